"""Blocks to what the template reads: a JSON model and its pictures, every string already clean."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from itineraire.blocks import Block, Cover, Heading
from itineraire.deliverables.outline import Chapter, PageGroup, Part, group_pages, level_headings
from itineraire.deliverables.pictures import Layout
from itineraire.deliverables.writer import Writer
from itineraire.errors import DeliverableError, Fault

SCHEMA = "itineraire.document/1"
#: From how many titles on contents are worth printing, and worth a page of their own.
_TITLES_FOR_CONTENTS = 6
_TITLES_FOR_CONTENTS_PAGE = 16


@dataclass(frozen=True)
class Attachment:
    """A text file (JSON, CSV) that travels inside the PDF."""

    name: str
    content: str
    mime: str
    description: str


@dataclass(frozen=True)
class Document:
    """What one compile needs.

    Parameters
    ----------
    cover
        Title, client, date: where the PDF's properties come from.
    files
        Name of each file the template reads -> its text; ``model.json`` is the model itself.
    layout
        Which template lays it out.
    replaced
        Characters that no shipped font can draw, printed as an empty square.
    """

    cover: Cover
    files: dict[str, str]
    layout: Layout
    replaced: tuple[str, ...] = ()


def document(
    blocks: Sequence[Block], *, layout: Layout = "report", attachments: Iterable[Attachment] = ()
) -> Document:
    """Return the document that ``blocks`` describe.

    Parameters
    ----------
    blocks
        The first is the document's ``Cover``; every later ``Cover`` opens a numbered chapter.
    layout
        ``"report"`` has a cover page and, when it is long enough, a contents page; ``"page"`` starts with a
        title band; ``"deck"`` is 16:9.
    attachments
        Data files to embed.

    Raises
    ------
    DeliverableError
        When the first block is no cover, or a picture cannot be read.
    """
    if not blocks or not isinstance(blocks[0], Cover):
        raise DeliverableError(Fault("no_cover"))
    writer = Writer(blocks[0], layout)
    parts = level_headings(blocks[1:])
    groups = (PageGroup(False, parts),) if layout == "deck" else group_pages(parts)
    attached = list(attachments)
    model = {
        "schema": SCHEMA,
        "layout": layout,
        "meta": writer.meta(),
        "labels": writer.labels(),
        "bound": any(isinstance(part, Chapter) for part in parts),
        "contents": _contents(parts) if layout == "report" else "none",
        "groups": [
            {
                "landscape": group.landscape,
                "blocks": [writer.part(part, turned=group.landscape) for part in group.parts],
            }
            for group in groups
        ],
        "attachments": [
            {"path": file.name, "mime": file.mime, "description": writer.typesetter.label(file.description)}
            for file in attached
        ],
    }
    files = {
        **writer.files,
        **{file.name: file.content for file in attached},
        "model.json": json.dumps(model, ensure_ascii=False, sort_keys=True),
    }
    return Document(blocks[0], files, layout, tuple(sorted(writer.typesetter.replaced)))


def _contents(parts: Iterable[Part]) -> Literal["none", "inline", "page"]:
    titles = sum(
        isinstance(part, Chapter) or (isinstance(part, Heading) and part.level <= 2) for part in parts
    )
    if titles < _TITLES_FOR_CONTENTS:
        return "none"
    return "page" if titles >= _TITLES_FOR_CONTENTS_PAGE else "inline"
