"""Rank trackers: a keyword, its rank (``4(1)``: 4, and one other page), its page.

Some name the rank's column after the engine, some after the day it was taken: the last day is then kept.
"""

from __future__ import annotations

import math
import re

import pandas as pd

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import moment
from itineraire.exports.tools.columns import texts


def _rank(text: str) -> float:
    """Return the first number of a rank cell; ``nan`` when the keyword is not ranked."""
    found = re.match(r"\d+", text.strip())
    return float(found[0]) if found else math.nan


def _finish(sheet: Sheet) -> Finished:
    return _ranks(sheet, texts(sheet.frame, "position"))


def _finish_by_day(sheet: Sheet) -> Finished:
    """Return the ranks of the last day that has a column; nothing when none has."""
    days = {label: found for label in map(str, sheet.extra) if (found := moment(label)) is not None}
    if not days:
        return Finished(())
    return _ranks(sheet, sheet.extra[max(days, key=lambda label: days[label])])


def _ranks(sheet: Sheet, positions: pd.Series) -> Finished:
    clean = pd.DataFrame({"keyword": sheet.frame["keyword"]})
    clean["position"] = positions.map(_rank).astype("float64")
    if "page" in sheet.frame:
        clean["page"] = sheet.frame["page"].where(texts(sheet.frame, "page").str.startswith("http"))
    return Finished((Part("keywords", clean, kind="ranks"),))


_KEYWORD = column("keyword", "free", fr="mot cle|mots cles|mot-cle", en="keyword", required=True)

DESCRIPTIONS = (
    Description(
        tool="rank_tracker",
        report="ranks",
        fields=(
            _KEYWORD,
            column(
                "position",
                fr="pos. google.fr|position",
                en="current position|pos. google.com|rank|position",
                required=True,
            ),
            column(
                "page",
                fr="classement de page(e)|url|page classee",
                en="current url|ranking page|url found",
            ),
        ),
        finish=_finish,
        never=frozenset({"clicks", "impressions", "cost", "cout"}),
    ),
    Description(
        tool="rank_tracker",
        report="ranks_by_day",
        fields=(
            _KEYWORD,
            column("page", en="url", required=True),
            column("volume", en="search vol.", required=True),
        ),
        finish=_finish_by_day,
        priority=1,
    ),
)
