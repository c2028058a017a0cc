"""The verb of the third step: from objectives to framed workstreams and a ranked backlog."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from itineraire.diagnostic.result import Finding, Stake
from itineraire.engagement import Action, Client, Engagement
from itineraire.objectives.result import Objectives
from itineraire.stats.ranking import rice, wsjf
from itineraire.workstreams.dependencies import dependency_graph, dependency_order
from itineraire.workstreams.linters import plan_faults
from itineraire.workstreams.priorities import (
    Limits,
    Links,
    Standing,
    action_links,
    map_limits,
    place_actions,
    quadrant_shares,
    rank_actions,
    top_count,
)
from itineraire.workstreams.result import (
    Decision,
    FreedHours,
    ImpactSource,
    Quadrant,
    ScoredAction,
    Workstreams,
    WorkstreamSheet,
)
from itineraire.workstreams.revised import revised_estimates, with_revised_hours
from itineraire.workstreams.scoring import (
    PAYBACK_MONTHS,
    Estimates,
    payback_months,
    range_mean,
)
from itineraire.workstreams.sheets import SheetContext, workstream_sheet
from itineraire.workstreams.trace import find_orphans, trace_actions

DRAWS = 2000
#: Draws x actions at most: a backlog of thousands is ranked on fewer draws rather than in minutes.
_MOST_SCORES = 1_000_000
_FEWEST_DRAWS = 200


class Diagnosed(Protocol):
    """What this step reads of the diagnostic: its findings."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings, ranked by euros at stake."""
        ...


def frame_workstreams(
    engagement: Engagement,
    diagnostic: Diagnosed,
    objectives: Objectives,
    *,
    as_of: date,
    seed: int = 2026,
    draws: int = DRAWS,
) -> Workstreams:
    """Score and rank every action, and write the sheet of every workstream.

    Parameters
    ----------
    engagement
        The client's files and the scenario whose weights rank the actions.
    diagnostic
        Its findings give the stakes and the figures that justify each action.
    objectives
        Its key results are what the actions serve; its sheet gives the baselines.
    draws
        Draws of the ranges and of the weightings; a live slider and a batch use the same. Beyond 500 actions
        there are fewer.

    Raises
    ------
    PlanError
        When actions wait for each other in a circle.
    """
    findings = {finding.code: finding for finding in diagnostic.findings}
    engagement = with_revised_hours(engagement)
    estimates = revised_estimates(engagement, _stakes(findings))
    limits = map_limits(engagement.actions, estimates)
    draws = min(draws, max(_FEWEST_DRAWS, _MOST_SCORES // max(1, len(engagement.actions))))
    scored = _score(engagement, estimates, limits, frozenset(findings), seed=seed, draws=draws)
    traces = trace_actions(engagement.actions, findings, objectives)
    sheets = _sheets(engagement, objectives, findings, scored)
    orphans = find_orphans(engagement, traces, findings, objectives)
    return Workstreams(
        client=engagement.client.name,
        as_of=as_of,
        scenario=engagement.scenario.title,
        sheets=sheets,
        actions=scored,
        freed=tuple(freed_hours(action, engagement.client) for action in scored if _is_stopped_habit(action)),
        traces=traces,
        orphans=orphans,
        faults=plan_faults(engagement, sheets, scored, traces, findings, estimates),
        weights=engagement.scenario.weights,
        top_count=top_count(len(engagement.actions)),
        impact_floor_eur_month=limits.impact_floor_eur_month,
        effort_limit_eur=limits.effort_limit_eur,
        unanswered={code: findings[code] for code in orphans.findings_without_action},
        strategy={line.id: line.text for line in engagement.client.strategy},
        objective_titles={state.id: state.title for state in objectives.objectives},
        key_result_titles={kr.id: kr.title for state in objectives.objectives for kr in state.key_results},
        impact_percent=engagement.scenario.impact_percent,
        effort_percent=engagement.scenario.effort_percent,
    )


def _sheets(
    engagement: Engagement,
    objectives: Objectives,
    findings: Mapping[str, Finding],
    scored: Sequence[ScoredAction],
) -> tuple[WorkstreamSheet, ...]:
    """Return the sheet of every workstream, in the order of its file."""
    context = SheetContext(
        engagement.client,
        {line.kpi: line for line in objectives.sheet},
        findings,
        _objectives_by_workstream(objectives),
    )
    return tuple(
        workstream_sheet(one, tuple(a for a in scored if a.workstream == one.id), context)
        for one in engagement.workstreams
    )


def _score(
    engagement: Engagement,
    estimates: Mapping[str, Estimates],
    limits: Limits,
    findings: frozenset[str],
    *,
    seed: int,
    draws: int,
) -> tuple[ScoredAction, ...]:
    """Return the actions by rank."""
    actions, client, scenario = engagement.actions, engagement.client, engagement.scenario
    order = dependency_order(dependency_graph(actions))
    links = action_links(actions, estimates)
    standings = rank_actions(actions, estimates, links, scenario.weights, seed=seed, draws=draws)
    shares = {a.id: quadrant_shares(estimates[a.id], limits, seed=seed, draws=draws) for a in actions}
    quadrants = place_actions(actions, shares, order=order)
    titles = {one.id: one.title for one in engagement.workstreams}
    decisions = {a.id: decide(a, quadrants[a.id], kept=scenario.keep) for a in actions}
    scored = [
        _scored_action(
            action,
            estimates[action.id],
            links[action.id],
            standings[action.id],
            quadrant=quadrants[action.id],
            shares=shares[action.id],
            decisions=decisions,
            workstream_title=titles[action.workstream],
            client=client,
            seen=action.finding in findings,
        )
        for action in actions
    ]
    return tuple(sorted(scored, key=lambda action: action.rank))


def decide(action: Action, quadrant: Quadrant, *, kept: tuple[str, ...] = ()) -> Decision:
    """Return what becomes of an action before any schedule.

    Parameters
    ----------
    kept
        Actions that the meeting imposed: they stay candidates even when their impact is low.
    """
    if action.habit:
        return Decision.STOP if quadrant is Quadrant.STOP and action.id not in kept else Decision.KEEP_HABIT
    if action.owner is None:
        return Decision.NO_OWNER
    if quadrant is Quadrant.STOP and action.id not in kept:
        return Decision.STOP
    return Decision.CANDIDATE


def freed_hours(action: ScoredAction, client: Client) -> FreedHours:
    """Return the weekly hours that a stopped habit gives back, shared between its owner's skills (R128)."""
    skills = next((one.skills for one in client.people if one.id == action.owner), ())
    asked = tuple(action.hours) or skills
    each = action.run_hours_week / len(asked) if asked else 0.0
    return FreedHours(
        action=action.id,
        title=action.title,
        owner=action.owner,
        owner_name=action.owner_name,
        hours_week=action.run_hours_week,
        hours_by_skill=dict.fromkeys(asked, each),
    )


def _scored_action(
    action: Action,
    estimates: Estimates,
    links: Links,
    standing: Standing,
    *,
    quadrant: Quadrant,
    shares: Mapping[Quadrant, float],
    decisions: Mapping[str, Decision],
    workstream_title: str,
    client: Client,
    seen: bool,
) -> ScoredAction:
    mean = range_mean(estimates.impact_eur_month) if estimates.impact_eur_month else 0.0
    copied = {name: getattr(action, name) for name in _COPIED}
    return ScoredAction(
        **copied,
        workstream_title=workstream_title,
        owner_name=next((one.name for one in client.people if one.id == action.owner), ""),
        hours_total=estimates.hours_total,
        effort_eur=estimates.effort_eur,
        impact_eur_month=estimates.impact_eur_month,
        impact_source=estimates.impact_source,
        success_probability=estimates.success_probability,
        expected_eur_month=estimates.expected_eur_month,
        unlocked_eur_month=links.unlocked_eur_month,
        prerequisites=links.prerequisites,
        rank=standing.rank,
        top_share=standing.top_share,
        robust_share=standing.robust_share,
        first_share=standing.first_share,
        rank_low=standing.rank_low,
        rank_high=standing.rank_high,
        rice=rice(1, mean, estimates.success_probability, estimates.effort_eur.likely / 1000),
        wsjf=wsjf(estimates.expected_eur_month, 0, links.unlocked_eur_month, action.weeks),
        quadrant=quadrant,
        quadrant_shares=shares,
        decision=decisions[action.id],
        flags=_flags(action, estimates, quadrant, decisions, seen=seen),
    )


_COPIED = (
    "id",
    "workstream",
    "title",
    "deliverable",
    "criterion",
    "kind",
    "owner",
    "contributors",
    "hours",
    "cost_eur",
    "risk",
    "weeks",
    "lag_weeks",
    "ramp_weeks",
    "depends_on",
    "finding",
    "key_result",
    "hypothesis",
    "habit",
    "run_hours_week",
    "mandatory",
    "either_or",
    "not_before",
    "deadline",
    "data_gate",
    "delay_risk",
    "delay_weeks",
    "line",
)


def _flags(
    action: Action,
    estimates: Estimates,
    quadrant: Quadrant,
    decisions: Mapping[str, Decision],
    *,
    seen: bool,
) -> tuple[str, ...]:
    """Return the codes of the remarks printed beside an action."""
    payback = payback_months(action, estimates)
    waits = [decisions[one] for one in action.depends_on]
    found = {
        "unsized": estimates.impact_source is ImpactSource.NONE and quadrant is not Quadrant.ENABLER,
        "finding_not_seen": action.finding is not None and not seen,
        "slow_payback": not action.habit
        and quadrant in (Quadrant.QUICK_WIN, Quadrant.STRUCTURING)
        and (payback is None or payback > PAYBACK_MONTHS),
        "stake_shared": estimates.share_scale < 1,
        "waits_for_nobody": Decision.NO_OWNER in waits,
        "waits_for_stopped": Decision.STOP in waits,
    }
    return tuple(code for code, true in found.items() if true)


def _is_stopped_habit(action: ScoredAction) -> bool:
    return action.habit and action.decision is Decision.STOP


def _stakes(findings: Mapping[str, Finding]) -> dict[str, Stake]:
    return {code: finding.stake for code, finding in findings.items() if finding.stake is not None}


def _objectives_by_workstream(objectives: Objectives) -> dict[str, tuple[str, ...]]:
    served: dict[str, tuple[str, ...]] = {}
    for row in objectives.objective_matrix:
        for workstream in row.workstreams:
            served[workstream] = (*served.get(workstream, ()), row.id)
    return served
