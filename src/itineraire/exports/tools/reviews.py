"""Lists of customer reviews: a date, a rating, where, whether the firm answered. Texts and authors never pass.

Trustpilot's own export, Google's reviews as JSON (the Business Profile's), and any list with a date and stars.
"""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.cells import shape_of
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.documents import Document, at, day, frame_of, items, text
from itineraire.exports.parsing import plain
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
#: Columns that a list of reviews has not, while accounts, orders and campaigns have a date and a ``note`` too.
_NEVER = frozenset(
    {"sessions", "clicks", "impressions", "email", "currency", "devise", "amount", "montant", "net", "total"}
    | {"status", "statut", "etat", "heure", "time"}
)
_TRUSTPILOT = (
    column("date", "utc", en="review created (utc)", required=True),
    column("rating", en="review stars", required=True),
    column("replied", en="company reply date (utc)|company response|business reply date (utc)"),
    column("source", en="source of review"),
    column("author", "name", en="review username"),
    column("email", "email", en="review user email"),
    column("text", "name", en="review content"),
    column("title", "name", en="review title"),
)
_NO_REPLY = frozenset({"", "no", "non", "false", "faux", "0", "-"})
_OUT_OF = re.compile(r"(?P<value>\d+(?:[.,]\d+)?)\s*(?:/|sur|out of)\s*(?P<most>5|10|20|100)\b")
_STARS = re.compile(r"(?P<value>\d(?:[.,]\d+)?)(?:\s*(?:stars?|etoiles?))?")
_WORDS = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0}


def _rating(written: str) -> float:
    """Return the stars, of five, of "4", "4,5", "8/10", "5 étoiles" or "★★★★☆"; ``nan`` when there are none."""
    stars = written.count("★")
    if stars:
        return float(stars)
    bare = plain(written)
    if found := _OUT_OF.search(bare):
        value = float(found["value"].replace(",", ".")) * 5 / float(found["most"])
    elif found := _STARS.fullmatch(bare):
        value = float(found["value"].replace(",", "."))
    else:
        return _WORDS.get(bare, float("nan"))
    return value if 0 <= value <= 5 else float("nan")


def _rated(sheet: Sheet) -> tuple[pd.DataFrame, tuple[Rejected, ...]]:
    """Return the reviews whose stars can be read, and the other rows."""
    written = texts(sheet.frame, "rating")
    ratings = written.map(_rating).astype("float64")
    clean = pd.DataFrame({"date": sheet.frame["date"].dt.normalize(), "rating": ratings})
    bad = ratings.isna()
    refused = tuple(
        Rejected(sheet.file, int(line), "rating", shape_of(cell), "unreadable")
        for line, cell in zip(sheet.frame.loc[bad, "source_line"], written[bad], strict=True)
    )
    return clean[~bad], refused


def _finish(sheet: Sheet) -> Finished:
    clean, refused = _rated(sheet)
    for name in ("platform", "verified"):
        if name in sheet.frame:
            clean[name] = sheet.frame[name]
    if "replied" in sheet.frame:
        clean["replied"] = texts(sheet.frame, "replied").str.lower().map(lambda cell: cell not in _NO_REPLY)
    return Finished((Part("reviews", clean, kind="reviews"),), refused)


def _finish_trustpilot(sheet: Sheet) -> Finished:
    clean, refused = _rated(sheet)
    clean["platform"] = "Trustpilot"
    if "replied" in sheet.frame:
        clean["replied"] = texts(sheet.frame, "replied") != ""
    return Finished((Part("reviews", clean, kind="reviews"),), refused)


_COLUMNS = ("date", "rating", "platform", "replied")


def read(document: object, zone: ZoneInfo, key: bytes) -> Document | None:
    """Return the reviews of a Google Business Profile; ``None`` when the document is something else."""
    found = items(document) or items(at(document, "reviews"))
    if not found or not all(text(at(review, "starRating")) for review in found[:5]):
        return None
    rows: list[dict[str, object]] = []
    rejected: list[tuple[int, str, str]] = []
    for place, review in enumerate(found, start=1):
        rating, created = _rating(text(at(review, "starRating"))), day(at(review, "createTime"), zone)
        if pd.isna(rating) or created is None:
            rejected.append((place, "starRating" if pd.isna(rating) else "createTime", "unreadable"))
            continue
        reply = at(review, "reviewReply") is not None
        rows.append({"date": created, "rating": rating, "platform": "Google", "replied": reply})
    people = tuple(text(at(review, "reviewer", "displayName")) for review in found)
    part = Part("reviews", frame_of(rows, _COLUMNS), kind="reviews")
    return Document("google_reviews", "reviews", (part,), len(found), tuple(rejected), people)


DESCRIPTIONS = (
    Description(
        tool="reviews",
        report="reviews",
        fields=_FIELDS,
        one_of=(("text", "title", "author", "platform", "verified"),),
        finish=_finish,
        never=_NEVER,
        decimal={"fr": ",", "en": "."},
    ),
    Description(
        tool="trustpilot", report="reviews", fields=_TRUSTPILOT, finish=_finish_trustpilot, priority=1
    ),
)
