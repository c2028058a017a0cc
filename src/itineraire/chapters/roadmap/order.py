"""Measure, conversion and quick wins first: who keeps that order, and what holds the others back (R118)."""

from __future__ import annotations

from itineraire.blocks import Block, Bullets, Heading, Paragraph
from itineraire.chapters.roadmap.refusals import reason_words
from itineraire.chapters.tables import capital
from itineraire.roadmap import HeldBack, Roadmap
from itineraire.roadmap.order import Turn, turn_of
from itineraire.wording import Language, say
from itineraire.wording.counts import counted, listed, quoted
from itineraire.wording.roadmap_pages import SENTENCES


def order_blocks(roadmap: Roadmap, language: Language) -> list[Block]:
    """Return the order rule and its exceptions, grouped by what holds them back; nothing when no asset is planned."""
    turns = {action.id: turn_of(action.kind, action.quadrant) for action in roadmap.actions}
    assets = [action.start for action in roadmap.actions if turns[action.id] is Turn.ASSET]
    first = [name for name, turn in turns.items() if turn < Turn.ASSET]
    if not assets or not first:
        return []
    heading = Heading(2, say(SENTENCES["order"], language))
    if not roadmap.held_back:
        whole = counted(len(first), "action", language)
        return [heading, Paragraph(say(SENTENCES["order_kept"], language, first=whole))]
    kept = len(first) - len(roadmap.held_back)
    words = say(SENTENCES["order_mixed"], language, kept=kept, total=len(first), day=min(assets))
    return [heading, Paragraph(words), Bullets(_by_reason(roadmap.held_back, language))]


def _by_reason(held: tuple[HeldBack, ...], language: Language) -> tuple[str, ...]:
    groups: dict[str, list[str]] = {}
    for one in held:
        why = [reason_words(reason, language) for reason in one.reasons] or [
            say(SENTENCES["order_margin"], language)
        ]
        groups.setdefault(listed(why, language), []).append(quoted(one.title, language))
    return tuple(
        say(SENTENCES["order_reason"], language, why=capital(why), titles=listed(titles, language))
        for why, titles in groups.items()
    )
