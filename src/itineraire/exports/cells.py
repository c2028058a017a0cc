"""Cells of one table: rows made rectangular, texts cleaned, figures and dates read, bad cells named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.description import HASHED, Match
from itineraire.exports.grid import Block, Record
from itineraire.exports.header import labels_of
from itineraire.exports.parsing import DayOrder, Decimal, day_proof, flags, instants, numbers, plain
from itineraire.exports.privacy import keys_of, masked, masked_free

#: A cell that a spreadsheet would run or a browser would draw.
ACTIVE = re.compile(r"^\s*(?:[=@]|[+-][A-Za-z(])|<\s*(?:script|img|iframe|svg|a\s)", re.IGNORECASE)
#: A sentence alone is a footer under a table this wide; under a narrower one it may be a row cut short.
_WIDE = 4
#: What only a decimal mark does: fewer or more than three digits after it, or a lone zero before.
_SHORT_END: dict[str, str] = {
    mark: rf"{re.escape(mark)}(?:\d{{1,2}}|\d{{4,}})(?!\d)|^-?0{re.escape(mark)}" for mark in (",", ".")
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Setting:
    """What reading needs to know of the client."""

    key: bytes
    zone: ZoneInfo
    currency: str = "EUR"


@dataclass(frozen=True)
class Cells:
    """The cells of a table before they are read."""

    frame: pd.DataFrame
    extra: pd.DataFrame
    first: pd.Series


def is_no_data(cells: Sequence[str]) -> bool:
    """Return whether a line is what a tool writes in place of rows it does not have (Meta, Matomo)."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) == 1 and plain(filled[0]).rstrip(".") == "no data available"


def width_of(block: Block) -> int:
    """Return how many columns a table has: a spreadsheet adds empty ones at the right when it saves a table again."""
    cells = block.header.cells
    return next((index for index in range(len(cells), 0, -1) if cells[index - 1].strip()), 0)


def rectangular(file: str, block: Block, *, ragged: bool) -> tuple[list[Record], list[Rejected]]:
    """Return the rows that have one cell a column, and the others as rejected."""
    width = width_of(block)
    kept: list[Record] = []
    rejected: list[Rejected] = []
    footer = frozenset[int]() if ragged else _footer(block)
    for row in block.rows:
        cells = row.cells
        beyond = [cell for cell in cells[width:] if cell.strip()]
        leads_with_total = len(beyond) == 1 and not cells[0].strip()
        if leads_with_total:
            cells = (*cells[:width], *beyond)
        elif not beyond or len(cells) <= len(block.header.cells):
            cells = cells[:width]
        if len(cells) < width and ragged:
            cells = cells + ("",) * (width - len(cells))
        if is_no_data(cells):
            rejected.append(Rejected(file, row.line, "", "", "no_data"))
        elif row.line in footer:
            rejected.append(Rejected(file, row.line, "", "", "footer"))
        elif cells and cells[0].lstrip().startswith("©"):
            rejected.append(Rejected(file, row.line, "", "", "context"))
        elif cells == block.header.cells[:width]:
            rejected.append(Rejected(file, row.line, "", "", "repeated_header"))
        elif any(_CONTROL.search(cell) for cell in cells):
            rejected.append(Rejected(file, row.line, "", "", "control_characters"))
        elif len(cells) == width or leads_with_total:
            kept.append(Record(row.line, tuple(cells)))
        else:
            rejected.append(Rejected(file, row.line, "", f"{len(cells)} / {width}", "cell_count"))
    return kept, rejected


def _footer(block: Block) -> frozenset[int]:
    """Return the last lines of a table that are a sentence alone: a count of records, a legal notice."""
    lines: list[int] = []
    if len(block.header.cells) >= _WIDE:
        for row in reversed(block.rows):
            if len(row.cells) != 1 or " " not in row.cells[0].strip():
                break
            lines.append(row.line)
    return frozenset(lines)


def cells_of(rows: Sequence[Record], block: Block, match: Match) -> Cells:
    """Return the cells of the described columns by field name, the others by their label."""
    lines = pd.Series([row.line for row in rows], dtype="int64")
    columns = {
        name: pd.Series(
            [_first_of(row.cells, (index, *match.spare.get(name, ()))) for row in rows], dtype="object"
        )
        for name, index in match.columns.items()
    }
    used = {*match.columns.values(), *(index for indexes in match.spare.values() for index in indexes)}
    extra = {
        label.strip(): pd.Series([row.cells[index].strip() for row in rows], dtype="object")
        for index, label in enumerate(block.header.cells)
        if index not in used and label.strip() and index in _own_columns(block, match)
    }
    grand_total = pd.Series([len(row.cells) == width_of(block) + 1 for row in rows], dtype="bool")
    first = pd.Series([_first_filled(row.cells) for row in rows], dtype="object")
    frame = pd.DataFrame({**columns, "source_line": lines})
    return Cells(frame, pd.DataFrame(extra, index=frame.index), first.mask(grand_total, "\0grand total"))


def _first_of(cells: Sequence[str], indexes: Sequence[int]) -> str:
    """Return the first of a row's cells at ``indexes`` that holds something."""
    return next((text for index in indexes if (text := cells[index].strip())), "")


def _first_filled(cells: Sequence[str]) -> str:
    """Return the first cell that says something: the name of a total may stand in the third column."""
    return next((cell.strip() for cell in cells if cell.strip() not in {"", "--"}), "")


def _own_columns(block: Block, match: Match) -> set[int]:
    """Return the columns of this period: a comparison's twins belong to the other one."""
    return {index for index, label in enumerate(labels_of(block.header.cells)) if label}


def decimal_of(text: pd.DataFrame, match: Match) -> Decimal:
    """Return the decimal mark of a table: its tool's, unless a spreadsheet of another country saved it again.

    The other mark is taken when it leaves fewer cells that are no number.
    """
    usual = match.description.decimal.get(match.language, ".")
    if usual == "auto":
        return usual
    other: Decimal = "," if usual == "." else "."
    fields = [item.name for item in match.description.fields if item.kind == "number" and item.name in text]
    doubtful = [text[name] for name in fields if text[name].str.contains(_SHORT_END[other]).any()]
    bad = [sum(int(numbers(cells, mark)[1].sum()) for cells in doubtful) for mark in (usual, other)]
    return other if bad[1] < bad[0] else usual


def typed(
    file: str, text: pd.DataFrame, match: Match, setting: Setting, decimal: Decimal, *, total: bool = False
) -> tuple[pd.DataFrame, list[Rejected]]:
    """Return the typed rows and those with a cell that is not what its column holds.

    A ``total`` row is never refused: its name may stand where the others have their day.
    """
    read: dict[str, pd.Series] = {"source_line": text["source_line"]}
    wrong: list[tuple[str, pd.Series]] = []
    order, usual = _day_order(text, match), match.description.day_order
    for item in match.description.fields:
        if item.name not in match.columns or item.name not in text:
            continue
        cells = text[item.name]
        bad: pd.Series | None = None
        if item.kind == "number":
            read[item.name], bad = numbers(cells, decimal)
        elif item.kind in {"date", "instant", "utc"}:
            read[item.name], bad = instants(
                cells, setting.zone, utc=item.kind == "utc", order=order, usual=usual
            )
            if item.kind == "date":
                read[item.name] = read[item.name].dt.normalize()
        elif item.kind == "flag":
            read[item.name], _ = flags(cells)
        elif item.kind in HASHED:
            read[item.name] = keys_of(cells, sort=item.kind, key=setting.key) if not total else cells
        else:
            read[item.name] = _clean_text(cells, free=item.kind == "free")
        if bad is not None and bad.any():
            wrong.append((item.name, bad))
    frame = pd.DataFrame(read, index=text.index)
    return (frame, []) if total else _without_bad(file, frame, text, wrong)


def _day_order(text: pd.DataFrame, match: Match) -> DayOrder | None:
    """Return the order of day and month that the table's dates prove; ``None`` when none does, or they disagree.

    1/12/2025 is 12 January in a table where another column holds 3/15/2025.
    """
    proofs = {
        proof
        for item in match.description.fields
        if item.kind in {"date", "instant", "utc"} and item.name in text
        if (proof := day_proof(text[item.name]))
    }
    return proofs.pop() if len(proofs) == 1 else None


def _without_bad(
    file: str, frame: pd.DataFrame, text: pd.DataFrame, wrong: Sequence[tuple[str, pd.Series]]
) -> tuple[pd.DataFrame, list[Rejected]]:
    """Return the frame without its bad rows, each rejected once, for its first bad cell."""
    rejected: list[Rejected] = []
    out = pd.Series(False, index=frame.index)
    for name, bad in wrong:
        new = bad & ~out
        rejected.extend(
            Rejected(file, int(line), name, shape_of(cell), "unreadable")
            for line, cell in zip(text.loc[new, "source_line"], text.loc[new, name], strict=True)
        )
        out |= bad
    return frame[~out], rejected


def _clean_text(cells: pd.Series, *, free: bool) -> pd.Series:
    """Return texts with missing where empty; formulas made harmless, personal data masked.

    Every text goes through the mask: people type addresses and phone numbers into campaign names too.
    """
    known = {cell: _safe(cell, free=free) for cell in cells.unique()}
    return pd.Series([known[cell] for cell in cells], index=cells.index, dtype="object").astype("str")


def _safe(cell: str, *, free: bool) -> str | None:
    if cell in {"", "--"} or (free and cell in {"-", "."}):
        return None
    safe = masked_free(cell) if free else masked(cell)
    return f"'{safe}" if ACTIVE.match(safe) and safe[0] in "=@+-" else safe


def shape_of(cell: str) -> str:
    """Return what a rejected cell looks like without saying whose it is: letters become ``x``.

    Examples
    --------
    >>> shape_of("31/02/2025")
    '31/02/2025'
    >>> shape_of("Dupont")
    'xxxxxx'
    """
    return re.sub(r"[^\W\d_]", "x", masked(cell))[:40]
