"""Read a large file, a folder of Parquet files or an ``s3://`` address into the clean table that daily sums can feed.

Orders become ``sales_days`` (orders, revenue, refunds by day, channel, source and currency); ``traffic``, ``spend``,
``local`` and ``sales_days`` keep their own columns, added up by day. A label ``*`` counts rows: ``key_events: "*"``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path

import pandas as pd

from itineraire.errors import ClientFilesError, Fault, Severity
from itineraire.exports.accounts import FileAccount, Rejected
from itineraire.exports.cells import Setting, shape_of
from itineraire.exports.channels import channel_of_label
from itineraire.exports.description import Part
from itineraire.exports.file_reading import FileReading
from itineraire.exports.large import DailyTotals, daily_totals
from itineraire.exports.large_query import is_remote
from itineraire.exports.mapped import ROWS, MappedExport, entry_faults, names_utc
from itineraire.exports.periods import from_start
from itineraire.exports.privacy import masked_free
from itineraire.exports.reading import Reading, allowed
from itineraire.exports.series import MONEY
from itineraire.tables import CONTRACTS, breakdowns_of

#: Tables whose figures add up over rows, days and files.
SUMMABLE = frozenset({"orders", "sales_days", "traffic", "spend", "local"})
#: Columns of ``orders`` -> what they are once added up.
_OF_ORDERS = {"created": "start", "total": "revenue", "refunded": "refunded"}
_NOT_ADDITIVE = frozenset({"users"})
#: Below this share of different records, a record takes several rows and its amounts may repeat.
LEAST_DISTINCT = 0.9


@dataclass(frozen=True)
class Plan:
    """What to ask of a large file: its day, its sums, what keeps rows apart, the record they belong to."""

    table: str
    day: str
    sums: Mapping[str, str]
    counts: tuple[str, ...]
    keys: Mapping[str, str]
    cancelled: str | None
    record: str | None
    unused: tuple[str, ...]
    grain: str
    fixed: Mapping[str, str]


def plan_of(entry: MappedExport) -> Plan | Fault:
    """Return what a mapping asks of a large file, or why it cannot be added up."""
    wrong = entry_faults(entry)
    if wrong:
        return wrong[0]
    if entry.table not in SUMMABLE:
        known = ", ".join(sorted(SUMMABLE))
        return Fault("exports.large_table", entry.pattern, found=entry.table, values={"known": known})
    table = "sales_days" if entry.table == "orders" else entry.table
    named = {_OF_ORDERS.get(name, name) if entry.table == "orders" else name: name for name in entry.columns}
    labels = {ours: entry.columns[name] for ours, name in named.items()}
    if "start" not in labels:
        return Fault("exports.large_undated", entry.pattern, found=entry.table)
    contract = CONTRACTS[table]
    figures = {
        name: label
        for name, label in labels.items()
        if name in contract and contract[name].kind == "number" and name not in _NOT_ADDITIVE | {"cancelled"}
    }
    keys = {
        name: label
        for name, label in labels.items()
        if name in {*breakdowns_of(table), "currency", "platform", "result_kind"} and name in contract
    }
    counts = tuple(name for name, label in figures.items() if label == ROWS)
    used = {"start", "cancelled", "order_key", *figures, *keys}
    return Plan(
        table=table,
        day=labels["start"],
        sums={name: label for name, label in figures.items() if label != ROWS},
        counts=(*counts, "orders") if entry.table == "orders" else counts,
        keys=keys,
        cancelled=labels.get("cancelled"),
        record=labels.get("order_key"),
        unused=tuple(sorted(set(labels) - used)),
        grain=entry.grain,
        fixed=entry.fixed,
    )


def read_large(name: str, source: str | Path, entry: MappedExport, setting: Setting) -> FileReading:
    """Return what a large source gave: its days as a clean table, and what became of every row.

    Parameters
    ----------
    name
        Name to quote, relative to ``raw/``.
    source
        The file, the folder of Parquet files or the ``s3://`` address.
    entry
        How ``client.yaml`` describes it.
    setting
        The client's key, time zone and currency.
    """
    plan = plan_of(entry)
    if isinstance(plan, Fault):
        return FileReading(name, "", own_faults=(replace(plan, file=plan.file or name),))
    try:
        totals = daily_totals(
            source,
            day=plan.day,
            sums=plan.sums,
            keys=list(dict.fromkeys(plan.keys.values())),
            flags=[plan.cancelled] if plan.cancelled else [],
            record=plan.record,
            decimal="," if entry.decimal == "," else ".",
            utc=entry.utc or names_utc(plan.day),
            zone=setting.zone,
        )
    except ClientFilesError as error:
        return FileReading(name, "", own_faults=tuple(replace(fault, file=name) for fault in error.faults))
    return _reading(name, source, plan, totals)


def _reading(name: str, source: str | Path, plan: Plan, totals: DailyTotals) -> FileReading:
    """Return the days as a file read, with its account.

    A group of rows stands for its lines under a negative number, which no line of the file has.
    """
    digest = _digest(source)
    frame = _clean(plan, totals.days).assign(source_line=[-group for group in range(1, len(totals.days) + 1)])
    parts, forbidden = allowed(name, (Part(plan.table, frame, kind="mapped"),))
    listed = tuple(
        Rejected(
            _place(name, row.file, source),
            row.line,
            row.column,
            shape_of(row.cell),
            row.reason,
        )
        for row in totals.refused
    )
    reading = Reading(
        name,
        "mapped",
        plan.table,
        "",
        totals.rows_read,
        parts,
        rejected=(*listed, *forbidden),
    )
    return FileReading(
        name,
        digest,
        readings=(reading,),
        own_faults=tuple(_faults(name, plan, totals)),
        counted=_account(name, digest, plan, totals, frame),
        group_rows=tuple(int(rows) for rows in totals.days["rows"]),
        group_days=tuple(str(day.date()) for day in totals.days["day"]),
    )


def _account(name: str, digest: str, plan: Plan, totals: DailyTotals, frame: pd.DataFrame) -> FileAccount:
    """Return what became of every row of a large source."""
    lost = {"no_day": totals.undated, "no_figure": totals.unreadable, "badly_cut": totals.broken}
    start, end = (totals.days["day"].min(), totals.days["day"].max()) if len(frame) else (None, None)
    money = sorted(frame["currency"].dropna().unique()) if "currency" in frame else []
    return FileAccount(
        file=name,
        sha256=digest,
        tool="mapped",
        report=plan.table,
        language="",
        encoding="utf-8" if totals.separator else "parquet",
        separator=totals.separator,
        start=start.date() if start is not None else None,
        end=end.date() if end is not None else None,
        currency=" + ".join(money) or None,
        rows_read=totals.rows_read,
        kept=totals.kept,
        totals=0,
        rejected=totals.rows_read - totals.kept,
        reasons=tuple((reason, rows) for reason, rows in lost.items() if rows),
        money=plan.table in MONEY,
    )


def _place(name: str, part: str, source: str | Path) -> str:
    """Return the name of a source, with that of its part relative to it."""
    return f"{name}/{part.removeprefix(str(source).rstrip('/')).strip('/')}" if part else name


def _clean(plan: Plan, days: pd.DataFrame) -> pd.DataFrame:
    """Return the days under the columns of the clean table; cancelled orders are counted apart."""
    clean = from_start(days["day"], plan.grain).assign(**plan.fixed)
    gone = days[plan.cancelled].astype("bool") if plan.cancelled else pd.Series(False, index=days.index)
    for name in plan.sums:
        clean[name] = days[name].where(~gone, 0.0).where(days[name].notna())
    for name in plan.counts:
        clean[name] = days["rows"].where(~gone, 0).astype("float64")
    if plan.cancelled and "cancelled" in CONTRACTS[plan.table]:
        clean["cancelled"] = days["rows"].where(gone, 0).astype("float64")
    for name, label in plan.keys.items():
        clean[name] = _key(name, label, days[label])
    if plan.table == "traffic":
        clean["scope"] = "session" if "channel" in plan.keys else "site"
    if plan.table == "spend" and "platform" not in clean:
        clean["platform"] = "other"
    return clean


def _key(name: str, label: str, cells: pd.Series) -> pd.Series:
    """Return what keeps rows apart, personal data masked."""
    texts = cells.map(str, na_action="ignore").astype("object")
    known: dict[object, str | None] = {}
    for text in texts.dropna().unique():
        if name == "channel":
            known[text] = channel_of_label(text)
        elif name == "currency":
            known[text] = text.strip().upper() or None
        else:
            safe = masked_free(text.strip())
            known[text] = (f"{label}={safe}" if name == "other" else safe) or None
    return texts.map(known).astype("str")


def _faults(name: str, plan: Plan, totals: DailyTotals) -> list[Fault]:
    """Return what was left out of a large file, and what may be counted twice in it."""
    found = []
    lost = totals.rows_read - totals.kept
    if lost:
        values: dict[str, object] = {
            "rows": lost,
            "read": totals.rows_read,
            "undated": totals.undated,
            "unreadable": totals.unreadable,
            "broken": totals.broken,
            "listed": len(totals.refused),
        }
        found.append(Fault("exports.large_rejected", name, values=values, severity=Severity.WARNING))
    if totals.distinct is not None and totals.distinct < LEAST_DISTINCT * totals.kept:
        values = {"rows": totals.kept, "records": totals.distinct}
        found.append(Fault("exports.large_repeated", name, values=values, severity=Severity.WARNING))
    if plan.unused:
        unused = ", ".join(plan.unused)
        found.append(Fault("exports.large_unused", name, found=unused, severity=Severity.WARNING))
    return found


def _digest(source: str | Path) -> str:
    """Return the digest of a file, or of a folder's files in name order; nothing for what is not on this machine."""
    if is_remote(source):
        return ""
    path = Path(source)
    files = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
    digests = []
    for file in files:
        with file.open("rb") as stream:
            digests.append(file_digest(stream, "sha256").hexdigest())
    return digests[0] if len(digests) == 1 else sha256("".join(digests).encode()).hexdigest()
