"""The five warning lights, read from data: each has a measure, a threshold and a past value (R168a-e)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from itineraire.engagement import Client
from itineraire.steering.board import Board
from itineraire.steering.facts import Tables, by_week, measured_sales, real_sales
from itineraire.steering.verdicts import Outcome, Verdict
from itineraire.vocabulary import Threshold

#: Light -> value above which it turns on (below, for decisions by hour).
THRESHOLDS: Mapping[str, Threshold] = {
    "open_work": Threshold(6, "weeks that a started item stays open (Little)", 2026, "house rule"),
    "sources": Threshold(0.15, "5 to 15 % between analytics and back office is usual", 2025, "e-commerce"),
    "meetings": Threshold(1, "decisions by hour of meeting over the last three", 2026, "house rule"),
    "saturation": Threshold(
        2, "items in progress by person (R146: finish before starting)", 2026, "house rule"
    ),
    "learning": Threshold(
        0.3, "share of the spend on actions due for reading and not read", 2026, "house rule"
    ),
}
_LAST_MEETINGS = 3
_SOURCE_WEEKS = 13


class LightState(StrEnum):
    """A light is on, off, or cannot be read for lack of data."""

    ON = "on"
    OFF = "off"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Light:
    """One warning light.

    Parameters
    ----------
    code
        ``open_work``, ``sources``, ``meetings``, ``saturation`` or ``learning``.
    value, before
        Measure today and one period earlier; ``None`` when unknown.
    threshold
        Value at which the light turns on.
    missing
        What should be supplied to read it, as a key of ``wording.steering.MISSING``; empty when it is read.
    """

    code: str
    state: LightState
    value: float | None
    threshold: float
    before: float | None = None
    missing: str = ""


def warning_lights(
    client: Client,
    tables: Tables,
    board: Board | None,
    meetings: pd.DataFrame,
    verdicts: Sequence[Verdict],
    *,
    as_of: date,
) -> tuple[Light, ...]:
    """Return the five lights, in the article's order."""
    return (
        open_work(board),
        differing_sources(tables, client, as_of=as_of),
        idle_meetings(meetings, as_of=as_of),
        saturated_teams(board, client),
        campaigns_without_learning(verdicts, as_of=as_of),
    )


def open_work(board: Board | None) -> Light:
    """Much in progress, few deliveries: weeks that a started item stays open."""
    limit = THRESHOLDS["open_work"].value
    if board is None:
        return _unknown("open_work", "cards")
    if not board.delivered_by_week:
        return _unknown("open_work", "delivery_dates")
    if board.in_progress and not any(board.delivered_by_week):
        return Light("open_work", LightState.ON, None, limit)
    return _above("open_work", board.weeks_open or 0.0)


def differing_sources(tables: Tables, client: Client, *, as_of: date) -> Light:
    """Figures change with the source: gap between analytics and the back office over a quarter."""
    pair = pd.DataFrame(
        {"real": by_week(real_sales(tables, client)), "measured": by_week(measured_sales(tables, client))}
    ).dropna()
    pair = pair[[monday + timedelta(days=6) <= as_of for monday in pair.index]]
    if len(pair) < _SOURCE_WEEKS or pair["real"].tail(_SOURCE_WEEKS).sum() <= 0:
        return _unknown("sources", "analytics_and_sales")
    value = _gap(pair.tail(_SOURCE_WEEKS))
    earlier = pair.iloc[:-_SOURCE_WEEKS].tail(_SOURCE_WEEKS)
    return _above("sources", value, before=_gap(earlier) if len(earlier) == _SOURCE_WEEKS else None)


def idle_meetings(meetings: pd.DataFrame, *, as_of: date) -> Light:
    """Long meetings without decision: decisions by hour over the last three, and over the three before."""
    known = meetings[
        (meetings["date"] <= pd.Timestamp(as_of)) & meetings["decisions"].notna() & (meetings["minutes"] > 0)
    ].sort_values("date", kind="stable")
    if len(known) < _LAST_MEETINGS:
        return _unknown("meetings", "meetings")
    value = _decisions_by_hour(known.tail(_LAST_MEETINGS))
    earlier = known.iloc[:-_LAST_MEETINGS].tail(_LAST_MEETINGS)
    before = _decisions_by_hour(earlier) if len(earlier) == _LAST_MEETINGS else None
    limit = THRESHOLDS["meetings"].value
    return Light("meetings", LightState.ON if value < limit else LightState.OFF, value, limit, before)


def saturated_teams(board: Board | None, client: Client) -> Light:
    """Saturated teams without priorities: items in progress by person, when some have no label nor date."""
    if board is None:
        return _unknown("saturation", "cards")
    light = _above("saturation", board.in_progress / len(client.people))
    if light.state is LightState.ON and not board.without_label:
        return Light(light.code, LightState.OFF, light.value, light.threshold)
    return light


def campaigns_without_learning(verdicts: Sequence[Verdict], *, as_of: date) -> Light:
    """Campaigns that run without learning: share of the euros of actions due for reading that nobody read."""
    due = [verdict for verdict in verdicts if verdict.judge_from <= as_of and verdict.cost_eur]
    spent = sum(verdict.cost_eur or 0.0 for verdict in due)
    if not spent:
        return _unknown("learning", "launched")
    unread = sum(verdict.cost_eur or 0.0 for verdict in due if verdict.read_on is None)
    return _above("learning", unread / spent)


def unread_actions(verdicts: Sequence[Verdict], *, as_of: date) -> tuple[Verdict, ...]:
    """Return the actions due for reading on which no meeting has decided, oldest first (R16)."""
    due = [
        verdict
        for verdict in verdicts
        if verdict.judge_from <= as_of and verdict.outcome is not Outcome.TOO_EARLY and not verdict.decision
    ]
    return tuple(sorted(due, key=lambda verdict: verdict.judge_from))


def _above(code: str, value: float, *, before: float | None = None) -> Light:
    limit = THRESHOLDS[code].value
    return Light(code, LightState.ON if value > limit else LightState.OFF, value, limit, before)


def _unknown(code: str, missing: str) -> Light:
    return Light(code, LightState.UNKNOWN, None, THRESHOLDS[code].value, missing=missing)


def _gap(pair: pd.DataFrame) -> float:
    return abs(float(pair["measured"].sum()) / float(pair["real"].sum()) - 1)


def _decisions_by_hour(rows: pd.DataFrame) -> float:
    return float(rows["decisions"].sum()) / (float(rows["minutes"].sum()) / 60)
