"""Numbers, money, dates and typography as a French or an English reader expects them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal

Language = Literal["fr", "en"]

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
MISSING = {"fr": "non fourni", "en": "not supplied"}

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
_URL_OR_TIME = re.compile(r"(https?://\S+|\S+@\S+|\b\d{1,2}:\d{2}\b)")


def decimal(value: float, language: Language, *, digits: int = 0, signed: bool = False) -> str:
    r"""Return ``value`` with the language's separators and a true minus sign.

    Examples
    --------
    >>> decimal(1234.5, "fr", digits=1)
    '1\u202f234,5'
    >>> decimal(-0.4, "en")
    '0'
    """
    rounded = round(value, digits)
    text = _unsigned(abs(rounded), language, digits)
    if rounded < 0:
        return MINUS + text
    return "+" + text if signed and rounded > 0 else text


@lru_cache(maxsize=4096)
def _unsigned(size: float, language: Language, digits: int) -> str:
    """Write a size; pages and sliders write the same ones again and again."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    text: str = format_decimal(size, format=pattern, locale=_LOCALES[language], decimal_quantization=True)
    return text


def _any_number(value: float, language: Language) -> str:
    """Write a number with the decimals it has, six at most."""
    text: str = format_decimal(abs(value), format="#,##0.######", locale=_LOCALES[language])
    return MINUS + text if value < 0 else text


def _percent(digits: int, *, signed: bool = False) -> Callable[[float, Language], str]:
    def write(value: float, language: Language) -> str:
        gap = NARROW_SPACE if language == "fr" else ""
        return decimal(value * 100, language, digits=digits, signed=signed) + gap + "%"

    return write


def _points(value: float, language: Language) -> str:
    unit = "point" if abs(value) < 2 else "points"
    return decimal(value, language, digits=1, signed=True) + NO_BREAK_SPACE + unit


def _money(digits: int, *, signed: bool = False) -> Callable[[float, Language], str]:
    def write(value: float, language: Language) -> str:
        text = decimal(value, language, digits=digits, signed=signed)
        if language == "fr":
            return text + NARROW_SPACE + "€"
        sign = text[0] if text[0] in "+" + MINUS else ""
        return sign + "€" + text.removeprefix(sign)

    return write


def _number(digits: int, *, signed: bool = False) -> Callable[[float, Language], str]:
    return lambda value, language: decimal(value, language, digits=digits, signed=signed)


def _unit(unit_fr: str, unit_en: str, digits: int) -> Callable[[float, Language], str]:
    def write(value: float, language: Language) -> str:
        return (
            decimal(value, language, digits=digits)
            + NO_BREAK_SPACE
            + (unit_fr if language == "fr" else unit_en)
        )

    return write


def _counted(one_fr: str, many_fr: str, one_en: str, many_en: str) -> Callable[[float, Language], str]:
    """Return whole units in the right number: French keeps the singular below two."""

    def write(value: float, language: Language) -> str:
        size = abs(round(value))
        one, many, singular = (
            (one_fr, many_fr, size < 2) if language == "fr" else (one_en, many_en, size == 1)
        )
        return decimal(value, language, digits=0) + NO_BREAK_SPACE + (one if singular else many)

    return write


def _date(pattern_fr: str, pattern_en: str) -> Callable[[date | str, Language], str]:
    def write(value: date | str, language: Language) -> str:
        if isinstance(value, str):  # a stored result keeps dates as ISO text
            value = date.fromisoformat(value)
        pattern = pattern_fr if language == "fr" else pattern_en
        text: str = format_date(value, format=pattern, locale=_LOCALES[language])
        return re.sub(r"^1 ", "1er ", text) if language == "fr" and pattern.startswith("d ") else text

    return write


#: Name of a format -> how a value of that kind is written. Percent formats take fractions (0.55), ``points``
#: takes percentage points (0.3), ``eur`` takes euros, dates take ``datetime.date``.
FORMATS: dict[str, Callable[..., str]] = {
    "int": _number(0),
    "int_signed": _number(0, signed=True),
    "number": _any_number,
    "number1": _number(1),
    "number2": _number(2),
    "percent": _percent(0),
    "percent1": _percent(1),
    "percent2": _percent(2),
    "percent_signed": _percent(0, signed=True),
    "percent1_signed": _percent(1, signed=True),
    "points": _points,
    "eur": _money(0),
    "eur2": _money(2),
    "eur_signed": _money(0, signed=True),
    "hours": _unit("h", "h", 0),
    "hours1": _unit("h", "h", 1),
    "days": _counted("jour", "jours", "day", "days"),
    "months": _unit("mois", "months", 1),
    "weeks": _counted("semaine", "semaines", "week", "weeks"),
    "seconds": _unit("s", "s", 1),
    "milliseconds": _unit("ms", "ms", 0),
    "date": _date("d MMMM y", "d MMMM y"),
    "short_date": _date("dd/MM/y", "d MMM y"),
    "day_month": _date("d MMM", "d MMM"),
    "month": _date("MMMM y", "MMMM y"),
    "month_name": _date("MMMM", "MMMM"),
    "short_month": _date("MMM yy", "MMM yy"),
    "text": lambda value, _language: str(value),
}


def format_value(value: object, kind: str, language: Language) -> str:
    """Write one value; a missing one is said to be missing, never zero.

    Parameters
    ----------
    value
        A number, a date or a text; ``None``, ``nan`` and ``NaT`` mean missing.
    kind
        A key of ``FORMATS``.
    language
        ``"fr"`` or ``"en"``.

    Raises
    ------
    KeyError
        When ``kind`` is no format.
    """
    if value is None or value != value or (isinstance(value, float) and math.isinf(value)):
        return MISSING[language]
    if isinstance(value, datetime):
        value = value.date()
    return FORMATS[kind](value, language)


def is_singular(count: float, language: Language) -> bool:
    """Return whether a noun stays singular after a count: below two in French, at one in English."""
    return abs(count) < 2 if language == "fr" else abs(count) == 1


def typography(text: str, language: Language) -> str:
    r"""Return ``text`` with the language's spaces and quotes; URLs, e-mails and times are left alone.

    Applying it twice changes nothing more.

    Examples
    --------
    >>> typography("Qui decide ? L'equipe.", "fr")
    'Qui decide\u202f? L’equipe.'
    """
    if language != "fr":
        return text
    parts = _URL_OR_TIME.split(text)
    return "".join(part if index % 2 else _french(part) for index, part in enumerate(parts))


def _french(text: str) -> str:
    text = re.sub(r'"([^"]*)"', rf"«{NARROW_SPACE}\1{NARROW_SPACE}»", text)
    text = re.sub(r"[“”]", lambda quote: "« " if quote[0] == "“" else " »", text)
    text = text.replace("'", "’")
    text = re.sub(r"«[ \u00a0\u202f]*", "«" + NARROW_SPACE, text)
    text = re.sub(r"[ \u00a0\u202f]*»", NARROW_SPACE + "»", text)
    text = re.sub(r"[ \u00a0\u202f]+([;!?%€])", NARROW_SPACE + r"\1", text)
    text = re.sub(r"(?<=[\wÀ-ÿ»)])[ \u00a0\u202f]+:", NO_BREAK_SPACE + ":", text)
    return re.sub(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))", NARROW_SPACE, text)
