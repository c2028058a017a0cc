"""The plan that the client accepted, printed as it was: what a meeting decided is not chosen again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from itineraire.calendar import week_index
from itineraire.engagement import AcceptedPlan, Engagement
from itineraire.errors import Fault, Severity
from itineraire.roadmap.accounts import subject_name
from itineraire.roadmap.build import Case, build_case
from itineraire.roadmap.grid import grid_of
from itineraire.roadmap.problem import Plan, Problem, Task
from itineraire.roadmap.rules import broken_rules
from itineraire.workstreams import Workstreams


def accepted_case(
    engagement: Engagement,
    workstreams: Workstreams,
    reliability: Mapping[str, float | None],
    accepted: AcceptedPlan,
) -> tuple[Case, Plan, tuple[Fault, ...]]:
    """Return the problem in which every accepted action stands at its place, that plan, and what no longer holds.

    Parameters
    ----------
    engagement, workstreams, reliability
        See ``build_case``.
    accepted
        The plan in force.

    Notes
    -----
    An accepted action stays even when its impact has since become too low, or its data gate has closed: what was
    promised changes by a decision only. What is no longer in the list or has lost its owner cannot stay.
    """
    kept = frozenset(accepted.actions)
    case = build_case(engagement, workstreams, reliability, kept=kept)
    used = {skill for name, action in case.candidates.items() if name in kept for skill in action.hours}
    useless = {option.skill for option in case.adopted} - used
    if useless:
        case = build_case(engagement, workstreams, reliability, kept=kept, useless=useless)
    starts = {
        name: week_index(case.mondays[0], planned.start)
        for name, planned in accepted.actions.items()
        if name in case.candidates
    }
    tasks = tuple(_as_accepted(task, accepted) for task in case.problem.tasks)
    problem = case.problem.with_tasks(tasks)
    faults = (
        *_missing(accepted, case),
        *_other_durations(accepted, case),
        *_broken(problem, starts, accepted, case),
    )
    fixed = problem.with_tasks(tuple(replace(task, fixed_start=starts.get(task.id)) for task in tasks))
    return replace(case, problem=fixed), Plan(starts, grid_of(fixed).value_of(starts)), faults


def _as_accepted(task: Task, accepted: AcceptedPlan) -> Task:
    return with_weeks(task, accepted.actions[task.id].weeks) if task.id in accepted.actions else task


def with_weeks(task: Task, weeks: int) -> Task:
    """Return a task with another duration; its doubt shifts with it."""
    more = weeks - task.weeks
    return replace(
        task,
        weeks=weeks,
        low_weeks=None if task.low_weeks is None else max(0.0, task.low_weeks + more),
        high_weeks=None if task.high_weeks is None else max(0.0, task.high_weeks + more),
    )


def _warning(code: str, found: str = "", **values: object) -> Fault:
    return Fault(f"roadmap.{code}", found=found, values=values, severity=Severity.WARNING)


def _missing(accepted: AcceptedPlan, case: Case) -> Iterator[Fault]:
    for name in accepted.actions:
        if name not in case.candidates:
            yield _warning("accepted_missing", name, on=accepted.on)


def _other_durations(accepted: AcceptedPlan, case: Case) -> Iterator[Fault]:
    for name, planned in accepted.actions.items():
        if name in case.candidates:
            listed = case.problem.task(name).weeks + accepted.late.get(name, 0)
            if listed != planned.weeks:
                title = case.candidates[name].title
                yield _warning("accepted_duration", title, weeks=listed, planned=planned.weeks)


def _broken(
    problem: Problem, starts: Mapping[str, int], accepted: AcceptedPlan, case: Case
) -> Iterator[Fault]:
    """Name the rules that the accepted plan no longer respects; work begun by then breaks none."""
    decided = week_index(case.mondays[0], accepted.on)
    begun = {name: start for name, start in starts.items() if start < decided}
    tasks = tuple(replace(task, fixed_start=begun.get(task.id)) for task in problem.tasks)
    for rule in sorted(broken_rules(grid_of(problem.with_tasks(tasks)), starts)):
        yield _warning(f"broken_{rule.kind.value}", subject_name(rule, case.candidates))
