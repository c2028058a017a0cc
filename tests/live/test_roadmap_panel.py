"""The roadmap panel in process: means move, a plan answers at once, the proved one replaces it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import ipywidgets as widgets
import pytest

from itineraire.engagement import Scenario
from itineraire.engagement.folder import read_scenario
from itineraire.live.page import STALE_CLASS
from itineraire.live.panel import Panel
from itineraire.live.roadmap import build_roadmap_panel, show_plan
from itineraire.live.runner import REST_SECONDS
from itineraire.roadmap import BATCH, LIVE, PROVED, REFINED, Effort, Roadmap
from itineraire.workstreams import Workstreams
from tests.live.firm import firm
from tests.live.meeting import chooser, framed, planned, roadmap_meeting


def ranked(scenario: Scenario) -> Workstreams:
    return framed(replace(firm(), scenario=scenario))


def control(panel: Panel, name: str) -> Any:
    return next(knob.widget for knob in panel.knobs if knob.widget.description == name)


def words(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html).replace("\u202f", " ").replace("\u00a0", " ")


def status(panel: Panel) -> str:
    return re.sub(r"<[^>]+>", "", panel.status.value)


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    return roadmap_meeting(tmp_path)


def test_without_a_loop_the_proved_plan_is_on_the_screen(panel: Panel):
    proved = planned(firm(), PROVED)
    assert proved.proved
    assert panel.views["gantt"].value == show_plan(proved, (), "fr")["gantt"]()


def test_no_budget_leaves_only_what_costs_nothing(panel: Panel):
    control(panel, "Budget").value = 0
    plan = planned(replace(firm(), scenario=Scenario(budget_percent=0)), PROVED)
    assert {action.id for action in plan.actions} <= {"formulaire", "relances"}
    assert panel.views["refused"].value == show_plan(plan, (), "fr")["refused"]()
    assert status(panel) == (
        "Prouvé optimal\u202f: aucun autre plan ne rapporte plus avec ces heures, ce budget et ces règles."
    ).replace("\u202f:", "\u00a0:")


def test_a_skill_at_100_percent_is_not_written_in_the_scenario(panel: Panel):
    control(panel, "Développement").value = 150
    assert panel.scenario.hours_percent == {"dev": 150}
    control(panel, "Développement").value = 100
    assert panel.scenario.hours_percent == {}


def test_an_excluded_action_is_refused_and_can_no_longer_be_imposed(panel: Panel):
    control(panel, "Imposer").value = ("vitesse",)
    assert panel.scenario.keep == ("vitesse",)
    control(panel, "Écarter").value = ("vitesse",)
    assert (panel.scenario.keep, panel.scenario.drop) == ((), ("vitesse",))
    assert control(panel, "Imposer").value == ()
    assert "écartée en réunion" in panel.views["refused"].value


def test_what_cannot_hold_is_told_in_words_and_the_last_plan_stays(panel: Panel):
    before = panel.views["gantt"].value
    control(panel, "Développement").value = 0
    shown = panel.views["gantt"].value
    control(panel, "Imposer").value = ("vitesse",)
    assert words(status(panel)) == (
        "Le plan ne peut pas tenir : « Accélérer les pages mobiles » est imposée ; heures disponibles en "
        "développement. Assouplissez une seule de ces règles : chacune suffit à lever ce conflit."
    )
    assert panel.views["gantt"].value == shown != before


def test_in_a_running_kernel_the_quick_answer_comes_first(tmp_path: Path):
    async def meeting() -> tuple[str, str]:
        panel = roadmap_meeting(tmp_path)
        control(panel, "Budget").value = 50
        first = status(panel)
        await panel.runner.settled()
        return first, status(panel)

    first, last = asyncio.run(meeting())
    assert first.startswith("Première réponse")
    assert last.startswith("Prouvé optimal")


def test_the_saved_scenario_makes_the_same_plan_in_batch(panel: Panel, tmp_path: Path):
    control(panel, "Budget").value = 150
    control(panel, "Chantiers de front").value = 2
    panel.form.name.value, panel.form.reason.value = "Plus d'argent", "Le sponsor accepte"
    panel.form.button.click()
    saved = read_scenario(tmp_path, "plus-d-argent")
    assert (saved.budget_percent, saved.active_first_90_days) == (150, 2)
    batch = planned(replace(firm(), scenario=saved), PROVED)
    assert panel.views["load"].value == show_plan(batch, (), "fr")["load"]()


def test_a_proved_plan_is_the_one_that_a_run_prints(panel: Panel):
    """No known plan leads the proof: among plans of the same value, the screen and the paper take the same."""
    control(panel, "Budget").value = 50
    batch = planned(replace(firm(), scenario=panel.scenario), BATCH)
    shown = {name: view() for name, view in show_plan(batch, (), "fr").items()}
    assert {name: panel.views[name].value for name in shown} == shown


def test_a_move_says_what_falls_out_and_at_what_price(panel: Panel):
    assert panel.views["changes"].value == ""
    before = planned(firm(), PROVED)
    control(panel, "Budget").value = 0
    after = planned(replace(firm(), scenario=Scenario(budget_percent=0)), PROVED)
    lost = [action for action in before.actions if action.id not in after.starts]
    said = words(panel.views["changes"].value)
    assert lost
    assert f"{len(lost)} action" in said
    assert all(action.title.replace("<b>", "").split()[0] in said for action in lost)
    gap = f"{before.value_eur - after.value_eur:,}".replace(",", " ")
    assert f"Marge visée : −{gap} €" in said


def test_one_action_set_aside_is_in_the_singular():
    plan = planned(replace(firm(), scenario=Scenario(budget_percent=0)))
    figures = show_plan(replace(plan, refused=plan.refused[:1]), (), "fr")["figures"]()
    assert "1 écartée " in words(figures)
    assert "écartées" not in words(figures)


def test_a_setting_that_changes_nothing_says_so(panel: Panel):
    control(panel, "Budget").value = 105
    assert "le même plan reste retenu" in words(panel.views["changes"].value)


def test_the_saved_scenario_is_one_click_away(panel: Panel):
    before = panel.views["gantt"].value
    control(panel, "Budget").value = 0
    assert panel.scenario.title.endswith("modifié")
    assert "modifié », pas encore enregistré." in words(panel.notice.value)
    panel.reset_button.click()
    assert panel.scenario == Scenario()
    assert control(panel, "Budget").value == 100
    assert panel.views["gantt"].value == before


def test_views_that_no_longer_hold_are_faded(panel: Panel):
    control(panel, "Développement").value = 0
    control(panel, "Imposer").value = ("vitesse",)
    assert STALE_CLASS in panel._right._dom_classes
    control(panel, "Imposer").value = ()
    assert STALE_CLASS not in panel._right._dom_classes


def test_every_means_at_zero_is_an_answer_and_not_an_error(panel: Panel):
    for knob in panel.knobs:
        if isinstance(knob.widget, widgets.FloatSlider):
            knob.widget.value = knob.widget.min
    assert panel.error is None
    assert status(panel).startswith("Prouvé optimal")
    assert "Le plan refuse 6 actions : le prix de ces refus" in words(panel.views["figures"].value)
    assert "Aucune action ne tient dans ces heures et ce budget" in words(panel.views["figures"].value)


def test_an_unforeseen_error_is_a_sentence_in_the_panel(tmp_path: Path):
    def broken(*_: object) -> Roadmap:
        raise ZeroDivisionError("unforeseen")

    panel = build_roadmap_panel(
        firm(), planned(firm()), broken, ranked, folder=tmp_path, language="fr", rest_seconds=0.0
    )

    async def meeting() -> None:
        control(panel, "Budget").value = 50
        await panel.runner.settled()

    asyncio.run(meeting())
    assert "Le calcul s'est arrêté (ZeroDivisionError)" in status(panel).replace("’", "'")
    assert isinstance(panel.error, ZeroDivisionError)


def test_thirty_moves_in_a_rush_show_only_the_last_one(tmp_path: Path):
    """The proof of an older setting never overwrites a newer one, and a saved scenario is the newest."""

    async def meeting() -> Panel:
        panel = roadmap_meeting(tmp_path, rest_seconds=0.02)
        budget = control(panel, "Budget")
        for number in range(30):
            budget.value = 5 * (1 + number % 20)
            await asyncio.sleep(0.03)
            if number == 29:
                panel.form.name.value, panel.form.reason.value = "Rafale", "essai"
                panel.form.button.click()
        await panel.runner.settled()
        return panel

    panel = asyncio.run(meeting())
    assert read_scenario(tmp_path, "rafale").budget_percent == 50
    batch = planned(replace(firm(), scenario=read_scenario(tmp_path, "rafale")), BATCH)
    assert panel.views["gantt"].value == show_plan(batch, (), "fr")["gantt"]()
    assert status(panel).startswith("Prouvé optimal")


def test_a_closed_panel_gives_its_search_up(tmp_path: Path):
    async def meeting() -> Panel:
        panel = roadmap_meeting(tmp_path)
        control(panel, "Budget").value = 50
        panel.close()
        await asyncio.sleep(0)
        return panel

    panel = asyncio.run(meeting())
    assert not panel.runner.is_busy
    assert status(panel).startswith("Première réponse")


def test_a_closed_tab_is_drawn_when_opened_or_at_rest(tmp_path: Path):
    async def meeting() -> None:
        panel = roadmap_meeting(tmp_path)
        await asyncio.sleep(2 * REST_SECONDS)
        before = {name: panel.views[name].value for name in ("gantt", "load", "refused")}
        assert all(before.values())
        control(panel, "Budget").value = 0
        assert panel.views["gantt"].value != before["gantt"]
        assert panel.views["refused"].value == before["refused"]
        panel._tabs.selected_index = 2
        assert panel.views["refused"].value != before["refused"]
        assert panel.views["load"].value == before["load"]
        panel.runner.drop()
        await asyncio.sleep(2 * REST_SECONDS)
        assert panel.views["load"].value != before["load"]

    asyncio.run(meeting())


@pytest.mark.parametrize(("refined", "shown"), [(120, 120), (90, 100)])
def test_at_rest_a_better_first_answer_replaces_the_first_and_a_poorer_one_does_not(
    tmp_path: Path, refined: int, shown: int
):
    opened, proving, proved = planned(firm()), Event(), Event()
    values = {LIVE: 100, REFINED: refined, PROVED: 130}

    def replan(scenario: Scenario, effort: Effort, *_: object) -> Roadmap:
        if effort == PROVED:
            proving.set()
            assert proved.wait(10)
        return replace(opened, value_eur=values[effort])

    async def meeting() -> tuple[int, str, int]:
        panel = build_roadmap_panel(
            firm(), opened, replan, ranked, folder=tmp_path, language="fr", rest_seconds=0.0
        )
        control(panel, "Budget").value = 50
        await asyncio.to_thread(proving.wait, 10)
        before = panel._memory.plan.value_eur, status(panel)
        proved.set()
        await panel.runner.settled()
        return (*before, panel._memory.plan.value_eur)

    assert asyncio.run(meeting()) == (
        shown,
        "Première réponse\u202f; le plan optimisé arrive.",
        130,
    )


def test_a_move_without_an_answer_takes_the_last_change_away(panel: Panel):
    control(panel, "Développement").value = 0
    assert "Ce que change ce réglage" in panel.views["changes"].value
    control(panel, "Imposer").value = ("vitesse",)
    assert panel.views["changes"].value == ""


def test_a_revised_estimate_changes_the_plan_and_says_how(panel: Panel):
    """« Relancer les devis » brings 500 euros a month; at no euro it is stopped before any plan."""
    assert "relances" in planned(firm(), PROVED).starts
    chooser(panel).value = "relances"
    control(panel, "Son impact").value = 0
    assert panel.scenario.impact_percent == {"relances": 0}
    after = planned(replace(firm(), scenario=panel.scenario), PROVED)
    assert "relances" not in after.starts
    assert panel.views["gantt"].value == show_plan(after, (), "fr")["gantt"]()
    assert "1 action en moins : « Relancer les devis »" in words(panel.views["changes"].value)
