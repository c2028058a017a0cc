"""Files larger than memory: DuckDB adds them up by day without loading them.

A CSV, a Parquet file, a folder of partitioned Parquet files, or an ``s3://`` address (credentials from the chain the
AWS tools use). Every row is accounted for: it adds to a day, or its day cannot be read, or one of its figures cannot,
or its line cannot be cut into cells.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pandas as pd

from itineraire.errors import ClientFilesError, Fault
from itineraire.exports.large_query import Asked, is_remote, is_text, query, quoted, scan
from itineraire.exports.unrecognised import quoted_labels

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Memory DuckDB may take before it spills to disk, megabytes: the process stays under 1.5 GB.
MEMORY_MB = 800
#: More groups than this a file, and a key is not one to group by (an order's number, a visitor's address).
MOST_GROUPS = 1_000_000
#: A day outside these is a damaged cell, or what programs write for "no date" (1 January 1970).
DATES = (pd.Timestamp("1970-01-02"), pd.Timestamp("2100-12-31"))


@dataclass(frozen=True, eq=False)
class DailyTotals:
    """A large file added up: ``days`` has columns ``day``, the keys, ``rows`` and one a figure.

    ``rows_read == kept + undated + unreadable + broken``; a row is unreadable when a figure is there and is no number,
    broken when its line has too many or too few cells. ``distinct`` is DuckDB's estimate (within some 3 %) of
    how many different records the rows hold, missing when no column names a record.
    """

    days: pd.DataFrame
    rows_read: int
    kept: int
    undated: int
    unreadable: int
    broken: int = 0
    distinct: int | None = None

    @property
    def balances(self) -> bool:
        """Whether every row read is accounted for."""
        return self.rows_read == self.kept + self.undated + self.unreadable + self.broken


def daily_totals(
    source: str | Path,
    *,
    day: str,
    sums: Mapping[str, str],
    keys: Sequence[str] = (),
    flags: Sequence[str] = (),
    record: str | None = None,
    decimal: str = ".",
    utc: bool = False,
    zone: ZoneInfo | None = None,
    memory_mb: int = MEMORY_MB,
) -> DailyTotals:
    """Return the rows of a large file counted and added up by day.

    Parameters
    ----------
    source
        Path or ``s3://`` address of a CSV or Parquet file, or a folder of Parquet files.
    day
        Column that holds the day or the instant: ISO, ``20250131`` or day first.
    sums
        Our name of a figure -> the file's column.
    keys
        Columns to keep apart as well (a currency, a channel); never a personal one.
    flags
        Columns that say yes or no, kept apart as ``true`` and ``false``.
    record
        Column that names the record a row is part of, to tell a file of several rows a record.
    decimal
        Decimal mark of figures written as text.
    utc
        Whether instants that do not say their zone are UTC.
    zone
        The client's clock: instants in UTC are moved to it before their day is taken.
    memory_mb
        Memory DuckDB may take, megabytes.

    Raises
    ------
    ClientFilesError
        When the file cannot be read, lacks a column, or has too many groups.
    """
    import duckdb

    name = Path(source).name
    asked = Asked(day, sums, keys, flags, record, decimal)
    with tempfile.TemporaryDirectory() as spill, duckdb.connect() as database:
        try:
            _prepare(database, source, spill, memory_mb)
            kinds = _checked_columns(database, source, asked.columns)
            in_utc = utc or _says_its_zone(database, source, day, kinds[day])
            text = query(scan(source, account=True), kinds, asked, in_utc=in_utc, most=MOST_GROUPS)
            found = database.execute(text).df()
            broken = _broken(database) if is_text(source) else 0
        except duckdb.Error as error:
            first = str(error).splitlines()[0].replace(str(source), name)
            code = "exports.remote_unreadable" if is_remote(source) else "exports.large_unreadable"
            raise ClientFilesError(Fault(code, name, found=first)) from error
    if len(found) > MOST_GROUPS:
        raise ClientFilesError(Fault("exports.large_groups", name, found=", ".join(keys)))
    found["day"] = found["day"].where(found["day"].between(*DATES))
    if in_utc:
        found["day"] = _moved(found["day"], zone)
    return _accounted(found, [*keys, *flags], list(sums), broken, record=record)


def _prepare(database: DuckDBPyConnection, source: str | Path, spill: str, memory_mb: int) -> None:
    """Set DuckDB's limits; an ``s3://`` address takes its credentials from the usual chain."""
    database.execute("SET memory_limit = $1", [f"{memory_mb}MB"])
    database.execute("SET temp_directory = $1", [spill])
    database.execute("SET preserve_insertion_order = false")
    database.execute("SET TimeZone = 'UTC'")
    if is_remote(source):
        database.execute("CREATE SECRET (TYPE s3, PROVIDER credential_chain)")


def _checked_columns(
    database: DuckDBPyConnection, source: str | Path, wanted: Sequence[str]
) -> dict[str, str]:
    """Return the type of every column; refuse a file that lacks one, naming those it has."""
    described = database.execute(f"DESCRIBE SELECT * FROM {scan(source)}").fetchall()
    kinds = {str(row[0]): str(row[1]) for row in described}
    missing = [name for name in wanted if name not in kinds]
    if missing:
        values = {"missing": ", ".join(missing)}
        raise ClientFilesError(
            Fault(
                "exports.large_columns", Path(source).name, found=quoted_labels(tuple(kinds)), values=values
            )
        )
    return kinds


def _says_its_zone(database: DuckDBPyConnection, source: str | Path, day: str, kind: str) -> bool:
    """Return whether the instants carry their zone: DuckDB then gives them in UTC."""
    if kind != "VARCHAR":
        return "WITH TIME ZONE" in kind
    column = quoted(day)
    rows = database.execute(f"SELECT {column} FROM {scan(source)} WHERE {column} IS NOT NULL LIMIT 100")
    cells = pd.Series([str(cell) for (cell,) in rows.fetchall()], dtype="str")
    return bool(cells.str.contains(r"\d(?:Z| ?UTC| ?[+-]\d\d:?\d\d)$", regex=True).any())


def _broken(database: DuckDBPyConnection) -> int:
    """Count the lines DuckDB could not cut into cells."""
    found = database.execute("SELECT COUNT(DISTINCT (scan_id, file_id, line)) FROM reject_errors").fetchone()
    return int(found[0]) if found else 0


def _moved(quarters: pd.Series, zone: ZoneInfo | None) -> pd.Series:
    """Return the client's day of quarters of an hour in UTC (every zone in use is a whole number of them)."""
    moved = quarters.dt.tz_localize("UTC").dt.tz_convert(zone or ZoneInfo("UTC"))
    return pd.Series(moved.dt.tz_localize(None).dt.normalize())


def _accounted(
    found: pd.DataFrame, keys: list[str], figures: list[str], broken: int, *, record: str | None
) -> DailyTotals:
    """Return the days and what became of every row."""
    dated = found["day"].notna()
    usable = found[dated & (found["rows"] > 0)]
    days = usable.groupby(["day", *keys], dropna=False, as_index=False)[["rows", *figures]].sum(min_count=1)
    return DailyTotals(
        days=days.sort_values(["day", *keys], ignore_index=True),
        rows_read=int(found["read"].sum()) + broken,
        kept=int(found.loc[dated, "rows"].sum()),
        undated=int(found.loc[~dated, "read"].sum()),
        unreadable=int((found["read"] - found["rows"])[dated].sum()),
        broken=broken,
        distinct=int(usable["records"].sum()) if record else None,
    )
