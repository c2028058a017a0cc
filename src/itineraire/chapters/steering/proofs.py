"""What each launched action proved, what the review should decide, and when the rest can be read."""

from __future__ import annotations

from itineraire.blocks import Block, Callout, Figure, Heading, Paragraph, Section, Table, Text
from itineraire.chapters.steering.words import columns, listed, tell
from itineraire.charts.steering import Interval, effects
from itineraire.charts.style import draw
from itineraire.steering.arbitration import Arbitration
from itineraire.steering.plan import WorkstreamReading
from itineraire.steering.result import Steering
from itineraire.steering.verdicts import Outcome, Verdict
from itineraire.vocabulary import READ_WINDOW_DAYS
from itineraire.wording import Language, format_value

_TONES = {Outcome.PROVEN: "good", Outcome.HARMFUL: "bad"}
_LABEL_LENGTH = 38


def proof_page(steering: Steering, language: Language) -> Section:
    """Return the verdict on each launched action, with its interval, its grade and a proposal."""
    if not steering.verdicts:
        return Section(
            (
                Heading(1, tell("verdict_none", language)),
                Callout("note", tell("verdict_none", language), tell("verdict_none_do", language)),
            )
        )
    table = Table(
        columns(
            language,
            ("column_action", "left", 2.6),
            ("column_launched", "right", 1.0),
            ("column_effect", "right", 1.9),
            ("column_verdict", "left", 1.6),
            ("column_grade", "left", 0.7),
            ("column_move", "left", 1.1),
        ),
        tuple(_row(item, language) for item in steering.arbitrations),
        "",
        tell("verdict_source", language),
    )
    title = Heading(1, verdict_title(steering.verdicts, language))
    return Section((title, *_figure(steering, language), table, Paragraph(tell("grades", language))))


def reading_page(steering: Steering, language: Language) -> Section:
    """Return the day from which each workstream may be judged (R138, R153)."""
    readings = steering.readings
    firsts = [item.first_action_read for item in readings if item.first_action_read is not None]
    title = tell("readings_none", language)
    if firsts:
        title = tell("readings_title", language, first=min(firsts))
    table = Table(
        columns(
            language,
            ("column_workstream", "left", 2.6),
            ("column_owner", "left", 1.5),
            ("column_first_read", "right", 1.2),
            ("column_judge", "right", 1.3),
            ("column_typed", "right", 1.6),
        ),
        tuple(_reading_row(item, language) for item in readings),
        title,
        tell("readings_source", language),
    )
    return Section((table,))


def windows(language: Language) -> Section:
    """Return the minimum windows, for the annex (R153, R154)."""
    rows = tuple(
        (tell(f"kind_{kind.value}", language), format_value(limit.value, "int", language))
        for kind, limit in READ_WINDOW_DAYS.items()
    )
    return Section(
        (
            Table(
                columns(language, ("column_kind", "left", 2.0), ("column_days", "right", 1.0)),
                rows,
                tell("windows_title", language),
                tell("windows_source", language),
            ),
        )
    )


def verdict_title(verdicts: tuple[Verdict, ...], language: Language) -> str:
    """Return how many actions are proven, of those that could be judged."""
    judged = [item for item in verdicts if item.outcome not in (Outcome.TOO_EARLY, Outcome.NO_DATA)]
    proven = sum(item.outcome is Outcome.PROVEN for item in judged)
    early = sum(item.outcome is Outcome.TOO_EARLY for item in verdicts)
    harmful = sum(item.outcome is Outcome.HARMFUL for item in judged)
    code = "verdict_title_many" if proven > 1 else "verdict_title"
    if harmful:
        code = "verdict_title_harmful"
    return tell(code, language, proven=proven, judged=len(judged), early=early, harmful=harmful)


def outcome_text(verdict: Verdict, language: Language) -> str:
    """Return the verdict in words, with the date when it is too early."""
    return tell(f"outcome_{verdict.outcome.value}", language, day=verdict.judge_from)


def effect_text(verdict: Verdict, language: Language) -> str:
    """Return the effect and its interval, or that it was not measured."""
    if verdict.change is None:
        return tell("effect_none", language)
    return tell("effect", language, change=verdict.change, low=verdict.low, high=verdict.high)


def _figure(steering: Steering, language: Language) -> tuple[Block, ...]:
    measured = [item for item in steering.verdicts if item.change is not None]
    if not measured:
        return ()
    intervals = [
        Interval(
            _short(item.title),
            item.low or 0.0,
            item.change or 0.0,
            item.high or 0.0,
            _TONES.get(item.outcome, "neutral"),
        )
        for item in measured
    ]
    values = listed([f"{item.title} {effect_text(item, language)}" for item in measured])
    image = draw(
        lambda ax: effects(intervals, ax=ax, language=language),
        height_cm=min(2.2 + 0.75 * len(measured), 9.0),
    )
    return (
        Figure(
            image,
            tell("verdict_alt", language, values=values),
            tell("verdict_chart", language),
            tell("verdict_source", language),
        ),
    )


def _row(item: Arbitration, language: Language) -> tuple[Text, ...]:
    verdict = item.verdict
    return (
        item.title,
        format_value(verdict.started_on, "short_date", language),
        effect_text(verdict, language),
        outcome_text(verdict, language),
        verdict.grade.value,
        tell(f"move_{item.move.value}", language),
    )


def _reading_row(item: WorkstreamReading, language: Language) -> tuple[Text, ...]:
    typed = format_value(item.read_on, "short_date", language)
    if item.is_read_too_soon:
        typed = tell("too_soon", language, day=item.read_on)
    if item.judge_from is None:
        return item.title, item.owner_name or "–", "–", tell("not_retained", language), typed
    first, last = (
        format_value(day, "short_date", language) for day in (item.first_action_read, item.judge_from)
    )
    return item.title, item.owner_name or "–", first, last, typed


def _short(text: str) -> str:
    return text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1].rstrip() + "…"
