from __future__ import annotations

import threading
import time
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from itineraire.errors import PlanError
from itineraire.roadmap.anneal import improve
from itineraire.roadmap.conflicts import conflict_of
from itineraire.roadmap.grid import grid_of
from itineraire.roadmap.model import roadmap_model
from itineraire.roadmap.problem import Plan, Pool, Task
from itineraire.roadmap.rules import Rule, RuleKind, broken_rules
from itineraire.roadmap.solve import LARGEST_PROVABLE, solve
from itineraire.roadmap.value import value_to_come
from tests.bench.roadmap_instances import make_problem
from tests.roadmap.checker import faults_of, value_of
from tests.roadmap.problems import make, problems

calm = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def best_by_hand(problem):
    """Try every choice and every start: only for a handful of tasks."""
    options = [[None, *range(problem.weeks - task.weeks + 1)] for task in problem.tasks]
    best = None
    for starts in product(*options):
        plan = {t.id: s for t, s in zip(problem.tasks, starts, strict=True) if s is not None}
        if not faults_of(problem, plan):
            value = value_of(problem, plan)
            best = value if best is None else max(best, value)
    return best


@calm
@given(problems(most=3, weeks=8))
def test_the_plan_is_as_good_as_trying_everything(problem):
    found, best = solve(problem), best_by_hand(problem)
    if best is None:
        assert found is None
    else:
        assert found.proved
        assert found.value_eur == pytest.approx(best, abs=2)


@calm
@given(problems())
def test_no_plan_breaks_a_rule(problem):
    plan = solve(problem)
    assume(plan is not None)
    assert faults_of(problem, plan.starts) == []
    assert plan.value_eur == pytest.approx(value_of(problem, plan.starts), abs=len(plan.starts))


@calm
@given(problems(most=12))
def test_the_quick_plan_breaks_no_rule_and_never_beats_the_proof(problem):
    quick = improve(grid_of(problem), seed=3, iterations=60)
    assume(quick is not None)
    assert faults_of(problem, quick.starts) == []
    assert quick.value_eur <= solve(problem).value_eur


@calm
@given(problems(), st.dictionaries(st.sampled_from([f"t{n}" for n in range(7)]), st.integers(0, 11)))
def test_broken_rules_agree_with_the_independent_checker(problem, starts):
    starts = {
        task.id: starts[task.id]
        for task in problem.tasks
        if task.id in starts and starts[task.id] + task.weeks <= problem.weeks
    }
    assert (broken_rules(grid_of(problem), starts) == frozenset()) == (faults_of(problem, starts) == [])


@calm
@given(problems())
def test_more_budget_and_more_hours_never_cost_value(problem):
    plan = solve(problem)
    assume(plan is not None)
    assert solve(problem.with_more_budget(1000)).value_eur >= plan.value_eur
    assert solve(problem.with_more_hours("seo", 5.0)).value_eur >= plan.value_eur


@calm
@given(problems())
def test_a_conflict_is_named_exactly_when_there_is_no_plan(problem):
    conflict = conflict_of(problem)
    assert (solve(problem) is None) == bool(conflict)


def test_value_counts_lag_and_ramp():
    # 433.33 EUR a month = 100 a week; delivered after week 1, lag 1, ramp 1: weeks 3 (half) to 9
    task = Task("a", "w", weeks=2, value_eur_month=100 * 52 / 12, lag_weeks=1, ramp_weeks=1)
    assert value_to_come(task, 0, 10) == pytest.approx(50 + 6 * 100)
    assert value_to_come(task, 6, 10) == pytest.approx(50)
    assert value_to_come(task, 7, 10) == 0.0


def test_value_counts_the_season_of_each_week():
    task = Task("a", "w", weeks=1, value_eur_month=100 * 52 / 12)
    assert value_to_come(task, 0, 4, (1.0, 1.0, 2.0, 1.0)) == pytest.approx(400)


def test_the_dearer_of_two_actions_that_cannot_both_be_paid_is_kept():
    one = Task("a", "w", 2, cost_eur=600, value_eur_month=1000)
    two = Task("b", "w", 2, cost_eur=600, value_eur_month=1200)
    plan = solve(make(one, two, budget=(1000,)))
    assert dict(plan.starts) == {"b": 0}
    assert plan.proved


def test_an_enabler_without_value_is_done_for_what_it_enables():
    enabler = Task("tags", "data", 2)
    action = Task("ads", "paid", 1, value_eur_month=500, depends_on=("tags",))
    assert dict(solve(make(enabler, action)).starts) == {"ads": 2, "tags": 0}


def test_an_enabler_of_nothing_is_left_out():
    assert dict(solve(make(Task("tags", "data", 2))).starts) == {}


def test_what_a_quarter_leaves_is_carried_over():
    late = Task("a", "w", 1, cost_eur=1500, value_eur_month=1000)
    plan = solve(make(late, weeks=26, budget=(800, 700), active_workstreams=(3,) * 26))
    assert dict(plan.starts) == {"a": 13}


def test_no_more_workstreams_run_than_allowed_each_week():
    tasks = [Task(f"t{n}", f"w{n}", 2, value_eur_month=1000) for n in range(4)]
    problem = make(*tasks, active_workstreams=(1,) * 4 + (2,) * 8)
    starts = solve(problem).starts
    assert sorted(starts.values()) == [0, 2, 4, 4]


def test_only_some_workstreams_are_launched_in_the_first_quarter():
    tasks = [Task(f"t{n}", f"w{n}", 1, value_eur_month=1000 - n) for n in range(3)]
    problem = make(*tasks, weeks=20, active_workstreams=(3,) * 20, launched_first=2)
    assert dict(solve(problem).starts) == {"t0": 0, "t1": 0, "t2": 13}


def test_work_is_suspended_by_a_leave_and_caught_up():
    # 20 hours over weeks of 10, 0 and 10: full weeks around the leave, where even spreading cannot fit
    hours = (10.0, 0.0, *(10.0,) * 10)
    task = Task("a", "w", 3, {"seo": 20.0}, value_eur_month=500)
    problem = replace(make(task), pools=(Pool(frozenset({"seo"}), hours),))
    assert dict(solve(problem).starts) == {"a": 2}
    assert dict(solve(replace(problem, presence={"seo": hours})).starts) == {"a": 0}


def test_a_person_with_two_skills_is_never_counted_twice():
    # one person, 10 h a week, able to do both: two actions of 10 h a week follow each other
    both = Pool(frozenset({"dev", "seo"}), (10.0,) * 12)
    problem = replace(
        make(
            Task("a", "w", 1, {"dev": 10.0}, value_eur_month=900),
            Task("b", "w", 1, {"seo": 10.0}, value_eur_month=500),
        ),
        pools=(both,),
    )
    assert dict(solve(problem).starts) == {"a": 0, "b": 1}


def test_work_begun_stays_even_above_capacity():
    begun = Task("a", "w", 3, {"seo": 60.0}, fixed_start=0, value_eur_month=10)
    other = Task("b", "w", 1, {"seo": 5.0}, value_eur_month=10)
    assert dict(solve(make(begun, other)).starts) == {"a": 0, "b": 3}


def test_a_cycle_is_refused_with_its_members():
    problem = make(Task("a", "w", 1, depends_on=("b",)), Task("b", "w", 1, depends_on=("a",)))
    with pytest.raises(PlanError, match=r"roadmap\.cycle.*→"):
        solve(problem)


def test_an_unknown_dependency_is_refused():
    with pytest.raises(PlanError, match=r"roadmap\.unknown_dependency"):
        solve(make(Task("a", "w", 1, depends_on=("ghost",))))


def test_no_candidate_gives_an_empty_plan():
    plan = solve(make())
    assert (dict(plan.starts), plan.value_eur, plan.proved) == ({}, 0, True)


def test_a_tie_keeps_the_earlier_plan():
    one, two = (Task(name, "w", 2, {"seo": 20.0}, value_eur_month=1000) for name in "ab")
    problem = make(one, two)
    assert dict(solve(problem, reference={"b": 0, "a": 2}).starts) == {"b": 0, "a": 2}
    assert dict(solve(problem, reference={"a": 0, "b": 2}).starts) == {"a": 0, "b": 2}


def test_a_backlog_too_large_for_a_proof_still_gets_a_sound_plan():
    problem = make_problem(LARGEST_PROVABLE + 1, 1)
    plan = solve(problem, deterministic_time=0.2)
    assert faults_of(problem, plan.starts) == []
    assert (plan.proved, plan.possible_gain_share) == (False, None)


def test_a_large_backlog_gets_more_tries_and_a_bound():
    """At 200 candidates 0.4 deterministic seconds make 1,189 tries, 10^7.5 x 0.4 / 200^1.75."""
    problem = make_problem(200, 1)
    plan = solve(problem, deterministic_time=0.4)
    tried = improve(grid_of(problem), seed=1, iterations=1189)
    assert faults_of(problem, plan.starts) == []
    assert tried.value_eur <= plan.value_eur < plan.bound_eur
    assert not plan.proved


@pytest.mark.parametrize(("candidates", "seed"), [(40, 9), (200, 1)])
def test_two_runs_give_the_same_plan_even_cut_short(candidates, seed):
    problem = make_problem(candidates, seed)
    first, second = (solve(problem, deterministic_time=0.3) for _ in range(2))
    assert first == second
    assert not first.proved
    assert first.bound_eur > first.value_eur


def test_a_stopped_search_answers_at_once_with_a_plan():
    stop = threading.Event()
    problem = make_problem(60, 4)
    answers: list[Plan] = []
    worker = threading.Thread(
        target=lambda: answers.append(solve(problem, deterministic_time=500, stop=stop))
    )
    worker.start()
    time.sleep(1.5)
    stop.set()
    worker.join(timeout=10)
    assert not worker.is_alive()
    assert faults_of(problem, answers[0].starts) == []


def test_the_conflict_names_the_budget_and_the_two_mandatory_actions():
    one, two = (Task(name, "w", 1, cost_eur=700, mandatory=True) for name in "ab")
    easy = Task("c", "w", 1, {"seo": 2.0}, mandatory=True)
    assert set(conflict_of(make(one, two, easy, budget=(1000,)))) == {
        Rule(RuleKind.MANDATORY, "a"),
        Rule(RuleKind.MANDATORY, "b"),
        Rule(RuleKind.BUDGET),
    }


def test_the_conflict_names_the_skill_that_nobody_has():
    task = Task("a", "w", 1, {"video": 3.0}, mandatory=True)
    assert set(conflict_of(make(task))) == {
        Rule(RuleKind.MANDATORY, "a"),
        Rule(RuleKind.MISSING_SKILL, "video"),
    }


def test_the_conflict_names_the_deadline_and_the_dependency():
    first = Task("a", "w", 4)
    second = Task("b", "w", 2, depends_on=("a",), deadline_week=4, mandatory=True)
    assert set(conflict_of(make(first, second))) == {
        Rule(RuleKind.MANDATORY, "b"),
        Rule(RuleKind.DEPENDENCY, "a"),
        Rule(RuleKind.DEADLINE, "b"),
    }


def test_an_action_longer_than_the_horizon_conflicts_with_being_mandatory():
    assert conflict_of(make(Task("a", "w", 13, mandatory=True))) == (
        Rule(RuleKind.MANDATORY, "a"),
        Rule(RuleKind.HORIZON, "a"),
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_plan_that_resists_the_first_search_is_proved_by_the_second(monkeypatch, seed):
    problem = make_problem(20, seed)
    usual = solve(problem)
    monkeypatch.setattr("itineraire.roadmap.solve.FIRST_DETERMINISTIC_TIME", 0.001)
    monkeypatch.setattr("itineraire.roadmap.solve.FIRST_SHARE", 0.0001)
    late = solve(problem)

    assert usual.proved
    assert (late.proved, late.value_eur, late.bound_eur) == (True, usual.value_eur, usual.value_eur)


@pytest.mark.parametrize("seed", [1, 4])
def test_a_tolerated_loss_never_exceeds_its_share_of_the_best(seed):
    problem = make_problem(20, seed)
    best = solve(problem)
    reference = {task: start + 1 for task, start in best.starts.items()}
    near = solve(problem, reference=reference, value_tolerance=0.05)

    assert 0.95 * best.value_eur <= near.value_eur <= best.value_eur <= near.bound_eur


@calm
@given(problems(), st.data())
def test_more_impact_never_takes_an_action_out_of_the_plan(problem, data):
    """A plan without the action gains nothing from its impact, a plan with it does."""
    plan = solve(problem)
    assume(plan is not None and plan.starts)
    name = data.draw(st.sampled_from(sorted(plan.starts)))
    tasks = tuple(
        replace(task, value_eur_month=task.value_eur_month + 700) if task.id == name else task
        for task in problem.tasks
    )
    better = solve(problem.with_tasks(tasks))
    assert name in better.starts
    assert better.value_eur >= plan.value_eur


@calm
@given(problems())
def test_no_action_is_bought_at_a_loss_unless_it_is_imposed_or_makes_another_possible(problem):
    plan = solve(problem)
    assume(plan is not None)
    needed = {other for task in problem.tasks if task.id in plan.starts for other in task.depends_on}
    for task in problem.tasks:
        if task.id in plan.starts and not task.mandatory and task.id not in needed:
            assert value_of(problem.with_tasks((task,)), {task.id: plan.starts[task.id]}) > -0.5


def test_what_a_required_task_waits_for_leaves_it_time():
    # "b" (2 weeks) must end in week 5, so that "a" (4 weeks) starts in week 0 at the latest; nobody waits for "c",
    # which has to end before the last of the twelve weeks to bring something
    first, other = Task("a", "w", 4), Task("c", "w", 4, value_eur_month=1000)
    last = Task("b", "w", 2, depends_on=("a",), deadline_week=5, mandatory=True)
    built = roadmap_model(grid_of(make(first, other, last)))

    assert [tuple(weeks) for weeks in built.at] == [(0,), tuple(range(8)), (4,)]


def test_a_limit_that_cannot_bind_takes_no_variable():
    problem = make(Task("a", "w", 1), Task("b", "v", 1), active_workstreams=(1,) * 4 + (2,) * 8)
    built = roadmap_model(grid_of(problem))

    assert {week for _, week in built.active} == {0, 1, 2, 3}
