"""What customers say: reviews with a known number and mean of stars."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.demo import truth
from tests.demo.people import person
from tests.demo.seasons import days


@dataclass(frozen=True)
class Review:
    """One review of one platform."""

    on: date
    rating: float
    platform: str
    title: str
    text: str
    author: str
    replied: bool
    verified: bool


_PRAISE = (
    "Très beau produit",
    "Livraison rapide",
    "Conforme à la photo",
    "Équipe à l'écoute",
    "Je recommande",
)
_BLAME = ("Colis abîmé", "Trop petit", "Attente trop longue", "Réponse tardive")


def reviews(
    rng: random.Random, platform: str, ratings: Sequence[float], first_person: int, reply_share: float
) -> list[Review]:
    """Return reviews with exactly these ratings, spread over the 24 months."""
    window = days()
    found = []
    for place, rating in enumerate(ratings):
        words = _PRAISE if rating >= 4 else _BLAME
        who = person(first_person + place % truth.CANARIES_A_CLIENT)
        found.append(
            Review(
                on=window[(place * len(window)) // len(ratings)],
                rating=rating,
                platform=platform,
                title=rng.choice(words),
                text=f"{rng.choice(words)}. Merci à {person(first_person + (place + 7) % 20).name}.",
                author=who.name,
                replied=rng.random() < reply_share,
                verified=rng.random() < 0.8,
            )
        )
    return found


def ratings_of(count: int, mean: float) -> list[float]:
    """Return whole stars from 2 to 5 whose mean is exact: 5 and 4 first, some 3 and 2, evenly mixed."""
    stars = [2.0] * round(count * 0.04) + [3.0] * round(count * 0.06)
    left = count - len(stars)
    fives = round(count * mean - sum(stars)) - 4 * left
    stars += [5.0] * fives + [4.0] * (left - fives)
    step = next(
        step
        for step in range(7, count + 8)
        if count % step and all(count % p or step % p for p in (2, 3, 5, 7))
    )
    return [stars[place * step % count] for place in range(count)]
