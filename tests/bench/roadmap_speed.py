"""The roadmap's bars in one run, each with its verdict: ``python -m tests.bench.roadmap_speed [--seeds 3]``.

Times are the process's own (CPU), so that other work on the machine counts little; only the wait after a
cancellation is on the clock. A bar holds when the slowest of its cases meets it. The first line is the machine's
yardstick, a fixed loop of pure Python: where it is twice as slow, so is the rest.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from itineraire.roadmap.anneal import improve
from itineraire.roadmap.dates import date_plan
from itineraire.roadmap.effort import LIVE_TRIES
from itineraire.roadmap.grid import grid_of
from itineraire.roadmap.problem import Plan, Problem
from itineraire.roadmap.replan import VALUE_TOLERANCE, replan
from itineraire.roadmap.solve import DETERMINISTIC_TIME, solve
from itineraire.stats.ranking import acceptability, draw_scores, draw_weights
from itineraire.stats.simulation import Estimate
from tests.bench.roadmap_instances import make_problem

Answer = TypeVar("Answer")
FIRST_TRIES = 1_000
#: Candidates, seeds, and the largest gap in percent allowed, where there is a bar.
LARGE = ((60, (1, 2, 3), None), (100, (1, 2, 3), 4.0), (300, (1,), None), (10_000, (1,), None))
#: Deterministic seconds of a large search, those of every run: under a minute of CPU at any size.
LARGE_TIME = DETERMINISTIC_TIME
#: Candidates at which a plan is held against tries alone, for as much CPU.
PEER_SIZE = 300
#: Seconds of CPU that a large search may take.
LARGE_SECONDS = 60.0
Lines = Iterator[str]


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


def forty(seeds: int) -> Lines:
    """First plan, proof and re-planning at 40 candidates, one line a seed."""
    first, ratios, proofs, proved, replans, settled, fewest = [], [], [], 0, [], 0, 0
    for seed in range(1, seeds + 1):
        problem = make_problem(40, seed)
        plan, quick_ms = timed(lambda problem=problem: quick(problem, FIRST_TRIES))
        best, proof_ms = timed(lambda problem=problem: solve(problem, deterministic_time=60))
        if best is None or plan is None:
            raise ValueError(f"seed {seed}: no plan, the generator is faulty")
        halved = _half_of_first_pool(problem, 12)
        again, replan_ms = timed(lambda halved=halved, best=best: replan(halved, best, week=12))
        first.append(quick_ms)
        ratios.append(plan.value_eur / best.value_eur)
        proofs.append(proof_ms)
        proved += best.proved
        replans.append(replan_ms)
        settled += _is_within_tolerance(again.plan)
        fewest += again.plan is not None and again.plan.fewest_moves
        yield (
            f"  seed {seed:2}: first {quick_ms:5.0f} ms at {ratios[-1]:.4f}, proof {proof_ms / 1000:6.2f} s, "
            f"re-plan {replan_ms / 1000:5.2f} s, {len(again.moved)} moves, {again.moved_weeks} weeks, "
            f"{len(again.dropped)} dropped"
        )
    yield _line("40: first plan, ms", first, 200)
    yield _share("40: first plan / best, mean", statistics.mean(ratios), 0.99)
    yield _line("40: proof, ms", proofs, 10_000)
    yield _share("40: proved", proved / seeds, 1.0)
    yield _line("40: re-plan, ms", replans, 1_000)
    yield _share("40: re-planned within the tolerance", settled / seeds, 1.0)
    yield _share("40: fewest moves proved", fewest / seeds, 1.0)


def _is_within_tolerance(plan: Plan | None) -> bool:
    """Say whether the plan is proved to keep the share of the value that re-planning promises."""
    if plan is None or plan.bound_eur is None:
        return False
    return plan.value_eur >= (1 - VALUE_TOLERANCE) * plan.bound_eur


def _half_of_first_pool(problem: Problem, week: int) -> Problem:
    pool, *others = problem.pools
    hours = tuple(h * (0.5 if week <= w < week + 6 else 1.0) for w, h in enumerate(pool.hours))
    return replace(problem, pools=(replace(pool, hours=hours), *others))


def sliders(size: int, bar_ms: float) -> Lines:
    """Return the line of warm answers after the hours of each skill move by ten percent."""
    problem = make_problem(size, 1)
    known = quick(problem, 1000)
    spent = []
    for index in range(len(problem.pools)):
        pools = list(problem.pools)
        pools[index] = replace(pools[index], hours=tuple(0.9 * hours for hours in pools[index].hours))
        moved = replace(problem, pools=tuple(pools))
        starts = dict(known.starts) if known else None
        spent.append(timed(lambda moved=moved, starts=starts: quick(moved, LIVE_TRIES, starts))[1])
    yield _line(f"{size}: warm slider answer, ms", spent, bar_ms)


def dates() -> Lines:
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
        raise ValueError("no plan to date, the generator is faulty")
    date_plan(grid, plan)
    yield _line("10 000 dates, ms", [timed(lambda: date_plan(grid, plan))[1] for _ in range(5)], 50)


def smaa() -> Lines:
    """Return the line of 10,000 rankings of 100 actions on 4 criteria, funded by value for cost."""
    draw = np.random.default_rng(1)
    table = [[Estimate(*sorted(draw.random(3))) for _ in range(4)] for _ in range(100)]
    scores = draw_scores(table, draws=10_000, seed=1)
    costs = draw.random(100)

    def rank() -> object:
        weights = draw_weights(4, draws=10_000, seed=1)
        return acceptability(scores, weights, costs=costs.tolist(), envelope=25.0)

    yield _line("SMAA 10 000 x 100, ms", [timed(rank)[1] for _ in range(3)], 250)


def cancel() -> Lines:
    """Return the line of the wait after a search is stopped, during the quick search and during CP-SAT's."""
    spent = []
    for seed, seconds in ((1, 2.0), (2, 12.0), (3, 12.0)):
        stop = threading.Event()
        worker = threading.Thread(
            target=solve, args=(make_problem(100, seed),), kwargs={"deterministic_time": 11.0, "stop": stop}
        )
        worker.start()
        time.sleep(seconds)
        stop.set()
        started = time.perf_counter()
        worker.join()
        spent.append(1000 * (time.perf_counter() - started))
    yield _line("cancel, ms", spent, 150)


def large(size: int, seeds: Sequence[int], most_percent: float | None) -> Lines:
    """Return the lines of value and bound at a size where proofs are rare, one a seed."""
    for seed in seeds:
        problem = make_problem(size, seed)
        plan, spent = timed(lambda problem=problem: solve(problem, deterministic_time=LARGE_TIME))
        if plan is None:
            raise ValueError(f"{size}, seed {seed}: no plan, the generator is faulty")
        share = plan.possible_gain_share
        told = "without a bound" if share is None else f"at most {100 * share:.1f} % better"
        met = spent <= 1000 * LARGE_SECONDS
        bar = f"bar: {LARGE_SECONDS:.0f} s"
        if most_percent is not None:
            met = met and share is not None and 100 * share <= most_percent
            bar += f", at most {most_percent:.0f} %"
        yield (
            f"{size}, seed {seed}: {spent / 1000:6.1f} s, value {plan.value_eur} EUR, {told}  "
            f"{verdict(met)} ({bar})"
        )
        if size == PEER_SIZE:
            yield _peer(problem, plan, spent)


def _peer(problem: Problem, plan: Plan, allowed_ms: float) -> str:
    """Return the line of what tries alone find in as much CPU."""
    grid = grid_of(problem)
    _, spent = timed(lambda: improve(grid, seed=1, iterations=FIRST_TRIES))
    tries = round(FIRST_TRIES * allowed_ms / spent)
    alone, spent = timed(lambda: improve(grid, seed=1, iterations=tries))
    if alone is None:
        raise ValueError("no plan by tries alone, the generator is faulty")
    return (
        f"  tries alone: {spent / 1000:6.1f} s, {tries} tries, value {alone.value_eur} EUR, "
        f"plan / tries alone {plan.value_eur / alone.value_eur:.4f}"
    )


def _line(what: str, values: Sequence[float], bar: float) -> str:
    middle, worst = statistics.median(values), max(values)
    met = verdict(worst <= bar)
    return f"{what:40} median {middle:8.1f}  max {worst:8.1f}  {met} (bar: max <= {bar:.0f})"


def _share(what: str, value: float, bar: float) -> str:
    return f"{what:40} {value:15.4f}                {verdict(value >= bar)} (bar: >= {bar:.2f})"


def verdict(met: bool) -> str:
    """Say in one word whether a bar is met."""
    return "pass" if met else "FAIL"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every line as it comes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument(
        "--no-large", action="store_true", help="leave out 60, 100, 300 and 10 000 candidates"
    )
    options = parser.parse_args(arguments)
    sys.stdout.write(f"yardstick, ms                            {yardstick_ms():8.1f}\n")
    steps: list[Callable[[], Lines]] = [
        dates,
        smaa,
        lambda: sliders(40, 50),
        lambda: sliders(100, 150),
        cancel,
        lambda: forty(options.seeds),
    ]
    if not options.no_large:
        steps += [
            lambda size=size, seeds=seeds, bar=bar: large(size, seeds, bar) for size, seeds, bar in LARGE
        ]
    for step in steps:
        for line in step():
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
