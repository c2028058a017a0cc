"""One action once scored: its figures, its place in the ranking and on the map, what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from itineraire.engagement.base import Range
from itineraire.vocabulary import ActionKind


class Quadrant(StrEnum):
    """Where an action stands on the impact x effort map (R126-R128)."""

    QUICK_WIN = "quick_win"
    """High impact, low effort."""
    STRUCTURING = "structuring"
    """High impact, high effort: split into short steps."""
    STOP = "stop"
    """Low impact, even if comfortable."""
    ENABLER = "enabler"
    """Earns nothing itself; actions that earn depend on it, or the law or the sponsor imposes it."""
    UNSIZED = "unsized"
    """No impact was given and no finding gives one: it is neither stopped nor promoted, it must be sized."""


class Decision(StrEnum):
    """What the workstreams step hands over for one action."""

    CANDIDATE = "candidate"
    """The roadmap may retain it."""
    STOP = "stop"
    """Impact too low: a project is not started, a habit is stopped."""
    KEEP_HABIT = "keep_habit"
    """A running habit that earns its hours: it goes on and is not scheduled."""
    NO_OWNER = "no_owner"
    """« Une action sans owner n'existe pas » (R167c): listed apart, never scheduled."""


class ImpactSource(StrEnum):
    """Where an action's euros come from."""

    TYPED = "typed"
    """``impact_eur`` of ``actions.csv``."""
    FINDING = "finding"
    """A share of the finding's stake, measured by the diagnostic."""
    NONE = "none"
    """Nobody said."""


@dataclass(frozen=True)
class ScoredAction:
    """One action with everything the roadmap and the pages need.

    Parameters
    ----------
    owner, owner_name
        Slug and name; ``None`` and ``""`` when nobody answers for it.
    hours
        Internal hours by skill over the whole action, low / likely / high.
    hours_total
        Sum over the skills.
    cost_eur
        External euros, once.
    effort_eur
        Internal hours at the mean hourly cost of those who hold the skill, plus external euros.
    impact_eur_month
        Euros of margin a month at full effect, before the chance of failure; ``None`` when not sized.
    success_probability
        Chance that the impact comes, from ``risk`` (``scoring.SUCCESS_BY_RISK``).
    expected_eur_month
        Mean impact times chance of success; 0 when not sized or for an enabler.
    unlocked_eur_month
        Expected euros a month of every action that needs this one, directly or not.
    prerequisites
        Number of actions that must be delivered before, directly or not.
    rank
        1 is the first; actions without owner are ranked too.
    top_share
        Share of draws of the ranges, under the scenario's weights, in which it is among the first
        ``top_count``.
    robust_share, first_share
        Share of draws over *all* weightings in which it is among the first ``top_count``, and the very first.
    rank_low, rank_high
        10th and 90th percentile of its rank under the scenario's weights.
    rice, wsjf
        Two named weightings: expected euros a month per 1 000 euros of effort (RICE); expected and unlocked
        euros a month per week of duration (WSJF).
    quadrant, quadrant_shares
        Most likely quadrant, and the share of draws in each.
    flags
        Codes of remarks printed beside the action (``wording.workstreams.FLAGS``).
    """

    id: str
    workstream: str
    workstream_title: str
    title: str
    deliverable: str
    criterion: str
    kind: ActionKind
    owner: str | None
    owner_name: str
    contributors: tuple[str, ...]
    hours: Mapping[str, Range]
    hours_total: Range
    cost_eur: Range
    effort_eur: Range
    impact_eur_month: Range | None
    impact_source: ImpactSource
    risk: int
    success_probability: float
    expected_eur_month: float
    unlocked_eur_month: float
    prerequisites: int
    weeks: int
    lag_weeks: int
    ramp_weeks: int
    depends_on: tuple[str, ...]
    finding: str | None
    key_result: str | None
    hypothesis: str | None
    rank: int
    top_share: float
    robust_share: float
    first_share: float
    rank_low: int
    rank_high: int
    rice: float
    wsjf: float
    quadrant: Quadrant
    quadrant_shares: Mapping[Quadrant, float]
    decision: Decision
    habit: bool = False
    run_hours_week: float = 0.0
    mandatory: bool = False
    either_or: str | None = None
    not_before: date | None = None
    deadline: date | None = None
    data_gate: str | None = None
    delay_risk: float = 0.0
    delay_weeks: int = 0
    flags: tuple[str, ...] = ()
    line: int = 0
