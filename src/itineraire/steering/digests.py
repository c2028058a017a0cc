"""The plan told to each team: what it delivers next, waits for, stops, and what was decided on its work (R149)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from itineraire.engagement import Engagement, Person
from itineraire.roadmap import Roadmap
from itineraire.steering.changes import Changes, Topic
from itineraire.steering.plan import PlannedAction
from itineraire.steering.slips import BoardSlips
from itineraire.steering.verdicts import Verdict
from itineraire.vocabulary import Team
from itineraire.workstreams import Workstreams


@dataclass(frozen=True)
class Delivery:
    """One deliverable and its day.

    Parameters
    ----------
    late
        True when the board says that it is late or not begun.
    """

    deliverable: str
    owner_name: str
    team: Team
    due: date
    late: bool


@dataclass(frozen=True)
class Settled:
    """One decision on a team's own work.

    Parameters
    ----------
    code
        ``read`` (decided on its effect), ``kept`` or ``dropped`` by the scenario, or how its action changed since
        the last issue (``entered``, ``later``, ``removed``...); for the sponsor's team also ``accepted``, the plan,
        or ``chosen``, the scenario.
    why
        What was decided, or why, as written; empty when nobody wrote it.
    """

    code: str
    title: str
    why: str = ""
    on: date | None = None
    weeks: int = 0


@dataclass(frozen=True)
class TeamDigest:
    """What one team must know.

    Parameters
    ----------
    next, helps, waits
        What it delivers, what it contributes to, and what it waits for from other teams: what is late,
        then the soonest.
    stops
        Titles of the habits that it stops.
    settled
        Decisions on its work.
    refused
        Titles of its actions that the plan does not retain, dearest first.
    """

    team: Team
    next: tuple[Delivery, ...]
    helps: tuple[Delivery, ...]
    waits: tuple[Delivery, ...]
    stops: tuple[str, ...]
    settled: tuple[Settled, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Work:
    """What the digests are read from.

    Parameters
    ----------
    changes
        Differences with the last issue; ``None`` for a first one.
    """

    engagement: Engagement
    workstreams: Workstreams
    roadmap: Roadmap
    planned: Sequence[PlannedAction]
    verdicts: Sequence[Verdict]
    slips: BoardSlips
    changes: Changes | None


def team_digests(work: Work, *, as_of: date) -> tuple[TeamDigest, ...]:
    """Return one digest a team that works for the plan or must be told; nothing when there is only one."""
    client = work.engagement.client
    present = {one.team for one in client.people} | {one.team for one in client.stakeholders}
    if len(present) < 2:
        return ()
    people = {person.id: person for person in client.people}
    owners = {action.id: people[action.owner] for action in work.engagement.actions if action.owner in people}
    return tuple(_digest(team, work, owners, as_of) for team in Team if team in present)


def _digest(team: Team, work: Work, owners: Mapping[str, Person], as_of: date) -> TeamDigest:
    mine = frozenset(name for name, person in owners.items() if person.team is team)
    todo = [item for item in work.planned if item.id not in work.slips.finished]
    late = {*work.slips.late, *work.slips.waiting}
    ahead = [item for item in todo if item.end >= as_of or item.id in late]
    ahead.sort(key=lambda item: item.id not in late)
    others = [item for item in ahead if item.team is not team]
    after = _awaited(work, {item.id for item in todo} & mine)
    helped = _helped(work, team)
    return TeamDigest(
        team,
        tuple(_delivery(item, late) for item in ahead if item.team is team),
        tuple(_delivery(item, late) for item in others if item.id in helped),
        tuple(_delivery(item, late) for item in others if item.id in after),
        tuple(habit.title for habit in work.workstreams.freed if habit.action in mine),
        (*_plan_wide(work, team), *_changed(work, mine), *_read(work, mine), *_imposed(work, mine)),
        tuple(_refused(work, mine)),
    )


def _awaited(work: Work, open_actions: set[str]) -> set[str]:
    return {name for one in work.engagement.actions if one.id in open_actions for name in one.depends_on}


def _helped(work: Work, team: Team) -> set[str]:
    members = {person.id for person in work.engagement.client.people if person.team is team}
    return {action.id for action in work.engagement.actions if members & set(action.contributors)}


def _delivery(item: PlannedAction, late: set[str]) -> Delivery:
    return Delivery(item.deliverable, item.owner_name, item.team, item.end, item.id in late)


def _plan_wide(work: Work, team: Team) -> list[Settled]:
    """Return what was decided of the whole plan, for the team of the sponsor who arbitrates it."""
    engagement = work.engagement
    sponsor = next((one for one in engagement.client.people if one.id == engagement.client.sponsor), None)
    if sponsor is None or sponsor.team is not team:
        return []
    accepted, choice = engagement.plan_in_force, engagement.choice
    if accepted is not None:
        return [Settled("accepted", "", accepted.why, accepted.on)]
    if choice is not None and choice.scenario == engagement.scenario.name:
        return [Settled("chosen", engagement.scenario.title, choice.why, choice.on)]
    return []


def _changed(work: Work, mine: frozenset[str]) -> list[Settled]:
    """Return how the team's actions changed since the last issue, when a decision says why."""
    changes = work.changes.changes if work.changes else ()
    return [
        Settled(one.code, one.subject, one.reason.why, one.reason.on, abs(one.weeks))
        for one in changes
        if one.topic is Topic.ACTION and one.id in mine and one.reason is not None
    ]


def _read(work: Work, mine: frozenset[str]) -> list[Settled]:
    """Return what meetings decided of the team's launched actions, the latest first."""
    read = [
        Settled("read", one.title, one.decision, one.read_on)
        for one in work.verdicts
        if one.action in mine and one.read_on is not None and one.decision
    ]
    return sorted(read, key=lambda one: one.on or date.min, reverse=True)


def _imposed(work: Work, mine: frozenset[str]) -> list[Settled]:
    """Return the team's actions that the scenario imposes or excludes."""
    scenario = work.engagement.scenario
    titles = {action.id: action.title for action in work.engagement.actions}
    return [
        Settled(code, titles[name])
        for code, names in (("kept", scenario.keep), ("dropped", scenario.drop))
        for name in names
        if name in mine
    ]


def _refused(work: Work, mine: frozenset[str]) -> list[str]:
    """Return the titles not retained; what the scenario excludes and what is stopped are told apart."""
    told = {*work.engagement.scenario.drop, *(habit.action for habit in work.workstreams.freed)}
    return [one.title for one in work.roadmap.refused if one.id in mine and one.id not in told]
