"""How the hours of a task fall on its weeks: evenly, or as the people who do it are there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

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
    """Minutes of one task by start week; the same for all problems that only differ by their limits.

    Parameters
    ----------
    asked
        Skill, hours and presence of its people, in order of the skills.
    pools
        Index and skills of the pools that it draws on.
    duration, horizon
        Weeks of the task and of the plan.
    """

    def __init__(
        self,
        asked: tuple[tuple[str, float, tuple[float, ...] | None], ...],
        pools: tuple[tuple[int, frozenset[str]], ...],
        duration: int,
        horizon: int,
    ) -> None:
        self._asked = asked
        self._pools = pools
        self._duration = duration
        self._horizon = horizon
        self._minutes: dict[int, Mapping[int, tuple[int, ...]]] = {}
        self._idle: dict[int, bool] = {}

    def minutes(self, start: int) -> Mapping[int, tuple[int, ...]]:
        """Minutes of each running week by pool."""
        if start not in self._minutes:
            by_skill = {
                skill: _spread(hours, self._duration, presence, start, self._horizon)
                for skill, hours, presence in self._asked
            }
            self._minutes[start] = {
                pool: _whole_minutes([hours for skill, hours in by_skill.items() if skill in skills])
                for pool, skills in self._pools
            }
        return self._minutes[start]

    def is_idle_at_an_end(self, start: int) -> bool:
        """Say whether the first or the last week takes no minute at all."""
        if start not in self._idle:
            weeks = list(zip(*self.minutes(start).values(), strict=True))
            self._idle[start] = bool(weeks) and not (any(weeks[0]) and any(weeks[-1]))
        return self._idle[start]


_profile = lru_cache(maxsize=_REMEMBERED_TASKS)(_Profile)


def _whole_minutes(by_skill: list[tuple[float, ...]]) -> tuple[int, ...]:
    return tuple(math.ceil(round(math.fsum(week) * MINUTES, 6)) for week in zip(*by_skill, strict=True))


class Loads:
    """Minutes that each task takes from each pool, whole and rounded up.

    Parameters
    ----------
    problem
        Tasks, pools and presence.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
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
        self._profiles = tuple(self._profile_of(position) for position in range(len(problem.tasks)))

    def _profile_of(self, position: int) -> _Profile:
        problem, task = self._problem, self._problem.tasks[position]
        presence = problem.presence or {}
        asked = tuple((skill, hours, presence.get(skill)) for skill, hours in sorted(task.hours.items()))
        pools = tuple((pool, problem.pools[pool].skills) for pool in self.pools[position])
        return _profile(asked, pools, task.weeks, problem.weeks)

    @property
    def is_even(self) -> bool:
        """Say whether a task takes the same in each of its weeks, whenever it starts."""
        return not self._problem.presence

    def minutes(self, position: int, start: int) -> Mapping[int, tuple[int, ...]]:
        """Return the minutes of each running week by pool, for a task that starts in a given week."""
        if self.is_even:
            length = len(running_weeks(self._problem.tasks[position], start, self._problem.weeks))
            return {pool: weeks[:length] for pool, weeks in self._profiles[position].minutes(0).items()}
        return self._profiles[position].minutes(start)

    def is_idle_at_an_end(self, position: int, start: int) -> bool:
        """Say whether nobody works on a task in its first or in its last week: it would not be under way."""
        return self._profiles[position].is_idle_at_an_end(0 if self.is_even else start)

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
