"""Axis 1: revenue and what moved it, leads once each, baskets, deals."""

from __future__ import annotations

from datetime import date

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.acquisition import month_points
from itineraire.diagnostic.context import Context, months_between
from itineraire.diagnostic.facts import Business, Deals, Driver, Share
from itineraire.diagnostic.result import Finding, FindingKind, Scalar, Stake
from itineraire.diagnostic.stakes import PREVENTED_SHARE, exactly, stake_of
from itineraire.diagnostic.tracking import visits_changed_on
from itineraire.metrics import Reading
from itineraire.metrics.crm import closing_days, distinct_leads
from itineraire.metrics.flows import join_sources
from itineraire.metrics.sales import EXCEPTIONAL_ORDER, kept_orders
from itineraire.stats.decomposition import split_product
from itineraire.stats.intervals import rate_interval
from itineraire.vocabulary import Axis, Model

_LOSS_SHARE = 0.30  # one reason that explains a third of losses is worth one answer
_RETURN_RATE = 0.05
_MONTHS = 6
_MISSING_VALUES = 0.05


def describe_business(context: Context) -> Business:
    """Measure axis 1; each part is empty when its export was not supplied."""
    revenue = context.reading("revenue")
    before = context.before("revenue", revenue)
    leads = metrics.rows_of(context.tables, "leads")
    shop = kept_orders(context.tables)["total"].dropna()
    usual = shop[shop > 0]
    return Business(
        revenue_year_eur=revenue.value,
        revenue_before_eur=before.value,
        revenue_months=month_points(context, "revenue"),
        drivers=revenue_drivers(context),
        visits_changed_on=visits_changed_on(context),
        lead_records=len(leads) if len(leads) else None,
        lead_people=len(distinct_leads(context.tables)) if len(leads) else None,
        order_mean_eur=context.value("average_order"),
        order_median_eur=float(usual.median()) if len(usual) else None,
        exceptional_orders=int((usual > EXCEPTIONAL_ORDER * usual.median()).sum()) if len(usual) else 0,
        digital_share=_digital_share(context, revenue),
        deals=describe_deals(context),
        loss_reasons=_loss_reasons(context),
    )


def revenue_drivers(context: Context) -> tuple[Driver, ...]:
    """Split the year's change of revenue between visits, conversion and basket, exactly (R48, M15).

    Empty when visits are not counted alike over the two years: the split would be false.
    """
    if visits_changed_on(context) is not None:
        return ()
    orders = context.reading("orders")
    earlier = context.before("orders", orders)
    if orders.start is None or orders.end is None or earlier.start is None or earlier.end is None:
        return ()
    after = _factors(context, orders.start, orders.end)
    before = _factors(context, earlier.start, earlier.end)
    if after is None or before is None:
        return ()
    return tuple(Driver(name, eur) for name, eur in split_product(before, after).items())


def _factors(context: Context, start: date, end: date) -> dict[str, float] | None:
    values = {kpi: context.measure(kpi, start, end) for kpi in ("sessions", "orders", "revenue")}
    if any(not found.value or found.value <= 0 or found.start != start for found in values.values()):
        return None
    visits, orders, revenue = (float(values[kpi].value or 0) for kpi in ("sessions", "orders", "revenue"))
    return {"sessions": visits, "conversion_rate": orders / visits, "average_order": revenue / orders}


def _digital_share(context: Context, revenue: Reading) -> float | None:
    total = context.client.economics.total_sales_eur
    if not total or revenue.value is None or revenue.start is None or revenue.end is None:
        return None
    return revenue.value / months_between(revenue.start, revenue.end) * 12 / total


def describe_deals(context: Context) -> Deals | None:
    """Measure the whole sales history, open deals apart so that young ones are not counted as lost."""
    deals = metrics.rows_of(context.tables, "deals")
    deals = deals[deals["created"].notna() & (deals["created"] <= pd.Timestamp(context.as_of))]
    if deals.empty:
        return None
    counts = deals["status"].value_counts()
    won, lost, still = (int(counts.get(status, 0)) for status in ("won", "lost", "open"))
    closed = won + lost
    low, high = rate_interval(won, closed) if closed else (None, None)
    gains = deals.loc[deals["status"] == "won"]
    cycles = (closing_days(deals) - deals["created"]).dt.days.dropna()
    return Deals(
        won=won,
        lost=lost,
        open=still,
        win_rate=won / closed if closed else None,
        low=low,
        high=high,
        won_value_eur=float(gains["value"].sum()),
        mean_value_eur=float(gains["value"].sum() / won) if won else None,
        median_cycle_days=float(cycles[cycles >= 0].median()) if len(cycles) else None,
        negative_cycles=int((cycles < 0).sum()),
        without_value=float((deals["value"].fillna(0) == 0).mean()),
        start=deals["created"].min().date(),
        end=max(deals["created"].max(), closing_days(deals).max()).date(),
    )


def _loss_reasons(context: Context) -> tuple[Share, ...]:
    deals = metrics.rows_of(context.tables, "deals")
    reasons = deals.loc[(deals["status"] == "lost") & deals["loss_reason"].notna(), "loss_reason"]
    named = reasons[~reasons.str.startswith("(")]  # the door replaces rare free texts by a word in brackets
    counts = named.value_counts()
    return tuple(
        Share(str(name), float(count), float(count) / len(reasons)) for name, count in counts.head(5).items()
    )


def business_findings(context: Context, facts: Business) -> tuple[Finding, ...]:
    """Derive what axis 1 says."""
    found = [
        _revenue_fall(context),
        _churn(context),
        _returns(context),
        _repeat(context),
        _basket(context, facts),
        _acquisition_cost(context),
        _activation(context),
        *_deal_findings(context, facts),
    ]
    return tuple(item for item in found if item is not None)


def _finding(
    code: str,
    kind: FindingKind,
    reading: Reading,
    values: dict[str, Scalar],
    stake: Stake | None = None,
) -> Finding | None:
    if reading.start is None or reading.end is None:
        return None
    return Finding(
        code, Axis.BUSINESS, kind, values, reading.start, reading.end, reading.source, stake, reading.kpi
    )


def _revenue_fall(context: Context) -> Finding | None:
    change = context.change("revenue", _MONTHS)
    if change is None or change.high >= 0:
        return None
    margin = context.client.economics.margin_rate
    stake = stake_of({"lost_sales_eur": exactly(change.before - change.after), "margin_rate": margin})
    values: dict[str, Scalar] = {
        "change": -change.change,
        "months": change.months,
        "before": change.before,
        "after": change.after,
    }
    return _finding("revenue_fall", FindingKind.RISK, context.reading("revenue"), values, stake)


def _churn(context: Context) -> Finding | None:
    rate, income = context.reading("churn_rate"), context.value("recurring_revenue")
    if not rate.value:
        return None
    stake = None
    if income:
        stake = stake_of(
            {
                "recurring_eur": exactly(income),
                "churn": exactly(rate.value),
                "prevented": PREVENTED_SHARE,
                "months_kept": exactly(12.0),
                "margin_rate": context.client.economics.margin_rate,
            }
        )
    values: dict[str, Scalar] = {
        "rate": rate.value,
        "low": rate.low,
        "high": rate.high,
        "yearly": 1 - (1 - rate.value) ** 12,
        "lost": rate.above,
    }
    return _finding("churn", FindingKind.RISK, rate, values, stake)


def _returns(context: Context) -> Finding | None:
    rate = context.reading("return_rate")
    if not rate.value or (rate.low or 0) < _RETURN_RATE or rate.start is None or rate.end is None:
        return None
    shop = kept_orders(context.tables)
    inside = shop["created"].between(pd.Timestamp(rate.start), pd.Timestamp(rate.end) + pd.Timedelta(days=1))
    amount = float(shop.loc[inside, "refunded"].sum())
    factors = {
        "refunds_eur": exactly(amount / months_between(rate.start, rate.end)),
        "prevented": PREVENTED_SHARE,
        "margin_rate": context.client.economics.margin_rate,
    }
    values: dict[str, Scalar] = {"rate": rate.value, "amount": amount, "orders": rate.above}
    return _finding("return_rate", FindingKind.RISK, rate, values, stake_of(factors))


def _repeat(context: Context) -> Finding | None:
    rate = context.reading("repeat_rate")
    if rate.value is None or context.client.model != Model.ECOMMERCE:
        return None
    return _finding("repeat", FindingKind.OPPORTUNITY, rate, {"rate": rate.value, "orders": rate.below})


def _basket(context: Context, facts: Business) -> Finding | None:
    reading = context.reading("average_order")
    if reading.value is None or facts.order_median_eur is None:
        return None
    values: dict[str, Scalar] = {
        "mean": reading.value,
        "median": facts.order_median_eur,
        "exceptional": facts.exceptional_orders,
    }
    return _finding("low_basket", FindingKind.OPPORTUNITY, reading, values)


def _acquisition_cost(context: Context) -> Finding | None:
    cost = context.reading("acquisition_cost")
    if cost.value is None:
        return None
    values: dict[str, Scalar] = {
        "cost": cost.value,
        "low": cost.low,
        "high": cost.high,
        "customers": cost.below,
    }
    return _finding("acquisition_cost", FindingKind.CONTEXT, cost, values)


def _activation(context: Context) -> Finding | None:
    rate = context.reading("activation_rate")
    if rate.value is None or context.client.model != Model.SAAS:
        return None
    values: dict[str, Scalar] = {"rate": rate.value, "low": rate.low, "high": rate.high, "people": rate.below}
    return _finding("activation", FindingKind.OPPORTUNITY, rate, values)


def _deal_findings(context: Context, facts: Business) -> list[Finding]:
    """Win rate, main loss reason and missing amounts, over the whole history."""
    deals = facts.deals
    if deals is None:
        return []
    source = join_sources(metrics.rows_of(context.tables, "deals")["report"])

    def about(
        code: str, axis: Axis, kind: FindingKind, values: dict[str, Scalar], kpi: str | None
    ) -> Finding:
        return Finding(code, axis, kind, values, deals.start, deals.end, source, None, kpi)

    found = []
    if deals.win_rate is not None:
        values: dict[str, Scalar] = {
            "rate": deals.win_rate,
            "won": deals.won,
            "lost": deals.lost,
            "open": deals.open,
            "mean": deals.mean_value_eur,
        }
        found.append(about("win_rate", Axis.BUSINESS, FindingKind.CONTEXT, values, "win_rate"))
    if facts.loss_reasons and facts.loss_reasons[0].share >= _LOSS_SHARE:
        first = facts.loss_reasons[0]
        values = {"share": first.share, "reason": first.name, "lost": first.count}
        found.append(about("loss_reasons", Axis.BUSINESS, FindingKind.OPPORTUNITY, values, "win_rate"))
    if deals.without_value >= _MISSING_VALUES:
        values = {"share": deals.without_value}
        found.append(about("deal_values_missing", Axis.DATA, FindingKind.RISK, values, None))
    return found
