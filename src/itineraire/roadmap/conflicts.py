"""Why no plan holds: a smallest set of rules that cannot hold together, each of which would free the plan."""

from __future__ import annotations

from collections.abc import Iterable

from itineraire.roadmap.anneal import improve
from itineraire.roadmap.grid import grid_of
from itineraire.roadmap.model import roadmap_model
from itineraire.roadmap.problem import Problem, Task
from itineraire.roadmap.rules import Rule, RuleKind, rules_of, without

_TRIES = 30
_DETERMINISTIC_TIME = 2.0


def conflict_of(problem: Problem, *, seed: int = 1) -> tuple[Rule, ...]:
    """Return a set of rules that cannot hold together, from which none can be taken out.

    Parameters
    ----------
    problem
        The problem, feasible or not.
    seed
        The same seed gives the same set.

    Returns
    -------
    tuple of Rule
        Empty when a plan exists. Lifting any single one of these rules makes this conflict disappear.

    Notes
    -----
    Deletion filter (Chinneck and Dravnieks 1991): each rule in turn is lifted for good if the rest still
    conflicts. Only the required tasks and what they depend on take part: no other task can make a plan
    impossible.
    """
    core = problem.with_tasks(_required_with_enablers(problem))
    endless = [task.id for task in core.tasks if task.mandatory and task.weeks > problem.weeks]
    if endless:
        return Rule(RuleKind.MANDATORY, endless[0]), Rule(RuleKind.HORIZON, endless[0])
    if _holds(core, seed):
        return ()
    lifted: list[Rule] = []
    kept: list[Rule] = []
    for rule in rules_of(core):
        if _holds(without(core, [*lifted, rule]), seed):
            kept.append(rule)
        else:
            lifted.append(rule)
    return tuple(kept) if kept else (Rule(RuleKind.HORIZON),)


def _required_with_enablers(problem: Problem) -> tuple[Task, ...]:
    """Return the required tasks and, step by step, all they depend on."""
    by_id = problem.by_id
    wanted: set[str] = set()
    waiting = [task.id for task in problem.tasks if task.mandatory or task.fixed_start is not None]
    while waiting:
        task_id = waiting.pop()
        if task_id not in wanted:
            wanted.add(task_id)
            waiting += by_id[task_id].depends_on if by_id[task_id].fixed_start is None else ()
    known = _closed(wanted, by_id.values())
    return tuple(task for task in problem.tasks if task.id in known)


def _closed(wanted: set[str], tasks: Iterable[Task]) -> set[str]:
    """Add what begun tasks name as dependencies, so that no name is left unknown."""
    return wanted | {other for task in tasks if task.id in wanted for other in task.depends_on}


def _holds(problem: Problem, seed: int) -> bool:
    """Say whether a plan exists; doubt after the given effort counts as yes."""
    from ortools.sat.python import cp_model

    grid = grid_of(problem)
    if improve(grid, seed=seed, iterations=_TRIES) is not None:
        return True
    if any(not grid.starts[position] for position in range(grid.size) if grid.is_required(position)):
        return False
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = _DETERMINISTIC_TIME
    return bool(solver.solve(roadmap_model(grid).model) != cp_model.INFEASIBLE)
