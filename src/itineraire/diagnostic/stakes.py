"""Euros of margin a month at stake, by seeded Monte Carlo, with the hypotheses that made them (M6)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from itineraire.diagnostic.context import Context
from itineraire.diagnostic.result import Stake
from itineraire.engagement import Range
from itineraire.vocabulary import Model

#: Share of a gap to one's own best segment that a year of work closes: a hypothesis, always printed.
CLOSED_SHARE = Range(low=0.10, likely=0.25, high=0.50)
#: Share of a recurring loss (refunds, departures) that work prevents: a hypothesis, always printed.
PREVENTED_SHARE = Range(low=0.05, likely=0.15, high=0.30)
#: Fall of a channel in a bad year, for the stake of a dependency: a hypothesis, always printed.
BAD_YEAR_FALL = Range(low=0.10, likely=0.20, high=0.30)
DRAWS = 10_000


def exactly(value: float) -> Range:
    """Return a range without doubt."""
    return Range(low=value, likely=value, high=value)


def stake_of(factors: Mapping[str, Range], *, seed: int = 2026) -> Stake:
    """Multiply the ranges and return the product's P10, P50 and P90, in euros a month.

    Parameters
    ----------
    factors
        Ranges by name; each is drawn as a triangle from low to high. Their likely values are printed.

    Examples
    --------
    >>> found = stake_of({"visits": exactly(100_000), "gap": exactly(0.002), "basket_eur": exactly(80),
    ...                   "margin_rate": exactly(0.4)})
    >>> round(found.likely)
    6400
    """
    random = np.random.default_rng(seed)
    product = np.ones(DRAWS)
    for factor in factors.values():
        product *= _draw(factor, random)
    low, likely, high = (float(value) for value in np.percentile(product, [10, 50, 90]))
    shown = {
        name: value
        for key, factor in factors.items()
        for name, value in (
            ((key, factor.likely),)
            if factor.low == factor.high
            else ((f"{key}_low", factor.low), (key, factor.likely), (f"{key}_high", factor.high))
        )
    }
    return Stake(low, likely, high, shown)


def _draw(factor: Range, random: np.random.Generator) -> np.ndarray:
    if factor.low == factor.high:
        return np.full(DRAWS, factor.likely)
    return random.triangular(factor.low, factor.likely, factor.high, DRAWS)


def conversion_value(context: Context) -> dict[str, Range] | None:
    """Return the factors that turn one conversion into euros of margin; ``None`` when nothing tells.

    An order earns basket times margin rate. A lead earns the value the client states, else the won value a
    deal brings times the win rate times the margin rate. A SaaS sign-up earns the customer value the client
    states times the share of sign-ups that become active.
    """
    if context.client.model == Model.ECOMMERCE:
        return _value_of_order(context)
    worth = _value_of_lead(context)
    return (
        None if worth is None else {"leads_per_conversion": exactly(_leads_per_conversion(context)), **worth}
    )


def _leads_per_conversion(context: Context) -> float:
    """Return the leads behind one key event of analytics, at most 1: events count more than people."""
    leads, events = context.value("leads"), context.reading("conversion_rate").above
    return min(1.0, leads / events) if leads and events else 1.0


def _value_of_order(context: Context) -> dict[str, Range] | None:
    basket = context.reading("average_order")
    if basket.value is None:
        return None
    spread = Range(low=basket.low or basket.value, likely=basket.value, high=basket.high or basket.value)
    return {"basket_eur": spread, "margin_rate": context.client.economics.margin_rate}


def _value_of_lead(context: Context) -> dict[str, Range] | None:
    economics = context.client.economics
    if context.client.model == Model.SAAS and economics.customer_value_eur is not None:
        activation = context.value("activation_rate")
        if activation:
            return {
                "customer_value_eur": economics.customer_value_eur,
                "activation_rate": exactly(activation),
            }
    if economics.lead_value_eur is not None:
        return {"lead_value_eur": economics.lead_value_eur}
    return _value_from_deals(context)


def _value_from_deals(context: Context) -> dict[str, Range] | None:
    won, rate = context.reading("won_value"), context.reading("win_rate")
    opened = context.value("opportunity_rate")
    if won.value is None or not rate.value or not rate.above:
        return None
    factors = {
        "won_deal_eur": exactly(won.value / rate.above),
        "win_rate": Range(low=rate.low or rate.value, likely=rate.value, high=rate.high or rate.value),
        "margin_rate": context.client.economics.margin_rate,
    }
    return factors if not opened or opened >= 1 else {**factors, "opportunity_rate": exactly(opened)}
