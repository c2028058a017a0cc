"""Meta Ads Manager, in French and English: currency in the column name, results in several units.

``Résultats`` is only summable per ``Indicateur de résultats``: ``result_kind`` keeps the unit beside the number. An
export of the reports page opens with its total: a row that names no campaign, no ad set, no ad.
"""

from __future__ import annotations

import pandas as pd

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import plain
from itineraire.exports.periods import from_both
from itineraire.exports.tools.columns import breakdowns, texts

_KINDS = (
    ("landing_page_view", "landing_page_view"),
    ("link_click", "link_click"),
    ("lead", "lead"),
    ("purchase", "purchase"),
    ("add_to_cart", "add_to_cart"),
    ("video", "video_view"),
    ("messaging", "message"),
    ("post_engagement", "engagement"),
    ("reach", "reach"),
    ("impression", "impression"),
    ("complete_registration", "registration"),
)

_NAMES = ("campaign", "ad_group", "ad")
_FIELDS = (
    column("start", "date", en="reporting starts", fr="debut des rapports", required=True),
    column("end", "date", en="reporting ends", fr="fin des rapports", required=True),
    column("day", "date", en="day", fr="jour"),
    column("campaign", en="campaign name", fr="nom de la campagne"),
    column("ad_group", en="ad set name", fr="nom de l'ensemble de publicites"),
    column("ad", en="ad name", fr="nom de la publicite"),
    column(
        "status",
        en="campaign delivery|ad set delivery|ad delivery",
        fr="diffusion des campagnes|diffusion de la campagne|diffusion des ensembles de publicites",
    ),
    column("currency", en="currency", fr="devise"),
    column("other_age", en="age"),
    column("other_gender", en="gender"),
    column("other_country", en="country", fr="pays"),
    column("other_region", en="region"),
    column("other_device", en="device platform"),
    column("results", "number", en="results", fr="resultats"),
    column("indicator", en="result indicator|result type", fr="indicateur de resultats|type de resultat"),
    column("impressions", "number", en="impressions", fr="impressions"),
    column("cost", "number", en="amount spent", fr="montant depense", required=True),
    column("clicks", "number", en="link clicks|clicks (all)", fr="clics sur un lien|clics (tous)"),
    column("leads", "number", en="meta leads|leads", fr="prospects|prospects meta"),
    column("purchases", "number", en="purchases", fr="achats"),
    column(
        "conversion_value",
        "number",
        en="purchases conversion value",
        fr="valeur de conversion des achats",
    ),
)


def result_kind(indicator: str) -> str | None:
    """Return the unit of Meta's results; an unknown indicator keeps its last word."""
    bare = plain(indicator)
    if not bare:
        return None
    found = next((kind for mark, kind in _KINDS if mark in bare), None)
    return found or bare.replace(":", ".").rsplit(".", 1)[-1]


def _finish(sheet: Sheet) -> Finished:
    frame = sheet.frame
    starts, ends = (frame["day"], frame["day"]) if "day" in frame else (frame["start"], frame["end"])
    clean = from_both(starts, ends).assign(platform="meta", currency=frame.get("currency", sheet.currency))
    for name in ("campaign", "ad_group", "status", "impressions", "cost", "clicks", "conversion_value"):
        if name in frame:
            clean[name] = frame[name]
    other = [name for name in map(str, frame.columns) if name.startswith("other_")]
    clean["other"] = breakdowns({sheet.labels[name]: texts(frame, name) for name in other}, frame.index)
    return Finished((Part("spend", clean.join(_results(frame)), kind="campaign"),))


def _results(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the results and their unit; without an indicator, the fullest column that names its unit is used."""
    if "results" in frame and "indicator" in frame:
        kinds = texts(frame, "indicator").map(result_kind)
        return pd.DataFrame({"conversions": frame["results"].where(kinds.notna()), "result_kind": kinds})
    units = {"leads": "lead", "purchases": "purchase"}
    filled = {name: int(frame[name].notna().sum()) for name in units if name in frame}
    if filled:
        name = max(filled, key=lambda name: filled[name])
        return pd.DataFrame({"conversions": frame[name], "result_kind": units[name]}, index=frame.index)
    results = frame["results"] if "results" in frame else pd.Series(float("nan"), index=frame.index)
    return pd.DataFrame({"conversions": results, "result_kind": None}, index=frame.index)


DESCRIPTIONS = (
    Description(
        tool="meta",
        report="spend",
        fields=_FIELDS,
        one_of=(_NAMES,),
        finish=_finish,
        blank_in_total=_NAMES,
        additive=("cost", "impressions", "clicks"),
        priority=1,
    ),
)
