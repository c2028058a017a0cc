"""Shopify orders export: 79 columns, one line an item, the order's totals on its first line only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from tests.demo.shop import Order, Product
from tests.demo.writers.texts import delimited, listed

COLUMNS = listed(
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,"
    "Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,"
    "Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,"
    "Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,"
    "Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,"
    "Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,"
    "Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,"
    "Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,"
    "Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,"
    "Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,"
    "Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,"
    "Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At"
)
_TIME = "%Y-%m-%d %H:%M:%S %z"
_VAT = 0.2


def orders(found: Iterable[Order]) -> bytes:
    """Return an orders export, the newest order first."""
    rows: list[Sequence[object]] = [COLUMNS]
    for order in sorted(found, key=lambda order: -order.number):
        for place, (product, quantity) in enumerate(order.lines):
            cells = _line(order, product, quantity) | (_first_line(order) if place == 0 else {})
            rows.append([cells.get(column, "") for column in COLUMNS])
    return delimited(rows).encode()


def _line(order: Order, product: Product, quantity: int) -> dict[str, object]:
    return {
        "Name": f"#{order.number}",
        "Email": order.customer.email,
        "Created at": order.created.strftime(_TIME),
        "Lineitem quantity": quantity,
        "Lineitem name": product.name,
        "Lineitem price": f"{product.price:.2f}",
        "Lineitem sku": product.sku,
        "Lineitem requires shipping": "true",
        "Lineitem taxable": "true",
        "Lineitem fulfillment status": "pending" if order.cancelled else "fulfilled",
        "Vendor": "Maison Tilleul",
        "Lineitem discount": "0.00",
    }


def _first_line(order: Order) -> dict[str, object]:
    refunded = order.total if order.cancelled else round(order.total * order.refunded_share, 2)
    status = "refunded" if refunded >= order.total else "partially_refunded" if refunded else "paid"
    who = order.customer
    return {
        "Financial Status": status,
        "Paid at": order.created.strftime(_TIME),
        "Fulfillment Status": "unfulfilled" if order.cancelled else "fulfilled",
        "Fulfilled at": "" if order.cancelled else (order.created + timedelta(days=1)).strftime(_TIME),
        "Accepts Marketing": "yes" if order.customer_number % 3 == 0 else "no",
        "Currency": "EUR",
        "Subtotal": f"{order.subtotal:.2f}",
        "Shipping": f"{order.shipping:.2f}",
        "Taxes": f"{order.total * _VAT / (1 + _VAT):.2f}",
        "Total": f"{order.total:.2f}",
        "Discount Code": f"MERCI{order.discount:.0f}" if order.discount else "",
        "Discount Amount": f"{order.discount:.2f}",
        "Billing Name": who.name,
        "Billing Address1": who.street,
        "Billing City": who.city,
        "Billing Zip": f"'{who.postcode}",
        "Billing Country": "FR",
        "Billing Phone": who.phone,
        "Shipping Country": "FR",
        "Cancelled at": (order.created + timedelta(hours=5)).strftime(_TIME) if order.cancelled else "",
        "Payment Method": "Shopify Payments",
        "Refunded Amount": f"{refunded:.2f}",
        "Outstanding Balance": "0.00",
        "Id": 5_000_000_000_000 + order.number * 37,
        "Risk Level": "Low",
        "Source": "web",
    }
