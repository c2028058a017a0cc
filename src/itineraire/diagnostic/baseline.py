"""The frozen reference: each KPI with its interval, noise and smallest provable change (R46, R47)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from itineraire.diagnostic.context import Context, as_measure, months_between
from itineraire.diagnostic.facts import StateLine
from itineraire.diagnostic.reliability import FROM_ANALYTICS, reliability_parts
from itineraire.diagnostic.result import Measure
from itineraire.diagnostic.scope import axis_of, kpis_for
from itineraire.diagnostic.tracking import conversions_changed_on, visits_changed_on
from itineraire.diagnostic.trust import CoverageLine, SourceLine
from itineraire.metrics import Reading, rows_of
from itineraire.stats.power import smallest_mean_change, smallest_rate_change
from itineraire.stats.trend import monthly_noise
from itineraire.vocabulary import KPIS, Axis, Unit

#: Months of the read that a plan plans for: the next quarter.
READ_MONTHS = 3

#: KPIs that count visits: a change of consent makes two years incomparable.
_OF_VISITS = frozenset({"sessions", "conversion_rate"})

#: Subject of the state of play -> KPIs that can say it (the first known one wins), export to ask for.
_STATE: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("site", ("sessions", "conversion_rate"), "traffic"),
    ("social", ("social_share",), "traffic"),
    ("ads", ("media_spend",), "spend"),
    ("sales", ("revenue", "won_value", "recurring_revenue", "leads"), "orders"),
    ("reputation", ("rating",), "reviews"),
    ("tools", ("data_reliability",), "leads"),
)


def baseline(context: Context) -> tuple[Measure, ...]:
    """Measure every KPI of the client's model over the year, with what it takes to prove a change."""
    return tuple(_measure(context, kpi) for kpi in kpis_for(context.client.model))


def _measure(context: Context, kpi: str) -> Measure:
    reading = context.reading(kpi)
    if reading.value is None:
        return as_measure(reading)
    months = context.usable_months(kpi)
    noise = monthly_noise(months)
    parts = reliability_parts(context, reading)
    return replace(
        as_measure(reading),
        noise=noise,
        smallest_change=smallest_change(reading, noise, len(months)),
        reliability=round(min(parts.values()), 2) if parts else None,
    )


def smallest_change(reading: Reading, noise: float | None, months: int) -> float | None:
    """Return the smallest relative change that the next quarter can prove (M24).

    A rate needs enough cases (two proportions) and a change above its monthly noise: the larger of the two
    counts. Another figure is limited by its noise alone. ``None`` when neither is known.
    """
    bars = []
    if reading.unit == Unit.RATE and reading.value and reading.below and reading.start and reading.end:
        quarter = reading.below / months_between(reading.start, reading.end) * READ_MONTHS
        by_cases = smallest_rate_change(reading.value, quarter)
        if by_cases == by_cases:
            bars.append(by_cases)
    if noise is not None and months:
        bars.append(smallest_mean_change(noise, min(months, 12), READ_MONTHS))
    return max(bars) if bars else None


def coverage_lines(context: Context, measures: tuple[Measure, ...]) -> tuple[CoverageLine, ...]:
    """Return, for each axis, the KPIs measured and those that no export gives (R49)."""
    lines = []
    for axis in Axis:
        mine = [item for item in measures if axis_of(item.kpi) == axis]
        known = tuple(item.kpi for item in mine if item.value is not None)
        lines.append(CoverageLine(axis, known, tuple(item.kpi for item in mine if item.value is None)))
    return tuple(lines)


def state_of_play(
    context: Context, measures: tuple[Measure, ...], social_share: float | None, score: float | None
) -> tuple[StateLine, ...]:
    """Return point A in six lines, one figure each, or the export to ask for (R3)."""
    known = {item.kpi: item for item in measures if item.value is not None}
    if social_share is not None and (sessions := known.get("sessions")):
        known["social_share"] = replace(
            sessions, kpi="social_share", value=social_share, unit=Unit.RATE, low=None, high=None, noise=None
        )
    if score is not None:
        start, end = context.window
        known["data_reliability"] = Measure("data_reliability", score, Unit.RATE, start=start, end=end)
    lines = []
    for subject, kpis, table in _STATE:
        found = next((known[kpi] for kpi in kpis if kpi in known), None)
        change = _yearly_change(context, found) if found is not None else None
        lines.append(StateLine(subject, found, change, None if found is not None else table))
    return tuple(lines)


def yearly_changes(context: Context, measures: tuple[Measure, ...]) -> dict[str, float]:
    """Return the relative change of each KPI on the same days a year before, where the two compare."""
    changes = {item.kpi: _yearly_change(context, item) for item in measures if item.value is not None}
    return {kpi: change for kpi, change in changes.items() if change is not None}


def _yearly_change(context: Context, found: Measure) -> float | None:
    if found.kpi not in KPIS or not found.value or not _compares(context, found.kpi):
        return None
    before = context.before(found.kpi, context.reading(found.kpi))
    return found.value / before.value - 1 if before.value else None


def _compares(context: Context, kpi: str) -> bool:
    """Return whether a KPI was counted alike over the two years."""
    if kpi in _OF_VISITS and visits_changed_on(context) is not None:
        return False
    return kpi not in FROM_ANALYTICS or conversions_changed_on(context) is None


def source_lines(context: Context) -> tuple[SourceLine, ...]:
    """Return every report read, with its file and its dates."""
    reports = rows_of(context.tables, "reports")
    return tuple(
        SourceLine(
            report=str(row["report"]),
            file=str(row["file"]),
            tool=str(row["tool"]),
            kind=str(row["kind"]),
            start=day_of(row["start"]),
            end=day_of(row["end"]),
            rows=int(row["rows"]),
        )
        for row in reports.to_dict("records")
    )


def day_of(moment: pd.Timestamp) -> date | None:
    """Return the day of a moment; ``None`` when missing."""
    return None if pd.isna(moment) else moment.date()
