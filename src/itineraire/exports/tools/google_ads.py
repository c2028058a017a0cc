"""Google Ads: downloaded reports (UTF-16 with tabs, or UTF-8 with commas) and overview cards, in French and English.

Total rows stand inside the data and overlap: a search-terms report closes with its own total, the
account's, and one for each type of campaign. They check the sums, and the ones by type give the account's
spend as a report of its own. The name of a total stands in the first filled cell, the third one of a keyword report.

Two reports count the same clicks on several rows (a word of the searches, an asset of the ads): they are never spend.
"""

from __future__ import annotations

import re

import pandas as pd

from itineraire.exports.description import Description, Finished, Part, Sheet, column, unused
from itineraire.exports.parsing import plain
from itineraire.exports.periods import from_start, over_report
from itineraire.exports.tools.columns import breakdowns, device_of, texts

_TOTAL = re.compile(r"^total ?:")
_ACCOUNT = re.compile(r"^total ?: ?(?:account|compte|manager account|compte administrateur|cuenta)$")
_TIMES = (("day", "day"), ("week", "week"), ("month", "month"))
_DIMENSIONS = ("campaign", "ad_group", "search_term", "keyword", "campaign_type", "status", "device")
_MEASURES = ("cost", "clicks", "impressions", "interactions", "conversions", "conversion_value")

_FIELDS = (
    column("campaign", en="campaign|campaign name", fr="campagne|nom de la campagne"),
    column("ad_group", en="ad group|ad group name", fr="groupe d'annonces|nom du groupe d'annonces"),
    column("search_term", "free", en="search term|search", fr="terme de recherche|recherche|rechercher"),
    column("keyword", "free", en="keyword|search keyword", fr="mot cle pour le reseau de recherche|mot cle"),
    column("campaign_type", en="campaign type", fr="type de campagne"),
    column("status", en="campaign status|campaign state", fr="etat de la campagne|statut de la campagne"),
    column("device", en="device", fr="appareil"),
    column("other_page", en="landing page", fr="page de destination"),
    column("other_place", en="location|country/territory|region|city"),
    column("other_age", en="age", fr="age"),
    column("other_gender", en="gender", fr="sexe"),
    column("other_network", en="network (with search partners)|network"),
    column("other_hour", en="hour of the day"),
    column("other_weekday", en="day of the week", fr="jour de la semaine"),
    column("day", "date", en="day|date", fr="jour|date"),
    column("week", "date", en="week", fr="semaine"),
    column("month", "date", en="month", fr="mois"),
    column("currency", en="currency code|currency", fr="code de la devise|code devise|devise"),
    column("cost", "number", en="cost", fr="cout", es="coste", required=True),
    column("clicks", "number", en="clicks", fr="clics", es="clics"),
    column("impressions", "number", en="impr.|impressions", fr="impr.|impressions", es="impr."),
    column("interactions", "number", en="interactions", fr="interactions", es="interacciones"),
    column("conversions", "number", en="conversions", fr="conversions", es="conversiones"),
    column(
        "conversion_value", "number", en="conv. value|conversion value", fr="valeur de conv.|valeur conv."
    ),
    column("average_cpc", "number", en="avg. cpc", fr="cpc moy."),
)


def _is_total(first: str) -> bool:
    return bool(_TOTAL.match(plain(first)))


def _finish(sheet: Sheet) -> Finished:
    """Return the rows as ``spend``, and the account's totals by campaign type as a second report."""
    own = _clean(sheet, sheet.frame, _DIMENSIONS)
    return Finished((Part("spend", own, kind=_kind(sheet)), *_account(sheet)))


def _account(sheet: Sheet) -> tuple[Part, ...]:
    """Return the spend of the whole account, from the total rows; nothing when the report has none."""
    totals = sheet.totals
    if totals.empty:
        return ()
    if "campaign_type" in totals:
        by_type = totals[totals["campaign_type"].notna() & (totals["campaign_type"] != "--")]
        if not by_type.empty:
            clean = _clean(sheet, by_type, ("campaign_type",))
            return (Part("spend", clean, suffix="account", kind="account_by_type"),)
    account = totals[totals["first"].map(lambda first: bool(_ACCOUNT.match(plain(first))))].iloc[:1]
    if account.empty:
        return ()
    return (Part("spend", _clean(sheet, account, ()), suffix="account", kind="account"),)


def _kind(sheet: Sheet) -> str:
    """Return what a row of the report is."""
    names = ("search_term", "keyword", "ad_group", "campaign")
    return next((name for name in names if name in sheet.present), "period")


def _clean(sheet: Sheet, frame: pd.DataFrame, dimensions: tuple[str, ...]) -> pd.DataFrame:
    """Return rows in the columns of ``spend``, broken down by ``dimensions``."""
    time = next(
        ((name, grain) for name, grain in _TIMES if name in frame and frame[name].notna().any()), None
    )
    if time:
        clean = from_start(frame[time[0]], time[1], sheet.start, sheet.end)
    else:
        clean = over_report(frame, sheet.start, sheet.end)
    clean["platform"] = "google_ads"
    clean["result_kind"] = "conversion"
    clean["currency"] = frame.get("currency", sheet.currency)
    other = [name for name in map(str, frame.columns) if dimensions and name.startswith("other_")]
    clean["other"] = breakdowns({sheet.labels[name]: texts(frame, name) for name in other}, frame.index)
    for name in (*dimensions, *_MEASURES):
        if name in frame:
            clean[name] = texts(frame, name).map(device_of) if name == "device" else frame[name]
    return clean


DESCRIPTIONS = (
    Description(
        tool="google_ads",
        report="spend",
        fields=_FIELDS,
        one_of=(
            (
                *("campaign", "ad_group", "search_term", "keyword", "day", "week", "month", "device"),
                *(item.name for item in _FIELDS if item.name.startswith("other_")),
            ),
            ("impressions", "clicks", "interactions", "conversions", "average_cpc"),
        ),
        finish=_finish,
        never=frozenset(
            {"montant depense", "amount spent", "total spent", "sessions", "channel", "canal"}
            | {"clicks (destination)", "cpc (destination)", "ctr (destination)"}  # TikTok
        ),
        decimal={"fr": ",", "en": ".", "es": ","},
        is_total=_is_total,
        additive=("cost", "impressions", "clicks", "interactions", "conversions"),
    ),
    Description(
        tool="google_ads",
        report="hours",
        fields=(
            column("day", en="day", fr="jour", required=True),
            column("hour", en="start hour", fr="heure de debut", required=True),
            column("impressions", en="impressions", fr="impressions", required=True),
        ),
        finish=unused(),
        priority=1,
    ),
    Description(
        tool="google_ads",
        report="words",
        fields=(
            column("word", en="word", fr="mot", required=True),
            column("cost", en="cost", fr="cout", required=True),
            column("impressions", en="impressions", fr="impressions", required=True),
        ),
        finish=unused("overlapping_rows"),
        priority=1,
    ),
    Description(
        tool="google_ads",
        report="assets",
        fields=(
            column("asset", en="asset", required=True),
            column("sort", en="asset type", required=True),
            column("cost", en="cost", required=True),
        ),
        finish=unused("overlapping_rows"),
        priority=1,
    ),
)
