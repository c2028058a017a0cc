"""Controls, continuity, traced decisions (R166)."""

from __future__ import annotations

from itineraire.blocks import (
    Block,
    Heading,
    Paragraph,
    Section,
    Table,
    Text,
)
from itineraire.chapters.industrialization.words import columns, tell
from itineraire.industrialization.prevention import ControlState, ServiceState
from itineraire.industrialization.result import Industrialization
from itineraire.wording import Language, format_value


def prevention(result: Industrialization, language: Language) -> Section:
    """Return the calendar of controls, the continuity plan, and how decisions are traced (R166)."""
    found = result.prevention
    if not found.controls and not found.services:
        return Section((Heading(1, tell("prevention_none", language)),))
    overdue, exposed = found.overdue, found.exposed
    code = "prevention_title" if overdue or exposed else "prevention_title_fine"
    blocks: list[Block] = [Heading(1, tell(code, language, overdue=len(overdue), exposed=len(exposed)))]
    source = tell("controls_source", language, as_of=result.as_of)
    if found.controls:
        blocks.append(_control_table(found.controls, source, language))
    if found.services:
        blocks.append(_service_table(found.services, source, language))
    said = []
    if found.tracking_pass_rate is not None:
        said.append(tell("pass_rate", language, rate=found.tracking_pass_rate))
    if found.decisions:
        said.append(tell("traced", language, traced=found.traced_decisions, total=found.decisions))
    if said:
        blocks.append(Paragraph(" ".join(said)))
    return Section(tuple(blocks))


def _control_table(controls: tuple[ControlState, ...], source: str, language: Language) -> Table:
    overdue = [item.name for item in controls if item.is_overdue]
    caption = tell("controls_title", language)
    if overdue:
        caption = tell("controls_title_overdue", language, names=", ".join(overdue))
    heads = columns(
        language,
        ("column_control", "left", 2.4),
        ("column_every", "right", 0.9),
        ("column_last", "right", 1.0),
        ("column_result", "left", 0.9),
        ("column_next", "right", 1.8),
        ("column_owner", "left", 1.3),
    )
    return Table(heads, tuple(_control_row(item, language) for item in controls), caption, source)


def _control_row(item: ControlState, language: Language) -> tuple[Text, ...]:
    result = "result_unknown" if item.passed is None else "result_pass" if item.passed else "result_fail"
    when = format_value(item.next_on, "short_date", language)
    if item.days_late:
        when = tell("late", language, day=item.next_on, days=item.days_late)
    elif item.last is None:
        when = tell("to_do_now", language)
    return (
        item.name,
        format_value(item.every_days, "days", language),
        tell("never_done", language)
        if item.last is None
        else format_value(item.last, "short_date", language),
        tell(result, language),
        when,
        item.owner_name or tell("nobody", language),
    )


def _service_table(services: tuple[ServiceState, ...], source: str, language: Language) -> Table:
    exposed = ", ".join(item.name for item in services if item.is_exposed)
    caption = tell("continuity_title_fine", language)
    if exposed:
        caption = tell("continuity_title", language, names=exposed)
    heads = columns(
        language,
        ("column_service", "left", 1.8),
        ("column_fallback", "left", 3.0),
        ("column_tested", "right", 1.1),
        ("column_owner", "left", 1.3),
    )
    rows = tuple(
        (
            item.name,
            item.fallback or tell("no_fallback", language),
            tell("never_done", language)
            if item.last_test is None
            else format_value(item.last_test, "short_date", language),
            item.owner_name or tell("nobody", language),
        )
        for item in services
    )
    return Table(heads, rows, caption, source)
