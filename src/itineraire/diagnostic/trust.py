"""Facts about trust: data quality, risks, what is covered, where the figures come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from itineraire.diagnostic.facts import Share
from itineraire.vocabulary import Axis, Debt


@dataclass(frozen=True)
class GapLine:
    """One figure that two reports give differently (R168b)."""

    what: str
    first_source: str
    first: float
    second_source: str
    second: float
    gap: float
    reports: str = ""
    """Ids of the two reports, joined by ``;``."""


@dataclass(frozen=True)
class ReconciliationLine:
    """One cause of the gap between the shop and analytics, in orders, signed (M10).

    ``rate`` is what was measured of the cause: hours of a clock, share of refusals, share left unexplained.
    """

    cause: str
    orders: float
    rate: float | None = None


@dataclass(frozen=True)
class BreakLine:
    """One dated event that changes how figures are read."""

    kind: str
    on: date
    change: float


@dataclass(frozen=True)
class SearchTotal:
    """Clicks of one Search Console table."""

    dimension: str
    clicks: float
    rows: int
    source: str


@dataclass(frozen=True)
class HygieneLine:
    """One check of the CRM (R73): ``cases`` records fail among ``of``, with Wilson's interval of their share."""

    what: str
    cases: int
    of: int
    low: float
    high: float
    reports: str = ""
    """Ids of the reports checked, joined by ``;``."""


@dataclass(frozen=True)
class ReliabilityLine:
    """How far a KPI can be trusted; the weakest part caps the score (M13)."""

    kpi: str
    score: float
    weakest: str


@dataclass(frozen=True)
class DataQuality:
    """Axis 4: whether the figures can be believed."""

    reliability: tuple[ReliabilityLine, ...] = ()
    score: float | None = None
    """Mean of the scores; ``None`` when nothing can be measured."""
    gaps: tuple[GapLine, ...] = ()
    reconciliation: tuple[ReconciliationLine, ...] = ()
    breaks: tuple[BreakLine, ...] = ()
    search_totals: tuple[SearchTotal, ...] = ()
    missing_source_by_entry: tuple[Share, ...] = ()
    source_missing: float | None = None
    claimed_conversions: float | None = None
    actual_conversions: float | None = None
    stale_prospects: int | None = None
    without_owner: float | None = None
    opted_in: float | None = None
    hygiene: tuple[HygieneLine, ...] = ()


@dataclass(frozen=True)
class RiskLine:
    """One of the five debts, measured (R161-R165, M32).

    Parameters
    ----------
    indicator
        Name of the indicator in ``wording``.
    value, threshold
        Same unit; ``None`` when not supplied.
    level
        ``high``, ``medium``, ``low`` or ``unknown``.
    eur
        Margin a month at risk, when it can be computed.
    """

    debt: Debt
    indicator: str
    value: float | None
    threshold: float
    level: str
    eur: float | None = None


@dataclass(frozen=True)
class CoverageLine:
    """How much of an axis the exports allow to measure (R49)."""

    axis: Axis
    measured: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """Return the share of the axis's KPIs that are measured."""
        count = len(self.measured) + len(self.missing)
        return len(self.measured) / count if count else 0.0


@dataclass(frozen=True)
class SourceLine:
    """One report of one file: where the figures come from."""

    report: str
    file: str
    tool: str
    kind: str
    start: date | None
    end: date | None
    rows: int
