"""``objectives.yaml``: OKRs and the KPI sheet."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from itineraire.engagement.base import Days, Slug, Strict, Text
from itineraire.vocabulary import Direction, Family, Goal, Unit


class KeyResult(Strict):
    """A measured step towards an objective.

    Parameters
    ----------
    kpi
        Code of a line of the KPI sheet.
    target
        Value to reach, in the KPI's unit (rates are fractions). Exactly one of the three targets is given.
    change_percent
        Relative change to reach, 0.25 for +25 %.
    change_points
        Change of a rate in percentage points, 0.3 for +0.3 point (R96: never mixed with percents).
    """

    id: Slug
    title: Text
    kpi: Slug
    target: float | None = None
    change_percent: float | None = None
    change_points: float | None = None
    due: date


class Objective(Strict):
    """A business result with its intent, its segment and its expected result (R88)."""

    id: Slug
    goal: Goal
    title: Text
    intent: Text | None = None
    segment: Slug | None = None
    owner: Slug
    period: Days
    strategy: tuple[Slug, ...] = ()
    key_results: tuple[KeyResult, ...] = ()


class KpiLine(Strict):
    """One line of the KPI sheet (R93: definition, source, owner, direction, thresholds).

    Parameters
    ----------
    id
        A code of ``vocabulary.KPIS``, then everything but the owner has a default; or the client's own name,
        then ``unit``, ``direction``, ``family``, ``definition``, ``source`` and ``baseline`` are required.
    baseline
        Value today in the KPI's unit, for a KPI that the exports do not give.
    alert_low, alert_high
        Values that ask for attention.
    until, workstream
        A temporary KPI leaves by itself at ``until`` (R159).
    """

    id: Slug
    owner: Slug | None = None
    title: Text | None = None
    family: Family | None = None
    unit: Unit | None = None
    direction: Direction | None = None
    definition: Text | None = None
    source: Text | None = None
    baseline: float | None = None
    baseline_on: date | None = None
    alert_low: float | None = None
    alert_high: float | None = None
    until: date | None = None
    workstream: Slug | None = None


class ObjectivesFile(Strict):
    """The whole of ``objectives.yaml``."""

    objectives: tuple[Objective, ...] = Field(min_length=1)
    kpis: tuple[KpiLine, ...] = Field(min_length=1)
    more_than_20_because: Text | None = None
    """A written reason lifts the limit of 20 KPIs (R100)."""
