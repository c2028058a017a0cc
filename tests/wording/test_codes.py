"""Every code that the package writes has its sentence, and no sentence waits for a code that never comes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from itineraire.wording.diagnostic import FINDINGS
from itineraire.wording.faults import fault_catalogue
from tests.wording.catalogues import SOURCE

#: Carried as whole sentences across the kernel: they are already written.
WITHOUT_SENTENCE = {"runs.told_by_notebook"}


@dataclass(frozen=True)
class Texts:
    """String constants of a module, and its f-strings as patterns."""

    room: str
    constants: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(SOURCE.rglob("*.py")))


@cache
def texts() -> tuple[Texts, ...]:
    """Return the strings of every module but the catalogues."""
    return tuple(
        Texts(_room(path), frozenset(_constants(tree)), tuple(_patterns(tree)))
        for path, tree in modules()
        if _room(path) != "wording"
    )


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _constants(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _patterns(tree: ast.AST) -> Iterator[re.Pattern[str]]:
    """An f-string counts as a family of codes when it names something after its room's dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
                for part in node.values
            ]
            written = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            if re.fullmatch(r"(\w+\.)?\w*_\w*|\w+\.\w+", written) and len(written) > 3:
                yield re.compile("".join(parts))


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Yield every call of a function or class by its name."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and name in (
                getattr(node.func, "id", None),
                getattr(node.func, "attr", None),
            ):
                yield path, node


def literal_codes(name: str) -> set[str]:
    """Return the codes written as plain text in calls of ``name``."""
    return {
        node.args[0].value
        for _, node in calls(name)
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def is_used(code: str) -> bool:
    """Say whether some module writes a code: in full, short in its own room, or as one of a family."""
    room, _, short = code.partition(".")
    return any(
        code in found.constants
        or (found.room == room and short in found.constants)
        or any(pattern.fullmatch(code) for pattern in found.patterns)
        or (found.room == room and any(pattern.fullmatch(short) for pattern in found.patterns))
        for found in texts()
    )


def test_every_fault_raised_has_its_two_sentences():
    codes = literal_codes("Fault")

    assert len(codes) > 60
    assert codes - WITHOUT_SENTENCE <= set(fault_catalogue())


def test_no_fault_sentence_is_left_without_a_fault():
    made_in_words = {"roadmap.conflict"}  # wording.faults joins the rules of a conflict in it
    assert {code for code in fault_catalogue() if not is_used(code)} == made_in_words


def test_a_code_with_a_dot_belongs_to_a_room_of_the_house():
    rooms = {_room(path) for path, _ in modules()}

    assert {code.partition(".")[0] for code in fault_catalogue() if "." in code} <= rooms


def test_a_code_never_written_would_be_seen():
    assert is_used("runs.missing_step")
    assert not is_used("runs.never_written")


def test_every_finding_made_has_its_message():
    codes = literal_codes("Finding")

    assert len(codes) > 5
    assert codes <= set(FINDINGS)


@pytest.mark.parametrize(
    "name", ["SENTENCES", "FINDINGS", "MEANINGS", "REASONS", "ANSWERS", "LABELS", "RITUALS"]
)
def test_every_sentence_asked_by_name_exists(name: str):
    """``SENTENCES["key"]`` in a module must stand in the catalogue that the module imports."""
    missing = []
    for path, tree in modules():
        for source in _imported_from(tree, name):
            catalogue = _catalogue(source, name)
            missing += [(path.name, key) for key in _keys(tree, name) if key not in catalogue]

    assert missing == []


def _imported_from(tree: ast.Module, name: str) -> set[str]:
    return {
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and any(_is(alias, name) for alias in node.names)
    }


def _is(alias: ast.alias, name: str) -> bool:
    return alias.name == name and alias.asname is None


def _catalogue(module: str, name: str) -> set[str]:
    import importlib

    return set(getattr(importlib.import_module(module), name))


def _keys(tree: ast.Module, name: str) -> set[str]:
    return {
        node.slice.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and node.value.id == name
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, str)
    }
