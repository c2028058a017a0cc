"""LinkedIn Ads: UTF-16 with tabs and a preamble of about five lines, English labels."""

from __future__ import annotations

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.periods import from_start, over_report

_FIELDS = (
    column("day", "date", en="start date (in utc)|start date"),
    column("campaign", en="campaign name|campaign", required=True),
    column("ad_group", en="campaign group name"),
    column("campaign_type", en="campaign objective|campaign type|objective"),
    column("status", en="campaign status"),
    column("currency", en="currency"),
    column("cost", "number", en="total spent", required=True),
    column("impressions", "number", en="impressions", required=True),
    column("clicks", "number", en="clicks"),
    column("leads", "number", en="leads"),
    column("conversions", "number", en="conversions"),
    column("conversion_value", "number", en="total conversion value"),
    column("account", "name", en="account name"),
)


def _finish(sheet: Sheet) -> Finished:
    frame = sheet.frame
    clean = from_start(frame["day"], "day") if "day" in frame else over_report(frame, sheet.start, sheet.end)
    clean["platform"] = "linkedin_ads"
    for name in (
        "campaign",
        "ad_group",
        "campaign_type",
        "status",
        "currency",
        "cost",
        "impressions",
        "clicks",
    ):
        if name in frame:
            clean[name] = frame[name]
    name = "leads" if "leads" in frame and frame["leads"].sum() else "conversions"
    if name in frame:
        clean["conversions"] = frame[name]
        clean["result_kind"] = "lead" if name == "leads" else "conversion"
    return Finished((Part("spend", clean, kind="campaign"),))


DESCRIPTIONS = (
    Description(
        tool="linkedin_ads",
        report="spend",
        fields=_FIELDS,
        finish=_finish,
        decimal={"fr": "auto", "en": "."},
        day_order="mdy",
        priority=1,
    ),
)
