"""Axis 3: what visitors do with the site."""

from __future__ import annotations

from itineraire.blocks import Block, Bullets, Figure, Heading, Section, Table, Text
from itineraire.chapters.diagnostic.parts import (
    axis_findings,
    capital,
    columns,
    listing,
    missing_note,
    source_line,
    words,
)
from itineraire.charts.diagnostic import Bar, rate_intervals
from itineraire.charts.style import draw
from itineraire.diagnostic import Diagnostic
from itineraire.diagnostic.facts import GridScore, SpeedLine
from itineraire.vocabulary import Axis
from itineraire.wording import Language, format_value
from itineraire.wording.terms import term


def conversion_axis(diagnostic: Diagnostic, language: Language) -> Section:
    """Return axis 3: devices, speed, landing pages, expert grids, findings."""
    blocks: list[Block] = [Heading(1, _title(diagnostic, language))]
    if diagnostic.conversion.devices:
        blocks.append(_device_chart(diagnostic, language))
    remarks = _remarks(diagnostic, language)
    if remarks:
        blocks.append(Bullets(remarks))
    blocks += _speed_table(diagnostic, language)
    blocks += _pages_table(diagnostic, language)
    blocks += axis_findings(diagnostic, Axis.CONVERSION, language, said=frozenset({"conversion"}))
    blocks += missing_note(diagnostic, Axis.CONVERSION, language)
    return Section(tuple(blocks))


def _title(diagnostic: Diagnostic, language: Language) -> str:
    known = {line.device: line for line in diagnostic.conversion.devices}
    if {"mobile", "desktop"} <= set(known):
        mobile, desktop = known["mobile"], known["desktop"]
        return words(
            "conversion_title", language, share=mobile.share, mobile=mobile.rate, desktop=desktop.rate
        )
    measure = diagnostic.measure("conversion_rate")
    if measure is None or measure.value is None:
        return words("conversion_unknown", language)
    return words("conversion_rate_title", language, rate=measure.value)


def _device_chart(diagnostic: Diagnostic, language: Language) -> Figure:
    bars = [
        Bar(capital(term("device", line.device, language)), line.rate, line.low, line.high)
        for line in diagnostic.conversion.devices
    ]
    image = draw(
        lambda ax: rate_intervals(bars, "percent2", ax=ax, language=language),
        height_cm=1.8 + 0.8 * len(bars),
    )
    pairs = [(bar.label, format_value(bar.value, "percent2", language)) for bar in bars]
    measure = diagnostic.measure("mobile_conversion_rate")
    start, end = (measure.start, measure.end) if measure else (None, None)
    source = source_line(diagnostic, measure.source if measure else "", language, start, end)
    return Figure(
        image,
        words("device_chart_alt", language, listing=listing(pairs)),
        words("device_chart", language),
        source,
    )


def _remarks(diagnostic: Diagnostic, language: Language) -> tuple[Text, ...]:
    facts = diagnostic.conversion
    remarks: list[Text] = []
    if facts.ratio is not None:
        remarks.append(
            words("ratio", language, ratio=facts.ratio, low=facts.ratio_low, high=facts.ratio_high)
        )
    if facts.change is not None:
        points = {name: 100 * getattr(facts.change, name) for name in ("total", "mix", "rate")}
        remarks.append(words("kitagawa", language, **points))
    remarks += [_grid(score, language) for score in facts.grids]
    return tuple(remarks)


def _grid(score: GridScore, language: Language) -> Text:
    return words(
        "grid",
        language,
        grid=words(f"grid_{score.grid}", language),
        mean=score.mean,
        criteria=score.criteria,
        kappa=score.kappa,
    )


def _speed_table(diagnostic: Diagnostic, language: Language) -> tuple[Block, ...]:
    lines = diagnostic.conversion.speed
    if not lines:
        return ()
    heads = columns(
        language, ("device", "left", 1.8), ("lcp", "right", 1.2), ("inp", "right", 1.2), ("cls", "right", 1.2)
    )
    measure = diagnostic.measure("lcp_mobile")
    source = source_line(diagnostic, measure.source if measure else "", language)
    rows = tuple(_speed_row(line, language) for line in lines)
    return (Table(heads, rows, words("speed_table", language), source),)


def _speed_row(line: SpeedLine, language: Language) -> tuple[Text, ...]:
    device = f"{capital(term('device', line.device, language))} ({words(line.source, language)})"
    return (
        device,
        format_value(line.lcp_seconds, "seconds", language),
        format_value(line.inp_ms, "milliseconds", language),
        format_value(line.cls, "number2", language),
    )


def _pages_table(diagnostic: Diagnostic, language: Language) -> tuple[Block, ...]:
    pages = diagnostic.conversion.weak_landing_pages
    if not pages:
        return ()
    heads = columns(language, ("page", "left", 3.0), ("sessions", "right", 1.0), ("rate", "right", 1.0))
    rows = tuple(
        (
            line.page,
            format_value(line.sessions, "int", language),
            format_value(line.rate, "percent2", language),
        )
        for line in pages
    )
    finding = diagnostic.finding("weak_landing_pages")
    source = ""
    if finding is not None:
        source = source_line(diagnostic, finding.source, language, finding.start, finding.end)
    return (Table(heads, rows, words("pages_table", language, count=len(pages)), source),)
