"""What a plan takes and leaves: hours by skill and person, missing skills, euros by line, domains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from itineraire.engagement import Action, Client, Range
from itineraire.roadmap.build import Case
from itineraire.roadmap.capacity import hours_asked, share_out
from itineraire.roadmap.means import is_taken, line_months, line_total, plan_months
from itineraire.roadmap.problem import Problem, Task
from itineraire.roadmap.resources import (
    Budget,
    BudgetLineTotal,
    PersonLoad,
    SkillLoad,
    SkillNeed,
    SkillOption,
)
from itineraire.roadmap.result import DomainShare
from itineraire.roadmap.rules import Rule, RuleKind
from itineraire.roadmap.value import net_value
from itineraire.stats.simulation import Estimate, total_quantile
from itineraire.vocabulary import ActionKind, BudgetKind, Domain
from itineraire.workstreams import ScoredAction, Workstreams

_ZERO = Range(low=0, likely=0, high=0)
_SAFE_LEVEL = 0.8

#: Line on which the purchases of an action are counted.
LINE_OF_KIND: Mapping[ActionKind, BudgetKind] = {
    ActionKind.MEASURE: BudgetKind.TOOLS,
    ActionKind.CONVERSION: BudgetKind.REDESIGN,
    ActionKind.SEO: BudgetKind.CONTENT,
    ActionKind.CONTENT: BudgetKind.CONTENT,
    ActionKind.PAID: BudgetKind.PAID,
    ActionKind.CRM: BudgetKind.TOOLS,
    ActionKind.AUTOMATION: BudgetKind.TOOLS,
    ActionKind.REPUTATION: BudgetKind.CONTENT,
    ActionKind.SERVICE: BudgetKind.TOOLS,
}

_NAMED_ACTIONS = frozenset(
    {RuleKind.DEPENDENCY, RuleKind.MANDATORY, RuleKind.DEADLINE, RuleKind.FREEZE, RuleKind.HORIZON}
)


def subject_name(rule: Rule, actions: Mapping[str, ScoredAction] | Mapping[str, Action]) -> str:
    """Return whom a rule is about, as the client names it: an action's title, a skill, a workstream."""
    if rule.subject in actions and rule.kind in _NAMED_ACTIONS | {RuleKind.RELEASE}:
        return actions[rule.subject].title
    if rule.kind is RuleKind.ACTIONS_PER_WORKSTREAM:
        titles = {a.workstream: a.workstream_title for a in actions.values() if isinstance(a, ScoredAction)}
        return titles.get(rule.subject, rule.subject)
    if rule.kind is RuleKind.EITHER_OR:
        return " / ".join(action.title for action in actions.values() if action.either_or == rule.subject)
    if rule.kind is RuleKind.HOURS:
        return rule.subject.replace("+", ", ")
    return rule.subject if rule.kind in (RuleKind.MISSING_SKILL, RuleKind.DATA_GATE) else ""


def price_alone(case: Case, action: ScoredAction) -> int:
    """Return what an action refused before any computation would bring, net, if it started in the first week."""
    task = Task(
        action.id,
        action.workstream,
        action.weeks,
        cost_eur=round(action.cost_eur.likely),
        value_eur_month=max(0.0, action.expected_eur_month),
        lag_weeks=action.lag_weeks,
        ramp_weeks=action.ramp_weeks,
    )
    return net_value(task, 0, case.problem.weeks, case.problem.season)


def person_loads(case: Case, starts: Mapping[str, int], client: Client) -> tuple[PersonLoad, ...]:
    """Return the hours of each person and of each adopted help from outside."""
    shared = share_out(case.problem, starts, case.workers)
    names = {person.id: person.name for person in client.people}
    available: dict[str, list[float]] = {}
    for worker in case.workers:
        before = available.get(worker.id, [0.0] * len(worker.hours))
        available[worker.id] = [one + two for one, two in zip(before, worker.hours, strict=True)]
    return tuple(
        PersonLoad(worker_id, names.get(worker_id, worker_id), tuple(shared[worker_id]), tuple(hours))
        for worker_id, hours in available.items()
    )


def team_hours_until(people: Sequence[PersonLoad], weeks: int) -> float:
    """Return the hours of the whole team over the first weeks."""
    return sum(sum(person.available_hours[:weeks]) for person in people)


def skill_loads(case: Case, starts: Mapping[str, int]) -> tuple[SkillLoad, ...]:
    """Return needed and available hours of each skill, the busiest first."""
    needed = hours_asked(case.problem, starts)
    loads = [
        SkillLoad(
            skill,
            needed_hours=needed[skill],
            available_hours=skill_hours(case, skill),
            asked_hours=sum(task.hours.get(skill, 0.0) for task in case.problem.tasks),
            people=len({worker.id for worker in case.workers if skill in worker.skills}),
        )
        for skill in case.problem.skills
    ]
    return tuple(sorted(loads, key=lambda load: (-(load.share or 0.0), load.skill)))


def skill_hours(case: Case, skill: str) -> tuple[float, ...]:
    """Return the hours of one skill in each week: of all who have it, within the scenario's limit."""
    weeks = range(len(case.mondays))
    held = [sum(worker.hours[week] for worker in case.workers if skill in worker.skills) for week in weeks]
    limits = [pool.hours for pool in case.problem.pools if pool.skills == {skill}]
    return tuple(limits[0]) if limits else tuple(held)


def skill_needs(case: Case, client: Client) -> tuple[SkillNeed, ...]:
    """Return the skills whose hours do not cover all the candidates, with the client's options.

    Notes
    -----
    Skills that share people are also counted together: 70 and 60 hours are too many for somebody with 100 and both
    skills. They make one need when none of them is short alone.
    """
    held = {skill for person in client.people for skill in person.skills}
    people = {person.id for person in client.people}
    needs = []
    for skill in case.problem.skills:
        own = [worker for worker in case.workers if worker.id in people and skill in worker.skills]
        available = sum(sum(worker.hours) for worker in own) if skill in held else 0.0
        needs.append(_need(case, client, (skill,), available, held=skill in held))
    short = [need for need in needs if need.asked_hours > need.available_hours]
    for pool in sorted(case.problem.pools, key=lambda pool: (len(pool.skills), pool.name)):
        if len(pool.skills) > 1 and not any(pool.skills & set(need.skills) for need in short):
            together = _need(case, client, tuple(sorted(pool.skills)), sum(pool.hours), held=True)
            short += [together] if together.asked_hours > together.available_hours else []
    return tuple(sorted(short, key=lambda need: (need.available_hours - need.asked_hours, need.skills)))


def _need(
    case: Case, client: Client, skills: tuple[str, ...], available_hours: float, *, held: bool
) -> SkillNeed:
    names = {person.id: person.name for person in client.people}
    options = sorted(
        (option for option in client.skill_options if option.skill in skills), key=lambda o: o.cost_eur
    )
    told = tuple(
        SkillOption(
            option.way,
            names.get(option.person or "", ""),
            round(option.cost_eur),
            option.hours_week,
            option.ready_weeks,
            adopted=option in case.adopted,
        )
        for option in options
    )
    asked = sum(task.hours.get(skill, 0.0) for task in case.problem.tasks for skill in skills)
    return SkillNeed(skills[0], asked, available_hours, held, told, skills[1:])


def budget_of(case: Case, starts: Mapping[str, int], client: Client, *, seed: int) -> Budget:
    """Return the external euros of a plan by line and month, as ranges (R131, R133, R134)."""
    months = plan_months(client)
    monthly = {kind: [0.0] * len(months) for kind in BudgetKind}
    for line in client.budget:
        if is_taken(line):
            amount = line.one_off_eur or line.monthly_eur or _ZERO
            for month in line_months(line, client):
                monthly[line.kind][months.index(month)] += amount.likely
    for action in _retained(case, starts):
        day = case.mondays[starts[action.id]]
        monthly[LINE_OF_KIND[action.kind]][_month_of(months, day)] += action.cost_eur.likely
    parts = [line_total(line, client) for line in client.budget if is_taken(line)]
    parts += [action.cost_eur for action in _retained(case, starts)]
    options = [Range(low=o.cost_eur, likely=o.cost_eur, high=o.cost_eur) for o in case.adopted]
    for option in options:
        monthly[BudgetKind.TOOLS][0] += option.likely
    total = _sum([*parts, *options])
    estimates = [Estimate(part.low, part.likely, part.high) for part in [*parts, *options]]
    return Budget(
        lines=tuple(_line(kind, case, starts, client) for kind in BudgetKind),
        months=months,
        monthly_eur=tuple(sum(monthly[kind][month] for kind in BudgetKind) for month in range(len(months))),
        monthly_by_kind={kind: tuple(amounts) for kind, amounts in monthly.items()},
        low=total.low,
        likely=total.likely,
        high=total.high,
        p80=total_quantile(estimates, _SAFE_LEVEL, seed=seed) if estimates else 0.0,
        envelope_eur=case.envelope_eur,
        for_actions_eur=case.for_actions_eur,
    )


def _retained(case: Case, starts: Mapping[str, int]) -> list[ScoredAction]:
    return [action for name, action in case.candidates.items() if name in starts]


def _month_of(months: Sequence[date], day: date) -> int:
    """Return the month of a day, the last one for a day after the horizon."""
    return max((index for index, month in enumerate(months) if month <= day), default=0)


def _line(kind: BudgetKind, case: Case, starts: Mapping[str, int], client: Client) -> BudgetLineTotal:
    lines = [line for line in client.budget if line.kind is kind]
    actions = [action for action in _retained(case, starts) if LINE_OF_KIND[action.kind] is kind]
    bought = [action.cost_eur for action in actions]
    if kind is BudgetKind.TOOLS:  # trainings and outside help that the plan counts on
        bought += [Range(low=o.cost_eur, likely=o.cost_eur, high=o.cost_eur) for o in case.adopted]
    return BudgetLineTotal(
        kind=kind,
        quantity=" ; ".join(line.quantity for line in lines if line.quantity),
        planned=_sum([line_total(line, client) for line in lines]),
        committed=_sum([line_total(line, client) for line in lines if is_taken(line)]),
        actions=_sum(bought),
        to_confirm=not lines,
    )


def _sum(ranges: Sequence[Range]) -> Range:
    return Range(
        low=sum(one.low for one in ranges),
        likely=sum(one.likely for one in ranges),
        high=sum(one.high for one in ranges),
    )


def domain_shares(case: Case, starts: Mapping[str, int], workstreams: Workstreams) -> tuple[DomainShare, ...]:
    """Return hours and euros by domain, for all actions and for the retained ones (R40)."""
    domain_of = {sheet.id: sheet.domain for sheet in workstreams.sheets}
    shares = []
    for domain in Domain:
        asked = [action for action in workstreams.actions if domain_of.get(action.workstream) is domain]
        kept = [action for action in asked if action.id in starts]
        shares.append(
            DomainShare(
                domain,
                asked_hours=sum(action.hours_total.likely for action in asked),
                kept_hours=sum(action.hours_total.likely for action in kept),
                asked_eur=sum(action.cost_eur.likely for action in asked),
                kept_eur=sum(action.cost_eur.likely for action in kept),
            )
        )
    return tuple(shares)


def active_by_week(problem: Problem, starts: Mapping[str, int]) -> tuple[int, ...]:
    """Return how many workstreams are at work in each week."""
    active: list[set[str]] = [set() for _ in range(problem.weeks)]
    for task in problem.tasks:
        if task.id in starts:
            for week in range(starts[task.id], min(problem.weeks, starts[task.id] + task.weeks)):
                active[week].add(task.workstream)
    return tuple(len(workstreams) for workstreams in active)
