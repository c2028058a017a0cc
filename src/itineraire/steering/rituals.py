"""The meetings of the plan, dated, and the agenda of the next weekly one (R142, R143, R156)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from itineraire.calendar import add_working_days, monday_of, next_working_day
from itineraire.vocabulary import WEEKLY_MEETING_MINUTES

WEEKDAY = 1  # Tuesday: Monday is for reading the weekly page
_MONTHLY_WORKING_DAY = 5  # the month's figures are complete by then


class Ritual(StrEnum):
    """The three rhythms of steering."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Part(StrEnum):
    """The three parts of the weekly meeting (the article: deliverables, blockers, metrics)."""

    DELIVERABLES = "deliverables"
    BLOCKERS = "blockers"
    METRICS = "metrics"


_REVIEW_MINUTES = {Ritual.MONTHLY: 90, Ritual.QUARTERLY: 150}
#: Minutes of each part when all three have something to say; 42 in all, of the 45 allowed.
PART_MINUTES = {Part.DELIVERABLES: 15, Part.BLOCKERS: 15, Part.METRICS: 12}
_MIN_ITEM_MINUTES = 3


@dataclass(frozen=True)
class Meeting:
    """One dated meeting."""

    ritual: Ritual
    on: date
    minutes: int


@dataclass(frozen=True)
class AgendaItem:
    """One line of the agenda; ``code`` is a key of ``wording.steering.AGENDA``."""

    part: Part
    code: str
    subject: str
    person: str
    minutes: int


@dataclass(frozen=True)
class Agenda:
    """Agenda of one weekly meeting; ``left_out`` counts what did not fit and goes to written answers."""

    on: date
    items: tuple[AgendaItem, ...]
    left_out: int

    @property
    def minutes(self) -> int:
        """Length of the meeting, at most ``WEEKLY_MEETING_MINUTES``."""
        return sum(item.minutes for item in self.items)


@dataclass(frozen=True)
class Topic:
    """Something the weekly meeting should speak about, before it gets its minutes."""

    part: Part
    code: str
    subject: str
    person: str = ""


def meetings(
    first: date,
    last: date,
    zone: str,
    *,
    first_weekly: date | None = None,
    first_review: date | None = None,
) -> tuple[Meeting, ...]:
    """Return the meetings from ``first`` to ``last``: every week, every month, a longer one every quarter.

    Parameters
    ----------
    first, last
        Days of the plan, both included.
    zone
        Holiday zone of the client; a meeting on a holiday moves to the next working day.
    first_weekly, first_review
        Dates already agreed: weekly meetings keep that day of the week, the first review keeps its date.
    """
    held = [*_weekly(first, last, zone, first_weekly), *_reviews(first, last, zone, first_review)]
    return tuple(sorted(held, key=lambda meeting: (meeting.on, meeting.ritual)))


def _weekly(first: date, last: date, zone: str, agreed: date | None) -> list[Meeting]:
    day = agreed or monday_of(first) + timedelta(days=WEEKDAY)
    found = []
    while day <= last:
        on = next_working_day(day, zone)
        if first <= on <= last:
            found.append(Meeting(Ritual.WEEKLY, on, WEEKLY_MEETING_MINUTES))
        day += timedelta(weeks=1)
    return found


def _reviews(first: date, last: date, zone: str, agreed: date | None) -> list[Meeting]:
    """Return one review a month from the second month on, quarterly every third month."""
    found = []
    months = (last.year - first.year) * 12 + last.month - first.month
    for since_start in range(1, months + 1):
        count = first.month - 1 + since_start
        opening = date(first.year + count // 12, count % 12 + 1, 1)
        on = add_working_days(opening, _MONTHLY_WORKING_DAY - 1, zone)
        if agreed is not None and (agreed.year, agreed.month) == (on.year, on.month):
            on = agreed
        ritual = Ritual.QUARTERLY if since_start % 3 == 0 else Ritual.MONTHLY
        if first <= on <= last:
            found.append(Meeting(ritual, on, _REVIEW_MINUTES[ritual]))
    return found


def weekly_agenda(on: date, topics: Sequence[Topic]) -> Agenda:
    """Share the minutes of the weekly meeting between its topics, the first ones first.

    Parameters
    ----------
    on
        Day of the meeting.
    topics
        What to speak about, most urgent first within each part.

    Returns
    -------
    Agenda
        Three parts always present; never more than ``WEEKLY_MEETING_MINUTES`` in all.
    """
    items: list[AgendaItem] = []
    left_out = 0
    for part, minutes in PART_MINUTES.items():
        wanted = [topic for topic in topics if topic.part is part]
        fitting = wanted[: minutes // _MIN_ITEM_MINUTES]
        left_out += len(wanted) - len(fitting)
        if not fitting:
            items.append(AgendaItem(part, f"nothing_{part.value}", "", "", _MIN_ITEM_MINUTES))
            continue
        share = min(minutes // len(fitting), 2 * _MIN_ITEM_MINUTES)
        items += [AgendaItem(part, topic.code, topic.subject, topic.person, share) for topic in fitting]
    return Agenda(on, tuple(items), left_out)
