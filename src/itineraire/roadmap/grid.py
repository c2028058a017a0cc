"""The problem in whole numbers: minutes, euros and admissible start weeks, ready for both solvers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from itineraire.errors import Fault, PlanError
from itineraire.roadmap.lanes import Lanes
from itineraire.roadmap.loads import MINUTES, Loads, running_weeks
from itineraire.roadmap.problem import WEEKS_PER_QUARTER, Problem, Task
from itineraire.roadmap.value import net_value


@dataclass(frozen=True)
class Grid:
    """One problem, indexed by position of the task in ``problem.tasks``.

    Parameters
    ----------
    order
        Positions, what a task depends on before it.
    starts
        Start weeks worth trying, in order: the task fits alone and, unless it is required or another needs it,
        brings more than it costs. Empty when there is none.
    values
        Euros to come less the external cost, for each start week at which the task fits alone.
    loads
        Minutes that each task takes from each pool.
    lanes
        Rows of weeks that hold any of these numbers.
    capacity
        Minutes of each pool and week, rounded down, never below the work already begun.
    spending_limit
        Euros that may be committed from the first week to the end of each quarter.
    """

    problem: Problem
    index: Mapping[str, int]
    order: tuple[int, ...]
    before: tuple[tuple[int, ...], ...]
    starts: tuple[tuple[int, ...], ...]
    values: tuple[Mapping[int, int], ...]
    loads: Loads
    lanes: Lanes
    capacity: tuple[tuple[int, ...], ...]
    actions_at_once: tuple[int, ...]
    active_workstreams: tuple[int, ...]
    workstreams: tuple[str, ...]
    workstream: tuple[int, ...]
    per_workstream: tuple[tuple[int, ...], ...]
    spending_limit: tuple[int, ...]
    launched_first: int

    @property
    def size(self) -> int:
        """Number of tasks."""
        return len(self.problem.tasks)

    def weeks_of(self, position: int) -> int:
        """Duration of a task."""
        return self.problem.tasks[position].weeks

    def is_required(self, position: int) -> bool:
        """Say whether the plan must contain the task."""
        task = self.problem.tasks[position]
        return task.mandatory or task.fixed_start is not None

    def value_of(self, starts: Mapping[str, int]) -> int:
        """Return the value to come of a set of starts less their external costs, in euros."""
        return sum(self.values[self.index[task_id]].get(start, 0) for task_id, start in starts.items())


def quarter_of(week: int) -> int:
    """Return the quarter of the plan to which a week belongs, from 0."""
    return week // WEEKS_PER_QUARTER


def check_dependencies(tasks: tuple[Task, ...]) -> tuple[str, ...]:
    """Return the task ids in an order that respects dependencies (Kahn 1962, M20).

    Raises
    ------
    PlanError
        When a dependency is unknown, or a cycle exists (its members are named).
    """
    known = {task.id for task in tasks}
    faults = [
        Fault("roadmap.unknown_dependency", column="depends_on", found=other, values={"task": task.id})
        for task in tasks
        for other in task.depends_on
        if other not in known
    ]
    if faults:
        raise PlanError(faults)
    try:
        return tuple(TopologicalSorter({task.id: task.depends_on for task in tasks}).static_order())
    except CycleError as error:
        members = tuple(reversed(error.args[1]))
        raise PlanError(
            Fault("roadmap.cycle", column="depends_on", values={"cycle": " → ".join(members)})
        ) from None


def grid_of(problem: Problem) -> Grid:
    """Turn a problem into whole numbers and filter the start weeks of each task.

    A task fits alone in a week when its window, the freezes, the hours of every week and the shortest chain of
    its dependencies allow it. Work already begun keeps its start whatever the limits.

    Raises
    ------
    PlanError
        On a cycle or an unknown dependency.
    """
    tasks = problem.tasks
    index = {task.id: position for position, task in enumerate(tasks)}
    order = tuple(index[task_id] for task_id in check_dependencies(tasks))
    workstreams = tuple(sorted({task.workstream for task in tasks}))
    loads = Loads(problem)
    capacity = _capacity(problem, loads)
    lanes = _lanes(problem, loads, capacity)
    before = tuple(tuple(index[other] for other in task.depends_on) for task in tasks)
    fitting = _admissible(problem, order, before, loads, lanes, capacity)
    values = tuple(
        {start: net_value(task, start, problem.weeks, problem.season) for start in fitting[position]}
        for position, task in enumerate(tasks)
    )
    return Grid(
        problem=problem,
        index=index,
        order=order,
        before=before,
        starts=_worthwhile(problem, fitting, values),
        values=values,
        loads=loads,
        lanes=lanes,
        capacity=capacity,
        actions_at_once=_room_for_begun(problem, problem.actions_at_once, tasks),
        active_workstreams=_active_limit(problem),
        workstreams=workstreams,
        workstream=tuple(workstreams.index(task.workstream) for task in tasks),
        per_workstream=tuple(
            _room_for_begun(
                problem,
                problem.actions_per_workstream,
                tuple(task for task in tasks if task.workstream == workstream),
            )
            for workstream in workstreams
        ),
        spending_limit=_spending_limit(problem),
        launched_first=_launch_limit(problem, len(workstreams)),
    )


def _begun(problem: Problem) -> list[tuple[int, Task]]:
    return [(position, task) for position, task in enumerate(problem.tasks) if task.fixed_start is not None]


def _capacity(problem: Problem, loads: Loads) -> tuple[tuple[int, ...], ...]:
    """Minutes by pool and week: at least what work already begun takes, no more than all tasks ask."""
    taken = [[0] * problem.weeks for _ in problem.pools]
    for position, task in _begun(problem):
        start = max(0, task.fixed_start or 0)
        for pool, weeks in loads.minutes(position, start).items():
            for week, minutes in enumerate(weeks, start=start):
                taken[pool][week] += minutes
    asked = [
        sum(loads.total(position, pool) for position in range(len(problem.tasks)))
        for pool in range(len(problem.pools))
    ]
    return tuple(
        tuple(
            max(taken[position][week], min(asked[position], math.floor(round(pool.hours[week] * MINUTES, 6))))
            for week in range(problem.weeks)
        )
        for position, pool in enumerate(problem.pools)
    )


def _room_for_begun(problem: Problem, limit: int, tasks: tuple[Task, ...]) -> tuple[int, ...]:
    """Return a limit of tasks at once by week: at least the work already begun, at most all tasks."""
    running = [0] * problem.weeks
    for task in tasks:
        if task.fixed_start is not None:
            for week in running_weeks(task, task.fixed_start, problem.weeks):
                running[week] += 1
    return tuple(max(min(limit, len(tasks)), count) for count in running)


def _active_limit(problem: Problem) -> tuple[int, ...]:
    active: list[set[str]] = [set() for _ in range(problem.weeks)]
    for _, task in _begun(problem):
        for week in running_weeks(task, task.fixed_start or 0, problem.weeks):
            active[week].add(task.workstream)
    known = len({task.workstream for task in problem.tasks})
    return tuple(
        max(min(problem.active_workstreams[week], known), len(active[week])) for week in range(problem.weeks)
    )


def _launch_limit(problem: Problem, known: int) -> int:
    """Workstreams that may be launched in the first quarter, at least those already begun."""
    begun = {t.workstream for _, t in _begun(problem) if (t.fixed_start or 0) < WEEKS_PER_QUARTER}
    limit = known if problem.launched_first is None else problem.launched_first
    return max(limit, len(begun))


def _spending_limit(problem: Problem) -> tuple[int, ...]:
    """Cumulated euros by quarter, at least what is already committed."""
    quarters = quarter_of(problem.weeks - 1) + 1
    granted = [0] * quarters
    committed = [0] * quarters
    for quarter, amount in enumerate(problem.budget_eur):
        granted[min(quarter, quarters - 1)] += amount
    for _, task in _begun(problem):
        committed[quarter_of(max(0, task.fixed_start or 0))] += task.cost_eur
    return tuple(
        max(sum(granted[: quarter + 1]), sum(committed[: quarter + 1])) for quarter in range(quarters)
    )


def _lanes(problem: Problem, loads: Loads, capacity: tuple[tuple[int, ...], ...]) -> Lanes:
    """Return rows of weeks in which every limit and every task's minutes hold."""
    most = max((max(row) for row in capacity if row), default=0)
    asked = (loads.total(position, pool) for position, pools in enumerate(loads.pools) for pool in pools)
    return Lanes(problem.weeks, max(most, max(asked, default=0), len(problem.tasks)))


def _admissible(
    problem: Problem,
    order: tuple[int, ...],
    before: tuple[tuple[int, ...], ...],
    loads: Loads,
    lanes: Lanes,
    capacity: tuple[tuple[int, ...], ...],
) -> tuple[tuple[int, ...], ...]:
    """Start weeks at which each task fits alone, dependencies first."""
    found: list[tuple[int, ...]] = [()] * len(problem.tasks)
    room = [lanes.row(row, flagged=True) for row in capacity]
    for position in order:
        task = problem.tasks[position]
        if task.fixed_start is not None:
            found[position] = (task.fixed_start,)
            continue
        earliest = task.release_week
        for other in before[position]:
            ready = found[other][0] + problem.tasks[other].weeks if found[other] else problem.weeks
            earliest = max(earliest, ready)
        if loads.lacks_skill[position]:
            continue
        weeks = range(earliest, _latest_start(task, problem.weeks) + 1)
        found[position] = tuple(
            start
            for start in loads.fitting(position, weeks, lanes, room)
            if start not in task.frozen_weeks and start + task.weeks - 1 not in task.frozen_weeks
        )
    return tuple(found)


def _worthwhile(
    problem: Problem, fitting: tuple[tuple[int, ...], ...], values: tuple[Mapping[int, int], ...]
) -> tuple[tuple[int, ...], ...]:
    """Leave out the starts that lose against a refusal; what is required or enables others keeps its own."""
    needed = {other for task in problem.tasks for other in task.depends_on}
    return tuple(
        starts
        if task.mandatory or task.fixed_start is not None or task.id in needed
        else tuple(start for start in starts if values[position][start] > 0)
        for position, (task, starts) in enumerate(zip(problem.tasks, fitting, strict=True))
    )


def _latest_start(task: Task, weeks: int) -> int:
    last_week = weeks - 1 if task.deadline_week is None else min(weeks - 1, task.deadline_week)
    return last_week - task.weeks + 1
