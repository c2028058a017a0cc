"""What changed since the last issue of the plan: silent when nothing did (R23, R148)."""

from __future__ import annotations

from itineraire.blocks import Block, Bullets, Heading, Paragraph, Run, Section, Table, Text
from itineraire.chapters.indicators import kpi_value
from itineraire.chapters.steering.words import columns, kpi_name, tell
from itineraire.chapters.tables import capital
from itineraire.steering.changes import Change, Changes, Decision, LateDependency, Topic, Value
from itineraire.steering.result import Steering
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import listed
from itineraire.wording.roadmap_pages import SENTENCES as ROADMAP
from itineraire.wording.terms import term

#: What is counted together in the message; actions by what happens to them.
_ACTIONS = {
    "count_entered": ("entered", "added"),
    "count_left": ("removed", "unlisted", "stopped"),
    "count_moved": ("later", "earlier", "changed"),
}
_TOPICS = {
    "count_delivered": (Topic.DELIVERY,),
    "count_aims": (Topic.KEY_RESULT, Topic.DUE, Topic.BASELINE),
    "count_frames": (
        Topic.ACTION_OWNER,
        Topic.WORKSTREAM,
        Topic.WORKSTREAM_OWNER,
        Topic.WORKSTREAM_TARGET,
        Topic.WORKSTREAM_READ,
    ),
    "count_means": (Topic.ENVELOPE, Topic.BUDGET, Topic.HOURS),
    "count_choices": (Topic.SCENARIO, Topic.HABIT),
}
#: Kinds of change named on the plan's one page, and letters of a reason that still holds on its lines.
_NAMED = 3
_LINE = 160
_NOWHERE = "–"


def changes(steering: Steering, language: Language) -> Section:
    """Return what differs from the last issue, old and new, with the recorded reason, and what is late."""
    found = steering.changes
    if found is None:
        return Section(())
    blocks: list[Block] = []
    if found.since is not None and (found.changes or found.dependencies):
        blocks.append(Heading(1, _message(found, language)))
        if found.changes:
            blocks.append(_table(found, steering, language))
        blocks += _reasons(found.decisions, language)
        if found.dependencies:
            blocks.append(_late_table(found.dependencies, language))
    if found.unreadable is not None:
        blocks.append(Paragraph(tell("unreadable_issue", language, day=found.unreadable)))
    return Section(tuple(blocks))


def changes_paragraph(found: Changes | None, language: Language) -> tuple[Paragraph, ...]:
    """Return the same in two or three lines, with the first recorded reason; nothing when nothing changed."""
    if found is None or found.since is None or not (found.changes or found.dependencies):
        return ()
    counted_by_kind = _counts(found, language)
    named, others = counted_by_kind[:_NAMED], counted_by_kind[_NAMED:]
    items = [text for _, text in named]
    if others:
        items.append(tell("count_others", language, count=sum(number for number, _ in others)))
    text = capital(listed([*items, *_late(found, language)], language)) + "."
    if found.decisions:
        whole = _decision(found.decisions[0], language)
        text += " " + (whole if len(whole) <= _LINE else capital(_reason(found.decisions[0], language)))
    lead = Run(tell("since_lead", language, since=found.since), bold=True)
    return (Paragraph((lead, Run(text.rstrip(" .") + "."))),)


def _message(found: Changes, language: Language) -> str:
    total = len(found.changes)
    items = [tell("count_all", language, count=total)] if total else []
    items += _late(found, language)
    return tell("since", language, since=found.since, items=listed(items, language))


def _counts(found: Changes, language: Language) -> list[tuple[int, str]]:
    """Return how many changes there are of each kind, in words too, those of actions first."""
    actions = [change.code for change in found.changes if change.topic is Topic.ACTION]
    numbers = {key: sum(code in codes for code in actions) for key, codes in _ACTIONS.items()}
    for key, topics in _TOPICS.items():
        numbers[key] = sum(change.topic in topics for change in found.changes)
    return [(number, tell(key, language, count=number)) for key, number in numbers.items() if number]


def _late(found: Changes, language: Language) -> list[str]:
    late = len(found.dependencies)
    return [tell("count_late", language, count=late)] if late else []


def _table(found: Changes, steering: Steering, language: Language) -> Table:
    heads = columns(
        language,
        ("column_change", "left", 3.0),
        ("column_was", "left", 1.5),
        ("column_now", "left", 1.5),
        ("column_reason", "left", 1.9),
    )
    caption = capital(listed([text for _, text in _counts(found, language)], language))
    source = tell("changes_source", language, since=found.since, as_of=steering.as_of)
    return Table(heads, tuple(_row(change, language) for change in found.changes), caption, source)


def _row(change: Change, language: Language) -> tuple[Text, ...]:
    code = f"change_{change.topic.value}_{change.code}"
    what = tell(code, language, subject=_subject(change, language), weeks=abs(change.weeks))
    if change.topic is Topic.DELIVERY:
        return what, tell("to_deliver", language), tell("delivered", language), _NOWHERE
    before, after = (_written(value, change.topic, language) for value in (change.before, change.after))
    if change.topic is Topic.HABIT:
        before, after = after, tell("stopped", language)
    return what, before, after, _reason(change.reason, language)


def _subject(change: Change, language: Language) -> str:
    """Return what a change is about; KPIs, skills and budget lines go by their names."""
    if change.topic is Topic.BASELINE:
        return kpi_name(change.subject, language)
    if change.topic is Topic.HOURS:
        return term("skill", change.subject, language)
    if change.topic is Topic.BUDGET:
        return say(ROADMAP[f"kind_{change.subject}"], language)
    return change.subject


def _written(value: Value | None, topic: Topic, language: Language) -> str:
    if value is None:
        return _NOWHERE
    if value.start is not None:
        return tell("days", language, start=value.start, day=value.day)
    if value.day is not None:
        return format_value(value.day, "short_date", language)
    if value.unit is None:
        return value.words or tell("no_owner", language)
    if topic is Topic.HABIT:
        return tell("hours_a_week", language, hours=value.figure)
    if topic is Topic.HOURS:
        return format_value(value.figure, "hours", language)
    return kpi_value(value.figure, value.unit, language, monthly=value.monthly)


def _reason(reason: Decision | None, language: Language) -> str:
    if reason is None:
        return tell("reason_none", language)
    return tell(f"reason_{reason.source.value}", language, on=reason.on)


def _reasons(decisions: tuple[Decision, ...], language: Language) -> tuple[Block, ...]:
    if not decisions:
        return ()
    items = tuple(_decision(one, language) for one in decisions)
    return (Paragraph((Run(tell("decisions_quoted", language), bold=True),)), Bullets(items))


def _decision(one: Decision, language: Language) -> str:
    return tell(f"decision_{one.source.value}", language, on=one.on, by=one.by, why=one.why)


def _late_table(late: tuple[LateDependency, ...], language: Language) -> Table:
    heads = columns(
        language,
        ("column_awaited", "left", 2.2),
        ("column_from", "left", 2.1),
        ("column_for", "left", 2.6),
        ("column_planned", "right", 1.2),
        ("column_state", "left", 1.4),
    )
    rows = tuple(_late_row(one, language) for one in late)
    caption = tell("late_title", language, count=len(rows))
    return Table(heads, rows, caption, tell("owners_source", language))


def _late_row(one: LateDependency, language: Language) -> tuple[Text, ...]:
    owner = one.owner_name
    if one.team is not None:
        owner += f" ({tell(f'team_{one.team.value}', language)})"
    state = tell("late_weeks" if one.weeks else "late_waiting", language, weeks=one.weeks)
    waiting = ", ".join(f"{action.title} ({action.owner_name})" for action in one.waiting)
    return one.title, owner, waiting, format_value(one.due, "short_date", language), state
