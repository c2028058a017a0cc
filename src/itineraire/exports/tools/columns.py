"""What several tools share: texts that may be absent, devices, names, the outcome and stages of deals, currencies."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import datetime

import pandas as pd

from itineraire.exports.description import Sheet
from itineraire.exports.parsing import NOT_GIVEN, plain
from itineraire.exports.privacy import key_of, masked

_CODE = r"\b([A-Z]{3})\b"
_SYMBOLS = {"€": "EUR", "£": "GBP", "₹": "INR"}

DEVICES = {
    "mobile": "mobile",
    "desktop": "desktop",
    "ordinateur": "desktop",
    "ordinateurs": "desktop",
    "computers": "desktop",
    "tablet": "tablet",
    "tablets": "tablet",
    "tablette": "tablet",
    "tablettes": "tablet",
    "mobile phones": "mobile",
    "telephones mobiles": "mobile",
    "movil": "mobile",
    "phone": "mobile",
    "smartphone": "mobile",
}


def device_of(label: str) -> str | None:
    """Return the device a label names; ``other`` for a television or a console, missing when empty."""
    bare = plain(label)
    return None if bare in NOT_GIVEN else DEVICES.get(bare, "other")


def texts(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return a column of texts with missing as empty; an absent column is all empty."""
    return frame[name].fillna("") if name in frame else pd.Series("", index=frame.index, dtype="object")


def full_names(raw: pd.DataFrame, *, first: str = "first_name", last: str = "last_name") -> pd.Series:
    """Return first and last names joined, of the cells as written."""
    return (texts(raw, first) + " " + texts(raw, last)).str.strip()


def outcome_of(stage: str) -> str:
    """Return the outcome a deal's stage names, in the tools' French and English.

    Examples
    --------
    >>> [outcome_of(stage) for stage in ("Closed Won", "Fermé perdu", "Proposition")]
    ['won', 'lost', 'open']
    """
    bare = plain(stage).replace(" ", "")
    if "won" in bare or "gagne" in bare:
        return "won"
    return "lost" if "lost" in bare or "perdu" in bare else "open"


def with_outcome(clean: pd.DataFrame, closed: pd.Series) -> pd.DataFrame:
    """Return deals with the one closing date a CRM keeps given to the outcome of each: won, lost, or only expected."""
    days = closed.dt.normalize()
    return clean.assign(
        closed_on=days.where(clean["status"] != "open"),
        won_on=days.where(clean["status"] == "won"),
        lost_on=days.where(clean["status"] == "lost"),
        expected_close=days.where(clean["status"] == "open"),
    )


def deal_stages(found: Iterable[tuple[Hashable, str, datetime]]) -> pd.Series:
    """Return, by row, the JSON list of the stages a deal went through with their days, oldest first."""
    steps: dict[Hashable, list[tuple[datetime, str]]] = {}
    for place, stage, entered in found:
        steps.setdefault(place, []).append((entered, masked(stage)))
    return pd.Series(
        {
            place: json.dumps(
                [{"on": entered.date().isoformat(), "stage": stage} for entered, stage in sorted(known)],
                ensure_ascii=False,
            )
            for place, known in steps.items()
        },
        dtype="object",
    )


def currency_written(amounts: pd.Series) -> pd.Series:
    """Return the currency each amount is written with (``USD 1,500.00``, ``12 €``); missing when it names none.

    A dollar sign alone is no currency: it is that of six countries.
    """
    found = amounts.str.extract(_CODE, expand=False).fillna(
        amounts.str.extract(f"([{''.join(_SYMBOLS)}])", expand=False).map(_SYMBOLS)
    )
    return found.astype("object").where(found.notna(), None)


def row_keys(sheet: Sheet, sort: str, *names: str) -> pd.Series:
    """Return a key for records without an id: what names each, and its rank among those named alike.

    Two deals of one name stay two; the same file exported again later gives the same keys.
    """
    if sheet.raw.empty:
        return pd.Series(index=sheet.frame.index, dtype="object")
    known = [name for name in names if name in sheet.raw]
    whole = sheet.raw[known].agg("\0".join, axis=1)
    rank = whole.groupby(whole).cumcount()
    return pd.Series(
        [
            key_of(f"{text}\0{turn}", sort=sort, key=sheet.key) if text.strip("\0") else None
            for text, turn in zip(whole, rank, strict=True)
        ],
        index=sheet.frame.index,
        dtype="object",
    )


def which(written: pd.Series, is_so: Callable[[str], bool]) -> pd.Series:
    """Return which texts of a column a predicate holds for; of no rows, none."""
    return written.map(is_so).astype("bool")


def breakdowns(pieces: Mapping[str, pd.Series], index: pd.Index) -> pd.Series:
    """Return the breakdowns no column of a clean table holds, written ``label=value``; missing when there is none."""
    if not pieces or index.empty:
        return pd.Series(None, index=index, dtype="object")
    written = pd.DataFrame({label: f"{label}=" + cells for label, cells in pieces.items()}, index=index)
    return pd.Series(written.agg(" | ".join, axis=1), index=index, dtype="object")
