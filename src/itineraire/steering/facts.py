"""What is known to have happened: stock-outs, incidents, consent changes; measured and real sales.

They explain a signal before anyone looks for a commercial reason (R35, R37, R38).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from itineraire.calendar import monday_of
from itineraire.engagement import Client
from itineraire.metrics import Flow, rows_of, traffic_report
from itineraire.metrics.crm import leads as lead_flow
from itineraire.metrics.flows import event_flow, no_flow, period_flow
from itineraire.metrics.sales import kept_orders, paid
from itineraire.stats.breaks import level_breaks
from itineraire.tables import empty
from itineraire.vocabulary import Model

Tables = Mapping[str, pd.DataFrame]

#: Five points of consent move measured traffic by about 8 % at a usual rate of 60 %.
CONSENT_STEP = 0.05
_CONSENT_DAYS = 14


@dataclass(frozen=True)
class StockOut:
    """A flagship product without stock; ``end`` is ``None`` while it lasts."""

    sku: str
    product: str
    start: date
    end: date | None


@dataclass(frozen=True)
class Incident:
    """A recorded incident; ``end`` is ``None`` while it lasts."""

    kind: str
    title: str
    start: date
    end: date | None


@dataclass(frozen=True)
class ConsentChange:
    """A lasting change of the share of visitors who accept measurement, as fractions."""

    on: date
    before: float
    after: float


@dataclass(frozen=True)
class Facts:
    """Everything dated that may explain a signal."""

    stock_outs: tuple[StockOut, ...] = ()
    incidents: tuple[Incident, ...] = ()
    consent_changes: tuple[ConsentChange, ...] = ()
    stock_known: bool = False
    """Whether the client follows its stock at all."""

    def periods_to_forget(self, as_of: date) -> tuple[tuple[date, date], ...]:
        """Return the days that must not teach what is ordinary: incidents and flagship stock-outs (R38)."""
        closed = [(item.start, item.end or as_of) for item in self.incidents]
        out = [(item.start, item.end or as_of) for item in self.stock_outs]
        return tuple(sorted([*closed, *out]))


def gather_facts(tables: Tables, follow_up: Tables) -> Facts:
    """Read the stock, the incidents and the consent rate, from the exports or the follow-up folder."""
    stock = _either(tables, follow_up, "stock")
    return Facts(
        stock_outs(stock),
        incidents(_either(tables, follow_up, "incidents")),
        consent_changes(_either(tables, follow_up, "consent")),
        not stock.empty,
    )


def stock_outs(stock: pd.DataFrame) -> tuple[StockOut, ...]:
    """Return every run of days without stock of a flagship product, oldest first."""
    flagship = stock[stock["flagship"].fillna(False).astype(bool) & stock["units"].notna()]
    found = []
    for sku, rows in flagship.sort_values("date").groupby("sku", sort=True):
        out = rows["units"] <= 0
        for _, run in rows[out].groupby((~out).cumsum()[out]):
            later = rows[(rows["date"] > run["date"].max()) & ~out]
            end = None if later.empty else later["date"].min().date() - timedelta(days=1)
            product = run["product"].iloc[0]
            name = str(sku) if pd.isna(product) else str(product)
            found.append(StockOut(str(sku), name, run["date"].min().date(), end))
    return tuple(sorted(found, key=lambda item: (item.start, item.sku)))


def incidents(rows: pd.DataFrame) -> tuple[Incident, ...]:
    """Return the recorded incidents, oldest first."""
    dated = rows[rows["start"].notna()].sort_values("start")
    return tuple(
        Incident(
            "other" if pd.isna(row["kind"]) else str(row["kind"]),
            "" if pd.isna(row["title"]) else str(row["title"]),
            row["start"].date(),
            None if pd.isna(row["end"]) else row["end"].date(),
        )
        for row in dated.to_dict("records")
    )


def consent_changes(consent: pd.DataFrame) -> tuple[ConsentChange, ...]:
    """Return the lasting changes of ``CONSENT_STEP`` or more of the consent rate."""
    known = consent[consent["consent_rate"].notna()].sort_values("date")
    rates = known["consent_rate"].to_numpy()
    days = [day.date() for day in known["date"]]
    spacing = (days[-1] - days[0]).days / (len(days) - 1) if len(days) > 1 else 1.0
    length = max(2, round(_CONSENT_DAYS / max(spacing, 1.0)))
    found = []
    for step in level_breaks(rates.tolist(), min_length=length, min_size=0.01):
        before = float(pd.Series(rates[: step.index]).tail(length).median())
        after = float(pd.Series(rates[step.index :]).head(length).median())
        if abs(after - before) >= CONSENT_STEP:
            found.append(ConsentChange(days[step.index], before, after))
    return tuple(found)


def real_sales(tables: Tables, client: Client) -> Flow:
    """Return what the back office counts day by day: orders, else payments; leads for a B2B client."""
    if client.model is Model.B2B:
        return lead_flow(tables, client)
    shop = kept_orders(tables)
    if not shop.empty:
        return event_flow(shop, "created")
    received = paid(tables)
    return event_flow(received, "created") if not received.empty else no_flow()


def measured_sales(tables: Tables, client: Client) -> Flow:
    """Return what analytics counts of the same thing: transactions, else key events."""
    for measure in ("transactions", "key_events"):
        if client.model is Model.B2B and measure == "transactions":
            continue
        rows = _fine(traffic_report(tables, measure))
        if not rows.empty and rows[measure].sum() > 0:
            return period_flow(rows, measure)
    return no_flow()


def visits(tables: Tables) -> Flow:
    """Return the visits, from a report by week or by day."""
    return period_flow(_fine(traffic_report(tables, "sessions")), "sessions")


def by_week(flow: Flow) -> pd.Series:
    """Return the amount of each whole ISO week, indexed by its Monday."""
    daily = flow.daily()
    if daily.empty:
        return daily
    weeks = daily.groupby([monday_of(day.date()) for day in daily.index]).agg(["sum", "count"])
    return weeks.loc[weeks["count"] == 7, "sum"]


def has_days(flow: Flow) -> bool:
    """Say whether a flow was counted day by day: a week spread over seven days is no daily figure."""
    return not flow.is_empty and bool((flow.rows["start"] == flow.rows["end"]).all())


def _fine(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["grain"].isin(["day", "week"])]


def _either(tables: Tables, follow_up: Tables, name: str) -> pd.DataFrame:
    for source in (follow_up, tables):
        frame = source.get(name)
        if frame is not None and not frame.empty:
            return rows_of(source, name)
    return empty(name)
