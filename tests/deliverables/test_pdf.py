"""The PDF: tagged, described, reproducible, and printing every string as it was written."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from itineraire.blocks import (
    Block,
    Bullets,
    Callout,
    Column,
    Cover,
    Figure,
    Heading,
    Paragraph,
    Run,
    Table,
    Tile,
    Tiles,
)
from itineraire.deliverables import Attachment, Layout, compile_pdf, document, write_pdf
from itineraire.deliverables.letters import clean
from itineraire.errors import DeliverableError
from tests.deliverables.sample import COVER, every_block

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40pt" height="40pt"><rect width="40" height="40"/></svg>'
)
DATA = Attachment("figures.json", '{"sessions": 47258}', "application/json", "Données de ce document")
HASH = """
import hashlib
from tests.deliverables.sample import every_block
from itineraire.deliverables import compile_pdf, document
print(hashlib.sha256(compile_pdf(document(every_block()))).hexdigest())
"""


@pytest.fixture(scope="module")
def sample() -> bytes:
    return compile_pdf(document(every_block(), attachments=[DATA]))


def words_of(pdf: bytes) -> str:
    """Return the text of all pages with every space, break point and line end taken out."""
    with pypdfium2.PdfDocument(pdf) as opened:
        text = "".join(page.get_textpage().get_text_range() for page in opened)
    return squeezed(text)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\ufffe]+", "", text)


def structure(pdf: bytes) -> list[tuple[str, str]]:
    """Return the tag and alternative text of each element of the structure tree."""
    found: list[tuple[str, str]] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node.S), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        walk(opened.Root.StructTreeRoot.K)
    return found


def hostile_blocks(text: str) -> tuple[Block, ...]:
    return (
        Cover(f"T{text}", text, date(2026, 9, 30), text, text, text, text, text, "en"),
        Heading(1, text),
        Paragraph((Run(text, bold=True, italic=True, tone="bad"), Run(text))),
        Bullets((text, "end")),
        Tiles((Tile(text, text, text),)),
        Table((Column(text), Column("b")), ((text, "1"),), caption=f"C{text}", source=text, foot=(text, "1")),
        Figure(SQUARE, alt=f"A{text}", caption=text, source=text),
        Callout("decision", text, text, (text,)),
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
@example('#panic("injected") *b* _i_ $x$ @ref <label> `c` [l](u) \\ // --- /* */ #let x = 1')
@example("<script>alert(1)</script> &amp; &lt; ${x} {{x}} {share:percent}")
@example("\U0001f600 \u4e2d\u6587 \u05d0 \x00 \ue000 \u200d \ufeff e\u0301")
@example("x" * 300)
@example("-> <= != 10x20 fi ffl '\"'")
def test_any_string_compiles_under_both_standards(text: str) -> None:
    assert compile_pdf(document(hostile_blocks(text))).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "text",
    [
        '#panic("injected") *b* _i_ $x$ @ref <label> `c` [l](u)',
        "\\ // --- /* */ #let x = 1",
        "<script>alert(1)</script> &amp; {{x}} {share:percent}",
        "-> <= 10x20 affluent difficile 'quoted'",
    ],
)
def test_markup_in_a_string_prints_literally(text: str) -> None:
    printed = words_of(compile_pdf(document(hostile_blocks(text))))

    assert printed.count(squeezed(clean(text))) >= 12


def test_characters_without_a_glyph_are_reported_to_the_caller(tmp_path: Path) -> None:
    blocks = (COVER, Paragraph("Bravo \U0001f600"))

    assert write_pdf(blocks, tmp_path / "a.pdf") == ("\U0001f600",)


def test_two_processes_write_the_same_bytes() -> None:
    project = Path(__file__).resolve().parents[2]
    hashes = {
        subprocess.run(
            [sys.executable, "-c", HASH], capture_output=True, check=True, cwd=project
        ).stdout.strip()
        for _ in range(2)
    }

    assert hashes == {hashlib.sha256(compile_pdf(document(every_block()))).hexdigest().encode()}


def test_the_pdf_says_its_title_language_author_and_standards(sample: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample)) as opened:
        metadata = opened.open_metadata()
        assert opened.Root.Lang == "fr-FR"
        assert opened.Root.MarkInfo.Marked
        assert metadata["dc:title"] == "Diagnostic chiffré"
        assert metadata["dc:creator"] == ["Cabinet Exemple"]
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


def test_every_title_is_a_bookmark_in_its_place(sample: bytes) -> None:
    outline = pypdf.PdfReader(io.BytesIO(sample)).outline
    titles = [str(entry.title) for entry in outline if not isinstance(entry, list)]

    assert [title.replace("\u202f", " ") for title in titles[-2:]] == [
        "55 % du trafic vient d’un seul canal, et son prix monte",
        "Trois corrections rapportent avant la fin du trimestre",
    ]
    assert sum(isinstance(entry, list) for entry in outline) == 2


def test_every_figure_is_described(sample: bytes) -> None:
    """Three charts: one at full width, two at half."""
    figures = [alt for tag, alt in structure(sample) if tag == "/Figure"]

    assert len(figures) == 3
    assert all(alt.startswith("Courbe du coût par lead") for alt in figures)


def test_tables_have_header_cells_and_rows(sample: bytes) -> None:
    """Three tables of four columns, 6 + 30 + 9 rows and a total each."""
    tags = [tag for tag, _alt in structure(sample)]

    assert tags.count("/Table") == 3
    assert tags.count("/TH") == 12
    assert tags.count("/TD") == 4 * (6 + 30 + 9 + 3)


def test_figures_and_tables_are_numbered_through_in_french(sample: bytes) -> None:
    printed = words_of(sample)

    assert [label for label in ("Figure1", "Figure3", "Tableau1", "Tableau3") if label not in printed] == []
    assert "Figure4" not in printed
    assert "Source:GA4,dejanvieràseptembre2026" in printed


def test_pages_say_their_number_and_the_total(sample: bytes) -> None:
    pages = len(pypdf.PdfReader(io.BytesIO(sample)).pages)

    assert f"Page2/{pages}" in words_of(sample)


def test_a_wide_table_is_on_a_turned_page(sample: bytes) -> None:
    turned = [
        page.mediabox.width > page.mediabox.height for page in pypdf.PdfReader(io.BytesIO(sample)).pages
    ]

    assert turned.count(True) == 1


def test_the_data_travel_inside_the_pdf(sample: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample)) as opened:
        assert opened.attachments["figures.json"].get_file().read_bytes() == b'{"sessions": 47258}'


def test_only_our_font_is_embedded(sample: bytes) -> None:
    names = {str(name) for page in pypdf.PdfReader(io.BytesIO(sample)).pages for name in _font_names(page)}

    assert names
    assert all("Inter" in name for name in names)


def _font_names(page: pypdf.PageObject) -> list[str]:
    return [font.get_object()["/BaseFont"] for font in page["/Resources"].get("/Font", {}).values()]


def test_english_has_its_own_labels() -> None:
    english = replace(COVER, language="en", question="Where are we?")
    printed = words_of(compile_pdf(document((english, *every_block()[1:]))))

    assert "Contents" in printed
    assert "Table1" in printed
    assert "Figuresasof30September2026" in printed


def test_a_short_document_has_no_contents_page() -> None:
    printed = words_of(compile_pdf(document((COVER, Heading(1, "Seul titre"), Paragraph("Texte")))))

    assert "Sommaire" not in printed


def test_a_one_page_summary_has_a_title_band_and_no_cover() -> None:
    pdf = compile_pdf(document((COVER, Heading(1, "Titre"), Paragraph("Texte")), layout="page"))

    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1
    assert "Diagnosticchiffré" in words_of(pdf)


def test_a_volume_of_forty_chapters_settles() -> None:
    chapters = [block for _ in range(40) for block in every_block()[:4]]

    assert len(pypdf.PdfReader(io.BytesIO(compile_pdf(document((COVER, *chapters))))).pages) > 15


def test_a_document_without_cover_is_refused() -> None:
    with pytest.raises(DeliverableError, match="no_cover"):
        document((Heading(1, "Titre"),))


def test_a_broken_picture_is_refused_by_name() -> None:
    with pytest.raises(DeliverableError, match="no well-formed SVG"):
        document((COVER, Figure("<svg", alt="a", caption="Coût")))


def test_a_refused_document_leaves_the_earlier_file(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"earlier")

    with pytest.raises(DeliverableError, match="document_refused"):
        write_pdf((COVER, Figure("<svg", alt="a")), out)

    assert out.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("layout", ["report", "page", "deck"])
def test_a_few_very_long_rows_print_to_their_last_word(layout: Layout) -> None:
    rows = tuple((f"{'mot ' * 900}fin{number}", "1") for number in range(3))
    table = Table((Column("Texte"), Column("N")), rows, caption="Longues lignes")
    callout = Callout("note", "Longue note", f"{'mot ' * 2000}finale")
    pdf = compile_pdf(document((COVER, Heading(1, "Titre"), table, callout), layout=layout))

    with pypdfium2.PdfDocument(pdf) as opened:
        lowest = [_lowest_letter(page) for page in opened]

    assert [end for end in ("fin0", "fin1", "fin2", "finale") if end not in words_of(pdf)] == []
    assert min(lowest) > 20  # points above the paper's edge, where the running foot stands


def _lowest_letter(page: pypdfium2.PdfPage) -> float:
    text = page.get_textpage()
    return min((text.get_charbox(at)[1] for at in range(text.count_chars())), default=100.0)


def test_a_logo_on_the_cover_is_described_by_the_firm() -> None:
    pdf = compile_pdf(document((replace(COVER, logo=SQUARE), Heading(1, "Titre"))))

    assert [alt for tag, alt in structure(pdf) if tag == "/Figure"] == ["Cabinet Exemple"]
