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
from itineraire.roadmap.telling import BATCH, Effort, tell
from itineraire.workstreams import Workstreams

if TYPE_CHECKING:
    from itineraire.diagnostic import Diagnostic

#: Tries of the quick answer: a few tens of milliseconds for forty candidates.
QUICK_TRIES = 250


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
    plan = _solve(case, seed=seed, effort=effort, known=known, stop=stop)
    useless = _unused_skills(case, plan)
    if useless and effort.deterministic_time > 0:
        case = build_case(engagement, workstreams, reliability, useless=useless)
        plan = _solve(case, seed=seed, effort=effort, known=known, stop=stop)
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
    if plan is None:
        raise PlanError([_conflict_fault(rule, case) for rule in conflict_of(case.problem, seed=seed)])
    return plan


def _unused_skills(case: Case, plan: Plan) -> frozenset[str]:
    """Return the adopted skills that no retained action asks for: paying for them would be waste."""
    used = {skill for name in plan.starts for skill in case.problem.task(name).hours}
    return frozenset(option.skill for option in case.adopted if option.skill not in used)


def _conflict_fault(rule: Rule, case: Case) -> Fault:
    subject = subject_name(rule, case.candidates)
    return Fault(f"roadmap.conflict_{rule.kind.value}", found=subject)
