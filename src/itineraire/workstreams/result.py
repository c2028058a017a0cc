"""What framing the workstreams gives: scored actions, one sheet a workstream, the trace, what is refused.

The roadmap reads ``Workstreams.candidates``: every action that may be scheduled, with its hours, its euros
and its place in the ranking. Everything else (no owner, stopped, habit) is listed apart with its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from itineraire.diagnostic.result import Finding
from itineraire.engagement.base import Range
from itineraire.engagement.decisions import Weights
from itineraire.errors import Fault
from itineraire.vocabulary import ActionKind, Direction, Domain, Unit, WorkstreamType


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
    flags: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Deliverable:
    """What is handed over, and the criterion that says it is done (R27)."""

    action: str
    text: str
    criterion: str
    owner_name: str


@dataclass(frozen=True)
class Change:
    """What must change, precisely (R26), and how it will be read (R30).

    Parameters
    ----------
    baseline
        Value today in ``unit``; ``None`` when nobody knows it (never zero).
    read_on, earliest_read
        Date typed by the consultant, and first date at which a verdict could have a meaning: the quickest
        action of the workstream started on the plan's first day, plus the window of its kind (M24).
    method
        How the effect will be told from luck: ``test``, ``control`` or ``series`` (R30).
    """

    kpi: str
    kpi_title: str
    unit: Unit
    direction: Direction
    baseline: float | None
    target: float
    read_on: date
    earliest_read: date
    method: str
    monthly: bool = False
    """True for a total: both values are those of a month."""


@dataclass(frozen=True)
class WorkstreamSheet:
    """One page a workstream (R102-R109).

    Parameters
    ----------
    exists
        False when it has no owner, no action or no measurable result: it is refused, a fault says so.
    missing
        Codes of the missing parts, among ``owner``, ``action``, ``baseline``, ``scope``, ``framed``,
        ``prioritised``, ``communicated``.
    impact_eur_month
        Sum of the sized actions that are candidates; ``None`` when none is sized.
    unsized
        Number of candidate actions without any impact.
    """

    id: str
    title: str
    type: WorkstreamType
    domain: Domain
    owner: str | None
    owner_name: str
    owner_role: str
    contributor_names: tuple[str, ...]
    scope_in: str
    scope_out: str
    change: Change
    criteria: tuple[str, ...]
    deliverables: tuple[Deliverable, ...]
    actions: tuple[str, ...]
    key_results: tuple[str, ...]
    objectives: tuple[str, ...]
    strategy: tuple[str, ...]
    findings: tuple[Finding, ...]
    hours: Range
    hours_by_skill: Mapping[str, float]
    cost_eur: Range
    effort_eur: Range
    impact_eur_month: Range | None
    unsized: int
    framed: bool
    prioritised: bool
    communicated: bool
    exists: bool
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class FreedHours:
    """Hours a week that stopping a habit gives back (R128)."""

    action: str
    title: str
    owner: str | None
    owner_name: str
    hours_week: float
    hours_by_skill: Mapping[str, float]
    """Split of ``hours_week`` over the skills that the habit uses."""


@dataclass(frozen=True)
class Trace:
    """One thread: finding -> action -> key result -> objective (R5); ``None`` is a broken link."""

    action: str
    finding: str | None
    key_result: str | None
    objective: str | None

    @property
    def is_whole(self) -> bool:
        """True when both ends are tied."""
        return self.finding is not None and self.key_result is not None


@dataclass(frozen=True)
class Orphans:
    """What hangs on nothing: reported, never hidden."""

    actions_without_finding: tuple[str, ...] = ()
    actions_without_key_result: tuple[str, ...] = ()
    findings_without_action: tuple[str, ...] = ()
    """Risks and opportunities of the diagnostic that no action answers."""
    key_results_without_action: tuple[str, ...] = ()
    objectives_without_workstream: tuple[str, ...] = ()
    workstreams_without_objective: tuple[str, ...] = ()
    strategy_without_workstream: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Number of broken links."""
        return sum(len(getattr(self, name)) for name in self.__dataclass_fields__)


@dataclass(frozen=True, eq=False)
class Workstreams:
    """Six to ten bodies of work and the ranked backlog that they hold.

    Parameters
    ----------
    sheets
        One a workstream, in the order of ``workstreams.yaml``.
    actions
        Every action of ``actions.csv``, ranked; ``rank`` counts from 1.
    freed
        Habits to stop and the hours they free.
    weights
        The scenario's weights that made the ranking.
    top_count
        How many first places ``top_share`` counts.
    impact_floor_eur_month
        Below this many expected euros a month an action is of low impact.
    effort_limit_eur
        Above this many euros of effort an action is high effort (median of the backlog).
    unanswered
        Findings that no action answers, by code.
    strategy
        Text of each strategic line by id.
    """

    client: str
    as_of: date
    scenario: str
    sheets: tuple[WorkstreamSheet, ...]
    actions: tuple[ScoredAction, ...]
    freed: tuple[FreedHours, ...]
    traces: tuple[Trace, ...]
    orphans: Orphans
    faults: tuple[Fault, ...]
    weights: Weights
    top_count: int
    impact_floor_eur_month: float
    effort_limit_eur: float
    unanswered: Mapping[str, Finding] = field(default_factory=dict)
    strategy: Mapping[str, str] = field(default_factory=dict)
    objective_titles: Mapping[str, str] = field(default_factory=dict)
    key_result_titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def candidates(self) -> tuple[ScoredAction, ...]:
        """Actions that the roadmap may retain, best first."""
        return self._decided(Decision.CANDIDATE)

    @property
    def ownerless(self) -> tuple[ScoredAction, ...]:
        """Actions that nobody answers for: never scheduled (R167c)."""
        return self._decided(Decision.NO_OWNER)

    @property
    def stopped(self) -> tuple[ScoredAction, ...]:
        """Projects not started and habits stopped because their impact is too low."""
        return self._decided(Decision.STOP)

    def _decided(self, decision: Decision) -> tuple[ScoredAction, ...]:
        return tuple(action for action in self.actions if action.decision is decision)
