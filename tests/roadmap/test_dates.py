from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itineraire.roadmap.anneal import improve
from itineraire.roadmap.dates import date_plan, end_day, start_day
from itineraire.roadmap.flows import flow_arcs
from itineraire.roadmap.grid import grid_of
from itineraire.roadmap.problem import Plan, Task
from tests.roadmap.problems import make, problems

MONDAY = date(2026, 9, 28)


def dated(problem, starts, **options):
    """Simulate a plan given by its starts, tasks by id."""
    found = date_plan(grid_of(problem), Plan(starts, 0), **options)
    return found, {task.task_id: task for task in found.tasks}


def test_a_task_of_two_weeks_ends_on_its_second_friday():
    assert (start_day(MONDAY, 0), end_day(MONDAY, 2)) == (date(2026, 9, 28), date(2026, 10, 9))


def test_days_roll_around_a_holiday():
    # week 6 is that of Wednesday 11 November 2026
    assert start_day(MONDAY, 6.4) == date(2026, 11, 12)
    assert end_day(MONDAY, 6.6) == date(2026, 11, 10)


def test_a_share_of_a_week_is_a_share_of_its_five_days():
    assert end_day(MONDAY, 1.2) == date(2026, 10, 5)
    assert end_day(MONDAY, 1.21) == date(2026, 10, 6)


def test_a_lone_task_has_the_quantiles_of_its_duration():
    task = Task("a", "w", 2, low_weeks=1, high_weeks=6)
    _, tasks = dated(make(task), {"a": 0})
    assert tasks["a"].p80_week == pytest.approx(4.0, abs=1e-3)
    assert tasks["a"].p50_week == pytest.approx(6 - math.sqrt(0.5 * 5 * 4), abs=1e-3)
    assert tasks["a"].on_time == pytest.approx(0.2, abs=1e-3)  # (2 - 1) / (6 - 1)


def test_a_promised_end_holds_as_often_as_the_duration_allows():
    """From 1 to 6 weeks, likely 2: up to 2 in (2 - 1) / (6 - 1) of the draws, up to 4 in four of five."""
    problem, starts = make(Task("a", "w", 2, low_weeks=1, high_weeks=6)), {"a": 0}
    assert dated(problem, starts, promised_week=2.0)[0].end_holds == pytest.approx(0.2, abs=1e-3)
    assert dated(problem, starts, promised_week=4.0)[0].end_holds == pytest.approx(0.8, abs=1e-3)
    # A moment of Monday of week 3 is kept until that evening: 3.2 weeks, 1 - (6 - 3.2)^2 / (5 * 4) of the draws.
    assert dated(problem, starts, promised_week=3.05)[0].end_holds == pytest.approx(0.608, abs=1e-3)
    assert 0.8 <= dated(problem, starts)[0].end_holds < 0.84


def test_delays_pass_to_what_depends_on_them_and_never_bring_it_forward():
    first = Task("a", "w", 2, low_weeks=1, high_weeks=6)
    second = Task("b", "v", 2, depends_on=("a",))
    found, tasks = dated(make(first, second), {"a": 0, "b": 2})
    assert tasks["b"].p80_week == pytest.approx(tasks["a"].p80_week + 2, abs=1e-3)
    assert tasks["b"].p50_week >= 4.0
    assert found.holds == pytest.approx(0.2, abs=1e-3)


def test_slack_absorbs_a_delay():
    first = Task("a", "w", 2, low_weeks=2, high_weeks=4)
    second = Task("b", "v", 1, depends_on=("a",))
    _, tasks = dated(make(first, second), {"a": 0, "b": 5})
    assert tasks["b"].on_time == 1.0
    assert tasks["a"].criticality == 0.0
    assert tasks["b"].criticality == 1.0


def test_hours_are_handed_from_one_task_to_the_next():
    one, two = (Task(name, name, 2, {"seo": 20.0}) for name in "ab")
    assert flow_arcs(grid_of(make(one, two)), {"a": 0, "b": 2}) == (("a", "b"),)
    assert flow_arcs(grid_of(make(one, two, hours=20.0)), {"a": 0, "b": 2}) == ()


def test_a_named_risk_delays_as_often_as_said():
    task = Task("a", "w", 2, delay_risk=0.3, delay_weeks=3)
    found, tasks = dated(make(task), {"a": 0})
    assert tasks["a"].on_time == pytest.approx(0.7, abs=0.02)
    assert tasks["a"].p80_week == pytest.approx(5.0)
    assert found.milestones[0].buffer_weeks == pytest.approx(3.0)


def test_the_buffer_is_less_than_the_sum_of_each_task_s_buffer():
    tasks = [
        Task(f"t{n}", "w", 2, low_weeks=1, high_weeks=5, depends_on=(f"t{n - 1}",) if n else ())
        for n in range(5)
    ]
    problem = make(*tasks, actions_per_workstream=1)
    found, _ = dated(problem, {f"t{n}": 2 * n for n in range(5)})
    alone, _ = dated(make(tasks[0]), {"t0": 0})
    assert 0 < found.milestones[0].buffer_weeks < 5 * alone.milestones[0].buffer_weeks


def test_a_horizon_without_delivery_is_missing():
    task = Task("a", "w", 2, release_week=14)
    found, _ = dated(make(task, weeks=20, active_workstreams=(3,) * 20), {"a": 14})
    assert math.isnan(found.milestones[0].p80_week)
    assert found.milestones[1].end_week == 16


def test_an_empty_plan_has_no_probability():
    found = date_plan(grid_of(make()), Plan({}, 0))
    assert math.isnan(found.holds)
    assert math.isnan(found.end_holds)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(problems(most=10, required=False), st.integers(0, 3))
def test_arcs_join_tasks_that_follow_each_other(problem, seed):
    grid = grid_of(problem)
    plan = improve(grid, seed=seed, iterations=5)
    ends = {task.id: plan.starts[task.id] + task.weeks for task in problem.tasks if task.id in plan.starts}
    for other, task_id in flow_arcs(grid, plan.starts):
        assert ends[other] <= plan.starts[task_id]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(problems(most=10, required=False))
def test_p80_is_never_before_p50_nor_the_planned_start(problem):
    plan = improve(grid_of(problem), seed=1, iterations=5)
    for task in date_plan(grid_of(problem), plan, draws=200).tasks:
        assert task.start_week < task.p50_week <= task.p80_week
        assert 0 <= task.criticality <= 1
    assert np.isfinite(
        [m.p80_week for m in date_plan(grid_of(problem), plan, draws=50).milestones]
    ).all() or (not plan.starts)
