"""The panels in a real JupyterLab: a key moves a slider, the picture follows, the choice is saved; offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from itineraire.engagement.folder import read_scenario
from tests.browser.meeting import open_browser, panel_page

pytestmark = pytest.mark.slow

CELL = """
from pathlib import Path
from tests.live.meeting import {meeting}
panel = {meeting}(Path({folder!r}))
panel
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from open_browser()


@pytest.fixture
def client(tmp_path: Path) -> Path:
    folder = tmp_path / "atelier"
    folder.mkdir()
    return folder


def test_a_meeting_moves_a_weight_and_keeps_its_scenario(browser: Any, tmp_path: Path, client: Path):
    outside: list[str] = []
    cell = CELL.format(meeting="priority_meeting", folder=str(client))
    with panel_page(browser, tmp_path, cell, outside) as page:
        slider = page.get_by_role("slider", name="Impact", exact=True)
        slider.wait_for()
        ranking = page.locator(".itineraire-view").first
        before = ranking.inner_html()
        slider.focus()
        for _ in range(4):
            page.keyboard.press("ArrowLeft")
        page.wait_for_function(
            "before => document.querySelector('.itineraire-view').innerHTML !== before", arg=before
        )
        assert slider.get_attribute("aria-valuenow") == "0.0"
        assert ranking.get_by_role("img").get_attribute("aria-label")

        page.get_by_label("Nom").fill("Effort d'abord")
        page.get_by_label("Raison").fill("Deux personnes partent en congé")
        page.get_by_role("button", name="Enregistrer ce scénario").click()
        page.get_by_role("status").filter(has_text="enregistré").wait_for()
    assert read_scenario(client, "effort-d-abord").weights.impact == 0
    assert outside == []


def test_a_meeting_cuts_the_budget_reads_the_price_and_comes_back(browser: Any, tmp_path: Path, client: Path):
    """At 1280 pixels, a small projector: no view is cut, the keyboard does all, the proof replaces the first answer."""
    outside: list[str] = []
    cell = CELL.format(meeting="roadmap_meeting", folder=str(client))
    with panel_page(browser, tmp_path, cell, outside, width=1280, height=720) as page:
        budget = page.get_by_role("slider", name="Budget", exact=True)
        budget.wait_for()
        budget.focus()
        page.keyboard.press("Home")
        page.get_by_text("Ce que change ce réglage").wait_for()
        page.get_by_text("en moins").wait_for()
        page.get_by_role("status").filter(has_text="Prouvé optimal").wait_for()
        page.get_by_text("de marge perdus").wait_for()
        cut = page.evaluate(
            "() => [...document.querySelectorAll('.itineraire-view')].filter(view => view.offsetParent"
            " && view.scrollWidth > view.clientWidth + 1).length"
        )
        assert cut == 0

        page.get_by_role("button", name="Rétablir").focus()
        page.keyboard.press("Enter")
        page.get_by_role("status").filter(has_text="Retour au scénario").wait_for()
        assert budget.get_attribute("aria-valuenow") == "100.0"
        page.get_by_text("Décisions de la réunion").click()
        page.get_by_label("Imposer").wait_for()
    assert outside == []
