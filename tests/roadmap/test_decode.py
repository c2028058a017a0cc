"""The quick decoder: an order near a known one gives what it gives alone, and lanes add up week by week."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itineraire.roadmap.decode import Decoder
from itineraire.roadmap.grid import grid_of
from itineraire.roadmap.lanes import Lanes
from itineraire.roadmap.problem import Task
from tests.roadmap.problems import make, problems


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems(most=12), st.integers(0, 1000))
def test_an_order_near_a_known_one_gives_the_same_plan_as_alone(problem, seed):
    decoder = Decoder(grid_of(problem))
    size = decoder.grid.size
    draw = random.Random(seed)
    known = decoder.decode(draw.sample(range(size), size))
    for _ in range(6):
        order = list(known.order)
        first, second = draw.randrange(size), draw.randrange(size)
        if draw.random() < 0.5:
            order[first], order[second] = order[second], order[first]
        else:
            order.insert(second, order.pop(first))
        near = decoder.decode(order, known, min(first, second), max(first, second))
        alone = decoder.decode(order)
        assert (near.value, near.starts, near.pulled) == (alone.value, alone.starts, alone.pulled)
        assert [state.starts for state in near.states] == [state.starts for state in alone.states]
        known = near


def test_what_an_earlier_task_waits_for_counts_in_a_near_order():
    # one hour a week: the two compete for it, and the end needs both
    first, second = (Task(name, "w", weeks=2, hours={"seo": 2.0}) for name in ("first", "second"))
    end = Task("end", "w", weeks=1, value_eur_month=500.0, depends_on=("first", "second"))
    decoder = Decoder(grid_of(make(first, second, end, hours=1.0)))
    known = decoder.decode([2, 0, 1])
    assert known.starts == [0, 2, 4]
    assert decoder.decode([2, 1, 0], known, 1, 2).starts == [2, 0, 4]


def test_work_begun_beyond_the_horizon_and_tasks_longer_than_it_are_no_accident():
    begun = Task("begun", "w", weeks=9, hours={"seo": 90.0}, value_eur_month=100.0, fixed_start=8)
    long = Task("long", "w", weeks=30, value_eur_month=5000.0)
    decoded = Decoder(grid_of(make(begun, long))).decode([1, 0])
    assert decoded.starts == [8, -1]


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 100), min_size=1, max_size=9), st.integers(0, 100), st.integers(1, 9), st.data()
)
def test_one_subtraction_finds_the_weeks_with_room_for_a_task(room, load, duration, data):
    lanes = Lanes(len(room), 100)
    fits = lanes.row(room, flagged=True) - load * lanes.ones
    for shift in lanes.shifts(duration):
        fits &= fits >> shift
    expected = [
        week
        for week in range(len(room) - duration + 1)
        if all(left >= load for left in room[week : week + duration])
    ]
    assert list(lanes.weeks_of(fits & lanes.flags)) == expected
    chosen = data.draw(st.sets(st.sampled_from(range(len(room)))))
    assert list(lanes.weeks_of(lanes.flags_of(chosen))) == sorted(chosen)


def test_a_large_number_gets_wider_lanes_and_a_row_may_start_later():
    lanes = Lanes(3, 40_000)
    assert lanes.width == 32
    assert lanes.row([40_000, 7], start=1) == (40_000 << 32) + (7 << 64)
    assert lanes.row([40_000, 0, 7], flagged=True) - 40_000 * lanes.ones & lanes.flags == lanes.flags_of([0])
