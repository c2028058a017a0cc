"""What the browser tests share: a browser, a notebook of one cell, and a page that reaches this machine only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nbformat
import pytest

from tests.browser.laboratory import CHROMIUM_FLAGS, chromium, jupyterlab

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


def open_browser() -> Iterator[Any]:
    """Yield the distribution's Chromium; skip where it is not installed."""
    program = chromium()
    if program is None:
        pytest.skip("Chromium is not installed on this machine (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, headless=True, args=CHROMIUM_FLAGS)
        yield opened
        opened.close()


@contextmanager
def panel_page(
    browser: Any, folder: Path, cell: str, outside: list[str], *, width: int = 1600, height: int = 1100
) -> Iterator[Any]:
    """Yield a page of JupyterLab where ``cell`` has run; what it asks of other machines is refused and noted."""
    root, scratch = folder / "root", folder / "scratch"
    for made in (root, scratch):
        made.mkdir()
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, root / "panel.ipynb")
    with jupyterlab(root, scratch) as address:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR")
        page = context.new_page()
        page.route("**/*", lambda route: _loopback_only(route, outside))
        page.goto(f"{address}doc/tree/panel.ipynb")
        page.wait_for_function(
            "() => window.jupyterapp && window.jupyterapp.shell.currentWidget?.sessionContext"
        )
        errors = page.evaluate(RUN_ALL)
        assert not errors, errors
        yield page
        context.close()


def _loopback_only(route: Any, outside: list[str]) -> None:
    if urlsplit(route.request.url).hostname in ("127.0.0.1", "localhost", None):
        route.continue_()
    else:
        outside.append(route.request.url)
        route.abort()
