"""The simulated reality of Cabrelle Industrie: leads, twins, forgotten prospects, deals, advertising."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.demo import truth
from tests.demo.crm_advertising import spend_by_month
from tests.demo.people import ascii_of, person
from tests.demo.randomness import every, poisson, scattered, stream
from tests.demo.seasons import days, months, yearly_factor
from tests.demo.shop import Spend

PARIS = ZoneInfo("Europe/Paris")
LEADS_A_DAY = 5.2
_SOURCES = {
    "PAID_SEARCH": 0.35,
    "ORGANIC_SEARCH": 0.28,
    "DIRECT_TRAFFIC": 0.14,
    "PAID_SOCIAL": 0.12,
    "REFERRALS": 0.07,
    "OFFLINE": 0.04,
}
_FORMS = {
    "Demande de devis mezzanine": 0.44,
    "Demande de devis rayonnage": 0.34,
    "Formulaire de contact": 0.22,
}
_STAGES = {
    "Lead": 0.58,
    "Marketing Qualified Lead": 0.14,
    "Sales Qualified Lead": 0.08,
    "Opportunity": 0.13,
    "Customer": 0.07,
}
_COMPANIES = ("Logistique", "Transports", "Entrepôts", "Négoce", "Ateliers", "Distribution", "Manufacture")
SELLERS = (
    "Marc Ozanne", "Judith Calvel", "Rémi Fosseret", "Anaïs Périllon",
)  # fmt: skip
_REASONS = (
    "trop cher", "Trop cher", "trop cher.", "Prix", "projet abandonné", "Projet abandonné", "délai trop long",
    "Délai", "concurrent retenu", "Concurrent", "sans réponse", "pas de budget", "Pas de budget", ".",
)  # fmt: skip


@dataclass(frozen=True)
class Contact:
    """One record of the contacts' export; two records may be one person (``who``)."""

    record: int
    who: int
    first: str
    last: str
    email: str
    phone: str
    company: str
    stage: str
    status: str
    owner: str
    created: datetime
    source: str
    form: str
    first_contact: datetime | None
    last_activity: datetime | None
    unsubscribed: bool = False


@dataclass(frozen=True)
class Deal:
    """One deal of the sales pipeline."""

    number: int
    contact: int
    company: str
    owner: str
    value: float
    stage: str
    status: str
    created: datetime
    closed: datetime | None
    loss_reason: str
    activities: int
    channel: str


@dataclass(frozen=True)
class Firm:
    """Everything that happened to the firm."""

    leads: tuple[Contact, ...]
    """The true people of the 24 months, once each."""
    contacts: tuple[Contact, ...]
    """The records as exported: people, twins, forgotten prospects."""
    twins: tuple[tuple[int, int], ...]
    """Pairs of records that are one person."""
    deals: tuple[Deal, ...]
    google: tuple[Spend, ...]
    meta: tuple[Spend, ...]


def simulate(seed: int = truth.SEED, scale: float = 1.0) -> Firm:
    """Draw 24 months of the firm."""
    leads = _leads(seed, scale)
    twins = _twins(stream(seed, "b2b", "twins"), leads, round(truth.DUPLICATE_PAIRS * scale))
    old = _forgotten(seed, round(truth.STALE_PROSPECTS * scale), len(leads) + len(twins), [*leads, *twins])
    contacts = sorted((*leads, *twins, *old), key=lambda contact: (contact.created, contact.record))
    known = {lead.who: lead.record for lead in leads}
    counts = dict.fromkeys(months(), 0)
    for lead in leads:
        counts[lead.created.date().replace(day=1)] += 1
    google, meta = spend_by_month(seed, counts)
    return Firm(
        leads=leads,
        contacts=tuple(contacts),
        twins=tuple((known[twin.who], twin.record) for twin in twins),
        deals=_deals(stream(seed, "b2b", "deals"), leads),
        google=google,
        meta=meta,
    )


def lead_factor(day: date) -> float:
    """Return what the week and the season make of a day: little at weekends, in August, at Christmas."""
    quiet = 0.62 if day.month == 8 or (day.month, day.day) >= (12, 22) else 1.0
    return (0.15 if day.weekday() >= 5 else 1.0) * quiet * yearly_factor(day)


def _leads(seed: int, scale: float) -> tuple[Contact, ...]:
    rng = stream(seed, "b2b", "leads")
    whens = [
        moment
        for day in days()
        for moment in sorted(
            _moment(rng, day) for _ in range(poisson(rng, LEADS_A_DAY * scale * lead_factor(day)))
        )
    ]
    unsourced = scattered(rng, truth.LEADS_WITHOUT_SOURCE, len(whens))
    quick = _quick(rng, whens)
    return tuple(
        _lead(rng, place, when, without_source=unsourced[place], quick=quick[place])
        for place, when in enumerate(whens)
    )


def _quick(rng: random.Random, whens: Sequence[datetime]) -> list[bool]:
    before = sum(when.date() < truth.QUICK_START for when in whens)
    after = len(whens) - before
    return scattered(rng, truth.QUICK_BEFORE, before) + scattered(rng, truth.QUICK_AFTER, after)


def _moment(rng: random.Random, day: date) -> datetime:
    return datetime.combine(day, time(rng.randrange(8, 18), rng.randrange(60)), PARIS)


def _lead(rng: random.Random, place: int, when: datetime, *, without_source: bool, quick: bool) -> Contact:
    who = person(truth.FIRST_PERSON["demo-b2b"] + place)
    stage = _pick(rng, _STAGES)
    contacted = _first_contact(rng, when, quick=quick)
    return Contact(
        record=100_000 + place * 7,
        who=truth.FIRST_PERSON["demo-b2b"] + place,
        first=who.first,
        last=who.last,
        email=who.email,
        phone=who.phone,
        company=f"{_COMPANIES[place % len(_COMPANIES)]} {who.last}",
        stage=stage,
        status="New"
        if contacted is None
        else rng.choice(("Open", "In Progress", "Connected", "Unqualified")),
        owner=SELLERS[place % len(SELLERS)] if contacted else "",
        created=when,
        source="" if without_source else _pick(rng, _SOURCES),
        form=truth.FORM_WITHOUT_SOURCE if without_source else _pick(rng, _FORMS),
        first_contact=contacted,
        last_activity=(contacted or when) + timedelta(days=rng.randrange(0, 45)),
        unsubscribed=place % 17 == 0,
    )


def _first_contact(rng: random.Random, when: datetime, *, quick: bool) -> datetime | None:
    """Return a call on the same day, or after more than a day, or never for one slow lead in ten."""
    if quick:
        return when + timedelta(minutes=rng.randrange(20, 300))
    return None if rng.random() < 0.1 else when + timedelta(hours=rng.randrange(26, 140))


def _pick(rng: random.Random, shares: dict[str, float]) -> str:
    return rng.choices(list(shares), list(shares.values()))[0]


def _twins(rng: random.Random, leads: Sequence[Contact], count: int) -> tuple[Contact, ...]:
    """Write some people twice, as a CRM does: another e-mail, a slip in the name, another phone format."""
    unsourced = [lead for lead in leads if not lead.source]
    sourced = [lead for lead in leads if lead.source]
    without = round(count * truth.LEADS_WITHOUT_SOURCE)
    originals = rng.sample(unsourced, without) + rng.sample(sourced, count - without)
    return tuple(_twin(rng, lead, place) for place, lead in enumerate(originals))


def _twin(rng: random.Random, lead: Contact, place: int) -> Contact:
    created = min(
        lead.created + timedelta(days=rng.randrange(1, 60)), datetime.combine(truth.LAST_DAY, time(18), PARIS)
    )
    twin = replace(
        lead,
        record=lead.record + 3,
        created=created,
        first_contact=None,
        owner="",
        status="New",
        stage="Lead",
    )
    way = place % 4
    if way == 0:
        return replace(twin, email=lead.email.upper(), phone="")
    if way == 1:
        return replace(
            twin,
            email=f"{ascii_of(lead.last)}@entreprise.example",
            phone="+33" + lead.phone[1:].replace(" ", ""),
        )
    if way == 2:
        return replace(twin, last=_slip(lead.last, rng), phone=lead.phone.replace(" ", "."))
    return replace(twin, first=lead.last, last=lead.first, email=lead.email)


def _slip(name: str, rng: random.Random) -> str:
    """Return a name with one letter doubled."""
    place = rng.randrange(1, min(6, len(name) - 1))
    return name[:place] + name[place] + name[place:]


def _forgotten(seed: int, count: int, already: int, others: Sequence[Contact]) -> tuple[Contact, ...]:
    """Return prospects of 2021 to 2023 whom nobody has written to since, with just enough empty sources."""
    rng = stream(seed, "b2b", "forgotten")
    wanted = round(truth.LEADS_WITHOUT_SOURCE * (len(others) + count)) - sum(
        not other.source for other in others
    )
    unsourced = every(wanted / count, count)
    found = []
    for place in range(count):
        created = _moment(rng, date(2021, 1, 4) + timedelta(days=rng.randrange(0, 900)))
        lead = _lead(rng, 6_000 + place, created, without_source=unsourced[place], quick=False)
        last = min(created + timedelta(days=rng.randrange(0, 90)), datetime(2023, 9, 20, 12, tzinfo=PARIS))
        contacted = lead.first_contact if lead.first_contact and lead.first_contact <= last else None
        found.append(
            replace(lead, record=20_000 + place, last_activity=last, first_contact=contacted, stage="Lead")
        )
    return tuple(found)


def _deals(rng: random.Random, leads: Sequence[Contact]) -> tuple[Deal, ...]:
    ripe = [lead for lead in leads if lead.stage in ("Opportunity", "Customer")]
    closings = [lead.created + timedelta(days=3 + rng.lognormvariate(4.1, 0.55)) for lead in ripe]
    order = sorted(range(len(ripe)), key=lambda place: closings[place])
    won = dict(zip(order, scattered(rng, truth.WIN_RATE, len(ripe), block=60), strict=True))
    return tuple(_deal(rng, place, lead, closings[place], won=won[place]) for place, lead in enumerate(ripe))


def _deal(rng: random.Random, place: int, lead: Contact, closing: datetime, *, won: bool) -> Deal:
    is_open = closing.date() > truth.LAST_DAY
    created = datetime.combine(lead.created.date() + timedelta(days=rng.randrange(1, 6)), time(0), PARIS)
    is_open = is_open or created.date() > truth.LAST_DAY
    created = min(created, datetime.combine(truth.LAST_DAY, time(0), PARIS))
    status = "En cours" if is_open else "Gagnée" if won else "Perdue"
    return Deal(
        number=500 + place,
        contact=lead.who,
        company=lead.company,
        owner=SELLERS[place % len(SELLERS)],
        value=0.0 if place % 12 == 5 else round(rng.lognormvariate(9.9, 0.6), 2),
        stage={"En cours": "Devis envoyé", "Gagnée": "Signée", "Perdue": "Devis envoyé"}[status],
        status=status,
        created=created,
        closed=None if is_open else datetime.combine(closing.date(), time(0), PARIS),
        loss_reason=rng.choice(_REASONS) if status == "Perdue" else "",
        activities=rng.randrange(0, 9),
        channel=""
        if place % 20 < 11
        else rng.choice(("Google Ads", "Recommandation", "Salon", "Référencement naturel")),
    )
