"""Blocks as plain text: what a terminal shows, and what a search reads."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from itineraire.blocks.model import (
    Block,
    Bullets,
    Callout,
    Cover,
    Figure,
    FigurePair,
    Heading,
    PageBreak,
    Panel,
    Panels,
    Paragraph,
    Table,
    Text,
    Tiles,
    plain,
)


def blocks_to_words(blocks: Iterable[Block]) -> str:
    """Return the words of ``blocks``, one paragraph a block."""
    return "\n\n".join(words for block in blocks if (words := _words(block)))


@singledispatch
def _words(block: Block) -> str:
    raise TypeError(f"not a block: {type(block).__name__}")


@_words.register
def _(block: Cover) -> str:
    return "\n".join(line for line in (block.title, block.subtitle, block.question, block.client) if line)


@_words.register
def _(block: Heading) -> str:
    return f"{'#' * block.level} {block.text}"


@_words.register
def _(block: Paragraph) -> str:
    return plain(block.text)


@_words.register
def _(block: Bullets) -> str:
    marks = (f"{number}." if block.ordered else "-" for number in range(1, len(block.items) + 1))
    return "\n".join(f"{mark} {plain(item)}" for mark, item in zip(marks, block.items, strict=True))


@_words.register
def _(block: Tiles) -> str:
    return "\n".join(
        f"{tile.label}: {tile.value}" + (f" ({tile.note})" if tile.note else "") for tile in block.items
    )


@_words.register
def _(block: Panels) -> str:
    return "\n\n".join(_panel(panel) for panel in block.items)


def _panel(panel: Panel) -> str:
    entries = (f"- {one.text}" + (f" ({one.note})" if one.note else "") for one in panel.entries)
    return "\n".join(
        line for line in (panel.title, plain(panel.text), *entries, *map(plain, panel.notes)) if line
    )


@_words.register
def _(block: Table) -> str:
    rows = [[column.label for column in block.columns], *(_cells(row) for row in block.rows)]
    if block.foot is not None:
        rows.append(_cells(block.foot))
    lines = [" | ".join(row) for row in rows]
    return "\n".join(line for line in (block.caption, *lines, block.source) if line)


@_words.register
def _(block: Figure) -> str:
    return "\n".join(line for line in (block.caption, f"[{block.alt}]", block.source) if line)


@_words.register
def _(block: FigurePair) -> str:
    return f"{_words(block.left)}\n\n{_words(block.right)}"


@_words.register
def _(block: Callout) -> str:
    items = (f"- {plain(item)}" for item in block.items)
    return "\n".join(line for line in (block.title, plain(block.text), *items) if line)


@_words.register
def _(block: PageBreak) -> str:
    return ""


def _cells(row: tuple[Text, ...]) -> list[str]:
    return [plain(cell) for cell in row]
