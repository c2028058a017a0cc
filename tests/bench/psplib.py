"""PSPLIB single-mode projects solved by the roadmap solver, to compare with published optima.

Run ``python -m tests.bench.psplib FOLDER --seconds 5 [--best best.csv] [--peer]``. FOLDER holds ``*.sm`` files;
``best.csv`` has two columns, file name without ending and best known makespan. ``--peer`` adds PyJobShop, which
is no dependency of the package.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from itineraire.roadmap.anneal import improve
from itineraire.roadmap.grid import grid_of
from itineraire.roadmap.problem import Pool, Problem, Task
from itineraire.roadmap.solve import solve

END = "end"
_HUGE_TIME = 1e9
#: Tries of the quick search that bounds the horizon: some tenths of a second.
FIRST_TRIES = 1000


@dataclass(frozen=True)
class Project:
    """One project: durations, units needed and followers of each job, and units there are."""

    name: str
    durations: tuple[int, ...]
    needs: tuple[tuple[int, ...], ...]
    followers: tuple[tuple[int, ...], ...]
    units: tuple[int, ...]


def read_project(name: str, text: str) -> Project:
    """Read a ``.sm`` file; jobs are counted from 0, the first and the last are dummies."""
    successors = _rows(text, "PRECEDENCE RELATIONS:", skip=1)
    requests = _rows(text, "REQUESTS/DURATIONS:", skip=2)
    units = _rows(text, "RESOURCEAVAILABILITIES:", skip=1)
    return Project(
        name=name,
        durations=tuple(row[2] for row in requests),
        needs=tuple(tuple(row[3:]) for row in requests),
        followers=tuple(tuple(job - 1 for job in row[3:]) for row in successors),
        units=tuple(units[0]),
    )


def _rows(text: str, title: str, *, skip: int) -> list[list[int]]:
    lines = text[text.index(title) :].splitlines()[1 + skip :]
    rows = []
    for line in lines:
        if not line.strip() or line.startswith("*"):
            break
        if re.fullmatch(r"[\d\s]+", line):
            rows.append([int(number) for number in line.split()])
    return rows


def as_problem(project: Project, horizon: int) -> Problem:
    """Say a project as a roadmap whose only value is to reach its end early, 1 000 euros a unit of time."""
    jobs = [job for job, length in enumerate(project.durations) if length > 0]
    before: dict[int, list[str]] = {job: [] for job in jobs}
    for job in jobs:
        for follower in project.followers[job]:
            if follower in before:
                before[follower].append(str(job))
    tasks = [
        Task(
            id=str(job),
            workstream="project",
            weeks=project.durations[job],
            hours={
                str(resource): float(units * project.durations[job])
                for resource, units in enumerate(project.needs[job])
                if units
            },
            depends_on=tuple(before[job]),
            mandatory=True,
        )
        for job in jobs
    ]
    end = Task(
        END, "project", 1, depends_on=tuple(task.id for task in tasks), mandatory=True,
        value_eur_month=1000 * 52 / 12,
    )  # fmt: skip
    return Problem(
        tasks=(*tasks, end),
        pools=tuple(
            Pool(frozenset({str(resource)}), (float(units),) * horizon)
            for resource, units in enumerate(project.units)
        ),
        budget_eur=(0,),
        active_workstreams=(1,) * horizon,
        actions_at_once=len(tasks) + 1,
        actions_per_workstream=len(tasks) + 1,
        weeks=horizon,
    )


def shortest(project: Project, seconds: float) -> tuple[int, bool]:
    """Return the makespan found within some seconds, and whether it is proved."""
    stop = threading.Event()
    timer = threading.Timer(seconds, stop.set)
    timer.start()
    ceiling = sum(project.durations) + 2
    quick = improve(grid_of(as_problem(project, ceiling)), seed=1, iterations=FIRST_TRIES, stop=stop)
    if quick is None:
        raise ValueError(f"{project.name}: no schedule exists, the file is faulty")
    plan = solve(
        as_problem(project, quick.starts[END] + 2),
        seed=1,
        deterministic_time=_HUGE_TIME,
        start=quick.starts,
        stop=stop,
    )
    timer.cancel()
    found = quick if plan is None else plan
    return found.starts[END], found.proved


def shortest_by_peer(project: Project, seconds: float) -> tuple[int, bool]:
    """Return the same from PyJobShop, one worker."""
    from pyjobshop import Model

    model = Model()
    resources = [model.add_renewable(capacity=units) for units in project.units]
    tasks = [model.add_task() for _ in project.durations]
    for task, length, needs in zip(tasks, project.durations, project.needs, strict=True):
        model.add_mode(task, resources, duration=length, demands=list(needs))
    for task, followers in zip(tasks, project.followers, strict=True):
        for follower in followers:
            model.add_end_before_start(task, tasks[follower])
    result = model.solve(solver="ortools", time_limit=seconds, display=False, num_workers=1)
    return int(result.objective), result.status.value == "Optimal"


def report(projects: Sequence[Project], best: dict[str, int], seconds: float, *, peer: bool) -> str:
    """Solve every project and return one line a solver: proved share, mean gap, mean seconds."""
    solvers = {"itineraire": shortest} | ({"pyjobshop": shortest_by_peer} if peer else {})
    lines = []
    for name, run in solvers.items():
        started = time.perf_counter()
        results = [run(project, seconds) for project in projects]
        spent = (time.perf_counter() - started) / len(projects)
        gaps = [
            100 * (makespan / best[project.name] - 1)
            for project, (makespan, _) in zip(projects, results, strict=True)
            if project.name in best
        ]
        proved = 100 * sum(proof for _, proof in results) / len(results)
        gap = f"{sum(gaps) / len(gaps):.2f} %" if gaps else "no best-known table"
        below = sum(one < 0 for one in gaps)
        lines.append(
            f"{name:12} proved {proved:5.1f} %  mean gap {gap}  below best known {below}  {spent:.2f} s each"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the folder and print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--best", type=Path)
    parser.add_argument("--peer", action="store_true")
    options = parser.parse_args(arguments)
    files = sorted(options.folder.glob("*.sm"))
    if not files:
        sys.stderr.write(f"{options.folder}: no .sm file\n")
        return 2
    best: dict[str, int] = {}
    if options.best:
        with options.best.open(encoding="utf-8") as table:
            best = {row[0]: int(row[1]) for row in csv.reader(table) if len(row) > 1 and row[1].isdigit()}
    projects = [read_project(path.stem, path.read_text(encoding="latin-1")) for path in files]
    sys.stdout.write(report(projects, best, options.seconds, peer=options.peer) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
