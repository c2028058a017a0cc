"""Bytes of delimited texts, and the number formats of the tools."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

NARROW, NO_BREAK = "\u202f", "\u00a0"
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def listed(text: str) -> tuple[str, ...]:
    """Return the labels of a header written on one line with commas."""
    return tuple(text.split(","))


def delimited(
    rows: Iterable[Sequence[object]],
    *,
    separator: str = ",",
    newline: str = "\n",
    quote_all: bool = False,
    last_newline: bool = True,
) -> str:
    """Return rows as a delimited text; a cell is quoted when it must be, or always."""
    text = io.StringIO()
    sheet = (
        csv.writer(text, delimiter=separator, lineterminator=newline, quoting=csv.QUOTE_ALL)
        if quote_all
        else csv.writer(text, delimiter=separator, lineterminator=newline)
    )
    sheet.writerows(rows)
    return text.getvalue() if last_newline else text.getvalue().removesuffix(newline)


def french(value: float, decimals: int = 2) -> str:
    """Return a number as Google Ads writes it in French inside a report: decimal comma, no thousands mark."""
    return f"{value:.{decimals}f}".replace(".", ",")


def french_count(value: int) -> str:
    """Return a count as Google Ads writes it in French: narrow no-break space every three digits."""
    return f"{value:,}".replace(",", NARROW)


def trimmed(value: float, decimals: int = 2) -> str:
    """Return a number without useless zeros, as Search Console writes it."""
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".") or "0"
