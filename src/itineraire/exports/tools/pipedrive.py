"""Pipedrive deals, in French and English.

Every time is UTC: a French midnight is written 22:00 or 23:00 the day before.
"""

from __future__ import annotations

import pandas as pd

from itineraire.exports.channels import channel_of_label
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import plain
from itineraire.exports.privacy import frequent_only
from itineraire.exports.tools.columns import texts

_STATUS = {
    "en cours": "open",
    "ouverte": "open",
    "ouvert": "open",
    "open": "open",
    "gagnee": "won",
    "gagne": "won",
    "won": "won",
    "perdue": "lost",
    "perdu": "lost",
    "lost": "lost",
}
OTHER_REASON = "autre (texte libre)"

_FIELDS = (
    column("deal", "id", fr="id", en="id|deal - id"),
    column("title", "name", fr="titre", en="title|deal - title", required=True),
    column("owner", "name", fr="proprietaire", en="owner|deal - owner", required=True),
    column("value", "number", fr="valeur", en="value|deal - value", required=True),
    column("currency", fr="devise de valeur", en="currency of value|deal - currency of value|currency"),
    column("contact", "name", fr="personne de contact", en="contact person|deal - contact person"),
    column("organisation", "name", fr="organisation", en="organization|deal - organization"),
    column("stage", fr="etape", en="stage|deal - stage", required=True),
    column("status", fr="statut", en="status|deal - status", required=True),
    column(
        "created",
        "utc",
        fr="affaire creee|affaire creee le",
        en="deal created|deal - deal created",
        required=True,
    ),
    column("stage_changed", "utc", fr="changement d'etape le plus recent", en="last stage change"),
    column("won", "utc", fr="date de gain", en="won time|deal - won time"),
    column("lost", "utc", fr="date de perte", en="lost time|deal - lost time"),
    column("closed", "utc", fr="affaire fermee le", en="deal closed on|deal - deal closed on"),
    column("loss_reason", "free", fr="raison de la perte", en="lost reason|deal - lost reason"),
    column("activities", "number", fr="total des activites", en="total activities|deal - total activities"),
    column(
        "expected",
        "date",
        fr="date de conclusion attendue",
        en="expected close date|deal - expected close date",
    ),
    column("channel", fr="canal d'origine", en="source channel|deal - source channel"),
)


def _finish(sheet: Sheet) -> Finished:
    frame = sheet.frame
    clean = pd.DataFrame({"deal_key": frame["deal"] if "deal" in frame else frame["title"]})
    clean["contact_key"] = frame.get("contact", None)
    clean["status"] = texts(frame, "status").map(lambda status: _STATUS.get(plain(status)))
    for name, target in (
        ("stage", "stage"),
        ("value", "value"),
        ("activities", "activities"),
        ("owner", "owner_key"),
    ):
        if name in frame:
            clean[target] = frame[name]
    clean["currency"] = texts(frame, "currency").str.upper().replace("", None)
    for name, target in (
        ("created", "created"),
        ("won", "won_on"),
        ("lost", "lost_on"),
        ("closed", "closed_on"),
        ("stage_changed", "stage_changed_on"),
        ("expected", "expected_close"),
    ):
        if name in frame:
            clean[target] = frame[name].dt.normalize()
    clean["channel"] = texts(frame, "channel").map(channel_of_label)
    if "loss_reason" in frame:
        clean["loss_reason"] = loss_reasons(frame["loss_reason"])
    return Finished((Part("deals", clean, kind="deals"),))


def loss_reasons(found: pd.Series) -> pd.Series:
    """Return loss reasons in one writing ("Trop cher", "trop cher "); those only one or two deals give become one."""
    bare = found.map(lambda text: plain(text).strip(" .!") or None, na_action="ignore")
    return frequent_only(bare.astype("str"), other=OTHER_REASON)


DESCRIPTIONS = (Description(tool="pipedrive", report="deals", fields=_FIELDS, finish=_finish, priority=1),)
