"""WooCommerce Analytics orders (products in one cell, formatted revenue) and PrestaShop orders (semicolons, 0 or 1)."""

from __future__ import annotations

import re

import pandas as pd

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import decimal_mark, number, plain
from itineraire.exports.tools.columns import texts

_ITEM = re.compile(r"\s*(\d+)\s*[×x]\s*(.+?)\s*$")
_CANCELLED = ("cancel", "annul", "failed", "echou", "refund", "rembours")

_WOO = (
    column("created", "instant", en="date", fr="date", required=True),
    column(
        "order", "id", en="order #|order number", fr="n° de commande|commande n°|commande #", required=True
    ),
    column("revenue", en="n. revenue|net sales", fr="ventes nettes|revenu net", required=True),
    column("status", en="status", fr="etat|statut", required=True),
    column("customer_name", "name", en="customer", fr="client"),
    column("customer_type", en="customer type", fr="type de client"),
    column("products", "free", en="product(s)|products", fr="produit(s)|produits"),
    column("quantity", "number", en="items sold", fr="articles vendus"),
    column("coupons", en="coupon(s)", fr="code(s) promo"),
    column("source", en="attribution", fr="attribution|origine"),
)
_PRESTA = (
    column("order", "id", en="reference", fr="reference", required=True),
    column("new", "flag", en="new|new client", fr="nouveau client|nouveau", required=True),
    column("customer_name", "name", en="customer", fr="client", required=True),
    column("total", en="total|total_paid_tax_incl", fr="total", required=True),
    column("payment", en="payment", fr="paiement"),
    column("status", en="status|osname|state", fr="etat", required=True),
    column("created", "instant", en="date|date_add", fr="date", required=True),
)


def _money(texts_: pd.Series) -> pd.Series:
    """Return formatted amounts as numbers; the decimal mark is the column's own."""
    mark = decimal_mark(texts_)
    values = texts_.map(lambda text: number(re.sub(r"[^\d,.\s\u00a0\u202f+-]", "", text), mark))
    return values.astype("float64")


def _is_cancelled(status: str) -> bool:
    return any(word in plain(status) for word in _CANCELLED)


def _finish_woo(sheet: Sheet) -> Finished:
    frame = sheet.frame
    clean = pd.DataFrame(
        {"order_key": frame["order"], "created": frame["created"], "status": frame["status"]}
    )
    clean["total"] = _money(texts(frame, "revenue"))
    clean["cancelled"] = texts(frame, "status").map(_is_cancelled)
    for name, target in (("customer_name", "customer_key"), ("source", "source")):
        if name in frame:
            clean[target] = frame[name]
    if "customer_type" in frame:
        clean["new_customer"] = texts(frame, "customer_type").map(
            lambda kind: plain(kind) in {"new", "nouveau"}
        )
    return Finished((Part("orders", clean, kind="orders"), Part("order_lines", _items(frame), kind="items")))


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


def _finish_presta(sheet: Sheet) -> Finished:
    frame = sheet.frame
    clean = pd.DataFrame(
        {"order_key": frame["order"], "created": frame["created"], "status": frame["status"]}
    )
    clean["customer_key"] = frame["customer_name"]
    clean["total"] = _money(texts(frame, "total"))
    clean["cancelled"] = texts(frame, "status").map(_is_cancelled)
    clean["new_customer"] = frame["new"]
    return Finished((Part("orders", clean, kind="orders"),))


DESCRIPTIONS = (
    Description(
        tool="woocommerce",
        report="orders",
        fields=_WOO,
        one_of=(("customer_type", "products", "quantity"),),
        finish=_finish_woo,
        decimal={"fr": "auto", "en": "auto"},
        priority=1,
    ),
    Description(
        tool="prestashop",
        report="orders",
        fields=_PRESTA,
        finish=_finish_presta,
        decimal={"fr": "auto", "en": "auto"},
        priority=1,
    ),
)
