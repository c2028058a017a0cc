"""``decisions/``: what a meeting decided, saved as data so that a batch run prints exactly that (C8)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from itineraire.engagement.base import Slug, Strict, Text

#: The scenario of a client who has chosen none, saved or not.
REFERENCE = "reference"

Percent = Annotated[float, Field(ge=0, le=1000)]


class Weights(Strict):
    """Importance of the four dimensions of a priority (R125); only their proportions count."""

    impact: float = Field(default=4, ge=0, le=10)
    effort: float = Field(default=3, ge=0, le=10)
    dependencies: float = Field(default=1, ge=0, le=10)
    risk: float = Field(default=2, ge=0, le=10)


class Scenario(Strict):
    """One set of choices.

    Parameters
    ----------
    hours_percent
        Hours of each skill against what ``client.yaml`` gives: ``{"dev": 120}`` means 20 % more.
    budget_percent
        External budget against the envelope of ``client.yaml``; 100 is the same.
    active_first_90_days
        Workstreams allowed at once in the first 90 days; ``None`` keeps the client's limit.
    keep, drop
        Actions imposed or excluded by the meeting.
    impact_percent, effort_percent
        Impact and hours of an action against its own range: ``{"guides": 50}`` halves low, likely and high.
    """

    name: Slug = REFERENCE
    title: Text = "Scénario de référence"
    weights: Weights = Weights()
    hours_percent: dict[Slug, float] = Field(default_factory=dict)
    budget_percent: float = Field(default=100, ge=0, le=1000)
    active_first_90_days: int | None = Field(default=None, ge=1, le=10)
    keep: tuple[Slug, ...] = ()
    drop: tuple[Slug, ...] = ()
    impact_percent: dict[Slug, Percent] = Field(default_factory=dict)
    effort_percent: dict[Slug, Percent] = Field(default_factory=dict)


class Choice(Strict):
    """Which scenario the client chose, who did, when and why."""

    scenario: Slug
    by: Text
    why: Text
    on: date


class PlannedAction(Strict):
    """When one accepted action starts, and how many weeks it takes."""

    start: date
    weeks: int = Field(ge=1, le=520)


class AcceptedPlan(Strict):
    """A re-plan that the client accepted: what a run prints, action by action, until something else is decided.

    Parameters
    ----------
    on, by, why
        Day of the decision, who took it, for which reason.
    scenario
        The scenario it was computed for; another one, or that one once changed, sets the plan aside.
    actions
        Every retained action.
    late
        Weeks added to the duration of ``actions.csv``, for actions found late while under way.
    """

    on: date
    by: Text
    why: Text
    scenario: Scenario
    actions: dict[Slug, PlannedAction]
    late: dict[Slug, int] = Field(default_factory=dict)
