from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from itineraire.engagement import Range
from itineraire.objectives import Ambition, Objectives, TargetKind, check_objectives, set_objectives
from itineraire.objectives.contribution import margin_gain
from itineraire.objectives.sheet import months_in, near_duplicates
from itineraire.objectives.tree import PARENTS, kpi_tree, tree_path
from itineraire.results import load_step, save_step
from itineraire.vocabulary import KPIS, Model
from tests.objectives import samples
from tests.objectives.samples import AS_OF, BASELINE, key_result, objective


def _set(*objectives: dict[str, Any], **more: Any) -> Objectives:
    return set_objectives(samples.engagement(*objectives, **more), BASELINE, samples.series(), as_of=AS_OF)


def _codes(result: Objectives) -> list[str]:
    return [fault.code for fault in result.faults]


def test_a_complete_objective_is_accepted_with_its_figures() -> None:
    result = _set()

    (state,) = result.accepted
    mobile, basket = state.key_results
    assert mobile.target == pytest.approx(0.015)
    assert mobile.kind is TargetKind.POINTS
    assert mobile.needed_change == pytest.approx(0.25)
    assert mobile.provable_change == 0.08
    assert basket.target == 88
    assert mobile.ambition in (Ambition.AMBITIOUS, Ambition.UNREALISTIC)
    assert state.segment_name == "Nouveaux"
    assert _codes(result) == []


def test_the_vague_wish_is_refused_and_told_what_is_missing() -> None:
    """R87: « Améliorer la visibilité » lacks the intents, the segment and the expected result."""
    wish = objective(title="Améliorer la visibilité", intent=None, segment=None, key_results=[])

    result = _set(wish)

    (state,) = result.refused
    assert state.refusals == (
        "objectives.vague",
        "objectives.no_intent",
        "objectives.no_segment",
        "objectives.no_key_result",
    )
    assert state.missing == ("outcome", "intent", "segment", "key_result")
    fault = result.faults[0]
    assert fault.found == "Améliorer la visibilité"
    assert fault.column == "objectives.marge.title"


def test_visibility_with_its_three_parts_is_accepted() -> None:
    """R88: on which intents, for which segment, with which expected result."""
    assert len(_set(objective(title="Améliorer la visibilité")).accepted) == 1


def test_a_means_is_refused_as_an_objective() -> None:
    (state,) = _set(objective(title="Faire plus de SEO")).refused

    assert state.refusals == ("objectives.means",)


@pytest.mark.parametrize("part", ["intent", "segment", "key_results"])
def test_an_objective_without_one_of_its_three_parts_is_refused(part: str) -> None:
    changes: dict[str, Any] = {part: [] if part == "key_results" else None}

    result = _set(objective(**changes))

    assert result.accepted == ()
    assert f"objectives.no_{part.removesuffix('s')}" in _codes(result)


def test_the_words_alone_are_checked_before_any_export_is_read() -> None:
    clean = samples.engagement()
    faulty = samples.engagement(objective(title="Faire plus de SEO"))

    assert check_objectives(clean) == ()
    assert [fault.code for fault in check_objectives(faulty)] == ["objectives.means"]


def test_a_refused_objective_stops_nothing() -> None:
    result = _set(objective(id="seo", title="Faire plus de SEO"), objective())

    assert [state.id for state in result.refused] == ["seo"]
    assert [state.id for state in result.accepted] == ["marge"]


def test_a_deliverable_is_refused_as_a_key_result() -> None:
    """R167b: « Publier 20 contenus » is a deliverable."""
    output = key_result(id="kr-contenus", title="Publier 20 contenus", kpi="sessions", change_percent=0.2)

    result = _set(objective(key_results=[output, key_result()]))

    refused = [kr for state in result.objectives for kr in state.key_results if not kr.accepted]
    assert [kr.refusals for kr in refused] == [("objectives.output",)]
    assert [kr.id for kr in result.key_results] == ["kr-mobile"]
    assert "objectives.output" in _codes(result)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kpi": "sessions", "change_points": 5}, "objectives.points_without_rate"),
        ({"change_percent": 0.3}, "objectives.points_written_as_percent"),
        ({"title": "Conversion en hausse de 10 %"}, "objectives.percent_written_as_points"),
        ({"change_points": -0.3}, "objectives.wrong_way"),
        ({"title": "Conversion mobile à 15", "target": 15}, "objectives.rate_out_of_range"),
    ],
)
def test_a_target_that_mixes_units_or_goes_backwards_is_refused(changes: dict[str, Any], code: str) -> None:
    result = _set(objective(key_results=[key_result(**changes), key_result(id="autre")]))

    assert result.objectives[0].key_results[0].refusals == (code,)


def test_steering_by_volume_alone_is_remarked() -> None:
    """R167d: more visits are worth nothing if conversion and margin fall."""
    visits = key_result(id="visites", title="Visites en hausse de 20 %", kpi="sessions", change_percent=0.2)

    volume = _set(objective(key_results=[visits]))
    balanced = _set(objective(key_results=[visits, key_result()]))

    assert "objectives.volume_only" in _codes(volume)
    assert "objectives.volume_only" not in _codes(balanced)


def test_a_return_rate_must_go_down() -> None:
    falling = key_result(title="Retours réduits de 3 points", kpi="return_rate", change_points=-3)

    (first, _) = _set(objective(key_results=[falling, key_result(id="autre")])).objectives[0].key_results

    assert first.accepted
    assert first.target == pytest.approx(0.07)


def test_a_missing_measure_is_missing_not_zero() -> None:
    baseline = tuple(measure for measure in BASELINE if measure.kpi != "mobile_conversion_rate")

    result = set_objectives(samples.engagement(), baseline, samples.series(), as_of=AS_OF)

    mobile = result.objectives[0].key_results[0]
    assert mobile.baseline is None
    assert mobile.target is None
    assert mobile.ambition is Ambition.UNKNOWN
    assert "objectives.kpi_no_baseline" in _codes(result)


def test_no_series_at_all_still_gives_objectives() -> None:
    empty = pd.DataFrame(columns=["kpi", "grain", "start", "value", "complete"])

    result = set_objectives(samples.engagement(), (), empty, as_of=AS_OF)

    assert result.tree is None
    assert len(result.sheet) == 6


def test_an_empty_family_is_named() -> None:
    result = _set(
        kpis=[{"id": "sessions", "owner": "ben"}, {"id": "mobile_conversion_rate"}, {"id": "average_order"}]
    )

    empty = [code for code in _codes(result) if code.startswith("objectives.empty_")]
    assert empty == ["objectives.empty_retention", "objectives.empty_service"]


def test_the_segments_sum_to_the_whole() -> None:
    """30 000 and 10 000: three quarters and one quarter; 300 and 200 euros a customer."""
    first, second = _set().segments

    assert (first.value_share, second.value_share) == (0.75, 0.25)
    assert (first.value_per_customer_eur, second.value_per_customer_eur) == (300, 200)
    assert first.objectives == ("marge",)


def test_an_untranslated_line_of_the_strategy_stays_empty() -> None:
    rows = {row.id: row.workstreams for row in _set().strategy_matrix}

    assert rows == {"mieux": (), "loin": ()}


def test_the_mobile_target_is_worth_its_euros() -> None:
    """Overall 2.5 %, mobile 1.2 %, desktop 4.45 %: mobile is 60 % of visits.

    20 000 visits x 0.6 x 0.3 point = 36 orders of 80 euros = 2 880 of sales, at 40 / 50 / 60 % of margin.
    """
    levels = {
        "sessions": 20_000,
        "revenue": 40_000,
        "average_order": 80,
        "conversion_rate": 0.025,
        "mobile_conversion_rate": 0.012,
        "desktop_conversion_rate": 0.0445,
    }

    gain = margin_gain("mobile_conversion_rate", 0.012, 0.015, levels, samples.client())

    assert gain is not None
    assert (gain.low, gain.likely, gain.high) == pytest.approx((1152, 1440, 1728))


def test_known_gains_are_computed_by_hand() -> None:
    """40 000 euros of sales a month at 50 %: +10 % of basket is 2 000; 3 points fewer returns are 600."""
    shop, levels = samples.client(), {"revenue": 40_000, "media_spend": 6_000}

    basket = margin_gain("average_order", 80, 88, levels, shop)
    returns = margin_gain("return_rate", 0.10, 0.07, levels, shop)
    cost = margin_gain("acquisition_cost", 50, 45, levels, shop)

    assert basket is not None
    assert basket.likely == pytest.approx(2000)
    assert returns is not None
    assert returns.likely == pytest.approx(600)
    assert cost == Range(low=cost.low, likely=cost.likely, high=cost.high) if cost else False
    assert cost is not None
    assert cost.likely == pytest.approx(600)
    assert margin_gain("rating", 4.0, 4.5, levels, shop) is None


def test_saas_churn_counts_the_customers_kept_over_a_year() -> None:
    """100 000 a month, churn 3 to 2 %: 1 000 the first month, 6.5 times that on average over the year."""
    firm = samples.client(model="saas", economics={"margin_rate": 0.8})

    gain = margin_gain("churn_rate", 0.03, 0.02, {"recurring_revenue": 100_000}, firm)

    assert gain is not None
    assert gain.likely == pytest.approx(0.8 * 6500)


def test_saas_activation_counts_what_new_customers_bring_over_a_year() -> None:
    """At 3 % of churn, 3 000 of 100 000 come from new customers each month; +10 % is 300, times 6.5."""
    firm = samples.client(model="saas", economics={"margin_rate": 0.8})
    levels = {"recurring_revenue": 100_000, "churn_rate": 0.03}

    gain = margin_gain("activation_rate", 0.30, 0.33, levels, firm)

    assert gain is not None
    assert gain.likely == pytest.approx(0.8 * 300 * 6.5)
    assert margin_gain("activation_rate", 0.30, 0.33, {"leads": 100}, firm) is None


def test_the_tree_splits_the_change_exactly() -> None:
    """M15: 100 000 x 2 % x 80 to 110 000 x 1.8 % x 85 is +15 641.83, -17 291.24 and +9 949.41."""
    visits = [100_000.0] * 12 + [110_000.0] * 12
    orders = [2_000.0] * 12 + [1_980.0] * 12
    sales = [160_000.0] * 12 + [168_300.0] * 12
    series = pd.concat(
        [
            samples.monthly("sessions", visits),
            samples.monthly("orders", orders),
            samples.monthly("revenue", sales),
        ]
    )

    tree = kpi_tree(series, Model.ECOMMERCE, as_of=AS_OF)

    assert tree is not None
    assert tree.months == 12
    assert [factor.code for factor in tree.factors] == [
        "sessions",
        "orders_per_sessions",
        "revenue_per_orders",
    ]
    assert [factor.effect for factor in tree.factors] == pytest.approx(
        [15641.83, -17291.24, 9949.41], abs=0.01
    )
    assert sum(factor.effect for factor in tree.factors) == pytest.approx(tree.after - tree.before)


def test_a_change_that_ended_long_ago_is_not_told() -> None:
    old = samples.monthly("sessions", [100.0] * 24, first="2020-01-01")
    series = pd.concat([old, old.assign(kpi="orders"), old.assign(kpi="revenue")])

    assert kpi_tree(series, Model.ECOMMERCE, as_of=AS_OF) is None


def test_every_kpi_of_a_tree_leads_to_margin() -> None:
    for model in Model:
        for kpi in PARENTS[model]:
            assert kpi in KPIS
            assert tree_path(kpi, model)[-1] == "margin"
    assert tree_path("somebody_s_own", Model.B2B) == ()


def test_a_copied_kpi_is_found_and_an_independent_one_is_kept() -> None:
    """M31: the copy follows the first one; the third moves alone."""
    values = samples.noisy(500, spread=0.1, seed=5)
    series = pd.concat(
        [
            samples.monthly("orders", values),
            samples.monthly("margin", [value * 80 for value in values]),
            samples.monthly("leads", samples.noisy(900, spread=0.1, seed=6)),
        ]
    )

    found = near_duplicates(("orders", "margin", "leads"), series, used=frozenset({"orders"}), as_of=AS_OF)

    assert [(pair.first, pair.second, pair.drop) for pair in found] == [("orders", "margin", "margin")]
    assert found[0].correlation == pytest.approx(1.0)


def test_a_total_is_read_by_month() -> None:
    """240 000 visits over the twelve months of the baseline are 20 000 a month; a rate stays as it is."""
    sheet = {line.kpi: line for line in _set().sheet}

    assert (sheet["sessions"].baseline, sheet["sessions"].monthly) == (20_000, True)
    assert (sheet["repeat_rate"].baseline, sheet["repeat_rate"].monthly) == (0.20, False)


@pytest.mark.parametrize(
    ("start", "end", "months"), [("2025-10-01", "2026-09-30", 12), ("2026-02-01", "2026-02-28", 1)]
)
def test_whole_months_are_counted_whole(start: str, end: str, months: int) -> None:
    assert months_in(date.fromisoformat(start), date.fromisoformat(end)) == months


def test_the_result_is_stored_and_read_back_the_same(tmp_path: Any) -> None:
    result = _set(objective(), objective(id="seo", title="Faire plus de SEO"))

    save_step(result, "objectives", tmp_path)
    again = load_step(Objectives, "objectives", tmp_path)

    assert again.objectives == result.objectives
    assert again.faults == result.faults
    assert again.tree == result.tree
    assert np.isclose(again.objectives[0].key_results[0].target or 0, 0.015)
