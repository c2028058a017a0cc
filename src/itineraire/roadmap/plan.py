"""The step's verb: choose, schedule, date, price what is refused, and say what to look at."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from itineraire.engagement import Engagement
from itineraire.errors import Fault, PlanError
from itineraire.roadmap.accounts import subject_name
from itineraire.roadmap.anneal import improve
from itineraire.roadmap.build import Case, build_case
from itineraire.roadmap.conflicts import conflict_of
from itineraire.roadmap.grid import grid_of
from itineraire.roadmap.problem import Plan
from itineraire.roadmap.result import Roadmap
from itineraire.roadmap.rules import Rule
from itineraire.roadmap.solve import solve
from itineraire.roadmap.telling import BATCH, QUICK, Effort, tell
from itineraire.workstreams import Workstreams

if TYPE_CHECKING:
    from itineraire.diagnostic import Diagnostic

#: Tries of the quick answer: a few tens of milliseconds for forty candidates.
QUICK_TRIES = 250
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
        ``BATCH``; in a meeting ``QUICK`` at once, then ``PROVED`` from another thread.
    known
        Start weeks of an earlier plan (``Roadmap.starts``): among plans worth as much, the one that moves
        them least is kept.
    stop
        Set it from another thread to end the search with what is found.

    Raises
    ------
    PlanError
        When the imposed actions cannot hold together: one fault a rule of the conflict.
    """
    reliability = {measure.kpi: measure.reliability for measure in diagnostic.baseline}
    case = build_case(engagement, workstreams, reliability)
    useless: frozenset[str] = frozenset()
    for search in (QUICK, effort, effort):  # the quick one mostly settles which missing skills to pay for
        plan = _solve(case, seed=seed, effort=search, known=known, stop=stop)
        unused = _unused_skills(case, plan)
        if unused:
            useless |= unused
            case = build_case(engagement, workstreams, reliability, useless=useless)
        elif search is effort:
            break
    return tell(case, plan, engagement, workstreams, as_of=as_of, seed=seed, effort=effort)


def _solve(
    case: Case,
    *,
    seed: int,
    effort: Effort,
    known: Mapping[str, int] | None,
    stop: threading.Event | None,
) -> Plan:
    tasks = {task.id for task in case.problem.tasks}
    reference = None if known is None else {name: week for name, week in known.items() if name in tasks}
    if effort.deterministic_time > 0:
        plan = solve(
            case.problem,
            seed=seed,
            deterministic_time=effort.deterministic_time,
            reference=reference,
            stop=stop,
        )
    else:
        plan = improve(grid_of(case.problem), seed=seed, iterations=QUICK_TRIES, starts=reference, stop=stop)
        if plan is None:  # no order of tasks holds: only the exact search can tell
            plan = solve(case.problem, seed=seed, deterministic_time=RESCUE_DETERMINISTIC_TIME, stop=stop)
    if plan is None:
        rules = conflict_of(case.problem, seed=seed)
        faults = [_conflict_fault(rule, case) for rule in rules]
        raise PlanError(faults or Fault("roadmap.no_plan_found"))
    return plan


def _unused_skills(case: Case, plan: Plan) -> frozenset[str]:
    """Return the adopted skills that no retained action asks for: paying for them would be waste."""
    used = {skill for name in plan.starts for skill in case.problem.task(name).hours}
    return frozenset(option.skill for option in case.adopted if option.skill not in used)


def _conflict_fault(rule: Rule, case: Case) -> Fault:
    subject = subject_name(rule, case.candidates)
    return Fault(f"roadmap.conflict_{rule.kind.value}", found=subject)
