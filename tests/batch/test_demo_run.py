"""``itineraire run demo``, end to end: complete, honest, private, reproducible."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from itineraire import results
from itineraire.diagnostic import Diagnostic
from itineraire.files import file_hash
from itineraire.roadmap import Roadmap
from itineraire.wording import format_value
from itineraire.wording.terms import UNIT_FORMATS
from itineraire.workbook import STEPS
from tests.batch.conftest import Run, run_demo
from tests.batch.reading import pdf_pages, squeezed, text_of
from tests.cli.workspace import fingerprint
from tests.demo import truth

pytestmark = pytest.mark.slow

NAMES = [f"{number}_{step}" for number, step in enumerate(STEPS, 1)]
BOUND = ["plan", "summary", "committee"]


# -- whole -----------------------------------------------------------------------------------------


def test_it_ends_well_with_every_document(demo: Run):
    assert demo.code == 0, demo.said
    assert "Traceback" not in demo.said
    assert [path.stem for path in demo.pdfs] == sorted(NAMES + BOUND)
    assert {path.name for path in demo.deliverables.iterdir()} >= {"plan.xlsx", "rituals.ics"}


def test_the_six_notebooks_are_executed_whole_without_error(demo: Run):
    import nbformat

    for name in NAMES:
        notebook = nbformat.read(demo.folder / "notebooks" / f"{name}.ipynb", as_version=4)
        outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
        counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
        assert all(counts), name
        assert not [output for output in outputs if output.output_type in ("error", "stream")], name
        assert not [cell for cell in notebook.cells if "live" in cell.metadata.get("tags", [])], name


def test_nothing_half_written_is_left_behind(demo: Run):
    kinds = {path.suffix for path in demo.folder.rglob("*") if path.is_file()}

    assert kinds == {".pdf", ".xlsx", ".csv", ".ics", ".json", ".parquet", ".ipynb"}
    assert not [path for path in demo.folder.rglob("*") if path.name.startswith(".") or "failed" in path.name]


def test_the_report_holds_inputs_parameters_versions_seconds_and_documents(demo: Run):
    report = demo.report

    assert (report["client"], report["as_of"], report["status"], report["faults"]) == (
        "demo",
        "2026-09-30",
        "done",
        [],
    )
    assert [step["step"] for step in report["steps"]] == list(STEPS)
    assert all(step["executed"] and step["seconds"] > 0 for step in report["steps"])
    inputs = report["steps"][0]["inputs"]
    assert inputs["client.yaml"] == file_hash(demo.workspace / "client_data" / "demo" / "client.yaml")
    assert {"itineraire", "pandas", "typst", "papermill"} <= set(report["versions"])
    assert sorted(report["documents"]) == sorted(
        f"deliverables/{path.name}" for path in demo.deliverables.iterdir()
    )


def test_no_file_of_the_run_names_a_place_of_this_machine(demo: Run):
    found = [
        path.name
        for path in demo.folder.rglob("*")
        if path.is_file() and str(demo.workspace) in text_of(path)
    ]

    assert found == []


# -- again -----------------------------------------------------------------------------------------


def test_a_second_run_executes_nothing_and_gives_the_same_bytes(copy: Run):
    """The copy stands elsewhere: the place of a workspace decides nothing."""
    before = fingerprint(copy.folder)

    again = run_demo(copy.workspace)

    assert again.code == 0, again.said
    assert [step["executed"] for step in again.report["steps"]] == [False] * 6
    after = fingerprint(copy.folder)
    assert {name for name in before | after if before.get(name) != after.get(name)} == {"run.json"}


def test_a_step_done_anew_gives_the_same_bytes(copy: Run):
    before = fingerprint(copy.folder)

    again = run_demo(copy.workspace, "--step", "1", "--force")

    assert again.code == 0, again.said
    assert [step["executed"] for step in again.report["steps"]] == [True]
    after = fingerprint(copy.folder)
    assert {name for name in before | after if before.get(name) != after.get(name)} == {"run.json"}


def test_a_faulty_export_stops_the_run_and_leaves_the_earlier_one_whole(copy: Run):
    before = fingerprint(copy.folder)
    (copy.workspace / "client_data/demo/raw/mystere.csv").write_text(
        "colonne une;colonne deux\na;b\n", encoding="utf-8"
    )

    stopped = run_demo(copy.workspace)

    assert stopped.code == 1
    assert "mystere.csv" in stopped.said
    assert "Traceback" not in stopped.said
    assert stopped.report["status"] == "failed"
    assert any("mystere.csv" in fault for fault in stopped.report["faults"])
    after = fingerprint(copy.folder)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert changed == {"run.json", "notebooks/1_diagnostic.failed.ipynb"}
    assert str(copy.workspace) not in (copy.folder / "notebooks/1_diagnostic.failed.ipynb").read_text(
        encoding="utf-8"
    )


def test_raw_data_edited_later_does_not_change_the_frozen_baseline(copy: Run):
    """R46: the diagnostic moves, its reference stays."""
    frozen = copy.workspace / "outputs/demo/baseline"
    before, measured = fingerprint(frozen), (copy.results / "diagnostic.json").read_bytes()
    shutil.rmtree(copy.workspace / "client_data/demo/raw/shopify")

    again = run_demo(copy.workspace, "--step", "1")

    assert again.code == 0, again.said
    assert (copy.results / "diagnostic.json").read_bytes() != measured
    assert fingerprint(frozen) == before


# -- private ---------------------------------------------------------------------------------------


def test_no_person_of_the_exports_reaches_any_output(demo: Run):
    """225 planted strings at most; files, documents, data inside documents, and what the command said."""
    planted = {
        text
        for person in truth.canaries("demo")
        for text in (
            f"{person.first} {person.last}",
            person.last,
            person.email,
            person.phone,
            person.phone.replace(" ", ""),
        )
    }
    assert any(text in raw for text in planted for raw in _raw_texts(demo)), (
        "no canary in the exports themselves"
    )
    places = {path.name: text_of(path) for path in _outputs(demo)} | {"said": demo.said}

    found = {
        (name, text)
        for name, content in places.items()
        for text in planted
        if re.search(rf"\b{re.escape(text)}\b", content)
    }

    assert found == set()


def test_no_other_client_is_named_in_the_outputs(demo: Run):
    others = ("Quorvia", _client_name(demo, "demo-b2b"), _client_name(demo, "demo-saas"))

    assert [
        (path.name, other)
        for path in _outputs(demo)
        for other in others
        if re.search(rf"\b{re.escape(other)}\b", text_of(path))
    ] == []


# -- documents -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES + BOUND)
def test_a_document_says_its_title_and_language_and_is_tagged(demo: Run, name: str):
    root = PdfReader(demo.deliverables / f"{name}.pdf")
    catalogue = root.trailer["/Root"]

    assert root.metadata is not None
    assert root.metadata.title
    assert str(catalogue["/Lang"]).startswith("fr")
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue


@pytest.mark.parametrize("name", NAMES + BOUND)
def test_an_accessibility_checker_finds_nothing(demo: Run, name: str):
    checker = Path(sys.executable).with_name("outloud")

    found = subprocess.run(
        [checker, "--fail-on", "warning", demo.deliverables / f"{name}.pdf"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("name", NAMES + BOUND)
def test_a_document_shows_no_widget_no_code_no_missing_value(demo: Run, name: str):
    """R C9: what is a slider on the screen is a static twin on paper."""
    text = "\n".join(pdf_pages(demo.deliverables / f"{name}.pdf"))

    assert not re.search(r"widget|IntSlider|VBox|application/vnd", text, re.IGNORECASE)
    assert not re.search(r"\b(nan|NaN|None|NaT|True|False)\b|Timestamp\(|<[a-z]+>|\{[a-z_]+(:\w+)?\}", text)


def test_the_plan_prints_the_stored_plan(demo: Run):
    roadmap = results.load_step(Roadmap, "roadmap", demo.results)
    written = _written(demo, "plan")

    for value, kind in (
        (roadmap.value_eur, "eur"),
        (roadmap.refused_price_eur, "eur"),
        (roadmap.budget.p80, "eur"),
    ):
        assert squeezed(format_value(value, kind, "fr")) in written
    assert f"{len(roadmap.actions)}actionssur{len(roadmap.actions) + len(roadmap.refused)}" in written
    for action in roadmap.actions:
        assert squeezed(action.title).replace("'", "’").replace("-", "") in written.replace("-", ""), (
            action.title
        )


def test_the_diagnostic_prints_the_stored_baseline(demo: Run):
    """Small rates and amounts are written with two decimals."""
    diagnostic = results.load_step(Diagnostic, "diagnostic", demo.results)
    written = _written(demo, "1_diagnostic")
    measured = [measure for measure in diagnostic.baseline if measure.value is not None]

    assert len(measured) >= 12
    for measure in measured:
        kinds = {UNIT_FORMATS[measure.unit], "percent2" if measure.unit == "rate" else "eur2", "number2"}
        forms = {squeezed(format_value(measure.value, kind, "fr")) for kind in kinds}
        assert any(form in written for form in forms), (measure.kpi, forms)


def test_what_is_attached_to_the_plan_is_what_is_stored(demo: Run):
    attached = PdfReader(demo.deliverables / "plan.pdf").attachments

    assert set(attached) == {f"{step}.json" for step in STEPS}
    for step in STEPS:
        assert json.loads(attached[f"{step}.json"][0]) == json.loads(
            (demo.results / f"{step}.json").read_text("utf-8")
        )


def test_every_action_is_either_planned_or_refused_with_its_price(demo: Run):
    roadmap = results.load_step(Roadmap, "roadmap", demo.results)
    planned, refused = {a.id for a in roadmap.actions}, {a.id for a in roadmap.refused}

    assert planned & refused == set()
    assert len(planned) == len(roadmap.actions)
    assert len(refused) == len(roadmap.refused)


def _written(demo: Run, name: str) -> str:
    return squeezed("\n".join(pdf_pages(demo.deliverables / f"{name}.pdf")))


def _outputs(demo: Run) -> list[Path]:
    return [path for path in sorted((demo.workspace / "outputs").rglob("*")) if path.is_file()]


def _raw_texts(demo: Run) -> list[str]:
    raw = demo.workspace / "client_data" / "demo" / "raw"
    return [path.read_text(encoding="utf-8") for path in raw.rglob("*.csv") if "shopify" in path.parts]


def _client_name(demo: Run, client: str) -> str:
    text = (demo.workspace / "client_data" / client / "client.yaml").read_text(encoding="utf-8")
    name = re.search(r"^name: (.+)$", text, re.MULTILINE)
    assert name
    return name[1].strip()
