from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.objectives import Ambition, ambition_of, grade, objective_grade, outlook_of, resolve_target
from itineraire.objectives.targets import monthly_values
from itineraire.vocabulary import Direction, Unit
from tests.objectives.samples import AS_OF, measure, monthly, noisy


def test_points_are_added_and_percents_multiply() -> None:
    """R96: +0.3 point of 1.2 % is 1.5 %, not 1.2036 %; +25 % of 400 leads is 500."""
    assert resolve_target(0.012, change_points=0.3) == pytest.approx(0.015)
    assert resolve_target(400, change_percent=0.25) == pytest.approx(500)
    assert resolve_target(0.06, change_points=-1) == pytest.approx(0.05)
    assert resolve_target(None, target=24) == 24


def test_a_change_without_baseline_has_no_target() -> None:
    assert resolve_target(None, change_percent=0.25) is None


def test_three_of_six_is_a_half() -> None:
    """M29; a delay to bring from 72 h to 24 h, now at 48 h, is half way too."""
    assert grade(0, 3, 6) == 0.5
    assert grade(72, 48, 24) == 0.5
    assert objective_grade([0.5, 1.0, None]) == 0.75
    assert objective_grade([None]) is None


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_grade_stays_between_zero_and_one(baseline: float, value: float, target: float) -> None:
    assert 0 <= grade(baseline, value, target) <= 1


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.5, Ambition.MAINTAIN),
        (0.49, Ambition.WITHIN_REACH),
        (0.10, Ambition.WITHIN_REACH),
        (0.09, Ambition.AMBITIOUS),
        (0.01, Ambition.AMBITIOUS),
        (0.009, Ambition.UNREALISTIC),
        (None, Ambition.UNKNOWN),
    ],
)
def test_the_ambition_follows_the_do_nothing_quantiles(probability: float | None, word: Ambition) -> None:
    """M30: below P50 « maintien », P50-P90 « atteignable », beyond P99 « irréaliste »."""
    assert ambition_of(probability) is word


def test_a_target_below_today_on_a_flat_history_is_only_maintaining() -> None:
    months = monthly_values(monthly("orders", noisy(500)), "orders", as_of=AS_OF)
    baseline = measure("orders", 6000)

    easy = outlook_of(months, baseline, target=5700, due=date(2027, 3, 31), direction=Direction.UP, seed=1)
    hard = outlook_of(months, baseline, target=9000, due=date(2027, 3, 31), direction=Direction.UP, seed=1)

    assert easy is not None
    assert hard is not None
    assert easy.reach_probability > 0.8
    assert hard.reach_probability < 0.01
    assert easy.low < easy.middle < easy.high


def test_the_outlook_is_written_on_the_baseline_s_footing() -> None:
    """500 orders a month, read as a yearly total of 6 000: the flat future stays near 6 000."""
    months = monthly_values(monthly("orders", noisy(500, spread=0.01)), "orders", as_of=AS_OF)

    found = outlook_of(
        months, measure("orders", 6000), target=6600, due=date(2027, 3, 31), direction=Direction.UP, seed=1
    )

    assert found is not None
    assert found.middle == pytest.approx(6000, rel=0.03)
    assert len(found.fan.history) == 24
    assert len(found.fan.low) == 6


def test_a_december_due_date_is_not_helped_by_the_season() -> None:
    """A yearly wave that peaks in December: the target is compared without it."""
    wave = np.exp(0.5 * np.cos(2 * np.pi * (np.arange(36) + 10 - 1 - 11) / 12))  # starts in October
    months = monthly_values(
        monthly("orders", [float(v) for v in 500 * wave], first="2023-10-01"), "orders", as_of=AS_OF
    )

    found = outlook_of(
        months,
        measure("orders", 6000),
        target=7000,
        due=date(2026, 12, 31),
        direction=Direction.UP,
        seed=1,
    )

    assert found is not None
    assert found.reach_probability < 0.10


def test_a_due_date_in_the_past_or_no_history_has_no_outlook() -> None:
    months = monthly_values(monthly("orders", noisy(500)), "orders", as_of=AS_OF)

    assert (
        outlook_of(months, measure("orders", 6000), target=1, due=AS_OF, direction=Direction.UP, seed=1)
        is None
    )
    short = monthly_values(monthly("orders", noisy(500, 5)), "orders", as_of=AS_OF)
    assert (
        outlook_of(
            short,
            measure("orders", 6000),
            target=1,
            due=date(2027, 3, 31),
            direction=Direction.UP,
            seed=1,
        )
        is None
    )


def test_a_partial_month_is_left_out_and_a_hole_stays_a_hole() -> None:
    frame = monthly("orders", [10.0, 11.0, 12.0, 13.0])
    frame.loc[3, "complete"] = False
    frame = frame.drop(index=1)

    months = monthly_values(frame, "orders", as_of=AS_OF)

    assert list(months.index.month) == [10, 11, 12]
    assert np.isnan(months.iloc[1])


def test_a_rating_never_goes_above_five() -> None:
    ratings = [float(value) for value in np.clip(np.array(noisy(4.6, spread=0.08)), 1, 5)]
    months = monthly_values(monthly("rating", ratings), "rating", as_of=AS_OF)

    found = outlook_of(
        months,
        measure("rating", 4.6, Unit.SCORE),
        target=4.8,
        due=date(2027, 9, 30),
        direction=Direction.UP,
        seed=1,
    )

    assert found is not None
    assert found.high <= 5
    assert max(found.fan.high) <= 5
    assert found.low < 4.6 < found.high
