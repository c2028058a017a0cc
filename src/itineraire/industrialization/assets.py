"""Long-term assets: what search, content, the customer base and the brand are worth, and their trend (R171i).

An asset is valued at what it saves or brings in a year: visits that need not be bought, sales to people
already known. A value is given only when both its quantity and its price are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from itineraire.diagnostic.result import Measure
from itineraire.engagement import Client
from itineraire.metrics import rows_of, traffic_report
from itineraire.metrics.crm import distinct_leads
from itineraire.metrics.flows import Flow, period_flow
from itineraire.metrics.sales import kept_orders, purchases
from itineraire.steering.facts import Facts

Tables = Mapping[str, pd.DataFrame]


class AssetCode(StrEnum):
    """The four assets of the article's sixth step."""

    SEARCH = "search"
    CONTENT = "content"
    BASE = "base"
    BRAND = "brand"


@dataclass(frozen=True)
class Asset:
    """One asset over the last twelve whole months.

    Parameters
    ----------
    size
        Visits from search, pages that bring clicks, people known, clicks on the brand; ``None`` when unknown.
    change
        Relative change on the twelve months before, as a fraction; ``None`` when unknown.
    value_eur_year
        Euros a year; ``None`` when it cannot be said.
    measure_changed
        True when consent moved between the two years: the change of the visits is not the asset's (R35).
    detail
        A second figure: share of the pages that bring nothing, share of people who may be written to.
    """

    code: AssetCode
    size: float | None
    change: float | None
    value_eur_year: float | None
    detail: float | None = None
    measure_changed: bool = False


def value_assets(
    tables: Tables,
    client: Client,
    baseline: tuple[Measure, ...],
    series: pd.DataFrame,
    facts: Facts,
    *,
    as_of: date,
) -> tuple[Asset, ...]:
    """Value the four assets; a missing one stays in the list with nothing but its name."""
    values = {measure.kpi: measure.value for measure in baseline}
    click = values.get("cost_per_click")
    return (
        _search(tables, click, facts, as_of),
        _content(tables),
        _base(tables, client, as_of),
        _brand(series, click, as_of),
    )


def _search(tables: Tables, click: float | None, facts: Facts, as_of: date) -> Asset:
    """Visits from search engines, priced at the cost of a click."""
    rows = traffic_report(tables, "sessions", by=["channel"])
    flow = period_flow(rows[rows["channel"] == "organic_search"], "sessions")
    size, change = yearly(flow, as_of)
    start, _ = _years(as_of)
    moved = any(start.date() < item.on <= as_of for item in facts.consent_changes)
    value = None if size is None or click is None else size * click
    return Asset(AssetCode.SEARCH, size, change, value, measure_changed=moved)


def _content(tables: Tables) -> Asset:
    """Pages that bring clicks from search, and the share of those shown that bring none."""
    search = rows_of(tables, "search")
    pages = search[(search["dimension"] == "page") & search["clicks"].notna()]
    if pages.empty:
        return Asset(AssetCode.CONTENT, None, None, None)
    clicks = pages[pages["report"] == pages["report"].min()].groupby("key")["clicks"].sum()
    return Asset(AssetCode.CONTENT, float((clicks > 0).sum()), None, None, float((clicks == 0).mean()))


def _base(tables: Tables, client: Client, as_of: date) -> Asset:
    """People known: customers, else contacts; sales of the year to customers already known, times margin.

    No trend: within the exports a base can only grow.
    """
    bought = purchases(tables)
    if bought.empty:
        return _contacts(tables, as_of)
    _, middle = _years(as_of)
    first = bought.groupby("customer_key")["when"].min()
    known = int((first <= pd.Timestamp(as_of)).sum())
    shop = kept_orders(tables)
    value = None
    if not shop.empty and first.min() < middle:
        year = shop[(shop["created"] >= middle) & (shop["created"] <= pd.Timestamp(as_of))]
        again = year[year["customer_key"].map(first) < year["created"]]
        value = (
            float((again["total"] - again["refunded"].fillna(0.0)).sum())
            * client.economics.margin_rate.likely
        )
    return Asset(AssetCode.BASE, float(known), None, value, _reachable(tables))


def _contacts(tables: Tables, as_of: date) -> Asset:
    people = distinct_leads(tables)
    people = people[people["created"].notna() & (people["created"] <= pd.Timestamp(as_of))]
    if people.empty:
        return Asset(AssetCode.BASE, None, None, None, _reachable(tables))
    return Asset(AssetCode.BASE, float(len(people)), None, None, _reachable(tables))


def _reachable(tables: Tables) -> float | None:
    """Return the share of people who may be written to, where their agreement is recorded."""
    for table, column in (("subscribers", "subscribed"), ("leads", "opted_in")):
        known = rows_of(tables, table)[column].dropna()
        if len(known):
            return float(known.astype(bool).mean())
    return None


def _brand(series: pd.DataFrame, click: float | None, as_of: date) -> Asset:
    """Clicks of people who searched for the brand, priced at the cost of a click."""
    rows = series[
        (series["kpi"] == "brand_clicks") & (series["grain"] == "month") & series["complete"].astype(bool)
    ]
    rows = rows[rows["value"].notna()]
    if rows.empty:
        return Asset(AssetCode.BRAND, None, None, None)
    starts = pd.to_datetime(rows["start"])
    start, middle = _years(as_of)
    now, before = rows[starts >= middle]["value"], rows[(starts >= start) & (starts < middle)]["value"]
    size = float(now.sum()) if len(now) == 12 else None
    change = None if size is None or len(before) != 12 or not before.sum() else size / float(before.sum()) - 1
    return Asset(AssetCode.BRAND, size, change, None if size is None or click is None else size * click)


def yearly(flow: Flow, as_of: date) -> tuple[float | None, float | None]:
    """Return the amount of the last twelve whole months and its change on the twelve before."""
    if flow.is_empty:
        return None, None
    start, middle = _years(as_of)
    end = middle + pd.DateOffset(years=1) - pd.Timedelta(days=1)
    first, last = flow.covered
    if pd.Timestamp(first) > middle or pd.Timestamp(last) < end - pd.Timedelta(days=7):
        return None, None
    now = flow.total(middle.date(), end.date())
    if pd.Timestamp(first) > start + pd.Timedelta(days=7):
        return now, None
    before = flow.total(start.date(), (middle - pd.Timedelta(days=1)).date())
    return now, now / before - 1 if before else None


def _years(as_of: date) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first days of the two runs of twelve whole months that end by ``as_of``."""
    next_day = pd.Timestamp(as_of) + pd.Timedelta(days=1)
    end = next_day.to_period("M").start_time
    middle = end - pd.DateOffset(years=1)
    return middle - pd.DateOffset(years=1), middle
