"""A solved plan told in full: dates with their doubt, refusals with their price, horizons, warnings."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from itineraire.engagement import Engagement
from itineraire.errors import Fault
from itineraire.roadmap import accounts
from itineraire.roadmap.build import Case
from itineraire.roadmap.capacity import share_out
from itineraire.roadmap.dates import DatedPlan, DatedTask, Milestone, date_plan, end_day, start_day
from itineraire.roadmap.effort import BATCH, Effort
from itineraire.roadmap.grid import Grid
from itineraire.roadmap.linters import lint_plan
from itineraire.roadmap.problem import Plan
from itineraire.roadmap.refusals import marginal_values, refusals_of
from itineraire.roadmap.resources import PersonLoad
from itineraire.roadmap.result import (
    Answer,
    DoubtCase,
    Horizon,
    Reason,
    RefusedAction,
    Roadmap,
    ScheduledAction,
)
from itineraire.roadmap.rules import Rule, RuleKind
from itineraire.stats.simulation import COMMON_CORRELATION, GROUP_CORRELATION
from itineraire.vocabulary import HORIZON_DAYS
from itineraire.workstreams import Decision, ScoredAction, Workstreams

#: The assumption on how delays go together, shown with its two neighbours: not at all, and strongly.
_NEIGHBOURS = (0.0, 0.6)
_NOW_WEEKS = 13
#: What keeps an action out for good; anything else may change with hours, euros or proof.
_FINAL = frozenset({RuleKind.LOW_IMPACT, RuleKind.EXCLUDED, RuleKind.EITHER_OR, RuleKind.NO_VALUE})


def tell(
    case: Case,
    plan: Plan,
    engagement: Engagement,
    workstreams: Workstreams,
    *,
    as_of: date,
    seed: int,
    effort: Effort = BATCH,
) -> Roadmap:
    """Return everything the pages need of a plan.

    Parameters
    ----------
    case, plan
        The problem and its answer.
    engagement, workstreams
        What they were built from.
    as_of, seed, effort
        See ``plan_roadmap``.
    """
    grid = case.grid
    dated = date_plan(grid, plan, seed=seed, draws=effort.draws, horizons=HORIZON_DAYS)
    actions = _scheduled(case, grid, plan, dated, engagement)
    refused = _refused(case, grid, plan, workstreams)
    shared = share_out(case.problem, plan.starts, case.workers)
    people = accounts.person_loads(case, shared, engagement.client)
    horizons = _horizons(case, dated, actions, people)
    prices = marginal_values(case.problem, plan, seed=seed) if effort.prices else ()
    return Roadmap(
        client=workstreams.client,
        as_of=as_of,
        scenario=engagement.scenario.name,
        scenario_title=engagement.scenario.title,
        first_day=case.mondays[0],
        last_day=case.mondays[-1] + timedelta(days=6),
        mondays=case.mondays,
        actions=actions,
        refused=refused,
        habits=tuple(a.id for a in workstreams.actions if a.decision is Decision.KEEP_HABIT),
        value_eur=plan.value_eur,
        proved=plan.proved,
        possible_gain_share=plan.possible_gain_share,
        skills=accounts.skill_loads(case, plan.starts),
        people=people,
        needs=accounts.skill_needs(case, engagement.client),
        budget=accounts.budget_of(case, plan.starts, engagement.client, seed=seed),
        horizons=horizons,
        doubt=_doubt(case, plan, dated, engagement, seed=seed, effort=effort),
        domains=accounts.domain_shares(case, plan.starts, workstreams),
        active_workstreams=accounts.active_by_week(case.problem, plan.starts),
        active_limit=case.problem.active_workstreams,
        more=prices,
        warnings=_warnings(case, actions, refused, horizons, workstreams, people),
        draws=effort.draws,
    )


def _warnings(
    case: Case,
    actions: tuple[ScheduledAction, ...],
    refused: tuple[RefusedAction, ...],
    horizons: tuple[Horizon, ...],
    workstreams: Workstreams,
    people: tuple[PersonLoad, ...],
) -> tuple[Fault, ...]:
    hours = [accounts.team_hours_until(people, len(_weeks_within(case, days))) for days in HORIZON_DAYS]
    return lint_plan(actions, refused, horizons, workstreams.actions, hours_by_horizon=hours)


def _scheduled(
    case: Case, grid: Grid, plan: Plan, dated: DatedPlan, engagement: Engagement
) -> tuple[ScheduledAction, ...]:
    return tuple(_schedule(case, grid, task, plan, engagement) for task in dated.tasks)


def _schedule(
    case: Case, grid: Grid, dated: DatedTask, plan: Plan, engagement: Engagement
) -> ScheduledAction:
    action, task = case.candidates[dated.task_id], case.problem.task(dated.task_id)
    monday, zone = case.mondays[0], engagement.client.holiday_zone
    end = end_day(monday, dated.end_week, zone)
    return ScheduledAction(
        id=action.id,
        title=action.title,
        deliverable=action.deliverable,
        criterion=action.criterion,
        workstream=action.workstream,
        workstream_title=action.workstream_title,
        kind=action.kind,
        quadrant=action.quadrant,
        owner=action.owner or "",
        owner_name=action.owner_name,
        contributors=action.contributors,
        depends_on=task.depends_on,
        finding=action.finding,
        key_result=action.key_result,
        start_week=dated.start_week,
        weeks=task.weeks,
        start=start_day(monday, dated.start_week, zone),
        end=end,
        p50=end_day(monday, dated.p50_week, zone),
        p80=end_day(monday, dated.p80_week, zone),
        on_time=dated.on_time,
        criticality=dated.criticality,
        horizon_days=_horizon_of(dated.end_week),
        hours=dict(task.hours),
        cost_eur=action.cost_eur,
        expected_eur_month=action.expected_eur_month,
        value_eur=grid.value_of({action.id: plan.starts[action.id]}),
        imposed=task.mandatory,
        answer=Answer.NOW if dated.start_week < _NOW_WEEKS else Answer.LATER,
    )


def _horizon_of(end_week: float) -> int:
    """Return the first horizon that an end falls in."""
    return next((days for days in HORIZON_DAYS if end_week <= days / 7), HORIZON_DAYS[-1])


def _refused(case: Case, grid: Grid, plan: Plan, workstreams: Workstreams) -> tuple[RefusedAction, ...]:
    """Return every action that is neither retained nor a habit that goes on, dearest first."""
    priced = {refusal.task_id: refusal for refusal in refusals_of(grid, plan)}
    by_id = {action.id: action for action in workstreams.actions}
    found = []
    for action in workstreams.actions:
        if action.id in plan.starts or action.decision is Decision.KEEP_HABIT:
            continue
        refusal = priced.get(action.id)
        rules = case.refused[action.id] if refusal is None else refusal.reasons
        price = accounts.price_alone(case, action) if refusal is None else refusal.value_eur
        found.append(
            RefusedAction(
                id=action.id,
                title=action.title,
                workstream=action.workstream,
                workstream_title=action.workstream_title,
                owner_name=action.owner_name,
                reasons=_reasons(rules, action, by_id),
                price_eur=None if action.impact_eur_month is None else price,
                expected_eur_month=action.expected_eur_month,
                hours={skill: hours.likely for skill, hours in action.hours.items()},
                cost_eur=action.cost_eur,
                answer=Answer.NO if {rule.kind for rule in rules} & _FINAL else Answer.LATER,
            )
        )
    return tuple(sorted(found, key=lambda action: (-(action.price_eur or 0), action.id)))


def _reasons(
    rules: Sequence[Rule], action: ScoredAction, actions: Mapping[str, ScoredAction]
) -> tuple[Reason, ...]:
    """Return the reasons in the client's words; hours are told by the skills that the action needs."""
    found: dict[Reason, None] = {}
    for rule in rules:
        if rule.kind is RuleKind.HOURS:
            short = sorted(set(rule.subject.split("+")) & set(action.hours))
            found.update(dict.fromkeys(Reason(rule.kind, skill) for skill in short))
        else:
            found[Reason(rule.kind, accounts.subject_name(rule, actions))] = None
    return tuple(found)


def _weeks_within(case: Case, days: int) -> tuple[date, ...]:
    limit = case.mondays[0] + timedelta(days=days)
    return tuple(monday for monday in case.mondays if monday + timedelta(days=4) < limit)


def _horizons(
    case: Case,
    dated: DatedPlan,
    actions: Sequence[ScheduledAction],
    people: Sequence[PersonLoad],
) -> tuple[Horizon, ...]:
    horizons = []
    launched: set[str] = set()
    for milestone in dated.milestones:
        last = case.mondays[0] + timedelta(days=milestone.horizon_days - 1)
        started = sorted({a.workstream_title for a in actions if a.start <= last} - launched)
        launched |= set(started)
        weeks = len(_weeks_within(case, milestone.horizon_days))
        horizons.append(_horizon(case, milestone, last, actions, tuple(started), people, weeks))
    return tuple(horizons)


def _horizon(
    case: Case,
    milestone: Milestone,
    last: date,
    actions: Sequence[ScheduledAction],
    launched: tuple[str, ...],
    people: Sequence[PersonLoad],
    weeks: int,
) -> Horizon:
    due = not math.isnan(milestone.p80_week)
    p50 = end_day(case.mondays[0], milestone.p50_week) if due else None
    p80 = end_day(case.mondays[0], milestone.p80_week) if due else None
    taken = sum(sum(person.planned_hours[:weeks]) for person in people)
    return Horizon(
        days=milestone.horizon_days,
        last_day=last,
        actions=tuple(action.id for action in actions if action.horizon_days == milestone.horizon_days),
        p50=p50,
        p80=p80,
        buffer_days=(p80 - p50).days if p50 is not None and p80 is not None else None,
        on_time=milestone.on_time if due else None,
        slack_hours=max(0.0, accounts.team_hours_until(people, weeks) - taken),
        launched=launched,
    )


def _doubt(
    case: Case, plan: Plan, dated: DatedPlan, engagement: Engagement, *, seed: int, effort: Effort
) -> tuple[DoubtCase, ...]:
    """Return the end of the plan under the printed assumption and, if asked, its two neighbours."""
    cases = [(dated, True)]
    for correlation in _NEIGHBOURS if effort.neighbours else ():
        share = correlation / (COMMON_CORRELATION + GROUP_CORRELATION)
        other = date_plan(
            case.grid,
            plan,
            seed=seed,
            draws=effort.draws,
            common=COMMON_CORRELATION * share,
            within=GROUP_CORRELATION * share,
            horizons=HORIZON_DAYS[-1:],
        )
        cases.append((other, False))
    found = [_doubt_case(case, plans, assumed, engagement.client.holiday_zone) for plans, assumed in cases]
    return tuple(sorted(found, key=lambda one: one.correlation))


def _doubt_case(case: Case, dated: DatedPlan, assumed: bool, zone: str) -> DoubtCase:
    last = dated.milestones[-1]
    if math.isnan(last.p80_week):
        return DoubtCase(dated.correlation, None, None, None, assumed)
    monday = case.mondays[0]
    return DoubtCase(
        correlation=round(dated.correlation, 6),
        p50=end_day(monday, last.p50_week, zone),
        p80=end_day(monday, last.p80_week, zone),
        holds=dated.holds,
        assumed=assumed,
    )
