from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.stats.simulation import (
    Estimate,
    correlated_shares,
    draw_estimates,
    pert_quantile,
    total_quantile,
    triangular_quantile,
)

UNIT = Estimate(0, 0.5, 1)


def chain_quantiles(correlation):
    """P50 and P80 of twelve tasks of 2 / 4 / 9 weeks, one after the other."""
    drawn = draw_estimates([Estimate(2, 4, 9)] * 12, common=correlation, within=0.0)
    return np.quantile(drawn.sum(axis=1), [0.5, 0.8])


def test_the_p80_of_a_triangle_is_the_closed_form():
    assert triangular_quantile(np.array([0.8]), Estimate(1, 2, 6))[0] == pytest.approx(4.0)


def test_a_pert_has_the_known_mean_and_p80():
    drawn = draw_estimates([Estimate(2, 4, 9)], shape="pert")
    assert drawn.mean() == pytest.approx(4.5, abs=1e-3)  # (2 + 16 + 9) / 6
    assert pert_quantile(np.array([0.8]), Estimate(2, 4, 9))[0] == pytest.approx(5.626, abs=2e-3)


def test_the_mean_and_variance_of_a_triangle_are_the_closed_form():
    drawn = draw_estimates([Estimate(2, 4, 9)])
    assert drawn.mean() == pytest.approx(5.0, abs=1e-3)
    assert drawn.var() == pytest.approx((4 + 16 + 81 - 8 - 18 - 36) / 18, abs=1e-2)


def test_independent_sums_have_the_closed_form_variance():
    drawn = draw_estimates([Estimate(2, 4, 9)] * 12, common=0.0, within=0.0).sum(axis=1)
    assert drawn.mean() == pytest.approx(60, abs=0.01)
    assert drawn.var() == pytest.approx(12 * 39 / 18, rel=0.03)


@pytest.mark.parametrize(
    ("correlation", "p50", "p80"),
    [(0.0, 59.9, 64.3), (0.3, 59.4, 69.0), (0.5, 59.1, 71.2), (0.8, 58.3, 74.2)],
)
def test_correlation_widens_the_total_as_measured(correlation, p50, p80):
    assert chain_quantiles(correlation) == pytest.approx([p50, p80], abs=0.45)


def test_the_maximum_of_two_uniforms_has_the_known_quantiles():
    shares = correlated_shares((0, 1), common=0.0, within=0.0)
    highest = shares.max(axis=1)
    assert np.quantile(highest, [0.5, 0.8]) == pytest.approx([0.7071, 0.8944], abs=0.01)


def test_the_p80_of_two_uniform_lines_is_known():
    # a flat line has no mode: two independent uniforms sum to a P80 of 2 - sqrt(0.4)
    shares = correlated_shares((0, 1), common=0.0, within=0.0)
    assert np.quantile(shares.sum(axis=1), 0.8) == pytest.approx(2 - 0.4**0.5, abs=0.01)


def test_each_column_holds_every_stratum_once():
    shares = correlated_shares((0, 0, 1), draws=1000)
    expected = (np.arange(1000) + 0.5) / 1000
    assert np.allclose(np.sort(shares, axis=0), expected[:, None])


def test_members_of_one_group_move_more_together():
    shares = correlated_shares((0, 0, 1), common=0.2, within=0.3)
    correlation = np.corrcoef(shares, rowvar=False)
    assert correlation[0, 1] == pytest.approx(6 / np.pi * np.arcsin(0.5 / 2), abs=0.03)
    assert correlation[0, 2] == pytest.approx(6 / np.pi * np.arcsin(0.2 / 2), abs=0.03)


def test_the_p80_of_a_total_is_below_the_sum_of_p80s_and_of_highs():
    lines = [Estimate(800, 1000, 1500), Estimate(200, 400, 900)]
    alone = sum(float(triangular_quantile(np.array([0.8]), line)[0]) for line in lines)
    assert total_quantile(lines, 0.8, common=0.0) < alone < 2400


def test_a_total_of_nothing_is_missing():
    assert np.isnan(total_quantile([], 0.8))


def test_the_same_seed_gives_the_same_draws_and_another_does_not():
    first, again, other = (draw_estimates([UNIT] * 3, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_an_estimate_out_of_order_is_refused():
    with pytest.raises(ValueError, match="low, likely, high; found 3, 2, 5"):
        Estimate(3, 2, 5)


def test_impossible_correlations_are_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        correlated_shares((0, 0), common=0.8, within=0.5)


@given(
    st.tuples(*[st.floats(0, 1e6)] * 3).map(sorted), st.floats(0, 1), st.sampled_from(["triangular", "pert"])
)
def test_a_quantile_stays_between_low_and_high(values, share, shape):
    estimate = Estimate(*values)
    quantile = pert_quantile if shape == "pert" else triangular_quantile
    found = quantile(np.array([share]), estimate)[0]
    assert estimate.low - 1e-6 <= found <= estimate.high * (1 + 1e-9) + 1e-6
