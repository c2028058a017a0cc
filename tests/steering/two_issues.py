"""Two issues of the small firm's plan, alike but for what a test changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from itineraire.engagement import Choice, Engagement, Scenario
from itineraire.objectives import set_objectives
from itineraire.roadmap import ScheduledAction
from itineraire.steering import BoardSlips, Past, Steering, steer_from
from itineraire.steering.changes import Changes, History, Issue, changes_since
from tests.live.firm import AS_OF, firm
from tests.live.meeting import SERIES, framed, planned

LATER = date(2026, 10, 31)
QUIET = BoardSlips()
FRUGAL = Scenario(name="frugal", title="Budget réduit", budget_percent=80)
CHOSEN = Choice(scenario="frugal", by="Inès Roy", why="Trésorerie tendue", on=date(2026, 10, 20))


@cache
def first() -> Issue:
    """Return the issue of 30 September: four actions retained, two refused, nothing begun."""
    engagement = firm()
    return Issue(
        AS_OF,
        engagement.scenario,
        set_objectives(engagement, (), SERIES, as_of=AS_OF),
        framed(engagement),
        planned(engagement),
        QUIET,
    )


def second(**changes: Any) -> Issue:
    """Return the issue of 31 October, the same but for what is given."""
    return replace(first(), as_of=LATER, **changes)


def with_actions(issue: Issue, *actions: ScheduledAction) -> Issue:
    """Return the issue with these actions retained."""
    return replace(issue, roadmap=replace(issue.roadmap, actions=actions))


def retained(name: str) -> ScheduledAction:
    return next(action for action in first().roadmap.actions if action.id == name)


def shifted(action: ScheduledAction, weeks: int) -> ScheduledAction:
    """Return an action moved by whole weeks."""
    by = timedelta(weeks=weeks)
    return replace(action, start=action.start + by, end=action.end + by)


def compare(now: Issue, *, before: Issue | None = None, engagement: Engagement | None = None) -> Changes:
    """Return the differences with the issue of 30 September."""
    found = changes_since(History(before or first()), now, engagement or firm())
    assert found is not None
    return found


def steered(changes: Changes | None, **more: Any) -> Steering:
    """Return the firm's steering with these changes."""
    past = Past((), SERIES, first().objectives, first().roadmap.dates)
    return replace(steer_from(firm(), {}, {}, past, as_of=LATER), changes=changes, **more)


def moved_and_cut() -> Changes:
    """Return what a frugal scenario changes: one action a week later, 1 200 euros less."""
    was = first()
    actions = [shifted(one, 1) if one.id == "vitesse" else one for one in was.roadmap.actions]
    roadmap = replace(
        was.roadmap, actions=tuple(actions), budget=replace(was.roadmap.budget, envelope_eur=4800.0)
    )
    return compare(second(scenario=FRUGAL, roadmap=roadmap), engagement=replace(firm(FRUGAL), choice=CHOSEN))
