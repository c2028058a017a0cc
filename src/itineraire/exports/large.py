"""Files larger than memory: DuckDB adds them up by day without loading them.

A CSV, a Parquet file, a folder of partitioned Parquet files, or an ``s3://`` address (credentials from DuckDB's usual
chain). Every row is accounted for: it adds to a day, or its day cannot be read, or one of its figures cannot.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from itineraire.errors import ClientFilesError, Fault

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Memory DuckDB may take before it spills to disk, megabytes: the process stays under 1.5 GB.
MEMORY_MB = 800


@dataclass(frozen=True, eq=False)
class DailyTotals:
    """A large file added up: ``days`` has columns ``day``, the keys, ``rows`` and one a figure.

    ``rows_read == kept + undated + unreadable``; a row is unreadable when a figure is there and is no number.
    """

    days: pd.DataFrame
    rows_read: int
    kept: int
    undated: int
    unreadable: int

    @property
    def balances(self) -> bool:
        """Whether every row read is accounted for."""
        return self.rows_read == self.kept + self.undated + self.unreadable


def daily_totals(
    source: str | Path,
    *,
    day: str,
    sums: Mapping[str, str],
    keys: Sequence[str] = (),
    memory_mb: int = MEMORY_MB,
) -> DailyTotals:
    """Return the rows of a large file counted and added up by day.

    Parameters
    ----------
    source
        Path or ``s3://`` address of a CSV or Parquet file, or a folder of Parquet files.
    day
        Column that holds the day or the instant, ISO.
    sums
        Our name of a figure -> the file's column; decimal points.
    keys
        Columns to keep apart as well (a currency, a channel); never a personal one.
    memory_mb
        Memory DuckDB may take, megabytes.

    Raises
    ------
    ClientFilesError
        When the file cannot be read or lacks a column.
    """
    import duckdb

    with tempfile.TemporaryDirectory() as spill, duckdb.connect() as database:
        database.execute("SET memory_limit = $1", [f"{memory_mb}MB"])
        database.execute("SET temp_directory = $1", [spill])
        database.execute("SET preserve_insertion_order = false")
        try:
            _check_columns(database, source, [day, *sums.values(), *keys])
            found = database.execute(_query(source, day, sums, keys)).df()
        except duckdb.Error as error:
            first = str(error).splitlines()[0]
            raise ClientFilesError(
                Fault("exports.large_unreadable", Path(source).name, found=first)
            ) from error
    return _accounted(found, [*keys], list(sums))


def _check_columns(database: DuckDBPyConnection, source: str | Path, wanted: Sequence[str]) -> None:
    """Refuse a file that lacks a column, naming those it has."""
    described = database.execute(f"DESCRIBE SELECT * FROM {_scan(source)}").fetchall()
    present = [str(row[0]) for row in described]
    missing = [name for name in wanted if name not in present]
    if missing:
        values = {"missing": ", ".join(missing)}
        raise ClientFilesError(
            Fault("exports.large_columns", Path(source).name, found=", ".join(present), values=values)
        )


def _query(source: str | Path, day: str, sums: Mapping[str, str], keys: Sequence[str]) -> str:
    """Return one pass over the file: rows that cannot be used are counted by the same query."""
    named = [_name(key) for key in keys]
    figures = [f"TRY_CAST({_name(column)} AS DOUBLE)" for column in sums.values()]
    bad = " OR ".join(
        f"({_name(column)} IS NOT NULL AND CAST({_name(column)} AS VARCHAR) <> '' AND {figure} IS NULL)"
        for column, figure in zip(sums.values(), figures, strict=True)
    )
    usable = f"NOT ({bad or 'FALSE'})"
    moment = f"TRY_CAST({_name(day)} AS TIMESTAMP)"
    totals = "".join(
        f", SUM({figure}) FILTER ({usable}) AS {_name(name)}"
        for name, figure in zip(sums, figures, strict=True)
    )
    group = ", ".join(["day", *named])
    return (
        f"SELECT CAST({moment} AS DATE) AS day, {''.join(f'{key}, ' for key in named)}"
        f'COUNT(*) FILTER ({usable}) AS "rows", COUNT(*) AS read{totals} FROM {_scan(source)} GROUP BY {group}'
    ).replace("FILTER (NOT", "FILTER (WHERE NOT")


def _scan(source: str | Path) -> str:
    """Return the DuckDB call that reads a source."""
    text = str(source)
    quoted = "'" + text.replace("'", "''") + "'"
    if text.lower().endswith((".csv", ".csv.gz", ".tsv", ".txt")):
        return f"read_csv({quoted}, header = true, ignore_errors = false)"
    if text.lower().endswith(".parquet"):
        return f"read_parquet({quoted})"
    folder = quoted[:-1].rstrip("/") + "/**/*.parquet'"
    return f"read_parquet({folder}, hive_partitioning = true)"


def _name(column: str) -> str:
    """Return a column's name as SQL quotes it."""
    return '"' + column.replace('"', '""') + '"'


def _accounted(found: pd.DataFrame, keys: list[str], figures: list[str]) -> DailyTotals:
    """Return the days and what became of every row."""
    dated = found["day"].notna()
    days = found[dated & (found["rows"] > 0)].sort_values(["day", *keys], ignore_index=True)
    return DailyTotals(
        days=days[["day", *keys, "rows", *figures]],
        rows_read=int(found["read"].sum()),
        kept=int(found.loc[dated, "rows"].sum()),
        undated=int(found.loc[~dated, "read"].sum()),
        unreadable=int((found["read"] - found["rows"])[dated].sum()),
    )
