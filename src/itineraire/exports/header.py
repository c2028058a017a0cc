"""What a header and the lines above it say: twin columns of a comparison, currency, period."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

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

Period = tuple[date | None, date | None]


def labels_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the labels of the main period, ready to be matched; a comparison column becomes an empty label."""
    labels = [plain(_CURRENCY.sub("", cell)) for cell in cells]
    return tuple("" if _TWIN.search(label) else label for label in labels)


def comparison_labels(cells: Sequence[str]) -> tuple[str, ...] | None:
    """Return the labels of the period compared with; ``None`` when the export compares nothing.

    A column without twin (the campaign's name) serves both periods.
    """
    labels = [plain(_CURRENCY.sub("", cell)) for cell in cells]
    twins = {_TWIN.sub("", label) for label in labels if _TWIN.search(label)}
    if not twins:
        return None
    return tuple(
        _TWIN.sub("", label) if _TWIN.search(label) else ("" if label in twins else label) for label in labels
    )


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


def periods_in_name(name: str) -> tuple[Period, Period]:
    """Return the period a file's name tells, and the one it is compared with.

    Only used for tables that say their period nowhere else (Google Ads overview cards, Business Profile).
    """
    found = [
        (_built(*groups[:3]), _built(*groups[3:]))
        for groups in _DOTTED.findall(unicodedata.normalize("NFC", name))
    ]
    pair = [*found[:2], (None, None), (None, None)]
    return pair[0], pair[1]


def _day(text: str) -> date | None:
    found = moment(text)
    return found.date() if found else None


def _built(year: str, month: str, day: str) -> date | None:
    return _day(f"{year}-{month}-{day}")
