"""WooCommerce orders: its own analytics, and the exports of Advanced Order Export and WebToffee.

Analytics gives an order a line and its products in one cell. Advanced Order Export gives one line an item and repeats
the order's amounts on each. WebToffee gives an order a line and numbers the columns of its products.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import number
from itineraire.exports.privacy import masked, masked_free
from itineraire.exports.tools.columns import currency_written, texts, which
from itineraire.exports.tools.orders import is_cancelled, is_refunded, money_written

_ITEM = re.compile(r"\s*(\d+)\s*[×x]\s*(.+?)\s*$")

_ANALYTICS = (
    column("created", "instant", en="date", fr="date", required=True),
    column(
        "order", "id", en="order #|order number", fr="n° de commande|commande n°|commande #", required=True
    ),
    column(
        "revenue",
        en="n. revenue|net sales|n. revenue (formatted)",
        fr="ventes nettes|revenu net",
        required=True,
    ),
    column("formatted", en="n. revenue (formatted)"),
    column("status", en="status", fr="etat|statut", required=True),
    column("customer_name", "name", en="customer", fr="client"),
    column("customer_type", en="customer type", fr="type de client"),
    column("products", "free", en="product(s)|products", fr="produit(s)|produits"),
    column("quantity", "number", en="items sold", fr="articles vendus"),
    column("coupons", en="coupon(s)", fr="code(s) promo"),
    column("source", en="attribution", fr="attribution|origine"),
)


def _finish_analytics(sheet: Sheet) -> Finished:
    frame = sheet.frame
    clean = pd.DataFrame(
        {"order_key": frame["order"], "created": frame["created"], "status": frame["status"]}
    )
    clean["total"] = money_written(texts(frame, "revenue"))
    clean["currency"] = currency_written(texts(frame, "formatted" if "formatted" in frame else "revenue"))
    clean = _with_outcome(clean, clean["total"])
    for name, target in (("customer_name", "customer_key"), ("source", "source")):
        if name in frame:
            clean[target] = frame[name]
    if "customer_type" in frame:
        clean["new_customer"] = texts(frame, "customer_type").str.lower().isin({"new", "nouveau"})
    return Finished((Part("orders", clean, kind="orders"), Part("order_lines", _items(frame), kind="items")))


def _with_outcome(clean: pd.DataFrame, refunded: pd.Series) -> pd.DataFrame:
    """Return orders with what their status says: never paid, or given back."""
    status = texts(clean, "status")
    never_paid = which(status, is_cancelled) | status.str.lower().isin({"pending", "wc-pending"})
    return clean.assign(cancelled=never_paid, refunded=refunded.where(which(status, is_refunded)))


def _items(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the products of each order: ``2× Chaise, 1× Table``."""
    rows = []
    for place, order, products in zip(frame.index, frame["order"], texts(frame, "products"), strict=True):
        for piece in re.split(r",\s*(?=\d+\s*[×x])", products) if products else ():
            found = _ITEM.match(piece)
            quantity, name = (float(found[1]), found[2]) if found else (float("nan"), piece)
            rows.append((place, order, name, quantity))
    lines = pd.DataFrame(rows, columns=["place", "order_key", "product", "quantity"])
    return lines.set_index("place")


_AMOUNTS = ("total", "subtotal", "shipping", "taxes", "discount")
_BY_ITEM = (
    column("order", "id", en="order number|order id", required=True),
    column("status", en="order status", required=True),
    column("created", "instant", en="order date", required=True),
    column("total", "number", en="order total amount", required=True),
    column("subtotal", "number", en="order subtotal amount"),
    column("shipping", "number", en="order shipping amount"),
    column("taxes", "number", en="order total tax amount"),
    column("discount", "number", en="cart discount amount"),
    column("given_back", "number", en="order refund amount"),
    column("currency", en="order currency"),
    column("email", "email", en="email (billing)"),
    column("phone", "phone", en="phone (billing)"),
    column("first_name", "name", en="first name (billing)"),
    column("last_name", "name", en="last name (billing)"),
    column("sku", en="sku"),
    column("product", "free", en="item name"),
    column("quantity", "number", en="quantity (- refund)|quantity"),
    column("price", "number", en="item cost"),
)


def _finish_by_item(sheet: Sheet) -> Finished:
    """Return one row an order, from its first line with a total, and one row an item."""
    frame = sheet.frame
    lines = frame.loc[texts(frame, "product") != "", ["order"]].rename(columns={"order": "order_key"})
    for name in ("sku", "product", "quantity", "price"):
        if name in frame:
            lines[name] = frame[name]
    first = frame[frame["total"].notna()].drop_duplicates("order")
    orphans = frame[~frame["order"].isin(first["order"])]
    refused = tuple(
        Rejected(sheet.file, int(line), "", "", "order_without_total") for line in orphans["source_line"]
    )
    kept = lines[lines["order_key"].isin(first["order"])]
    return Finished(
        (Part("orders", _orders(first), kind="orders"), Part("order_lines", kept, kind="items")), refused
    )


_BY_ORDER = (
    column("order", "id", en="order_number|order_id", required=True),
    column("created", "instant", en="order_date", required=True),
    column("status", en="status", required=True),
    column("total", "number", en="order_total", required=True),
    column("subtotal", "number", en="order_subtotal"),
    column("shipping", "number", en="shipping_total"),
    column("taxes", "number", en="tax_total"),
    column("discount", "number", en="discount_total"),
    column("currency", en="order_currency"),
    column("email", "email", en="customer_email|billing_email"),
    column("phone", "phone", en="billing_phone"),
    column("first_name", "name", en="billing_first_name"),
    column("last_name", "name", en="billing_last_name"),
    column("ip", "name", en="customer_ip_address"),
)
_NUMBERED = re.compile(r"^product item (\d+) (name|sku|quantity)$", re.IGNORECASE)


def _finish_by_order(sheet: Sheet) -> Finished:
    """Return the orders of a WebToffee export and the products of its numbered columns."""
    lines = pd.DataFrame(_numbered(sheet), columns=["place", "order_key", "product", "sku", "quantity"])
    parts = (
        Part("orders", _orders(sheet.frame), kind="orders"),
        Part("order_lines", lines.set_index("place"), kind="items"),
    )
    return Finished(parts)


def _numbered(sheet: Sheet) -> Iterator[tuple[object, object, str, str | None, float | None]]:
    """Yield each product of each order."""
    columns: dict[int, dict[str, str]] = {}
    for label in sheet.extra.columns:
        if found := _NUMBERED.match(label):
            columns.setdefault(int(found[1]), {})[found[2].lower()] = label
    for _, named in sorted(columns.items()):
        for place, order in sheet.frame["order"].items():
            cells = {name: str(sheet.extra.at[place, label]) for name, label in named.items()}
            if cells.get("name"):
                quantity = number(cells.get("quantity", ""))
                yield place, order, masked_free(cells["name"]), masked(cells.get("sku", "")) or None, quantity


def _orders(frame: pd.DataFrame) -> pd.DataFrame:
    """Return one row an order from its amounts, its customer and its status."""
    clean = pd.DataFrame(
        {"order_key": frame["order"], "created": frame["created"], "status": frame["status"]}
    )
    clean["customer_key"] = frame.get("email", None)
    clean["currency"] = texts(frame, "currency").str.upper().replace("", None)
    for name in _AMOUNTS:
        if name in frame:
            clean[name] = frame[name]
    clean = _with_outcome(clean, clean["total"])
    if "given_back" in frame:
        clean["refunded"] = frame["given_back"].abs().where(lambda amount: amount > 0, clean["refunded"])
    return clean


DESCRIPTIONS = (
    Description(
        tool="woocommerce",
        report="orders",
        fields=_ANALYTICS,
        one_of=(("customer_type", "products", "quantity"),),
        finish=_finish_analytics,
        priority=1,
    ),
    Description(
        tool="woocommerce",
        report="orders_by_item",
        fields=_BY_ITEM,
        one_of=(("email", "last_name", "product"),),
        finish=_finish_by_item,
        priority=2,
    ),
    Description(
        tool="woocommerce",
        report="orders_by_order",
        fields=_BY_ORDER,
        one_of=(("email", "last_name", "currency"),),
        finish=_finish_by_order,
        priority=2,
    ),
)
