"""One page a workstream: owner, scope, deliverables, the change it promises and how it is read."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from itineraire.calendar import monday_of
from itineraire.diagnostic.result import Finding
from itineraire.engagement import Client, Workstream
from itineraire.objectives.result import KpiSheetLine
from itineraire.vocabulary import KPIS, READ_WINDOW_DAYS, ActionKind, Direction, Unit, WorkstreamType
from itineraire.workstreams.result import Change, Decision, Deliverable, ScoredAction, WorkstreamSheet
from itineraire.workstreams.scoring import add_ranges

_WEEK_DAYS = 7
_METHODS = {WorkstreamType.CONVERSION: "test", WorkstreamType.PAID: "control"}

_KIND_OF_TYPE = {
    WorkstreamType.TRACKING: ActionKind.MEASURE,
    WorkstreamType.CONVERSION: ActionKind.CONVERSION,
    WorkstreamType.CONTENT_SEO: ActionKind.SEO,
    WorkstreamType.PAID: ActionKind.PAID,
    WorkstreamType.CRM: ActionKind.CRM,
    WorkstreamType.AWARENESS: ActionKind.REPUTATION,
    WorkstreamType.OTHER: ActionKind.SERVICE,
}


@dataclass(frozen=True)
class SheetContext:
    """What every sheet draws on.

    Parameters
    ----------
    kpis
        Lines of the KPI sheet, for the baselines.
    findings
        Findings of the diagnostic by code.
    objectives
        Objectives served, by workstream.
    """

    client: Client
    kpis: Mapping[str, KpiSheetLine]
    findings: Mapping[str, Finding]
    objectives: Mapping[str, tuple[str, ...]]


def workstream_sheet(
    workstream: Workstream, actions: tuple[ScoredAction, ...], context: SheetContext
) -> WorkstreamSheet:
    """Return the page of one workstream.

    Parameters
    ----------
    actions
        Its actions, best first.
    """
    going = tuple(action for action in actions if action.decision is Decision.CANDIDATE)
    owner = next((one for one in context.client.people if one.id == workstream.owner), None)
    change = promised_change(workstream, actions, context)
    missing = _missing(workstream, actions, change)
    codes = dict.fromkeys(action.finding for action in actions if action.finding in context.findings)
    impacts = [action.impact_eur_month for action in going if action.impact_eur_month is not None]
    return WorkstreamSheet(
        id=workstream.id,
        title=workstream.title,
        type=workstream.type,
        domain=workstream.domain,
        owner=workstream.owner,
        owner_name=owner.name if owner else "",
        owner_role=owner.role if owner else "",
        contributor_names=_contributors(workstream, going, context.client),
        scope_in=workstream.scope_in,
        scope_out=workstream.scope_out,
        change=change,
        criteria=workstream.criteria,
        deliverables=tuple(Deliverable(a.id, a.deliverable, a.criterion, a.owner_name) for a in going),
        actions=tuple(action.id for action in actions),
        key_results=workstream.key_results,
        objectives=context.objectives.get(workstream.id, ()),
        strategy=workstream.strategy,
        findings=tuple(context.findings[code] for code in codes if code is not None),
        hours=add_ranges(action.hours_total for action in going),
        hours_by_skill=hours_by_skill(going),
        cost_eur=add_ranges(action.cost_eur for action in going),
        effort_eur=add_ranges(action.effort_eur for action in going),
        impact_eur_month=add_ranges(impacts) if impacts else None,
        unsized=sum(action.impact_eur_month is None for action in going),
        framed=workstream.framing.framed,
        prioritised=workstream.framing.prioritised,
        communicated=workstream.framing.communicated,
        exists=not {"owner", "action", "no_change"} & set(missing),
        missing=missing,
    )


def promised_change(workstream: Workstream, actions: Iterable[ScoredAction], context: SheetContext) -> Change:
    """Return the KPI, its value today, its target and the dates of reading (R26, R30)."""
    result, line = workstream.result, context.kpis.get(workstream.result.kpi)
    known = KPIS.get(result.kpi)
    unit = line.unit if line else known.unit if known else Unit.COUNT
    direction = line.direction if line else known.direction if known else Direction.UP
    measured = line.baseline if line else None
    return Change(
        kpi=result.kpi,
        kpi_title=line.title if line else "",
        unit=unit,
        direction=direction,
        baseline=result.baseline if result.baseline is not None else measured,
        target=result.target,
        read_on=result.read_on,
        earliest_read=earliest_read(workstream, actions, context.client.start),
        method=_METHODS.get(workstream.type, "series"),
        monthly=line is not None and line.monthly,
    )


def earliest_read(workstream: Workstream, actions: Iterable[ScoredAction], start: date) -> date:
    """Return the first Monday on which the effect could be read if the quickest action started at once.

    Examples
    --------
    A four-week conversion action started on 5 October 2026 is delivered on 2 November; with 28 full days to
    read, the first date is 30 November.
    """
    kind = _KIND_OF_TYPE[workstream.type]
    running = [action for action in actions if not action.habit]
    weeks = min((action.weeks + action.lag_weeks for action in running), default=0)
    effect = start + timedelta(weeks=weeks)
    monday = effect if effect.weekday() == 0 else monday_of(effect) + timedelta(days=_WEEK_DAYS)
    window = READ_WINDOW_DAYS[kind].value
    return monday + timedelta(weeks=math.ceil(window / _WEEK_DAYS))


def hours_by_skill(actions: Iterable[ScoredAction]) -> dict[str, float]:
    """Return the likely hours asked of each skill."""
    totals: dict[str, float] = defaultdict(float)
    for action in actions:
        for skill, hours in action.hours.items():
            totals[skill] += hours.likely
    return dict(sorted(totals.items()))


def _missing(workstream: Workstream, actions: tuple[ScoredAction, ...], change: Change) -> tuple[str, ...]:
    framing = workstream.framing
    parts = {
        "owner": workstream.owner is not None,
        "action": bool(actions),
        "baseline": change.baseline is not None,
        "no_change": change.baseline is None or change.baseline != change.target,
        "framed": framing.framed,
        "prioritised": framing.prioritised,
        "communicated": framing.communicated,
    }
    return tuple(name for name, there in parts.items() if not there)


def _contributors(workstream: Workstream, actions: Iterable[ScoredAction], client: Client) -> tuple[str, ...]:
    """Return the names of those who work on it beside its owner, in the order of ``client.yaml``."""
    involved = {name for action in actions for name in (action.owner, *action.contributors)}
    return tuple(one.name for one in client.people if one.id in involved and one.id != workstream.owner)
