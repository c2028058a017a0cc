"""Trend, season-adjusted change and dated breaks on simulated series with a known truth."""

from __future__ import annotations

import numpy as np
import pytest

from itineraire.stats.breaks import level_breaks
from itineraire.stats.trend import change_over, monthly_noise, theil_sen


def test_a_quarter_of_wild_points_leaves_the_slope_alone():
    values = [2 * x + 1 for x in range(16)]
    for place, wild in ((2, 900), (7, -500), (11, 70), (14, -3)):
        values[place] = wild
    assert theil_sen(values) == pytest.approx(2)


def test_a_step_six_months_ago_is_read_whole():
    """58 euros, then 18 % more: 68.44."""
    found = change_over([58.0] * 18 + [58 * 1.18] * 6)
    assert found is not None
    assert found.change == pytest.approx(0.18, abs=1e-6)
    assert (found.before, found.after) == pytest.approx((58.0, 68.44), abs=1e-4)
    assert found.is_proven


def test_a_season_is_no_change():
    """Ups and downs of 30 % every year, nothing else."""
    months = np.arange(24)
    found = change_over(np.exp(4 + 0.3 * np.cos(2 * np.pi * months / 12)).tolist())
    assert found is not None
    assert found.season_removed
    assert found.change == pytest.approx(0, abs=1e-6)


def test_pure_noise_is_seldom_called_a_change():
    """The 95 % interval holds zero in 92 to 98 % of 300 series."""
    random = np.random.default_rng(7)
    held = sum(
        not found.is_proven
        for _ in range(300)
        if (found := change_over(np.exp(random.normal(4, 0.08, 24)).tolist())) is not None
    )
    assert 0.92 <= held / 300 <= 0.98


def test_a_change_of_eighteen_percent_is_seen_through_usual_noise():
    random = np.random.default_rng(8)
    seen = 0
    for _ in range(100):
        values = np.exp(random.normal(4, 0.05, 24))
        values[18:] *= 1.18
        found = change_over(values.tolist())
        seen += found is not None and found.low > 0
    assert seen >= 95


@pytest.mark.parametrize("values", [[1.0] * 11, [1.0] * 11 + [0.0], [1.0] * 11 + [float("nan")]])
def test_a_short_or_holed_series_says_nothing(values):
    assert change_over(values) is None


def test_noise_is_the_spread_of_a_month():
    random = np.random.default_rng(9)
    values = np.exp(random.normal(4, 0.10, 36)).tolist()
    assert monthly_noise(values) == pytest.approx(0.10, abs=0.03)
    assert monthly_noise(values[:5]) is None


def test_a_third_of_events_lost_is_dated_to_the_day():
    """-35 % on a known day, 100 orders a day: found within one day in 95 % of 60 cases."""
    random = np.random.default_rng(3)
    found = 0
    for _ in range(60):
        day = int(random.integers(60, 300))
        orders = random.poisson(100, 365)
        seen = random.binomial(orders, np.where(np.arange(365) < day, 0.9, 0.9 * 0.65))
        breaks = level_breaks((seen / orders).tolist())
        found += any(
            abs(item.index - day) <= 1 and item.change == pytest.approx(-0.35, abs=0.04) for item in breaks
        )
    assert found >= 57


def test_a_clean_measure_raises_no_break():
    random = np.random.default_rng(5)
    false = 0
    for _ in range(60):
        orders = random.poisson(100, 365)
        false += bool(level_breaks((random.binomial(orders, 0.9) / orders).tolist()))
    assert false <= 3


def test_a_short_series_has_no_break():
    assert level_breaks([1.0] * 10) == ()
