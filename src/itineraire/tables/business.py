"""Tables of what the firm does with it: leads, deals, orders, payments, work in progress, follow-up."""

from __future__ import annotations

from itineraire.tables.columns import PERIOD, REPORT, Column, count, number, text

LEADS: dict[str, Column] = {
    "report": REPORT,
    "lead_key": text("keyed hash of the record's id", required=True),
    "created": Column("date", "day of creation"),
    "channel": text("channel group of the source; missing when no source is recorded"),
    "source": text("source as recorded, cleaned; missing when empty"),
    "original_source_raw": text("source exactly as recorded; missing when empty"),
    "stage": text("lifecycle stage as the tool writes it"),
    "status": text("lead status as the tool writes it"),
    "entry_point": text("form or page the lead came through"),
    "owner_key": text("keyed hash of the owner's name; missing when nobody owns the lead"),
    "first_contact": Column("instant", "first time the team contacted the lead"),
    "last_activity": Column("instant", "last time anything happened with the lead"),
    "email_key": text("keyed hash of the e-mail; missing when empty"),
    "phone_key": text("keyed hash of the phone's last nine digits; missing when empty"),
    "name_key": text("keyed hash of the name, order-free"),
    "company_key": text("keyed hash of the company"),
    "opted_in": Column("flag", "recorded consent to marketing; missing when not recorded"),
    "cluster": text("same value: very probably the same person"),
}

DEALS: dict[str, Column] = {
    "report": REPORT,
    "deal_key": text("keyed hash of the deal's id", required=True),
    "contact_key": text("keyed hash of the contact"),
    "created": Column("date", "day the deal was opened"),
    "stage": text("stage as the tool writes it"),
    "status": text("outcome", "open", "won", "lost"),
    "value": number("value of the deal, in currency; missing is not zero"),
    "currency": text("ISO 4217 code"),
    "won_on": Column("date", "day the deal was won"),
    "lost_on": Column("date", "day the deal was lost"),
    "closed_on": Column("date", "day the deal was closed"),
    "stage_changed_on": Column("date", "day of the last change of stage"),
    "stage_dates": text("JSON list of {on, stage}, oldest first; missing when the tool does not tell"),
    "loss_reason": text("loss reason, lower case, personal data masked"),
    "channel": text("channel of origin; missing when none is recorded"),
    "owner_key": text("keyed hash of the owner's name"),
    "activities": count("activities recorded on the deal"),
    "expected_close": Column("date", "expected close"),
}

ORDERS: dict[str, Column] = {
    "report": REPORT,
    "order_key": text("keyed hash of the order's number", required=True),
    "customer_key": text("keyed hash of the customer"),
    "created": Column("instant", "when the order was placed"),
    "status": text("payment status as the shop writes it"),
    "currency": text("ISO 4217 code"),
    "subtotal": number("sum of lines after discount"),
    "shipping": number("shipping charged"),
    "taxes": number("taxes"),
    "discount": number("discount granted"),
    "total": number("total charged"),
    "refunded": number("amount given back"),
    "source": text("where the order was taken (web, pos, draft)"),
    "cancelled": Column("flag", "the order was cancelled"),
    "new_customer": Column(
        "flag", "the shop says this is the customer's first order; missing when it does not say"
    ),
}

#: Sales added up by day: files of orders too large for memory, or what an accounting tool exports already added up.
SALES_DAYS: dict[str, Column] = {
    **PERIOD,
    "channel": text("channel group"),
    "source": text("where the orders were taken (web, pos, draft)"),
    "currency": text("ISO 4217 code"),
    "orders": count("orders, cancelled ones left out"),
    "revenue": number("total charged, cancelled orders left out, in currency"),
    "refunded": number("amount given back, in currency"),
    "cancelled": count("orders cancelled"),
}

ORDER_LINES: dict[str, Column] = {
    "report": REPORT,
    "order_key": text("order the line belongs to", required=True),
    "sku": text("stock keeping unit"),
    "product": text("product name"),
    "quantity": number("units", 0),
    "price": number("unit price, in the order's currency"),
}

PAYMENTS: dict[str, Column] = {
    "report": REPORT,
    "payment_key": text("keyed hash of the payment's id", required=True),
    "customer_key": text("keyed hash of the customer's id"),
    "created": Column("instant", "when it was paid, in the client's time zone"),
    "amount": number("amount, in currency"),
    "refunded": number("amount given back, in currency"),
    "fee": number("fee, in converted_currency"),
    "currency": text("ISO 4217 code; amounts of several currencies are never added"),
    "converted_amount": number("amount in converted_currency: the one that may be added"),
    "converted_refunded": number("amount given back, in converted_currency"),
    "converted_currency": text("ISO 4217 code of the account"),
    "status": text("outcome", "paid", "refunded", "failed", "disputed", "pending"),
    "description_kind": text("what was paid", "subscription", "invoice", "checkout", "other"),
    "source": text("utm_source recorded at checkout"),
    "medium": text("utm_medium recorded at checkout"),
    "campaign": text("utm_campaign recorded at checkout"),
}

CARDS: dict[str, Column] = {
    "report": REPORT,
    "card_key": text("keyed hash of the card's id", required=True),
    "title": text("title, personal data masked"),
    "list": text("column the card stands in"),
    "labels": text("labels joined by ' | '"),
    "created": Column("date", "day the card was created"),
    "started": Column("date", "day work began"),
    "done_on": Column("date", "day the card was finished"),
    "due": Column("date", "day it is due"),
    "moved": text("JSON list of {on, from, to}, oldest first; missing when the tool does not tell"),
    "open": Column("flag", "neither finished nor archived"),
}

#: Customers as the shop or the payment tool adds them up; each purchase stands in ``orders`` or ``payments``.
CUSTOMERS: dict[str, Column] = {
    "report": REPORT,
    "customer_key": text("keyed hash of the customer, the one of its orders or payments", required=True),
    "created": Column("date", "day the customer was first recorded"),
    "orders": count("orders or payments so far"),
    "spent": number("total spent so far, in currency"),
    "refunded": number("amount given back so far, in currency"),
    "currency": text("ISO 4217 code; missing when the tool does not tell"),
    "opted_in": Column("flag", "recorded consent to marketing; missing when not recorded"),
}

#: Mailing lists.
SUBSCRIBERS: dict[str, Column] = {
    "report": REPORT,
    "subscriber_key": text("keyed hash of the address", required=True),
    "created": Column("date", "day of opt-in"),
    "subscribed": Column("flag", "may be written to"),
    "last_changed": Column("date", "last change of the record"),
}

CONSENT: dict[str, Column] = {
    "date": Column("date", "day", required=True),
    "consent_rate": number("share of visitors who accept measurement", 0, 1),
}

STOCK: dict[str, Column] = {
    "date": Column("date", "day", required=True),
    "sku": text("stock keeping unit", required=True),
    "product": text("product name"),
    "units": number("units in stock", 0),
    "flagship": Column("flag", "one of the products that carry the sales"),
}

INCIDENTS: dict[str, Column] = {
    "start": Column("date", "first day", required=True),
    "end": Column("date", "last day; missing when still going on"),
    "kind": text("kind: tracking, stock, site, consent, campaign, other"),
    "title": text("what happened"),
}

MEETINGS: dict[str, Column] = {
    "date": Column("date", "day", required=True),
    "kind": text("ritual: weekly, monthly, quarterly, other"),
    "minutes": number("length, minutes", 0),
    "decisions": count("decisions taken"),
    "attendees": count("people present"),
}

BUDGET_ACTUALS: dict[str, Column] = {
    "month": Column("date", "first day of the month", required=True),
    "line": text("budget line, as in client.yaml", required=True),
    "eur": number("amount spent, euros"),
}

LAUNCHED: dict[str, Column] = {
    "action": text("action's id", required=True),
    "title": text("what was launched"),
    "kind": text("kind of action, a value of vocabulary.ActionKind"),
    "kpi": text("KPI it must move"),
    "channel": text("channel it acts on; missing for all of them"),
    "started_on": Column("date", "day it went live"),
    "cost_eur": number("what it cost, euros"),
}

READS: dict[str, Column] = {
    "action": text("action's id", required=True),
    "date": Column("date", "day the effect was read", required=True),
    "verdict": text("verdict given"),
    "decision": text("decision taken"),
}
