"""Chapters are numbered, heading levels skip none, wide tables take along the title above them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.blocks import Column, Cover, Entry, Heading, PageBreak, Panel, Panels, Paragraph, Run, Table
from itineraire.deliverables.columns import column_widths, panels_height_cm, row_heights_cm
from itineraire.deliverables.outline import Chapter, group_pages, level_headings

TALL = Table((Column("a"),), (("1",),))
WIDE = Table((Column("a"),), (("1",),), landscape=True)


def cover(title: str) -> Cover:
    return Cover(title, client="Client", as_of=date(2026, 9, 30))


def levels(blocks: list) -> list[int]:
    return [part.level for part in level_headings(blocks) if isinstance(part, Heading)]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=12))
def test_levels_start_at_one_and_never_skip(found: list[int]) -> None:
    printed = levels([Heading(level, "t") for level in found])

    assert printed[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(printed))


def test_a_gap_is_closed() -> None:
    assert levels([Heading(2, "a"), Heading(4, "b"), Heading(2, "c"), Heading(3, "d")]) == [1, 2, 1, 2]


def test_titles_of_a_chapter_start_at_two() -> None:
    assert levels([Heading(1, "front"), cover("Un"), Heading(1, "a"), Heading(2, "b")]) == [1, 2, 3]


def test_chapters_are_numbered_in_order() -> None:
    parts = level_headings([Paragraph("front"), cover("Un"), cover("Deux")])

    assert [(part.number, part.cover.title) for part in parts if isinstance(part, Chapter)] == [
        (1, "Un"),
        (2, "Deux"),
    ]


def test_a_wide_table_turns_its_page_with_its_title() -> None:
    parts = (Paragraph("avant"), Heading(2, "Détail"), Paragraph("lire"), WIDE, Paragraph("après"))

    groups = group_pages(parts)

    assert [(group.landscape, len(group.parts)) for group in groups] == [(False, 1), (True, 3), (False, 1)]


def test_words_under_an_earlier_title_stay_upright() -> None:
    groups = group_pages((Heading(1, "Titre"), TALL, Paragraph("suite"), WIDE))

    assert [(group.landscape, len(group.parts)) for group in groups] == [(False, 3), (True, 1)]


def test_wide_tables_in_a_row_share_turned_pages() -> None:
    assert [group.landscape for group in group_pages((WIDE, WIDE))] == [True]


def test_a_page_break_between_turned_pages_prints_no_empty_page() -> None:
    assert [group.landscape for group in group_pages((WIDE, PageBreak()))] == [True]


def test_widths_given_are_kept() -> None:
    assert column_widths(Table((Column("a", width=3), Column("b", width=1)), ())) == (3, 1)


def test_a_column_of_text_is_wider_than_a_column_of_figures() -> None:
    """Longest word 7 and longest cell 25 weigh 7 + (25 - 7) / 2 = 16; a figure weighs the least, 5."""
    table = Table((Column("Avis"), Column("N")), (((Run("La qualité baisse en juin"),), "12"),))

    assert column_widths(table) == pytest.approx((16.0, 5.0))


def test_rows_are_as_tall_as_their_longest_cell() -> None:
    """10 cm shared 3 to 1: 7.5 cm less two letters hold 44.9 letters of 0.16 cm, 100 take 3 lines."""
    table = Table((Column("a"), Column("b")), (("x" * 100, "y"), ("x", "y")))

    assert row_heights_cm(table, (3, 1), 10) == pytest.approx([3 * 0.43 + 0.35, 0.43 + 0.35])


def test_panels_are_as_tall_as_their_tallest_title_entries_and_notes() -> None:
    """10 cm for two leave 29 letters a line. Titles: 1 line and a half; entries: 2 + 1 lines with one gap, twice.

    The widest part of each row counts: 1.5 + 0.5 (no text: half a line), then 7, then 1.5 lines of 0.33 cm.
    """
    entry = Entry("x" * 40, "note")
    panels = Panels((Panel("Titre", entries=(entry, entry)), Panel("Titre", notes=("fin",))))

    assert panels_height_cm(panels, 10) == pytest.approx(0.33 * (2 + 7 + 1.5) + 0.35)
