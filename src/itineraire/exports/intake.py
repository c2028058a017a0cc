"""Read a client's raw folder: the one way in for exports."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd

from itineraire.errors import Fault, Severity
from itineraire.exports.accounts import FileAccount, Rejected, rejected_frame
from itineraire.exports.cells import Setting
from itineraire.exports.contacts import facts_of, people_of, to_check, with_clusters
from itineraire.exports.file_accounts import accounts_of, shown
from itineraire.exports.file_reading import FileReading, read_file
from itineraire.exports.files import RawFile, walk
from itineraire.exports.guard import (
    Hide,
    guarded,
    renamed_report,
    told_account,
    told_fault,
    told_names,
    told_rejected,
)
from itineraire.exports.large_reading import read_large
from itineraire.exports.large_sources import large_sources
from itineraire.exports.mapped import MappedExport, entries_for, mapping_faults
from itineraire.exports.oddities import oddities
from itineraire.exports.people import name_keys, without_keyed_names, without_names
from itineraire.exports.privacy import PrivacyFacts
from itineraire.exports.remarks import remarks
from itineraire.exports.search_context import with_search_context
from itineraire.exports.series import MONEY, PERIODS, Joined, Report, join
from itineraire.tables import CONTRACTS, conform, empty

#: Clean tables that files feed; the last seven are usually kept by hand (``exports.follow_up``).
EXPORT_TABLES: tuple[str, ...] = (
    "traffic",
    "spend",
    "search",
    "keywords",
    "leads",
    "deals",
    "orders",
    "sales_days",
    "order_lines",
    "payments",
    "customers",
    "speed",
    "cards",
    "reviews",
    "subscribers",
    "local",
    "consent",
    "stock",
    "incidents",
    "meetings",
    "budget_actuals",
    "launched",
    "reads",
)


@dataclass(frozen=True, eq=False)
class Intake:
    """What a client's raw folder gave.

    ``tables`` has every clean table of ``EXPORT_TABLES`` plus ``reports``, empty when no file feeds it; ``accounts``
    one line a table of a file; ``rejected`` one line a row left out; ``grey_pairs`` the pairs of leads a human must
    decide on: keys, file and line of both, probability;
    ``people`` keyed hashes of the names met, for other files of the client to be read without them.
    """

    tables: Mapping[str, pd.DataFrame]
    accounts: tuple[FileAccount, ...]
    rejected: pd.DataFrame
    privacy: PrivacyFacts
    faults: tuple[Fault, ...]
    grey_pairs: pd.DataFrame = field(default_factory=pd.DataFrame)
    people: frozenset[str] = frozenset()


def read_folder(
    raw: Path,
    *,
    key: bytes,
    currency: str = "EUR",
    timezone: str = "Europe/Paris",
    mapping: Sequence[MappedExport] = (),
    ignored: Callable[[str], bool] | None = None,
    people: Collection[str] = (),
) -> Intake:
    """Read every export under ``raw`` to clean tables, account for every row, and let no personal datum through.

    Parameters
    ----------
    raw
        Folder of exports as they came: any name, any sub-folder, zips welcome. It is never written to.
    key
        The client's secret for keyed hashes, at most 64 bytes.
    currency
        Money of the tables that name none, ISO 4217.
    timezone
        The client's clock: instants written in UTC are moved to it before their day is taken.
    mapping
        For exports no tool signs, and for sources too large for memory (see ``exports.mapped``).
    ignored
        Told a file's name relative to ``raw``, says whether the consultant set it aside.
    people
        Hashes of names met elsewhere, to be hidden here too: ``people`` of another intake.

    Returns
    -------
    Intake
        Files that could not be used are faults, never exceptions.
    """
    setting = Setting(key, ZoneInfo(timezone), currency)
    faults: list[Fault] = [*mapping_faults(mapping)]
    set_aside: list[Fault] = []
    named = large_sources(raw, mapping)
    readings = [read_large(item.name, item.address, item.entry, setting) for item in named]
    if not raw.is_dir():
        if not readings:
            return _nothing(Fault("exports.no_folder", file=raw.name))
        return _assemble(readings, faults, setting, people)
    for item in walk(raw, skip=[item.address for item in named if isinstance(item.address, Path)]):
        name = _name(item, raw)
        if ignored is not None and ignored(name):
            set_aside.append(Fault("exports.set_aside", name, severity=Severity.WARNING))
        elif isinstance(item, Fault):
            faults.append(item)
        elif isinstance(item, RawFile):
            readings.append(read_file(item, setting, mapping))
        elif entries := entries_for(name, mapping):
            readings.append(read_large(name, item, entries[0], setting))
        else:
            faults.append(Fault("exports.too_large", name, values={"megabytes": item.stat().st_size / 1e6}))
    if not readings and not faults and not set_aside:
        return _nothing(Fault("exports.empty_folder", file=raw.name))
    return _assemble(with_search_context(_without_copies(readings)), [*faults, *set_aside], setting, people)


def _name(item: RawFile | Path | Fault, raw: Path) -> str:
    """Return a file's name relative to the raw folder."""
    if isinstance(item, Path):
        return item.relative_to(raw).as_posix()
    return item.file if isinstance(item, Fault) else item.name


def _nothing(fault: Fault) -> Intake:
    """Return an intake without data."""
    tables = {name: empty(name) for name in (*EXPORT_TABLES, "reports")}
    return Intake(tables, (), rejected_frame(()), PrivacyFacts(), (fault,))


def _without_copies(readings: Iterable[FileReading]) -> list[FileReading]:
    """Return readings where the second copy of a file (same bytes) gives no row."""
    first: dict[str, str] = {}
    unique: list[FileReading] = []
    for reading in readings:
        original = first.setdefault(reading.sha256 or reading.file, reading.file)
        unique.append(reading if original == reading.file else reading.as_copy_of(original))
    return unique


def _assemble(
    readings: list[FileReading], faults: list[Fault], setting: Setting, people: Collection[str]
) -> Intake:
    """Return the intake of files already read."""
    met = people_of(readings)
    hide = _hiding(without_names(*met), without_keyed_names(people, setting.key))
    names = told_names((reading.file for reading in readings), hide)
    joined = join(tuple(report for reading in readings for report in reading.reports()))
    masking = guarded(joined.reports, hide)
    clustered, pairs, doubts = with_clusters(masking.reports, readings)
    reports = tuple(renamed_report(report, names) for report in clustered)
    pairs = pairs.replace({"first_file": dict(names), "second_file": dict(names)})
    tables = {name: _table(name, reports, setting) for name in EXPORT_TABLES}
    tables["reports"] = _catalogue(reports)
    left_out = _once_a_line([item for reading in readings for item in reading.rejected], joined)
    counted = [account for reading in readings for account in accounts_of(reading, left_out)]
    accounts = tuple(told_account(account, names, hide) for account in counted)
    by_file = {reading.file: reading for reading in readings}
    rejected = [told_rejected(shown(by_file.get(item.file), item), names, hide) for item in left_out]
    of_files = (fault for reading in readings for fault in reading.faults)
    noticed = (
        *joined.faults,
        *doubts,
        *to_check(pairs),
        *remarks(accounts, reports, rejected),
        *oddities(reports),
    )
    return Intake(
        tables=tables,
        accounts=accounts,
        rejected=rejected_frame(rejected),
        privacy=replace(facts_of(readings, tables["leads"]), masked_cells=masking.cells),
        faults=tuple(told_fault(fault, names, hide) for fault in (*faults, *of_files, *noticed)),
        grey_pairs=pairs,
        people=name_keys(*met, setting.key),
    )


def _hiding(first: Hide, second: Hide) -> Hide:
    """Return what hides both the people of these files and those met elsewhere."""
    return lambda text: second(first(text))


def _once_a_line(read: list[Rejected], joined: Joined) -> list[Rejected]:
    """Return each rejected line once, for its first reason."""
    once: dict[tuple[str, int], Rejected] = {}
    for item in (*read, *joined.rejected):
        once.setdefault((item.file, item.line), item)
    return [once[place] for place in sorted(once)]


def _table(name: str, reports: Iterable[Report], setting: Setting) -> pd.DataFrame:
    """Return one clean table from all its reports."""
    frames = [
        conform(name, _named(name, report))
        for report in reports
        if report.table == name and len(report.frame)
    ]
    if not frames:
        return empty(name)
    whole = pd.concat(frames, ignore_index=True)
    if name in MONEY:
        whole["currency"] = whole["currency"].fillna(setting.currency)
    return whole


def _named(table: str, report: Report) -> pd.DataFrame:
    """Return a report's rows with its name, where the table keeps one."""
    rows = report.frame.drop(columns=["source_line"])
    return rows.assign(report=report.name) if "report" in CONTRACTS[table] else rows


def _catalogue(reports: Iterable[Report]) -> pd.DataFrame:
    """Return the list of reports: where each came from, what it is broken down by, what it covers."""
    rows = []
    for report in reports:
        start, end = report.bounds()
        rows.append(
            {
                "report": report.name,
                "file": report.file,
                "tool": report.tool,
                "kind": report.kind,
                "table": report.table,
                "breakdown": (" + ".join(report.breakdown) or None) if report.table in PERIODS else None,
                "measures": " + ".join(report.measures) or None,
                "grain": " + ".join(sorted(report.grains)) or None,
                "start": pd.Timestamp(start) if start else pd.NaT,
                "end": pd.Timestamp(end) if end else pd.NaT,
                "comparison": report.comparison,
                "rows": float(len(report.frame)),
            }
        )
    return conform("reports", pd.DataFrame(rows, columns=list(CONTRACTS["reports"])))
