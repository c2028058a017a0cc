"""Dated events that change how figures are read: tracking breaks, definitions, consent, stock (M9)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.result import Finding, FindingKind, Scalar, Stake
from itineraire.diagnostic.trust import BreakLine
from itineraire.metrics import Flow
from itineraire.metrics.crm import distinct_leads
from itineraire.metrics.flows import event_flow, join_sources, period_flow
from itineraire.metrics.sales import kept_orders
from itineraire.stats.breaks import level_breaks
from itineraire.vocabulary import Axis

_DAILY_EVENTS = 8.0  # fewer a day, and a day's ratio says too little: weeks are compared instead
_DEFINITION_RATIO = 1.5  # a rise of half or more while the firm's own count holds is a new definition
_LEAST_LOSS = 0.20  # a fall of the measured share below a fifth is explained before it is alarming
_NEAR = timedelta(days=10)
_LEAST_CONSENT = 0.03
_STOCK_DAYS = 3


@dataclass(frozen=True)
class Shift:
    """A lasting change of a ratio between two counts of the same thing."""

    on: date
    until: date | None
    change: float


def measure_shifts(context: Context) -> tuple[tuple[Shift, ...], str]:
    """Return the dated changes of analytics conversions over the firm's own count, and their sources."""
    return context.once("measure shifts", lambda: _measure_shifts(context))


def _measure_shifts(context: Context) -> tuple[tuple[Shift, ...], str]:
    seen, own = _seen_and_own(context)
    if seen.is_empty or own.is_empty:
        return (), ""
    source = f"{seen.source};{own.source}"
    counted, real = seen.until(context.as_of).daily(), own.until(context.as_of).daily()
    days = counted.index.intersection(real.index)
    both = pd.DataFrame({"seen": counted.reindex(days), "own": real.reindex(days)}).dropna()
    if both.empty:
        return (), source
    by_day = not _is_weekly(seen)
    rule, length = ("D", 7) if both["own"].median() >= _DAILY_EVENTS and by_day else ("W-MON", 3)
    grouped = both.resample(rule, label="left", closed="left").sum()
    ratio = (grouped["seen"] / grouped["own"]).where(grouped["own"] > 0)
    found = level_breaks(ratio.tolist(), min_length=length)
    starts = [max(grouped.index[item.index], days[0]) for item in found]
    dates = [(_sharpen(both["seen"], start) if by_day and rule != "D" else start).date() for start in starts]
    ends = [*dates[1:], None][: len(dates)]
    return tuple(
        Shift(on, until, item.change) for on, until, item in zip(dates, ends, found, strict=True)
    ), source


def _sharpen(seen: pd.Series, around: pd.Timestamp) -> pd.Timestamp:
    """Return the day, within a week of ``around``, that best parts two levels of a daily count (Poisson)."""
    month = pd.Timedelta(weeks=4)
    near = seen[(seen.index >= around - month) & (seen.index <= around + month)]
    days = [day for day in near.index[1:] if abs((day - around).days) <= 7]

    def likelihood(day: pd.Timestamp) -> float:
        sides = near[near.index < day], near[near.index >= day]
        return sum(float(side.sum()) * math.log(max(float(side.mean()), 1e-9)) for side in sides)

    return max(days, key=likelihood) if days else around


def _seen_and_own(context: Context) -> tuple[Flow, Flow]:
    """Return what analytics counts and what the firm counts: purchases and orders, or events and leads."""
    shop = kept_orders(context.tables)
    if len(shop):
        rows = metrics.traffic_report(context.tables, "transactions")
        return period_flow(rows, "transactions"), event_flow(shop, "created")
    rows = metrics.traffic_report(context.tables, "key_events")
    people = distinct_leads(context.tables)
    return period_flow(rows, "key_events"), event_flow(people, "created")


def _is_weekly(flow: Flow) -> bool:
    return bool(((flow.rows["end"] - flow.rows["start"]).dt.days >= 1).any())


def consent_shifts(context: Context) -> tuple[tuple[Shift, float, float], ...]:
    """Return the dated changes of the consent rate, with the rate before and after."""
    return context.once("consent shifts", lambda: _consent_shifts(context))


def _consent_shifts(context: Context) -> tuple[tuple[Shift, float, float], ...]:
    consent = metrics.rows_of(context.tables, "consent").sort_values("date")
    consent = consent[(consent["date"] <= pd.Timestamp(context.as_of)) & consent["consent_rate"].notna()]
    rates = consent["consent_rate"].astype("float64").tolist()
    days = [day.date() for day in consent["date"]]
    found = level_breaks(rates, min_length=5, min_size=0.05)
    edges = [0, *(item.index for item in found), len(rates)]
    levels = [float(pd.Series(rates[first:last]).median()) for first, last in pairwise(edges)]
    return tuple(
        (Shift(days[item.index], None, item.change), before, after)
        for item, before, after in zip(found, levels[:-1], levels[1:], strict=True)
        if abs(after - before) >= _LEAST_CONSENT
    )


def break_lines(context: Context) -> tuple[BreakLine, ...]:
    """Return every dated event that changes how figures are read, oldest first."""
    shifts, _ = measure_shifts(context)
    lines = [BreakLine("consent", shift.on, shift.change) for shift, _, _ in consent_shifts(context)]
    lines += [BreakLine(_kind(context, shift), shift.on, shift.change) for shift in shifts]
    return tuple(sorted((line for line in lines if line.kind != "explained"), key=lambda line: line.on))


def _kind(context: Context, shift: Shift) -> str:
    """Name a change of the measured share: consent explains it, a fault, a repair or a new definition."""
    if any(abs(shift.on - other.on) <= _NEAR for other, _, _ in consent_shifts(context)):
        return "explained"
    if shift.change <= -_LEAST_LOSS:
        return "tracking"
    earlier = [item for item in measure_shifts(context)[0] if item.on < shift.on]
    if shift.change >= _DEFINITION_RATIO - 1 and not any(item.change <= -_LEAST_LOSS for item in earlier):
        return "definition"
    broken = any(item.until == shift.on and item.change <= -_LEAST_LOSS for item in earlier)
    return "repair" if shift.change > 0 and broken else "explained"


def visits_changed_on(context: Context) -> date | None:
    """Return the day of the last two years from which visits are no longer counted alike; ``None`` if none.

    A consent rate that moves changes the visits measured, not those received: a comparison across that day
    would take one for the other (R35).
    """
    return _last_of(context, [shift.on for shift, _, _ in consent_shifts(context)])


def conversions_changed_on(context: Context) -> date | None:
    """Return the day of the last two years that makes analytics conversions incomparable; ``None`` if none."""
    kinds = ("tracking", "definition", "repair")
    return _last_of(context, [line.on for line in break_lines(context) if line.kind in kinds])


def _last_of(context: Context, days: list[date]) -> date | None:
    since = (pd.Timestamp(context.window[0]) - pd.DateOffset(years=1)).date()
    return max((day for day in days if day >= since), default=None)


def tracking_findings(context: Context) -> tuple[Finding, ...]:
    """Derive dated breaks of the measure, consent changes and stock-outs."""
    shifts, source = measure_shifts(context)
    found = [_from_shift(context, shift, source) for shift in shifts]
    found += [_consent(context, *item) for item in consent_shifts(context)]
    found += list(_stock_outs(context))
    return tuple(item for item in found if item is not None)


def _from_shift(context: Context, shift: Shift, source: str) -> Finding | None:
    kind = _kind(context, shift)
    end = shift.until - timedelta(days=1) if shift.until else context.as_of
    if kind == "tracking":
        values: dict[str, Scalar] = {
            "on": shift.on,
            "drop": -shift.change,
            "until": shift.until,
            "days": (end - shift.on).days + 1,
            "variant": "repaired" if shift.until else None,
        }
        return Finding("tracking_break", Axis.DATA, FindingKind.RISK, values, shift.on, end, source)
    if kind == "definition":
        values = {"on": shift.on, "ratio": 1 + shift.change}
        context_kind = FindingKind.CONTEXT
        return Finding("definition_change", Axis.DATA, context_kind, values, shift.on, context.as_of, source)
    return None


def _consent(context: Context, shift: Shift, before: float, after: float) -> Finding | None:
    values: dict[str, Scalar] = {
        "on": shift.on,
        "before": before,
        "after": after,
        "variant": None if after < before else "rise",
    }
    return Finding(
        "consent_change",
        Axis.DATA,
        FindingKind.CONTEXT,
        values,
        shift.on,
        context.as_of,
        "follow_up/consent",
        kpi="consent_rate",
    )


def _stock_outs(context: Context) -> tuple[Finding, ...]:
    """Return the flagship products missing for days on end over the year, the longest first."""
    stock = metrics.rows_of(context.tables, "stock")
    start, end = (pd.Timestamp(day) for day in context.window)
    stock = stock[stock["date"].between(start, end)]
    flagged = stock["flagship"].fillna(False).astype(bool)
    stock = stock[flagged] if flagged.any() else stock
    found = [
        finding
        for sku, rows in stock.groupby("sku", sort=True)
        for finding in _stock_out_runs(context, str(sku), rows.sort_values("date"))
    ]
    found.sort(key=lambda item: -float(item.values["days"] or 0))  # type: ignore[arg-type]
    return tuple(found[:3])


def _stock_out_runs(context: Context, sku: str, rows: pd.DataFrame) -> list[Finding]:
    empty = (rows["units"] <= 0).to_numpy()
    run = pd.Series(empty).ne(pd.Series(empty).shift()).cumsum().to_numpy()
    step = pd.Timedelta(rows["date"].diff().median())
    found = []
    for _, part in rows[empty].groupby(run[empty]):
        last = part["date"].max() + (step - pd.Timedelta(days=1) if pd.notna(step) else pd.Timedelta(0))
        first = part["date"].min()
        days = (last - first).days + 1
        if days >= _STOCK_DAYS:
            name = part["product"].dropna()
            values: dict[str, Scalar] = {
                "product": str(name.iloc[0]) if len(name) else sku,
                "sku": sku,
                "on": first.date(),
                "days": days,
            }
            stake = _missed(context, sku, days, first)
            found.append(
                Finding(
                    "stock_out",
                    Axis.BUSINESS,
                    FindingKind.RISK,
                    values,
                    first.date(),
                    last.date(),
                    "follow_up/stock",
                    stake,
                    "revenue",
                )
            )
    return found


def _missed(context: Context, sku: str, days: int, first: pd.Timestamp) -> Stake | None:
    """Return the margin missed, spread over twelve months, from the product's sales of the 90 days before."""
    lines = metrics.rows_of(context.tables, "order_lines").drop_duplicates()
    orders = kept_orders(context.tables)[["order_key", "created"]]
    sold = lines[lines["sku"] == sku].merge(orders, on="order_key")
    before = sold[(sold["created"] < first) & (sold["created"] >= first - pd.Timedelta(days=90))]
    if before.empty:
        return None
    daily = float((before["quantity"] * before["price"]).sum()) / 90
    margin = context.client.economics.margin_rate
    euros = [daily * days * rate / 12 for rate in (margin.low, margin.likely, margin.high)]
    hypotheses: dict[str, Scalar] = {
        "sales_a_day_eur": daily,
        "days": days,
        "margin_rate": margin.likely,
        "spread_months": 12,
    }
    return Stake(euros[0], euros[1], euros[2], hypotheses)


def sources_of(tables: metrics.Tables, name: str) -> str:
    """Return the reports that fill a table."""
    return join_sources(metrics.rows_of(tables, name)["report"])
