"""The simulated reality of Maison Tilleul: orders, visits, advertising, 24 months of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from tests.demo import truth
from tests.demo.audience import DEVICES, Audience, channel_sessions, device_sessions
from tests.demo.people import Person, person
from tests.demo.randomness import every, poisson, scattered, spread, steady, stream
from tests.demo.seasons import days, months, sales_factor, weekday_factor, yearly_factor

PARIS = ZoneInfo("Europe/Paris")
ORDERS_A_DAY = 7.9
SESSIONS_A_DAY = 560.0
#: Chance that an order comes from somebody who has already bought.
RETURNING = 0.21
_DEVICE_OF_ORDERS = (0.485, 0.466, 0.049)
_CHANNELS = {
    truth.TOP_CHANNEL: 0.55,
    "Organic Search": 0.17,
    "Direct": 0.11,
    "Cross-network": 0.05,
    "Paid Social": 0.045,
    "Email": 0.035,
    "Referral": 0.02,
    "Organic Social": 0.015,
    "Unassigned": 0.005,
}


@dataclass(frozen=True)
class Product:
    """One product of the shop; ``weight`` is how often it is chosen."""

    sku: str
    name: str
    family: str
    price: float
    weight: float


PRODUCTS: tuple[Product, ...] = tuple(
    Product(*row)
    for row in (
        ("LUM-LIS-01", "Lampe Liseron", "Luminaires", 199.0, 20),
        ("LUM-ORG-02", "Suspension Orge", "Luminaires", 295.0, 7),
        ("LUM-BRU-03", "Lampadaire Bruyère", "Luminaires", 389.0, 4),
        ("LUM-GEN-04", "Applique Genêt", "Luminaires", 169.0, 5),
        ("VAI-SAU-01", "Service Sauge, 12 pièces", "Vaisselle", 259.0, 7),
        ("VAI-LIN-02", "Bols Linaire, lot de 4", "Vaisselle", 95.0, 9),
        ("VAI-MEL-03", "Plat Mélisse", "Vaisselle", 85.0, 6),
        ("VAI-THY-04", "Carafe Thym", "Vaisselle", 75.0, 6),
        ("TEX-LAV-01", "Plaid Lavande", "Textile", 169.0, 9),
        ("TEX-CHA-02", "Rideau Chanvre", "Textile", 149.0, 6),
        ("TEX-COQ-03", "Coussin Coquelicot", "Textile", 69.0, 9),
        ("TEX-IRI-04", "Nappe Iris", "Textile", 125.0, 5),
        ("MOB-NOY-01", "Tabouret Noyer", "Mobilier", 279.0, 5),
        ("MOB-FRE-02", "Étagère Frêne", "Mobilier", 420.0, 3),
        ("MOB-AUL-03", "Bout de canapé Aulne", "Mobilier", 360.0, 3),
        ("DEC-FOU-01", "Vase Fougère", "Décoration", 99.0, 8),
        ("DEC-MOU-02", "Miroir Mousse", "Décoration", 219.0, 5),
        ("DEC-BOU-03", "Bougeoirs Bouleau, la paire", "Décoration", 69.0, 8),
    )
)
FLAGSHIPS = ("LUM-LIS-01", "TEX-LAV-01", "VAI-SAU-01")


@dataclass(frozen=True)
class Order:
    """One order as the shop knows it; ``lines`` holds products and quantities."""

    number: int
    created: datetime
    customer: Person
    customer_number: int
    lines: tuple[tuple[Product, int], ...]
    discount: float
    refunded_share: float
    cancelled: bool
    device: str

    @property
    def subtotal(self) -> float:
        """Euros of the lines, discount deducted."""
        return round(sum(product.price * quantity for product, quantity in self.lines) - self.discount, 2)

    @property
    def shipping(self) -> float:
        """Euros of shipping: free from 150 €."""
        return 0.0 if self.subtotal >= 150 else 9.9

    @property
    def total(self) -> float:
        """Euros paid."""
        return round(self.subtotal + self.shipping, 2)


@dataclass(frozen=True)
class Spend:
    """One campaign and one month of an ad platform."""

    month: date
    campaign: str
    kind: str
    cost: float
    clicks: int
    impressions: int
    conversions: float
    value: float


@dataclass(frozen=True)
class Shop:
    """Everything that happened to the shop."""

    orders: tuple[Order, ...]
    audience: Audience
    revenue_seen: tuple[float, ...]
    google: tuple[Spend, ...]
    meta: tuple[Spend, ...]


def demand_factor(day: date) -> float:
    """Return what the season and the sales make of an ordinary day."""
    return sales_factor(day) * yearly_factor(day) * weekday_factor(day)


def simulate(seed: int = truth.SEED, scale: float = 1.0) -> Shop:
    """Draw 24 months of the shop."""
    orders = _orders(seed, scale)
    audience, revenue = _audience(seed, scale, orders)
    return Shop(orders, audience, revenue, _google(seed, orders), _meta(seed, orders))


def _orders(seed: int, scale: float) -> tuple[Order, ...]:
    rng, content = stream(seed, "shop", "orders"), stream(seed, "shop", "baskets")
    whens: list[datetime] = []
    for day in days():
        whens += sorted(_moment(rng, day) for _ in range(poisson(rng, _orders_expected(day) * scale)))
    cancelled = every(0.012, len(whens))
    chances = iter(scattered(content, truth.REFUNDED_SHARE, len(whens) - sum(cancelled)))
    refunded = [not gone and next(chances) for gone in cancelled]
    buyers: list[int] = []
    orders = []
    for place, when in enumerate(whens):
        buyer = _buyer(content, buyers)
        orders.append(
            Order(
                number=1001 + place,
                created=when,
                customer=person(truth.FIRST_PERSON["demo"] + buyer),
                customer_number=buyer,
                lines=_basket(content, when.date()),
                discount=content.choice((0.0, 0.0, 0.0, 0.0, 5.0, 10.0)),
                refunded_share=content.choice((1.0, 1.0, 0.5)) if refunded[place] else 0.0,
                cancelled=cancelled[place],
                device=content.choices(DEVICES, _DEVICE_OF_ORDERS)[0],
            )
        )
    return tuple(orders)


def _orders_expected(day: date) -> float:
    effect = 1 + truth.CART_EMAILS_EFFECT if day >= truth.CART_EMAILS_START else 1.0
    return ORDERS_A_DAY * demand_factor(day) * effect * (0.76 if _is_out_of_stock(day) else 1.0)


def _is_out_of_stock(day: date) -> bool:
    return truth.STOCK_OUT_START <= day <= truth.STOCK_OUT_END


def _moment(rng: random.Random, day: date) -> datetime:
    clock = time(
        rng.choices(range(8, 23), (3, 4, 5, 5, 6, 5, 5, 5, 5, 6, 7, 8, 9, 8, 5))[0],
        rng.randrange(60),
        rng.randrange(60),
    )
    return datetime.combine(day, clock, PARIS)


def _buyer(rng: random.Random, buyers: list[int]) -> int:
    """Return a new customer's number, or one of the last thousand customers'."""
    if buyers and rng.random() < RETURNING:
        return buyers[max(0, len(buyers) - 1 - int(rng.random() * 1000))]
    buyers.append(len(buyers))
    return buyers[-1]


def _basket(rng: random.Random, day: date) -> tuple[tuple[Product, int], ...]:
    offered = [p for p in PRODUCTS if not (_is_out_of_stock(day) and p.sku == truth.STOCK_OUT_SKU)]
    chosen: dict[str, tuple[Product, int]] = {}
    for _ in range(rng.choices((1, 2, 3), (74, 21, 5))[0]):
        product = rng.choices(offered, [p.weight for p in offered])[0]
        chosen[product.sku] = (product, rng.choices((1, 2), (93, 7))[0])
    return tuple(chosen.values())


def measured_share(day: date) -> float:
    """Return the share of orders that analytics sees on one day."""
    share = truth.MEASURED_SHARE
    if day >= truth.CONSENT_CHANGE:
        share *= truth.CONSENT_AFTER / truth.CONSENT_BEFORE
    if truth.TRACKING_BREAK <= day < truth.TRACKING_REPAIR:
        share *= 1 - truth.TRACKING_LOSS
    return share


def _audience(seed: int, scale: float, orders: Sequence[Order]) -> tuple[Audience, tuple[float, ...]]:
    calendar = days()
    by_day: dict[date, list[Order]] = {day: [] for day in calendar}
    for order in orders:
        by_day[order.created.date()].append(order)
    seen = steady(len(by_day[day]) * measured_share(day) for day in calendar)
    conversions: dict[str, list[int]] = {device: [] for device in DEVICES}
    revenue = []
    for day, count in zip(calendar, seen, strict=True):
        kept = by_day[day][:count]
        revenue.append(round(sum(order.total for order in kept), 2))
        for device in DEVICES:
            conversions[device].append(sum(order.device == device for order in kept))

    def level(day: date) -> float:
        consent = truth.CONSENT_AFTER / truth.CONSENT_BEFORE if day >= truth.CONSENT_CHANGE else 1.0
        return demand_factor(day) * consent

    channels = channel_sessions(
        stream(seed, "shop", "channels"),
        calendar,
        a_day=SESSIONS_A_DAY * scale,
        shares=_CHANNELS,
        level=level,
        top=(truth.TOP_CHANNEL, truth.TOP_CHANNEL_SHARE),
    )
    sessions = [sum(day) for day in zip(*channels.values(), strict=True)]
    devices = device_sessions(
        sessions, conversions, calendar, mobile_share=0.64, mobile_to_desktop=truth.MOBILE_TO_DESKTOP
    )
    return Audience(tuple(calendar), channels, devices, conversions), tuple(revenue)


_GOOGLE = (
    ("Marque - Maison Tilleul", "Rechercher", 0.22, 0.10),
    ("Luminaires - Hors marque", "Rechercher", 0.24, 0.27),
    ("Vaisselle - Hors marque", "Rechercher", 0.15, 0.19),
    ("Textile - Hors marque", "Rechercher", 0.13, 0.15),
    ("PMax - Catalogue complet", "Performance Max", 0.26, 0.29),
)
_META = (
    ("Prospection - Catalogue", "purchase", 0.55, 0.66),
    ("Reciblage - Paniers", "purchase", 0.45, 0.34),
)
#: Euros for one claimed conversion, and the noise of a month: the same twelve values each year.
_GOOGLE_CPA, _META_CPA = 17.0, 9.0
_NOISE = (0.04, -0.05, 0.02, -0.01, 0.06, -0.06, -0.03, 0.05, -0.04, 0.03, 0.01, -0.02)


def _by_month(orders: Sequence[Order]) -> dict[date, int]:
    counts = dict.fromkeys(months(), 0)
    for order in orders:
        counts[order.created.date().replace(day=1)] += 1
    return counts


def _google(seed: int, orders: Sequence[Order]) -> tuple[Spend, ...]:
    """Claim 0.76 of the orders, so that with Meta's 0.44 the platforms claim 1.20 of them."""
    return _platform(seed, "google", orders, claim=0.76, cpa=_GOOGLE_CPA, click_eur=0.47, campaigns=_GOOGLE)


def _meta(seed: int, orders: Sequence[Order]) -> tuple[Spend, ...]:
    return _platform(seed, "meta", orders, claim=0.44, cpa=_META_CPA, click_eur=0.39, campaigns=_META)


def _platform(
    seed: int,
    name: str,
    orders: Sequence[Order],
    *,
    claim: float,
    cpa: float,
    click_eur: float,
    campaigns: Sequence[tuple[str, str, float, float]],
) -> tuple[Spend, ...]:
    rng = stream(seed, "shop", name)
    found = []
    counts = _by_month(orders)
    claims = steady(count * claim for count in counts.values())
    for place, (month, claimed) in enumerate(zip(counts, claims, strict=True)):
        budget = claimed * cpa * (1 + _NOISE[(place * 5 + len(name)) % 12])
        results = spread(claimed, [results for _, _, results, _ in campaigns])
        for (campaign, kind, _, share), conversions in zip(campaigns, results, strict=True):
            cost = round(budget * share * rng.gauss(1, 0.03), 2)
            clicks = round(
                cost / (click_eur * (0.5 if campaign.startswith("Marque") else 1.0)) * rng.gauss(1, 0.03)
            )
            found.append(
                Spend(
                    month=month,
                    campaign=campaign,
                    kind=kind,
                    cost=cost,
                    clicks=clicks,
                    impressions=round(clicks * rng.uniform(14, 26)),
                    conversions=conversions,
                    value=round(conversions * rng.uniform(205, 235), 2),
                )
            )
    return tuple(found)
