"""Small makers of blocks that several pages share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from itineraire.blocks import Align, Column
from itineraire.wording import Language, Sentence, say

ColumnSpec = tuple[str, Align, float]


def columns(
    sentences: Mapping[str, Sentence], language: Language, specs: Sequence[ColumnSpec]
) -> tuple[Column, ...]:
    """Return table columns from the keys of their labels, their alignment and their relative width."""
    return tuple(Column(say(sentences[key], language), align, width) for key, align, width in specs)


def capital(text: str) -> str:
    """Return ``text`` with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """Return a name inside a sentence; an acronym keeps its capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def months_of(days: int) -> int:
    """Return a number of days as whole months: 365 days are 12 months, 90 are 3."""
    return round(days / 365 * 12)
