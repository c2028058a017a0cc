"""The step's verb: choose, schedule, date, price what is refused, and say what to look at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from itineraire.engagement import Engagement
from itineraire.errors import Fault, PlanError
from itineraire.roadmap.accepted import accepted_case
from itineraire.roadmap.accounts import subject_name
from itineraire.roadmap.anneal import improve
from itineraire.roadmap.build import Case, build_case
from itineraire.roadmap.conflicts import conflict_of
from itineraire.roadmap.effort import BATCH, LIVE, SETTLING, Effort
from itineraire.roadmap.feasible import impossible_actions
from itineraire.roadmap.grid import Grid, grid_of
from itineraire.roadmap.order import in_order
from itineraire.roadmap.problem import Plan, Problem
from itineraire.roadmap.result import Acceptance, Roadmap
from itineraire.roadmap.rules import Rule
from itineraire.roadmap.solve import solve
from itineraire.roadmap.telling import tell
from itineraire.workstreams import Workstreams
from itineraire.workstreams.dependencies import all_dependents, all_prerequisites
from itineraire.workstreams.revised import with_revised_hours

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
        The client's files and the scenario. A plan accepted for that scenario is told as it is, not computed.
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
        plan = find_plan(case.problem, seed=seed, effort=effort, known=known, stop=stop, grid=case.grid)
        if plan is None or known is not None or effort.deterministic_time <= 0 or (stop and stop.is_set()):
            return plan
        return in_order(case.grid, plan, case.turns, seed=seed, stop=stop)

    if engagement.plan_in_force is not None:
        accepted = engagement.plan_in_force
        reliability = {measure.kpi: measure.reliability for measure in diagnostic.baseline}
        case, printed, broken = accepted_case(engagement, workstreams, reliability, accepted)
        told = tell(case, printed, engagement, workstreams, as_of=as_of, seed=seed, effort=effort)
        decision = Acceptance(accepted.on, accepted.by, accepted.why)
        return replace(told, accepted=decision, warnings=(*broken, *told.warnings))
    case, plan = settle(engagement, workstreams, diagnostic, effort=effort, search=search, known=known)
    if stop is not None and stop.is_set():
        effort = LIVE  # nobody waits for this answer any more: it is told at the least cost
    if plan is None and not effort.explains:
        raise PlanError(Fault("roadmap.no_plan_at_once"))
    if plan is None:
        rules = conflict_of(case.problem, seed=seed)
        faults = [_conflict_fault(rule, case) for rule in rules]
        faults = [*impossible_actions(with_revised_hours(engagement)), *faults]
        raise PlanError(faults or Fault("roadmap.no_plan_found"))
    return tell(case, plan, engagement, workstreams, as_of=as_of, seed=seed, effort=effort)


def settle(
    engagement: Engagement,
    workstreams: Workstreams,
    diagnostic: Diagnostic,
    *,
    effort: Effort,
    search: Search,
    kept: Collection[str] = (),
    known: Collection[str] | None = None,
) -> tuple[Case, Plan | None]:
    """Return the problem and its plan, once no missing skill costs more than what needs it brings.

    Parameters
    ----------
    engagement, workstreams, diagnostic
        See ``plan_roadmap``.
    effort
        Effort of the last search; a quick one comes first, which mostly settles the skills.
    search
        From a problem and an effort to its plan, or ``None`` when none holds.
    kept
        Actions already begun.
    known
        Actions of the plan that a quick answer starts from: the missing skills that it did without are not paid
        for, and one search is enough. The proof that follows asks again.
    """
    reliability = {measure.kpi: measure.reliability for measure in diagnostic.baseline}
    useless: frozenset[str] = frozenset()
    first = SETTLING if effort.deterministic_time > 0 else replace(effort, tries=SETTLING_TRIES)
    if known is not None and not effort.asks_skills:
        useless, first = _skills_left_out(engagement, workstreams, known), effort
    case = build_case(engagement, workstreams, reliability, useless=useless, kept=kept)
    plan: Plan | None = None
    efforts = (first, effort, effort) if case.adopted else (effort,)
    for tried in efforts:
        plan = search(case, tried)
        unused = frozenset[str]() if plan is None else _wasted_skills(case, plan)
        if unused:
            useless |= unused
            case = build_case(engagement, workstreams, reliability, useless=useless, kept=kept)
        elif tried is effort:
            break
    return case, plan


def _skills_left_out(
    engagement: Engagement, workstreams: Workstreams, known: Collection[str]
) -> frozenset[str]:
    """Return the skills on offer that neither the known actions need nor those imposed, with what these wait for."""
    before = all_prerequisites({action.id: frozenset(action.depends_on) for action in workstreams.actions})
    imposed = {a.id for a in workstreams.actions if a.mandatory or a.id in engagement.scenario.keep}
    wanted = {*known, *imposed}.union(*(before[name] for name in imposed))
    needed = {skill for action in workstreams.actions if action.id in wanted for skill in action.hours}
    return frozenset(option.skill for option in engagement.client.skill_options) - needed


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


def _wasted_skills(case: Case, plan: Plan) -> frozenset[str]:
    """Return the adopted skills that cost more than all the retained actions that hang on them bring."""
    grid = case.grid
    tasks = [case.problem.task(name) for name in plan.starts]
    later = all_dependents({task.id: frozenset(task.depends_on) for task in tasks})
    wasted = set()
    for skill in {option.skill for option in case.adopted}:
        users = {task.id for task in tasks if task.hours.get(skill, 0) > 0}
        hanging = users.union(*(later[name] for name in users))
        required = any(grid.is_required(grid.index[name]) for name in hanging)
        cost = sum(option.cost_eur for option in case.adopted if option.skill == skill)
        brought = grid.value_of({name: plan.starts[name] for name in hanging})
        if not users or (not required and brought < cost):
            wasted.add(skill)
    return frozenset(wasted)


def _conflict_fault(rule: Rule, case: Case) -> Fault:
    subject = subject_name(rule, case.candidates)
    return Fault(f"roadmap.conflict_{rule.kind.value}", found=subject)
