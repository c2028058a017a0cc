"""A plan once accepted is printed as it was, whatever has changed since; what no longer holds is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

from itineraire.engagement import AcceptedPlan, PlannedAction, Scenario
from itineraire.roadmap import BATCH, Acceptance, Roadmap, RoadmapChange, plan_roadmap, replan_roadmap
from itineraire.wording.faults import fault_sentence
from itineraire.workstreams import Decision
from tests.roadmap.material import START, action, engagement, one, workstreams

NOTHING = SimpleNamespace(baseline=())
DECIDED = START + timedelta(days=7)


def full(name, **facts):
    """Return two weeks of seo that leave no room for another."""
    return action(name, hours={"seo": one(16)}, hours_total=one(16), **facts)


A, B = full("a"), full("b", depends_on=("a",))


def accepted_of(change: RoadmapChange, scenario: Scenario | None = None) -> AcceptedPlan:
    """Return the decision that accepts a re-plan."""
    new = change.roadmap
    return AcceptedPlan(
        on=change.decided_on,
        by="Ann",
        why="retard",
        scenario=scenario or Scenario(),
        actions={
            one.id: PlannedAction(start=new.mondays[one.start_week], weeks=one.weeks) for one in new.actions
        },
        late=dict(change.longer),
    )


def late_by_three_weeks() -> RoadmapChange:
    """a runs in weeks 0 and 1 and slips by three: 0 to 4; b follows in 5 and 6."""
    old = plan_roadmap(engagement(), workstreams(A, B), NOTHING, as_of=START)
    return replan_roadmap(engagement(), workstreams(A, B), NOTHING, old, on=DECIDED, late_weeks={"a": 3})


def printed(*actions, plan: AcceptedPlan, **changes) -> Roadmap:
    """Return what a run prints once the plan is accepted."""
    client = replace(engagement(**changes), accepted=plan)
    return plan_roadmap(client, workstreams(*actions), NOTHING, as_of=DECIDED, effort=BATCH)


def test_the_accepted_plan_is_printed_day_for_day_and_euro_for_euro():
    change = late_by_three_weeks()
    run = printed(A, B, plan=accepted_of(change))

    assert run.starts == {"a": 0, "b": 5}
    assert run.dates == change.roadmap.dates
    assert [(one.p50, one.p80) for one in run.actions] == [
        (one.p50, one.p80) for one in change.roadmap.actions
    ]
    assert run.value_eur == change.roadmap.value_eur
    assert run.accepted == Acceptance(DECIDED, "Ann", "retard")
    assert [fault.code for fault in run.warnings] == []


def test_an_accepted_action_stays_when_its_impact_becomes_low():
    weak = full("b", depends_on=("a",), decision=Decision.STOP, expected_eur_month=5.0)

    assert printed(A, weak, plan=accepted_of(late_by_three_weeks())).starts == {"a": 0, "b": 5}


def test_a_new_action_does_not_enter_an_accepted_plan():
    better = full("c", expected_eur_month=90_000.0)

    run = printed(A, B, better, plan=accepted_of(late_by_three_weeks()))

    assert run.starts == {"a": 0, "b": 5}
    assert [one.id for one in run.refused] == ["c"]


def test_another_scenario_sets_the_accepted_plan_aside():
    plan = accepted_of(late_by_three_weeks(), Scenario(budget_percent=50))

    assert printed(A, B, plan=plan).starts == {"a": 0, "b": 2}


def test_what_no_longer_holds_is_named_and_still_printed():
    """Ann leaves for the two weeks of b; a has become six weeks long; c is no longer listed."""
    change = late_by_three_weeks()
    plan = accepted_of(change)
    plan.actions["c"] = PlannedAction(start=START, weeks=2)
    leave = {"start": date(2026, 11, 9), "end": date(2026, 11, 22)}
    people = [
        {"id": "ann", "name": "Ann", "role": "SEO", "skills": ["seo"], "weekly_hours": 20, "run_hours": 10,
         "hourly_cost_eur": 40, "absences": [leave]},
    ]  # fmt: skip
    run = printed(replace(A, weeks=6), B, plan=plan, people=people)

    assert run.starts == {"a": 0, "b": 5}
    told = [
        fault_sentence(fault, "fr").replace("\u00a0", " ").replace("\u202f", " ") for fault in run.warnings
    ]
    assert any("« c » est dans le plan accepté le 12 octobre 2026" in line for line in told), told
    assert any("« Action a » dure désormais 9 semaines, contre 5 semaines" in line for line in told), told
    assert any(
        "le plan accepté ne tient plus : les heures disponibles en « seo »" in line for line in told
    ), told


def test_a_second_delay_adds_to_the_first():
    """a was 2 weeks long, then 3 late; two more make 7: b cannot start before week 7."""
    first = late_by_three_weeks()
    plan = accepted_of(first)
    client = replace(engagement(), accepted=plan)
    again = replan_roadmap(
        client, workstreams(A, B), NOTHING, first.roadmap, on=START + timedelta(days=14), late_weeks={"a": 2}
    )

    assert again.longer == {"a": 5}
    assert {one.id: (one.start_week, one.weeks) for one in again.roadmap.actions} == {
        "a": (0, 7),
        "b": (7, 2),
    }
