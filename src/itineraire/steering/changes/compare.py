"""Two issues of the plan, compared: only real differences, each with its old and its new value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from itineraire.engagement import Engagement
from itineraire.steering.changes.issue import History, Issue
from itineraire.steering.changes.late import LateDependency, late_dependencies
from itineraire.steering.changes.points import ATTRIBUTES, EVENTS, Key, Topic, Value, points_of
from itineraire.steering.changes.reasons import Decision, reason_of, register_of

_DAYS_A_WEEK = 7


@dataclass(frozen=True)
class Change:
    """One point on which two issues differ.

    Parameters
    ----------
    code
        ``added``, ``removed`` or ``changed``; an action says how: ``entered`` when it was already listed,
        ``stopped`` or ``unlisted``, ``later`` or ``earlier``.
    id
        The client's own id; empty for what is single.
    before, after
        ``None`` where the point does not stand.
    reason
        The recorded decision behind it; ``None`` when nobody wrote one down.
    """

    topic: Topic
    code: str
    id: str
    before: Value | None
    after: Value | None
    reason: Decision | None = None

    @property
    def subject(self) -> str:
        """What it is about, by its latest name."""
        value = self.after or self.before
        return value.subject if value else ""

    @property
    def weeks(self) -> int:
        """Weeks by which the end moves, else the start; 0 when the dates move by less than half a week."""
        return _weeks(self.before, self.after)


@dataclass(frozen=True)
class Changes:
    """The differences with the last issue.

    Parameters
    ----------
    since
        Day of the issue compared with; ``None`` when none can be read.
    unreadable
        Day of a later issue that can no longer be read.
    dependencies
        Predecessors that are late now and were not, or not as much.
    """

    since: date | None
    unreadable: date | None
    changes: tuple[Change, ...] = ()
    dependencies: tuple[LateDependency, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions behind the changes, once each."""
        return tuple(dict.fromkeys(one.reason for one in self.changes if one.reason is not None))


def changes_since(history: History, now: Issue, engagement: Engagement) -> Changes | None:
    """Return what differs from the last issue; ``None`` for a first issue.

    Parameters
    ----------
    history
        The issue before, and the journal.
    now
        This issue.
    engagement
        The client's files today: their people, their decisions.
    """
    before = history.before
    if before is None:
        return Changes(None, history.unreadable) if history.unreadable else None
    register = register_of(history, before, now, engagement)
    changes = [
        Change(topic, code, name, was, now_is, reason_of(topic, code, name, register))
        for (topic, name), was, now_is in _differences(points_of(before), points_of(now), now)
        for code in [_code(topic, name, was, now_is, before, now)]
    ]
    teams = {person.id: person.team for person in engagement.client.people}
    known = frozenset(late_dependencies(before, teams))
    late = tuple(one for one in late_dependencies(now, teams) if one not in known)
    order = list(Topic)
    changes.sort(key=lambda change: order.index(change.topic))
    return Changes(before.as_of, history.unreadable, tuple(changes), late)


def _differences(
    old: Mapping[Key, Value], new: Mapping[Key, Value], now: Issue
) -> list[tuple[Key, Value | None, Value | None]]:
    """Return the points that differ; the dates of what is delivered no longer matter."""
    keys = [*new, *(key for key in old if key not in new)]
    return [
        (key, old.get(key), new.get(key))
        for key in keys
        if old.get(key) != new.get(key)
        and (key[0] not in ATTRIBUTES or (key in old and key in new))
        and (key[0] not in EVENTS or key not in old)
        and (key[0] is not Topic.ACTION or key[1] not in now.slips.finished)
    ]


def _code(topic: Topic, name: str, was: Value | None, now_is: Value | None, before: Issue, now: Issue) -> str:
    is_action = topic is Topic.ACTION
    if was is None:
        return "entered" if is_action and _lists(before, name) else "added"
    if now_is is None:
        if is_action and not _lists(now, name):
            return "unlisted"
        return "stopped" if is_action and _stops(now, name) else "removed"
    weeks = _weeks(was, now_is) if is_action else 0
    return "later" if weeks > 0 else "earlier" if weeks < 0 else "changed"


def _lists(issue: Issue, name: str) -> bool:
    return any(action.id == name for action in issue.workstreams.actions)


def _stops(issue: Issue, name: str) -> bool:
    return any(action.id == name for action in issue.workstreams.stopped)


def _weeks(was: Value | None, now_is: Value | None) -> int:
    if was is None or now_is is None:
        return 0
    ends = _days(was.day, now_is.day)
    return round((ends or _days(was.start, now_is.start)) / _DAYS_A_WEEK)


def _days(was: date | None, now_is: date | None) -> int:
    return 0 if was is None or now_is is None else (now_is - was).days
