"""From the client's files and the scored actions to a problem that can be solved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from itineraire.calendar import week_index
from itineraire.engagement import Action, Engagement, Freeze
from itineraire.engagement.client import Training
from itineraire.roadmap.capacity import Worker, pools_of
from itineraire.roadmap.grid import Grid, check_dependencies, grid_of
from itineraire.roadmap.means import (
    action_budget,
    active_limits,
    plan_weeks,
    presence_of,
    quarterly_budget,
    scaled_pools,
    season_of,
    team_hours,
)
from itineraire.roadmap.order import Turn, turn_of
from itineraire.roadmap.problem import Problem, Task
from itineraire.roadmap.rules import Rule, RuleKind
from itineraire.roadmap.skill_options import adopted_options, every_option
from itineraire.vocabulary import DATA_GATE, ActionKind
from itineraire.workstreams import Decision, ScoredAction, Workstreams
from itineraire.workstreams.dependencies import all_prerequisites

#: Actions of one workstream at once: beyond, its owner is the bottleneck. House rule.
ACTIONS_PER_WORKSTREAM = 3


@dataclass(frozen=True)
class Case:
    """One problem with what its answer needs to be told.

    Parameters
    ----------
    problem
        What is solved.
    mondays
        Its weeks.
    workers
        People and their net hours, adopted options included.
    candidates
        Scored actions behind the tasks, by id.
    refused
        Actions refused before any computation, with their reasons.
    adopted
        Options of ``client.yaml`` that the plan counts on.
    envelope_eur, for_actions_eur
        What the scenario grants, and what of it can pay actions.
    not_bought
        Skills that nobody has and that the plan does without, though options are priced.
    """

    problem: Problem
    mondays: tuple[date, ...]
    workers: tuple[Worker, ...]
    candidates: Mapping[str, ScoredAction]
    refused: Mapping[str, tuple[Rule, ...]]
    adopted: tuple[Training, ...]
    envelope_eur: float | None
    for_actions_eur: float
    not_bought: frozenset[str] = frozenset()

    @cached_property
    def grid(self) -> Grid:
        """The problem in whole numbers, computed once for the search and for the telling."""
        return grid_of(self.problem)

    @property
    def turns(self) -> dict[str, Turn]:
        """Turn of each candidate: measure, conversion, quick wins, then the rest."""
        return {name: turn_of(action.kind, action.quadrant) for name, action in self.candidates.items()}

    @property
    def options_eur(self) -> int:
        """Cost of the adopted options."""
        return round(sum(option.cost_eur for option in self.adopted))


def build_case(
    engagement: Engagement,
    workstreams: Workstreams,
    reliability: Mapping[str, float | None],
    *,
    useless: Collection[str] = (),
    kept: Collection[str] = (),
) -> Case:
    """Return the problem of one scenario.

    Parameters
    ----------
    engagement
        The client's files and the scenario.
    workstreams
        Its scored actions.
    reliability
        Reliability of each KPI's measure, 0 to 1; a KPI without one is not reliable.
    useless
        Missing skills that are not worth paying for: nothing that the plan retains needs them.
    kept
        Actions already begun or accepted: low impact or fragile data no longer keep them out.
    """
    client = engagement.client
    mondays = plan_weeks(client)
    refused = refused_before(engagement, workstreams, kept)
    waits, blocked = data_gates(_candidates(workstreams, refused).values(), reliability)
    blocked = {name: rules for name, rules in blocked.items() if name not in kept}
    refused = _with_dependents(workstreams, refused | blocked)
    candidates = _candidates(workstreams, refused)
    envelope, for_actions = action_budget(engagement)
    options = adopted_options(client, candidates.values(), len(mondays))
    adopted = tuple(option for option in options if option.skill not in useless)
    for_actions -= sum(option.cost_eur for option in adopted)
    freed = [(habit.owner, habit.hours_week) for habit in workstreams.freed]
    workers = team_hours(client, freed, adopted, mondays)
    tasks = tuple(_task(action, engagement, mondays, candidates, waits) for action in candidates.values())
    problem = Problem(
        tasks=tasks,
        pools=scaled_pools(pools_of(workers, weeks=len(mondays)), engagement.scenario.hours_percent, workers),
        budget_eur=quarterly_budget(client, for_actions, mondays),
        active_workstreams=active_limits(engagement, len(mondays)),
        actions_at_once=client.limits.actions_at_once,
        actions_per_workstream=ACTIONS_PER_WORKSTREAM,
        presence=presence_of(workers),
        launched_first=engagement.scenario.active_first_90_days or client.limits.active_first_90_days,
        weeks=len(mondays),
        season=season_of(client, mondays),
    )
    check_dependencies(problem.tasks)
    priced = {option.skill for option in every_option(client, candidates.values())}
    not_bought = frozenset(priced - {option.skill for option in adopted})
    left = max(0.0, for_actions)
    return Case(problem, mondays, workers, candidates, refused, adopted, envelope, left, not_bought)


def refused_before(
    engagement: Engagement, workstreams: Workstreams, kept: Collection[str] = ()
) -> dict[str, tuple[Rule, ...]]:
    """Return the actions refused without computation: no owner, excluded, too little impact unless kept."""
    wanted = {*engagement.scenario.keep, *kept}
    refused: dict[str, tuple[Rule, ...]] = {}
    for action in workstreams.actions:
        if action.owner is None:
            refused[action.id] = (Rule(RuleKind.NO_OWNER, action.id),)
        elif action.id in engagement.scenario.drop:
            refused[action.id] = (Rule(RuleKind.EXCLUDED, action.id),)
        elif action.decision is Decision.STOP and action.id not in wanted:
            refused[action.id] = (Rule(RuleKind.LOW_IMPACT, action.id),)
    return _with_dependents(workstreams, refused)


def _with_dependents(
    workstreams: Workstreams, refused: dict[str, tuple[Rule, ...]]
) -> dict[str, tuple[Rule, ...]]:
    """Refuse what depends on a refused action, step by step."""
    size = -1
    while size != len(refused):
        size = len(refused)
        for action in workstreams.actions:
            lost = [other for other in action.depends_on if other in refused]
            if lost and action.id not in refused:
                refused[action.id] = tuple(Rule(RuleKind.DEPENDENCY, other) for other in lost)
    return refused


def _candidates(workstreams: Workstreams, refused: Mapping[str, object]) -> dict[str, ScoredAction]:
    return {
        action.id: action
        for action in workstreams.actions
        if action.id not in refused and action.decision is not Decision.KEEP_HABIT
    }


def data_gates(
    actions: Iterable[ScoredAction], reliability: Mapping[str, float | None]
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[Rule, ...]]]:
    """Return what each gated action must wait for, and the actions that nothing can open (R81).

    Parameters
    ----------
    actions
        Candidates.
    reliability
        Reliability of each KPI's measure.

    Notes
    -----
    An action gated on a KPI measured well enough waits for nothing. Otherwise it waits for the imposed
    actions that repair the measure, or for all those that do when none is imposed; without any, it is
    refused.
    """
    actions = tuple(actions)
    repairs = [action for action in actions if action.kind is ActionKind.MEASURE and action.data_gate is None]
    imposed = [action for action in repairs if action.mandatory]
    needs = all_prerequisites({action.id: frozenset(action.depends_on) for action in actions})
    waits: dict[str, tuple[str, ...]] = {}
    blocked: dict[str, tuple[Rule, ...]] = {}
    for action in actions:
        if action.data_gate is None or (reliability.get(action.data_gate) or 0.0) >= DATA_GATE:
            continue
        openers = tuple(other.id for other in imposed or repairs if action.id not in needs[other.id])
        if openers:
            waits[action.id] = openers
        else:
            blocked[action.id] = (Rule(RuleKind.DATA_GATE, action.data_gate),)
    return waits, blocked


def frozen_weeks_of(freezes: Iterable[Freeze], workstream: str, mondays: Sequence[date]) -> frozenset[int]:
    """Return the weeks that a freeze of this workstream touches on a weekday."""
    return frozenset(
        week
        for freeze in freezes
        if not freeze.workstreams or workstream in freeze.workstreams
        for week, monday in enumerate(mondays)
        if freeze.start <= monday + timedelta(days=4) and monday <= freeze.end
    )


def window_of(action: ScoredAction | Action, mondays: Sequence[date]) -> tuple[int, int | None]:
    """Return the first week in which an action may start, and the last in which it may still run."""
    first, last = action.not_before, action.deadline
    release = 0 if first is None else week_index(mondays[0], first + timedelta(days=6))
    return max(0, release), None if last is None else week_index(mondays[0], last - timedelta(days=4))


def _task(
    action: ScoredAction,
    engagement: Engagement,
    mondays: Sequence[date],
    candidates: Mapping[str, ScoredAction],
    waits: Mapping[str, tuple[str, ...]],
) -> Task:
    """Return one scored action as the solver sees it; the doubt on its hours is that on its duration."""
    total = action.hours_total
    low = total.low / total.likely if total.likely > 0 else 1.0
    high = total.high / total.likely if total.likely > 0 else 1.0
    release, last = window_of(action, mondays)
    gates = tuple(other for other in waits.get(action.id, ()) if other != action.id)
    return Task(
        id=action.id,
        workstream=action.workstream,
        weeks=action.weeks,
        hours={skill: hours.likely for skill, hours in action.hours.items() if hours.likely > 0},
        cost_eur=round(action.cost_eur.likely),
        value_eur_month=max(0.0, action.expected_eur_month),
        lag_weeks=action.lag_weeks,
        ramp_weeks=action.ramp_weeks,
        depends_on=tuple(dict.fromkeys([*(o for o in action.depends_on if o in candidates), *gates])),
        release_week=release,
        deadline_week=last,
        mandatory=action.mandatory or action.id in engagement.scenario.keep,
        either_or=action.either_or,
        frozen_weeks=frozen_weeks_of(engagement.client.freezes, action.workstream, mondays),
        low_weeks=action.weeks * low,
        high_weeks=action.weeks * high,
        delay_risk=action.delay_risk,
        delay_weeks=float(action.delay_weeks),
    )
