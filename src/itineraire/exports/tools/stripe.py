"""Stripe payments, as exported or saved again with semicolons.

Times are UTC; one column holds several currencies.
"""

from __future__ import annotations

import pandas as pd

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.parsing import plain
from itineraire.exports.privacy import key_of
from itineraire.exports.tools.columns import texts

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
    names = [
        name
        for name in ("payment", "created", "amount", "currency", "customer_id", "invoice")
        if name in sheet.raw
    ]
    whole = sheet.raw[names].agg("\0".join, axis=1) if len(sheet.raw) else pd.Series(dtype="object")
    rank = whole.groupby(whole).cumcount() if len(whole) else whole
    return pd.Series(
        [key_of(f"{text}\0{turn}", sort="id", key=sheet.key) for text, turn in zip(whole, rank, strict=True)],
        index=sheet.frame.index,
        dtype="object",
    )


def _description_kind(description: str, invoice: str, checkout: str) -> str:
    """Return what was paid; descriptions are free text, so only their kind passes."""
    bare = plain(description)
    if "subscription" in bare or "abonnement" in bare:
        return "subscription"
    if invoice or "invoice" in bare or "facture" in bare:
        return "invoice"
    return "checkout" if checkout else "other"


DESCRIPTIONS = (
    Description(
        tool="stripe",
        report="payments",
        fields=_FIELDS,
        finish=_finish,
        priority=1,
    ),
)
