"""Trend, season and change of a monthly series, with an honest interval (M2)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

#: Months of a year; a season is removed from 18 months on (one and a half cycle).
YEAR = 12
MIN_MONTHS_FOR_SEASON = 18
MIN_MONTHS_FOR_NOISE = 6


@dataclass(frozen=True)
class Change:
    """Relative change between the last months and as many before them.

    Parameters
    ----------
    change, low, high
        Relative change and its 95 % interval; 0.18 for +18 %.
    before, after
        Typical monthly value of both spans, season removed, in the series' unit.
    months
        Length of each span.
    season_removed
        False when the series has no season worth removing, or is too short to know it.
    noise
        Relative standard deviation of one month around the fit.
    """

    change: float
    low: float
    high: float
    before: float
    after: float
    months: int
    season_removed: bool
    noise: float

    @property
    def is_proven(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def theil_sen(values: Sequence[float]) -> float:
    """Return the median slope per step (Theil 1950, Sen 1968); a quarter of wild points changes nothing.

    Examples
    --------
    >>> theil_sen([1, 3, 5, 900, 9, 11, -70, 15])
    2.0
    """
    series = np.asarray(values, dtype=float)
    rows, columns = np.triu_indices(len(series), k=1)
    slopes = (series[columns] - series[rows]) / (columns - rows)
    return float(np.median(slopes)) if len(slopes) else math.nan


def change_over(values: Sequence[float], months: int = 6) -> Change | None:
    """Compare the last ``months`` with as many before, season removed.

    Parameters
    ----------
    values
        Full consecutive months, oldest first, all positive.

    Returns
    -------
    Change or None
        ``None`` when there are fewer than two spans, or a value is missing or not positive.

    Notes
    -----
    Logarithms on a yearly harmonic and one level a span, errors of order one (Prais-Winsten): the interval
    of a pure-noise series holds 0 about 19 times in 20. Below 18 months no season can be known.
    """
    series = np.asarray(values, dtype=float)
    if len(series) < 2 * months or not np.all(np.isfinite(series)) or np.any(series <= 0):
        return None
    logs = np.log(series)
    levels = _levels(len(series), months)
    season = _season_worth_removing(levels, logs)
    seasonal = season.shape[1] > 0
    design = np.column_stack([levels, season])
    estimate, variance, noise = _fit_with_memory(design, logs)
    contrast = np.zeros(design.shape[1])
    contrast[0], contrast[1] = 1.0, -1.0
    gap = float(contrast @ estimate)
    error = math.sqrt(max(0.0, float(contrast @ variance @ contrast)))
    spread = _student(max(1, len(series) - design.shape[1] - 1)) * error
    return Change(
        math.expm1(gap),
        math.expm1(gap - spread),
        math.expm1(gap + spread),
        float(np.exp(estimate[1])),
        float(np.exp(estimate[0])),
        months,
        seasonal,
        noise,
    )


def monthly_noise(values: Sequence[float]) -> float | None:
    """Return the relative standard deviation of a month around trend and season; ``None`` below 6 months."""
    series = np.asarray(values, dtype=float)
    if len(series) < MIN_MONTHS_FOR_NOISE or not np.all(np.isfinite(series)) or np.any(series <= 0):
        return None
    months = len(series)
    logs = np.log(series)
    trend = np.column_stack([np.ones(months), np.arange(months)])
    design = np.column_stack([trend, _season_worth_removing(trend, logs)])
    _, _, noise = _fit_with_memory(design, logs)
    return noise


def _levels(count: int, months: int) -> np.ndarray:
    """Return one indicator a span, the latest first; the oldest span takes the remainder."""
    age = (count - 1 - np.arange(count)) // months
    spans = max(1, count // months)
    age = np.minimum(age, spans - 1)
    indicators: np.ndarray = (age[:, None] == np.arange(spans)[None, :]).astype(float)
    return indicators


def _season_worth_removing(base: np.ndarray, logs: np.ndarray) -> np.ndarray:
    """Return the yearly harmonics, or none when they explain too little to pay for themselves (AICc)."""
    count = len(logs)
    nothing = np.empty((count, 0))
    if count < MIN_MONTHS_FOR_SEASON:
        return nothing
    season = _season(count)
    with_season = np.column_stack([base, season])
    return season if _criterion(with_season, logs) < _criterion(base, logs) else nothing


def _criterion(design: np.ndarray, target: np.ndarray) -> float:
    """Return Akaike's criterion corrected for short series."""
    count, size = design.shape
    left = target - design @ np.linalg.lstsq(design, target, rcond=None)[0]
    parameters = size + 1
    correction = 2 * parameters * (parameters + 1) / max(1, count - parameters - 1)
    return float(count * math.log(max(float(left @ left) / count, 1e-12)) + 2 * parameters + correction)


def _season(count: int) -> np.ndarray:
    angle = 2 * np.pi * np.arange(count) / YEAR
    pairs = [np.cos(angle), np.sin(angle)]
    if count >= 30:  # a second harmonic costs two points more than 24 months can give
        pairs += [np.cos(2 * angle), np.sin(2 * angle)]
    return np.column_stack(pairs)


def _fit_with_memory(design: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """Return estimates, their covariance and the residual spread, under errors of order one."""
    estimate = np.linalg.lstsq(design, target, rcond=None)[0]
    memory = 0.0
    for _ in range(3):
        residual = target - design @ estimate
        energy = float(residual[:-1] @ residual[:-1])
        seen = (residual[1:] @ residual[:-1]) / energy if energy else 0.0
        memory = float(np.clip(seen + _memory_bias(seen, design.shape), 0.0, 0.8))
        whitened, goal = whiten(design, memory), whiten(target[:, None], memory)[:, 0]
        estimate = np.linalg.lstsq(whitened, goal, rcond=None)[0]
    degrees = max(1, len(target) - design.shape[1])
    scatter = float(np.sum((goal - whitened @ estimate) ** 2)) / degrees
    covariance = scatter * np.linalg.pinv(whitened.T @ whitened)
    return estimate, covariance, math.sqrt(scatter / (1 - memory**2))


def _memory_bias(seen: float, shape: tuple[int, ...]) -> float:
    """Return what a short series hides of its memory (Marriott and Pope 1954, one term a fitted column)."""
    rows, columns = shape
    return (columns + 3 * max(0.0, seen)) / rows


def whiten(columns: np.ndarray, memory: float) -> np.ndarray:
    """Return columns freed from AR(1) memory, the first row kept (Prais and Winsten 1954).

    Parameters
    ----------
    columns
        One row a period, one column a regressor.
    memory
        Correlation of one period with the next, from 0 to below 1.
    """
    first = columns[:1] * math.sqrt(1 - memory**2)
    return np.vstack([first, columns[1:] - memory * columns[:-1]])


def _student(degrees: int) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(degrees, 0.975))
