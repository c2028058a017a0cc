"""The blocks a document is made of: frozen, comparable, free of any layout.

A ``Text`` is a plain string or a tuple of ``Run`` when part of it is bold, italic or toned. Numbers arrive
already written by ``wording``; a block never formats, never computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Tone = Literal["neutral", "good", "warning", "bad"]
Align = Literal["left", "right", "center"]
CalloutKind = Literal["decision", "warning", "note", "good"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; the tone is a colour, the words must carry the meaning without it."""

    text: str
    bold: bool = False
    italic: bool = False
    tone: Tone = "neutral"


Text: TypeAlias = str | tuple[Run, ...]


def plain(text: Text) -> str:
    """Return the words of ``text`` without their style.

    Examples
    --------
    >>> plain((Run("55 %", bold=True), Run(" du trafic")))
    '55 % du trafic'
    """
    return text if isinstance(text, str) else "".join(run.text for run in text)


@dataclass(frozen=True)
class Cover:
    """First page of a document; in a bound volume it opens a chapter with its ``title`` and ``question``.

    Parameters
    ----------
    title, subtitle
        What the document is; the subtitle may be empty.
    question
        The executive's question that the document answers.
    client, firm, version, confidentiality
        Printed on the cover and in the running head and foot.
    as_of
        The "today" of the figures.
    language
        Sets the labels, the hyphenation and the document's language.
    logo
        SVG text, or a ``data:image/png;base64,`` address; ``None`` for no logo.
    """

    title: str
    client: str
    as_of: date
    question: str = ""
    subtitle: str = ""
    firm: str = ""
    version: str = ""
    confidentiality: str = ""
    language: Literal["fr", "en"] = "fr"
    logo: str | None = None


@dataclass(frozen=True)
class Heading:
    """A title that says the message; level 1 opens a chapter, 2 and 3 divide it."""

    level: int
    text: str

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 4:
            raise ValueError(f"a heading has a level from 1 to 4, found {self.level}: {self.text!r}")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text."""

    text: Text


@dataclass(frozen=True)
class Bullets:
    """A flat list; ``ordered`` numbers its items from 1."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Tile:
    """One key figure: what it is, its written value, and a note such as its change or its period."""

    label: str
    value: str
    note: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Tiles:
    """A row of key figures, two to four abreast."""

    items: tuple[Tile, ...]


@dataclass(frozen=True)
class Entry:
    """One line of a panel: what it is, and a note such as its owner and date."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Panel:
    """A narrow column: a title, what it is about, its entries, and notes below them."""

    title: str
    text: Text = ""
    entries: tuple[Entry, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Panels:
    """Two to four panels side by side, to be compared at a glance."""

    items: tuple[Panel, ...]


@dataclass(frozen=True)
class Column:
    """A table column; ``width`` is its share of the table relative to the others."""

    label: str
    align: Align = "left"
    width: float = 1.0

    def __post_init__(self) -> None:
        if not self.width > 0:
            raise ValueError(f"column {self.label!r} needs a width above 0, found {self.width}")


@dataclass(frozen=True)
class Table:
    """A table of written values; the caption is its message, ``foot`` its total row.

    ``landscape`` turns the page for tables too wide for a portrait one (more than about 8 columns).
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    caption: str = ""
    source: str = ""
    foot: tuple[Text, ...] | None = None
    landscape: bool = False

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError(f"table {self.caption!r} has no column")
        width = len(self.columns)
        for number, row in enumerate(self.rows if self.foot is None else (*self.rows, self.foot), start=1):
            if len(row) != width:
                raise ValueError(
                    f"table {self.caption!r}: row {number} has {len(row)} cells for {width} columns"
                )


@dataclass(frozen=True)
class Figure:
    """A picture with its message, its words for who cannot see it, and its source.

    Parameters
    ----------
    image
        SVG text (see ``charts.style.to_svg``), or a ``data:image/png;base64,`` or jpeg address.
    alt
        What the picture shows, in words; compulsory.
    caption, source
        The message above the picture and the origin of its figures below.
    """

    image: str
    alt: str
    caption: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError(f"figure {self.caption!r} has no alternative text: say in words what it shows")


@dataclass(frozen=True)
class FigurePair:
    """Two half-width figures side by side."""

    left: Figure
    right: Figure


@dataclass(frozen=True)
class Callout:
    """A framed box: a decision asked, a warning, a note or good news; text, then an optional list."""

    kind: CalloutKind
    title: str
    text: Text = ""
    items: tuple[Text, ...] = ()


@dataclass(frozen=True)
class PageBreak:
    """A new page."""


Block: TypeAlias = (
    Cover | Heading | Paragraph | Bullets | Tiles | Panels | Table | Figure | FigurePair | Callout | PageBreak
)
