from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itineraire.blocks import Bullets, Table, plain
from itineraire.chapters.replan import changes, changes_message
from itineraire.engagement import Scenario
from itineraire.roadmap import PROVED, QUICK, Roadmap, RoadmapChange, RuleKind, plan_roadmap, replan_roadmap
from tests.roadmap.material import START, action, engagement, one, workstreams

NOTHING = SimpleNamespace(baseline=())
SECOND_WEEK = START + timedelta(days=7)


def plan(*actions, **changes) -> Roadmap:
    return plan_roadmap(engagement(**changes), workstreams(*actions), NOTHING, as_of=START, effort=PROVED)


def again(
    old, *actions, on=SECOND_WEEK, late_weeks=None, waiting=(), begun=(), effort=PROVED, **changes
) -> RoadmapChange:
    return replan_roadmap(
        engagement(**changes), workstreams(*actions), NOTHING, old, on=on, late_weeks=late_weeks,
        waiting=waiting, begun=begun, effort=effort,
    )  # fmt: skip


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


FOURTH_WEEK = START + timedelta(days=21)


def test_what_waits_for_a_late_action_has_not_begun_and_is_planned_after_it():
    """b follows a in week 2; a is three weeks late and ends in week 4: on week 3, b cannot have begun."""
    old = plan(*CHAIN)
    change = again(old, *CHAIN, on=FOURTH_WEEK, late_weeks={"a": 3})

    assert change.roadmap.starts == {"a": 0, "b": 5, "c": 0}
    assert (change.held, change.ahead) == ({"b": ("a",)}, {})
    assert said_of(change) == [
        "« Action a » : 3 semaines de retard",
        "« Action b » : prévue le 19 octobre 2026, n'a pas pu commencer sans « Action a » ; "
        "elle est à replanifier",
    ]


def test_what_the_board_shows_begun_stays_although_it_waits_for_a_late_action():
    old = plan(*CHAIN)
    change = again(old, *CHAIN, on=FOURTH_WEEK, late_weeks={"a": 3}, begun={"b"})

    assert change.roadmap.starts == {"a": 0, "b": 2, "c": 0}
    assert (change.held, change.ahead) == ({}, {"b": ("a",)})
    assert said_of(change)[1] == (
        "« Action b » : déjà commencée au tableau de suivi, alors qu'elle attend « Action a » ; elle reste au plan"
    )


def test_what_began_after_a_late_delivery_has_begun():
    """a, one week late, ends in week 2; e, imposed from week 3 on, waited for it and begins as planned."""
    late = full("e", depends_on=("a",), not_before=FOURTH_WEEK)
    old = plan(CHAIN[0], late)
    change = again(old, CHAIN[0], late, on=FOURTH_WEEK + timedelta(days=7), late_weeks={"a": 1})

    assert change.held == {}
    assert change.roadmap.starts == {"a": 0, "e": 3}


def test_a_whole_chain_waits_for_what_is_late_or_not_begun():
    """a, b, d follow one another; b is to do on the board: d, planned in week 4, cannot have begun on week 5."""
    chain = (full("a"), full("b", depends_on=("a",)), full("d", depends_on=("b",)))
    old = plan(*chain)
    day = START + timedelta(days=35)
    waiting = again(old, *chain, on=day, waiting={"b"})
    late = again(old, *chain, on=day, late_weeks={"a": 1})

    assert (waiting.held, waiting.roadmap.starts) == ({"d": ("b",)}, {"a": 0, "b": 5, "d": 7})
    assert (late.held, late.roadmap.starts) == ({"b": ("a",), "d": ("b",)}, {"a": 0, "b": 5, "d": 7})


def said_of(change) -> list[str]:
    """Return what the page says has happened, with ordinary spaces and apostrophes."""
    before = {name: SimpleNamespace(id=name, title=f"Action {name}", start=START + timedelta(days=14))
              for name in "abcde"}  # fmt: skip
    (bullets,) = [
        block for block in changes(change, "fr", before=before).blocks if isinstance(block, Bullets)
    ]
    blanks = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2019": "'"})
    return [plain(item).translate(blanks) for item in bullets.items]
