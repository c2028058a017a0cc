"""Executed notebooks to PDF: one document a notebook, or all of them bound in one volume."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from itineraire.blocks import Block, Cover
from itineraire.deliverables.model import Attachment
from itineraire.deliverables.notebook import read_notebook
from itineraire.deliverables.typst_pdf import write_pdf


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
    return write_pdf(read_notebook(path), out_pdf, attachments=attachments)


def bind(
    front: Sequence[Block],
    notebooks: Sequence[Path],
    out_pdf: Path,
    *,
    meta: Cover,
    attachments: Iterable[Attachment] = (),
) -> tuple[str, ...]:
    """Write one volume: cover, contents, front matter, then each notebook as a numbered chapter.

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
    chapters = [block for path in notebooks for block in read_notebook(path)]
    return write_pdf((meta, *front, *chapters), out_pdf, attachments=attachments)
