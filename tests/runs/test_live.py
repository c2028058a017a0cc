"""What a meeting sees of JupyterLab: code out of sight, tabs in order, nothing that asks or announces."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import nbformat
import pytest

from itineraire.runs.live import lab_command, working_copies
from itineraire.workbook import Places

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    (tmp_path / "notebooks").symlink_to(ROOT / "notebooks")
    (tmp_path / "client_data" / "atelier").mkdir(parents=True)
    return working_copies(Places(tmp_path, "atelier", date(2026, 9, 30)), language="fr")


def layout(copies: Path) -> Path:
    (path,) = (copies.parent / "lab-workspaces").iterdir()
    return path


def test_the_code_of_the_copies_is_folded_and_that_of_the_notebooks_is_not(copies: Path):
    for path in sorted(copies.glob("*.ipynb")):
        cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        assert cells
        assert all(cell.metadata["jupyter"]["source_hidden"] for cell in cells)
        versioned = nbformat.read(ROOT / "notebooks" / path.name, as_version=4)
        assert not any("jupyter" in cell.metadata for cell in versioned.cells)


def test_the_notebooks_open_in_order_with_the_side_bars_folded(copies: Path):
    lab_command(copies)
    data = json.loads(layout(copies).read_text(encoding="utf-8"))["data"]
    main = data["layout-restorer:data"]
    names = [
        "1_diagnostic",
        "2_objectives",
        "3_workstreams",
        "4_roadmap",
        "5_steering",
        "6_industrialization",
    ]
    assert main["main"]["dock"]["widgets"] == [f"notebook:{name}.ipynb" for name in names]
    assert (main["left"]["collapsed"], main["right"]["collapsed"]) == (True, True)
    assert data["notebook:4_roadmap.ipynb"]["data"]["path"] == "4_roadmap.ipynb"


def test_a_layout_of_an_earlier_meeting_is_kept(copies: Path):
    lab_command(copies)
    kept = layout(copies).read_text(encoding="utf-8").replace("1_diagnostic", "0_mine")
    layout(copies).write_text(kept, encoding="utf-8")
    lab_command(copies)
    assert layout(copies).read_text(encoding="utf-8") == kept


def test_nothing_is_announced_and_no_extension_is_proposed(copies: Path):
    command = lab_command(copies)
    assert "--ServerApp.ip=127.0.0.1" in command
    assert not any("token=" in part for part in command)
    settings = copies.parent / "lab-settings" / "@jupyterlab"

    def read(name: str) -> dict[str, object]:
        return dict(json.loads((settings / f"{name}.jupyterlab-settings").read_text(encoding="utf-8")))

    assert read("apputils-extension/notification") == {"fetchNews": "false", "checkForUpdates": False}
    assert read("extensionmanager-extension/plugin") == {"enabled": False}
