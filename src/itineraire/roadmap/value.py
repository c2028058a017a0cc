"""What a task is worth within the horizon: the margin still to come, less what is bought for it."""

from __future__ import annotations

import math
from functools import lru_cache

from itineraire.roadmap.problem import Task

WEEKS_PER_MONTH = 52 / 12


def value_to_come(task: Task, start: int, weeks: int, season: tuple[float, ...] | None = None) -> float:
    """Return the euros a task brings within the horizon if it starts in week ``start``.

    Parameters
    ----------
    task
        Its monthly value, lag and ramp.
    start
        Start week.
    weeks
        Horizon in weeks.
    season
        Factor of each week.

    Notes
    -----
    A month is 52 / 12 weeks. With a ramp of r weeks, week k of effect (from 0) counts (k + 1) / (r + 1).

    Examples
    --------
    >>> value_to_come(Task("a", "w", 2, value_eur_month=5200 / 12 * 10), start=0, weeks=12)
    10000.0
    """
    first = start + task.weeks + task.lag_weeks
    return round(
        task.value_eur_month / WEEKS_PER_MONTH * _full_weeks(first, task.ramp_weeks, weeks, season), 6
    )


def net_value(task: Task, start: int, weeks: int, season: tuple[float, ...] | None = None) -> int:
    """Return the whole euros a task brings within the horizon less its external cost; below 0 when it loses.

    Examples
    --------
    >>> net_value(Task("a", "w", 2, cost_eur=4000, value_eur_month=5200 / 12 * 10), start=0, weeks=12)
    6000
    """
    return round(value_to_come(task, start, weeks, season)) - task.cost_eur


@lru_cache(maxsize=10_000)
def _full_weeks(first: int, ramp_weeks: int, weeks: int, season: tuple[float, ...] | None) -> float:
    """Weeks of full effect that an effect from week ``first`` on is worth."""
    return math.fsum(
        min(1.0, (week - first + 1) / (ramp_weeks + 1)) * (season[week] if season else 1.0)
        for week in range(first, weeks)
    )
