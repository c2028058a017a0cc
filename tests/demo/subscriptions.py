"""The simulated reality of Quorvia: trials, customers who pay, customers who leave, advertising."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from tests.demo import truth
from tests.demo.crm import PARIS, Contact
from tests.demo.people import Person, person
from tests.demo.randomness import poisson, scattered, steady, stream
from tests.demo.seasons import days, months, yearly_factor
from tests.demo.shop import Spend

TRIALS_A_DAY = 3.7
FIRST_CUSTOMERS = 118
NEW_A_MONTH = (12, 14, 9, 13, 14, 13, 12, 13, 14, 11, 7, 15)
"""New customers of each month from October on, the promotion's month apart."""
_LAST_SEEN = datetime.combine(truth.LAST_DAY, time(9), PARIS)
PROMO_CUSTOMERS = truth.PROMO_SURVIVORS[0]
PLANS = (("Solo", 99.0), ("Équipe", 209.0), ("Réseau", 449.0))
_SOURCES = {
    "ORGANIC_SEARCH": 0.38,
    "PAID_SEARCH": 0.27,
    "DIRECT_TRAFFIC": 0.17,
    "REFERRALS": 0.11,
    "SOCIAL_MEDIA": 0.07,
}


@dataclass(frozen=True)
class Customer:
    """Somebody who pays: the first month, and the first month without payment (``None``: still there)."""

    number: int
    who: Person
    joined: date
    left: date | None
    plan: tuple[str, float]
    currency: str
    source: str


@dataclass(frozen=True)
class Payment:
    """One line of the payments' export."""

    customer: Customer
    paid_at: datetime
    status: str
    first: bool


@dataclass(frozen=True)
class Business:
    """Everything that happened to the software."""

    contacts: tuple[Contact, ...]
    customers: tuple[Customer, ...]
    payments: tuple[Payment, ...]
    google: tuple[Spend, ...]


def simulate(seed: int = truth.SEED, scale: float = 1.0) -> Business:
    """Draw 24 months of the software."""
    joined = _joined(scale)
    left = _departures(stream(seed, "saas", "churn"), joined)
    trials = _contacts(seed, scale)
    contacts, owners = _with_customers(stream(seed, "saas", "customers"), trials, joined)
    rng = stream(seed, "saas", "plans")
    customers = tuple(
        Customer(
            number=place,
            who=person(owner.who),
            joined=month,
            left=gone,
            plan=rng.choices(PLANS, (62, 31, 7))[0],
            currency="usd" if place % 17 == 4 else "eur",
            source=owner.source,
        )
        for place, (owner, month, gone) in enumerate(zip(owners, joined, left, strict=True))
    )
    return Business(contacts, customers, tuple(_payments(seed, customers)), _google(seed, contacts))


def _joined(scale: float) -> list[date]:
    """Return the first month of every customer; those of before count from the first month."""
    calendar = months()
    found = [calendar[0]] * round(FIRST_CUSTOMERS * scale)
    for place, month in enumerate(calendar):
        count = PROMO_CUSTOMERS if month == truth.PROMO_COHORT else NEW_A_MONTH[place % 12]
        found += [month] * round(count * scale)
    return found


def _departures(rng: random.Random, joined: Sequence[date]) -> list[date | None]:
    """Choose who leaves and when: 3 % a month, but the promotion's cohort, which follows its own table."""
    left: list[date | None] = [None] * len(joined)
    calendar = months()
    promo = [place for place, month in enumerate(joined) if month == truth.PROMO_COHORT]
    size = len(promo) / PROMO_CUSTOMERS
    start = calendar.index(truth.PROMO_COHORT)
    for age, survivors in enumerate(truth.PROMO_SURVIVORS[1:], start=1):
        _let_go(rng, left, promo, round(survivors * size), calendar[start + age])
    carried = 0.0
    for month in calendar[1:]:
        before = [
            p for p, first in enumerate(joined) if first < month and p not in set(promo) and left[p] is None
        ]
        carried += len(before) * truth.BASE_CHURN
        gone = int(carried + 1e-9)
        carried -= gone
        _let_go(rng, left, before, len(before) - gone, month)
    return left


def _let_go(
    rng: random.Random, left: list[date | None], among: Iterable[int], survivors: int, month: date
) -> None:
    """Mark customers as gone from ``month`` on until only ``survivors`` remain."""
    present = [place for place in among if left[place] is None]
    for place in rng.sample(present, len(present) - survivors):
        left[place] = month


def _contacts(seed: int, scale: float) -> list[Contact]:
    rng = stream(seed, "saas", "trials")
    whens = []
    for day in days():
        factor = (
            yearly_factor(day) * (0.45 if day.weekday() >= 5 else 1.2) * (0.75 if day.month == 8 else 1.0)
        )
        count = poisson(rng, TRIALS_A_DAY * scale * factor)
        whens += sorted(
            datetime.combine(day, time(rng.randrange(8, 20), rng.randrange(60)), PARIS) for _ in range(count)
        )
    before = sum(when.date() < truth.TRIAL_CUT for when in whens)
    after = len(whens) - before
    activated = scattered(rng, truth.ACTIVATION_BEFORE, before) + scattered(
        rng, truth.ACTIVATION_AFTER, after
    )
    unsourced = scattered(rng, truth.TRIALS_WITHOUT_SOURCE, len(whens))
    return [
        _contact(rng, place, when, "Activated" if won else "Trial", without_source=lost)
        for place, (when, won, lost) in enumerate(zip(whens, activated, unsourced, strict=True))
    ]


def _contact(
    rng: random.Random, place: int, when: datetime, stage: str, *, without_source: bool = False
) -> Contact:
    who = person(truth.FIRST_PERSON["demo-saas"] + place)
    return Contact(
        record=300_000 + place * 3,
        who=truth.FIRST_PERSON["demo-saas"] + place,
        first=who.first,
        last=who.last,
        email=who.email,
        phone=who.phone if place % 3 else "",
        company=f"Atelier {who.last}",
        stage=stage,
        status="",
        owner="",
        created=when,
        source="" if without_source else rng.choices(list(_SOURCES), list(_SOURCES.values()))[0],
        form=truth.TRIAL_FORM_WITHOUT_SOURCE if without_source else "Essai gratuit",
        first_contact=None,
        last_activity=when + timedelta(days=rng.randrange(0, 30)),
        unsubscribed=place % 11 == 0,
    )


def _with_customers(
    rng: random.Random, contacts: list[Contact], joined: Sequence[date]
) -> tuple[tuple[Contact, ...], list[Contact]]:
    """Make customers of activated trials of the same month; customers of before get an older record."""
    free: dict[date, list[int]] = {month: [] for month in months()}
    for place, contact in enumerate(contacts):
        if contact.stage == "Activated":
            free[contact.created.date().replace(day=1)].append(place)
    older: list[Contact] = []
    owners = []
    for place, month in enumerate(joined):
        choice = free[month] if place >= joined.count(months()[0]) - NEW_A_MONTH[0] else []
        if choice:
            taken = choice.pop(rng.randrange(len(choice)))
            contacts[taken] = _as_customer(contacts[taken])
            owners.append(contacts[taken])
        else:
            created = datetime(2023, 1 + place % 12, 1 + place % 27, 10, 5, tzinfo=PARIS)
            contact = _contact(rng, 6_000 + place, created, "Customer")
            older.append(replace(contact, last_activity=_LAST_SEEN - timedelta(days=rng.randrange(0, 200))))
            owners.append(older[-1])
    return (*older, *contacts), owners


def _as_customer(contact: Contact) -> Contact:
    return replace(contact, stage="Customer")


def _payments(seed: int, customers: Sequence[Customer]) -> list[Payment]:
    """Return one payment a month and customer; some fail and are paid the next day."""
    rng = stream(seed, "saas", "payments")
    found = []
    for month in months():
        for customer in customers:
            if customer.joined > month or (customer.left is not None and month >= customer.left):
                continue
            clock = time(rng.randrange(6, 20), rng.randrange(60), rng.randrange(60))
            when = datetime.combine(month.replace(day=1 + customer.number % 28), clock, UTC)
            if rng.random() < 0.02 and when.day < 28:
                found.append(Payment(customer, when, "Failed", first=False))
                when += timedelta(hours=23)
            found.append(Payment(customer, when, "Paid", first=customer.joined == month))
    return sorted(found, key=lambda payment: (payment.paid_at, payment.customer.number))


_CAMPAIGNS = (
    ("Brand - Quorvia", 0.12, 0.2),
    ("Planning artisans", 0.5, 0.48),
    ("Logiciel planning", 0.38, 0.32),
)
#: Noise of one month of cost per trial; each run of six has a mean of zero.
_NOISE = (0.05, -0.04, -0.02, 0.03, -0.06, 0.04, 0.02, -0.05, 0.04, -0.03, 0.05, -0.03)


def _google(seed: int, contacts: Sequence[Contact]) -> tuple[Spend, ...]:
    """Spend what makes 29 € a trial, whatever the month: noise and nothing else."""
    rng = stream(seed, "saas", "ads")
    counts = dict.fromkeys(months(), 0)
    for contact in contacts:
        month = contact.created.date().replace(day=1)
        if month in counts:
            counts[month] += 1
    found = []
    for place, (month, count) in enumerate(counts.items()):
        budget = count * 29.0 * (1 + _NOISE[place % 12])
        shares = steady(count * 0.3 * part for _, _, part in _CAMPAIGNS)
        for (name, share, _), conversions in zip(_CAMPAIGNS, shares, strict=True):
            cost = round(budget * share, 2)
            clicks = round(cost / 2.3 * rng.gauss(1, 0.04))
            found.append(
                Spend(
                    month, name, "Search", cost, clicks, round(clicks * rng.uniform(12, 22)), conversions, 0.0
                )
            )
    return tuple(found)
