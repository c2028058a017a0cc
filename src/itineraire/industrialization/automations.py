"""Which automations pay for themselves, and which must wait for a reliable figure (R81, R171g, M35)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from itineraire.engagement.client import Automation
from itineraire.vocabulary import DATA_GATE

#: Beyond two years the tool will have changed before it is paid back.
LONGEST_PAYBACK_MONTHS = 24.0


class Choice(StrEnum):
    """What is proposed for an automation."""

    BUILD = "build"
    BLOCKED = "blocked"
    """It pays back, but its figure is not reliable enough yet."""
    REFUSED = "refused"
    """It does not pay back soon enough."""


@dataclass(frozen=True)
class PayBack:
    """One automation.

    Parameters
    ----------
    saved_eur_year
        Net euros saved a year, low / likely / high hours: hours x cost x weeks x reliability - running cost.
    months
        Months to pay the build back, likely; ``inf`` when it never does.
    months_slow, months_quick
        The same with the low and the high hours.
    reliability
        Reliability of the figure it needs; ``None`` when it needs none or when it is unknown.
    """

    name: str
    saved_eur_year: tuple[float, float, float]
    build_cost_eur: float
    months: float
    months_slow: float
    months_quick: float
    needs_kpi: str | None
    reliability: float | None
    choice: Choice


def pay_back(automation: Automation, reliability: Mapping[str, float | None]) -> PayBack:
    """Compute the pay-back of one automation and pass it through the data gate.

    Parameters
    ----------
    reliability
        Reliability of each measured KPI, from 0 to 1.

    Notes
    -----
    M35: 2 h a week x 45 EUR x 46 weeks - 600 EUR = 3 540 EUR a year; 3 000 EUR are paid back in 10.2 months.
    """
    hours = automation.hours_saved_week
    low, likely, high = (_saved(automation, value) for value in (hours.low, hours.likely, hours.high))
    months = _months(automation, likely)
    known = None if automation.needs_kpi is None else reliability.get(automation.needs_kpi)
    if months > LONGEST_PAYBACK_MONTHS:
        choice = Choice.REFUSED
    elif automation.needs_kpi is not None and (known is None or known < DATA_GATE):
        choice = Choice.BLOCKED
    else:
        choice = Choice.BUILD
    return PayBack(
        automation.name,
        (low, likely, high),
        automation.build_cost_eur,
        months,
        _months(automation, low),
        _months(automation, high),
        automation.needs_kpi,
        known,
        choice,
    )


def pay_backs(
    automations: Sequence[Automation], reliability: Mapping[str, float | None]
) -> tuple[PayBack, ...]:
    """Return every automation, those to build first, quickest pay-back first."""
    order = list(Choice)
    found = [pay_back(automation, reliability) for automation in automations]
    return tuple(sorted(found, key=lambda item: (order.index(item.choice), item.months, item.name)))


def _saved(automation: Automation, hours_week: float) -> float:
    gross = hours_week * automation.hourly_cost_eur * automation.weeks * automation.reliability
    return gross - automation.run_cost_eur_year


def _months(automation: Automation, saved_eur_year: float) -> float:
    if automation.build_cost_eur == 0:
        return 0.0
    return automation.build_cost_eur / saved_eur_year * 12 if saved_eur_year > 0 else math.inf
