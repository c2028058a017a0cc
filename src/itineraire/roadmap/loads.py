"""How the hours of a task fall on its weeks: evenly, or as the people who do it are there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from itineraire.roadmap.lanes import Lanes
from itineraire.roadmap.problem import Problem, Task

MINUTES = 60
#: Tasks whose weekly minutes are remembered from one problem to the next.
_REMEMBERED_TASKS = 4096


def running_weeks(task: Task, start: int, weeks: int) -> range:
    """Return the weeks in which a task runs, within the horizon."""
    return range(max(0, start), min(weeks, start + task.weeks))


def hours_by_week(problem: Problem, task: Task, skill: str, start: int) -> tuple[float, ...]:
    """Return the hours of one skill that a task takes in each of its weeks.

    Parameters
    ----------
    problem
        Its ``presence`` says how many hours the people of each skill work in each week.
    task, skill, start
        The task, one of its skills and its start week.

    Notes
    -----
    With a presence, the hours follow it: a week of leave takes none, the other weeks take more, and the total
    stays. Without one, or when nobody is there at all, they are even.
    """
    presence = problem.presence.get(skill) if problem.presence else None
    return _spread(task.hours.get(skill, 0.0), task.weeks, presence, start, problem.weeks)


def _spread(
    hours: float, duration: int, presence: tuple[float, ...] | None, start: int, horizon: int
) -> tuple[float, ...]:
    weeks = range(max(0, start), min(horizon, start + duration))
    total = math.fsum(presence[week] for week in weeks) if presence else 0.0
    if presence is None or total <= 0:
        return (hours / duration,) * len(weeks)
    return tuple(hours * presence[week] / total for week in weeks)


class _Profile:
    """Minutes that one task takes from one pool, by start week: the same in all problems with these people.

    Parameters
    ----------
    asked
        Hours of each skill that the pool holds, and the presence of its people.
    duration, horizon
        Weeks of the task and of the plan.
    """

    def __init__(
        self, asked: tuple[tuple[float, tuple[float, ...] | None], ...], duration: int, horizon: int
    ) -> None:
        self._asked = asked
        self._duration = duration
        self._horizon = horizon
        self._minutes: dict[int, tuple[int, ...]] = {}
        self._rows: dict[tuple[int, int], int] = {}
        self._by_week: dict[int, tuple[int, ...]] = {}

    def minutes(self, start: int) -> tuple[int, ...]:
        """Minutes of each running week."""
        if start not in self._minutes:
            by_skill = [
                _spread(hours, self._duration, presence, start, self._horizon)
                for hours, presence in self._asked
            ]
            self._minutes[start] = tuple(
                math.ceil(round(math.fsum(week) * MINUTES, 6)) for week in zip(*by_skill, strict=True)
            )
        return self._minutes[start]

    def row(self, start: int, lanes: Lanes) -> int:
        """Return the same minutes as a row of lanes."""
        key = (start, lanes.width)
        if key not in self._rows:
            self._rows[key] = lanes.row(self.minutes(start), start)
        return self._rows[key]

    def by_week(self, lanes: Lanes) -> tuple[int, ...]:
        """Return, for each week of the task, its minutes as a row of lanes by start week."""
        if lanes.width not in self._by_week:
            starts = range(self._horizon - self._duration + 1)
            weeks = zip(*(self.minutes(start) for start in starts), strict=True)
            self._by_week[lanes.width] = tuple(lanes.row(week) for week in weeks)
        return self._by_week[lanes.width]


_profile = lru_cache(maxsize=_REMEMBERED_TASKS)(_Profile)


class Loads:
    """Minutes that each task takes from each pool, whole and rounded up.

    Parameters
    ----------
    problem
        Tasks, pools and presence.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        #: True when a task takes the same in each of its weeks, whenever it starts.
        self.is_even = not problem.presence
        held = frozenset().union(*(pool.skills for pool in problem.pools))
        self.lacks_skill = tuple(
            any(hours > 0 and skill not in held for skill, hours in task.hours.items())
            for task in problem.tasks
        )
        self.pools = tuple(
            tuple(
                index
                for index, pool in enumerate(problem.pools)
                if any(task.hours.get(skill, 0.0) > 0 for skill in pool.skills)
            )
            for task in problem.tasks
        )
        self._profiles = tuple(self._profiles_of(position) for position in range(len(problem.tasks)))
        self._known: dict[tuple[int, int], Mapping[int, tuple[int, ...]]] = {}

    def _profiles_of(self, position: int) -> tuple[tuple[int, _Profile], ...]:
        problem, task = self._problem, self._problem.tasks[position]
        presence = problem.presence or {}
        return tuple(
            (
                pool,
                _profile(
                    tuple(
                        (hours, presence.get(skill))
                        for skill, hours in sorted(task.hours.items())
                        if skill in problem.pools[pool].skills
                    ),
                    task.weeks,
                    problem.weeks,
                ),
            )
            for pool in self.pools[position]
        )

    def minutes(self, position: int, start: int) -> Mapping[int, tuple[int, ...]]:
        """Return the minutes of each running week by pool, for a task that starts in a given week."""
        key = (position, 0 if self.is_even else start)
        if key not in self._known:
            self._known[key] = {pool: profile.minutes(key[1]) for pool, profile in self._profiles[position]}
        found = self._known[key]
        if self.is_even:
            length = len(running_weeks(self._problem.tasks[position], start, self._problem.weeks))
            return {pool: weeks[:length] for pool, weeks in found.items()}
        return found

    def is_idle_at_an_end(self, position: int, start: int) -> bool:
        """Say whether nobody works on a task in its first or in its last week: it would not be under way."""
        weeks = [profile.minutes(0 if self.is_even else start) for _, profile in self._profiles[position]]
        if not weeks or not weeks[0]:
            return False
        return not (any(week[0] for week in weeks) and any(week[-1] for week in weeks))

    def rows(self, position: int, start: int, lanes: Lanes) -> tuple[tuple[int, int], ...]:
        """Return pool and minutes, as a row of lanes, of a task that starts in a given week."""
        return tuple((pool, profile.row(start, lanes)) for pool, profile in self._profiles[position])

    def by_week(self, position: int, lanes: Lanes) -> tuple[tuple[int, int, int], ...]:
        """Return, for each pool and each week of a task, pool, shift to that week and minutes by start week."""
        return tuple(
            (pool, week * lanes.width, minutes)
            for pool, profile in self._profiles[position]
            for week, minutes in enumerate(profile.by_week(lanes))
        )

    def fitting(self, position: int, weeks: range, lanes: Lanes, room: Sequence[int]) -> Iterable[int]:
        """Return the start weeks at which the task fits alone, worked on in its first and in its last week.

        Parameters
        ----------
        position
            Position of the task.
        weeks
            Start weeks to look at.
        lanes, room
            Minutes of each pool as flagged rows.
        """
        fits = lanes.flags
        if self.is_even:
            for pool in self.pools[position]:
                fits &= room[pool] - self.peak(position, 0, pool) * lanes.ones
            for shift in lanes.shifts(self._problem.tasks[position].weeks):
                fits &= fits >> shift
        else:
            for pool, shift, minutes in self.by_week(position, lanes):
                fits &= (room[pool] >> shift) - minutes
        open_weeks = set(lanes.weeks_of(fits))
        return [week for week in weeks if week in open_weeks and not self.is_idle_at_an_end(position, week)]

    def total(self, position: int, pool: int) -> int:
        """Return the most that a task could take from a pool in one week."""
        if pool not in self.pools[position]:
            return 0
        if self.is_even:
            return max(self.minutes(position, 0)[pool], default=0)
        task = self._problem.tasks[position]
        hours = math.fsum(task.hours.get(skill, 0.0) for skill in sorted(self._problem.pools[pool].skills))
        return math.ceil(hours * MINUTES) + task.weeks

    def peak(self, position: int, start: int, pool: int) -> int:
        """Return the largest weekly minutes of a task on one pool."""
        return max(self.minutes(position, start).get(pool, ()), default=0)
