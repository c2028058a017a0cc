"""Chance that gives the same numbers on every machine: Python's own generator, one stream a purpose."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence


def stream(seed: int, *purpose: object) -> random.Random:
    """Return a generator of its own for one purpose, so that adding a draw elsewhere changes nothing here."""
    return random.Random("/".join(str(part) for part in (seed, *purpose)))


def poisson(rng: random.Random, mean: float) -> int:
    """Draw a Poisson count (Knuth below 30, rounded normal above)."""
    if mean <= 0:
        return 0
    if mean > 30:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    limit, count, product = math.exp(-mean), 0, rng.random()
    while product > limit:
        count += 1
        product *= rng.random()
    return count


def spread(total: int, weights: Sequence[float]) -> list[int]:
    """Share ``total`` in whole numbers in proportion to ``weights``; they sum to ``total`` exactly."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [math.floor(value) for value in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts


def steady(amounts: Iterable[float]) -> list[int]:
    """Round each amount and carry what was rounded away to the next, so that sums stay true."""
    carried, rounded = 0.0, []
    for amount in amounts:
        value = math.floor(amount + carried + 0.5)
        carried += amount - value
        rounded.append(value)
    return rounded


def scattered(rng: random.Random, share: float, count: int, block: int = 200) -> list[bool]:
    """Return ``count`` answers of which ``share`` are true: exact over each block, left to chance inside it."""
    answers = every(share, count)
    for start in range(0, count, block):
        part = answers[start : start + block]
        rng.shuffle(part)
        answers[start : start + block] = part
    return answers


def every(share: float, count: int) -> list[bool]:
    """Return ``count`` answers of which ``share`` are true, evenly spaced."""
    return [
        math.floor((place + 1) * share + 1e-9) > math.floor(place * share + 1e-9) for place in range(count)
    ]
