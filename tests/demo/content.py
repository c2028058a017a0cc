"""What each client's visitors search and read: queries, pages, search terms."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.demo import truth
from tests.demo.people import ascii_of
from tests.demo.randomness import spread
from tests.demo.seasons import days
from tests.demo.shop import Spend
from tests.demo.writers.google_ads import Term
from tests.demo.writers.search_console import Search


@dataclass(frozen=True)
class Topic:
    """The words of one client: what he sells, how people ask for it, his name and his site."""

    host: str
    brand: tuple[str, ...]
    things: tuple[str, ...]
    ways: tuple[str, ...]
    sections: tuple[str, ...]


TOPICS = {
    "demo": Topic(
        "https://www.maison-tilleul.example",
        ("maison tilleul", "maisontilleul", "tilleul maison", "maison tilleul lampe", "tilleul deco avis"),
        (
            "lampe de chevet",
            "suspension",
            "plaid",
            "service de table",
            "vase",
            "étagère",
            "tabouret",
            "rideau",
            "coussin",
            "miroir",
            "bougeoir",
            "carafe",
            "lampadaire",
            "nappe",
            "bols",
        ),
        (
            "",
            "bois",
            "laiton",
            "artisanal",
            "pas cher",
            "fait main",
            "salon",
            "chambre",
            "idée cadeau",
            "comment choisir",
            "lin",
            "style campagne",
            "français",
            "haut de gamme",
            "petit",
            "pour cuisine",
        ),
        ("collections", "produits", "guides", "journal"),
    ),
    "demo-b2b": Topic(
        "https://www.cabrelle-industrie.example",
        ("cabrelle", "cabrelle industrie", "rayonnage cabrelle", "cabrelle avis", "cabrelle mezzanine"),
        (
            "mezzanine industrielle",
            "rayonnage à palettes",
            "rayonnage cantilever",
            "plateforme de stockage",
            "rayonnage dynamique",
            "étagère industrielle",
            "mezzanine entrepôt",
            "rack palette",
            "garde-corps mezzanine",
        ),
        (
            "",
            "prix",
            "devis",
            "norme",
            "sur mesure",
            "occasion",
            "charge admissible",
            "fabricant",
            "installation",
            "garage",
            "hauteur",
            "comment choisir",
            "réglementation",
            "plan",
            "alsace",
            "pour archives",
        ),
        ("solutions", "secteurs", "realisations", "guides"),
    ),
    "demo-saas": Topic(
        "https://www.quorvia.example",
        ("quorvia", "logiciel quorvia", "quorvia planning", "quorvia avis", "quorvia connexion"),
        (
            "planning équipe",
            "logiciel planning",
            "planning artisan",
            "planning chantier",
            "planning restaurant",
            "modèle planning",
            "planning salarié",
            "roulement équipe",
            "planning garde",
            "feuille d'heures",
        ),
        (
            "",
            "gratuit",
            "excel",
            "en ligne",
            "application",
            "modèle",
            "pdf",
            "hebdomadaire",
            "2 équipes",
            "prix",
            "comparatif",
            "petite entreprise",
            "bâtiment",
            "à imprimer",
            "automatique",
        ),
        ("modeles", "metiers", "blog", "fonctionnalites"),
    ),
}


def slug(text: str) -> str:
    """Return words as an address writes them."""
    return "-".join(ascii_of(word) for word in text.replace("'", " ").split() if ascii_of(word))


def search_year(
    rng: random.Random, topic: Topic, clicks: int, *, brand_share: float, pages: int, weak: int
) -> Search:
    """Draw twelve months of Search Console: each file leaves something out, as the real ones do.

    Parameters
    ----------
    clicks
        Clicks of the dates file; the pages file has 97 % of them, the queries file 58 %.
    brand_share
        Share of the queries' clicks that name the brand.
    pages, weak
        Pages shown, and how many of them never get a click.
    """
    asked = [f"{thing} {way}".strip() for thing in topic.things for way in topic.ways]
    branded = round(clicks * 0.58 * brand_share)
    queries = [
        *_rows(rng, topic.brand, branded, _falling(len(topic.brand), 1.2), rate=0.38, position=1.3),
        *_rows(rng, asked, round(clicks * 0.58) - branded, _falling(len(asked), 0.9), rate=0.03, position=11),
    ]
    addresses = [f"{topic.host}/", *(f"{topic.host}/{section}/" for section in topic.sections)]
    addresses += [f"{topic.host}/{topic.sections[n % 4]}/{slug(text)}" for n, text in enumerate(asked)]
    shown = addresses[:pages]
    weights = [*_falling(pages - weak, 0.95), *([0.0] * weak)]
    weights = [weight + 1e-9 for weight in weights]
    found = _rows(rng, shown, round(clicks * 0.97), weights, rate=0.028, position=14)
    found = [
        row if row[1] or place >= pages - weak else (row[0], 1, row[2] + 1, row[3])
        for place, row in enumerate(found)
    ]
    window = days(truth.YEAR_START)
    by_day = spread(clicks, [1 + 0.12 * rng.random() - (0.2 if day.weekday() >= 5 else 0) for day in window])
    shares = (0.61, 0.35, 0.04)
    return Search(
        queries=_by_clicks(queries),
        pages=_by_clicks(found),
        countries=_rows(
            rng, ("France", "Belgique", "Suisse", "Luxembourg"), clicks, (90, 6, 3, 1), rate=0.03, position=12
        ),
        devices=_rows(rng, ("Mobile", "Ordinateur", "Tablette"), clicks, shares, rate=0.03, position=12),
        days=[
            (
                f"{day:%Y-%m-%d}",
                count,
                round(count / rng.uniform(0.026, 0.034)),
                round(rng.uniform(11, 14), 2),
            )
            for day, count in zip(window, by_day, strict=True)
        ],
    )


def _falling(count: int, power: float) -> list[float]:
    return [1 / (place + 1) ** power for place in range(count)]


def _rows(
    rng: random.Random,
    keys: Sequence[str],
    clicks: int,
    weights: Sequence[float],
    *,
    rate: float,
    position: float,
) -> list[tuple[str, int, int, float]]:
    counts = spread(clicks, weights)
    return [
        (
            key,
            count,
            max(rng.randrange(12, 60), round(count / (rate * rng.uniform(0.6, 1.4)))),
            round(max(1.0, position * rng.uniform(0.6, 1.9)), 2),
        )
        for key, count in zip(keys, counts, strict=True)
    ]


def _by_clicks(rows: Sequence[tuple[str, int, int, float]]) -> list[tuple[str, int, int, float]]:
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))


def search_terms(rng: random.Random, topic: Topic, spends: Sequence[Spend]) -> list[Term]:
    """Return search terms that make 62 % of the year's search clicks; the rest is "other terms"."""
    found = []
    texts = [f"{thing} {way}".strip() for thing in topic.things for way in topic.ways[:9]]
    campaigns = sorted({spend.campaign for spend in spends if spend.kind == "Rechercher"})
    for place, campaign in enumerate(campaigns):
        own = [spend for spend in spends if spend.campaign == campaign]
        asked = list(topic.brand) if campaign.startswith("Marque") else texts[place :: len(campaigns)]
        weights = _falling(len(asked), 0.8)
        clicks = spread(round(0.62 * sum(spend.clicks for spend in own)), weights)
        results = spread(round(0.62 * sum(spend.conversions for spend in own)), weights)
        price = sum(spend.cost for spend in own) / sum(spend.clicks for spend in own)
        for text, count, won in zip(asked, clicks, results, strict=True):
            cost = round(count * price * rng.uniform(0.9, 1.1), 2)
            match = rng.choice(("Requête large", "Expression exacte", "Mot clé exact"))
            found.append(
                Term(
                    text,
                    match,
                    campaign,
                    f"{campaign} - A",
                    round(count * rng.uniform(11, 19)) + 1,
                    count,
                    cost,
                    won,
                )
            )
    return sorted(found, key=lambda term: -term.cost)


def landing_pages(topic: Topic, rate: float) -> list[tuple[str, float, float]]:
    """Return the landing pages: address, share of sessions, share of visits with a key event."""
    asked = [f"/{topic.sections[n % 4]}/{slug(thing)}" for n, thing in enumerate(topic.things)]
    addresses = ["/", *(f"/{section}/" for section in topic.sections), *asked, "(not set)"]
    weights = _falling(len(addresses), 0.85)
    whole = sum(weights)
    factors = (1.2, 1.1, 1.25, 0.35, 0.9)
    return [
        (address, weight / whole, rate * factors[place % len(factors)])
        for place, (address, weight) in enumerate(zip(addresses, weights, strict=True))
    ]
