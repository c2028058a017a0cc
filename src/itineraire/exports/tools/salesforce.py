"""Salesforce leads: labels of the data export or of a report, whose footer lines are told apart as lacking cells."""

from __future__ import annotations

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.channels import channel_of_label
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import plain
from itineraire.exports.privacy import keys_of
from itineraire.exports.tools.columns import texts
from itineraire.exports.tools.hubspot import refusals

_FIELDS = (
    column("record", "id", en="lead id|id", required=True),
    column("first_name", "name", en="firstname|first name"),
    column("last_name", "name", en="lastname|last name"),
    column("email", "email", en="email"),
    column("phone", "phone", en="phone|mobilephone|mobile"),
    column("company", "name", en="company|company / account"),
    column("source", en="leadsource|lead source", required=True),
    column("status", en="status|lead status", required=True),
    column("owner", "name", en="ownerid|lead owner|owner"),
    column("created", "instant", en="createddate|create date|created date"),
    column("last_activity", "instant", en="lastactivitydate|last activity|last activity date"),
    column("opted_out", "flag", en="hasoptedoutofemail|email opt out"),
)


def _finish(sheet: Sheet) -> Finished:
    usable = sheet.frame["record"].notna() & (texts(sheet.frame, "status") != "")
    frame, raw = sheet.frame[usable], sheet.raw[usable]
    refused = tuple(
        Rejected(sheet.file, int(line), "", "", "no_key") for line in sheet.frame.loc[~usable, "source_line"]
    )
    source = texts(frame, "source")
    names = (texts(raw, "first_name") + " " + texts(raw, "last_name")).str.strip()
    clean = pd.DataFrame({"lead_key": frame["record"], "status": frame["status"]})
    clean["original_source_raw"] = source.where(source != "")
    clean["source"] = source.map(lambda text: plain(text) or None)
    clean["channel"] = source.map(channel_of_label)
    clean["name_key"] = keys_of(names, sort="name", key=sheet.key)
    if "created" in frame:
        clean["created"] = frame["created"].dt.normalize()
    if "last_activity" in frame:
        clean["last_activity"] = frame["last_activity"]
    if "opted_out" in frame:
        clean["opted_in"] = refusals(frame["opted_out"])
    for name in ("owner", "email", "phone", "company"):
        if name in frame:
            clean[f"{name}_key"] = frame[name]
    return Finished((Part("leads", clean, kind="leads"),), refused)


DESCRIPTIONS = (
    Description(
        tool="salesforce",
        report="leads",
        fields=_FIELDS,
        one_of=(("last_name", "company", "email"),),
        finish=_finish,
        priority=1,
    ),
)
