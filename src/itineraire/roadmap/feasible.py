"""What the client's files alone already rule out, each action by name and with its numbers: read before any plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from itineraire.calendar import Period, public_holidays
from itineraire.engagement import Action, Engagement
from itineraire.engagement.client import Person
from itineraire.errors import Fault, Severity
from itineraire.roadmap.accounts import subject_name
from itineraire.roadmap.build import ACTIONS_PER_WORKSTREAM, frozen_weeks_of, window_of
from itineraire.roadmap.capacity import Worker, net_weekly_hours, pools_of
from itineraire.roadmap.conflicts import conflict_of
from itineraire.roadmap.means import (
    action_budget,
    active_limits,
    is_taken,
    line_total,
    plan_weeks,
    presence_of,
    quarterly_budget,
    scaled_pools,
    team_hours,
)
from itineraire.roadmap.problem import WEEKS_PER_QUARTER, Problem, Task
from itineraire.roadmap.skill_options import every_option
from itineraire.workstreams.dependencies import all_prerequisites

_FILE = "actions.csv"
_WORKING_DAYS = 5


@dataclass(frozen=True)
class _Means:
    """What the client gives, at its most generous: every habit stopped, every priced skill bought."""

    engagement: Engagement
    mondays: tuple[date, ...]
    workers: tuple[Worker, ...]
    problem: Problem
    actions: dict[str, Action]
    imposed: frozenset[str]


def check_means(engagement: Engagement) -> tuple[Fault, ...]:
    """Return every action that no plan can hold, and why the imposed ones cannot hold together.

    Parameters
    ----------
    engagement
        The client's files, free of errors.

    Notes
    -----
    The means are taken at their most generous, so that what is named here cannot be planned whatever the
    diagnostic finds. It is an error for an imposed action, a warning for another.
    """
    means = _means_of(engagement)
    faults = [*_single_faults(means)]
    if not any(fault.severity is Severity.ERROR for fault in faults):
        faults += [
            Fault(f"roadmap.conflict_{rule.kind.value}", found=subject_name(rule, means.actions))
            for rule in conflict_of(means.problem)
        ]
    return tuple(faults)


def impossible_actions(engagement: Engagement) -> tuple[Fault, ...]:
    """Return what rules out the imposed actions one by one, with its numbers; nothing when each could be planned."""
    return tuple(fault for fault in _single_faults(_means_of(engagement)) if fault.severity is Severity.ERROR)


def _single_faults(means: _Means) -> Iterator[Fault]:
    idle = frozenset(skill for skill in means.problem.skills if not any(_hours_of(skill, means) or (1.0,)))
    yield from _idle_skills(idle, means)
    for task in means.problem.tasks:
        yield from _action_faults(task, means, idle)
    yield from _short_envelope(means)
    yield from _imposed_cost(means)
    yield from _long_absences(means)


def _idle_skills(idle: frozenset[str], means: _Means) -> Iterator[Fault]:
    """Name each skill whose people have no hour left, and how many actions need it."""
    for skill in sorted(idle):
        users = [task.id for task in means.problem.tasks if task.hours.get(skill, 0.0) > 0]
        if users:
            severity = Severity.ERROR if means.imposed & set(users) else Severity.WARNING
            people = [person.name for person in means.engagement.client.people if skill in person.skills]
            values = {"actions": len(users), "people": ", ".join(people)}
            yield Fault("roadmap.no_capacity", "client.yaml", None, "run_hours", skill, values, severity)


def _means_of(engagement: Engagement) -> _Means:
    client, scenario = engagement.client, engagement.scenario
    actions = {
        action.id: action
        for action in engagement.actions
        if not action.habit and action.owner is not None and action.id not in scenario.drop
    }
    mondays = plan_weeks(client)
    freed = [(action.owner, action.run_hours_week) for action in engagement.actions if action.habit]
    workers = team_hours(client, freed, every_option(client, actions.values()), mondays)
    _, for_actions = action_budget(engagement)
    imposed = frozenset(name for name, action in actions.items() if action.mandatory or name in scenario.keep)
    problem = Problem(
        tasks=tuple(_task(action, engagement, mondays, actions, imposed) for action in actions.values()),
        pools=scaled_pools(pools_of(workers, weeks=len(mondays)), scenario.hours_percent, workers),
        budget_eur=quarterly_budget(client, for_actions, mondays),
        active_workstreams=active_limits(engagement, len(mondays)),
        actions_at_once=client.limits.actions_at_once,
        actions_per_workstream=ACTIONS_PER_WORKSTREAM,
        presence=presence_of(workers),
        launched_first=scenario.active_first_90_days or client.limits.active_first_90_days,
        weeks=len(mondays),
    )
    return _Means(engagement, mondays, workers, problem, actions, imposed)


def _task(
    action: Action,
    engagement: Engagement,
    mondays: Sequence[date],
    actions: dict[str, Action],
    imposed: frozenset[str],
) -> Task:
    release, last = window_of(action, mondays)
    return Task(
        id=action.id,
        workstream=action.workstream,
        weeks=action.weeks,
        hours={skill: hours.likely for skill, hours in action.hours.items() if hours.likely > 0},
        cost_eur=round(action.cost_eur.likely),
        depends_on=tuple(other for other in action.depends_on if other in actions),
        release_week=release,
        deadline_week=last,
        mandatory=action.id in imposed,
        either_or=action.either_or,
        frozen_weeks=frozen_weeks_of(engagement.client.freezes, action.workstream, mondays),
    )


def _fault(code: str, task: Task, means: _Means, **values: object) -> Fault:
    action = means.actions[task.id]
    severity = Severity.ERROR if task.id in means.imposed else Severity.WARNING
    return Fault(
        f"roadmap.{code}", _FILE, action.line or None, found=action.title, values=values, severity=severity
    )


def _action_faults(task: Task, means: _Means, idle: frozenset[str]) -> Iterator[Fault]:
    """Name what keeps one action out of every plan: its length, its window, or the hours of a skill."""
    weeks = means.problem.weeks
    if task.weeks > weeks:
        yield _fault("longer_than_plan", task, means, weeks=task.weeks, plan=weeks)
        return
    last = weeks - 1 if task.deadline_week is None else min(weeks - 1, task.deadline_week)
    starts = range(task.release_week, last - task.weeks + 2)
    if not starts:
        first, end = (_day(week, means) for week in (task.release_week, last))
        yield _fault(
            "window_too_short", task, means, weeks=task.weeks, first=first, last=end + timedelta(days=4)
        )
        return
    for skill, asked in sorted(task.hours.items()):
        hours = _hours_of(skill, means)
        if hours is None or skill in idle:
            continue
        best = max(starts, key=lambda start: (round(sum(hours[start : start + task.weeks]), 6), -start))
        there = sum(hours[best : best + task.weeks])
        if asked > there + 1e-6:
            span = range(best, best + task.weeks)
            yield _fault(
                "too_many_hours", task, means, hours=asked, skill=skill, weeks=task.weeks, there=there,
                start=_day(best, means), short=_short_weeks(skill, hours, span, means),
            )  # fmt: skip


def _long_absences(means: _Means) -> Iterator[Fault]:
    """Name the owners who are away for a quarter or more: their actions would have nobody to answer for them."""
    for person in means.engagement.client.people:
        owned = sum(action.owner == person.id for action in means.actions.values())
        away = _longest_absence(person, means)
        if owned and len(away) >= min(WEEKS_PER_QUARTER, len(means.mondays)):
            values = {"actions": owned, "first": away[0], "last": away[-1] + timedelta(days=4)}
            yield Fault(
                "roadmap.owner_absent", "client.yaml", None, "absences", person.name, values, Severity.WARNING
            )


def _longest_absence(person: Person, means: _Means) -> list[date]:
    """Return the Mondays of the longest run of weeks in which somebody does not work a single day."""
    zone = means.engagement.client.holiday_zone
    days = tuple(Period(absence.start, absence.end) for absence in person.absences)
    there = net_weekly_hours(1.0, 0.0, days, mondays=means.mondays, zone=zone)
    weeks = zip(means.mondays, there, strict=True)
    runs = [[monday for monday, _ in run] for away, run in groupby(weeks, lambda week: not week[1]) if away]
    return max(runs, key=len, default=[])


def _day(week: int, means: _Means) -> date:
    return means.mondays[0] + timedelta(weeks=week)


def _hours_of(skill: str, means: _Means) -> tuple[float, ...] | None:
    """Return the hours of a skill by week, within the scenario's limit; ``None`` when nobody has it."""
    limits = [pool.hours for pool in means.problem.pools if pool.skills == {skill}]
    return limits[0] if limits else (means.problem.presence or {}).get(skill)


def _short_weeks(skill: str, hours: Sequence[float], span: range, means: _Means) -> str:
    """Return what shortens the weeks of a period: public holidays by name, then people with their reason."""
    full = max(hours, default=0.0)
    days = [
        _day(week, means) + timedelta(days=number)
        for week in span
        if hours[week] < full
        for number in range(_WORKING_DAYS)
    ]
    client = means.engagement.client
    named = [public_holidays(day.year, client.holiday_zone).get(day) for day in days]
    named += [
        f"{person.name}, {absence.reason}"
        for person in client.people
        if skill in person.skills
        for absence in person.absences
        if any(absence.start <= day <= absence.end for day in days)
    ]
    found = " ; ".join(dict.fromkeys(name for name in named if name))
    return f" ({found})" if found else ""


def _short_envelope(means: _Means) -> Iterator[Fault]:
    """Say by how much the envelope does not even cover what is committed and the contingency."""
    envelope, _ = action_budget(means.engagement)
    client = means.engagement.client
    taken = sum(line_total(line, client).likely for line in client.budget if is_taken(line))
    if envelope is not None and envelope < taken:
        values = {"envelope": envelope, "taken": taken, "gap": taken - envelope}
        yield Fault(
            "roadmap.short_envelope", "client.yaml", None, "envelope_eur", "", values, Severity.WARNING
        )


def _imposed_cost(means: _Means) -> Iterator[Fault]:
    """Compare what the imposed actions and their prerequisites cost with what can pay actions."""
    before = all_prerequisites({task.id: frozenset(task.depends_on) for task in means.problem.tasks})
    needed = means.imposed.union(*(before[name] for name in means.imposed))
    cost = sum(task.cost_eur for task in means.problem.tasks if task.id in needed)
    left = sum(means.problem.budget_eur)
    if cost > left:
        yield Fault("roadmap.imposed_cost", "client.yaml", values={"cost": cost, "left": left})
