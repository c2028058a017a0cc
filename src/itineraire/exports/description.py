"""How a tool's export is described: which columns sign it, what each one holds, what is odd about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.parsing import DayOrder, Decimal, plain

#: ``free`` is a text people type in: personal data are masked. ``email``, ``phone``, ``name`` and ``id`` come out as
#: keyed hashes. ``utc`` is an instant in UTC when it does not say its zone; ``instant`` is then the client's own.
FieldKind = Literal[
    "text", "free", "number", "date", "instant", "utc", "flag", "email", "phone", "name", "id"
]
HASHED: frozenset[str] = frozenset({"email", "phone", "name", "id"})
#: What a person may have several of, each in its own column.
SEVERAL: frozenset[str] = frozenset({"email", "phone"})


@dataclass(frozen=True)
class Field:
    """One column an export may have: its name here, what it holds, and its labels by language of the tool.

    Of several labels found the first is read. Of several columns of addresses or phones (work, home, mobile), each row
    gives the first that is filled.
    """

    name: str
    kind: FieldKind
    labels: Mapping[str, tuple[str, ...]]
    required: bool = False


def column(
    name: str, kind: FieldKind = "text", *, en: str = "", fr: str = "", es: str = "", required: bool = False
) -> Field:
    """Return a field; several labels of one language are separated by ``|``."""
    labels = {
        language: tuple(plain(label) for label in text.split("|") if label)
        for language, text in (("en", en), ("fr", fr), ("es", es))
    }
    return Field(name, kind, labels, required)


@dataclass(frozen=True)
class Sheet:
    """A table after its cells were read: what a tool's ``finish`` turns into clean rows.

    ``frame`` holds one typed column a field plus ``source_line``; ``raw`` the same cells as text, hashed
    fields included: it never leaves the door. ``totals`` holds the total rows, ``extra`` the columns no
    field names, as text.
    """

    file: str
    frame: pd.DataFrame
    raw: pd.DataFrame
    totals: pd.DataFrame
    extra: pd.DataFrame
    present: frozenset[str]
    start: date | None
    end: date | None
    currency: str | None
    language: str
    zone: ZoneInfo
    key: bytes
    preamble: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """Clean rows for one table; ``suffix`` tells apart several reports made of one table of a file."""

    table: str
    frame: pd.DataFrame
    suffix: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Finished:
    """What a tool makes of a sheet: clean rows, and the rows it cannot use.

    No part means that nothing here is used; ``unused`` is then the reason's code (sentences in ``wording.exports``).
    """

    parts: tuple[Part, ...]
    rejected: tuple[Rejected, ...] = ()
    unused: str = "not_used"


Finish = Callable[[Sheet], Finished]


def unused(reason: str = "not_used") -> Finish:
    """Return what finishes a table that is known and gives no row, for ``reason``."""
    return lambda sheet: Finished((), unused=reason)


def _first_cell_is_total(first: str) -> bool:
    return False


@dataclass(frozen=True)
class Description:
    """A kind of export.

    Parameters
    ----------
    tool, report
        Who writes it and what it is, as codes.
    fields
        The columns it may have; all the required ones sign it.
    one_of
        Groups of field names: at least one of each must be there too.
    never
        Labels that prove it is something else.
    finish
        Turns the read cells into clean rows.
    decimal
        Decimal mark by language; ``auto`` looks at each column.
    closed
        Every column must be a field: one that is not proves it is something else.
    needs_period
        Only a table with its period written above is this: its labels alone do not sign it.
    day_order
        What 03/04/2025 means when no other date of the column proves it.
    is_total
        Tells a total row by its first filled cell.
    blank_in_total
        Fields that are all empty in a total row, and only there.
    additive
        Fields whose rows add up to the first total row.
    priority
        Between two descriptions that fit, the higher wins before the number of columns matched.
    ragged
        Lines may end before the last column.
    """

    tool: str
    report: str
    fields: tuple[Field, ...]
    finish: Finish
    one_of: tuple[tuple[str, ...], ...] = ()
    never: frozenset[str] = frozenset()
    decimal: Mapping[str, Decimal] = field(default_factory=dict)
    closed: bool = False
    needs_period: bool = False
    day_order: DayOrder = "dmy"
    is_total: Callable[[str], bool] = _first_cell_is_total
    blank_in_total: tuple[str, ...] = ()
    additive: tuple[str, ...] = ()
    priority: int = 0
    ragged: bool = False


@dataclass(frozen=True)
class Match:
    """A header recognised: the description, the column of each field, the language of the labels.

    ``spare`` holds the columns read where a field's own one is empty.
    """

    description: Description
    columns: Mapping[str, int]
    language: str
    repeated: tuple[str, ...] = ()
    spare: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def strength(self) -> tuple[int, int]:
        """What two matches are compared by."""
        return self.description.priority, len(self.columns)


@dataclass(frozen=True)
class NearMiss:
    """A header that almost fits a description, and the labels it lacks."""

    description: Description
    missing: tuple[str, ...]


def match(description: Description, labels: Sequence[str]) -> Match | None:
    """Return how ``labels`` (in :func:`~itineraire.exports.parsing.plain` form) fit a description, if they do."""
    if description.never & set(labels):
        return None
    places: dict[str, list[int]] = {}
    for index, label in enumerate(labels):
        places.setdefault(label, []).append(index)
    columns: dict[str, int] = {}
    spare: dict[str, tuple[int, ...]] = {}
    spoken: dict[str, int] = {}
    repeated: list[str] = []
    for item in description.fields:
        found = _found(item, places)
        if not found:
            continue
        columns[item.name] = places[found[0]][0]
        if item.kind in SEVERAL:
            spare[item.name] = tuple(index for label in found for index in places[label])[1:]
        elif len(places[found[0]]) > 1:
            repeated.append(found[0])
        for language, known in item.labels.items():
            spoken[language] = spoken.get(language, 0) + (found[0] in known)
    if not _complete(description, columns):
        return None
    if description.closed and {label for label in labels if label} - {
        labels[place] for place in columns.values()
    }:
        return None
    language = max(spoken, key=lambda name: (spoken[name], name == "en")) if spoken else "en"
    return Match(description, columns, language, tuple(repeated), spare)


def _found(item: Field, places: Mapping[str, list[int]]) -> tuple[str, ...]:
    """Return the labels under which a field stands, the preferred one first."""
    known = dict.fromkeys(label for labels in item.labels.values() for label in labels)
    return tuple(label for label in known if label in places)


def _complete(description: Description, columns: Mapping[str, int]) -> bool:
    """Return whether every signing column is there."""
    return all(item.name in columns for item in description.fields if item.required) and all(
        any(name in columns for name in group) for group in description.one_of
    )


def near_miss(descriptions: Sequence[Description], labels: Sequence[str]) -> NearMiss | None:
    """Return the description that ``labels`` nearly fit: one or two signing columns missing, more than that present."""
    best: tuple[int, NearMiss] | None = None
    for description in descriptions:
        loose = replace(
            description, fields=tuple(replace(item, required=False) for item in description.fields), one_of=()
        )
        found = match(loose, labels)
        needed = [item for item in description.fields if item.required]
        if found is None or len(needed) < 2:
            continue
        missing = [item for item in needed if item.name not in found.columns]
        if not 1 <= len(missing) <= 2 or len(found.columns) <= len(missing) + 1:
            continue
        miss = NearMiss(description, tuple(_label(item, found.language) for item in missing))
        if best is None or len(found.columns) - 2 * len(missing) > best[0]:
            best = len(found.columns) - 2 * len(missing), miss
    return best[1] if best else None


def _label(item: Field, language: str) -> str:
    """Return the label a reader would look for."""
    labels = item.labels.get(language) or next(
        (found for found in item.labels.values() if found), (item.name,)
    )
    return labels[0]
