"""Executed notebooks to PDF: one document a notebook, or all of them bound in one volume."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from itineraire.blocks import Block, Cover, Heading
from itineraire.deliverables.model import Attachment
from itineraire.deliverables.notebook import NotebookParts, in_order, one_level_down, read_notebook
from itineraire.deliverables.typst_pdf import write_pdf
from itineraire.wording import say
from itineraire.wording.deliverables import SENTENCES


def export_notebook(path: Path, out_pdf: Path, *, attachments: Iterable[Attachment] = ()) -> tuple[str, ...]:
    """Write the PDF of one executed notebook.

    Parameters
    ----------
    path
        The executed notebook.
    out_pdf
        The file to write.
    attachments
        Data files to embed.

    Returns
    -------
    tuple of str
        Characters that no shipped font can draw; the PDF shows an empty square for each.

    Raises
    ------
    DeliverableError
        When a cell ended on an error or holds what cannot be printed; nothing is written then.
    """
    return write_pdf(in_order(read_notebook(path)), out_pdf, attachments=attachments)


def bind(
    front: Sequence[Block],
    notebooks: Sequence[Path],
    out_pdf: Path,
    *,
    meta: Cover,
    attachments: Iterable[Attachment] = (),
) -> tuple[str, ...]:
    """Write one volume: cover, contents, front matter, a numbered chapter a notebook, then every appendix.

    Parameters
    ----------
    front
        Summary, decisions, refusals: blocks that come before the first chapter.
    notebooks
        Executed notebooks in reading order; the cover of each becomes its chapter's title and question.
    out_pdf
        The file to write.
    meta
        The volume's own cover.
    attachments
        Data files to embed.

    Returns
    -------
    tuple of str
        As ``export_notebook``; pages, figures and tables are numbered through the volume.
    """
    read = [read_notebook(path) for path in notebooks]
    chapters = [block for parts in read for block in (parts.cover, *parts.body)]
    return write_pdf((meta, *front, *chapters, *_appendices(read, meta)), out_pdf, attachments=attachments)


def _appendices(read: Sequence[NotebookParts], meta: Cover) -> tuple[Block, ...]:
    """Return the last chapter: the appendix of each notebook under that notebook's title."""
    blocks: list[Block] = []
    for parts in read:
        if parts.appendix:
            blocks += [Heading(1, parts.cover.title), *one_level_down(parts.appendix)]
    if not blocks:
        return ()
    title, question = (say(SENTENCES[key], meta.language) for key in ("appendices", "appendices_question"))
    return (replace(meta, title=title, question=question), *blocks)
