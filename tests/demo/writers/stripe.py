"""Stripe's unified payments export: 80 columns, times in UTC, several currencies."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from tests.demo.subscriptions import Payment
from tests.demo.writers.texts import delimited, listed

COLUMNS = listed(
    "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,"
    "Converted Amount Refunded,Converted Currency,Description,Fee,Is Link,Mode,PaymentIntent ID,"
    "Payment Source Type,Refunded date (UTC),Statement Descriptor,Status,Seller Message,Taxes On Fee,"
    "Card ID,Card Name,Card Address Line1,Card Address Line2,Card Address City,Card Address State,"
    "Card Address Country,Card Address Zip,Card AVS Line1 Status,Card AVS Zip Status,Card Brand,"
    "Card CVC Status,Card Exp Month,Card Exp Year,Card Fingerprint,Card Funding,Card Issue Country,"
    "Card Last4,Card Tokenization Method,Customer ID,Customer Description,Customer Email,"
    "Customer Phone,Shipping Name,Shipping Address Line1,Shipping Address Line2,Shipping Address City,"
    "Shipping Address State,Shipping Address Country,Shipping Address Postal Code,Disputed Amount,"
    "Dispute Date (UTC),Dispute Evidence Due (UTC),Dispute Reason,Dispute Status,Invoice ID,"
    "Invoice Number,Checkout Session ID,Checkout Custom Field 1 Key,Checkout Custom Field 1 Value,"
    "Checkout Custom Field 2 Key,Checkout Custom Field 2 Value,Checkout Custom Field 3 Key,"
    "Checkout Custom Field 3 Value,Checkout Line Item Summary,Checkout Promotional Consent,"
    "Checkout Terms of Service Consent,Client Reference ID,Payment Link ID,UTM Campaign,UTM Content,"
    "UTM Medium,UTM Source,UTM Term,Application Fee,Application ID,Destination,Transfer,Transfer Group"
)
_EUR_OF_USD = 0.92
_MEDIUM = {
    "PAID_SEARCH": ("google", "cpc"),
    "ORGANIC_SEARCH": ("google", "organic"),
    "REFERRALS": ("annuaire", "referral"),
}


def payments(found: Sequence[Payment]) -> bytes:
    """Return the payments, the newest first."""
    rows = [[cells.get(column, "") for column in COLUMNS] for cells in map(_cells, reversed(found))]
    return delimited([COLUMNS, *rows]).encode()


def _cells(payment: Payment) -> dict[str, object]:
    customer = payment.customer
    amount = customer.plan[1]
    converted = round(amount * _EUR_OF_USD, 2) if customer.currency == "usd" else amount
    paid = payment.status == "Paid"
    source, medium = _MEDIUM.get(customer.source, ("", "")) if payment.first else ("", "")
    return {
        "id": _identity("ch", payment),
        "Created date (UTC)": payment.paid_at.strftime("%Y-%m-%d %H:%M:%S"),
        "Amount": f"{amount:.2f}",
        "Amount Refunded": "0.00",
        "Currency": customer.currency,
        "Captured": "true" if paid else "false",
        "Converted Amount": f"{converted:.2f}" if paid else "",
        "Converted Amount Refunded": "0.00",
        "Converted Currency": "eur" if paid else "",
        "Description": "Subscription creation" if payment.first else "Subscription update",
        "Fee": f"{converted * 0.015 + 0.25:.2f}" if paid else "0.00",
        "Is Link": "false",
        "Mode": "Live",
        "Payment Source Type": "card",
        "Statement Descriptor": "QUORVIA",
        "Status": payment.status,
        "Seller Message": "Payment complete."
        if paid
        else "The bank returned the decline code `insufficient_funds`.",
        "Card Name": customer.who.name,
        "Card Brand": "Visa" if customer.number % 2 else "Mastercard",
        "Card Issue Country": "US" if customer.currency == "usd" else "FR",
        "Customer ID": f"cus_{customer.number:08d}",
        "Customer Email": customer.who.email,
        "Invoice ID": _identity("in", payment),
        "UTM Medium": medium,
        "UTM Source": source,
    }


def _identity(sort: str, payment: Payment) -> str:
    text = f"{sort}/{payment.customer.number}/{payment.paid_at.isoformat()}"
    return f"{sort}_{hashlib.sha256(text.encode()).hexdigest()[:16]}"
