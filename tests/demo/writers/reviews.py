"""Lists of reviews as the tools that gather them write them."""

from __future__ import annotations

from collections.abc import Iterable

from tests.demo.opinions import Review
from tests.demo.writers.texts import delimited, trimmed


def listing(found: Iterable[Review]) -> bytes:
    """Return the list, the newest first."""
    head = ("title", "text", "rating", "author", "date", "verified", "location", "platform", "reply")
    rows = [
        (
            r.title,
            r.text,
            trimmed(r.rating, 1),
            r.author,
            f"{r.on:%Y-%m-%d}",
            "true" if r.verified else "false",
            "FR",
            r.platform,
            "Merci pour votre avis." if r.replied else "",
        )
        for r in sorted(found, key=lambda r: r.on, reverse=True)
    ]
    return delimited([head, *rows]).encode()
