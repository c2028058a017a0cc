"""Prevention: controls and their next date, services and their fallback, traced decisions (R166)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from itineraire.engagement.client import Control, Service
from itineraire.engagement.decisions import Choice

#: A fallback that nobody has tried for a year is a hope.
TEST_DAYS = 365


@dataclass(frozen=True)
class ControlState:
    """One regular control.

    Parameters
    ----------
    next_on
        Day it is due: last one plus its rhythm; ``as_of`` when it was never done.
    days_late
        Days past that date; 0 when it is not late.
    """

    name: str
    kind: str
    every_days: int
    last: date | None
    passed: bool | None
    owner_name: str
    next_on: date
    days_late: int

    @property
    def is_overdue(self) -> bool:
        """Due and not done, or never done."""
        return self.days_late > 0 or self.last is None


@dataclass(frozen=True)
class ServiceState:
    """One critical service; ``test_age_days`` is ``None`` when its fallback was never tried."""

    name: str
    owner_name: str
    fallback: str
    last_test: date | None
    test_age_days: int | None

    @property
    def is_exposed(self) -> bool:
        """No fallback, or one that nobody has tried for a year."""
        return not self.fallback or self.test_age_days is None or self.test_age_days > TEST_DAYS


@dataclass(frozen=True)
class Prevention:
    """Controls, continuity and traced decisions.

    Parameters
    ----------
    tracking_pass_rate
        Share of tracking controls whose last result is a pass; ``None`` when none was done.
    traced_decisions, decisions
        Decisions that have a date, an author and a reason, of all those recorded (R166e).
    """

    controls: tuple[ControlState, ...]
    services: tuple[ServiceState, ...]
    tracking_pass_rate: float | None
    traced_decisions: int
    decisions: int

    @property
    def overdue(self) -> tuple[ControlState, ...]:
        """Controls that should have been done."""
        return tuple(item for item in self.controls if item.is_overdue)

    @property
    def exposed(self) -> tuple[ServiceState, ...]:
        """Services that nothing proven would replace."""
        return tuple(item for item in self.services if item.is_exposed)


def read_prevention(
    controls: Sequence[Control],
    services: Sequence[Service],
    choice: Choice | None,
    reads: pd.DataFrame,
    names: Mapping[str, str],
    *,
    as_of: date,
) -> Prevention:
    """Read the state of every control and service at ``as_of``."""
    states = tuple(sorted((_control(item, names, as_of) for item in controls), key=lambda item: item.next_on))
    traced, decisions = traced_decisions(choice, reads)
    return Prevention(
        states,
        tuple(_service(item, names, as_of) for item in services),
        _pass_rate(states),
        traced,
        decisions,
    )


def traced_decisions(choice: Choice | None, reads: pd.DataFrame) -> tuple[int, int]:
    """Return how many recorded decisions have a date, a reason and a decision, and how many there are."""
    chosen = 1 if choice is not None else 0
    whole = reads["date"].notna() & reads["verdict"].notna() & reads["decision"].notna()
    return chosen + int(whole.sum()), chosen + len(reads)


def _control(item: Control, names: Mapping[str, str], as_of: date) -> ControlState:
    next_on = as_of if item.last is None else item.last + timedelta(days=item.every_days)
    return ControlState(
        item.name,
        item.kind,
        item.every_days,
        item.last,
        None if item.result is None else item.result == "pass",
        names.get(item.owner or "", ""),
        next_on,
        max(0, (as_of - next_on).days),
    )


def _service(item: Service, names: Mapping[str, str], as_of: date) -> ServiceState:
    return ServiceState(
        item.name,
        names.get(item.owner or "", ""),
        item.fallback or "",
        item.last_test,
        None if item.last_test is None else (as_of - item.last_test).days,
    )


def _pass_rate(states: Sequence[ControlState]) -> float | None:
    results = [item.passed for item in states if item.kind == "tracking" and item.passed is not None]
    return sum(results) / len(results) if results else None
