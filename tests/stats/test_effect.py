"""Effects: planted, null, and the three published examples of the R package CausalImpact."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from itineraire.stats.effect import MIN_AFTER, MIN_BEFORE, interrupted_series
from itineraire.stats.signals import season_design

SHARED = Path(os.environ.get("ITINERAIRE_SHARED", Path(__file__).resolve().parents[2] / ".." / "shared"))
EXAMPLES = SHARED / "data" / "causal_impact"
needs_examples = pytest.mark.skipif(
    not EXAMPLES.is_dir(), reason="published CausalImpact examples are not beside the project"
)


def weekly_noise(random, count, memory):
    noise = random.normal(0, 1, count)
    for index in range(1, count):
        noise[index] += memory * noise[index - 1]
    return noise


def weeks(count):
    return [date(2024, 10, 7) + timedelta(weeks=index) for index in range(count)]


def test_a_planted_step_is_found_with_its_size():
    """100 a week, then 120: +20, that is +20 % of what was expected."""
    random = np.random.default_rng(2)
    values = 100 + random.normal(0, 4, 100)
    values[80:] += 20

    found = interrupted_series(values, 80, season_design(weeks(100)))

    assert found is not None
    assert found.excludes_zero
    assert found.low < 20 < found.high
    assert found.relative[0] == pytest.approx(0.20, abs=0.08)
    assert found.placebos_beaten == found.placebos


def test_too_few_weeks_give_no_effect():
    values = np.ones(60)
    design = season_design(weeks(60))

    assert interrupted_series(values, MIN_BEFORE - 1, design) is None
    assert interrupted_series(values, 60 - MIN_AFTER + 1, design) is None


def test_unknown_weeks_are_left_out():
    values = 100 + np.random.default_rng(4).normal(0, 2, 80)
    values[10:14] = np.nan
    found = interrupted_series(values, 60, season_design(weeks(80), harmonics=1))

    assert found is not None
    assert found.periods_before == 56
    assert found.periods_after == 20


def test_noisy_placebos_widen_the_interval():
    """A level that jumps every ten weeks makes every date look like an action."""
    jumps = np.repeat([100.0, 130, 95, 140, 90, 125, 100, 135], 12)
    found = interrupted_series(
        jumps + np.random.default_rng(0).normal(0, 1, 96), 84, season_design(weeks(96), harmonics=0)
    )

    assert found is not None
    assert not found.excludes_zero


@pytest.mark.slow
@pytest.mark.parametrize("memory", [0.0, 0.5, 0.8])
def test_true_zero_is_inside_the_interval_nineteen_times_in_twenty(memory):
    """78 weeks before, 13 after, no effect: a before/after test would cry wolf in 41 to 48 % of the cases."""
    random = np.random.default_rng(3)
    design = season_design(weeks(91))
    quiet = 0
    for _ in range(120):
        found = interrupted_series(100 + 5 * weekly_noise(random, 91, memory), 78, design, placebo_step=3)
        assert found is not None
        quiet += not found.excludes_zero

    assert 0.88 <= quiet / 120 <= 0.99


@needs_examples
def test_published_effect_with_controls_is_found_again():
    """R: 27 a day (18 to 36), 21 %."""
    rows = pd.read_csv(EXAMPLES / "google_data.csv")
    first = int((pd.to_datetime(rows["date"]) < "2020-03-02").sum())
    controls = np.column_stack([np.ones(len(rows)), rows["x1"], rows["x2"]])

    found = interrupted_series(rows["y"].tolist(), first, controls)

    assert found is not None
    assert found.change == pytest.approx(27, abs=2)
    assert found.relative[0] == pytest.approx(0.21, abs=0.02)
    assert found.excludes_zero


@needs_examples
def test_published_step_of_one_is_found_again():
    """R adds 1 to the last 30 rows before its run (its actual mean is 1 above the file's): 0.89 (0.27 to 1.5)."""
    rows = pd.read_csv(EXAMPLES / "arma_data.csv")
    values = rows["y"].to_numpy(copy=True)
    values[70:] += 1
    controls = np.column_stack([np.ones(len(rows)), rows["X"]])

    found = interrupted_series(values, 70, controls)

    assert found is not None
    assert found.low < 0.89 < found.high
    assert 0.27 < found.change < 1.5
    assert found.excludes_zero


@needs_examples
def test_published_null_stays_null():
    """R: -0.83 % (-2.6 to +1), p = 0.20, over the last 18 days."""
    rows = pd.read_csv(EXAMPLES / "comparison_data.csv").iloc[:, 1:].to_numpy(dtype=float)
    controls = np.column_stack([np.ones(len(rows)), rows[:, 1:]])

    found = interrupted_series(rows[:, 0], len(rows) - 18, controls)

    assert found is not None
    assert found.relative[0] == pytest.approx(-0.0083, abs=0.002)
    assert not found.excludes_zero
