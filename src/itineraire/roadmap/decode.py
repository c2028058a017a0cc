"""A plan from an order of tasks, in a tenth of a millisecond: the answer shown while the proof is computed.

Serial schedule generation (Kolisch 1996): tasks are placed one by one at their best admissible week, each
pulling in what it depends on. Every weekly limit is a row of lanes (see ``lanes``), and an order that differs from
a known one between two places is decoded from the first of them on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from itineraire.roadmap.enablers import enablers_at_a_loss
from itineraire.roadmap.grid import Grid, quarter_of
from itineraire.roadmap.pieces import Piece, pieces_of
from itineraire.roadmap.problem import WEEKS_PER_QUARTER

#: Value of a plan that misses a required task: one such task weighs more than any value.
MISSING = -(10**12)


class _State:
    """What is placed and what is still free after the first places of an order. Never changed once shared."""

    __slots__ = ("active", "active_room", "free", "groups", "launched", "left", "placed", "starts", "value")

    def __init__(
        self,
        free: list[int],
        active: list[int],
        active_room: int,
        left: list[int],
        starts: list[int],
        placed: int,
        groups: int,
        launched: int,
        value: int,
    ) -> None:
        self.free = free
        self.active = active
        self.active_room = active_room
        self.left = left
        self.starts = starts
        self.placed = placed
        self.groups = groups
        self.launched = launched
        self.value = value


@dataclass(frozen=True, slots=True)
class Decoded:
    """The plan of one order.

    Parameters
    ----------
    order
        Positions of tasks.
    value
        Value to come in euros, with ``MISSING`` for each required task that does not fit.
    starts
        Start week of each task, -1 when it is refused.
    states
        State before each place of the order, then the last one.
    pulled
        Places whose task waited for several others, and their bits: their order decided which came first.
    """

    order: Sequence[int]
    value: int
    starts: list[int]
    states: list[_State]
    pulled: list[tuple[int, int]]


class Decoder:
    """Places tasks of one grid in a given order.

    Parameters
    ----------
    grid
        The problem in whole numbers.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._lanes = grid.lanes
        self._pieces = pieces_of(grid)
        self._rows: list[dict[int, tuple[tuple[int, int], ...]]] = [{} for _ in range(grid.size)]
        self._required = tuple(position for position in range(grid.size) if grid.is_required(position))
        self._doubtful = enablers_at_a_loss(grid)
        self._begun = self._with_begun()

    def _with_begun(self) -> _State:
        """Return the state in which only the work already begun is placed."""
        grid, lanes = self.grid, self._lanes
        rows = (*grid.capacity, grid.actions_at_once, *grid.per_workstream)
        state = _State(
            free=[lanes.row(row, flagged=True) for row in rows],
            active=[0] * len(grid.workstreams),
            active_room=lanes.row(grid.active_workstreams, flagged=True),
            left=list(grid.spending_limit),
            starts=[-1] * grid.size,
            placed=0,
            groups=0,
            launched=0,
            value=0,
        )
        for position, task in enumerate(grid.problem.tasks):
            if task.fixed_start is not None and 0 <= task.fixed_start < lanes.weeks:
                state = self._with(state, position, task.fixed_start)
        return state

    def decode(
        self, order: Sequence[int], near: Decoded | None = None, first: int = 0, last: int = -1
    ) -> Decoded:
        """Place the work already begun, then the other tasks in this order.

        Parameters
        ----------
        order
            Positions of tasks; those left out are refused, unless another needs them.
        near
            A decoded order that differs from this one by the place of the tasks at ``first`` and ``last``.
        first, last
            These two places, between which both orders hold the same tasks.
        """
        states: list[_State] = []
        pulled: list[tuple[int, int]] = []
        state = self._begun
        if near is not None:
            moved = 1 << order[first] | 1 << order[last]
            touched = [place for place, waiting in near.pulled if waiting & moved]
            first, last = min([first, *touched]), max([last, *touched])
            states, state = near.states[:first], near.states[first]
            pulled = [(place, waiting) for place, waiting in near.pulled if place < first]
        for place in range(first, len(order)):
            if near is not None and place == last + 1 and state.starts == near.states[place].starts:
                pulled += [(other, waiting) for other, waiting in near.pulled if other > last]
                return Decoded(order, near.value, near.starts, states + near.states[place:], pulled)
            states.append(state)
            position = order[place]
            piece = self._pieces[position]
            if state.placed >> position & 1 or not piece.wanted:
                continue
            waiting = piece.chain & ~state.placed
            if waiting & (waiting - 1):
                pulled.append((place, waiting))
            state = self._placed(state, position, order) or state
        states.append(state)
        value, starts = self._without_losses(state)
        missing = sum(1 for position in self._required if starts[position] < 0)
        return Decoded(order, value + missing * MISSING, starts, states, pulled)

    def _without_losses(self, state: _State) -> tuple[int, list[int]]:
        """Take out each enabler that costs more than all it makes possible brings, and all that needs it."""
        value, starts = state.value, state.starts
        for position, later in self._doubtful:
            if starts[position] < 0:
                continue
            placed = [one for one in (position, *later) if starts[one] >= 0]
            brought = sum(self._pieces[one].values[starts[one]] for one in placed)
            if brought <= 0:
                value -= brought
                starts = starts.copy()
                for one in placed:
                    starts[one] = -1
        return value, starts

    def _placed(self, state: _State, position: int, order: Sequence[int]) -> _State | None:
        """Return the state with a task and what it depends on; ``None`` when they do not fit."""
        piece = self._pieces[position]
        missing = [other for other in piece.before if state.starts[other] < 0]
        if len(missing) > 1:
            rank = {other: place for place, other in enumerate(order)}
            missing.sort(key=lambda other: rank.get(other, len(order)))
        for other in missing:
            if state.starts[other] < 0:
                pulled = self._placed(state, other, order)
                if pulled is None:
                    return None
                state = pulled
        earliest = 0
        for other in piece.before:
            ready = state.starts[other] + self._pieces[other].weeks
            if ready > earliest:
                earliest = ready
        if piece.group & state.groups:
            return None
        start = self._best_week(state, piece, earliest)
        return None if start < 0 else self._with(state, position, start)

    def _best_week(self, state: _State, piece: Piece, earliest: int) -> int:
        """Return the open week of highest value from the earliest on, the first of them; -1 without any."""
        if (
            earliest < WEEKS_PER_QUARTER
            and not state.launched >> piece.workstream & 1
            and state.launched.bit_count() >= self.grid.launched_first
        ):
            earliest = WEEKS_PER_QUARTER
        if piece.cost:
            for quarter, left in enumerate(state.left, start=1):
                if left < piece.cost and earliest < quarter * WEEKS_PER_QUARTER:
                    earliest = quarter * WEEKS_PER_QUARTER
        if earliest >= self._lanes.weeks:
            return -1
        free = state.free
        fits = state.active_room - self._lanes.ones | state.active[piece.workstream]
        for row, load, _ in piece.needs:
            fits &= free[row] - load
        for shift in piece.shifts:
            fits &= fits >> shift
        fits &= piece.windows & self._lanes.later_flags[earliest]
        if not fits:
            return -1
        for pool, shift, load in piece.needs_by_week:
            fits &= (free[pool] >> shift) - load
        width = self._lanes.width
        for week in piece.preferred:
            if fits >> (week + 1) * width - 1 & 1:
                return week
        return (fits & -fits).bit_length() // width - 1

    def _taken(self, position: int, start: int) -> tuple[tuple[int, int], ...]:
        """Return pool and minutes of a task that starts in a week, remembered from one order to the next."""
        known = self._rows[position]
        if start not in known:
            known[start] = self.grid.loads.rows(position, start, self._lanes)
        return known[start]

    def _with(self, state: _State, position: int, start: int) -> _State:
        """Return the state in which a task starts in a week."""
        piece, lanes = self._pieces[position], self._lanes
        shift = start * lanes.width
        free, left, starts = state.free.copy(), state.left, state.starts.copy()
        for row, _, run in piece.needs:
            free[row] -= run << shift
        if not self.grid.loads.is_even:
            for pool, minutes in self._taken(position, start):
                free[pool] -= minutes
        active, room = state.active, state.active_room
        new = (piece.run << (shift + lanes.width - 1)) & ~active[piece.workstream]
        if new:
            active = active.copy()
            active[piece.workstream] |= new
            room -= new >> (lanes.width - 1)
        if piece.cost:
            quarter = quarter_of(start)
            left = [*left[:quarter], *(euros - piece.cost for euros in left[quarter:])]
        starts[position] = start
        launched = state.launched | (1 << piece.workstream if start < WEEKS_PER_QUARTER else 0)
        value = state.value + piece.values.get(start, 0)
        placed = state.placed | 1 << position
        return _State(free, active, room, left, starts, placed, state.groups | piece.group, launched, value)
