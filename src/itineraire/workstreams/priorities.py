"""The ranking and the map: all weightings and ranges at once (M17), quick wins and what to stop (R126)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
import numpy.typing as npt

from itineraire.engagement import Action, Range, Weights
from itineraire.stats import ranking
from itineraire.stats.simulation import Estimate
from itineraire.workstreams.dependencies import all_dependents, all_prerequisites, dependency_graph
from itineraire.workstreams.result import Quadrant
from itineraire.workstreams.scoring import Estimates

Floats = npt.NDArray[np.float64]

#: An action that brings less than this share of what the whole backlog may bring is of low impact.
#: House convention: among about forty actions the average is 2.5 %.
IMPACT_FLOOR_SHARE = 0.01
TOP_COUNT = 10
_CRITERIA = 4


@dataclass(frozen=True)
class Limits:
    """The two lines of the map, in euros a month and in euros."""

    impact_floor_eur_month: float
    effort_limit_eur: float


@dataclass(frozen=True)
class Links:
    """What an action waits for and what waits for it."""

    prerequisites: int
    unlocked_eur_month: float


@dataclass(frozen=True)
class Standing:
    """Where one action stands."""

    rank: int
    score: float
    top_share: float
    robust_share: float
    first_share: float
    rank_low: int
    rank_high: int


def map_limits(actions: Sequence[Action], estimates: Mapping[str, Estimates]) -> Limits:
    """Return the lines that part high from low: a share of the whole gain, the median effort of projects."""
    total = sum(estimates[action.id].expected_eur_month for action in actions)
    efforts = [estimates[action.id].effort_eur.likely for action in actions if not action.habit]
    return Limits(IMPACT_FLOOR_SHARE * total, median(efforts) if efforts else 0.0)


def action_links(actions: Sequence[Action], estimates: Mapping[str, Estimates]) -> dict[str, Links]:
    """Return the number of prerequisites of each action and the expected gains that it unlocks."""
    graph = dependency_graph(actions)
    before, after = all_prerequisites(graph), all_dependents(graph)
    return {
        action.id: Links(
            len(before[action.id]), sum(estimates[one].expected_eur_month for one in sorted(after[action.id]))
        )
        for action in actions
    }


def rank_actions(
    actions: Sequence[Action],
    estimates: Mapping[str, Estimates],
    links: Mapping[str, Links],
    weights: Weights,
    *,
    seed: int,
    draws: int,
) -> dict[str, Standing]:
    """Rank the actions on impact, effort, dependencies and risk.

    Parameters
    ----------
    weights
        The scenario's; only their proportions count, and all zero means all equal.
    seed, draws
        Randomness of the ranges and of the weightings.

    Notes
    -----
    The rank is that of the mean score under the scenario's weights, so that more impact never ranks lower.
    The shares say how solid it is.
    """
    if not actions:
        return {}
    utilities = _utilities(actions, estimates, links, seed=seed, draws=draws)
    agreed = [weights.impact, weights.effort, weights.dependencies, weights.risk]
    agreed = agreed if sum(agreed) > 0 else [1.0] * _CRITERIA
    top = top_count(len(actions))
    fixed = ranking.draw_weights(_CRITERIA, draws=draws, seed=seed, agreed=agreed, doubt=0.0)
    free = ranking.draw_weights(_CRITERIA, draws=draws, seed=seed)
    chosen = ranking.acceptability(utilities, fixed, top=top)
    robust = ranking.acceptability(utilities, free, top=top)
    scores = utilities.mean(axis=0) @ (np.array(agreed) / sum(agreed))
    order = sorted(range(len(actions)), key=lambda index: (-scores[index], actions[index].id))
    ranks = {index: place for place, index in enumerate(order, start=1)}
    low, high = _rank_band(chosen.by_rank)
    return {
        action.id: Standing(
            rank=ranks[index],
            score=float(scores[index]),
            top_share=float(chosen.within(top)[index]),
            robust_share=float(robust.within(top)[index]),
            first_share=float(robust.first[index]),
            rank_low=int(low[index]),
            rank_high=int(high[index]),
        )
        for index, action in enumerate(actions)
    }


def top_count(actions: int) -> int:
    """Return how many first places count as the top: ten, or a third of a short list."""
    return max(1, min(TOP_COUNT, round(actions / 3)))


def quadrant_shares(estimates: Estimates, limits: Limits, *, seed: int, draws: int) -> dict[Quadrant, float]:
    """Return the share of draws in which an action falls in each part of the map; empty when not sized."""
    if estimates.impact_eur_month is None:
        return {}
    drawn = ranking.draw_scores(
        [[_estimate(estimates.impact_eur_month), _estimate(estimates.effort_eur)]], draws=draws, seed=seed
    )
    high = drawn[:, 0, 0] * estimates.success_probability >= limits.impact_floor_eur_month
    high &= drawn[:, 0, 0] > 0
    light = drawn[:, 0, 1] <= limits.effort_limit_eur
    return {
        Quadrant.QUICK_WIN: float(np.mean(high & light)),
        Quadrant.STRUCTURING: float(np.mean(high & ~light)),
        Quadrant.STOP: float(np.mean(~high)),
    }


def place_actions(
    actions: Sequence[Action], shares: Mapping[str, Mapping[Quadrant, float]], *, order: Sequence[str]
) -> dict[str, Quadrant]:
    """Return the quadrant of each action.

    An action of low impact that something useful waits for, or that is imposed, is an enabler, not a stop.

    Parameters
    ----------
    order
        Every action after what it needs.
    """
    by_id = {action.id: action for action in actions}
    useful: set[str] = set()
    placed: dict[str, Quadrant] = {}
    for name in reversed(order):
        action, own = by_id[name], shares[name]
        likeliest = max(own, key=lambda quadrant: own[quadrant]) if own else Quadrant.UNSIZED
        if likeliest in (Quadrant.STOP, Quadrant.UNSIZED) and (name in useful or action.mandatory):
            likeliest = Quadrant.ENABLER
        placed[name] = likeliest
        if likeliest is not Quadrant.STOP:
            useful.update(action.depends_on)
    return placed


def _utilities(
    actions: Sequence[Action],
    estimates: Mapping[str, Estimates],
    links: Mapping[str, Links],
    *,
    seed: int,
    draws: int,
) -> Floats:
    """Return utilities from 0 to 1: draws x actions x (impact, effort, dependencies, risk)."""
    sized = [one.impact_eur_month.likely for one in estimates.values() if one.impact_eur_month is not None]
    unknown = Range(low=0, likely=0, high=median(sized) if sized else 0)
    rows = []
    for action, tie in zip(actions, _dependency_scores(actions, links), strict=True):
        one = estimates[action.id]
        impact = (one.impact_eur_month or unknown).scaled(one.success_probability)
        risk = Estimate(action.risk - 0.5, action.risk, action.risk + 0.5)
        rows.append([_estimate(impact), _estimate(one.effort_eur), Estimate(tie, tie, tie), risk])
    drawn = ranking.draw_scores(rows, draws=draws, seed=seed)
    # A gain four times larger counts double: a linear scale would let one large action flatten all others.
    drawn[:, :, :2] = np.sqrt(drawn[:, :, :2])
    return ranking.utilities(drawn, more_is_better=[True, False, True, False])


def _dependency_scores(actions: Sequence[Action], links: Mapping[str, Links]) -> list[float]:
    """Return from -1 (waits for most) to 1 (unlocks most)."""
    most_unlocked = max((links[action.id].unlocked_eur_month for action in actions), default=0) or 1.0
    most_needed = max((links[action.id].prerequisites for action in actions), default=0) or 1
    return [
        float(np.sqrt(links[action.id].unlocked_eur_month / most_unlocked))
        - links[action.id].prerequisites / most_needed
        for action in actions
    ]


def _estimate(values: Range) -> Estimate:
    return Estimate(values.low, values.likely, values.high)


def _rank_band(by_rank: Floats) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the 10th and 90th percentile of each candidate's rank."""
    cumulated = np.cumsum(by_rank, axis=1)
    low = (cumulated < 0.10 - 1e-9).sum(axis=1) + 1
    high = (cumulated < 0.90 - 1e-9).sum(axis=1) + 1
    return low, np.minimum(high, by_rank.shape[1])
