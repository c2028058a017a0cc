"""Weeks, working days and trade events of the French year.

Weeks are ISO weeks named by their Monday. Public holidays come from the ``holidays`` library. The sales
periods (*soldes*) follow article D310-15-2 of the commercial code, with the years moved by decree in a table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_FRIDAY = 4
_WEDNESDAY = 2
_THURSDAY = 3
_ISO_WEEK = re.compile(r"(\d{4})-W(\d{2})")

#: Our name of a zone -> the subdivision of the ``holidays`` library (``None``: the eleven national days).
HOLIDAY_ZONES: Mapping[str, str | None] = {
    "metropole": None,
    "alsace-moselle": "57",
    "guadeloupe": "971",
    "martinique": "972",
    "guyane": "973",
    "la-reunion": "974",
    "mayotte": "976",
}

#: First year that the rule covers: soldes last six weeks from 2016, four from 2020 (order of 27 May 2019).
FIRST_SOLDES_YEAR = 2016
_FOUR_WEEKS_FROM = 2020


class Event(StrEnum):
    """A trade event that lifts sales on known days."""

    WINTER_SOLDES = "winter_soldes"
    SUMMER_SOLDES = "summer_soldes"
    BLACK_FRIDAY = "black_friday"


@dataclass(frozen=True, order=True)
class Period:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, other: Period) -> bool:
        """Say whether the two periods share at least one day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def days(self) -> int:
        """Number of calendar days."""
        return (self.last - self.first).days + 1


#: Periods set by decree against the rule: summer 2020 and 2021, winter 2021 (with its two more weeks) for the
#: epidemic; summer 2023 lasted one week more.
_SOLDES_BY_DECREE: Mapping[tuple[Event, int], Period] = {
    (Event.SUMMER_SOLDES, 2020): Period(date(2020, 7, 15), date(2020, 8, 11)),
    (Event.WINTER_SOLDES, 2021): Period(date(2021, 1, 20), date(2021, 3, 2)),
    (Event.SUMMER_SOLDES, 2021): Period(date(2021, 6, 30), date(2021, 7, 27)),
    (Event.SUMMER_SOLDES, 2023): Period(date(2023, 6, 28), date(2023, 8, 1)),
}


def monday_of(day: date) -> date:
    """Return the Monday of the ISO week of ``day``."""
    return day - timedelta(days=day.weekday())


def week_label(day: date) -> str:
    """Return the ISO week of ``day``.

    Examples
    --------
    >>> week_label(date(2026, 11, 20))
    '2026-W47'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def parse_week(label: str) -> date:
    """Return the Monday of an ISO week written ``2026-W47``.

    Raises
    ------
    ValueError
        When the text is no ISO week, or the year has no such week.
    """
    match = _ISO_WEEK.fullmatch(label.strip())
    if match is None:
        raise ValueError(f"{label!r} is no ISO week; write it 2026-W47")
    return date.fromisocalendar(int(match[1]), int(match[2]), 1)


def week_starts(first: date, weeks: int) -> tuple[date, ...]:
    """Return the Mondays of ``weeks`` successive weeks, from the week of ``first``."""
    monday = monday_of(first)
    return tuple(monday + index * _WEEK for index in range(weeks))


def week_index(first_monday: date, day: date) -> int:
    """Return how many whole weeks separate the week of ``day`` from ``first_monday`` (negative before it)."""
    return (monday_of(day) - first_monday).days // 7


def public_holidays(year: int, zone: str = "metropole") -> Mapping[date, str]:
    """Return the French public holidays of ``year`` with their French names.

    Parameters
    ----------
    year
        Calendar year.
    zone
        A key of ``HOLIDAY_ZONES``: 11 national days, 13 in Alsace-Moselle.

    Raises
    ------
    ValueError
        When the zone is unknown.
    """
    if zone not in HOLIDAY_ZONES:
        raise ValueError(f"unknown holiday zone {zone!r}; known: {', '.join(HOLIDAY_ZONES)}")
    return _holidays_of(year, zone)


@lru_cache(maxsize=256)
def _holidays_of(year: int, zone: str) -> Mapping[date, str]:
    from holidays import country_holidays

    found = country_holidays("FR", years=year, subdiv=HOLIDAY_ZONES[zone], language="fr")
    return {day: str(name) for day, name in sorted(found.items())}


def is_working_day(day: date, zone: str = "metropole") -> bool:
    """Say whether ``day`` is a weekday that is no public holiday."""
    return day.weekday() <= _FRIDAY and day not in public_holidays(day.year, zone)


def working_days(first: date, last: date, zone: str = "metropole") -> tuple[date, ...]:
    """Return the working days from ``first`` to ``last``, both included."""
    days = (first + index * _DAY for index in range((last - first).days + 1))
    return tuple(day for day in days if is_working_day(day, zone))


def next_working_day(day: date, zone: str = "metropole") -> date:
    """Return ``day`` itself when worked, else the first working day after it."""
    while not is_working_day(day, zone):
        day += _DAY
    return day


def previous_working_day(day: date, zone: str = "metropole") -> date:
    """Return ``day`` itself when worked, else the last working day before it."""
    while not is_working_day(day, zone):
        day -= _DAY
    return day


def add_working_days(day: date, count: int, zone: str = "metropole") -> date:
    """Return the working day ``count`` working days after ``day`` (rolled forward to a working day first)."""
    day = next_working_day(day, zone)
    for _ in range(count):
        day = next_working_day(day + _DAY, zone)
    return day


def soldes(event: Event, year: int) -> Period:
    """Return the national sales period of ``year``, as distance sellers follow it.

    Parameters
    ----------
    event
        ``WINTER_SOLDES`` or ``SUMMER_SOLDES``.
    year
        From 2016 on.

    Raises
    ------
    ValueError
        For another event or an earlier year.

    Notes
    -----
    Winter opens on the second Wednesday of January, the first if the second falls after the 12th; summer on
    the last Wednesday of June, the one before if the last falls after the 28th. Border departments and
    overseas territories have their own dates, not given here.
    """
    if event is Event.BLACK_FRIDAY or year < FIRST_SOLDES_YEAR:
        raise ValueError(f"no soldes rule for {event.value} {year}; the rule starts in {FIRST_SOLDES_YEAR}")
    by_decree = _SOLDES_BY_DECREE.get((event, year))
    if by_decree is not None:
        return by_decree
    first = _winter_opening(year) if event is Event.WINTER_SOLDES else _summer_opening(year)
    weeks = 4 if year >= _FOUR_WEEKS_FROM else 6
    return Period(first, first + weeks * _WEEK - _DAY)


def _winter_opening(year: int) -> date:
    second = _nth_weekday(year, 1, _WEDNESDAY, 2)
    return second - _WEEK if second.day > 12 else second


def _summer_opening(year: int) -> date:
    last = date(year, 6, 30)
    last -= timedelta(days=(last.weekday() - _WEDNESDAY) % 7)
    return last - _WEEK if last.day > 28 else last


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=nth - 1)


def black_friday(year: int) -> date:
    """Return the Friday after the fourth Thursday of November."""
    return _nth_weekday(year, 11, _THURSDAY, 4) + _DAY


def trade_events(first: date, last: date) -> tuple[tuple[Event, Period], ...]:
    """Return the sales periods and Black Friday weekends that touch ``first`` to ``last``, in order.

    Black Friday runs from the Friday to the Monday after it.
    """
    window = Period(first, last)
    events: list[tuple[Event, Period]] = []
    for year in range(max(first.year, FIRST_SOLDES_YEAR), last.year + 1):
        friday = black_friday(year)
        events += [(event, soldes(event, year)) for event in (Event.WINTER_SOLDES, Event.SUMMER_SOLDES)]
        events.append((Event.BLACK_FRIDAY, Period(friday, friday + 3 * _DAY)))
    return tuple(sorted((pair for pair in events if pair[1].overlaps(window)), key=lambda pair: pair[1]))


def events_of_week(monday: date) -> frozenset[Event]:
    """Return the trade events that touch the week starting on ``monday``."""
    return frozenset(event for event, _ in trade_events(monday, monday + 6 * _DAY))
