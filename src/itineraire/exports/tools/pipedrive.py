"""Pipedrive deals, people and organisations, in French and English.

Every time is UTC: a French midnight is written 22:00 or 23:00 the day before. Labels come bare or with the kind of
record before them: ``Étape``, ``Affaire - Étape``, ``Deal - Stage``.
"""

from __future__ import annotations

import pandas as pd

from itineraire.exports.channels import channel_of_label
from itineraire.exports.description import (
    Description,
    Field,
    FieldKind,
    Finished,
    Part,
    Sheet,
    column,
)
from itineraire.exports.parsing import plain
from itineraire.exports.privacy import frequent_only
from itineraire.exports.tools.columns import row_keys, texts

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


def _of(record_en: str, record_fr: str, labels_en: str, labels_fr: str) -> dict[str, str]:
    """Return labels with the kind of record before them."""
    return {
        language: "|".join(f"{record} - {label}" for label in labels.split("|") if label)
        for language, record, labels in (("en", record_en, labels_en), ("fr", record_fr, labels_fr))
    }


def _deal(
    name: str, kind: FieldKind = "text", *, en: str = "", fr: str = "", required: bool = False
) -> Field:
    """Return a column of a deal, its labels bare or prefixed."""
    prefixed = _of("deal", "affaire", en, fr)
    labels = {
        "en": "|".join(filter(None, (en, prefixed["en"]))),
        "fr": "|".join(filter(None, (fr, prefixed["fr"]))),
    }
    return column(name, kind, required=required, en=labels["en"], fr=labels["fr"])


def _person(
    name: str, kind: FieldKind = "text", *, en: str = "", fr: str = "", required: bool = False
) -> Field:
    return column(name, kind, required=required, **_of("person", "personne", en, fr))


_DEALS = (
    _deal("deal", "id", en="id", fr="id"),
    _deal("title", "name", en="title", fr="titre", required=True),
    _deal("owner", "name", en="owner", fr="proprietaire"),
    _deal("value", "number", en="value", fr="valeur"),
    _deal("currency", en="currency of value|currency", fr="devise de valeur"),
    _deal("contact", "name", en="contact person", fr="personne de contact|personne a contacter"),
    _deal("organisation", "name", en="organization", fr="organisation"),
    _deal("stage", en="stage", fr="etape", required=True),
    _deal("status", en="status", fr="statut", required=True),
    _deal("created", "utc", en="deal created", fr="affaire creee|affaire creee le"),
    _deal("stage_changed", "utc", en="last stage change", fr="changement d'etape le plus recent"),
    _deal("won", "utc", en="won time", fr="date de gain"),
    _deal("lost", "utc", en="lost time", fr="date de perte"),
    _deal("closed", "utc", en="deal closed on", fr="affaire fermee le"),
    _deal("loss_reason", "free", en="lost reason", fr="raison de la perte"),
    _deal("activities", "number", en="total activities", fr="total des activites"),
    _deal("expected", "date", en="expected close date", fr="date de conclusion attendue"),
    _deal("channel", en="source channel", fr="canal d'origine"),
)


def _finish_deals(sheet: Sheet) -> Finished:
    frame = sheet.frame
    clean = pd.DataFrame(
        {"deal_key": frame["deal"] if "deal" in frame else row_keys(sheet, "deal", "title", "created")}
    )
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


_PEOPLE = (
    _person("record", "id", en="id", fr="id"),
    _person("lead_name", "name", en="name", fr="nom", required=True),
    _person("company", "name", en="organization", fr="organisation"),
    _person(
        "email",
        "email",
        en="email|email - work|email - home|email - other",
        fr="e-mail|e-mail - travail|e-mail - domicile|e-mail - autre",
    ),
    _person(
        "phone",
        "phone",
        en="phone|phone - mobile|phone - work|phone - home|phone - other",
        fr="telephone|telephone - mobile|telephone - travail|telephone - domicile|telephone - autre",
    ),
    _person("owner", "name", en="owner", fr="proprietaire"),
    _person("created", "utc", en="person created"),
    _person("last_activity", "utc", en="last activity date"),
)


def _finish_people(sheet: Sheet) -> Finished:
    """Return people as leads, under the key their deals give them: their name."""
    frame = sheet.frame
    clean = pd.DataFrame(
        {"lead_key": frame["record"] if "record" in frame else row_keys(sheet, "lead", "lead_name", "email")}
    )
    clean["name_key"] = frame["lead_name"]
    if "created" in frame:
        clean["created"] = frame["created"].dt.normalize()
    if "last_activity" in frame:
        clean["last_activity"] = frame["last_activity"]
    for name in ("email", "phone", "company", "owner"):
        if name in frame:
            clean[f"{name}_key"] = frame[name]
    return Finished((Part("leads", clean, kind="people"),))


_ORGANISATIONS = (
    column("record", "id", en="organization - id"),
    column("company", "name", en="organization - name", fr="organisation - nom", required=True),
)

DESCRIPTIONS = (
    Description(
        tool="pipedrive",
        report="deals",
        fields=_DEALS,
        one_of=(("value", "owner"), ("created", "contact", "organisation")),
        finish=_finish_deals,
        priority=2,
    ),
    Description(
        tool="pipedrive",
        report="people",
        fields=_PEOPLE,
        one_of=(("email", "phone"),),
        finish=_finish_people,
        priority=1,
    ),
    Description(
        tool="pipedrive", report="organisations", fields=_ORGANISATIONS, finish=lambda sheet: Finished(())
    ),
)
