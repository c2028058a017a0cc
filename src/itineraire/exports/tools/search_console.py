"""Google Search Console: one file a dimension, in French and English, loose or in its zip.

Queries leave out anonymised ones and every file stops at 1,000 rows, so the files of one property never
agree: each is its own report. The period stands in the dates file or the filters file beside them
(``intake`` fills it in).
"""

from __future__ import annotations

from itineraire.exports.description import Description, Finished, Part, Sheet, column
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


def _finish_filters(sheet: Sheet) -> Finished:
    """Keep nothing: the filters only tell the period of the files beside them."""
    return Finished(())


def _finish_vitals(sheet: Sheet) -> Finished:
    """Keep nothing as rows: counts of addresses by state are no measure of one page."""
    return Finished(())


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
        finish=_finish_filters,
        facts_only=True,
    ),
    Description(
        tool="search_console",
        report="core_web_vitals",
        fields=(
            column("date", "date", en="date", fr="date", required=True),
            column("poor", "number", en="poor", fr="mediocre|faible", required=True),
            column(
                "middling",
                "number",
                en="need improvement",
                fr="amelioration necessaire|a ameliorer",
                required=True,
            ),
            column("good", "number", en="good", fr="bonne|bon", required=True),
        ),
        finish=_finish_vitals,
    ),
    Description(
        tool="search_console",
        report="core_web_vitals_issues",
        fields=(
            column("severity", en="severity", fr="gravite", required=True),
            column("issue", en="issue", fr="probleme", required=True),
            column("urls", "number", en="urls", fr="url", required=True),
        ),
        finish=_finish_vitals,
    ),
    Description(
        tool="search_console",
        report="metadata",
        fields=(
            column("property", en="property", fr="propriete", required=True),
            column("value", en="value", fr="valeur", required=True),
        ),
        finish=_finish_filters,
        facts_only=True,
    ),
)
