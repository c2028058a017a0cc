"""The limits of a plan as rows of its CP-SAT model: hours, tasks at once, workstreams, launches, budget, either/or.

Intervals propagate, linear rows bound; a limit that cannot bind takes no row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from itineraire.roadmap.grid import quarter_of
from itineraire.roadmap.problem import WEEKS_PER_QUARTER

if TYPE_CHECKING:
    from itineraire.roadmap.model import RoadmapModel


def add_limits(built: RoadmapModel) -> None:
    """Add every limit of the problem to its model."""
    _add_weekly_limits(built)
    _add_active_workstreams(built)
    _add_launches(built)
    _add_budget(built)
    _add_either_or(built)


def _running(built: RoadmapModel, position: int, week: int) -> list[Any]:
    """Literals whose truth means that the task runs in that week."""
    weeks = built.grid.weeks_of(position)
    literals = built.at[position]
    return [literals[begin] for begin in range(week - weeks + 1, week + 1) if begin in literals]


def _add_weekly_limits(built: RoadmapModel) -> None:
    """Hours of each pool, tasks at once, tasks at once in a workstream."""
    grid = built.grid
    intervals = [_interval(built, position) for position in range(grid.size)]
    for pool, capacity in enumerate(grid.capacity):
        members = [position for position, pools in enumerate(grid.loads.pools) if pool in pools]
        if grid.loads.is_even:
            demands = {position: grid.loads.peak(position, 0, pool) for position in members}
            _add_limit(built, intervals, demands, capacity)
        else:
            _add_uneven_limit(built, members, pool, capacity)
    _add_limit(built, intervals, dict.fromkeys(range(grid.size), 1), grid.actions_at_once)
    for workstream, capacity in enumerate(grid.per_workstream):
        own = {position: 1 for position in range(grid.size) if grid.workstream[position] == workstream}
        _add_limit(built, intervals, own, capacity)


def _add_uneven_limit(
    built: RoadmapModel, members: Sequence[int], pool: int, capacity: tuple[int, ...]
) -> None:
    """One linear row a week, each start with the minutes it takes in that very week."""
    from ortools.sat.python import cp_model

    rows: list[list[tuple[Any, int]]] = [[] for _ in capacity]
    for position in members:
        for begin, literal in built.at[position].items():
            for week, amount in enumerate(built.grid.loads.minutes(position, begin)[pool], start=begin):
                if amount:
                    rows[week].append((literal, amount))
    for row, limit in zip(rows, capacity, strict=True):
        if row:
            literals, amounts = [literal for literal, _ in row], [amount for _, amount in row]
            built.model.add(cp_model.LinearExpr.weighted_sum(literals, amounts) <= limit)


def _interval(built: RoadmapModel, position: int) -> Any:
    return built.model.new_optional_fixed_size_interval_var(
        built.start[position],
        built.grid.weeks_of(position),
        built.taken[position],
        f"i{position}",
    )


def _add_limit(
    built: RoadmapModel, intervals: list[Any], demands: Mapping[int, int], capacity: tuple[int, ...]
) -> None:
    """One cumulative with fillers where the capacity dips, and one linear row a week."""
    from ortools.sat.python import cp_model

    demands = {position: demand for position, demand in demands.items() if built.grid.starts[position]}
    if len(demands) < 2 or sum(demands.values()) <= min(capacity):
        return
    model = built.model
    top = max(capacity)
    fillers = [
        (model.new_fixed_size_interval_var(week, 1, f"f{week}"), top - capacity[week])
        for week in range(len(capacity))
        if capacity[week] < top
    ]
    model.add_cumulative(
        [*(intervals[position] for position in demands), *(filler[0] for filler in fillers)],
        [*demands.values(), *(filler[1] for filler in fillers)],
        top,
    )
    for week, limit in enumerate(capacity):
        literals, sizes = [], []
        for position, demand in demands.items():
            running = _running(built, position, week)
            literals += running
            sizes += [demand] * len(running)
        if sum(demands.values()) > limit and literals:
            model.add(cp_model.LinearExpr.weighted_sum(literals, sizes) <= limit)


def _add_active_workstreams(built: RoadmapModel) -> None:
    """Limit how many workstreams have a task running in the same week."""
    grid, model = built.grid, built.model
    for week, limit in enumerate(grid.active_workstreams):
        if limit >= len(grid.workstreams):
            continue
        for workstream in range(len(grid.workstreams)):
            active = built.active[workstream, week]
            running = [
                literals
                for position in range(grid.size)
                if grid.workstream[position] == workstream and (literals := _running(built, position, week))
            ]
            for literals in running:  # task by task: far tighter for the linear relaxation than their sum
                model.add(sum(literals) <= active)
            limit_of_one = grid.per_workstream[workstream][week]
            if len(running) > limit_of_one:
                model.add(sum(literal for one in running for literal in one) <= limit_of_one * active)
        model.add(sum(built.active[workstream, week] for workstream in range(len(grid.workstreams))) <= limit)


def _add_launches(built: RoadmapModel) -> None:
    """Limit how many workstreams start something in the first quarter (R121)."""
    grid, model = built.grid, built.model
    if grid.launched_first >= len(grid.workstreams):
        return
    for position, literals in enumerate(built.at):
        early = [literal for week, literal in literals.items() if week < WEEKS_PER_QUARTER]
        if early:
            model.add(sum(early) <= built.launched[grid.workstream[position]])
    model.add(sum(built.launched) <= grid.launched_first)


def _add_budget(built: RoadmapModel) -> None:
    """Spent by the end of each quarter, never above what was granted by then."""
    from ortools.sat.python import cp_model

    grid = built.grid
    for quarter, limit in enumerate(grid.spending_limit):
        literals, costs = [], []
        for position, task in enumerate(grid.problem.tasks):
            for week, literal in built.at[position].items():
                if task.cost_eur and quarter_of(week) <= quarter:
                    literals.append(literal)
                    costs.append(task.cost_eur)
        if literals:
            built.model.add(cp_model.LinearExpr.weighted_sum(literals, costs) <= limit)


def _add_either_or(built: RoadmapModel) -> None:
    """Take one task of a group at most, and none once another of them has begun."""
    groups: dict[str, list[Any]] = {}
    begun: set[str] = set()
    for position, task in enumerate(built.grid.problem.tasks):
        if task.either_or is None:
            continue
        if task.fixed_start is None:
            groups.setdefault(task.either_or, []).append(built.taken[position])
        else:
            begun.add(task.either_or)
    for group, members in groups.items():
        if group in begun:
            built.model.add(sum(members) == 0)
        else:
            built.model.add_at_most_one(members)
