"""Google Ads reports: French in UTF-16 with tabs, English in UTF-8 with commas, total rows inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.demo.shop import Spend
from tests.demo.writers.texts import ENGLISH_MONTHS, NO_BREAK, delimited, french, french_count

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_TOTAL = f"Total{NO_BREAK}: "
_OTHER_TYPES = ("Vidéo", "Campagnes intelligentes", "Display", "Génération de la demande")


@dataclass(frozen=True)
class Term:
    """One search term over a period."""

    text: str
    match: str
    campaign: str
    group: str
    impressions: int
    clicks: int
    cost: float
    conversions: int


def french_day(day: date) -> str:
    """Return "1 octobre 2024"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def campaigns_french(spends: Sequence[Spend], first: date, last: date) -> bytes:
    """Return the campaign report cut by month, with its totals, as the French interface downloads it."""
    head = (
        "État de la campagne",
        "Campagne",
        "Mois",
        "Type de campagne",
        "Code de la devise",
        "Impr.",
        "Clics",
        "CTR",
        "CPC moy.",
        "Coût",
        "Taux de conv.",
        "Conversions",
        "Coût/conv.",
        "Valeur de conv.",
    )
    rows = [
        ("Activée", spend.campaign, f"{spend.month:%Y-%m-%d}", spend.kind, "EUR", *_figures(_sums([spend])))
        for spend in sorted(spends, key=lambda spend: (spend.month, -spend.cost))
    ]
    empty = (" --", " --")
    totals = [(f"{_TOTAL}Campagnes", *empty, "", "EUR", *_figures(_sums(spends)))]
    totals.append((f"{_TOTAL}Compte", *empty, "", "EUR", *_figures(_sums(spends))))
    for kind in (*_OTHER_TYPES, "Rechercher", "Performance Max"):
        own = [spend for spend in spends if spend.kind == kind]
        totals.append((f"{_TOTAL}{kind}", *empty, kind, "EUR", *_figures(_sums(own))))
    title = ["Rapport sur les campagnes", f"{french_day(first)} - {french_day(last)}"]
    return _utf16(title, [head, *rows, *totals])


def terms_french(terms: Sequence[Term], spends: Sequence[Spend], first: date, last: date) -> bytes:
    """Return the search terms report: the terms, then totals that overlap (account, types...)."""
    head = (
        "Terme de recherche",
        "Type de correspondance",
        "Ajoutée/Exclue",
        "Campagne",
        "Groupe d'annonces",
        "Code de la devise",
        "CPM moy.",
        "Impr.",
        "Interactions",
        "Taux d'interaction",
        "Coût moy.",
        "Coût",
        "Type de campagne",
        "Taux de conv.",
        "Conversions",
        "Coût/conv.",
    )
    rows = [
        (
            term.text,
            term.match,
            "Aucun",
            term.campaign,
            term.group,
            "EUR",
            *_term_figures(_Sums.of_term(term), "Rechercher"),
        )
        for term in terms
    ]
    search = [spend for spend in spends if spend.kind == "Rechercher"]
    shown = _Sums.total([_Sums.of_term(term) for term in terms])
    blank = ("", "", "", "", "EUR")
    totals = [
        (f"{_TOTAL}Termes de recherche", *blank, *_term_figures(shown, "")),
        (f"{_TOTAL}Autres termes de recherche", *blank, *_term_figures(_sums(search).less(shown), "")),
        (f"{_TOTAL}Compte", *blank, *_term_figures(_sums(spends), "")),
    ]
    for kind in (*_OTHER_TYPES, "Rechercher", "Performance Max"):
        own = _sums([spend for spend in spends if spend.kind == kind])
        totals.append((f"{_TOTAL}{kind}", *blank, *_term_figures(own, kind)))
    title = ["Rapport sur les termes de recherche", f"{french_day(first)} - {french_day(last)}"]
    return _utf16(title, [head, *rows, *totals])


def campaigns_english(spends: Sequence[Spend], first: date, last: date) -> bytes:
    """Return the campaign report cut by month as the English interface downloads it: UTF-8, commas."""
    head = (
        "Campaign status",
        "Campaign",
        "Month",
        "Campaign type",
        "Currency code",
        "Impr.",
        "Clicks",
        "CTR",
        "Avg. CPC",
        "Cost",
        "Conv. rate",
        "Conversions",
        "Cost / conv.",
        "Conv. value",
    )
    rows = [
        ("Enabled", spend.campaign, f"{spend.month:%Y-%m-%d}", spend.kind, "EUR", *_english(_sums([spend])))
        for spend in sorted(spends, key=lambda spend: (spend.month, -spend.cost))
    ]
    totals = [
        (f"Total: {name}", " --", " --", kind, "EUR", *_english(_sums(own)))
        for name, kind, own in (
            ("Campaigns", "", spends),
            ("Account", "", spends),
            ("Search", "Search", spends),
        )
    ]
    period = f"{_english_day(first)} - {_english_day(last)}"
    return delimited([["Campaign report"], [period], head, *rows, *totals]).encode()


def _english_day(day: date) -> str:
    return f"{ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"


@dataclass(frozen=True)
class _Sums:
    cost: float
    clicks: int
    impressions: int
    conversions: float
    value: float = 0.0

    @staticmethod
    def of_term(term: Term) -> _Sums:
        return _Sums(term.cost, term.clicks, term.impressions, term.conversions)

    @staticmethod
    def total(parts: Sequence[_Sums]) -> _Sums:
        return _Sums(
            round(sum(part.cost for part in parts), 2),
            sum(part.clicks for part in parts),
            sum(part.impressions for part in parts),
            sum(part.conversions for part in parts),
            round(sum(part.value for part in parts), 2),
        )

    def less(self, other: _Sums) -> _Sums:
        return _Sums(
            round(self.cost - other.cost, 2),
            self.clicks - other.clicks,
            self.impressions - other.impressions,
            self.conversions - other.conversions,
        )


def _sums(spends: Sequence[Spend]) -> _Sums:
    return _Sums.total(
        [_Sums(item.cost, item.clicks, item.impressions, item.conversions, item.value) for item in spends]
    )


def _ratio(above: float, below: float) -> float:
    return above / below if below else 0.0


def _share(above: float, below: float) -> str:
    return f"{french(100 * above / below)}%" if below else " --"


def _figures(sums: _Sums) -> tuple[str, ...]:
    return (
        french_count(sums.impressions),
        french_count(sums.clicks),
        _share(sums.clicks, sums.impressions),
        french(_ratio(sums.cost, sums.clicks)),
        french(sums.cost),
        f"{french(100 * _ratio(sums.conversions, sums.clicks))}%",
        french(sums.conversions),
        french(_ratio(sums.cost, sums.conversions)),
        french(sums.value),
    )


def _english(sums: _Sums) -> tuple[str, ...]:
    return (
        f"{sums.impressions:,}",
        f"{sums.clicks:,}",
        f"{100 * _ratio(sums.clicks, sums.impressions):.2f}%",
        f"{_ratio(sums.cost, sums.clicks):.2f}",
        f"{sums.cost:.2f}",
        f"{100 * _ratio(sums.conversions, sums.clicks):.2f}%",
        f"{sums.conversions:.2f}",
        f"{_ratio(sums.cost, sums.conversions):.2f}",
        f"{sums.value:.2f}",
    )


def _term_figures(sums: _Sums, kind: str) -> tuple[str, ...]:
    return (
        french(1000 * _ratio(sums.cost, sums.impressions)),
        french_count(sums.impressions),
        french_count(sums.clicks),
        _share(sums.clicks, sums.impressions),
        french(_ratio(sums.cost, sums.clicks)) if sums.clicks else "0",
        french(sums.cost),
        kind,
        f"{french(100 * _ratio(sums.conversions, sums.clicks))}%",
        french(sums.conversions),
        french(_ratio(sums.cost, sums.conversions)),
    )


def _utf16(title: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Return the "Excel .csv" download: UTF-16 with its mark, tabs; a cell with a comma is quoted."""
    lines = [*title, *("\t".join(_quoted(str(cell)) for cell in row) for row in rows)]
    return b"\xff\xfe" + ("\n".join(lines) + "\n").encode("utf-16-le")


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell
