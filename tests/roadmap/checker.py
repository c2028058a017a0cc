"""A plan checker that shares no line with the solver: it reads the problem and counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from itineraire.roadmap.problem import Problem


def faults_of(problem: Problem, starts: Mapping[str, int]) -> list[str]:
    """Return one line a broken rule; work already begun is left out of the capacity rules."""
    return [
        *_task_faults(problem, starts),
        *_hour_faults(problem, starts),
        *_parallel_faults(problem, starts),
        *_budget_faults(problem, starts),
    ]


def value_of(problem: Problem, starts: Mapping[str, int]) -> float:
    """Return the euros of a plan, week by week, less its external costs."""
    total = 0.0
    for task in problem.tasks:
        if task.id not in starts:
            continue
        effect_week = starts[task.id] + task.weeks + task.lag_weeks
        for age, _ in enumerate(range(effect_week, problem.weeks)):
            share = 1.0 if age >= task.ramp_weeks else (age + 1) / (task.ramp_weeks + 1)
            total += task.value_eur_month * 12 / 52 * share
        total -= task.cost_eur
    return total


def _task_faults(problem: Problem, starts: Mapping[str, int]) -> list[str]:
    faults, groups = [], Counter()
    for task in problem.tasks:
        if task.id not in starts:
            if task.mandatory or task.fixed_start is not None:
                faults.append(f"{task.id} is required and absent")
            continue
        begin, end = starts[task.id], starts[task.id] + task.weeks - 1
        groups[task.either_or] += 1
        if task.fixed_start is not None:
            if begin != task.fixed_start:
                faults.append(f"{task.id} had begun and moved")
            continue
        if begin < task.release_week or end >= problem.weeks:
            faults.append(f"{task.id} is out of its window")
        if _is_idle(problem, task, begin, begin) or _is_idle(problem, task, begin, end):
            faults.append(f"{task.id} starts or ends in a week when nobody is there")
        if task.deadline_week is not None and end > task.deadline_week:
            faults.append(f"{task.id} misses its deadline")
        if {begin, end} & task.frozen_weeks:
            faults.append(f"{task.id} starts or ends in a freeze")
        for other in task.depends_on:
            if other not in starts or starts[other] + problem.task(other).weeks > begin:
                faults.append(f"{task.id} starts before {other} is delivered")
    return faults + [f"{group} twice" for group, count in groups.items() if group and count > 1]


def _weekly(problem: Problem, starts: Mapping[str, int], week: int) -> list:
    return [
        task
        for task in problem.tasks
        if task.id in starts and starts[task.id] <= week < starts[task.id] + task.weeks
    ]


def _hours(problem: Problem, task, skill: str, start: int, week: int) -> float:
    """Hours of a skill in one week: as its people are present, evenly when nobody says."""
    total = task.hours.get(skill, 0.0)
    if not problem.presence or skill not in problem.presence:
        return total / task.weeks
    present = problem.presence[skill]
    window = sum(present[start : start + task.weeks])
    return total * present[week] / window if window else total / task.weeks


def _is_idle(problem: Problem, task, start: int, week: int) -> bool:
    held = {skill for pool in problem.pools for skill in pool.skills}
    asked = [skill for skill, hours in task.hours.items() if hours and skill in held]
    return bool(asked) and not any(_hours(problem, task, skill, start, week) for skill in asked)


def _hour_faults(problem: Problem, starts: Mapping[str, int]) -> list[str]:
    faults = []
    for week in range(problem.weeks):
        running = _weekly(problem, starts, week)
        begun = any(task.fixed_start is not None for task in running)
        for pool in problem.pools:
            asked = sum(
                _hours(problem, task, skill, starts[task.id], week)
                for task in running
                for skill in pool.skills
            )
            if asked > pool.hours[week] + 1e-6 and not begun:
                faults.append(f"week {week}: {asked} h of {pool.name} for {pool.hours[week]}")
        for task in running:
            for skill, hours in task.hours.items():
                held = any(skill in pool.skills for pool in problem.pools)
                if hours and not held and task.fixed_start is None:
                    faults.append(f"{task.id} needs {skill}, which nobody has")
    return faults


def _parallel_faults(problem: Problem, starts: Mapping[str, int]) -> list[str]:
    faults = []
    early = [task for task in problem.tasks if starts.get(task.id, 13) < 13]
    launched = {task.workstream for task in early}
    if problem.launched_first is not None and not any(task.fixed_start is not None for task in early):
        faults += ["too many launched"] * (len(launched) > problem.launched_first)
    for week in range(problem.weeks):
        running = _weekly(problem, starts, week)
        if any(task.fixed_start is not None for task in running):
            continue
        by_workstream = Counter(task.workstream for task in running)
        if len(running) > problem.actions_at_once:
            faults.append(f"week {week}: {len(running)} actions at once")
        if len(by_workstream) > problem.active_workstreams[week]:
            faults.append(f"week {week}: {len(by_workstream)} workstreams at once")
        if max(by_workstream.values(), default=0) > problem.actions_per_workstream:
            faults.append(f"week {week}: a workstream is crowded")
    return faults


def _budget_faults(problem: Problem, starts: Mapping[str, int]) -> list[str]:
    spent: dict[int, int] = defaultdict(int)
    for task in problem.tasks:
        if task.id in starts:
            spent[starts[task.id] // 13] += task.cost_eur
    faults = []
    for quarter in range(-(-problem.weeks // 13)):
        committed = sum(amount for when, amount in spent.items() if when <= quarter)
        if committed > sum(problem.budget_eur[: quarter + 1]):
            faults.append(f"quarter {quarter}: {committed} euros committed")
    return faults
