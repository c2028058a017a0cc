"""Small words that every steering page needs: names of KPIs, written values."""

from __future__ import annotations

from itineraire.blocks import Column
from itineraire.vocabulary import KPIS, Unit
from itineraire.wording import Language, format_value, say
from itineraire.wording.changes import SENTENCES as CHANGES
from itineraire.wording.follow_up import SENTENCES as FIGURES
from itineraire.wording.steering import SENTENCES as WORK
from itineraire.wording.terms import UNIT_FORMATS, term

SENTENCES = {**WORK, **FIGURES, **CHANGES}


def tell(code: str, language: Language, /, **values: object) -> str:
    """Return a sentence of the steering catalogues."""
    return say(SENTENCES[code], language, values)


def columns(language: Language, *codes: tuple[str, str, float]) -> tuple[Column, ...]:
    """Return table columns from ``(sentence, alignment, width)``."""
    return tuple(
        Column(tell(code, language), "right" if align == "right" else "left", width)
        for code, align, width in codes
    )


def kpi_name(kpi: str, language: Language, title: str = "") -> str:
    """Return how a reader calls a KPI: the client's own title, else the trade's word."""
    return title or term("kpi", kpi, language)


def unit_of(kpi: str) -> Unit:
    """Return the unit of a KPI of the vocabulary; a count for a client's own."""
    return KPIS[kpi].unit if kpi in KPIS else Unit.COUNT


def written(value: float | None, unit: Unit, language: Language) -> str:
    """Write a value in its unit; small amounts keep their cents."""
    kind = UNIT_FORMATS[unit.value]
    if kind == "eur" and value is not None and abs(value) < 10:
        kind = "eur2"
    return format_value(value, kind, language)


def listed(names: list[str]) -> str:
    """Join names with commas."""
    return ", ".join(names)


def format_minutes(minutes: int, language: Language) -> str:
    """Write a length of meeting: minutes, or hours and minutes."""
    if minutes < 60:
        return tell("minutes", language, minutes=minutes)
    hours, rest = divmod(minutes, 60)
    words = format_value(float(hours), "hours", language)
    return f"{words} {rest:02d}" if rest else words
