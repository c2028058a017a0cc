"""Blocks to JSON values and back, without loss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from itineraire.blocks.model import (
    Block,
    Bullets,
    Callout,
    Cover,
    Figure,
    FigurePair,
    Heading,
    PageBreak,
    Panels,
    Paragraph,
    Table,
    Tiles,
)

_KINDS: dict[str, type[Any]] = {
    "cover": Cover,
    "heading": Heading,
    "paragraph": Paragraph,
    "bullets": Bullets,
    "tiles": Tiles,
    "panels": Panels,
    "table": Table,
    "figure": Figure,
    "figure_pair": FigurePair,
    "callout": Callout,
    "page_break": PageBreak,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(_KINDS[name])


def blocks_to_json(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return one JSON object a block: its ``block`` kind and its fields."""
    return [_value(block) for block in blocks]


def blocks_from_json(values: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Return the blocks that ``blocks_to_json`` wrote.

    Raises
    ------
    ValueError
        When a kind is unknown or a field does not fit it.
    """
    return tuple(_block(value) for value in values)


def _value(block: Block) -> dict[str, Any]:
    name = _NAMES[type(block)]
    return {"block": name, **_adapter(name).dump_python(block, mode="json")}


def _block(value: Mapping[str, Any]) -> Block:
    name = value.get("block")
    if name not in _KINDS:
        raise ValueError(f"unknown block {name!r}; known: {', '.join(_KINDS)}")
    fields = {key: field for key, field in value.items() if key != "block"}
    block: Block = _adapter(name).validate_python(fields)
    return block
