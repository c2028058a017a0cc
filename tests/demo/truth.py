"""Everything planted in the demo clients, with the number to find again, written by hand.

The generator plants from these values; the tests find them again straight from the raw files with plain
pandas, and the package's own tests compare its findings with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.demo.people import Person, person

CLIENTS = ("demo", "demo-b2b", "demo-saas")
SEED = 2026
FIRST_DAY, LAST_DAY = date(2024, 10, 1), date(2026, 9, 30)
AS_OF = date(2026, 9, 30)
YEAR_START = date(2025, 10, 1)
"""First day of the last 12 months."""

# -- The trade calendar (rule of article D310-15-2; Friday after the fourth Thursday of November) --
WINTER_SOLDES = (date(2025, 1, 8), date(2026, 1, 7))
SUMMER_SOLDES = (date(2025, 6, 25), date(2026, 6, 24))
BLACK_FRIDAYS = (date(2024, 11, 29), date(2025, 11, 28))
SOLDES_FIRST_FORTNIGHT, SOLDES_THEN, BLACK_FRIDAY_WEEK, DECEMBER = 1.35, 1.10, 1.55, 1.30


@dataclass(frozen=True)
class Planted:
    """One planted fact: the client, the finding it must give (or must not), and the number."""

    client: str
    code: str
    value: float
    where: str
    found: bool = True
    """False for a trap: nothing may be found."""


# -- demo: Maison Tilleul, a shop ------------------------------------------------------------------
TOP_CHANNEL, TOP_CHANNEL_SHARE = "Paid Search", 0.55
"""R82: share of sessions of the last 12 months."""
MOBILE_TO_DESKTOP = 0.50
"""R84: conversion rate on mobile over that on desktop, last 12 months."""
CONSENT_CHANGE, CONSENT_BEFORE, CONSENT_AFTER = date(2026, 2, 2), 0.75, 0.60
"""R35: a new consent banner; the measure falls by a fifth, traffic does not."""
TRACKING_BREAK, TRACKING_REPAIR, TRACKING_LOSS = date(2026, 3, 9), date(2026, 4, 6), 0.45
"""R77: 45 % of purchases stop being seen for four weeks while orders hold."""
MEASURED_SHARE = 0.93
"""Share of orders that analytics sees on an ordinary day before the consent change."""
STOCK_OUT_START, STOCK_OUT_END, STOCK_OUT_SKU = date(2026, 5, 11), date(2026, 5, 31), "LUM-LIS-01"
"""R37: the flagship lamp is missing for 21 days."""
STOCK_OUT_DAYS = 21
PLATFORM_OVERCLAIM = 1.20
"""R76: sales claimed by Google Ads and Meta over all orders, last 12 months."""
REFUNDED_SHARE = 0.09
REPEATED_ORDERS_FROM, REPEATED_ORDERS_TO = date(2025, 10, 1), date(2025, 10, 14)
"""Two Shopify exports overlap on these days: each of their orders is there twice."""
CART_EMAILS_START, CART_EMAILS_EFFECT = date(2025, 9, 1), 0.20
"""A past action with a real effect on orders."""
PRODUCT_TEXTS_START = date(2026, 4, 13)
"""A past action without any effect on the average order."""
LCP_MOBILE_MS, LCP_DESKTOP_MS = 4120, 2140
REVIEWS_FEW, REVIEWS_FEW_MEAN = 3, 4.8
REVIEWS_MANY, REVIEWS_MANY_MEAN = 300, 4.5
WEAK_PAGES, PAGES = 96, 240
"""R163: pages shown on Google over 12 months without any click."""
AVERAGE_ORDER_EUR = 242.4
"""Prices times weights make 21 909 / 125 = 175.3 € a product; an order holds 1.31 lines of 1.07 units, less the
lines that name a product twice: 1.39 units; 175.3 x 1.39 - 2.5 (mean discount) + 0.4 x 9.9 / 3 = 242.4 €."""

# -- demo-b2b: Cabrelle Industrie ------------------------------------------------------------------
CPL_RISE_START, CPL_RISE = date(2026, 4, 1), 0.18
"""R83: cost per lead of the last six months against the six before."""
CPL_BEFORE_EUR = 58.0
LEADS_WITHOUT_SOURCE = 0.30
"""R85: every one of them came through ``FORM_WITHOUT_SOURCE``."""
FORM_WITHOUT_SOURCE = "Formulaire catalogue PDF"
DUPLICATE_PAIRS = 165
"""Contacts that are the same person under two record ids."""
STALE_PROSPECTS = 214
"""R165: contacts without any exchange for more than three years."""
QUICK_BEFORE, QUICK_AFTER, QUICK_START = 0.30, 0.45, date(2025, 11, 3)
"""A past action with a real effect: share of leads contacted within 24 hours."""
WEBINAR_START = date(2025, 6, 2)
"""A past action without any effect on leads."""
WIN_RATE = 0.33
WON_DEAL_EUR = 21_870
"""Mean of a log-normal law, exp(9.9 + 0.6 ** 2 / 2) = 23 860 €; one deal in twelve has no amount: x 11 / 12."""

# -- demo-saas: Quorvia ----------------------------------------------------------------------------
DEFINITION_CHANGE, DEFINITION_RATIO = date(2025, 12, 2), 3.0
"""A wider definition of the key event triples its count; sign-ups do not move."""
ACTIVATION_BEFORE, ACTIVATION_AFTER, TRIAL_CUT = 0.42, 0.28, date(2026, 1, 12)
"""A past action that did harm: the trial went from 30 to 14 days."""
PROMO_COHORT = date(2025, 11, 1)
PROMO_SURVIVORS = (40, 36, 33, 30, 27, 25, 23, 21, 19, 17, 16)
"""Customers of the November promotion still paying in each month from November 2025 to September 2026."""
TRIALS_WITHOUT_SOURCE, TRIAL_FORM_WITHOUT_SOURCE = 0.12, "Inscription sur mobile"
"""Trials of the 24 months whose source is empty: every one came through that form."""
BASE_CHURN = 0.03
"""Monthly churn of every other cohort."""
MONTHLY_PRICE_EUR = 157.6
"""0.62 x 99 + 0.31 x 209 + 0.07 x 449, the plans' prices by their share of customers."""
HOME_PAGE_START = date(2025, 10, 6)
"""A past action without any effect on sign-ups."""

PLANTED: tuple[Planted, ...] = (
    Planted("demo", "channel_dependency", 0.55, "GA4, channel by day, last 12 months"),
    Planted("demo", "mobile_gap", 0.50, "GA4, device by day, last 12 months"),
    Planted("demo", "consent_change", 0.60, "follow_up/consent.csv, 2026-02-02"),
    Planted("demo", "tracking_break", 0.45, "GA4 purchases against Shopify orders, 2026-03-09"),
    Planted("demo", "stock_out", 21, "follow_up/stock.csv, 2026-05-11"),
    Planted("demo", "platform_overclaim", 1.20, "Google Ads and Meta against Shopify, last 12 months"),
    Planted("demo", "slow_mobile", 4.12, "PageSpeed Insights, mobile, field"),
    Planted("demo", "return_rate", 0.09, "Shopify, orders with a refund"),
    Planted("demo", "weak_pages", 0.40, "Search Console, pages"),
    Planted("demo", "cost_per_conversion_rise", 0.0, "Google Ads: pure noise", found=False),
    Planted("demo", "cost_per_lead_rise", 0.0, "no lead at all", found=False),
    Planted("demo-b2b", "cost_per_lead_rise", 0.18, "Google Ads and Meta spend over HubSpot leads"),
    Planted("demo-b2b", "lead_source_missing", 0.30, "HubSpot, Original Source empty"),
    Planted("demo-b2b", "duplicate_leads", 165, "HubSpot, pairs of records"),
    Planted("demo-b2b", "stale_prospects", 214, "HubSpot, last activity"),
    Planted("demo-b2b", "slow_first_contact", 0.45, "HubSpot, first outreach within 24 hours"),
    Planted("demo-b2b", "mixed_results", 2, "Meta: leads and link clicks in one column"),
    Planted("demo-b2b", "mobile_gap", 1.0, "GA4: both devices convert alike", found=False),
    Planted("demo-saas", "churn", 0.03, "Stripe, customers who stop paying"),
    Planted("demo-saas", "definition_change", 3.0, "GA4 key events against HubSpot sign-ups, 2025-12-02"),
    Planted("demo-saas", "cost_per_lead_rise", 0.0, "Google Ads over HubSpot: pure noise", found=False),
    Planted("demo-saas", "lead_source_missing", 0.12, "HubSpot, Original Source empty"),
    Planted("demo-saas", "duplicate_leads", 0.0, "HubSpot: nobody is there twice", found=False),
    Planted("demo-saas", "stale_prospects", 0.0, "HubSpot: everybody was in touch", found=False),
)

#: People who stand in each client's raw files; not one of their names, e-mails or phones may reach an output.
CANARIES_A_CLIENT = 25
FIRST_PERSON = {"demo": 0, "demo-b2b": 12_000, "demo-saas": 24_000}


def canaries(client: str) -> tuple[Person, ...]:
    """Return the people to look for in a client's outputs: 25 a client, 225 personal data in all."""
    first = FIRST_PERSON[client]
    return tuple(person(first + step) for step in range(CANARIES_A_CLIENT))


# -- every client: the board, the reviews ----------------------------------------------------------
DONE_BY_WEEK = (3, 1, 2, 4, 0, 3, 2, 1, 3, 2, 2, 1)
"""Cards finished in each of the last twelve full weeks, oldest first: 24 in all."""
OPEN_CARDS = {
    "demo": {"À faire": 9, "En cours": 5, "Bloqué": 2, "En relecture": 1},
    "demo-b2b": {"À faire": 9, "En cours": 8, "Bloqué": 3, "En relecture": 2},
    "demo-saas": {"À faire": 9, "En cours": 5, "Bloqué": 2, "En relecture": 1},
}
"""R168a: only the B2B firm has too much in progress for what it delivers."""
