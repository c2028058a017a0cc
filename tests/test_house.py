"""The house rules that no tool checks: sizes, commands of the README, doctests, pins, no private address."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer

import itineraire
from itineraire.cli import app

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "itineraire"
MODULE_LINES, FUNCTION_LINES = 320, 45
#: Catalogues are lists of sentences: their length is the number of things said.
CATALOGUES = SOURCE / "wording"

#: Addresses and paths that only mean something on one machine.
PRIVATE = re.compile(
    r"--(extra-)?index-url|\bindex_url\b|://[^\s/]*(pypi|nexus|artifactory|jfrog|devpi)|/simple/?\s|/tmp/venv|/work/"
)


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(SOURCE.rglob("*.py")))


def tracked() -> list[Path]:
    """Return the files of the repository as git sees them; those of the tree when git is not there."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("no git here: tracked files are not known")
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_module_is_longer_than_a_reader_bears():
    long = {
        str(path.relative_to(SOURCE)): size
        for path in modules()
        if CATALOGUES not in path.parents
        and (size := len(path.read_text(encoding="utf-8").splitlines())) > MODULE_LINES
    }

    assert long == {}


def test_no_function_is_longer_than_a_screen():
    long = {
        f"{path.relative_to(SOURCE)}:{node.name}": size
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (size := _code_lines(node)) > FUNCTION_LINES
    }

    assert long == {}


def test_nothing_catches_every_exception():
    wide = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or re.search(r"\b(Base)?Exception\b", ast.unparse(node.type)))
    ]

    assert wide == []


def test_no_module_holds_a_note_of_unfinished_work():
    mark = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")

    assert [str(path) for path in modules() if mark.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "name",
    [
        info.name
        for info in pkgutil.walk_packages(itineraire.__path__, "itineraire.")
        if info.name != "itineraire.__main__"
    ],
)
def test_the_examples_of_the_docstrings_are_true(name: str):
    results = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)

    assert results.failed == 0


def test_every_command_of_the_readme_exists_with_its_options():
    root = typer.main.get_command(app)
    found = 0
    for words in _readme_commands():
        command, path = root, []
        while words and words[0] in getattr(command, "commands", {}):
            path.append(words.pop(0))
            command = command.commands[path[-1]]
        assert path, f"itineraire {' '.join(words)}: no such command"
        known = {option for parameter in command.params for option in parameter.opts}
        options = {word for word in words if word.startswith("--")}
        assert options <= known, f"itineraire {' '.join(path)}: {options - known}"
        found += 1

    assert found >= 8


def test_the_readme_names_every_command():
    root = typer.main.get_command(app)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [name for name in root.commands if f"itineraire {name}" not in readme] == []


def test_every_make_target_of_the_readme_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    asked = set(
        re.findall(r"(?:^|`)make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )

    assert asked >= {"demo", "test"}
    assert asked <= targets


def test_the_files_and_pictures_that_the_readme_links_exist():
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))

    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_every_version_is_pinned_and_no_registry_is_named(name: str):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    asked = [line.strip() for line in lines if line.strip() and not line.startswith("#")]

    assert len(asked) > 5
    assert [line for line in asked if not _is_pin(line)] == []


def test_the_lock_holds_every_dependency_of_the_package():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert block
    asked = {_normal(name) for name in re.findall(r'"([A-Za-z0-9_.-]+)', block[1])}
    locked = {
        _normal(line.partition("==")[0].partition("[")[0])
        for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    }

    assert len(asked) > 20
    assert asked <= locked


def test_no_tracked_file_names_a_registry_or_a_path_of_one_machine():
    this = Path(__file__).resolve()
    found = {}
    for path in tracked():
        if path.resolve() == this or path.suffix in {".zip", ".ttf", ".otf", ".png", ".icc", ".xlsx", ".pdf"}:
            continue
        if match := PRIVATE.search(path.read_text(encoding="utf-8", errors="ignore")):
            found[str(path.relative_to(ROOT))] = match[0]

    assert found == {}


def test_an_address_of_a_registry_would_be_seen():
    assert PRIVATE.search("pip install --index-url https://files.example/simple x")
    assert PRIVATE.search("https://pypi.org/project/x")
    assert not PRIVATE.search("a simple sentence, https://web.dev/vitals")


@cache
def _trees() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in modules())


def _code_lines(node: ast.FunctionDef) -> int:
    """Return the lines of a function without its docstring."""
    first = node.body[0]
    doc = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    size = (node.end_lineno or 0) - node.lineno + 1
    return size - ((first.end_lineno or 0) - first.lineno + 1 if doc else 0)


def _readme_commands() -> Iterator[list[str]]:
    """Yield the words after ``itineraire`` of every command in the README's code."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for line in re.findall(r"(?:^|[`/\\])itineraire +([a-z][^`\n#]*)", readme, re.MULTILINE):
        yield re.sub(r"[\[\]]|\.\.\.", " ", line).split()


def _is_pin(line: str) -> bool:
    return bool(
        re.fullmatch(r"[A-Za-z0-9_.\-]+(\[[\w,-]+\])?==[\w.+!]+(\s*;.*)?|-r requirements\.lock", line)
    )


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
