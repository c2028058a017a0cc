"""Skills: what only one person can do, what is missing, and the training plan (R171h, M37)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from itineraire.engagement import Engagement
from itineraire.engagement.client import Training
from itineraire.roadmap import SkillLoad, SkillNeed
from itineraire.roadmap.cover import CoverOption, cheapest_cover


@dataclass(frozen=True)
class SkillState:
    """One skill that the plan asks for.

    Parameters
    ----------
    needed_hours, available_hours
        Hours over the horizon; ``available_hours`` is what its holders have left after run work.
    holders
        Names of those who have it.
    actions
        Number of actions that need it.
    """

    skill: str
    needed_hours: float
    available_hours: float
    holders: tuple[str, ...]
    actions: int

    @property
    def missing_hours(self) -> float:
        """Hours to find elsewhere."""
        return max(0.0, self.needed_hours - self.available_hours)

    @property
    def bus_factor(self) -> int:
        """Number of people whose absence stops this work (the plan stops when they are all away)."""
        return len(self.holders)


@dataclass(frozen=True)
class TrainingStep:
    """One line of the training plan, in the cheapest set that covers the gaps.

    Parameters
    ----------
    way
        ``train``, ``hire`` or ``buy``.
    hours_year
        Hours of the skill it brings over the horizon, once ready.
    ready_on
        Day it is useful if decided on the plan's first day.
    adopted
        True when the roadmap already counts on it: nobody has the skill.
    """

    skill: str
    way: str
    person_name: str
    hours_year: float
    cost_eur: float
    ready_on: date
    adopted: bool = False


@dataclass(frozen=True)
class SkillPlan:
    """Skills at risk and what covers them.

    Parameters
    ----------
    cost_eur
        Euros of the steps that the roadmap adopted.
    uncovered
        Skills in which no set of the options given brings enough hours.
    """

    skills: tuple[SkillState, ...]
    training: tuple[TrainingStep, ...]
    cost_eur: float
    uncovered: tuple[str, ...]

    @property
    def fragile(self) -> tuple[SkillState, ...]:
        """Skills that the plan needs and that one person at most holds."""
        return tuple(item for item in self.skills if item.bus_factor <= 1)


def plan_skills(engagement: Engagement, loads: Sequence[SkillLoad], needs: Sequence[SkillNeed]) -> SkillPlan:
    """Return who holds each skill and the cheapest way to bring the missing hours.

    Parameters
    ----------
    loads
        Hours asked by all the candidates and hours available by skill, from the roadmap.
    needs
        Skills that lack hours, with the options that the roadmap adopted.
    """
    people = engagement.client.people
    states = tuple(
        SkillState(
            load.skill,
            load.asked_hours,
            sum(load.available_hours),
            tuple(person.name for person in people if load.skill in person.skills),
            sum(load.skill in action.hours for action in engagement.actions),
        )
        for load in loads
    )
    missing = {state.skill: state.missing_hours for state in states if state.missing_hours > 0}
    options = engagement.client.skill_options
    adopted = [number for number, item in enumerate(options) if _is_adopted(item, needs)]
    others = [
        _option(number, item, engagement)
        for number, item in enumerate(options)
        if number not in adopted and item.skill in missing
    ]
    cover = cheapest_cover(missing, others)
    names = {person.id: person.name for person in people}
    chosen = [int(option.name) for option in cover.options]
    steps = [_step(options[number], engagement, names, number in adopted) for number in [*adopted, *chosen]]
    return SkillPlan(
        states, tuple(steps), sum(step.cost_eur for step in steps if step.adopted), cover.uncovered
    )


def _is_adopted(item: Training, needs: Sequence[SkillNeed]) -> bool:
    return any(
        option.adopted and option.way == item.way and option.cost_eur == round(item.cost_eur)
        for need in needs
        if need.skill == item.skill
        for option in need.options
    )


def _option(number: int, item: Training, engagement: Engagement) -> CoverOption:
    hours = _hours_brought(item, engagement)
    return CoverOption(str(number), item.way, round(item.cost_eur), {item.skill: hours})


def _hours_brought(item: Training, engagement: Engagement) -> float:
    return item.hours_week * max(0, engagement.client.horizon_days // 7 - item.ready_weeks)


def _step(item: Training, engagement: Engagement, names: Mapping[str, str], adopted: bool) -> TrainingStep:
    return TrainingStep(
        item.skill,
        item.way,
        names.get(item.person or "", ""),
        _hours_brought(item, engagement),
        item.cost_eur,
        engagement.client.start + timedelta(weeks=item.ready_weeks),
        adopted,
    )
