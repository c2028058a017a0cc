"""The plan as steering follows it: who delivers what next, and when each effect may be read (R17, R138)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from itineraire.engagement import Engagement
from itineraire.steering.windows import first_read
from itineraire.vocabulary import ActionKind, Team

NEXT_DELIVERABLES = 3
#: Time ahead that the weekly meeting looks at.
SOON = timedelta(days=14)


@dataclass(frozen=True)
class PlannedAction:
    """One scheduled action.

    Parameters
    ----------
    start, end
        First and last day of work.
    read_from
        First day on which its effect may be judged.
    """

    id: str
    title: str
    deliverable: str
    workstream: str
    workstream_title: str
    owner: str
    owner_name: str
    team: Team
    kind: ActionKind
    start: date
    end: date
    read_from: date


@dataclass(frozen=True)
class OwnerView:
    """The next deliverables of one person, soonest first."""

    owner_name: str
    team: Team
    next: tuple[PlannedAction, ...]


@dataclass(frozen=True)
class WorkstreamReading:
    """When a workstream's result is read.

    Parameters
    ----------
    read_on
        Date typed in ``workstreams.yaml``.
    judge_from
        First day on which all its retained actions may be judged; ``None`` when none is retained.
    first_action_read
        First day on which one of them may be.
    """

    workstream: str
    title: str
    owner_name: str
    kpi: str
    target: float
    read_on: date
    judge_from: date | None
    first_action_read: date | None

    @property
    def is_read_too_soon(self) -> bool:
        """The date typed comes before any effect can be judged."""
        return self.first_action_read is not None and self.read_on < self.first_action_read


def planned_actions(engagement: Engagement, dates: dict[str, tuple[date, date]]) -> tuple[PlannedAction, ...]:
    """Return every scheduled action with its owner and its first reading day, soonest delivery first.

    Parameters
    ----------
    dates
        First and last day of each retained action, from the roadmap.
    """
    people = {person.id: person for person in engagement.client.people}
    titles = {stream.id: stream.title for stream in engagement.workstreams}
    planned = []
    for action in engagement.actions:
        if action.id not in dates or action.owner not in people:
            continue
        start, end = dates[action.id]
        person = people[action.owner]
        read_from = first_read(action.kind, end + timedelta(days=1, weeks=action.lag_weeks))
        planned.append(
            PlannedAction(
                action.id,
                action.title,
                action.deliverable,
                action.workstream,
                titles.get(action.workstream, action.workstream),
                person.id,
                person.name,
                person.team,
                action.kind,
                start,
                end,
                read_from,
            )
        )
    return tuple(sorted(planned, key=lambda item: (item.end, item.start, item.id)))


def owner_views(planned: Sequence[PlannedAction], *, as_of: date) -> tuple[OwnerView, ...]:
    """Return, for each owner, the three deliverables that come next (R17)."""
    open_actions = [item for item in planned if item.end >= as_of]
    owners = dict.fromkeys((item.owner, item.owner_name, item.team) for item in open_actions)
    return tuple(
        OwnerView(name, team, tuple(item for item in open_actions if item.owner == owner)[:NEXT_DELIVERABLES])
        for owner, name, team in owners
    )


def workstream_readings(
    engagement: Engagement, planned: Sequence[PlannedAction]
) -> tuple[WorkstreamReading, ...]:
    """Return when each workstream can be judged, from its retained actions (R138, R153, R154)."""
    names = {person.id: person.name for person in engagement.client.people}
    readings = []
    for stream in engagement.workstreams:
        reads = [item.read_from for item in planned if item.workstream == stream.id]
        readings.append(
            WorkstreamReading(
                stream.id,
                stream.title,
                names.get(stream.owner or "", ""),
                stream.result.kpi,
                stream.result.target,
                stream.result.read_on,
                max(reads, default=None),
                min(reads, default=None),
            )
        )
    return tuple(readings)
