"""Markdown cells and HTML tables become blocks, and what no block can print is refused."""

from __future__ import annotations

import pandas as pd
import pytest

from itineraire.blocks import Bullets, Callout, Column, Figure, Heading, Paragraph, Run, Table
from itineraire.deliverables.html_tables import tables_from_html
from itineraire.deliverables.markdown import MarkdownError, blocks_from_markdown

PIXEL = "iVBORw0KGgo="


def test_headings_paragraphs_and_styles() -> None:
    assert blocks_from_markdown("## Titre\n\nUn **fait _net_** et `code`.\nSuite", {}) == [
        Heading(2, "Titre"),
        Paragraph(
            (Run("Un "), Run("fait ", bold=True), Run("net", bold=True, italic=True), Run(" et code. Suite"))
        ),
    ]


def test_entities_and_escapes_are_plain_letters() -> None:
    assert blocks_from_markdown(r"R&amp;D \*net\*", {}) == [Paragraph((Run("R&D *net*"),))]


def test_lists_keep_their_order_and_their_inner_items() -> None:
    assert blocks_from_markdown("1. a\n2. b\n   - c", {}) == [
        Bullets(((Run("a"),), (Run("b"),), (Run("– "), Run("c"))), ordered=True)
    ]


def test_a_quote_is_a_note() -> None:
    assert blocks_from_markdown("> à lire", {}) == [Callout("note", "", (Run("à lire"),))]


def test_a_table_keeps_its_alignment() -> None:
    assert blocks_from_markdown("| Canal | Leads |\n|---|--:|\n| SEO | 12 |", {}) == [
        Table((Column("Canal"), Column("Leads", align="right")), (((Run("SEO"),), (Run("12"),)),))
    ]


def test_a_link_prints_its_words() -> None:
    assert blocks_from_markdown("[le rapport](https://exemple.fr)", {}) == [Paragraph((Run("le rapport"),))]


def test_a_pasted_picture_is_a_figure() -> None:
    assert blocks_from_markdown("![Un graphique](attachment:a.png)", {"a.png": {"image/png": PIXEL}}) == [
        Figure(f"data:image/png;base64,{PIXEL}", alt="Un graphique")
    ]


def test_comments_rules_and_blank_lines_print_nothing() -> None:
    assert blocks_from_markdown("<!-- note -->\n\n---\n\n", {}) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<div>x</div>", "block_html: <div>x</div>"),
        ("un <b>mot</b>", "inline_html: <b>"),
        ("![alt](photo.png)", "photo.png"),
        ("![](data:image/png;base64,AA)", "data:image"),
    ],
)
def test_what_no_block_can_print_is_refused(source: str, said: str) -> None:
    with pytest.raises(MarkdownError, match=said):
        blocks_from_markdown(source, {})


def test_a_frame_shown_by_pandas_keeps_its_cells() -> None:
    frame = pd.DataFrame({"canal": ["SEO & co", "Ads"], "leads": [60, 40]})

    assert tables_from_html(frame.to_html(index=False)) == [
        Table((Column("canal"), Column("leads", align="right")), (("SEO & co", "60"), ("Ads", "40")))
    ]


def test_two_header_rows_are_joined() -> None:
    frame = pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("2026", "T1"), ("2026", "T2")]))

    (table,) = tables_from_html(frame.to_html(index=False))

    assert [column.label for column in table.columns] == ["2026 · T1", "2026 · T2"]


def test_a_table_without_head_takes_its_first_row() -> None:
    html = "<p>avant</p><table><tr><td>a</td></tr><tr><td>b</td></tr></table>"

    assert tables_from_html(html) == [Table((Column("a"),), (("b",),))]


def test_html_without_table_gives_none() -> None:
    assert tables_from_html("<div>bonjour</div><table></table>") == []
