"""Dependencies between workstreams or teams whose predecessor is late, as the board tells (R148)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from itineraire.roadmap import ScheduledAction
from itineraire.steering.changes.issue import Issue
from itineraire.vocabulary import Team


@dataclass(frozen=True)
class Waiting:
    """One action that waits for another."""

    title: str
    owner_name: str


@dataclass(frozen=True)
class LateDependency:
    """One late action that another workstream or team waits for.

    Parameters
    ----------
    title, owner_name, team
        The late action, who owes it, and his team; ``None`` when he left the client's list.
    due
        Its planned end.
    weeks
        Weeks late; 0 when it should have begun and has not.
    waiting
        What waits for it.
    """

    title: str
    owner_name: str
    team: Team | None
    due: date
    weeks: int
    waiting: tuple[Waiting, ...]


def late_dependencies(issue: Issue, teams: Mapping[str, Team]) -> tuple[LateDependency, ...]:
    """Return the late actions that another workstream or team waits for, in order of their planned end.

    Parameters
    ----------
    teams
        Team of each person of the client.
    """
    late = dict.fromkeys(issue.slips.waiting, 0) | dict(issue.slips.late)
    found = []
    for first in sorted(issue.roadmap.actions, key=lambda action: (action.end, action.id)):
        waiting = tuple(
            Waiting(action.title, action.owner_name)
            for action in issue.roadmap.actions
            if first.id in action.depends_on
            and action.id not in issue.slips.finished
            and _crosses(first, action, teams)
        )
        if first.id in late and waiting:
            team = teams.get(first.owner)
            weeks = late[first.id]
            found.append(LateDependency(first.title, first.owner_name, team, first.end, weeks, waiting))
    return tuple(found)


def _crosses(first: ScheduledAction, then: ScheduledAction, teams: Mapping[str, Team]) -> bool:
    return first.workstream != then.workstream or teams.get(first.owner) != teams.get(then.owner)
