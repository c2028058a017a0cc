"""Lists of customer reviews: a date, a rating, where, whether the firm answered. Texts and authors never pass."""

from __future__ import annotations

import pandas as pd

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.tools.columns import texts

_FIELDS = (
    column(
        "date",
        "date",
        en="date|review date|published|created",
        fr="date|date de l'avis|date avis|publie le",
        required=True,
    ),
    column("rating", en="rating|stars|score|note", fr="note|etoiles|notation", required=True),
    column("platform", en="platform|site|source", fr="plateforme|site|source"),
    column(
        "replied", en="reply|replied|response|owner response", fr="reponse|repondu|reponse du proprietaire"
    ),
    column("verified", "flag", en="verified", fr="verifie|achat verifie|avis verifie"),
    column("text", "name", en="text|review|comment|content", fr="avis|texte|commentaire|contenu"),
    column("title", "name", en="title", fr="titre"),
    column("author", "name", en="author|name|reviewer", fr="auteur|nom|client"),
)


def _rating(text: str) -> float:
    """Return the stars of "4", "4,5", "4/5" or "★★★★"; ``nan`` when there is none."""
    stars = text.count("★")
    if stars:
        return float(stars)
    found = text.replace(",", ".").split("/")[0].strip()
    try:
        value = float(found)
    except ValueError:
        return float("nan")
    return value if 0 <= value <= 5 else float("nan")


def _finish(sheet: Sheet) -> Finished:
    frame = sheet.frame
    clean = pd.DataFrame(
        {"date": frame["date"], "rating": texts(frame, "rating").map(_rating).astype("float64")}
    )
    for name in ("platform", "verified"):
        if name in frame:
            clean[name] = frame[name]
    if "replied" in frame:
        clean["replied"] = texts(frame, "replied").str.lower().map(lambda text: text not in _NO_REPLY)
    return Finished((Part("reviews", clean, kind="reviews"),))


_NO_REPLY = frozenset({"", "no", "non", "false", "faux", "0", "-"})


DESCRIPTIONS = (
    Description(
        tool="reviews",
        report="reviews",
        fields=_FIELDS,
        one_of=(("text", "title", "author", "platform", "verified"),),
        finish=_finish,
        never=frozenset({"sessions", "clicks", "impressions", "email"}),
        decimal={"fr": ",", "en": "."},
    ),
)
