"""Little's law, throughput forecast and regularity: published or hand-made answers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.stats.flow import forecast_delivery, percentile, regularity, weeks_in_progress

#: Weekly throughput of Vacanti's example; 100 to 120 items remain.
PUBLISHED = [1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8]


def test_twelve_items_at_three_a_week_stay_open_four_weeks():
    assert weeks_in_progress(12, 3) == 4


def test_work_without_delivery_never_ends():
    assert weeks_in_progress(5, 0) == math.inf
    assert weeks_in_progress(0, 0) == 0


@pytest.mark.parametrize("seed", [1, 2, 2026])
def test_published_throughput_gives_28_32_and_35_weeks(seed):
    """The mean rule (110 items at 43/11 a week) says 28 weeks and hides that one case in seven passes 32."""
    found = forecast_delivery(PUBLISHED, 100, 120, seed=seed)

    assert found is not None
    assert (found.p50, found.p85, found.p95) == (28, 32, 35)


def test_a_steady_rate_is_forecast_exactly():
    """20 items at 4 a week take 5 weeks, whatever the draw."""
    found = forecast_delivery([4, 4, 4], 20, 20)

    assert found is not None
    assert (found.p50, found.p95) == (5, 5)


def test_no_past_delivery_gives_no_forecast():
    assert forecast_delivery([0, 0, 0], 3, 3) is None


def test_percentile_is_a_value_seen():
    assert percentile([1, 2, 3, 4], 0.5) == 3
    assert percentile([], 0.5) is None


def test_even_effort_is_regular_and_one_burst_is_not():
    """The same 20 units: five a week give 1, all in one week of four give 1/4."""
    assert regularity([5, 5, 5, 5]) == pytest.approx(1)
    assert regularity([20, 0, 0, 0]) == pytest.approx(0.25)
    assert regularity([0, 0, 0, 0]) is None
    assert regularity([1, 2, 3]) is None


@given(st.lists(st.integers(0, 50), min_size=4, max_size=30).filter(any))
def test_regularity_does_not_depend_on_the_order_nor_on_the_unit(weeks):
    found = regularity(weeks)

    assert found is not None
    assert 0 < found <= 1 + 1e-12
    assert regularity(sorted(weeks)) == pytest.approx(found)
    assert regularity([10 * week for week in weeks]) == pytest.approx(found)
