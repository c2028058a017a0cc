"""A simulated board of tasks: what is done, by week, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from tests.demo import truth
from tests.demo.randomness import stream

TO_DO, DOING, BLOCKED, REVIEW, DONE = "À faire", "En cours", "Bloqué", "En relecture", "Terminé"
LISTS = (TO_DO, DOING, BLOCKED, REVIEW, DONE)


@dataclass(frozen=True)
class Card:
    """One task; ``moves`` holds the instants at which it changed list."""

    number: int
    title: str
    label: str
    created: datetime
    moves: tuple[tuple[datetime, str, str], ...]
    standing: str
    due: date | None


def cards(client: str, titles: Sequence[tuple[str, str]], seed: int = truth.SEED) -> tuple[Card, ...]:
    """Draw the cards: ``truth.DONE_BY_WEEK`` finished, then what is open in each list.

    Parameters
    ----------
    titles
        Title and label, used in turn.
    """
    rng = stream(seed, client, "board")
    found: list[Card] = []

    def named() -> tuple[str, str]:
        title, label = titles[len(found) % len(titles)]
        turn = len(found) // len(titles)
        return (f"{title} ({turn + 1})" if turn else title), label

    last_monday = truth.LAST_DAY - timedelta(days=truth.LAST_DAY.weekday())
    for age, count in enumerate(reversed(truth.DONE_BY_WEEK), start=1):
        for _ in range(count):
            done = _at(
                last_monday - timedelta(weeks=age) + timedelta(days=rng.randrange(5)), rng.randrange(9, 18)
            )
            started = done - timedelta(days=rng.randrange(3, 24))
            created = started - timedelta(days=rng.randrange(2, 30))
            moves = [(started, TO_DO, DOING)]
            if rng.random() < 0.5:
                moves.append((done - timedelta(days=1), DOING, REVIEW))
            moves.append((done, moves[-1][2], DONE))
            found.append(Card(len(found) + 1, *named(), created, tuple(moves), DONE, None))
    for standing, count in truth.OPEN_CARDS[client].items():
        for _ in range(count):
            started = _at(truth.LAST_DAY - timedelta(days=rng.randrange(6, 62)), rng.randrange(9, 18))
            moves = [] if standing == TO_DO else [(started, TO_DO, DOING)]
            if standing in (BLOCKED, REVIEW):
                moves.append((started + timedelta(days=rng.randrange(2, 6)), DOING, standing))
            due = truth.LAST_DAY + timedelta(days=rng.randrange(-12, 40))
            created = started - timedelta(days=rng.randrange(2, 40))
            found.append(Card(len(found) + 1, *named(), created, tuple(moves), standing, due))
    return tuple(found)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, 12), UTC)
