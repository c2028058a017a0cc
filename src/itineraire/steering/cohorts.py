"""Cohorts: what each month's newcomers became, young ones never counted as lost (R143, M8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from itineraire.engagement import Client
from itineraire.metrics import rows_of
from itineraire.metrics.crm import closing_days
from itineraire.metrics.sales import purchases, subscriptions
from itineraire.stats.intervals import rate_interval
from itineraire.steering.facts import Tables
from itineraire.vocabulary import Model

REPEAT_DAYS = 90
KEPT_DAYS = 90
SHOWN_COHORTS = 12
#: Share of closed deals that the waiting time covers: younger cohorts are not judged.
CYCLE_SHARE = 0.8


class CohortKind(StrEnum):
    """What a cohort is followed for."""

    REPEAT = "repeat"
    """Customers who buy again within ``REPEAT_DAYS``."""
    KEPT = "kept"
    """Subscribers who still pay ``KEPT_DAYS`` later."""
    WON = "won"
    """Deals won within the usual length of a sale."""


@dataclass(frozen=True)
class Cohort:
    """Newcomers of one month; ``share`` and its interval are ``None`` while the cohort is too young."""

    month: date
    size: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Cohorts:
    """Cohorts of one kind, oldest first.

    Parameters
    ----------
    days
        Days given to every cohort; a cohort that has not had them yet is not judged.
    first_share, last_share
        Pooled share of the older and of the newer half of the mature cohorts; ``None`` below four of them.
    differs
        True when the intervals of the two halves do not meet.
    """

    kind: CohortKind
    days: int
    cohorts: tuple[Cohort, ...]
    first_share: float | None
    last_share: float | None
    differs: bool


def cohorts(tables: Tables, client: Client, *, as_of: date) -> Cohorts | None:
    """Return the cohorts that suit the client's model; ``None`` when the exports give none."""
    if client.model is Model.B2B:
        return won_cohorts(tables, as_of=as_of)
    if client.model is Model.SAAS:
        return kept_cohorts(tables, as_of=as_of)
    return repeat_cohorts(tables, as_of=as_of)


def repeat_cohorts(tables: Tables, *, as_of: date) -> Cohorts | None:
    """Return, by month of first purchase, the share of customers who bought again within 90 days."""
    bought = purchases(tables)[["customer_key", "when"]]
    if bought.empty:
        return None
    first = bought.groupby("customer_key")["when"].transform("min")
    delay = (bought["when"] - first).dt.total_seconds() / 86_400
    again = bought[(delay > 0) & (delay <= REPEAT_DAYS)]["customer_key"].unique()
    people = pd.DataFrame({"start": bought.assign(first=first).groupby("customer_key")["first"].min()})
    people["reached"] = people.index.isin(again)
    return _by_month(people, CohortKind.REPEAT, REPEAT_DAYS, as_of)


def kept_cohorts(tables: Tables, *, as_of: date) -> Cohorts | None:
    """Return, by month of first payment, the share of subscribers who still pay 90 days later."""
    payments = subscriptions(tables)
    if payments.empty:
        return None
    first = payments.groupby("customer_key")["created"].transform("min")
    later = payments[(payments["created"] - first).dt.days >= KEPT_DAYS - 15]["customer_key"].unique()
    people = pd.DataFrame({"start": payments.groupby("customer_key")["created"].min()})
    people["reached"] = people.index.isin(later)
    return _by_month(people, CohortKind.KEPT, KEPT_DAYS + 15, as_of)


def won_cohorts(tables: Tables, *, as_of: date) -> Cohorts | None:
    """Return, by month of opening, the share of deals won within the time that 80 % of closed deals took."""
    deals = rows_of(tables, "deals")
    deals = deals[deals["created"].notna()]
    days = (closing_days(deals) - deals["created"]).dt.days
    closed = days[deals["status"].isin(["won", "lost"]) & (days >= 0)]
    if len(closed) < 20:
        return None
    cycle = int(np.quantile(closed, CYCLE_SHARE, method="higher"))
    reached = (deals["status"] == "won") & (days <= cycle)
    return _by_month(
        pd.DataFrame({"start": deals["created"], "reached": reached}), CohortKind.WON, cycle, as_of
    )


def _by_month(people: pd.DataFrame, kind: CohortKind, days: int, as_of: date) -> Cohorts:
    """Count each month's newcomers and those who reached the step; a month counts once all had ``days``."""
    months = people["start"].dt.to_period("M")
    counts = people["reached"].astype(int).groupby(months).agg(["sum", "count"]).sort_index()
    found = []
    for month, row in counts.iterrows():
        reached, size = int(row["sum"]), int(row["count"])
        period = pd.Period(str(month), "M")
        mature = (period.end_time + pd.Timedelta(days=days)).date() <= as_of
        low, high = rate_interval(reached, size) if mature else (None, None)
        found.append(
            Cohort(
                period.start_time.date(),
                size,
                reached / size if mature else None,
                low,
                high,
            )
        )
    mature_rows = [
        (round(cohort.share * cohort.size), cohort.size) for cohort in found if cohort.share is not None
    ]
    return Cohorts(kind, days, tuple(found[-SHOWN_COHORTS:]), *_halves(mature_rows[-SHOWN_COHORTS:]))


def _halves(mature: list[tuple[int, int]]) -> tuple[float | None, float | None, bool]:
    """Return the pooled shares of the older and newer half, and whether their intervals are apart."""
    if len(mature) < 4:
        return None, None, False
    middle = len(mature) // 2
    pooled = []
    for half in (mature[:middle], mature[middle:]):
        pooled.append((sum(reached for reached, _ in half), sum(size for _, size in half)))
    old, new = (rate_interval(reached, size) for reached, size in pooled)
    apart = old[1] < new[0] or new[1] < old[0]
    return pooled[0][0] / pooled[0][1], pooled[1][0] / pooled[1][1], apart
