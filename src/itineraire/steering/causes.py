"""Probable causes of a signal: what was recorded first, then what the other figures let deduce."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import pandas as pd

from itineraire.diagnostic.result import Scalar
from itineraire.metrics import traffic_report
from itineraire.steering.facts import Facts, Tables
from itineraire.steering.series import KpiSeries, overlap
from itineraire.vocabulary import PAID_CHANNELS

#: Analytics alone counts these: a consent or tracking change moves them without moving the business.
MEASURED_KPIS = frozenset(
    {"sessions", "conversion_rate", "mobile_conversion_rate", "desktop_conversion_rate"}
)
_SALES_KPIS = frozenset({"orders", "revenue", "leads"})
_CONSENT_WEEKS = 4
_USUAL_WEEKS = 8
_ONE_CHANNEL = 0.6


@dataclass(frozen=True)
class Cause:
    """A probable cause: ``code`` is a key of ``wording.steering.CAUSES``, ``values`` fills its blanks."""

    code: str
    values: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True)
class Clues:
    """What may explain a signal of the week that starts on ``week``."""

    tables: Tables
    facts: Facts
    known: Mapping[str, KpiSeries]
    week: date

    def causes(self, kpi: str, change: float) -> tuple[Cause, ...]:
        """Return the probable causes, recorded facts before deductions; never empty."""
        found = [*self._recorded(kpi, change), *self._consent(kpi, change), *self._deduced(kpi, change)]
        return tuple(found) or (Cause("unknown"),)

    def _recorded(self, kpi: str, change: float) -> list[Cause]:
        found = []
        if change < 0 and kpi in _SALES_KPIS:
            found += [
                Cause("stock_out", {"product": item.product, "since": item.start})
                for item in self.facts.stock_outs
                if self._touches(item.start, item.end)
            ]
        found += [
            Cause("incident", {"title": item.title, "since": item.start})
            for item in self.facts.incidents
            if item.kind != "stock" and self._touches(item.start, item.end)
        ]
        return found

    def _consent(self, kpi: str, change: float) -> list[Cause]:
        window = timedelta(weeks=_CONSENT_WEEKS)
        return [
            Cause("measure_changed", {"before": item.before, "after": item.after, "on": item.on})
            for item in self.facts.consent_changes
            if kpi in MEASURED_KPIS
            and (item.after < item.before) == (change < 0)
            and item.on <= self.week + timedelta(days=6)
            and item.on > self.week - window
        ]

    def _deduced(self, kpi: str, change: float) -> list[Cause]:
        if kpi == "sessions":
            return one_channel(self.tables, self.week, change)
        if kpi == "cost_per_lead" and change > 0:
            click = self._move("cost_per_click")
            if click is not None and click > change / 2:
                return [Cause("cost_per_click", {"change": click})]
        if kpi in _SALES_KPIS:
            traffic = self._move("sessions")
            if traffic is not None and traffic / change > 0.5:
                return [Cause("traffic", {"change": traffic})]
            if traffic is not None:
                return [Cause("conversion", {"change": traffic})]
        return []

    def _move(self, kpi: str) -> float | None:
        """Return the week against the median of the eight before, as a fraction."""
        found = self.known.get(kpi)
        if found is None or self.week not in found.starts:
            return None
        index = found.starts.index(self.week)
        before = np.array(found.values[max(0, index - _USUAL_WEEKS) : index])
        usual = float(np.nanmedian(before)) if np.isfinite(before).any() else math.nan
        move = found.values[index] / usual - 1 if usual else math.nan
        return move if math.isfinite(move) else None

    def _touches(self, start: date, end: date | None) -> bool:
        return overlap(self.week, 7, [(start, end or date.max)])


def one_channel(tables: Tables, week: date, change: float) -> list[Cause]:
    """Say which channel makes most of a move of the visits, against the median of the eight weeks before."""
    rows = traffic_report(tables, "sessions", by=["channel"])
    rows = rows[rows["grain"].isin(["day", "week"]) & rows["start"].notna()]
    if rows.empty:
        return []
    mondays = rows["start"].dt.normalize() - pd.to_timedelta(rows["start"].dt.day_of_week, unit="D")
    table = rows.assign(monday=mondays).pivot_table("sessions", "monday", "channel", "sum", fill_value=0.0)
    monday = pd.Timestamp(week)
    before = table[table.index < monday].tail(_USUAL_WEEKS)
    if monday not in table.index or len(before) < 4:
        return []
    moves = table.loc[monday] - before.median()
    total = float(moves.to_numpy().sum())
    if total == 0 or (total < 0) != (change < 0):
        return []
    shares = moves / total
    channel = str(shares.idxmax())
    largest = float(shares.to_numpy().max())
    if largest < _ONE_CHANNEL:
        return []
    kind = "paid_channel" if channel in PAID_CHANNELS else "one_channel"
    if channel == "organic_search":
        kind = "organic_channel"
    return [Cause(kind, {"channel": channel, "share": min(largest, 1.0)})]
