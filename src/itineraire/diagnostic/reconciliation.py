"""The same figure by two sources: the gaps between reports (R76, R168b)."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.advertising import PLATFORM_CHANNELS
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.trust import GapLine
from itineraire.metrics.flows import event_flow, period_flow
from itineraire.metrics.sales import kept_orders
from itineraire.metrics.sources import comparison_reports, spend_reports

_SAME_PERIOD = 3  # days by which two reports of one period may differ at each end
_SHOWN = 0.02
_LEAST_CLAIM_DAYS = 27  # four weeks, the first day included

#: KPI -> kind of platform result that claims it, and the kind that may claim it when no row names the first.
CLAIMS = {"orders": ("purchase", "conversion"), "leads": ("lead", "conversion")}


def gap_lines(context: Context) -> tuple[GapLine, ...]:
    """Return the figures that two sources give differently, the widest gap first."""
    return context.once("gaps", lambda: _gap_lines(context))


def _gap_lines(context: Context) -> tuple[GapLine, ...]:
    found = [*_same_report_gaps(context, "traffic", "sessions"), *_same_report_gaps(context, "spend", "cost")]
    orders = _orders_against_analytics(context)
    if orders is not None:
        found.append(orders)
    found += claim_gaps(context)
    return tuple(sorted((line for line in found if line.gap >= _SHOWN), key=lambda line: -line.gap))


def _same_report_gaps(context: Context, table: str, measure: str) -> list[GapLine]:
    """Compare the totals of one measure in reports over the same dates, each a full breakdown of it."""
    rows = metrics.rows_of(context.tables, table)
    rows = rows[rows[measure].notna() & ~rows["report"].isin(comparison_reports(context.tables))]
    partial = rows["report"].isin(rows.loc[_is_partial(rows, table), "report"])
    totals = {}
    for report, part in rows[~partial].groupby("report", sort=True):
        group = str(part["platform"].iloc[0]) if "platform" in part else ""
        totals[str(report)] = (group, part["start"].min(), part["end"].max(), float(part[measure].sum()))
    found = []
    for (one, first), (two, second) in combinations(totals.items(), 2):
        same = first[0] == second[0] and all(
            pd.notna(a) and pd.notna(b) and abs((a - b).days) <= _SAME_PERIOD
            for a, b in ((first[1], second[1]), (first[2], second[2]))
        )
        high = max(first[3], second[3])
        if same and high > 0:
            gap = abs(first[3] - second[3]) / high
            names = (report_name(context, one), report_name(context, two))
            found.append(GapLine(measure, names[0], first[3], names[1], second[3], gap, f"{one};{two}"))
    return found


def report_name(context: Context, report: str) -> str:
    """Return a report's tool and breakdown, ``ga4|channel``, which ``wording`` puts in words."""
    catalogue = metrics.rows_of(context.tables, "reports")
    known = catalogue[catalogue["report"] == report]
    if known.empty:
        return report
    breakdown = known["breakdown"].iloc[0]
    return f"{known['tool'].iloc[0]}|{breakdown if pd.notna(breakdown) else ''}"


def _is_partial(rows: pd.DataFrame, table: str) -> pd.Series:
    """Return the rows of reports that list only part of a total, such as search terms, pages or campaigns."""
    flags = rows["campaign"].notna() & rows["channel"].isna() if table == "traffic" else rows["cost"].isna()
    for column in ("page", "other", "search_term", "ad_group"):
        if column in rows:
            flags |= rows[column].notna()
    return flags


def _orders_against_analytics(context: Context) -> GapLine | None:
    shop = kept_orders(context.tables)
    audience = metrics.traffic_report(context.tables, "transactions")
    seen = period_flow(audience, "transactions")
    if shop.empty or seen.is_empty:
        return None
    days = _shared_days(context)
    if days is None:
        return None
    own = event_flow(shop, "created")
    real, counted = own.total(*days), seen.total(*days)
    if real <= 0:
        return None
    gap = abs(real - counted) / max(real, counted)
    first, second = (report_name(context, source.split(";")[0]) for source in (own.source, seen.source))
    return GapLine("orders", first, real, second, counted, gap, f"{own.source};{seen.source}")


def _shared_days(context: Context) -> tuple[date, date] | None:
    """Return the days of the year that both the shop and analytics cover."""
    orders = event_flow(kept_orders(context.tables), "created")
    seen = period_flow(metrics.traffic_report(context.tables, "transactions"), "transactions")
    if orders.is_empty or seen.is_empty:
        return None
    (a, b), (c, d), (start, end) = orders.covered, seen.covered, context.window
    first, last = max(a, c, start), min(b, d, end)
    return (first, last) if first < last else None


def claim_gaps(context: Context) -> list[GapLine]:
    """Compare the sales each platform claims with those analytics credits to its channels, over the same days.

    The platform also counts sales made days after a click, or after an advertisement merely seen: the gap is what its
    attribution window adds, as far as the tables tell.
    """
    audience = metrics.traffic_report(context.tables, "transactions", by=["channel"])
    found = []
    for platform, rows in claims_of(context, "orders").items():
        seen = period_flow(
            audience[audience["channel"].isin(PLATFORM_CHANNELS.get(platform, ()))], "transactions"
        )
        claimed = period_flow(rows, "conversions")
        if claimed.is_empty or seen.is_empty or _shares_channels(context, platform):
            continue
        (a, b), (c, d), (start, end) = claimed.covered, seen.covered, context.window
        days = max(a, c, start), min(b, d, end)
        if (days[1] - days[0]).days < _LEAST_CLAIM_DAYS:
            continue
        said, credited = claimed.total(*days), seen.total(*days)
        high = max(said, credited)
        if high > 0:
            names = (report_name(context, source.split(";")[0]) for source in (claimed.source, seen.source))
            gap = abs(said - credited) / high
            reports = f"{claimed.source};{seen.source}"
            found.append(GapLine("claimed_sales", next(names), said, next(names), credited, gap, reports))
    return found


def _shares_channels(context: Context, platform: str) -> bool:
    """Return whether another platform with spend sends its clicks to the same channels."""
    own = set(PLATFORM_CHANNELS.get(platform, ()))
    others = set(metrics.rows_of(context.tables, "spend")["platform"].dropna()) - {platform}
    return any(own & set(PLATFORM_CHANNELS.get(other, ())) for other in others)


def claims_of(context: Context, kpi: str) -> dict[str, pd.DataFrame]:
    """Return, by platform, the rows whose results are sales (or leads), from its best report.

    A platform that mixes kinds is read for the kind asked alone: its other results, and those of no named
    kind beside it, are not sales.
    """
    own, loose = CLAIMS[kpi]
    spend = metrics.rows_of(context.tables, "spend")
    claiming = spend[spend["conversions"].notna()]
    kept = []
    for _, rows in claiming.groupby("platform", sort=True):
        exact = rows["result_kind"] == own
        kept.append(rows[exact if exact.any() else rows["result_kind"] == loose])
    chosen = {**context.tables, "spend": pd.concat(kept)} if kept else context.tables
    return spend_reports(chosen, "conversions") if kept else {}
