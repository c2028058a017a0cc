"""Dated breaks in the level of a series (M9)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

#: A break below 12 % is left to the noise: no measuring fault worth a meeting is smaller.
MIN_SIZE = 0.12


@dataclass(frozen=True)
class Break:
    """A lasting change of level.

    Parameters
    ----------
    index
        Position of the first value of the new level.
    change
        Relative change, -0.35 when a third is lost.
    """

    index: int
    change: float


def level_breaks(
    ratios: Sequence[float], *, min_length: int = 7, min_size: float = MIN_SIZE
) -> tuple[Break, ...]:
    """Find the breaks of a ratio of two counts of the same thing, which removes trend and season.

    Parameters
    ----------
    ratios
        Positive ratios in order of time; a missing or null value is passed over.
    min_length
        Shortest level, in steps.

    Notes
    -----
    Optimal partition of the logarithms with a penalty of 3 sigma2 log n (Killick, Fearnhead and Eckley 2012),
    sigma2 being the robust variance of one value, from the differences of neighbours.
    """
    import ruptures

    series = np.asarray(ratios, dtype=float)
    kept = np.flatnonzero(np.isfinite(series) & (series > 0))
    logs = np.log(series[kept])
    if len(logs) < 3 * min_length:
        return ()
    spread = _robust_variance(logs)
    penalty = 3 * max(spread, 1e-12) * math.log(len(logs))
    cuts = ruptures.KernelCPD(kernel="linear", min_size=min_length).fit(logs[:, None]).predict(pen=penalty)
    edges = [0, *cuts]
    means = [float(np.median(logs[a:b])) for a, b in pairwise(edges)]
    found = (
        Break(int(kept[cut]), math.expm1(after - before))
        for cut, before, after in zip(cuts[:-1], means[:-1], means[1:], strict=True)
    )
    return tuple(item for item in found if abs(item.change) >= min_size)


def _robust_variance(logs: np.ndarray) -> float:
    """Return the variance of one value, from the median absolute difference of neighbours."""
    steps = np.abs(np.diff(logs))
    return float((np.median(steps) / 0.6745) ** 2 / 2)
