"""One CP-SAT search: its settings, its run that another thread may stop, and the plan it leaves."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from itineraire.roadmap.model import RoadmapModel

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

#: Seconds between two looks at the stop signal.
_STOP_POLL_SECONDS = 0.02


def solver_for(seed: int, deterministic_time: float) -> cp_model.CpSolver:
    """Return a solver that finds the same on any machine: one worker, deterministic time, no presolve.

    Parameters
    ----------
    seed, deterministic_time
        The same two give the same answer.
    """
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = seed
    parameters.linearization_level = 2
    parameters.cp_model_presolve = False
    parameters.max_deterministic_time = deterministic_time
    return solver


def run(solver: cp_model.CpSolver, model: cp_model.CpModel, stop: threading.Event | None) -> Any:
    """Solve a model, or end within a tenth of a second of the stop signal; return CP-SAT's status."""
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


def starts_found(built: RoadmapModel, solver: cp_model.CpSolver) -> dict[str, int]:
    """Return the start week of each task that the solver retained."""
    return {
        task.id: solver.value(start)
        for task, taken, start in zip(built.grid.problem.tasks, built.taken, built.start, strict=True)
        if solver.boolean_value(taken)
    }
