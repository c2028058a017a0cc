"""What a monthly figure would become with no action: paths with honest doubt, and the chance of a target.

Two models share the paths equally: combined simple forecasts beat single clever ones (M-competitions).

- a harmonic regression with AR(1) errors, whose trend is shrunk and whose doubt on every parameter is kept
  (the AR coefficient is summed over a grid with its posterior weight, the rest is drawn exactly);
- a damped-trend exponential smoothing of the season-adjusted series, its three constants drawn from their
  likelihood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np
import numpy.typing as npt

from itineraire.vocabulary import Direction

Floats = npt.NDArray[np.float64]
Scale = Literal["log", "logit", "linear"]

MONTHS_MIN = 8
"""Below this many full months a forecast would be an opinion."""

_RHO_GRID = np.linspace(0.0, 0.99, 34)
_TREND_SPREAD_MONTH = 0.015  # prior standard deviation of the monthly trend, in logs: 20 % a year
_SEASON_SPREAD = 0.3  # prior standard deviation of one harmonic coefficient, in logs
_VAGUE = 1e3
_WIDENING = 1.08  # set by simulation so that 80 % intervals hold 80 % when half the series also wander
_SMOOTHING_GRID = tuple(
    product((0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9), (0.0, 0.05, 0.15, 0.3), (0.8, 0.9, 0.97))
)


@dataclass(frozen=True, eq=False)
class Forecast:
    """Simulated futures of one monthly figure.

    Parameters
    ----------
    paths
        One row a draw, one column a month to come, in the figure's unit.
    adjusted_paths
        The same without the season: comparable with a yearly level.
    adjusted_history
        The past without its season, in the figure's unit.
    harmonics
        Number of seasonal waves that the history could support; 0 when it is too short.
    """

    paths: Floats
    adjusted_paths: Floats
    adjusted_history: Floats
    harmonics: int

    def interval(self, share: float = 0.8) -> tuple[Floats, Floats, Floats]:
        """Return the low, middle and high value of each month, season included."""
        return quantiles(self.paths, share)


def forecast(
    values: Sequence[float],
    *,
    horizon: int,
    first_month: int = 1,
    scale: Scale = "log",
    seed: int = 2026,
    draws: int = 4000,
) -> Forecast | None:
    """Simulate the months to come if nothing changes.

    Parameters
    ----------
    values
        Full months in order; ``nan`` for a month without data (it is bridged, never read as zero).
    horizon
        Months to come.
    first_month
        Calendar month of ``values[0]``, from 1 to 12.
    scale
        ``"log"`` for what is above 0, ``"logit"`` for rates between 0 and 1, ``"linear"`` otherwise.
    seed, draws
        Randomness.

    Returns
    -------
    Forecast or None
        ``None`` with fewer than ``MONTHS_MIN`` known months, or values that do not fit ``scale``.

    Notes
    -----
    M14. The test bar is coverage: the 80 % interval must hold 75 to 85 % of simulated outcomes.
    """
    series = _bridged(np.asarray(values, dtype=float))
    if series is None or not _fits(series, scale):
        return None
    rng = np.random.default_rng(seed)
    past = _onto(series, scale)
    spread = float(np.std(past)) if scale == "linear" else 1.0
    if spread == 0:
        spread = 1.0
    past = past / spread
    harmonics = _harmonics(len(past))
    months = np.arange(len(past) + horizon)
    waves = _waves(months + first_month - 1, harmonics)
    half = draws // 2
    regression, season_draws = _regression_paths(past, waves, horizon, half, rng)
    season = waves @ season_draws.mean(axis=0) if harmonics else np.zeros(len(months))
    smoothing = _smoothing_paths(past - season[: len(past)], horizon, draws - half, rng)
    ahead = season[len(past) :]
    doubt = season_draws[rng.permutation(half)[: draws - half] % half] @ waves[len(past) :].T - ahead
    adjusted = _widened(np.vstack([regression - ahead, smoothing + doubt]))
    return Forecast(
        paths=_back((adjusted + ahead) * spread, scale),
        adjusted_paths=_back(adjusted * spread, scale),
        adjusted_history=_back((past - season[: len(past)]) * spread, scale),
        harmonics=harmonics,
    )


def quantiles(paths: Floats, share: float = 0.8) -> tuple[Floats, Floats, Floats]:
    """Return the low, middle and high value of each column so that ``share`` of the draws lies between."""
    tail = (1 - share) / 2
    low, middle, high = np.quantile(paths, [tail, 0.5, 1 - tail], axis=0)
    return low, middle, high


def reach_probability(outcomes: Floats, target: float, direction: Direction) -> float:
    """Return the share of ``outcomes`` at or beyond ``target`` on the better side (M16).

    Examples
    --------
    >>> reach_probability(np.array([1.0, 2.0, 3.0, 4.0]), 3.0, Direction.UP)
    0.5
    """
    reached = outcomes >= target if direction is Direction.UP else outcomes <= target
    return float(np.mean(reached))


def _widened(paths: Floats) -> Floats:
    """Stretch the paths around their middle."""
    middle = np.median(paths, axis=0)
    widened: Floats = middle + _WIDENING * (paths - middle)
    return widened


def _bridged(values: Floats) -> Floats | None:
    """Fill gaps in a straight line; ``None`` when too little is known."""
    known = np.isfinite(values)
    if known.sum() < MONTHS_MIN:
        return None
    first, last = np.flatnonzero(known)[[0, -1]]
    if last != len(values) - 1:  # a forecast starts where the data stop
        values, known = values[: last + 1], known[: last + 1]
    months = np.arange(len(values))
    filled = np.interp(months, months[known], values[known])
    return filled[first:] if first == 0 else np.where(months < first, values[first], filled)


def _fits(values: Floats, scale: Scale) -> bool:
    if scale == "log":
        return bool((values > 0).all())
    if scale == "logit":
        return bool(((values > 0) & (values < 1)).all())
    return True


def _onto(values: Floats, scale: Scale) -> Floats:
    if scale == "log":
        return np.log(values)
    return np.log(values / (1 - values)) if scale == "logit" else values


def _back(values: Floats, scale: Scale) -> Floats:
    if scale == "log":
        return np.exp(values)
    return 1 / (1 + np.exp(-values)) if scale == "logit" else values


def _harmonics(months: int) -> int:
    """Return how many seasonal waves the history can support: none before a year and a half."""
    if months < 18:
        return 0
    return 2 if months < 30 else 3


def _waves(months: npt.NDArray[np.int64], harmonics: int) -> Floats:
    angles = 2 * np.pi * np.outer(months, np.arange(1, harmonics + 1)) / 12
    return np.hstack([np.cos(angles), np.sin(angles)])


def _regression_paths(
    past: Floats, waves: Floats, horizon: int, draws: int, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Return paths of the harmonic regression with AR(1) errors, and the draws of its season."""
    n = len(past)
    trend = np.arange(n + horizon) - (n - 1) / 2
    design = np.column_stack([np.ones(n + horizon), trend, waves])
    seasonal = waves.shape[1]
    prior = np.array([_VAGUE, _TREND_SPREAD_MONTH, *[_SEASON_SPREAD] * seasonal]) ** -2.0
    centre = past.mean()
    fits = [_fit(design[:n], past - centre, rho, prior) for rho in _RHO_GRID]
    weights = np.exp(np.array([fit.log_weight for fit in fits]) - max(fit.log_weight for fit in fits))
    chosen = rng.choice(len(fits), size=draws, p=weights / weights.sum())
    paths = np.empty((draws, horizon))
    season = np.empty((draws, seasonal))
    for index in np.unique(chosen):
        rows = np.flatnonzero(chosen == index)
        fit = fits[index]
        sigma = np.sqrt(fit.squares / rng.chisquare(fit.freedom, size=len(rows)))
        noise = rng.standard_normal((len(rows), len(prior)))
        betas = fit.beta + sigma[:, None] * (noise @ fit.root.T)
        last = (past[-1] - centre) - betas @ design[n - 1]
        errors = _autoregression(last, float(_RHO_GRID[index]), sigma, horizon, rng)
        paths[rows] = betas @ design[n:].T + errors + centre
        season[rows] = betas[:, 2:]
    return paths, season


@dataclass(frozen=True, eq=False)
class _Fit:
    beta: Floats
    root: Floats
    squares: float
    freedom: float
    log_weight: float


def _fit(design: Floats, values: Floats, rho: float, prior: Floats) -> _Fit:
    """Fit the regression for one AR coefficient; the prior is scaled by the noise of ``values``."""
    head = np.sqrt(1 - rho**2)
    y = np.concatenate([[head * values[0]], values[1:] - rho * values[:-1]])
    x = np.vstack([head * design[0], design[1:] - rho * design[:-1]])
    scale = max(float(np.var(y)), 1e-8)
    precision = x.T @ x + np.diag(prior * scale)
    beta = np.linalg.solve(precision, x.T @ y)
    squares = float(np.sum((y - x @ beta) ** 2) + scale * np.sum(prior * beta**2)) + 1e-9
    freedom = float(len(y) - 2)
    _, log_determinant = np.linalg.slogdet(precision)
    log_weight = np.log(head) - 0.5 * log_determinant - 0.5 * freedom * np.log(squares)
    log_weight += 0.5 * np.sum(np.log(prior * scale))
    root = np.linalg.cholesky(np.linalg.inv(precision))
    return _Fit(beta, root, squares, freedom, float(log_weight))


def _autoregression(
    last: Floats, rho: float, sigma: Floats, horizon: int, rng: np.random.Generator
) -> Floats:
    errors = np.empty((len(last), horizon))
    state = last
    for month in range(horizon):
        state = rho * state + sigma * rng.standard_normal(len(last))
        errors[:, month] = state
    return errors


def _smoothing_paths(adjusted: Floats, horizon: int, draws: int, rng: np.random.Generator) -> Floats:
    """Return paths of damped-trend exponential smoothing, its constants weighted by their likelihood."""
    alpha, beta, phi = (np.array(column) for column in zip(*_SMOOTHING_GRID, strict=True))
    beta = alpha * beta
    level = np.full(len(alpha), adjusted[: min(6, len(adjusted))].mean())
    slope = np.zeros(len(alpha))
    squares = np.zeros(len(alpha))
    for value in adjusted:
        error = value - (level + phi * slope)
        squares += error**2
        level, slope = level + phi * slope + alpha * error, phi * slope + beta * error
    freedom = max(len(adjusted) - 3, 3)
    log_weights = -0.5 * freedom * np.log(squares + 1e-9)
    weights = np.exp(log_weights - log_weights.max())
    chosen = rng.choice(len(alpha), size=draws, p=weights / weights.sum())
    sigma = np.sqrt((squares[chosen] + 1e-9) / rng.chisquare(freedom, size=draws))
    now, drift = level[chosen], slope[chosen]
    paths = np.empty((draws, horizon))
    for month in range(horizon):
        error = sigma * rng.standard_normal(draws)
        paths[:, month] = now + phi[chosen] * drift + error
        now, drift = (
            now + phi[chosen] * drift + alpha[chosen] * error,
            phi[chosen] * drift + beta[chosen] * error,
        )
    return paths
