"""Blocks as HTML for JupyterLab: every word escaped, every style inline, light and dark themes alike."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import singledispatch
from html import escape

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
    Run,
    Table,
    Text,
    Tiles,
)

_TONES = {"neutral": "#123a5e", "good": "#1a6b3c", "warning": "#a34508", "bad": "#b3261e"}
_BOXES = {"decision": "#123a5e", "warning": "#a34508", "note": "#5b6770", "good": "#1a6b3c"}
_SMALL = "font-size:.85em;opacity:.75"


def blocks_to_html(blocks: Iterable[Block]) -> str:
    """Return ``blocks`` as one HTML fragment; no string of a block is ever read as markup."""
    body = "".join(_html(block) for block in blocks)
    return f'<div class="itineraire" style="max-width:60em;line-height:1.45">{body}</div>'


@singledispatch
def _html(block: Block) -> str:
    raise TypeError(f"not a block: {type(block).__name__}")


@_html.register
def _(block: Cover) -> str:
    about = " · ".join(part for part in (block.client, block.as_of.isoformat(), block.version) if part)
    return (
        '<div style="background:#123a5e;color:#fff;padding:1.4em 1.6em;border-radius:4px">'
        f'<div style="font-size:1.7em;font-weight:600">{escape(block.title)}</div>'
        f"<div>{escape(block.subtitle)}</div>"
        f'<div style="margin-top:.6em;font-style:italic">{escape(block.question)}</div>'
        f'<div style="margin-top:.8em;font-size:.85em">{escape(about)}</div></div>'
    )


@_html.register
def _(block: Heading) -> str:
    tag = f"h{block.level + 1}"  # a notebook keeps h1 for its own title
    return f"<{tag}>{escape(block.text)}</{tag}>"


@_html.register
def _(block: Paragraph) -> str:
    return f"<p>{_text(block.text)}</p>"


@_html.register
def _(block: Bullets) -> str:
    return _items(block.items, "ol" if block.ordered else "ul")


@_html.register
def _(block: Tiles) -> str:
    return '<div style="display:flex;flex-wrap:wrap;gap:.8em;margin:1em 0">{}</div>'.format(
        "".join(
            f'<div style="flex:1 1 9em;border-top:3px solid {_TONES[tile.tone]};padding:.5em .7em;'
            f'background:rgba(128,128,128,.08)"><div style="{_SMALL}">{escape(tile.label)}</div>'
            f'<div style="font-size:1.6em;font-weight:600">{escape(tile.value)}</div>'
            f'<div style="{_SMALL}">{escape(tile.note)}</div></div>'
            for tile in block.items
        )
    )


@_html.register
def _(block: Panels) -> str:
    panels = "".join(_panel(panel) for panel in block.items)
    return f'<div style="display:flex;flex-wrap:wrap;gap:1em;margin:1em 0">{panels}</div>'


def _panel(panel: Panel) -> str:
    entries = "".join(
        f'<li>{escape(one.text)}<div style="{_SMALL}">{escape(one.note)}</div></li>' for one in panel.entries
    )
    notes = "".join(f'<div style="{_SMALL}">{_text(note)}</div>' for note in panel.notes)
    return (
        '<div style="flex:1 1 14em;border-top:3px solid #123a5e;padding:.5em .7em">'
        f'<div style="font-weight:600">{escape(panel.title)}</div><div>{_text(panel.text)}</div>'
        f"<ul>{entries}</ul>{notes}</div>"
    )


@_html.register
def _(block: Table) -> str:
    head = _row(
        tuple(column.label for column in block.columns), block, "th", "border-bottom:2px solid #123a5e"
    )
    body = "".join(_row(row, block, "td") for row in block.rows)
    foot = ""
    if block.foot is not None:
        foot = (
            f"<tfoot>{_row(block.foot, block, 'td', 'border-top:1px solid #123a5e;font-weight:600')}</tfoot>"
        )
    return (
        f'<table style="border-collapse:collapse;width:100%;margin:1em 0">{_caption(block.caption)}'
        f"<thead>{head}</thead><tbody>{body}</tbody>{foot}</table>{_source(block.source)}"
    )


@_html.register
def _(block: Figure) -> str:
    title = (
        f'<figcaption style="font-weight:600">{escape(block.caption)}</figcaption>' if block.caption else ""
    )
    picture = f'<img src="{escape(_address(block.image))}" alt="{escape(block.alt)}" style="max-width:100%">'
    return f'<figure style="margin:1em 0;flex:1 1 0">{title}{picture}{_source(block.source)}</figure>'


@_html.register
def _(block: FigurePair) -> str:
    return f'<div style="display:flex;gap:1em">{_html(block.left)}{_html(block.right)}</div>'


@_html.register
def _(block: Callout) -> str:
    text = f"<div>{_text(block.text)}</div>" if block.text else ""
    items = _items(block.items, "ul") if block.items else ""
    return (
        f'<div style="border-left:4px solid {_BOXES[block.kind]};background:rgba(128,128,128,.08);'
        f'padding:.7em 1em;margin:1em 0">'
        f'<div style="font-weight:600">{escape(block.title)}</div>{text}{items}</div>'
    )


@_html.register
def _(block: PageBreak) -> str:
    return '<hr style="border:0;border-top:1px dashed rgba(128,128,128,.5)">'


def _text(text: Text) -> str:
    return escape(text) if isinstance(text, str) else "".join(_run(run) for run in text)


def _run(run: Run) -> str:
    html = escape(run.text)
    if run.tone != "neutral":
        html = f'<span style="color:{_TONES[run.tone]}">{html}</span>'
    html = f"<em>{html}</em>" if run.italic else html
    return f"<strong>{html}</strong>" if run.bold else html


def _items(items: tuple[Text, ...], tag: str) -> str:
    return f"<{tag}>{''.join(f'<li>{_text(item)}</li>' for item in items)}</{tag}>"


def _row(cells: tuple[Text, ...], table: Table, tag: str, style: str = "") -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return f'<tr style="{style}">{{}}</tr>'.format(
        "".join(
            f'<{tag}{scope} style="text-align:{column.align};padding:.35em .6em">{_text(cell)}</{tag}>'
            for column, cell in zip(table.columns, cells, strict=True)
        )
    )


def _caption(caption: str) -> str:
    return f'<caption style="text-align:left;font-weight:600">{escape(caption)}</caption>' if caption else ""


def _source(source: str) -> str:
    return f'<div style="{_SMALL}">{escape(source)}</div>' if source else ""


def _address(image: str) -> str:
    """Return an address for ``img``: there, an SVG runs no script and shares no id with the page."""
    if image.startswith("data:image/"):
        return image
    return "data:image/svg+xml;base64," + b64encode(image.encode("utf-8", "replace")).decode()
