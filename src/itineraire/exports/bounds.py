"""Refuse the rows a clean table's contract forbids: negative clicks, a share above one, a missing key."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.description import Part
from itineraire.tables import CONTRACTS, Column

#: A day outside these is a damaged cell: a week's rank of a million, a year of five digits.
DAYS = (pd.Timestamp("1970-01-01"), pd.Timestamp("2100-12-31"))


def within_contract(file: str, part: Part) -> tuple[Part, tuple[Rejected, ...]]:
    """Return the rows the contract allows, and the others as rejected, each for its first bad column.

    ``part.frame`` says the line of each row in ``source_line``.
    """
    frame = part.frame
    out = pd.Series(False, index=frame.index)
    rejected: list[Rejected] = []
    for name, column in CONTRACTS[part.table].items():
        if name == "report" or name not in frame:
            continue
        bad = _forbidden(frame[name], column) & ~out
        if bad.any():
            rejected.extend(
                Rejected(file, int(line), name, _written(value, column), "out_of_bounds")
                for line, value in zip(frame.loc[bad, "source_line"], frame.loc[bad, name], strict=True)
            )
            out |= bad
    return (replace(part, frame=frame[~out]) if rejected else part), tuple(rejected)


def _forbidden(values: pd.Series, column: Column) -> pd.Series:
    """Return where the values break the column's rules."""
    bad = values.isna() if column.required else pd.Series(False, index=values.index)
    if column.kind == "number":
        numbers = values.astype("float64")
        if column.minimum is not None:
            bad |= numbers < column.minimum
        if column.maximum is not None:
            bad |= numbers > column.maximum
    if column.kind in {"date", "instant"}:
        bad |= values.notna() & ~values.astype("datetime64[us]").between(*DAYS)
    if column.values:
        bad |= values.notna() & ~values.isin(column.values)
    return bad.astype("bool")


def _written(value: object, column: Column) -> str:
    """Return a figure for the table of rejected rows; a text may name someone, so it is left out."""
    return f"{value:g}" if column.kind == "number" and isinstance(value, (int, float)) else ""
