"""What setting the objectives gives: objectives accepted or refused, targets and outlook, the KPI sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from itineraire.engagement.base import Range
from itineraire.errors import Fault
from itineraire.vocabulary import Direction, Family, Goal, Model, Unit


class Ambition(StrEnum):
    """Where a target stands among the futures in which nothing is done (M30, R94)."""

    MAINTAIN = "maintain"
    """At least one chance in two to get there with no action."""
    WITHIN_REACH = "within_reach"
    """Between one in ten and one in two."""
    AMBITIOUS = "ambitious"
    """Between one in a hundred and one in ten."""
    UNREALISTIC = "unrealistic"
    """Less than one in a hundred: nothing in the past goes that way."""
    UNKNOWN = "unknown"
    """History too short, or no baseline."""


@dataclass(frozen=True)
class Fan:
    """A season-adjusted past and its do-nothing future, by month, on the baseline's level and unit."""

    start: date
    history: tuple[float, ...]
    low: tuple[float, ...]
    middle: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True)
class Outlook:
    """What the KPI would be at the due date with no action.

    Parameters
    ----------
    low, middle, high
        P10, P50 and P90 of the level read over the last ``read_months`` months before the due date.
    reach_probability
        Share of do-nothing futures that reach the target anyway (M16).
    months
        Full months of history behind it.
    seasonal
        False when the history is too short to take the season off.
    """

    low: float
    middle: float
    high: float
    reach_probability: float
    months: int
    read_months: int
    seasonal: bool
    fan: Fan


class TargetKind(StrEnum):
    """How the target was written: points and percents are never mixed (R96)."""

    VALUE = "value"
    PERCENT = "percent"
    POINTS = "points"
    NONE = "none"


@dataclass(frozen=True)
class KeyResultState:
    """One key result, resolved.

    Parameters
    ----------
    baseline, target
        In ``unit``; ``None`` when unknown, never zero.
    change
        As written: the value, the fraction (0.25 for +25 %) or the points (0.3 for +0.3 point).
    margin_eur_month
        Euros of margin a month if the target is reached; ``None`` when it cannot be computed.
    needed_change, provable_change
        Relative change to reach, and the smallest one that a quarter of data can prove (M24).
    tree_path
        Codes from the KPI up to the model's goal; empty when it hangs on nothing (R90).
    monthly
        True for a total: its baseline and its target are those of a month.
    accepted
        False when it is refused; the codes say why.
    """

    id: str
    objective: str
    title: str
    kpi: str
    kpi_title: str
    unit: Unit
    direction: Direction
    baseline: float | None
    target: float | None
    kind: TargetKind
    change: float | None
    due: date
    outlook: Outlook | None
    ambition: Ambition
    margin_eur_month: Range | None
    needed_change: float | None
    provable_change: float | None
    tree_path: tuple[str, ...]
    monthly: bool
    accepted: bool
    refusals: tuple[str, ...] = ()


@dataclass(frozen=True)
class ObjectiveState:
    """One objective as judged.

    Parameters
    ----------
    missing
        Parts still to be written, among ``outcome``, ``intent``, ``segment``, ``key_result``.
    refusals
        Codes of what refuses it; empty when it is accepted.
    workstreams
        Ids of the workstreams that serve one of its key results: the means (R91).
    """

    id: str
    goal: Goal
    title: str
    intent: str | None
    segment: str | None
    segment_name: str
    owner: str
    owner_name: str
    start: date
    end: date
    strategy: tuple[str, ...]
    key_results: tuple[KeyResultState, ...]
    workstreams: tuple[str, ...]
    accepted: bool
    missing: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()


@dataclass(frozen=True)
class KpiSheetLine:
    """One KPI of the sheet with what a steering meeting needs (R93).

    Parameters
    ----------
    title, definition, source
        As the client wrote them; empty for a KPI of the vocabulary, which ``wording.terms`` names.
    low, high
        95 % interval of the baseline.
    monthly
        True for a total: its baseline and its alerts are those of a month.
    gaps
        Missing parts, among ``definition``, ``source``, ``owner``, ``threshold``, ``baseline``.
    """

    kpi: str
    title: str
    family: Family
    unit: Unit
    direction: Direction
    definition: str
    source: str
    owner: str | None
    owner_name: str
    baseline: float | None
    low: float | None
    high: float | None
    start: date | None
    end: date | None
    alert_low: float | None
    alert_high: float | None
    noise: float | None
    smallest_change: float | None
    reliability: float | None
    until: date | None
    workstream: str | None
    monthly: bool
    typed: bool
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class NearDuplicate:
    """Two KPIs that say the same thing (M31, R99).

    Parameters
    ----------
    correlation
        Correlation of their season-adjusted monthly changes.
    drop
        The one proposed for removal; ``None`` when both serve a key result.
    """

    first: str
    second: str
    correlation: float
    months: int
    drop: str | None


@dataclass(frozen=True)
class TreeFactor:
    """One factor of the model's product: monthly means of two periods and what its change brought (M15)."""

    code: str
    unit: Unit
    before: float
    after: float
    effect: float


@dataclass(frozen=True)
class KpiTree:
    """The model's product, and the change of the last period split exactly between its factors.

    Parameters
    ----------
    goal
        KPI that the factors multiply into.
    before, after
        Monthly mean of the goal over the two periods, in ``unit``.
    months
        Length of each period; the season cancels only when it is 12.
    """

    goal: str
    unit: Unit
    before: float
    after: float
    months: int
    start: date
    end: date
    factors: tuple[TreeFactor, ...]


@dataclass(frozen=True)
class SegmentLine:
    """A priority segment and its weight (R171a)."""

    id: str
    name: str
    customers: float
    value_eur: float
    value_share: float | None
    value_per_customer_eur: float | None
    objectives: tuple[str, ...]


@dataclass(frozen=True)
class MatrixRow:
    """A line of a matrix: which workstreams serve it; none means that it is not translated (R25, R91)."""

    id: str
    text: str
    workstreams: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Objectives:
    """The business results aimed at, each with its figures, and the sheet that watches them.

    Parameters
    ----------
    objectives
        Accepted and refused, in the order of ``objectives.yaml``.
    faults
        Every refusal and remark, as data (code, place, what was found).
    workstream_titles
        Title of each workstream by id, for the matrices.
    idle_workstreams
        Workstreams that serve no objective.
    margin_rate_supplied
        False when euros rest on a margin of 100 % because nobody gave one.
    """

    client: str
    model: Model
    as_of: date
    objectives: tuple[ObjectiveState, ...]
    sheet: tuple[KpiSheetLine, ...]
    duplicates: tuple[NearDuplicate, ...]
    tree: KpiTree | None
    segments: tuple[SegmentLine, ...]
    strategy_matrix: tuple[MatrixRow, ...]
    objective_matrix: tuple[MatrixRow, ...]
    workstream_titles: Mapping[str, str]
    idle_workstreams: tuple[str, ...]
    faults: tuple[Fault, ...]
    margin_rate_supplied: bool

    @property
    def accepted(self) -> tuple[ObjectiveState, ...]:
        """Objectives that hold."""
        return tuple(objective for objective in self.objectives if objective.accepted)

    @property
    def refused(self) -> tuple[ObjectiveState, ...]:
        """Objectives to rewrite: listed as refused, never dropped in silence."""
        return tuple(objective for objective in self.objectives if not objective.accepted)

    @property
    def key_results(self) -> tuple[KeyResultState, ...]:
        """Accepted key results of accepted objectives."""
        return tuple(kr for objective in self.accepted for kr in objective.key_results if kr.accepted)
