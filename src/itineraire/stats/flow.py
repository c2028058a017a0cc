"""Flow of work: how long what is started stays open, and when what remains will be delivered (M21)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DRAWS = 10_000
_MAX_WEEKS = 520


@dataclass(frozen=True)
class DeliveryForecast:
    """Weeks needed to deliver what remains: even odds, 85 % and 95 % of the simulated cases."""

    p50: int
    p85: int
    p95: int


def weeks_in_progress(work_in_progress: float, delivered_per_week: float) -> float:
    """Return the mean weeks that an item stays open; ``inf`` when nothing is delivered.

    Notes
    -----
    Little (1961): items in progress / items delivered per week.

    Examples
    --------
    >>> weeks_in_progress(12, 3)
    4.0
    """
    if work_in_progress == 0:
        return 0.0
    return work_in_progress / delivered_per_week if delivered_per_week > 0 else math.inf


def forecast_delivery(
    delivered: Sequence[int],
    fewest: int,
    most: int,
    *,
    seed: int = 2026,
    draws: int = DRAWS,
) -> DeliveryForecast | None:
    """Return when ``fewest`` to ``most`` items will be delivered, weeks drawn from those already seen.

    Parameters
    ----------
    delivered
        Items delivered in each past week, weeks with nothing included.
    fewest, most
        How many items remain, any number between the two being as likely.
    seed
        Makes the draws repeatable.
    draws
        Number of simulated futures.

    Returns
    -------
    DeliveryForecast or None
        ``None`` when nothing was ever delivered: no forecast can be made.

    Notes
    -----
    Bootstrap of weekly throughput (Magennis; Vacanti, *When Will It Be Done?*).

    Examples
    --------
    >>> forecast_delivery([1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8], 100, 120)
    DeliveryForecast(p50=28, p85=32, p95=35)
    """
    if not any(delivered):
        return None
    random = np.random.default_rng(seed)
    remaining = random.integers(fewest, most + 1, size=draws)
    weeks = np.zeros(draws, dtype=int)
    done = np.zeros(draws)
    past = np.asarray(delivered)
    for week in range(1, _MAX_WEEKS + 1):
        running = done < remaining
        if not running.any():
            break
        done[running] += random.choice(past, size=int(running.sum()))
        weeks[running] = week
    p50, p85, p95 = np.quantile(weeks, (0.50, 0.85, 0.95), method="higher")
    return DeliveryForecast(int(p50), int(p85), int(p95))


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the value that ``share`` of ``values`` do not pass; ``None`` without value.

    Examples
    --------
    >>> percentile([1, 2, 3, 4], 0.85)
    4.0
    """
    return float(np.quantile(values, share, method="higher")) if len(values) else None


def regularity(values: Sequence[float]) -> float | None:
    """Return how even a weekly effort is: 1 when every week is the same, towards 0 when it comes in bursts.

    Parameters
    ----------
    values
        Effort of each week (hours, euros, deliveries), weeks with nothing included.

    Returns
    -------
    float or None
        One minus the Gini coefficient; ``None`` below 4 weeks or when there was no effort at all (M41).

    Examples
    --------
    >>> regularity([5, 5, 5, 5]), regularity([20, 0, 0, 0])
    (1.0, 0.25)
    """
    effort = np.sort(np.asarray(values, dtype=float))
    if len(effort) < 4 or effort.sum() <= 0:
        return None
    ranks = np.arange(1, len(effort) + 1)
    gini = float(2 * (ranks * effort).sum() / (len(effort) * effort.sum()) - (len(effort) + 1) / len(effort))
    return 1 - gini
