"""One document to PDF/A-3a and PDF/UA-1 bytes, with our fonts only and no network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from itineraire.blocks import Block
from itineraire.charts.style import fonts_folder
from itineraire.deliverables.model import Attachment, Document, document
from itineraire.deliverables.pictures import Layout
from itineraire.errors import DeliverableError, Fault
from itineraire.files import write_whole

if TYPE_CHECKING:
    from typst import Fonts

STANDARDS = ("a-3a", "ua-1")
_TEMPLATES = {"report": "report.typ", "page": "report.typ", "deck": "deck.typ"}


def compile_pdf(content: Document) -> bytes:
    """Return the PDF of a document; the same document gives the same bytes, in any process.

    Raises
    ------
    DeliverableError
        When the layout refuses the document, or would fall back on a font that is not ours.
    """
    import typst

    files = {name: text.encode() for name, text in content.files.items()}
    files["main.typ"] = _template(_TEMPLATES[content.layout])
    files["house.typ"] = _template("house.typ")
    compile_files: Any = typst.compile_with_warnings  # its stubs leave out a dictionary of files
    try:
        pdf, warnings = compile_files(
            files,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=list(STANDARDS),
            timestamp=_midnight(content.cover.as_of),
        )
    except typst.TypstError as error:
        raise _refused(content, error.message) from error
    if warnings:
        raise _refused(content, "; ".join(warning.message for warning in warnings))
    return bytes(pdf)


def write_pdf(
    blocks: Sequence[Block],
    out: Path,
    *,
    layout: Layout = "report",
    attachments: Iterable[Attachment] = (),
) -> tuple[str, ...]:
    """Lay out ``blocks`` and write the PDF at ``out``, whole or not at all.

    Parameters
    ----------
    blocks
        The first is the document's ``Cover``; every later ``Cover`` opens a numbered chapter.
    out
        The file to write; its folder is made if needed.
    layout, attachments
        As in ``document``.

    Returns
    -------
    tuple of str
        Characters of the text that no shipped font can draw: the PDF leaves pictures out and says … for letters.
    """
    content = document(blocks, layout=layout, attachments=attachments)
    write_whole(out, compile_pdf(content))
    return content.replaced


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _refused(content: Document, reason: str) -> DeliverableError:
    return DeliverableError(Fault("document_refused", values={"title": content.cover.title, "error": reason}))


@cache
def _template(name: str) -> bytes:
    return resources.files("itineraire.deliverables").joinpath("templates", name).read_bytes()


@cache
def _fonts() -> Fonts:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts_folder())]
    )
