"""What Cabrelle Industrie spends on advertising, from the cost per lead that must be found again."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date

from tests.demo import truth
from tests.demo.randomness import steady, stream
from tests.demo.shop import Spend

_GOOGLE = (
    ("Marque - Cabrelle", "Rechercher", 0.08, 0.12),
    ("Mezzanine industrielle", "Rechercher", 0.48, 0.42),
    ("Rayonnage à palettes", "Rechercher", 0.30, 0.30),
    ("PMax - Entrepôts", "Performance Max", 0.14, 0.16),
)
_META = (
    ("Leads - Guide mezzanine", "lead", 0.50, 0.60),
    ("Leads - Directeurs d'entrepôt", "lead", 0.35, 0.40),
    ("Notoriété - Vidéo de chantier", "link_click", 0.15, 0.0),
)
#: Noise of one month of cost per lead; each run of six has a mean of zero.
_NOISE = (0.02, -0.03, 0.01, -0.02, 0.03, -0.01, -0.02, 0.03, -0.01, 0.02, -0.03, 0.01)


def spend_by_month(seed: int, counts: Mapping[date, int]) -> tuple[tuple[Spend, ...], tuple[Spend, ...]]:
    """Spend each month what makes the cost per lead of that month: 58 €, then 18 % more from April 2026."""
    google: list[Spend] = []
    meta: list[Spend] = []
    claimed = steady(count * 0.55 for count in counts.values())
    rng = stream(seed, "b2b", "ads")
    for place, (month, count) in enumerate(counts.items()):
        rise = 1 + truth.CPL_RISE if month >= truth.CPL_RISE_START else 1.0
        budget = count * truth.CPL_BEFORE_EUR * rise * (1 + _NOISE[place % 12])
        google += _month(rng, month, budget * 0.76, claimed[place], _GOOGLE, click_eur=2.6 * rise)
        meta += _month(rng, month, budget * 0.24, round(count * 0.17), _META, click_eur=1.1)
    return tuple(google), tuple(meta)


def _month(
    rng: random.Random,
    month: date,
    budget: float,
    results: int,
    campaigns: Sequence[tuple[str, str, float, float]],
    *,
    click_eur: float,
) -> list[Spend]:
    found = []
    counts = steady(results * part for _, _, _, part in campaigns)
    for (name, kind, share, _), conversions in zip(campaigns, counts, strict=True):
        cost = round(budget * share, 2)
        clicks = round(cost / click_eur * rng.gauss(1, 0.04))
        won = clicks if kind == "link_click" else conversions
        found.append(Spend(month, name, kind, cost, clicks, round(clicks * rng.uniform(12, 24)), won, 0.0))
    return found
