"""Microsoft Advertising (Bing Ads): a preamble, the column names of its reporting service, a last line of copyright.

Names and preamble are those of the service's documentation; a report saved from the screen in another language is not
known. Amounts have a decimal point and dates the American order.
"""

from __future__ import annotations

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.periods import from_start, over_report
from itineraire.exports.tools.columns import device_of, texts

_NAMES = {
    "campaign": "campaignname",
    "ad_group": "adgroupname",
    "keyword": "keyword",
    "search_term": "searchquery",
}
_FIELDS = (
    column("day", "date", en="timeperiod|gregoriandate|time period"),
    *(column(name, "free", en=label) for name, label in _NAMES.items()),
    column("campaign_type", en="campaigntype"),
    column("status", en="campaignstatus"),
    column("device", en="devicetype"),
    column("currency", en="currencycode"),
    column("cost", "number", en="spend", required=True),
    column("impressions", "number", en="impressions", required=True),
    column("clicks", "number", en="clicks", required=True),
    column("conversions", "number", en="conversions"),
    column("conversion_value", "number", en="revenue"),
    column("account", "name", en="accountname"),
)
_KEPT = (
    *_NAMES,
    "campaign_type",
    "status",
    "currency",
    "cost",
    "impressions",
    "clicks",
    "conversions",
    "conversion_value",
)


def _finish(sheet: Sheet) -> Finished:
    frame = sheet.frame
    if "day" in frame:
        clean = from_start(frame["day"], _grain(sheet.preamble))
    else:
        clean = over_report(frame, sheet.start, sheet.end)
    clean = clean.assign(platform="microsoft_ads", result_kind="conversion")
    for name in _KEPT:
        if name in frame:
            clean[name] = frame[name]
    if "device" in frame:
        clean["device"] = texts(frame, "device").map(device_of)
    return Finished((Part("spend", clean, kind=next((name for name in _NAMES if name in frame), "period")),))


def _grain(preamble: tuple[str, ...]) -> str:
    """Return how long a row's period is: the preamble says it, a day otherwise."""
    said = " ".join(preamble).lower()
    return next(
        (
            grain
            for mark, grain in (("weekly", "week"), ("monthly", "month"))
            if f"aggregation: {mark}" in said
        ),
        "day",
    )


DESCRIPTIONS = (
    Description(
        tool="microsoft_ads",
        report="spend",
        fields=_FIELDS,
        one_of=(("day", "campaign", "ad_group"), ("campaign", "ad_group", "account", "currency")),
        finish=_finish,
        decimal={"en": "."},
        day_order="mdy",
        never=frozenset({"campaign name", "amount spent"}),
    ),
)
