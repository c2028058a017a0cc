from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itineraire.stats.forecast import forecast, quantiles, reach_probability
from itineraire.vocabulary import Direction

SERIES = 500


def _simulated(rng: np.random.Generator, months: int, *, wandering: bool) -> np.ndarray:
    """Return a monthly figure with trend, season, AR noise and, for half of them, a level that wanders."""
    time = np.arange(months)
    rho, spread = rng.uniform(0, 0.7), rng.uniform(0.04, 0.12)
    noise = np.zeros(months)
    noise[0] = rng.normal(0, spread / math.sqrt(1 - rho**2))
    for month in range(1, months):
        noise[month] = rho * noise[month - 1] + rng.normal(0, spread)
    season = rng.uniform(0.05, 0.25) * np.cos(2 * np.pi * (time - rng.uniform(0, 12)) / 12)
    level = math.log(1000) + rng.normal(0, 0.01) * time
    if wandering:
        level = level + np.cumsum(rng.normal(0, 0.03, months))
    return np.exp(level + season + noise)


@pytest.fixture(scope="module")
def contests() -> list[tuple[float, float, float, float, float]]:
    """For each simulated series: low, high, truth of the 6-month total, chance given to a target, target."""
    rng = np.random.default_rng(2026)
    rows = []
    for number in range(SERIES):
        series = _simulated(rng, 42, wandering=number % 2 == 0)
        result = forecast(series[:36], horizon=6, seed=number, draws=800)
        assert result is not None
        totals = result.paths.sum(axis=1)
        low, _, high = quantiles(totals[:, None])
        target = series[24:36].sum() / 2 * 1.1
        chance = reach_probability(totals, target, Direction.UP)
        rows.append((float(low[0]), float(high[0]), float(series[36:].sum()), chance, float(target)))
    return rows


def test_the_80_percent_interval_holds_75_to_85_percent_of_simulated_totals(
    contests: list[tuple[float, ...]],
) -> None:
    """M14: Holt-Winters with normal errors holds 31 %."""
    held = np.mean([low <= truth <= high for low, high, truth, *_ in contests])

    assert 0.75 <= held <= 0.85


def test_the_probability_beats_a_point_forecast_said_yes_or_no(
    contests: list[tuple[float, ...]],
) -> None:
    """M16: Brier score, lower is better; always answering one half gives 0.25."""
    chances = np.array([chance for *_, chance, _ in contests])
    reached = np.array([truth >= target for _, _, truth, _, target in contests])

    brier = float(np.mean((chances - reached) ** 2))
    said_yes_or_no = float(np.mean((np.round(chances) - reached) ** 2))

    assert brier < said_yes_or_no
    assert brier < 0.15


def test_a_probability_near_three_quarters_comes_true_about_three_times_in_four(
    contests: list[tuple[float, ...]],
) -> None:
    chances = np.array([chance for *_, chance, _ in contests])
    reached = np.array([truth >= target for _, _, truth, _, target in contests])
    likely = chances >= 0.5

    assert np.mean(reached[likely]) == pytest.approx(np.mean(chances[likely]), abs=0.10)
    assert np.mean(reached[~likely]) == pytest.approx(np.mean(chances[~likely]), abs=0.10)


def test_a_flat_series_stays_where_it_is() -> None:
    result = forecast([100.0] * 24, horizon=6)

    assert result is not None
    assert result.interval()[1] == pytest.approx([100.0] * 6, rel=0.01)


def test_the_season_is_found_and_taken_off() -> None:
    """A pure yearly wave of +-20 % leaves a flat adjusted past."""
    months = np.arange(36)
    series = 100 * np.exp(0.2 * np.cos(2 * np.pi * months / 12))

    result = forecast(series, horizon=12)

    assert result is not None
    assert result.harmonics == 3
    assert np.ptp(result.adjusted_history) < 4
    assert result.interval()[1][0] == pytest.approx(100 * math.exp(0.2), rel=0.05)
    assert result.interval()[1][6] == pytest.approx(100 * math.exp(-0.2), rel=0.05)


def test_seven_months_give_no_forecast() -> None:
    assert forecast([1.0] * 7, horizon=3) is None
    assert forecast([1.0] * 7 + [math.nan] * 20, horizon=3) is None


def test_a_missing_month_is_bridged_not_read_as_zero() -> None:
    values = [100.0] * 24
    values[10] = math.nan

    result = forecast(values, horizon=3)

    assert result is not None
    assert result.interval()[0].min() > 90


def test_a_zero_does_not_fit_a_log() -> None:
    assert forecast([0.0] + [5.0] * 20, horizon=2) is None
    assert forecast([0.0] + [5.0] * 20, horizon=2, scale="linear") is not None


def test_a_lower_target_is_better_when_down_is_good() -> None:
    outcomes = np.array([1.0, 2.0, 3.0, 4.0])

    assert reach_probability(outcomes, 1.0, Direction.DOWN) == 0.25
    assert reach_probability(outcomes, 1.0, Direction.UP) == 1.0


def test_the_same_seed_gives_the_same_paths() -> None:
    series = np.linspace(90, 110, 24)
    first, second = forecast(series, horizon=4, seed=3), forecast(series, horizon=4, seed=3)

    assert first is not None
    assert second is not None
    assert np.array_equal(first.paths, second.paths)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.01, 0.99), min_size=8, max_size=40), st.integers(1, 12))
def test_a_rate_never_leaves_zero_to_one(rates: list[float], horizon: int) -> None:
    result = forecast(rates, horizon=horizon, scale="logit", draws=200)

    assert result is not None
    assert result.paths.shape == (200, horizon)
    assert bool(((result.paths >= 0) & (result.paths <= 1)).all())
