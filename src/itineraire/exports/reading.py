"""Read one recognised table: cells to values, totals apart, bad rows named, every row accounted for."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd

from itineraire.errors import Fault, Severity
from itineraire.exports.accounts import Rejected, TotalCheck
from itineraire.exports.bounds import within_contract
from itineraire.exports.description import HASHED, Description, Match, Part, Sheet
from itineraire.exports.grid import Block, Record
from itineraire.exports.header import currency_of, period_above
from itineraire.exports.parsing import flags, instants, numbers
from itineraire.exports.privacy import keys_of, masked, masked_free

#: Half a cent a row: what rounding each row can move a sum by.
ROUNDING = 0.005

_ACTIVE = re.compile(r"^\s*(?:[=@]|[+-][A-Za-z(])|<\s*(?:script|img|iframe|svg|a\s)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Setting:
    """What reading needs to know of the client."""

    key: bytes
    zone: ZoneInfo
    currency: str = "EUR"


@dataclass(frozen=True, eq=False)
class Reading:
    """What one table of a file gave; ``raw`` holds personal data and never leaves the door.

    ``main`` is false for the period a comparison export compares with: its rows are the same lines of the file.
    """

    file: str
    tool: str
    report: str
    language: str
    rows_read: int
    parts: tuple[Part, ...] = ()
    totals: int = 0
    rejected: tuple[Rejected, ...] = ()
    checks: tuple[TotalCheck, ...] = ()
    faults: tuple[Fault, ...] = ()
    raw: pd.DataFrame = field(default_factory=pd.DataFrame)
    start: date | None = None
    end: date | None = None
    currency: str | None = None
    number: int = 1
    lines: tuple[int, int] = (0, 0)
    main: bool = True

    @property
    def name(self) -> str:
        """Name of the table: its file and its rank in it."""
        return f"{self.file}#{self.number}"


def read_block(
    file: str,
    block: Block,
    match: Match,
    setting: Setting,
    *,
    period: tuple[date | None, date | None] = (None, None),
) -> Reading:
    """Return what a recognised table gives.

    Parameters
    ----------
    file
        Name to quote.
    block
        The table, its header and what stands above it.
    match
        How the header fits a description.
    setting
        The client's key, time zone and currency.
    period
        Period to fall back on when nothing above the table says one.
    """
    rows, ragged = _rectangular(file, block, ragged=match.description.ragged)
    text = _as_text(rows, block, match)
    total = _totals(text, match.description)
    frame, bad = _typed(file, text.frame[~total], match, setting)
    totals, _ = _typed(file, text.frame[total], match, setting, hashed=False)
    above = period_above(block.preamble)
    sheet = Sheet(
        file=file,
        frame=frame,
        raw=text.frame.loc[frame.index],
        totals=totals.assign(first=text.first[total]),
        extra=text.extra.loc[frame.index],
        present=frozenset(match.columns),
        start=above[0] or period[0],
        end=above[1] or period[1],
        currency=currency_of(block.header.cells),
        language=match.language,
        zone=setting.zone,
        key=setting.key,
        preamble=block.preamble,
        labels={name: block.header.cells[index].strip() for name, index in match.columns.items()},
    )
    finished = match.description.finish(sheet)
    unused = (
        []
        if finished.parts
        else [Rejected(file, int(line), "", "", "not_used") for line in frame["source_line"]]
    )
    lined = (
        replace(part, frame=_with_lines(part.frame, text.frame["source_line"])) for part in finished.parts
    )
    parts, forbidden = allowed(file, tuple(lined))
    rejected = _once((*ragged, *bad, *finished.rejected, *unused, *forbidden))
    return Reading(
        file=file,
        tool=match.description.tool,
        report=match.description.report,
        language=match.language,
        rows_read=len(block.rows),
        parts=parts,
        totals=int(total.sum()),
        rejected=rejected,
        checks=_checks(sheet, match.description),
        faults=_faults(file, block, match, text),
        raw=sheet.raw,
        start=sheet.start,
        end=sheet.end,
        currency=_one_currency(sheet),
        number=block.number,
        lines=(block.header.line, block.rows[-1].line if block.rows else block.header.line),
    )


def allowed(file: str, parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Rejected, ...]]:
    """Return the parts without the rows their contracts forbid; rows made of total rows are not lines of the table."""
    checked = [(part, within_contract(file, part)) for part in parts]
    kept = tuple(clean for _, (clean, _) in checked)
    return kept, tuple(item for part, (_, rejected) in checked if not part.suffix for item in rejected)


def _once(rejected: Sequence[Rejected]) -> tuple[Rejected, ...]:
    """Return each rejected line once, in order, for its first reason."""
    first: dict[int, Rejected] = {}
    for item in rejected:
        first.setdefault(item.line, item)
    return tuple(first[line] for line in sorted(first))


def _with_lines(frame: pd.DataFrame, lines: pd.Series) -> pd.DataFrame:
    """Return clean rows with the line each came from."""
    return frame.assign(source_line=lines.reindex(frame.index))


@dataclass(frozen=True)
class _Text:
    """The cells of a table before they are read."""

    frame: pd.DataFrame
    extra: pd.DataFrame
    first: pd.Series


def _rectangular(file: str, block: Block, *, ragged: bool) -> tuple[list[Record], list[Rejected]]:
    """Return the rows that have one cell a column, and the others as rejected."""
    width = len(block.header.cells)
    kept: list[Record] = []
    rejected: list[Rejected] = []
    for row in block.rows:
        cells = row.cells
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            cells = cells[:width]
        if len(cells) < width and ragged:
            cells = cells + ("",) * (width - len(cells))
        leads_with_total = len(cells) == width + 1 and not cells[0].strip()
        if tuple(cells) == block.header.cells:
            rejected.append(Rejected(file, row.line, "", "", "repeated_header"))
        elif any(_CONTROL.search(cell) for cell in cells):
            rejected.append(Rejected(file, row.line, "", "", "control_characters"))
        elif len(cells) == width or leads_with_total:
            kept.append(Record(row.line, tuple(cells)))
        else:
            rejected.append(Rejected(file, row.line, "", f"{len(cells)} / {width}", "cell_count"))
    return kept, rejected


def _as_text(rows: Sequence[Record], block: Block, match: Match) -> _Text:
    """Return the cells of the described columns by field name, the others by their label."""
    lines = pd.Series([row.line for row in rows], dtype="int64")
    columns = {
        name: pd.Series([row.cells[index].strip() for row in rows], dtype="object")
        for name, index in match.columns.items()
    }
    used = set(match.columns.values())
    extra = {
        label.strip(): pd.Series([row.cells[index].strip() for row in rows], dtype="object")
        for index, label in enumerate(block.header.cells)
        if index not in used and label.strip() and index in _own_columns(block, match)
    }
    width = len(block.header.cells)
    grand_total = pd.Series([len(row.cells) == width + 1 for row in rows], dtype="bool")
    first = pd.Series([row.cells[0].strip() if row.cells else "" for row in rows], dtype="object")
    frame = pd.DataFrame({**columns, "source_line": lines})
    return _Text(frame, pd.DataFrame(extra, index=frame.index), first.mask(grand_total, "\0grand total"))


def _own_columns(block: Block, match: Match) -> set[int]:
    """Return the columns of this period: a comparison's twins belong to the other one."""
    from itineraire.exports.header import labels_of

    return {index for index, label in enumerate(labels_of(block.header.cells)) if label}


def _totals(text: _Text, description: Description) -> pd.Series:
    """Return which rows are totals."""
    return text.first.map(lambda first: first == "\0grand total" or description.is_total(first)).astype(
        "bool"
    )


def _typed(
    file: str, text: pd.DataFrame, match: Match, setting: Setting, *, hashed: bool = True
) -> tuple[pd.DataFrame, list[Rejected]]:
    """Return the typed rows and those with a cell that is not what its column holds."""
    typed: dict[str, pd.Series] = {"source_line": text["source_line"]}
    wrong: list[tuple[str, pd.Series]] = []
    decimal = match.description.decimal.get(match.language, ".")
    for item in match.description.fields:
        if item.name not in match.columns or item.name not in text:
            continue
        cells = text[item.name]
        bad: pd.Series | None = None
        if item.kind == "number":
            typed[item.name], bad = numbers(cells, decimal)
        elif item.kind in {"date", "instant", "utc"}:
            typed[item.name], bad = instants(cells, setting.zone, utc=item.kind == "utc")
            if item.kind == "date":
                typed[item.name] = typed[item.name].dt.normalize()
        elif item.kind == "flag":
            typed[item.name], _ = flags(cells)
        elif item.kind in HASHED:
            typed[item.name] = keys_of(cells, sort=item.kind, key=setting.key) if hashed else cells
        else:
            typed[item.name] = _clean_text(cells, free=item.kind == "free")
        if bad is not None and bad.any():
            wrong.append((item.name, bad))
    frame = pd.DataFrame(typed, index=text.index)
    return _without_bad(file, frame, text, wrong)


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
    if not cell or (free and cell in {"-", "--", "."}):
        return None
    safe = masked_free(cell) if free else masked(cell)
    return f"'{safe}" if _ACTIVE.match(safe) and safe[0] in "=@+-" else safe


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


def _checks(sheet: Sheet, description: Description) -> tuple[TotalCheck, ...]:
    """Compare the file's own total row (the first) with the sum of its rows."""
    if sheet.totals.empty:
        return ()
    own = sheet.totals.iloc[0]
    label = "" if str(own["first"]).startswith("\0") else masked(str(own["first"]))
    return tuple(
        TotalCheck(
            label,
            name,
            float(own[name]),
            float(sheet.frame[name].sum()),
            max(ROUNDING * len(sheet.frame), ROUNDING),
        )
        for name in description.additive
        if name in sheet.frame and name in sheet.totals and not math.isnan(float(own[name]))
    )


def _faults(file: str, block: Block, match: Match, text: _Text) -> tuple[Fault, ...]:
    """Return what is odd about a table that was read all the same."""
    found = [
        Fault("exports.repeated_column", file, block.header.line, label, severity=Severity.WARNING)
        for label in match.repeated
    ]
    for name in match.columns:
        cells = text.frame[name]
        active = cells.map(lambda cell: bool(_ACTIVE.search(cell)) and cell not in {"-", "--"}).astype("bool")
        if active.any():
            found.append(
                Fault(
                    "exports.active_content",
                    file,
                    int(text.frame.loc[active, "source_line"].iloc[0]),
                    name,
                    values={"rows": int(active.sum())},
                    severity=Severity.WARNING,
                )
            )
    return tuple(found)


def _one_currency(sheet: Sheet) -> str | None:
    """Return the currency of a table: the one its rows name, else the one of its column labels; none when several."""
    if "currency" in sheet.frame:
        codes = sorted({code.upper() for code in sheet.frame["currency"].dropna()})
        if codes:
            return codes[0] if len(codes) == 1 else " + ".join(codes)
    return sheet.currency
