"""Intervals of rates, counts, ratios of rates and medians."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

#: Two-sided 95 % quantile of the normal law.
Z95 = 1.959963984540054

Interval = tuple[float, float]


def wilson(successes: float, trials: float, z: float = Z95) -> Interval:
    """Return Wilson's (1927) interval of a rate, as fractions; ``nan`` without trials.

    Examples
    --------
    >>> [round(bound, 4) for bound in wilson(10, 100)]
    [0.0552, 0.1744]
    """
    if trials <= 0:
        return math.nan, math.nan
    rate = successes / trials
    centre = rate + z * z / (2 * trials)
    half = z * math.sqrt(rate * (1 - rate) / trials + z * z / (4 * trials * trials))
    scale = 1 + z * z / trials
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def jeffreys(successes: float, trials: float, level: float = 0.95) -> Interval:
    """Return the Jeffreys interval of a rate, as fractions; the ends are 0 and 1 at the edges.

    Notes
    -----
    Brown, Cai and DasGupta (2001): Beta(successes + 1/2, failures + 1/2).
    """
    from scipy.special import betaincinv

    if trials <= 0:
        return math.nan, math.nan
    tail = (1 - level) / 2
    first, second = successes + 0.5, trials - successes + 0.5
    low = 0.0 if successes == 0 else float(betaincinv(first, second, tail))
    high = 1.0 if successes == trials else float(betaincinv(first, second, 1 - tail))
    return low, high


def rate_interval(successes: float, trials: float) -> Interval:
    """Return Wilson's interval, or Jeffreys' when nothing or everything succeeded."""
    if trials > 0 and successes in (0, trials):
        return jeffreys(successes, trials)
    return wilson(successes, trials)


def count_interval(count: float, level: float = 0.95) -> Interval:
    """Return the exact Poisson interval of a count (Garwood 1936).

    Examples
    --------
    >>> [round(bound, 2) for bound in count_interval(10)]
    [4.8, 18.39]
    """
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    low = 0.0 if count <= 0 else float(gammaincinv(count, tail))
    return low, float(gammaincinv(count + 1, 1 - tail))


def rate_ratio(first: tuple[float, float], second: tuple[float, float]) -> tuple[float, float, float]:
    """Return the ratio of two rates and its 95 % interval.

    Parameters
    ----------
    first, second
        Successes and trials of each rate; the result is first over second.

    Notes
    -----
    Logarithmic interval of Katz et al. (1978).

    Examples
    --------
    >>> [round(value, 3) for value in rate_ratio((100, 10_000), (200, 10_000))]
    [0.5, 0.394, 0.635]
    """
    (a, n), (b, m) = first, second
    if min(a, b) <= 0:
        return math.nan, math.nan, math.nan
    ratio = (a / n) / (b / m)
    error = math.sqrt(max(0.0, 1 / a - 1 / n + 1 / b - 1 / m))
    return ratio, ratio * math.exp(-Z95 * error), ratio * math.exp(Z95 * error)


def mean_interval(values: Sequence[float]) -> Interval:
    """Return the 95 % interval of a mean, by the central limit; ``nan`` below two values."""
    sample = np.asarray(values, dtype=float)
    if len(sample) < 2:
        return math.nan, math.nan
    error = float(sample.std(ddof=1)) / math.sqrt(len(sample))
    centre = float(sample.mean())
    return centre - Z95 * error, centre + Z95 * error


def median_interval(values: Sequence[float]) -> Interval:
    """Return the distribution-free 95 % interval of a median, from order statistics.

    Notes
    -----
    Normal approximation of the binomial ranks: n/2 -+ 1.96 sqrt(n)/2; ``nan`` below six values.
    """
    sample = np.sort(np.asarray(values, dtype=float))
    count = len(sample)
    if count < 6:
        return math.nan, math.nan
    spread = Z95 * math.sqrt(count) / 2
    low = max(0, math.floor(count / 2 - spread) - 1)
    high = min(count - 1, math.ceil(count / 2 + spread))
    return float(sample[low]), float(sample[high])
