"""The two small tools that every page of industrialization needs."""

from __future__ import annotations

from itineraire.blocks import (
    Column,
)
from itineraire.wording import Language, say
from itineraire.wording.industrialization import SENTENCES


def tell(code: str, language: Language, /, **values: object) -> str:
    """Return a sentence of the industrialization catalogue."""
    return say(SENTENCES[code], language, values)


def columns(language: Language, *codes: tuple[str, str, float]) -> tuple[Column, ...]:
    """Return table columns from ``(sentence, alignment, width)``."""
    return tuple(
        Column(tell(code, language), "right" if align == "right" else "left", width)
        for code, align, width in codes
    )


__all__ = ["SENTENCES", "columns", "tell"]
