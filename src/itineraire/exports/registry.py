"""Every export that is known, and the choice of the one a table is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo

from itineraire.exports.description import Description, Match, NearMiss, match, near_miss
from itineraire.exports.documents import Document
from itineraire.exports.header import comparison_labels, labels_of
from itineraire.exports.tools import (
    boards,
    business_profile,
    follow_up,
    ga4,
    ga4_events,
    google_ads,
    hubspot,
    linkedin_ads,
    mailing,
    matomo,
    meta,
    microsoft_ads,
    paypal,
    pipedrive,
    prestashop,
    rank_tracker,
    reviews,
    salesforce,
    search_console,
    shopify,
    stripe,
    trello,
    web_speed,
    woocommerce,
)

DESCRIPTIONS: tuple[Description, ...] = (
    *boards.DESCRIPTIONS,
    *business_profile.DESCRIPTIONS,
    *follow_up.DESCRIPTIONS,
    *ga4.DESCRIPTIONS,
    *ga4_events.DESCRIPTIONS,
    *google_ads.DESCRIPTIONS,
    *hubspot.DESCRIPTIONS,
    *linkedin_ads.DESCRIPTIONS,
    *mailing.DESCRIPTIONS,
    *matomo.DESCRIPTIONS,
    *meta.DESCRIPTIONS,
    *microsoft_ads.DESCRIPTIONS,
    *paypal.DESCRIPTIONS,
    *pipedrive.DESCRIPTIONS,
    *prestashop.DESCRIPTIONS,
    *rank_tracker.DESCRIPTIONS,
    *reviews.DESCRIPTIONS,
    *salesforce.DESCRIPTIONS,
    *search_console.DESCRIPTIONS,
    *shopify.DESCRIPTIONS,
    *stripe.DESCRIPTIONS,
    *trello.DESCRIPTIONS,
    *woocommerce.DESCRIPTIONS,
)
DOCUMENT_READERS: tuple[Callable[[object, ZoneInfo, bytes], Document | None], ...] = (
    web_speed.read,
    trello.read,
    reviews.read,
)


@lru_cache(maxsize=4096)
def recognise(cells: tuple[str, ...], *, comparison: bool = False, dated: bool = False) -> Match | None:
    """Return the description a header fits best; ``None`` when it fits none.

    Parameters
    ----------
    cells
        The header as written.
    comparison
        Read the columns of the period compared with instead of the main one.
    dated
        Whether a period is written above the table.
    """
    labels = comparison_labels(cells) if comparison else labels_of(cells)
    if labels is None or not any(labels):
        return None
    known = [description for description in DESCRIPTIONS if dated or not description.needs_period]
    found = [fit for description in known if (fit := match(description, labels))]
    return max(found, key=lambda fit: fit.strength, default=None)


def nearly(cells: Sequence[str]) -> NearMiss | None:
    """Return the description a header almost fits."""
    return near_miss(DESCRIPTIONS, labels_of(cells))
