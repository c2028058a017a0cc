"""The estimates as a meeting revised them: an action's hours and impact against its own ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from itineraire.engagement import Action, Engagement
from itineraire.workstreams.scoring import Estimates


def with_revised_hours(engagement: Engagement) -> Engagement:
    """Return the engagement with the hours of its actions as its scenario revises them; durations stay."""
    percents = engagement.scenario.effort_percent
    if not percents:
        return engagement
    return replace(engagement, actions=tuple(_revised(action, percents) for action in engagement.actions))


def _revised(action: Action, percents: Mapping[str, float]) -> Action:
    if action.id not in percents:
        return action
    share = percents[action.id] / 100
    return action.model_copy(
        update={"hours": {skill: hours.scaled(share) for skill, hours in action.hours.items()}}
    )


def with_revised_impacts(
    estimates: Mapping[str, Estimates], percents: Mapping[str, float]
) -> dict[str, Estimates]:
    """Return the estimates with some impacts scaled; an impact that nobody sized stays unknown."""
    return {
        name: replace(one, impact_eur_month=one.impact_eur_month.scaled(percents[name] / 100))
        if name in percents and one.impact_eur_month is not None
        else one
        for name, one in estimates.items()
    }
