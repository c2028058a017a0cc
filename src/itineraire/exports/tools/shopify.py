"""Shopify: orders (one line an item, totals on the order's first line only), customers and analytics tables.

``Name`` is the key of an order; ``Id`` may be empty. Labels are English whatever the shop's language.
"""

from __future__ import annotations

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.periods import from_start
from itineraire.exports.tools.columns import texts, which
from itineraire.exports.tools.orders import is_cancelled

_AMOUNTS = ("subtotal", "shipping", "taxes", "discount", "total", "refunded")

_FIELDS = (
    column("order", "id", en="name", required=True),
    column("email", "email", en="email"),
    column("status", en="financial status", required=True),
    column("currency", en="currency"),
    column("subtotal", "number", en="subtotal"),
    column("shipping", "number", en="shipping"),
    column("taxes", "number", en="taxes"),
    column("total", "number", en="total", required=True),
    column("discount", "number", en="discount amount"),
    column("refunded", "number", en="refunded amount"),
    column("created", "instant", en="created at", required=True),
    column("cancelled_at", "instant", en="cancelled at"),
    column("opted_in", "flag", en="accepts marketing"),
    column("quantity", "number", en="lineitem quantity", required=True),
    column("product", "free", en="lineitem name", required=True),
    column("price", "number", en="lineitem price"),
    column("sku", en="lineitem sku"),
    column("source", en="source"),
    column("billing_name", "name", en="billing name"),
    column("billing_phone", "phone", en="billing phone"),
)


def _finish(sheet: Sheet) -> Finished:
    """Return one row an order and one row an item; an order whose first line was lost is refused whole."""
    frame = sheet.frame
    first = frame["total"].notna() & ~frame.duplicated("order")
    whole = frame["order"].isin(frame.loc[first, "order"])
    refused = tuple(
        Rejected(sheet.file, int(line), "Name", "", "order_without_total")
        for line in frame.loc[~whole, "source_line"]
    )
    return Finished(
        (
            Part("orders", _orders(frame[first]), kind="orders"),
            Part("order_lines", _lines(frame[whole]), kind="items"),
        ),
        refused,
    )


def _orders(first: pd.DataFrame) -> pd.DataFrame:
    clean = pd.DataFrame(
        {"order_key": first["order"], "created": first["created"], "status": first["status"]}
    )
    clean["customer_key"] = first.get("email", None)
    clean["currency"] = texts(first, "currency").str.upper().replace("", None)
    for name in _AMOUNTS:
        if name in first:
            clean[name] = first[name]
    clean["source"] = texts(first, "source").map(_source)
    never_paid = which(texts(first, "status"), is_cancelled)
    clean["cancelled"] = never_paid | first["cancelled_at"].notna() if "cancelled_at" in first else never_paid
    return clean


def _source(text: str) -> str | None:
    """Return where the order was taken; a bare number is the id of a draft or of an app."""
    return "app" if text.isdigit() else text.replace("shopify_", "").replace("_order", "") or None


def _lines(frame: pd.DataFrame) -> pd.DataFrame:
    clean = frame[["order", "product", "quantity"]].rename(columns={"order": "order_key"})
    for name in ("sku", "price"):
        if name in frame:
            clean[name] = frame[name]
    return clean


_CUSTOMERS = (
    column("first_name", "name", en="first name", required=True),
    column("last_name", "name", en="last name", required=True),
    column("email", "email", en="email", required=True),
    column("customer_id", "id", en="customer id"),
    column("phone", "phone", en="phone|default address phone"),
    column("opted_in", "flag", en="accepts email marketing|accepts marketing", required=True),
    column("spent", "number", en="total spent", required=True),
    column("orders", "number", en="total orders", required=True),
)


def _finish_customers(sheet: Sheet) -> Finished:
    """Return customers under the key of their orders, their address, and those with one as a mailing list."""
    frame = sheet.frame
    clean = frame[["orders", "spent", "opted_in"]].assign(
        customer_key=frame["email"].fillna(frame.get("customer_id", pd.Series(None, index=frame.index)))
    )
    listed = frame[frame["email"].notna()]
    subscribers = pd.DataFrame({"subscriber_key": listed["email"], "subscribed": listed["opted_in"]})
    return Finished(
        (
            Part("customers", clean, kind="customers"),
            Part("subscribers", subscribers, suffix="consent", kind="customers"),
        )
    )


def _finish_analytics(sheet: Sheet) -> Finished:
    """Return the shop's own sessions by day or week."""
    frame = sheet.frame
    time, grain = (
        ("week", "week") if "week" in frame else ("month", "month") if "month" in frame else ("day", "day")
    )
    clean = from_start(frame[time], grain).assign(scope="site")
    for source, target in (("sessions", "sessions"), ("completed", "transactions"), ("visitors", "users")):
        if source in frame:
            clean[target] = frame[source]
    return Finished((Part("traffic", clean, kind="shop"),))


DESCRIPTIONS = (
    Description(tool="shopify", report="orders", fields=_FIELDS, finish=_finish, priority=1),
    Description(
        tool="shopify",
        report="customers",
        fields=_CUSTOMERS,
        finish=_finish_customers,
        priority=1,
    ),
    Description(
        tool="shopify",
        report="analytics",
        fields=(
            column("day", "date", en="day"),
            column("week", "date", en="week"),
            column("month", "date", en="month"),
            column("sessions", "number", en="sessions"),
            column("visitors", "number", en="online store visitors"),
            column("added", "number", en="sessions with cart additions"),
            column("reached", "number", en="sessions that reached checkout"),
            column("completed", "number", en="sessions that completed checkout"),
        ),
        one_of=(("day", "week", "month"), ("visitors", "added", "reached", "completed")),
        finish=_finish_analytics,
        priority=1,
    ),
)
