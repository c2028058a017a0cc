"""The workbook: plain names only, a baseline frozen once, widgets only where somebody can move them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.diagnostic import Measure
from itineraire.engagement.template import new_client
from itineraire.errors import ClientFilesError, MissingStepError, RunError
from itineraire.vocabulary import Model, Unit
from itineraire.wording.faults import fault_sentence
from itineraire.workbook import STEPS, Places, frozen_baseline, open_workbook

DAY = date(2026, 9, 30)
MEASURES = (
    Measure("conversion_rate", 0.0117, Unit.RATE, 0.0113, 0.0121, date(2025, 10, 1), DAY, "ga4|device"),
    Measure("margin", None, Unit.EUR),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    new_client(tmp_path / "client_data", "maison", Model("ecommerce"), today=DAY)
    return tmp_path


# -- the frozen baseline (R46) ---------------------------------------------------------------------


def test_the_first_baseline_is_frozen_under_its_date(tmp_path: Path):
    assert frozen_baseline(MEASURES, tmp_path, as_of=DAY) == MEASURES
    assert [path.name for path in tmp_path.iterdir()] == ["2026-09-30.json"]


def test_a_later_measure_does_not_move_the_baseline(tmp_path: Path):
    frozen_baseline(MEASURES, tmp_path, as_of=DAY)
    before = (tmp_path / "2026-09-30.json").read_bytes()
    later = (Measure("conversion_rate", 0.02, Unit.RATE),)

    assert frozen_baseline(later, tmp_path, as_of=date(2026, 12, 31)) == MEASURES
    assert [path.name for path in tmp_path.iterdir()] == ["2026-09-30.json"]
    assert (tmp_path / "2026-09-30.json").read_bytes() == before


def test_a_missing_value_stays_missing_in_the_baseline(tmp_path: Path):
    frozen_baseline(MEASURES, tmp_path, as_of=DAY)

    assert frozen_baseline((), tmp_path, as_of=DAY)[1].value is None


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("0.0117", "0.0217"),
        lambda text: text.replace('"margin"', '"marge"'),
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: "",
        lambda text: json.dumps({**json.loads(text), "sha256": "0" * 64}),
    ],
    ids=["figure", "name", "cut", "list", "empty", "hash"],
)
def test_a_baseline_edited_by_hand_is_refused(tmp_path: Path, edit):
    frozen_baseline(MEASURES, tmp_path, as_of=DAY)
    path = tmp_path / "2026-09-30.json"
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")

    with pytest.raises(ClientFilesError, match="baseline_edited") as caught:
        frozen_baseline(MEASURES, tmp_path, as_of=DAY)

    assert fault_sentence(caught.value.faults[0], "fr").startswith(
        "baseline/2026-09-30.json : la référence gelée"
    )


# -- places ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["..", "../maison", "maison/..", "/maison", "Maison", "", ".maison", "a b", "maison\n", "é"]
)
def test_a_name_that_could_climb_is_refused(workspace: Path, name: str):
    with pytest.raises(ClientFilesError, match="client_not_a_slug"):
        Places(workspace, name, DAY)


@given(st.text(max_size=20))
def test_no_accepted_name_leaves_the_clients_folder(tmp_path_factory: pytest.TempPathFactory, name: str):
    clients = tmp_path_factory.getbasetemp()

    with pytest.raises(ClientFilesError, match=r"client_not_a_slug|unknown_client") as caught:
        Places(clients, name, DAY)

    if caught.value.faults[0].code == "engagement.unknown_client":
        assert (clients / name).resolve().parent == clients.resolve()


def test_every_folder_of_a_run_stands_under_its_client_and_date(workspace: Path):
    places = Places(workspace, "maison", DAY)

    run = workspace / "outputs" / "maison" / "2026-09-30"
    assert (places.results, places.notebooks, places.deliverables) == (
        run / "results",
        run / "notebooks",
        run / "deliverables",
    )
    assert places.baseline == workspace / "outputs" / "maison" / "baseline"


@pytest.mark.parametrize("name", ["../reference", "..", "Référence", "inconnu"])
def test_a_scenario_cannot_be_climbed_either(workspace: Path, name: str):
    with pytest.raises(ClientFilesError, match="unknown_scenario"):
        open_workbook("maison", step="roadmap", as_of="2026-09-30", scenario=name, workspace=workspace)


# -- opening ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "environment", "shown"),
    [
        ("auto", {}, "batch"),
        ("auto", {"JPY_SESSION_NAME": "/notebooks/3_workstreams.ipynb"}, "live"),
        ("auto", {"SERVER_SOFTWARE": "voila/0.5.8"}, "live"),
        ("auto", {"SERVER_SOFTWARE": "nginx"}, "batch"),
        ("batch", {"JPY_SESSION_NAME": "x"}, "batch"),
        ("live", {}, "live"),
    ],
)
def test_widgets_show_only_where_somebody_can_move_them(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, mode: str, environment: dict[str, str], shown: str
):
    for name in ("JPY_SESSION_NAME", "SERVER_SOFTWARE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert (
        open_workbook("maison", step="roadmap", as_of="2026-09-30", mode=mode, workspace=workspace).mode
        == shown
    )


@pytest.mark.parametrize("day", ["", "30/09/2026", "2026-02-30", "demain"])
def test_a_date_that_does_not_exist_is_refused(workspace: Path, day: str):
    with pytest.raises(RunError, match="bad_date"):
        open_workbook("maison", step="roadmap", as_of=day, workspace=workspace)


@pytest.mark.parametrize("step", [step for step in STEPS if step != "diagnostic"])
def test_without_the_diagnostic_nothing_else_can_be_read(workspace: Path, step: str):
    """R42: one sentence, no plan."""
    book = open_workbook("maison", step=step, as_of="2026-09-30", workspace=workspace)

    for name in ("diagnostic", "tables", "baseline"):
        with pytest.raises(MissingStepError, match="missing_step") as caught:
            getattr(book, name)
        assert "«\u202f1 · Diagnostic\u202f» n’a pas encore été exécuté" in fault_sentence(
            caught.value.faults[0], "fr"
        )


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_step_has_a_cover_with_its_question(workspace: Path, step: str, language):
    book = open_workbook("maison", step=step, as_of="2026-09-30", language=language, workspace=workspace)

    (cover,) = book.cover().blocks

    assert cover.question.endswith("?")
    assert (cover.as_of, cover.language, cover.client) == (DAY, language, book.engagement.client.name)
