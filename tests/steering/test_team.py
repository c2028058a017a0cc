"""Roles, launch, rituals, agenda, board, warning lights and the plan as owners see it."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.steering.board import Column, column_of, read_board
from itineraire.steering.lights import (
    LightState,
    campaigns_without_learning,
    differing_sources,
    idle_meetings,
    open_work,
    saturated_teams,
    unread_actions,
)
from itineraire.steering.plan import owner_views, planned_actions, workstream_readings
from itineraire.steering.rituals import Part, Ritual, Topic, meetings, weekly_agenda
from itineraire.steering.roles import (
    LaunchState,
    Role,
    audiences,
    is_launched,
    launch_checklist,
    next_issue,
    orphan_workstreams,
    role_cards,
    teams_without_message,
)
from itineraire.steering.verdicts import judge_launched
from itineraire.vocabulary import Team
from tests.steering.follow_up_samples import (
    AS_OF,
    action,
    client,
    engagement,
    launched,
    mondays,
    no_reads,
    series,
    steady,
    table,
)


def card(column="En cours", **changes):
    facts = {
        "report": "t",
        "card_key": "k",
        "title": "Carte",
        "list": column,
        "labels": "seo",
        "created": "2026-06-01",
    }
    return {**facts, **changes}


def board(*cards, as_of=AS_OF):
    return read_board(table("cards", *cards), as_of=as_of)


def finished(count, week, days=7):
    """Return cards finished on the Wednesday of the week that starts ``week`` weeks before Monday 21 September."""
    done = date(2026, 9, 23) - timedelta(weeks=week)
    return [card("Terminé", started=done - timedelta(days=days - 1), done_on=done) for _ in range(count)]


def test_one_sponsor_one_lead_and_one_owner_a_workstream():
    cards = role_cards(engagement())

    assert [(item.role, item.name) for item in cards] == [
        (Role.SPONSOR, "Ana"),
        (Role.LEAD, "Ben"),
        (Role.OWNER, "Cléo"),
    ]
    assert cards[2].scope == ("Vendre sur mobile",)
    assert orphan_workstreams(engagement(owner=None)) == ("Vendre sur mobile",)


def test_a_plan_without_dates_is_not_launched():
    steps = launch_checklist(engagement(), AS_OF)

    assert not is_launched(steps)
    assert {step.state for step in steps} == {LaunchState.MISSING}


def test_a_plan_with_its_five_conditions_is_launched():
    launch = {
        "kick_off": "2026-09-28", "first_weekly": "2026-10-06", "first_review": "2026-11-03",
        "access_granted": True, "tool": "Trello",
    }  # fmt: skip
    steps = launch_checklist(engagement(settings=client(launch=launch)), AS_OF)

    assert is_launched(steps)
    assert [step.state for step in steps][:2] == [LaunchState.DONE, LaunchState.PLANNED]


def test_each_audience_has_its_next_message_and_silent_teams_are_named():
    told = client(
        stakeholders=[{"name": "Codir", "team": "management", "rhythm": "monthly", "format": "une page"}]
    )
    found = audiences(engagement(settings=told), AS_OF)

    assert [(item.name, item.next_on) for item in found] == [("Codir", date(2026, 10, 5))]
    assert teams_without_message(engagement(settings=told)) == (Team.MARKETING, Team.IT)


def test_next_message_is_always_later():
    """Friday 2 October is a day of message: the next one is the 9th."""
    assert next_issue("weekly", date(2026, 10, 2)) == date(2026, 10, 9)
    assert next_issue("quarterly", date(2026, 10, 5)) == date(2027, 1, 5)


def test_a_quarter_holds_weekly_meetings_two_monthly_reviews_and_a_quarterly_one():
    found = meetings(date(2026, 10, 5), date(2027, 1, 10), "metropole", first_weekly=date(2026, 10, 12))

    assert [meeting.on for meeting in found if meeting.ritual is Ritual.WEEKLY][:2] == [
        date(2026, 10, 12),
        date(2026, 10, 19),
    ]
    assert [meeting.on for meeting in found if meeting.ritual is Ritual.MONTHLY] == [
        date(2026, 11, 6),
        date(2026, 12, 7),
    ]
    assert [meeting.on for meeting in found if meeting.ritual is Ritual.QUARTERLY] == [date(2027, 1, 8)]


def test_a_meeting_on_a_holiday_moves_to_the_next_working_day():
    """Wednesday 11 November 2026 is a holiday."""
    found = meetings(date(2026, 11, 1), date(2026, 11, 30), "metropole", first_weekly=date(2026, 11, 4))

    assert date(2026, 11, 12) in [meeting.on for meeting in found]
    assert date(2026, 11, 11) not in [meeting.on for meeting in found]


topics = st.lists(st.builds(Topic, st.sampled_from(Part), st.just("signal"), st.just("orders")), max_size=60)


@given(topics)
def test_an_agenda_never_passes_45_minutes_and_always_has_three_parts(wanted):
    agenda = weekly_agenda(AS_OF, wanted)

    assert agenda.minutes <= 45
    assert {item.part for item in agenda.items} == set(Part)
    spoken = sum(not item.code.startswith("nothing") for item in agenda.items)
    assert spoken + agenda.left_out == len(wanted)


@pytest.mark.parametrize(
    ("name", "labels", "column"),
    [
        ("À faire", None, Column.TO_DO),
        ("En cours", None, Column.DOING),
        ("In review", None, Column.DOING),
        ("En cours", "bloqué", Column.BLOCKED),
        ("Terminé", None, Column.DONE),
        ("Done", None, Column.DONE),
    ],
)
def test_a_card_stands_where_its_list_says(name, labels, column):
    assert column_of(name, labels, False, False) is column


def test_counts_match_the_board():
    found = board(card(), card(), card("À faire"), card("Bloqué"), card("Terminé", done_on="2026-09-23"))

    assert found.counts == {Column.TO_DO: 1, Column.DOING: 2, Column.BLOCKED: 1, Column.DONE: 1}
    assert (found.in_progress, found.remaining) == (3, 4)


def test_flow_follows_little_and_the_bootstrap():
    """Two cards finished in each of 13 weeks, six open: 3 weeks each; 6 to 7 items take 3 or 4 weeks."""
    done = [item for week in range(13) for item in finished(2, week)]
    found = board(*[card() for _ in range(6)], *done)

    assert found.delivered_by_week == (2,) * 13
    assert found.weeks_open == pytest.approx(3)
    assert found.cycle_days_p85 == 7
    assert (found.forecast.p50, found.forecast.p95) in {(3, 4), (4, 4)}


def test_cards_older_than_most_are_named_oldest_first():
    old = card(title="Vieille", started="2026-08-01")
    young = card(title="Neuve", started="2026-09-28")
    found = board(old, young, *finished(5, 1))

    assert [item.title for item in found.ageing] == ["Vieille"]
    assert found.ageing[0].days == 61


def test_undated_deliveries_are_unknown_not_zero():
    found = board(card(), card("Terminé"))

    assert found.delivered_a_week is None
    assert found.forecast is None
    assert open_work(found).state is LightState.UNKNOWN


def test_no_card_gives_no_board():
    assert read_board(table("cards"), as_of=AS_OF) is None


def test_much_in_progress_and_few_deliveries_turns_the_first_light_on():
    """Twelve open and one delivered in 13 weeks; then two open and 26 delivered."""
    stuck = board(*[card() for _ in range(12)], *finished(1, 2))
    flowing = board(card(), card(), *[item for week in range(13) for item in finished(2, week)])

    assert open_work(stuck).state is LightState.ON
    assert open_work(flowing).state is LightState.OFF


def test_analytics_far_from_the_shop_turns_the_second_light_on():
    weeks = mondays()[-26:]

    def tables(share):
        orders = [
            {"report": "s", "order_key": f"{week}-{day}-{number}", "created": pd.Timestamp(week + timedelta(days=day)),
             "status": "paid"}
            for week in weeks for day in range(7) for number in range(3)
        ]  # fmt: skip
        traffic = [
            {
                "report": "g",
                "start": week,
                "end": week + timedelta(days=6),
                "grain": "week",
                "transactions": 21 * share,
            }
            for week in weeks
        ]
        return {"orders": table("orders", *orders), "traffic": table("traffic", *traffic)}

    far, near = (differing_sources(tables(share), client(), as_of=AS_OF) for share in (0.75, 0.95))

    assert far.state is LightState.ON
    assert far.value == pytest.approx(0.25)
    assert far.before == pytest.approx(0.25)
    assert near.state is LightState.OFF
    assert differing_sources({}, client(), as_of=AS_OF).state is LightState.UNKNOWN


def test_three_meetings_without_decision_turn_the_third_light_on():
    def held(*decisions):
        return table(
            "meetings",
            *(
                {
                    "date": AS_OF - timedelta(weeks=len(decisions) - rank),
                    "kind": "weekly",
                    "minutes": 60.0,
                    "decisions": count,
                }
                for rank, count in enumerate(decisions)
            ),
        )

    assert idle_meetings(held(4.0, 0.0, 0.0, 0.0), as_of=AS_OF).state is LightState.ON
    assert idle_meetings(held(0.0, 2.0, 1.0, 2.0), as_of=AS_OF).state is LightState.OFF
    assert idle_meetings(held(0.0, 0.0), as_of=AS_OF).state is LightState.UNKNOWN


def test_overload_without_priorities_turns_the_fourth_light_on():
    """Three people: seven items in progress are more than two each."""
    bare = [card(labels=None) for _ in range(7)]
    sorted_out = [card() for _ in range(7)]

    assert saturated_teams(board(*bare), client()).state is LightState.ON
    assert saturated_teams(board(*sorted_out), client()).state is LightState.OFF
    assert saturated_teams(None, client()).state is LightState.UNKNOWN


def test_spend_that_nobody_reads_turns_the_fifth_light_on():
    rows = launched(
        *(
            {"action": name, "title": name, "kind": "conversion", "kpi": "orders", "started_on": mondays()[70],
             "cost_eur": cost}
            for name, cost in (("a", 1000.0), ("b", 3000.0))
        )
    )  # fmt: skip
    read = table("reads", {"action": "b", "date": "2026-08-01", "verdict": "x", "decision": "garder"})

    unread = judge_launched(rows, series("orders", steady()), no_reads(), as_of=AS_OF)
    partly = judge_launched(rows, series("orders", steady()), read, as_of=AS_OF)

    assert campaigns_without_learning(unread, as_of=AS_OF).value == 1
    assert campaigns_without_learning(partly, as_of=AS_OF).value == pytest.approx(0.25)
    assert campaigns_without_learning(partly, as_of=AS_OF).state is LightState.OFF
    assert [item.action for item in unread_actions(partly, as_of=AS_OF)] == ["a"]
    assert campaigns_without_learning((), as_of=AS_OF).state is LightState.UNKNOWN


def test_an_owner_sees_his_own_next_three_deliverables():
    plan = engagement(*(action(name) for name in "abcd"), action("z", owner="ben"))
    dates = {
        name: (date(2026, 10, 5), date(2026, 10, 16) + timedelta(weeks=rank))
        for rank, name in enumerate("abcdz")
    }
    views = owner_views(planned_actions(plan, dates), as_of=AS_OF)

    assert [(view.owner_name, [item.id for item in view.next]) for view in views] == [
        ("Cléo", ["a", "b", "c"]),
        ("Ben", ["z"]),
    ]


def test_a_reading_before_any_effect_is_said_too_soon():
    """Delivered on 16 March 2027, readable 4 weeks after the next Monday, 19 April: 31 March is too soon."""
    plan = engagement(action("a"))
    planned = planned_actions(plan, {"a": (date(2027, 3, 1), date(2027, 3, 16))})
    reading = workstream_readings(plan, planned)[0]

    assert reading.first_action_read == date(2027, 4, 19)
    assert reading.is_read_too_soon
    assert workstream_readings(plan, ())[0].judge_from is None
