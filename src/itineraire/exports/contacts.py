"""What needs the contacts' own names and addresses: duplicates, consent and retention, names hidden in free texts.

The last place where personal data exist; only keys, counts and masked texts leave it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pandas as pd

from itineraire.errors import Fault, Severity
from itineraire.exports.duplicates import find_duplicates
from itineraire.exports.file_reading import FileReading
from itineraire.exports.large_duplicates import find_many_duplicates, is_available
from itineraire.exports.privacy import PrivacyFacts
from itineraire.exports.series import Report

#: Fields of the descriptions that hold a person's name.
PEOPLE = (
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
_CONTACT_FIELDS = ("email", "phone", "name", "company")
#: Above this many contacts the comparison is left to the extra ``dedupe``, which spills to disk.
MOST_COMPARED = 50_000
#: Doubtful pairs that a warning quotes.
MOST_SHOWN = 5


def people_of(readings: Iterable[FileReading]) -> tuple[list[str], list[str]]:
    """Return every full name the files hold, and every family name: of its own column, or the last word of a name."""
    names: list[str] = []
    families: list[str] = []
    for table in (table for reading in readings for table in reading.readings):
        raw = table.raw
        for field in PEOPLE:
            if field in raw:
                names.extend(raw[field].unique())
        if "last_name" in raw:
            families.extend(raw["last_name"].unique())
            if "first_name" in raw:
                names.extend((raw["first_name"] + " " + raw["last_name"]).unique())
    return names, [*families, *(words[-1] for name in names if len(words := name.split()) == 2)]


def with_clusters(
    reports: Sequence[Report], readings: Iterable[FileReading]
) -> tuple[tuple[Report, ...], pd.DataFrame, tuple[Fault, ...]]:
    """Return the reports where each lead has its cluster, the pairs left to a human, and the doubts.

    Leads of every file are compared together. A pair is told by its keys and by the file and line of both contacts.
    """
    leads = [report for report in reports if report.table == "leads" and len(report.frame)]
    if not leads:
        return tuple(reports), _grey_pairs(_NO_PAIRS, _NO_PLACES), ()
    places = pd.concat([_places(report) for report in leads], ignore_index=True)
    records = _records(leads, readings)
    large = len(records) > MOST_COMPARED
    if large and not is_available():
        values = {"contacts": len(records), "most": MOST_COMPARED}
        fault = Fault("exports.too_many_contacts", values=values, severity=Severity.WARNING)
        return tuple(reports), _grey_pairs(_NO_PAIRS, places), (fault,)
    found = find_many_duplicates(records) if large else find_duplicates(records)
    cluster = pd.Series([places["key"][place] for place in found.cluster], dtype="str")
    grey = _grey_pairs(found.grey, places)
    return tuple(_clustered(reports, cluster)), grey, ()


_NO_PAIRS = pd.DataFrame({"first": [], "second": [], "probability": []}).astype(
    {"first": "int64", "second": "int64", "probability": "float64"}
)
_NO_PLACES = pd.DataFrame({"key": [], "file": [], "line": []})


def _places(report: Report) -> pd.DataFrame:
    """Return the key of each lead, and where the consultant finds it."""
    frame = report.frame
    return pd.DataFrame({"key": frame["lead_key"], "file": report.file, "line": frame["source_line"]})


def _grey_pairs(pairs: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return pairs by the keys, the files and the lines of both contacts, the surest first."""
    columns = {
        f"{side}_{name}": places[name].to_numpy()[pairs[side].to_numpy()]
        for side in ("first", "second")
        for name in ("key", "file", "line")
    }
    return pd.DataFrame({**columns, "probability": pairs["probability"].to_numpy()})


def to_check(grey: pd.DataFrame) -> Iterator[Fault]:
    """Yield what is left to a human: how many pairs, and where the surest stand."""
    if len(grey):
        shown = grey.head(MOST_SHOWN)
        ends = zip(
            *(shown[f"{side}_{name}"] for side in ("first", "second") for name in ("file", "line")),
            strict=True,
        )
        found = " ; ".join(f"{file}:{line} = {other}:{at}" for file, line, other, at in ends)
        values = {"pairs": len(grey)}
        yield Fault("exports.contacts_to_check", found=found, values=values, severity=Severity.WARNING)


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
    """Return the consent and retention facts of the contacts kept (R165).

    A record that duplicates another was last in touch when the person was.
    """
    personal = tuple(
        sorted(
            {
                f"{table.tool}.{field}"
                for reading in readings
                for table in reading.readings
                for field in (*PEOPLE, *_CONTACT_FIELDS, "first_name", "last_name", "ip")
                if field in table.raw and (table.raw[field] != "").any()
            }
        )
    )
    if leads.empty:
        return PrivacyFacts(personal_columns=personal)
    person = leads["cluster"].fillna(leads["lead_key"])
    last = leads[["last_activity", "first_contact", "created"]].max(axis=1).groupby(person).transform("max")
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
