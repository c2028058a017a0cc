"""Prices of advertising that rise beyond chance, and the one campaign that explains it (R83)."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from itineraire.diagnostic.advertising import campaign_rows
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.facts import PlatformLine
from itineraire.diagnostic.result import Finding, FindingKind, Scalar, Stake
from itineraire.metrics.flows import join_sources, rows_of
from itineraire.stats.intervals import count_interval
from itineraire.stats.trend import Change
from itineraire.vocabulary import Axis

_LEAST_RISE = 0.05  # a proven rise below 5 % changes no decision
_OUTLIER_SHARE = 0.5  # without the campaign, less than half of the change is left
_MONTHS = 6


@dataclass(frozen=True)
class CostChange:
    """Change of a platform's cost per conversion between two periods, and without its odd campaign."""

    before: float
    after: float
    change: float
    campaign: str | None
    change_without: float | None
    campaign_conversions: float
    campaign_cost_each: float | None


def price_findings(context: Context, platforms: tuple[PlatformLine, ...]) -> list[Finding]:
    """Derive the prices that rise: per lead and per click by month, per conversion on last year."""
    found = [_price_rise(context, kpi) for kpi in ("cost_per_lead", "cost_per_click")]
    found += [_conversion_price(context, line.platform) for line in platforms]
    return [item for item in found if item is not None]


def _price_rise(context: Context, kpi: str) -> Finding | None:
    """Say that a price has risen when the season-adjusted interval leaves zero out (R83)."""
    change = context.change(kpi, _MONTHS)
    if change is None or change.low <= 0 or change.change < _LEAST_RISE:
        return None
    months = context.months(kpi)
    reading = context.reading(kpi)
    values: dict[str, Scalar] = {
        "change": change.change,
        "low": change.low,
        "high": change.high,
        "months": change.months,
        "before": change.before,
        "after": change.after,
    }
    return Finding(
        f"{kpi}_rise",
        Axis.ACQUISITION,
        FindingKind.RISK,
        values,
        months["start"].iloc[-2 * _MONTHS].date(),
        (months["start"].iloc[-1] + pd.offsets.MonthEnd(0)).date(),
        reading.source,
        _overspend(context, kpi, change),
        kpi,
    )


def _overspend(context: Context, kpi: str, change: Change) -> Stake | None:
    """Return what the rise costs a month at today's volume."""
    if kpi != "cost_per_lead":
        return None
    volume = context.monthly_amount("leads")
    if volume is None:
        return None

    def euros(rise: float) -> float:
        return volume * change.before * max(0.0, rise)

    hypotheses = {"leads": volume, "cost_before_eur": change.before, "rise": change.change}
    return Stake(euros(change.low), euros(change.change), euros(change.high), hypotheses)


def cost_change(after: pd.DataFrame, before: pd.DataFrame) -> CostChange | None:
    """Compare cost per conversion over two periods, and look for the one campaign that explains the change.

    The odd campaign is the one whose removal from both periods brings the change closest to nothing; it is
    named only when less than half of the change is left without it.
    """
    now, then = (rows.groupby("campaign")[["cost", "conversions"]].sum() for rows in (after, before))
    if now["conversions"].sum() <= 0 or then["conversions"].sum() <= 0:
        return None
    change = _relative(now, then)
    without = {
        name: _relative(now.drop(name, errors="ignore"), then.drop(name, errors="ignore"))
        for name in now.index.union(then.index)
    }
    known = {name: value for name, value in without.items() if value is not None}
    if change is None or not known:
        return None
    odd = min(known, key=lambda name: (abs(known[name]), str(name)))
    explains = abs(known[odd]) < _OUTLIER_SHARE * abs(change)
    side = then if odd in then.index and then.loc[odd, "conversions"] > 0 else now
    count = float(side.loc[odd, "conversions"]) if explains else 0.0
    return CostChange(
        before=float(then["cost"].sum() / then["conversions"].sum()),
        after=float(now["cost"].sum() / now["conversions"].sum()),
        change=change,
        campaign=str(odd) if explains else None,
        change_without=known[odd] if explains else None,
        campaign_conversions=count,
        campaign_cost_each=float(side.loc[odd, "cost"]) / count if count else None,
    )


def _relative(now: pd.DataFrame, then: pd.DataFrame) -> float | None:
    if now["conversions"].sum() <= 0 or then["conversions"].sum() <= 0 or then["cost"].sum() <= 0:
        return None
    after = now["cost"].sum() / now["conversions"].sum()
    return float(after / (then["cost"].sum() / then["conversions"].sum()) - 1)


def _conversion_price(context: Context, platform: str) -> Finding | None:
    """Say that a platform's own cost per conversion rose on last year's, beyond chance."""
    after, before = _two_years(context, platform)
    if after.empty or before.empty or after["result_kind"].dropna().nunique() > 1:
        return None
    found = cost_change(after, before)
    if found is None or found.change < 0.10 or not _beyond_chance(after, before):
        return None
    values: dict[str, Scalar] = {
        "change": found.change,
        "before": found.before,
        "after": found.after,
        "platform": platform,
        "variant": "one_campaign" if found.campaign else None,
        "campaign": found.campaign,
        "change_without": found.change_without,
        "outlier_conversions": found.campaign_conversions,
        "outlier_cost": found.campaign_cost_each,
        "cost_after": float(after["cost"].sum()),
        "cost_before": float(before["cost"].sum()),
    }
    return Finding(
        "cost_per_conversion_rise",
        Axis.ACQUISITION,
        FindingKind.RISK,
        values,
        after["start"].min().date(),
        after["end"].max().date(),
        join_sources(pd.concat([after["report"], before["report"]])),
    )


def _two_years(context: Context, platform: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a platform's campaigns over the last period and over the one a year before."""
    whole = campaign_rows(context).get(platform, rows_of({}, "spend"))
    earlier = campaign_rows(context, comparison=True).get(platform)
    if earlier is not None:
        return whole[whole["conversions"].notna()], earlier[earlier["conversions"].notna()]
    counted = whole[whole["conversions"].notna()]
    start, end = (pd.Timestamp(day) for day in context.window)
    a_year = pd.DateOffset(years=1)
    after = counted[(counted["start"] >= start) & (counted["end"] <= end)]
    before = counted[(counted["start"] >= start - a_year) & (counted["end"] <= end - a_year)]
    covered = len(counted) and counted["start"].min() <= start - a_year
    return (after, before) if covered else (after.iloc[:0], before.iloc[:0])


def _beyond_chance(after: pd.DataFrame, before: pd.DataFrame) -> bool:
    """Return whether the dearest of last year is still cheaper than the cheapest of now."""
    few_then, _ = count_interval(float(before["conversions"].sum()))
    _, many_now = count_interval(float(after["conversions"].sum()))
    return bool(few_then > 0 and after["cost"].sum() / many_now > before["cost"].sum() / few_then)
