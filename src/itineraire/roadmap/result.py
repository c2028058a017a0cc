"""What planning gives: what is done, when and by whom; what is refused and why; with what doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from itineraire.engagement import Range
from itineraire.errors import Fault
from itineraire.roadmap.refusals import MarginalValue
from itineraire.roadmap.resources import Budget, PersonLoad, SkillLoad, SkillNeed
from itineraire.roadmap.rules import RuleKind
from itineraire.vocabulary import ActionKind, Domain
from itineraire.workstreams import Quadrant


class Answer(StrEnum):
    """What the plan says of one action (R124): three answers, none left empty."""

    NOW = "now"
    """Starts in the first 90 days."""
    LATER = "later"
    """Starts after them, or waits for hours, euros or proof."""
    NO = "no"
    """Not done: too little impact, excluded, or another one is done instead."""


@dataclass(frozen=True)
class Reason:
    """One reason of a refusal; ``wording.roadmap.REASONS`` writes it.

    Parameters
    ----------
    kind
        What stands in the way.
    subject
        Skill, action, workstream or KPI concerned, as the client names it; empty for the whole plan.
    amount_eur
        Euros by which the action costs more than it brings, for that reason only.
    """

    kind: RuleKind
    subject: str = ""
    amount_eur: int = 0


@dataclass(frozen=True)
class Step:
    """One of the short steps of a long action (R15): its days and its hours."""

    start: date
    end: date
    hours: float


@dataclass(frozen=True)
class ScheduledAction:
    """One retained action with its dates.

    Parameters
    ----------
    start, end
        First and last working day, as planned.
    p50, p80
        Days by which it is delivered one time in two, four times in five: steer on the first, announce the
        second.
    on_time
        Probability that it is delivered by ``end``.
    criticality
        Share of draws in which its end decides that of the whole plan.
    horizon_days
        First of the horizons (90, 180, 365) that its end falls in.
    hours
        Likely internal hours by skill.
    value_eur
        Euros of margin to come within the horizon, chance of failure and likely external cost deducted.
    imposed
        True when it is mandatory or kept by the meeting.
    pays_back
        Day by which its expected gains have repaid its hours and purchases; ``None`` when they never do.
    steps
        Steps of an action longer than a quarter, in sequence; empty for a short one.
    """

    id: str
    title: str
    deliverable: str
    criterion: str
    workstream: str
    workstream_title: str
    kind: ActionKind
    quadrant: Quadrant
    owner: str
    owner_name: str
    contributors: tuple[str, ...]
    depends_on: tuple[str, ...]
    finding: str | None
    key_result: str | None
    start_week: int
    weeks: int
    start: date
    end: date
    p50: date
    p80: date
    on_time: float
    criticality: float
    horizon_days: int
    hours: Mapping[str, float]
    cost_eur: Range
    expected_eur_month: float
    value_eur: int
    imposed: bool
    answer: Answer
    steps: tuple[Step, ...] = ()
    pays_back: date | None = None


@dataclass(frozen=True)
class RefusedAction:
    """One action that will not be done in this plan.

    Parameters
    ----------
    reasons
        The fewest things that would have to change for it to be done.
    price_eur
        Euros of margin given up over the horizon, chance of failure and external cost deducted, 0 when refusing
        saves money; ``None`` when nobody sized it.
    answer
        ``LATER`` when more hours, euros or proof would let it in, else ``NO``.
    """

    id: str
    title: str
    workstream: str
    workstream_title: str
    owner_name: str
    reasons: tuple[Reason, ...]
    price_eur: int | None
    expected_eur_month: float
    hours: Mapping[str, float]
    cost_eur: Range
    answer: Answer


@dataclass(frozen=True)
class Horizon:
    """One of the three horizons (R120).

    Parameters
    ----------
    last_day
        Its last day.
    actions
        Retained actions whose planned end falls in it and in no earlier one.
    p50, p80
        Days by which all that is due by then is delivered; ``None`` when nothing is due.
    buffer_days
        Calendar days between the two: the reserve (R32).
    on_time
        Probability that all that is due by then is delivered by its last day.
    slack_hours
        Hours of the team left free from the first day to this one.
    launched
        Workstreams with an action that starts in it and in no earlier one.
    """

    days: int
    last_day: date
    actions: tuple[str, ...]
    p50: date | None
    p80: date | None
    buffer_days: int | None
    on_time: float | None
    slack_hours: float
    launched: tuple[str, ...]


@dataclass(frozen=True)
class DoubtCase:
    """The plan's end under one assumption on how delays go together (M19)."""

    correlation: float
    p50: date | None
    p80: date | None
    holds: float | None
    """Probability that every action ends as planned."""
    assumed: bool
    """True for the case printed everywhere else."""
    end_holds: float | None = None
    """Probability that the plan ends by the safe date printed everywhere else."""


@dataclass(frozen=True)
class DomainShare:
    """Hours and euros of one domain, before and after arbitration (R40)."""

    domain: Domain
    asked_hours: float
    kept_hours: float
    asked_eur: float
    kept_eur: float


@dataclass(frozen=True)
class HeldBack:
    """One action of the first turns (measure, conversion, quick wins) that starts after a long-term asset (R118).

    Parameters
    ----------
    reasons
        What keeps it from the place of the first asset; empty when only its margin would suffer.
    """

    id: str
    title: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Acceptance:
    """Who accepted the plan that is printed, when and why."""

    on: date
    by: str
    why: str


@dataclass(frozen=True)
class Roadmap:
    """The plan of one scenario.

    Parameters
    ----------
    mondays
        Weeks of the plan.
    actions
        Retained actions, by start.
    refused
        Every other action, dearest first; kept habits are in ``habits``.
    value_eur
        Euros of margin to come within the horizon, chance of failure and likely external costs deducted: those
        of the actions, and of the help and trainings that the plan counts on.
    proved, possible_gain_share
        True when no plan is worth more; else the most that another could gain, as a fraction (``None`` when
        unknown).
    active_workstreams, active_limit
        Workstreams at work in each week, and how many may be.
    more
        What a little more of each skill and of the budget would bring, most first.
    warnings
        What the plan's linters say (R15, R32, R118, R121).
    draws
        Number of simulated durations behind P50 and P80.
    accepted
        The decision that fixed this plan, when it was re-planned and accepted; then nothing was computed again.
    held_back
        Exceptions to the order of R118, by start.
    season
        Months that the client says to sell more or less than the average month, as a share of it.
    """

    client: str
    as_of: date
    scenario: str
    scenario_title: str
    first_day: date
    last_day: date
    mondays: tuple[date, ...]
    actions: tuple[ScheduledAction, ...]
    refused: tuple[RefusedAction, ...]
    habits: tuple[str, ...]
    value_eur: int
    proved: bool
    possible_gain_share: float | None
    skills: tuple[SkillLoad, ...]
    people: tuple[PersonLoad, ...]
    needs: tuple[SkillNeed, ...]
    budget: Budget
    horizons: tuple[Horizon, ...]
    doubt: tuple[DoubtCase, ...]
    domains: tuple[DomainShare, ...]
    active_workstreams: tuple[int, ...]
    active_limit: tuple[int, ...]
    more: tuple[MarginalValue, ...]
    warnings: tuple[Fault, ...]
    draws: int
    accepted: Acceptance | None = None
    held_back: tuple[HeldBack, ...] = ()
    season: Mapping[int, float] = field(default_factory=dict)

    @property
    def refused_price_eur(self) -> int:
        """Sum of the prices of what is refused; unsized actions count for nothing."""
        return sum(action.price_eur or 0 for action in self.refused)

    @property
    def starts(self) -> dict[str, int]:
        """Start week of each retained action: what a later search or a re-plan begins with."""
        return {action.id: action.start_week for action in self.actions}

    @property
    def dates(self) -> dict[str, tuple[date, date]]:
        """First and last day of each retained action."""
        return {action.id: (action.start, action.end) for action in self.actions}
