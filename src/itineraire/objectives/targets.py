"""Targets in figures: how one is resolved, how it is graded, and where it stands if nothing is done."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from itineraire.diagnostic.result import Measure
from itineraire.engagement import KeyResult
from itineraire.objectives.result import Ambition, Fan, Outlook, TargetKind
from itineraire.stats.forecast import Scale, forecast, quantiles, reach_probability
from itineraire.vocabulary import Direction, Unit

READ_MONTHS = 3  # a target is read over a quarter, never over one lucky month
MONTHS_AHEAD_MAX = 24
HISTORY_MONTHS_MAX = 48  # older months tell of another firm
RATING_MAX = 5.0  # review ratings are out of 5: a future above it has no meaning
MAINTAIN_FROM, WITHIN_REACH_FROM, AMBITIOUS_FROM = 0.50, 0.10, 0.01  # M30: P50, P90 and P99 of doing nothing


def target_kind(key_result: KeyResult) -> TargetKind:
    """Return how the target was written."""
    if key_result.target is not None:
        return TargetKind.VALUE
    if key_result.change_percent is not None:
        return TargetKind.PERCENT
    return TargetKind.POINTS if key_result.change_points is not None else TargetKind.NONE


def resolve_target(
    baseline: float | None,
    *,
    target: float | None = None,
    change_percent: float | None = None,
    change_points: float | None = None,
) -> float | None:
    """Return the value to reach, in the KPI's unit; ``None`` when it depends on a baseline nobody knows.

    Parameters
    ----------
    baseline
        Value today; a rate is a fraction.
    target, change_percent, change_points
        As in ``engagement.KeyResult``: a value, a fraction (0.25 for +25 %), percentage points (0.3).

    Examples
    --------
    A rate of 1.2 % that gains 0.3 point becomes 1.5 %, not 1.2036 % (R96).

    >>> round(resolve_target(0.012, change_points=0.3), 6)
    0.015
    """
    if target is not None:
        return target
    if baseline is None:
        return None
    if change_percent is not None:
        return baseline * (1 + change_percent)
    return baseline + change_points / 100 if change_points is not None else None


def grade(baseline: float, value: float, target: float) -> float:
    """Return how far a key result has gone from its baseline to its target, from 0 to 1 (M29).

    Examples
    --------
    >>> grade(0, 3, 6), grade(72, 48, 24)
    (0.5, 0.5)
    """
    if target == baseline:
        return 1.0 if value == target else 0.0
    return float(min(1.0, max(0.0, (value - baseline) / (target - baseline))))


def objective_grade(grades: Sequence[float | None]) -> float | None:
    """Return the mean grade of the key results that can be graded; ``None`` when none can."""
    known = [value for value in grades if value is not None]
    return sum(known) / len(known) if known else None


def ambition_of(probability: float | None) -> Ambition:
    """Return the word for a chance to reach the target without acting.

    Examples
    --------
    >>> ambition_of(0.6).value, ambition_of(0.2).value, ambition_of(0.05).value, ambition_of(0.0).value
    ('maintain', 'within_reach', 'ambitious', 'unrealistic')
    """
    if probability is None:
        return Ambition.UNKNOWN
    if probability >= MAINTAIN_FROM:
        return Ambition.MAINTAIN
    if probability >= WITHIN_REACH_FROM:
        return Ambition.WITHIN_REACH
    return Ambition.AMBITIOUS if probability >= AMBITIOUS_FROM else Ambition.UNREALISTIC


def monthly_values(series: pd.DataFrame, kpi: str, *, as_of: date) -> pd.Series[float]:
    """Return a KPI's full months before ``as_of``, without a hole: a month without data is ``nan``."""
    rows = series[(series["kpi"] == kpi) & (series["grain"] == "month") & series["complete"].astype(bool)]
    starts = pd.to_datetime(rows["start"])
    values = pd.Series(rows["value"].astype(float).to_numpy(), index=pd.DatetimeIndex(starts), name=kpi)
    values = values[~values.index.duplicated()].sort_index()
    values = values[values.index <= pd.Timestamp(as_of)].dropna()
    return values.asfreq("MS") if len(values) else values


def outlook_of(
    months: pd.Series[float],
    measure: Measure,
    *,
    target: float,
    due: date,
    direction: Direction,
    seed: int,
) -> Outlook | None:
    """Return what a KPI would be at ``due`` with no action; ``None`` when its history cannot say.

    Parameters
    ----------
    months
        Full months, as ``monthly_values`` gives them.
    measure
        The baseline: the level of its period is what the target is compared to, so that a yearly total, a
        mean or a rate are all read on the same footing.
    target
        Value to reach, in the baseline's unit.
    """
    if measure.value is None or len(months) == 0:
        return None
    months = months.tail(HISTORY_MONTHS_MAX)
    first, last = months.index[0], months.index[-1]
    horizon = (due.year - last.year) * 12 + due.month - last.month
    if not 1 <= horizon <= MONTHS_AHEAD_MAX:
        return None
    result = forecast(
        [float(value) for value in months],
        horizon=horizon,
        first_month=first.month,
        scale=_scale(months, measure.unit),
        seed=seed,
    )
    if result is None:
        return None
    level = _baseline_level(months, result.adjusted_history, measure)
    rescale = measure.value / level if level else 1.0
    most = RATING_MAX if measure.unit is Unit.SCORE and months.max() <= RATING_MAX else math.inf
    read_months = min(READ_MONTHS, horizon)
    outcomes = np.minimum(result.adjusted_paths[:, -read_months:].mean(axis=1) * rescale, most)
    low, middle, high = np.quantile(outcomes, [0.1, 0.5, 0.9])
    fan = [tuple(min(float(v), most) for v in line * rescale) for line in quantiles(result.adjusted_paths)]
    past = tuple(float(value) for value in result.adjusted_history * rescale)
    return Outlook(
        low=float(low),
        middle=float(middle),
        high=float(high),
        reach_probability=reach_probability(outcomes, target, direction),
        months=int(months.notna().sum()),
        read_months=read_months,
        seasonal=result.harmonics > 0,
        fan=Fan(first.date(), past, *fan),
    )


def _scale(months: pd.Series[float], unit: Unit) -> Scale:
    known = months.dropna()
    if unit is Unit.RATE and bool(((known > 0) & (known < 1)).all()):
        return "logit"
    return "log" if unit is not Unit.SCORE and bool((known > 0).all()) else "linear"


def _baseline_level(months: pd.Series[float], adjusted: np.ndarray, measure: Measure) -> float:
    """Return the mean adjusted month of the baseline's own period, else of the last year."""
    inside = np.ones(len(adjusted), dtype=bool)
    if measure.start is not None and measure.end is not None:
        starts = months.index[: len(adjusted)]
        first = pd.Timestamp(measure.start) - pd.Timedelta(days=15)
        inside = np.asarray((starts >= first) & (starts <= pd.Timestamp(measure.end)))
    if not inside.any():
        inside[:-12] = False
    return float(adjusted[inside].mean())
