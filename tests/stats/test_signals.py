"""Weekly signals: the published XmR chart, planted falls, and false alarms on simulated weeks."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest

from itineraire.stats.signals import (
    SIGMAS,
    binomial_gaps,
    falling_sum,
    judge_last,
    kept_discoveries,
    sales_calendar,
    xmr_limits,
)

#: Wheeler's published series.
PUBLISHED = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]


def weeks(count, first=date(2023, 1, 2)):
    return [first + timedelta(weeks=index) for index in range(count)]


def shop(random, count=156):
    """About 120 orders a week: trend, season, soldes +35 % then +10 %, Black Friday, December, AR noise."""
    starts = weeks(count)
    calendar = sales_calendar(starts)
    noise = np.zeros(count)
    shocks = random.normal(0, 0.05, count)
    for index in range(1, count):
        noise[index] = 0.4 * noise[index - 1] + shocks[index]
    years = np.arange(count) / 52.18
    level = 120 * 1.05**years * (1 + 0.1 * np.sin(2 * np.pi * years))
    sales = (
        1
        + 0.35 * calendar[:, 0]
        + 0.10 * calendar[:, 1]
        + 0.55 * (calendar[:, 2] > 0)
        + 0.30 * calendar[:, 3]
    )
    return starts, level * sales * np.exp(noise)


def test_published_series_has_published_limits():
    limits = xmr_limits(PUBLISHED)

    assert limits.mean == pytest.approx(50.81)
    assert (limits.low, limits.high) == pytest.approx((45.816, 55.804), abs=1e-3)


def test_one_value_has_no_limit():
    with pytest.raises(ValueError, match="two values"):
        xmr_limits([3.0])


def test_opening_fortnight_of_the_soldes_is_marked():
    """Winter soldes 2026 open on Wednesday 7 January: 5 days of that week, then the whole next one."""
    marks = sales_calendar([date(2026, 1, 5), date(2026, 1, 12), date(2026, 3, 2)])

    assert marks[0, 0] == pytest.approx(5 / 7)
    assert marks[1, 0] == 1
    assert marks[2].sum() == 0


def test_black_friday_covers_three_days_of_its_week():
    """27 November 2026 is a Friday: Friday to Sunday fall in that week, Monday in the next."""
    marks = sales_calendar([date(2026, 11, 23), date(2026, 11, 30)])

    assert marks[0, 2] == pytest.approx(3 / 7)
    assert marks[1, 2] == pytest.approx(1 / 7)


def test_planted_halving_is_a_signal_and_its_size_is_right():
    random = np.random.default_rng(5)
    starts, level = shop(random)
    values = random.poisson(level).astype(float)
    values[-1] = level[-1] / 2

    judged = judge_last(starts, values)

    assert judged.sigmas < -SIGMAS
    assert judged.change == pytest.approx(-0.5, abs=0.12)


def test_a_soldes_week_twice_seen_is_ordinary():
    """Week of 12 January 2026, +35 %: the two winters before taught it."""
    starts, level = shop(np.random.default_rng(1), 159)
    last = starts.index(date(2026, 1, 12)) if date(2026, 1, 12) in starts else len(starts) - 1
    clean = level / level.mean() * 120

    assert abs(judge_last(starts[: last + 1], clean[: last + 1]).sigmas) < SIGMAS


def test_a_sale_never_seen_is_not_judged():
    """From 29 December 2025 to the week of 23 November 2026: no Black Friday was ever seen before the last."""
    starts = weeks(48, date(2025, 12, 29))

    judged = judge_last(starts, [100.0 + index % 3 for index in range(48)])

    assert starts[-1] == date(2026, 11, 23)
    assert math.isnan(judged.sigmas)


def test_short_history_is_not_judged():
    judged = judge_last(weeks(20), [100.0] * 20)

    assert math.isnan(judged.sigmas)
    assert judged.p_value == 1


def test_an_incident_left_out_does_not_widen_the_limits():
    starts = weeks(60)
    random = np.random.default_rng(3)
    values = 100 + random.normal(0, 3, 60)
    values[30:42] = 20
    usable = [not 30 <= index < 42 for index in range(60)]

    with_incident = judge_last(starts, values)
    without = judge_last(starts, values, usable=usable)

    assert without.high - without.low < (with_incident.high - with_incident.low) / 2


@pytest.mark.slow
def test_false_alarms_stay_under_one_half_a_year_and_a_third_lost_is_seen():
    """Bars of the study: at most 0.5 false alarm per KPI and year; -30 % seen in week 0 and within four."""
    random = np.random.default_rng(1)
    alarms, first_week, within_four = 0, [], []
    for _ in range(60):
        starts, level = shop(random)
        values = random.poisson(level).astype(float)
        alarms += sum(
            abs(judge_last(starts[: end + 1], values[: end + 1]).sigmas) >= SIGMAS for end in range(104, 156)
        )
        start = int(random.integers(104, 150))
        fallen = values.copy()
        fallen[start:] = random.poisson(level[start:] * 0.7)
        seen = [
            judge_last(starts[: end + 1], fallen[: end + 1]).sigmas <= -SIGMAS
            for end in range(start, start + 5)
        ]
        first_week.append(seen[0])
        within_four.append(any(seen))

    assert alarms / 60 <= 0.5
    assert np.mean(first_week) >= 0.6
    assert np.mean(within_four) >= 0.9


def test_benjamini_and_hochberg_keeps_the_published_count():
    """Their 1995 example of 15 tests keeps 4 at 5 %."""
    published = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
    ]  # fmt: skip

    assert sum(kept_discoveries(published, share=0.05)) == 4
    assert kept_discoveries([]) == ()


def test_a_forty_percent_fall_of_300_orders_is_seven_deviations():
    """10 000 visits at 3 %: 300 expected, standard deviation 17.06; 180 orders are 7.03 below."""
    assert binomial_gaps([10_000], [180], 0.03)[0] == pytest.approx(-7.03, abs=0.01)


def test_falls_add_up_and_rises_forgive():
    assert falling_sum([0.0, -3.0, -4.0, 2.0]) == (0.0, 2.5, 6.0, 3.5)
