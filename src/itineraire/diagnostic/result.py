"""What the diagnostic finds, as facts: numbers, periods and sources, never sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from itineraire.vocabulary import Axis, Unit

Scalar = float | int | str | bool | date | None


class FindingKind(StrEnum):
    """A finding is a risk, an opportunity, or context that explains other figures (R45)."""

    RISK = "risk"
    OPPORTUNITY = "opportunity"
    CONTEXT = "context"


@dataclass(frozen=True)
class Measure:
    """One KPI of the baseline.

    Parameters
    ----------
    kpi
        Code of ``vocabulary.KPIS`` or of the client's own KPI sheet.
    value
        In ``unit``; ``None`` when the exports do not give it (never zero).
    low, high
        95 % interval, in ``unit``; ``None`` when it has no meaning (a total).
    start, end
        First and last day measured, both included.
    source
        Report ids joined by ``;``, or ``client`` for a value typed in ``objectives.yaml``.
    noise
        Relative standard deviation of the season-adjusted monthly value; ``None`` below 6 full months.
    smallest_change
        Smallest relative change provable over the next quarter (5 % risk, 80 % power), M24.
    reliability
        0 to 1, the weakest part caps the rest (M13).
    """

    kpi: str
    value: float | None
    unit: Unit
    low: float | None = None
    high: float | None = None
    start: date | None = None
    end: date | None = None
    source: str = ""
    noise: float | None = None
    smallest_change: float | None = None
    reliability: float | None = None


@dataclass(frozen=True)
class Stake:
    """Euros of margin a month at stake, as P10 / P50 / P90, with the hypotheses that made them (M6)."""

    low: float
    likely: float
    high: float
    hypotheses: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """One thing the figures say; ``wording.diagnostic`` writes the sentence from ``code`` and ``values``.

    Parameters
    ----------
    code
        Stable name, also used by ``actions.csv`` in its column ``finding``.
    values
        Every number and label the sentence quotes, unformatted.
    start, end, source
        Period and reports the figures come from (R44).
    stake
        Euros of margin a month, when they can be computed.
    kpi
        KPI that the finding is about.
    """

    code: str
    axis: Axis
    kind: FindingKind
    values: Mapping[str, Scalar]
    start: date
    end: date
    source: str
    stake: Stake | None = None
    kpi: str | None = None
