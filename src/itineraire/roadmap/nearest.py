"""Among the plans worth enough, the one nearest to an earlier plan: fewest weeks moved, fewest tasks dropped."""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from itineraire.roadmap.anneal import improve
from itineraire.roadmap.grid import Grid
from itineraire.roadmap.model import RoadmapModel, roadmap_model
from itineraire.roadmap.problem import Plan
from itineraire.roadmap.session import run, solver_for, starts_found

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

#: Dropping a planned task counts as much as moving it by a quarter.
DROPPED_WEEKS = 13
#: Effort of the search, in CP-SAT's deterministic seconds.
MOVES_DETERMINISTIC_TIME = 5.0
#: Cuts less alike than usual, and no Chvatal-Gomory cuts: together a third less work on thirty of the hardest
#: re-plannings of 40 candidates.
MOVES_ORTHOGONALITY = 0.5
#: Tries of the quick search that places what the earlier plan did not hold.
_TRIES = 100


def weeks_away(starts: Mapping[str, int], reference: Mapping[str, int]) -> int:
    """Return the weeks by which a plan moves an earlier one's tasks, a quarter for each that it drops."""
    return sum(
        abs(starts[task_id] - week) if task_id in starts else DROPPED_WEEKS
        for task_id, week in reference.items()
    )


def nearest_plan(
    built: RoadmapModel,
    best: Plan,
    reference: Mapping[str, int],
    *,
    tolerance: float,
    seed: int,
    stop: threading.Event | None = None,
) -> Plan:
    """Among plans worth as much (less a tolerance), return the one that moves and drops least.

    Parameters
    ----------
    built
        The model that found the best plan; its objective changes.
    best
        The plan and the bound from which the least value comes.
    reference
        Start weeks of the earlier plan.
    tolerance
        Fraction of the value that may be given up.
    seed, stop
        See ``solve``.

    Returns
    -------
    Plan
        ``fewest_moves`` says whether no plan is nearer. What the earlier plan did not hold is then placed to bring
        the most that a quick search finds.
    """
    from ortools.sat.python import cp_model

    grid = built.grid
    if built.by_interval:
        built = roadmap_model(grid, weekly=True)
    known = {task_id: week for task_id, week in reference.items() if task_id in grid.index}
    built.model.add(built.value() >= _lowest_value(best, tolerance))
    built.model.minimize(_weeks_away(built, known))
    built.hint(best.starts)
    solver = solver_for(seed, MOVES_DETERMINISTIC_TIME)
    solver.parameters.min_orthogonality_for_lp_constraints = MOVES_ORTHOGONALITY
    solver.parameters.add_cg_cuts = False
    status = run(solver, built.model, stop)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return best
    found = Plan(starts := starts_found(built, solver), grid.value_of(starts))
    plan = _completed(grid, found, known, seed)
    return replace(
        plan,
        bound_eur=best.bound_eur,
        proved=plan.value_eur == best.bound_eur,
        fewest_moves=status == cp_model.OPTIMAL,
    )


def _lowest_value(best: Plan, tolerance: float) -> int:
    """Value below which no plan is looked at: a share of what is proved possible, else of what is found."""
    if best.value_eur <= 0:
        return best.value_eur
    safe = (best.value_eur if best.bound_eur is None else best.bound_eur) * (1 - tolerance)
    return math.ceil(safe if safe <= best.value_eur else best.value_eur * (1 - tolerance))


def _weeks_away(built: RoadmapModel, known: Mapping[str, int]) -> cp_model.LinearExpr:
    """Return the expression of ``weeks_away``, less what dropping every task would make."""
    from ortools.sat.python import cp_model

    terms = [
        (literal, abs(week - known[task.id]) - DROPPED_WEEKS)
        for task, literals in zip(built.grid.problem.tasks, built.at, strict=True)
        if task.id in known
        for week, literal in literals.items()
    ]
    return cp_model.LinearExpr.weighted_sum([term[0] for term in terms], [term[1] for term in terms])


def _completed(grid: Grid, plan: Plan, known: Mapping[str, int], seed: int) -> Plan:
    """Return the plan with the known tasks as they are and the others placed for the most value, then earliest."""
    tasks = grid.problem.tasks
    pinned = replace(
        grid,
        starts=tuple(
            tuple(week for week in weeks if week == plan.starts.get(task.id)) if task.id in known else weeks
            for task, weeks in zip(tasks, grid.starts, strict=True)
        ),
    )
    found = improve(pinned, seed=seed, iterations=_TRIES, starts=plan.starts)
    if found is None or found.value_eur < plan.value_eur:
        return plan
    return found if weeks_away(found.starts, known) <= weeks_away(plan.starts, known) else plan
