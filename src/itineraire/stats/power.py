"""How much data a proof takes, and the smallest change the coming data can prove (M24)."""

from __future__ import annotations

import math

#: Normal quantiles of a two-sided 5 % risk and of 80 % power.
Z_RISK = 1.959963984540054
Z_POWER = 0.8416212335729143


def sample_size(rate: float, target: float) -> int:
    """Return the visits each side needs to tell ``target`` from ``rate`` (5 % risk, 80 % power).

    Notes
    -----
    Two proportions without continuity correction (Fleiss, *Statistical Methods for Rates and Proportions*).

    Examples
    --------
    >>> sample_size(0.03, 0.036)
    13914
    """
    if rate == target:
        raise ValueError("the target must differ from the rate")
    mean = (rate + target) / 2
    spread = Z_RISK * math.sqrt(2 * mean * (1 - mean)) + Z_POWER * math.sqrt(
        rate * (1 - rate) + target * (1 - target)
    )
    return math.ceil((spread / (target - rate)) ** 2)


def smallest_rate_change(rate: float, visits: float) -> float:
    """Return the smallest relative rise of ``rate`` that ``visits`` a side can prove; ``nan`` if none.

    Parameters
    ----------
    rate
        Rate today, a fraction strictly between 0 and 1.
    visits
        Trials on each side of the comparison.
    """
    if not 0 < rate < 1 or visits < 1:
        return math.nan
    low, high = rate, 1.0
    if sample_size(rate, high) > visits:
        return math.nan
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (low, middle) if sample_size(rate, middle) <= visits else (middle, high)
    return high / rate - 1


def smallest_mean_change(noise: float, before: float, after: float) -> float:
    """Return the smallest relative change of a noisy monthly value that can be proved.

    Parameters
    ----------
    noise
        Relative standard deviation of one month.
    before, after
        Months averaged on each side.

    Examples
    --------
    >>> round(smallest_mean_change(0.10, 3, 3), 3)
    0.229
    """
    return (Z_RISK + Z_POWER) * noise * math.sqrt(1 / before + 1 / after)
