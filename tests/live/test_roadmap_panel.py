"""The roadmap panel in process: means move, a plan answers at once, the proved one replaces it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from itineraire.engagement import Scenario
from itineraire.engagement.folder import read_scenario
from itineraire.live.panel import Panel
from itineraire.live.roadmap import show_plan
from itineraire.roadmap import PROVED
from tests.live.firm import firm
from tests.live.meeting import planned, roadmap_meeting


def control(panel: Panel, name: str) -> Any:
    return next(knob.widget for knob in panel.knobs if knob.widget.description == name)


def status(panel: Panel) -> str:
    return re.sub(r"<[^>]+>", "", panel.status.value)


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    return roadmap_meeting(tmp_path)


def test_without_a_loop_the_proved_plan_is_on_the_screen(panel: Panel):
    proved = planned(firm(), PROVED)
    assert proved.proved
    assert panel.views["gantt"].value == show_plan(proved, (), "fr")["gantt"]


def test_no_budget_leaves_only_what_costs_nothing(panel: Panel):
    control(panel, "Budget").value = 0
    plan = planned(replace(firm(), scenario=Scenario(budget_percent=0)), PROVED)
    assert {action.id for action in plan.actions} <= {"formulaire", "relances"}
    assert panel.views["refused"].value == show_plan(plan, (), "fr")["refused"]
    assert status(panel) == (
        "Prouvé optimal\u202f: aucun autre plan ne rapporte plus avec ces heures, ce budget et ces règles."
    ).replace("\u202f:", "\u00a0:")


def test_a_skill_at_100_percent_is_not_written_in_the_scenario(panel: Panel):
    control(panel, "dev").value = 150
    assert panel.scenario.hours_percent == {"dev": 150}
    control(panel, "dev").value = 100
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
    control(panel, "dev").value = 0
    shown = panel.views["gantt"].value
    control(panel, "Imposer").value = ("vitesse",)
    assert "ne peut pas tenir" in status(panel)
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
    control(panel, "Chantiers").value = 2
    panel.form.name.value, panel.form.reason.value = "Plus d'argent", "Le sponsor accepte"
    panel.form.button.click()
    saved = read_scenario(tmp_path, "plus-d-argent")
    assert (saved.budget_percent, saved.active_first_90_days) == (150, 2)
    batch = planned(replace(firm(), scenario=saved), PROVED)
    assert panel.views["load"].value == show_plan(batch, (), "fr")["load"]
