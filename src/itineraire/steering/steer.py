"""The step's verb: read the last week, the last month, the board and the verdicts; prepare the meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from itineraire.calendar import monday_of
from itineraire.diagnostic import Diagnostic, Measure
from itineraire.engagement import Engagement
from itineraire.metrics import rows_of
from itineraire.objectives import Objectives
from itineraire.roadmap import Roadmap, ScheduledAction
from itineraire.stats.flow import regularity
from itineraire.steering.alarms import Watch, watch
from itineraire.steering.arbitration import arbitrate
from itineraire.steering.board import PAST_WEEKS, Board, Column, read_board
from itineraire.steering.budget import eur_by_proof, follow_budget
from itineraire.steering.changes import History, Issue, changes_since
from itineraire.steering.cohorts import cohorts
from itineraire.steering.digests import Work, team_digests
from itineraire.steering.facts import Facts, Tables, gather_facts
from itineraire.steering.health import Health, weekly_health
from itineraire.steering.lights import Light, LightState, unread_actions, warning_lights
from itineraire.steering.money import margin_per_unit
from itineraire.steering.performance import hollow_growth, kpi_months, trajectories
from itineraire.steering.plan import (
    SOON,
    PlannedAction,
    owner_views,
    planned_actions,
    workstream_readings,
)
from itineraire.steering.result import MonthlyPage, Organisation, Regularity, Steering, WeeklyPage
from itineraire.steering.rituals import Agenda, Meeting, Part, Ritual, Topic, meetings, weekly_agenda
from itineraire.steering.roles import (
    audiences,
    launch_checklist,
    orphan_workstreams,
    role_cards,
    teams_without_message,
)
from itineraire.steering.series import weekly
from itineraire.steering.slips import slips_of
from itineraire.steering.verdicts import Verdict, checked_launches, judge_launched
from itineraire.vocabulary import Model
from itineraire.workstreams import Workstreams


@dataclass(frozen=True, eq=False)
class Past:
    """What earlier steps say that steering needs."""

    baseline: tuple[Measure, ...]
    series: pd.DataFrame
    objectives: Objectives
    dates: Mapping[str, tuple[date, date]]


def steer(
    engagement: Engagement,
    tables: Tables,
    follow_up: Tables,
    diagnostic: Diagnostic,
    objectives: Objectives,
    workstreams: Workstreams,
    roadmap: Roadmap,
    *,
    as_of: date,
    history: History,
    seed: int = 2026,
) -> Steering:
    """Say what moved, what is proven, what blocks and what to decide, at ``as_of``.

    Parameters
    ----------
    engagement
        The client's folder.
    tables, follow_up
        Clean tables of the exports, and of the follow-up folder.
    diagnostic, objectives, workstreams, roadmap
        Results of the earlier steps.
    as_of
        Today: nothing later is read.
    history
        The last issue of the plan, and the journal.
    seed
        Makes the delivery forecast repeatable.

    Raises
    ------
    ClientFilesError
        When ``launched.csv`` holds a kind of action that does not exist.
    """
    past = Past(diagnostic.baseline, diagnostic.series, objectives, roadmap.dates)
    steering = steer_from(engagement, tables, follow_up, past, as_of=as_of, seed=seed)
    slips = slips_of(_followed(roadmap, history), _cards(tables, follow_up), on=as_of)
    now = Issue(as_of, engagement.scenario, objectives, workstreams, roadmap, slips)
    changes = changes_since(history, now, engagement)
    work = Work(engagement, workstreams, roadmap, steering.planned, steering.verdicts, slips, changes)
    return replace(
        steering,
        slips=slips,
        changes=changes,
        teams=team_digests(work, as_of=as_of),
    )


def _followed(roadmap: Roadmap, history: History) -> tuple[ScheduledAction, ...]:
    """Return the actions of the plan, and those that left it: what was delivered stays so."""
    kept = {action.id for action in roadmap.actions}
    before = history.before.roadmap.actions if history.before else ()
    return (*roadmap.actions, *(action for action in before if action.id not in kept))


def steer_from(
    engagement: Engagement, tables: Tables, follow_up: Tables, past: Past, *, as_of: date, seed: int = 2026
) -> Steering:
    """Steer from plain parts: the baseline, the series, the objectives and the dates of retained actions."""
    client = engagement.client
    facts = gather_facts(tables, follow_up)
    prices = margin_per_unit(client, past.baseline)
    verdicts = judge_launched(
        checked_launches(rows_of(follow_up, "launched")),
        past.series,
        rows_of(follow_up, "reads"),
        as_of=as_of,
        lags={action.id: action.lag_weeks for action in engagement.actions},
        incidents=facts.periods_to_forget(as_of),
    )
    board = read_board(_cards(tables, follow_up), as_of=as_of, seed=seed)
    planned = planned_actions(engagement, dict(past.dates))
    lights = warning_lights(client, tables, board, rows_of(follow_up, "meetings"), verdicts, as_of=as_of)
    health = weekly_health(past.series, tables, facts, as_of=as_of, margin_per_unit=prices)
    sale = "leads" if client.model is Model.B2B else "orders"
    alarms = watch(tables, facts, client, as_of=as_of, margin_per_sale=prices.get(sale))
    organisation = _organisation(engagement, as_of)
    agenda = _agenda(organisation, planned, board, lights, health, alarms, verdicts, as_of)
    return Steering(
        client.name,
        as_of,
        client.start,
        organisation,
        WeeklyPage(health, alarms, agenda),
        _monthly(engagement, tables, follow_up, past, verdicts, facts, as_of),
        verdicts,
        arbitrate(verdicts, prices),
        board,
        lights,
        _regularity(engagement, past.series, board, rows_of(follow_up, "meetings"), as_of),
        owner_views(planned, as_of=as_of),
        planned,
        workstream_readings(engagement, planned),
        facts,
        engagement.scenario,
    )


def _cards(tables: Tables, follow_up: Tables) -> pd.DataFrame:
    """Return the board, from the follow-up folder when it holds one."""
    kept = rows_of(follow_up, "cards")
    return kept if not kept.empty else rows_of(tables, "cards")


def _organisation(engagement: Engagement, as_of: date) -> Organisation:
    client = engagement.client
    first = max(as_of, client.start)
    last = client.start + timedelta(days=client.horizon_days - 1)
    return Organisation(
        role_cards(engagement),
        orphan_workstreams(engagement),
        launch_checklist(engagement, as_of),
        audiences(engagement, as_of),
        teams_without_message(engagement),
        _meetings(engagement, first, last) if first <= last else (),
    )


def _meetings(engagement: Engagement, first: date, last: date) -> tuple[Meeting, ...]:
    client = engagement.client
    launch = client.launch
    return meetings(
        first, last, client.holiday_zone, first_weekly=launch.first_weekly, first_review=launch.first_review
    )


def _monthly(
    engagement: Engagement,
    tables: Tables,
    follow_up: Tables,
    past: Past,
    verdicts: Sequence[Verdict],
    facts: Facts,
    as_of: date,
) -> MonthlyPage:
    noise = {line.kpi: line.smallest_change for line in past.baseline if line.smallest_change is not None}
    return MonthlyPage(
        kpi_months(past.objectives.sheet, past.series, facts.consent_changes, as_of=as_of),
        trajectories(past.objectives.objectives, past.series, as_of=as_of),
        hollow_growth(past.series, noise=noise),
        cohorts(tables, engagement.client, as_of=as_of),
        follow_budget(engagement.client, rows_of(follow_up, "budget_actuals"), as_of=as_of),
        unread_actions(verdicts, as_of=as_of),
        eur_by_proof(verdicts),
    )


def _agenda(
    organisation: Organisation,
    planned: Sequence[PlannedAction],
    board: Board | None,
    lights: Sequence[Light],
    health: Health,
    alarms: Watch,
    verdicts: Sequence[Verdict],
    as_of: date,
) -> Agenda:
    """Return the agenda of the next weekly meeting, what hurts most first in each part."""
    weeklies = [meeting for meeting in organisation.meetings if meeting.ritual is Ritual.WEEKLY]
    on = weeklies[0].on if weeklies else as_of
    return weekly_agenda(
        on,
        [
            *_deliverable_topics(planned, on),
            *_blocker_topics(board, lights),
            *(Topic(Part.METRICS, f"alarm_{alarm.code.value}", alarm.product) for alarm in alarms.alarms),
            *(Topic(Part.METRICS, "signal", signal.kpi) for signal in health.signals),
            *(
                Topic(Part.METRICS, "read", verdict.title)
                for verdict in unread_actions(verdicts, as_of=as_of)
            ),
        ],
    )


def _deliverable_topics(planned: Sequence[PlannedAction], on: date) -> list[Topic]:
    """Return what is due within two weeks, then what starts, then what is under way."""
    groups = (
        ("deliver", [item for item in planned if on <= item.end <= on + SOON]),
        ("start", [item for item in planned if on <= item.start <= on + SOON < item.end]),
        ("progress", [item for item in planned if item.start < on and on + SOON < item.end]),
    )
    return [
        Topic(Part.DELIVERABLES, code, item.deliverable, item.owner_name)
        for code, items in groups
        for item in items
    ]


def _blocker_topics(board: Board | None, lights: Sequence[Light]) -> list[Topic]:
    """Return what is blocked, then the lights that are on, then what drags on."""
    cards = () if board is None else board.ageing
    blocked = [Topic(Part.BLOCKERS, "blocked", card.title) for card in cards if card.column is Column.BLOCKED]
    dragging = [Topic(Part.BLOCKERS, "ageing", card.title) for card in cards if card.column is Column.DOING]
    on = [Topic(Part.BLOCKERS, f"light_{light.code}", "") for light in lights if light.state is LightState.ON]
    return [*blocked, *on, *dragging]


def _regularity(
    engagement: Engagement,
    series: pd.DataFrame,
    board: Board | None,
    held: pd.DataFrame,
    as_of: date,
) -> Regularity:
    spend = weekly(series, "media_spend")
    recent = [] if spend is None else list(spend.until(as_of).values[-PAST_WEEKS:])
    first = engagement.client.launch.first_weekly
    quarter = as_of - timedelta(weeks=PAST_WEEKS)
    since = None if first is None or first > as_of else max(first, quarter)
    return Regularity(
        None if board is None else regularity(board.delivered_by_week),
        regularity(recent) if len(recent) == PAST_WEEKS and all(value == value for value in recent) else None,
        None if since is None else _weekly_held(held, since, as_of),
        None if since is None else (monday_of(as_of) - monday_of(since)).days // 7 + 1,
    )


def _weekly_held(held: pd.DataFrame, since: date, as_of: date) -> int:
    rows = held[(held["date"] >= pd.Timestamp(since)) & (held["date"] <= pd.Timestamp(as_of))]
    return int((rows["kind"] == "weekly").sum())
