"""Axis 4: whether the figures can be believed: sources that disagree, empty fields, duplicates, claims."""

from __future__ import annotations

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic import reconciliation
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.crm_hygiene import dormant_deals, hygiene_lines, overdue_deals, source_lost_since
from itineraire.diagnostic.facts import Share
from itineraire.diagnostic.reliability import reliability_lines
from itineraire.diagnostic.result import Finding, FindingKind, Scalar
from itineraire.diagnostic.tracking import break_lines, sources_of, tracking_findings
from itineraire.diagnostic.trust import DataQuality, SearchTotal
from itineraire.diagnostic.waterfall import waterfall
from itineraire.exports import PrivacyFacts
from itineraire.metrics import crm, sales
from itineraire.metrics.crm import distinct_leads, is_without_source
from itineraire.metrics.flows import period_flow
from itineraire.stats.intervals import wilson
from itineraire.vocabulary import RETENTION_YEARS, Axis, Model

_SOURCE_MISSING = 0.05
_DUPLICATES = 0.01
_NAMED_ENTRY = 0.60  # one entry point is named when it brings most of the gap
_UNOWNED = 0.10
_GAP = 0.05
_CLAIM_DAYS = 27  # four weeks, the first day included


def describe_data(context: Context, privacy: PrivacyFacts | None) -> DataQuality:
    """Measure axis 4; each part is empty when its export was not supplied."""
    lines = reliability_lines(context)
    claimed, actual = claimed_and_actual(context)
    leads = metrics.rows_of(context.tables, "leads")
    missing = is_without_source(leads)
    return DataQuality(
        reliability=lines,
        score=sum(line.score for line in lines) / len(lines) if lines else None,
        gaps=reconciliation.gap_lines(context),
        reconciliation=waterfall(context),
        breaks=break_lines(context),
        search_totals=search_totals(context),
        missing_source_by_entry=_by_entry(leads[missing]),
        source_missing=float(missing.mean()) if len(leads) else None,
        claimed_conversions=claimed,
        actual_conversions=actual,
        stale_prospects=stale_prospects(context, privacy),
        without_owner=float(leads["owner_key"].isna().mean()) if _is_recorded(leads["owner_key"]) else None,
        opted_in=_opted_in(leads, privacy),
        hygiene=hygiene_lines(context),
    )


def _is_recorded(column: pd.Series) -> bool:
    return bool(column.notna().any())


def _by_entry(missing: pd.DataFrame) -> tuple[Share, ...]:
    counts = missing["entry_point"].dropna().value_counts()
    return tuple(
        Share(str(name), float(count), float(count) / len(missing)) for name, count in counts.head(5).items()
    )


def _opted_in(leads: pd.DataFrame, privacy: PrivacyFacts | None) -> float | None:
    if privacy is not None and privacy.contacts:
        return privacy.opted_in / privacy.contacts if privacy.opt_in_recorded else None
    known = leads["opted_in"].dropna()
    return float(known.astype("float64").mean()) if len(known) else None


def stale_prospects(context: Context, privacy: PrivacyFacts | None) -> int | None:
    """Count the contacts last in touch more than three years ago (R165); ``None`` when nothing is dated."""
    if privacy is not None and privacy.last_contacts:
        return privacy.kept_too_long(context.as_of)
    leads = metrics.rows_of(context.tables, "leads")
    touched = leads["last_activity"].fillna(leads["created"])
    if not touched.notna().any():
        return None
    limit = pd.Timestamp(context.as_of) - pd.DateOffset(years=int(RETENTION_YEARS.value))
    return int((touched < limit).sum())


def claimed_and_actual(context: Context) -> tuple[float | None, float | None]:
    """Return the sales (or leads) that platforms claim and all those that happened over the same days (R76).

    Those days are the year, cut to what the claims and the firm's own count both cover; a platform that tells no dates
    is left out.
    """
    kpi = "orders" if context.client.model == Model.ECOMMERCE else "leads"
    flows = [period_flow(rows, "conversions") for rows in reconciliation.claims_of(context, kpi).values()]
    dated = [flow for flow in flows if not flow.is_empty and not flow.is_long]
    own = context.ledger.flow(sales.orders if kpi == "orders" else crm.leads)
    if not dated or own.is_empty:
        return None, context.measure(kpi, *context.window).value
    days = [flow.covered for flow in dated] + [own.covered, context.window]
    start, end = max(first for first, _ in days), min(last for _, last in days)
    if (end - start).days < _CLAIM_DAYS:
        return None, context.measure(kpi, *context.window).value
    return sum(flow.total(start, end) for flow in dated), own.total(start, end)


def search_totals(context: Context) -> tuple[SearchTotal, ...]:
    """Return the clicks of every search report: one property, several totals."""
    search = metrics.rows_of(context.tables, "search")
    counted = search[search["clicks"].notna()]
    return tuple(
        SearchTotal(str(rows["dimension"].iloc[0]), float(rows["clicks"].sum()), len(rows), str(report))
        for report, rows in counted.groupby("report", sort=True)
    )


def data_findings(context: Context, facts: DataQuality) -> tuple[Finding, ...]:
    """Derive what axis 4 says."""
    found = [
        _source_missing(context, facts),
        _deals_source_missing(context),
        _duplicates(context),
        _overclaim(context, facts),
        _disagree(context, facts),
        _search_totals(context, facts),
        _stale(context, facts),
        _unowned(context, facts),
        overdue_deals(context, facts.hygiene),
        dormant_deals(context, facts.hygiene),
        *tracking_findings(context),
    ]
    return tuple(item for item in found if item is not None)


def _about_leads(context: Context, code: str, values: dict[str, Scalar], kpi: str | None = None) -> Finding:
    created = metrics.rows_of(context.tables, "leads")["created"].dropna()
    start = created.min().date() if len(created) else context.window[0]
    end = created.max().date() if len(created) else context.as_of
    source = sources_of(context.tables, "leads")
    return Finding(code, Axis.DATA, FindingKind.RISK, values, start, end, source, None, kpi)


def _source_missing(context: Context, facts: DataQuality) -> Finding | None:
    if facts.source_missing is None or facts.source_missing < _SOURCE_MISSING:
        return None
    first = facts.missing_source_by_entry[0] if facts.missing_source_by_entry else None
    leads = metrics.rows_of(context.tables, "leads")
    low, high = wilson(facts.source_missing * len(leads), len(leads))
    values: dict[str, Scalar] = {"share": facts.source_missing, "low": low, "high": high}
    since = source_lost_since(leads)
    if first is not None and first.share >= _NAMED_ENTRY:
        values |= {"variant": "entry_point", "entry_point": first.name, "entry_share": first.share}
    elif since is not None:
        values |= {"variant": "since", **since}
    return _about_leads(context, "lead_source_missing", values, "source_missing_rate")


def _deals_source_missing(context: Context) -> Finding | None:
    deals = metrics.rows_of(context.tables, "deals")
    if deals.empty or len(metrics.rows_of(context.tables, "leads")):
        return None
    share = float(deals["channel"].isna().mean())
    if share < _SOURCE_MISSING:
        return None
    values: dict[str, Scalar] = {"share": share, "variant": "deals", "deals": len(deals)}
    created = deals["created"].dropna()
    return Finding(
        "lead_source_missing",
        Axis.DATA,
        FindingKind.RISK,
        values,
        created.min().date(),
        created.max().date(),
        sources_of(context.tables, "deals"),
    )


def _duplicates(context: Context) -> Finding | None:
    records = len(metrics.rows_of(context.tables, "leads"))
    people = len(distinct_leads(context.tables))
    if not records or (records - people) / records < _DUPLICATES:
        return None
    values: dict[str, Scalar] = {
        "share": (records - people) / records,
        "leads": records,
        "people": people,
        "extra": records - people,
    }
    return _about_leads(context, "duplicate_leads", values, "leads")


def _overclaim(context: Context, facts: DataQuality) -> Finding | None:
    claimed, actual = facts.claimed_conversions, facts.actual_conversions
    if claimed is None or not actual or claimed <= actual:
        return None
    values: dict[str, Scalar] = {
        "claimed": claimed,
        "actual": actual,
        "ratio": claimed / actual,
        "variant": None if context.client.model == Model.ECOMMERCE else "leads",
    }
    source = sources_of(context.tables, "spend")
    start, end = context.window
    return Finding("platform_overclaim", Axis.DATA, FindingKind.RISK, values, start, end, source)


def _disagree(context: Context, facts: DataQuality) -> Finding | None:
    gaps = [line for line in facts.gaps if line.gap >= _GAP]
    if not gaps:
        return None
    worst = max(gaps, key=lambda line: (line.what in {"orders", "leads"}, line.gap))
    values: dict[str, Scalar] = {
        "what": worst.what,
        "variant": "orders" if worst.what == "orders" else None,
        "first": worst.first,
        "first_source": worst.first_source,
        "second": worst.second,
        "second_source": worst.second_source,
        "gap": worst.gap,
    }
    start, end = context.window
    return Finding("sources_disagree", Axis.DATA, FindingKind.RISK, values, start, end, worst.reports)


def _search_totals(context: Context, facts: DataQuality) -> Finding | None:
    totals = sorted({round(line.clicks) for line in facts.search_totals})
    if len(totals) < 2 or totals[0] >= (1 - _GAP) * totals[-1]:
        return None
    values: dict[str, Scalar] = {"totals": len(totals), "low": totals[0], "high": totals[-1]}
    start, end = context.window
    source = sources_of(context.tables, "search")
    return Finding("search_partial_totals", Axis.DATA, FindingKind.CONTEXT, values, start, end, source)


def _stale(context: Context, facts: DataQuality) -> Finding | None:
    if not facts.stale_prospects:
        return None
    return _about_leads(context, "stale_prospects", {"people": facts.stale_prospects})


def _unowned(context: Context, facts: DataQuality) -> Finding | None:
    if facts.without_owner is None or facts.without_owner < _UNOWNED:
        return None
    return _about_leads(context, "unowned_leads", {"share": facts.without_owner})
