"""Google Analytics 4: reports, overview (stacked tables) and explorations, in French, English and Spanish.

The header comments carry the period. Any mix of dimensions and metrics may come, so one description names them all.
Rates are fractions; users never add up; ``Nth week`` counts seven-day blocks from the report's first day.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.channels import channel_of_label, channel_of_source
from itineraire.exports.description import Description, Finished, Part, Sheet, column, unused
from itineraire.exports.parsing import halves, number, plain
from itineraire.exports.periods import from_start, over_report
from itineraire.exports.tools.columns import breakdowns, device_of, texts
from itineraire.exports.tools.ga4_labels import DIMENSIONS, METRICS, OTHERS, TIMES, UNUSED

_TIME_NAMES = tuple(item.name for item in TIMES)
_DIMENSION_NAMES = tuple(item.name for item in DIMENSIONS + OTHERS)
_PERSON = re.compile(
    r"(?:instance|user|client|utilisateur|pseudo).*\bid\b|\bid\b.*(?:utilisateur|client|instance)"
)
_TRAFFIC = ("sessions", "engaged_sessions", "new_users", "views", "key_events", "transactions", "revenue")


def _finish(sheet: Sheet) -> Finished:
    """Send each GA4 table to ``traffic``, or to ``search`` when it holds Search Console metrics."""
    if not sheet.present & {item.name for item in METRICS}:
        return Finished(())
    frame, refused = _dated(sheet)
    if {"search_clicks", "search_impressions"} & set(frame) and not {"sessions", "views"} & set(frame):
        return Finished((Part("search", _search(frame), kind="search"),), refused)
    clean = pd.DataFrame(
        {name: frame[name] for name in ("start", "end", "grain", "partial")}, index=frame.index
    )
    clean["scope"] = _scope(sheet)
    clean["channel"] = _channels(frame)
    source = texts(frame, "session_source").where(lambda text: text != "", texts(frame, "user_source"))
    clean["source_medium"] = source.where(source != "")
    clean["campaign"] = frame.get("campaign")
    clean["device"] = texts(frame, "device").map(device_of) if "device" in frame else None
    clean["page"] = frame.get("page")
    clean["other"] = _other(sheet, frame)
    for name in _TRAFFIC:
        if name in frame:
            clean[name] = frame[name]
    if "engaged_sessions" not in frame and "sessions" in frame:
        clean["engaged_sessions"] = _engaged(frame)
    users = next((name for name in ("active_users", "total_users") if name in frame), None)
    if users:
        clean["users"] = frame[users]
    return Finished((Part("traffic", clean, kind="traffic"),), refused)


def _engaged(frame: pd.DataFrame) -> pd.Series:
    """Return the engaged sessions that a rate tells; a bounce is a session without engagement."""
    nothing = pd.Series(float("nan"), index=frame.index)
    rate = frame["engagement_rate"] if "engagement_rate" in frame else 1 - frame.get("bounce_rate", nothing)
    return (rate * frame["sessions"]).round()


def _scope(sheet: Sheet) -> str:
    """Return whose source a report is about."""
    if {"user_channel", "user_source"} & sheet.present:
        return "first_user"
    return "session" if {"session_channel", "session_source", "campaign"} & sheet.present else "site"


def _channels(frame: pd.DataFrame) -> pd.Series:
    """Return the channel of each row, from its channel group or else its source and medium."""
    for name in ("session_channel", "user_channel"):
        if name in frame:
            return texts(frame, name).map(lambda label: channel_of_label(label) or "unassigned")
    for name in ("session_source", "user_source"):
        if name in frame:
            pairs = zip(*halves(texts(frame, name), " / "), strict=True)
            channels = [channel_of_source(source, medium) for source, medium in pairs]
            return pd.Series(channels, index=frame.index, dtype="object")
    return pd.Series(None, index=frame.index, dtype="object")


def _other(sheet: Sheet, frame: pd.DataFrame) -> pd.Series:
    """Return the breakdowns no column holds, as ``label=value``: the unknown columns that are not figures."""
    named = [name for name in map(str, frame.columns) if name.startswith("other_")]
    pieces = {sheet.labels[name]: texts(frame, name) for name in named}
    if "transaction" in frame:
        pieces["transaction"] = texts(frame, "transaction")
    for label in map(str, sheet.extra):
        cells = sheet.extra[label].loc[frame.index]
        if not _PERSON.search(plain(label)) and any(number(cell) is None for cell in cells.unique()):
            pieces[label] = cells
    return breakdowns(pieces, frame.index)


def _search(frame: pd.DataFrame) -> pd.DataFrame:
    """Return GA4's copy of Search Console's figures."""
    name = "query" if "query" in frame else "page"
    clean = pd.DataFrame(
        {name: frame[name] for name in ("start", "end", "grain", "partial")}, index=frame.index
    )
    clean["dimension"] = name
    clean["key"] = frame.get(name)
    for source, target in (("search_clicks", "clicks"), ("search_impressions", "impressions")):
        if source in frame:
            clean[target] = frame[source]
    return clean


def _dated(sheet: Sheet) -> tuple[pd.DataFrame, tuple[Rejected, ...]]:
    """Return the rows with their period; those whose week or month cannot be placed are refused."""
    frame = sheet.frame
    time = next((name for name in _TIME_NAMES if name in frame), None)
    if time is None:
        return frame.join(over_report(frame, sheet.start, sheet.end)), ()
    starts, grain = _starts(sheet, time)
    lost = starts.isna()
    refused = tuple(
        Rejected(sheet.file, int(line), sheet.labels.get(time, time), "", "undated")
        for line in frame["source_line"][lost]
    )
    periods = from_start(starts[~lost], grain, sheet.start, sheet.end)
    return frame[~lost].drop(columns=[name for name in ("start", "end") if name in frame]).join(
        periods
    ), refused


def _starts(sheet: Sheet, time: str) -> tuple[pd.Series, str]:
    """Return the first day of each row's period, and how long the periods are."""
    cells = sheet.frame[time]
    nothing = pd.Series(pd.NaT, index=cells.index, dtype="datetime64[us]")
    if time == "date":
        return cells, "day"
    if time == "year_month":
        return pd.to_datetime(cells, format="%Y%m", errors="coerce").astype("datetime64[us]"), "month"
    if sheet.start is None:
        return nothing, "week"
    first = pd.Timestamp(sheet.start)
    if time == "nth_month":
        months = first.to_period("M") + cells.fillna(0).astype(int)
        return pd.Series([month.start_time for month in months], index=cells.index).where(
            cells.notna()
        ), "month"
    if time in {"nth_day", "nth_week"}:
        step = 7 if time == "nth_week" else 1
        return (first + pd.to_timedelta(cells * step, unit="D")).astype("datetime64[us]"), (
            "week" if step == 7 else "day"
        )
    return _calendar_starts(sheet, time)


def _calendar_starts(sheet: Sheet, time: str) -> tuple[pd.Series, str]:
    """Place GA4's bare week or month numbers ("37", no year) inside the report's period, when only one year fits.

    GA4 weeks run Sunday to Saturday and week 01 holds 1 January.
    """
    cells, start, end = sheet.frame[time], sheet.start, sheet.end
    grain = "week" if time == "week" else "month"
    if start is None or end is None or end - start > timedelta(days=371):
        return pd.Series(pd.NaT, index=cells.index, dtype="datetime64[us]"), grain
    days = pd.date_range(start, end, freq="D")
    if grain == "month":
        firsts = {f"{day.month:02d}": day.replace(day=1) for day in reversed(days)}
    else:
        firsts = {f"{_week_number(day):02d}": _sunday(day) for day in reversed(days)}
    placed = [firsts.get(str(cell).zfill(2), pd.NaT) for cell in cells]
    return pd.Series(placed, index=cells.index, dtype="datetime64[us]"), grain


def _sunday(day: pd.Timestamp) -> pd.Timestamp:
    return day - pd.Timedelta(days=(day.weekday() + 1) % 7)


def _week_number(day: pd.Timestamp) -> int:
    january = _sunday(day.replace(month=1, day=1))
    return int((day - january).days // 7 + 1)


_METRIC_NAMES = tuple(item.name for item in METRICS + UNUSED)
_NOT_GA4 = frozenset({"ctr", "position", "cout", "cost", "online store visitors", "visits", "visites"})
_ADDITIVE = ("sessions", "views", "key_events", "transactions", "revenue")

DESCRIPTIONS = (
    Description(
        tool="ga4",
        report="traffic",
        fields=DIMENSIONS + OTHERS + TIMES + METRICS + UNUSED,
        one_of=(_DIMENSION_NAMES + _TIME_NAMES, _METRIC_NAMES),
        finish=_finish,
        never=_NOT_GA4,
        additive=_ADDITIVE,
        priority=-1,
    ),
    Description(
        tool="ga4",
        report="breakdown",
        fields=DIMENSIONS + OTHERS + TIMES + METRICS + UNUSED,
        one_of=(_METRIC_NAMES,),
        finish=_finish,
        never=_NOT_GA4,
        additive=_ADDITIVE,
        needs_period=True,
        priority=-3,
    ),
    Description(
        tool="ga4",
        report="overview",
        fields=METRICS + UNUSED,
        one_of=(("sessions", "active_users", "total_users"), ("new_users", "engagement_time", "event_count")),
        finish=_finish,
        never=_NOT_GA4,
        closed=True,
        priority=-2,
    ),
    Description(
        tool="ga4",
        report="retention",
        fields=(
            column("cohort", en="date", fr="date", es="fecha", required=True),
            column("first_week", en="week 0", fr="semaine 0", es="semana 0", required=True),
            column("second_week", en="week 1", fr="semaine 1", es="semana 1", required=True),
        ),
        finish=unused(),
    ),
)
