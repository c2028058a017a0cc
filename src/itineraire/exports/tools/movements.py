"""Money that moves in and out of an account: only sales become payments, each with what was given back of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from itineraire.exports.accounts import Rejected
from itineraire.exports.description import Finished, Part, Sheet


@dataclass(frozen=True, eq=False)
class Movements:
    """The rows of an account's statement, one value a row.

    Parameters
    ----------
    keys
        Key of each row; a sale's is that of its payment.
    amounts
        Money moved, negative when it leaves the account.
    is_sale, is_refund
        Which rows are a customer's payment, and which give one back.
    refund_of
        Key of the payment a refund gives back; missing when the statement does not tell.
    columns
        Other columns of the ``payments`` table.
    """

    keys: pd.Series
    amounts: pd.Series
    is_sale: pd.Series
    is_refund: pd.Series
    refund_of: pd.Series
    columns: Mapping[str, pd.Series] = field(default_factory=dict)


def payments_of(sheet: Sheet, movements: Movements) -> Finished:
    """Return the sales of a statement as payments, refunds taken off the payment they name.

    A refund that names no payment of the file is a payment of nothing, with what was given back. Every other movement
    is left out and named.
    """
    sale = movements.is_sale.astype("bool") & movements.keys.notna()
    refund = movements.is_refund.astype("bool") & ~sale
    named = refund & movements.refund_of.isin(movements.keys[sale])
    alone = refund & ~named
    given_back = (-movements.amounts[named]).groupby(movements.refund_of[named]).sum()
    refunded = movements.keys.map(given_back).astype("float64").fillna(0.0)
    amounts = movements.amounts.mask(alone, 0.0)
    clean = pd.DataFrame(
        {
            "payment_key": movements.keys,
            "created": sheet.frame["created"],
            "amount": amounts,
            "refunded": refunded.mask(alone, -movements.amounts),
            **movements.columns,
        }
    )
    if "converted_amount" in clean:
        clean["converted_amount"], clean["converted_refunded"] = clean["amount"], clean["refunded"]
    if "fee" in sheet.frame:
        clean["fee"] = sheet.frame["fee"].abs()
    whole = (clean["refunded"] > 0) & (clean["refunded"] >= amounts)
    clean["status"] = pd.Series("paid", index=clean.index).mask(whole, "refunded")
    other = sheet.frame.loc[~sale & ~refund, "source_line"]
    return Finished(
        (Part("payments", clean[sale | alone], kind="payments"),),
        tuple(Rejected(sheet.file, int(line), "", "", "not_a_sale") for line in other),
    )
