"""The panel in a real JupyterLab: a key moves a slider, the picture follows, the choice is saved; offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nbformat
import pytest

from itineraire.engagement.folder import read_scenario
from tests.browser.laboratory import CHROMIUM_FLAGS, chromium, jupyterlab

pytestmark = pytest.mark.slow

CELL = """
from pathlib import Path
from tests.live.meeting import priority_meeting
panel = priority_meeting(Path({folder!r}))
panel
"""
RUN_ALL = """async () => {
  const app = window.jupyterapp;
  const widget = app.shell.currentWidget;
  await widget.context.ready;
  await widget.sessionContext.ready;
  await app.commands.execute('notebook:run-all-cells');
  const cells = [...widget.content.model.cells];
  const outputs = cells.flatMap(cell => (cell.outputs ? cell.outputs.toJSON() : []));
  return outputs.filter(output => output.output_type === 'error').map(output => output.evalue);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    program = chromium()
    if program is None:
        pytest.skip("Chromium is not installed on this machine (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, headless=True, args=CHROMIUM_FLAGS)
        yield opened
        opened.close()


def write_notebook(root: Path, folder: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL.format(folder=str(folder)))])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, root / "panel.ipynb")


def test_a_meeting_moves_a_weight_and_keeps_its_scenario(browser: Any, tmp_path: Path):
    root, client, scratch = tmp_path / "root", tmp_path / "atelier", tmp_path / "scratch"
    for folder in (root, client, scratch):
        folder.mkdir()
    write_notebook(root, client)
    outside: list[str] = []
    with jupyterlab(root, scratch) as address:
        context = browser.new_context(viewport={"width": 1600, "height": 1100}, locale="fr-FR")
        page = context.new_page()
        page.route("**/*", lambda route: _loopback_only(route, outside))
        page.goto(f"{address}doc/tree/panel.ipynb")
        page.wait_for_function(
            "() => window.jupyterapp && window.jupyterapp.shell.currentWidget?.sessionContext"
        )
        assert page.evaluate(RUN_ALL) == []

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
        context.close()
    assert read_scenario(client, "effort-d-abord").weights.impact == 0
    assert outside == []


def _loopback_only(route: Any, outside: list[str]) -> None:
    """Let the page reach its own server; refuse and note anything else."""
    if urlsplit(route.request.url).hostname in ("127.0.0.1", "localhost", None):
        route.continue_()
    else:
        outside.append(route.request.url)
        route.abort()
