"""Hours people really have, shared between skills without counting anyone twice (R129-R131, R13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

from itineraire.calendar import Period, is_working_day
from itineraire.errors import Fault, PlanError
from itineraire.roadmap.loads import hours_by_week, running_weeks
from itineraire.roadmap.problem import Pool, Problem

_WORKING_DAYS = 5
#: Groups of skills that share people: above this size the pools would be too many to list.
LARGEST_GROUP = 12


@dataclass(frozen=True)
class Worker:
    """Somebody's hours for the plan, week by week.

    Parameters
    ----------
    id
        The person.
    skills
        What the person can do.
    hours
        Hours of each week, net of holidays, absences and run work.
    """

    id: str
    skills: frozenset[str]
    hours: tuple[float, ...]


def net_weekly_hours(
    weekly_hours: float,
    run_hours: float,
    absences: Sequence[Period],
    *,
    mondays: Sequence[date],
    zone: str = "metropole",
) -> tuple[float, ...]:
    """Return the hours that a person can give to the plan in each week.

    Parameters
    ----------
    weekly_hours, run_hours
        Hours of presence in a full week, and those already taken by run work.
    absences
        Days off, ends included.
    mondays
        Weeks of the plan.
    zone
        Zone of the public holidays.

    Examples
    --------
    >>> net_weekly_hours(20, 5, (), mondays=[date(2026, 5, 11)])  # Ascension Day: four days of five
    (12.0,)
    """
    free, away = max(0.0, weekly_hours - run_hours), tuple(absences)
    return tuple(free * _days_worked(monday, away, zone) / _WORKING_DAYS for monday in mondays)


@lru_cache(maxsize=65_536)
def _days_worked(monday: date, absences: tuple[Period, ...], zone: str) -> int:
    days = (monday + timedelta(days=number) for number in range(_WORKING_DAYS))
    return sum(is_working_day(day, zone) and not any(day in absence for absence in absences) for day in days)


def pools_of(workers: Sequence[Worker], *, weeks: int) -> tuple[Pool, ...]:
    """Return the pools whose limits hold exactly when the work can be shared between people every week.

    Parameters
    ----------
    workers
        People with their skills and hours.
    weeks
        Number of weeks.

    Raises
    ------
    PlanError
        When more than ``LARGEST_GROUP`` skills are tied together by people who have several.

    Notes
    -----
    Hall's theorem: weekly work can be shared out if and only if, for every set of skills, the work on them is
    at most the hours of all who have one of them. Only sets that a group of people closes on matter.
    """
    groups = _groups(workers)
    crowded = [group for group in groups if len(group) > LARGEST_GROUP]
    if crowded:
        raise PlanError([_crowded(group) for group in crowded])
    pools = [_pool(skills, workers, weeks) for group in groups for skills in _closed_sets(group, workers)]
    return tuple(sorted(pools, key=lambda pool: (len(pool.skills), pool.name)))


def _crowded(group: frozenset[str]) -> Fault:
    values = {"skills": ", ".join(sorted(group)), "limit": LARGEST_GROUP}
    return Fault("roadmap.skills_tied", file="client.yaml", column="people.skills", values=values)


def _groups(workers: Sequence[Worker]) -> list[frozenset[str]]:
    """Skills tied together by people who have several, directly or step by step."""
    groups: list[frozenset[str]] = []
    for worker in workers:
        tied = worker.skills.union(*(group for group in groups if group & worker.skills))
        groups = [group for group in groups if not group & worker.skills]
        if tied:
            groups.append(frozenset(tied))
    return sorted(groups, key=sorted)


def _closed_sets(group: frozenset[str], workers: Sequence[Worker]) -> set[frozenset[str]]:
    """Return the sets of skills that cannot grow without calling more people, nor fall into parts."""
    names = sorted(group)
    closed: set[frozenset[str]] = set()
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            called = [worker for worker in workers if worker.skills & set(chosen)]
            others = set().union(*(worker.skills for worker in workers if worker not in called))
            reachable = set().union(*(worker.skills for worker in called))
            skills = frozenset(chosen) | frozenset(reachable & group - others)
            if len(_groups([Worker("", worker.skills & skills, ()) for worker in called])) == 1:
                closed.add(skills)
    return closed


def _pool(skills: frozenset[str], workers: Sequence[Worker], weeks: int) -> Pool:
    called = [worker for worker in workers if worker.skills & skills]
    return Pool(skills, tuple(sum(worker.hours[week] for worker in called) for week in range(weeks)))


def hours_asked(problem: Problem, starts: Mapping[str, int]) -> dict[str, tuple[float, ...]]:
    """Return the hours of each skill that a plan asks for in each week."""
    asked = {skill: [0.0] * problem.weeks for skill in problem.skills}
    for task in problem.tasks:
        start = starts.get(task.id)
        if start is None:
            continue
        for skill in task.hours:
            hours = hours_by_week(problem, task, skill, start)
            for week, amount in zip(running_weeks(task, start, problem.weeks), hours, strict=True):
                asked[skill][week] += amount
    return {skill: tuple(weeks) for skill, weeks in asked.items()}


def share_out(
    problem: Problem, starts: Mapping[str, int], workers: Sequence[Worker]
) -> dict[str, tuple[float, ...]]:
    """Return the hours of each person in each week, the busiest person being as little busy as possible.

    Parameters
    ----------
    problem, starts
        The problem and the plan's start weeks.
    workers
        People with their skills and hours.

    Returns
    -------
    dict
        Person to hours by week. Work on a skill that nobody has is left out.
    """
    asked = hours_asked(problem, starts)
    loads = {worker.id: [0.0] * problem.weeks for worker in workers}
    shared: dict[int, dict[str, float]] = {}
    for week in range(problem.weeks):
        demand = {skill: hours[week] for skill, hours in asked.items() if hours[week] > 1e-9}
        present = [worker for worker in workers if worker.hours[week] > 0]
        holders = {skill: [worker.id for worker in present if skill in worker.skills] for skill in demand}
        if any(len(found) > 1 for found in holders.values()):
            shared[week] = demand
            continue
        for skill, found in holders.items():
            for worker_id in found:
                loads[worker_id][week] += demand[skill]
    for worker_id, week, hours in _share_evenly(shared, workers):
        loads[worker_id][week] += hours
    return {worker_id: tuple(hours) for worker_id, hours in loads.items()}


def _share_evenly(
    demands: Mapping[int, Mapping[str, float]], workers: Sequence[Worker]
) -> list[tuple[str, int, float]]:
    """Share weeks out so that the highest share of a person's hours that is used is as low as possible.

    One linear programme for all the weeks, a share to lower in each: the weeks do not touch each other, and a
    programme a week costs ten times more.
    """
    pairs = [
        (week, row, skill)
        for week, demand in demands.items()
        for row, worker in enumerate(workers)
        if worker.hours[week] > 0
        for skill in sorted(worker.skills & set(demand))
    ]
    if not pairs:
        return []
    import numpy as np
    from scipy.optimize import linprog

    rows = list(dict.fromkeys((week, row) for week, row, _ in pairs))
    amounts = list(dict.fromkeys((week, skill) for week, _, skill in pairs))
    used = np.zeros((len(rows), len(pairs) + len(demands)))
    served = np.zeros((len(amounts), len(pairs) + len(demands)))
    for column, (week, row, skill) in enumerate(pairs):
        used[rows.index((week, row)), column] = 1.0
        served[amounts.index((week, skill)), column] = 1.0
    for column, week in enumerate(demands, start=len(pairs)):
        used[:, column] = [-workers[row].hours[week] if week == other else 0.0 for other, row in rows]
    cost = [0.0] * len(pairs) + [1.0] * len(demands)
    asked = [demands[week][skill] for week, skill in amounts]
    found = linprog(cost, A_ub=used, b_ub=np.zeros(len(rows)), A_eq=served, b_eq=asked, method="highs")
    return [
        (workers[row].id, week, float(hours)) for (week, row, _), hours in zip(pairs, found.x, strict=False)
    ]
