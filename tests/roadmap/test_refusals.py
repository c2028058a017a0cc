from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from itineraire.roadmap.anneal import improve
from itineraire.roadmap.grid import grid_of
from itineraire.roadmap.problem import Task
from itineraire.roadmap.refusals import BUDGET, cost_of_imposing, marginal_values, refusals_of
from itineraire.roadmap.replan import begun_by, replan
from itineraire.roadmap.rules import Rule, RuleKind
from itineraire.roadmap.solve import solve
from tests.bench.roadmap_instances import make_problem
from tests.roadmap.checker import faults_of
from tests.roadmap.problems import make, problems

calm = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
WEEKLY = 52 / 12  # 52 / 12 euros a month is one euro a week


def reasons_of(problem):
    """Solve, and return the reasons of each refusal."""
    return {refusal.task_id: refusal.reasons for refusal in refusals_of(grid_of(problem), solve(problem))}


@calm
@given(problems())
def test_retained_and_refused_are_all_and_every_refusal_has_a_reason(problem):
    plan = solve(problem)
    assume(plan is not None)
    refusals = refusals_of(grid_of(problem), plan)
    assert {refusal.task_id for refusal in refusals} | set(plan.starts) == {task.id for task in problem.tasks}
    assert not {refusal.task_id for refusal in refusals} & set(plan.starts)
    assert all(refusal.reasons and refusal.loss_eur >= 0 for refusal in refusals)


def test_an_action_too_dear_is_refused_for_the_budget_with_its_value():
    kept = Task("a", "w", 2, cost_eur=800, value_eur_month=500 * WEEKLY)
    refused = Task("b", "w", 2, cost_eur=700, value_eur_month=100 * WEEKLY)
    problem = make(kept, refused, budget=(1000,))
    (refusal,) = refusals_of(grid_of(problem), solve(problem))
    assert refusal.reasons == (Rule(RuleKind.BUDGET),)
    assert refusal.value_eur == 1000 - 700  # 100 a week from week 2 to week 11, less its cost


def test_each_kind_of_refusal_is_named():
    busy = Task("busy", "w", 12, {"seo": 120.0}, value_eur_month=0, mandatory=True)
    tasks = (
        busy,
        Task("hours", "w", 1, {"seo": 4.0}, value_eur_month=100),
        Task("skill", "w", 1, {"video": 4.0}, value_eur_month=100),
        Task("nothing", "w", 1),
        Task("long", "w", 13, value_eur_month=100),
        Task("after", "w", 1, value_eur_month=100, depends_on=("hours",)),
        Task("frozen", "w", 1, value_eur_month=100, frozen_weeks=frozenset(range(12))),
    )
    assert reasons_of(make(*tasks)) == {
        "hours": (Rule(RuleKind.HOURS, "seo"),),
        "skill": (Rule(RuleKind.MISSING_SKILL, "video"),),
        "nothing": (Rule(RuleKind.NO_VALUE, "nothing"),),
        "long": (Rule(RuleKind.HORIZON, "long"),),
        "after": (Rule(RuleKind.DEPENDENCY, "hours"),),
        "frozen": (Rule(RuleKind.FREEZE, "frozen"),),
    }


def test_an_action_that_costs_more_than_it_brings_is_refused_with_the_loss():
    """100 euros a week over weeks 2 to 11 make 1 000: at 1 200 it loses 200, at 900 it earns 100."""
    dear, cheap = (
        Task(n, "w", 2, cost_eur=c, value_eur_month=100 * WEEKLY) for n, c in (("d", 1200), ("c", 900))
    )
    problem = make(dear, cheap)
    plan = solve(problem)
    (refusal,) = refusals_of(grid_of(problem), plan)
    assert (dict(plan.starts), plan.value_eur, plan.proved) == ({"c": 0}, 100, True)
    assert (refusal.reasons, refusal.loss_eur, refusal.value_eur) == (
        (Rule(RuleKind.COSTS_MORE, "d"),),
        200,
        -200,
    )


def test_an_imposed_action_stays_at_a_loss():
    plan = solve(make(Task("d", "w", 2, cost_eur=1200, value_eur_month=100 * WEEKLY, mandatory=True)))
    assert (dict(plan.starts), plan.value_eur) == ({"d": 0}, -200)


def test_a_dear_enabler_is_bought_only_when_what_it_enables_pays_for_it():
    """Base costs 500; each action after it brings 300 (30 a week over weeks 2 to 11): one loses, two earn."""
    base = Task("base", "w", 1, cost_eur=500, value_eur_month=WEEKLY)  # 1 a week over weeks 1 to 11: 11
    one, two = (
        Task(n, v, 1, value_eur_month=30 * WEEKLY, depends_on=("base",)) for n, v in (("a", "v"), ("b", "u"))
    )
    alone, both = make(base, one), make(base, one, two)
    (first, second) = refusals_of(grid_of(alone), solve(alone))
    assert (first.task_id, first.reasons) == ("a", (Rule(RuleKind.DEPENDENCY, "base"),))
    assert (second.reasons, second.loss_eur) == ((Rule(RuleKind.COSTS_MORE, "base"),), 500 - 11 - 300)
    assert dict(solve(both).starts) == {"base": 0, "a": 1, "b": 1}
    assert (
        solve(both).value_eur == improve(grid_of(both), seed=1, iterations=20).value_eur == 2 * 300 + 11 - 500
    )
    assert improve(grid_of(alone), seed=1, iterations=20).starts == {}


def test_a_cap_on_workstreams_is_a_reason():
    long = Task("a", "w", 11, value_eur_month=5000)
    other = Task("b", "v", 2, value_eur_month=100)
    assert reasons_of(make(long, other, active_workstreams=(1,) * 12)) == {
        "b": (Rule(RuleKind.WORKSTREAMS_AT_ONCE),)
    }


def test_one_of_a_pair_refuses_the_other():
    one, two = (
        Task(name, "w", 1, value_eur_month=value, either_or="p") for name, value in (("a", 9), ("b", 5))
    )
    assert reasons_of(make(one, two)) == {"b": (Rule(RuleKind.EITHER_OR, "p"),)}


def test_imposing_a_refused_action_costs_the_difference():
    kept = Task("a", "w", 2, cost_eur=800, value_eur_month=500 * WEEKLY)
    refused = Task("b", "w", 2, cost_eur=700, value_eur_month=100 * WEEKLY)
    problem = make(kept, refused, budget=(1000,))
    # a brings 10 x 500 - 800 = 4 200, b 10 x 100 - 700 = 300; the budget pays one of them
    assert cost_of_imposing(problem, solve(problem), "b") == 4200 - 300
    assert cost_of_imposing(make(replace(kept, weeks=13)), solve(make()), "a") is None


def test_marginal_values_are_what_the_next_hour_and_euro_bring():
    kept = Task("a", "w", 2, {"seo": 20.0}, cost_eur=800, value_eur_month=500 * WEEKLY)
    money = Task("b", "v", 2, cost_eur=700, value_eur_month=100 * WEEKLY)
    wait = Task("c", "u", 2, {"seo": 10.0}, value_eur_month=30 * WEEKLY)
    problem = make(kept, money, wait, budget=(1000,))
    found = {price.resource: price for price in marginal_values(problem, solve(problem))}
    assert found[BUDGET].value_eur == 10 * 100 - 700  # b enters, and is paid
    assert found["seo"].value_eur == 60  # c starts two weeks earlier: 2 x 30
    assert found["dev"].value_eur == 0
    assert all(price.proved for price in found.values())


def test_a_slip_moves_only_what_it_must():
    first = Task("a", "w", 2, {"seo": 20.0}, value_eur_month=900)
    second = Task("b", "w", 2, {"seo": 20.0}, value_eur_month=800, depends_on=("a",))
    apart = Task("c", "v", 2, {"dev": 20.0}, value_eur_month=700, release_week=3)
    problem = make(first, second, apart)
    plan = solve(problem)
    slipped = make(replace(first, weeks=4, hours={"seo": 40.0}), second, apart)
    again = replan(slipped, plan, week=1)
    assert (again.kept, dict(again.moved)) == (("a", "c"), {"b": (2, 4)})
    assert (again.moved_weeks, again.dropped, again.added, again.conflict) == (2, (), (), ())
    assert again.cost_eur == plan.value_eur - again.plan.value_eur > 0


def test_an_impossible_request_is_explained():
    long = Task("a", "w", 8, {"seo": 80.0}, value_eur_month=900)
    plan = solve(make(long))
    urgent = Task("z", "w", 2, {"seo": 20.0}, mandatory=True, deadline_week=5)
    again = replan(make(long, urgent), plan, week=1)
    assert again.plan is None
    assert again.cost_eur is None
    assert {rule.kind for rule in again.conflict} == {RuleKind.MANDATORY, RuleKind.DEADLINE, RuleKind.HOURS}


def test_begun_work_is_fixed_and_the_rest_waits_for_today():
    tasks = (Task("a", "w", 2, value_eur_month=9), Task("b", "w", 2, value_eur_month=9))
    now = begun_by(make(*tasks), solve(make(*tasks, actions_at_once=1)), 1)
    assert [(task.fixed_start, task.release_week) for task in now.tasks] == [(0, 0), (None, 1)]


@calm
@given(problems(), st.integers(1, 6), st.sampled_from((0.4, 0.7)))
def test_replanning_keeps_begun_work_and_moves_no_more_than_a_fresh_plan(problem, week, cut):
    plan = solve(problem)
    assume(plan is not None)
    changed = replace(
        problem,
        pools=tuple(
            replace(pool, hours=(*pool.hours[:week], *(hours * cut for hours in pool.hours[week:])))
            for pool in problem.pools
        ),
    )
    again = replan(changed, plan, week=week)
    if again.plan is None:
        assert again.conflict
        return
    assert faults_of(begun_by(changed, plan, week), again.plan.starts) == []
    fresh = solve(begun_by(changed, plan, week))
    moves = sum(
        abs(fresh.starts[task] - start) for task, start in plan.starts.items() if task in fresh.starts
    )
    dropped = sum(task not in fresh.starts for task in plan.starts)
    assert again.moved_weeks + 13 * len(again.dropped) <= moves + 13 * dropped
    assert again.plan.value_eur >= fresh.value_eur - 0.005 * max(0, fresh.value_eur) - 1


def test_begun_work_keeps_its_rival_out():
    """One of a pair has begun: the other, however dear, stays out of the new plan."""
    begun = Task("begun", "w", 2, either_or="pair", fixed_start=0)
    rival = Task("rival", "w", 2, either_or="pair", value_eur_month=1_000)

    plan = solve(make(begun, rival))

    assert set(plan.starts) == {"begun"}


def test_an_unchanged_plan_is_not_moved():
    problem = make_problem(20, 3)
    plan = solve(problem)
    again = replan(problem, plan, week=6)
    assert (dict(again.moved), again.dropped, again.added) == ({}, (), ())


def test_an_unknown_task_cannot_be_priced():
    with pytest.raises(KeyError, match="ghost"):
        make().task("ghost")
