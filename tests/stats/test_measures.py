"""Intervals, power, concentration, decompositions, shrinkage: published or hand-made answers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.stats.agreement import kappa
from itineraire.stats.concentration import concentration, stress_loss
from itineraire.stats.decomposition import kitagawa, split_product
from itineraire.stats.intervals import (
    count_interval,
    jeffreys,
    median_interval,
    rate_interval,
    rate_ratio,
    wilson,
)
from itineraire.stats.power import sample_size, smallest_mean_change, smallest_rate_change
from itineraire.stats.shrinkage import probability_best, shrink_rates, shrunk_rating


def test_wilson_of_ten_in_a_hundred():
    """R65: 5.52 to 17.44 %."""
    assert wilson(10, 100) == pytest.approx((0.0552, 0.1744), abs=5e-5)


def test_nothing_in_twenty_keeps_an_upper_bound():
    assert wilson(0, 20)[1] == pytest.approx(0.1611, abs=5e-5)
    assert rate_interval(0, 20) == pytest.approx((0.0, 0.1166), abs=5e-5)


def test_jeffreys_of_ten_in_a_hundred():
    assert jeffreys(10, 100) == pytest.approx((0.0526, 0.1701), abs=5e-5)


def test_a_rate_without_trials_is_unknown():
    assert all(math.isnan(bound) for bound in wilson(0, 0))


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_rate_lies_inside_its_interval(successes, trials):
    successes = min(successes, trials)
    low, high = rate_interval(successes, trials)
    assert 0 <= low <= successes / trials + 1e-12
    assert successes / trials - 1e-12 <= high <= 1


def test_interval_of_ten_events():
    """Garwood (1936): 4.795 to 18.39."""
    assert count_interval(10) == pytest.approx((4.795, 18.390), abs=1e-3)


def test_ratio_of_half_with_its_interval():
    """ln 0.5 -+ 1.96 sqrt(1/100 - 1/10000 + 1/200 - 1/10000) = 0.394 to 0.635."""
    assert rate_ratio((100, 10_000), (200, 10_000)) == pytest.approx((0.5, 0.394, 0.635), abs=1e-3)


def test_a_median_has_no_interval_below_six_values():
    assert math.isnan(median_interval([1, 2, 3, 4, 5])[0])


@pytest.mark.parametrize(
    ("rate", "target", "visits"), [(0.03, 0.036, 13_914), (0.02, 0.023, 36_693), (0.01, 0.012, 42_693)]
)
def test_visits_needed_to_tell_two_rates(rate, target, visits):
    """M24, published cases at 5 % risk and 80 % power."""
    assert sample_size(rate, target) == visits


def test_the_smallest_change_is_the_one_whose_sample_is_available():
    assert smallest_rate_change(0.03, 13_914) == pytest.approx(0.20, abs=1e-4)


def test_no_change_can_be_proved_with_two_visits():
    assert math.isnan(smallest_rate_change(0.03, 2))


def test_a_noisy_month_hides_small_changes():
    """2.8016 x 0.10 x sqrt(1/3 + 1/3) = 0.2287."""
    assert smallest_mean_change(0.10, 3, 3) == pytest.approx(0.2287, abs=1e-4)


def test_a_target_equal_to_the_rate_is_refused():
    with pytest.raises(ValueError, match="must differ"):
        sample_size(0.03, 0.03)


def test_concentration_of_four_channels():
    """R58: 0.55^2 + 0.20^2 + 0.15^2 + 0.10^2 = 0.375, 2.67 equal channels."""
    found = concentration([55, 20, 15, 10])
    assert (found.top_share, found.hhi) == pytest.approx((0.55, 0.375))
    assert found.effective_number == pytest.approx(2.667, abs=1e-3)


def test_five_equal_channels():
    assert concentration([1, 1, 1, 1, 1]).hhi == pytest.approx(0.20)


def test_a_third_less_on_the_first_channel():
    assert stress_loss(0.55, 0.30) == pytest.approx(0.165)


def test_a_flat_total_hides_a_real_gain():
    """M3: mobile 70 % at 1.0 %, desktop 30 % at 2.0 % -> 80 % at 1.1 %, 20 % at 2.1 %."""
    found = kitagawa([0.7, 0.3], [0.010, 0.020], [0.8, 0.2], [0.011, 0.021])
    assert (found.total, found.mix, found.rate) == pytest.approx((0.0, -0.001, 0.001), abs=1e-12)


def test_revenue_splits_exactly_between_its_factors():
    """M15: +8 300 = +15 641.83 traffic, -17 291.24 rate, +9 949.41 basket."""
    parts = split_product(
        {"visits": 100_000, "rate": 0.02, "basket": 80}, {"visits": 110_000, "rate": 0.018, "basket": 85}
    )
    assert parts["visits"] == pytest.approx(15_641.83, abs=0.005)
    assert parts["rate"] == pytest.approx(-17_291.24, abs=0.005)
    assert sum(parts.values()) == pytest.approx(8_300)


@given(st.lists(st.floats(0.1, 1e5), min_size=6, max_size=6))
def test_the_parts_always_sum_to_the_change(values):
    before, after = values[:3], values[3:]
    parts = split_product(dict(zip("abc", before, strict=True)), dict(zip("abc", after, strict=True)))
    change = math.prod(after) - math.prod(before)
    assert sum(parts.values()) == pytest.approx(change, rel=1e-6, abs=1e-6 * math.prod(before))


def test_two_of_three_does_not_outrank_many():
    """M4: the small channel is drawn to the whole; 320 of 1000 stays above."""
    rates = shrink_rates([2, 320, 90, 150], [3, 1000, 1000, 1000]).rates
    assert rates[0] < 0.6
    assert rates[1] == pytest.approx(0.32, abs=0.01)


def test_shrinkage_beats_raw_rates_on_simulated_channels():
    """M4: in 95 of 100 runs at least."""
    random = np.random.default_rng(0)
    better = 0
    for _ in range(100):
        truth = random.beta(6, 24, size=12)
        seen = random.integers(3, 60, size=12)
        won = random.binomial(seen, truth)
        shrunk = np.array(shrink_rates(won.tolist(), seen.tolist()).rates)
        better += np.mean((shrunk - truth) ** 2) < np.mean((won / seen - truth) ** 2)
    assert better >= 95


def test_odds_of_being_best_sum_to_one():
    odds = probability_best([10, 40, 5], [100, 200, 60], [1, 1, 1], seed=1)
    assert sum(odds) == pytest.approx(1)
    assert odds[1] == max(odds)


def test_three_perfect_reviews_rank_below_three_hundred_good_ones():
    """R164: 4.8 on 3 < 4.5 on 300."""
    assert shrunk_rating([5, 5, 4.4]) < shrunk_rating([4.5] * 300)


def test_kappa_of_the_textbook_table():
    """20 / 5 / 10 / 15 -> observed 0.70, chance 0.50, kappa 0.40."""
    first = [1] * 25 + [0] * 25
    second = [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    assert kappa(first, second) == pytest.approx(0.40)
