"""The four alarms that do not wait for the weekly meeting (R155a-d), told apart from one another.

The back office (orders, leads) is the truth; analytics is a witness. Analytics alone falling is a broken
measure, never lost sales. Sales falling while visits hold is a conversion drop, or a payment bug when people
still try to pay.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from itineraire.engagement import Client
from itineraire.metrics import Flow, rows_of
from itineraire.metrics.sales import kept_orders
from itineraire.stats.signals import binomial_gaps, falling_sum
from itineraire.steering.causes import Cause
from itineraire.steering.facts import (
    Facts,
    Tables,
    by_week,
    has_days,
    measured_sales,
    real_sales,
    visits,
)

#: Standard deviations of one period: met by chance once in 30 000 periods.
LOUD = 4.0
#: Cumulative sum of falls over the watched periods (Page 1954).
LONG_FALL = 6.0
#: A drop smaller than this can wait for the weekly meeting.
MIN_DROP = 0.15
#: The last figures must be this fresh, in days, to speak of an immediate alarm.
FRESH_DAYS = 14
_LEARN = {"day": 56, "week": 13}
_WATCH = {"day": 7, "week": 1}
#: Payment states that are no payment, as Shopify and Stripe write them.
UNPAID = frozenset({"pending", "voided", "failed", "expired", "unpaid"})


class AlarmCode(StrEnum):
    """The article's four immediate cases."""

    CONVERSION_DROP = "conversion_drop"
    PAYMENT_BUG = "payment_bug"
    TRACKING_BROKEN = "tracking_broken"
    STOCK_OUT = "stock_out"


@dataclass(frozen=True)
class Alarm:
    """Something to act on today.

    Parameters
    ----------
    since
        First day, or Monday of the first week, concerned.
    size
        Relative fall, as a fraction; ``None`` when it has no meaning.
    product
        Product out of stock; empty otherwise.
    margin_eur_day
        Euros of margin lost a day; ``None`` when it cannot be said.
    causes
        Recorded facts of the same days, most probable first.
    """

    code: AlarmCode
    since: date
    size: float | None = None
    product: str = ""
    margin_eur_day: float | None = None
    causes: tuple[Cause, ...] = field(default=())


@dataclass(frozen=True)
class Watch:
    """The result of the daily check: alarms, and what could not be watched for lack of fresh data."""

    alarms: tuple[Alarm, ...]
    unwatched: tuple[AlarmCode, ...]
    last_day: date | None


def watch(
    tables: Tables,
    facts: Facts,
    client: Client,
    *,
    as_of: date,
    margin_per_sale: float | None = None,
) -> Watch:
    """Run the four checks on the last days of data.

    Parameters
    ----------
    tables
        Clean tables.
    facts
        Stock-outs, incidents, consent changes.
    margin_per_sale
        Euros of margin of one order or lead, to price a drop.
    """
    sales, measured, seen = real_sales(tables, client), measured_sales(tables, client), visits(tables)
    grain = "day" if has_days(sales) and has_days(seen) else "week"
    real, counted, traffic = (_periods(flow, grain, as_of) for flow in (sales, measured, seen))
    succeeded, tried = (_cut(counts, as_of, "day") for counts in payment_attempts(tables))
    last = None if sales.is_empty else min(sales.covered[1], as_of)
    if last is None or (as_of - last).days > FRESH_DAYS:
        real = real.iloc[:0]
        succeeded = succeeded.iloc[:0]
    payment = _fall(succeeded, tried, "day")
    drop, broken = _fall(real, traffic, grain), _fall(counted, real, grain)
    alarms: list[Alarm] = []
    if payment is not None:
        alarms.append(_priced(payment, AlarmCode.PAYMENT_BUG, facts, margin_per_sale, as_of))
    elif drop is not None:
        alarms.append(_priced(drop, AlarmCode.CONVERSION_DROP, facts, margin_per_sale, as_of))
    if broken is not None:
        alarms.append(Alarm(AlarmCode.TRACKING_BROKEN, broken.since, broken.size))
    alarms += _stock_alarms(tables, facts, client, as_of)
    watched = {
        AlarmCode.CONVERSION_DROP: _is_watched(real, traffic),
        AlarmCode.PAYMENT_BUG: _is_watched(succeeded, tried),
        AlarmCode.TRACKING_BROKEN: _is_watched(counted, real),
        AlarmCode.STOCK_OUT: facts.stock_known,
    }
    return Watch(tuple(alarms), tuple(code for code, known in watched.items() if not known), last)


def _is_watched(hits: pd.Series, trials: pd.Series) -> bool:
    return not hits.empty and not trials.empty


def _periods(flow: Flow, grain: str, as_of: date) -> pd.Series:
    return _cut(flow.daily() if grain == "day" else by_week(flow), as_of, grain)


@dataclass(frozen=True)
class Fall:
    """A fall of hits against trials: first period, relative size, hits lost a day."""

    since: date
    size: float
    lost_a_day: float


def _fall(hits: pd.Series, trials: pd.Series, grain: str) -> Fall | None:
    """Return the fall of ``hits`` per ``trials`` over the last periods, if it is beyond chance."""
    both = pd.DataFrame({"hits": hits, "trials": trials}).dropna()
    learn, recent = _LEARN[grain], _WATCH[grain]
    if len(both) < learn // 2 + recent:
        return None
    usual, now = both.iloc[-(learn + recent) : -recent], both.iloc[-recent:]
    rate = float((usual["hits"] / usual["trials"].where(usual["trials"] > 0)).median())
    if not math.isfinite(rate) or rate <= 0:
        return None
    chance = min(rate, 0.999)
    past = np.asarray(_gaps(usual, chance))
    spread = max(1.0, 1.4826 * float(np.median(np.abs(past - np.median(past)))))
    gaps = [gap / spread for gap in _gaps(now, chance)]
    loud = gaps[-1] <= -LOUD or falling_sum(gaps)[-1] >= LONG_FALL
    first = next((index for index, gap in enumerate(gaps) if gap <= -2), len(gaps) - 1)
    expected = float(now["trials"].iloc[first:].sum() * rate)
    size = 1 - float(now["hits"].iloc[first:].sum()) / expected if expected > 0 else 0.0
    if not loud or size < MIN_DROP:
        return None
    periods = (len(gaps) - first) * (1 if grain == "day" else 7)
    return Fall(pd.Timestamp(now.index[first]).date(), size, expected * size / periods)


def _gaps(rows: pd.DataFrame, rate: float) -> tuple[float, ...]:
    return binomial_gaps(rows["trials"].tolist(), rows["hits"].tolist(), rate)


def payment_attempts(tables: Tables) -> tuple[pd.Series, pd.Series]:
    """Return, by day, the payments that succeeded and all those tried, unpaid orders included."""
    tried = rows_of(tables, "payments")
    if tried.empty:
        tried = kept_orders(tables)
    tried = tried[tried["created"].notna() & tried["status"].notna()]
    if tried.empty:
        return pd.Series(dtype="float64"), pd.Series(dtype="float64")
    paid = ~tried["status"].astype("str").str.lower().isin(UNPAID)
    days = tried["created"].dt.normalize()
    counts = paid.groupby(days).agg(["sum", "count"]).astype("float64")
    return counts["sum"], counts["count"]


def _priced(drop: Fall, code: AlarmCode, facts: Facts, margin_per_sale: float | None, as_of: date) -> Alarm:
    lost = None if margin_per_sale is None else drop.lost_a_day * margin_per_sale
    return Alarm(code, drop.since, drop.size, "", lost, recorded_causes(facts, drop.since, as_of))


def recorded_causes(facts: Facts, start: date, end: date) -> tuple[Cause, ...]:
    """Return the recorded facts that touch ``start`` to ``end``: stock-outs, then incidents."""
    stock = [
        Cause("stock_out", {"product": item.product, "since": item.start})
        for item in facts.stock_outs
        if item.start <= end and (item.end or end) >= start
    ]
    other = [
        Cause("incident", {"title": item.title, "since": item.start})
        for item in facts.incidents
        if item.kind != "stock" and item.start <= end and (item.end or end) >= start
    ]
    return (*stock, *other)


def _stock_alarms(tables: Tables, facts: Facts, client: Client, as_of: date) -> list[Alarm]:
    """Return the flagship products without stock today, with the margin that they used to make."""
    running = [item for item in facts.stock_outs if item.end is None and item.start <= as_of]
    return [
        Alarm(
            AlarmCode.STOCK_OUT,
            item.start,
            None,
            item.product,
            daily_margin_of(tables, client, item.sku, item.start),
        )
        for item in running
    ]


def daily_margin_of(tables: Tables, client: Client, sku: str, until: date, days: int = 28) -> float | None:
    """Return the euros of margin that a product made a day, over the ``days`` before ``until``."""
    lines = rows_of(tables, "order_lines")
    shop = kept_orders(tables)
    if lines.empty or shop.empty:
        return None
    last = pd.Timestamp(until)
    window = shop[(shop["created"] < last) & (shop["created"] >= last - pd.Timedelta(days=days))]
    sold = lines[(lines["sku"] == sku) & lines["order_key"].isin(window["order_key"])]
    if sold.empty:
        return None
    return float((sold["price"] * sold["quantity"]).sum()) / days * client.economics.margin_rate.likely


def _cut(series: pd.Series, as_of: date, grain: str) -> pd.Series:
    """Return the periods that ended by ``as_of``, indexed by timestamps."""
    dated = series.copy()
    dated.index = pd.DatetimeIndex(dated.index)
    length = 1 if grain == "day" else 7
    return dated[dated.index + pd.Timedelta(days=length - 1) <= pd.Timestamp(as_of)]
