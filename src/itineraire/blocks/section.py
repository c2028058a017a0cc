"""What a notebook cell shows: the same blocks as data for the PDF, as HTML for the screen, as plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from itineraire.blocks.codec import blocks_to_json
from itineraire.blocks.model import Block
from itineraire.blocks.screen import blocks_to_html
from itineraire.blocks.words import blocks_to_words

MIME_TYPE = "application/vnd.itineraire.block.v1+json"


@dataclass(frozen=True)
class Section:
    """A run of blocks shown by one cell."""

    blocks: tuple[Block, ...]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Return the blocks as our own JSON (which the PDF reads), as HTML and as plain text."""
        return {
            MIME_TYPE: {"blocks": blocks_to_json(self.blocks)},
            "text/html": blocks_to_html(self.blocks),
            "text/plain": blocks_to_words(self.blocks),
        }
