"""Stripe: payments, the balance's movements, customers and subscriptions, as exported or saved again with semicolons.

Times are UTC; one column holds several currencies. A payment has one id in the payments and in the balance, so a client
who exports both is not counted twice.
"""

from __future__ import annotations

import pandas as pd

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import plain
from itineraire.exports.tools.columns import row_keys, texts
from itineraire.exports.tools.movements import Movements, payments_of

_STATUS = {
    "paid": "paid",
    "succeeded": "paid",
    "partially refunded": "paid",
    "partial refund": "paid",
    "refunded": "refunded",
    "failed": "failed",
    "canceled": "failed",
    "blocked": "failed",
    "disputed": "disputed",
}

_FIELDS = (
    column("payment", "id", en="id"),
    column("created", "utc", en="created date (utc)|created (utc)", required=True),
    column("amount", "number", en="amount", required=True),
    column("refunded", "number", en="amount refunded"),
    column("currency", en="currency", required=True),
    column("converted_amount", "number", en="converted amount"),
    column("converted_refunded", "number", en="converted amount refunded"),
    column("converted_currency", en="converted currency"),
    column("fee", "number", en="fee"),
    column("status", en="status", required=True),
    column("description", "free", en="description"),
    column("customer_id", "id", en="customer id"),
    column("customer_email", "email", en="customer email"),
    column("invoice", "id", en="invoice id|invoice number"),
    column("checkout", "id", en="checkout session id"),
    column("source", en="utm source"),
    column("medium", en="utm medium"),
    column("campaign", en="utm campaign"),
    column("card_name", "name", en="card name"),
    column("customer_phone", "phone", en="customer phone"),
)


def _finish(sheet: Sheet) -> Finished:
    frame = sheet.frame
    clean = pd.DataFrame(
        {"payment_key": _keys(sheet), "created": frame["created"], "amount": frame["amount"]}
    )
    email = texts(frame, "customer_email")
    customer = email.where(email != "", texts(frame, "customer_id"))
    clean["customer_key"] = customer.where(customer != "")
    for name in ("refunded", "fee", "converted_amount", "converted_refunded", "source", "medium", "campaign"):
        if name in frame:
            clean[name] = frame[name]
    for name in ("currency", "converted_currency"):
        if name in frame:
            clean[name] = texts(frame, name).str.upper().replace("", None)
    clean["status"] = texts(frame, "status").map(lambda status: _STATUS.get(plain(status), "pending"))
    clean["description_kind"] = [
        _description_kind(description, invoice, checkout)
        for description, invoice, checkout in zip(
            texts(frame, "description"), texts(frame, "invoice"), texts(frame, "checkout"), strict=True
        )
    ]
    return Finished((Part("payments", clean, kind="payments"),))


def _keys(sheet: Sheet) -> pd.Series:
    """Return each payment's key; a file saved without ids gets one from the row itself and its rank among equals."""
    if "payment" in sheet.frame and sheet.frame["payment"].nunique() == len(sheet.frame):
        return sheet.frame["payment"]
    return row_keys(sheet, "id", "payment", "created", "amount", "currency", "customer_id", "invoice")


def _description_kind(description: str, invoice: str, checkout: str) -> str:
    """Return what was paid; descriptions are free text, so only their kind passes."""
    bare = plain(description)
    if "subscription" in bare or "abonnement" in bare:
        return "subscription"
    if invoice or "invoice" in bare or "facture" in bare:
        return "invoice"
    return "checkout" if checkout else "other"


_BALANCE = (
    column("movement", "id", en="id"),
    column("type", en="type", required=True),
    column("payment", "id", en="source", required=True),
    column("amount", "number", en="amount", required=True),
    column("fee", "number", en="fee"),
    column("net", "number", en="net"),
    column("currency", en="currency", required=True),
    column("created", "utc", en="created (utc)|created", required=True),
    column("available", "utc", en="available on (utc)|available on", required=True),
    column("description", "free", en="description"),
)
_CHARGES = frozenset({"charge", "payment"})
_REFUNDS = frozenset({"refund", "payment_refund", "payment refund"})


def _finish_balance(sheet: Sheet) -> Finished:
    """Return the charges of the balance, in the account's currency; refunds name no charge, so they stay apart."""
    frame = sheet.frame
    kinds = texts(frame, "type").map(plain)
    money = texts(frame, "currency").str.upper().replace("", None)
    return payments_of(
        sheet,
        Movements(
            keys=frame["payment"],
            amounts=frame["amount"],
            is_sale=kinds.isin(_CHARGES),
            is_refund=kinds.isin(_REFUNDS),
            refund_of=pd.Series(None, index=frame.index, dtype="object"),
            columns={
                "currency": money,
                "converted_amount": frame["amount"],
                "converted_currency": money,
                "description_kind": texts(frame, "description").map(
                    lambda text: _description_kind(text, "", "")
                ),
            },
        ),
    )


_CUSTOMERS = (
    column("customer_id", "id", en="id", required=True),
    column("email", "email", en="email", required=True),
    column("customer_name", "name", en="name"),
    column("created", "utc", en="created (utc)", required=True),
    column("spent", "number", en="total spend", required=True),
    column("orders", "number", en="payment count", required=True),
    column("refunded", "number", en="refunded volume"),
    column("currency", en="currency"),
    column("card_name", "name", en="card name"),
)


def _finish_customers(sheet: Sheet) -> Finished:
    """Return customers; guests have no id, and one person may stand under several ids: the address joins payments."""
    frame = sheet.frame
    clean = pd.DataFrame({"customer_key": frame["email"].fillna(frame["customer_id"])})
    clean["created"] = frame["created"].dt.normalize()
    for name in ("orders", "spent", "refunded"):
        if name in frame:
            clean[name] = frame[name]
    clean["currency"] = texts(frame, "currency").str.upper().replace("", None)
    return Finished((Part("customers", clean, kind="customers"),))


_SUBSCRIPTIONS = (
    column("subscription", "id", en="id", required=True),
    column("customer_id", "id", en="customer id", required=True),
    column("plan", en="plan", required=True),
    column("status", en="status", required=True),
    column("period_end", "utc", en="current period end (utc)", required=True),
    column("email", "email", en="customer email"),
    column("customer_name", "name", en="customer name"),
)

DESCRIPTIONS = (
    Description(
        tool="stripe",
        report="payments",
        fields=_FIELDS,
        finish=_finish,
        never=frozenset({"current period end (utc)", "available on (utc)"}),
        priority=1,
    ),
    Description(
        tool="stripe",
        report="balance",
        fields=_BALANCE,
        finish=_finish_balance,
        priority=2,
    ),
    Description(
        tool="stripe",
        report="customers",
        fields=_CUSTOMERS,
        finish=_finish_customers,
        priority=1,
    ),
    Description(
        tool="stripe",
        report="subscriptions",
        fields=_SUBSCRIPTIONS,
        finish=lambda sheet: Finished(()),
        priority=2,
    ),
)
