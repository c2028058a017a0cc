"""The estimates as a meeting revised them: an action's hours and impact against its own ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from itineraire.diagnostic.result import Stake
from itineraire.engagement import Action, Engagement
from itineraire.workstreams.scoring import Estimates, estimate_actions


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


def revised_estimates(engagement: Engagement, stakes: Mapping[str, Stake]) -> dict[str, Estimates]:
    """Return the figures of every action, impacts as its scenario revises them; an unsized one stays unknown.

    Parameters
    ----------
    stakes
        Euros of margin a month at stake, by finding code.
    """
    percents = engagement.scenario.impact_percent
    return {
        name: replace(one, impact_eur_month=one.impact_eur_month.scaled(percents[name] / 100))
        if name in percents and one.impact_eur_month is not None
        else one
        for name, one in estimate_actions(engagement.actions, engagement.client, stakes).items()
    }
