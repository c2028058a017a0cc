"""The tree that ties every KPI to margin, leads or loyalty, and what moved its goal last (M15, R90)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from itineraire.objectives.result import KpiTree, TreeFactor
from itineraire.objectives.targets import monthly_values
from itineraire.stats.decomposition import split_product
from itineraire.vocabulary import KPIS, Model, Unit

_SHARED = {
    "media_spend": "margin",
    "cost_per_click": "media_spend",
    "cost_per_lead": "media_spend",
    "acquisition_cost": "media_spend",
    "organic_share": "sessions",
    "top_channel_share": "sessions",
    "brand_clicks": "sessions",
    "consent_rate": "sessions",
    "mobile_conversion_rate": "conversion_rate",
    "desktop_conversion_rate": "conversion_rate",
    "lcp_mobile": "mobile_conversion_rate",
    "source_missing_rate": "cost_per_lead",
}

#: KPI -> the KPI it feeds, up to ``margin``; a KPI outside it hangs on nothing.
PARENTS: dict[Model, dict[str, str]] = {
    Model.ECOMMERCE: {
        **_SHARED,
        "revenue": "margin",
        "orders": "revenue",
        "average_order": "revenue",
        "return_rate": "revenue",
        "sessions": "orders",
        "conversion_rate": "orders",
        "repeat_rate": "orders",
        "cart_abandonment_rate": "conversion_rate",
        "rating": "conversion_rate",
        "review_reply_rate": "rating",
    },
    Model.B2B: {
        **_SHARED,
        "won_value": "margin",
        "qualified_leads": "won_value",
        "win_rate": "won_value",
        "opportunity_rate": "won_value",
        "leads": "qualified_leads",
        "qualified_lead_rate": "qualified_leads",
        "sessions": "leads",
        "conversion_rate": "leads",
        "first_contact_hours": "qualified_lead_rate",
        "contacted_within_24h_rate": "qualified_lead_rate",
        "rating": "win_rate",
        "review_reply_rate": "rating",
    },
    Model.SAAS: {
        **_SHARED,
        "recurring_revenue": "margin",
        "leads": "recurring_revenue",
        "activation_rate": "recurring_revenue",
        "churn_rate": "recurring_revenue",
        "average_order": "recurring_revenue",
        "sessions": "leads",
        "conversion_rate": "leads",
        "first_contact_hours": "activation_rate",
        "contacted_within_24h_rate": "activation_rate",
        "rating": "churn_rate",
        "review_reply_rate": "rating",
    },
}

STALE_DAYS = 210  # a change that ended over half a year ago says nothing of today

#: Goal of each model, and the totals whose successive ratios multiply into it.
_CHAINS: dict[Model, tuple[tuple[str, ...], ...]] = {
    Model.ECOMMERCE: (("sessions", "orders", "revenue"), ("orders", "revenue")),
    Model.B2B: (
        ("leads", "qualified_leads", "won_value"),
        ("sessions", "leads", "won_value"),
        ("leads", "won_value"),
        ("sessions", "leads"),
    ),
    Model.SAAS: (("sessions", "leads"), ("media_spend", "leads")),
}


def tree_path(kpi: str, model: Model) -> tuple[str, ...]:
    """Return the codes from ``kpi`` up to margin; empty when it hangs on nothing.

    Examples
    --------
    >>> tree_path("mobile_conversion_rate", Model.ECOMMERCE)
    ('mobile_conversion_rate', 'conversion_rate', 'orders', 'revenue', 'margin')
    """
    parents = PARENTS[model]
    path = [kpi]
    while path[-1] in parents:
        path.append(parents[path[-1]])
    return tuple(path) if path[-1] == "margin" else ()


def kpi_tree(series: pd.DataFrame, model: Model, *, as_of: date) -> KpiTree | None:
    """Split the last change of the model's goal between its factors, exactly.

    Returns
    -------
    KpiTree or None
        The last 12 full months against the 12 before when the history allows (the season then cancels), else
        the last 6 against the 6 before; ``None`` when the totals needed are not there.
    """
    for chain in _CHAINS[model]:
        months = {kpi: monthly_values(series, kpi, as_of=as_of) for kpi in chain}
        table = pd.DataFrame(months).dropna() if all(len(values) for values in months.values()) else None
        if table is None:
            continue
        if table.empty or table.index[-1] < pd.Timestamp(as_of - timedelta(days=STALE_DAYS)):
            continue
        for length in (12, 6):
            found = _split(table.asfreq("MS").tail(2 * length), chain, length)
            if found is not None:
                return found
    return None


def _split(table: pd.DataFrame, chain: tuple[str, ...], length: int) -> KpiTree | None:
    if len(table) < 2 * length or table.isna().any(axis=None):
        return None
    before, after = (dict(part.mean()) for part in (table.head(length), table.tail(length)))
    if min(*before.values(), *after.values()) <= 0:
        return None
    old, new = _factors(before, chain), _factors(after, chain)
    effects = split_product(old, new)
    goal = chain[-1]
    return KpiTree(
        goal=goal,
        unit=KPIS[goal].unit,
        before=float(before[goal]),
        after=float(after[goal]),
        months=length,
        start=table.index[0].date(),
        end=(table.index[-1] + pd.offsets.MonthEnd(1)).date(),
        factors=tuple(
            TreeFactor(code, _unit(code, chain), float(old[code]), float(new[code]), float(effects[code]))
            for code in old
        ),
    )


def _factors(totals: Mapping[str, float], chain: tuple[str, ...]) -> dict[str, float]:
    """Return the first total and the ratio of each total to the one before: their product is the goal."""
    factors = {chain[0]: float(totals[chain[0]])}
    for above, below in zip(chain[1:], chain, strict=False):
        factors[f"{above}_per_{below}"] = float(totals[above] / totals[below])
    return factors


def _unit(code: str, chain: tuple[str, ...]) -> Unit:
    if code == chain[0]:
        return KPIS[code].unit
    above = KPIS[code.split("_per_")[0]]
    below = KPIS[code.split("_per_")[1]]
    return Unit.RATE if above.unit is Unit.COUNT and below.unit is Unit.COUNT else above.unit


def levels(series: pd.DataFrame, *, as_of: date) -> dict[str, float]:
    """Return the mean month of each KPI over its last full year, or over what there is of it."""
    recent = pd.Timestamp(as_of - timedelta(days=400))
    means = {}
    for kpi in series["kpi"].unique():
        months = monthly_values(series, str(kpi), as_of=as_of)
        months = months[months.index >= recent].tail(12).dropna()
        if len(months):
            means[str(kpi)] = float(months.mean())
    return means
