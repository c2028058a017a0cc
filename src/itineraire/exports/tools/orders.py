"""What shops share: amounts with their currency's sign, the orders that never were, those given back."""

from __future__ import annotations

import re

import pandas as pd

from itineraire.exports.parsing import decimal_mark, number, plain

#: Orders that nobody paid: cancelled, refused by the bank, left at the payment page, drafts, thrown away.
_CANCELLED = (
    "cancel",
    "annul",
    "failed",
    "echou",
    "erreur de paiement",
    "payment error",
    "voided",
    "expired",
    "trash",
    "draft",
    "pending payment",
    "attente paiement",
)
#: Given back in whole; of one given back in part the amount is not told.
_REFUNDED = re.compile(r"^(?:wc-)?(?:refunded|rembourse+e?)$")


def is_cancelled(status: str) -> bool:
    """Return whether an order's status says that it never became a sale.

    Examples
    --------
    >>> is_cancelled("Annulée"), is_cancelled("Paiement accepté")
    (True, False)
    """
    return any(word in plain(status) for word in _CANCELLED)


def is_refunded(status: str) -> bool:
    """Return whether an order's status says that all of it was given back."""
    return bool(_REFUNDED.match(plain(status)))


def money_written(amounts: pd.Series) -> pd.Series:
    """Return formatted amounts (``$1,020.50``, ``1 020,50 €``) as numbers; the decimal mark is the column's own."""
    mark = decimal_mark(amounts)
    values = amounts.map(lambda text: number(re.sub(r"[^\d,.\s\u00a0\u202f+-]", "", text), mark))
    return values.astype("float64")
