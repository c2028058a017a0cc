"""Effect of an action on a series: interrupted series, correlated errors, placebo starts (M25).

A before/after comparison announces an effect nearly one time in two when there is none. Here what comes
after is compared with what trend, season and sales foretell, with errors that remember the week before; then
the same is done at dates when nothing happened, and the interval is widened until those placebos are quiet.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from itineraire.stats.trend import whiten

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

MIN_BEFORE = 26
MIN_AFTER = 4
MIN_PLACEBOS = 5
_LEVEL = 0.95
_MAX_MEMORY = 0.95


@dataclass(frozen=True)
class Effect:
    """Mean change of a series after a date.

    Parameters
    ----------
    change, low, high
        Mean change by period and its 95 % interval, in the unit of the values given.
    expected
        What the mean would have been without the action.
    periods_before, periods_after
        Periods used on each side.
    placebos, placebos_beaten
        Dates at which the same estimate was made although nothing happened; those with a smaller effect.
    widened
        Factor by which the placebos widened the interval; 1 when they did not.
    """

    change: float
    low: float
    high: float
    expected: float
    periods_before: int
    periods_after: int
    placebos: int
    placebos_beaten: int
    widened: float

    @property
    def relative(self) -> tuple[float, float, float]:
        """Change and interval as fractions of what was expected; ``nan`` when nothing was expected."""
        base = self.expected if self.expected > 0 else math.nan
        return self.change / base, self.low / base, self.high / base

    @property
    def excludes_zero(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def interrupted_series(
    values: Sequence[float],
    start: int,
    regressors: Vector,
    *,
    placebo_step: int = 2,
) -> Effect | None:
    """Return the level change of ``values`` from index ``start`` on.

    Parameters
    ----------
    values
        One value a period, oldest first; ``nan`` periods are left out.
    start
        Index of the first period after the action.
    regressors
        What else moves the series, one row a period: constant, trend, season, sales, controls
        (``stats.signals.season_design`` makes the first four).
    placebo_step
        Periods between two placebo dates.

    Returns
    -------
    Effect or None
        ``None`` with fewer than ``MIN_BEFORE`` usable periods before or ``MIN_AFTER`` after.
    """
    series = np.asarray(values, dtype=float)
    known = np.isfinite(series) & np.isfinite(regressors).all(axis=1)
    before, after = int(known[:start].sum()), int(known[start:].sum())
    if before < MIN_BEFORE or after < MIN_AFTER:
        return None
    series, design, first = series[known], regressors[known], before
    change, error, freedom = _level_change(series, design, first)
    placebos = _placebos(series[:first], design[:first], after, placebo_step)
    normal = _student(freedom)
    widened = _widening(placebos, normal)
    reach = normal * widened * error
    beaten = sum(abs(placebo) < abs(change) / error for placebo in placebos)
    return Effect(
        change,
        change - reach,
        change + reach,
        float(series[first:].mean()) - change,
        before,
        after,
        len(placebos),
        beaten,
        widened,
    )


def _placebos(series: Vector, design: Vector, after: int, step: int) -> list[float]:
    """Return the studentised effects found at dates before the action, windows of the same length."""
    window = min(after, max(MIN_AFTER, len(series) // 4))
    shortest = max(MIN_BEFORE - MIN_AFTER, design.shape[1] + 4)
    found = []
    for first in range(shortest, len(series) - window + 1, step):
        end = first + window
        change, error, _ = _level_change(series[:end], design[:end], first)
        if error > 0:
            found.append(change / error)
    return found


def _widening(placebos: list[float], normal: float) -> float:
    """Return the factor that lets 95 % of the placebos hold zero; never below 1."""
    if len(placebos) < MIN_PLACEBOS:
        return 1.0
    return max(1.0, float(np.quantile(np.abs(placebos), _LEVEL)) / normal)


def _level_change(series: Vector, design: Vector, first: int) -> tuple[float, float, int]:
    """Return the mean gap to what the periods before ``first`` foretell, its error and its freedom."""
    design = _informative(design, first)
    past, ahead = design[:first], design[first:]
    freedom = max(first - past.shape[1], 1)
    memory = 0.0
    for _ in range(6):
        left, right = whiten(past, memory), whiten(series[:first, None], memory)[:, 0]
        inverse = np.linalg.pinv(left.T @ left)
        coefficients = inverse @ (left.T @ right)
        memory = _memory(series[:first] - past @ coefficients, past.shape[1])
    residuals = right - left @ coefficients
    variance = float(residuals @ residuals) / freedom
    fading = memory ** np.arange(1, len(ahead) + 1)
    last = float(series[first - 1] - past[-1] @ coefficients)
    gap = float(np.mean(series[first:] - ahead @ coefficients - fading * last))
    doubt = (ahead - fading[:, None] * past[-1]).mean(axis=0)
    error = variance * (_mean_error(memory, len(ahead)) + float(doubt @ inverse @ doubt))
    return gap, math.sqrt(max(error, 1e-300)), freedom


def _mean_error(memory: float, periods: int) -> float:
    """Return the variance of the mean of ``periods`` AR(1) errors to come, for shocks of variance 1."""
    reach = np.cumsum(memory ** np.arange(periods))  # weight of each shock in the sum, the last one first
    return float((reach**2).sum()) / periods**2


def _informative(design: Vector, first: int) -> Vector:
    """Keep the constant and the regressors that moved before ``first``: others would copy the effect."""
    moved = np.ptp(design[:first], axis=0) > 0
    constant = np.all(design == 1, axis=0)
    return design[:, moved | constant]


def _memory(residuals: Vector, parameters: int) -> float:
    """Return the first autocorrelation, corrected for the bias of short series.

    Marriott and Pope (1954) give the last term, for a mean; each other regressor of the same slowness adds
    its own, so that true zeros stay inside the interval (simulated: tests/stats/test_effect.py).
    """
    total = float(residuals @ residuals)
    if total <= 0:
        return 0.0
    found = float(residuals[1:] @ residuals[:-1]) / total
    corrected = found + (parameters * (1 + found) + 3 * found) / len(residuals)
    return min(max(corrected, 0.0), _MAX_MEMORY)


def _student(freedom: int) -> float:
    from scipy.stats import t

    return float(t.ppf((1 + _LEVEL) / 2, freedom))
