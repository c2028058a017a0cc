"""What happened to every row of every file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

REJECTED_COLUMNS = ("file", "line", "column", "value", "reason")


@dataclass(frozen=True)
class Rejected:
    """One row left out: where it stood, the cell at fault, and the reason's code (sentences in ``wording.exports``)."""

    file: str
    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class TotalCheck:
    """A total row compared with the sum of the rows it closes; the tolerance is half a cent a row.

    ``column`` is the measure's label in the file; ``refused`` counts the rows of the table left out of the sum.
    """

    label: str
    measure: str
    stated: float
    summed: float
    tolerance: float
    column: str = ""
    refused: int = 0

    @property
    def gap(self) -> float:
        """What the rows add up to above the total."""
        return self.summed - self.stated

    @property
    def agrees(self) -> bool:
        """Whether the difference is no more than rounding."""
        return abs(self.gap) <= self.tolerance + 1e-9


@dataclass(frozen=True)
class FileAccount:
    """One table of one file: how it was read and what became of its rows.

    ``rows_read == kept + totals + rejected`` always. ``start`` and ``end`` bound the rows kept, both included.
    ``reasons`` counts the rejected rows by reason; ``facts_only`` tells a table read for what it says of the others
    (a period, filters); ``money`` one with amounts, in the client's currency when ``currency`` names none;
    ``subject`` is the label of a recognised table's first column, which tells apart the tables of one file.
    """

    file: str
    sha256: str
    tool: str
    report: str
    language: str
    encoding: str
    separator: str
    start: date | None
    end: date | None
    currency: str | None
    rows_read: int
    kept: int
    totals: int
    rejected: int
    total_checks: tuple[TotalCheck, ...] = ()
    reasons: tuple[tuple[str, int], ...] = ()
    facts_only: bool = False
    money: bool = False
    subject: str = ""

    @property
    def balances(self) -> bool:
        """Whether every row read is accounted for."""
        return self.rows_read == self.kept + self.totals + self.rejected


def rejected_frame(rejected: Iterable[Rejected]) -> pd.DataFrame:
    """Return the rejected rows as a table: file, line, column, value, reason."""
    rows = [(item.file, item.line, item.column, item.value, item.reason) for item in rejected]
    frame = pd.DataFrame(rows, columns=list(REJECTED_COLUMNS))
    return frame.astype({"file": "str", "line": "int64", "column": "str", "value": "str", "reason": "str"})
