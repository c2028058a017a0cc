"""What framing the workstreams gives: scored actions, one sheet a workstream, the trace, what is refused.

The roadmap reads ``Workstreams.candidates``: every action that may be scheduled, with its hours, its euros
and its place in the ranking. Everything else (no owner, stopped, habit) is listed apart with its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from itineraire.diagnostic.result import Finding
from itineraire.engagement.base import Range
from itineraire.engagement.decisions import Weights
from itineraire.errors import Fault
from itineraire.vocabulary import Direction, Domain, Unit, WorkstreamType
from itineraire.workstreams.scored import Decision, ImpactSource, Quadrant, ScoredAction

__all__ = [
    "Change",
    "Decision",
    "Deliverable",
    "FreedHours",
    "ImpactSource",
    "Orphans",
    "Quadrant",
    "ScoredAction",
    "Trace",
    "WorkstreamSheet",
    "Workstreams",
]


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
    impact_percent, effort_percent
        The scenario's: estimates of actions that the meeting revised, already in the figures.
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
    impact_percent: Mapping[str, float] = field(default_factory=dict)
    effort_percent: Mapping[str, float] = field(default_factory=dict)

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
