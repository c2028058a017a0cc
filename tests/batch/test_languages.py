"""French documents hold no English sentence; the same stored results can be told in English without French."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest

from itineraire.blocks import Section
from itineraire.blocks.words import blocks_to_words
from itineraire.chapters.committee import committee
from itineraire.chapters.plan import front_matter, summary
from itineraire.runs.documents import plan_results
from itineraire.workbook import STEPS, Workbook, open_workbook
from tests.batch.conftest import ROOT, Run
from tests.batch.reading import pdf_pages
from tests.wording.test_sentences import ENGLISH, FRENCH, strangers

pytestmark = pytest.mark.slow

#: Words of the other language that make a sentence foreign; one alone may be a name.
MANY = 2
#: What a cell may call without being a page: it computes or stores.
NOT_PAGES = {
    "open_workbook",
    "save",
    "roadmap_panel",
    "priority_panel",
    "plan_alternatives",
    "compare_scenarios",
}


def test_no_sentence_of_the_french_documents_is_english(demo: Run):
    found = {
        (path.name, sentence): words
        for path in demo.pdfs
        for page in pdf_pages(path)
        for sentence in re.split(r"(?<=[.!?])\s|\n", page)
        if len(words := strangers(sentence, ENGLISH)) >= MANY
    }

    assert found == {}


@pytest.mark.parametrize("step", STEPS)
def test_the_pages_of_a_step_in_english_hold_no_french_but_the_clients(demo: Run, step: str):
    book = english(demo, step)
    names = {"book": book, "language": "en", step: getattr(book, step)}

    assert foreign_lines(section.blocks for section in _sections(step, names)) == {}


def test_the_plan_in_english_holds_no_french_but_the_clients(demo: Run):
    plan = plan_results(english(demo, STEPS[-1]))
    parts = (front_matter(plan, "en"), summary(plan, "en"), committee(plan, "en"))

    assert foreign_lines(parts) == {}


def english(demo: Run, step: str) -> Workbook:
    return open_workbook("demo", step=step, as_of=demo.folder.name, language="en", workspace=demo.workspace)


def foreign_lines(parts: Any) -> dict[str, set[str]]:
    """Return the lines with several French words once the client's own words are taken out."""
    lines = "\n".join(blocks_to_words(blocks) for blocks in parts).splitlines()
    assert len(lines) > 10
    return {line: words for line in lines if len(words := strangers(_without_client(line), FRENCH)) >= MANY}


def _sections(step: str, names: dict[str, Any]) -> Iterator[Section]:
    """Evaluate the page calls of a notebook, as they are written, on stored results."""
    path = ROOT / "notebooks" / f"{STEPS.index(step) + 1}_{step}.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    source = "\n".join(
        cell.source
        for cell in cells
        if cell.cell_type == "code" and "live" not in cell.metadata.get("tags", [])
    )
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom):
            exec(ast.unparse(node), names)
        elif isinstance(node, ast.Expr) and _called(node.value) not in NOT_PAGES:
            page = eval(ast.unparse(node.value), names)
            assert isinstance(page, Section)
            yield page


def _called(node: ast.expr) -> str:
    assert isinstance(node, ast.Call)
    return node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)


@cache
def _client_words() -> tuple[str, ...]:
    """Return every text that the client's files hold, longest first."""
    folder = ROOT / "client_data" / "demo"
    texts: set[str] = set()
    for path in [
        *folder.glob("*.yaml"),
        *folder.glob("decisions/**/*.yaml"),
        *folder.glob("follow_up/*.csv"),
    ]:
        texts |= set(re.split(r"[\n:,{}\[\]'\"#]|\s-\s", path.read_text(encoding="utf-8")))
        texts |= set(_values(path))
    texts |= set(_values(folder / "actions.csv"))
    texts |= {path.name for path in (folder / "raw").rglob("*")}
    board = json.loads((folder / "raw" / "trello" / "plan-digital.json").read_text(encoding="utf-8"))
    texts |= {str(card["name"]) for card in board["cards"]}
    return tuple(sorted({_flat(text) for text in texts if len(text.strip()) > 3}, key=len, reverse=True))


def _values(path: Path) -> Iterator[str]:
    import csv

    from ruamel.yaml import YAML

    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                yield from row
        return
    yield from _leaves(YAML(typ="safe").load(path.read_text(encoding="utf-8")))


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    elif not isinstance(value, date):
        yield str(value)


def _without_client(line: str) -> str:
    flat = _flat(line)
    for text in _client_words():
        if text in flat:
            flat = flat.replace(text, " ")
    return flat


def _flat(text: str) -> str:
    """Return a text in small letters with plain apostrophes and spaces: a name may open a sentence."""
    return re.sub(r"\s+", " ", text.lower().replace("’", "'").replace("«", " ").replace("»", " ")).strip()
