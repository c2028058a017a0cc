"""What needs the contacts' own names and addresses: duplicates, consent and retention, names hidden in free texts.

The last place where personal data exist; only keys, counts and masked texts leave it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from itineraire.errors import Fault, Severity
from itineraire.exports.duplicates import find_duplicates
from itineraire.exports.file_reading import FileReading
from itineraire.exports.privacy import PrivacyFacts, without_names
from itineraire.exports.series import Report

#: Fields of the descriptions that hold a person's name.
_PEOPLE = (
    "owner",
    "contact",
    "billing_name",
    "card_name",
    "author",
    "members",
    "assignee",
    "customer_name",
    "lead_name",
)
#: Columns of clean tables that people type in.
_FREE_TEXTS = {
    "cards": ("title", "labels", "list"),
    "deals": ("loss_reason", "stage", "stage_dates"),
    "leads": ("entry_point", "source", "original_source_raw", "status", "stage"),
    "spend": ("campaign", "ad_group", "search_term"),
    "search": ("key",),
    "traffic": ("campaign", "source_medium", "page"),
    "keywords": ("keyword",),
    "order_lines": ("product",),
    "payments": ("campaign", "source", "medium"),
}
_CONTACT_FIELDS = ("email", "phone", "name", "company")
#: Above this many contacts the comparison is left to the optional extra, so that a large base never stalls the door.
MOST_COMPARED = 60_000


@dataclass(frozen=True, eq=False)
class Masking:
    """Reports with the names met in the files hidden in their free texts, and how many cells that changed."""

    reports: tuple[Report, ...]
    cells: int


def hide_names(reports: Sequence[Report], readings: Iterable[FileReading]) -> Masking:
    """Return reports whose free texts no longer hold a full name met in a name column of any file."""
    hide = without_names(_names(readings))
    changed = 0
    clean = []
    for report in reports:
        frame = report.frame
        for name in _FREE_TEXTS.get(report.table, ()):
            if name not in frame or not frame[name].notna().any():
                continue
            known = {text: hide(str(text)) for text in frame[name].dropna().unique()}
            moved = {text: safe for text, safe in known.items() if text != safe}
            if moved:
                changed += int(frame[name].isin(list(moved)).sum())
                frame = frame.assign(**{name: frame[name].replace(moved)})
        clean.append(replace(report, frame=frame))
    return Masking(tuple(clean), changed)


def _names(readings: Iterable[FileReading]) -> Iterator[str]:
    """Yield every full name the files hold."""
    for reading in readings:
        for table in reading.readings:
            raw = table.raw
            for field in _PEOPLE:
                if field in raw:
                    yield from raw[field].unique()
            if {"first_name", "last_name"} <= set(raw):
                yield from (raw["first_name"] + " " + raw["last_name"]).unique()


def with_clusters(
    reports: Sequence[Report], readings: Iterable[FileReading]
) -> tuple[tuple[Report, ...], pd.DataFrame, tuple[Fault, ...]]:
    """Return the reports where each lead has its cluster, the pairs left to a human (keys only), and the doubts.

    Leads of every file are compared together.
    """
    nothing = pd.DataFrame({"first": [], "second": [], "probability": []})
    leads = [report for report in reports if report.table == "leads" and len(report.frame)]
    if not leads:
        return tuple(reports), nothing, ()
    keys = pd.concat([report.frame["lead_key"] for report in leads], ignore_index=True)
    records = _records(leads, readings)
    if len(records) > MOST_COMPARED:
        fault = Fault(
            "exports.too_many_contacts", values={"contacts": len(records)}, severity=Severity.WARNING
        )
        return tuple(reports), nothing, (fault,)
    found = find_duplicates(records)
    cluster = pd.Series([keys[place] for place in found.cluster], dtype="str")
    grey = found.grey.assign(
        first=[keys[place] for place in found.grey["first"]],
        second=[keys[place] for place in found.grey["second"]],
    )
    return tuple(_clustered(reports, cluster)), grey, ()


def _clustered(reports: Sequence[Report], cluster: pd.Series) -> Iterator[Report]:
    """Yield the reports, each lead with the key of the first record of its group."""
    place = 0
    for report in reports:
        if report.table != "leads" or report.frame.empty:
            yield report
            continue
        own = cluster.iloc[place : place + len(report.frame)]
        place += len(report.frame)
        yield replace(report, frame=report.frame.assign(cluster=own.to_numpy()))


def _records(leads: Sequence[Report], readings: Iterable[FileReading]) -> pd.DataFrame:
    """Return the names and addresses of the leads kept, in the leads' order."""
    raw = {reading.name: reading.raw for file in readings for reading in file.readings if reading.main}
    frames = []
    for report in leads:
        own = raw[report.name.split("~", maxsplit=1)[0]].reindex(report.frame.index).fillna("")
        names = _column(own, "lead_name")
        if "last_name" in own:
            names = (_column(own, "first_name") + " " + own["last_name"]).str.strip()
        frames.append(
            pd.DataFrame(
                {
                    "email": _column(own, "email"),
                    "phone": _column(own, "phone"),
                    "name": names,
                    "company": _column(own, "company"),
                }
            )
        )
    return pd.concat(frames, ignore_index=True)


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    return frame[name].astype("object") if name in frame else pd.Series("", index=frame.index, dtype="object")


def facts_of(readings: Iterable[FileReading], leads: pd.DataFrame) -> PrivacyFacts:
    """Return the consent and retention facts of the contacts kept (R165)."""
    personal = tuple(
        sorted(
            {
                f"{table.tool}.{field}"
                for reading in readings
                for table in reading.readings
                for field in (*_PEOPLE, *_CONTACT_FIELDS, "first_name", "last_name", "ip")
                if field in table.raw and (table.raw[field] != "").any()
            }
        )
    )
    if leads.empty:
        return PrivacyFacts(personal_columns=personal)
    last = leads[["last_activity", "first_contact", "created"]].max(axis=1)
    days = last.dropna().dt.date.value_counts()
    return PrivacyFacts(
        contacts=len(leads),
        with_email=int(leads["email_key"].notna().sum()),
        opt_in_recorded=int(leads["opted_in"].notna().sum()),
        opted_in=int(leads["opted_in"].fillna(False).sum()),
        undated=int(last.isna().sum()),
        last_contacts={day: int(count) for day, count in days.items()},
        personal_columns=personal,
    )
