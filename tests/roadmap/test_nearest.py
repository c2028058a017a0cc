"""The plan nearest to an earlier one, among those worth enough."""

from __future__ import annotations

from itertools import product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from itineraire.roadmap.grid import grid_of
from itineraire.roadmap.nearest import weeks_away
from itineraire.roadmap.problem import Task
from itineraire.roadmap.solve import solve
from tests.roadmap.checker import faults_of
from tests.roadmap.problems import make, problems

calm = settings(
    max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
TOLERANCE = 0.05


def test_a_drop_counts_as_a_quarter_and_a_move_as_its_weeks():
    # "a" two weeks later, "b" one earlier, "c" dropped (13), "d" new: 2 + 1 + 13 + 0
    assert weeks_away({"a": 5, "b": 2, "d": 0}, {"a": 3, "b": 3, "c": 7}) == 16


@calm
@given(problems(most=3, weeks=7), st.dictionaries(st.sampled_from(["t0", "t1", "t2"]), st.integers(0, 6)))
def test_no_plan_worth_enough_is_nearer(problem, reference):
    """Try every choice and every start."""
    reference = {name: week for name, week in reference.items() if name in problem.by_id}
    best = solve(problem)
    assume(best is not None)
    near = solve(problem, reference=reference, value_tolerance=TOLERANCE)
    grid = grid_of(problem)
    options = [
        [{}, *({task.id: week} for week in weeks)]
        for task, weeks in zip(problem.tasks, grid.starts, strict=True)
    ]
    plans = [{name: week for one in choice for name, week in one.items()} for choice in product(*options)]
    enough = [
        plan
        for plan in plans
        if not faults_of(problem, plan)
        and grid.value_of(plan) >= best.value_eur - TOLERANCE * max(0, best.value_eur)
    ]

    assert near.fewest_moves
    assert near.starts in enough
    assert weeks_away(near.starts, reference) == min(weeks_away(plan, reference) for plan in enough)


def test_what_the_earlier_plan_did_not_hold_brings_the_most():
    # "kept" may not move without losing; "b" or "c" fits beside it, "c" brings more: with half the value to give up,
    # nothing asks for the better one but its worth
    kept = Task("kept", "w", 1, {"seo": 10.0}, value_eur_month=1000)
    one = Task("b", "v", 1, value_eur_month=500, either_or="pair")
    other = Task("c", "v", 1, value_eur_month=600, either_or="pair")
    useless = Task("tags", "v", 2)
    plan = solve(make(kept, one, other, useless), reference={"kept": 2}, value_tolerance=0.5)

    assert dict(plan.starts) == {"kept": 2, "c": 0}


def test_a_move_is_asked_only_by_more_than_the_tolerance():
    # 12 weeks: "a" brings 11 weeks of value from week 0, 9 from week 2, 18.2 % less
    problem = make(Task("a", "w", 1, value_eur_month=1000))

    assert dict(solve(problem, reference={"a": 2}, value_tolerance=0.19).starts) == {"a": 2}
    assert dict(solve(problem, reference={"a": 2}, value_tolerance=0.18).starts) == {"a": 1}
