"""Exact decompositions of a change: mix and rate (M3), and the factors of a product (M15)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Kitagawa:
    """Change of an overall rate, in fractions: ``mix + rate == total`` exactly."""

    total: float
    mix: float
    rate: float


def kitagawa(
    shares_before: Sequence[float],
    rates_before: Sequence[float],
    shares_after: Sequence[float],
    rates_after: Sequence[float],
) -> Kitagawa:
    """Split the change of an overall rate between who came (mix) and how each converts (rate).

    Parameters
    ----------
    shares_before, shares_after
        Share of each segment, summing to 1, in the same order.
    rates_before, rates_after
        Rate of each segment, as fractions.

    Notes
    -----
    Kitagawa (1955), symmetric: each effect is weighted by the mean of the two periods.

    Examples
    --------
    >>> found = kitagawa([0.7, 0.3], [0.010, 0.020], [0.8, 0.2], [0.011, 0.021])
    >>> round(found.total, 6), round(found.mix, 6), round(found.rate, 6)
    (0.0, -0.001, 0.001)
    """
    segments = list(zip(shares_before, rates_before, shares_after, rates_after, strict=True))
    mix = math.fsum((sa - sb) * (ra + rb) / 2 for sb, rb, sa, ra in segments)
    rate = math.fsum((ra - rb) * (sa + sb) / 2 for sb, rb, sa, ra in segments)
    return Kitagawa(mix + rate, mix, rate)


def log_mean(first: float, second: float) -> float:
    """Return the logarithmic mean of two positive numbers."""
    return first if first == second else (second - first) / math.log(second / first)


def split_product(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    """Return what each factor adds to the change of their product; the parts sum to it exactly.

    Notes
    -----
    Logarithmic mean Divisia index (Ang 2004). All factors must be positive.

    Examples
    --------
    >>> parts = split_product(
    ...     {"visits": 100_000, "rate": 0.02, "order": 80}, {"visits": 110_000, "rate": 0.018, "order": 85}
    ... )
    >>> {name: round(part, 2) for name, part in parts.items()}
    {'visits': 15641.83, 'rate': -17291.24, 'order': 9949.41}
    """
    weight = log_mean(math.prod(before.values()), math.prod(after.values()))
    return {name: weight * math.log(after[name] / before[name]) for name in before}
