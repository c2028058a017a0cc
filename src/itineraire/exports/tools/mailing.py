"""Mailing lists: Mailchimp and Brevo contacts. Only keys, dates and consent pass."""

from __future__ import annotations

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.description import Description, Finished, Part, Sheet, column

_MAILCHIMP = (
    column("email", "email", en="email address", fr="adresse e-mail|adresse email", required=True),
    column("first_name", "name", en="first name", fr="prenom"),
    column("last_name", "name", en="last name", fr="nom"),
    column("created", "utc", en="optin_time"),
    column("confirmed", "utc", en="confirm_time"),
    column("unsubscribed", "utc", en="unsub_time"),
    column("changed", "utc", en="last_changed"),
    column("rating", "number", en="member_rating"),
    column("ip", "name", en="optin_ip"),
)
_BREVO = (
    column("email", "email", en="email", required=True),
    column("first_name", "name", en="firstname", fr="prenom"),
    column("last_name", "name", en="lastname", fr="nom"),
    column("phone", "phone", en="sms"),
    column("blocked", "flag", en="email_blacklisted", required=True),
    column("created", "instant", en="added_time", required=True),
    column("changed", "instant", en="modified_time"),
)


def _finish(sheet: Sheet) -> Finished:
    usable = sheet.frame["email"].notna()
    frame = sheet.frame[usable]
    refused = tuple(
        Rejected(sheet.file, int(line), "", "", "no_key") for line in sheet.frame.loc[~usable, "source_line"]
    )
    created = frame["created"] if "created" in frame else pd.Series(pd.NaT, index=frame.index)
    if "confirmed" in frame:
        created = created.fillna(frame["confirmed"])
    clean = pd.DataFrame({"subscriber_key": frame["email"], "created": created.dt.normalize()})
    if "blocked" in frame:
        clean["subscribed"] = ~frame["blocked"]
    else:
        clean["subscribed"] = frame["unsubscribed"].isna() if "unsubscribed" in frame else True
    if "changed" in frame:
        clean["last_changed"] = frame["changed"].dt.normalize()
    return Finished((Part("subscribers", clean, kind="contacts"),), refused)


DESCRIPTIONS = (
    Description(
        tool="mailchimp",
        report="contacts",
        fields=_MAILCHIMP,
        one_of=(("created", "confirmed", "unsubscribed", "rating"),),
        finish=_finish,
        priority=1,
    ),
    Description(tool="brevo", report="contacts", fields=_BREVO, finish=_finish, priority=2),
)
