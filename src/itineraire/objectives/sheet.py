"""The KPI sheet: twelve to twenty lines that a meeting can read, and those that say the same thing twice."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations

import numpy as np
import pandas as pd

from itineraire.diagnostic.result import Measure
from itineraire.engagement import Client, Engagement, KpiLine
from itineraire.metrics import FORMULAS, Ratio, Total
from itineraire.objectives.result import KpiSheetLine, NearDuplicate
from itineraire.objectives.targets import monthly_values
from itineraire.stats.forecast import forecast
from itineraire.vocabulary import KPIS, Direction, Family, Unit

DUPLICATE_CORRELATION = 0.90  # M31: beyond it two KPIs move as one
DUPLICATE_MONTHS_MIN = 14
DAYS_PER_MONTH = 365.25 / 12
#: The article's four simple measures (R10): never proposed for removal.
ALWAYS_KEPT = frozenset({"sessions", "conversion_rate", "cost_per_lead", "revenue"})


def sheet_lines(engagement: Engagement, baseline: Mapping[str, Measure]) -> tuple[KpiSheetLine, ...]:
    """Return the sheet in the order of ``objectives.yaml``, each line with its baseline and its gaps.

    Parameters
    ----------
    baseline
        Measures by KPI, as ``baseline_of`` resolves them.
    """
    return tuple(
        sheet_line(line, engagement.client, baseline.get(line.id)) for line in engagement.objectives.kpis
    )


def sheet_line(line: KpiLine, client: Client, measure: Measure | None) -> KpiSheetLine:
    """Return one line: what the client wrote first, then what the vocabulary and the diagnostic know."""
    known = KPIS.get(line.id)
    filled = KpiSheetLine(
        kpi=line.id,
        title=line.title or "",
        family=line.family or (known.family if known else Family.SERVICE),
        unit=line.unit or (known.unit if known else Unit.COUNT),
        direction=line.direction or (known.direction if known else Direction.UP),
        definition=line.definition or "",
        source=line.source or (measure.source if measure else ""),
        owner=line.owner,
        owner_name=person_name(client, line.owner),
        baseline=measure.value if measure else None,
        low=measure.low if measure else None,
        high=measure.high if measure else None,
        start=measure.start if measure else None,
        end=measure.end if measure else None,
        alert_low=line.alert_low,
        alert_high=line.alert_high,
        noise=measure.noise if measure else None,
        smallest_change=measure.smallest_change if measure else None,
        reliability=measure.reliability if measure else None,
        until=line.until,
        workstream=line.workstream,
        monthly=adds_up(line.id),
        typed=measure is not None and measure.source == "client",
    )
    return KpiSheetLine(**{**filled.__dict__, "gaps": _gaps(filled, in_vocabulary=known is not None)})


def baseline_of(line: KpiLine, measured: Measure | None) -> Measure | None:
    """Return the measured baseline by month, else the one the client typed, else nothing."""
    if measured is not None and measured.value is not None:
        return by_month(measured)
    if line.baseline is None:
        return measured
    unit = line.unit or KPIS[line.id].unit
    return Measure(
        line.id, line.baseline, unit, start=line.baseline_on, end=line.baseline_on, source="client"
    )


def adds_up(kpi: str) -> bool:
    """Say whether a KPI is a total that grows with the period: it is then read by month."""
    formula = FORMULAS.get(kpi)
    return isinstance(formula, Total) or (isinstance(formula, Ratio) and formula.kind == "gap")


def by_month(measure: Measure) -> Measure:
    """Return a total over its period as a mean month; any other measure as it is.

    A target, an alert and a meeting speak of months; the diagnostic's totals speak of its whole period.
    """
    if not adds_up(measure.kpi) or measure.start is None or measure.end is None or measure.source == "client":
        return measure
    months = months_in(measure.start, measure.end)

    def monthly(value: float | None) -> float | None:
        return None if value is None else value / months

    return replace(
        measure, value=monthly(measure.value), low=monthly(measure.low), high=monthly(measure.high)
    )


def months_in(start: date, end: date) -> float:
    """Return the months between two days, both included; a whole number for whole months.

    Examples
    --------
    >>> months_in(date(2025, 10, 1), date(2026, 9, 30))
    12
    """
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return (end.year - start.year) * 12 + end.month - start.month + 1
    return ((end - start).days + 1) / DAYS_PER_MONTH


def person_name(client: Client, person: str | None) -> str:
    """Return a person's name, or nothing."""
    return next((one.name for one in client.people if one.id == person), "")


def _gaps(line: KpiSheetLine, *, in_vocabulary: bool) -> tuple[str, ...]:
    parts = {
        "definition": in_vocabulary or bool(line.definition),
        "source": in_vocabulary or bool(line.source),
        "owner": line.owner is not None,
        "threshold": line.alert_low is not None or line.alert_high is not None,
        "baseline": line.baseline is not None,
    }
    return tuple(name for name, there in parts.items() if not there)


def near_duplicates(
    kpis: tuple[str, ...], series: pd.DataFrame, *, used: frozenset[str], as_of: date
) -> tuple[NearDuplicate, ...]:
    """Return the pairs of KPIs whose season-adjusted monthly changes move as one (M31).

    Parameters
    ----------
    kpis
        Codes of the sheet, in its order.
    used
        KPIs that a key result or a workstream relies on: never proposed for removal.
    """
    changes = {kpi: change for kpi in kpis if (change := _changes(series, kpi, as_of)) is not None}
    found = []
    for first, second in combinations(changes, 2):
        both = pd.concat([changes[first], changes[second]], axis=1, join="inner").dropna()
        if len(both) < DUPLICATE_MONTHS_MIN - 1 or bool((both.std() == 0).any()):
            continue
        correlation = float(np.corrcoef(both.to_numpy().T)[0, 1])
        if abs(correlation) >= DUPLICATE_CORRELATION:
            drop = next((kpi for kpi in (second, first) if kpi not in used | ALWAYS_KEPT), None)
            found.append(NearDuplicate(first, second, correlation, len(both), drop))
    return tuple(found)


def _changes(series: pd.DataFrame, kpi: str, as_of: date) -> pd.Series[float] | None:
    months = monthly_values(series, kpi, as_of=as_of)
    if months.notna().sum() < DUPLICATE_MONTHS_MIN:
        return None
    positive = bool((months.dropna() > 0).all())
    result = forecast(
        [float(value) for value in months],
        horizon=1,
        first_month=months.index[0].month,
        scale="log" if positive else "linear",
        draws=40,
    )
    if result is None:
        return None
    adjusted = pd.Series(result.adjusted_history, index=months.index[: len(result.adjusted_history)])
    scaled: pd.Series[float] = adjusted.map(math.log) if positive else adjusted
    return scaled.diff().dropna()
