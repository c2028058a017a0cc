"""What is written down, and what may be automated (R81, R171f, R171g)."""

from __future__ import annotations

from itineraire.blocks import (
    Block,
    Callout,
    Figure,
    Heading,
    Section,
    Table,
    Text,
)
from itineraire.chapters.industrialization.words import columns, tell
from itineraire.charts.industrialization import CoverageBar, PayBackBar, coverage, pay_backs
from itineraire.charts.style import draw
from itineraire.industrialization.automations import LONGEST_PAYBACK_MONTHS, Choice, PayBack
from itineraire.industrialization.documentation import Page
from itineraire.industrialization.result import Industrialization
from itineraire.wording import Language, format_value
from itineraire.wording.terms import term

_MOST_PAGES = 8
_TONES = {Choice.BUILD: "good", Choice.BLOCKED: "warning", Choice.REFUSED: "bad"}


def documentation(result: Industrialization, language: Language) -> Section:
    """Return what is written, what is old, and what to write first (R171f)."""
    found = result.documentation
    if found.fresh is None:
        title = tell("headline_unknown", language)
        return Section((Heading(1, title), Callout("note", title, tell("documentation_missing", language))))
    to_write = found.to_write
    code = {0: "documentation_title_all", 1: "documentation_title_one"}.get(
        len(to_write), "documentation_title"
    )
    title = tell(code, language, fresh=found.fresh, count=len(to_write))
    bars = [
        CoverageBar(tell(f"kind_{kind.kind}", language), kind.written, kind.fresh) for kind in found.kinds
    ]
    values = ", ".join(f"{bar.label} {format_value(bar.fresh, 'percent', language)}" for bar in bars)
    image = draw(
        lambda ax: coverage(bars, ax=ax, language=language, label=tell("old", language)),
        height_cm=1.2 + 0.9 * len(bars),
    )
    source = tell("documentation_source", language)
    figure = Figure(
        image,
        tell("documentation_alt", language, values=values),
        tell("documentation_chart", language),
        source,
    )
    return Section((Heading(1, title), figure, *_pages_table(to_write, source, language)))


def automations(result: Industrialization, language: Language) -> Section:
    """Return the automations with their pay-back and what is proposed (R81, R171g)."""
    found = result.automations
    if not found:
        return Section((Heading(1, tell("automation_missing", language)),))
    counts = {choice: sum(item.choice is choice for item in found) for choice in Choice}
    code = "automation_title" if counts[Choice.BUILD] else "automation_title_none"
    title = tell(
        code,
        language,
        build=counts[Choice.BUILD],
        blocked=counts[Choice.BLOCKED],
        refused=counts[Choice.REFUSED],
    )
    source = tell("automation_source", language)
    table = Table(
        columns(
            language,
            ("column_automation", "left", 2.2),
            ("column_saved", "right", 2.0),
            ("column_cost", "right", 1.0),
            ("column_payback", "right", 1.0),
            ("column_choice", "left", 1.8),
        ),
        tuple(_automation_row(item, language) for item in found),
        "",
        source,
    )
    return Section((Heading(1, title), _pay_back_chart(found, source, language), table))


def _pages_table(pages: tuple[Page, ...], source: str, language: Language) -> tuple[Block, ...]:
    if not pages:
        return ()
    rows = tuple(
        (
            page.name,
            tell(f"kind_{page.kind}", language),
            tell("state_missing", language)
            if page.is_missing
            else tell("state_stale", language, days=page.age_days),
            ", ".join(page.readers) or tell("nobody", language),
        )
        for page in pages[:_MOST_PAGES]
    )
    heads = columns(
        language,
        ("column_document", "left", 2.6),
        ("column_kind", "left", 1.0),
        ("column_state", "left", 1.8),
        ("column_readers", "left", 1.8),
    )
    return (Table(heads, rows, tell("to_write_title", language), source),)


def _pay_back_chart(found: tuple[PayBack, ...], source: str, language: Language) -> Figure:
    bars = [
        PayBackBar(
            item.name,
            item.months_quick,
            item.months,
            None if item.months_slow == float("inf") else item.months_slow,
            _TONES[item.choice],
        )
        for item in found
    ]
    values = ", ".join(f"{item.name} {_months(item, language)}" for item in found)
    image = draw(
        lambda ax: pay_backs(
            bars, LONGEST_PAYBACK_MONTHS, ax=ax, language=language, label=tell("automation_limit", language)
        ),
        height_cm=1.8 + 0.8 * len(bars),
    )
    return Figure(
        image, tell("automation_alt", language, values=values), tell("automation_chart", language), source
    )


def _months(item: PayBack, language: Language) -> str:
    if item.months == float("inf"):
        return tell("never", language)
    return format_value(item.months, "months", language)


def _automation_row(item: PayBack, language: Language) -> tuple[Text, ...]:
    low, likely, high = item.saved_eur_year
    choice = (
        tell(f"choice_{item.choice.value}", language)
        if item.choice is not Choice.BLOCKED
        else tell(
            "choice_blocked",
            language,
            kpi=term("kpi", item.needs_kpi or "", language).lower(),
            trust=tell("not_supplied", language)
            if item.reliability is None
            else format_value(item.reliability, "percent", language),
        )
    )
    return (
        item.name,
        tell("range_eur", language, low=low, likely=likely, high=high),
        format_value(item.build_cost_eur, "eur", language),
        _months(item, language),
        choice,
    )
