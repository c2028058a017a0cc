"""Who must end before whom once everything has a start: dependencies, and hours or slots handed over (M19)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from itineraire.roadmap.grid import Grid
from itineraire.roadmap.problem import Task


def flow_arcs(grid: Grid, starts: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Return who must end before whom: dependencies, and who hands hours or a slot to whom.

    Notes
    -----
    Resource-flow network (Artigues, Michelon and Reusser 2003): by start, each task takes what it needs from
    those that ended, first from those it already waits for, then from what was never used, then from the
    earliest to end.
    """
    tasks = grid.problem.by_id
    order = sorted(starts, key=lambda task_id: (starts[task_id], task_id))
    arcs: dict[tuple[str, str], None] = {}
    for task_id in order:
        for other in tasks[task_id].depends_on:
            if other in starts and starts[other] + tasks[other].weeks <= starts[task_id]:
                arcs[other, task_id] = None
    for needs, top in _resources(grid, starts):
        _add_flow(order, starts, tasks, needs, top, arcs)
    return tuple(arcs)


def _resources(grid: Grid, starts: Mapping[str, int]) -> list[tuple[Mapping[str, int], int]]:
    """Need of each planned task and largest amount, for each limit it shares with others."""
    tasks = grid.problem.tasks
    planned = [position for position, task in enumerate(tasks) if task.id in starts]
    found: list[tuple[Mapping[str, int], int]] = []
    for pool, capacity in enumerate(grid.capacity):
        needs = {
            tasks[position].id: grid.loads.peak(position, starts[tasks[position].id], pool)
            for position in planned
        }
        found.append((needs, max(capacity, default=0)))
    found.append(({tasks[position].id: 1 for position in planned}, max(grid.actions_at_once, default=0)))
    for workstream, limit in enumerate(grid.per_workstream):
        members = {tasks[position].id: 1 for position in planned if grid.workstream[position] == workstream}
        found.append((members, max(limit, default=0)))
    return found


def _add_flow(
    order: Sequence[str],
    starts: Mapping[str, int],
    tasks: Mapping[str, Task],
    needs: Mapping[str, int],
    top: int,
    arcs: dict[tuple[str, str], None],
) -> None:
    held: dict[str, int] = {}
    unused = top
    for task_id in order:
        need = needs.get(task_id, 0)
        if not need:
            continue
        ended = [other for other in held if starts[other] + tasks[other].weeks <= starts[task_id]]
        ended.sort(
            key=lambda other: ((other, task_id) not in arcs, starts[other] + tasks[other].weeks, other)
        )
        missing = need
        for other in [other for other in ended if (other, task_id) in arcs]:
            missing -= _take(held, other, missing)
        first_use = min(unused, missing)
        unused -= first_use
        missing -= first_use
        for other in ended:
            if missing <= 0:
                break
            missing -= _take(held, other, missing)
            arcs[other, task_id] = None
        held[task_id] = need


def _take(held: dict[str, int], other: str, wanted: int) -> int:
    taken = min(held.get(other, 0), wanted)
    if taken:
        held[other] -= taken
        if not held[other]:
            del held[other]
    return taken
