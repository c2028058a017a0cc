"""Meta Ads Manager in French: one row a campaign and month, results in several units."""

from __future__ import annotations

from collections.abc import Sequence

from tests.demo.seasons import month_end
from tests.demo.shop import Spend
from tests.demo.writers.texts import NO_BREAK, delimited

_INDICATORS = {
    "purchase": "actions:offsite_conversion.fb_pixel_purchase",
    "link_click": "actions:link_click",
    "lead": "actions:onsite_conversion.lead_grouped",
}
_HEAD = (
    "Début des rapports",
    "Fin des rapports",
    "Nom de la campagne",
    "Diffusion des campagnes",
    "Budget des ensembles de publicités",
    "Type de budget de l’ensemble de publicités",
    "Paramètre d’attribution",
    "Résultats",
    "Indicateur de résultats",
    "Couverture",
    "Impressions",
    "Coût par résultat",
    "Montant dépensé (EUR)",
    "Fin",
    "Répétition",
    "Clics uniques sur un lien",
    f"Vues de la page de destination du site{NO_BREAK}Web",
    "Clics sur un lien",
    "Coût par vue de page de destination (EUR)",
)


def campaigns(spends: Sequence[Spend]) -> bytes:
    """Return the campaigns' report cut by month: UTF-8, CRLF, decimal point even in French."""
    rows = [_row(spend) for spend in sorted(spends, key=lambda spend: (spend.month, spend.campaign))]
    return delimited([_HEAD, *rows], newline="\r\n", last_newline=False).encode()


def _row(spend: Spend) -> tuple[object, ...]:
    reach = round(spend.impressions / 2.4)
    landed = round(spend.clicks * 0.71)
    results = round(spend.conversions)
    return (
        f"{spend.month:%Y-%m-%d}",
        f"{month_end(spend.month):%Y-%m-%d}",
        spend.campaign,
        "active",
        "Utilisation du budget de l’ensemble de publicités",
        0,
        "clic à 7 jours et vue à 1 jour",
        results or "",
        _INDICATORS[spend.kind],
        reach,
        spend.impressions,
        f"{spend.cost / results:.8f}" if results else "",
        f"{spend.cost:.2f}",
        "Ongoing",
        f"{spend.impressions / reach:.6f}" if reach else "",
        round(spend.clicks * 0.83),
        landed,
        spend.clicks,
        f"{spend.cost / landed:.6f}" if landed else "",
    )
