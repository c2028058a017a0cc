"""The one SQL query that adds a large file up: column names are quoted, cells never reach the query's text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from itineraire.exports.parsing import LARGEST_FIGURE

QUARTER_HOUR = "INTERVAL 15 MINUTE"
#: What is read as yes; anything else is no.
_YES = "('yes', 'oui', 'true', 'vrai', '1', 'y', 'o', 't')"
#: Days that are not ISO: BigQuery's, then the French ones.
_FORMATS = "['%Y%m%d', '%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M', '%d/%m/%Y', '%d-%m-%Y %H:%M', '%d-%m-%Y']"
_TEXTS = (".csv", ".csv.gz", ".tsv", ".txt")


def is_text(source: str | Path) -> bool:
    """Return whether a source is a delimited text."""
    return str(source).lower().endswith(_TEXTS)


def is_remote(source: str | Path) -> bool:
    """Return whether a source stands on S3."""
    return str(source).lower().startswith("s3://")


def scan(source: str | Path, *, account: bool = False) -> str:
    """Return the DuckDB call that reads a source.

    Cells of a text stay text until the query casts them: one bad cell then costs its row, not the file. Lines
    that cannot be cut into cells are passed over, and listed when ``account`` asks for it.
    """
    text = str(source)
    address = "'" + text.replace("'", "''") + "'"
    if is_text(source):
        rejects = ", store_rejects = true" if account else ", ignore_errors = true"
        return f"read_csv({address}, header = true, all_varchar = true{rejects})"
    if text.lower().endswith(".parquet"):
        return f"read_parquet({address})"
    folder = address[:-1].rstrip("/") + "/**/*.parquet'"
    return f"read_parquet({folder}, hive_partitioning = true)"


def query(
    source: str,
    kinds: Mapping[str, str],
    *,
    day: str,
    sums: Mapping[str, str],
    keys: Sequence[str],
    flags: Sequence[str],
    record: str | None,
    decimal: str,
    in_utc: bool,
    most: int,
) -> str:
    """Return one pass over the file: rows that cannot be used are counted by the same query.

    Groups are days, or quarters of an hour when the day depends on the client's clock.
    """
    figures = {name: figure(column, kinds[column], decimal) for name, column in sums.items()}
    bad = " OR ".join(
        f"({quoted(column)} IS NOT NULL AND CAST({quoted(column)} AS VARCHAR) <> '' AND {figures[name]} IS NULL)"
        for name, column in sums.items()
    )
    usable = f"NOT ({bad or 'FALSE'})"
    when = moment(day, kinds[day], in_utc=in_utc)
    start = f"time_bucket({QUARTER_HOUR}, {when})" if in_utc else f"CAST({when} AS DATE)"
    apart = [quoted(key) for key in keys] + [
        f"LOWER(TRIM(CAST({quoted(name)} AS VARCHAR))) IN {_YES} AS {quoted(name)}" for name in flags
    ]
    totals = [f"SUM({value}) FILTER (WHERE {usable}) AS {quoted(name)}" for name, value in figures.items()]
    records = [f"approx_count_distinct({quoted(record)}) AS records"] if record else []
    columns = [
        f"{start} AS day",
        *apart,
        f'COUNT(*) FILTER (WHERE {usable}) AS "rows"',
        'COUNT(*) AS "read"',
        *totals,
        *records,
    ]
    group = ", ".join(str(place) for place in range(1, len(apart) + 2))
    return f"SELECT {', '.join(columns)} FROM {source} GROUP BY {group} LIMIT {most + 1}"


def moment(column: str, kind: str, *, in_utc: bool) -> str:
    """Return the expression of a row's instant."""
    name = quoted(column)
    if kind.startswith(("TIMESTAMP", "DATE")):
        return (
            f"make_timestamp(epoch_us({name}))" if "WITH TIME ZONE" in kind else f"CAST({name} AS TIMESTAMP)"
        )
    text = f"CAST({name} AS VARCHAR)"
    iso = f"TRY_CAST({text} AS TIMESTAMP)"
    if in_utc:
        spaced = f"regexp_replace({text}, ' ?([+-][0-9]{{2}}):?([0-9]{{2}})$', '\\1:\\2')"
        both = f"COALESCE(TRY_CAST({text} AS TIMESTAMPTZ), TRY_CAST({spaced} AS TIMESTAMPTZ))"
        iso = f"make_timestamp(epoch_us({both}))"
    return f"COALESCE({iso}, try_strptime({text}, {_FORMATS}))"


def figure(column: str, kind: str, decimal: str) -> str:
    """Return the expression of a figure; a comma is a decimal mark only when the settings say so.

    What no client's business reaches (1e308, ``inf``) is no figure.
    """
    name = quoted(column)
    if kind == "VARCHAR" and decimal == ",":
        bare = f"regexp_replace({name}, '[\\s\\x{{00A0}}\\x{{202F}}]', '', 'g')"
        value = f"TRY_CAST(REPLACE({bare}, ',', '.') AS DOUBLE)"
    else:
        value = f"TRY_CAST({name} AS DOUBLE)"
    return f"CASE WHEN abs({value}) <= {LARGEST_FIGURE:.0f} THEN {value} END"


def quoted(column: str) -> str:
    """Return a column's name as SQL quotes it."""
    return '"' + column.replace('"', '""') + '"'
