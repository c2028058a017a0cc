"""The priority panel in process: a weight moves, the batch's own ranking shows, client text stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest

from itineraire.engagement import Scenario, Weights
from itineraire.engagement.folder import read_scenario
from itineraire.live.page import STALE_CLASS
from itineraire.live.panel import Panel
from itineraire.live.priority import DIMENSIONS, show_priorities, weights_words
from itineraire.workstreams import Workstreams
from tests.live.firm import firm
from tests.live.meeting import chooser, descendants, framed, priority_meeting


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    return priority_meeting(tmp_path)


def drawn(workstreams: Workstreams) -> dict[str, str]:
    return {name: view() for name, view in show_priorities(workstreams, "fr").views.items()}


def slider(panel: Panel, name: str) -> Any:
    return next(knob.widget for knob in panel.knobs if knob.widget.description == name)


def status(panel: Panel) -> str:
    return re.sub(r"<[^>]+>", "", panel.status.value)


def notice(panel: Panel) -> str:
    return re.sub(r"<[^>]+>", "", panel.notice.value)


def test_the_panel_opens_on_what_the_batch_prints(panel: Panel):
    printed = drawn(framed(firm()))
    assert {name: view.value for name, view in panel.views.items()} == printed


def test_a_moved_weight_shows_the_ranking_of_that_weight(panel: Panel):
    slider(panel, "Impact").value = 0
    slider(panel, "Risque").value = 10
    weights = Weights(impact=0, risk=10)
    expected = drawn(framed(replace(firm(), scenario=Scenario(weights=weights))))
    assert panel.scenario.weights == weights
    assert panel.views["ranking"].value == expected["ranking"]
    assert panel.views["ranking"].value != drawn(framed(firm()))["ranking"]


def test_undo_brings_back_the_sliders_and_the_views(panel: Panel):
    before = panel.views["ranking"].value
    slider(panel, "Effort").value = 10
    assert panel.views["ranking"].value != before
    panel.undo_button.click()
    assert slider(panel, "Effort").value == Weights().effort
    assert panel.views["ranking"].value == before
    panel.undo_button.click()
    assert notice(panel) == "Rien à annuler."


def test_client_text_is_never_markup(panel: Panel):
    for view in panel.views.values():
        assert "<b>locaux" not in view.value
    assert any("&lt;b&gt;locaux" in view.value for view in panel.views.values())


def test_a_saved_scenario_is_the_one_on_the_screen(panel: Panel, tmp_path: Path):
    slider(panel, "Risque").value = 7
    panel.form.name.value = "Prudence"
    panel.form.reason.value = "L'équipe est neuve"
    panel.form.button.click()
    assert read_scenario(tmp_path, "prudence").weights.risk == 7
    assert "enregistré et choisi" in notice(panel)


def test_a_scenario_needs_a_name_and_a_reason(panel: Panel, tmp_path: Path):
    panel.form.button.click()
    assert notice(panel) == "Donnez un nom au scénario (lettres ou chiffres)."
    panel.form.name.value = "Essai"
    panel.form.button.click()
    assert notice(panel) == "Écrivez la raison de ce choix."
    assert not (tmp_path / "decisions").exists()


def test_a_scenario_of_somebody_else_is_refused_in_words(panel: Panel, tmp_path: Path):
    other = tmp_path / "decisions" / "scenarios" / "essai.yaml"
    other.parent.mkdir(parents=True)
    other.write_text("name: essai\n", encoding="utf-8")
    panel.form.name.value, panel.form.reason.value = "Essai", "pour voir"
    panel.form.button.click()
    assert "essai.yaml" in notice(panel)
    assert other.read_text(encoding="utf-8") == "name: essai\n"


def test_all_weights_at_zero_ask_for_one(panel: Panel):
    kept = panel.views["ranking"].value
    for knob in panel.knobs[: len(DIMENSIONS)]:
        knob.widget.value = 0
    assert "Toutes les importances sont à zéro" in status(panel)
    assert kept != ""
    assert STALE_CLASS in panel._right._dom_classes
    panel.reset_button.click()
    assert STALE_CLASS not in panel._right._dom_classes


def test_the_weights_are_said_as_shares_of_the_whole():
    """4, 3, 1 and 2 are 40, 30, 10 and 20 %."""
    words = weights_words(Weights(impact=4, effort=3, dependencies=1, risk=2), "fr").replace("\u202f", " ")
    assert words == "Impact 40 %, effort 30 %, dépendances 10 %, risque 20 %."


def test_every_control_has_a_short_name(panel: Panel):
    names = [knob.widget.description for knob in panel.knobs]
    assert len(names) == len(DIMENSIONS) + 2
    assert all(0 < len(name) <= 12 for name in names)


def estimate(panel: Panel) -> str:
    note = next(
        one for one in descendants(panel.box) if isinstance(one, widgets.HTML) and "Rang" in one.value
    )
    return re.sub(r"<[^>]+>", " ", note.value).replace("\u202f", " ").replace("\u00a0", " ")


def test_a_revised_impact_moves_the_rank_and_is_told_in_words(panel: Panel):
    """« Publier quatre guides »: 350, 700, 1120 euros and 64, 80, 120 hours."""
    before = panel.views["ranking"].value
    chooser(panel).value = "guides"
    assert "Impact : 350 € à 1 120 € par mois, 700 € le plus probable." in estimate(panel)
    assert "au lieu de" not in estimate(panel)
    assert panel.views["ranking"].value == before

    slider(panel, "Son impact").value = 0
    slider(panel, "Ses heures").value = 150
    assert panel.scenario.impact_percent == {"guides": 0}
    assert panel.scenario.effort_percent == {"guides": 150}
    assert "Impact : 0 € à 0 € par mois, 0 € le plus probable." in estimate(panel)
    assert "Travail : 96 h à 180 h, 120 h le plus probable." in estimate(panel)
    assert "au lieu de" in estimate(panel)
    expected = drawn(framed(replace(firm(), scenario=panel.scenario)))
    assert panel.views["ranking"].value == expected["ranking"] != before


def test_the_sliders_of_an_estimate_show_the_chosen_action_s_own(panel: Panel):
    chooser(panel).value = "guides"
    slider(panel, "Son impact").value = 50
    chooser(panel).value = "vitesse"
    assert slider(panel, "Son impact").value == 100
    slider(panel, "Son impact").value = 120
    assert panel.scenario.impact_percent == {"guides": 50, "vitesse": 120}
    chooser(panel).value = "guides"
    assert slider(panel, "Son impact").value == 50
    slider(panel, "Son impact").value = 100
    assert panel.scenario.impact_percent == {"vitesse": 120}
    panel.reset_button.click()
    assert panel.scenario == Scenario()


def test_a_saved_estimate_makes_the_same_ranking_in_batch(panel: Panel, tmp_path: Path):
    chooser(panel).value = "guides"
    slider(panel, "Son impact").value = 20
    panel.form.name.value, panel.form.reason.value = "Guides", "Le marché est plus petit"
    panel.form.button.click()
    saved = read_scenario(tmp_path, "guides")
    assert saved.impact_percent == {"guides": 20}
    assert panel.views["table"].value == drawn(framed(replace(firm(), scenario=saved)))["table"]
