"""The step's verb: choose, schedule, date, price what is refused, and say what to look at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from itineraire.engagement import Engagement
from itineraire.errors import Fault, PlanError
from itineraire.roadmap.accounts import subject_name
from itineraire.roadmap.anneal import improve
from itineraire.roadmap.build import Case, build_case
from itineraire.roadmap.conflicts import conflict_of
from itineraire.roadmap.effort import BATCH, LIVE, Effort
from itineraire.roadmap.grid import Grid, grid_of
from itineraire.roadmap.problem import Plan, Problem
from itineraire.roadmap.result import Roadmap
from itineraire.roadmap.rules import Rule
from itineraire.roadmap.solve import solve
from itineraire.roadmap.telling import tell
from itineraire.workstreams import Workstreams

if TYPE_CHECKING:
    from itineraire.diagnostic import Diagnostic

#: From a problem and an effort to a plan, or nothing when none holds.
Search = Callable[[Case, Effort], Plan | None]
#: Tries of the search that only tells which missing skills a quick answer needs.
SETTLING_TRIES = 80
#: Effort of the exact search when the quick one finds nothing.
RESCUE_DETERMINISTIC_TIME = 3.0


def plan_roadmap(
    engagement: Engagement,
    workstreams: Workstreams,
    diagnostic: Diagnostic,
    *,
    as_of: date,
    seed: int = 2026,
    effort: Effort = BATCH,
    known: Mapping[str, int] | None = None,
    stop: threading.Event | None = None,
) -> Roadmap:
    """Choose and schedule the actions worth most under the scenario's hours, euros and limits.

    Parameters
    ----------
    engagement
        The client's files and the scenario.
    workstreams
        Scored actions.
    diagnostic
        Its baseline says how reliable each KPI is (data gates).
    as_of
        The plan's "today", printed; the weeks start at the client's own start.
    seed
        The same seed and effort give the same plan.
    effort
        ``BATCH``; in a meeting ``LIVE`` at once, then ``PROVED`` from another thread.
    known
        Start weeks of an earlier plan (``Roadmap.starts``): among plans worth as much, the one that moves
        them least is kept.
    stop
        Set it from another thread to end the search with what is found.

    Raises
    ------
    PlanError
        When the imposed actions cannot hold together: one fault a rule of the conflict. An effort that does
        not explain says at once that it found no plan.
    """

    def search(case: Case, effort: Effort) -> Plan | None:
        return find_plan(case.problem, seed=seed, effort=effort, known=known, stop=stop, grid=case.grid)

    case, plan = settle(engagement, workstreams, diagnostic, effort=effort, search=search)
    if stop is not None and stop.is_set():
        effort = LIVE  # nobody waits for this answer any more: it is told at the least cost
    if plan is None and not effort.explains:
        raise PlanError(Fault("roadmap.no_plan_at_once"))
    if plan is None:
        rules = conflict_of(case.problem, seed=seed)
        faults = [_conflict_fault(rule, case) for rule in rules]
        raise PlanError(faults or Fault("roadmap.no_plan_found"))
    return tell(case, plan, engagement, workstreams, as_of=as_of, seed=seed, effort=effort)


def settle(
    engagement: Engagement,
    workstreams: Workstreams,
    diagnostic: Diagnostic,
    *,
    effort: Effort,
    search: Search,
) -> tuple[Case, Plan | None]:
    """Return the problem and its plan, once no missing skill is paid for that nothing retained needs.

    Parameters
    ----------
    engagement, workstreams, diagnostic
        See ``plan_roadmap``.
    effort
        Effort of the last search; a quick one comes first, which mostly settles the skills.
    search
        From a problem and an effort to its plan, or ``None`` when none holds.
    """
    reliability = {measure.kpi: measure.reliability for measure in diagnostic.baseline}
    case = build_case(engagement, workstreams, reliability)
    plan: Plan | None = None
    useless: frozenset[str] = frozenset()
    first = LIVE if effort.deterministic_time > 0 else replace(effort, tries=SETTLING_TRIES)
    efforts = (first, effort, effort) if case.adopted else (effort,)
    for tried in efforts:
        plan = search(case, tried)
        unused = frozenset[str]() if plan is None else _unused_skills(case, plan)
        if unused:
            useless |= unused
            case = build_case(engagement, workstreams, reliability, useless=useless)
        elif tried is effort:
            break
    return case, plan


def find_plan(
    problem: Problem,
    *,
    seed: int,
    effort: Effort,
    known: Mapping[str, int] | None = None,
    stop: threading.Event | None = None,
    grid: Grid | None = None,
) -> Plan | None:
    """Return the plan that an effort finds, ``None`` when none holds.

    Parameters
    ----------
    problem
        Tasks, hours, euros and limits.
    seed, effort, known, stop
        See ``plan_roadmap``.
    grid
        The problem in whole numbers, when it is already known.
    """
    tasks = {task.id for task in problem.tasks}
    reference = None if known is None else {name: week for name, week in known.items() if name in tasks}
    if effort.deterministic_time > 0:
        return solve(
            problem,
            seed=seed,
            deterministic_time=effort.deterministic_time,
            reference=reference,
            stop=stop,
            grid=grid,
        )
    grid = grid_of(problem) if grid is None else grid
    plan = improve(grid, seed=seed, iterations=effort.tries, starts=reference, stop=stop)
    if plan is not None or not effort.explains:
        return plan
    # No order of tasks holds: only the exact search can tell.
    return solve(problem, seed=seed, deterministic_time=RESCUE_DETERMINISTIC_TIME, stop=stop, grid=grid)


def _unused_skills(case: Case, plan: Plan) -> frozenset[str]:
    """Return the adopted skills that no retained action asks for: paying for them would be waste."""
    used = {skill for name in plan.starts for skill in case.problem.task(name).hours}
    return frozenset(option.skill for option in case.adopted if option.skill not in used)


def _conflict_fault(rule: Rule, case: Case) -> Fault:
    subject = subject_name(rule, case.candidates)
    return Fault(f"roadmap.conflict_{rule.kind.value}", found=subject)
