"""The dates with their doubt: likely and safe, and what they rest on (R29, M19)."""

from __future__ import annotations

from datetime import date

from itineraire.blocks import Block, Callout, Heading, Paragraph, Section, Table
from itineraire.chapters.tables import columns
from itineraire.roadmap import DoubtCase, Roadmap, ScheduledAction
from itineraire.wording import Language, format_value, say
from itineraire.wording.roadmap_pages import SENTENCES

#: Below this share of the draws, something "almost never" happens.
_RARE = 0.01


def dates(roadmap: Roadmap, language: Language) -> Section:
    """Return likely and safe dates of every deliverable (R29), and what the doubt rests on."""
    if not roadmap.actions:
        return Section((Heading(1, say(SENTENCES["dates_none"], language)),))
    message = say(SENTENCES["dates"], language, **plan_end(roadmap))
    specs = columns(
        SENTENCES,
        language,
        [
            ("column_deliverable", "left", 3.2),
            ("column_owner", "left", 1.6),
            ("column_start", "left", 1.2),
            ("column_p50", "left", 1.2),
            ("column_p80", "left", 1.2),
            ("column_critical", "right", 1.0),
        ],
    )
    rows = tuple(_dated_row(action, language) for action in roadmap.actions)
    source = say(SENTENCES["dates_source"], language, draws=roadmap.draws)
    return Section(
        (
            Heading(1, message),
            Callout(
                "note", say(SENTENCES["dates_reserve"], language), say(SENTENCES["dates_text"], language)
            ),
            Table(specs, rows, say(SENTENCES["dates_table"], language), source),
            *_assumptions(roadmap, language),
        )
    )


def _assumptions(roadmap: Roadmap, language: Language) -> list[Block]:
    """Return the end of the plan under the printed assumption on delays and its neighbours (M19)."""
    known = [case for case in roadmap.doubt if case.p50 is not None]
    if not known:
        return []
    specs = columns(
        SENTENCES,
        language,
        [
            ("column_assumption", "left", 2.8),
            ("column_p50", "left", 1.2),
            ("column_p80", "left", 1.2),
            ("column_holds", "right", 1.8),
        ],
    )
    rows = tuple(
        (
            say(SENTENCES[_assumption_key(case)], language, correlation=case.correlation),
            format_value(case.p50, "short_date", language),
            format_value(case.p80, "short_date", language),
            format_value(case.end_holds, "percent", language),
        )
        for case in known
    )
    source = say(SENTENCES["doubt_source"], language, draws=roadmap.draws, p80=plan_end(roadmap)["p80"])
    table = Table(specs, rows, say(SENTENCES["doubt_table"], language), source)
    return [table, *(Paragraph(_planned_days(case.holds, language)) for case in known if case.assumed)]


def _planned_days(share: float | None, language: Language) -> str:
    """Return how often all planned days hold together, and why that is not what the plan promises."""
    if share is None or share < _RARE:
        return say(SENTENCES["planned_days_rare"], language, share=_RARE)
    return say(SENTENCES["planned_days"], language, share=share)


def _assumption_key(case: DoubtCase) -> str:
    if case.assumed:
        return "doubt_assumed"
    return "doubt_together" if case.correlation > 0 else "doubt_apart"


def plan_end(roadmap: Roadmap) -> dict[str, date]:
    """Return the likely and the safe end of the whole plan; of its latest action when no horizon holds it."""
    for horizon in reversed(roadmap.horizons):
        if horizon.p50 is not None and horizon.p80 is not None:
            return {"p50": horizon.p50, "p80": horizon.p80}
    return {
        "p50": max(action.p50 for action in roadmap.actions),
        "p80": max(action.p80 for action in roadmap.actions),
    }


def _dated_row(action: ScheduledAction, language: Language) -> tuple[str, ...]:
    return (
        action.title,
        action.owner_name,
        *(format_value(day, "short_date", language) for day in (action.start, action.p50, action.p80)),
        format_value(action.criticality, "percent", language),
    )
