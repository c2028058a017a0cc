"""What the quarterly review decides on each launched action (M28, R137, R156)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from itineraire.steering.verdicts import BUDGET_GRADES, Outcome, Verdict

#: Kept when its value exceeds its cost in four futures out of five; stopped in one or less.
KEEP_FROM = 0.8
STOP_AT = 0.2
#: An effect is counted over one year against the cost of the action.
WEEKS_COUNTED = 52
_Z95 = 1.959964


class Move(StrEnum):
    """The columns of the quarterly table."""

    KEEP = "keep"
    STOP = "stop"
    SMALL_TEST = "small_test"
    WAIT = "wait"
    MEASURE_FIRST = "measure_first"


@dataclass(frozen=True)
class Arbitration:
    """One line of the quarterly table.

    Parameters
    ----------
    value_eur_year
        Likely euros of margin over a year; ``None`` when the KPI cannot be priced.
    worth_probability
        Chance that this value exceeds the cost; ``None`` when it cannot be said.
    """

    action: str
    title: str
    move: Move
    cost_eur: float | None
    value_eur_year: float | None
    worth_probability: float | None
    verdict: Verdict


def arbitrate(verdicts: Sequence[Verdict], prices: Mapping[str, float]) -> tuple[Arbitration, ...]:
    """Propose a decision on every launched action.

    Parameters
    ----------
    prices
        Euros of margin of one unit of each KPI (``money.margin_per_unit``).
    """
    return tuple(_arbitrate(verdict, prices.get(verdict.kpi)) for verdict in verdicts)


def _arbitrate(verdict: Verdict, price: float | None) -> Arbitration:
    value, chance = worth(verdict, price)
    return Arbitration(
        verdict.action, verdict.title, _move(verdict, chance), verdict.cost_eur, value, chance, verdict
    )


def worth(verdict: Verdict, price: float | None) -> tuple[float | None, float | None]:
    """Return the euros of margin over a year and the chance that they exceed the cost."""
    if price is None or verdict.weekly_change is None or not verdict.change:
        return None, None
    year = price * WEEKS_COUNTED
    per_fraction = verdict.weekly_change / verdict.change
    value = verdict.weekly_change * year
    low, high = verdict.low or 0.0, verdict.high or 0.0
    spread = abs((high - low) / (2 * _Z95) * per_fraction * year)
    distance = (value - (verdict.cost_eur or 0.0)) / spread if spread > 0 else math.copysign(math.inf, value)
    return value, 0.5 * (1 + math.erf(distance / math.sqrt(2)))


def _move(verdict: Verdict, chance: float | None) -> Move:
    if verdict.outcome is Outcome.TOO_EARLY:
        return Move.WAIT
    if verdict.outcome is Outcome.NO_DATA:
        return Move.MEASURE_FIRST
    if verdict.grade not in BUDGET_GRADES:
        return Move.SMALL_TEST
    if chance is None:
        simple = {Outcome.PROVEN: Move.KEEP, Outcome.HARMFUL: Move.STOP}
        return simple.get(verdict.outcome, Move.SMALL_TEST)
    if chance >= KEEP_FROM:
        return Move.KEEP
    return Move.STOP if chance <= STOP_AT else Move.SMALL_TEST
