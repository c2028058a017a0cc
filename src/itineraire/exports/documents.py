"""JSON exports: what a tool's reader returns, and helpers to walk a document that may lack anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd

from itineraire.exports.description import Part
from itineraire.exports.parsing import LARGEST_FIGURE, local, moment


@dataclass(frozen=True)
class Document:
    """What a JSON export gave: clean rows, how many items it held, and those left out (place, field, reason).

    ``people`` are the names of its members, to be hidden wherever they stand; they never leave the door.
    """

    tool: str
    report: str
    parts: tuple[Part, ...]
    rows_read: int
    rejected: tuple[tuple[int, str, str], ...] = ()
    people: tuple[str, ...] = ()


def mapping(value: object) -> Mapping[str, object]:
    """Return ``value`` when it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> Sequence[object]:
    """Return ``value`` when it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def at(document: object, *path: str) -> object:
    """Return what stands at the end of a path of names; ``None`` as soon as one is missing."""
    for name in path:
        document = mapping(document).get(name)
    return document


def figure(value: object) -> float:
    """Return a finite number, whether written as one or as text; ``nan`` otherwise."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return float("nan")
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return float("nan")
    return found if abs(found) < LARGEST_FIGURE else float("nan")


def text(value: object) -> str:
    """Return ``value`` when it is a text, else an empty one."""
    return value if isinstance(value, str) else ""


def day(value: object, zone: ZoneInfo) -> date | None:
    """Return the client's day of an instant written in UTC; ``None`` when there is none."""
    found = moment(text(value))
    return local(found, zone, utc=True).date() if found else None


def frame_of(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    """Return rows as a table that has all of ``columns`` even when there is no row."""
    return pd.DataFrame(list(rows), columns=list(columns))
