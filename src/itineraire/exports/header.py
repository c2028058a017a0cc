"""What a header and the lines above it say: twin columns of a comparison, currency, period."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

import pandas as pd

from itineraire.exports.parsing import moment, plain

_TWIN = re.compile(r"\s?\((?:comparaison|comparison|comparacion)\)$|\s?\(previous_year\)\s?$")
#: Currencies an export's label may name; a label such as ``Created date (UTC)`` names none.
_CURRENCIES = (
    "EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|MAD|TND|DZD|XOF|XAF|XPF|INR|JPY|CNY|HKD|"
    "SGD|MXN|BRL|ARS|COP|CLP|ZAR|AED|SAR|ILS|KRW|THB|IDR|MYR|PHP|TWD|VND|UAH"
)
_CURRENCY = re.compile(rf"\s*\(({_CURRENCIES})\)\s*$")
_START = re.compile(r"(?:date de debut|start date|fecha de inicio) ?: ?(\d{8})")
_END = re.compile(r"(?:date de fin|end date|fecha de finalizacion) ?: ?(\d{8})")
_DOTTED = re.compile(r"(\d{4})[.-](\d{1,2})[.-](\d{1,2}) ?[-_–] ?(\d{4})[.-](\d{1,2})[.-](\d{1,2})")

#: Search Console compares with a period before each label: ``Last 3 months Clicks``, ``Previous 3 months Clicks``.
_PREFIXED = re.compile(
    r"(?P<period>.+) (?P<measure>clicks|clics|impressions|impresiones|ctr|position|posicion)"
)
_EARLIER = re.compile(r"previous|precedent|last year|annee derniere|anterior|ano pasado")

_MATOMO = re.compile(
    r"export(?:er)? _ .+ _ (?:[a-z]+,? )??"
    r"(?:(?P<year>\d{4})|(?P<month>[a-z]+ \d{4})|(?P<day>\d{1,2}(?:er)? [a-z]+ \d{4}|[a-z]+ \d{1,2}, \d{4}))\.csv$"
)

Period = tuple[date | None, date | None]


def labels_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the labels of the main period, ready to be matched; a comparison column becomes an empty label."""
    return tuple("" if twin else label for label, twin in _sides(cells))


def comparison_labels(cells: Sequence[str]) -> tuple[str, ...] | None:
    """Return the labels of the period compared with; ``None`` when the export compares nothing.

    A column without twin (the campaign's name) serves both periods; a day without twin is a day of the main one.
    """
    sides = _sides(cells)
    twins = {label for label, twin in sides if twin}
    if not twins:
        return None
    return tuple(label if twin or label not in {*twins, "date", "fecha"} else "" for label, twin in sides)


def _sides(cells: Sequence[str]) -> list[tuple[str, bool]]:
    """Return each label without what names its period, and whether it belongs to the period compared with."""
    labels = [plain(_CURRENCY.sub("", cell)).strip('"') for cell in cells]
    prefixed = [_PREFIXED.fullmatch(label) for label in labels]
    earlier = _earlier([(found["period"], found["measure"]) for found in prefixed if found])
    if earlier is None:
        return [(_TWIN.sub("", label), bool(_TWIN.search(label))) for label in labels]
    return [
        (found["measure"], found["period"] == earlier) if found else (label, False)
        for label, found in zip(labels, prefixed, strict=True)
    ]


def _earlier(pairs: Sequence[tuple[str, str]]) -> str | None:
    """Return which of two periods is compared with; ``None`` when the pairs are no two periods of the same measures."""
    measures: dict[str, set[str]] = {}
    for period, measure in pairs:
        measures.setdefault(period, set()).add(measure)
    if len(measures) != 2 or len(set(map(frozenset, measures.values()))) != 1 or len(pairs) < 4:
        return None
    first, second = measures
    said = [period for period in measures if _EARLIER.search(period)]
    if len(said) == 1:
        return said[0]
    return second if re.search(r"\d", first) and re.search(r"\d", second) else None


def currency_of(cells: Sequence[str]) -> str | None:
    """Return the currency named in the column labels, as Meta does: ``Montant dépensé (EUR)``."""
    found = {code[1] for cell in cells if (code := _CURRENCY.search(cell))}
    return found.pop() if len(found) == 1 else None


def period_above(preamble: Sequence[str]) -> Period:
    """Return the period written above a table; the lowest line wins, as each stacked table has its own."""
    start: date | None = None
    end: date | None = None
    for line in preamble:
        bare = plain(line)
        if found := _START.search(bare):
            start = _day(found[1]) or start
        if found := _END.search(bare):
            end = _day(found[1]) or end
        if found := re.fullmatch(r"(\d{8})-(\d{8})", bare):
            start, end = _day(found[1]), _day(found[2])
        elif " - " in bare and start is None:
            first, _, second = bare.strip('"').partition(" - ")
            if _day(first) and _day(second):
                start, end = _day(first), _day(second)
    return start, end


def periods_told(name: str, cells: Sequence[str]) -> tuple[Period, Period]:
    """Return the period a table's labels tell, else its file's name, and the one it is compared with.

    Only used for tables that say their period nowhere else (Google Ads overview cards, Business Profile, comparisons
    of Search Console).
    """
    found = [
        (_built(*groups[:3]), _built(*groups[3:]))
        for groups in _DOTTED.findall(unicodedata.normalize("NFC", name))
    ]
    own, compared = [*(found or [_named(name)]), (None, None)][:2]
    for cell, (_, twin) in zip(cells, _sides(cells), strict=True):
        named = _PREFIXED.fullmatch(plain(cell))
        first, _, last = (named["period"] if named else "").partition(" - ")
        if _day(first) and _day(last):
            own, compared = (
                (own, (_day(first), _day(last))) if twin else ((_day(first), _day(last)), compared)
            )
    return own, compared


def _named(name: str) -> Period:
    """Return the period at the end of a Matomo file's name: ``Export _ Canaux _ janvier 2025.csv``."""
    said = _MATOMO.search(plain(name))
    if said is None:
        return None, None
    first = _day(said["year"] + "-01-01") if said["year"] else _day(said["day"] or said["month"])
    if first is None or said["day"]:
        return first, first
    whole = pd.offsets.YearEnd(0) if said["year"] else pd.offsets.MonthEnd(0)
    return first, (pd.Timestamp(first) + whole).date()


def _day(text: str) -> date | None:
    found = moment(text)
    return found.date() if found else None


def _built(year: str, month: str, day: str) -> date | None:
    return _day(f"{year}-{month}-{day}")
