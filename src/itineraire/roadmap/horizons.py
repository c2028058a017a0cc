"""The plan at 90, 180 and 365 days: what is due, its reserve, and its end under other assumptions on delays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from itineraire.engagement import Engagement
from itineraire.roadmap import accounts
from itineraire.roadmap.build import Case
from itineraire.roadmap.dates import DatedPlan, Milestone, date_plan, end_day
from itineraire.roadmap.effort import Effort
from itineraire.roadmap.problem import Plan
from itineraire.roadmap.resources import PersonLoad
from itineraire.roadmap.result import DoubtCase, Horizon, ScheduledAction
from itineraire.stats.simulation import COMMON_CORRELATION, GROUP_CORRELATION
from itineraire.vocabulary import HORIZON_DAYS

#: The assumption on how delays go together, shown with its two neighbours: not at all, and strongly.
_NEIGHBOURS = (0.0, 0.6)


def weeks_within(case: Case, days: int) -> tuple[date, ...]:
    """Return the Mondays of the weeks that end within so many days."""
    limit = case.mondays[0] + timedelta(days=days)
    return tuple(monday for monday in case.mondays if monday + timedelta(days=4) < limit)


def horizons_of(
    case: Case,
    dated: DatedPlan,
    actions: Sequence[ScheduledAction],
    people: Sequence[PersonLoad],
    zone: str,
) -> tuple[Horizon, ...]:
    """Return what each horizon delivers, its reserve and what it launches."""
    horizons = []
    launched: set[str] = set()
    for milestone in dated.milestones:
        last = case.mondays[0] + timedelta(days=milestone.horizon_days - 1)
        started = sorted({a.workstream_title for a in actions if a.start <= last} - launched)
        launched |= set(started)
        weeks = len(weeks_within(case, milestone.horizon_days))
        horizons.append(_horizon(case, milestone, last, actions, tuple(started), people, weeks, zone))
    return tuple(horizons)


def _horizon(
    case: Case,
    milestone: Milestone,
    last: date,
    actions: Sequence[ScheduledAction],
    launched: tuple[str, ...],
    people: Sequence[PersonLoad],
    weeks: int,
    zone: str,
) -> Horizon:
    due = not math.isnan(milestone.p80_week)
    p50 = end_day(case.mondays[0], milestone.p50_week, zone) if due else None
    p80 = end_day(case.mondays[0], milestone.p80_week, zone) if due else None
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


def doubt_of(
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
            promised_week=dated.milestones[-1].p80_week,
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
        end_holds=dated.end_holds,
    )
