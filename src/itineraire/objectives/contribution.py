"""What reaching a target is worth, in euros of margin a month, when the tree allows to compute it (R90)."""

from __future__ import annotations

from collections.abc import Mapping

from itineraire.engagement import Client, Range
from itineraire.vocabulary import Model

_FIRST_YEAR_MEAN = 6.5  # customers kept add up month after month: (1 + ... + 12) / 12
_SALES = {Model.ECOMMERCE: "revenue", Model.B2B: "won_value", Model.SAAS: "recurring_revenue"}
_PROPORTIONAL = {
    Model.ECOMMERCE: {"revenue", "orders", "sessions", "conversion_rate", "average_order"},
    Model.B2B: {
        "won_value",
        "leads",
        "qualified_leads",
        "qualified_lead_rate",
        "opportunity_rate",
        "win_rate",
        "sessions",
        "conversion_rate",
    },
    Model.SAAS: {"recurring_revenue"},
}
_NEW_CUSTOMERS = {"activation_rate", "leads", "sessions", "conversion_rate"}
_COSTS = {"cost_per_lead", "acquisition_cost", "cost_per_click"}


def margin_gain(
    kpi: str, baseline: float, target: float, levels: Mapping[str, float], client: Client
) -> Range | None:
    """Return the euros of margin a month that a target brings; ``None`` when the figures needed are missing.

    Parameters
    ----------
    kpi, baseline, target
        In the KPI's unit.
    levels
        Mean month of each KPI (``tree.levels``).
    client
        Its model and economics (margin rate, value of a lead).

    Notes
    -----
    Everything else equal: volume at the same price, costs at the same volume. Gains of several key results
    overlap and are never added.
    """
    if baseline == 0:
        return None
    rate = client.economics.margin_rate
    sales = _sales_gain(kpi, baseline, target, levels, client.model)
    if sales is not None:
        return _ordered(rate.low * sales, rate.likely * sales, rate.high * sales)
    flat = _direct_gain(kpi, baseline, target, levels)
    if flat is not None:
        return _ordered(flat, flat, flat)
    return _value_gain(kpi, baseline, target, levels, client)


def _sales_gain(
    kpi: str, baseline: float, target: float, levels: Mapping[str, float], model: Model
) -> float | None:
    """Return the monthly sales that the change brings."""
    sales = levels.get(_SALES[model])
    if sales is None:
        return None
    if kpi in _PROPORTIONAL[model]:
        return sales * (target / baseline - 1)
    if kpi == "churn_rate":
        return sales * (baseline - target) * _FIRST_YEAR_MEAN
    if model is Model.SAAS and kpi in _NEW_CUSTOMERS and "churn_rate" in levels:
        # New customers make up for those who leave: a month's share of sales is the churn rate.
        return sales * levels["churn_rate"] * (target / baseline - 1) * _FIRST_YEAR_MEAN
    if model is not Model.ECOMMERCE:
        return None
    if kpi == "return_rate":
        return sales * (baseline - target)
    if kpi == "cart_abandonment_rate" and baseline < 1:
        return sales * ((1 - target) / (1 - baseline) - 1)
    if kpi == "repeat_rate" and target < 1:
        return sales * ((1 - baseline) / (1 - target) - 1)
    if kpi in ("mobile_conversion_rate", "desktop_conversion_rate"):
        return _device_sales(kpi, target - baseline, levels)
    return None


def _device_sales(kpi: str, change: float, levels: Mapping[str, float]) -> float | None:
    """Return the monthly sales of one device's change; its share of visits is read from the three rates."""
    needed = (
        "sessions",
        "average_order",
        "conversion_rate",
        "mobile_conversion_rate",
        "desktop_conversion_rate",
    )
    if any(code not in levels for code in needed):
        return None
    visits, order, overall, mobile, desktop = (levels[code] for code in needed)
    if desktop == mobile:
        return None
    mobile_share = (desktop - overall) / (desktop - mobile)
    if not 0 < mobile_share < 1:
        return None
    share = mobile_share if kpi == "mobile_conversion_rate" else 1 - mobile_share
    return visits * share * change * order


def _direct_gain(kpi: str, baseline: float, target: float, levels: Mapping[str, float]) -> float | None:
    """Return the monthly euros that go straight to margin."""
    if kpi == "margin" and "margin" in levels:
        return levels["margin"] * (target / baseline - 1)
    spend = levels.get("media_spend")
    if spend is None:
        return None
    if kpi in _COSTS or kpi == "media_spend":
        return spend * (1 - target / baseline)
    return None


def _value_gain(
    kpi: str, baseline: float, target: float, levels: Mapping[str, float], client: Client
) -> Range | None:
    """Return the gain of a B2B firm without sales figures that said what a lead is worth to it."""
    leads, value = levels.get("leads"), client.economics.lead_value_eur
    if client.model is not Model.B2B or leads is None or value is None or kpi not in _PROPORTIONAL[Model.B2B]:
        return None
    factor = leads * (target / baseline - 1)
    return _ordered(value.low * factor, value.likely * factor, value.high * factor)


def _ordered(first: float, likely: float, last: float) -> Range:
    return Range(low=min(first, last), likely=likely, high=max(first, last))
