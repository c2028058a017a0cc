"""``actions.csv``: one row an action, the plan's only backlog (R7)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from itineraire.engagement.base import Estimate, Share, Slug, Strict, Text
from itineraire.vocabulary import ActionKind


class Action(Strict):
    """One action.

    Parameters
    ----------
    hours
        Hours by skill over the whole action, low / likely / high. In the file: ``seo=8/12/20 dev=4/6/9``.
    cost_eur
        External euros, once. In the file: ``800/1000/1500`` or one number.
    impact_eur
        Euros of margin a month at full effect; empty takes the finding's stake.
    share_of_stake
        Fraction of the finding's stake that this action is expected to recover, when ``impact_eur`` is empty.
    risk
        1 (safe) to 5 (may well fail).
    weeks
        Duration in weeks from start to delivery.
    lag_weeks, ramp_weeks
        Weeks between delivery and first effect, then weeks to full effect.
    delay_risk, delay_weeks
        Chance that a named event delays it (a supplier, a legal review), and the weeks it then costs.
    finding, key_result
        What it answers and what it serves (R5).
    habit
        True for a running habit: its ``run_hours_week`` are freed if it is stopped (R128).
    data_gate
        KPI whose measure must be reliable before this action starts (R81).
    line
        Row in the file, counted from 1, headers included.
    """

    id: Slug
    workstream: Slug
    title: Text
    deliverable: Text
    criterion: Text
    owner: Slug | None = None
    contributors: tuple[Slug, ...] = ()
    hours: dict[Slug, Estimate] = Field(default_factory=dict)
    cost_eur: Estimate
    impact_eur: Estimate | None = None
    share_of_stake: float | None = Field(default=None, ge=0, le=1)
    risk: int = Field(ge=1, le=5)
    depends_on: tuple[Slug, ...] = ()
    finding: Slug | None = None
    key_result: Slug | None = None
    hypothesis: Text | None = None
    kind: ActionKind
    weeks: int = Field(ge=1, le=520)
    lag_weeks: int = Field(default=0, ge=0, le=104)
    ramp_weeks: int = Field(default=0, ge=0, le=104)
    habit: bool = False
    run_hours_week: float = Field(default=0, ge=0, le=200)
    mandatory: bool = False
    either_or: Slug | None = None
    """Actions that share this name exclude each other."""
    not_before: date | None = None
    deadline: date | None = None
    data_gate: Slug | None = None
    delay_risk: Share = 0
    delay_weeks: int = Field(default=0, ge=0, le=104)
    line: int = 0
