"""The weekly page: which figure left its usual range, why most probably, and what it costs (R151).

Slow KPIs never appear here (R150); nothing is said when nothing is true.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from itineraire.stats.signals import SIGMAS, Judgement, judge_last, kept_discoveries
from itineraire.steering.causes import Cause, Clues
from itineraire.steering.facts import Facts, Tables
from itineraire.steering.series import KpiSeries, overlap, weekly
from itineraire.vocabulary import KPIS, Direction

#: The quick KPIs of the weekly page (the article: traffic, leads, cost), in reading order.
WEEKLY_KPIS = ("sessions", "leads", "orders", "revenue", "media_spend", "cost_per_click", "cost_per_lead")
SHOWN_WEEKS = 13


class State(StrEnum):
    """What the page says of one KPI."""

    ORDINARY = "ordinary"
    SIGNAL = "signal"
    LEARNING = "learning"
    """Fewer than half a year of weeks, or a sale never seen before."""
    MISSING = "missing"


@dataclass(frozen=True)
class Week:
    """One week of one KPI; the limits are ``None`` when it could not be judged."""

    start: date
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class KpiHealth:
    """One KPI of the weekly page.

    Parameters
    ----------
    change
        Distance to what was expected at that time of the year, as a fraction.
    better
        True when the distance is on the good side.
    margin_eur
        Euros of margin won or lost over the week; ``None`` when it cannot be said.
    causes
        Most probable first; only for a signal.
    weeks
        The last ``SHOWN_WEEKS`` weeks.
    """

    kpi: str
    state: State
    value: float | None = None
    expected: float | None = None
    change: float | None = None
    better: bool | None = None
    margin_eur: float | None = None
    causes: tuple[Cause, ...] = ()
    weeks: tuple[Week, ...] = ()


@dataclass(frozen=True)
class Health:
    """The weekly page.

    Parameters
    ----------
    week
        Monday of the week read; ``None`` when no weekly figure exists.
    stale
        True when the exports stop before the last whole week.
    """

    week: date | None
    kpis: tuple[KpiHealth, ...]
    stale: bool = False

    @property
    def signals(self) -> tuple[KpiHealth, ...]:
        """KPIs that left their range."""
        return tuple(item for item in self.kpis if item.state is State.SIGNAL)


def last_whole_week(as_of: date) -> date:
    """Return the Monday of the last ISO week that ended before ``as_of`` or on it.

    Examples
    --------
    >>> last_whole_week(date(2026, 9, 30))
    datetime.date(2026, 9, 21)
    """
    monday = as_of - timedelta(days=as_of.weekday())
    return monday if as_of.weekday() == 6 else monday - timedelta(weeks=1)


def weekly_health(
    series: pd.DataFrame,
    tables: Tables,
    facts: Facts,
    *,
    as_of: date,
    margin_per_unit: Mapping[str, float] | None = None,
) -> Health:
    """Read the last whole week of every quick KPI.

    Parameters
    ----------
    series
        The diagnostic's series.
    tables
        Clean tables, to find which channel moved.
    facts
        Stock-outs, incidents, consent changes.
    margin_per_unit
        Euros of margin of one unit of a KPI (one order, one euro of sales).
    """
    known = {kpi: found for kpi in WEEKLY_KPIS if (found := weekly(series, kpi)) is not None}
    asked = last_whole_week(as_of)
    last = max(
        (found.until(asked).starts[-1] for found in known.values() if found.until(asked).starts), default=None
    )
    if last is None:
        return Health(None, tuple(KpiHealth(kpi, State.MISSING) for kpi in WEEKLY_KPIS), stale=True)
    forget = facts.periods_to_forget(as_of)
    read = {kpi: _judged(found.until(last), last, forget) for kpi, found in known.items()}
    p_values = [weeks[-1][1].p_value for weeks in read.values()]
    kept = dict(zip(read, kept_discoveries(p_values), strict=True))
    clues = Clues(tables, facts, known, last)
    lines = tuple(
        _line(kpi, read[kpi], kept[kpi], clues, margin_per_unit or {})
        if kpi in read
        else KpiHealth(kpi, State.MISSING)
        for kpi in WEEKLY_KPIS
    )
    return Health(last, lines, stale=last < asked)


def _judged(
    found: KpiSeries, last: date, forget: tuple[tuple[date, date], ...]
) -> list[tuple[date, Judgement]]:
    """Judge each of the last weeks with what was known then."""
    usable = [not overlap(start, 7, forget) for start in found.starts]
    values = list(found.values) + [math.nan] * (last != found.starts[-1])
    starts = list(found.starts) + [last] * (last != found.starts[-1])
    usable += [True] * (len(starts) - len(usable))
    first = max(1, len(starts) - SHOWN_WEEKS)
    return [
        (starts[index], judge_last(starts[: index + 1], values[: index + 1], usable=usable[: index + 1]))
        for index in range(first, len(starts))
    ]


def _line(
    kpi: str,
    read: list[tuple[date, Judgement]],
    kept: bool,
    clues: Clues,
    margins: Mapping[str, float],
) -> KpiHealth:
    judged = read[-1][1]
    weeks = tuple(Week(start, _some(week.value), _some(week.low), _some(week.high)) for start, week in read)
    if not math.isfinite(judged.value):
        return KpiHealth(kpi, State.MISSING, weeks=weeks)
    if not math.isfinite(judged.sigmas):
        return KpiHealth(kpi, State.LEARNING, judged.value, weeks=weeks)
    better = (judged.change > 0) == (KPIS[kpi].direction is Direction.UP)
    signal = kept and abs(judged.sigmas) >= SIGMAS
    gap = judged.value - judged.expected
    return KpiHealth(
        kpi,
        State.SIGNAL if signal else State.ORDINARY,
        judged.value,
        judged.expected,
        judged.change,
        better,
        gap * margins[kpi] if kpi in margins else None,
        clues.causes(kpi, judged.change) if signal else (),
        weeks,
    )


def _some(value: float) -> float | None:
    return value if math.isfinite(value) else None
