from __future__ import annotations

import json
from datetime import date
from threading import Event
from types import SimpleNamespace

import pytest

from itineraire.diagnostic.result import Measure
from itineraire.engagement import Range, Scenario
from itineraire.errors import PlanError
from itineraire.results import load_step, save_step
from itineraire.roadmap import BATCH, LIVE, PROVED, QUICK, Answer, Roadmap, RuleKind, plan_roadmap
from itineraire.roadmap.build import build_case, frozen_weeks_of
from itineraire.roadmap.means import action_budget, plan_months, quarterly_budget, season_of
from itineraire.roadmap.problem import Plan
from itineraire.roadmap.telling import tell
from itineraire.vocabulary import ActionKind, BudgetKind, Unit
from itineraire.workstreams import Decision, FreedHours
from tests.roadmap.material import START, action, client, engagement, one, workstreams

AS_OF = date(2026, 9, 30)


def plan(*actions, scenario=None, reliability=None, effort=BATCH, freed=(), **changes) -> Roadmap:
    """Plan the small client."""
    baseline = tuple(
        Measure(kpi, 0.5, Unit.RATE, reliability=value) for kpi, value in (reliability or {}).items()
    )
    return plan_roadmap(
        engagement(scenario=scenario, **changes),
        workstreams(*actions, freed=freed),
        SimpleNamespace(baseline=baseline),
        as_of=AS_OF,
        effort=effort,
    )


def test_every_action_is_retained_refused_or_a_habit_that_goes_on():
    roadmap = plan(
        action("a"),
        action("habit", habit=True, decision=Decision.KEEP_HABIT),
        action("weak", decision=Decision.STOP, expected_eur_month=10.0),
        action("orphan", owner=None, decision=Decision.NO_OWNER),
        action("child", depends_on=("weak",)),
    )
    assert [one.id for one in roadmap.actions] == ["a"]
    assert roadmap.habits == ("habit",)
    assert {one.id: [reason.kind for reason in one.reasons] for one in roadmap.refused} == {
        "weak": [RuleKind.LOW_IMPACT],
        "orphan": [RuleKind.NO_OWNER],
        "child": [RuleKind.DEPENDENCY],
    }
    assert {one.id: one.answer for one in roadmap.refused}["weak"] is Answer.NO


def test_dates_are_working_days_and_the_value_counts_whole_weeks():
    (found,) = plan(action("a")).actions
    assert (found.start, found.end, found.horizon_days) == (START, date(2026, 10, 16), 90)
    assert (found.p50, found.p80, found.on_time) == (found.end, found.end, 1.0)
    assert found.value_eur == round(50 * 1000 * 12 / 52)


def test_the_doubt_on_hours_is_the_doubt_on_the_date():
    wide = action(
        "a", hours={"seo": Range(low=5, likely=10, high=30)}, hours_total=Range(low=5, likely=10, high=30)
    )
    (found,) = plan(wide).actions
    assert found.end < found.p50 < found.p80
    assert found.on_time == pytest.approx(0.2, abs=0.01)  # (1 - 0.5) / (3 - 0.5)


def test_nobody_works_more_than_the_hours_there_are():
    roadmap = plan(*[action(name, hours={"seo": one(18)}, hours_total=one(18)) for name in "abcd"])
    for person in roadmap.people:
        pairs = zip(person.planned_hours, person.available_hours, strict=True)
        assert all(taken <= there + 1e-6 for taken, there in pairs)


def test_a_skill_without_anybody_is_covered_by_the_cheapest_option_when_it_is_needed():
    options = [
        {"skill": "cro", "way": "buy", "hours_week": 5, "cost_eur": 3000},
        {"skill": "cro", "way": "train", "person": "ann", "hours_week": 3, "cost_eur": 900, "ready_weeks": 4},
    ]
    needs = action("a", hours={"cro": one(10)}, hours_total=one(10), weeks=4)  # 12 hours of 3 a week
    roadmap = plan(needs, skill_options=options)
    (need,) = roadmap.needs
    assert [(option.way, option.adopted) for option in need.options] == [("train", True), ("buy", False)]
    assert roadmap.actions[0].start_week >= 4
    assert roadmap.budget.likely == 12 * 500 + 1000 + 900


def test_an_option_too_small_for_the_work_is_passed_over_for_the_cheapest_that_holds_it():
    """20 hours in 2 weeks: neither 1 nor 6 hours a week are enough, 10 are; 12 are enough too, and dearer."""
    options = [
        {"skill": "cro", "way": "train", "person": "ann", "hours_week": 1, "cost_eur": 100},
        {"skill": "cro", "way": "buy", "hours_week": 12, "cost_eur": 250},
        {"skill": "cro", "way": "buy", "hours_week": 10, "cost_eur": 200},
        {"skill": "cro", "way": "buy", "hours_week": 6, "cost_eur": 150},
    ]
    roadmap = plan(action("a", hours={"cro": one(20)}, hours_total=one(20)), skill_options=options)
    assert roadmap.starts == {"a": 0}
    assert [option.cost_eur for option in roadmap.needs[0].options if option.adopted] == [200]
    assert roadmap.value_eur == round(50 * 1000 * 12 / 52) - 200


def test_two_options_together_may_hold_what_neither_holds():
    options = [
        {"skill": "cro", "way": "train", "person": "ann", "hours_week": 4, "cost_eur": 100},
        {"skill": "cro", "way": "buy", "hours_week": 6, "cost_eur": 200},
        {"skill": "cro", "way": "hire", "hours_week": 30, "cost_eur": 1000},
    ]
    roadmap = plan(action("a", hours={"cro": one(20)}, hours_total=one(20)), skill_options=options)
    assert [option.cost_eur for option in roadmap.needs[0].options if option.adopted] == [100, 200]


def test_somebody_trained_gives_the_new_skill_no_more_than_the_hours_said():
    """Ann has 10 hours a week, 3 of them for what she learns: 18 hours take six weeks, not two."""
    options = [{"skill": "cro", "way": "train", "person": "ann", "hours_week": 3, "cost_eur": 900}]
    six = action("a", hours={"cro": one(17)}, hours_total=one(17), weeks=6)
    two = action("b", hours={"cro": one(17)}, hours_total=one(17), weeks=2)
    own = action("c", hours={"seo": one(14)}, hours_total=one(14), weeks=2)
    roadmap = plan(six, two, own, skill_options=options)
    assert roadmap.starts == {"a": 0, "c": 0}  # 3 hours a week of each, and 7 of seo: 10 in all
    assert sum(next(skill for skill in roadmap.skills if skill.skill == "cro").available_hours[:2]) == 6


@pytest.mark.parametrize(
    ("known", "keep", "bought"),
    [(("b",), (), False), (("a", "b"), (), True), (("b",), ("a",), True), (("b",), ("c",), True)],
)
def test_a_quick_answer_buys_the_skills_of_the_known_plan_and_of_what_is_imposed(known, keep, bought):
    """Only a needs a skill that nobody has, and c waits for a; the proof that follows asks again."""
    options = [{"skill": "cro", "way": "buy", "hours_week": 10, "cost_eur": 900}]
    actions = (
        action("a", hours={"cro": one(10)}, hours_total=one(10)),
        action("b"),
        action("c", depends_on=("a",)),
    )
    roadmap = plan_roadmap(
        engagement(scenario=Scenario(keep=keep), skill_options=options),
        workstreams(*actions),
        SimpleNamespace(baseline=()),
        as_of=AS_OF,
        effort=LIVE,
        known=dict.fromkeys(known, 0),
    )
    assert ("a" in roadmap.starts) is bought
    assert roadmap.needs[0].options[0].adopted is bought
    assert "b" in roadmap.starts


def test_an_option_that_nothing_retained_needs_is_not_bought():
    options = [{"skill": "cro", "way": "buy", "hours_week": 1, "cost_eur": 900}]
    too_big = action("a", hours={"cro": one(500)}, hours_total=one(500))
    roadmap = plan(too_big, skill_options=options)
    assert not roadmap.needs[0].options[0].adopted
    assert not roadmap.needs[0].is_asked
    assert [reason.kind for reason in roadmap.refused[0].reasons] == [RuleKind.NOT_BOUGHT]


def test_a_skill_that_nobody_has_nor_priced_is_asked_for():
    (need,) = (roadmap := plan(action("a", hours={"cro": one(10)}, hours_total=one(10)))).needs
    assert need.is_asked
    assert [reason.kind for reason in roadmap.refused[0].reasons] == [RuleKind.MISSING_SKILL]


def test_skills_of_one_person_may_be_short_together_and_not_alone():
    """Ann has 506 hours net of holidays: 300 of seo and 300 of contenu fit alone, not together."""
    people = [
        {"id": "ann", "name": "Ann", "role": "SEO", "skills": ["seo", "contenu"], "weekly_hours": 20,
         "run_hours": 10, "hourly_cost_eur": 40},
    ]  # fmt: skip
    (need,) = plan(
        action("a", hours={"seo": one(300)}, weeks=50),
        action("b", hours={"contenu": one(300)}, weeks=50),
        people=people,
    ).needs
    assert (need.skills, need.asked_hours) == (("contenu", "seo"), 600)
    assert need.available_hours == pytest.approx(506)


def test_work_done_while_its_owner_is_away_is_named():
    """Ann is away from the first day on; Cat would do the work alone."""
    away = [{"start": START, "end": date(2027, 5, 30)}]
    people = [
        {"id": "ann", "name": "Ann", "role": "SEO", "skills": ["seo"], "weekly_hours": 20, "hourly_cost_eur": 40,
         "absences": away},
        {"id": "cat", "name": "Cat", "role": "SEO", "skills": ["seo"], "weekly_hours": 10, "hourly_cost_eur": 40},
    ]  # fmt: skip
    warned = {fault.code: fault for fault in plan(action("a"), people=people).warnings}
    assert warned["roadmap.owner_away"].values["owner"] == "Ann"
    assert "roadmap.owner_away" not in {fault.code for fault in plan(action("a")).warnings}


def test_margin_follows_the_season_that_the_client_declares():
    """All is sold in December, 12 times the average month: its five Thursdays make the year's margin."""
    season = {"economics": {"season": {12: 12}}}
    roadmap = plan(action("a"), action("late", not_before=date(2027, 1, 4)), **season)
    assert roadmap.value_eur == round(5 * 12 * 1000 * 12 / 52)
    assert list(roadmap.starts) == ["a"]
    assert roadmap.season == {12: 12}
    weeks = season_of(client(economics={"season": {12: 1.8}}), [date(2026, 11, 23), date(2026, 11, 30)])
    assert weeks == pytest.approx(((12 - 1.8) / 11, 1.8))


def test_a_named_event_delays_a_date_by_its_chance_and_its_weeks():
    """One chance in two of four weeks: planned to 16 October, safe on 13 November 2026."""
    (found,) = plan(action("a", delay_risk=0.5, delay_weeks=4)).actions
    assert found.on_time == pytest.approx(0.5, abs=0.02)
    assert (found.end, found.p80) == (date(2026, 10, 16), date(2026, 11, 13))


def test_an_action_says_when_it_has_paid_for_itself():
    """Two weeks of work, then 400 euros of hours at 1 000 a month: 14 days and 0.4 month, 26 days after 5 October."""
    assert plan(action("a")).actions[0].pays_back == date(2026, 10, 31)
    assert plan(action("a", mandatory=True, expected_eur_month=0.0)).actions[0].pays_back is None


def test_too_many_candidates_to_prove_are_too_many_to_price(monkeypatch: pytest.MonkeyPatch):
    assert plan(action("a"), action("b")).more
    monkeypatch.setattr("itineraire.roadmap.telling.LARGEST_PROVABLE", 1)
    assert plan(action("a"), action("b")).more == ()


def test_the_price_of_an_action_that_another_replaces_is_only_what_it_would_bring_more():
    """Both bring 50 weeks: 1 000 a month at no cost is done, 1 200 a month for 3 000 euros is not worth more."""
    other = action("b", either_or="x", expected_eur_month=1200.0, cost_eur=one(3000))
    roadmap = plan(action("a", either_or="x"), other, action("c", either_or="x", expected_eur_month=900.0))
    assert list(roadmap.starts) == ["a"]
    assert {one.id: one.price_eur for one in roadmap.refused} == {"b": 0, "c": 0}
    assert roadmap.refused_price_eur == 0


def test_a_retained_action_that_comes_too_late_for_another_is_not_said_to_be_left_out():
    """After 42 weeks of a, the 10 weeks of b reach the end of the plan: no week is left to earn anything."""
    long = action("a", weeks=42, hours={}, hours_total=one(0))
    late = action("b", weeks=10, depends_on=("a",), expected_eur_month=500.0)
    (refused,) = plan(long, late).refused
    assert [(reason.kind, reason.subject) for reason in refused.reasons] == [
        (RuleKind.DEPENDENCY_LATE, "Action a")
    ]


def test_a_reason_is_looked_for_where_what_it_waits_for_is_delivered():
    """After the two weeks of a, dev is taken to the end; in the first week b would only wait for a."""
    taken = action("c", weeks=50, not_before=date(2026, 10, 19), hours={"dev": one(480)}, mandatory=True)
    late = action("b", depends_on=("a",), expected_eur_month=500.0, hours={"dev": one(15)})
    (refused,) = plan(action("a"), taken, late).refused
    assert [(reason.kind, reason.subject) for reason in refused.reasons] == [(RuleKind.HOURS, "dev")]


def test_what_could_still_be_gained_is_a_share_of_the_printed_margin():
    """10 000 found, 11 000 at most, 5 000 of options: 1 000 more on 5 000 printed are 20 %."""
    options = [{"skill": "cro", "way": "buy", "hours_week": 10, "cost_eur": 5000}]
    people, scored = engagement(skill_options=options), workstreams(action("a", hours={"cro": one(10)}))
    case = build_case(people, scored, {})
    told = tell(case, Plan({"a": 0}, 10_000, 11_000), people, scored, as_of=AS_OF, seed=1, effort=QUICK)
    assert told.value_eur == 5000
    assert told.possible_gain_share == pytest.approx(0.2)


def test_more_hours_come_with_their_cost():
    """260 hours of dev over the year at 50 euros: 13 000 euros."""
    more = {price.resource: price for price in plan(action("a", hours={"dev": one(10)})).more}
    assert (more["dev"].cost_eur, more["seo"].cost_eur, more["budget"].cost_eur) == (13_000, 10_400, 0)


def test_an_action_on_fragile_data_waits_for_the_repair_of_the_measure():
    repair = action("repair", kind=ActionKind.MEASURE, mandatory=True, expected_eur_month=0.0)
    gated = action("auto", kind=ActionKind.AUTOMATION, data_gate="repeat_rate")
    fragile = plan(repair, gated, reliability={"repeat_rate": 0.4})
    assert fragile.starts["auto"] >= fragile.starts["repair"] + 2
    assert plan(repair, gated, reliability={"repeat_rate": 0.9}).starts["auto"] == 0


def test_an_action_on_data_that_nothing_repairs_is_refused_with_the_kpi():
    (refused,) = plan(action("auto", data_gate="repeat_rate")).refused
    assert [(reason.kind, reason.subject) for reason in refused.reasons] == [
        (RuleKind.DATA_GATE, "repeat_rate")
    ]
    assert refused.answer is Answer.LATER


def test_what_the_meeting_drops_and_keeps_is_obeyed():
    scenario = Scenario(keep=("b",), drop=("a",))
    roadmap = plan(
        action("a"), action("b", decision=Decision.STOP, expected_eur_month=1.0), scenario=scenario
    )
    assert [(one.id, one.imposed) for one in roadmap.actions] == [("b", True)]
    assert [one.reasons[0].kind for one in roadmap.refused] == [RuleKind.EXCLUDED]


def test_an_impossible_plan_names_the_rules_that_conflict():
    late = action("a", mandatory=True, deadline=date(2026, 10, 9))
    with pytest.raises(PlanError, match=r"conflict_mandatory.*conflict_deadline"):
        plan(late)


def test_no_action_starts_or_ends_in_a_freeze_of_its_workstream():
    freeze = {"start": date(2026, 10, 5), "end": date(2026, 11, 1), "reason": "Gel", "workstreams": ["w1"]}
    roadmap = plan(action("a"), action("b", workstream="w2", owner="bob"), freezes=[freeze])
    assert {one.id: one.start for one in roadmap.actions} == {"a": date(2026, 11, 2), "b": START}


def test_a_freeze_touches_the_weeks_of_its_weekdays_only():
    freezes = client(
        freezes=[{"start": date(2026, 10, 10), "end": date(2026, 10, 12), "reason": "x"}]
    ).freezes
    assert frozen_weeks_of(freezes, "w1", [START, date(2026, 10, 12)]) == {1}


def test_the_envelope_first_pays_what_is_committed_and_the_contingency():
    # 12 000 - 12 x 500 - 1 000
    assert action_budget(engagement()) == (12_000, 5_000)
    assert action_budget(engagement(scenario=Scenario(budget_percent=50))) == (6_000, 0)
    assert action_budget(engagement(envelope_eur=None)) == (None, 4_000)


def test_money_comes_when_the_client_plans_it():
    mondays = build_case(engagement(), workstreams(action("a")), {}).mondays
    assert quarterly_budget(client(), 5000, mondays) == (0, 5000, 0, 0)  # the redesign, in February
    assert quarterly_budget(client(budget=[]), 4000, mondays) == (1000, 1000, 1000, 1000)


def test_the_six_lines_are_always_there_and_sum_to_the_total():
    roadmap = plan(action("a", cost_eur=Range(low=500, likely=800, high=1500)))
    budget = roadmap.budget
    assert [line.kind for line in budget.lines] == list(BudgetKind)
    assert sum(line.spent.likely for line in budget.lines) == pytest.approx(budget.likely) == 7800
    assert sum(budget.monthly_eur) == pytest.approx(budget.likely)
    assert budget.likely < budget.p80 < budget.high == 12 * 600 + 1000 + 1500
    assert {line.kind for line in budget.lines if line.to_confirm} == {
        BudgetKind.CONTENT, BudgetKind.TOOLS, BudgetKind.DESIGN,
    }  # fmt: skip


def test_twelve_months_make_a_year():
    months = plan_months(client())
    assert (len(months), months[0], months[-1]) == (12, date(2026, 10, 1), date(2027, 9, 1))


def test_stopped_habits_give_their_hours_back():
    busy = action("a", weeks=1, hours={"seo": one(14)}, hours_total=one(14))
    assert plan(busy).actions == ()
    freed = FreedHours("old", "Ancienne habitude", "ann", "Ann", 5.0, {"seo": 5.0})
    assert [one.id for one in plan(busy, freed=(freed,)).actions] == ["a"]


def test_the_scenario_changes_the_hours_of_one_skill():
    busy = action("a", weeks=1, hours={"seo": one(14)}, hours_total=one(14))
    assert plan(busy, scenario=Scenario(hours_percent={"seo": 150})).actions
    assert not plan(action("a"), scenario=Scenario(hours_percent={"seo": 0})).actions


def test_long_actions_and_crowded_launches_are_flagged():
    long = action("a", weeks=14, hours={"dev": one(50)}, hours_total=one(50))
    codes = [fault.code for fault in plan(long).warnings]
    assert codes == ["roadmap.long_action"]
    apart = [
        action(f"a{n}", workstream=f"w{n}", workstream_title=f"W{n}", hours={}, hours_total=one(0))
        for n in range(4)
    ]
    limits = {"active_first_90_days": 4, "active_to_180_days": 4, "active_after": 4}
    assert "roadmap.many_launched" in [fault.code for fault in plan(*apart, limits=limits).warnings]
    assert "roadmap.many_launched" not in [fault.code for fault in plan(*apart).warnings]


def test_the_quick_answer_claims_no_proof_and_the_full_one_has_it():
    assert plan(action("a")).proved
    quick = plan(action("a"), effort=QUICK)
    assert (quick.proved, quick.possible_gain_share) == (False, None)


def test_the_live_answer_leaves_the_rule_at_fault_to_the_proof():
    late = action("a", mandatory=True, deadline=date(2026, 10, 9))
    with pytest.raises(PlanError, match=r"no_plan_at_once"):
        plan(late, effort=LIVE)
    with pytest.raises(PlanError, match=r"conflict_deadline"):
        plan(late, effort=PROVED)


def test_a_stopped_search_is_told_at_the_least_cost():
    stop = Event()
    stop.set()
    told = plan_roadmap(
        engagement(), workstreams(action("a")), SimpleNamespace(baseline=()), as_of=AS_OF, stop=stop
    )
    assert (told.draws, told.more, len(told.doubt)) == (LIVE.draws, (), 1)


def test_the_printed_assumption_stands_between_its_neighbours():
    doubt = plan(action("a")).doubt
    assert [(case.correlation, case.assumed) for case in doubt] == [(0.0, False), (0.35, True), (0.6, False)]


def test_an_empty_backlog_gives_an_empty_plan_with_missing_dates():
    roadmap = plan()
    assert roadmap.actions == ()
    assert [fault.code for fault in roadmap.warnings] == ["roadmap.nothing_retained"]
    assert all(horizon.p80 is None for horizon in roadmap.horizons)


def test_a_roadmap_is_stored_and_read_back_the_same(tmp_path):
    roadmap = plan(action("a", cost_eur=one(300)), action("weak", decision=Decision.STOP))
    save_step(roadmap, "roadmap", tmp_path)
    assert load_step(Roadmap, "roadmap", tmp_path) == roadmap


def test_the_same_inputs_give_the_same_bytes(tmp_path):
    written = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        written.append(
            save_step(plan(*[action(n) for n in "abc"]), "roadmap", tmp_path / folder).read_bytes()
        )
    assert written[0] == written[1]
    assert json.loads(written[0])["step"] == "roadmap"
