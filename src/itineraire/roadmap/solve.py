"""The best plan with its proof, or the best plan found with a bound on what could still be gained."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from itineraire.roadmap.anneal import improve, left_shifted
from itineraire.roadmap.grid import Grid, grid_of
from itineraire.roadmap.model import RoadmapModel, roadmap_model
from itineraire.roadmap.problem import Plan, Problem
from itineraire.roadmap.rules import broken_rules

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
#: Effort of the second search, which moves the plan as little as possible.
MOVES_DETERMINISTIC_TIME = 5.0
#: Tries of the quick search that gives CP-SAT its first plan.
FIRST_TRIES = 3000
#: The same when a plan is already known.
WARM_TRIES = 300
#: Candidates above which no proof is tried: the model alone would take gigabytes and minutes.
LARGEST_PROVABLE = 500
#: Tries x candidates that the quick search may spend: a few seconds on any problem.
_QUICK_EFFORT = 300_000
#: Seconds between two looks at the stop signal.
_STOP_POLL_SECONDS = 0.02
#: Dropping a planned task counts as much as moving it by a quarter.
DROPPED_WEEKS = 13


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
        the fewest of its tasks is kept, then the earliest.
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
    With a tolerance, the search ends once the plan is proved that close to the best.
    """
    grid = grid_of(problem) if grid is None else grid
    first = _first_plan(grid, reference if start is None else start, seed, stop)
    if grid.size > LARGEST_PROVABLE:
        return first
    built = roadmap_model(grid)
    built.model.maximize(built.value())
    if first is not None:
        built.hint(first.starts)
    gap = 0.0 if reference is None else value_tolerance
    best = _search(built, first, seed=seed, deterministic_time=deterministic_time, gap=gap, stop=stop)
    if best is None or (stop is not None and stop.is_set()):
        return best
    if reference is None:
        return left_shifted(grid, best)
    return _least_moved(grid, best, reference, tolerance=value_tolerance, seed=seed, stop=stop)


def _first_plan(
    grid: Grid, known: Mapping[str, int] | None, seed: int, stop: threading.Event | None
) -> Plan | None:
    """Return the better of the quick search and the known plan, if that one still holds."""
    tries = min(FIRST_TRIES if known is None else WARM_TRIES, _QUICK_EFFORT // max(1, grid.size))
    found = improve(grid, seed=seed, iterations=tries, starts=known, stop=stop)
    if known is None or not set(known) <= set(grid.index) or broken_rules(grid, known):
        return found
    value = grid.value_of(known)
    return Plan(dict(known), value) if found is None or value > found.value_eur else found


def _search(
    built: RoadmapModel,
    first: Plan | None,
    *,
    seed: int,
    deterministic_time: float,
    gap: float,
    stop: threading.Event | None,
) -> Plan | None:
    """Search without presolve, which proves most plans fastest, then with presolve and more cuts.

    The first plan when none is found; ``None`` when there is none at all.
    """
    if built.by_interval:
        return _attempt(built, first, _interval_solver(seed, deterministic_time, gap=gap), stop)[0]
    short = min(deterministic_time, max(FIRST_DETERMINISTIC_TIME, FIRST_SHARE * deterministic_time))
    solver = _solver(seed, short, gap=gap)
    found, settled = _attempt(built, first, solver, stop)
    if settled or deterministic_time <= short or (stop is not None and stop.is_set()):
        return found
    if found is not None:
        built.model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools 9.15 leaves it untyped
        built.hint(found.starts)
    solver = _solver(seed, deterministic_time - short, gap=gap)
    solver.parameters.cp_model_presolve = True
    solver.parameters.max_cut_rounds_at_level_zero = CUT_ROUNDS
    return _tightest(found, _attempt(built, found, solver, stop)[0])


def _attempt(
    built: RoadmapModel, first: Plan | None, solver: cp_model.CpSolver, stop: threading.Event | None
) -> tuple[Plan | None, bool]:
    """Return the plan of one search, and whether the search went to its end."""
    from ortools.sat.python import cp_model

    status = _run(solver, built.model, stop)
    if status == cp_model.INFEASIBLE:
        return None, True
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return first, False
    starts = _read(built, solver)
    value = built.grid.value_of(starts)
    bound = max(value, math.floor(solver.best_objective_bound + 1e-6))
    return Plan(starts, value, bound, proved=bound == value), status == cp_model.OPTIMAL


def _tightest(one: Plan | None, other: Plan | None) -> Plan | None:
    """Return the better of two plans with the lower of their bounds."""
    if one is None or other is None:
        return one or other
    best = max((other, one), key=lambda plan: plan.value_eur)
    bounds = [plan.bound_eur for plan in (one, other) if plan.bound_eur is not None]
    bound = max(best.value_eur, min(bounds)) if bounds else None
    return replace(best, bound_eur=bound, proved=bound == best.value_eur)


def _solver(seed: int, deterministic_time: float, *, gap: float = 0.0) -> cp_model.CpSolver:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = seed
    parameters.linearization_level = 2
    parameters.cp_model_presolve = False
    parameters.max_deterministic_time = deterministic_time
    parameters.relative_gap_limit = gap
    return solver


def _interval_solver(seed: int, deterministic_time: float, *, gap: float) -> cp_model.CpSolver:
    """Return a solver for a model of intervals: presolve pays there, more of the linear relaxation does not."""
    solver = _solver(seed, deterministic_time, gap=gap)
    solver.parameters.cp_model_presolve = True
    solver.parameters.linearization_level = 1
    return solver


def _run(solver: cp_model.CpSolver, model: cp_model.CpModel, stop: threading.Event | None) -> Any:
    with _stoppable(solver, stop):
        return solver.solve(model)


@contextmanager
def _stoppable(solver: cp_model.CpSolver, stop: threading.Event | None) -> Iterator[None]:
    """Watch the stop signal in a thread for as long as the solver runs."""
    if stop is None:
        yield
        return
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            if stop.wait(_STOP_POLL_SECONDS):
                solver.stop_search()
                if done.wait(_STOP_POLL_SECONDS):
                    return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _read(built: RoadmapModel, solver: cp_model.CpSolver) -> dict[str, int]:
    return {
        task.id: solver.value(start)
        for task, taken, start in zip(built.grid.problem.tasks, built.taken, built.start, strict=True)
        if solver.boolean_value(taken)
    }


def _least_moved(
    grid: Grid,
    best: Plan,
    reference: Mapping[str, int],
    *,
    tolerance: float,
    seed: int,
    stop: threading.Event | None,
) -> Plan:
    """Among plans worth as much (less a tolerance), keep the one that moves least, then the earliest."""
    from ortools.sat.python import cp_model

    built = roadmap_model(grid, weekly=True)
    floor = _lowest_value(best, tolerance)
    built.model.add(built.value() >= floor)
    literals, weights = _move_weights(built, reference)
    built.model.minimize(cp_model.LinearExpr.weighted_sum(literals, weights))
    built.hint(best.starts)
    solver = _solver(seed, MOVES_DETERMINISTIC_TIME)
    if _run(solver, built.model, stop) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return best
    starts = _read(built, solver)
    value = grid.value_of(starts)
    return Plan(starts, value, best.bound_eur, best.proved and value == best.value_eur)


def _lowest_value(best: Plan, tolerance: float) -> int:
    """Value below which no plan is looked at: a share of what is proved possible, else of what is found."""
    if best.value_eur <= 0:
        return best.value_eur
    safe = (best.value_eur if best.bound_eur is None else best.bound_eur) * (1 - tolerance)
    return math.ceil(safe if safe <= best.value_eur else best.value_eur * (1 - tolerance))


def _move_weights(built: RoadmapModel, reference: Mapping[str, int]) -> tuple[list[Any], list[int]]:
    """Cost of each start: weeks moved, tasks dropped (a quarter each), then the start week itself."""
    grid = built.grid
    weeks = grid.problem.weeks
    move = weeks * grid.size
    literals: list[Any] = []
    weights: list[int] = []
    for position, task in enumerate(grid.problem.tasks):
        known = reference.get(task.id)
        for week, literal in built.at[position].items():
            moved = 0 if known is None else abs(week - known) - DROPPED_WEEKS
            literals.append(literal)
            weights.append(move * moved + 1 + week)
    return literals, weights
