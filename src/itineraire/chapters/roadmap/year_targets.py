"""What the year must consolidate: brand, data, repeat purchase, resilience, each with its figure (R123)."""

from __future__ import annotations

from collections.abc import Sequence

from itineraire.blocks import Block, Bullets, Paragraph
from itineraire.chapters.workstream_sheets import change_figures
from itineraire.vocabulary import WorkstreamType
from itineraire.wording import Language, say
from itineraire.wording.roadmap_pages import SENTENCES
from itineraire.workstreams import WorkstreamSheet

#: Workstream whose result is the figure of each of the four: content and search make a firm less dependent on
#: one paid channel, which is what resilience is measured by here.
_FOUR = {
    "target_brand": WorkstreamType.AWARENESS,
    "target_data": WorkstreamType.TRACKING,
    "target_repeat": WorkstreamType.CRM,
    "target_resilience": WorkstreamType.CONTENT_SEO,
}


def year_targets(sheets: Sequence[WorkstreamSheet], language: Language) -> list[Block]:
    """Return the four targets of the year; one that no workstream carries is said to be missing."""
    first = {sheet.type: sheet for sheet in reversed(sheets)}
    items = tuple(
        _target(say(SENTENCES[code], language), first.get(kind), language) for code, kind in _FOUR.items()
    )
    return [Paragraph(say(SENTENCES["targets"], language)), Bullets(items)]


def _target(name: str, sheet: WorkstreamSheet | None, language: Language) -> str:
    if sheet is None:
        return say(SENTENCES["target_missing"], language, name=name)
    kpi, start, target = change_figures(sheet.change, language)
    return say(
        SENTENCES["target"],
        language,
        name=name,
        kpi=kpi,
        start=start,
        target=target,
        day=sheet.change.read_on,
    )
