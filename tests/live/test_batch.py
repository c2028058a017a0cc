"""In batch nothing live runs: the panels stay closed and ipywidgets makes no model."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as widgets
import pytest

from itineraire.live import priority_panel, roadmap_panel
from itineraire.workbook import Places, Workbook
from tests.live.firm import AS_OF, firm
from tests.live.meeting import framed, planned


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    (tmp_path / "client_data" / "atelier").mkdir(parents=True)
    return Workbook(Places(tmp_path, "atelier", AS_OF), firm(), "roadmap", "fr", "batch")


def test_no_panel_opens_in_batch(book: Workbook):
    before = len(widgets.Widget.get_manager_state()["state"])
    assert priority_panel(book, framed(firm())) is None
    assert roadmap_panel(book, planned(firm())) is None
    assert len(widgets.Widget.get_manager_state()["state"]) == before


def test_the_notebook_marks_its_live_cell_and_prints_the_twin():
    import nbformat

    path = Path(__file__).resolve().parents[2] / "notebooks" / "4_roadmap.ipynb"
    notebook = nbformat.read(path, as_version=4)
    live = [cell for cell in notebook.cells if "live" in cell.metadata.get("tags", ())]
    assert any("roadmap_panel(book, roadmap)" in cell.source for cell in live)
    printed = [cell.source for cell in notebook.cells if cell.cell_type == "code" and cell not in live]
    assert any("pages.scenario(" in source for source in printed)
    assert all(not cell.get("outputs") for cell in notebook.cells)
