"""Read one KPI over one period: value, interval, dates and sources."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

import pandas as pd

from itineraire.engagement import Client
from itineraire.metrics.flows import Flow, Tables, join_sources
from itineraire.metrics.formulas import FORMULAS, Ledger, Level, Ratio, Sample, Total
from itineraire.metrics.timeline import full_months, monthly
from itineraire.stats.intervals import count_interval, mean_interval, median_interval, rate_interval
from itineraire.vocabulary import KPIS, Unit


@dataclass(frozen=True)
class Reading:
    """One KPI over one period.

    Parameters
    ----------
    value
        In ``unit``; ``None`` when the tables do not give it.
    low, high
        95 % interval; ``None`` when it has no meaning.
    start, end
        First and last day really measured.
    source
        Report ids joined by ``;``.
    above, below
        Numerator and denominator of a ratio, or the size of a sample as ``below``.
    """

    kpi: str
    value: float | None
    unit: Unit
    low: float | None = None
    high: float | None = None
    start: date | None = None
    end: date | None = None
    source: str = ""
    above: float | None = None
    below: float | None = None


def measure(
    kpi: str, tables: Tables, client: Client, start: date, end: date, *, ledger: Ledger | None = None
) -> Reading:
    """Compute ``kpi`` from the clean tables over ``start`` to ``end``, both included.

    The period is cut to the days that the exports cover; a report that only gives a total over a longer
    period is read over its own dates, which the reading tells.

    Parameters
    ----------
    ledger
        Shares the quantities of the same tables between several readings.

    Raises
    ------
    KeyError
        When ``kpi`` is no code of ``vocabulary.KPIS``.
    """
    formula = FORMULAS[kpi]
    ledger = ledger or Ledger(tables, client)
    if isinstance(formula, Sample):
        return _read_sample(kpi, formula, tables, client, start, end)
    if isinstance(formula, Ratio):
        return _read_ratio(kpi, formula, ledger, start, end)
    if isinstance(formula, Level):
        return _read_level(kpi, ledger.flow(formula.amount).until(end), end)
    return _read_total(kpi, formula, ledger.flow(formula.amount), start, end)


def window_of(flow: Flow, start: date, end: date) -> tuple[date, date] | None:
    """Return the days on which ``flow`` can be read for the period asked; ``None`` when it cannot."""
    if flow.is_empty:
        return None
    first, last = flow.covered
    if flow.is_long:
        return (first, last) if first <= end and last >= start else None
    first, last = max(first, start), min(last, end)
    return (first, last) if first <= last else None


def common_window(one: Flow, two: Flow, start: date, end: date) -> tuple[date, date] | None:
    """Return the days over which two flows can be compared; ``None`` when they share too few."""
    first, second = window_of(one, start, end), window_of(two, start, end)
    if first is None or second is None:
        return None
    if one.is_long == two.is_long:
        shared = max(first[0], second[0]), min(first[1], second[1])
        return shared if shared[0] <= shared[1] else None
    wide = first if one.is_long else second
    other = two if one.is_long else one
    covered = other.covered
    return wide if covered[0] <= wide[0] and covered[1] >= wide[1] else None


def _read_total(kpi: str, formula: Total, flow: Flow, start: date, end: date) -> Reading:
    window = window_of(flow, start, end)
    if window is None:
        return _nothing(kpi)
    value = flow.total(*window)
    low, high = count_interval(value) if formula.counted else (None, None)
    return Reading(kpi, value, KPIS[kpi].unit, low, high, *window, flow.source)


def _read_ratio(kpi: str, formula: Ratio, ledger: Ledger, start: date, end: date) -> Reading:
    above, below = ledger.flow(formula.above), ledger.flow(formula.below)
    window = common_window(above, below, start, end)
    if window is None:
        return _nothing(kpi)
    top, bottom = above.total(*window), below.total(*window)
    if formula.kind != "gap" and bottom <= 0:
        return _nothing(kpi)
    value = top - bottom if formula.kind == "gap" else top / bottom
    bounds = _bounds(formula.kind, top, bottom)
    source = ";".join(
        dict.fromkeys(part for part in (*above.source.split(";"), *below.source.split(";")) if part)
    )
    return Reading(kpi, value, KPIS[kpi].unit, *bounds, *window, source, top, bottom)


def _bounds(kind: str, top: float, bottom: float) -> tuple[float | None, float | None]:
    """Return the interval of a comparison; none for a difference of sums."""
    if kind == "gap":
        return None, None
    if kind == "rate":
        return rate_interval(min(max(top, 0.0), bottom), bottom)
    few, many = count_interval(bottom)
    return top / many, top / few if few > 0 else None


def _read_sample(
    kpi: str, formula: Sample, tables: Tables, client: Client, start: date, end: date
) -> Reading:
    values = formula.values(tables, client)
    values = values[values["value"].notna()]
    dated = values[values["when"].notna()]
    inside = dated[
        (dated["when"] >= pd.Timestamp(start)) & (dated["when"] < pd.Timestamp(end) + pd.Timedelta(days=1))
    ]
    chosen = inside if not dated.empty else values
    if chosen.empty:
        return _nothing(kpi)
    sample = chosen["value"].astype("float64").to_numpy()
    centre = float(pd.Series(sample).median() if formula.how == "median" else sample.mean())
    bounds = median_interval(sample.tolist()) if formula.how == "median" else mean_interval(sample.tolist())
    low, high = (None, None) if math.isnan(bounds[0]) else bounds
    days = (chosen["when"].min(), chosen["when"].max()) if not dated.empty else (None, None)
    first, last = (day.date() if day is not None else None for day in days)
    source = join_sources(chosen["report"])
    return Reading(kpi, centre, KPIS[kpi].unit, low, high, first, last, source, None, float(len(sample)))


def _read_level(kpi: str, flow: Flow, end: date) -> Reading:
    months = full_months(monthly(flow, end))
    if months.empty:
        return _nothing(kpi)
    last = months.iloc[-1]
    day = last["start"].date()
    return Reading(
        kpi,
        float(last["value"]),
        KPIS[kpi].unit,
        start=day,
        end=(last["start"] + pd.offsets.MonthEnd(0)).date(),
        source=flow.source,
    )


def _nothing(kpi: str) -> Reading:
    return Reading(kpi, None, KPIS[kpi].unit)
