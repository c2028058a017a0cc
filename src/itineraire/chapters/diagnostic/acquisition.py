"""Axis 2: where visits come from, and at what price."""

from __future__ import annotations

from itineraire.blocks import Block, Bullets, Column, Figure, Heading, Section, Table, Text
from itineraire.chapters.diagnostic.parts import (
    axis_findings,
    capital,
    columns,
    listing,
    missing_note,
    source_line,
    told,
    words,
)
from itineraire.charts.diagnostic import Bar, month_line, share_bars
from itineraire.charts.style import draw
from itineraire.diagnostic import Diagnostic
from itineraire.diagnostic.facts import ChannelLine, PlatformLine
from itineraire.vocabulary import Axis
from itineraire.wording import Language, format_value
from itineraire.wording.terms import term

_CHANNELS_SHOWN = 7
_LIKELY_BEST = 0.7


def acquisition_axis(diagnostic: Diagnostic, language: Language) -> Section:
    """Return axis 2: channels, their quality, advertising as declared, findings."""
    facts = diagnostic.acquisition
    blocks: list[Block] = [Heading(1, _title(diagnostic, language))]
    if facts.channels:
        blocks.append(_channel_chart(diagnostic, language))
    remarks = _remarks(diagnostic, language)
    if remarks:
        blocks.append(Bullets(remarks))
    blocks += _quality_table(diagnostic, language)
    blocks += _platform_table(diagnostic, language)
    blocks += _cost_chart(diagnostic, language)
    blocks += axis_findings(diagnostic, Axis.ACQUISITION, language)
    blocks += missing_note(diagnostic, Axis.ACQUISITION, language)
    return Section(tuple(blocks))


def _title(diagnostic: Diagnostic, language: Language) -> str:
    channels = diagnostic.acquisition.channels
    if not channels:
        return words("acquisition_unknown", language)
    name = term("channel", channels[0].channel, language)
    return words("acquisition_title", language, channel=name, share=channels[0].share)


def _channel_chart(diagnostic: Diagnostic, language: Language) -> Figure:
    facts = diagnostic.acquisition
    shown = [line for line in facts.channels if line.sessions > 0][:_CHANNELS_SHOWN]
    bars = [Bar(capital(term("channel", line.channel, language)), line.share) for line in shown]
    image = draw(
        lambda ax: share_bars(bars, "percent1", ax=ax, language=language), height_cm=1.4 + 0.6 * len(bars)
    )
    pairs = [(bar.label, format_value(bar.value, "percent1", language)) for bar in bars]
    return Figure(
        image,
        words("acquisition_chart_alt", language, listing=listing(pairs)),
        words("acquisition_chart", language, visits=facts.sessions, effective=facts.effective_channels),
        source_line(diagnostic, _traffic_source(diagnostic), language, facts.start, facts.end),
    )


def _traffic_source(diagnostic: Diagnostic) -> str:
    measure = diagnostic.measure("top_channel_share")
    return measure.source if measure else ""


def _remarks(diagnostic: Diagnostic, language: Language) -> tuple[Text, ...]:
    facts = diagnostic.acquisition
    remarks: list[Text] = []
    if facts.stress_loss is not None:
        remarks.append(words("stress", language, stress=facts.stress_loss))
    if facts.organic_share is not None:
        remarks.append(words("organic_remark", language, share=facts.organic_share))
    return tuple(remarks)


def _quality_table(diagnostic: Diagnostic, language: Language) -> tuple[Block, ...]:
    """Return the channels with what they sell; nothing when only visits are known."""
    lines = diagnostic.acquisition.channels[:_CHANNELS_SHOWN]
    has_sales = any(line.conversion_rate is not None for line in lines)
    has_leads = any(line.quality_rate is not None for line in lines)
    if not has_sales and not has_leads:
        return ()
    keys: list[tuple[str, str, float]] = [("channel", "left", 1.8), ("sessions", "right", 1.0)]
    if has_sales:
        keys += [("rate", "right", 1.0), ("revenue", "right", 1.1)]
    if has_leads:
        keys += [("leads", "right", 0.8), ("quality", "right", 1.6), ("best", "right", 1.2)]
    rows = tuple(_channel_row(line, language, sales=has_sales, leads=has_leads) for line in lines)
    source = source_line(diagnostic, _traffic_source(diagnostic), language)
    return (Table(columns(language, *keys), rows, _quality_message(lines, language), source),)


def _quality_message(lines: tuple[ChannelLine, ...], language: Language) -> str:
    """Return what the table says: one channel has the best leads, none has, or only sales are known."""
    rated = [line for line in lines if line.best_probability is not None]
    if not rated:
        return words("channels_table", language)
    best = max(rated, key=lambda line: line.best_probability or 0.0)
    odds = best.best_probability or 0.0
    if odds < _LIKELY_BEST:
        return words("channels_alike", language)
    return words(
        "channels_best", language, channel=capital(term("channel", best.channel, language)), odds=odds
    )


def _channel_row(line: ChannelLine, language: Language, *, sales: bool, leads: bool) -> tuple[Text, ...]:
    cells: list[Text] = [
        capital(term("channel", line.channel, language)),
        format_value(line.sessions, "int", language),
    ]
    if sales:
        cells += [
            format_value(line.conversion_rate, "percent2", language),
            format_value(line.revenue_eur, "eur", language),
        ]
    if leads:
        quality = ""
        if line.quality_rate is not None:
            bounds = [format_value(end, "percent", language) for end in (line.quality_low, line.quality_high)]
            between = words("interval", language, low=bounds[0], high=bounds[1])
            quality = f"{format_value(line.quality_rate, 'percent', language)} ({between})"
        cells += [
            "" if line.leads is None else format_value(line.leads, "int", language),
            quality,
            "" if line.best_probability is None else format_value(line.best_probability, "percent", language),
        ]
    return tuple(cells)


def _platform_table(diagnostic: Diagnostic, language: Language) -> tuple[Block, ...]:
    """Return advertising as each platform declares it, one line a unit of results: units are never added."""
    facts = diagnostic.acquisition
    if not facts.platforms:
        return ()
    heads: tuple[Column, ...] = columns(
        language,
        ("platform", "left", 1.2),
        ("cost", "right", 1.2),
        ("account", "right", 1.2),
        ("campaigns", "right", 1.0),
        ("results", "left", 1.9),
        ("each", "right", 1.0),
    )
    rows = [row for line in facts.platforms for row in _platform_rows(diagnostic, line, language)]
    caption = words("platforms_table", language, cost=sum(line.cost_eur for line in facts.platforms))
    start, end = min(line.start for line in facts.platforms), max(line.end for line in facts.platforms)
    measure = diagnostic.measure("media_spend")
    source = source_line(diagnostic, measure.source if measure else "", language, start, end)
    return (Table(heads, tuple(rows), caption, source),)


def _platform_rows(diagnostic: Diagnostic, line: PlatformLine, language: Language) -> list[tuple[Text, ...]]:
    results = [item for item in diagnostic.acquisition.results if item.platform == line.platform]
    account = "" if line.account_eur is None else format_value(line.account_eur, "eur2", language)
    first: tuple[Text, ...] = (
        term("platform", line.platform, language),
        format_value(line.cost_eur, "eur2", language),
        account,
        format_value(line.campaigns, "int", language),
    )
    if not results:
        return [(*first, words("unknown", language), "")]
    rows: list[tuple[Text, ...]] = []
    for place, item in enumerate(results):
        count = format_value(item.count, "int", language)
        kind = term("result", item.kind, language)
        cells = first if place == 0 else ("", "", "", "")
        rows.append((*cells, f"{count} {kind}", format_value(item.cost_each_eur, "eur2", language)))
    return rows


def _cost_chart(diagnostic: Diagnostic, language: Language) -> tuple[Block, ...]:
    """Return the price by month when its rise is proved: a flat line has nothing to say."""
    facts = diagnostic.acquisition
    points = facts.cost_months[-24:]
    rise = diagnostic.finding(f"{facts.cost_kpi}_rise")
    if facts.cost_kpi is None or rise is None:
        return ()
    starts, values = [point.start for point in points], [point.value for point in points]
    kpi = term("kpi", facts.cost_kpi, language)
    image = draw(lambda ax: month_line(starts, values, "eur2", ax=ax, language=language), height_cm=4.6)
    measure = diagnostic.measure(facts.cost_kpi)
    return (
        Figure(
            image,
            words(
                "cost_chart_alt",
                language,
                kpi=kpi,
                first=starts[0],
                month=starts[-1],
                low=min(values),
                high=max(values),
            ),
            told(rise, language)[0],
            source_line(diagnostic, measure.source if measure else "", language, starts[0]),
        ),
    )
