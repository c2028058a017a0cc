"""Which KPIs make sense for a model of business, and on which axis each one stands."""

from __future__ import annotations

from itineraire.vocabulary import KPIS, Axis, Family, Model

#: KPIs that make no sense for a model of business: they are not asked for.
_NOT_FOR: dict[Model, frozenset[str]] = {
    Model.ECOMMERCE: frozenset(
        {
            "leads",
            "cost_per_lead",
            "qualified_leads",
            "qualified_lead_rate",
            "opportunity_rate",
            "win_rate",
            "won_value",
            "activation_rate",
            "recurring_revenue",
            "churn_rate",
            "first_contact_hours",
            "contacted_within_24h_rate",
            "source_missing_rate",
        }
    ),
    Model.B2B: frozenset(
        {
            "orders",
            "average_order",
            "cart_abandonment_rate",
            "activation_rate",
            "recurring_revenue",
            "churn_rate",
            "repeat_rate",
            "return_rate",
        }
    ),
    Model.SAAS: frozenset(
        {
            "orders",
            "average_order",
            "cart_abandonment_rate",
            "repeat_rate",
            "return_rate",
            "win_rate",
            "won_value",
            "opportunity_rate",
        }
    ),
}

_AXIS_OF_FAMILY = {
    Family.ACQUISITION: Axis.ACQUISITION,
    Family.CONVERSION: Axis.CONVERSION,
    Family.RETENTION: Axis.BUSINESS,
    Family.SERVICE: Axis.CONVERSION,
}
_AXIS_OF_KPI = {
    "revenue": Axis.BUSINESS,
    "orders": Axis.BUSINESS,
    "margin": Axis.BUSINESS,
    "average_order": Axis.BUSINESS,
    "leads": Axis.BUSINESS,
    "won_value": Axis.BUSINESS,
    "win_rate": Axis.BUSINESS,
    "return_rate": Axis.BUSINESS,
    "source_missing_rate": Axis.DATA,
    "consent_rate": Axis.DATA,
}


def kpis_for(model: Model) -> tuple[str, ...]:
    """Return the KPIs that make sense for a model of business."""
    return tuple(kpi for kpi in KPIS if kpi not in _NOT_FOR[model])


def axis_of(kpi: str) -> Axis:
    """Return the axis of the diagnostic a KPI belongs to."""
    return _AXIS_OF_KPI.get(kpi, _AXIS_OF_FAMILY[KPIS[kpi].family])
