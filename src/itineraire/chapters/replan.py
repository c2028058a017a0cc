"""The page of a re-plan: what moves, what leaves, what enters, and what it costs (R2)."""

from __future__ import annotations

from collections.abc import Mapping

from itineraire.blocks import Block, Bullets, Callout, Heading, Paragraph, Section, Table
from itineraire.chapters.roadmap.proof import proof_words
from itineraire.chapters.tables import columns
from itineraire.roadmap import DroppedAction, MovedAction, Reason, RoadmapChange, RuleKind, ScheduledAction
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted, listed, quoted
from itineraire.wording.replan import RULES, SENTENCES
from itineraire.wording.roadmap import REASONS
from itineraire.wording.terms import term

_ABOUT_SKILLS = frozenset({RuleKind.MISSING_SKILL, RuleKind.HOURS})


def changes(
    change: RoadmapChange, language: Language, *, before: Mapping[str, ScheduledAction] | None = None
) -> Section:
    """Return what changes between the plan in force and the new one, or why no plan holds.

    Parameters
    ----------
    change
        The outcome of ``replan_roadmap``.
    language
        Language of the page.
    before
        Actions of the plan in force by id: they name what is late.
    """
    happened = _happened(change, before or {}, language)
    if change.roadmap is None:
        heading, *why = _impossible(change, language).blocks
        return Section((heading, *happened, *why))
    blocks: list[Block] = [Heading(1, changes_message(change, language))]
    blocks.append(
        Paragraph(
            say(
                SENTENCES["value"],
                language,
                before=change.value_before_eur,
                after=change.roadmap.value_eur,
                proof=proof_words(change.roadmap, language),
            )
        )
    )
    blocks += happened
    if change.moved or change.dropped or change.added:
        blocks.append(Paragraph(_summary(change, language)))
    if change.moved:
        blocks.append(_moved_table(change.moved, language))
    if change.dropped:
        blocks.append(_dropped_table(change.dropped, language))
    if change.added:
        blocks.append(_added_table(change.added, language))
    return Section(tuple(blocks))


def _happened(
    change: RoadmapChange, before: Mapping[str, ScheduledAction], language: Language
) -> tuple[Block, ...]:
    """Return the delays that the re-plan answers to."""
    items = [
        say(SENTENCES["late"], language, title=before[name].title, late=counted(weeks, "week", language))
        for name, weeks in change.late.items()
        if name in before
    ]
    items += [
        say(SENTENCES["waiting"], language, title=before[name].title, start=before[name].start)
        for name in sorted(change.waiting & set(before))
    ]
    items += _out_of_turn("held", change.held, before, language)
    items += _out_of_turn("ahead", change.ahead, before, language)
    if not items:
        return (Paragraph(say(SENTENCES["nothing_happened"], language)),)
    return (Heading(2, say(SENTENCES["happened"], language)), Bullets(tuple(items)))


def _out_of_turn(
    key: str,
    awaited: Mapping[str, tuple[str, ...]],
    before: Mapping[str, ScheduledAction],
    language: Language,
) -> list[str]:
    """Return one sentence an action planned to begin before what it waits for was delivered."""
    return [
        say(
            SENTENCES[key],
            language,
            title=before[name].title,
            start=before[name].start,
            others=listed([quoted(before[other].title, language) for other in others], language),
        )
        for name, others in awaited.items()
        if name in before
    ]


def changes_message(change: RoadmapChange, language: Language) -> str:
    """Return the re-plan in one sentence."""
    cost = change.cost_eur
    if cost is None:
        return say(SENTENCES["impossible"], language)
    if not (change.moved or change.dropped or change.added):
        return say(SENTENCES["unchanged"], language, on=change.decided_on)
    key = "lost" if cost > 0 else "gained" if cost < 0 else "level"
    moved = counted(len(change.moved), "action", language)
    return say(SENTENCES[key], language, on=change.decided_on, cost=abs(cost), moved=moved)


def _summary(change: RoadmapChange, language: Language) -> str:
    return say(
        SENTENCES["summary"],
        language,
        kept=counted(len(change.kept), "action", language),
        moved=format_value(len(change.moved), "int", language),
        dropped=format_value(len(change.dropped), "int", language),
        added=format_value(len(change.added), "int", language),
        on=change.decided_on,
    )


def _impossible(change: RoadmapChange, language: Language) -> Section:
    heading = Heading(1, say(SENTENCES["impossible"], language))
    if not change.conflict:
        return Section((heading, Callout("warning", "", say(SENTENCES["impossible_unknown"], language))))
    rules = tuple(
        say(RULES[rule.kind.value], language, subject=_subject(rule, language)) for rule in change.conflict
    )
    return Section((heading, Paragraph(say(SENTENCES["impossible_text"], language)), Bullets(rules)))


def _subject(reason: Reason, language: Language) -> str:
    """Return whom a rule is about; skills go by their names."""
    if reason.kind not in _ABOUT_SKILLS:
        return reason.subject
    return ", ".join(term("skill", skill, language) for skill in reason.subject.split(", "))


def _moved_table(moved: tuple[MovedAction, ...], language: Language) -> Table:
    specs = columns(
        SENTENCES,
        language,
        [
            ("column_action", "left", 3.0),
            ("column_owner", "left", 1.6),
            ("column_before", "left", 1.3),
            ("column_after", "left", 1.3),
            ("column_shift", "right", 1.2),
        ],
    )
    rows = tuple(
        (
            one.after.title,
            one.after.owner_name,
            format_value(one.before.end, "short_date", language),
            format_value(one.after.end, "short_date", language),
            say(SENTENCES["shift"], language, days=one.end_days),
        )
        for one in moved
    )
    return Table(specs, rows, say(SENTENCES["moved_table"], language))


def _dropped_table(dropped: tuple[DroppedAction, ...], language: Language) -> Table:
    specs = columns(
        SENTENCES,
        language,
        [("column_action", "left", 3.0), ("column_workstream", "left", 2.0), ("column_why", "left", 3.4)],
    )
    rows = tuple((one.before.title, one.before.workstream_title, _why(one, language)) for one in dropped)
    return Table(specs, rows, say(SENTENCES["dropped_table"], language))


def _why(dropped: DroppedAction, language: Language) -> str:
    if not dropped.reasons:
        return say(SENTENCES["unlisted"], language)
    return " ; ".join(
        say(
            REASONS[reason.kind.value], language, subject=_subject(reason, language), amount=reason.amount_eur
        )
        for reason in dropped.reasons
    )


def _added_table(added: tuple[ScheduledAction, ...], language: Language) -> Table:
    specs = columns(
        SENTENCES,
        language,
        [
            ("column_action", "left", 3.0),
            ("column_owner", "left", 1.6),
            ("column_start", "left", 1.3),
            ("column_end", "left", 1.3),
        ],
    )
    rows = tuple(
        (
            action.title,
            action.owner_name,
            format_value(action.start, "short_date", language),
            format_value(action.end, "short_date", language),
        )
        for action in added
    )
    return Table(specs, rows, say(SENTENCES["added_table"], language))
