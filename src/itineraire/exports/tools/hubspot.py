"""HubSpot contacts, companies and deals, in English and French.

Labels are those of the account's language, ids of associated records stay in English. An export holds the columns of
the view it was made from, so only the record's id and what makes it that record sign it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from datetime import datetime

import pandas as pd

from itineraire.exports.channels import channel_of_label
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import moment, plain
from itineraire.exports.privacy import keys_of
from itineraire.exports.tools.columns import deal_stages, full_names, outcome_of, texts, with_outcome
from itineraire.exports.tools.pipedrive import loss_reasons

_RECORD_FR = "id de fiche d'informations"

_CONTACT_FIELDS = (
    column("record", "id", en="record id|record id - contact|contact id", fr=_RECORD_FR, required=True),
    column("first_name", "name", en="first name", fr="prenom"),
    column("last_name", "name", en="last name", fr="nom"),
    column("email", "email", en="email", fr="e-mail", required=True),
    column("phone", "phone", en="phone number|mobile phone number", fr="numero de telephone"),
    column(
        "company",
        "name",
        en="associated company|company name|primary associated company",
        fr="nom de l'entreprise",
    ),
    column("stage", en="lifecycle stage", fr="phase du cycle de vie"),
    column("status", en="lead status"),
    column("owner", "name", en="contact owner", fr="proprietaire du contact"),
    column("created", "instant", en="create date|created date", fr="date de creation"),
    column("source", en="original source|original traffic source|original source type"),
    column(
        "entry_point",
        "free",
        en="first conversion|first conversion event name|first form submitted|recent conversion|form",
    ),
    column(
        "first_contact",
        "instant",
        en="first outreach date|first contact date|time first contacted|first contacted|date of first engagement",
    ),
    column("last_activity", "instant", en="last activity date|last contacted|last activity"),
    column("opted_in", "flag", en="marketing consent|opted in|opt-in|legal basis recorded"),
    column("opted_out", "flag", en="unsubscribed from all email|opted out of email"),
)


def _finish_contacts(sheet: Sheet) -> Finished:
    frame, raw = sheet.frame, sheet.raw
    clean = pd.DataFrame({"lead_key": frame["record"]})
    if "created" in frame:
        clean["created"] = frame["created"].dt.normalize()
    source = texts(frame, "source")
    clean["original_source_raw"] = source.where(source != "")
    clean["source"] = source.map(lambda text: plain(text).replace("_", " ") or None)
    clean["channel"] = source.map(channel_of_label)
    for name in ("stage", "status", "entry_point", "first_contact", "last_activity", "opted_in"):
        if name in frame:
            clean[name] = frame[name]
    if "opted_in" not in frame and "opted_out" in frame:
        clean["opted_in"] = refusals(frame["opted_out"])
    for name in ("owner", "email", "phone", "company"):
        if name in frame:
            clean[f"{name}_key"] = frame[name]
    clean["name_key"] = keys_of(full_names(raw), sort="name", key=sheet.key)
    return Finished((Part("leads", clean, kind="contacts"),))


def refusals(opted_out: pd.Series) -> pd.Series:
    """Return consent from a column of refusals: a refusal is a no, its absence is not a recorded yes."""
    return (~opted_out).where(opted_out.fillna(False))


_COMPANY_FIELDS = (
    column("record", "id", en="record id|record id - company|company id", fr=_RECORD_FR, required=True),
    column("company", "name", en="company name", fr="nom de l'entreprise", required=True),
)

_DEAL_FIELDS = (
    column("deal", "id", en="record id|record id - deal|deal id", fr=_RECORD_FR, required=True),
    column("title", "name", en="deal name", fr="nom de la transaction", required=True),
    column("stage", en="deal stage", fr="phase de la transaction", required=True),
    column("amount", "number", en="amount", fr="montant"),
    column("currency", en="currency"),
    column("owner", "name", en="deal owner", fr="proprietaire de la transaction"),
    column("pipeline", en="pipeline", fr="pipeline"),
    column("closed", "instant", en="close date", fr="date de fermeture"),
    column("created", "instant", en="create date", fr="date de creation"),
    column("contact", "id", en="associated contact ids|associated contact id"),
    column("loss_reason", "free", en="closed lost reason"),
    column("source", en="original source|original traffic source"),
    column("activities", "number", en="number of sales activities"),
)
#: ``Date entered "Proposal (Sales Pipeline)"``: one column a stage, added by hand to the view.
_ENTERED = re.compile(r"^date entered\s+[\"'“](?P<stage>.+?)(?:\s*\([^()]*\))?[\"'”]$", re.IGNORECASE)


def _finish_deals(sheet: Sheet) -> Finished:
    """Return deals; HubSpot says won or lost through the stage's name."""
    frame = sheet.frame
    clean = pd.DataFrame({"deal_key": frame["deal"], "stage": frame["stage"]})
    clean["value"] = frame.get("amount", None)
    if "created" in frame:
        clean["created"] = frame["created"].dt.normalize()
    clean["status"] = texts(frame, "stage").map(outcome_of)
    if "closed" in frame:
        clean = with_outcome(clean, frame["closed"])
    clean["currency"] = texts(frame, "currency").str.upper().replace("", None)
    clean["channel"] = texts(frame, "source").map(channel_of_label)
    clean["stage_dates"] = deal_stages(_entered(sheet.extra)).reindex(frame.index)
    if "contact" in frame:
        first = texts(sheet.raw, "contact").str.split(";").str[0].str.strip()
        clean["contact_key"] = keys_of(first, sort="id", key=sheet.key)
    for name, target in (("owner", "owner_key"), ("activities", "activities")):
        if name in frame:
            clean[target] = frame[name]
    if "loss_reason" in frame:
        clean["loss_reason"] = loss_reasons(frame["loss_reason"])
    return Finished((Part("deals", clean, kind="deals"),))


def _entered(extra: pd.DataFrame) -> Iterator[tuple[Hashable, str, datetime]]:
    """Yield the day each deal entered each stage the export tells."""
    for label in extra.columns:
        found = _ENTERED.match(str(label).strip())
        if found is None:
            continue
        for place, cell in extra[label].items():
            entered = moment(str(cell))
            if entered is not None:
                yield place, found["stage"], entered


DESCRIPTIONS = (
    Description(
        tool="hubspot",
        report="contacts",
        fields=_CONTACT_FIELDS,
        one_of=(("created", "owner", "stage", "status", "source", "last_activity"),),
        finish=_finish_contacts,
        priority=1,
    ),
    Description(
        tool="hubspot", report="companies", fields=_COMPANY_FIELDS, finish=lambda sheet: Finished(())
    ),
    Description(
        tool="hubspot",
        report="deals",
        fields=_DEAL_FIELDS,
        one_of=(("amount", "closed", "created", "owner"),),
        finish=_finish_deals,
        priority=2,
    ),
)
