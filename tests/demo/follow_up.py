"""The follow-up folder: consent, stock, incidents, meetings, spending, past actions and their reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.demo import truth
from tests.demo.randomness import stream
from tests.demo.seasons import days, months
from tests.demo.shop import FLAGSHIPS, PRODUCTS
from tests.demo.writers.texts import delimited

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class History:
    """What one client's team wrote down."""

    incidents: Rows
    launched: Rows
    reads: Rows
    spending: Rows


HISTORIES = {
    "demo": History(
        incidents=(
            ("2025-12-03", "2025-12-03", "site", "Paiement indisponible pendant deux heures"),
            (truth.CONSENT_CHANGE, truth.CONSENT_CHANGE, "consent", "Nouveau bandeau de consentement"),
            (
                truth.TRACKING_BREAK,
                truth.TRACKING_REPAIR - timedelta(days=1),
                "tracking",
                "Balise d'achat perdue après la mise à jour du thème",
            ),
            (
                truth.STOCK_OUT_START,
                truth.STOCK_OUT_END,
                "stock",
                "Rupture de la lampe Liseron chez le fabricant",
            ),
        ),
        launched=(
            (
                "relance-paniers",
                "Relance des paniers abandonnés par e-mail",
                "crm",
                "orders",
                "email",
                truth.CART_EMAILS_START,
                1800,
            ),
            (
                "textes-produits",
                "Réécriture des textes de 60 fiches produit",
                "conversion",
                "average_order",
                "",
                truth.PRODUCT_TEXTS_START,
                2400,
            ),
            (
                "guide-cadeaux",
                "Guide des cadeaux pour les moteurs",
                "seo",
                "organic_share",
                "organic_search",
                "2026-08-31",
                900,
            ),
        ),
        reads=(
            ("relance-paniers", "2026-01-15", "proven", "Conserver et étendre aux paniers de plus de 100 €"),
        ),
        spending=(("Google Ads et Meta", 5400), ("Outils (boutique, e-mailing, avis)", 455)),
    ),
    "demo-b2b": History(
        incidents=(
            ("2026-01-19", "2026-01-20", "site", "Formulaire de devis indisponible une journée"),
            ("2026-06-08", "", "tracking", "Source absente dans le formulaire catalogue"),
        ),
        launched=(
            (
                "rappel-jour",
                "Rappel des demandes le jour même",
                "service",
                "contacted_within_24h_rate",
                "",
                truth.QUICK_START,
                0,
            ),
            (
                "webinaires",
                "Webinaire mensuel sur les normes",
                "content",
                "leads",
                "",
                truth.WEBINAR_START,
                3600,
            ),
            (
                "pages-archives",
                "Pages pour les archives publiques",
                "seo",
                "organic_share",
                "organic_search",
                "2026-08-31",
                1200,
            ),
        ),
        reads=(("rappel-jour", "2026-03-02", "proven", "Conserver"),),
        spending=(("Google Ads et Meta", 7400), ("Outils (CRM, suivi des appels)", 845)),
    ),
    "demo-saas": History(
        incidents=(
            (
                truth.DEFINITION_CHANGE,
                truth.DEFINITION_CHANGE,
                "tracking",
                "L'événement clé compte aussi les visites du formulaire",
            ),
            ("2026-05-06", "2026-05-06", "site", "Application indisponible pendant trois heures"),
        ),
        launched=(
            (
                "essai-14-jours",
                "Essai ramené de 30 à 14 jours",
                "conversion",
                "activation_rate",
                "",
                truth.TRIAL_CUT,
                0,
            ),
            (
                "page-accueil",
                "Nouvelle page d'accueil",
                "conversion",
                "leads",
                "",
                truth.HOME_PAGE_START,
                4200,
            ),
            (
                "guide-couvreurs",
                "Guide du planning pour les couvreurs",
                "seo",
                "organic_share",
                "organic_search",
                "2026-09-07",
                800,
            ),
        ),
        reads=(("page-accueil", "2026-03-16", "not_proven", "Ne pas refaire sans test"),),
        spending=(("Google Ads", 3230), ("Outils (CRM, e-mails, aide en ligne)", 618)),
    ),
}


def files(client: str, seed: int = truth.SEED) -> dict[str, bytes]:
    """Return the follow-up files of one client by name."""
    history = HISTORIES[client]
    tables: dict[str, tuple[tuple[str, ...], Rows]] = {
        "consent.csv": (("date", "consent_rate"), _consent(client, seed)),
        "incidents.csv": (("start", "end", "kind", "title"), history.incidents),
        "meetings.csv": (("date", "kind", "minutes", "decisions", "attendees"), _meetings(client, seed)),
        "budget_actuals.csv": (("month", "line", "eur"), _spending(client, history.spending, seed)),
        "launched.csv": (
            ("action", "title", "kind", "kpi", "channel", "started_on", "cost_eur"),
            history.launched,
        ),
        "reads.csv": (("action", "date", "verdict", "decision"), history.reads),
    }
    if client == "demo":
        tables["stock.csv"] = (("date", "sku", "product", "units", "flagship"), _stock(seed))
    return {name: delimited([head, *rows]).encode() for name, (head, rows) in tables.items()}


def _consent(client: str, seed: int) -> Rows:
    rng = stream(seed, client, "consent")

    def level(day: date) -> float:
        if client != "demo":
            return 0.72
        return truth.CONSENT_AFTER if day >= truth.CONSENT_CHANGE else truth.CONSENT_BEFORE

    return [(day, f"{level(day) + rng.gauss(0, 0.012):.4f}") for day in days()]


def _stock(seed: int) -> Rows:
    """Return a year of daily stock of the three flagship products; the lamp is at zero for 21 days."""
    rng = stream(seed, "demo", "stock")
    rows = []
    for sku in FLAGSHIPS:
        name = next(product.name for product in PRODUCTS if product.sku == sku)
        units = 60
        for day in days(truth.YEAR_START):
            units = units - rng.randrange(0, 4)
            missing = sku == truth.STOCK_OUT_SKU and truth.STOCK_OUT_START <= day <= truth.STOCK_OUT_END
            if missing:
                units = 0
            elif units < 12:
                units = 75
            rows.append((day, sku, name, units, "yes"))
    return rows


def _meetings(client: str, seed: int) -> Rows:
    """Return half a year of meetings; the B2B firm decides nothing in its last three weekly ones."""
    rng = stream(seed, client, "meetings")
    last = truth.LAST_DAY - timedelta(days=truth.LAST_DAY.weekday())
    rows = []
    for week in range(25, -1, -1):
        monday = last - timedelta(weeks=week)
        stuck = client == "demo-b2b" and week < 3
        minutes = rng.randrange(65, 80) if stuck else rng.randrange(34, 46)
        rows.append((monday, "weekly", minutes, 0 if stuck else rng.randrange(1, 5), rng.randrange(4, 8)))
        if monday.day <= 7:
            rows.append((monday + timedelta(days=2), "monthly", 85, rng.randrange(2, 6), 6))
    return rows


def _spending(client: str, lines: Rows, seed: int) -> Rows:
    rng = stream(seed, client, "spending")
    return [
        (month, line, f"{float(str(amount)) * rng.uniform(0.94, 1.06):.2f}")
        for month in months(truth.YEAR_START)
        for line, amount in lines
    ]
