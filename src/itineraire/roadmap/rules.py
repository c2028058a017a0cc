"""The rules of a plan by name: which ones a task would break, and the problem without some of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from itineraire.roadmap.grid import Grid, quarter_of
from itineraire.roadmap.problem import WEEKS_PER_QUARTER, Pool, Problem, Task

_FREE = 10**9


class RuleKind(StrEnum):
    """What kind of rule bounds the plan, or keeps an action out of it."""

    MANDATORY = "mandatory"
    DEPENDENCY = "dependency"
    DEPENDENCY_LATE = "dependency_late"
    EITHER_OR = "either_or"
    RELEASE = "release"
    DEADLINE = "deadline"
    FREEZE = "freeze"
    HORIZON = "horizon"
    MISSING_SKILL = "missing_skill"
    NOT_BOUGHT = "not_bought"
    HOURS = "hours"
    BUDGET = "budget"
    WORKSTREAMS_AT_ONCE = "workstreams_at_once"
    WORKSTREAMS_LAUNCHED = "workstreams_launched"
    ACTIONS_AT_ONCE = "actions_at_once"
    ACTIONS_PER_WORKSTREAM = "actions_per_workstream"
    NO_VALUE = "no_value"
    COSTS_MORE = "costs_more"
    BETTER_USE = "better_use"
    LOW_IMPACT = "low_impact"
    NO_OWNER = "no_owner"
    EXCLUDED = "excluded"
    DATA_GATE = "data_gate"


@dataclass(frozen=True, order=True)
class Rule:
    """One rule.

    Parameters
    ----------
    kind
        What it bounds.
    subject
        Whom: a task, a skill or pool, a workstream, a group; empty when it holds for the whole plan.
    """

    kind: RuleKind
    subject: str = ""


@dataclass(frozen=True)
class Usage:
    """What a set of tasks takes, week by week."""

    minutes: tuple[list[int], ...]
    actions: list[int]
    by_workstream: tuple[list[int], ...]
    active: tuple[set[int], ...]
    launched: set[int]
    spent: list[int]


def usage_of(grid: Grid, starts: Mapping[str, int]) -> Usage:
    """Return what the tasks of a plan take from each limit."""
    weeks = grid.problem.weeks
    usage = Usage(
        minutes=tuple([0] * weeks for _ in grid.capacity),
        actions=[0] * weeks,
        by_workstream=tuple([0] * weeks for _ in grid.workstreams),
        active=tuple(set() for _ in range(weeks)),
        launched=set(),
        spent=[0] * len(grid.spending_limit),
    )
    for task_id, start in starts.items():
        position = grid.index[task_id]
        task = grid.problem.tasks[position]
        if start < WEEKS_PER_QUARTER:
            usage.launched.add(grid.workstream[position])
        for week in range(max(0, start), min(weeks, start + task.weeks)):
            usage.actions[week] += 1
            usage.by_workstream[grid.workstream[position]][week] += 1
            usage.active[week].add(grid.workstream[position])
        for pool, minutes in grid.loads.minutes(position, max(0, start)).items():
            for week, amount in enumerate(minutes, start=max(0, start)):
                usage.minutes[pool][week] += amount
        for quarter in range(quarter_of(max(0, start)), len(usage.spent)):
            usage.spent[quarter] += task.cost_eur
    return usage


def rules_against(
    grid: Grid, usage: Usage, starts: Mapping[str, int], position: int, start: int
) -> frozenset[Rule]:
    """Return the rules that one more task would break if it started in a given week.

    Parameters
    ----------
    grid, usage, starts
        The problem, and what the plan without that task takes.
    position, start
        The task and the week it would start in, the whole duration within the horizon.
    """
    task = grid.problem.tasks[position]
    return frozenset(
        [
            *_own_rules(grid, starts, task, start),
            *_hour_rules(grid, usage, position, start),
            *_parallel_rules(grid, usage, position, start),
            *_budget_rules(grid, usage, task, start),
        ]
    )


def _own_rules(grid: Grid, starts: Mapping[str, int], task: Task, start: int) -> Iterable[Rule]:
    if start < task.release_week:
        yield Rule(RuleKind.RELEASE, task.id)
    if task.deadline_week is not None and start + task.weeks - 1 > task.deadline_week:
        yield Rule(RuleKind.DEADLINE, task.id)
    if start in task.frozen_weeks or start + task.weeks - 1 in task.frozen_weeks:
        yield Rule(RuleKind.FREEZE, task.id)
    tasks, index = grid.problem.tasks, grid.index
    for other in task.depends_on:
        if other not in starts or starts[other] + tasks[index[other]].weeks > start:
            yield Rule(RuleKind.DEPENDENCY, other)
    group = task.either_or
    if group is not None and any(
        tasks[index[other]].either_or == group for other in starts if other != task.id
    ):
        yield Rule(RuleKind.EITHER_OR, group)


def _hour_rules(grid: Grid, usage: Usage, position: int, start: int) -> Iterable[Rule]:
    if grid.loads.lacks_skill[position]:
        yield from (Rule(RuleKind.MISSING_SKILL, skill) for skill in missing_skills(grid.problem, position))
    idle = grid.loads.is_idle_at_an_end(position, start)
    for pool, minutes in grid.loads.minutes(position, start).items():
        if idle or any(
            usage.minutes[pool][week] + amount > grid.capacity[pool][week]
            for week, amount in enumerate(minutes, start=start)
        ):
            yield Rule(RuleKind.HOURS, grid.problem.pools[pool].name)


def missing_skills(problem: Problem, position: int) -> tuple[str, ...]:
    """Return the skills that a task asks for and nobody has."""
    held: set[str] = set().union(*(pool.skills for pool in problem.pools))
    hours = problem.tasks[position].hours
    return tuple(sorted(skill for skill, amount in hours.items() if amount > 0 and skill not in held))


def _parallel_rules(grid: Grid, usage: Usage, position: int, start: int) -> Iterable[Rule]:
    weeks = range(start, start + grid.weeks_of(position))
    workstream = grid.workstream[position]
    if any(usage.actions[week] >= grid.actions_at_once[week] for week in weeks):
        yield Rule(RuleKind.ACTIONS_AT_ONCE)
    if any(usage.by_workstream[workstream][week] >= grid.per_workstream[workstream][week] for week in weeks):
        yield Rule(RuleKind.ACTIONS_PER_WORKSTREAM, grid.workstreams[workstream])
    if start < WEEKS_PER_QUARTER and len(usage.launched | {workstream}) > grid.launched_first:
        yield Rule(RuleKind.WORKSTREAMS_LAUNCHED)
    if any(len(usage.active[week] | {workstream}) > grid.active_workstreams[week] for week in weeks):
        yield Rule(RuleKind.WORKSTREAMS_AT_ONCE)


def _budget_rules(grid: Grid, usage: Usage, task: Task, start: int) -> Iterable[Rule]:
    quarters = range(quarter_of(start), len(grid.spending_limit))
    if task.cost_eur and any(
        usage.spent[quarter] + task.cost_eur > grid.spending_limit[quarter] for quarter in quarters
    ):
        yield Rule(RuleKind.BUDGET)


def broken_rules(grid: Grid, starts: Mapping[str, int]) -> frozenset[Rule]:
    """Return every rule that a plan breaks; nothing when it holds. Work already begun breaks none."""
    broken: set[Rule] = set()
    for position, task in enumerate(grid.problem.tasks):
        if task.id not in starts:
            if grid.is_required(position):
                broken.add(Rule(RuleKind.MANDATORY, task.id))
            continue
        start = starts[task.id]
        if task.fixed_start is not None and task.fixed_start == start:
            continue
        if start < 0 or start + task.weeks > grid.problem.weeks:
            broken.add(Rule(RuleKind.HORIZON, task.id))
            continue
        others = {task_id: week for task_id, week in starts.items() if task_id != task.id}
        broken |= rules_against(grid, usage_of(grid, others), others, position, start)
    return frozenset(broken)


_PARALLEL = (
    RuleKind.ACTIONS_PER_WORKSTREAM,
    RuleKind.ACTIONS_AT_ONCE,
    RuleKind.WORKSTREAMS_LAUNCHED,
    RuleKind.WORKSTREAMS_AT_ONCE,
)


def rules_of(problem: Problem) -> tuple[Rule, ...]:
    """Return every rule of a problem that could be lifted, those on single tasks first."""
    rules: list[Rule] = []
    for task in problem.tasks:
        if task.mandatory:
            rules.append(Rule(RuleKind.MANDATORY, task.id))
        if task.frozen_weeks:
            rules.append(Rule(RuleKind.FREEZE, task.id))
        if task.release_week:
            rules.append(Rule(RuleKind.RELEASE, task.id))
        rules += [Rule(RuleKind.DEPENDENCY, other) for other in task.depends_on]
        if task.deadline_week is not None:
            rules.append(Rule(RuleKind.DEADLINE, task.id))
    groups = sorted({task.either_or for task in problem.tasks if task.either_or})
    rules += [Rule(RuleKind.EITHER_OR, group) for group in groups]
    rules += [Rule(limit) for limit in _PARALLEL]
    rules += [Rule(RuleKind.HOURS, pool.name) for pool in problem.pools]
    held: set[str] = set().union(*(pool.skills for pool in problem.pools))
    rules += [Rule(RuleKind.MISSING_SKILL, skill) for skill in problem.skills if skill not in held]
    rules.append(Rule(RuleKind.BUDGET))
    return tuple(dict.fromkeys(rules))


def without(problem: Problem, rules: Collection[Rule]) -> Problem:
    """Return the problem with some rules lifted; the horizon is never lifted."""
    kept = tuple(
        _lighter(task, rules) for task in problem.tasks if Rule(RuleKind.MANDATORY, task.id) not in rules
    )
    missing = {rule.subject for rule in rules if rule.kind is RuleKind.MISSING_SKILL}
    pools = tuple(pool for pool in problem.pools if Rule(RuleKind.HOURS, pool.name) not in rules)
    lifted = {skill for pool in problem.pools if pool not in pools for skill in pool.skills} | missing
    held: set[str] = set().union(*(pool.skills for pool in pools))
    pools += tuple(
        Pool(frozenset({skill}), (float(_FREE // 60),) * problem.weeks) for skill in sorted(lifted - held)
    )
    presence = {s: hours for s, hours in (problem.presence or {}).items() if s not in lifted}
    at_once = Rule(RuleKind.WORKSTREAMS_AT_ONCE) in rules
    per_workstream = Rule(RuleKind.ACTIONS_PER_WORKSTREAM) in rules
    return replace(
        problem,
        tasks=_without_unknown_dependencies(kept),
        pools=pools,
        budget_eur=(_FREE,) if Rule(RuleKind.BUDGET) in rules else problem.budget_eur,
        actions_at_once=_FREE if Rule(RuleKind.ACTIONS_AT_ONCE) in rules else problem.actions_at_once,
        actions_per_workstream=_FREE if per_workstream else problem.actions_per_workstream,
        active_workstreams=(_FREE,) * problem.weeks if at_once else problem.active_workstreams,
        presence=presence or None,
        launched_first=None if Rule(RuleKind.WORKSTREAMS_LAUNCHED) in rules else problem.launched_first,
    )


def _lighter(task: Task, rules: Collection[Rule]) -> Task:
    return replace(
        task,
        release_week=0 if Rule(RuleKind.RELEASE, task.id) in rules else task.release_week,
        deadline_week=None if Rule(RuleKind.DEADLINE, task.id) in rules else task.deadline_week,
        frozen_weeks=frozenset() if Rule(RuleKind.FREEZE, task.id) in rules else task.frozen_weeks,
        depends_on=tuple(other for other in task.depends_on if Rule(RuleKind.DEPENDENCY, other) not in rules),
        either_or=None if Rule(RuleKind.EITHER_OR, task.either_or or "") in rules else task.either_or,
    )


def _without_unknown_dependencies(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    known = {task.id for task in tasks}
    return tuple(
        replace(task, depends_on=tuple(other for other in task.depends_on if other in known))
        for task in tasks
    )
