"""Agreement of two people who score the same grid (M40)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence


def kappa(first: Sequence[int], second: Sequence[int]) -> float:
    """Return Cohen's kappa (1960): agreement beyond chance; ``nan`` when chance explains everything.

    Examples
    --------
    >>> round(kappa([1] * 25 + [0] * 25, [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15), 2)
    0.4
    """
    pairs = list(zip(first, second, strict=True))
    if not pairs:
        return math.nan
    observed = sum(a == b for a, b in pairs) / len(pairs)
    ones, twos = Counter(first), Counter(second)
    chance = sum(ones[mark] * twos[mark] for mark in ones) / len(pairs) ** 2
    return math.nan if chance == 1 else (observed - chance) / (1 - chance)
