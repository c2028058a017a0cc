"""Quantities of sales: orders, revenue, customers, subscriptions."""

from __future__ import annotations

import pandas as pd

from itineraire.engagement import Client
from itineraire.metrics import crm
from itineraire.metrics.flows import Flow, Tables, event_flow, join_sources, no_flow, period_flow, rows_of
from itineraire.metrics.sources import PLAN_CURRENCY, best_report, in_currency, traffic_report
from itineraire.vocabulary import Model

#: An order this many times the median is exceptional: counted, shown apart, left out of the average order.
EXCEPTIONAL_ORDER = 20.0


def kept_orders(tables: Tables) -> pd.DataFrame:
    """Return each order once, cancelled ones left out."""
    orders = rows_of(tables, "orders").drop_duplicates("order_key", keep="last")
    return orders[~orders["cancelled"].fillna(False).astype(bool)]


def paid(tables: Tables) -> pd.DataFrame:
    """Return the payments received, with ``net`` in the account's currency.

    ``net`` is missing for an amount in another currency that was not converted, when there are several.
    """
    payments = rows_of(tables, "payments").drop_duplicates("payment_key", keep="last")
    received = payments[payments["status"].isin(["paid", "refunded", "disputed"]) | payments["status"].isna()]
    amount = received["converted_amount"].fillna(received["amount"])
    given_back = received["converted_refunded"].fillna(received["refunded"]).fillna(0.0)
    money = received["converted_currency"].fillna(received["currency"])
    known = money.isna() | (money == PLAN_CURRENCY) | (money.nunique() < 2)
    return received.assign(net=(amount - given_back).where(known))


def has_shop(tables: Tables) -> bool:
    """Return whether the shop's own orders were supplied, one by one or added up by day."""
    return not rows_of(tables, "orders").empty or not rows_of(tables, "sales_days").empty


def sales_by_day(tables: Tables, measure: str) -> pd.DataFrame:
    """Return the rows of the best report of sales added up by day."""
    return best_report(rows_of(tables, "sales_days"), [measure], table="sales_days")


def orders(tables: Tables, client: Client) -> Flow:
    """Count the orders, from the shop or from its daily sums; payments when there is no shop."""
    if not rows_of(tables, "orders").empty:
        return event_flow(kept_orders(tables), "created")
    if has_shop(tables):
        return period_flow(sales_by_day(tables, "orders"), "orders")
    if client.model == Model.ECOMMERCE and not rows_of(tables, "payments").empty:
        received = paid(tables)
        return event_flow(received[received["amount"] != 0], "created")
    return no_flow()


def revenue(tables: Tables, client: Client) -> Flow:
    """Sum the sales, refunds deducted: the shop, else its daily sums, payments, deals won, analytics."""
    shop = in_currency(kept_orders(tables), client.currency)
    if not shop.empty:
        return event_flow(shop.assign(net=shop["total"] - shop["refunded"].fillna(0.0)), "created", "net")
    daily = in_currency(sales_by_day(tables, "revenue"), client.currency)
    if not daily.empty:
        return period_flow(daily.assign(net=daily["revenue"] - daily["refunded"].fillna(0.0)), "net")
    received = paid(tables)
    if not received.empty:
        return event_flow(received, "created", "net")
    if client.model == Model.B2B:
        return crm.won_value(tables, client)
    return period_flow(traffic_report(tables, "revenue"), "revenue")


def order_amounts(tables: Tables, client: Client) -> pd.DataFrame:
    """Return the amount of every order, exceptional ones left out."""
    shop = in_currency(kept_orders(tables), client.currency)
    amounts = shop[shop["total"].notna() & (shop["total"] > 0)]
    usual = amounts[amounts["total"] <= EXCEPTIONAL_ORDER * amounts["total"].median()]
    return usual.rename(columns={"created": "when", "total": "value"})


def refunded_orders(tables: Tables, client: Client) -> Flow:
    """Count the orders refunded in whole or in part."""
    shop = kept_orders(tables)
    if shop.empty:
        return no_flow()
    given_back = (shop["refunded"].fillna(0.0) > 0).astype("float64")
    return event_flow(shop.assign(given_back=given_back), "created", "given_back")


def purchases(tables: Tables) -> pd.DataFrame:
    """Return every purchase with its customer: ``customer_key``, ``when`` and ``report``, oldest first."""
    shop = kept_orders(tables)
    bought = shop if not shop.empty else paid(tables)
    named = bought[bought["customer_key"].notna() & bought["created"].notna()]
    return named.rename(columns={"created": "when"}).sort_values("when", kind="stable")


def new_customers(tables: Tables, client: Client) -> Flow:
    """Count first purchases by customer; deals won in B2B."""
    if client.model == Model.B2B:
        return crm.won_deals(tables, client)
    bought = purchases(tables)
    if "new_customer" in bought and bought["new_customer"].notna().any():
        first = bought["new_customer"].fillna(False).astype(bool)
    else:
        first = ~bought["customer_key"].duplicated()
    return event_flow(bought.assign(first=first.astype("float64")), "when", "first")


def known_customer_orders(tables: Tables, client: Client) -> Flow:
    """Count the orders whose customer is known."""
    return event_flow(purchases(tables), "when") if not kept_orders(tables).empty else no_flow()


def repeat_orders(tables: Tables, client: Client) -> Flow:
    """Count the orders of customers who had already bought."""
    if kept_orders(tables).empty:
        return no_flow()
    bought = purchases(tables)
    again = bought["customer_key"].duplicated().astype("float64")
    return event_flow(bought.assign(again=again), "when", "again")


def carts(tables: Tables, client: Client) -> Flow:
    """Count the carts started, when an audience report gives the event ``add_to_cart``."""
    return event_counts(tables, "add_to_cart")


def abandoned_carts(tables: Tables, client: Client) -> Flow:
    """Count the carts that did not end in a purchase."""
    started, bought = event_counts(tables, "add_to_cart"), event_counts(tables, "purchase")
    if started.is_empty or bought.is_empty:
        return no_flow()
    rows = pd.concat([started.rows, bought.scaled(-1.0).rows], ignore_index=True)
    return Flow(rows, started.source)


def event_counts(tables: Tables, event: str) -> Flow:
    """Return the count of one analytics event, from the report broken down by event name."""
    traffic = rows_of(tables, "traffic")
    rows = traffic[traffic["other"].astype("str").str.lower().str.endswith(f"={event}", na=False)]
    for measure in ("key_events", "views", "sessions"):
        counted = rows[rows[measure].notna()]
        if not counted.empty:
            return period_flow(counted[counted["report"] == counted["report"].min()], measure)
    return no_flow()


def subscriptions(tables: Tables) -> pd.DataFrame:
    """Return subscription payments with their ``month``; all payments when none is named a subscription."""
    received = paid(tables)
    named = received[received["description_kind"] == "subscription"]
    kept = named if not named.empty else received
    kept = kept[kept["customer_key"].notna() & kept["created"].notna() & (kept["net"] > 0)]
    return kept.assign(month=kept["created"].dt.to_period("M"))


def recurring_revenue(tables: Tables, client: Client) -> Flow:
    """Sum subscription payments by month."""
    if client.model != Model.SAAS:
        return no_flow()
    return event_flow(subscriptions(tables), "created", "net")


def lost_subscribers(tables: Tables, client: Client) -> Flow:
    """Count, by month, the subscribers of the month before who did not pay."""
    return _subscriber_flow(tables, client, lost=True)


def subscribers_before(tables: Tables, client: Client) -> Flow:
    """Count, by month, the subscribers of the month before."""
    return _subscriber_flow(tables, client, lost=False)


def _subscriber_flow(tables: Tables, client: Client, *, lost: bool) -> Flow:
    if client.model != Model.SAAS:
        return no_flow()
    payments = subscriptions(tables)
    active = {
        pd.Period(str(month), "M"): frozenset(rows["customer_key"])
        for month, rows in payments.groupby("month")
    }
    rows = []
    for month in sorted(active):
        if month + 1 in active and _is_over(month + 1, payments["created"].max()):
            gone = active[month] - active[month + 1]
            later = month + 1
            rows.append(
                (later.start_time, later.end_time.normalize(), float(len(gone if lost else active[month])))
            )
    if not rows:
        return no_flow()
    frame = pd.DataFrame(rows, columns=["start", "end", "value"])
    return Flow(frame, join_sources(payments["report"]))


def _is_over(month: pd.Period, last_payment: pd.Timestamp) -> bool:
    """Return whether payments go on to the month's last days, so that absences mean something."""
    return bool(last_payment >= month.end_time.normalize() - pd.Timedelta(days=2))
