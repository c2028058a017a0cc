"""The rows that a large file's sums leave out: the first of them, with their line, column and cell."""

from __future__ import annotations

import gzip
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from itineraire.exports.large_query import Asked, faulty_rows, is_text, literal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from fsspec import AbstractFileSystem

#: Rows listed of one file; all are counted.
MOST_LISTED = 1_000


@dataclass(frozen=True)
class Refused:
    """One row left out: its line, the column and the cell at fault, why; ``file`` names a part of a folder."""

    line: int
    column: str
    cell: str
    reason: str
    file: str = ""


@dataclass(frozen=True)
class Cut:
    """How DuckDB cuts a text: its separator, whether quotes hold lines together, lines skipped, columns."""

    separator: str
    quoted: bool
    skipped: int
    width: int


def lines_of(
    stream: Iterable[bytes], cut: Cut, ranks: Collection[int], broken: Collection[int]
) -> tuple[dict[int, int], list[int]]:
    """Return the line of each row, by its rank among those that were cut, and the lines that were not.

    DuckDB counts rows; a consultant's editor counts lines, and a cell may hold several.

    Parameters
    ----------
    stream
        The file's lines.
    cut
        How DuckDB cuts it.
    ranks
        Rows to place, counted from 1 below the header, broken ones left out.
    broken
        Where each line that could not be cut begins, or the blank lines above it, in bytes counted from 0.
    """
    wanted, breaks = set(ranks), sorted(broken)
    lines: dict[int, int] = {}
    lost: list[int] = []
    header, inside = True, False
    rank = offset = start = before = 0
    blank = False
    for number, text in enumerate(stream, start=1):
        if not inside:
            start, before, blank = number, offset, not text.strip(b"\r\n")
        offset += len(text)
        inside ^= cut.quoted and bool(text.count(b'"') % 2)
        if inside or start <= cut.skipped or (blank and cut.width > 1):
            continue
        if header:
            header = False
        elif breaks and breaks[0] <= before:
            lost.append(start)
            while breaks and breaks[0] <= before:
                breaks.pop(0)
        else:
            rank += 1
            if rank in wanted:
                lines[rank] = start
        if len(lines) == len(wanted) and not breaks:
            break
    return lines, lost


def cut_of(database: DuckDBPyConnection, source: str | Path) -> Cut:
    """Return how DuckDB cuts a text."""
    found = database.execute(
        f"SELECT Delimiter, Quote, SkipRows, len(Columns) FROM sniff_csv({literal(source)}, header = true, "
        "all_varchar = true, ignore_errors = true)"
    ).fetchone()
    separator, quote, skipped, width = found or (",", '"', 0, 2)
    return Cut(str(separator), quote == '"', int(skipped), int(width))


def refused_rows(
    database: DuckDBPyConnection,
    source: str | Path,
    asked: Asked,
    kinds: Mapping[str, str],
    *,
    in_utc: bool,
    files: AbstractFileSystem | None,
) -> tuple[Refused, ...]:
    """Return the first rows that the sums leave out, in the file's order.

    Asked after the sums, on the same connection: DuckDB has listed there the lines it could not cut.
    """
    text = is_text(source)
    breaks = _breaks(database) if text else []
    parts = not text and not str(source).lower().endswith(".parquet")
    if parts and {"filename", "file_row_number"} & set(kinds):
        return ()  # the parts' own columns hide what would name the row
    database.execute("SET preserve_insertion_order = true")  # a row's rank is its place in the file
    names = (asked.day, *dict.fromkeys(asked.sums.values()))
    found = database.execute(
        faulty_rows(source, kinds, asked, in_utc=in_utc, most=MOST_LISTED, parts=parts)
    ).fetchall()
    rows = [
        Refused(int(rank), names[place], str(cell or ""), "no_figure" if place else "no_day", str(part))
        for part, rank, place, cell in found
    ]
    if not text:
        return tuple(rows)
    with opened(source, files) as stream:
        lines, lost = lines_of(stream, cut_of(database, source), [row.line for row in rows], breaks)
    placed = [replace(row, line=lines.get(row.line, 0)) for row in rows]
    cut = [Refused(line, "", "", "badly_cut") for line in lost]
    return tuple(sorted((*placed, *cut), key=lambda row: row.line)[:MOST_LISTED])


def _breaks(database: DuckDBPyConnection) -> list[int]:
    """Return where the first lines that could not be cut begin, in bytes."""
    query = f"SELECT DISTINCT line_byte_position - 1 FROM reject_errors ORDER BY 1 LIMIT {MOST_LISTED}"
    return [int(place) for (place,) in database.execute(query).fetchall()]


@contextmanager
def opened(source: str | Path, files: AbstractFileSystem | None) -> Iterator[Iterable[bytes]]:
    """Open a text's lines, unpacked when it is compressed."""
    with files.open(str(source), "rb") if files is not None else Path(source).open("rb") as stream:
        yield gzip.GzipFile(fileobj=stream) if str(source).lower().endswith(".gz") else stream
