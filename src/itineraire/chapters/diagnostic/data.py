"""Axis 4: whether the figures can be believed."""

from __future__ import annotations

from itineraire.blocks import Block, Figure, Heading, Section, Table
from itineraire.chapters.diagnostic.parts import (
    axis_findings,
    columns,
    listing,
    missing_note,
    source_line,
    words,
)
from itineraire.charts.diagnostic import Bar, share_bars
from itineraire.charts.style import draw
from itineraire.diagnostic import Diagnostic
from itineraire.vocabulary import RELIABLE, Axis
from itineraire.wording import Language, format_value
from itineraire.wording.terms import term

_SHOWN = 8


def data_axis(diagnostic: Diagnostic, language: Language) -> Section:
    """Return axis 4: reliability, sources that disagree, the way from orders to analytics, findings."""
    facts = diagnostic.data
    sure = sum(line.score >= RELIABLE for line in facts.reliability)
    title = words("data_title", language, sure=sure, count=len(facts.reliability))
    if not facts.reliability:
        title = words("data_unknown", language)
    blocks: list[Block] = [Heading(1, title)]
    if facts.reliability:
        blocks.append(_reliability_chart(diagnostic, language))
    blocks += axis_findings(diagnostic, Axis.DATA, language, most=8)
    blocks += _waterfall_table(diagnostic, language)
    blocks += _gaps_table(diagnostic, language)
    blocks += _hygiene_table(diagnostic, language)
    blocks += _search_table(diagnostic, language)
    blocks += missing_note(diagnostic, Axis.DATA, language)
    return Section(tuple(blocks))


def _reliability_chart(diagnostic: Diagnostic, language: Language) -> Figure:
    lines = diagnostic.data.reliability[:_SHOWN]
    bars = [Bar(term("kpi", line.kpi, language), line.score) for line in lines]
    image = draw(
        lambda ax: share_bars(bars, "percent", ax=ax, language=language), height_cm=1.4 + 0.55 * len(bars)
    )
    pairs = [(bar.label, format_value(bar.value, "percent", language)) for bar in bars]
    worst = lines[0]
    part = words(f"part_{worst.weakest}", language)
    reports = ";".join(line.report for line in diagnostic.sources)
    return Figure(
        image,
        words("reliability_alt", language, listing=listing(pairs)),
        words("reliability_chart", language, kpi=term("kpi", worst.kpi, language), part=part),
        source_line(diagnostic, reports, language),
    )


def _waterfall_table(diagnostic: Diagnostic, language: Language) -> tuple[Block, ...]:
    lines = diagnostic.data.reconciliation
    known = {line.cause: line.orders for line in lines}
    if "orders" not in known or "seen" not in known:
        return ()
    rows = tuple(
        (
            words(f"cause_{line.cause}", language, hours=abs(line.rate or 0), share=abs(line.rate or 0)),
            format_value(line.orders, "int", language),
        )
        for line in lines
    )
    caption = words("waterfall_table", language, seen=known["seen"], orders=known["orders"])
    heads = columns(language, ("cause", "left", 3.0), ("orders", "right", 1.0))
    measure = diagnostic.measure("conversion_rate")
    source = source_line(diagnostic, measure.source if measure else "", language)
    return (Table(heads, rows, caption, source),)


def _gaps_table(diagnostic: Diagnostic, language: Language) -> tuple[Block, ...]:
    gaps = diagnostic.data.gaps[:5]
    if not gaps:
        return ()
    heads = columns(
        language,
        ("indicator", "left", 1.0),
        ("first", "left", 2.2),
        ("second", "left", 2.2),
        ("gap", "right", 0.7),
    )
    rows = tuple(
        (
            term("measure", line.what, language),
            f"{format_value(line.first, 'int', language)} ({term('report', line.first_source, language)})",
            f"{format_value(line.second, 'int', language)} ({term('report', line.second_source, language)})",
            format_value(line.gap, "percent", language),
        )
        for line in gaps
    )
    tools = ";".join(line.report for line in diagnostic.sources)
    return (Table(heads, rows, words("gaps_table", language), source_line(diagnostic, tools, language)),)


def _hygiene_table(diagnostic: Diagnostic, language: Language) -> tuple[Block, ...]:
    lines = diagnostic.data.hygiene
    if not lines:
        return ()
    heads = columns(
        language,
        ("check", "left", 2.6),
        ("cases", "right", 1.2),
        ("share", "right", 0.7),
        ("interval", "right", 1.2),
    )
    rows = tuple(
        (
            words(f"hygiene_{line.what}", language),
            words("hygiene_cases", language, cases=line.cases, of=line.of),
            format_value(line.cases / line.of, "percent1", language),
            words(
                "interval",
                language,
                low=format_value(line.low, "percent", language),
                high=format_value(line.high, "percent", language),
            ),
        )
        for line in lines
    )
    reports = ";".join(dict.fromkeys(line.reports for line in lines))
    return (Table(heads, rows, words("hygiene_table", language), source_line(diagnostic, reports, language)),)


def _search_table(diagnostic: Diagnostic, language: Language) -> tuple[Block, ...]:
    totals = diagnostic.data.search_totals
    if len(totals) < 2:
        return ()
    heads = columns(language, ("table", "left", 2.0), ("clicks", "right", 1.0), ("rows", "right", 1.0))
    rows = tuple(
        (
            term("search", line.dimension, language),
            format_value(line.clicks, "int", language),
            format_value(line.rows, "int", language),
        )
        for line in totals
    )
    source = source_line(diagnostic, ";".join(line.source for line in totals), language)
    return (Table(heads, rows, words("search_table", language), source),)
