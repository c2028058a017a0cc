"""PrestaShop orders: semicolons, new customers as 0 or 1, amounts and instants as the database holds them."""

from __future__ import annotations

import pandas as pd

from itineraire.exports.description import Description, Finished, Part, Sheet, column
from itineraire.exports.tools.columns import texts, which
from itineraire.exports.tools.orders import is_cancelled, is_refunded, money_written

_FIELDS = (
    column("order", "id", en="reference", fr="reference", required=True),
    column("new", "flag", en="new|new client", fr="nouveau client|nouveau", required=True),
    column("customer_name", "name", en="customer", fr="client", required=True),
    column("total", en="total|total_paid_tax_incl", fr="total", required=True),
    column("payment", en="payment", fr="paiement"),
    column("status", en="status|osname|state", fr="etat", required=True),
    column("created", "instant", en="date|date_add", fr="date", required=True),
)


def _finish(sheet: Sheet) -> Finished:
    frame = sheet.frame
    clean = pd.DataFrame(
        {"order_key": frame["order"], "created": frame["created"], "status": frame["status"]}
    )
    clean["customer_key"] = frame["customer_name"]
    clean["total"] = money_written(texts(frame, "total"))
    clean["cancelled"] = which(texts(frame, "status"), is_cancelled)
    clean["refunded"] = clean["total"].where(which(texts(frame, "status"), is_refunded))
    clean["new_customer"] = frame["new"]
    return Finished((Part("orders", clean, kind="orders"),))


DESCRIPTIONS = (Description(tool="prestashop", report="orders", fields=_FIELDS, finish=_finish, priority=1),)
