"""Euros of margin that one unit of a KPI is worth, from the baseline and the client's own economics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from itineraire.diagnostic.result import Measure
from itineraire.engagement import Client


def margin_per_unit(client: Client, baseline: Iterable[Measure]) -> Mapping[str, float]:
    """Return the likely euros of margin of one order, one euro of sales, one lead, one visit, one euro spent.

    A KPI that cannot be priced is left out: its signals are shown without euros, never with zero.
    """
    values = {measure.kpi: measure.value for measure in baseline if measure.value is not None}
    margin = client.economics.margin_rate.likely
    prices = {"revenue": margin, "won_value": margin, "media_spend": -1.0}
    basket = values.get("average_order")
    rate = values.get("conversion_rate")
    if basket is not None:
        prices["orders"] = basket * margin
        if rate is not None:
            prices["sessions"] = rate * basket * margin
    lead = client.economics.lead_value_eur
    if lead is not None:
        prices["leads"] = lead.likely
        prices.pop("sessions", None)
        if rate is not None:
            prices["sessions"] = rate * lead.likely
    return prices
