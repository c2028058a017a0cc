"""What one column of a clean table may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "number", "date", "instant", "flag"]

DTYPES: Mapping[Kind, Any] = {
    "text": "str",
    "number": "float64",
    "date": "datetime64[us]",
    "instant": "datetime64[us]",
    "flag": "boolean",
}


@dataclass(frozen=True)
class Column:
    """One column of a clean table: its kind, what it holds (with the unit), and what is allowed in it."""

    kind: Kind
    doc: str
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    values: tuple[str, ...] = ()


def text(doc: str, *values: str, required: bool = False) -> Column:
    """Return a text column; ``values`` are the only ones allowed."""
    return Column("text", doc, required=required, values=values)


def count(doc: str) -> Column:
    """Return a number that is never negative."""
    return Column("number", doc, minimum=0)


def number(doc: str, minimum: float | None = None, maximum: float | None = None) -> Column:
    """Return a number between two optional bounds."""
    return Column("number", doc, minimum=minimum, maximum=maximum)


REPORT = text("one table of one source file; sum inside one report only", required=True)
PERIOD: dict[str, Column] = {
    "report": REPORT,
    "start": Column("date", "first day of the row's period"),
    "end": Column("date", "last day of the row's period, included"),
    "grain": text("length of the period", "day", "week", "month", "total"),
    "partial": Column("flag", "the report cuts this week or month short: do not compare it with whole ones"),
}
