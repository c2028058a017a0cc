"""PayPal activity, in English and French: sales among withdrawals, purchases, fees, holds and authorisations.

A sale authorised first and captured later stands on two lines, so the authorisation is no sale. Dates are written the
account's way (DD/MM/YYYY in France); times are in the zone of their line.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

from itineraire.exports.description import Description, Finished, Sheet, column
from itineraire.exports.parsing import plain
from itineraire.exports.tools.columns import texts, which
from itineraire.exports.tools.movements import Movements, payments_of

_FIELDS = (
    column("created", "date", en="date", fr="date", required=True),
    column("time", en="time", fr="heure", required=True),
    column("zone", en="timezone|time zone", fr="fuseau horaire", required=True),
    column("customer_name", "name", en="name", fr="nom"),
    column("type", en="type|description", fr="type|description", required=True),
    column("status", en="status", fr="etat"),
    column("currency", en="currency", fr="devise", required=True),
    column("gross", "number", en="gross|amount", fr="avant commission|brut", required=True),
    column("fee", "number", en="fee", fr="commission|frais"),
    column("net", "number", en="net", fr="net"),
    column("payer", "email", en="from email address", fr="de l'adresse email|adresse email de l'expediteur"),
    column("payee", "email", en="to email address", fr="a l'adresse email"),
    column("payment", "id", en="transaction id", fr="numero de transaction"),
    column("refers_to", "id", en="reference txn id", fr="numero de la transaction de reference"),
    column("receipt", "id", en="receipt id", fr="numero de recu"),
    column("balance", "number", en="balance", fr="solde"),
)
#: Types that bring a customer's money; the others are transfers, holds, conversions, authorisations.
_SALE = re.compile(r"\b(?:payment|paiement|donation)\b")
_NO_SALE = re.compile(
    r"authori[sz]ation|autorisation|refund|remboursement|reversal|annulation|hold|suspension|release|deblocage|"
    r"conversion|withdrawal|retrait|transfer|virement|deposit|paiement standard|paiement envoye"
)
_REFUND = re.compile(r"refund|remboursement")
_DONE = frozenset({"", "completed", "termine", "partially refunded", "refunded", "rembourse"})
#: Zones PayPal abbreviates, hours from UTC.
_HOURS = {
    "pst": -8,
    "pdt": -7,
    "mst": -7,
    "mdt": -6,
    "cst": -6,
    "cdt": -5,
    "est": -5,
    "edt": -4,
    "gmt": 0,
} | {
    "utc": 0,
    "wet": 0,
    "bst": 1,
    "west": 1,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
}


def _finish(sheet: Sheet) -> Finished:
    frame = sheet.frame
    kinds = texts(frame, "type").map(plain)
    done = texts(frame, "status").map(plain).isin(_DONE)
    comes_in = frame["gross"] > 0
    sale = comes_in & done & which(kinds, _is_sale)
    instants = [
        _instant(day, time, zone, sheet.zone)
        for day, time, zone in zip(frame["created"], texts(frame, "time"), texts(frame, "zone"), strict=True)
    ]
    timed = frame.assign(created=pd.Series(instants, index=frame.index, dtype="datetime64[us]"))
    keys = frame["payment"] if "payment" in frame else frame["receipt"]
    return payments_of(
        replace(sheet, frame=timed),
        Movements(
            keys=keys,
            amounts=frame["gross"],
            is_sale=sale,
            is_refund=~comes_in & done & which(kinds, lambda kind: bool(_REFUND.search(kind))),
            refund_of=frame.get("refers_to", pd.Series(None, index=frame.index, dtype="object")),
            columns={
                "customer_key": frame.get("payer", pd.Series(None, index=frame.index, dtype="object")),
                "currency": texts(frame, "currency").str.upper().replace("", None),
                "description_kind": kinds.map(_kind),
            },
        ),
    )


def _is_sale(kind: str) -> bool:
    return bool(_SALE.search(kind)) and not _NO_SALE.search(kind)


def _kind(kind: str) -> str:
    if "subscription" in kind or "abonnement" in kind:
        return "subscription"
    return "invoice" if "invoice" in kind or "facture" in kind else "checkout"


def _instant(day: pd.Timestamp, time: str, zone: str, own: ZoneInfo) -> datetime | None:
    """Return a line's instant on the client's clock; an unknown zone is taken for the client's own."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", time.strip())
    if pd.isna(day) or found is None or int(found[1]) > 23 or int(found[2]) > 59 or int(found[3] or 0) > 59:
        return None if pd.isna(day) else day.to_pydatetime()
    written = datetime(day.year, day.month, day.day, int(found[1]), int(found[2]), int(found[3] or 0))  # noqa: DTZ001
    return written.replace(tzinfo=_zone(zone) or own).astimezone(own).replace(tzinfo=None)


def _zone(text: str) -> tzinfo | None:
    hours = _HOURS.get(plain(text))
    if hours is not None:
        return timezone(timedelta(hours=hours))
    try:
        return ZoneInfo(text.strip()) if "/" in text else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


DESCRIPTIONS = (
    Description(
        tool="paypal",
        report="activity",
        fields=_FIELDS,
        one_of=(("payment", "receipt"),),
        finish=_finish,
        priority=2,
    ),
)
