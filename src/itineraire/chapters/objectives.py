"""The pages of the objectives: what is aimed at, whether it is believable, and what watches it."""

from __future__ import annotations

from itineraire.blocks import Block, Bullets, Callout, Column, Heading, Paragraph, Section, Table, Tile, Tiles
from itineraire.chapters.indicators import (
    fault_remark,
    kpi_definitions,
    kpi_name,
    kpi_sheet,
    kpi_value,
    odds,
    outlook,
    tree,
)
from itineraire.objectives import Ambition, KeyResultState, Objectives, ObjectiveState, TargetKind
from itineraire.wording import Language, format_value, say
from itineraire.wording.objectives import SENTENCES

__all__ = [
    "headlines",
    "kpi_definitions",
    "kpi_sheet",
    "means",
    "objective_pages",
    "outlook",
    "refusals",
    "segments",
    "tree",
]


def headlines(objectives: Objectives, language: Language) -> Section:
    """Return the message, four figures and the decisions asked."""
    accepted, refused = len(objectives.accepted), len(objectives.refused)
    key_results = objectives.key_results
    unmeasured = sum(kr.baseline is None for kr in key_results)
    code = _headline(accepted, refused, unmeasured)
    alone = [kr for kr in key_results if kr.ambition is Ambition.MAINTAIN]
    tiles = Tiles(
        (
            Tile(
                _say("tile_objectives", language),
                str(accepted),
                _say("note_refused", language, refused=refused) if refused else "",
                "warning" if refused else "good",
            ),
            Tile(
                _say("tile_key_results", language),
                str(len(key_results) - unmeasured),
                _say("note_measured", language, count=unmeasured) if unmeasured else "",
                "warning" if unmeasured else "neutral",
            ),
            Tile(_say("tile_kpis", language), str(len(objectives.sheet)), _say("note_kpis", language)),
            Tile(
                _say("tile_alone", language),
                str(len(alone)),
                _say("note_alone", language) if alone else "",
                "warning" if alone else "neutral",
            ),
        )
    )
    title = Heading(1, _say(code, language, accepted=accepted, refused=refused, unmeasured=unmeasured))
    return Section((title, tiles, _decisions(objectives, alone, language)))


def _headline(accepted: int, refused: int, unmeasured: int) -> str:
    if not accepted:
        return "none_holds"
    if refused:
        return "some_refused"
    return "some_unmeasured" if unmeasured else "all_hold"


def _decisions(objectives: Objectives, alone: list[KeyResultState], language: Language) -> Callout:
    asked = []
    if objectives.accepted:
        count = len(objectives.key_results)
        asked.append(_say("decide_validate", language, accepted=len(objectives.accepted), key_results=count))
    asked += [_say("decide_rewrite", language, title=state.title) for state in objectives.refused]
    asked += [_say("decide_raise", language, title=kr.title) for kr in alone]
    unknown = dict.fromkeys(kr.kpi for kr in objectives.key_results if kr.baseline is None)
    if unknown:
        names = ", ".join(kpi_name(objectives, kpi, language) for kpi in unknown)
        asked.append(_say("decide_supply", language, kpis=names))
    dropped = dict.fromkeys(pair.drop for pair in objectives.duplicates if pair.drop)
    if dropped:
        names = ", ".join(kpi_name(objectives, kpi, language) for kpi in dropped if kpi)
        asked.append(_say("decide_duplicates", language, kpis=names))
    return Callout("decision", _say("decisions_title", language), items=tuple(asked))


def objective_pages(objectives: Objectives, language: Language) -> Section:
    """Return one table an accepted objective: from today to the target, with the odds of doing nothing."""
    blocks: list[Block] = []
    for state in objectives.accepted:
        blocks += [Heading(2, state.title), Paragraph(_objective_line(state, language))]
        blocks.append(_key_result_table(objectives, state, language))
    if objectives.accepted:
        blocks += [
            Paragraph(_say("ambition_note", language)),
            Paragraph(_say("gain_note", language)),
        ]
        if not objectives.margin_rate_supplied:
            blocks.append(Paragraph(_say("margin_not_supplied", language)))
    return Section(tuple(blocks))


def _objective_line(state: ObjectiveState, language: Language) -> str:
    return _say(
        "objective_line",
        language,
        owner=state.owner_name,
        start=state.start,
        end=state.end,
        segment=state.segment_name or _say("no_segment_name", language),
        intent=(state.intent or "").rstrip("."),
    )


def _key_result_table(objectives: Objectives, state: ObjectiveState, language: Language) -> Table:
    labels = (
        ("column_key_result", "left", 2.7),
        ("column_today", "right", 1.2),
        ("column_target", "right", 1.4),
        ("column_due", "left", 1.3),
        ("column_alone", "right", 1.1),
        ("column_ambition", "left", 1.7),
        ("column_gain", "right", 1.2),
    )
    columns = tuple(Column(_say(label, language), align, width) for label, align, width in labels)  # type: ignore[arg-type]
    rows = tuple(_key_result_row(kr, language) for kr in state.key_results)
    source = _say("objectives_source", language, as_of=objectives.as_of)
    return Table(columns, rows, source=source)


def _key_result_row(kr: KeyResultState, language: Language) -> tuple[str, ...]:
    title = kr.title if kr.accepted else _say("refused_mark", language, title=kr.title)
    gain = kr.margin_eur_month.likely if kr.margin_eur_month else None
    return (
        title,
        kpi_value(kr.baseline, kr.unit, language, monthly=kr.monthly),
        _target_words(kr, language),
        format_value(kr.due, "short_date", language),
        odds(kr.outlook, language),
        _say("ambition_no_baseline" if kr.baseline is None else f"ambition_{kr.ambition.value}", language),
        format_value(gain, "eur_signed", language) if gain is not None else "–",
    )


def _target_words(kr: KeyResultState, language: Language) -> str:
    value = kpi_value(kr.target, kr.unit, language)
    if kr.change is None or kr.target is None or kr.kind is TargetKind.VALUE:
        return value
    kind = "points" if kr.kind is TargetKind.POINTS else "percent_signed"
    return f"{value} ({format_value(kr.change, kind, language)})"


def refusals(objectives: Objectives, language: Language) -> Section:
    """Return every refused wording with what to state instead, then what is to be completed."""
    refused_codes = {
        code
        for state in objectives.objectives
        for codes in (state.refusals, *(kr.refusals for kr in state.key_results))
        for code in codes
    }
    lines: list[str] = []
    others: list[str] = []
    for fault in objectives.faults:
        if fault.code.startswith("objectives.kpi_no_"):
            continue  # the sheet shows them on their own line
        (lines if fault.code in refused_codes else others).append(fault_remark(fault, language))
    blocks: list[Block] = [Callout("good", _say("refused_none", language))]
    if lines:
        blocks = [Heading(2, _say("refused_title", language, count=len(lines))), Bullets(tuple(lines))]
    blocks += [Heading(3, _say("remarks_title", language)), Bullets(tuple(others))] if others else []
    return Section(tuple(blocks))


def segments(objectives: Objectives, language: Language) -> Section:
    """Return the priority segments, sized (R171a)."""
    lines = objectives.segments
    if not lines:
        return Section(
            (
                Heading(2, _say("segments_missing", language)),
                Paragraph(_say("segments_missing_text", language)),
            )
        )
    first = max(lines, key=lambda line: line.value_eur)
    columns = (
        Column(_say("column_segment", language), width=3),
        Column(_say("column_customers", language), "right"),
        Column(_say("column_value", language), "right"),
        Column(_say("column_share", language), "right"),
        Column(_say("column_each", language), "right"),
    )
    rows = tuple(
        (
            line.name,
            format_value(line.customers, "int", language),
            format_value(line.value_eur, "eur", language),
            format_value(line.value_share, "percent", language),
            format_value(line.value_per_customer_eur, "eur", language),
        )
        for line in lines
    )
    foot = (
        _say("total", language),
        format_value(sum(line.customers for line in lines), "int", language),
        format_value(sum(line.value_eur for line in lines), "eur", language),
        format_value(sum(line.value_share or 0 for line in lines), "percent", language),
        "",
    )
    table = Table(columns, rows, _say("segments_caption", language), _say("segments_source", language), foot)
    title = _say("segments_title", language, first=first.name, share=first.value_share)
    return Section((Heading(2, title), table))


def means(objectives: Objectives, language: Language) -> Section:
    """Return the aims and the workstreams that carry them; an empty line is not translated (R25, R91)."""
    rows = [("kind_objective", row) for row in objectives.objective_matrix]
    rows += [("kind_strategy", row) for row in objectives.strategy_matrix]
    empty = sum(not row.workstreams for _, row in rows)
    idle = len(objectives.idle_workstreams)
    columns = (
        Column(_say("column_line", language), width=2.4),
        Column(_say("column_kind", language), width=0.9),
        Column(_say("column_means", language), width=3),
    )
    table = Table(
        columns,
        tuple(
            (
                row.text,
                _say(kind, language),
                "\u2009; ".join(objectives.workstream_titles[one] for one in row.workstreams)
                or _say("not_translated", language),
            )
            for kind, row in rows
        ),
        _say("means_caption", language),
        _say("objectives_source", language, as_of=objectives.as_of),
    )
    title = _say("means_title_gaps" if empty or idle else "means_title", language, empty=empty, idle=idle)
    blocks: list[Block] = [Heading(2, title), table]
    if idle:
        names = ", ".join(objectives.workstream_titles[one] for one in objectives.idle_workstreams)
        blocks.append(Paragraph(_say("idle", language, titles=names)))
    return Section(tuple(blocks))


def _say(code: str, language: Language, **values: object) -> str:
    return say(SENTENCES[code], language, values)
