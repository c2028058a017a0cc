"""How far each KPI can be trusted: the weakest part caps the score (M13)."""

from __future__ import annotations

from itineraire import metrics
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.reconciliation import gap_lines
from itineraire.diagnostic.scope import kpis_for
from itineraire.diagnostic.tracking import break_lines, measure_shifts
from itineraire.diagnostic.trust import ReliabilityLine
from itineraire.metrics import Reading
from itineraire.metrics.crm import distinct_leads
from itineraire.vocabulary import KPIS

_FRESH_DAYS, _OLD_DAYS = 45, 400
FROM_ANALYTICS = frozenset(
    {"conversion_rate", "mobile_conversion_rate", "desktop_conversion_rate", "cart_abandonment_rate"}
)
_COUNTED_BY_ANALYTICS = FROM_ANALYTICS | {"sessions", "organic_share", "top_channel_share"}
_FROM_LEADS = frozenset(
    {
        "leads",
        "cost_per_lead",
        "qualified_leads",
        "qualified_lead_rate",
        "opportunity_rate",
        "activation_rate",
    }
)
#: A KPI measured on fewer cases than this is capped at a half: its interval is wider than most decisions.
_ENOUGH_CASES = 100.0


def reliability_lines(context: Context) -> tuple[ReliabilityLine, ...]:
    """Score every computable KPI, the least reliable first."""
    scored = (
        (kpi, reliability_parts(context, context.reading(kpi))) for kpi in kpis_for(context.client.model)
    )
    lines = [
        ReliabilityLine(kpi, round(min(parts.values()), 2), min(parts, key=lambda name: (parts[name], name)))
        for kpi, parts in scored
        if parts
    ]
    return tuple(sorted(lines, key=lambda line: (line.score, line.kpi)))


def reliability_parts(context: Context, reading: Reading) -> dict[str, float]:
    """Return each part of a KPI's reliability, 0 to 1; empty when it has no value.

    Parts: ``completeness`` (days measured over days asked), ``freshness`` (1 up to 45 days, 0 from 400),
    ``sample`` (cases over 100), ``breaks`` (measured share lost over the year; a half when the definition
    changed), ``agreement`` (widest gap between sources), ``duplicates``, ``source``.
    """
    if reading.value is None:
        return {}
    parts = {"freshness": _freshness(context, reading), "completeness": _completeness(context, reading)}
    if reading.below is not None and KPIS[reading.kpi].unit == "rate":
        parts["sample"] = min(1.0, 0.5 + 0.5 * reading.below / _ENOUGH_CASES)
    if reading.kpi in FROM_ANALYTICS:
        parts["breaks"] = 1 - _lost_share(context)
    if reading.kpi in _COUNTED_BY_ANALYTICS:
        gaps = (line.gap for line in gap_lines(context) if line.what in {"sessions", "orders"})
        parts["agreement"] = 1 - max(gaps, default=0.0)
    if reading.kpi in _FROM_LEADS:
        leads = metrics.rows_of(context.tables, "leads")
        parts["duplicates"] = len(distinct_leads(context.tables)) / len(leads) if len(leads) else 1.0
    if reading.kpi == "cost_per_lead":
        parts["source"] = 1 - (context.value("source_missing_rate") or 0.0)
    return parts


def _freshness(context: Context, reading: Reading) -> float:
    if reading.end is None:
        return 0.5
    age = (context.as_of - reading.end).days
    return float(min(1.0, max(0.0, (_OLD_DAYS - age) / (_OLD_DAYS - _FRESH_DAYS))))


def _completeness(context: Context, reading: Reading) -> float:
    if (
        reading.start is None
        or reading.end is None
        or KPIS[reading.kpi].code in {"lcp_mobile", "recurring_revenue"}
    ):
        return 1.0
    asked = (context.window[1] - context.window[0]).days + 1
    return min(1.0, ((reading.end - reading.start).days + 1) / (asked - 7))


def _lost_share(context: Context) -> float:
    """Return the share of the year's conversions that a tracking break hid."""
    start, end = context.window
    days = (end - start).days + 1
    lost = 0.0
    for shift in measure_shifts(context)[0]:
        first, last = max(shift.on, start), min(shift.until or end, end)
        if shift.change < 0 and first < last:
            lost += -shift.change * (last - first).days / days
    if any(line.kind == "definition" and start <= line.on <= end for line in break_lines(context)):
        lost = max(lost, 0.5)
    return min(1.0, lost)
