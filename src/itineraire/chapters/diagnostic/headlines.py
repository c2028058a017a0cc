"""The first pages: what the figures say, and point A in six lines."""

from __future__ import annotations

from datetime import date

from itineraire.blocks import Bullets, Heading, Paragraph, Run, Section, Table, Text, Tile, Tiles
from itineraire.chapters.diagnostic.parts import (
    columns,
    measure_name,
    period,
    source_line,
    stake_text,
    told,
    words,
    written,
)
from itineraire.diagnostic import Diagnostic, Finding, Measure
from itineraire.diagnostic.facts import StateLine
from itineraire.diagnostic.headlines import headline_findings
from itineraire.wording import Language, format_value
from itineraire.wording.terms import term

_TILES = (
    "revenue",
    "recurring_revenue",
    "won_value",
    "sessions",
    "leads",
    "conversion_rate",
    "cost_per_lead",
    "acquisition_cost",
)


def headlines(diagnostic: Diagnostic, language: Language) -> Section:
    """Return the page of the three to five findings that matter, with four key figures."""
    chosen = headline_findings(diagnostic.findings)
    first = next((item for item in chosen if item.stake), None)
    if first is not None and first.stake is not None:
        title = words("headlines_stake", language, eur=first.stake.likely)
    elif chosen:
        title = words("headlines_count", language, count=len(chosen))
    else:
        title = words("headlines_none", language)
    tiles = _tiles(diagnostic, language)
    lead = Paragraph(words("headlines_lead", language, start=diagnostic.start, end=diagnostic.end))
    blocks = [Heading(1, title), *((Tiles(tiles),) if tiles else ()), lead]
    if chosen:
        main = (diagnostic.start, diagnostic.end)
        blocks.append(Bullets(tuple(_headline(item, main, language) for item in chosen), ordered=True))
    if sum(item.stake is not None for item in chosen) > 1:
        blocks.append(Paragraph(words("no_overlap", language)))
    return Section(tuple(blocks))


def _headline(finding: Finding, main: tuple[date, date], language: Language) -> Text:
    sentence, meaning = told(finding, language)
    runs = [Run(f"{sentence}. ", bold=True), Run(f"{meaning} ")]
    if finding.stake is not None:
        runs.append(Run(f"{stake_text(finding.stake, language)} "))
    if (finding.start, finding.end) != main:
        runs.append(Run(f"({period(finding.start, finding.end, language)})", italic=True))
    return tuple(runs)


def _tiles(diagnostic: Diagnostic, language: Language) -> tuple[Tile, ...]:
    known = [
        item for kpi in _TILES if (item := diagnostic.measure(kpi)) is not None and item.value is not None
    ]
    tiles = [_tile(diagnostic, item, language) for item in _without_twins(known)[:3]]
    if diagnostic.data.score is not None:
        note = words("tile_reliability_note", language, kpis=len(diagnostic.data.reliability))
        label = words("tile_reliability", language)
        tiles.append(Tile(label, format_value(diagnostic.data.score, "percent", language), note))
    return tuple(tiles)


def _without_twins(measures: list[Measure]) -> list[Measure]:
    """Leave out a figure equal to one already shown, such as revenue and won value of a B2B firm."""
    kept: list[Measure] = []
    for item in measures:
        if all(item.value != other.value for other in kept):
            kept.append(item)
    return kept


def _tile(diagnostic: Diagnostic, measure: Measure, language: Language) -> Tile:
    change, moved = diagnostic.changes.get(measure.kpi), diagnostic.business.visits_changed_on
    recent = measure.end is not None and measure.end >= diagnostic.start
    if change is not None and recent:
        note = words("tile_change", language, change=change)
    elif measure.kpi == "sessions" and moved is not None:
        note = words("tile_moved", language, on=moved)
    else:
        note = period(measure.start, measure.end, language)
    return Tile(term("kpi", measure.kpi, language), written(measure.value, measure.unit, language), note)


def state_of_play(diagnostic: Diagnostic, language: Language) -> Section:
    """Return point A: six lines with one figure each, or the export to supply (R3)."""
    known = sum(line.measure is not None for line in diagnostic.state_of_play)
    table = Table(
        columns(
            language,
            ("subject", "left", 1.2),
            ("indicator", "left", 1.8),
            ("value", "right", 1.2),
            ("year", "right", 1.0),
            ("period", "right", 1.8),
        ),
        tuple(_state_row(line, language) for line in diagnostic.state_of_play),
        words("state_caption", language, as_of=diagnostic.as_of),
        _state_source(diagnostic, language),
    )
    return Section((Heading(1, words("state_title", language, known=known)), table))


def _state_row(line: StateLine, language: Language) -> tuple[Text, ...]:
    subject: Text = (Run(words(f"state_{line.subject}", language), bold=True),)
    if line.measure is None:
        asked = words("asked", language, table=term("table", line.asked or "", language))
        return (subject, asked, words("level_unknown", language), "", "")
    change = "" if line.change is None else format_value(line.change, "percent_signed", language)
    return (
        subject,
        measure_name(line.measure, language),
        written(line.measure.value, line.measure.unit, language),
        change or words("unknown", language),
        period(line.measure.start, line.measure.end, language),
    )


def _state_source(diagnostic: Diagnostic, language: Language) -> str:
    reports = ";".join(line.measure.source for line in diagnostic.state_of_play if line.measure)
    return source_line(diagnostic, reports, language)
