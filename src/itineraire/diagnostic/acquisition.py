"""Axis 2: where visits come from, how much rests on one channel, what a channel's leads become."""

from __future__ import annotations

import math
from datetime import date

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic import advertising, prices, quality
from itineraire.diagnostic.context import Context, months_between
from itineraire.diagnostic.facts import Acquisition, ChannelLine, MonthPoint
from itineraire.diagnostic.result import Finding, FindingKind, Scalar
from itineraire.diagnostic.stakes import BAD_YEAR_FALL, conversion_value, exactly, stake_of
from itineraire.metrics.flows import join_sources, period_flow
from itineraire.metrics.formulas import is_brand, query_rows
from itineraire.stats.concentration import concentration, stress_loss
from itineraire.stats.trend import change_over
from itineraire.vocabulary import DEPENDENCY_SHARE, ORGANIC_CHANNELS, Axis, Channel, Model

_STRESS_FALL = 0.30  # R58: what is lost when the first channel loses 30 %
_BRAND_SHARE = 0.40  # below, most search clicks still come from people who did not know the name
_UNASSIGNED_SHARE = 0.05  # above, one visit in twenty has no known cause
_CHANGE_MONTHS = 6


def describe_acquisition(context: Context) -> Acquisition:
    """Measure axis 2: channels, concentration, advertising as declared, brand and organic shares."""
    rows = channel_rows(context)
    platforms = advertising.platform_lines(context)
    lines = _channel_lines(context, rows)
    amounts = [line.sessions for line in lines]
    spread = concentration(amounts) if amounts else None
    kpi = next((kpi for kpi in ("cost_per_lead", "cost_per_click") if len(context.months(kpi)) >= 6), None)
    return Acquisition(
        channels=lines,
        start=rows["start"].min().date() if len(rows) else None,
        end=rows["end"].max().date() if len(rows) else None,
        sessions=sum(amounts) if amounts else None,
        hhi=spread.hhi if spread else None,
        effective_channels=spread.effective_number if spread else None,
        stress_loss=stress_loss(spread.top_share, _STRESS_FALL) if spread else None,
        platforms=platforms,
        results=advertising.result_lines(context),
        cost_months=month_points(context, kpi) if kpi else (),
        cost_kpi=kpi,
        brand_share=_brand_share(context),
        organic_share=context.value("organic_share"),
    )


def acquisition_findings(context: Context, facts: Acquisition) -> tuple[Finding, ...]:
    """Derive what axis 2 says, each with its figures, period and source."""
    found = [
        _dependency(context, facts),
        _unassigned(context, facts),
        _brand(context, facts),
        _organic_fall(context),
        quality.lead_quality(context, facts.channels),
        *prices.price_findings(context, facts.platforms),
        *advertising.advertising_findings(context, facts.platforms),
    ]
    return tuple(item for item in found if item is not None)


def month_points(context: Context, kpi: str) -> tuple[MonthPoint, ...]:
    """Return the full months of a KPI, oldest first."""
    rows = context.months(kpi)
    return tuple(
        MonthPoint(start.date(), float(value))
        for start, value in zip(rows["start"], rows["value"], strict=True)
    )


def channel_rows(context: Context) -> pd.DataFrame:
    """Return the audience rows by channel over the year; one long total is read over its own dates."""
    rows = metrics.traffic_report(context.tables, "sessions", by=["channel"])
    rows = rows[rows["start"] <= pd.Timestamp(context.as_of)]
    dated = rows[rows["grain"] != "total"]
    if dated.empty:
        return rows
    start, end = (pd.Timestamp(day) for day in context.window)
    inside = dated[(dated["end"] >= start) & (dated["start"] <= end)]
    if len(inside):
        return inside
    last = dated["end"].max()
    latest: pd.DataFrame = dated[dated["end"] > last - pd.DateOffset(years=1)]
    return latest


def _channel_lines(context: Context, rows: pd.DataFrame) -> tuple[ChannelLine, ...]:
    if rows.empty:
        return ()
    named = rows.assign(channel=rows["channel"].fillna(Channel.UNASSIGNED.value))
    first, last = _read_days(context, named)
    sessions = {
        str(name): period_flow(part, "sessions").total(first, last) for name, part in named.groupby("channel")
    }
    conversions, measure = metrics.default_conversions(context.tables, "channel")
    sold = _by_channel(conversions, measure, first, last)
    revenue = _by_channel(
        metrics.traffic_report(context.tables, "revenue", by=["channel"]), "revenue", first, last
    )
    total = math.fsum(sessions.values())
    lines = [
        ChannelLine(
            channel=name,
            sessions=count,
            share=count / total,
            conversions=sold.get(name),
            conversion_rate=sold[name] / count if name in sold and count else None,
            revenue_eur=revenue.get(name),
        )
        for name, count in sessions.items()
        if count > 0
    ]
    lines.sort(key=lambda line: (-line.sessions, line.channel))
    return quality.with_quality(context, tuple(lines))


def _read_days(context: Context, rows: pd.DataFrame) -> tuple[date, date]:
    """Return the days the channel table is read over: the year, or the report's own dates."""
    first, last = rows["start"].min().date(), rows["end"].max().date()
    if (rows["grain"] == "total").all():
        return first, last
    start, end = context.window
    return (max(first, start), min(last, end)) if last >= start else (first, last)


def _by_channel(rows: pd.DataFrame, measure: str, first: date, last: date) -> dict[str, float]:
    if rows.empty or measure not in rows or not rows[measure].notna().any():
        return {}
    return {
        str(name): period_flow(part, measure).total(first, last) for name, part in rows.groupby("channel")
    }


def _brand_share(context: Context) -> float | None:
    queries = query_rows(context.tables)
    if queries.empty or not context.client.brand_terms or queries["clicks"].sum() <= 0:
        return None
    named = queries.loc[is_brand(queries["key"], context.client), "clicks"].sum()
    return float(named / queries["clicks"].sum())


def _dependency(context: Context, facts: Acquisition) -> Finding | None:
    if not facts.channels or facts.start is None or facts.end is None:
        return None
    top = facts.channels[0]
    if top.share < DEPENDENCY_SHARE.value or top.channel == Channel.UNASSIGNED:
        return None
    values: dict[str, Scalar] = {
        "share": top.share,
        "channel": top.channel,
        "sessions": facts.sessions,
        "hhi": facts.hhi,
        "stress": stress_loss(top.share, _STRESS_FALL),
    }
    stake = None
    worth = conversion_value(context)
    rate = top.conversion_rate or context.value("conversion_rate")
    if worth and rate:
        first, last = _read_days(context, channel_rows(context))
        visits = top.sessions / months_between(first, last)
        factors = {"visits": exactly(visits), "fall": BAD_YEAR_FALL, "rate": exactly(rate), **worth}
        stake = stake_of(factors)
    source = join_sources(channel_rows(context)["report"])
    first, last = _read_days(context, channel_rows(context))
    return Finding(
        "channel_dependency",
        Axis.ACQUISITION,
        FindingKind.RISK,
        values,
        first,
        last,
        source,
        stake,
        "top_channel_share",
    )


def _unassigned(context: Context, facts: Acquisition) -> Finding | None:
    lost = next((line for line in facts.channels if line.channel == Channel.UNASSIGNED), None)
    if lost is None or lost.share < _UNASSIGNED_SHARE:
        return None
    rows = channel_rows(context)
    first, last = _read_days(context, rows)
    values = {"share": lost.share, "sessions": lost.sessions}
    source = join_sources(rows["report"])
    return Finding("unassigned_traffic", Axis.DATA, FindingKind.RISK, values, first, last, source)


def _brand(context: Context, facts: Acquisition) -> Finding | None:
    if facts.brand_share is None or facts.brand_share < _BRAND_SHARE:
        return None
    rows = query_rows(context.tables)
    first, last = rows["start"].min(), rows["end"].max()
    return Finding(
        "brand_dependency",
        Axis.ACQUISITION,
        FindingKind.OPPORTUNITY,
        {"share": facts.brand_share, "clicks": float(rows["clicks"].sum())},
        context.window[0] if pd.isna(first) else first.date(),
        context.as_of if pd.isna(last) else last.date(),
        join_sources(rows["report"]),
        kpi="brand_clicks",
    )


def _organic_fall(context: Context) -> Finding | None:
    rows = metrics.traffic_report(context.tables, "sessions", by=["channel"])
    organic = period_flow(rows[rows["channel"].isin(ORGANIC_CHANNELS)], "sessions")
    months = metrics.full_months(metrics.monthly(organic, context.as_of))
    change = change_over(months["value"].tolist(), _CHANGE_MONTHS) if len(months) else None
    if change is None or change.high >= 0 or change.change > -0.05:
        return None
    values = {
        "change": -change.change,
        "months": change.months,
        "before": change.before,
        "after": change.after,
    }
    worth = conversion_value(context)
    rate = context.value("conversion_rate")
    stake = None
    if worth and rate and context.client.model == Model.ECOMMERCE:
        stake = stake_of({"visits": exactly(change.before - change.after), "rate": exactly(rate), **worth})
    first, last = months["start"].iloc[-2 * _CHANGE_MONTHS].date(), months["start"].iloc[-1]
    return Finding(
        "organic_fall",
        Axis.ACQUISITION,
        FindingKind.RISK,
        values,
        first,
        (last + pd.offsets.MonthEnd(0)).date(),
        organic.source,
        stake,
        "organic_share",
    )
