"""Cut a text into records and stacked tables, keeping every line's number."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from itineraire.exports.parsing import plain

SEPARATORS = (",", ";", "\t", "|")
#: Lines a tool may write above its column names: title, period, account, filters.
LONGEST_PREAMBLE = 15
#: No export has more columns (Google Ads' ad report has about 100): a longer line was cut by the wrong separator.
MOST_COLUMNS = 300
#: A cell longer than this is an unclosed quote that swallowed the rest of the file.
LONGEST_CELL = 1_000_000


@dataclass(frozen=True)
class Record:
    """One line of a table: the line it starts on, counted from 1, and its cells."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether every cell is empty."""
        return not any(cell.strip() for cell in self.cells)

    @property
    def comment(self) -> str | None:
        """Text of a ``# comment`` line; ``None`` for any other."""
        first = self.cells[0].lstrip() if self.cells else ""
        if not re.match(r"#(?:$|[\s\u00a0-])", first):
            return None
        return ",".join(self.cells).lstrip().lstrip("#").strip(" \u00a0,;\t-")


@dataclass(frozen=True)
class Block:
    """One table of a file: what stands above it, its column names, its lines."""

    preamble: tuple[str, ...]
    header: Record
    rows: tuple[Record, ...]
    number: int = 1

    @property
    def labels(self) -> tuple[str, ...]:
        """Column names in the form they are compared in."""
        return tuple(plain(label) for label in self.header.cells)


@dataclass(frozen=True)
class Grid:
    """A file's records under one separator; ``cut`` tells a quote that was never closed."""

    separator: str
    records: tuple[Record, ...]
    cut: bool = False


def grid(text: str, separator: str) -> Grid:
    """Return the records of ``text``; nothing is dropped, an unclosed quote ends in one long record."""
    csv.field_size_limit(max(LONGEST_CELL, len(text) + 1))
    reader = csv.reader(_lines(text), delimiter=separator)
    records: list[Record] = []
    line = 1
    for cells in reader:
        records.append(Record(line, tuple(cells)))
        line = reader.line_num + 1
    cut = (
        bool(records)
        and any("\n" in cell for cell in records[-1].cells[-1:])
        and not text.rstrip().endswith('"')
    )
    return Grid(separator, tuple(records), cut)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text as a spreadsheet counts them: only CR, LF and CRLF end one."""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        yield line + "\n"


def unquoted_whole_lines(records: tuple[Record, ...], separator: str) -> tuple[Record, ...]:
    """Return records cut again when every line came as one quoted cell (a CSV saved once more by a spreadsheet)."""
    filled = [record for record in records if not record.is_blank]
    if len(filled) < 2 or any(
        len(record.cells) != 1 or separator not in record.cells[0] for record in filled
    ):
        return records
    return tuple(
        record
        if record.is_blank
        else replace(record, cells=tuple(next(csv.reader([record.cells[0]], delimiter=separator), ())))
        for record in records
    )


def blocks(
    records: tuple[Record, ...], is_header: Callable[[tuple[str, ...], tuple[str, ...]], bool]
) -> list[Block]:
    """Return the stacked tables of a file.

    Parameters
    ----------
    records
        Every record of the file.
    is_header
        Told the cells of a line and the comments above it, says whether they are the column names of a known table.

    Returns
    -------
    list of Block
        Empty when no line is a known header. A part of the file without a known header joins the table above it
        (a footer, or lines after a gap) unless comments introduce it: then it is a block of its own, unrecognised.
    """
    found: list[Block] = []
    start = next((record for record in records if not record.is_blank), None)
    commented = start is not None and start.comment is not None
    for part in _parts(records, commented=commented):
        comments = tuple(text for record in part if commented and (text := record.comment) is not None)
        body = [record for record in part if not commented or record.comment is None]
        lead = tuple(text for block in found if not block.header.cells for text in block.preamble)
        index = _header_index(body, lead + comments, is_header)
        if index is not None:
            above = tuple(" ".join(record.cells).strip() for record in body[:index])
            found.append(Block(comments + above, body[index], tuple(body[index + 1 :]), len(found) + 1))
        elif body and comments:
            found.append(Block(comments, body[0], tuple(body[1:]), len(found) + 1))
        elif body and found:
            found[-1] = replace(found[-1], rows=found[-1].rows + tuple(body))
        elif comments or body:
            found.extend(_waiting(comments, body))
    return _with_lead(found)


def _waiting(comments: tuple[str, ...], body: list[Record]) -> list[Block]:
    """Return a part that has a preamble only, kept for the table that follows it."""
    lead = comments + tuple(" ".join(record.cells).strip() for record in body)
    return [Block(lead, Record(0, ()), (), 0)]


def _with_lead(found: list[Block]) -> list[Block]:
    """Give each lone preamble to the table below it; the first preamble (title, account) serves every table."""
    lead: tuple[str, ...] = ()
    whole: list[Block] = []
    for block in found:
        if not block.header.cells:
            lead += block.preamble
        else:
            whole.append(replace(block, preamble=lead + block.preamble, number=len(whole) + 1))
    return whole


def _parts(records: tuple[Record, ...], *, commented: bool) -> Iterator[list[Record]]:
    """Yield runs of records between blank lines; in a file with comments, one after data opens a new run too."""
    part: list[Record] = []
    for record in records:
        is_comment = commented and record.comment is not None
        if record.is_blank or (is_comment and part and part[-1].comment is None):
            if part:
                yield part
            part = []
        if not record.is_blank:
            part.append(record)
    if part:
        yield part


def _header_index(
    body: list[Record],
    comments: tuple[str, ...],
    is_header: Callable[[tuple[str, ...], tuple[str, ...]], bool],
) -> int | None:
    """Return where the column names stand among the first lines of a part."""
    for index, record in enumerate(body[:LONGEST_PREAMBLE]):
        if 1 < len(record.cells) <= MOST_COLUMNS and is_header(record.cells, comments):
            return index
    return None
