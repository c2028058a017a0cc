"""Rank trackers in French: a keyword, its rank on google.fr (``4(1)``: 4, and one other page), its page."""

from __future__ import annotations

import math
import re

import pandas as pd

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.tools.columns import texts


def _rank(text: str) -> float:
    """Return the first number of a rank cell; ``nan`` when the keyword is not ranked."""
    found = re.match(r"\d+", text.strip())
    return float(found[0]) if found else math.nan


def _finish(sheet: Sheet) -> Finished:
    frame = sheet.frame
    clean = pd.DataFrame({"keyword": frame["keyword"], "position": texts(frame, "position").map(_rank)})
    clean["position"] = clean["position"].astype("float64")
    if "page" in frame:
        clean["page"] = frame["page"].where(texts(frame, "page").str.startswith("http"))
    return Finished((Part("keywords", clean, kind="ranks"),))


DESCRIPTIONS = (
    Description(
        tool="rank_tracker",
        report="ranks",
        fields=(
            column("keyword", "free", fr="mot cle|mots cles|mot-cle", en="keyword", required=True),
            column(
                "position", fr="pos. google.fr|position", en="pos. google.com|rank|position", required=True
            ),
            column("page", fr="classement de page(e)|url|page classee", en="ranking page|url found"),
        ),
        finish=_finish,
        never=frozenset({"clicks", "impressions", "cost", "cout"}),
    ),
)
