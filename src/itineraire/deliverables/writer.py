"""Each block as the template reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import Any

from itineraire.blocks import (
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
    Tiles,
    plain,
)
from itineraire.deliverables.columns import column_widths, panels_height_cm, row_heights_cm
from itineraire.deliverables.letters import Typesetter, first_clause, running_title
from itineraire.deliverables.outline import Chapter, Part
from itineraire.deliverables.pictures import LOGO_SLOT, SLOTS, Layout, Slot, picture
from itineraire.errors import DeliverableError, Fault
from itineraire.wording import say
from itineraire.wording.deliverables import SENTENCES

#: Printed where a title or a description has no letter that can be drawn.
NOTHING = "…"
#: A table up to this many rows is not cut by a page end, a callout up to this many letters is not either.
_ROWS_KEPT_WHOLE = 12
#: A table taller than this part of a page may break all the same: kept whole, it would leave half a page empty.
_SHARE_KEPT_WHOLE = 0.5
_LETTERS_KEPT_WHOLE = 1500


@dataclass
class Writer:
    """Writes the blocks of one document and collects its pictures in ``files``."""

    cover: Cover
    layout: Layout
    files: dict[str, str] = field(default_factory=dict)
    typesetter: Typesetter = field(init=False)
    _turned: bool = False

    def __post_init__(self) -> None:
        self.typesetter = Typesetter(self.cover.language)

    @property
    def _slot(self) -> Slot:
        """Room on the page at hand."""
        slots = SLOTS[self.layout]
        return slots.turned if self._turned else slots.full

    @property
    def _height_kept_whole_cm(self) -> float:
        """Height up to which a table is not cut: a slide is one page, whatever it holds."""
        return self._slot.height_cm * (1.0 if self.layout == "deck" else _SHARE_KEPT_WHOLE)

    def meta(self) -> dict[str, Any]:
        """Return the document's properties and the words of its cover, head and foot."""
        cover, line, label = self.cover, self.typesetter.line, self.typesetter.label
        version = self._say("version", version=cover.version) if cover.version else ""
        secrecy = line(first_clause(cover.confidentiality))
        return {
            "title": label(cover.title) or label(cover.client) or NOTHING,
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
            "running": self._running(cover.title),
            "foot": " · ".join(part for part in (line(cover.firm), secrecy, version) if part),
            "slide_foot": secrecy
            if cover.client in secrecy
            else " · ".join(filter(None, (line(cover.client), secrecy))),
            "lang": cover.language,
            "region": "FR" if cover.language == "fr" else "GB",
            "logo": self._add_picture("logo", cover.logo, LOGO_SLOT)[0] if cover.logo else None,
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

    def part(self, part: Part, *, turned: bool = False) -> dict[str, Any]:
        """Return one block as the template reads it; ``turned`` says that its page is landscape."""
        self._turned = turned
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
            "title": line(part.cover.title) or NOTHING,
            "running": self._running(f"{part.number}. {part.cover.title}"),
            "question": line(part.cover.question),
        }

    @_write.register
    def _(self, part: Heading) -> dict[str, Any]:
        return {
            "block": "heading",
            "level": part.level,
            "text": self.typesetter.line(part.text).strip() or NOTHING,
            "running": self._running(part.text),
        }

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
    def _(self, part: Panels) -> dict[str, Any]:
        slot = self._slot
        return {
            "block": "panels",
            "whole": panels_height_cm(part, slot.width_cm, slot.scale) <= slot.height_cm,
            "items": [self._panel(panel) for panel in part.items],
        }

    def _panel(self, panel: Panel) -> dict[str, Any]:
        line, runs = self.typesetter.line, self.typesetter.runs
        return {
            "title": line(panel.title),
            "text": runs(panel.text),
            "entries": [{"text": line(entry.text), "note": line(entry.note)} for entry in panel.entries],
            "notes": [runs(note) for note in panel.notes],
        }

    @_write.register
    def _(self, part: Table) -> dict[str, Any]:
        line, runs = self.typesetter.line, self.typesetter.runs
        widths = column_widths(part)
        heights = row_heights_cm(part, widths, self._slot.width_cm, self._slot.scale)
        return {
            "block": "table",
            "whole": len(heights) <= _ROWS_KEPT_WHOLE and sum(heights) <= self._height_kept_whole_cm,
            "whole_rows": max(heights, default=0) <= self._slot.height_cm / 2,
            "columns": [
                {"label": line(column.label), "align": column.align, "width": width}
                for column, width in zip(part.columns, widths, strict=True)
            ],
            "rows": [[runs(cell) for cell in row] for row in part.rows],
            "foot": None if part.foot is None else [runs(cell) for cell in part.foot],
            "caption": line(part.caption),
            "source": line(part.source),
        }

    @_write.register
    def _(self, part: Figure) -> dict[str, Any]:
        return self._figure(part, self._slot)

    @_write.register
    def _(self, part: FigurePair) -> dict[str, Any]:
        left, right = (self._figure(side, SLOTS[self.layout].half) for side in (part.left, part.right))
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
            "whole": sum(len(plain(text)) for text in (part.text, *part.items)) <= _LETTERS_KEPT_WHOLE,
        }

    @_write.register
    def _(self, part: PageBreak) -> dict[str, Any]:
        return {"block": "page_break"}

    def _running(self, title: str) -> str:
        return running_title(self.typesetter.line(title), self.cover.client)

    def _figure(self, figure: Figure, slot: Slot) -> dict[str, Any]:
        line = self.typesetter.line
        file, width_cm = self._add_picture(figure.caption or figure.alt, figure.image, slot)
        return {
            "block": "figure",
            "file": file,
            "width_cm": width_cm,
            "alt": line(figure.alt).strip() or NOTHING,
            "caption": line(figure.caption),
            "source": line(figure.source),
        }

    def _add_picture(self, title: str, image: str, slot: Slot) -> tuple[str, float]:
        """Keep a picture among the files; return its name and printed width."""
        try:
            drawn = picture(image, slot)
        except ValueError as error:
            values = {"title": self.cover.title, "error": f"{title} ({error})"}
            raise DeliverableError(Fault("document_refused", values=values)) from error
        name = f"picture-{len(self.files) + 1}.svg"
        self.files[name] = self.typesetter.drawing(drawn.svg)
        return name, drawn.width_cm

    def _say(self, code: str, **values: object) -> str:
        return self.typesetter.line(say(SENTENCES[code], self.cover.language, values))
