"""Read one recognised table: cells to values, totals apart, bad rows named, every row accounted for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from itineraire.errors import Fault, Severity
from itineraire.exports.accounts import Rejected, TotalCheck
from itineraire.exports.bounds import within_contract
from itineraire.exports.cells import ACTIVE, Cells, Setting, cells_of, decimal_of, rectangular, typed
from itineraire.exports.description import Description, Match, Part, Sheet
from itineraire.exports.grid import Block
from itineraire.exports.header import currency_of, period_above
from itineraire.exports.privacy import masked

#: Half a cent a row: what rounding each row can move a sum by.
ROUNDING = 0.005


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
    rows, ragged = rectangular(file, block, ragged=match.description.ragged)
    text = cells_of(rows, block, match)
    total = _totals(text, match.description)
    decimal = decimal_of(text.frame, match)
    frame, bad = typed(file, text.frame[~total], match, setting, decimal)
    totals, _ = typed(file, text.frame[total], match, setting, decimal, total=True)
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
    reading = _finished(sheet, block, match, (*ragged, *bad), text.frame["source_line"])
    return replace(reading, totals=int(total.sum()), faults=_faults(file, block, match, text))


def _finished(
    sheet: Sheet, block: Block, match: Match, refused: Sequence[Rejected], lines: pd.Series
) -> Reading:
    """Return what a tool makes of a sheet, its rows held to their contracts."""
    finished = match.description.finish(sheet)
    numbered = tuple(replace(part, frame=_with_lines(part.frame, lines)) for part in finished.parts)
    parts, forbidden = allowed(sheet.file, numbered)
    unused = () if parts else tuple(_unused(sheet, finished.unused))
    return Reading(
        file=sheet.file,
        tool=match.description.tool,
        report=match.description.report,
        language=match.language,
        rows_read=len(block.rows),
        parts=parts,
        rejected=_once((*refused, *finished.rejected, *unused, *forbidden)),
        checks=_checks(sheet, match.description),
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


def _unused(sheet: Sheet, reason: str) -> Iterator[Rejected]:
    """Yield every row of a table that is known and that no calculation uses."""
    for line in sheet.frame["source_line"]:
        yield Rejected(sheet.file, int(line), "", "", reason)


def _with_lines(frame: pd.DataFrame, lines: pd.Series) -> pd.DataFrame:
    """Return clean rows with the line each came from."""
    return frame.assign(source_line=lines.reindex(frame.index))


def _totals(text: Cells, description: Description) -> pd.Series:
    """Return which rows are totals."""
    named = text.first.map(lambda first: first == "\0grand total" or description.is_total(first)).astype(
        "bool"
    )
    blank = _blank(text.frame, description.blank_in_total)
    return named | (blank if not blank.all() else False)


def _blank(frame: pd.DataFrame, names: Sequence[str]) -> pd.Series:
    """Return the rows whose cells of ``names`` are all empty; none when the table has no such column."""
    present = [name for name in names if name in frame]
    if not present:
        return pd.Series(False, index=frame.index)
    return (frame[present] == "").all(axis=1)


def _checks(sheet: Sheet, description: Description) -> tuple[TotalCheck, ...]:
    """Compare the file's own total row (the first) with the sum of its rows."""
    if sheet.totals.empty:
        return ()
    own = sheet.totals.iloc[0]
    first = str(own["first"])
    label = masked(first) if description.is_total(first) else ""
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


def _faults(file: str, block: Block, match: Match, text: Cells) -> tuple[Fault, ...]:
    """Return what is odd about a table that was read all the same."""
    found = [
        Fault("exports.repeated_column", file, block.header.line, label, severity=Severity.WARNING)
        for label in match.repeated
    ]
    for name in match.columns:
        cells = text.frame[name]
        active = cells.map(lambda cell: bool(ACTIVE.search(cell)) and cell not in {"-", "--"}).astype("bool")
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
