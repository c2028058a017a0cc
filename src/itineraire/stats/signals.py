"""Weekly signals: which value of a series is out of its usual range, once season and sales are taken out.

Two rules. ``xmr_limits`` for a series without season; ``judge_last`` for every other one: a robust regression
on trend, season and the French sales calendar, whose last residual must pass 2.8 sigma. Methods M22 and M23.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from itineraire.calendar import Event, trade_events

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

#: Three sigma over the mean moving range, 3 / 1.128 (Shewhart; Wheeler, *Understanding Variation*).
XMR_FACTOR = 3 / 1.128
#: Two-sided, Student-equivalent; simulated: about 0.4 false alarm per KPI and year.
SIGMAS = 2.8
MIN_WEEKS = 26
_YEAR_DAYS = 365.25
_HUBER = 1.345  # 95 % efficiency on normal errors (Huber 1964)
_MAD_TO_SIGMA = 1.4826
_OPENING_DAYS = 14


@dataclass(frozen=True)
class Limits:
    """Centre and natural limits of a series."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Judgement:
    """What the last value of a series says.

    Parameters
    ----------
    value, expected, low, high
        In the unit of the series; the limits hold 99.5 % of ordinary values.
    sigmas
        Distance to the expected value; negative below it. ``nan`` when the value could not be judged.
    p_value
        Two-sided, Student's law; 1 when the value could not be judged.
    """

    value: float
    expected: float
    low: float
    high: float
    sigmas: float
    p_value: float

    @property
    def change(self) -> float:
        """Relative distance to the expected value, as a fraction."""
        return self.value / self.expected - 1 if self.expected else math.nan


def xmr_limits(values: Sequence[float]) -> Limits:
    """Return the mean and the natural process limits of ``values`` (XmR chart).

    Examples
    --------
    >>> limits = xmr_limits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    >>> round(limits.mean, 2), round(limits.low, 3), round(limits.high, 3)
    (50.81, 45.816, 55.804)
    """
    series = np.asarray(values, dtype=float)
    if len(series) < 2:
        raise ValueError("an XmR chart needs two values or more")
    mean = float(series.mean())
    reach = XMR_FACTOR * float(np.abs(np.diff(series)).mean())
    return Limits(mean, mean - reach, mean + reach)


def sales_calendar(starts: Sequence[date], days: int = 7) -> Vector:
    """Return one row a period: its share of days in each kind of French trade event.

    Parameters
    ----------
    starts
        First day of each period.
    days
        Length of a period, in days.

    Returns
    -------
    array
        Columns: first fortnight of the soldes, their later weeks, Black Friday (Friday to Monday), 1 to 24
        December. Shares are between 0 and 1.
    """
    if not starts:
        return np.zeros((0, 4))
    first, last = min(starts), max(starts) + timedelta(days=days)
    counts: dict[date, tuple[float, float, float]] = {}
    for event, period in trade_events(first, last):
        for offset in range(period.days):
            black_friday = event is Event.BLACK_FRIDAY
            opening = not black_friday and offset < _OPENING_DAYS
            mark = (float(opening), float(not black_friday and not opening), float(black_friday))
            counts[period.first + timedelta(days=offset)] = mark
    rows = []
    for start in starts:
        run = [start + timedelta(days=offset) for offset in range(days)]
        marks = np.array([counts.get(day, (0.0, 0.0, 0.0)) for day in run]).mean(axis=0)
        december = sum(day.month == 12 and day.day <= 24 for day in run) / days
        rows.append([*marks, december])
    return np.array(rows)


def season_design(starts: Sequence[date], *, harmonics: int = 2, days: int = 7) -> Vector:
    """Return the regressors of an ordinary period: constant, trend in years, yearly waves, sales calendar.

    Notes
    -----
    Without a whole year of history the waves would only copy the noise: pass ``harmonics=0``.
    """
    years = np.array([start.toordinal() for start in starts], dtype=float) / _YEAR_DAYS
    columns = [np.ones_like(years), years - years[0]]
    for wave in range(1, harmonics + 1):
        angle = 2 * math.pi * wave * years
        columns += [np.sin(angle), np.cos(angle)]
    return np.column_stack([*columns, sales_calendar(starts, days)])


def harmonics_for(weeks: int) -> int:
    """Return how many yearly waves ``weeks`` of history can carry: none under a year, then one, then two."""
    return 0 if weeks < 52 else 1 if weeks < 78 else 2


def judge_last(
    starts: Sequence[date],
    values: Sequence[float],
    *,
    usable: Sequence[bool] | None = None,
    sigmas: float = SIGMAS,
) -> Judgement:
    """Judge the last value against what the earlier ones let expect at that time of the year.

    Parameters
    ----------
    starts
        First day of each week, oldest first.
    values
        One positive value a week; ``nan`` when unknown.
    usable
        False for weeks of a known incident, which must not teach what is ordinary (R38).
    sigmas
        Half-width of the limits.

    Returns
    -------
    Judgement
        With ``nan`` limits when fewer than ``MIN_WEEKS`` weeks can be learnt from, or when the week holds a
        sale that the history has never seen.

    Notes
    -----
    Regression on logarithms, Huber weights, scale by the median absolute deviation, limits widened by the
    doubt on the regression. Measured on the package's own simulations: see ``tests/stats/test_signals.py``.
    """
    series = np.asarray(values, dtype=float)
    value = float(series[-1])
    learnt = np.isfinite(series[:-1]) & (series[:-1] >= 0)
    if usable is not None:
        learnt &= np.asarray(usable, dtype=bool)[:-1]
    unknown = Judgement(value, math.nan, math.nan, math.nan, math.nan, 1.0)
    if learnt.sum() < MIN_WEEKS or not math.isfinite(value) or not np.any(series[:-1][learnt] > 0):
        return unknown
    floor = float(np.min(series[:-1][learnt & (series[:-1] > 0)])) / 2
    logs = np.log(np.maximum(series, floor))
    design = season_design(starts, harmonics=harmonics_for(int(learnt.sum())))
    past, now = design[:-1][learnt], design[-1]
    seen = np.ptp(past, axis=0) > 0
    seen[0] = True
    if np.any(now[~seen] > 0):
        return unknown
    fit = _huber(past[:, seen], logs[:-1][learnt])
    return _judgement(value, float(logs[-1]), now[seen], fit, sigmas)


@dataclass(frozen=True)
class _Fit:
    """A robust regression: coefficients, inverse of the weighted cross-product, scale, degrees of freedom."""

    coefficients: Vector
    inverse: Vector
    scale: float
    freedom: int


def _huber(design: Vector, values: Vector, rounds: int = 30) -> _Fit:
    weights = np.ones(len(values))
    freedom = max(len(values) - design.shape[1], 1)
    scale = 0.0
    for _ in range(rounds):
        weighted = design * weights[:, None]
        inverse = np.linalg.pinv(weighted.T @ design)
        coefficients = inverse @ (weighted.T @ values)
        residuals = values - design @ coefficients
        spread = _MAD_TO_SIGMA * float(np.median(np.abs(residuals)))
        new_scale = spread * math.sqrt(len(values) / freedom)
        if new_scale <= 1e-12 or abs(new_scale - scale) <= 1e-6 * new_scale:
            scale = new_scale
            break
        scale = new_scale
        weights = np.minimum(1.0, _HUBER * scale / np.maximum(np.abs(residuals), 1e-12))
    return _Fit(coefficients, np.asarray(inverse, dtype=float), scale, freedom)


def _judgement(value: float, log_value: float, now: Vector, fit: _Fit, sigmas: float) -> Judgement:
    from scipy.stats import norm, t

    expected = float(now @ fit.coefficients)
    spread = max(fit.scale, 1e-6) * math.sqrt(1 + float(now @ fit.inverse @ now))
    distance = (log_value - expected) / spread
    p_value = 2 * float(t.sf(abs(distance), fit.freedom))
    reach = spread * float(t.isf(norm.sf(sigmas), fit.freedom))
    equivalent = math.copysign(float(norm.isf(max(p_value / 2, 1e-300))), distance)
    return Judgement(
        value, math.exp(expected), math.exp(expected - reach), math.exp(expected + reach), equivalent, p_value
    )


def kept_discoveries(p_values: Sequence[float], share: float = 0.05) -> tuple[bool, ...]:
    """Say which of several tests stand when at most ``share`` of those kept may be false.

    Notes
    -----
    Benjamini and Hochberg (1995).

    Examples
    --------
    >>> kept_discoveries([0.001, 0.04, 0.03, 0.5], share=0.05)
    (True, False, False, False)
    """
    count = len(p_values)
    order = sorted(range(count), key=lambda index: p_values[index])
    last = max(
        (rank for rank, index in enumerate(order, 1) if p_values[index] <= share * rank / count), default=0
    )
    kept = set(order[:last])
    return tuple(index in kept for index in range(count))


def binomial_gaps(trials: Sequence[float], hits: Sequence[float], rate: float) -> tuple[float, ...]:
    """Return, by period, how many standard deviations separate the hits from ``rate`` times the trials.

    Parameters
    ----------
    trials, hits
        For example sessions and orders, one value a day.
    rate
        Usual share of hits, as a fraction.

    Examples
    --------
    >>> [round(gap, 2) for gap in binomial_gaps([10_000, 10_000], [300, 180], 0.03)]
    [0.0, -7.03]
    """
    expected = np.asarray(trials, dtype=float) * rate
    spread = np.sqrt(np.maximum(expected * (1 - rate), 1e-12))
    return tuple(float(gap) for gap in (np.asarray(hits, dtype=float) - expected) / spread)


def falling_sum(gaps: Sequence[float], slack: float = 0.5) -> tuple[float, ...]:
    """Return the one-sided cumulative sum of the falls in ``gaps`` (CUSUM), never below 0.

    Parameters
    ----------
    gaps
        Standardised distances to the usual value.
    slack
        Fall forgiven at each period, in standard deviations.

    Notes
    -----
    Page (1954). A sum above 5 with a slack of 0.5 is met by chance once in about 930 periods.

    Examples
    --------
    >>> falling_sum([0.0, -3.0, -4.0, 2.0])
    (0.0, 2.5, 6.0, 3.5)
    """
    total = 0.0
    sums = []
    for gap in gaps:
        total = max(0.0, total - gap - slack)
        sums.append(total)
    return tuple(sums)
