"""The formula of every KPI of ``vocabulary.KPIS``, as one quantity, a ratio of two, a sample or a level."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from itineraire.engagement import Client
from itineraire.metrics import crm, sales
from itineraire.metrics.flows import Flow, Tables, no_flow, period_flow, rows_of
from itineraire.metrics.sources import spend_flow, traffic_report
from itineraire.vocabulary import ORGANIC_CHANNELS, Channel

Quantity = Callable[[Tables, Client], Flow]


@dataclass(frozen=True)
class Total:
    """A KPI that adds up over time."""

    amount: Quantity
    counted: bool = False
    """True for a number of things: its interval is Poisson's."""


@dataclass(frozen=True)
class Ratio:
    """A KPI that compares two quantities over the same days."""

    above: Quantity
    below: Quantity
    kind: Literal["rate", "cost", "gap"] = "rate"
    """``rate``: successes over trials; ``cost``: euros over a count; ``gap``: the first less the second."""


@dataclass(frozen=True)
class Sample:
    """A KPI that summarises single values: ``when``, ``value`` and ``report`` in a frame."""

    values: Callable[[Tables, Client], pd.DataFrame]
    how: Literal["mean", "median"]


@dataclass(frozen=True)
class Level:
    """A KPI read at the end of a period: the last full month of a flow, or the last value of a sample."""

    amount: Quantity


Formula = Total | Ratio | Sample | Level


@dataclass(frozen=True, eq=False)
class Ledger:
    """The quantities of one client, each computed from the tables a single time."""

    tables: Tables
    client: Client
    _flows: dict[Quantity, Flow] = field(default_factory=dict, repr=False)

    def flow(self, quantity: Quantity) -> Flow:
        """Return a quantity over time."""
        if quantity not in self._flows:
            self._flows[quantity] = quantity(self.tables, self.client)
        return self._flows[quantity]


def _sessions(tables: Tables, client: Client) -> Flow:
    return period_flow(traffic_report(tables, "sessions"), "sessions")


def _sessions_of(channels: frozenset[Channel]) -> Quantity:
    def quantity(tables: Tables, client: Client) -> Flow:
        rows = traffic_report(tables, "sessions", by=["channel"])
        return period_flow(
            rows.assign(sessions=rows["sessions"].where(rows["channel"].isin(channels), 0)), "sessions"
        )

    return quantity


def _sessions_by_channel(tables: Tables, client: Client) -> Flow:
    return period_flow(traffic_report(tables, "sessions", by=["channel"]), "sessions")


def top_channel(tables: Tables) -> str | None:
    """Return the channel with most visits over the last year of the report; ``None`` without any."""
    rows = traffic_report(tables, "sessions", by=["channel"])
    named = rows[rows["channel"].notna()]
    if named.empty:
        return None
    last_year = named[named["end"] > named["end"].max() - pd.DateOffset(years=1)]
    totals = (named if last_year.empty else last_year).groupby("channel")["sessions"].sum()
    return str(totals.idxmax())


def _top_channel_sessions(tables: Tables, client: Client) -> Flow:
    rows = traffic_report(tables, "sessions", by=["channel"])
    largest = top_channel(tables)
    return period_flow(
        rows.assign(sessions=rows["sessions"].where(rows["channel"] == largest, 0)), "sessions"
    )


def default_conversions(tables: Tables, *by: str) -> tuple[pd.DataFrame, str]:
    """Return the audience report and the measure that counts conversions: purchases, else key events."""
    for measure in ("transactions", "key_events"):
        rows = traffic_report(tables, "sessions", measure, by=list(by))
        if not rows.empty and rows[measure].sum() > 0:
            return rows, measure
    return rows_of(tables, "traffic").iloc[:0], "key_events"


def _conversions(tables: Tables, client: Client) -> Flow:
    if sales.has_shop(tables):
        return sales.orders(tables, client)
    return period_flow(*default_conversions(tables))


def _conversion_visits(tables: Tables, client: Client) -> Flow:
    if sales.has_shop(tables):
        return _sessions(tables, client)
    return period_flow(default_conversions(tables)[0], "sessions")


def _on_device(device: str, *, visits: bool) -> Quantity:
    def quantity(tables: Tables, client: Client) -> Flow:
        rows, measure = default_conversions(tables, "device")
        return period_flow(rows[rows["device"] == device], "sessions" if visits else measure)

    return quantity


def _spend(tables: Tables, client: Client) -> Flow:
    return spend_flow(tables)


def _clicks(tables: Tables, client: Client) -> Flow:
    return spend_flow(tables, "clicks")


def _spend_with_clicks(tables: Tables, client: Client) -> Flow:
    spend = rows_of(tables, "spend")
    return spend_flow({**tables, "spend": spend[spend["clicks"].notna()]})


def _brand_clicks(tables: Tables, client: Client) -> Flow:
    queries = query_rows(tables)
    if queries.empty or not client.brand_terms:
        return no_flow()
    return period_flow(queries[is_brand(queries["key"], client)], "clicks")


def query_rows(tables: Tables) -> pd.DataFrame:
    """Return the search queries of the one report that holds most clicks."""
    search = rows_of(tables, "search")
    queries = search[(search["dimension"] == "query") & search["clicks"].notna() & search["key"].notna()]
    if queries.empty:
        return queries
    return queries[queries["report"] == queries.groupby("report")["clicks"].sum().idxmax()]


def is_brand(keys: pd.Series, client: Client) -> pd.Series:
    """Return which queries name the brand, accents and case apart."""
    terms = [_plain(pd.Series([term])).iloc[0] for term in client.brand_terms]
    plain = _plain(keys)
    found = pd.Series(False, index=keys.index)
    for word in terms:
        found |= plain.str.contains(word, regex=False)
    return found


def _plain(words: pd.Series) -> pd.Series:
    folded = words.astype("str").str.lower().str.normalize("NFKD")
    return folded.str.encode("ascii", "ignore").str.decode("ascii")


def _earned(tables: Tables, client: Client) -> Flow:
    return sales.revenue(tables, client).scaled(client.economics.margin_rate.likely)


def _ratings(tables: Tables, client: Client) -> pd.DataFrame:
    reviews = rows_of(tables, "reviews")
    return reviews[reviews["rating"].notna()].rename(columns={"date": "when", "rating": "value"})


def _replies(tables: Tables, client: Client) -> pd.DataFrame:
    reviews = rows_of(tables, "reviews")
    known = reviews[reviews["replied"].notna()]
    return known.assign(value=known["replied"].astype("float64")).rename(columns={"date": "when"})


def _lcp(tables: Tables, client: Client) -> pd.DataFrame:
    """Return the mobile display times in seconds: the field before the lab, the site before a page."""
    speed = rows_of(tables, "speed")
    mobile = speed[(speed["device"] == "mobile") & speed["lcp_ms"].notna()]
    for source, scope in (("field", "origin"), ("field", "page"), ("lab", "origin"), ("lab", "page")):
        rows = mobile[(mobile["source"] == source) & (mobile["scope"].fillna("page") == scope)]
        if not rows.empty:
            return rows.assign(value=rows["lcp_ms"] / 1000).rename(columns={"measured": "when"})
    return mobile.assign(value=mobile["lcp_ms"]).rename(columns={"measured": "when"})


def _consent(tables: Tables, client: Client) -> pd.DataFrame:
    consent = rows_of(tables, "consent")
    return consent.rename(columns={"date": "when", "consent_rate": "value"}).assign(
        report="follow_up/consent"
    )


FORMULAS: Mapping[str, Formula] = {
    "sessions": Total(_sessions),
    "organic_share": Ratio(_sessions_of(ORGANIC_CHANNELS), _sessions_by_channel),
    "top_channel_share": Ratio(_top_channel_sessions, _sessions_by_channel),
    "media_spend": Total(_spend),
    "cost_per_click": Ratio(_spend_with_clicks, _clicks, "cost"),
    "leads": Total(crm.leads, counted=True),
    "cost_per_lead": Ratio(_spend, crm.leads, "cost"),
    "acquisition_cost": Ratio(_spend, sales.new_customers, "cost"),
    "brand_clicks": Total(_brand_clicks),
    "conversion_rate": Ratio(_conversions, _conversion_visits),
    "mobile_conversion_rate": Ratio(_on_device("mobile", visits=False), _on_device("mobile", visits=True)),
    "desktop_conversion_rate": Ratio(_on_device("desktop", visits=False), _on_device("desktop", visits=True)),
    "cart_abandonment_rate": Ratio(sales.abandoned_carts, sales.carts),
    "orders": Total(sales.orders, counted=True),
    "revenue": Total(sales.revenue),
    "average_order": Sample(sales.order_amounts, "mean"),
    "margin": Ratio(_earned, _spend, "gap"),
    "qualified_leads": Total(crm.qualified_leads, counted=True),
    "qualified_lead_rate": Ratio(crm.qualified_leads, crm.staged_leads),
    "opportunity_rate": Ratio(crm.opportunities, crm.leads),
    "win_rate": Ratio(crm.won_deals, crm.closed_deals),
    "won_value": Total(crm.won_value),
    "activation_rate": Ratio(crm.activated, crm.staged_leads),
    "recurring_revenue": Level(sales.recurring_revenue),
    "churn_rate": Ratio(sales.lost_subscribers, sales.subscribers_before),
    "repeat_rate": Ratio(sales.repeat_orders, sales.known_customer_orders),
    "return_rate": Ratio(sales.refunded_orders, sales.orders),
    "first_contact_hours": Sample(crm.contact_delays, "median"),
    "contacted_within_24h_rate": Ratio(crm.contacted_in_a_day, crm.contactable_leads),
    "rating": Sample(_ratings, "mean"),
    "review_reply_rate": Sample(_replies, "mean"),
    "lcp_mobile": Sample(_lcp, "median"),
    "source_missing_rate": Ratio(crm.leads_without_source, crm.all_records),
    "consent_rate": Sample(_consent, "mean"),
}
