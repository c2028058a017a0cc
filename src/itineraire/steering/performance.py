"""The monthly page: each KPI, the trajectory to its target, and growth that earns nothing (R152)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from itineraire.objectives.result import Ambition, KeyResultState, KpiSheetLine, ObjectiveState
from itineraire.steering.causes import MEASURED_KPIS
from itineraire.steering.facts import ConsentChange
from itineraire.steering.series import KpiSeries, monthly
from itineraire.vocabulary import Direction, Family, Unit

_QUARTER = 3
_YEAR = 12


@dataclass(frozen=True)
class KpiMonth:
    """One KPI over the last whole month.

    Parameters
    ----------
    value, month
        Last whole month known; ``None`` for a KPI without monthly series.
    quarter, quarter_before
        Mean of the last three months, and of the same months one year earlier: the season cancels.
    change
        Relative change between the two, as a fraction.
    beyond_noise
        True when the change exceeds the smallest one that can be proven (M24); ``None`` when unknown.
    alert
        ``low`` or ``high`` when the value is beyond the sheet's threshold; empty otherwise.
    measure_changed
        Day on which consent moved between the two periods: the change is not the business's (R35).
    """

    kpi: str
    title: str
    unit: Unit
    direction: Direction
    family: Family
    owner_name: str
    baseline: float | None
    value: float | None
    month: date | None
    quarter: float | None
    quarter_before: float | None
    change: float | None
    beyond_noise: bool | None
    reliability: float | None
    alert: str = ""
    measure_changed: date | None = None


@dataclass(frozen=True)
class Trajectory:
    """The way of one key result to its target.

    Parameters
    ----------
    progress
        Share of the way done, 0 at the baseline and 1 at the target (M29).
    expected_progress
        Share of the time gone.
    low, middle, high
        P10, P50, P90 at the due date if nothing more is done.
    probability
        Chance of reaching the target if nothing more is done (M16).
    history
        Last values known, oldest first, from ``history_start`` month by month.
    """

    key_result: str
    title: str
    kpi: str
    kpi_title: str
    unit: Unit
    direction: Direction
    baseline: float | None
    current: float | None
    target: float
    start: date
    due: date
    progress: float | None
    expected_progress: float
    low: float | None
    middle: float | None
    high: float | None
    probability: float | None
    ambition: Ambition
    history_start: date | None
    history: tuple[float, ...]


@dataclass(frozen=True)
class HollowGrowth:
    """Visits rise while what pays falls (R167d): changes over three months against a year earlier."""

    traffic_change: float
    kpi: str
    kpi_change: float


def kpi_months(
    sheet: tuple[KpiSheetLine, ...],
    series: pd.DataFrame,
    consent: Sequence[ConsentChange] = (),
    *,
    as_of: date,
) -> tuple[KpiMonth, ...]:
    """Return one line a KPI of the sheet, temporary ones left out once their date has passed (R159)."""
    return tuple(
        _kpi_month(line, monthly(series, line.kpi), consent)
        for line in sheet
        if line.until is None or line.until >= as_of
    )


def _kpi_month(line: KpiSheetLine, found: KpiSeries | None, consent: Sequence[ConsentChange]) -> KpiMonth:
    value, month = _last(found)
    quarter, before = quarter_means(found)
    change = _relative(quarter, before)
    provable = line.smallest_change
    beyond = None if change is None or provable is None else abs(change) >= provable
    return KpiMonth(
        line.kpi,
        line.title,
        line.unit,
        line.direction,
        line.family,
        line.owner_name,
        line.baseline,
        value,
        month,
        quarter,
        before,
        change,
        beyond,
        line.reliability,
        _alert(value, line.alert_low, line.alert_high),
        _measure_changed(line.kpi, found, consent),
    )


def _measure_changed(kpi: str, found: KpiSeries | None, consent: Sequence[ConsentChange]) -> date | None:
    """Return the last consent change between the two periods compared, for a KPI that analytics counts."""
    if found is None or kpi not in MEASURED_KPIS or len(found.starts) < _QUARTER + _YEAR:
        return None
    first, last = found.starts[-_QUARTER - _YEAR], found.starts[-1]
    return max((change.on for change in consent if first < change.on <= last), default=None)


def quarter_means(found: KpiSeries | None) -> tuple[float | None, float | None]:
    """Return the mean of the last three months, and of the same three a year earlier."""
    if found is None or len(found.values) < _QUARTER:
        return None, None
    last = _mean(found.values[-_QUARTER:])
    earlier = found.values[-_QUARTER - _YEAR : -_YEAR] if len(found.values) >= _QUARTER + _YEAR else ()
    return last, _mean(earlier)


def trajectories(
    objectives: tuple[ObjectiveState, ...], series: pd.DataFrame, *, as_of: date
) -> tuple[Trajectory, ...]:
    """Return the trajectory of each accepted key result that has a target."""
    return tuple(
        _trajectory(key_result, key_result.target, objective, series, as_of)
        for objective in objectives
        if objective.accepted
        for key_result in objective.key_results
        if key_result.accepted and key_result.target is not None
    )


def _trajectory(
    key_result: KeyResultState, target: float, objective: ObjectiveState, series: pd.DataFrame, as_of: date
) -> Trajectory:
    outlook = key_result.outlook
    found = monthly(series, key_result.kpi)
    history = outlook.fan.history if outlook is not None else (found.values if found is not None else ())
    start = outlook.fan.start if outlook is not None else (found.starts[0] if found is not None else None)
    current = _mean(history[-_QUARTER:]) if history else None
    days = max((key_result.due - objective.start).days, 1)
    return Trajectory(
        key_result.id,
        key_result.title,
        key_result.kpi,
        key_result.kpi_title,
        key_result.unit,
        key_result.direction,
        key_result.baseline,
        current,
        target,
        objective.start,
        key_result.due,
        progress(key_result.baseline, current, target) if as_of >= objective.start else None,
        min(max((as_of - objective.start).days / days, 0.0), 1.0),
        outlook.low if outlook else None,
        outlook.middle if outlook else None,
        outlook.high if outlook else None,
        outlook.reach_probability if outlook else None,
        key_result.ambition,
        start,
        tuple(history),
    )


def progress(baseline: float | None, current: float | None, target: float) -> float | None:
    """Return the share of the way from baseline to target that is done; below 0 when going backwards.

    Examples
    --------
    >>> progress(72, 48, 24)
    0.5
    """
    if baseline is None or current is None or target == baseline:
        return None
    return (current - baseline) / (target - baseline)


def hollow_growth(
    series: pd.DataFrame, *, noise: Mapping[str, float] | None = None
) -> tuple[HollowGrowth, ...]:
    """Return the KPIs that fall while visits rise, both beyond their noise (R167d).

    Parameters
    ----------
    noise
        Smallest provable relative change by KPI (M24); 5 % when it is not known.
    """
    limits = noise or {}
    traffic = _yearly_change(series, "sessions")
    if traffic is None or traffic < limits.get("sessions", 0.05):
        return ()
    found = []
    for kpi in ("conversion_rate", "margin"):
        change = _yearly_change(series, kpi)
        if change is not None and change <= -limits.get(kpi, 0.05):
            found.append(HollowGrowth(traffic, kpi, change))
    return tuple(found)


def _yearly_change(series: pd.DataFrame, kpi: str) -> float | None:
    return _relative(*quarter_means(monthly(series, kpi)))


def _relative(after: float | None, before: float | None) -> float | None:
    return None if after is None or before is None or before <= 0 else after / before - 1


def _last(found: KpiSeries | None) -> tuple[float | None, date | None]:
    if found is None:
        return None, None
    known = [
        (value, start) for value, start in zip(found.values, found.starts, strict=True) if value == value
    ]
    return known[-1] if known else (None, None)


def _mean(values: tuple[float, ...]) -> float | None:
    known = [value for value in values if math.isfinite(value)]
    return sum(known) / len(known) if known and len(known) == len(values) else None


def _alert(value: float | None, low: float | None, high: float | None) -> str:
    if value is None:
        return ""
    if low is not None and value < low:
        return "low"
    return "high" if high is not None and value > high else ""
