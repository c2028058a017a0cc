"""An executed notebook read as blocks: prose and what its cells show, never its code.

What is printed: our own blocks first, else a picture, else a table, else markdown. Code, streams, widgets and
bare values are working notes and stay out. A cell that ended on an error makes the document impossible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from itineraire.blocks import MIME_TYPE, Block, Cover, Figure, Heading, blocks_from_json
from itineraire.deliverables.html_tables import tables_from_html
from itineraire.deliverables.markdown import MarkdownError, blocks_from_markdown
from itineraire.errors import DeliverableError, Fault
from itineraire.wording import say
from itineraire.wording.deliverables import SENTENCES

if TYPE_CHECKING:
    from nbformat import NotebookNode

#: Tags of the cells that a document leaves out whole, and of those whose outputs it leaves out.
HIDDEN_CELLS = frozenset({"parameters", "injected-parameters", "remove-cell", "live", "guide"})
HIDDEN_OUTPUTS = frozenset({"remove-output", "remove_output"})
APPENDIX = "appendix"
_WIDGET = "application/vnd.jupyter.widget-view+json"
_RASTERS = ("image/png", "image/jpeg")


@dataclass(frozen=True)
class NotebookParts:
    """What an executed notebook says: its cover, its body, and its appendix with titles from level 1."""

    cover: Cover
    body: tuple[Block, ...]
    appendix: tuple[Block, ...] = ()


def read_notebook(path: Path) -> NotebookParts:
    """Return the parts of the executed notebook at ``path``; see ``notebook_parts``."""
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    return notebook_parts(notebook, path.name)


def notebook_blocks(notebook: NotebookNode, name: str) -> tuple[Block, ...]:
    """Return what ``notebook`` says as one document: its cover first, its appendix cells last."""
    return in_order(notebook_parts(notebook, name))


def in_order(parts: NotebookParts) -> tuple[Block, ...]:
    """Return the parts of one notebook as one document, the appendix under its own title."""
    if not parts.appendix:
        return (parts.cover, *parts.body)
    heading = Heading(1, say(SENTENCES["appendix"], parts.cover.language))
    return (parts.cover, *parts.body, heading, *one_level_down(parts.appendix))


def one_level_down(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` with each heading one level below what it was."""
    return tuple(_shifted(blocks, 1))


def notebook_parts(notebook: NotebookNode, name: str) -> NotebookParts:
    """Return what ``notebook`` says: its cover, its body and its appendix cells.

    The notebook's own ``#`` title is the document's title. It gives way to the ``Cover`` block when a cell
    shows one; without one it makes the cover. A markdown ``##`` stands for ``Heading(1)``, and so on.

    Parameters
    ----------
    notebook
        Executed, in format 4.
    name
        Its file name, quoted in faults.

    Raises
    ------
    DeliverableError
        When a cell ended on an error, or holds what cannot be printed.
    """
    title = ""
    body: list[Block] = []
    appendix: list[Block] = []
    for number, cell in enumerate(notebook.cells, start=1):
        tags = set(cell.metadata.get("tags", ()))
        if tags & HIDDEN_CELLS:
            continue
        blocks = _cell_blocks(cell, number, name)
        if cell.cell_type == "markdown":
            title, blocks = _without_title(title, blocks)
        (appendix if APPENDIX in tags else body).extend(blocks)
    covers = [block for block in body if isinstance(block, Cover)]
    cover = covers[0] if covers else Cover(title or Path(name).stem, client="", as_of=_run_day(notebook))
    said = (block for block in body if block is not cover)
    return NotebookParts(cover, tuple(_described(said, cover)), tuple(_described(appendix, cover)))


def _without_title(title: str, blocks: Sequence[Block]) -> tuple[str, list[Block]]:
    """Return the notebook's title, from its first ``#``, and the other blocks with headings one level up."""
    first = blocks[0] if blocks else None
    if not title and isinstance(first, Heading) and first.level == 1:
        return first.text, _shifted(blocks[1:], -1)
    return title, _shifted(blocks, -1)


def _cell_blocks(cell: NotebookNode, number: int, name: str) -> Sequence[Block]:
    try:
        if cell.cell_type == "markdown":
            return blocks_from_markdown(cell.source, cell.get("attachments", {}))
        if cell.cell_type == "code":
            _refuse_error(cell, number, name)
            if not HIDDEN_OUTPUTS & set(cell.metadata.get("tags", ())):
                return [block for output in cell.outputs for block in _output_blocks(output, cell.metadata)]
    except (ValueError, MarkdownError) as error:
        values = {"notebook": name, "cell": number, "error": str(error)}
        raise DeliverableError(Fault("notebook_content", file=name, line=number, values=values)) from error
    return []


def _refuse_error(cell: NotebookNode, number: int, name: str) -> None:
    for output in cell.outputs:
        if output.output_type == "error":
            values = {"notebook": name, "cell": number, "error": f"{output.ename} : {output.evalue}"}
            raise DeliverableError(Fault("notebook_error", file=name, line=number, values=values))


def _output_blocks(output: NotebookNode, metadata: Mapping[str, Any]) -> Sequence[Block]:
    data: Mapping[str, Any] = output.get("data", {})
    alt = str(metadata.get("alt", "")) or _UNDESCRIBED
    if MIME_TYPE in data:
        return blocks_from_json(data[MIME_TYPE]["blocks"])
    if _WIDGET in data:
        return ()
    if "image/svg+xml" in data:
        return (Figure("".join(data["image/svg+xml"]), alt),)
    for kind in _RASTERS:
        if kind in data:
            return (Figure(f"data:{kind};base64,{''.join(data[kind].split())}", alt),)
    if "text/html" in data and (tables := tables_from_html("".join(data["text/html"]))):
        return tables
    if "text/markdown" in data:
        return _shifted(blocks_from_markdown("".join(data["text/markdown"]), {}), -1)
    return ()


#: Stands for a missing description until the title above the picture is known.
_UNDESCRIBED = "\ufffc"


def _described(blocks: Iterable[Block], cover: Cover) -> Iterator[Block]:
    """Yield ``blocks``, pictures without a description being described by the title above them."""
    title = cover.title
    for block in blocks:
        if isinstance(block, Heading):
            title = block.text
        if isinstance(block, Figure) and block.alt == _UNDESCRIBED:
            yield replace(block, alt=say(SENTENCES["undescribed_figure"], cover.language, title=title))
        else:
            yield block


def _run_day(notebook: NotebookNode) -> date:
    """Return the day papermill ran the notebook, today when it did not."""
    started = notebook.metadata.get("papermill", {}).get("start_time")
    return datetime.fromisoformat(started).date() if started else datetime.now(UTC).date()


def _shifted(blocks: Iterable[Block], levels: int) -> list[Block]:
    return [
        replace(block, level=min(max(block.level + levels, 1), 4)) if isinstance(block, Heading) else block
        for block in blocks
    ]
