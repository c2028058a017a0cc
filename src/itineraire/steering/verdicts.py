"""Verdict of each action already launched: proven, harmful, not proven, or too early with the date (R6, M25).

One rule for all, written on one page: no verdict before the window of its kind; an interrupted series with
placebo dates; an interval that leaves zero out. The grade says how much the design can prove.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from itineraire.errors import ClientFilesError, Fault
from itineraire.stats.effect import MIN_BEFORE, MIN_PLACEBOS, Effect, interrupted_series
from itineraire.stats.signals import harmonics_for, season_design
from itineraire.steering.series import KpiSeries, overlap, weekly
from itineraire.steering.windows import first_read
from itineraire.vocabulary import KPIS, ActionKind, Direction


class Outcome(StrEnum):
    """The four verdicts (R6), and the case where no figure can answer."""

    PROVEN = "proven"
    NOT_PROVEN = "not_proven"
    TOO_EARLY = "too_early"
    HARMFUL = "harmful"
    NO_DATA = "no_data"


class Grade(StrEnum):
    """How much the design can prove (M26); only A to C may move budget."""

    A = "A"
    """Randomised test."""
    B = "B"
    """Zones or pages left without the action serve as control."""
    C = "C"
    """Interrupted series, season and sales removed, placebo dates passed."""
    D = "D"
    """Interrupted series whose placebos are few or noisy."""
    E = "E"
    """No usable series, or window not reached."""


#: A placebo interval this much wider than the model's own is no longer a proof of grade C.
NOISY_PLACEBOS = 1.5
#: Two actions on the same KPI less than eight weeks apart cannot be told from one another.
APART_DAYS = 56
#: Effects are read over half a year at most: further on, what would have happened is a guess.
MOST_WEEKS_AFTER = 26
#: An interval wider than ten times what was expected measures nothing.
_WIDEST = 10.0
BUDGET_GRADES = frozenset({Grade.A, Grade.B, Grade.C})


@dataclass(frozen=True)
class Verdict:
    """What can be said of one launched action.

    Parameters
    ----------
    change, low, high
        Mean relative change of the KPI and its 95 % interval, as fractions; ``None`` without effect measured.
    weekly_change
        Mean change a week, in the KPI's unit.
    judge_from
        First day on which a verdict has a meaning.
    placebos, placebos_beaten
        Dates without action that were tried, and those with a smaller apparent effect.
    read_on
        Day the meeting read it; ``None`` when nobody has.
    decision
        What the meeting decided, as written.
    entangled
        Another action on the same KPI started within eight weeks: the effect is that of both.
    """

    action: str
    title: str
    kind: ActionKind
    kpi: str
    started_on: date
    judge_from: date
    cost_eur: float | None
    outcome: Outcome
    grade: Grade
    change: float | None = None
    low: float | None = None
    high: float | None = None
    weekly_change: float | None = None
    weeks_after: int = 0
    placebos: int = 0
    placebos_beaten: int = 0
    read_on: date | None = None
    decision: str = ""
    entangled: bool = False


def checked_launches(launched: pd.DataFrame) -> pd.DataFrame:
    """Return the launched actions that have a start, all their kinds being known.

    Raises
    ------
    ClientFilesError
        With one fault a row whose kind does not exist.
    """
    known = {kind.value for kind in ActionKind}
    faults = [
        Fault(
            "steering.launched_kind",
            file="follow_up/launched.csv",
            line=number,
            column="kind",
            found="" if pd.isna(row["kind"]) else str(row["kind"]),
            values={"action": str(row["action"]), "known": ", ".join(sorted(known))},
        )
        for number, row in enumerate(launched.to_dict("records"), start=2)
        if row["kind"] not in known
    ]
    if faults:
        raise ClientFilesError(faults)
    return launched[launched["started_on"].notna()]


def judge_launched(
    launched: pd.DataFrame,
    series: pd.DataFrame,
    reads: pd.DataFrame,
    *,
    as_of: date,
    lags: Mapping[str, int] | None = None,
    incidents: tuple[tuple[date, date], ...] = (),
) -> tuple[Verdict, ...]:
    """Judge every launched action, the latest first.

    Parameters
    ----------
    launched
        ``follow_up/launched.csv``: action, title, kind, kpi, channel, started_on, cost_eur.
    series
        The diagnostic's series.
    reads
        ``follow_up/reads.csv``: what meetings already read.
    as_of
        Today; a week that ends after it is not used.
    lags
        Weeks between delivery and first effect, by action; 0 by default.
    incidents
        Periods left out of every series (R38).
    """
    launches = tuple(
        _Launch.from_row(row, (lags or {}).get(str(row["action"]), 0)) for row in launched.to_dict("records")
    )
    verdicts = [_judge(launch, launches, series, reads, as_of, incidents) for launch in launches]
    return tuple(sorted(verdicts, key=lambda verdict: (verdict.started_on, verdict.action), reverse=True))


@dataclass(frozen=True)
class _Launch:
    """One row of ``launched.csv``, and the day from which it can act."""

    action: str
    title: str
    kind: ActionKind
    kpi: str
    started_on: date
    effect_from: date
    cost_eur: float | None

    @classmethod
    def from_row(cls, row: Mapping[Any, Any], lag_weeks: int) -> _Launch:
        started = pd.Timestamp(row["started_on"]).date()
        return cls(
            str(row["action"]),
            str(row["title"]),
            ActionKind(str(row["kind"])),
            str(row["kpi"]),
            started,
            started + timedelta(weeks=lag_weeks),
            None if pd.isna(row["cost_eur"]) else float(row["cost_eur"]),
        )


def _judge(
    launch: _Launch,
    launches: tuple[_Launch, ...],
    series: pd.DataFrame,
    reads: pd.DataFrame,
    as_of: date,
    incidents: tuple[tuple[date, date], ...],
) -> Verdict:
    verdict = _unread(launch, reads, as_of)
    found = weekly(series, launch.kpi)
    if verdict.outcome is Outcome.TOO_EARLY or found is None:
        return verdict
    others = [
        other.effect_from for other in launches if other.kpi == launch.kpi and other.action != launch.action
    ]
    effect = _effect(found, launch.effect_from, others, as_of, incidents)
    if effect is None or not _says_something(effect):
        return verdict
    change, low, high = effect.relative
    entangled = any(abs((other - launch.effect_from).days) < APART_DAYS for other in others)
    return replace(
        verdict,
        outcome=_outcome(launch.kpi, effect),
        grade=_grade(effect, entangled),
        change=change,
        low=low,
        high=high,
        weekly_change=effect.change,
        weeks_after=effect.periods_after,
        placebos=effect.placebos,
        placebos_beaten=effect.placebos_beaten,
        entangled=entangled,
    )


def _unread(launch: _Launch, reads: pd.DataFrame, as_of: date) -> Verdict:
    """Return the verdict before any figure is read: too early, or no data."""
    judge_from = first_read(launch.kind, launch.effect_from)
    read_on, decision = last_read(reads, launch.action)
    return Verdict(
        launch.action,
        launch.title,
        launch.kind,
        launch.kpi,
        launch.started_on,
        judge_from,
        launch.cost_eur,
        Outcome.TOO_EARLY if as_of < judge_from else Outcome.NO_DATA,
        Grade.E,
        read_on=read_on,
        decision=decision,
    )


def _effect(
    found: KpiSeries,
    effect_from: date,
    others: Sequence[date],
    as_of: date,
    incidents: tuple[tuple[date, date], ...],
) -> Effect | None:
    """Return the effect on the whole weeks after ``effect_from``, up to the next action on the same KPI.

    An earlier action on the same KPI becomes a level of its own in what is expected.
    """
    apart = timedelta(days=APART_DAYS)
    later = [other for other in others if other >= effect_from + apart]
    end = min([as_of, effect_from + timedelta(weeks=MOST_WEEKS_AFTER + 1), *later])
    rows = [
        (start, value)
        for start, value in zip(found.starts, found.values, strict=True)
        if start + timedelta(days=6) <= end
        and not start < effect_from <= start + timedelta(days=6)
        and not overlap(start, 7, incidents)
    ]
    starts = [start for start, _ in rows]
    index = sum(start < effect_from for start in starts)
    if index < MIN_BEFORE:
        return None
    levels = [[float(start >= other) for start in starts] for other in others if other <= effect_from - apart]
    design = np.column_stack([season_design(starts, harmonics=harmonics_for(index)), *levels])
    return interrupted_series([value for _, value in rows], index, design)


def _says_something(effect: Effect) -> bool:
    return all(math.isfinite(bound) and abs(bound) <= _WIDEST for bound in effect.relative)


def _outcome(kpi: str, effect: Effect) -> Outcome:
    if not effect.excludes_zero:
        return Outcome.NOT_PROVEN
    better = Direction.UP if kpi not in KPIS else KPIS[kpi].direction
    return Outcome.PROVEN if (effect.change > 0) == (better is Direction.UP) else Outcome.HARMFUL


def _grade(effect: Effect, entangled: bool) -> Grade:
    weak = entangled or effect.placebos < MIN_PLACEBOS or effect.widened > NOISY_PLACEBOS
    return Grade.D if weak else Grade.C


def last_read(reads: pd.DataFrame, action: str) -> tuple[date | None, str]:
    """Return the last day the action's effect was read in a meeting, and what was decided then."""
    rows = reads[reads["action"] == action].sort_values("date")
    if rows.empty:
        return None, ""
    last = rows.iloc[-1]
    decision = "" if pd.isna(last["decision"]) else str(last["decision"])
    return pd.Timestamp(last["date"]).date(), decision
