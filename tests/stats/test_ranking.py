from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.stats.ranking import (
    acceptability,
    draw_scores,
    draw_weights,
    rice,
    utilities,
    wsjf,
)
from itineraire.stats.simulation import Estimate

THREE = np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.6]])


def test_the_known_three_candidates_win_40_40_and_20_percent():
    # with weights (w, 1-w): A first when w > 0.6, B when w < 0.4, C between
    found = acceptability(THREE, draw_weights(2, draws=40_000, seed=1))
    assert found.first == pytest.approx([0.40, 0.40, 0.20], abs=0.01)


def test_central_weights_are_the_middle_of_each_win():
    found = acceptability(THREE, draw_weights(2, draws=40_000, seed=1))
    assert found.central_weights[:, 0] == pytest.approx([0.8, 0.2, 0.5], abs=0.01)


def test_a_candidate_that_never_wins_has_no_central_weights():
    found = acceptability(np.array([[1.0, 1.0], [0.5, 0.5]]), draw_weights(2, draws=500, seed=1))
    assert found.first.tolist() == [1.0, 0.0]
    assert np.isnan(found.central_weights[1]).all()


def test_an_agreed_order_of_criteria_decides_for_the_first():
    # the first criterion weighs at least half: A wins when w > 0.6, that is 0.8 of [0.5, 1]
    found = acceptability(THREE, draw_weights(2, draws=40_000, seed=1, ordered=True))
    assert found.first == pytest.approx([0.8, 0.0, 0.2], abs=0.01)


def test_agreed_weights_without_doubt_are_used_as_they_are():
    weights = draw_weights(2, draws=3, seed=1, agreed=(3, 1), doubt=0.0)
    assert weights.tolist() == [[0.75, 0.25]] * 3


def test_weights_that_are_all_zero_are_refused():
    with pytest.raises(ValueError, match="not all zero"):
        draw_weights(2, draws=3, seed=1, agreed=(0, 0))


def test_overlapping_ranges_share_the_first_place():
    # one criterion, uniform-like symmetric ranges with the same centre: each first half of the time
    ranges = [[Estimate(0, 1, 2)], [Estimate(0.5, 1, 1.5)]]
    scores = draw_scores(ranges, draws=20_000, seed=3)
    found = acceptability(scores, draw_weights(1, draws=20_000, seed=1))
    assert found.first == pytest.approx([0.5, 0.5], abs=0.01)


def test_with_equal_costs_being_funded_is_being_among_the_first():
    weights = draw_weights(2, draws=5_000, seed=1)
    found = acceptability(THREE, weights, costs=(10, 10, 10), envelope=25)
    assert found.funded == pytest.approx(found.within(2))


def test_a_candidate_dearer_than_the_envelope_is_never_funded():
    found = acceptability(THREE, draw_weights(2, draws=500, seed=1), costs=(10, 10, 99), envelope=25)
    assert found.funded.tolist() == [1.0, 1.0, 0.0]


def test_utilities_go_from_worst_to_best_whatever_the_direction():
    scores = np.array([[10.0, 5.0, 7.0], [20.0, 1.0, 7.0]])
    found = utilities(scores, more_is_better=(True, False, True))
    assert found.tolist() == [[0.0, 0.0, 0.0], [1.0, 1.0, 0.0]]


def test_rice_and_wsjf_are_missing_without_effort():
    assert rice(1000, 2, 0.8, 4) == 400
    assert wsjf(8, 5, 3, 4) == 4
    assert math.isnan(rice(1, 1, 1, 0))
    assert math.isnan(wsjf(1, 1, 1, 0))


tables = st.integers(2, 6).flatmap(
    lambda rows: st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=rows, max_size=rows)
)


@given(tables)
def test_each_candidate_holds_one_rank_and_each_rank_one_candidate(table):
    found = acceptability(np.array(table), draw_weights(3, draws=50, seed=2))
    assert found.by_rank.sum(axis=0) == pytest.approx(np.ones(len(table)))
    assert found.by_rank.sum(axis=1) == pytest.approx(np.ones(len(table)))


@given(tables, st.floats(0.01, 1))
def test_more_impact_never_ranks_lower(table, more):
    weights = draw_weights(3, draws=50, seed=2)
    better = [list(row) for row in table]
    better[0][0] += more
    before = acceptability(np.array(table), weights)
    after = acceptability(np.array(better), weights)
    for top in range(1, len(table)):
        assert after.within(top)[0] >= before.within(top)[0] - 1e-12
