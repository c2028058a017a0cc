"""The cheapest way to cover missing hours: train, hire or buy (R130, M37)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


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
