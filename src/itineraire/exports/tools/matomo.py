"""Matomo: UTF-16 with commas, raw names of its API or translated ones, rates as "100%".

A summary has a date column (``2009-12-28,2010-01-03`` for a week) or none; a breakdown has a ``label`` column, whose
meaning the export does not tell: it is kept as written.
"""

from __future__ import annotations

import pandas as pd
from pandas.api.typing import NaTType

from itineraire.exports.channels import CHANNELS, channel_of_label
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import moment
from itineraire.exports.periods import grain_of, over_report
from itineraire.exports.tools.columns import texts

_FIELDS = (
    column("date", en="date", fr="date"),
    column("label", "free", en="label", fr="nom|libelle"),
    column("sessions", "number", en="nb_visits|visits", fr="visites", required=True),
    column("actions", "number", en="nb_actions|actions", fr="actions"),
    column("visitors", "number", en="nb_uniq_visitors|unique visitors", fr="visiteurs uniques"),
    column("bounces", "number", en="bounce_count|bounces", fr="rebonds"),
    column("views", "number", en="pageviews|nb_pageviews", fr="vues de page|pages vues"),
    column("conversions", "number", en="nb_conversions|conversions", fr="conversions"),
    column("revenue", "number", en="revenue", fr="revenu|revenus"),
    column("duration", "number", en="sum_visit_length|total time spent by visitors (in seconds)"),
    column("rate", "number", en="bounce_rate|bounce rate", fr="taux de rebond"),
    column("new_users", "number", en="unique new visitors|new users"),
)


def _finish(sheet: Sheet) -> Finished:
    frame = sheet.frame
    clean = _periods(sheet).assign(scope="site")
    for name, target in (
        ("sessions", "sessions"),
        ("visitors", "users"),
        ("new_users", "new_users"),
        ("views", "views"),
        ("conversions", "key_events"),
        ("revenue", "revenue"),
    ):
        if name in frame:
            clean[target] = frame[name]
    if "bounces" in frame:
        clean["engaged_sessions"] = frame["sessions"] - frame["bounces"]
    elif "rate" in frame:
        clean["engaged_sessions"] = (frame["sessions"] * (1 - frame["rate"])).round()
    if "label" in frame:
        channels = texts(frame, "label").map(channel_of_label)
        if channels.isin(set(CHANNELS) - {"other"}).all() and len(frame):
            clean = clean.assign(channel=channels, scope="session")
        else:
            clean["other"] = "label=" + texts(frame, "label")
    return Finished((Part("traffic", clean, kind="traffic"),))


def _periods(sheet: Sheet) -> pd.DataFrame:
    """Return each row's period, from a day, ``2010-03`` for a month, or two days for a week."""
    frame = sheet.frame
    if "date" not in frame:
        return over_report(frame, sheet.start, sheet.end)
    pairs = [_bounds(text) for text in texts(frame, "date")]
    grains = [
        grain_of(start.date(), end.date()) if pd.notna(start) and pd.notna(end) else "total"
        for start, end in pairs
    ]
    return pd.DataFrame(
        {
            "start": pd.Series([start for start, _ in pairs], index=frame.index, dtype="datetime64[us]"),
            "end": pd.Series([end for _, end in pairs], index=frame.index, dtype="datetime64[us]"),
            "grain": pd.Series(grains, index=frame.index, dtype="object"),
            "partial": False,
        },
        index=frame.index,
    )


def _bounds(text: str) -> tuple[pd.Timestamp | NaTType, pd.Timestamp | NaTType]:
    """Return the first and last day a date cell covers."""
    first, _, last = text.partition(",")
    start, end = moment(first), moment(last)
    if start is None:
        return pd.NaT, pd.NaT
    if end is not None:
        return pd.Timestamp(start), pd.Timestamp(end)
    whole_month = len(first.strip()) == 7
    return pd.Timestamp(start), pd.Timestamp(start) + pd.offsets.MonthEnd(0) if whole_month else pd.Timestamp(
        start
    )


DESCRIPTIONS = (
    Description(
        tool="matomo",
        report="traffic",
        fields=_FIELDS,
        one_of=(("actions", "bounces", "visitors"),),
        finish=_finish,
        never=frozenset({"sessions", "clicks", "cost"}),
        decimal={"fr": "auto", "en": "auto"},
    ),
)
