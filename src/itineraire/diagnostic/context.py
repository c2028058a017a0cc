"""What every chapter of the diagnostic reads: tables, client, "today", the year measured, the series."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar, cast

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.result import Measure
from itineraire.engagement import Client
from itineraire.metrics import Ledger, Reading
from itineraire.stats.trend import Change, change_over

MONTHS = 12
_LONGEST = 36
_SAME_START_DAYS = 3

Value = TypeVar("Value")


@dataclass(frozen=True, eq=False)
class Context:
    """The input of the diagnostic, with what several chapters share computed once."""

    tables: Mapping[str, pd.DataFrame]
    client: Client
    as_of: date
    _known: dict[str, Any] = field(default_factory=dict, repr=False)

    def once(self, name: str, compute: Callable[[], Value]) -> Value:
        """Compute what several chapters ask for a single time."""
        if name not in self._known:
            self._known[name] = compute()
        return cast("Value", self._known[name])

    @cached_property
    def window(self) -> tuple[date, date]:
        """Return the twelve full months before ``as_of``; the month of ``as_of`` counts when it is over."""
        return twelve_months(self.as_of)

    @cached_property
    def series(self) -> pd.DataFrame:
        """Return every KPI by week and by month up to ``as_of``."""
        return metrics.series(self.tables, self.client, as_of=self.as_of, ledger=self.ledger)

    @cached_property
    def ledger(self) -> Ledger:
        """Return the quantities that every reading shares."""
        return Ledger(self.tables, self.client)

    def measure(self, kpi: str, start: date, end: date) -> Reading:
        """Read ``kpi`` over a period."""
        return metrics.measure(kpi, self.tables, self.client, start, end, ledger=self.ledger)

    def months(self, kpi: str) -> pd.DataFrame:
        """Return the last run of full months of ``kpi``: ``start`` and ``value``."""
        rows = self.series[(self.series["kpi"] == kpi) & (self.series["grain"] == "month")]
        return metrics.full_months(rows)

    def change(self, kpi: str, months: int = 6) -> Change | None:
        """Return the season-adjusted change of ``kpi`` over its last months."""
        return change_over(self.usable_months(kpi), months)

    def usable_months(self, kpi: str) -> list[float]:
        """Return the last full months of ``kpi``, at most three years, after the last month at zero."""
        values = [float(value) for value in self.months(kpi)["value"].tail(_LONGEST)]
        after = next((place for place in range(len(values), 0, -1) if values[place - 1] <= 0), 0)
        return values[after:]

    def reading(self, kpi: str) -> Reading:
        """Read ``kpi`` over the year, else over the last year for which there is anything."""
        return self.once(f"reading {kpi}", lambda: self._read(kpi))

    def _read(self, kpi: str) -> Reading:
        found = self.measure(kpi, *self.window)
        if found.value is not None:
            return found
        whole = self.measure(kpi, date(1990, 1, 1), self.as_of)
        if whole.value is None or whole.end is None:
            return whole
        last_year = self.measure(kpi, *twelve_months(whole.end))
        return last_year if last_year.value is not None else whole

    def before(self, kpi: str, found: Reading) -> Reading:
        """Read ``kpi`` over the same days one year before ``found``."""
        if found.start is None or found.end is None:
            return Reading(kpi, None, found.unit)
        start = (pd.Timestamp(found.start) - pd.DateOffset(years=1)).date()
        end = (pd.Timestamp(found.end) - pd.DateOffset(years=1)).date()
        earlier = self.measure(kpi, start, end)
        ends = ((earlier.start, start), (earlier.end, end))
        same = all(day is not None and abs((day - wanted).days) <= _SAME_START_DAYS for day, wanted in ends)
        return earlier if same else Reading(kpi, None, found.unit)

    def value(self, kpi: str) -> float | None:
        """Return the year's value of ``kpi``."""
        return self.reading(kpi).value

    def monthly_amount(self, kpi: str) -> float | None:
        """Return a month's share of the year's total of ``kpi``."""
        found = self.reading(kpi)
        if found.value is None or found.start is None or found.end is None:
            return None
        return found.value / months_between(found.start, found.end)


def twelve_months(day: date) -> tuple[date, date]:
    """Return the twelve full months before ``day``; its own month counts when ``day`` ends it."""
    end = last_full_day(day)
    return (pd.Timestamp(end) + pd.Timedelta(days=1) - pd.DateOffset(months=MONTHS)).date(), end


def last_full_day(as_of: date) -> date:
    """Return the last day of the last month that is over at ``as_of``."""
    tomorrow = as_of + timedelta(days=1)
    return tomorrow.replace(day=1) - timedelta(days=1)


def months_between(start: date, end: date) -> float:
    """Return a period's length in months of 365.25 / 12 days."""
    return max(1, (end - start).days + 1) / (365.25 / 12)


def as_measure(found: Reading) -> Measure:
    """Return a reading as a baseline line, without what the series tell."""
    return Measure(
        found.kpi, found.value, found.unit, found.low, found.high, found.start, found.end, found.source
    )
