"""Measure, conversion and quick wins first, then long-term assets (R118, R119): at equal margin, this order decides."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum

from itineraire.roadmap.grid import Grid, grid_of
from itineraire.roadmap.model import roadmap_model
from itineraire.roadmap.problem import Plan
from itineraire.roadmap.rules import Rule, rules_against, usage_of
from itineraire.roadmap.session import run, solver_for, starts_found
from itineraire.vocabulary import ActionKind
from itineraire.workstreams import Quadrant

#: Effort of the search for the order, in CP-SAT's deterministic seconds.
ORDER_DETERMINISTIC_TIME = 2.0


class Turn(IntEnum):
    """When an action's turn comes, all else equal."""

    MEASURE = 0
    CONVERSION = 1
    QUICK_WIN = 2
    ASSET = 3


#: Cost of a week of waiting: one week of an earlier turn outweighs several of a later one.
_WEIGHTS = {Turn.MEASURE: 100, Turn.CONVERSION: 30, Turn.QUICK_WIN: 10, Turn.ASSET: 1}


def turn_of(kind: ActionKind, quadrant: Quadrant) -> Turn:
    """Return an action's turn: repairs of the measure, then conversion, then any other quick win, then the rest."""
    if kind is ActionKind.MEASURE:
        return Turn.MEASURE
    if kind is ActionKind.CONVERSION:
        return Turn.CONVERSION
    return Turn.QUICK_WIN if quadrant is Quadrant.QUICK_WIN else Turn.ASSET


def in_order(
    grid: Grid, plan: Plan, turns: Mapping[str, Turn], *, seed: int, stop: threading.Event | None = None
) -> Plan:
    """Return the same choice, worth no less, with the first turns as early as possible.

    Parameters
    ----------
    grid, plan
        The problem and its plan.
    turns
        Turn of each task; a task without one is an asset.
    seed, stop
        See ``solve``.
    """
    from ortools.sat.python import cp_model

    if len(plan.starts) < 2:
        return plan
    chosen = tuple(task for task in grid.problem.tasks if task.id in plan.starts)
    built = roadmap_model(grid_of(grid.problem.with_tasks(chosen)))  # what is refused has no place to find
    built.model.add(built.value() >= plan.value_eur)
    for taken in built.taken:
        built.model.add(taken == 1)
    weights = [_WEIGHTS[turns.get(task.id, Turn.ASSET)] for task in chosen]
    built.model.minimize(cp_model.LinearExpr.weighted_sum(built.start, weights))
    built.hint(plan.starts)
    solver = solver_for(seed, ORDER_DETERMINISTIC_TIME)
    solver.parameters.cp_model_presolve = True  # the choice is fixed: presolve takes most of the model away
    if run(solver, built.model, stop) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return plan
    starts = starts_found(built, solver)
    return replace(plan, starts=starts, value_eur=max(plan.value_eur, grid.value_of(starts)))


def held_back(grid: Grid, starts: Mapping[str, int], turns: Mapping[str, Turn]) -> dict[str, Sequence[Rule]]:
    """Return the tasks of the first turns that start after an asset, and the rules that keep them from its place.

    Parameters
    ----------
    grid, starts
        The problem and the plan.
    turns
        Turn of each task.

    Returns
    -------
    dict
        Task to the rules it would break in the week of the first asset; none when only its margin would suffer.
    """
    assets = [week for name, week in starts.items() if turns.get(name, Turn.ASSET) is Turn.ASSET]
    if not assets:
        return {}
    first = min(assets)
    late = [
        name for name, week in starts.items() if turns.get(name, Turn.ASSET) < Turn.ASSET and week > first
    ]
    found: dict[str, Sequence[Rule]] = {}
    for name in sorted(late, key=lambda name: (starts[name], name)):
        others = {other: week for other, week in starts.items() if other != name}
        position = grid.index[name]
        found[name] = sorted(rules_against(grid, usage_of(grid, others), others, position, first))
    return found
