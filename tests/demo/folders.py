"""A whole client folder: engagement files written by hand, raw exports and follow-up simulated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from tests.demo import board, content, crm, follow_up, opinions, shop, subscriptions, truth
from tests.demo.audience import Audience, channel_sessions, device_sessions
from tests.demo.randomness import steady, stream
from tests.demo.seasons import days, yearly_factor
from tests.demo.writers import boards, ga4, google_ads, meta, reviews, search_console, shopify, speed, stripe
from tests.demo.writers import crm as crm_files

#: Where the hand-written files stand: they are the committed ones, only exports and follow-up are made.
CLIENTS = Path(__file__).resolve().parents[2] / "client_data"
_WRITTEN = ("*.yaml", "actions.csv", "decisions/**/*.yaml")
_SPLIT = truth.YEAR_START - timedelta(days=1)
_FETCHED = "2026-09-28T07:42:10.000Z"
_TASKS = {
    "demo": (
        ("Corriger le bouton d'achat sur petit écran", "Conversion"),
        ("Relire le plan de marquage", "Mesure"),
        ("Photographier la collection d'hiver", "Contenu"),
        ("Préparer la lettre de novembre", "Rachat"),
        ("Répondre aux avis de la semaine", "Service"),
        ("Renommer les campagnes", "Publicité"),
        ("Compresser les images de collection", "Vitesse"),
    ),
    "demo-b2b": (
        ("Ajouter la source au formulaire catalogue", "Mesure"),
        ("Écrire le cas client d'un entrepôt", "Contenu"),
        ("Exclure les recherches de particuliers", "Publicité"),
        ("Relancer les devis de juin", "Vente"),
        ("Fusionner les fiches en double", "CRM"),
        ("Refaire la page mezzanine", "Conversion"),
    ),
    "demo-saas": (
        ("Raccourcir l'inscription", "Activation"),
        ("Relancer les paiements refusés", "Attrition"),
        ("Publier le modèle de planning", "Contenu"),
        ("Relire les articles d'aide", "Aide"),
        ("Séparer les campagnes", "Publicité"),
        ("Vérifier l'événement d'inscription", "Mesure"),
    ),
}


def files_of(client: str, *, seed: int = truth.SEED, scale: float = 1.0) -> dict[str, bytes]:
    """Return every file of a client's folder: path relative to the folder, and bytes."""
    raw = {"demo": _shop, "demo-b2b": _b2b, "demo-saas": _saas}[client](seed, scale)
    made = {f"raw/{name}": data for name, data in raw.items()}
    made |= {f"follow_up/{name}": data for name, data in follow_up.files(client, seed).items()}
    folder = CLIENTS / client
    written = sorted(path for pattern in _WRITTEN for path in folder.glob(pattern))
    return made | {path.relative_to(folder).as_posix(): path.read_bytes() for path in written}


def write(
    client: str, root: Path, *, seed: int = truth.SEED, scale: float = 1.0, name: str | None = None
) -> Path:
    """Write a client's folder under ``root`` and return it; files it would not write are left alone."""
    folder = root / (name or client)
    for path, data in files_of(client, seed=seed, scale=scale).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def _shop(seed: int, scale: float) -> dict[str, bytes]:
    facts = shop.simulate(seed, scale)
    site = ga4.Property("Maison Tilleul", "Maison Tilleul - GA4", ga4.FRENCH)
    year = [spend for spend in facts.google if spend.month >= truth.YEAR_START]
    topic = content.TOPICS["demo"]
    first = [order for order in facts.orders if order.created.date() <= truth.REPEATED_ORDERS_TO]
    second = [order for order in facts.orders if order.created.date() >= truth.REPEATED_ORDERS_FROM]
    pages = ga4.landing_pages(site, sum(facts.audience.sessions[-365:]), content.landing_pages(topic, 0.016))
    return {
        **_audience_files(site, facts.audience, pages, shop_site=True),
        "google-ads/Rapport sur les campagnes.csv": google_ads.campaigns_french(
            facts.google, truth.FIRST_DAY, truth.LAST_DAY
        ),
        "google-ads/Rapport sur les termes de recherche.csv": google_ads.terms_french(
            content.search_terms(stream(seed, "demo", "terms"), topic, year),
            year,
            truth.YEAR_START,
            truth.LAST_DAY,
        ),
        "meta/Maison-Tilleul-Campagnes-1-oct-2024-30-sept-2026.csv": meta.campaigns(facts.meta),
        "search-console/maison-tilleul.example_-Performance-on-Search-2026-09-30.zip": search_console.mac_zip(
            search_console.files(
                content.search_year(
                    stream(seed, "demo", "search"),
                    topic,
                    round(33_500 * scale),
                    brand_share=0.46,
                    pages=truth.PAGES,
                    weak=truth.WEAK_PAGES,
                )
            ),
            truth.LAST_DAY,
        ),
        "shopify/orders_export_1.csv": shopify.orders(first),
        "shopify/orders_export_2.csv": shopify.orders(second),
        **_speed(topic.host, truth.LCP_MOBILE_MS, truth.LCP_DESKTOP_MS, "fr"),
        "trello/plan-digital.json": boards.trello(
            "Plan digital", board.cards("demo", _TASKS["demo"], seed), range(5)
        ),
        "avis/avis.csv": reviews.listing(_shop_reviews(seed)),
    }


def _audience_files(
    site: ga4.Property, audience: Audience, pages: ga4.Table, *, shop_site: bool = False
) -> dict[str, bytes]:
    """Return the GA4 files: channels in two yearly files, devices over 24 months, the overview."""
    names = (
        ("acquisition-trafic", "appareils", "vue-ensemble-acquisition")
        if site.labels is ga4.FRENCH
        else ("traffic-acquisition", "devices", "acquisition-overview")
    )
    return {
        f"ga4/{names[0]}-2024-2025.csv": ga4.channels_by_day(site, audience, truth.FIRST_DAY, _SPLIT),
        f"ga4/{names[0]}-2025-2026.csv": ga4.channels_by_day(
            site, audience, truth.YEAR_START, truth.LAST_DAY
        ),
        f"ga4/{names[1]}.csv": ga4.devices_by_day(
            site, audience, truth.FIRST_DAY, truth.LAST_DAY, shop=shop_site
        ),
        f"ga4/{names[2]}.csv": ga4.overview(site, audience, truth.YEAR_START, truth.LAST_DAY, pages),
    }


def _speed(host: str, mobile: int, desktop: int, locale: str) -> dict[str, bytes]:
    slow = speed.Speed(f"{host}/", "mobile", mobile, 265, 9, mobile * 2.1, 940.0, 0.064, 0.38)
    quick = speed.Speed(f"{host}/", "desktop", desktop, 120, 4, desktop * 1.2, 210.0, 0.021, 0.81)
    return {f"psi/psi-{page.device}.json": speed.answer(page, _FETCHED, locale) for page in (slow, quick)}


def _shop_reviews(seed: int) -> list[opinions.Review]:
    rng = stream(seed, "demo", "reviews")
    first = truth.FIRST_PERSON["demo"]
    many = opinions.ratings_of(truth.REVIEWS_MANY, truth.REVIEWS_MANY_MEAN)
    few = (5.0, 4.8, 4.6)
    return [
        *opinions.reviews(rng, "Avis boutique", many, first, reply_share=0.35),
        *opinions.reviews(rng, "Guide Déco", few, first, reply_share=0.0),
    ]


def _b2b(seed: int, scale: float) -> dict[str, bytes]:
    facts = crm.simulate(seed, scale)
    site = ga4.Property("Cabrelle Industrie", "Cabrelle Industrie - GA4", ga4.FRENCH)
    whens = [lead.created.date() for lead in facts.leads]
    audience = _site(
        "demo-b2b", seed, whens, a_day=215 * scale, level=crm.lead_factor, mobile=0.44, ratio=1.0
    )
    topic = content.TOPICS["demo-b2b"]
    year = [spend for spend in facts.google if spend.month >= truth.YEAR_START]
    first = truth.FIRST_PERSON["demo-b2b"]
    ratings = opinions.ratings_of(26, 4.4)
    pages = ga4.landing_pages(site, sum(audience.sessions[-365:]), content.landing_pages(topic, 0.018))
    return {
        **_audience_files(site, audience, pages),
        "google-ads/Rapport sur les campagnes.csv": google_ads.campaigns_french(
            facts.google, truth.FIRST_DAY, truth.LAST_DAY
        ),
        "google-ads/Rapport sur les termes de recherche.csv": google_ads.terms_french(
            content.search_terms(stream(seed, "b2b", "terms"), topic, year),
            year,
            truth.YEAR_START,
            truth.LAST_DAY,
        ),
        "meta/Cabrelle-Campagnes-1-oct-2024-30-sept-2026.csv": meta.campaigns(facts.meta),
        "search-console/cabrelle-industrie.example_-Performance-2026-09-30.zip": search_console.mac_zip(
            search_console.files(
                content.search_year(
                    stream(seed, "b2b", "search"),
                    topic,
                    round(17_600 * scale),
                    brand_share=0.30,
                    pages=140,
                    weak=63,
                )
            ),
            truth.LAST_DAY,
        ),
        "hubspot/hubspot-crm-exports-tous-les-contacts-2026-09-30.csv": crm_files.hubspot_contacts(
            facts.contacts
        ),
        "pipedrive/deals-17520460-112.csv": crm_files.pipedrive_deals(facts.deals),
        **_speed(topic.host, 3380, 1950, "fr"),
        "trello/plan-marketing.json": boards.trello(
            "Plan marketing", board.cards("demo-b2b", _TASKS["demo-b2b"], seed), range(first, first + 5)
        ),
        "avis/avis.csv": reviews.listing(
            opinions.reviews(
                stream(seed, "b2b", "reviews"), "Annuaire Industrie", ratings, first, reply_share=0.5
            )
        ),
    }


def _saas(seed: int, scale: float) -> dict[str, bytes]:
    facts = subscriptions.simulate(seed, scale)
    site = ga4.Property("Quorvia", "Quorvia - GA4", ga4.ENGLISH)
    whens = [
        contact.created.date() for contact in facts.contacts if contact.created.date() >= truth.FIRST_DAY
    ]
    audience = _site(
        "demo-saas", seed, whens, a_day=225 * scale, level=_software_level, mobile=0.37, ratio=0.8
    )
    topic = content.TOPICS["demo-saas"]
    pages = ga4.landing_pages(site, sum(audience.sessions[-365:]), content.landing_pages(topic, 0.016))
    search = content.search_year(
        stream(seed, "saas", "search"), topic, round(31_000 * scale), brand_share=0.26, pages=150, weak=54
    )
    members = range(truth.FIRST_PERSON["demo-saas"], truth.FIRST_PERSON["demo-saas"] + 5)
    return {
        **_audience_files(site, audience, pages),
        "google-ads/Campaign report.csv": google_ads.campaigns_english(
            facts.google, truth.FIRST_DAY, truth.LAST_DAY
        ),
        **{
            f"search-console/{name}": data
            for name, data in search_console.files(search, english=True).items()
        },
        "hubspot/hubspot-crm-exports-all-contacts-2026-09-30.csv": crm_files.hubspot_contacts(facts.contacts),
        "stripe/unified_payments.csv": stripe.payments(facts.payments),
        **_speed(topic.host, 2310, 1480, "en"),
        "notion/Plan croissance.csv": boards.notion(
            board.cards("demo-saas", _TASKS["demo-saas"], seed), members
        ),
    }


def _software_level(day: date) -> float:
    return yearly_factor(day) * (0.55 if day.weekday() >= 5 else 1.15)


_SHARES = {
    "demo-b2b": {
        "Paid Search": 0.36,
        "Organic Search": 0.29,
        "Direct": 0.17,
        "Paid Social": 0.07,
        "Referral": 0.05,
        "Email": 0.03,
        "Organic Social": 0.02,
        "Unassigned": 0.01,
    },
    "demo-saas": {
        "Organic Search": 0.40,
        "Paid Search": 0.22,
        "Direct": 0.20,
        "Referral": 0.09,
        "Organic Social": 0.05,
        "Email": 0.03,
        "Unassigned": 0.01,
    },
}


def _site(
    client: str, seed: int, leads: Sequence[date], *, a_day: float, level: object, mobile: float, ratio: float
) -> Audience:
    """Draw the visits of a site whose key event is a lead; 92 % of them are seen by analytics."""
    assert callable(level)
    calendar = days()
    counts = dict.fromkeys(calendar, 0)
    for day in leads:
        counts[day] += 1
    seen = steady(0.92 * counts[day] * _definition(client, day) for day in calendar)
    weights = (mobile, 0.95 - mobile, 0.05)
    aims = [steady(count * weight for count in seen) for weight in weights[:1]]
    conversions = {
        "mobile": aims[0],
        "desktop": [
            max(0, count - part - (place % 23 == 0))
            for place, (count, part) in enumerate(zip(seen, aims[0], strict=True))
        ],
    }
    conversions["tablet"] = [
        count - conversions["mobile"][place] - conversions["desktop"][place]
        for place, count in enumerate(seen)
    ]
    channels = channel_sessions(
        stream(seed, client, "channels"), calendar, a_day=a_day, shares=_SHARES[client], level=level
    )
    sessions = [sum(day) for day in zip(*channels.values(), strict=True)]
    devices = device_sessions(sessions, conversions, calendar, mobile_share=mobile, mobile_to_desktop=ratio)
    return Audience(tuple(calendar), channels, devices, conversions)


def _definition(client: str, day: date) -> float:
    return truth.DEFINITION_RATIO if client == "demo-saas" and day >= truth.DEFINITION_CHANGE else 1.0
