"""The roadmap's bars in one run: ``python -m tests.bench.roadmap_speed [--seeds 3]``.

Times are the process's own (CPU), so that other work on the machine does not count; only the wait after a
cancellation is on the clock. The first line is the machine's yardstick: a fixed loop of pure Python.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from itineraire.roadmap.anneal import improve
from itineraire.roadmap.dates import date_plan
from itineraire.roadmap.grid import grid_of
from itineraire.roadmap.problem import Plan, Problem
from itineraire.roadmap.replan import replan
from itineraire.roadmap.solve import solve
from itineraire.stats.ranking import acceptability, draw_scores, draw_weights
from itineraire.stats.simulation import Estimate
from tests.bench.roadmap_instances import make_problem

Answer = TypeVar("Answer")
FIRST_TRIES = 1_000
WARM_TRIES = {40: 300, 100: 300}


def timed(work: Callable[[], Answer]) -> tuple[Answer, float]:
    """Return an answer and the milliseconds of CPU it took."""
    started = time.process_time()
    answer = work()
    return answer, 1000 * (time.process_time() - started)


def yardstick_ms() -> float:
    """Milliseconds of a fixed loop, the best of five."""
    return min(timed(lambda: sum(number * number for number in range(1_000_000)))[1] for _ in range(5))


def quick(problem: Problem, tries: int, starts: dict[str, int] | None = None) -> Plan | None:
    """Return the quick plan of a problem, its grid included."""
    return improve(grid_of(problem), seed=1, iterations=tries, starts=starts)


def forty(seeds: int) -> str:
    """First plan, proof and re-planning at 40 candidates."""
    first, ratios, proofs, proved, replans, replanned = [], [], [], 0, [], 0
    for seed in range(1, seeds + 1):
        problem = make_problem(40, seed)
        plan, spent = timed(lambda problem=problem: quick(problem, FIRST_TRIES))
        best, proof = timed(lambda problem=problem: solve(problem, deterministic_time=60))
        if best is None:
            continue
        first.append(spent)
        ratios.append((plan.value_eur if plan else 0) / best.value_eur)
        proofs.append(proof)
        proved += best.proved
        halved = _half_of_first_pool(problem, 12)
        again, spent = timed(lambda halved=halved, best=best: replan(halved, best, week=12))
        replans.append(spent)
        replanned += again.plan is not None
    lines = [
        _line("40: first plan, ms", first, "<= 200"),
        f"40: first plan / proved, mean            {statistics.mean(ratios):8.4f}  (bar >= 0.99)",
        _line("40: proof, ms", proofs, "<= 10 000, max"),
        f"40: proved                               {proved} of {len(proofs)}  (bar: all)",
        _line("40: re-plan, ms", replans, "<= 1 000"),
        f"40: re-planned                           {replanned} of {len(replans)}",
    ]
    return "\n".join(lines)


def _half_of_first_pool(problem: Problem, week: int) -> Problem:
    pool, *others = problem.pools
    hours = tuple(h * (0.5 if week <= w < week + 6 else 1.0) for w, h in enumerate(pool.hours))
    return replace(problem, pools=(replace(pool, hours=hours), *others))


def sliders(size: int, bar: str) -> str:
    """Return the line of warm answers after the hours of each skill move by ten percent."""
    problem = make_problem(size, 1)
    known = quick(problem, 1000)
    spent = []
    for index in range(len(problem.pools)):
        pools = list(problem.pools)
        pools[index] = replace(pools[index], hours=tuple(0.9 * hours for hours in pools[index].hours))
        moved = replace(problem, pools=tuple(pools))
        starts = dict(known.starts) if known else None
        spent.append(timed(lambda moved=moved, starts=starts: quick(moved, WARM_TRIES[size], starts))[1])
    return _line(f"{size}: warm slider answer, ms", spent, bar)


def dates() -> str:
    """Return the line of 10,000 drawn dates, draws cached as after a first look."""
    problem = make_problem(40, 1)
    doubtful = problem.with_tasks(
        tuple(
            replace(task, low_weeks=0.7 * task.weeks, high_weeks=1.8 * task.weeks) for task in problem.tasks
        )
    )
    grid = grid_of(doubtful)
    plan = improve(grid, seed=1, iterations=200)
    if plan is None:
        return "dates: no plan"
    date_plan(grid, plan)
    return _line("10 000 dates, ms", [timed(lambda: date_plan(grid, plan))[1] for _ in range(5)], "<= 50")


def smaa() -> str:
    """Return the line of 10,000 rankings of 100 actions on 4 criteria, funded by value for cost."""
    draw = np.random.default_rng(1)
    table = [[Estimate(*sorted(draw.random(3))) for _ in range(4)] for _ in range(100)]
    scores = draw_scores(table, draws=10_000, seed=1)
    costs = draw.random(100)

    def rank() -> object:
        weights = draw_weights(4, draws=10_000, seed=1)
        return acceptability(scores, weights, costs=costs.tolist(), envelope=25.0)

    return _line("SMAA 10 000 x 100, ms", [timed(rank)[1] for _ in range(3)], "<= 250")


def cancel() -> str:
    """Return the line of the wait after a search is stopped."""
    spent = []
    for seed in (1, 2, 3):
        stop = threading.Event()
        worker = threading.Thread(
            target=solve, args=(make_problem(100, seed),), kwargs={"deterministic_time": 1e6, "stop": stop}
        )
        worker.start()
        time.sleep(4.0)
        stop.set()
        started = time.perf_counter()
        worker.join()
        spent.append(1000 * (time.perf_counter() - started))
    return _line("cancel, ms", spent, "<= 150")


def large(size: int, deterministic_time: float) -> str:
    """Return the line of value and bound at a size where proofs are rare."""
    plan, spent = timed(lambda: solve(make_problem(size, 1), deterministic_time=deterministic_time))
    if plan is None or plan.possible_gain_share is None:
        return f"{size}: no plan"
    more = 100 * plan.possible_gain_share
    return f"{size}: {spent / 1000:6.1f} s, value {plan.value_eur} EUR, at most {more:.1f} % better"


def _line(what: str, values: Sequence[float], bar: str) -> str:
    middle, worst = statistics.median(values), max(values)
    return f"{what:40} median {middle:8.1f}  max {worst:8.1f}  (bar {bar})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every line as it comes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--large", action="store_true", help="add 60, 100 and 300 candidates")
    options = parser.parse_args(arguments)
    sys.stdout.write(f"yardstick, ms                            {yardstick_ms():8.1f}\n")
    steps: list[Callable[[], str]] = [
        dates,
        smaa,
        lambda: sliders(40, "<= 50"),
        lambda: sliders(100, "<= 150"),
        cancel,
        lambda: forty(options.seeds),
    ]
    if options.large:
        steps += [lambda size=size: large(size, 60.0) for size in (60, 100, 300)]
    for step in steps:
        sys.stdout.write(step() + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
