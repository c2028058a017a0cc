"""The best plan with its proof, or the best plan found with a bound on what could still be gained."""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from itineraire.roadmap.anneal import improve, left_shifted
from itineraire.roadmap.grid import Grid, grid_of
from itineraire.roadmap.model import RoadmapModel, roadmap_model
from itineraire.roadmap.nearest import nearest_plan
from itineraire.roadmap.problem import Plan, Problem
from itineraire.roadmap.rules import broken_rules
from itineraire.roadmap.session import run, solver_for, starts_found

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

#: Effort of the first search, in CP-SAT's deterministic seconds: the same on any machine.
DETERMINISTIC_TIME = 11.0
#: The part of it spent without presolve, which proves twenty synthetic problems of 40 candidates out of twenty (3.6
#: at most); harder plans then get presolve and more rounds of cuts, which proved a shop's 35 candidates that 15
#: seconds without them left 3 % open.
FIRST_DETERMINISTIC_TIME = 4.0
#: The same as a share, for searches longer than usual.
FIRST_SHARE = 0.3
CUT_ROUNDS = 10
#: Tries of the quick search that gives CP-SAT its first plan.
FIRST_TRIES = 3000
#: The same when a plan is already known.
WARM_TRIES = 300
#: Tries made anew when the search without presolve proves nothing: from the first tries' plan, CP-SAT left a shop's
#: 35 candidates 1 % below what these find with eight seeds of eight.
SECOND_TRIES = 6000
#: Candidates above which more tries pay (one of five problems of 100 stayed 5.9 % open without them, 2.5 % with), and
#: above which they pay more than the second search: on 200 synthetic candidates, 12 seconds of them are worth 2.6 %
#: more than 38 seconds of both searches.
FEW_CANDIDATES = 60
LARGEST_PRESOLVED = 150
#: Tries then made for a deterministic second, times candidates to the power 1.75 (about what a try costs): 11,000 at
#: 100 candidates for the usual time, and ten times that in the place of the second search, 16,000 at 300.
TRIES_EFFORT = 10**6.5
LONG_TRIES_EFFORT = 10**7.5
#: Deterministic seconds beyond which tries no longer pay.
LONGEST_TRIES_TIME = 40.0
#: Candidates above which no proof is tried: the model alone would take gigabytes and minutes.
LARGEST_PROVABLE = 500


def solve(
    problem: Problem,
    *,
    seed: int = 1,
    deterministic_time: float = DETERMINISTIC_TIME,
    reference: Mapping[str, int] | None = None,
    value_tolerance: float = 0.0,
    start: Mapping[str, int] | None = None,
    stop: threading.Event | None = None,
    grid: Grid | None = None,
) -> Plan | None:
    """Choose and schedule the tasks worth most within the horizon.

    Parameters
    ----------
    problem
        Tasks, hours, euros and limits.
    seed, deterministic_time
        The same two give the same plan on any machine, proved or cut short.
    reference
        Start weeks of an earlier plan. Among the plans that are worth the most, the one that moves and drops
        the fewest of its tasks is kept (``Plan.fewest_moves`` says whether that is proved).
    value_tolerance
        Fraction of the value that may be given up to move less, for re-planning (0.005 in R2).
    start
        A known plan to search from, nothing more; the reference when absent.
    stop
        Set it from another thread to end the search within a tenth of a second with what is found.
    grid
        The problem in whole numbers, when it is already known.

    Returns
    -------
    Plan or None
        ``None`` when the required tasks cannot hold together; ``conflicts.explain`` then says why.

    Notes
    -----
    Above ``LARGEST_PROVABLE`` candidates the quick search's plan is returned, without a bound. Settings measured
    in CP-SAT 9.15 on 40 candidates: one worker, linearization level 2, a hint on every variable; no presolve at
    first (proof in a median of one to three seconds), then presolve and more cuts for the plans that resist.
    Above ``LARGEST_PRESOLVED`` the quick search takes the time of the second one, and CP-SAT adds little but its
    bound. Moves are counted against the tolerance only once the best is proved, as far as the effort goes: a looser
    bound asks for more value than was promised, thus for more moves (a fifth more on hard re-plannings of 40
    candidates), and saves no time.
    """
    grid = grid_of(problem) if grid is None else grid
    known = reference if start is None else start
    first = _first_plan(grid, known, seed=seed, deterministic_time=deterministic_time, stop=stop)
    if grid.size > LARGEST_PROVABLE or (stop is not None and stop.is_set()):
        return first
    built = roadmap_model(grid)
    built.model.maximize(built.value())
    if first is not None:
        built.hint(first.starts)
    best = _search(built, first, seed=seed, deterministic_time=deterministic_time, stop=stop)
    if best is None or (stop is not None and stop.is_set()):
        return best
    if reference is None:
        return left_shifted(grid, best)
    return nearest_plan(built, best, reference, tolerance=value_tolerance, seed=seed, stop=stop)


def _first_plan(
    grid: Grid,
    known: Mapping[str, int] | None,
    *,
    seed: int,
    deterministic_time: float,
    stop: threading.Event | None,
) -> Plan | None:
    """Return the better of the quick search and the known plan, if that one still holds."""
    tries = _tries(grid.size, deterministic_time, warm=known is not None)
    found = improve(grid, seed=seed, iterations=tries, starts=known, stop=stop)
    if known is None or not set(known) <= set(grid.index) or broken_rules(grid, known):
        return found
    value = grid.value_of(known)
    return Plan(dict(known), value) if found is None or value > found.value_eur else found


def _tries(size: int, deterministic_time: float, *, warm: bool) -> int:
    """Return how many tries of the quick search come before CP-SAT."""
    if warm and size <= LARGEST_PRESOLVED:
        return WARM_TRIES
    if size <= FEW_CANDIDATES:
        return FIRST_TRIES
    effort = TRIES_EFFORT if size <= LARGEST_PRESOLVED else LONG_TRIES_EFFORT
    return round(effort * min(deterministic_time, LONGEST_TRIES_TIME) / math.pow(size, 1.75))


def _search(
    built: RoadmapModel,
    first: Plan | None,
    *,
    seed: int,
    deterministic_time: float,
    stop: threading.Event | None,
) -> Plan | None:
    """Search without presolve, which proves most plans fastest, then from a better plan with presolve and more cuts.

    The first plan when none is found; ``None`` when there is none at all.
    """
    if built.by_interval:
        return _attempt(built, first, _interval_solver(seed, deterministic_time), stop)[0]
    short = min(deterministic_time, max(FIRST_DETERMINISTIC_TIME, FIRST_SHARE * deterministic_time))
    solver = solver_for(seed, short)
    found, settled = _attempt(built, first, solver, stop)
    ends = settled or deterministic_time <= short or built.grid.size > LARGEST_PRESOLVED
    if ends or (stop is not None and stop.is_set()):
        return found
    if found is not None:
        tried = improve(built.grid, seed=seed + 1, iterations=SECOND_TRIES, stop=stop)
        found = _tightest(found, tried)
        built.hint(found.starts)
    solver = solver_for(seed, deterministic_time - short)
    solver.parameters.cp_model_presolve = True
    solver.parameters.max_cut_rounds_at_level_zero = CUT_ROUNDS
    last = _attempt(built, found, solver, stop)[0]
    return last if found is None else _tightest(found, last)


def _attempt(
    built: RoadmapModel, first: Plan | None, solver: cp_model.CpSolver, stop: threading.Event | None
) -> tuple[Plan | None, bool]:
    """Return the plan of one search, and whether the search went to its end."""
    from ortools.sat.python import cp_model

    status = run(solver, built.model, stop)
    if status == cp_model.INFEASIBLE:
        return None, True
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return first, False
    starts = starts_found(built, solver)
    value = built.grid.value_of(starts)
    bound = max(value, math.floor(solver.best_objective_bound + 1e-6))
    return Plan(starts, value, bound, proved=bound == value), status == cp_model.OPTIMAL


def _tightest(one: Plan, other: Plan | None) -> Plan:
    """Return the better of two plans with the lower of their bounds."""
    if other is None:
        return one
    best = max((other, one), key=lambda plan: plan.value_eur)
    bounds = [plan.bound_eur for plan in (one, other) if plan.bound_eur is not None]
    bound = max(best.value_eur, min(bounds)) if bounds else None
    return replace(best, bound_eur=bound, proved=bound == best.value_eur)


def _interval_solver(seed: int, deterministic_time: float) -> cp_model.CpSolver:
    """Return a solver for a model of intervals: presolve pays there, more of the linear relaxation does not."""
    solver = solver_for(seed, deterministic_time)
    solver.parameters.cp_model_presolve = True
    solver.parameters.linearization_level = 1
    return solver
