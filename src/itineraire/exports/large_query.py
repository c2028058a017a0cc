"""The one SQL query that adds a large file up: column names are quoted, cells never reach the query's text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from itineraire.exports.parsing import LARGEST_FIGURE

QUARTER_HOUR = "INTERVAL 15 MINUTE"
#: What is read as yes; anything else is no.
_YES = "('yes', 'oui', 'true', 'vrai', '1', 'y', 'o', 't')"
#: Days that are not ISO: BigQuery's, then the French ones.
_FORMATS = "['%Y%m%d', '%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M', '%d/%m/%Y', '%d-%m-%Y %H:%M', '%d-%m-%Y']"
#: Names of what the inner query computes once a row; no export's label starts with a bell.
_WHEN, _USABLE, _RECORD, _SUM = "\a when", "\a usable", "\a record", "\a sum "
_PART, _RANK, _PLACE = '"\a part"', '"\a rank"', '"\a place"'
_TEXTS = (".csv", ".csv.gz", ".tsv", ".txt")


@dataclass(frozen=True)
class Asked:
    """What is asked of a large file, by its own column names (see ``exports.large.daily_totals``)."""

    day: str
    sums: Mapping[str, str]
    keys: Sequence[str] = ()
    flags: Sequence[str] = ()
    record: str | None = None
    decimal: str = "."

    @property
    def columns(self) -> list[str]:
        """Every column the query reads."""
        return [
            self.day,
            *self.sums.values(),
            *self.keys,
            *self.flags,
            *([self.record] if self.record else []),
        ]


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
    text, address = str(source), literal(source)
    if is_text(source):
        rejects = ", store_rejects = true" if account else ", ignore_errors = true"
        return f"read_csv({address}, header = true, all_varchar = true{rejects})"
    if text.lower().endswith(".parquet"):
        return f"read_parquet({address})"
    folder = address[:-1].rstrip("/") + "/**/*.parquet'"
    return f"read_parquet({folder}, hive_partitioning = true)"


def query(source: str, kinds: Mapping[str, str], asked: Asked, *, in_utc: bool, most: int) -> str:
    """Return one pass over the file: rows that cannot be used are counted by the same query.

    Groups are days, or quarters of an hour when the day depends on the client's clock.
    """
    day, sums, keys, flags = asked.day, asked.sums, asked.keys, asked.flags
    record, decimal = asked.record, asked.decimal
    bad = " OR ".join(_is_bad(column, kinds[column], decimal) for column in dict.fromkeys(sums.values()))
    apart = [
        f"COALESCE(LOWER(TRIM(CAST({quoted(name)} AS VARCHAR))) IN {_YES}, FALSE) AS {quoted(name)}"
        for name in flags
    ] + [quoted(key) for key in keys]
    values = [
        f"{figure(column, kinds[column], decimal)} AS {quoted(_SUM + name)}" for name, column in sums.items()
    ]
    records = [f"{quoted(record)} AS {quoted(_RECORD)}"] if record else []
    when = f"{moment(day, kinds[day], in_utc=in_utc)} AS {quoted(_WHEN)}"
    cells = ", ".join([when, f"NOT ({bad or 'FALSE'}) AS {quoted(_USABLE)}", *apart, *values, *records])
    start = f"time_bucket({QUARTER_HOUR}, {quoted(_WHEN)})" if in_utc else f"CAST({quoted(_WHEN)} AS DATE)"
    columns = [
        f"{start} AS day",
        *(quoted(name) for name in (*flags, *keys)),
        f'COUNT(*) FILTER (WHERE {quoted(_USABLE)}) AS "rows"',
        'COUNT(*) AS "read"',
        *(f"SUM({quoted(_SUM + name)}) FILTER (WHERE {quoted(_USABLE)}) AS {quoted(name)}" for name in sums),
        *([f"approx_count_distinct({quoted(_RECORD)}) AS records"] if record else []),
    ]
    group = ", ".join(str(place) for place in range(1, len(apart) + 2))
    return (
        f"SELECT {', '.join(columns)} FROM (SELECT {cells} FROM {source}) GROUP BY {group} LIMIT {most + 1}"
    )


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


def _is_bad(column: str, kind: str, decimal: str) -> str:
    """Return the condition that a cell is there and is no figure; an empty text is not there."""
    filled = f"COALESCE({quoted(column)}, '') <> ''" if kind == "VARCHAR" else f"{quoted(column)} IS NOT NULL"
    return f"({filled} AND {figure(column, kind, decimal)} IS NULL)"


def faulty_rows(
    source: str | Path, kinds: Mapping[str, str], asked: Asked, *, in_utc: bool, most: int, parts: bool
) -> str:
    """Return the query of the first rows that cannot be used: part, rank, place of the column at fault, its cell.

    The place counts the day as 0, then the columns of figures; ``parts`` is for a folder of files.
    """
    sums = list(dict.fromkeys(asked.sums.values()))
    when = moment(asked.day, kinds[asked.day], in_utc=in_utc)
    in_time = f"{when} >= TIMESTAMP '1970-01-02' AND {when} < TIMESTAMP '2101-01-01'"
    faults = [(f"NOT COALESCE({in_time}, FALSE)", asked.day)]
    faults += [(_is_bad(column, kinds[column], asked.decimal), column) for column in sums]
    place = " ".join(f"WHEN {bad} THEN {number}" for number, (bad, _) in enumerate(faults))
    cell = " ".join(
        f"WHEN {number} THEN CAST({quoted(column)} AS VARCHAR)" for number, (_, column) in enumerate(faults)
    )
    reader = scan(source)
    if parts:
        reader = f"{reader[:-1]}, filename = true, file_row_number = true)"
    name, rank = ("filename", "file_row_number + 1") if parts else ("''", "row_number() OVER ()")
    ranked = f"SELECT {name} AS {_PART}, {rank} AS {_RANK}, * FROM {reader}"
    judged = f"SELECT *, CASE {place} END AS {_PLACE} FROM ({ranked})"
    return (
        f"SELECT {_PART}, {_RANK}, {_PLACE}, CASE {_PLACE} {cell} END FROM ({judged}) "
        f"WHERE {_PLACE} IS NOT NULL ORDER BY {_PART}, {_RANK} LIMIT {most}"
    )


def literal(text: object) -> str:
    """Return a text as SQL quotes it."""
    return "'" + str(text).replace("'", "''") + "'"


def quoted(column: str) -> str:
    """Return a column's name as SQL quotes it."""
    return '"' + column.replace('"', '""') + '"'
