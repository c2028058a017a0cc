"""What the decoder needs of each task, as rows of lanes and bits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from itineraire.roadmap.grid import Grid


@dataclass(frozen=True, slots=True)
class Piece:
    """What the decoder needs of one task, in lanes.

    Parameters
    ----------
    weeks, cost
        Duration within the horizon, external euros.
    shifts
        Keep a week's flag only when the whole duration that follows is free.
    windows
        Flags of the weeks in which it fits alone.
    run
        1 in each week of its duration.
    needs
        For each limit of which it takes the same every week: row, what a week must hold, what the task takes.
    needs_by_week
        For each of its weeks and each pool of which it takes what people's presence says: pool, shift to that
        week, minutes by start week.
    before, chain
        What it depends on directly; the bits of all that it depends on.
    workstream, group
        Its workstream; the bit of its either-or group, 0 without one.
    values
        Euros to come of each start week.
    preferred
        Start weeks by falling value, when the earliest is not always the best.
    wanted
        True when it is worth placing for itself.
    """

    weeks: int
    cost: int
    shifts: tuple[int, ...]
    windows: int
    run: int
    needs: tuple[tuple[int, int, int], ...]
    needs_by_week: tuple[tuple[int, int, int], ...]
    before: tuple[int, ...]
    chain: int
    workstream: int
    group: int
    values: Mapping[int, int]
    preferred: tuple[int, ...]
    wanted: bool


def pieces_of(grid: Grid) -> tuple[Piece, ...]:
    """Return what the decoder needs of each task of a grid."""
    groups = sorted({task.either_or for task in grid.problem.tasks if task.either_or is not None})
    bits = {group: 1 << bit for bit, group in enumerate(groups)}
    chains = [0] * grid.size
    for position in grid.order:
        for other in grid.before[position]:
            chains[position] |= chains[other] | 1 << other
    return tuple(
        _piece(grid, position, chains[position], bits.get(task.either_or or "", 0))
        for position, task in enumerate(grid.problem.tasks)
    )


def _piece(grid: Grid, position: int, chain: int, group: int) -> Piece:
    task, lanes = grid.problem.tasks[position], grid.lanes
    begun = task.fixed_start is not None
    weeks = min(task.weeks, lanes.weeks - max(0, task.fixed_start or 0))
    run = lanes.first[weeks]
    starts, values = grid.starts[position], grid.values[position]
    ordered = [values[start] for start in starts]
    falling = all(first >= second for first, second in pairwise(ordered))
    return Piece(
        weeks=weeks,
        cost=task.cost_eur,
        shifts=lanes.shifts(weeks),
        windows=lanes.flags_of(start for start in starts if 0 <= start < lanes.weeks),
        run=run,
        needs=tuple(
            (row, amount * lanes.ones, amount * run) for row, amount in _steady_needs(grid, position)
        ),
        needs_by_week=() if grid.loads.is_even or begun else grid.loads.by_week(position, lanes),
        before=() if begun else grid.before[position],
        chain=chain,
        workstream=grid.workstream[position],
        group=group,
        values=values,
        preferred=() if falling else tuple(sorted(starts, key=lambda week: -values[week])),
        wanted=grid.is_required(position) or max(ordered, default=0) > 0,
    )


def _steady_needs(grid: Grid, position: int) -> list[tuple[int, int]]:
    """Limits of which a task takes the same every week: row of ``Decoder``, and how much."""
    pools = len(grid.capacity)
    asked = [(pools, 1), (pools + 1 + grid.workstream[position], 1)]
    if grid.loads.is_even:
        asked += [(pool, grid.loads.peak(position, 0, pool)) for pool in grid.loads.pools[position]]
    return asked
