"""Who carries the plan, who is told what, and whether it was launched (R21, R139, R147, R171d)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from itineraire.engagement import Engagement, Person
from itineraire.vocabulary import Team


class Role(StrEnum):
    """The article's three roles."""

    SPONSOR = "sponsor"
    LEAD = "lead"
    OWNER = "owner"


@dataclass(frozen=True)
class RoleCard:
    """One person in one role, with what he answers for.

    Parameters
    ----------
    scope
        Titles of the workstreams owned; empty for the sponsor and the lead, who answer for the whole plan.
    """

    role: Role
    name: str
    position: str
    scope: tuple[str, ...] = ()


class LaunchState(StrEnum):
    """State of one line of the launch checklist."""

    DONE = "done"
    PLANNED = "planned"
    MISSING = "missing"


@dataclass(frozen=True)
class LaunchStep:
    """One line of the launch checklist; ``code`` is a key of ``wording.steering.LAUNCH``."""

    code: str
    on: date | None
    detail: str
    owner_name: str
    state: LaunchState


@dataclass(frozen=True)
class Audience:
    """One line of the communication table; ``next_on`` is the day the next message is due."""

    name: str
    team: Team
    rhythm: str
    format: str
    next_on: date


def role_cards(engagement: Engagement) -> tuple[RoleCard, ...]:
    """Return the sponsor, the lead, then one card an owner with the workstreams he answers for."""
    people = _people(engagement)
    sponsor, lead = people.get(engagement.client.sponsor), people.get(engagement.client.lead)
    cards = [
        RoleCard(role, person.name, person.role)
        for role, person in ((Role.SPONSOR, sponsor), (Role.LEAD, lead))
        if person is not None
    ]
    owners = dict.fromkeys(stream.owner for stream in engagement.workstreams if stream.owner in people)
    for slug in owners:
        scope = tuple(stream.title for stream in engagement.workstreams if stream.owner == slug)
        cards.append(RoleCard(Role.OWNER, people[str(slug)].name, people[str(slug)].role, scope))
    return tuple(cards)


def orphan_workstreams(engagement: Engagement) -> tuple[str, ...]:
    """Return the titles of the workstreams that nobody owns (R139)."""
    return tuple(stream.title for stream in engagement.workstreams if stream.owner is None)


def launch_checklist(engagement: Engagement, as_of: date) -> tuple[LaunchStep, ...]:
    """Return the five conditions of a launched plan with their date, their owner and their state (R21)."""
    client = engagement.client
    launch = client.launch
    people = _people(engagement)
    lead = people[client.lead].name if client.lead in people else ""
    sponsor = people[client.sponsor].name if client.sponsor in people else ""
    dated = [
        ("kick_off", launch.kick_off, sponsor),
        ("first_weekly", launch.first_weekly, lead),
        ("first_review", launch.first_review, sponsor),
    ]
    access = LaunchState.DONE if launch.access_granted else LaunchState.MISSING
    tool = LaunchState.DONE if launch.tool else LaunchState.MISSING
    return (
        *(LaunchStep(code, on, "", owner, _dated_state(on, as_of)) for code, on, owner in dated),
        LaunchStep("access", None, "", lead, access),
        LaunchStep("tool", None, launch.tool or "", lead, tool),
    )


def is_launched(checklist: tuple[LaunchStep, ...]) -> bool:
    """Say whether nothing is missing: a plan without launch dates is not launched."""
    return all(step.state is not LaunchState.MISSING for step in checklist)


def audiences(engagement: Engagement, as_of: date) -> tuple[Audience, ...]:
    """Return who must be told, how and when next: Fridays, first days of a month, first days of a quarter."""
    return tuple(
        Audience(item.name, item.team, item.rhythm, item.format, next_issue(item.rhythm, as_of))
        for item in engagement.client.stakeholders
    )


def teams_without_message(engagement: Engagement) -> tuple[Team, ...]:
    """Return the teams that work for the plan but that no line of the communication table reaches (R149)."""
    told = {item.team for item in engagement.client.stakeholders}
    working = dict.fromkeys(person.team for person in engagement.client.people)
    return tuple(team for team in working if team not in told)


def next_issue(rhythm: str, as_of: date) -> date:
    """Return the first day after ``as_of`` when a message of this rhythm is due.

    Examples
    --------
    >>> next_issue("weekly", date(2026, 9, 30)), next_issue("quarterly", date(2026, 9, 30))
    (datetime.date(2026, 10, 2), datetime.date(2026, 10, 5))
    """
    if rhythm == "weekly":
        return as_of + timedelta(days=(4 - as_of.weekday() - 1) % 7 + 1)
    step = 3 if rhythm == "quarterly" else 1
    return next(
        day
        for day in (_fifth(as_of, offset) for offset in range(5))
        if day > as_of and (day.month - 1) % step == 0
    )


def _fifth(as_of: date, months: int) -> date:
    """Return the 5th of the month, ``months`` later: the month's figures are known by then."""
    count = as_of.month - 1 + months
    return date(as_of.year + count // 12, count % 12 + 1, 5)


def _people(engagement: Engagement) -> dict[str, Person]:
    return {person.id: person for person in engagement.client.people}


def _dated_state(on: date | None, as_of: date) -> LaunchState:
    if on is None:
        return LaunchState.MISSING
    return LaunchState.DONE if on <= as_of else LaunchState.PLANNED
