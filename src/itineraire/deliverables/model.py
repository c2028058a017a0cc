"""Blocks to what the template reads: a JSON model and its pictures, every string already clean."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import Any, Literal

from itineraire.blocks import (
    Block,
    Bullets,
    Callout,
    Cover,
    Figure,
    FigurePair,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    Tiles,
)
from itineraire.deliverables.columns import column_widths
from itineraire.deliverables.letters import Typesetter
from itineraire.deliverables.outline import Chapter, Part, group_pages, level_headings
from itineraire.deliverables.pictures import picture
from itineraire.errors import DeliverableError, Fault
from itineraire.wording import say
from itineraire.wording.deliverables import SENTENCES

Layout = Literal["report", "page", "deck"]

SCHEMA = "itineraire.document/1"
#: Room for a picture, in centimetres: text width and most of the height of a portrait and a landscape page.
_PORTRAIT_CM = (16.6, 19.0)
_LANDSCAPE_CM = (25.3, 12.0)
_HALF_CM = 8.0
_LONG_CALLOUT_ITEMS = 14
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
    writer = _Writer(blocks[0])
    parts = level_headings(blocks[1:])
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
                "blocks": [writer.part(part, group.landscape) for part in group.parts],
            }
            for group in group_pages(parts)
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


@dataclass
class _Writer:
    """Writes the blocks of one document and collects its pictures."""

    cover: Cover
    files: dict[str, str] = field(default_factory=dict)
    typesetter: Typesetter = field(init=False)
    landscape: bool = False

    def __post_init__(self) -> None:
        self.typesetter = Typesetter(self.cover.language)

    def meta(self) -> dict[str, Any]:
        """Return the document's properties and the words of its cover, head and foot."""
        cover, line, label = self.cover, self.typesetter.line, self.typesetter.label
        version = self._say("version", version=cover.version) if cover.version else ""
        return {
            "title": label(cover.title) or label(cover.client),
            "subtitle": line(cover.subtitle),
            "question": line(cover.question),
            "client": line(cover.client),
            "firm": line(cover.firm),
            "author": [label(cover.firm)] if label(cover.firm) else [],
            "description": label(cover.question or cover.subtitle or cover.title),
            "keywords": [label(cover.client)],
            "date": {"year": cover.as_of.year, "month": cover.as_of.month, "day": cover.as_of.day},
            "confidentiality": line(cover.confidentiality),
            "version_line": version,
            "foot": " · ".join(
                part for part in (line(cover.firm), line(cover.confidentiality), version) if part
            ),
            "lang": cover.language,
            "region": "FR" if cover.language == "fr" else "GB",
            "logo": self._add_file(picture(cover.logo, slot_cm=4, tallest_cm=2).svg) if cover.logo else None,
            "logo_alt": line(cover.firm or cover.client) or "logo",
        }

    def labels(self) -> dict[str, str]:
        """Return the words that the template puts around blocks, in the document's language."""
        names = ("contents", "table", "figure", "source")
        blanks = {"number": "{number}", "total": "{total}"}
        return {
            **{name: self._say(name) for name in names},
            "page": self._say("page", **blanks),
            "as_of": self._say("as_of", as_of=self.cover.as_of),
        }

    def part(self, part: Part, landscape: bool) -> dict[str, Any]:
        """Return one block as the template reads it."""
        self.landscape = landscape
        return self._write(part)

    @singledispatchmethod
    def _write(self, part: Any) -> dict[str, Any]:
        raise TypeError(f"not a block: {type(part).__name__}")

    @_write.register
    def _(self, part: Chapter) -> dict[str, Any]:
        line = self.typesetter.line
        return {
            "block": "chapter",
            "number": str(part.number),
            "title": line(part.cover.title),
            "question": line(part.cover.question),
        }

    @_write.register
    def _(self, part: Heading) -> dict[str, Any]:
        return {"block": "heading", "level": part.level, "text": self.typesetter.line(part.text)}

    @_write.register
    def _(self, part: Paragraph) -> dict[str, Any]:
        return {"block": "paragraph", "text": self.typesetter.runs(part.text)}

    @_write.register
    def _(self, part: Bullets) -> dict[str, Any]:
        items = [self.typesetter.runs(item) for item in part.items]
        return {"block": "bullets", "ordered": part.ordered, "items": items}

    @_write.register
    def _(self, part: Tiles) -> dict[str, Any]:
        line = self.typesetter.line
        items = [
            {"label": line(tile.label), "value": line(tile.value), "note": line(tile.note), "tone": tile.tone}
            for tile in part.items
        ]
        return {"block": "tiles", "items": items}

    @_write.register
    def _(self, part: Table) -> dict[str, Any]:
        line, runs = self.typesetter.line, self.typesetter.runs
        return {
            "block": "table",
            "columns": [
                {"label": line(column.label), "align": column.align, "width": width}
                for column, width in zip(part.columns, column_widths(part), strict=True)
            ],
            "rows": [[runs(cell) for cell in row] for row in part.rows],
            "foot": None if part.foot is None else [runs(cell) for cell in part.foot],
            "caption": line(part.caption),
            "source": line(part.source),
        }

    @_write.register
    def _(self, part: Figure) -> dict[str, Any]:
        slot, tallest = _LANDSCAPE_CM if self.landscape else _PORTRAIT_CM
        return self._figure(part, slot, tallest)

    @_write.register
    def _(self, part: FigurePair) -> dict[str, Any]:
        left, right = (self._figure(side, _HALF_CM, _PORTRAIT_CM[1]) for side in (part.left, part.right))
        return {"block": "figure_pair", "left": left, "right": right}

    @_write.register
    def _(self, part: Callout) -> dict[str, Any]:
        runs = self.typesetter.runs
        return {
            "block": "callout",
            "kind": part.kind,
            "title": self.typesetter.line(part.title),
            "text": runs(part.text),
            "items": [runs(item) for item in part.items],
            "long": len(part.items) > _LONG_CALLOUT_ITEMS,
        }

    @_write.register
    def _(self, part: PageBreak) -> dict[str, Any]:
        return {"block": "page_break"}

    def _figure(self, figure: Figure, slot_cm: float, tallest_cm: float) -> dict[str, Any]:
        line = self.typesetter.line
        try:
            drawn = picture(figure.image, slot_cm=slot_cm, tallest_cm=tallest_cm)
        except ValueError as error:
            title = figure.caption or figure.alt
            raise DeliverableError(
                Fault("document_refused", values={"title": self.cover.title, "error": f"{title} : {error}"})
            ) from error
        return {
            "block": "figure",
            "file": self._add_file(drawn.svg),
            "width_cm": drawn.width_cm,
            "alt": line(figure.alt),
            "caption": line(figure.caption),
            "source": line(figure.source),
        }

    def _add_file(self, svg: str) -> str:
        name = f"picture-{len(self.files) + 1}.svg"
        self.files[name] = self.typesetter.drawing(svg)
        return name

    def _say(self, code: str, **values: object) -> str:
        return self.typesetter.line(say(SENTENCES[code], self.cover.language, values))
