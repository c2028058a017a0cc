"""One notebook: known parameters only, no live cell, whole output or none, sentences instead of traces."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from itineraire.errors import RunError
from itineraire.runs.notebook import check_parameters, execute_notebook, notebook_parameters
from itineraire.wording.faults import fault_sentence

PARAMETERS = 'client: str = "demo"  # dossier\nlanguage: str = "fr"'


def notebook(path: Path, *sources: str, live: str = "") -> Path:
    """Write a notebook whose first cell declares the parameters."""
    cells = [new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})]
    cells += [new_code_cell(source) for source in sources]
    if live:
        cells.append(new_code_cell(live, metadata={"tags": ["live"]}))
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    nbformat.write(new_notebook(cells=cells, metadata=kernel), path)
    return path


def test_parameters_are_the_names_of_the_parameters_cell(tmp_path: Path):
    assert notebook_parameters(notebook(tmp_path / "1_x.ipynb", "other = 1")) == ("client", "language")


def test_an_unknown_parameter_is_refused_with_the_known_ones(tmp_path: Path):
    path = notebook(tmp_path / "1_x.ipynb")

    with pytest.raises(RunError, match="unknown_parameter") as caught:
        check_parameters(path, {"client": "a", "cleint": "b"})

    (fault,) = caught.value.faults
    assert (fault.found, fault.values["known"]) == ("cleint", "client, language")


@pytest.mark.slow
def test_an_executed_copy_has_the_parameters_and_no_live_cell(tmp_path: Path):
    source = notebook(
        tmp_path / "1_x.ipynb", "print(client)", live="raise SystemError('a widget in a batch')"
    )
    target = tmp_path / "out" / "1_x.ipynb"

    execute_notebook(source, target, {"client": "maison"})

    executed = nbformat.read(target, as_version=4)
    assert executed.cells[-1].outputs[0].text == "maison\n"
    assert "papermill" not in executed.metadata
    assert [path.name for path in target.parent.iterdir()] == ["1_x.ipynb"]


@pytest.mark.slow
def test_a_failed_notebook_leaves_the_earlier_copy_and_names_its_cell(tmp_path: Path):
    target = tmp_path / "out" / "1_x.ipynb"
    execute_notebook(notebook(tmp_path / "1_x.ipynb", "1 + 1"), target, {})
    before = target.read_bytes()

    with pytest.raises(RunError, match="notebook_failed") as caught:
        execute_notebook(notebook(tmp_path / "1_x.ipynb", "1 / 0"), target, {})

    assert target.read_bytes() == before
    assert "ZeroDivisionError" in caught.value.faults[0].found
    assert (tmp_path / "out" / "1_x.failed.ipynb").is_file()


@pytest.mark.slow
def test_a_clients_fault_crosses_the_kernel_as_its_sentence(tmp_path: Path):
    opening = (
        "from itineraire.workbook import open_workbook\n"
        "open_workbook('personne', step='diagnostic', as_of='2026-09-30', workspace='.')"
    )

    with pytest.raises(RunError, match="told_by_notebook") as caught:
        execute_notebook(notebook(tmp_path / "1_x.ipynb", opening), tmp_path / "out" / "1_x.ipynb", {})

    sentence = fault_sentence(caught.value.faults[0], "fr")
    assert sentence.startswith("aucun dossier ne porte le nom «\u202fpersonne\u202f»")
    assert "Traceback" not in sentence
