"""Annexes of the diagnostic: the frozen reference, every finding with its hypotheses, every file read."""

from __future__ import annotations

from itineraire.blocks import Heading, Paragraph, Section, Table, Text
from itineraire.chapters.diagnostic.parts import (
    columns,
    measure_name,
    period,
    source_line,
    told,
    tool_name,
    tools_of,
    words,
    written,
)
from itineraire.diagnostic import Diagnostic, Finding, Measure, Stake
from itineraire.wording import Language, format_value, say
from itineraire.wording.diagnostic_pages import HYPOTHESES


def baseline_annex(diagnostic: Diagnostic, language: Language) -> Section:
    """Return the frozen reference: value, interval, smallest provable change, reliability (R46, R47)."""
    known = [item for item in diagnostic.baseline if item.value is not None]
    heads = columns(
        language,
        ("indicator", "left", 2.0),
        ("value", "right", 1.1),
        ("interval", "right", 1.7),
        ("smallest", "right", 1.2),
        ("reliability", "right", 1.0),
        ("period", "right", 2.8),
    )
    caption = words("baseline_caption", language, known=len(known), count=len(diagnostic.baseline))
    reports = ";".join(item.source for item in known)
    table = Table(
        heads,
        tuple(_measure_row(item, language) for item in known),
        caption,
        source_line(diagnostic, reports, language),
    )
    title = words("baseline_title", language, as_of=diagnostic.as_of)
    blocks = (Heading(1, title), Paragraph(words("baseline_note", language)), table)
    return Section(blocks if known else (Heading(1, title), Paragraph(caption)))


def _measure_row(measure: Measure, language: Language) -> tuple[Text, ...]:
    interval = ""
    if measure.low is not None and measure.high is not None:
        ends = [written(end, measure.unit, language) for end in (measure.low, measure.high)]
        interval = words("interval", language, low=ends[0], high=ends[1])
    change = measure.smallest_change
    return (
        measure_name(measure, language),
        written(measure.value, measure.unit, language),
        interval,
        "" if change is None else format_value(change, "percent", language),
        "" if measure.reliability is None else format_value(measure.reliability, "percent", language),
        period(measure.start, measure.end, language),
    )


def findings_annex(diagnostic: Diagnostic, language: Language) -> Section:
    """Return every finding with its period, its source and the hypotheses of its stake (R44, R72)."""
    heads = columns(
        language,
        ("finding", "left", 2.6),
        ("stake", "right", 1.5),
        ("hypotheses", "left", 2.4),
        ("source_period", "left", 1.9),
    )
    title = words("findings_title", language, count=len(diagnostic.findings))
    if not diagnostic.findings:
        return Section((Heading(1, title),))
    rows = tuple(_finding_row(diagnostic, item, language) for item in diagnostic.findings)
    table = Table(heads, rows, words("headlines_table", language))
    return Section((Heading(1, title), Paragraph(words("no_overlap", language)), table))


def _finding_row(diagnostic: Diagnostic, finding: Finding, language: Language) -> tuple[Text, ...]:
    stake = finding.stake
    priced = words("not_priced", language)
    if stake is not None:
        ends = [format_value(end, "eur", language) for end in (stake.low, stake.high)]
        likely = format_value(stake.likely, "eur", language)
        priced = f"{likely} ({words('interval', language, low=ends[0], high=ends[1])})"
    return (
        told(finding, language)[0],
        priced,
        "" if stake is None else hypotheses(stake, language),
        _origin(diagnostic, finding, language),
    )


def _origin(diagnostic: Diagnostic, finding: Finding, language: Language) -> str:
    """Return the tools behind a finding, then its period."""
    parts = (
        tools_of(diagnostic, finding.source, language),
        period(finding.start, finding.end, language),
    )
    return ", ".join(part for part in parts if part)


def hypotheses(stake: Stake, language: Language) -> str:
    """Return the hypotheses of a stake as one line; a range is written from its low to its high end."""
    parts = []
    for name, value in stake.hypotheses.items():
        if name not in HYPOTHESES:
            continue
        label, kind = HYPOTHESES[name]
        ends = [stake.hypotheses.get(f"{name}_{side}") for side in ("low", "high")]
        shown = format_value(value, kind, language)
        if None not in ends:
            low, high = (format_value(end, kind, language) for end in ends)
            shown = f"{shown} ({words('interval', language, low=low, high=high)})"
        parts.append(f"{say(label, language)} {shown}")
    return " ; ".join(parts) if language == "fr" else "; ".join(parts)


def sources_annex(diagnostic: Diagnostic, language: Language) -> Section:
    """Return the files read: tool, dates, rows."""
    files = sorted({line.file for line in diagnostic.sources})
    title = words("sources_title", language, files=len(files))
    heads = columns(
        language,
        ("file", "left", 3.4),
        ("tool", "left", 1.2),
        ("period", "right", 2.2),
        ("count", "right", 0.8),
    )
    rows: list[tuple[Text, ...]] = []
    for file in files:
        mine = [line for line in diagnostic.sources if line.file == file]
        starts = [line.start for line in mine if line.start]
        ends = [line.end for line in mine if line.end]
        tool = tool_name(mine[0].tool, language)
        when = period(min(starts), max(ends), language) if starts and ends else ""
        rows.append((file, tool, when, format_value(sum(line.rows for line in mine), "int", language)))
    if not rows:
        return Section((Heading(1, title),))
    return Section((Heading(1, title), Table(heads, tuple(rows), "", "")))
