from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itineraire.blocks import Paragraph
from itineraire.chapters import workstreams as pages
from itineraire.diagnostic.result import Finding, FindingKind, Stake
from itineraire.engagement import Action, Range, Scenario, Weights, Workstream
from itineraire.errors import PlanError
from itineraire.objectives import set_objectives
from itineraire.results import load_step, save_step
from itineraire.vocabulary import Axis
from itineraire.workstreams import (
    Decision,
    ImpactSource,
    Quadrant,
    ScoredAction,
    Workstreams,
    frame_workstreams,
)
from itineraire.workstreams.dependencies import all_dependents, all_prerequisites, dependency_graph
from itineraire.workstreams.scoring import estimate_actions, payback_months, range_mean, share_scales
from tests.objectives import samples
from tests.objectives.samples import AS_OF, BASELINE


@dataclass(frozen=True)
class Found:
    """What the diagnostic says."""

    findings: tuple[Finding, ...]


def finding(code: str, euros: float | None = None, kind: FindingKind = FindingKind.OPPORTUNITY) -> Finding:
    stake = Stake(euros / 2, euros, euros * 2) if euros is not None else None
    return Finding(code, Axis.CONVERSION, kind, {}, date(2025, 10, 1), AS_OF, "ga4", stake)


FINDINGS = Found((finding("mobile_gap", 1000), finding("slow_mobile")))


def action(name: str, **changes: Any) -> Action:
    base: dict[str, Any] = {
        "id": name,
        "workstream": "tunnel",
        "title": f"Action {name}",
        "deliverable": "Livrable",
        "criterion": "Critère",
        "owner": "ben",
        "hours": {"seo": [8, 10, 12]},
        "cost_eur": 0,
        "impact_eur": [400, 500, 600],
        "risk": 2,
        "kind": "conversion",
        "weeks": 4,
        "finding": "mobile_gap",
        "key_result": "kr-mobile",
        "line": 7,
    }
    return Action.model_validate({key: value for key, value in (base | changes).items() if value is not None})


def workstream(name: str = "tunnel", **changes: Any) -> Workstream:
    base: dict[str, Any] = {
        "id": name,
        "title": f"Chantier {name}",
        "type": "conversion",
        "domain": "conversion",
        "owner": "cleo",
        "scope_in": "Pages mobiles",
        "scope_out": "Refonte",
        "result": {"kpi": "mobile_conversion_rate", "target": 0.015, "read_on": "2027-06-30"},
        "criteria": ["Moins d'abandons"],
        "key_results": ["kr-mobile"],
        "strategy": ["mieux"],
        "framing": {"framed": True, "prioritised": True, "communicated": True},
    }
    return Workstream.model_validate(base | changes)


def frame(
    *actions: Action,
    workstreams: tuple[Workstream, ...] = (workstream(),),
    found: Found = FINDINGS,
    scenario: Scenario | None = None,
    draws: int = 300,
) -> Workstreams:
    engagement = samples.engagement(workstreams=workstreams, actions=actions, scenario=scenario)
    objectives = set_objectives(engagement, BASELINE, samples.series().iloc[:0], as_of=AS_OF)
    return frame_workstreams(engagement, found, objectives, as_of=AS_OF, draws=draws)


def by_id(result: Workstreams) -> dict[str, ScoredAction]:
    return {one.id: one for one in result.actions}


def codes(result: Workstreams) -> list[str]:
    return [fault.code.removeprefix("workstreams.") for fault in result.faults]


# scoring


def test_effort_adds_hours_at_their_cost_and_external_euros() -> None:
    """10 h of SEO at 40 euros and 5 h of development at 60, plus 300 euros: 1 000."""
    (one,) = frame(
        action("a", hours={"seo": [8, 10, 12], "dev": [5, 5, 5]}, cost_eur=[200, 300, 400])
    ).actions

    assert one.effort_eur == Range(low=320 + 300 + 200, likely=1000, high=480 + 300 + 400)
    assert one.hours_total == Range(low=13, likely=15, high=17)


def test_expected_gain_is_the_mean_times_the_chance_of_success() -> None:
    """Mean of 300 / 600 / 900 is 600; a risk of 3 succeeds 70 % of the time."""
    (one,) = frame(action("a", impact_eur=[300, 600, 900], risk=3)).actions

    assert one.expected_eur_month == pytest.approx(420)
    assert one.impact_source is ImpactSource.TYPED


def test_an_empty_impact_takes_its_share_of_the_findings_stake() -> None:
    """20 % of 500 / 1 000 / 2 000 euros."""
    (one,) = frame(action("a", impact_eur=None, share_of_stake=0.2)).actions

    assert one.impact_eur_month == Range(low=100, likely=200, high=400)
    assert one.impact_source is ImpactSource.FINDING


def test_a_stake_is_never_recovered_twice() -> None:
    """60 % + 60 % + 30 % of one finding: each is cut to two thirds, 1.5 times less."""
    actions = (
        action("a", impact_eur=None, share_of_stake=0.6),
        action("b", impact_eur=None, share_of_stake=0.6),
        action("c", impact_eur=None, share_of_stake=0.3),
    )

    result = frame(*actions)

    assert share_scales(actions) == {"mobile_gap": pytest.approx(2 / 3)}
    total = sum(one.impact_eur_month.likely for one in result.actions if one.impact_eur_month)
    assert total == pytest.approx(1000)
    assert "stake_over_shared" in codes(result)
    assert all("stake_shared" in one.flags for one in result.actions)


def test_actions_that_exclude_each_other_count_once() -> None:
    pair = [action(name, impact_eur=None, share_of_stake=0.6, either_or="chemin") for name in "ab"]

    assert share_scales(pair) == {"mobile_gap": 1.0}


def test_an_action_nobody_sized_is_neither_stopped_nor_promoted() -> None:
    result = frame(action("a"), action("b", impact_eur=None, finding="slow_mobile"))

    unsized = by_id(result)["b"]
    assert unsized.impact_eur_month is None
    assert unsized.quadrant is Quadrant.UNSIZED
    assert unsized.decision is Decision.CANDIDATE
    assert "unsized" in codes(result)


def test_payback_counts_the_delay_before_the_gains() -> None:
    """4 weeks, 2 of lag and half of a 4-week ramp are 1.84 months; 1 000 euros at 425 a month are 2.35."""
    one = action("a", hours={}, cost_eur=1000, lag_weeks=2, ramp_weeks=4)
    (scored,) = frame(one).actions

    estimates = estimate_actions([one], samples.client(), {})["a"]
    assert payback_months(one, estimates) == pytest.approx(8 / 4.3482 + 1000 / 425, abs=0.01)
    assert range_mean(scored.effort_eur) == 1000


# quadrants


def test_the_three_parts_of_the_map() -> None:
    """R126-R128: the median effort parts light from heavy; 1 % of the whole gain parts high from low."""
    result = frame(
        action("gain", hours={"seo": [5, 5, 5]}),
        action("projet", hours={"seo": [200, 200, 200]}, impact_eur=[4000, 5000, 6000]),
        action("confort", hours={"seo": [50, 50, 50]}, impact_eur=[0, 5, 10]),
    )

    places = {one.id: one.quadrant for one in result.actions}
    assert places == {
        "gain": Quadrant.QUICK_WIN,
        "projet": Quadrant.STRUCTURING,
        "confort": Quadrant.STOP,
    }
    assert result.effort_limit_eur == 2000
    assert by_id(result)["confort"].decision is Decision.STOP
    assert by_id(result)["gain"].quadrant_shares[Quadrant.QUICK_WIN] == 1.0


def test_an_action_on_the_boundary_belongs_to_both_sides() -> None:
    """Effort from 1 200 to 2 800 euros around a limit of 2 000: light in half of the draws."""
    result = frame(
        action("a", hours={"seo": [30, 50, 70]}),
        action("b", hours={"seo": [10, 10, 10]}),
        action("c", hours={"seo": [90, 90, 90]}),
        draws=2000,
    )

    shares = by_id(result)["a"].quadrant_shares
    assert result.effort_limit_eur == 2000
    assert shares[Quadrant.QUICK_WIN] == pytest.approx(0.5, abs=0.03)
    assert sum(shares.values()) == pytest.approx(1.0)


def test_what_a_useful_action_waits_for_is_an_enabler_not_a_stop() -> None:
    result = frame(
        action("mesure", impact_eur=[0, 0, 0], kind="measure"),
        action("tunnel", depends_on=["mesure"]),
    )

    first = by_id(result)["mesure"]
    assert first.quadrant is Quadrant.ENABLER
    assert first.decision is Decision.CANDIDATE
    assert first.unlocked_eur_month == by_id(result)["tunnel"].expected_eur_month


def test_what_only_a_stopped_action_waits_for_is_stopped_too() -> None:
    result = frame(
        action("grand", impact_eur=[9000, 9000, 9000]),
        action("avant", impact_eur=[0, 0, 0]),
        action("apres", impact_eur=[0, 1, 2], depends_on=["avant"]),
    )

    assert by_id(result)["apres"].decision is Decision.STOP
    assert by_id(result)["avant"].decision is Decision.STOP


def test_an_imposed_action_is_never_stopped() -> None:
    small = {"impact_eur": [0, 0, 0]}

    result = frame(action("a"), action("loi", mandatory=True, **small), action("confort", **small))
    kept = frame(action("a"), action("confort", **small), scenario=Scenario(keep=("confort",)))

    assert by_id(result)["loi"].quadrant is Quadrant.ENABLER
    assert by_id(result)["confort"].decision is Decision.STOP
    assert by_id(kept)["confort"].decision is Decision.CANDIDATE


def test_a_comfortable_habit_is_stopped_and_its_hours_freed() -> None:
    """R128: 4 h a week of somebody with two skills are 2 h of each."""
    result = frame(
        action("a"),
        action("posts", habit=True, hours={}, impact_eur=[0, 0, 1], run_hours_week=4),
        action("lettre", habit=True, hours={}, impact_eur=[500, 600, 700], run_hours_week=2),
    )

    (freed,) = result.freed
    assert (freed.action, freed.hours_week) == ("posts", 4)
    assert freed.hours_by_skill == {"seo": 2, "crm": 2}
    assert by_id(result)["lettre"].decision is Decision.KEEP_HABIT
    assert [one.id for one in result.candidates] == ["a"]


def test_an_action_without_owner_does_not_exist() -> None:
    """R167c: listed apart with its line, never a candidate."""
    result = frame(action("a"), action("seule", owner=None, line=12))

    assert [one.id for one in result.ownerless] == ["seule"]
    assert "seule" not in [one.id for one in result.candidates]
    assert [(f.line, f.found) for f in result.faults if f.code.endswith("action_without_owner")] == [
        (12, "Action seule")
    ]


# ranking


def test_the_better_on_all_four_dimensions_comes_first() -> None:
    result = frame(
        action("pire", impact_eur=[10, 20, 30], hours={"seo": [40, 50, 60]}, risk=5),
        action("mieux", impact_eur=[900, 950, 1000], hours={"seo": [4, 5, 6]}, risk=1),
    )

    assert [one.id for one in result.actions] == ["mieux", "pire"]
    assert by_id(result)["mieux"].first_share == 1.0
    assert (by_id(result)["mieux"].rank_low, by_id(result)["mieux"].rank_high) == (1, 1)


def test_weights_change_the_ranking() -> None:
    light = action("leger", impact_eur=[90, 100, 110], hours={"seo": [1, 1, 1]})
    heavy = action("lourd", impact_eur=[900, 1000, 1100], hours={"seo": [90, 90, 90]})

    on_impact = frame(light, heavy, scenario=Scenario(weights=Weights(impact=10, effort=0)))
    on_effort = frame(light, heavy, scenario=Scenario(weights=Weights(impact=0, effort=10)))

    assert on_impact.actions[0].id == "lourd"
    assert on_effort.actions[0].id == "leger"


def test_all_zero_weights_count_as_equal() -> None:
    nothing = Weights(impact=0, effort=0, dependencies=0, risk=0)

    assert len(frame(action("a"), action("b"), scenario=Scenario(weights=nothing)).actions) == 2


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.integers(1, 2000), min_size=3, max_size=6),
    st.integers(0, 5),
    st.integers(1, 3000),
)
def test_more_impact_never_ranks_lower(impacts: list[int], which: int, more: int) -> None:
    which %= len(impacts)

    def ranks(values: list[int]) -> int:
        actions = [
            action(f"a{place}", impact_eur=[value / 2, value, value * 2], risk=1 + place % 5)
            for place, value in enumerate(values)
        ]
        return by_id(frame(*actions))[f"a{which}"].rank

    raised = [value + more if place == which else value for place, value in enumerate(impacts)]
    assert ranks(raised) <= ranks(impacts)


def test_every_action_has_one_rank_and_the_same_seed_gives_the_same() -> None:
    actions = [action(f"a{n}", impact_eur=[n * 50, n * 60, n * 90], risk=1 + n % 5) for n in range(1, 12)]

    first, second = frame(*actions), frame(*actions)

    assert [one.rank for one in first.actions] == list(range(1, 12))
    assert first.actions == second.actions
    assert first.top_count == 4
    assert sum(one.top_share for one in first.actions) == pytest.approx(4)


# dependencies


def test_prerequisites_and_dependents_go_all_the_way() -> None:
    graph = dependency_graph([action("a"), action("b", depends_on=["a"]), action("c", depends_on=["b"])])

    assert all_prerequisites(graph)["c"] == {"a", "b"}
    assert all_dependents(graph)["a"] == {"b", "c"}


def test_a_circle_is_named_with_its_members() -> None:
    circle = [action("a", depends_on=["c"]), action("b", depends_on=["a"]), action("c", depends_on=["b"])]

    with pytest.raises(PlanError, match=r"workstreams\.cycle") as caught:
        frame(*circle)

    assert {"a", "b", "c"} <= set(caught.value.faults[0].found.split(" → "))


# sheets, trace, linters


def test_the_sheet_says_what_must_change_and_from_where() -> None:
    (sheet,) = frame(action("a")).sheets

    assert sheet.exists
    assert (sheet.change.baseline, sheet.change.target) == (0.012, 0.015)
    assert sheet.owner_name == "Cléo"
    assert sheet.contributor_names == ("Ben",)
    assert sheet.objectives == ("marge",)
    assert sheet.missing == ()
    assert sheet.hours_by_skill == {"seo": 10}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"owner": None}, "no_owner"),
        (
            {"result": {"kpi": "mobile_conversion_rate", "target": 0.012, "read_on": "2027-06-30"}},
            "no_change",
        ),
        ({"result": {"kpi": "mobile_conversion_rate", "target": 0.01, "read_on": "2027-06-30"}}, "wrong_way"),
        (
            {"result": {"kpi": "mobile_conversion_rate", "target": 0.015, "read_on": "2026-11-15"}},
            "read_too_early",
        ),
        ({"result": {"kpi": "rating", "target": 4.5, "read_on": "2027-06-30"}}, "no_baseline"),
    ],
)
def test_a_faulty_workstream_is_remarked_alone(changes: dict[str, Any], code: str) -> None:
    wrong = set(codes(frame(action("a"), workstreams=(workstream(**changes),)))) - {"too_few"}

    assert wrong == {code}


def test_a_workstream_without_action_is_refused() -> None:
    result = frame(action("a"), workstreams=(workstream(), workstream("vide")))

    assert [sheet.exists for sheet in result.sheets] == [True, False]
    assert "no_action" in codes(result)


@pytest.mark.parametrize(("count", "code"), [(5, ["too_few"]), (6, []), (10, []), (11, ["too_many"])])
def test_six_to_ten_workstreams(count: int, code: list[str]) -> None:
    """R107: 5 and 11 warn."""
    names = [f"c{n}" for n in range(count)]

    result = frame(
        *(action(f"a{name}", workstream=name) for name in names),
        workstreams=tuple(workstream(name) for name in names),
    )

    assert codes(result) == code


def test_the_first_reading_waits_for_delivery_and_window() -> None:
    """Started on 5 October 2026, 4 weeks, then 28 days: 30 November."""
    (sheet,) = frame(action("a")).sheets

    assert sheet.change.earliest_read == date(2026, 11, 30)


def test_broken_threads_are_listed_both_ways() -> None:
    result = frame(
        action("a"),
        action("sans", finding=None, line=3),
        action("devine", finding="jamais_vu", line=4),
        action("vain", key_result=None, line=5),
        found=Found((*FINDINGS.findings, finding("contexte", kind=FindingKind.CONTEXT))),
    )

    orphans = result.orphans
    assert orphans.actions_without_finding == ("sans", "devine")
    assert orphans.actions_without_key_result == ("vain",)
    assert orphans.findings_without_action == ("slow_mobile",)
    assert orphans.key_results_without_action == ("kr-panier",)
    assert list(result.unanswered) == ["slow_mobile"]
    lines = {f.code.removeprefix("workstreams."): f.line for f in result.faults if f.line}
    assert lines == {"no_finding": 3, "finding_not_seen": 4, "no_key_result": 5}


def test_a_clean_plan_raises_nothing() -> None:
    names = [f"c{n}" for n in range(6)]

    result = frame(
        *(action(f"a{name}", workstream=name) for name in names),
        workstreams=tuple(workstream(name) for name in names),
    )

    assert result.faults == ()


def test_the_result_is_stored_and_read_back_the_same(tmp_path: Path) -> None:
    result = frame(action("a"), action("b", impact_eur=None, finding="slow_mobile"), action("c", owner=None))

    save_step(result, "workstreams", tmp_path)
    again = load_step(Workstreams, "workstreams", tmp_path)

    assert again.actions == result.actions
    assert again.sheets == result.sheets
    assert again.orphans == result.orphans
    assert [fault.code for fault in again.faults] == [fault.code for fault in result.faults]


def test_a_meeting_revises_the_hours_and_the_impact_of_one_action() -> None:
    """Half of 400, 500, 600 and one and a half times 8, 10, 12; the other action keeps its own."""
    scenario = Scenario(impact_percent={"a": 50}, effort_percent={"a": 150})
    revised = frame(action("a"), action("b"), scenario=scenario)
    first, second = by_id(revised)["a"], by_id(revised)["b"]

    assert first.impact_eur_month == Range(low=200, likely=250, high=300)
    assert first.hours_total == first.hours["seo"] == Range(low=12, likely=15, high=18)
    assert first.expected_eur_month == pytest.approx(250 * 0.85)
    assert second.impact_eur_month == Range(low=400, likely=500, high=600)
    assert second.hours_total == Range(low=8, likely=10, high=12)
    assert (first.rank, second.rank) == (2, 1)


def test_a_revised_stake_follows_the_finding_and_an_unsized_impact_stays_unknown() -> None:
    """Half of the stake of 500, 1000, 2000; nobody sized the other one."""
    scenario = Scenario(impact_percent={"a": 50, "b": 50})
    revised = by_id(
        frame(
            action("a", impact_eur=None, share_of_stake=1.0),
            action("b", impact_eur=None, finding="slow_mobile"),
            scenario=scenario,
        )
    )

    assert revised["a"].impact_eur_month == Range(low=250, likely=500, high=1000)
    assert revised["b"].impact_eur_month is None


def test_the_revised_estimates_are_printed_with_the_scenario() -> None:
    scenario = Scenario(impact_percent={"a": 50}, effort_percent={"b": 150})
    printed = frame(action("a"), action("b"), scenario=scenario)
    words = next(block.text for block in pages.scenario(printed, "fr").blocks if isinstance(block, Paragraph))

    assert "Estimations revues en réunion : « Action a » (impact à 50 %), « Action b » (heures à 150 %)." in (
        str(words).replace("\u202f", " ").replace("\u00a0", " ")
    )
    plain = next(
        block.text
        for block in pages.scenario(frame(action("a")), "fr").blocks
        if isinstance(block, Paragraph)
    )
    assert "revues" not in str(plain)
