"""Salesforce reports of leads and opportunities, in English and French, and the data export of leads.

A report ends with a footer, comes in ISO-8859-1, and its ``.xls`` is a web page that holds a table.
"""

from __future__ import annotations

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.channels import channel_of_label
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import plain
from itineraire.exports.privacy import keys_of
from itineraire.exports.tools.columns import (
    currency_written,
    full_names,
    outcome_of,
    row_keys,
    texts,
    with_outcome,
)
from itineraire.exports.tools.hubspot import refusals

_LEADS = (
    column("record", "id", en="lead id|id", fr="id de piste"),
    column("first_name", "name", en="firstname|first name", fr="prenom"),
    column("last_name", "name", en="lastname|last name", fr="nom"),
    column("email", "email", en="email", fr="adresse e-mail"),
    column("phone", "phone", en="phone|mobilephone|mobile", fr="telephone|telephone mobile"),
    column("company", "name", en="company|company / account", fr="societe/compte"),
    column("source", en="leadsource|lead source", fr="origine de la piste", required=True),
    column("status", en="status|lead status", fr="statut de la piste"),
    column("owner", "name", en="ownerid|lead owner|owner", fr="proprietaire de la piste"),
    column("created", "instant", en="createddate|create date|created date", fr="date de creation"),
    column("last_activity", "instant", en="lastactivitydate|last activity|last activity date"),
    column("opted_out", "flag", en="hasoptedoutofemail|email opt out"),
)


def _finish_leads(sheet: Sheet) -> Finished:
    names = full_names(sheet.raw)
    known = row_keys(sheet, "lead", "email", "first_name", "last_name", "company")
    if "record" in sheet.frame:
        known = sheet.frame["record"]
    usable = known.notna()
    frame = sheet.frame[usable]
    source = texts(frame, "source")
    clean = pd.DataFrame({"lead_key": known[usable], "status": frame.get("status", None)})
    clean["original_source_raw"] = source.where(source != "")
    clean["source"] = source.map(lambda text: plain(text) or None)
    clean["channel"] = source.map(channel_of_label)
    clean["name_key"] = keys_of(names[usable], sort="name", key=sheet.key)
    if "created" in frame:
        clean["created"] = frame["created"].dt.normalize()
    if "last_activity" in frame:
        clean["last_activity"] = frame["last_activity"]
    if "opted_out" in frame:
        clean["opted_in"] = refusals(frame["opted_out"])
    for name in ("owner", "email", "phone", "company"):
        if name in frame:
            clean[f"{name}_key"] = frame[name]
    return Finished((Part("leads", clean, kind="leads"),), _without_key(sheet, usable))


def _without_key(sheet: Sheet, usable: pd.Series) -> tuple[Rejected, ...]:
    """Return the rows that name no record: subtotals and footers padded to the table's width."""
    lines = sheet.frame.loc[~usable, "source_line"]
    return tuple(Rejected(sheet.file, int(line), "", "", "no_key") for line in lines)


_OPPORTUNITIES = (
    column("record", "id", en="opportunity id", fr="id de l'opportunite"),
    column("title", "name", en="opportunity name", fr="nom de l'opportunite", required=True),
    column("contact", "name", en="account name", fr="nom du compte"),
    column("owner", "name", en="opportunity owner", fr="proprietaire de l'opportunite"),
    column("stage", en="stage", fr="etape", required=True),
    column("amount", "number", en="amount", fr="montant"),
    column("created", "date", en="created date", fr="date de creation"),
    column("closed", "date", en="close date", fr="date de cloture"),
    column("source", en="lead source", fr="origine de la piste"),
)


def _finish_opportunities(sheet: Sheet) -> Finished:
    """Return opportunities as deals; the stage says won or lost, an open one's close date is only expected."""
    usable = (texts(sheet.frame, "stage") != "") & sheet.frame["title"].notna()
    frame = sheet.frame[usable]
    known = sheet.frame.get("record", row_keys(sheet, "deal", "title", "contact", "created"))
    clean = pd.DataFrame({"deal_key": known[usable], "stage": frame["stage"]})
    clean["status"] = texts(frame, "stage").map(outcome_of)
    clean["value"] = frame.get("amount", None)
    clean["currency"] = currency_written(texts(sheet.raw[usable], "amount"))
    clean["channel"] = texts(frame, "source").map(channel_of_label)
    for name, target in (("created", "created"), ("contact", "contact_key"), ("owner", "owner_key")):
        if name in frame:
            clean[target] = frame[name]
    if "closed" in frame:
        clean = with_outcome(clean, frame["closed"])
    return Finished((Part("deals", clean, kind="opportunities"),), _without_key(sheet, usable))


DESCRIPTIONS = (
    Description(
        tool="salesforce",
        report="leads",
        fields=_LEADS,
        one_of=(("record", "owner"), ("last_name", "company", "email")),
        never=frozenset({"opportunity name", "nom de l'opportunite"}),
        finish=_finish_leads,
        priority=1,
    ),
    Description(
        tool="salesforce",
        report="opportunities",
        fields=_OPPORTUNITIES,
        one_of=(("amount", "closed", "created"), ("owner", "record", "contact")),
        finish=_finish_opportunities,
        priority=1,
    ),
)
