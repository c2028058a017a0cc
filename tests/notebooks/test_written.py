"""The six notebooks as they are committed: thin, tagged, without outputs, calling functions that exist."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from itineraire.workbook import STEPS

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = [ROOT / "notebooks" / f"{number}_{step}.ipynb" for number, step in enumerate(STEPS, 1)]
PARAMETERS = {
    "client": "demo",
    "as_of": "2026-09-30",
    "language": "fr",
    "scenario": "",
    "mode": "auto",
    "workspace": "..",
}
TAGS = {"parameters", "live", "appendix", "guide"}
LONGEST_CELL = 12
#: What belongs in the package, not in a notebook.
STATEMENTS = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.If,
    ast.IfExp,
    ast.For,
    ast.While,
    ast.Try,
    ast.With,
    ast.comprehension,
)

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path: Path, kind: str = "") -> list[nbformat.NotebookNode]:
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if not kind or cell.cell_type == kind]


def code(path: Path) -> ast.Module:
    return ast.parse("\n".join(cell.source for cell in cells(path, "code")))


def tags(cell: nbformat.NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def test_the_folder_holds_the_six_notebooks_and_nothing_else():
    assert sorted((ROOT / "notebooks").glob("*.ipynb")) == NOTEBOOKS


@each_notebook
def test_it_opens_with_its_only_title_a_question_in_french(path: Path):
    titles = re.findall(r"^# .+$", "\n".join(cell.source for cell in cells(path, "markdown")), re.MULTILINE)

    assert len(titles) == 1
    assert titles[0].endswith("\u202f?") or titles[0].endswith(" ?")
    assert cells(path)[0].source.startswith(titles[0])


@each_notebook
def test_one_cell_of_literals_declares_the_agreed_parameters(path: Path):
    (cell,) = [cell for cell in cells(path) if "parameters" in tags(cell)]
    statements = ast.parse(cell.source).body

    assert all(isinstance(statement, ast.AnnAssign) for statement in statements)
    assert {ast.unparse(s.target): ast.literal_eval(s.value) for s in statements} == PARAMETERS


@each_notebook
def test_tags_are_few_and_known(path: Path):
    assert {tag for cell in cells(path) for tag in tags(cell)} <= TAGS


@each_notebook
def test_cells_have_ids_and_no_outputs(path: Path):
    everything = cells(path)

    assert len({cell.id for cell in everything}) == len(everything)
    assert all(cell.execution_count is None and cell.outputs == [] for cell in cells(path, "code"))


@each_notebook
def test_the_stripping_tool_has_nothing_left_to_strip(path: Path):
    """Same options as ``make lint``."""
    keep = re.search(r"^KEEP := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert keep
    extra = re.search(r'--extra-keys "([^"]*)"', keep[1])
    assert extra
    command = [
        sys.executable,
        "-m",
        "nbstripout",
        "--verify",
        "--keep-id",
        "--extra-keys",
        extra[1],
        str(path),
    ]

    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


@each_notebook
def test_no_cell_is_longer_than_a_glance(path: Path):
    longest = max(len(cell.source.strip().splitlines()) for cell in cells(path, "code"))

    assert longest <= LONGEST_CELL


@each_notebook
def test_nothing_is_computed_decided_or_defined_in_it(path: Path):
    found = [type(node).__name__ for node in ast.walk(code(path)) if isinstance(node, STATEMENTS)]

    assert found == []
    assert not any(isinstance(node, ast.BinOp | ast.BoolOp | ast.Compare) for node in ast.walk(code(path)))


@each_notebook
def test_every_function_it_calls_exists_and_takes_those_arguments(path: Path):
    names = _imported(code(path))
    calls = [node for node in ast.walk(code(path)) if isinstance(node, ast.Call)]
    checked = 0
    for call in calls:
        if (function := _function(call.func, names)) is None:
            continue
        keywords = {str(keyword.arg): None for keyword in call.keywords}
        inspect.signature(function).bind(*[None] * len(call.args), **keywords)
        checked += 1

    assert checked >= 5


@each_notebook
def test_it_opens_its_own_step_and_saves_one_result(path: Path):
    step = path.stem.partition("_")[2]
    calls = {ast.unparse(node.func): node for node in ast.walk(code(path)) if isinstance(node, ast.Call)}
    opening = {str(k.arg): ast.unparse(k.value) for k in calls["open_workbook"].keywords}

    assert opening["step"] == repr(step)
    assert {name: opening[name] for name in PARAMETERS if name != "client"} == {
        name: name for name in PARAMETERS if name != "client"
    }
    assert [ast.unparse(argument) for argument in calls["book.save"].args] == [step]


@each_notebook
def test_a_live_cell_defines_nothing_that_a_later_cell_needs(path: Path):
    """Batch runs leave live cells out: nothing else may depend on them."""
    live = _names("\n".join(cell.source for cell in cells(path, "code") if "live" in tags(cell)), ast.Store)
    rest = _names(
        "\n".join(cell.source for cell in cells(path, "code") if "live" not in tags(cell)), ast.Load
    )

    assert live & rest == set()


def test_the_notebooks_of_choices_have_a_live_cell():
    with_widgets = [
        path.stem for path in NOTEBOOKS if any("live" in tags(cell) for cell in cells(path, "code"))
    ]

    assert with_widgets == ["3_workstreams", "4_roadmap"]


def _imported(tree: ast.Module) -> dict[str, object]:
    found: dict[str, object] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                found[alias.asname or alias.name] = _import(node.module, alias.name)
    return found


def _import(module: str, name: str) -> object:
    try:
        return getattr(importlib.import_module(module), name)
    except AttributeError:
        return importlib.import_module(f"{module}.{name}")


def _function(func: ast.expr, names: dict[str, object]) -> object:
    """Return the imported function that a call names; ``None`` for a method of an object."""
    if isinstance(func, ast.Name):
        return names[func.id]
    if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.value.id in names:
        return getattr(names[func.value.id], func.attr)
    return None


def _names(source: str, context: type[ast.expr_context]) -> set[str]:
    found = {
        node.id
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, context)
    }
    if context is ast.Store:
        imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
        found |= {alias.asname or alias.name for node in imports for alias in node.names}
    return found
