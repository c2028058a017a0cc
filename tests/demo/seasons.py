"""The French trade year, typed by hand from the rules: soldes, Black Friday, December."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta

from tests.demo import truth


def days(first: date = truth.FIRST_DAY, last: date = truth.LAST_DAY) -> list[date]:
    """Return every day from ``first`` to ``last``, both included."""
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def months(first: date = truth.FIRST_DAY, last: date = truth.LAST_DAY) -> list[date]:
    """Return the first day of every month from ``first`` to ``last``."""
    return sorted({day.replace(day=1) for day in days(first, last)})


def month_end(month: date) -> date:
    """Return the last day of a month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def sales_factor(day: date) -> float:
    """Return what the sales calendar does to demand on one day; 1 on an ordinary day."""
    factors = list(_event_factors(day))
    return max(factors) if factors else 1.0


def _event_factors(day: date) -> Iterator[float]:
    for opening in (*truth.WINTER_SOLDES, *truth.SUMMER_SOLDES):
        elapsed = (day - opening).days
        if 0 <= elapsed < 28:
            yield truth.SOLDES_FIRST_FORTNIGHT if elapsed < 14 else truth.SOLDES_THEN
    for friday in truth.BLACK_FRIDAYS:
        if -4 <= (day - friday).days <= 2:
            yield truth.BLACK_FRIDAY_WEEK
    if day.month == 12 and day.day <= 20:
        yield truth.DECEMBER


def yearly_factor(day: date, amplitude: float = 0.05) -> float:
    """Return a smooth yearly wave, highest in early November."""
    return 1 + amplitude * math.cos(2 * math.pi * (day.timetuple().tm_yday - 310) / 365.25)


def weekday_factor(day: date, weekend: float = 1.1) -> float:
    """Return how a Saturday or Sunday compares with a working day."""
    return weekend if day.weekday() >= 5 else 1.0
