from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itineraire.calendar import Period
from itineraire.errors import PlanError
from itineraire.roadmap.capacity import Worker, net_weekly_hours, pools_of, share_out
from itineraire.roadmap.cover import CoverOption, cheapest_cover
from itineraire.roadmap.problem import Task
from itineraire.roadmap.solve import solve
from tests.roadmap.problems import make


def worker(name, *skills, hours=10.0, weeks=12):
    """Return somebody with the same hours every week."""
    return Worker(name, frozenset(skills), (hours,) * weeks)


def test_holidays_absences_and_run_work_are_taken_off():
    mondays = [date(2026, 4, 27), date(2026, 5, 4), date(2026, 5, 11)]
    absences = (Period(date(2026, 5, 12), date(2026, 5, 13)),)
    # 15 free hours: 1 May off -> 12; 8 May off -> 12; Ascension and two days off -> 6
    assert net_weekly_hours(20, 5, absences, mondays=mondays) == pytest.approx((12.0, 12.0, 6.0))


def test_more_run_work_than_hours_leaves_nothing():
    assert net_weekly_hours(10, 15, (), mondays=[date(2026, 6, 1)]) == (0.0,)


def test_single_skills_make_one_pool_each():
    pools = pools_of([worker("ann", "seo"), worker("bob", "seo"), worker("cal", "dev")], weeks=12)
    assert {pool.name: pool.hours[0] for pool in pools} == {"seo": 20.0, "dev": 10.0}


def test_a_person_with_two_skills_ties_their_pools():
    pools = pools_of([worker("ann", "seo", "dev"), worker("bob", "seo")], weeks=12)
    # dev alone is ann; seo may call both; both together call both
    assert {pool.name: pool.hours[0] for pool in pools} == {"dev": 10.0, "dev+seo": 20.0}


def test_too_many_tied_skills_are_refused():
    jack = worker("jack", *[f"s{number}" for number in range(13)])
    with pytest.raises(PlanError, match=r"roadmap\.skills_tied"):
        pools_of([jack], weeks=12)


def test_a_plan_is_shared_out_between_people_evenly():
    team = [worker("ann", "seo", "dev"), worker("bob", "seo")]
    problem = make(Task("a", "w", 1, {"seo": 12.0}, value_eur_month=900), Task("b", "w", 1, {"dev": 2.0}))
    loads = share_out(problem, {"a": 0, "b": 0}, team)
    assert (loads["ann"][0], loads["bob"][0]) == pytest.approx((7.0, 7.0))
    assert loads["ann"][1] == 0.0


def test_each_week_is_shared_out_for_itself():
    """Ann has 10 and 5 hours, Bob 10: 12 hours of SEO in two weeks load both at 60 %, then at 80 %."""
    team = [Worker("ann", frozenset({"seo"}), (10.0, 5.0)), Worker("bob", frozenset({"seo"}), (10.0, 10.0))]
    problem = make(Task("a", "w", 1, {"seo": 12.0}), Task("b", "w", 1, {"seo": 12.0}), weeks=2)
    loads = share_out(problem, {"a": 0, "b": 1}, team)
    assert loads["ann"] == pytest.approx((6.0, 4.0))
    assert loads["bob"] == pytest.approx((6.0, 8.0))


people = st.lists(
    st.tuples(st.sets(st.sampled_from(("crm", "dev", "seo")), min_size=1), st.sampled_from((3.0, 6.0, 10.0))),
    min_size=1,
    max_size=4,
)
works = st.lists(
    st.dictionaries(st.sampled_from(("crm", "dev", "seo")), st.floats(0.5, 9), min_size=1),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(people, works)
def test_pools_admit_only_plans_that_people_can_share(drawn, hours):
    team = [worker(f"p{n}", *sorted(skills), hours=amount) for n, (skills, amount) in enumerate(drawn)]
    tasks = [Task(f"t{n}", "w", 1, asked, value_eur_month=500) for n, asked in enumerate(hours)]
    problem = replace(make(*tasks), pools=pools_of(team, weeks=12))
    loads = share_out(problem, solve(problem).starts, team)
    for person in team:
        assert max(loads[person.id]) <= person.hours[0] + 1e-6


def test_two_trainings_cover_three_gaps_at_least_cost():
    options = [
        CoverOption("analytics", "train", 900, {"data": 40, "crm": 30}),
        CoverOption("vidéo", "train", 700, {"video": 20}),
        CoverOption("agence", "buy", 3000, {"data": 40, "crm": 30, "video": 20}),
        CoverOption("freelance data", "buy", 800, {"data": 40}),
    ]
    cover = cheapest_cover({"data": 40, "crm": 30, "video": 20}, options)
    assert [option.name for option in cover.options] == ["analytics", "vidéo"]
    assert (cover.cost_eur, cover.uncovered) == (1600, ())


def test_a_gap_that_nothing_covers_is_named_and_the_rest_covered():
    cover = cheapest_cover({"data": 10, "video": 5}, [CoverOption("a", "hire", 100, {"data": 10})])
    assert (cover.cost_eur, cover.uncovered) == (100, ("video",))


def test_no_gap_costs_nothing():
    assert cheapest_cover({"seo": 0.0}, [CoverOption("a", "hire", 100, {"seo": 10})]).options == ()
