"""A new plan after something changed: started work stays, commitments move as little as possible (R2)."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace

from itineraire.roadmap.conflicts import conflict_of
from itineraire.roadmap.problem import Plan, Problem
from itineraire.roadmap.rules import Rule
from itineraire.roadmap.solve import solve

#: Share of the value that may be given up so that fewer commitments move.
VALUE_TOLERANCE = 0.005
REPLAN_DETERMINISTIC_TIME = 15.0


@dataclass(frozen=True)
class Replan:
    """What changes between two plans.

    Parameters
    ----------
    plan
        The new plan; ``None`` when the request is impossible.
    kept
        Tasks that keep their start.
    moved
        Old and new start of the tasks that move.
    dropped, added
        Tasks that leave and enter the plan.
    conflict
        Rules that cannot hold together, when the request is impossible.
    value_before_eur
        Value of the old plan, under the old conditions.
    """

    plan: Plan | None
    kept: tuple[str, ...]
    moved: Mapping[str, tuple[int, int]]
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    conflict: tuple[Rule, ...]
    value_before_eur: int

    @property
    def moved_weeks(self) -> int:
        """Sum of the weeks by which tasks move."""
        return sum(abs(new - old) for old, new in self.moved.values())

    @property
    def cost_eur(self) -> int | None:
        """Value lost against the old plan (negative when the new one is worth more)."""
        return None if self.plan is None else self.value_before_eur - self.plan.value_eur


def begun_by(problem: Problem, plan: Plan, week: int) -> Problem:
    """Return the problem as it stands at the start of ``week``.

    Tasks that the plan started earlier keep their start; no other task may start before ``week``.
    """
    tasks = tuple(
        replace(task, fixed_start=plan.starts[task.id])
        if plan.starts.get(task.id, week) < week
        else replace(task, release_week=max(task.release_week, week))
        for task in problem.tasks
    )
    return problem.with_tasks(tasks)


def replan(
    changed: Problem,
    plan: Plan,
    *,
    week: int,
    seed: int = 1,
    deterministic_time: float = REPLAN_DETERMINISTIC_TIME,
    value_tolerance: float = VALUE_TOLERANCE,
    stop: threading.Event | None = None,
) -> Replan:
    """Plan again from ``week`` on under changed conditions.

    Parameters
    ----------
    changed
        The problem with what happened: longer tasks, other hours, other budget, freezes, new tasks.
    plan
        The plan in force.
    week
        Week of the decision; what started before it stays.
    seed, deterministic_time
        Search effort.
    value_tolerance
        Fraction of the best value that may be given up to move less.
    stop
        Set it from another thread to end the search with what is found.
    """
    problem = begun_by(changed, plan, week)
    found = solve(
        problem,
        seed=seed,
        deterministic_time=deterministic_time,
        reference=plan.starts,
        value_tolerance=value_tolerance,
        stop=stop,
    )
    conflict = conflict_of(problem, seed=seed) if found is None else ()
    new: Mapping[str, int] = {} if found is None else found.starts
    both = [task_id for task_id in plan.starts if task_id in new]
    return Replan(
        plan=found,
        kept=tuple(task_id for task_id in both if new[task_id] == plan.starts[task_id]),
        moved={
            task_id: (plan.starts[task_id], new[task_id])
            for task_id in both
            if new[task_id] != plan.starts[task_id]
        },
        dropped=tuple(task_id for task_id in plan.starts if task_id not in new) if found else (),
        added=tuple(task_id for task_id in new if task_id not in plan.starts),
        conflict=conflict,
        value_before_eur=plan.value_eur,
    )
