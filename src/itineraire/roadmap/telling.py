"""A solved plan told in full: dates with their doubt, refusals with their price, horizons, warnings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from itineraire.engagement import Client, Engagement
from itineraire.errors import Fault
from itineraire.roadmap import accounts
from itineraire.roadmap.build import Case
from itineraire.roadmap.dates import DatedPlan, DatedTask, date_plan, end_day, start_day
from itineraire.roadmap.effort import BATCH, Effort
from itineraire.roadmap.grid import Grid
from itineraire.roadmap.horizons import doubt_of, horizons_of, weeks_within
from itineraire.roadmap.linters import lint_plan
from itineraire.roadmap.order import held_back
from itineraire.roadmap.problem import Plan, Task
from itineraire.roadmap.refusals import BUDGET, MarginalValue, marginal_values, refusals_of
from itineraire.roadmap.resources import PersonLoad
from itineraire.roadmap.result import (
    Answer,
    HeldBack,
    Horizon,
    Reason,
    RefusedAction,
    Roadmap,
    ScheduledAction,
    Step,
)
from itineraire.roadmap.rules import Rule, RuleKind
from itineraire.roadmap.solve import LARGEST_PROVABLE
from itineraire.roadmap.steps import step_hours, step_weeks
from itineraire.vocabulary import HORIZON_DAYS
from itineraire.workstreams import Decision, ScoredAction, Workstreams
from itineraire.workstreams.scoring import hourly_costs, payback_months

_NOW_WEEKS = 13
#: What keeps an action out for good; anything else may change with hours, euros or proof.
_FINAL = frozenset(
    {RuleKind.LOW_IMPACT, RuleKind.EXCLUDED, RuleKind.EITHER_OR, RuleKind.NO_VALUE, RuleKind.COSTS_MORE}
)


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
    people = accounts.person_loads(case, plan.starts, engagement.client)
    horizons = horizons_of(case, dated, actions, people, engagement.client.holiday_zone)
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
        value_eur=plan.value_eur - case.options_eur,
        proved=plan.proved,
        possible_gain_share=_gain_share(plan, case.options_eur),
        skills=accounts.skill_loads(case, plan.starts),
        people=people,
        needs=accounts.skill_needs(case, engagement.client),
        budget=accounts.budget_of(case, plan.starts, engagement.client, seed=seed),
        horizons=horizons,
        doubt=doubt_of(case, plan, dated, engagement, seed=seed, effort=effort),
        domains=accounts.domain_shares(case, plan.starts, workstreams),
        active_workstreams=accounts.active_by_week(case.problem, plan.starts),
        active_limit=case.problem.active_workstreams,
        more=_more(case, plan, engagement.client, seed=seed) if _are_priced(case, effort) else (),
        warnings=_warnings(case, actions, refused, horizons, workstreams, people),
        draws=effort.draws,
        held_back=_held_back(case, grid, plan) if effort.explains else (),
        season=engagement.client.economics.season,
    )


def _gain_share(plan: Plan, options_eur: int) -> float | None:
    """Return the largest possible gain as a share of the printed margin, from which options are taken off."""
    if plan.proved or plan.bound_eur is None:
        return plan.possible_gain_share
    net = plan.value_eur - options_eur
    return max(0.0, (plan.bound_eur - plan.value_eur) / net) if net > 0 else None


def _are_priced(case: Case, effort: Effort) -> bool:
    """Say whether more means are priced: one more plan for each, minutes for thousands of actions."""
    return effort.prices and case.grid.size <= LARGEST_PROVABLE


def _more(case: Case, plan: Plan, client: Client, *, seed: int) -> tuple[MarginalValue, ...]:
    """Return what a little more of each means would bring, with what the hours would cost over the plan."""
    costs = hourly_costs(client)
    return tuple(
        price
        if price.resource == BUDGET
        else replace(
            price,
            cost_eur=round(price.amount * len(case.mondays) * costs.get(price.resource, costs[""])),
        )
        for price in marginal_values(case.problem, plan, seed=seed)
    )


def _held_back(case: Case, grid: Grid, plan: Plan) -> tuple[HeldBack, ...]:
    """Return the exceptions to the order of R118 in the client's words."""
    return tuple(
        HeldBack(
            name,
            case.candidates[name].title,
            _reasons(rules, case.candidates[name], case.candidates, case=case, plan=plan),
        )
        for name, rules in held_back(grid, plan.starts, case.turns).items()
    )


def _warnings(
    case: Case,
    actions: tuple[ScheduledAction, ...],
    refused: tuple[RefusedAction, ...],
    horizons: tuple[Horizon, ...],
    workstreams: Workstreams,
    people: tuple[PersonLoad, ...],
) -> tuple[Fault, ...]:
    hours = [accounts.team_hours_until(people, len(weeks_within(case, days))) for days in HORIZON_DAYS]
    return lint_plan(actions, refused, horizons, workstreams.actions, hours_by_horizon=hours, people=people)


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
        steps=_steps(case, task, plan.starts[action.id], dated.start_week, end, zone),
        pays_back=_pays_back(action, start_day(monday, dated.start_week, zone)),
    )


def _pays_back(action: ScoredAction, start: date) -> date | None:
    months = payback_months(action, action)
    return None if months is None else start + timedelta(days=round(months * 365.25 / 12))


def _steps(case: Case, task: Task, start: int, first_week: float, end: date, zone: str) -> tuple[Step, ...]:
    """Return the steps of a long action, on the days on which the action itself runs."""
    spans = step_weeks(task, start)
    if len(spans) < 2:
        return ()
    monday = case.mondays[0]
    return tuple(
        Step(
            start_day(monday, first_week + weeks.start, zone),
            end if weeks.stop == task.weeks else end_day(monday, first_week + weeks.stop, zone),
            step_hours(case.problem, task, start, weeks),
        )
        for weeks in spans
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
                reasons=_reasons(
                    rules,
                    action,
                    by_id,
                    case=case,
                    plan=plan,
                    loss=0 if refusal is None else refusal.loss_eur,
                ),
                price_eur=None if action.impact_eur_month is None else max(0, price),
                expected_eur_month=action.expected_eur_month,
                hours={skill: hours.likely for skill, hours in action.hours.items()},
                cost_eur=action.cost_eur,
                answer=Answer.NO if {rule.kind for rule in rules} & _FINAL else Answer.LATER,
            )
        )
    return tuple(sorted(found, key=lambda action: (-(action.price_eur or 0), action.id)))


def _reasons(
    rules: Sequence[Rule],
    action: ScoredAction,
    actions: Mapping[str, ScoredAction],
    *,
    case: Case,
    plan: Plan,
    loss: int = 0,
) -> tuple[Reason, ...]:
    """Return the reasons in the client's words; hours are told by the skills that the action needs."""
    found: dict[Reason, None] = {}
    for rule in rules:
        if rule.kind is RuleKind.HOURS:
            short = sorted(set(rule.subject.split("+")) & set(action.hours))
            found.update(dict.fromkeys(Reason(rule.kind, skill) for skill in short))
        elif rule.kind is RuleKind.COSTS_MORE:
            found[Reason(rule.kind, amount_eur=loss)] = None
        elif rule.kind is RuleKind.MISSING_SKILL and rule.subject in case.not_bought:
            found[Reason(RuleKind.NOT_BOUGHT, rule.subject)] = None
        elif rule.kind is RuleKind.DEPENDENCY and rule.subject in plan.starts:
            found[Reason(RuleKind.DEPENDENCY_LATE, accounts.subject_name(rule, actions))] = None
        else:
            found[Reason(rule.kind, accounts.subject_name(rule, actions))] = None
    return tuple(found)
