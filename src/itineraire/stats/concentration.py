"""How much rests on one channel (M1)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Concentration:
    """Shares rest on few or on many.

    Parameters
    ----------
    top_share
        Share of the largest, a fraction.
    hhi
        Herfindahl-Hirschman index, from 1/n (even) to 1 (a single one).
    effective_number
        Number of equal channels that would give the same index.
    """

    top_share: float
    hhi: float
    effective_number: float


def concentration(amounts: Sequence[float]) -> Concentration:
    """Return the concentration of ``amounts`` (Hirschman 1945); ``nan`` when they sum to nothing.

    Examples
    --------
    >>> concentration([55, 20, 15, 10]).hhi
    0.375
    """
    total = math.fsum(amounts)
    if total <= 0:
        return Concentration(math.nan, math.nan, math.nan)
    shares = [amount / total for amount in amounts]
    index = math.fsum(share * share for share in shares)
    return Concentration(max(shares), round(index, 12), 1 / index)


def stress_loss(share: float, fall: float = 0.30) -> float:
    """Return the share of the total lost when one channel of ``share`` falls by ``fall``.

    Examples
    --------
    >>> round(stress_loss(0.55), 3)
    0.165
    """
    return share * fall
