"""What a sound plan avoids: all at once, long steps, no slack, assets before the measure is repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from itineraire.errors import Fault, Severity
from itineraire.roadmap.resources import PersonLoad
from itineraire.roadmap.result import Horizon, RefusedAction, ScheduledAction
from itineraire.roadmap.steps import LONG_ACTION_WEEKS
from itineraire.vocabulary import ACTIVE_WORKSTREAMS_FIRST_90_DAYS, ActionKind
from itineraire.workstreams import Quadrant, ScoredAction

#: Below this share of the team's hours left free, any surprise spills over (R32). House rule.
SLACK_SHARE = 0.05
#: Kinds that build long-term assets: after the measure, the conversion and the quick wins (R118, R119).
ASSET_KINDS = frozenset({ActionKind.CONTENT, ActionKind.SEO, ActionKind.CRM, ActionKind.REPUTATION})


def _warning(code: str, found: str = "", **values: object) -> Fault:
    return Fault(f"roadmap.{code}", found=found, values=values, severity=Severity.WARNING)


def lint_plan(
    actions: Sequence[ScheduledAction],
    refused: Sequence[RefusedAction],
    horizons: Sequence[Horizon],
    candidates: Iterable[ScoredAction],
    *,
    hours_by_horizon: Sequence[float],
    people: Sequence[PersonLoad] = (),
) -> tuple[Fault, ...]:
    """Return what should be looked at in a plan.

    Parameters
    ----------
    actions, refused, horizons
        The plan.
    candidates
        Scored actions behind it.
    hours_by_horizon
        Hours of the team from the first day to the end of each horizon.
    people
        Hours of each person, week by week.
    """
    return (
        *_nothing_retained(actions),
        *_too_many_launched(horizons),
        *_long_actions(actions),
        *_no_slack(horizons, hours_by_horizon),
        *_assets_before_measure(actions),
        *_imposed_but_refused(refused, candidates),
        *_owner_away(actions, people),
    )


def _nothing_retained(actions: Sequence[ScheduledAction]) -> Iterator[Fault]:
    if not actions:
        yield _warning("nothing_retained")


def _too_many_launched(horizons: Sequence[Horizon]) -> Iterator[Fault]:
    """Warn when more than three workstreams are launched in the first 90 days (R121)."""
    launched = horizons[0].launched if horizons else ()
    if len(launched) > ACTIVE_WORKSTREAMS_FIRST_90_DAYS:
        yield _warning("many_launched", ", ".join(launched), count=len(launched))


def _long_actions(actions: Sequence[ScheduledAction]) -> Iterator[Fault]:
    for action in actions:
        if action.weeks > LONG_ACTION_WEEKS:
            yield _warning("long_action", action.title, weeks=action.weeks, limit=LONG_ACTION_WEEKS)


def _no_slack(horizons: Sequence[Horizon], hours: Sequence[float]) -> Iterator[Fault]:
    for horizon, total in zip(horizons, hours, strict=True):
        if total > 0 and horizon.slack_hours < SLACK_SHARE * total:
            yield _warning("no_slack", days=horizon.days, hours=horizon.slack_hours)


def _assets_before_measure(actions: Sequence[ScheduledAction]) -> Iterator[Fault]:
    """Name long-term work that starts before the first repair of the measure is delivered (R118, R119)."""
    delivered = min((action.end for action in actions if action.kind is ActionKind.MEASURE), default=None)
    for action in actions:
        early = delivered is not None and action.start <= delivered
        if early and action.kind in ASSET_KINDS and action.quadrant is Quadrant.STRUCTURING:
            yield _warning("asset_first", action.title, start=action.start, measure=delivered)


def _owner_away(actions: Sequence[ScheduledAction], people: Sequence[PersonLoad]) -> Iterator[Fault]:
    """Name the actions whose owner has no hour in any of their weeks: others would do them, nobody would answer."""
    hours = {person.id: person.available_hours for person in people}
    for action in actions:
        weeks = slice(action.start_week, action.start_week + action.weeks)
        if action.owner in hours and any(hours[action.owner]) and not any(hours[action.owner][weeks]):
            yield _warning(
                "owner_away", action.title, owner=action.owner_name, start=action.start, end=action.end
            )


def _imposed_but_refused(
    refused: Sequence[RefusedAction], candidates: Iterable[ScoredAction]
) -> Iterator[Fault]:
    imposed = {action.id for action in candidates if action.mandatory}
    for action in refused:
        if action.id in imposed:
            yield _warning("imposed_refused", action.title)
