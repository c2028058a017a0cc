"""Weeks turned into working days, and dates with their doubt (M19): P50, P80, criticality, buffers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from itineraire.calendar import next_working_day, previous_working_day
from itineraire.roadmap.flows import flow_arcs
from itineraire.roadmap.grid import Grid
from itineraire.roadmap.problem import Plan, Task
from itineraire.stats.simulation import (
    COMMON_CORRELATION,
    DRAWS,
    GROUP_CORRELATION,
    Estimate,
    correlated_shares,
    triangular_quantile,
)

Floats = npt.NDArray[np.float64]

STEERED_LEVEL = 0.5
COMMITTED_LEVEL = 0.8
_WORKING_DAYS = 5
#: Two moments closer than this (weeks) are the same.
_SAME = 1e-9


@dataclass(frozen=True)
class DatedTask:
    """When one task ends, with its doubt. Ends are counted in weeks from the plan's first Monday.

    Parameters
    ----------
    task_id
        The task.
    start_week, end_week
        Planned start, and end (exclusive: a task of weeks 0 and 1 ends at 2).
    p50_week, p80_week
        Ends that hold one time in two, four times in five.
    on_time
        Probability that it ends no later than planned.
    criticality
        Share of draws in which its end decides that of the whole plan.
    """

    task_id: str
    start_week: int
    end_week: int
    p50_week: float
    p80_week: float
    on_time: float
    criticality: float


@dataclass(frozen=True)
class Milestone:
    """The last delivery of one horizon.

    Parameters
    ----------
    horizon_days
        90, 180 or 365.
    end_week
        Planned end of the tasks that the plan ends within the horizon; ``nan`` when there is none.
    p50_week, p80_week
        Ends that hold one time in two, four times in five.
    on_time
        Probability that all of them are delivered within the horizon.
    """

    horizon_days: int
    end_week: float
    p50_week: float
    p80_week: float
    on_time: float

    @property
    def buffer_weeks(self) -> float:
        """Weeks to hold between the date that is steered and the one committed to: P80 less P50 (R32)."""
        return self.p80_week - self.p50_week


@dataclass(frozen=True)
class DatedPlan:
    """All dates of a plan.

    Parameters
    ----------
    tasks
        Retained tasks, by start.
    milestones
        One a horizon.
    holds
        Probability that every task ends no later than planned.
    end_holds
        Probability that the last horizon is delivered by the promised day.
    correlation
        Correlation assumed between the durations of two tasks of one workstream: to be shown.
    """

    tasks: tuple[DatedTask, ...]
    milestones: tuple[Milestone, ...]
    holds: float
    end_holds: float
    correlation: float


def start_day(monday: date, week: float, zone: str = "metropole") -> date:
    """Return the first working day at or after a moment counted in weeks from ``monday``."""
    whole, share = divmod(week + _SAME, 1.0)
    day = monday + timedelta(weeks=int(whole), days=min(_WORKING_DAYS - 1, math.floor(share * _WORKING_DAYS)))
    return next_working_day(day, zone)


def end_day(monday: date, week: float, zone: str = "metropole") -> date:
    """Return the last working day before a moment counted in weeks from ``monday``.

    Examples
    --------
    >>> end_day(date(2026, 9, 28), 2)
    datetime.date(2026, 10, 9)
    """
    days = max(1, math.ceil(week * _WORKING_DAYS - _SAME * 10))
    weeks, rest = divmod(days - 1, _WORKING_DAYS)
    return previous_working_day(monday + timedelta(weeks=weeks, days=rest), zone)


def date_plan(
    grid: Grid,
    plan: Plan,
    *,
    seed: int = 1,
    draws: int = DRAWS,
    common: float = COMMON_CORRELATION,
    within: float = GROUP_CORRELATION,
    horizons: Sequence[int] = (90, 180, 365),
    promised_week: float | None = None,
) -> DatedPlan:
    """Simulate the plan and return its dates with their doubt.

    Parameters
    ----------
    grid, plan
        The problem and the plan.
    seed, draws
        Random draws; the same seed gives the same dates.
    common, within
        Correlation of durations over the client, and what two tasks of one workstream have more.
    horizons
        Days of the milestones.
    promised_week
        End announced for the last horizon; its own safe one when nothing else is said.

    Notes
    -----
    No task starts before its planned week: people are told a date and hold it. Delays pass along the
    resource-flow arcs.
    """
    order = sorted(plan.starts, key=lambda task_id: (plan.starts[task_id], task_id))
    by_id = grid.problem.by_id
    tasks = [by_id[task_id] for task_id in order]
    durations = _durations(grid, tasks, seed=seed, draws=draws, common=common, within=within)
    place = {task_id: column for column, task_id in enumerate(order)}
    before: list[list[int]] = [[] for _ in order]
    for other, task_id in flow_arcs(grid, plan.starts):
        before[place[task_id]].append(place[other])
    starts, ends = _simulate(durations, before, [plan.starts[task_id] for task_id in order])
    critical = _criticality(starts, ends, before)
    planned = np.array([plan.starts[task.id] + task.weeks for task in tasks], dtype=float)
    late = ends > planned[:, None] + _SAME if tasks else np.zeros((0, draws), dtype=bool)
    steered, committed = np.quantile(ends, (STEERED_LEVEL, COMMITTED_LEVEL), axis=1)
    dated = tuple(
        DatedTask(
            task_id=task.id,
            start_week=plan.starts[task.id],
            end_week=plan.starts[task.id] + task.weeks,
            p50_week=float(steered[column]),
            p80_week=float(committed[column]),
            on_time=float(1 - late[column].mean()),
            criticality=float(critical[column]),
        )
        for column, task in enumerate(tasks)
    )
    milestones = tuple(_milestone(days, planned, ends) for days in horizons)
    holds = float(1 - late.any(axis=0).mean()) if tasks else math.nan
    promise = milestones[-1].p80_week if promised_week is None else promised_week
    return DatedPlan(
        dated, milestones, holds, _end_holds(horizons[-1], planned, ends, promise), common + within
    )


def _durations(
    grid: Grid, tasks: Sequence[Task], *, seed: int, draws: int, common: float, within: float
) -> Floats:
    """Drawn durations in weeks, one row a task, named risks included."""
    if not tasks:
        return np.zeros((0, draws))
    groups = tuple(grid.workstreams.index(task.workstream) for task in tasks)
    shares = correlated_shares(groups, draws=draws, common=common, within=within, seed=seed)
    happens = np.random.default_rng(seed + 1).random((len(tasks), draws))
    durations = np.empty((len(tasks), draws))
    for column, task in enumerate(tasks):
        low = task.weeks if task.low_weeks is None else min(task.low_weeks, task.weeks)
        high = task.weeks if task.high_weeks is None else max(task.high_weeks, task.weeks)
        durations[column] = triangular_quantile(shares[:, column], Estimate(low, task.weeks, high))
        if task.delay_risk > 0:
            durations[column] += task.delay_weeks * (happens[column] < task.delay_risk)
    return durations


def _simulate(
    durations: Floats, before: Sequence[Sequence[int]], planned: Sequence[int]
) -> tuple[Floats, Floats]:
    """Start and end of each task in each draw; tasks come in order of planned start."""
    starts, ends = np.empty_like(durations), np.empty_like(durations)
    for row, others in enumerate(before):
        starts[row] = planned[row]
        for other in others:
            np.maximum(starts[row], ends[other], out=starts[row])
        ends[row] = starts[row] + durations[row]
    return starts, ends


def _criticality(starts: Floats, ends: Floats, before: Sequence[Sequence[int]]) -> Floats:
    """Share of draws in which each task is on the chain that ends last."""
    if not len(ends):
        return np.zeros(0)
    decides = ends >= ends.max(axis=0) - _SAME
    for row in range(len(before) - 1, -1, -1):
        for other in before[row]:
            decides[other] |= decides[row] & (ends[other] >= starts[row] - _SAME)
    share: Floats = decides.mean(axis=1)
    return share


def _end_holds(days: int, planned: Floats, ends: Floats, promised_week: float) -> float:
    """Return the share of draws in which a horizon is delivered by the day on which a moment falls."""
    within = planned <= days / 7
    if not within.any():
        return math.nan
    day = math.ceil(promised_week * _WORKING_DAYS - _SAME) / _WORKING_DAYS
    return float((ends[within].max(axis=0) <= day + _SAME).mean())


def _milestone(days: int, planned: Floats, ends: Floats) -> Milestone:
    limit = days / 7
    within = planned <= limit
    if not within.any():
        return Milestone(days, math.nan, math.nan, math.nan, math.nan)
    last = ends[within].max(axis=0)
    return Milestone(
        horizon_days=days,
        end_week=float(planned[within].max()),
        p50_week=float(np.quantile(last, STEERED_LEVEL)),
        p80_week=float(np.quantile(last, COMMITTED_LEVEL)),
        on_time=float((last <= limit + _SAME).mean()),
    )
