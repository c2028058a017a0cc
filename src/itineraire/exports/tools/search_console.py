"""Google Search Console: one file a dimension, in French and English, loose or in its zip.

Queries leave out anonymised ones and every file stops at 1,000 rows, so the files of one property never
agree: each is its own report. The period stands in the dates file or the filters file beside them, the device of Core
Web Vitals in the metadata (``search_context`` fills them in). A comparison doubles the columns, a period before each
label (``header`` tells them apart).
"""

from __future__ import annotations

import pandas as pd

from itineraire.exports.description import Description, Finished, Part, Sheet, column, unused
from itineraire.exports.periods import from_start, over_report
from itineraire.exports.tools.columns import device_of, texts

_MEASURES = (
    column("clicks", "number", en="clicks", fr="clics", es="clics", required=True),
    column("impressions", "number", en="impressions", fr="impressions", es="impresiones", required=True),
    column("position", "number", en="position|avg. position", fr="position|position moyenne", es="posicion"),
    column("ctr", "number", en="ctr", fr="ctr", es="ctr"),
)
_KEYS = {
    "query": column(
        "query", "free", en="top queries|query", fr="requetes les plus frequentes", es="consultas principales"
    ),
    "page": column("page", en="top pages", fr="pages les plus populaires", es="paginas principales"),
    "country": column("country", en="country", fr="pays", es="pais"),
    "device": column("device", en="device", fr="appareil", es="dispositivo"),
    "appearance": column(
        "appearance", en="search appearance", fr="apparence dans les resultats de recherche|apparence"
    ),
    "date": column("date", "date", en="date", fr="date", es="fecha"),
}


def _finish(sheet: Sheet) -> Finished:
    frame = sheet.frame
    dimension = next(name for name in _KEYS if name in frame)
    if dimension == "date":
        clean = from_start(frame["date"], "day")
        clean["key"] = frame["date"].dt.strftime("%Y-%m-%d")
    else:
        clean = over_report(frame, sheet.start, sheet.end)
        clean["key"] = texts(frame, "device").map(device_of) if dimension == "device" else frame[dimension]
    clean["dimension"] = dimension
    for name in ("clicks", "impressions", "position"):
        if name in frame:
            clean[name] = frame[name]
    return Finished((Part("search", clean, kind=dimension),))


def _finish_vitals(sheet: Sheet) -> Finished:
    """Return how many addresses of the site are good, to improve or poor, day by day."""
    frame = sheet.frame
    clean = pd.DataFrame({"measured": frame["date"], "source": "field", "scope": "origin"}, index=frame.index)
    for name in ("good_pages", "middling_pages", "poor_pages"):
        clean[name] = frame[name]
    return Finished((Part("speed", clean, kind="core_web_vitals"),))


def _known(report: str, *labels: tuple[str, str], reason: str = "not_used") -> Description:
    """Return a table that is known by all its labels (English, French) and gives no row."""
    fields = tuple(
        column(f"column_{index}", en=en, fr=fr, required=True) for index, (en, fr) in enumerate(labels)
    )
    return Description("search_console", report, fields, unused(reason), closed=True, priority=1)


DESCRIPTIONS = (
    Description(
        tool="search_console",
        report="performance",
        fields=(*_KEYS.values(), *_MEASURES),
        one_of=(tuple(_KEYS), ("position", "ctr")),
        finish=_finish,
        never=frozenset(
            {"cout", "cost", "montant depense", "amount spent", "sessions", "campaign", "campagne"}
        ),
    ),
    Description(
        tool="search_console",
        report="filters",
        fields=(
            column("filter", en="filter", fr="filtre", es="filtro", required=True),
            column("value", en="value", fr="valeur", es="valor", required=True),
        ),
        finish=unused("context"),
    ),
    Description(
        tool="search_console",
        report="metadata",
        fields=(
            column("property", en="property", fr="propriete", required=True),
            column("value", en="value", fr="valeur", required=True),
        ),
        finish=unused("context"),
    ),
    Description(
        tool="search_console",
        report="core_web_vitals",
        fields=(
            column("date", "date", en="date", fr="date", required=True),
            column("poor_pages", "number", en="poor", fr="mediocre|faible", required=True),
            column(
                "middling_pages",
                "number",
                en="need improvement",
                fr="amelioration necessaire|a ameliorer",
                required=True,
            ),
            column("good_pages", "number", en="good", fr="bonne|bon", required=True),
        ),
        finish=_finish_vitals,
    ),
    _known(
        "core_web_vitals_issues",
        ("severity", "gravite"),
        ("issue", "probleme"),
        ("validation", "validation"),
        ("urls", "url"),
        reason="overlapping_rows",
    ),
    _known("issues", ("issue", "probleme"), ("validation", "validation"), ("items", "elements")),
    _known(
        "coverage",
        ("date", "date"),
        ("not indexed", "non indexees"),
        ("indexed", "dans l'index"),
        ("impressions", "impressions"),
    ),
    _known(
        "coverage_issues",
        ("reason", "raison"),
        ("source", "source"),
        ("validation", "validation"),
        ("pages", "pages"),
    ),
    _known(
        "rich_results",
        ("date", "date"),
        ("invalid", "non valide"),
        ("valid", "valides"),
        ("impressions", "impressions"),
    ),
    _known("https", ("date", "date"), ("non-https urls", "url non https"), ("https urls", "url https")),
    _known("crawled", ("url", "url"), ("last crawled", "derniere exploration")),
    _known("links", ("linking page", ""), ("last crawled", "")),
    _known("linked_pages", ("target page", ""), ("incoming links", ""), ("linking sites", "")),
    _known("linking_sites", ("site", ""), ("linking pages", ""), ("target pages", "")),
    _known("affected_pages", ("date", "date"), ("affected pages", "")),
)
