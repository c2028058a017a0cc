"""What the roadmap decides on, free of any file format: tasks, pools of hours, budgets, limits, and the plan.

Weeks are counted from 0, the week of the plan's first Monday. A task that starts in week 3 and lasts 2 weeks
runs in weeks 3 and 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

HORIZON_WEEKS = 52
WEEKS_PER_QUARTER = 13


@dataclass(frozen=True)
class Task:
    """One action as the solver sees it.

    Parameters
    ----------
    id, workstream
        Slugs of the action and of the workstream it belongs to.
    weeks
        Duration, from its first to its last week of work.
    hours
        Total hours by skill, spread over the weeks (see ``Problem.presence``).
    cost_eur
        External euros, committed in the week it starts.
    value_eur_month
        Expected euros of margin a month at full effect; 0 for an action that only enables others.
    lag_weeks, ramp_weeks
        Weeks from delivery to first effect, then from first to full effect (linear).
    depends_on
        Ids of the tasks that must be delivered before this one starts.
    release_week, deadline_week
        First week in which it may start; last week in which it may still run.
    mandatory
        True when the plan must contain it.
    either_or
        At most one of the tasks that share this name is retained.
    frozen_weeks
        Weeks in which it may neither start nor be delivered.
    fixed_start
        Start week of work already begun: it is not moved nor dropped, even if it now exceeds a capacity.
    low_weeks, high_weeks
        Shortest and longest plausible duration; ``None`` means no doubt on that side.
    delay_risk, delay_weeks
        Probability that a named risk delays it, and by how many weeks then.
    """

    id: str
    workstream: str
    weeks: int
    hours: Mapping[str, float] = field(default_factory=dict)
    cost_eur: int = 0
    value_eur_month: float = 0.0
    lag_weeks: int = 0
    ramp_weeks: int = 0
    depends_on: tuple[str, ...] = ()
    release_week: int = 0
    deadline_week: int | None = None
    mandatory: bool = False
    either_or: str | None = None
    frozen_weeks: frozenset[int] = frozenset()
    fixed_start: int | None = None
    low_weeks: float | None = None
    high_weeks: float | None = None
    delay_risk: float = 0.0
    delay_weeks: float = 0.0


@dataclass(frozen=True)
class Pool:
    """Hours that a group of people can give to a set of skills.

    A person with two skills belongs to the pool of the pair: his hours are never counted twice
    (``roadmap.capacity`` builds the pools that make a weekly sharing between people possible).

    Parameters
    ----------
    skills
        The work on any of these skills draws on the pool.
    hours
        Hours available in each week, net of holidays, absences and run work.
    """

    skills: frozenset[str]
    hours: tuple[float, ...]

    @property
    def name(self) -> str:
        """Skills in alphabetical order, joined by ``+``."""
        return "+".join(sorted(self.skills))


@dataclass(frozen=True)
class Problem:
    """Everything that bounds the choice and the schedule.

    Parameters
    ----------
    tasks
        Every candidate.
    pools
        Hours by week; a skill that no pool holds has none.
    budget_eur
        New external euros of each quarter (13 weeks); what a quarter leaves is carried over.
    active_workstreams
        Workstreams allowed at once, week by week (R117, R121).
    actions_at_once
        Tasks allowed at once.
    actions_per_workstream
        Tasks allowed at once within one workstream.
    launched_first
        Workstreams that may be launched in the first quarter (R121); ``None`` for no limit.
    weeks
        Horizon of the schedule.
    presence
        Hours that the people of each skill work in each week: the work of a task follows them, so that a
        leave suspends it. ``None`` spreads it evenly.
    season
        Factor on the value of each week (soldes, Black Friday); ``None`` when every week counts the same.
    """

    tasks: tuple[Task, ...]
    pools: tuple[Pool, ...]
    budget_eur: tuple[int, ...]
    active_workstreams: tuple[int, ...]
    actions_at_once: int = 6
    actions_per_workstream: int = 3
    launched_first: int | None = None
    weeks: int = HORIZON_WEEKS
    presence: Mapping[str, tuple[float, ...]] | None = None
    season: tuple[float, ...] | None = None

    def task(self, task_id: str) -> Task:
        """Return the task named ``task_id``; ``KeyError`` when there is none."""
        return self.by_id[task_id]

    @cached_property
    def by_id(self) -> dict[str, Task]:
        """Tasks by id."""
        return {task.id: task for task in self.tasks}

    @property
    def skills(self) -> tuple[str, ...]:
        """Skills that the tasks ask for or the pools hold, in order."""
        asked = {skill for task in self.tasks for skill in task.hours}
        return tuple(sorted(asked.union(*(pool.skills for pool in self.pools))))

    def with_tasks(self, tasks: tuple[Task, ...]) -> Problem:
        """Return the same limits over other tasks."""
        return replace(self, tasks=tasks)

    def with_more_hours(self, skill: str, hours: float) -> Problem:
        """Return the problem with ``hours`` more a week of one skill, as one more person would bring."""
        pools = tuple(
            replace(pool, hours=tuple(week + hours for week in pool.hours)) if skill in pool.skills else pool
            for pool in self.pools
        )
        if not any(skill in pool.skills for pool in pools):
            pools += (Pool(frozenset({skill}), (hours,) * self.weeks),)
        return replace(self, pools=pools)

    def with_more_budget(self, amount_eur: int) -> Problem:
        """Return the problem with ``amount_eur`` more in the first quarter."""
        first, *others = self.budget_eur or (0,)
        return replace(self, budget_eur=(first + amount_eur, *others))


@dataclass(frozen=True)
class Plan:
    """Which tasks are retained and when each starts.

    Parameters
    ----------
    starts
        Start week by task id, retained tasks only.
    value_eur
        Value to come within the horizon, in euros.
    bound_eur
        No plan is worth more than this; ``None`` when no bound was computed.
    proved
        True when the solver proved that no plan is worth more.
    fewest_moves
        True when the solver proved that no plan worth enough is nearer to the earlier one.
    """

    starts: Mapping[str, int]
    value_eur: int
    bound_eur: int | None = None
    proved: bool = False
    fewest_moves: bool = False

    @property
    def possible_gain_share(self) -> float | None:
        """Largest possible gain over this plan, as a fraction of its value; ``None`` when unknown."""
        if self.proved:
            return 0.0
        if self.bound_eur is None or self.value_eur <= 0:
            return None
        return max(0.0, self.bound_eur / self.value_eur - 1.0)
