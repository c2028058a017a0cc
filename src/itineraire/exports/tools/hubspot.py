"""HubSpot contacts and deals, English labels (French ones were not seen in a real export, so they are not guessed)."""

from __future__ import annotations

import pandas as pd

from itineraire.exports.channels import channel_of_label
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import plain
from itineraire.exports.privacy import keys_of
from itineraire.exports.tools.columns import texts
from itineraire.exports.tools.pipedrive import loss_reasons

_CONTACT_FIELDS = (
    column("record", "id", en="record id|record id - contact|contact id", required=True),
    column("first_name", "name", en="first name"),
    column("last_name", "name", en="last name"),
    column("email", "email", en="email", required=True),
    column("phone", "phone", en="phone number|mobile phone number"),
    column("company", "name", en="associated company|company name|primary associated company"),
    column("stage", en="lifecycle stage"),
    column("status", en="lead status"),
    column("owner", "name", en="contact owner"),
    column("created", "instant", en="create date|created date", required=True),
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
    clean = pd.DataFrame({"lead_key": frame["record"], "created": frame["created"].dt.normalize()})
    source = texts(frame, "source")
    clean["original_source_raw"] = source.where(source != "")
    clean["source"] = source.map(lambda text: plain(text).replace("_", " ") or None)
    clean["channel"] = source.map(channel_of_label)
    for name in ("stage", "status", "entry_point", "first_contact", "last_activity", "opted_in"):
        if name in frame:
            clean[name] = frame[name]
    if "opted_in" not in frame and "opted_out" in frame:
        clean["opted_in"] = refusals(frame["opted_out"])
    for name, target in (
        ("owner", "owner_key"),
        ("email", "email_key"),
        ("phone", "phone_key"),
        ("company", "company_key"),
    ):
        if name in frame:
            clean[target] = frame[name]
    names = (texts(raw, "first_name") + " " + texts(raw, "last_name")).str.strip()
    clean["name_key"] = keys_of(names, sort="name", key=sheet.key)
    return Finished((Part("leads", clean, kind="contacts"),))


def refusals(opted_out: pd.Series) -> pd.Series:
    """Return consent from a column of refusals: a refusal is a no, its absence is not a recorded yes."""
    return (~opted_out).where(opted_out.fillna(False))


_DEAL_FIELDS = (
    column("deal", "id", en="record id|record id - deal|deal id", required=True),
    column("title", "name", en="deal name", required=True),
    column("stage", en="deal stage", required=True),
    column("amount", "number", en="amount", required=True),
    column("currency", en="currency"),
    column("owner", "name", en="deal owner"),
    column("pipeline", en="pipeline"),
    column("closed", "instant", en="close date"),
    column("created", "instant", en="create date", required=True),
    column("contact", "id", en="associated contact ids|associated contact id"),
    column("loss_reason", "free", en="closed lost reason"),
    column("source", en="original source|original traffic source"),
    column("activities", "number", en="number of sales activities"),
)


def _finish_deals(sheet: Sheet) -> Finished:
    """Return deals; HubSpot says won or lost through the stage's name."""
    frame = sheet.frame
    clean = pd.DataFrame({"deal_key": frame["deal"], "stage": frame["stage"], "value": frame["amount"]})
    clean["created"] = frame["created"].dt.normalize()
    clean["status"] = texts(frame, "stage").map(_outcome)
    if "closed" in frame:
        closed = frame["closed"].dt.normalize()
        clean["closed_on"] = closed.where(clean["status"] != "open")
        clean["won_on"] = closed.where(clean["status"] == "won")
        clean["lost_on"] = closed.where(clean["status"] == "lost")
        clean["expected_close"] = closed.where(clean["status"] == "open")
    clean["currency"] = texts(frame, "currency").str.upper().replace("", None)
    clean["channel"] = texts(frame, "source").map(channel_of_label)
    if "contact" in frame:
        first = texts(sheet.raw, "contact").str.split(";").str[0].str.strip()
        clean["contact_key"] = keys_of(first, sort="id", key=sheet.key)
    for name, target in (("owner", "owner_key"), ("activities", "activities")):
        if name in frame:
            clean[target] = frame[name]
    if "loss_reason" in frame:
        clean["loss_reason"] = loss_reasons(frame["loss_reason"])
    return Finished((Part("deals", clean, kind="deals"),))


def _outcome(stage: str) -> str:
    bare = plain(stage).replace(" ", "")
    if "won" in bare or "gagne" in bare:
        return "won"
    return "lost" if "lost" in bare or "perdu" in bare else "open"


DESCRIPTIONS = (
    Description(
        tool="hubspot", report="contacts", fields=_CONTACT_FIELDS, finish=_finish_contacts, priority=1
    ),
    Description(tool="hubspot", report="deals", fields=_DEAL_FIELDS, finish=_finish_deals, priority=1),
)
