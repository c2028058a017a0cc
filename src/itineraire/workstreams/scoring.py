"""What each action costs and may bring, as ranges: hours, euros of effort, euros of margin a month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from itineraire.diagnostic.result import Stake
from itineraire.engagement import Action, Client, Range
from itineraire.workstreams.scored import ImpactSource, ScoredAction

#: Chance that an action brings its impact, by its note of risk. House convention, printed as a hypothesis.
SUCCESS_BY_RISK = {1: 0.95, 2: 0.85, 3: 0.70, 4: 0.50, 5: 0.30}
HABIT_WEEKS = 46  # weeks worked in a year: what a running habit costs is counted over one year
PAYBACK_MONTHS = 24  # beyond it an action is flagged as slow to pay back
WEEKS_PER_MONTH = 365.25 / 12 / 7
ZERO = Range(low=0, likely=0, high=0)


@dataclass(frozen=True)
class Estimates:
    """The figures of one action.

    Parameters
    ----------
    impact_eur_month
        At full effect, before the chance of failure; ``None`` when nobody sized it.
    share_scale
        Below 1 when the actions on one finding claim more than its whole stake: each is cut down alike.
    """

    hours_total: Range
    effort_eur: Range
    impact_eur_month: Range | None
    impact_source: ImpactSource
    success_probability: float
    share_scale: float = 1.0

    @property
    def expected_eur_month(self) -> float:
        """Mean impact times chance of success; 0 when not sized."""
        if self.impact_eur_month is None:
            return 0.0
        return range_mean(self.impact_eur_month) * self.success_probability


def estimate_actions(
    actions: Iterable[Action], client: Client, stakes: Mapping[str, Stake]
) -> dict[str, Estimates]:
    """Return the figures of every action.

    Parameters
    ----------
    actions
        Rows of ``actions.csv``.
    client
        Gives the hourly costs.
    stakes
        Euros of margin a month at stake, by finding code.
    """
    actions = tuple(actions)
    costs, scales = hourly_costs(client), share_scales(actions)
    return {
        action.id: _estimates(action, costs, stakes, scales.get(action.finding or "", 1.0))
        for action in actions
    }


def _estimates(
    action: Action, costs: Mapping[str, float], stakes: Mapping[str, Stake], scale: float
) -> Estimates:
    impact, source = action_impact(action, stakes, scale)
    return Estimates(
        hours_total=add_ranges(action.hours.values()),
        effort_eur=action_effort(action, costs),
        impact_eur_month=impact,
        impact_source=source,
        success_probability=SUCCESS_BY_RISK[action.risk],
        share_scale=scale if source is ImpactSource.FINDING else 1.0,
    )


def action_impact(
    action: Action, stakes: Mapping[str, Stake], scale: float = 1.0
) -> tuple[Range | None, ImpactSource]:
    """Return the euros of margin a month of an action, and where they come from.

    Notes
    -----
    What the consultant typed wins; else the share of the finding's stake; else nothing is known.
    """
    if action.impact_eur is not None:
        return action.impact_eur, ImpactSource.TYPED
    stake = stakes.get(action.finding or "")
    if stake is None:
        return None, ImpactSource.NONE
    share = action.share_of_stake if action.share_of_stake is not None else 1.0
    low, likely, high = sorted((max(0.0, stake.low), max(0.0, stake.likely), max(0.0, stake.high)))
    return Range(low=low, likely=likely, high=high).scaled(share * scale), ImpactSource.FINDING


def share_scales(actions: Iterable[Action]) -> dict[str, float]:
    """Return, by finding, what brings the claimed shares back to the whole stake; 1 when they fit.

    Actions that exclude each other count once, for the largest share.

    Examples
    --------
    Three actions that claim 60 %, 60 % and 30 % of one finding are cut to two thirds of what they claim.
    """
    claims: dict[str, dict[str, float]] = defaultdict(dict)
    for action in actions:
        if action.finding is None or action.impact_eur is not None:
            continue
        share = action.share_of_stake if action.share_of_stake is not None else 1.0
        group = f"either:{action.either_or}" if action.either_or else action.id
        claims[action.finding][group] = max(share, claims[action.finding].get(group, 0.0))
    totals = {finding: sum(shares.values()) for finding, shares in claims.items()}
    return {finding: min(1.0, 1.0 / total) if total else 1.0 for finding, total in totals.items()}


def action_effort(action: Action, costs: Mapping[str, float]) -> Range:
    """Return what an action takes: its hours at their cost plus its external euros; a habit over one year."""
    mean = costs[""]
    parts = [hours.scaled(costs.get(skill, mean)) for skill, hours in action.hours.items()]
    if action.habit:
        yearly = action.run_hours_week * HABIT_WEEKS * mean
        parts.append(Range(low=yearly, likely=yearly, high=yearly))
    return add_ranges([*parts, action.cost_eur])


def hourly_costs(client: Client) -> dict[str, float]:
    """Return the mean hourly cost of each skill; the key ``""`` holds the mean of the whole team."""
    by_skill: dict[str, list[float]] = defaultdict(list)
    for person in client.people:
        for skill in (*person.skills, ""):
            by_skill[skill].append(person.hourly_cost_eur)
    return {skill: sum(costs) / len(costs) for skill, costs in by_skill.items()}


def add_ranges(ranges: Iterable[Range]) -> Range:
    """Return the sum of ranges, end by end: as if all went well, or all went wrong."""
    total = ZERO
    for one in ranges:
        total = Range(low=total.low + one.low, likely=total.likely + one.likely, high=total.high + one.high)
    return total


def range_mean(estimate: Range) -> float:
    """Return the mean of a triangular law."""
    return (estimate.low + estimate.likely + estimate.high) / 3


def payback_months(action: Action | ScoredAction, estimates: Estimates | ScoredAction) -> float | None:
    """Return the months from the start of an action until its gains repay its effort; ``None`` if never.

    Parameters
    ----------
    action
        Its duration, its lag and its ramp delay the gains.
    estimates
        Its mean effort and expected gain.
    """
    gain = estimates.expected_eur_month
    if gain <= 0:
        return None
    delay_weeks = action.weeks + action.lag_weeks + action.ramp_weeks / 2
    return delay_weeks / WEEKS_PER_MONTH + range_mean(estimates.effort_eur) / gain
