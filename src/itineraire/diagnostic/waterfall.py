"""From the orders a shop keeps to the purchases analytics counts, cause by cause, the rest stated (M10, R74)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.trust import ReconciliationLine
from itineraire.metrics.flows import period_flow
from itineraire.metrics.sales import sales_by_day

#: Clocks compared with the shop's, hours.
_SHIFTS = range(-12, 13)
_LEAST_DAYS = 28
#: Gain of log-likelihood (half n log of the squared errors) asked of a clock before it is believed: 25 are tried.
_CLEAR_GAIN = 8.0
#: Purchases by which refusals may pass what is missing before they are called "at most", as a share.
_ROUNDING = 0.01
#: The id of a transaction among the other breakdowns of a report; the door has hashed it.
_TRANSACTION = r"\btransaction=([^|]*)"
#: Share of the ids that the shop must know for the others to be called unknown: else both keep ids of their own.
_SAME_IDS = 0.5
_WEB = "web"


@dataclass(frozen=True, eq=False)
class Placed:
    """Orders by day of the shop's clock, and the instants of those placed on the site when they are known."""

    kept: pd.Series
    cancelled: pd.Series
    elsewhere: pd.Series
    instants: pd.Series

    @property
    def on_site(self) -> pd.Series:
        """Orders that analytics could see by day: placed on the site, later cancelled or not."""
        return self.kept + self.cancelled - self.elsewhere

    @property
    def covered(self) -> tuple[pd.Timestamp, pd.Timestamp]:
        """First and last day."""
        return self.kept.index.min(), self.kept.index.max()


def waterfall(context: Context) -> tuple[ReconciliationLine, ...]:
    """Explain, cause by cause, the gap between the orders kept and the purchases analytics counts.

    Cancelled orders were purchases when they were placed, so analytics counts them; orders taken off the site are
    never seen; analytics' clock may cut days elsewhere than the shop's; visitors who refuse measurement are not
    counted; a purchase sent twice is counted twice, one that is no order (a test) is counted too. What is left is a
    residue, never spread over the causes; it holds what no export tells (blockers, faults of the tag).
    Empty without both sources.
    """
    placed = _placed(context)
    counted = period_flow(metrics.traffic_report(context.tables, "transactions"), "transactions")
    if placed is None or counted.is_empty:
        return ()
    days = (placed.covered, counted.covered, context.window)
    first, last = max(pd.Timestamp(a) for a, _ in days), min(pd.Timestamp(b) for _, b in days)
    if first >= last:
        return ()
    seen = counted.total(first.date(), last.date())
    hours, moved = _clock(placed, counted.daily(), first, last)
    day = placed.on_site[first:last]
    visible = float(day.sum()) + moved
    refused = _refused(context, day, first, last)
    by_id = _by_id(context, first, last)
    twice, unknown = _repeated(by_id), _unknown(by_id)
    causes = [
        ReconciliationLine("cancelled", float(placed.cancelled[first:last].sum())),
        ReconciliationLine("elsewhere", -float(placed.elsewhere[first:last].sum())),
        ReconciliationLine("time_zone", moved, hours),
        _refusals(visible, seen * (1 - twice - unknown), refused),
        ReconciliationLine("twice", seen * twice),
        ReconciliationLine("no_order", seen * unknown),
    ]
    kept = float(placed.kept[first:last].sum())
    told = [line for line in causes if line.orders or (line.cause == "time_zone" and line.rate)]
    unseen = seen - kept - sum(line.orders for line in told)
    return (
        ReconciliationLine("orders", kept),
        *told,
        ReconciliationLine("unseen", unseen, unseen / kept if kept else None),
        ReconciliationLine("seen", seen),
    )


def residual_share(lines: tuple[ReconciliationLine, ...]) -> float | None:
    """Return the part of the orders that no cause explains, signed; ``None`` without waterfall."""
    return next((line.rate for line in lines if line.cause == "unseen"), None)


def _placed(context: Context) -> Placed | None:
    """Return the orders by day, from the orders themselves or from their daily sums."""
    orders = metrics.rows_of(context.tables, "orders").drop_duplicates("order_key", keep="last")
    orders = orders[orders["created"].notna()]
    if orders.empty:
        return _placed_by_day(context)
    cancelled = orders["cancelled"].fillna(False).astype(bool)
    elsewhere = _is_elsewhere(orders["source"])
    days = pd.date_range(orders["created"].min().normalize(), orders["created"].max().normalize(), freq="D")

    def by_day(chosen: pd.Series) -> pd.Series:
        return _moved(orders.loc[chosen, "created"], 0, days)

    instants = orders.loc[~elsewhere, "created"]
    return Placed(
        by_day(~cancelled), by_day(cancelled & ~elsewhere), by_day(elsewhere & ~cancelled), instants
    )


def _placed_by_day(context: Context) -> Placed | None:
    """Return the orders of sales added up by day, whose hours are not known."""
    rows = sales_by_day(context.tables, "orders")
    rows = rows[rows["grain"] == "day"]
    if rows.empty:
        return None
    days = pd.date_range(rows["start"].min(), rows["start"].max(), freq="D")
    away = _is_elsewhere(rows["source"])

    def by_day(chosen: pd.Series, measure: str) -> pd.Series:
        return pd.Series(rows[chosen].groupby("start")[measure].sum().reindex(days, fill_value=0.0))

    everything = pd.Series(True, index=rows.index)
    unknown = pd.Series(dtype="datetime64[us]")
    return Placed(by_day(everything, "orders"), by_day(~away, "cancelled"), by_day(away, "orders"), unknown)


def _is_elsewhere(source: pd.Series) -> pd.Series:
    """Return which orders were taken off the site (till, draft, application); an unknown source is the site."""
    return source.notna() & (source.astype("str").str.lower() != _WEB)


def _clock(
    placed: Placed, counted: pd.Series, first: pd.Timestamp, last: pd.Timestamp
) -> tuple[float | None, float]:
    """Return by how many hours analytics' clock is ahead of the shop's, and what that adds to the period.

    The clock under which the orders of each day best follow the purchases of that day (least squares, one common
    factor) is believed when it does clearly better than the shop's own. Weekly counts and dates without hours
    say nothing.
    """
    seen = counted.reindex(pd.date_range(first, last, freq="D")).dropna()
    hourless = bool((placed.instants == placed.instants.dt.normalize()).all())
    if len(seen) < _LEAST_DAYS or hourless:
        return None, 0.0
    by_clock = {hours: _moved(placed.instants, hours, seen.index) for hours in _SHIFTS}
    errors = {hours: _squared_error(seen, orders) for hours, orders in by_clock.items()}
    best = min(errors, key=lambda hours: (errors[hours], abs(hours)))
    gain = len(seen) / 2 * math.log(max(errors[0], 1e-12) / max(errors[best], 1e-12))
    if best == 0 or gain < _CLEAR_GAIN:
        return None, 0.0
    inside = pd.date_range(first, last, freq="D")
    shifted, own = (_moved(placed.instants, hours, inside).sum() for hours in (best, 0))
    return float(best), float(shifted - own)


def _moved(instants: pd.Series, hours: int, days: pd.DatetimeIndex | pd.Index) -> pd.Series:
    """Return the orders by day of a clock ``hours`` ahead."""
    moved = (instants + pd.Timedelta(hours=hours)).dt.normalize()
    return pd.Series(moved.value_counts().reindex(days, fill_value=0))


def _squared_error(seen: pd.Series, orders: pd.Series) -> float:
    """Return the squared error of the best multiple of the orders."""
    ours, theirs = orders.to_numpy(dtype=float), seen.to_numpy(dtype=float)
    factor = float(ours @ theirs) / max(float(ours @ ours), 1e-12)
    return float(np.square(theirs - factor * ours).sum())


def _refusals(visible: float, counted: float, refused: float | None) -> ReconciliationLine:
    """Return what refusals took: the share of visitors who refuse, applied to the purchases analytics could see.

    Buyers refuse less than visitors, and consent mode adds some purchases back: where that share asks for more than
    what is missing, refusals are at most all that is missing.
    """
    asked, missing = visible * (refused or 0.0), max(visible - counted, 0.0)
    if asked > missing + _ROUNDING * visible:
        return ReconciliationLine("refused_at_most", -missing, refused)
    return ReconciliationLine("refused", -asked, refused)


def _refused(context: Context, day: pd.Series, first: pd.Timestamp, last: pd.Timestamp) -> float | None:
    """Return the share of the orders of the period placed by visitors who refuse measurement; ``None`` if unknown."""
    consent = metrics.rows_of(context.tables, "consent")
    rates = consent[consent["consent_rate"].notna()].groupby("date")["consent_rate"].mean()
    inside = rates[first:last]
    if inside.empty or not float(day.sum()):
        return None
    daily = inside.reindex(day.index).ffill().bfill()
    return float((day * (1 - daily)).sum() / day.sum())


def _by_id(context: Context, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """Return purchases by transaction id from the fullest report that tells it: ``id``, ``count``, ``known``.

    Purchases sent without an id have an empty one. ``known`` says that an order of the shop has that id; it is true
    everywhere when the two do not share their ids, or when the report reaches beyond the days of the orders.
    """
    traffic = metrics.rows_of(context.tables, "traffic")
    ids = (
        traffic["other"]
        .astype("str")
        .str.extract(_TRANSACTION, flags=re.IGNORECASE)[0]
        .fillna("")
        .str.strip()
    )
    named = traffic["other"].astype("str").str.contains(r"\btransaction=", case=False, na=False)
    rows = traffic.assign(id=ids)[named & traffic["transactions"].notna()]
    rows = rows[
        (rows["start"].isna() | (rows["start"] <= last)) & (rows["end"].isna() | (rows["end"] >= first))
    ]
    if rows.empty:
        return pd.DataFrame({"id": [], "count": [], "known": []})
    largest = rows.groupby("report")["transactions"].sum().idxmax()
    rows = rows[rows["report"] == largest]
    by_id = pd.DataFrame({"count": rows.groupby("id")["transactions"].sum()}).reset_index()
    orders = metrics.rows_of(context.tables, "orders")
    known = by_id["id"].isin(set(orders["order_key"])) | (by_id["id"] == "")
    told = by_id.loc[by_id["id"] != "", "count"].sum()
    shared = by_id.loc[known & (by_id["id"] != ""), "count"].sum() >= _SAME_IDS * told
    within = rows["start"].min() >= first and rows["end"].max() <= last
    by_id["known"] = known if shared and within else True
    return by_id


def _repeated(by_id: pd.DataFrame) -> float:
    """Return the share of purchases that repeat a transaction's id; those sent without one cannot be told apart."""
    extra = by_id.loc[by_id["id"] != "", "count"].sub(1).clip(lower=0)
    return float(extra.sum() / by_id["count"].sum()) if len(by_id) else 0.0


def _unknown(by_id: pd.DataFrame) -> float:
    """Return the share of purchases, each counted once, whose id no order of the shop has (tests, another shop)."""
    strangers = by_id.loc[~by_id["known"].astype(bool), "count"].clip(upper=1)
    return float(strangers.sum() / by_id["count"].sum()) if len(by_id) else 0.0
