from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itineraire.blocks import Table, plain
from itineraire.chapters.replan import changes, changes_message
from itineraire.engagement import Scenario
from itineraire.roadmap import PROVED, QUICK, Roadmap, RoadmapChange, RuleKind, plan_roadmap, replan_roadmap
from tests.roadmap.material import START, action, engagement, one, workstreams

NOTHING = SimpleNamespace(baseline=())
SECOND_WEEK = START + timedelta(days=7)


def plan(*actions, **changes) -> Roadmap:
    return plan_roadmap(engagement(**changes), workstreams(*actions), NOTHING, as_of=START, effort=PROVED)


def again(old, *actions, on=SECOND_WEEK, late_weeks=None, effort=None, **changes) -> RoadmapChange:
    options = {} if effort is None else {"effort": effort}
    return replan_roadmap(
        engagement(**changes), workstreams(*actions), NOTHING, old, on=on, late_weeks=late_weeks, **options
    )


def full(name, skill="seo", hours=16, **facts):
    """Return two weeks of work that leave no room for another in the same skill, 11 November included."""
    return action(name, hours={skill: one(hours)}, hours_total=one(hours), **facts)


CHAIN = (full("a"), full("b", depends_on=("a",)), full("c", skill="dev"))


def test_three_weeks_of_delay_move_what_follows_and_nothing_else():
    """a takes weeks 0 and 1, b follows in 2 and 3; three weeks late, a ends in week 4 and b runs in 5 and 6."""
    old = plan(*CHAIN)
    change = again(old, *CHAIN, late_weeks={"a": 3})

    assert [(one.after.id, one.end_days) for one in change.moved] == [("a", 21), ("b", 21)]
    assert [one.id for one in change.kept] == ["c"]
    assert (change.dropped, change.added, change.conflict) == ((), (), ())
    assert change.roadmap.starts == {"a": 0, "b": 5, "c": 0}
    # 1 000 euros a month are 3 000 / 13 a week; a and b bring theirs three weeks later.
    assert change.cost_eur == pytest.approx(2 * 3 * 12_000 / 52, abs=2)


def test_an_action_not_begun_waits_for_its_delay():
    old = plan(*CHAIN)
    change = again(old, *CHAIN, late_weeks={"b": 4})

    assert change.roadmap.starts == {"a": 0, "b": 6, "c": 0}


def test_nothing_changes_when_nothing_happened():
    old = plan(*CHAIN)
    change = again(old, *CHAIN)

    assert (change.moved, change.dropped, change.added, change.cost_eur) == ((), (), (), 0)
    assert "rien ne bouge" in changes_message(change, "fr")


def test_a_new_imposed_action_enters_and_says_what_leaves():
    """Seven weeks hold three actions of two weeks: the imposed one takes the place of b."""
    short = {"horizon_days": 49}
    first = (full("a"), full("b", expected_eur_month=500.0), full("d", expected_eur_month=900.0))
    old = plan(*first, **short)
    urgent = full("z", mandatory=True, expected_eur_month=0.0, deadline=START + timedelta(days=39))
    change = again(old, *first, urgent, **short)

    assert [action.id for action in change.added] == ["z"]
    assert [gone.before.id for gone in change.dropped] == ["b"]
    assert {reason.kind for reason in change.dropped[0].reasons} == {RuleKind.HOURS}


def test_an_action_that_the_client_no_longer_lists_leaves_without_a_reason():
    old = plan(*CHAIN)
    change = again(old, CHAIN[0], CHAIN[1])

    assert [(gone.before.id, gone.reasons) for gone in change.dropped] == [("c", ())]


def test_begun_work_stays_even_when_its_person_leaves():
    old = plan(*CHAIN)
    away = [
        {"id": "ann", "name": "Ann", "role": "SEO", "skills": ["seo"], "weekly_hours": 20, "run_hours": 10,
         "hourly_cost_eur": 40},
        {"id": "bob", "name": "Bob", "role": "Dev", "skills": ["dev"], "weekly_hours": 10, "hourly_cost_eur": 50,
         "absences": [{"start": SECOND_WEEK, "end": date(2027, 9, 30)}]},
    ]  # fmt: skip
    change = again(old, *CHAIN, people=away)

    assert change.roadmap.starts["c"] == old.starts["c"] == 0


def test_an_impossible_request_names_its_rules_on_the_page():
    old = plan(full("a"))
    urgent = full("z", mandatory=True, deadline=START + timedelta(days=11))
    change = again(old, full("a"), urgent, on=START + timedelta(days=1))

    assert change.roadmap is None
    assert change.cost_eur is None
    assert {rule.kind for rule in change.conflict} >= {RuleKind.MANDATORY, RuleKind.DEADLINE}
    bullets = changes(change, "fr").blocks[-1]
    assert "l'échéance de « Action z »" in " ".join(plain(item) for item in bullets.items).replace(
        "\u2019", "'"
    ).replace("\u00a0", " ").replace("\u202f", " ")


def test_what_the_meeting_drops_leaves_the_plan():
    old = plan(*CHAIN)
    change = replan_roadmap(
        engagement(scenario=Scenario(drop=("c",))), workstreams(*CHAIN), NOTHING, old, on=SECOND_WEEK
    )

    assert [reason.kind for gone in change.dropped for reason in gone.reasons] == [RuleKind.EXCLUDED]


def test_the_page_lists_only_what_moves():
    old = plan(*CHAIN)
    change = again(old, *CHAIN, late_weeks={"a": 3})
    (table,) = [block for block in changes(change, "fr").blocks if isinstance(block, Table)]

    assert [row[0] for row in table.rows] == ["Action a", "Action b"]
    assert "21" in plain(table.rows[0][-1])


def test_the_quick_answer_keeps_begun_work_too():
    old = plan(*CHAIN)
    change = again(old, *CHAIN, late_weeks={"a": 3}, effort=QUICK)

    assert change.roadmap.starts["a"] == 0
    assert change.roadmap.starts["b"] >= 5


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(("seo", "dev")), st.integers(2, 20)), min_size=2, max_size=6),
    st.integers(0, 5),
    st.integers(0, 40),
)
def test_a_slip_never_takes_more_hours_than_there_are_after_the_begun_work(sizes, late, days):
    actions = [full(f"a{number}", skill=skill, hours=hours) for number, (skill, hours) in enumerate(sizes)]
    old = plan(*actions)
    on = START + timedelta(days=days)
    change = again(old, *actions, on=on, late_weeks={"a0": late})

    begun = {one.id: one.start_week for one in old.actions if one.start_week < change.week}
    assert begun.items() <= change.roadmap.starts.items()
    new = [one for one in change.roadmap.actions if one.id not in begun]
    assert all(one.start_week >= change.week for one in new)
    lists = [
        {one.id for one in change.kept},
        {one.after.id for one in change.moved},
        {one.before.id for one in change.dropped},
    ]
    assert sum(map(len, lists)) == len(old.actions) == len(set().union(*lists))
    busy = {
        week
        for one in change.roadmap.actions
        if one.id in begun
        for week in range(one.start_week, one.start_week + one.weeks)
    }
    for person in change.roadmap.people:
        pairs = enumerate(zip(person.planned_hours, person.available_hours, strict=True))
        assert all(taken <= there + 1e-6 for week, (taken, there) in pairs if week not in busy)
