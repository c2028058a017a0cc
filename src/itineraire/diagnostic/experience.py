"""What axis 3 says: mobile, speed, pages, first contact, reviews, carts and forms."""

from __future__ import annotations

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.context import Context, months_between
from itineraire.diagnostic.conversion import device_rows, landing_rows, measured_days
from itineraire.diagnostic.facts import Conversion
from itineraire.diagnostic.result import Finding, FindingKind, Scalar, Stake
from itineraire.diagnostic.stakes import CLOSED_SHARE, conversion_value, exactly, stake_of
from itineraire.metrics import Reading
from itineraire.metrics.flows import join_sources
from itineraire.metrics.sales import event_counts
from itineraire.vocabulary import LCP_GOOD_SECONDS, LCP_POOR_SECONDS, LEAD_CALL_HOURS, Axis

_HALF = 0.5
_NOT_HALF = 0.67  # « deux fois inférieur » is said only when the interval leaves two thirds out (R84)
_FEW_REVIEWS = 10
_WEAK_PAGE_SHARE = 0.30
_LATE_SHARE = 0.20


def conversion_findings(context: Context, facts: Conversion) -> tuple[Finding, ...]:
    """Derive what axis 3 says."""
    found = [
        _mobile_gap(context, facts),
        _slow_mobile(context),
        _weak_landing(context, facts),
        _weak_pages(context),
        _slow_contact(context, facts),
        _reputation(context, facts),
        _abandonment(context),
        _overall(context),
        _form(context),
    ]
    return tuple(item for item in found if item is not None)


def mobile_variant(ratio: float, low: float, high: float) -> str | None:
    """Return how to say the mobile ratio: ``half``, ``ahead`` or ``ratio``; ``None`` inside the noise.

    Examples
    --------
    >>> mobile_variant(0.50, 0.45, 0.56), mobile_variant(0.62, 0.55, 0.71), mobile_variant(0.97, 0.9, 1.05)
    ('half', 'ratio', None)
    """
    if low > 1:
        return "ahead"
    if high >= 1:
        return None
    return "half" if low <= _HALF <= high < _NOT_HALF else "ratio"


def _mobile_gap(context: Context, facts: Conversion) -> Finding | None:
    if facts.ratio is None or facts.ratio_low is None or facts.ratio_high is None:
        return None
    variant = mobile_variant(facts.ratio, facts.ratio_low, facts.ratio_high)
    if variant is None:
        return None
    known = {line.device: line for line in facts.devices}
    mobile, desktop = known["mobile"], known["desktop"]
    rows, _ = device_rows(context)
    first, last = measured_days(context, rows)
    values: dict[str, Scalar] = {
        "variant": variant,
        "ratio": facts.ratio,
        "low": facts.ratio_low,
        "high": facts.ratio_high,
        "mobile": mobile.rate,
        "desktop": desktop.rate,
        "mobile_share": mobile.share,
    }
    behind, ahead = (mobile, desktop) if variant != "ahead" else (desktop, mobile)
    stake = _gap_stake(context, behind.sessions / months_between(first, last), ahead.rate - behind.rate)
    kind = FindingKind.OPPORTUNITY
    source = join_sources(rows["report"])
    return Finding(
        "mobile_gap", Axis.CONVERSION, kind, values, first, last, source, stake, "mobile_conversion_rate"
    )


def _gap_stake(context: Context, visits: float, gap: float) -> Stake | None:
    worth = conversion_value(context)
    if worth is None or gap <= 0:
        return None
    return stake_of({"visits": exactly(visits), "gap": exactly(gap), "closed": CLOSED_SHARE, **worth})


def _slow_mobile(context: Context) -> Finding | None:
    lcp = context.reading("lcp_mobile")
    if lcp.value is None or lcp.value <= LCP_GOOD_SECONDS.value:
        return None
    values: dict[str, Scalar] = {
        "lcp": lcp.value,
        "threshold": LCP_GOOD_SECONDS.value,
        "poor": LCP_POOR_SECONDS.value,
        "variant": "poor" if lcp.value > LCP_POOR_SECONDS.value else None,
    }
    return _from_reading("slow_mobile", FindingKind.RISK, lcp, values, context)


def _weak_landing(context: Context, facts: Conversion) -> Finding | None:
    pages = facts.weak_landing_pages
    rows, measure = landing_rows(context)
    if not pages:
        return None
    total = float(rows["sessions"].sum())
    share = sum(page.sessions for page in pages) / total
    if share < 0.05:
        return None
    mean = float(rows[measure].sum()) / total
    first, last = rows["start"].min().date(), rows["end"].max().date()
    months = months_between(first, last)
    lost = sum(page.sessions * (mean - page.rate) for page in pages)
    values: dict[str, Scalar] = {"share": share, "pages": len(pages), "page": pages[0].page, "mean": mean}
    visits = sum(page.sessions for page in pages)
    stake = _gap_stake(context, visits / months, lost / visits)
    source = join_sources(rows["report"])
    return Finding(
        "weak_landing_pages", Axis.CONVERSION, FindingKind.OPPORTUNITY, values, first, last, source, stake
    )


def _weak_pages(context: Context) -> Finding | None:
    search = metrics.rows_of(context.tables, "search")
    pages = search[(search["dimension"] == "page") & search["clicks"].notna()]
    if pages.empty:
        return None
    pages = pages[pages["report"] == pages.groupby("report")["clicks"].sum().idxmax()]
    clicks = pages.groupby("key")["clicks"].sum()
    share = float((clicks == 0).mean())
    if share < _WEAK_PAGE_SHARE:
        return None
    first, last = pages["start"].min(), pages["end"].max()
    values: dict[str, Scalar] = {"share": share, "pages": int((clicks == 0).sum()), "all_pages": len(clicks)}
    return Finding(
        "weak_pages",
        Axis.CONVERSION,
        FindingKind.OPPORTUNITY,
        values,
        context.window[0] if pd.isna(first) else first.date(),
        context.as_of if pd.isna(last) else last.date(),
        join_sources(pages["report"]),
    )


def _slow_contact(context: Context, facts: Conversion) -> Finding | None:
    hours = context.reading("first_contact_hours")
    late = facts.late_share
    if hours.value is None or late is None:
        return None
    if hours.value <= LEAD_CALL_HOURS.value and late < _LATE_SHARE:
        return None
    values: dict[str, Scalar] = {"hours": hours.value, "late": late, "leads": hours.below}
    return _from_reading("slow_first_contact", FindingKind.OPPORTUNITY, hours, values, context)


def _reputation(context: Context, facts: Conversion) -> Finding | None:
    reviews = facts.reviews
    if reviews is None:
        return None
    values: dict[str, Scalar] = {
        "rating": reviews.mean,
        "reviews": reviews.count,
        "shrunk": reviews.shrunk,
        "replied": reviews.replied,
        "variant": "few"
        if reviews.count < _FEW_REVIEWS
        else None
        if reviews.replied is not None
        else "silent",
    }
    kind = FindingKind.OPPORTUNITY if reviews.shrunk >= 4.0 else FindingKind.RISK
    return _from_reading("reputation", kind, context.reading("rating"), values, context)


def _abandonment(context: Context) -> Finding | None:
    rate = context.reading("cart_abandonment_rate")
    if not rate.value or rate.below is None or rate.above is None or rate.start is None or rate.end is None:
        return None
    values: dict[str, Scalar] = {
        "rate": rate.value,
        "carts": rate.below,
        "purchases": rate.below - rate.above,
    }
    return _from_reading("cart_abandonment", FindingKind.OPPORTUNITY, rate, values, context)


def _overall(context: Context) -> Finding | None:
    rate = context.reading("conversion_rate")
    if rate.value is None:
        return None
    values: dict[str, Scalar] = {
        "rate": rate.value,
        "low": rate.low,
        "high": rate.high,
        "visits": rate.below,
        "conversions": rate.above,
    }
    return _from_reading("conversion", FindingKind.CONTEXT, rate, values, context)


def _form(context: Context) -> Finding | None:
    """Share of visitors who start a form and do not send it, when analytics counts both events."""
    started, sent = event_counts(context.tables, "form_start"), event_counts(context.tables, "form_submit")
    if started.is_empty or sent.is_empty:
        return None
    first, last = started.covered
    begun, done = started.total(first, last), sent.total(first, last)
    if begun <= 0 or done >= begun:
        return None
    values: dict[str, Scalar] = {"rate": 1 - done / begun, "started": begun, "sent": done}
    return Finding(
        "form_friction", Axis.CONVERSION, FindingKind.OPPORTUNITY, values, first, last, started.source
    )


def _from_reading(
    code: str, kind: FindingKind, reading: Reading, values: dict[str, Scalar], context: Context
) -> Finding:
    start, end = reading.start or context.window[0], reading.end or context.as_of
    return Finding(code, Axis.CONVERSION, kind, values, start, end, reading.source, None, reading.kpi)
