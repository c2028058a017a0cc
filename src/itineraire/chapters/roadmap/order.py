"""Measure, conversion and quick wins first: how far the plan keeps that order, what holds the others back (R118)."""

from __future__ import annotations

from itineraire.blocks import Block, Heading, Paragraph, Table
from itineraire.chapters.roadmap.refusals import reason_words
from itineraire.chapters.tables import columns
from itineraire.roadmap import HeldBack, Roadmap
from itineraire.roadmap.order import Turn, turn_of
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted
from itineraire.wording.roadmap_pages import SENTENCES


def order_blocks(roadmap: Roadmap, language: Language) -> list[Block]:
    """Return the order rule and how far the plan keeps it; nothing when no asset is planned."""
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
    return [heading, Paragraph(words)]


def asset_blocks(roadmap: Roadmap, language: Language) -> list[Block]:
    """Return when each long-term asset starts and when it should have paid for itself (R119); nothing without any."""
    assets = [action for action in roadmap.actions if turn_of(action.kind, action.quadrant) is Turn.ASSET]
    if not assets:
        return []
    specs = columns(
        SENTENCES,
        language,
        [("column_asset", "left", 3.4), ("column_start", "left", 1.2), ("column_pays_back", "left", 1.6)],
    )
    rows = tuple(
        (
            action.title,
            format_value(action.start, "short_date", language),
            say(SENTENCES["never_pays_back"], language)
            if action.pays_back is None
            else format_value(action.pays_back, "month", language),
        )
        for action in sorted(assets, key=lambda action: (action.start, action.id))
    )
    source = say(SENTENCES["assets_source"], language)
    return [Table(specs, rows, say(SENTENCES["assets_table"], language), source)]


def order_exceptions(roadmap: Roadmap, language: Language) -> list[Block]:
    """Return the annex of the order rule: each exception with what holds it back; nothing when there is none."""
    if not roadmap.held_back:
        return []
    specs = columns(SENTENCES, language, [("column_action", "left", 2.6), ("column_held", "left", 4.0)])
    rows = tuple((one.title, _why(one, language)) for one in roadmap.held_back)
    return [
        Heading(2, say(SENTENCES["order_exceptions"], language, count=len(rows))),
        Table(specs, rows, source=say(SENTENCES["order_source"], language)),
    ]


def _why(held: HeldBack, language: Language) -> str:
    reasons = [reason_words(reason, language) for reason in held.reasons]
    return " ; ".join(reasons) or say(SENTENCES["order_margin"], language)
