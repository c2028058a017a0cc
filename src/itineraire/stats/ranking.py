"""Rankings that own up to their doubt: SMAA-2, and two well-known scores for comparison (M17).

Stochastic multicriteria acceptability analysis (Lahdelma and Salminen 2001) draws weights and scores and
counts how often each candidate ranks first, second... A 42 beside a 38 no longer looks like a decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from itineraire.stats.simulation import Estimate, draw_estimates

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

REPORT_DRAWS = 10_000
LIVE_DRAWS = 1_000
#: Weight of the drawn part when an agreed weighting is given: 0 would be certainty, 1 no agreement at all.
WEIGHT_DOUBT = 0.5


@dataclass(frozen=True, eq=False)
class Acceptability:
    """What all weightings and ranges say together.

    Parameters
    ----------
    by_rank
        One row a candidate, one column a rank: share of draws in which it holds that rank.
    funded
        Share of draws in which the candidate is taken when they are taken by value for their cost until the
        envelope is spent; among the first ``top`` when no cost is given.
    central_weights
        One row a candidate, one column a criterion: mean weights of the draws in which it ranks first,
        ``nan`` when it never does.
    """

    by_rank: Floats
    funded: Floats
    central_weights: Floats

    @property
    def first(self) -> Floats:
        """Share of draws in which each candidate ranks first."""
        return self.by_rank[:, 0]

    def within(self, top: int) -> Floats:
        """Return the share of draws in which each candidate is among the first ``top``."""
        share: Floats = self.by_rank[:, :top].sum(axis=1)
        return share


def draw_weights(
    criteria: int,
    *,
    draws: int,
    seed: int,
    agreed: Sequence[float] | None = None,
    doubt: float = WEIGHT_DOUBT,
    ordered: bool = False,
) -> Floats:
    """Return weights that sum to 1, one row a draw.

    Parameters
    ----------
    criteria
        Number of criteria.
    draws, seed
        Rows, and their seed.
    agreed
        Weights that the meeting agreed on, in any unit; absent, all weightings are as likely (Dirichlet(1)).
    doubt
        How far the draws leave the agreed weights: 0 not at all, 1 all weightings as likely.
    ordered
        True when only the order of criteria is agreed, the most important first.
    """
    drawn = np.random.default_rng(seed).dirichlet(np.ones(criteria), size=draws)
    if ordered:
        drawn = -np.sort(-drawn, axis=1)
    if agreed is None:
        return drawn
    centre = np.asarray(agreed, dtype=float)
    if centre.min() < 0 or centre.sum() <= 0:
        raise ValueError("agreed weights are positive or zero, and not all zero")
    mixed: Floats = (1 - doubt) * centre / centre.sum() + doubt * drawn
    return mixed


def draw_scores(estimates: Sequence[Sequence[Estimate]], *, draws: int, seed: int) -> Floats:
    """Return scores drawn in their ranges: draws x candidates x criteria, independent of one another."""
    flat = [estimate for row in estimates for estimate in row]
    drawn = draw_estimates(flat, draws=draws, common=0.0, within=0.0, seed=seed)
    return drawn.reshape(draws, len(estimates), -1)


def utilities(scores: Floats, *, more_is_better: Sequence[bool]) -> Floats:
    """Return scores turned into utilities from 0 (worst seen) to 1 (best seen), criterion by criterion.

    A criterion on which all candidates are equal counts for nothing.
    """
    turned = np.zeros_like(scores)
    for criterion, more in enumerate(more_is_better):
        drawn = np.ascontiguousarray(scores[..., criterion])  # ten times faster than all criteria at once
        low, spread = drawn.min(), drawn.max() - drawn.min()
        if spread > 0:
            share = (drawn - low) / spread
            turned[..., criterion] = share if more else 1.0 - share
    return turned


def acceptability(
    scores: Floats,
    weights: Floats,
    *,
    top: int = 1,
    costs: Sequence[float] | None = None,
    envelope: float | None = None,
) -> Acceptability:
    """Rank the candidates in every draw and count.

    Parameters
    ----------
    scores
        Utilities, more is better: candidates x criteria, or draws x candidates x criteria.
    weights
        One row a draw, as ``draw_weights`` gives.
    top
        Size of the group that ``funded`` counts when no cost is given.
    costs, envelope
        Cost of each candidate and the amount to spend; both or none.
    """
    values = np.einsum("dik,dk->di", scores, weights) if scores.ndim == 3 else weights @ scores.T
    draws, candidates = values.shape
    order = np.argsort(-values, axis=1, kind="stable")
    by_rank = np.stack(
        [np.bincount(order[:, rank], minlength=candidates) for rank in range(candidates)], axis=1
    )
    if costs is None or envelope is None:
        funded = by_rank[:, :top].sum(axis=1) / draws
    else:
        funded = _funded(values, np.asarray(costs, dtype=float), envelope).mean(axis=0)
    return Acceptability(by_rank / draws, funded, _central_weights(order[:, 0], weights, candidates))


def _funded(values: Floats, costs: Floats, envelope: float) -> Bools:
    """Take candidates by value for their cost while the envelope lasts, in every draw at once."""
    density = values / np.maximum(costs, 1e-9)
    order = np.argsort(-density, axis=1, kind="stable")
    ordered_costs = costs[order]
    left = np.full(values.shape[0], float(envelope))
    taken = np.zeros(values.shape, dtype=bool)
    for rank in range(values.shape[1]):
        fits = ordered_costs[:, rank] <= left
        left -= np.where(fits, ordered_costs[:, rank], 0.0)
        taken[:, rank] = fits
    funded = np.empty_like(taken)
    np.put_along_axis(funded, order, taken, axis=1)
    return funded


def _central_weights(winners: npt.NDArray[np.intp], weights: Floats, candidates: int) -> Floats:
    wins = np.bincount(winners, minlength=candidates)
    sums = np.stack(
        [np.bincount(winners, weights=column, minlength=candidates) for column in weights.T], axis=1
    )
    central: Floats = np.where(wins[:, None] > 0, sums / np.maximum(wins, 1)[:, None], np.nan)
    return central


def rice(reach: float, impact: float, confidence: float, effort: float) -> float:
    """Return the RICE score: reach x impact x confidence / effort; ``nan`` without effort.

    Parameters
    ----------
    reach
        People or euros touched by period.
    impact
        Weight of the effect on each.
    confidence
        Fraction from 0 to 1.
    effort
        Work, in any unit kept the same for all candidates.

    Examples
    --------
    >>> rice(reach=1000, impact=2, confidence=0.8, effort=4)
    400.0
    """
    return reach * impact * confidence / effort if effort > 0 else float("nan")


def wsjf(business_value: float, time_criticality: float, risk_reduction: float, job_size: float) -> float:
    """Return the weighted-shortest-job-first score: cost of delay over size (Reinertsen 2009).

    ``nan`` without size.

    Examples
    --------
    >>> wsjf(business_value=8, time_criticality=5, risk_reduction=3, job_size=4)
    4.0
    """
    return (business_value + time_criticality + risk_reduction) / job_size if job_size > 0 else float("nan")
