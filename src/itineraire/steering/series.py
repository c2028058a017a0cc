"""The KPI series the steering pages read: whole periods only, gaps left as gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

#: Two years teach season and habit; older weeks teach what the firm no longer is.
HISTORY_WEEKS = 104


@dataclass(frozen=True)
class KpiSeries:
    """Values of one KPI at one grain, oldest first, no date skipped (an unknown value is ``nan``)."""

    kpi: str
    grain: str
    starts: tuple[date, ...]
    values: tuple[float, ...]

    def until(self, last: date) -> KpiSeries:
        """Return the series up to the period that starts on ``last``, included."""
        count = sum(start <= last for start in self.starts)
        return KpiSeries(self.kpi, self.grain, self.starts[:count], self.values[:count])


def weekly(series: pd.DataFrame, kpi: str) -> KpiSeries | None:
    """Return the last two years of complete weeks of ``kpi``; ``None`` when there is none."""
    rows = series[(series["kpi"] == kpi) & (series["grain"] == "week") & series["complete"].astype(bool)]
    if rows.empty:
        return None
    found = _by_start(rows)
    last = max(found)
    first = max(min(found), last - timedelta(weeks=HISTORY_WEEKS - 1))
    starts = tuple(first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1))
    return KpiSeries(kpi, "week", starts, tuple(found.get(start, float("nan")) for start in starts))


def monthly(series: pd.DataFrame, kpi: str) -> KpiSeries | None:
    """Return the complete months of ``kpi``; ``None`` when there is none."""
    rows = series[(series["kpi"] == kpi) & (series["grain"] == "month") & series["complete"].astype(bool)]
    if rows.empty:
        return None
    found = _by_start(rows)
    months = pd.period_range(min(found), max(found), freq="M")
    starts = tuple(month.start_time.date() for month in months)
    return KpiSeries(kpi, "month", starts, tuple(found.get(start, float("nan")) for start in starts))


def _by_start(rows: pd.DataFrame) -> dict[date, float]:
    return {
        pd.Timestamp(start).date(): float(value)
        for start, value in zip(rows["start"], rows["value"], strict=True)
    }


def known_kpis(series: pd.DataFrame, grain: str) -> tuple[str, ...]:
    """Return the KPIs that have at least one complete period at this grain, in the order of the frame."""
    rows = series[(series["grain"] == grain) & series["complete"].astype(bool) & series["value"].notna()]
    return tuple(dict.fromkeys(rows["kpi"]))


def overlap(start: date, days: int, periods: Sequence[tuple[date, date]]) -> bool:
    """Say whether the ``days`` from ``start`` touch one of the periods (first and last day included)."""
    last = start + timedelta(days=days - 1)
    return any(first <= last and start <= end for first, end in periods)
