"""Numbers, dates and yes/no as the tools write them, in French, English and Spanish exports.

Three outcomes, never confused: a value, *missing* (``nan`` or ``NaT``: empty, ``--``, ``(not set)``), and
*bad* (there is text, and it is not what the column holds).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

import pandas as pd

Decimal = Literal[".", ",", "auto"]
DayOrder = Literal["dmy", "mdy"]

#: A figure above this is a damaged cell (1e308), not a client's business; amounts in any currency stay below.
LARGEST_FIGURE = 1e13

#: What programs write for "no date": the first second of the Unix calendar.
NO_DATE = datetime(1970, 1, 1)  # noqa: DTZ001

NOT_GIVEN = frozenset(
    {"", "-", "--", "—", "–", "n/a", "na", "n.d.", "null", "none", "nan", "unknown", "inconnu", "(not set)"}
    | {"non disponible", "pas encore verifie", "not yet checked", "aucun", "ongoing"}
)

_SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009\u2007\t'’"), None)
_MONEY = re.compile(r"^(?:EUR|USD|GBP|CHF|CAD|[€$£¥₹])|(?:EUR|USD|GBP|CHF|CAD|[€$£¥₹])$", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
#: A narrow space between thousands, saved as Windows-1252, which has none.
_LOST_SPACE = re.compile(r"(?<=\d)\?(?=\d{3})")
_BELOW = re.compile(r"^[<>] ?\d+ ?%?$")

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "janv janvier jan january enero ene",
            "fevr fevrier feb february febrero",
            "mars mar march marzo",
            "avr avril apr april abril abr",
            "mai may mayo",
            "juin jun june junio",
            "juil juillet jul july julio",
            "aout aou aug august agosto ago",
            "sept septembre sep september septiembre",
            "oct octobre october octubre",
            "nov novembre november noviembre",
            "dec decembre december diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = r"(?:[ t,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?"
_REST = _TIME + r"\s*(?P<half>[ap]m)?\s*(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2})?"
_DATES = tuple(
    re.compile(pattern + _REST)
    for pattern in (
        r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<day>\d{1,2})(?:er)? (?P<name>[a-z]+)\.?,? (?P<year>\d{4})",
        r"(?P<name>[a-z]+)\.? (?P<day>\d{1,2}),? (?P<year>\d{4})",
        r"(?P<day>\d{1,2})[/-](?P<name>[a-z]+)\.?[/-](?P<year>\d{2,4})",
        r"(?P<first>\d{1,2})[/.-](?P<second_>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?P<name>[a-z]+)\.? (?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{2})",
    )
)
_YES = frozenset({"yes", "oui", "true", "vrai", "1", "si", "subscribed", "opt-in", "y"})
_NO = frozenset({"no", "non", "false", "faux", "0", "unsubscribed", "opt-out", "n"})


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return ``text`` in lower case, without accents, with single ordinary spaces: the form labels are compared in.

    Examples
    --------
    >>> plain("Type de budget de l’ensemble\u00a0")
    "type de budget de l'ensemble"
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split())


def number(text: str, decimal: Decimal = ".") -> float | None:
    """Return the number a cell holds; ``nan`` when nothing is given, ``None`` when it is no number.

    Percents come out as fractions. Spaces of every kind separate thousands.

    Examples
    --------
    >>> number("11\u202f925,86\u00a0€", ",")
    11925.86
    >>> number("1.6%")
    0.016
    """
    if plain(text) in NOT_GIVEN or _BELOW.match(text.strip()):
        return math.nan
    bare = _LOST_SPACE.sub("", text.translate(_SPACES).replace("\u2212", "-"))
    share = bare.endswith("%")
    bare = _MONEY.sub("", bare.removesuffix("%"))
    bare = _with_point(bare, decimal)
    if not _PLAIN.fullmatch(bare):
        return None
    value = float(bare)
    if not math.isfinite(value) or abs(value) > LARGEST_FIGURE:
        return None
    return value / 100 if share else value


def _with_point(text: str, decimal: Decimal) -> str:
    """Return ``text`` with a decimal point and no separator of thousands."""
    if decimal == "auto":
        decimal = "," if text.rfind(",") > text.rfind(".") else "."
    if decimal == ",":
        return re.sub(r"\.(?=\d{3}(?!\d))", "", text).replace(",", ".") if "," in text else text
    if re.match(r"[+-]?0,", text):
        return text  # 0,123 has no thousands: its comma is a decimal one, and this column's is a point
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)


def decimal_mark(texts: Iterable[str]) -> Decimal:
    """Return the decimal mark a column uses, from the cells that leave no doubt; a point when none does."""
    for text in texts:
        bare = text.translate(_SPACES).rstrip("%€$£")
        if re.search(r",\d{1,2}$|,\d{4,}$", bare):
            return ","
        if re.search(r"\.\d{1,2}$|\.\d{4,}$", bare):
            return "."
    return "."


def day_proof(texts: Iterable[str]) -> DayOrder | None:
    """Return whether 03/04 is 3 April or 4 March, when a date of the column proves it."""
    proof: DayOrder | None = None
    for text in texts:
        found = re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}", text.strip())
        if found and int(found[2]) > 12:
            return "mdy"
        if found and int(found[1]) > 12:
            proof = "dmy"
    return proof


@lru_cache(maxsize=65536)
def moment(text: str, order: DayOrder = "dmy") -> datetime | None:
    """Return the instant a cell holds, aware when the cell says its zone; ``None`` when it is no date.

    Examples
    --------
    >>> moment("Semaine du 30 déc. 2024")
    datetime.datetime(2024, 12, 30, 0, 0)
    >>> moment("31/02/2025") is None
    True
    """
    bare = re.sub(r"^(?:semaine du|week of|semana del?) ", "", plain(text))
    for pattern in _DATES:
        found = pattern.fullmatch(bare)
        if found:
            return _built(found.groupdict(), order)
    return None


def _built(parts: dict[str, str | None], order: DayOrder) -> datetime | None:
    """Return the instant described by the named parts of a date; ``None`` when the calendar has no such day."""
    year = int(parts["year"] or 0)
    year += 2000 if year < 100 else 0
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second_"] or 0)
        day, month = (first, second) if order == "dmy" else (second, first)
    else:
        name = parts.get("name")
        month = _MONTHS.get(name, 0) if name else int(parts.get("month") or 0)
        day = int(parts.get("day") or 1)
    hour = int(parts["hour"] or 0)
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"] == "pm" else 0)
    if not 1970 <= year <= 2100:
        return None
    try:
        return datetime(
            year,
            month,
            day,
            hour,
            int(parts["minute"] or 0),
            int(parts["second"] or 0),
            tzinfo=_zone(parts["zone"]),
        )
    except ValueError:
        return None


def _zone(text: str | None) -> tzinfo | None:
    """Return the zone written after a time; ``None`` when none is."""
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-shift if text[0] == "-" else shift)


def local(instant: datetime, zone: ZoneInfo, *, utc: bool) -> datetime:
    """Return ``instant`` as the client's clock showed it, without zone; a bare one is UTC when ``utc`` says so."""
    if instant.tzinfo is None:
        if not utc:
            return instant
        instant = instant.replace(tzinfo=UTC)
    return instant.astimezone(zone).replace(tzinfo=None)


def flag(text: str) -> bool | None:
    """Return a yes or a no; ``None`` when the cell is neither."""
    bare = plain(text)
    if bare in _YES:
        return True
    return False if bare in _NO else None


def numbers(texts: pd.Series, decimal: Decimal) -> tuple[pd.Series, pd.Series]:
    """Return the column's numbers and where a cell is bad.

    Under ``auto`` a cell that the column's own mark cannot read is tried with the other one: a spreadsheet's column
    mixes figures with texts.
    """
    if decimal != "auto":
        return _by_distinct_value(texts, lambda text: number(text, decimal), math.nan, "float64")
    own = decimal_mark(texts)
    other: Decimal = "," if own == "." else "."

    def read(text: str) -> float | None:
        value = number(text, own)
        return number(text, other) if value is None else value

    return _by_distinct_value(texts, read, math.nan, "float64")


def instants(
    texts: pd.Series,
    zone: ZoneInfo,
    *,
    utc: bool = False,
    order: DayOrder | None = None,
    usual: DayOrder = "dmy",
) -> tuple[pd.Series, pd.Series]:
    """Return the column's instants on the client's clock and where a cell is bad.

    Without ``order`` the column's own dates tell it; those that prove nothing are read in the tool's ``usual`` order.
    """
    known: DayOrder = order or day_proof(texts) or usual

    def read(text: str) -> datetime | None:
        if plain(text) in NOT_GIVEN:
            return pd.NaT  # type: ignore[return-value]
        found = moment(text, known)
        if found is not None and found.replace(tzinfo=None) == NO_DATE:
            return pd.NaT  # type: ignore[return-value]
        return None if found is None else local(found, zone, utc=utc)

    return _by_distinct_value(texts, read, pd.NaT, "datetime64[us]")


def flags(texts: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return the column's yes and no; what is neither is missing, never bad."""
    values = texts.map(lambda text: flag(text)).astype("object")
    return values.where(values.notna(), None).astype("boolean"), pd.Series(False, index=texts.index)


def _by_distinct_value(
    texts: pd.Series, read: Callable[[str], object], missing: object, dtype: str
) -> tuple[pd.Series, pd.Series]:
    """Read each distinct cell once; ``None`` from ``read`` marks a bad cell."""
    known = {text: read(text) for text in texts.unique()}
    bad = texts.map({text: value is None for text, value in known.items()}).astype("bool")
    clean = {text: missing if value is None else value for text, value in known.items()}
    values = pd.Series([clean[text] for text in texts], index=texts.index, dtype="object")
    return values.astype(dtype), bad  # type: ignore[call-overload]


def halves(texts: pd.Series, mark: str) -> tuple[pd.Series, pd.Series]:
    """Return what stands before and after the first ``mark`` of each text; all before when there is none."""
    pairs = [str(text).partition(mark) for text in texts]
    return (
        pd.Series([before for before, _, _ in pairs], index=texts.index, dtype="object"),
        pd.Series([after for _, _, after in pairs], index=texts.index, dtype="object"),
    )
