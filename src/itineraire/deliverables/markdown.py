"""Markdown cells as blocks: what no block can print is refused, so that nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from html import unescape
from typing import Any

from itineraire.blocks import (
    Align,
    Block,
    Bullets,
    Callout,
    Column,
    Figure,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
)

Node = Mapping[str, Any]
_SILENT = frozenset({"blank_line", "thematic_break"})


class MarkdownError(Exception):
    """A markdown cell holds something that no block can print."""


def blocks_from_markdown(source: str, attachments: Mapping[str, Mapping[str, str]]) -> list[Block]:
    """Return the blocks of a markdown cell, headings at the level they have there.

    Parameters
    ----------
    source
        Markdown text, tables included.
    attachments
        Pictures pasted in the cell: name -> MIME type -> base64.

    Raises
    ------
    MarkdownError
        On HTML, or on a picture that is not inside the notebook.
    """
    nodes = _parser()(source)
    return [block for node in nodes for block in _blocks(node, attachments)]


@cache
def _parser() -> Any:
    import mistune

    return mistune.create_markdown(renderer=None, plugins=["table", "strikethrough"])


def _blocks(node: Node, attachments: Mapping[str, Mapping[str, str]]) -> Iterable[Block]:
    kind = node["type"]
    if kind in _SILENT or (kind == "block_html" and _is_comment(node["raw"])):
        return []
    if kind == "heading":
        return [Heading(min(node["attrs"]["level"], 4), plain(_runs(node["children"])))]
    if kind == "paragraph":
        return _paragraph(node, attachments)
    if kind == "list":
        return [Bullets(tuple(_items(node)), ordered=node["attrs"]["ordered"])]
    if kind == "block_quote":
        return [Callout("note", "", items=(), text=_joined(node["children"]))]
    if kind == "block_code":
        return [Paragraph(node["raw"].rstrip())]
    if kind == "table":
        return [_table(node)]
    raise MarkdownError(f"{kind}: {str(node.get('raw', '')).strip()[:60]}")


def _paragraph(node: Node, attachments: Mapping[str, Mapping[str, str]]) -> list[Block]:
    """Return the paragraph's words, then its pictures."""
    words = [child for child in node["children"] if child["type"] != "image"]
    pictures = [child for child in node["children"] if child["type"] == "image"]
    text = _runs(words)
    blocks: list[Block] = [Paragraph(text)] if plain(text).strip() else []
    return blocks + [_figure(child, attachments) for child in pictures]


def _figure(node: Node, attachments: Mapping[str, Mapping[str, str]]) -> Figure:
    url = node["attrs"]["url"]
    alt = plain(_runs(node["children"]))
    if not alt:
        raise MarkdownError(f"![](…): {url[:60]}")
    if url.startswith("data:image/"):
        return Figure(url, alt)
    for mime, content in attachments.get(url.removeprefix("attachment:"), {}).items():
        return Figure(f"data:{mime};base64,{''.join(content.split())}", alt)
    raise MarkdownError(url[:60])


def _items(node: Node) -> Iterable[Text]:
    """Yield the items of a list; those of a list inside it follow their parent, after a dash."""
    for item in node["children"]:
        yield _joined([child for child in item["children"] if child["type"] != "list"])
        for inner in (child for child in item["children"] if child["type"] == "list"):
            for text in _items(inner):
                yield (Run("– "), *_as_runs(text))


def _joined(nodes: Iterable[Node]) -> tuple[Run, ...]:
    """Return the runs of several paragraphs as one text."""
    runs: list[Run] = []
    for node in nodes:
        if node["type"] in _SILENT:
            continue
        if node["type"] not in ("paragraph", "block_text"):
            raise MarkdownError(str(node["type"]))
        runs += [Run(" ")] if runs else []
        runs += _runs(node["children"])
    return tuple(runs)


def _table(node: Node) -> Table:
    head, *bodies = node["children"]
    columns = tuple(
        Column(plain(_runs(cell["children"])), align=_align(cell["attrs"]["align"]))
        for cell in head["children"]
    )
    rows = tuple(
        tuple(_runs(cell["children"]) for cell in row["children"])
        for body in bodies
        for row in body["children"]
    )
    return Table(columns, rows)


def _align(found: str | None) -> Align:
    return "right" if found == "right" else "center" if found == "center" else "left"


def _runs(nodes: Iterable[Node], style: Run | None = None) -> tuple[Run, ...]:
    """Return inline nodes as runs, neighbours of one style joined."""
    merged: list[Run] = []
    for run in _inline(nodes, style or Run("")):
        if merged and replace(merged[-1], text="") == replace(run, text=""):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        elif run.text:
            merged.append(run)
    return tuple(merged)


def _inline(nodes: Iterable[Node], style: Run) -> Iterable[Run]:
    for node in nodes:
        kind = node["type"]
        if kind in ("text", "codespan"):
            yield replace(style, text=unescape(node["raw"]))
        elif kind in ("softbreak", "linebreak"):
            yield replace(style, text=" ")
        elif kind == "strong":
            yield from _inline(node["children"], replace(style, bold=True))
        elif kind == "emphasis":
            yield from _inline(node["children"], replace(style, italic=True))
        elif kind in ("link", "strikethrough"):
            yield from _inline(node["children"], style)
        elif not (kind == "inline_html" and _is_comment(node["raw"])):
            raise MarkdownError(f"{kind}: {str(node.get('raw', ''))[:60]}")


def _as_runs(text: Text) -> tuple[Run, ...]:
    return (Run(text),) if isinstance(text, str) else text


def _is_comment(html: str) -> bool:
    return html.strip().startswith("<!--") and html.strip().endswith("-->")
