"""GA4's events as BigQuery exports them: one row an event, flat columns or nested ones written as JSON.

Events become visits, by day, channel and device. A session is a visitor and a ``ga_session_id``; it counts on its first
day, with the first source any of its events tells. ``traffic_source`` is the visitor's first source, never the
session's. Which events are key events is not in the export: they stay missing. Times are not used: ``event_date``
is already the day in the property's time zone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import pandas as pd

from itineraire.exports.channels import channel_of_label, channel_of_source
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.documents import at, items, mapping, text
from itineraire.exports.parsing import number
from itineraire.exports.periods import from_start
from itineraire.exports.tools.columns import device_of, texts

_SESSION_SOURCE = "session_traffic_source_last_click"
_FIELDS = (
    column("day", "date", en="event_date", required=True),
    column("event", en="event_name", required=True),
    column("visitor", "id", en="user_pseudo_id"),
    column("session", en="ga_session_id|session_id"),
    column("engaged", en="session_engaged|engaged_session_event"),
    column(
        "group",
        en=f"{_SESSION_SOURCE}.cross_channel_campaign.default_channel_group|"
        f"{_SESSION_SOURCE}.cross_channel_campaign.primary_channel_group|default_channel_group",
    ),
    *(
        column(
            name,
            en=f"{_SESSION_SOURCE}.manual_campaign.{name}|{_SESSION_SOURCE}.cross_channel_campaign.{name}|"
            f"{_SESSION_SOURCE}_manual_{name}|session_{name}|collected_traffic_source.manual_{name}|{name}",
        )
        for name in ("source", "medium")
    ),
    column("first_source", en="traffic_source.source|traffic_source_source"),
    column("first_medium", en="traffic_source.medium|traffic_source_medium"),
    column("device", en="device.category|device_category"),
    column("revenue", "number", en="ecommerce.purchase_revenue|purchase_revenue"),
    column("transaction", "id", en="ecommerce.transaction_id|transaction_id"),
    *(
        column(f"nested_{name}", en=name)
        for name in ("event_params", "device", "traffic_source", "ecommerce", "collected_traffic_source")
    ),
    column("nested_session", en=_SESSION_SOURCE),
    column("timestamp", en="event_timestamp"),
    column("platform", en="platform"),
)
#: Where a nested export keeps what the flat one has in a column of its own: the record, then the way in it.
_NESTED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "group": (("nested_session", "cross_channel_campaign", "default_channel_group"),),
    "source": (
        ("nested_session", "manual_campaign", "source"),
        ("nested_collected_traffic_source", "manual_source"),
    ),
    "medium": (
        ("nested_session", "manual_campaign", "medium"),
        ("nested_collected_traffic_source", "manual_medium"),
    ),
    "first_source": (("nested_traffic_source", "source"),),
    "first_medium": (("nested_traffic_source", "medium"),),
    "device": (("nested_device", "category"),),
    "revenue": (("nested_ecommerce", "purchase_revenue"),),
    "transaction": (("nested_ecommerce", "transaction_id"),),
}
_PARAMETERS = {
    "session": "ga_session_id",
    "engaged": "session_engaged",
    "source": "source",
    "medium": "medium",
    "transaction": "transaction_id",
}


_GROUP = ["day", "channel", "device"]


def _finish(sheet: Sheet) -> Finished:
    """Return visits by day, channel and device; each row stands on the line of its first event."""
    events = _unnested(sheet.frame)
    events["visit"] = _visits(events)
    events["device"] = _of_visit(events, "device").map(device_of)
    scope, events["channel"] = _channels(events)
    days = events.groupby("visit")["day"].transform("min")
    events["day"] = days.where(events["visit"].notna(), events["day"])
    place = events.groupby(_GROUP, dropna=False, sort=False)
    first = events.index.to_series().groupby(place.ngroup()).transform("first")
    rows = events.loc[first.drop_duplicates()]
    clean = from_start(rows["day"], "day", sheet.start, sheet.end).assign(scope=scope)
    clean = clean.join(rows[["channel", "device"]])
    return Finished((Part("traffic", clean.join(_counts(events, first)), kind="events"),))


def _counts(events: pd.DataFrame, place: pd.Series) -> pd.DataFrame:
    """Return the measures of each place: a day, a channel and a device, known by its first event."""

    def counted(rows: pd.DataFrame) -> pd.Series:
        return rows.groupby(place.loc[rows.index]).size()

    event, visit = events["event"], events["visit"]
    bought = events[event == "purchase"]
    orders = bought[(bought["transaction"] == "") | ~bought["transaction"].duplicated()]
    counts = {
        "new_users": counted(events[event == "first_visit"]),
        "views": counted(events[event.isin({"page_view", "screen_view"})]),
        "transactions": counted(orders),
        "revenue": orders["revenue"].groupby(place.loc[orders.index]).sum(),
    }
    if visit.notna().any():
        visits = events[visit.notna()]
        engaged = visits[visits["engaged"].isin({"1", "true", "True"})]
        counts["sessions"] = counted(visits.drop_duplicates("visit"))
        if len(engaged):
            counts["engaged_sessions"] = counted(engaged.drop_duplicates("visit"))
    else:
        counts["sessions"] = counted(events[event == "session_start"])
    if events["visitor"].ne("").any():
        visitors = events[events["visitor"] != ""].assign(place=place)
        counts["users"] = counted(visitors.drop_duplicates(["place", "visitor"]))
    found = pd.DataFrame(counts, index=place.drop_duplicates()).astype("float64")
    return found.fillna(0.0)


def _visits(events: pd.DataFrame) -> pd.Series:
    """Return the session of each event; missing where the export does not tell it."""
    known = events["session"] != ""
    return (events["visitor"] + "/" + events["session"]).where(known).astype("object")


def _of_visit(events: pd.DataFrame, name: str) -> pd.Series:
    """Return a text of each event as its session first tells it, or its own outside any session."""
    told = events[name].where(events[name] != "")
    of_visit = told.groupby(events["visit"]).transform("first")
    return of_visit.where(events["visit"].notna(), told).fillna("")


def _channels(events: pd.DataFrame) -> tuple[str, pd.Series]:
    """Return whose source the export tells, and the channel of each event."""
    for scope, group, source, medium in (
        ("session", "group", "source", "medium"),
        ("first_user", "", "first_source", "first_medium"),
    ):
        if group and events[group].ne("").any():
            labels = _of_visit(events, group)
            return scope, labels.map(lambda label: channel_of_label(label) or "unassigned")
        if events[source].ne("").any():
            pairs = zip(_of_visit(events, source), _of_visit(events, medium), strict=True)
            # GA4 leaves the source of a direct visit empty
            channels = [channel_of_source(a or "(direct)", b) for a, b in pairs]
            return scope, pd.Series(channels, index=events.index, dtype="object")
    return "site", pd.Series(None, index=events.index, dtype="object")


def _unnested(frame: pd.DataFrame) -> pd.DataFrame:
    """Return one text column a field, taken from the nested records where the export has no column of its own."""
    names = ("session", "engaged", "group", "source", "medium", "first_source", "first_medium", "device")
    events = frame[["day", "event"]].copy()
    for name in (*names, "visitor", "transaction", "revenue"):
        events[name] = texts(frame, name).astype("object") if name != "revenue" else frame.get(name)
    records = {
        name: texts(frame, name).map(_record)
        for name in map(str, frame.columns)
        if name.startswith("nested_")
    }
    for name, ways in _NESTED.items():
        for record, *way in ways:
            if record in records and name not in frame:
                told = records[record].map(lambda found, way=tuple(way): _text(at(found, *way)))
                events[name] = told.where(events[name].isna() | (events[name] == ""), events[name])
    if "nested_event_params" in records:
        for name, key in _PARAMETERS.items():
            told = records["nested_event_params"].map(lambda found, key=key: _text(found.get(key)))
            events[name] = told.where(events[name] == "", events[name])
    events["revenue"] = [number(str(cell)) if isinstance(cell, str) else cell for cell in events["revenue"]]
    return events.assign(revenue=pd.to_numeric(events["revenue"], errors="coerce").fillna(0.0))


def _record(cell: str) -> Mapping[str, object]:
    """Return the record a cell holds as JSON; parameters as one value a key; empty when it is neither."""
    try:
        found: object = json.loads(cell) if cell else {}
    except (ValueError, RecursionError):
        return {}
    listed = items(found) or items(at(found, "event_params"))
    if not listed:
        return mapping(found)
    return {text(at(item, "key")): _value(at(item, "value")) for item in listed}


def _value(value: object) -> object:
    """Return what a parameter holds, whatever its type."""
    return next((held for held in mapping(value).values() if held is not None), None)


def _text(value: object) -> str:
    return "" if value is None else str(value)


DESCRIPTIONS = (
    Description(
        tool="ga4",
        report="events",
        fields=_FIELDS,
        one_of=(("visitor", "timestamp", "session"),),
        finish=_finish,
        priority=1,
    ),
)
