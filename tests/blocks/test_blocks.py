"""The document model keeps every word, refuses what cannot be printed and never trusts a client's string."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.blocks import (
    MIME_TYPE,
    Bullets,
    Callout,
    Column,
    Cover,
    Entry,
    Figure,
    FigurePair,
    Heading,
    PageBreak,
    Panel,
    Panels,
    Paragraph,
    Run,
    Section,
    Table,
    Tile,
    Tiles,
    blocks_from_json,
    blocks_to_json,
    plain,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
seen_words = words.filter(lambda text: bool(text.strip()))
tones = st.sampled_from(["neutral", "good", "warning", "bad"])
texts = words | st.lists(st.builds(Run, words, st.booleans(), st.booleans(), tones), max_size=3).map(tuple)
figures = st.builds(Figure, words, seen_words, words, words)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    columns = st.builds(Column, words, st.sampled_from(["left", "right", "center"]), st.floats(0.1, 9))
    row = st.tuples(*[texts] * width)
    return Table(
        draw(st.tuples(*[columns] * width)),
        tuple(draw(st.lists(row, max_size=3))),
        draw(words),
        draw(words),
        draw(st.none() | row),
        draw(st.booleans()),
    )


entries = st.lists(st.builds(Entry, words, words), max_size=3).map(tuple)
panels = st.builds(Panel, words, texts, entries, st.lists(texts, max_size=2).map(tuple))
blocks = st.lists(
    st.one_of(
        st.builds(Cover, words, words, st.dates(date(2000, 1, 1)), words, words, logo=st.none() | words),
        st.builds(Heading, st.integers(1, 4), words),
        st.builds(Paragraph, texts),
        st.builds(Bullets, st.lists(texts, max_size=3).map(tuple), st.booleans()),
        st.builds(Tiles, st.lists(st.builds(Tile, words, words, words, tones), max_size=3).map(tuple)),
        st.builds(Panels, st.lists(panels, max_size=3).map(tuple)),
        tables(),
        figures,
        st.builds(FigurePair, figures, figures),
        st.builds(Callout, st.sampled_from(["decision", "warning", "note", "good"]), words, texts),
        st.just(PageBreak()),
    ),
    max_size=5,
).map(tuple)


class _Tags(HTMLParser):
    """Collects the tags and attributes that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _value in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


@given(blocks)
def test_blocks_come_back_from_json_text_as_they_left(sent: tuple) -> None:
    assert blocks_from_json(json.loads(json.dumps(blocks_to_json(sent)))) == sent


@given(words)
def test_a_client_word_never_becomes_a_tag_or_an_attribute(word: str) -> None:
    hostile = f"<script>{word}</script>\" onload='x"
    section = Section(
        (
            Heading(1, hostile),
            Paragraph((Run(hostile, bold=True),)),
            Bullets((hostile,)),
            Table((Column(hostile),), ((hostile,),), caption=hostile, source=hostile),
            Figure(hostile, alt=hostile, caption=hostile),
            Callout("note", hostile, hostile),
            Tiles((Tile(hostile, hostile, hostile),)),
        )
    )

    page = _Tags(section._repr_mimebundle_()["text/html"])

    assert "script" not in page.tags
    assert page.attributes <= {"class", "style", "scope", "src", "alt"}
    assert page.words.count("<script>") >= 13


def test_a_cell_shows_data_html_and_plain_words() -> None:
    shown = Section(
        (Heading(1, "Titre"), Table((Column("Canal"),), (("SEO",),)), PageBreak())
    )._repr_mimebundle_()

    assert shown[MIME_TYPE]["blocks"][0] == {"block": "heading", "level": 1, "text": "Titre"}
    assert "<h2>Titre</h2>" in shown["text/html"]
    assert shown["text/plain"] == "# Titre\n\nCanal\nSEO"


def test_the_words_of_runs_are_joined_in_order() -> None:
    assert plain((Run("55 %", bold=True), Run(" du trafic"))) == "55 % du trafic"


def test_a_figure_without_description_is_refused() -> None:
    with pytest.raises(ValueError, match="no alternative text"):
        Figure("<svg/>", alt="  ", caption="Coût")


def test_a_row_of_another_width_is_refused_with_its_number() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 columns"):
        Table((Column("a"), Column("b")), (("1", "2"), ("3",)))


def test_a_foot_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 columns"):
        Table((Column("a"), Column("b")), (("1", "2"),), foot=("3",))


def test_a_table_without_column_is_refused() -> None:
    with pytest.raises(ValueError, match="has no column"):
        Table((), ())


def test_a_column_without_width_is_refused() -> None:
    with pytest.raises(ValueError, match="width above 0"):
        Column("a", width=0)


@pytest.mark.parametrize("level", [0, 5])
def test_a_heading_level_outside_one_to_four_is_refused(level: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 4"):
        Heading(level, "Titre")


def test_an_unknown_block_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="unknown block 'hologram'"):
        blocks_from_json([{"block": "hologram"}])


def test_a_block_with_a_wrong_field_is_refused() -> None:
    with pytest.raises(ValueError, match="level"):
        blocks_from_json([{"block": "heading", "level": "high", "text": "x"}])
