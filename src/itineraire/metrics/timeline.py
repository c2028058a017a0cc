"""Every KPI by week and by month, from the same formulas as the baseline."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from itineraire.engagement import Client
from itineraire.metrics.flows import QUIET_DAYS, Flow, Tables
from itineraire.metrics.formulas import FORMULAS, Formula, Ledger, Level, Ratio, Sample, Total

Grain = Literal["week", "month"]

SERIES_COLUMNS = ("kpi", "grain", "start", "value", "complete")
_RULES: dict[Grain, str] = {"week": "W-SUN", "month": "M"}
#: A cost per lead of a month with fewer leads than this is not shown: it would be mostly chance.
_FEWEST_BELOW = 1.0


def series(
    tables: Tables, client: Client, *, as_of: date | None = None, ledger: Ledger | None = None
) -> pd.DataFrame:
    """Return every computable KPI by week and by month.

    Parameters
    ----------
    as_of
        Nothing that starts after this day is read.
    ledger
        Shares the quantities of the same tables with other readings.

    Returns
    -------
    pandas.DataFrame
        ``kpi``, ``grain`` ("week" or "month"), ``start`` (first day), ``value`` (missing where nothing could
        be computed) and ``complete`` (every day of the period is covered). A report made of one long total
        has no series; a monthly report has no weekly one.
    """
    ledger = ledger or Ledger(tables, client)
    found = [
        timed.assign(kpi=kpi, grain=grain)
        for kpi, formula in FORMULAS.items()
        for grain in ("week", "month")
        if not (timed := _timed(formula, ledger, grain, as_of)).empty
    ]
    if not found:
        return pd.DataFrame({name: [] for name in SERIES_COLUMNS}).astype({"start": "datetime64[us]"})
    whole = pd.concat(found, ignore_index=True)[list(SERIES_COLUMNS)]
    return whole.astype({"start": "datetime64[us]", "value": "float64", "complete": "bool"})


def monthly(flow: Flow, as_of: date | None = None) -> pd.DataFrame:
    """Return a flow by month: ``start``, ``value``, ``complete``."""
    return _by_period(flow, "month", as_of)


def full_months(timed: pd.DataFrame) -> pd.DataFrame:
    """Return the last run of consecutive complete months of one KPI, oldest first."""
    known = timed[timed["complete"] & timed["value"].notna()].sort_values("start", ignore_index=True)
    if known.empty:
        return known
    month = known["start"].dt.to_period("M").astype("int64")
    run = (month.diff().fillna(1) != 1).cumsum()
    last_run: pd.DataFrame = known[run == run.iloc[-1]].reset_index(drop=True)
    return last_run


def _timed(formula: Formula, ledger: Ledger, grain: Grain, as_of: date | None) -> pd.DataFrame:
    if isinstance(formula, Sample):
        return _sampled(formula.values(ledger.tables, ledger.client), formula.how, grain, as_of)
    if isinstance(formula, Ratio):
        above = _by_period(ledger.flow(formula.above), grain, as_of)
        below = _by_period(ledger.flow(formula.below), grain, as_of)
        if above.empty or below.empty:
            return above.iloc[:0]
        both = above.merge(below, on="start", suffixes=("", "_below"))
        enough = (both["value_below"] >= _FEWEST_BELOW) | (formula.kind == "gap")
        value = _compare(formula.kind, both["value"], both["value_below"].where(enough))
        return pd.DataFrame(
            {
                "start": both["start"],
                "value": value,
                "complete": both["complete"] & both["complete_below"] & enough,
            }
        )
    if isinstance(formula, Level) and grain == "week":
        return pd.DataFrame(columns=["start", "value", "complete"])
    assert isinstance(formula, Total | Level)
    return _by_period(ledger.flow(formula.amount), grain, as_of)


def _compare(kind: str, above: pd.Series, below: pd.Series) -> pd.Series:
    return (above - below if kind == "gap" else above / below).astype("float64")


def _by_period(flow: Flow, grain: Grain, as_of: date | None) -> pd.DataFrame:
    flow = flow.until(as_of)
    nothing = pd.DataFrame({"start": [], "value": [], "complete": []})
    if flow.is_empty or (grain == "week" and _longest_dated(flow) > 7):
        return nothing
    daily = flow.daily()
    if daily.empty:
        return nothing
    last_covered = daily.index.max() + pd.Timedelta(days=QUIET_DAYS if flow.event else 0)
    grouped = daily.groupby(pd.DatetimeIndex(daily.index).to_period(_RULES[grain]))
    value = grouped.sum(min_count=1)
    starts, ends = _edges(value)
    covered = grouped.count().to_numpy() if not flow.event else np.asarray((ends - starts).days) + 1
    whole = np.asarray((ends - starts).days) + 1
    first = daily.index.min() - pd.Timedelta(days=QUIET_DAYS if flow.event else 0)
    complete = (starts >= first) & (ends <= last_covered) & (covered >= whole)
    if as_of is not None:
        complete &= ends <= pd.Timestamp(as_of)
    return pd.DataFrame({"start": starts, "value": value.to_numpy(), "complete": np.asarray(complete)})


def _edges(by_period: pd.Series) -> tuple[pd.DatetimeIndex, pd.DatetimeIndex]:
    """Return the first and last day of each period of the index."""
    periods = pd.PeriodIndex(by_period.index)
    return periods.start_time, periods.end_time.normalize()


def _longest_dated(flow: Flow) -> int:
    days = (flow.rows["end"] - flow.rows["start"]).dt.days + 1
    dated = days[days <= 31]
    return int(dated.max()) if len(dated) else 0


def _sampled(values: pd.DataFrame, how: str, grain: Grain, as_of: date | None) -> pd.DataFrame:
    dated = values[values["when"].notna() & values["value"].notna()]
    if as_of is not None:
        dated = dated[dated["when"] < pd.Timestamp(as_of) + pd.Timedelta(days=1)]
    if dated.empty:
        return pd.DataFrame({"start": [], "value": [], "complete": []})
    periods = dated["when"].dt.to_period(_RULES[grain])
    value = dated["value"].astype("float64").groupby(periods).agg(how)
    first, last = dated["when"].min().normalize(), dated["when"].max().normalize()
    quiet = pd.Timedelta(days=QUIET_DAYS)
    starts, ends = _edges(value)
    complete = (starts >= first - quiet) & (ends <= last + quiet)
    return pd.DataFrame({"start": starts, "value": value.to_numpy(), "complete": np.asarray(complete)})
