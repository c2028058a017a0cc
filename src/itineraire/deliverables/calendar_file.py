"""``rituals.ics``: the plan's meetings, ready for any calendar program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from itineraire.files import write_whole

#: Meetings are proposed at 9:30: after the team has read the page, before the day is full.
STARTS_AT = time(9, 30)


@dataclass(frozen=True)
class Event:
    """One meeting: its day, its length and what the calendar shows."""

    on: date
    minutes: int
    title: str
    description: str = ""


def write_calendar(events: Iterable[Event], path: Path, *, name: str, zone: str, as_of: date) -> None:
    """Write meetings as an iCalendar file (RFC 5545); the same meetings give the same bytes.

    Parameters
    ----------
    events
        The meetings, in order.
    name
        Name of the calendar; it also keys the identifiers, so that a second import updates the first.
    zone
        Time zone of the meetings, for example ``Europe/Paris``.
    as_of
        Date written as the moment of creation.
    """
    from icalendar import Calendar
    from icalendar import Event as Entry

    calendar = Calendar()
    calendar.add("prodid", "-//Itinéraire//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    stamp = datetime.combine(as_of, time(), tzinfo=UTC)
    for event in events:
        start = datetime.combine(event.on, STARTS_AT, tzinfo=ZoneInfo(zone))
        entry = Entry()
        entry.add("uid", _identifier(name, event))
        entry.add("dtstamp", stamp)
        entry.add("dtstart", start)
        entry.add("dtend", start + timedelta(minutes=event.minutes))
        entry.add("summary", event.title)
        if event.description:
            entry.add("description", event.description)
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    write_whole(path, calendar.to_ical())


def _identifier(name: str, event: Event) -> str:
    text = f"{name}|{event.title}|{event.on.isoformat()}"
    return hashlib.sha256(text.encode()).hexdigest()[:32] + "@itineraire"
