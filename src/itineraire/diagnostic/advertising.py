"""Advertising as platforms declare it: spend, results, prices that rise, the campaign that explains it."""

from __future__ import annotations

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.context import Context, months_between
from itineraire.diagnostic.facts import PlatformLine, ResultLine
from itineraire.diagnostic.result import Finding, FindingKind, Scalar, Stake
from itineraire.metrics.flows import join_sources, period_flow, rows_of
from itineraire.metrics.sources import best_report, comparison_reports
from itineraire.vocabulary import Axis

_CONCENTRATION = 0.30  # above, one campaign carries a third of the budget

#: Ad platform -> audience channels its clicks arrive in.
PLATFORM_CHANNELS = {
    "google_ads": ("paid_search", "cross_network", "display", "video"),
    "meta": ("paid_social",),
    "linkedin_ads": ("paid_social",),
}


def campaign_rows(context: Context, *, comparison: bool = False) -> dict[str, pd.DataFrame]:
    """Return, by platform, the rows of its best report by campaign."""
    spend = rows_of(context.tables, "spend")
    spend = spend[spend["start"] <= pd.Timestamp(context.as_of)]
    old = spend["report"].isin(comparison_reports(context.tables))
    found = {
        str(name): best_report(rows, ["cost"], table="spend", by=["campaign"])
        for name, rows in spend[old if comparison else ~old].groupby("platform", sort=True)
    }
    return {name: rows for name, rows in found.items() if not rows.empty}


def last_year(context: Context, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the year measured; long totals stand as they are."""
    if (rows["grain"] == "total").all():
        return rows
    start, end = (pd.Timestamp(day) for day in context.window)
    inside = rows[(rows["start"] >= start) & (rows["end"] <= end)]
    return inside if len(inside) else rows


def platform_lines(context: Context) -> tuple[PlatformLine, ...]:
    """Return one line an ad platform, over the year or its report's own dates."""
    lines = []
    for platform, whole in campaign_rows(context).items():
        rows = last_year(context, whole)
        costs = rows.groupby("campaign")["cost"].sum()
        total = float(costs.sum())
        kinds = rows.loc[rows["conversions"].notna(), "result_kind"].dropna().nunique()
        lines.append(
            PlatformLine(
                platform=platform,
                start=rows["start"].min().date(),
                end=rows["end"].max().date(),
                cost_eur=total,
                clicks=_sum(rows["clicks"]),
                conversions=_sum(rows["conversions"]) if kinds <= 1 else None,
                result_kinds=int(kinds),
                campaigns=int((costs > 0).sum()),
                top_campaign=str(costs.idxmax()) if total > 0 else None,
                top_share=float(costs.max()) / total if total > 0 else None,
                account_eur=_account_total(context, platform, rows),
            )
        )
    return tuple(lines)


def _account_total(context: Context, platform: str, rows: pd.DataFrame) -> float | None:
    """Return the account's own total over the same dates, from the total rows of another report."""
    catalogue = rows_of(context.tables, "reports")
    stated = catalogue.loc[catalogue["kind"] == "account_by_type", "report"]
    spend = rows_of(context.tables, "spend")
    account = spend[spend["report"].isin(stated) & (spend["platform"] == platform)]
    same = (account["start"] == rows["start"].min()) & (account["end"] == rows["end"].max())
    return _sum(account.loc[same, "cost"])


def result_lines(context: Context) -> tuple[ResultLine, ...]:
    """Return each platform's results by unit, with the price of one."""
    lines = []
    for platform, whole in campaign_rows(context).items():
        rows = last_year(context, whole)
        counted = rows[rows["conversions"].notna() & rows["result_kind"].notna()]
        for kind, part in counted.groupby("result_kind", sort=True):
            count = float(part["conversions"].sum())
            lines.append(
                ResultLine(platform, str(kind), count, float(part["cost"].sum()) / count if count else None)
            )
    return tuple(lines)


def advertising_findings(context: Context, platforms: tuple[PlatformLine, ...]) -> list[Finding]:
    """Derive what advertising says: budgets that rest on one campaign, losses, units that mix."""
    found = [_concentration(context, platforms), _low_margin(context, platforms)]
    for line in platforms:
        if line.result_kinds > 1:
            source = join_sources(campaign_rows(context)[line.platform]["report"])
            values: dict[str, Scalar] = {
                "platform": line.platform,
                "kinds": line.result_kinds,
                "cost": line.cost_eur,
            }
            found.append(
                Finding("mixed_results", Axis.DATA, FindingKind.RISK, values, line.start, line.end, source)
            )
    return [item for item in found if item is not None]


def _concentration(context: Context, platforms: tuple[PlatformLine, ...]) -> Finding | None:
    total = sum(line.cost_eur for line in platforms)
    tops = [line for line in platforms if line.top_share is not None and line.campaigns > 2]
    if not tops or total <= 0:
        return None
    first = max(tops, key=lambda line: line.cost_eur * (line.top_share or 0))
    share = first.top_share or 0.0
    if share < _CONCENTRATION:
        return None
    values: dict[str, Scalar] = {
        "share": share,
        "campaign": first.top_campaign,
        "active": first.campaigns,
        "platform": first.platform,
        "cost": first.cost_eur,
    }
    source = join_sources(campaign_rows(context)[first.platform]["report"])
    return Finding(
        "cost_concentration", Axis.ACQUISITION, FindingKind.RISK, values, first.start, first.end, source
    )


def _low_margin(context: Context, platforms: tuple[PlatformLine, ...]) -> Finding | None:
    """Name the platform whose spend exceeds the margin of the sales that analytics credits to it."""
    rows = metrics.traffic_report(context.tables, "revenue", by=["channel"])
    if rows.empty:
        return None
    margin = context.client.economics.margin_rate
    worst: Finding | None = None
    for line in platforms:
        mine = rows[rows["channel"].isin(PLATFORM_CHANNELS.get(line.platform, ()))]
        flow = period_flow(mine, "revenue")
        if flow.is_empty or line.cost_eur <= 0 or flow.covered[0] > line.start or flow.covered[1] < line.end:
            continue
        sold = flow.total(line.start, line.end)
        if sold * margin.high >= line.cost_eur:
            continue
        months = months_between(line.start, line.end)
        gaps = [(line.cost_eur - sold * rate) / months for rate in (margin.high, margin.likely, margin.low)]
        hypotheses: dict[str, Scalar] = {
            "spend_eur": line.cost_eur / months,
            "sales_eur": sold / months,
            "margin_rate": margin.likely,
        }
        values: dict[str, Scalar] = {
            "platform": line.platform,
            "cost": line.cost_eur,
            "margin": sold * margin.likely,
            "gap": gaps[1],
        }
        found = Finding(
            "low_margin_channel",
            Axis.ACQUISITION,
            FindingKind.RISK,
            values,
            line.start,
            line.end,
            flow.source,
            Stake(gaps[0], gaps[1], gaps[2], hypotheses),
            "margin",
        )
        if worst is None or gaps[1] > (worst.stake.likely if worst.stake else 0):
            worst = found
    return worst


def _sum(values: pd.Series) -> float | None:
    return float(values.sum()) if values.notna().any() else None
