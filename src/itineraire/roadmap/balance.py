"""Needed against available hours, and the cheapest way to cover what is missing (R130, M37)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from itineraire.roadmap.capacity import hours_asked
from itineraire.roadmap.problem import WEEKS_PER_QUARTER, Problem


@dataclass(frozen=True)
class SkillBalance:
    """Hours of one skill in one quarter.

    Parameters
    ----------
    skill, quarter
        The skill; the quarter of the plan, from 0.
    available_hours
        Hours of all who have the skill, even if they have others.
    planned_hours
        Hours that the plan asks for.
    """

    skill: str
    quarter: int
    available_hours: float
    planned_hours: float


@dataclass(frozen=True)
class SkillGap:
    """Hours of one skill that all the candidates would ask for, against what there is over the horizon.

    Parameters
    ----------
    skill
        The skill.
    needed_hours
        Hours asked for by all candidates.
    available_hours
        Hours of all who have the skill.
    people
        Number of people who have it; 1 is a weak point: nobody replaces that person.
    """

    skill: str
    needed_hours: float
    available_hours: float
    people: int

    @property
    def missing_hours(self) -> float:
        """Hours to find elsewhere; 0 when there are enough."""
        return max(0.0, self.needed_hours - self.available_hours)


@dataclass(frozen=True)
class CoverOption:
    """A way to bring hours of one or several skills.

    Parameters
    ----------
    name
        What it is called.
    way
        ``train``, ``hire`` or ``buy``.
    cost_eur
        Euros over the horizon, all or nothing.
    hours
        Hours brought by skill over the horizon.
    """

    name: str
    way: str
    cost_eur: int
    hours: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Cover:
    """The cheapest set of options that covers the gaps.

    Parameters
    ----------
    options
        The chosen options.
    cost_eur
        Their total.
    uncovered
        Skills that no set of options covers.
    """

    options: tuple[CoverOption, ...]
    cost_eur: int
    uncovered: tuple[str, ...]


def skill_balances(
    problem: Problem, starts: Mapping[str, int], available: Mapping[str, Sequence[float]]
) -> tuple[SkillBalance, ...]:
    """Return the needed x available matrix, by skill and quarter.

    Parameters
    ----------
    problem, starts
        The problem and the plan's start weeks.
    available
        Hours of each skill in each week.
    """
    asked = hours_asked(problem, starts)
    nothing = (0.0,) * problem.weeks
    return tuple(
        SkillBalance(
            skill,
            quarter,
            available_hours=sum(available.get(skill, nothing)[first : first + WEEKS_PER_QUARTER]),
            planned_hours=sum(asked[skill][first : first + WEEKS_PER_QUARTER]),
        )
        for skill in problem.skills
        for quarter, first in enumerate(range(0, problem.weeks, WEEKS_PER_QUARTER))
    )


def skill_gaps(
    problem: Problem, available: Mapping[str, Sequence[float]], people: Mapping[str, int]
) -> tuple[SkillGap, ...]:
    """Return needed against available hours of every skill over the horizon, largest gap first."""
    gaps = [
        SkillGap(
            skill,
            needed_hours=sum(task.hours.get(skill, 0.0) for task in problem.tasks),
            available_hours=float(sum(available.get(skill, ()))),
            people=people.get(skill, 0),
        )
        for skill in problem.skills
    ]
    return tuple(sorted(gaps, key=lambda gap: (-gap.missing_hours, gap.skill)))


def cheapest_cover(missing_hours: Mapping[str, float], options: Sequence[CoverOption]) -> Cover:
    """Return the cheapest options that together bring the missing hours (M37).

    Parameters
    ----------
    missing_hours
        Hours to find by skill.
    options
        Candidate trainings, hires and purchases; each is taken whole or not at all.

    Notes
    -----
    Set cover by integer programming. A skill that all options together cannot cover is left out and named.
    """
    from ortools.sat.python import cp_model

    wanted = {skill: hours for skill, hours in missing_hours.items() if hours > 0}
    total = {skill: sum(option.hours.get(skill, 0.0) for option in options) for skill in wanted}
    uncovered = tuple(sorted(skill for skill in wanted if total[skill] < wanted[skill] - 1e-9))
    model = cp_model.CpModel()
    chosen = [model.new_bool_var(f"option{number}") for number in range(len(options))]
    for skill, hours in wanted.items():
        if skill not in uncovered:
            brought = [round(option.hours.get(skill, 0.0) * 60) for option in options]
            model.add(
                cp_model.LinearExpr.weighted_sum(chosen, brought) >= min(sum(brought), round(hours * 60))
            )
    model.minimize(cp_model.LinearExpr.weighted_sum(chosen, [option.cost_eur for option in options]))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.solve(model)
    taken = tuple(
        option for option, literal in zip(options, chosen, strict=True) if solver.boolean_value(literal)
    )
    return Cover(taken, sum(option.cost_eur for option in taken), uncovered)
