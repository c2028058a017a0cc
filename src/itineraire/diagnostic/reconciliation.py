"""The same figure by two sources: gaps between reports, and the waterfall from orders to analytics (M10)."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.trust import GapLine, ReconciliationLine
from itineraire.metrics.flows import event_flow, period_flow
from itineraire.metrics.sales import kept_orders
from itineraire.metrics.sources import comparison_reports

_SAME_PERIOD = 3  # days by which two reports of one period may differ at each end
_SHOWN = 0.02


def gap_lines(context: Context) -> tuple[GapLine, ...]:
    """Return the figures that two sources give differently, the widest gap first."""
    return context.once("gaps", lambda: _gap_lines(context))


def _gap_lines(context: Context) -> tuple[GapLine, ...]:
    found = [*_same_report_gaps(context, "traffic", "sessions"), *_same_report_gaps(context, "spend", "cost")]
    orders = _orders_against_analytics(context)
    if orders is not None:
        found.append(orders)
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


def waterfall(context: Context) -> tuple[ReconciliationLine, ...]:
    """Explain, cause by cause, why analytics sees fewer purchases than the shop takes orders.

    Causes measured: orders taken outside the web, cancelled ones, visitors who refuse measurement. What is
    left is named a residue, never spread over the causes.
    """
    days = _shared_days(context)
    if days is None:
        return ()
    orders = metrics.rows_of(context.tables, "orders").drop_duplicates("order_key", keep="last")
    first, last = (pd.Timestamp(day) for day in days)
    inside = orders[orders["created"].between(first, last + pd.Timedelta(days=1), inclusive="left")]
    cancelled = inside["cancelled"].fillna(False).astype(bool)
    elsewhere = inside["source"].notna() & (inside["source"].astype("str").str.lower() != "web") & ~cancelled
    seen = period_flow(metrics.traffic_report(context.tables, "transactions"), "transactions").total(*days)
    web = float(len(inside) - cancelled.sum() - elsewhere.sum())
    refused = web * (1 - (context.reading("consent_rate").value or 1.0))
    lines = [
        ReconciliationLine("orders", float(len(inside))),
        ReconciliationLine("cancelled", -float(cancelled.sum())),
        ReconciliationLine("elsewhere", -float(elsewhere.sum())),
        ReconciliationLine("seen", seen),
        ReconciliationLine("unseen", seen - web),
        ReconciliationLine("refused_at_most", -refused),
    ]
    return tuple(line for line in lines if line.orders)
