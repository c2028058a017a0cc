"""The plan of a client after something changed: what moves, what is kept, dropped, added, and its cost (R2)."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from itineraire.calendar import week_index
from itineraire.engagement import Engagement
from itineraire.roadmap.accepted import with_weeks
from itineraire.roadmap.accounts import subject_name
from itineraire.roadmap.build import Case
from itineraire.roadmap.conflicts import conflict_of
from itineraire.roadmap.effort import PROVED, Effort
from itineraire.roadmap.plan import find_plan, settle
from itineraire.roadmap.problem import Plan, Problem, Task
from itineraire.roadmap.replan import VALUE_TOLERANCE, begun_by
from itineraire.roadmap.result import Reason, Roadmap, ScheduledAction
from itineraire.roadmap.slips import Awaited, Slips, slips_by
from itineraire.roadmap.solve import solve
from itineraire.roadmap.telling import tell
from itineraire.workstreams import Workstreams

if TYPE_CHECKING:
    from itineraire.diagnostic import Diagnostic


@dataclass(frozen=True)
class MovedAction:
    """One action whose first or last day changes.

    Parameters
    ----------
    before, after
        The action in the plan in force and in the new one.
    """

    before: ScheduledAction
    after: ScheduledAction

    @property
    def end_days(self) -> int:
        """Days by which its end moves; negative when it ends earlier."""
        return (self.after.end - self.before.end).days


@dataclass(frozen=True)
class DroppedAction:
    """One action that leaves the plan.

    Parameters
    ----------
    before
        The action in the plan in force.
    reasons
        Why it leaves; empty when the client no longer lists it.
    """

    before: ScheduledAction
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class RoadmapChange:
    """What changes between the plan in force and the new one.

    Parameters
    ----------
    decided_on
        Day of the decision; what started before its week stays.
    week
        First week of the plan that may change.
    roadmap
        The new plan; ``None`` when the request is impossible.
    kept
        Actions whose first and last days stay.
    moved
        Those whose first or last day changes, in order of their new start.
    dropped, added
        Actions that leave and enter the plan.
    value_before_eur
        Value of the plan in force, under the conditions it was made for.
    conflict
        Smallest set of rules that cannot hold together, when the request is impossible.
    late
        Weeks by which actions are late, as asked.
    waiting
        Actions that should have begun and have not.
    longer
        Weeks that lateness has added to the duration of actions under way, earlier re-plans included.
    held, ahead
        Actions that the plan started before what they wait for was delivered: not begun, or begun all the same
        as the board shows.
    """

    decided_on: date
    week: int
    roadmap: Roadmap | None
    kept: tuple[ScheduledAction, ...]
    moved: tuple[MovedAction, ...]
    dropped: tuple[DroppedAction, ...]
    added: tuple[ScheduledAction, ...]
    value_before_eur: int
    conflict: tuple[Reason, ...]
    late: Mapping[str, int] = field(default_factory=dict)
    waiting: frozenset[str] = frozenset()
    longer: Mapping[str, int] = field(default_factory=dict)
    held: Awaited = field(default_factory=dict)
    ahead: Awaited = field(default_factory=dict)

    @property
    def cost_eur(self) -> int | None:
        """Value lost against the plan in force, negative for a gain; ``None`` when there is no new plan."""
        return None if self.roadmap is None else self.value_before_eur - self.roadmap.value_eur


def replan_roadmap(
    engagement: Engagement,
    workstreams: Workstreams,
    diagnostic: Diagnostic,
    old: Roadmap,
    *,
    on: date,
    late_weeks: Mapping[str, int] | None = None,
    waiting: Collection[str] = (),
    begun: Collection[str] = (),
    seed: int = 2026,
    effort: Effort = PROVED,
    stop: threading.Event | None = None,
) -> RoadmapChange:
    """Plan again from a day on: started work stays, commitments move least for 99.5 % of the value (R2).

    Parameters
    ----------
    engagement, workstreams, diagnostic
        The client as he is now: other hours, absences, budget, freezes, actions.
    old
        The plan in force.
    on
        Day of the decision, printed; weeks whose Monday is before it do not change.
    late_weeks
        Weeks by which actions are late: one under way takes that much longer, one not begun starts no earlier
        than that after its planned start.
    waiting
        Actions that should have begun by then and have not: they may still move or be dropped.
    begun
        Actions that the board shows begun or delivered. Without it, an action that waits for a late one is not
        begun, whatever the plan said: it is planned again.
    seed, effort, stop
        See ``plan_roadmap``; ``QUICK`` shows an answer at once, without the least moves.

    Returns
    -------
    RoadmapChange
        With a conflict instead of a plan when the request is impossible.
    """
    earlier = engagement.plan_in_force.late if engagement.plan_in_force else {}
    slips = slips_by(old.actions, on=on, late=late_weeks or {}, waiting=waiting, begun=begun, earlier=earlier)

    def search(case: Case, tried: Effort) -> Plan | None:
        return _find(_situation(case, old, on=on, slips=slips), tried, seed=seed, stop=stop)

    kept = {action.id for action in old.actions if action.start < on} - slips.not_begun
    case, plan = settle(engagement, workstreams, diagnostic, effort=effort, search=search, kept=kept)
    now = _situation(case, old, on=on, slips=slips)
    if plan is None:
        rules = conflict_of(now.problem, seed=seed)
        reasons = tuple(Reason(rule.kind, subject_name(rule, case.candidates)) for rule in rules)
        change = RoadmapChange(on, now.week, None, (), (), (), (), old.value_eur, reasons)
    else:
        case = replace(case, problem=now.problem)
        told = tell(case, plan, engagement, workstreams, as_of=on, seed=seed, effort=effort)
        change = _compare(old, told, on=on, week=now.week)
    return replace(
        change,
        late=slips.late,
        waiting=slips.waiting,
        longer=now.longer,
        held=slips.held,
        ahead=slips.ahead,
    )


def _find(now: _Situation, tried: Effort, *, seed: int, stop: threading.Event | None) -> Plan | None:
    """Return the plan that an effort finds from a situation; with the exact search, the one that moves least."""
    if tried.deterministic_time <= 0:
        return find_plan(now.problem, seed=seed, effort=tried, known=now.known, stop=stop)
    return solve(
        now.problem,
        seed=seed,
        deterministic_time=tried.deterministic_time,
        reference=now.known,
        value_tolerance=VALUE_TOLERANCE,
        stop=stop,
    )


@dataclass(frozen=True)
class _Situation:
    """The problem as it stands in a week, and the starts of the plan in force that it still knows."""

    problem: Problem
    known: Mapping[str, int]
    week: int
    longer: Mapping[str, int]


def _situation(case: Case, old: Roadmap, *, on: date, slips: Slips) -> _Situation:
    shift = week_index(case.mondays[0], old.mondays[0])
    week = min(max(0, week_index(case.mondays[0], on + timedelta(days=6))), len(case.mondays))
    planned = {action.id: action.start_week + shift for action in old.actions if action.id in case.candidates}
    known = planned | {name: max(week, planned[name]) for name in slips.not_begun & set(planned)}
    longer = {
        name: weeks
        for name, start in known.items()
        if (weeks := slips.earlier.get(name, 0) + (slips.late.get(name, 0) if start < week else 0))
    }
    later = {
        name: planned[name] + weeks
        for name, weeks in slips.late.items()
        if name in known and known[name] >= week
    }
    tasks = tuple(_late(task, longer.get(task.id, 0), later.get(task.id, 0)) for task in case.problem.tasks)
    problem = begun_by(case.problem.with_tasks(tasks), Plan(known, old.value_eur), week)
    return _Situation(problem, known, week, longer)


def _late(task: Task, weeks: int, first_week: int) -> Task:
    """Return a task that is late: some weeks longer, and not before a first week."""
    if weeks:
        task = with_weeks(task, task.weeks + weeks)
    return replace(task, release_week=max(task.release_week, first_week))


def _compare(old: Roadmap, new: Roadmap, *, on: date, week: int) -> RoadmapChange:
    before = {action.id: action for action in old.actions}
    both = [(before[action.id], action) for action in new.actions if action.id in before]
    after = {action.id for action in new.actions}
    reasons = {action.id: action.reasons for action in new.refused}
    return RoadmapChange(
        decided_on=on,
        week=week,
        roadmap=new,
        kept=tuple(now for was, now in both if (was.start, was.end) == (now.start, now.end)),
        moved=tuple(
            MovedAction(was, now) for was, now in both if (was.start, was.end) != (now.start, now.end)
        ),
        dropped=tuple(
            DroppedAction(action, reasons.get(action.id, ()))
            for action in old.actions
            if action.id not in after
        ),
        added=tuple(action for action in new.actions if action.id not in before),
        value_before_eur=old.value_eur,
        conflict=(),
    )
