"""A plan from an order of tasks, in a tenth of a millisecond: the answer shown while the proof is computed.

Serial schedule generation (Kolisch 1996): tasks are placed one by one at their best admissible week, each
pulling in what it depends on. Every weekly limit is one Python integer with a fixed number of bits a week, so
that one subtraction compares a task with all weeks at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from itineraire.roadmap.enablers import enablers_at_a_loss
from itineraire.roadmap.grid import Grid, quarter_of
from itineraire.roadmap.problem import WEEKS_PER_QUARTER

#: Value of a plan that misses a required task: one such task weighs more than any value.
MISSING = -(10**12)


@dataclass(frozen=True)
class _Piece:
    """What the decoder needs of one task, in lanes."""

    weeks: int
    cost: int
    shifts: tuple[int, ...]
    windows: int
    run: int
    needs: tuple[tuple[int, int, int], ...]
    profiles: Mapping[int, tuple[tuple[int, int, int], ...]]
    before: tuple[int, ...]
    lane: int
    own: int
    group: str | None
    values: Mapping[int, int]
    monotone: bool
    required: bool
    begun: bool


class Decoder:
    """Places tasks of one grid in a given order.

    Parameters
    ----------
    grid
        The problem in whole numbers.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.weeks = grid.problem.weeks
        top = max((max(row) for row in grid.capacity if row), default=0)
        self._width = max(top, grid.size, 1).bit_length() + 1
        self._flag = 1 << (self._width - 1)
        self._ones = sum(1 << (week * self._width) for week in range(self.weeks))
        self._flags = self._ones * self._flag
        self._from = tuple(self._bits(range(week, self.weeks)) for week in range(self.weeks + 1))
        rows = (*grid.capacity, grid.actions_at_once, *grid.per_workstream)
        self._free = [self._lanes(row) for row in rows]
        self._active_free = self._lanes(grid.active_workstreams)
        self._pieces = tuple(self._piece(position) for position in range(grid.size))
        self._begun = tuple(position for position, piece in enumerate(self._pieces) if piece.begun)
        self._required = tuple(position for position in range(grid.size) if grid.is_required(position))
        self._doubtful = enablers_at_a_loss(grid)

    def _drop_losses(self, starts: list[int]) -> None:
        """Take out each enabler that costs more than all it makes possible brings, and all that needs it."""
        for position, later in self._doubtful:
            placed = [one for one in (position, *later) if starts[one] >= 0]
            if sum(self._pieces[one].values.get(starts[one], 0) for one in placed) <= 0:
                for one in placed:
                    starts[one] = -1

    def _lanes(self, row: Sequence[int]) -> int:
        return sum(value << (week * self._width) for week, value in enumerate(row))

    def _bits(self, weeks: Sequence[int]) -> int:
        return sum(self._flag << (week * self._width) for week in weeks)

    def _piece(self, position: int) -> _Piece:
        grid = self.grid
        task = grid.problem.tasks[position]
        begun = task.fixed_start is not None
        weeks = task.weeks
        if task.fixed_start is not None:
            weeks = min(task.weeks, self.weeks - task.fixed_start)
        run = sum(1 << (week * self._width) for week in range(weeks))
        pools = len(grid.capacity)
        workstream = grid.workstream[position]
        asked = [(pools, 1), (pools + 1 + workstream, 1)]
        if grid.loads.is_even:
            asked += [(pool, grid.loads.peak(position, 0, pool)) for pool in grid.loads.pools[position]]
        values = grid.values[position]
        ordered = [values[start] for start in grid.starts[position]]
        return _Piece(
            weeks=weeks,
            cost=task.cost_eur,
            shifts=_shifts(weeks, self._width),
            windows=self._bits([start for start in grid.starts[position] if 0 <= start < self.weeks]),
            run=run,
            needs=tuple((row, minutes * self._ones, minutes * run) for row, minutes in asked),
            profiles={} if grid.loads.is_even else self._profiles(position),
            before=() if begun else grid.before[position],
            lane=workstream,
            own=max(ordered, default=0),
            group=task.either_or,
            values=values,
            monotone=all(first >= second for first, second in pairwise(ordered)),
            required=grid.is_required(position),
            begun=begun,
        )

    def _profiles(self, position: int) -> dict[int, tuple[tuple[int, int, int], ...]]:
        """For each start week: pool, minutes in their lanes, and the flags of the lanes concerned."""
        found = {}
        for start in self.grid.starts[position]:
            rows = []
            for pool, minutes in self.grid.loads.minutes(position, start).items():
                lanes = sum(
                    amount << ((start + week) * self._width) for week, amount in enumerate(minutes) if amount
                )
                rows.append((pool, lanes, self._bits(range(start, start + len(minutes)))))
            found[start] = tuple(rows)
        return found

    def decode(self, order: Sequence[int]) -> tuple[int, list[int]]:
        """Place the work already begun, then the other tasks in this order.

        Parameters
        ----------
        order
            Positions of tasks; those left out are refused.

        Returns
        -------
        tuple of int and list of int
            Value to come in euros (``MISSING`` for each required task that does not fit), and the start week
            of each task, -1 when it is refused.
        """
        run = _Run(self)
        for position in self._begun:
            run.place(position)
        for position in order:
            piece = self._pieces[position]
            if run.starts[position] < 0 and (piece.own > 0 or piece.required):
                run.place(position)
        self._drop_losses(run.starts)
        missing = sum(1 for position in self._required if run.starts[position] < 0)
        value = sum(
            self._pieces[position].values.get(start, 0)
            for position, start in enumerate(run.starts)
            if start >= 0
        )
        return value + missing * MISSING, run.starts


class _Run:
    """The state of one decoding: what is still free, what is placed."""

    def __init__(self, decoder: Decoder) -> None:
        self.decoder = decoder
        self.free = list(decoder._free)
        self.active = [0] * len(decoder.grid.workstreams)
        self.active_free = decoder._active_free
        self.left = list(decoder.grid.spending_limit)
        self.starts = [-1] * decoder.grid.size
        self.groups: set[str] = set()
        self.launched: set[int] = set()

    def place(self, position: int) -> bool:
        """Place a task and what it depends on, or leave everything as it was."""
        piece = self.decoder._pieces[position]
        if not piece.before or all(self.starts[other] >= 0 for other in piece.before):
            return self._put(position, piece)
        saved = (
            list(self.free),
            list(self.active),
            self.active_free,
            list(self.left),
            list(self.starts),
            set(self.groups),
            set(self.launched),
        )
        for other in piece.before:
            if self.starts[other] < 0 and not self.place(other):
                break
        else:
            if self._put(position, piece):
                return True
        self.free, self.active, self.active_free, self.left, restored, self.groups, self.launched = saved
        self.starts[:] = restored
        return False

    def _put(self, position: int, piece: _Piece) -> bool:
        if piece.group is not None and piece.group in self.groups and not piece.begun:
            return False
        open_weeks = self._open_weeks(piece)
        if not open_weeks:
            return False
        width = self.decoder._width
        if piece.profiles:
            open_weeks = self._with_room(piece, open_weeks)
            if not open_weeks:
                return False
        start = ((open_weeks & -open_weeks).bit_length() - 1) // width
        if not piece.monotone:
            start = _best(piece.values, start, open_weeks, width)
        self._take(position, piece, start)
        return True

    def _with_room(self, piece: _Piece, open_weeks: int) -> int:
        """Keep the weeks whose own profile of minutes fits; the first is enough when value never rises."""
        free, width, kept = self.free, self.decoder._width, 0
        while open_weeks:
            lowest = open_weeks & -open_weeks
            open_weeks ^= lowest
            start = (lowest.bit_length() - 1) // width
            for pool, lanes, flags in piece.profiles[start]:
                if ((free[pool] | flags) - lanes) & flags != flags:
                    break
            else:
                kept |= lowest
                if piece.monotone:
                    return kept
        return kept

    def _open_weeks(self, piece: _Piece) -> int:
        """Weeks in which the task may start, one flag a week."""
        decoder = self.decoder
        flags = decoder._flags
        earliest = 0
        for other in piece.before:
            ready = self.starts[other] + decoder._pieces[other].weeks
            if ready > earliest:
                earliest = ready
        launched = self.launched
        full = len(launched) >= decoder.grid.launched_first
        if full and earliest < WEEKS_PER_QUARTER and piece.lane not in launched and not piece.begun:
            earliest = WEEKS_PER_QUARTER
        if piece.cost and not piece.begun:
            earliest = max(earliest, self._week_with_budget(piece.cost))
        if earliest >= decoder.weeks:
            return 0
        windows = piece.windows & decoder._from[earliest]
        if not windows:
            return 0
        fits = self.active[piece.lane] | (((self.active_free | flags) - decoder._ones) & flags)
        for row, load, _ in piece.needs:
            fits &= (self.free[row] | flags) - load
        for shift in piece.shifts:
            fits &= fits >> shift
        return windows & fits

    def _week_with_budget(self, cost: int) -> int:
        """First week from which the cost fits what is left to the end of every later quarter."""
        week = 0
        for quarter, left in enumerate(self.left):
            if left < cost:
                week = (quarter + 1) * WEEKS_PER_QUARTER
        return week

    def _take(self, position: int, piece: _Piece, start: int) -> None:
        width = self.decoder._width
        shift = start * width
        for row, _, run in piece.needs:
            self.free[row] -= run << shift
        for pool, lanes, _ in piece.profiles.get(start, ()):
            self.free[pool] -= lanes
        new = ((piece.run << shift) << (width - 1)) & ~self.active[piece.lane]
        self.active[piece.lane] |= new
        self.active_free -= new >> (width - 1)
        if piece.cost:
            for quarter in range(quarter_of(start), len(self.left)):
                self.left[quarter] -= piece.cost
        self.starts[position] = start
        if start < WEEKS_PER_QUARTER:
            self.launched.add(piece.lane)
        if piece.group is not None:
            self.groups.add(piece.group)


def _shifts(weeks: int, width: int) -> tuple[int, ...]:
    """Shifts whose successive ANDs keep a flag only when ``weeks`` flags in a row are set."""
    shifts, covered = [], 1
    while covered < weeks:
        step = min(covered, weeks - covered)
        shifts.append(step * width)
        covered += step
    return tuple(shifts)


def _best(values: Mapping[int, int], first: int, open_weeks: int, width: int) -> int:
    """Return the open week of highest value, the earliest of them."""
    best, start = first, first
    flags = open_weeks >> (first * width)
    while flags:
        if flags & ((1 << width) - 1) and values[start] > values[best]:
            best = start
        flags >>= width
        start += 1
    return best
