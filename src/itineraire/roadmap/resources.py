"""The plan's means as the pages show them: hours by skill and person, missing skills, budget lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from itineraire.engagement import Range
from itineraire.vocabulary import BudgetKind


@dataclass(frozen=True)
class SkillLoad:
    """Hours of one skill, week by week (R13, R130).

    Parameters
    ----------
    needed_hours
        Taken by the plan in each week.
    available_hours
        Of all who have the skill, net of leave, holidays and run work; someone with two skills counts in
        both.
    asked_hours
        Over the horizon, if every candidate were done.
    people
        How many have the skill; 1 is a weak point.
    """

    skill: str
    needed_hours: tuple[float, ...]
    available_hours: tuple[float, ...]
    asked_hours: float
    people: int

    @property
    def share(self) -> float | None:
        """Share of the hours that the plan takes over the horizon; ``None`` when there are none."""
        total = sum(self.available_hours)
        return sum(self.needed_hours) / total if total > 0 else None


@dataclass(frozen=True)
class PersonLoad:
    """Hours of one person, week by week, the work being shared as evenly as skills allow."""

    id: str
    name: str
    planned_hours: tuple[float, ...]
    available_hours: tuple[float, ...]


@dataclass(frozen=True)
class SkillOption:
    """One way to find the hours of a missing skill."""

    way: str
    person_name: str
    cost_eur: int
    hours_week: float
    ready_weeks: int
    adopted: bool
    """True when the plan counts on it: a decision to ask for."""


@dataclass(frozen=True)
class SkillNeed:
    """A skill whose hours do not cover all the candidates (R130, M37).

    Parameters
    ----------
    asked_hours, available_hours
        Over the horizon, all candidates together.
    held
        False when nobody in the team has it.
    options
        What ``client.yaml`` proposes, cheapest first.
    tied
        Other skills of the same people, when only all of them together lack hours.
    """

    skill: str
    asked_hours: float
    available_hours: float
    held: bool
    options: tuple[SkillOption, ...]
    tied: tuple[str, ...] = ()

    @property
    def skills(self) -> tuple[str, ...]:
        """The skill, and those tied to it."""
        return (self.skill, *self.tied)

    @property
    def is_asked(self) -> bool:
        """Say whether it is a decision to take: the plan counts on an option, or nobody priced one yet."""
        return not self.held and (not self.options or any(option.adopted for option in self.options))


@dataclass(frozen=True)
class BudgetLineTotal:
    """One of the six lines over the horizon, in euros (R134).

    Parameters
    ----------
    planned
        What ``client.yaml`` lists under this line.
    committed
        The part that is spent whatever the plan retains, contingency included.
    actions
        Purchases of the retained actions, paid from what is not committed.
    to_confirm
        True when ``client.yaml`` has no such line.
    """

    kind: BudgetKind
    quantity: str
    planned: Range
    committed: Range
    actions: Range
    to_confirm: bool

    @property
    def spent(self) -> Range:
        """Committed and bought for the actions, together."""
        one, two = self.committed, self.actions
        return Range(low=one.low + two.low, likely=one.likely + two.likely, high=one.high + two.high)


@dataclass(frozen=True)
class Budget:
    """External euros of the plan.

    Parameters
    ----------
    lines
        The six lines, always.
    months, monthly_eur
        First day of each month and likely spending in it.
    monthly_by_kind
        The same, line by line.
    low, likely, high
        Totals, end by end; ``high`` supposes that everything goes wrong at once.
    p80
        Total that holds four times in five: the one to ask for (R133).
    envelope_eur
        What the sponsor grants under this scenario; ``None`` when ``client.yaml`` does not say.
    for_actions_eur
        What the plan could spend on actions: the envelope less what is committed and the contingency.
    """

    lines: tuple[BudgetLineTotal, ...]
    months: tuple[date, ...]
    monthly_eur: tuple[float, ...]
    monthly_by_kind: Mapping[BudgetKind, tuple[float, ...]]
    low: float
    likely: float
    high: float
    p80: float
    envelope_eur: float | None
    for_actions_eur: float
