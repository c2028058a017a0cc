"""An executed notebook prints its prose and its blocks, hides its workings, and fails on an error."""

from __future__ import annotations

import io
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import pypdf
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

from itineraire.blocks import Block, Cover, Figure, Heading, Paragraph, Run, Section, Table
from itineraire.deliverables import bind, export_notebook
from itineraire.deliverables.exporter import ItinerairePdfExporter
from itineraire.deliverables.notebook import notebook_blocks
from itineraire.errors import DeliverableError
from tests.deliverables.sample import COVER, every_block


def shown(data: dict[str, Any]) -> NotebookNode:
    return new_output("display_data", data=data)


def section(*blocks: Block) -> NotebookNode:
    return new_code_cell("show()", outputs=[shown(Section(blocks)._repr_mimebundle_())])


def notebook(*cells: NotebookNode) -> NotebookNode:
    return new_notebook(cells=list(cells))


def png() -> str:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, format="png")
    return b64encode(buffer.getvalue()).decode() + "\n"


def chapter(title: str) -> NotebookNode:
    return notebook(
        new_markdown_cell(f"# {title}"),
        new_code_cell("client = 'demo'", metadata={"tags": ["parameters"]}),
        section(replace(COVER, title=title, question=f"Que dit {title} ?")),
        new_markdown_cell("## Message"),
        section(*every_block()[2:6]),
    )


def written(folder: Path, name: str, content: NotebookNode) -> Path:
    path = folder / f"{name}.ipynb"
    nbformat.write(content, path)
    return path


def words_of(path: Path) -> str:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return " ".join(text.replace("\u200b", "").split())


def test_the_cover_block_replaces_the_notebook_title() -> None:
    blocks = notebook_blocks(notebook(new_markdown_cell("# Titre\n\nIntro"), section(COVER)), "a.ipynb")

    assert blocks == (COVER, Paragraph((Run("Intro"),)))


def test_without_cover_block_the_title_makes_the_cover_of_the_run_day() -> None:
    content = notebook(new_markdown_cell("# Titre"), new_markdown_cell("## Message"))
    content.metadata["papermill"] = {"start_time": "2026-09-30T08:00:00.000000+00:00"}

    assert notebook_blocks(content, "a.ipynb") == (
        Cover("Titre", client="", as_of=date(2026, 9, 30)),
        Heading(1, "Message"),
    )


def test_a_markdown_title_of_level_two_stands_beside_a_block_title_of_level_one() -> None:
    blocks = notebook_blocks(
        notebook(
            section(COVER),
            new_markdown_cell("# T\n\n## A"),
            section(Heading(1, "B")),
            new_markdown_cell("### C"),
        ),
        "a.ipynb",
    )

    assert blocks[1:] == (Heading(1, "A"), Heading(1, "B"), Heading(2, "C"))


def test_workings_stay_out() -> None:
    widget = {
        "application/vnd.jupyter.widget-view+json": {"model_id": "x"},
        "text/plain": "IntSlider(value=12)",
    }
    blocks = notebook_blocks(
        notebook(
            section(COVER),
            new_code_cell("1", outputs=[new_output("stream", text="bruit"), shown({"text/plain": "Axes()"})]),
            new_code_cell("w", outputs=[shown(widget)]),
            new_code_cell(
                "live", metadata={"tags": ["live"]}, outputs=section(Paragraph("curseurs")).outputs
            ),
            new_code_cell(
                "x", metadata={"tags": ["remove-output"]}, outputs=section(Paragraph("caché")).outputs
            ),
        ),
        "a.ipynb",
    )

    assert blocks == (COVER,)


def test_our_blocks_come_before_the_html_of_the_same_output() -> None:
    data = {**Section((Paragraph("nous"),))._repr_mimebundle_(), "image/png": png()}

    assert notebook_blocks(notebook(section(COVER), new_code_cell("x", outputs=[shown(data)])), "a.ipynb")[
        1:
    ] == (Paragraph("nous"),)


def test_other_outputs_print_as_picture_table_or_words() -> None:
    outputs = [
        shown({"image/png": png(), "text/plain": "<Figure>"}),
        shown({"text/html": "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>"}),
        shown({"text/markdown": "**dit**"}),
    ]
    blocks = notebook_blocks(
        notebook(section(COVER), new_markdown_cell("## Coûts"), new_code_cell("x", outputs=outputs)),
        "a.ipynb",
    )

    assert [type(block) for block in blocks[2:]] == [Figure, Table, Paragraph]
    assert blocks[2].alt == "Graphique de la partie «\u202fCoûts\u202f»"


def test_the_author_describes_a_foreign_picture_in_the_cell_metadata() -> None:
    cell = new_code_cell("x", metadata={"alt": "Une courbe"}, outputs=[shown({"image/png": png()})])

    assert notebook_blocks(notebook(section(COVER), cell), "a.ipynb")[1].alt == "Une courbe"


def test_appendix_cells_go_last_under_their_own_title() -> None:
    detail = new_markdown_cell("## Détail", metadata={"tags": ["appendix"]})

    blocks = notebook_blocks(notebook(section(COVER), detail, new_markdown_cell("## Message")), "a.ipynb")

    assert blocks[1:] == (Heading(1, "Message"), Heading(1, "Annexe"), Heading(2, "Détail"))


def test_an_error_names_the_notebook_and_the_cell() -> None:
    failed = new_code_cell(
        "1/0", outputs=[new_output("error", ename="ZeroDivisionError", evalue="division", traceback=[])]
    )

    with pytest.raises(DeliverableError, match=r"3_workstreams.ipynb: notebook_error") as caught:
        notebook_blocks(notebook(section(COVER), failed), "3_workstreams.ipynb")

    assert caught.value.faults[0].values["cell"] == 2
    assert caught.value.faults[0].values["error"] == "ZeroDivisionError : division"


def test_content_that_cannot_be_printed_names_its_cell() -> None:
    with pytest.raises(DeliverableError, match="notebook_content"):
        notebook_blocks(notebook(new_markdown_cell("<video/>")), "a.ipynb")


def test_a_notebook_becomes_a_pdf_of_its_own(tmp_path: Path) -> None:
    out = tmp_path / "1.pdf"

    assert export_notebook(written(tmp_path, "1_diagnostic", chapter("Diagnostic")), out) == ()
    assert "Le coût par lead a augmenté de 18 % en six mois" in words_of(out)
    assert "client = 'demo'" not in words_of(out)


def test_a_failed_notebook_leaves_no_pdf(tmp_path: Path) -> None:
    failed = new_code_cell("1/0", outputs=[new_output("error", ename="E", evalue="x", traceback=[])])
    path = written(tmp_path, "a", notebook(section(COVER), failed))

    with pytest.raises(DeliverableError, match="notebook_error"):
        export_notebook(path, tmp_path / "a.pdf")

    assert not (tmp_path / "a.pdf").exists()


def test_a_volume_numbers_chapters_figures_and_pages_through(tmp_path: Path) -> None:
    paths = [written(tmp_path, name, chapter(name)) for name in ("Diagnostic", "Objectifs", "Chantiers")]
    out = tmp_path / "plan.pdf"

    bind(
        [Heading(1, "La synthèse"), Paragraph("Cinq réponses.")],
        paths,
        out,
        meta=replace(COVER, title="Plan d’action"),
    )

    words = words_of(out)
    titles = [
        str(entry.title).split() for entry in pypdf.PdfReader(out).outline if not isinstance(entry, list)
    ]
    assert titles[-4:] == [["La", "synthèse"], ["1", "Diagnostic"], ["2", "Objectifs"], ["3", "Chantiers"]]
    assert "Que dit Objectifs ?" in words
    assert [number for number in (1, 2, 3) if f"Figure {number}" not in words] == []
    assert "Figure 4" not in words


@pytest.mark.slow
def test_nbconvert_knows_the_exporter_by_name(tmp_path: Path) -> None:
    path = written(tmp_path, "carnet", chapter("Diagnostic"))
    command = [sys.executable, "-m", "nbconvert", "--to", "itineraire-pdf", path]

    subprocess.run(command, check=True, capture_output=True)

    assert "Diagnostic" in words_of(tmp_path / "carnet.pdf")


def test_the_exporter_gives_bytes_and_no_side_files() -> None:
    pdf, resources = ItinerairePdfExporter().from_notebook_node(chapter("Diagnostic"))

    assert pdf.startswith(b"%PDF-")
    assert not resources.get("outputs")
