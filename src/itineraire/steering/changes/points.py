"""An issue of the plan as a list of points: two issues differ where their points do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from itineraire.steering.changes.issue import Issue
from itineraire.vocabulary import Unit


class Topic(StrEnum):
    """What a point is about, in the order in which changes are told."""

    SCENARIO = "scenario"
    ACTION = "action"
    DELIVERY = "delivery"
    HABIT = "habit"
    ACTION_OWNER = "action_owner"
    KEY_RESULT = "key_result"
    DUE = "due"
    BASELINE = "baseline"
    WORKSTREAM = "workstream"
    WORKSTREAM_OWNER = "workstream_owner"
    WORKSTREAM_TARGET = "workstream_target"
    WORKSTREAM_READ = "workstream_read"
    ENVELOPE = "envelope"
    BUDGET = "budget"
    HOURS = "hours"


#: Compared only where both issues have them: what enters or leaves is told once, by its own topic.
ATTRIBUTES = frozenset(
    {
        Topic.ACTION_OWNER,
        Topic.DUE,
        Topic.WORKSTREAM_OWNER,
        Topic.WORKSTREAM_TARGET,
        Topic.WORKSTREAM_READ,
    }
)
#: Told only when they appear: a board that was not sent again does not mean that work was undone.
EVENTS = frozenset({Topic.DELIVERY, Topic.HABIT})
Key = tuple[Topic, str]


@dataclass(frozen=True)
class Value:
    """What an issue says on one point: words, a figure, a day or a period.

    Parameters
    ----------
    subject
        What it is about, as the client calls it; the code of a KPI, a skill or a budget line.
    monthly
        True for a figure that is a total of a month.
    start, day
        First and last day of a period; ``day`` alone for a date.
    """

    subject: str = field(default="", compare=False)
    words: str = ""
    figure: float | None = None
    unit: Unit | None = None
    monthly: bool = False
    start: date | None = None
    day: date | None = None


def points_of(issue: Issue) -> dict[Key, Value]:
    """Return everything on which an issue may change, by topic and id."""
    return {
        (Topic.SCENARIO, ""): Value(words=issue.scenario.title),
        **_actions(issue),
        **_aims(issue),
        **_workstreams(issue),
        **_means(issue),
    }


def _actions(issue: Issue) -> dict[Key, Value]:
    points: dict[Key, Value] = {}
    for action in issue.roadmap.actions:
        points[Topic.ACTION, action.id] = Value(action.title, start=action.start, day=action.end)
        points[Topic.ACTION_OWNER, action.id] = Value(action.title, words=action.owner_name)
    titles = {action.id: action.title for action in issue.workstreams.actions}
    for name in issue.slips.finished:
        points[Topic.DELIVERY, name] = Value(titles.get(name, name))
    for habit in issue.workstreams.freed:
        points[Topic.HABIT, habit.action] = Value(habit.title, figure=habit.hours_week, unit=Unit.HOURS)
    return points


def _aims(issue: Issue) -> dict[Key, Value]:
    points: dict[Key, Value] = {}
    for one in issue.objectives.key_results:
        points[Topic.KEY_RESULT, one.id] = Value(one.title, "", one.target, one.unit, one.monthly)
        points[Topic.DUE, one.id] = Value(one.title, day=one.due)
    for line in issue.objectives.sheet:
        name = line.title or line.kpi
        points[Topic.BASELINE, line.kpi] = Value(name, "", line.baseline, line.unit, line.monthly)
    return points


def _workstreams(issue: Issue) -> dict[Key, Value]:
    points: dict[Key, Value] = {}
    for sheet in issue.workstreams.sheets:
        aim = sheet.change
        points[Topic.WORKSTREAM, sheet.id] = Value(sheet.title, words=sheet.title)
        points[Topic.WORKSTREAM_OWNER, sheet.id] = Value(sheet.title, words=sheet.owner_name)
        points[Topic.WORKSTREAM_TARGET, sheet.id] = Value(sheet.title, "", aim.target, aim.unit, aim.monthly)
        points[Topic.WORKSTREAM_READ, sheet.id] = Value(sheet.title, day=aim.read_on)
    return points


def _means(issue: Issue) -> dict[Key, Value]:
    """Return the euros, rounded as they are printed, and the hours of each skill over the plan."""
    budget = issue.roadmap.budget
    points = {(Topic.ENVELOPE, ""): Value(figure=budget.envelope_eur, unit=Unit.EUR)}
    for line in budget.lines:
        kind = line.kind.value
        points[Topic.BUDGET, kind] = Value(kind, figure=round(line.planned.likely), unit=Unit.EUR)
    for load in issue.roadmap.skills:
        hours = round(sum(load.available_hours))
        points[Topic.HOURS, load.skill] = Value(load.skill, figure=hours, unit=Unit.HOURS)
    return points
