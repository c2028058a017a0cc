"""The pages of the workstreams: what must change, what comes first, what is stopped, and why."""

from __future__ import annotations

from itineraire.blocks import Block, Bullets, Callout, Column, Heading, Paragraph, Section, Table, Tile, Tiles
from itineraire.chapters.indicators import fault_remark
from itineraire.chapters.priorities import kind_words, priority_map, priority_ranking
from itineraire.chapters.workstream_sheets import change_figures, sheets
from itineraire.chapters.workstream_trace import orphans, trace
from itineraire.vocabulary import WORKSTREAMS_MAX
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import quoted
from itineraire.wording.workstreams import FLAGS, SENTENCES
from itineraire.workstreams import Quadrant, ScoredAction, Workstreams

__all__ = [
    "changes",
    "headlines",
    "orphans",
    "priorities",
    "ranking_details",
    "scenario",
    "sheets",
    "stops",
    "trace",
]

_NAMED = 4  # titles quoted in a sentence before « et n autres »
_SOLID = 0.8


def headlines(workstreams: Workstreams, language: Language) -> Section:
    """Return the message, four figures, what to launch first and the decisions asked."""
    going = workstreams.candidates
    low, likely, high = (
        sum(getattr(action.hours_total, end) for action in going) for end in ("low", "likely", "high")
    )
    freed = sum(habit.hours_week for habit in workstreams.freed)
    tiles = Tiles(
        (
            Tile(
                _say("tile_workstreams", language),
                str(len(workstreams.sheets)),
                _say("note_workstreams", language),
            ),
            Tile(
                _say("tile_candidates", language),
                str(len(going)),
                _say("note_candidates", language, total=len(workstreams.actions)),
            ),
            Tile(
                _say("tile_hours", language),
                format_value(likely, "hours", language),
                _say("note_hours", language, low=low, high=high),
            ),
            Tile(
                _say("tile_freed", language),
                format_value(freed, "hours1", language),
                _say("note_freed", language),
                "good" if freed else "neutral",
            ),
        )
    )
    title = _say(
        "headline",
        language,
        workstreams=len(workstreams.sheets),
        candidates=len(going),
        stopped=len(workstreams.stopped),
    )
    blocks: list[Block] = [Heading(1, title), tiles]
    for code, quadrant in (("quick_wins_intro", Quadrant.QUICK_WIN), ("enablers_intro", Quadrant.ENABLER)):
        names = [action.title for action in going if action.quadrant is quadrant]
        if names:
            blocks.append(Paragraph(_say(code, language, titles=_listed(names, language))))
    return Section((*blocks, _decisions(workstreams, language)))


def _decisions(workstreams: Workstreams, language: Language) -> Callout:
    asked = [_say("decide_validate", language, count=len(workstreams.sheets))]
    if len(workstreams.sheets) > WORKSTREAMS_MAX:
        asked = [_say("decide_merge", language, count=len(workstreams.sheets))]
    if workstreams.freed:
        titles = _listed([habit.title for habit in workstreams.freed], language)
        hours = sum(habit.hours_week for habit in workstreams.freed)
        asked.append(_say("decide_stop", language, titles=titles, hours=hours))
    ownerless = [action.title for action in workstreams.ownerless]
    unsized = [action.title for action in workstreams.candidates if action.quadrant is Quadrant.UNSIZED]
    for code, names in (("decide_owner", ownerless), ("decide_size", unsized)):
        if names:
            asked.append(_say(code, language, titles=_listed(names, language)))
    return Callout("decision", _say("decisions_title", language), items=tuple(asked))


def changes(workstreams: Workstreams, language: Language) -> Section:
    """Return one line a workstream: its owner and the result it promises (R26, R28), then early readings."""
    columns = (
        Column(_say("column_workstream", language), width=2.2),
        Column(_say("column_owner", language), width=1.5),
        Column(_say("column_change", language), width=1.8),
        Column(_say("column_from", language), "right", 1.25),
        Column(_say("column_to", language), "right", 1.1),
        Column(_say("column_read", language), width=1.3),
        Column(_say("column_gain", language), "right", 1.3),
    )
    rows = tuple(
        (
            sheet.title if sheet.exists else _say("refused_sheet", language, title=sheet.title),
            sheet.owner_name or _say("no_owner_name", language),
            *change_figures(sheet.change, language),
            format_value(sheet.change.read_on, "short_date", language),
            _say("gain_range", language, low=sheet.impact_eur_month.low, high=sheet.impact_eur_month.high)
            if sheet.impact_eur_month
            else format_value(None, "eur", language),
        )
        for sheet in workstreams.sheets
    )
    title = _say("changes_title", language, count=len(workstreams.sheets))
    table = Table(columns, rows, _say("changes_caption", language), _source(workstreams, language))
    wrong = tuple(
        fault_remark(fault, language) for fault in workstreams.faults if fault.file == "workstreams.yaml"
    )
    warning = (Callout("warning", _say("to_correct", language), items=wrong),) if wrong else ()
    return Section((Heading(2, title), table, *warning))


def priorities(workstreams: Workstreams, language: Language) -> Section:
    """Return the impact and effort map, with how to read it (R126-R128)."""
    kinds = [action.quadrant for action in workstreams.actions]
    title = _say(
        "priorities_title",
        language,
        quick=kinds.count(Quadrant.QUICK_WIN),
        structuring=kinds.count(Quadrant.STRUCTURING),
    )
    limits = _say(
        "limits_note",
        language,
        floor=workstreams.impact_floor_eur_month,
        effort=workstreams.effort_limit_eur,
    )
    notes = (Paragraph(limits), Paragraph(_say("rank_is_not_order", language)))
    return Section((Heading(2, title), *priority_map(workstreams, language).blocks, *notes))


def scenario(workstreams: Workstreams, language: Language) -> Section:
    """Return the ranking under the chosen weights and how solid it is: the printed twin of the panel."""
    ranked = sorted(workstreams.actions, key=lambda action: action.rank)
    if not ranked:
        return Section((Heading(2, _say("scenario_empty", language)),))
    weights = workstreams.weights.model_dump()
    total = sum(weights.values()) or 1.0
    top = workstreams.top_count
    solid = sum(action.top_share >= _SOLID for action in ranked[:top])
    robust = sum(action.robust_share > 0.5 for action in ranked)
    words = " ".join(
        (
            _say(
                "scenario_weights",
                language,
                **{name: value / total for name, value in weights.items()},
            ),
            _say("scenario_solid", language, solid=solid, top=top),
            _say("scenario_robust", language, robust=robust, top=top),
        )
    )
    title = _say("scenario_title", language, scenario=workstreams.scenario, first=ranked[0].title)
    words += _revised(workstreams, language)
    return Section((Heading(2, title), Paragraph(words), *priority_ranking(workstreams, language).blocks))


def _revised(workstreams: Workstreams, language: Language) -> str:
    """Return the estimates that the meeting revised, in words; nothing when there is none."""
    titles = {action.id: quoted(action.title, language) for action in workstreams.actions}
    revised = [
        _say(code, language, action=titles[name], share=percents[name] / 100)
        for code, percents in (
            ("revised_impact", workstreams.impact_percent),
            ("revised_hours", workstreams.effort_percent),
        )
        for name in sorted(percents, key=titles.__getitem__)
    ]
    return " " + _say("revised", language, estimates=", ".join(revised)) if revised else ""


def stops(workstreams: Workstreams, language: Language) -> Section:
    """Return what is stopped or not started, with the hours given back; then actions without owner."""
    stopped = workstreams.stopped
    hours = sum(habit.hours_week for habit in workstreams.freed)
    code = "stops_title" if hours else "stops_title_projects" if stopped else "stops_none"
    blocks: list[Block] = [Heading(2, _say(code, language, count=len(stopped), hours=hours))]
    if stopped:
        blocks.append(_stop_table(workstreams, stopped, language))
    if workstreams.ownerless:
        names = tuple(
            _say("ownerless_line", language, title=action.title, line=action.line)
            for action in workstreams.ownerless
        )
        title = _say("ownerless_title", language, count=len(names))
        blocks.append(Callout("warning", title, _say("ownerless_text", language), names))
    return Section(tuple(blocks))


def _stop_table(workstreams: Workstreams, stopped: tuple[ScoredAction, ...], language: Language) -> Table:
    columns = (
        Column(_say("column_action", language), width=3),
        Column(_say("column_stop_kind", language), width=1.3),
        Column(_say("column_expected", language), "right", 1.2),
        Column(_say("column_effort", language), "right", 1.2),
        Column(_say("column_sure", language), "right", 1),
        Column(_say("column_freed", language), "right", 1.2),
    )
    rows = tuple(
        (
            action.title,
            _say("kind_habit" if action.habit else "kind_project", language),
            format_value(action.expected_eur_month, "eur", language),
            format_value(action.effort_eur.likely, "eur", language),
            format_value(action.quadrant_shares.get(Quadrant.STOP), "percent", language),
            format_value(action.run_hours_week, "hours1", language) if action.habit else "–",
        )
        for action in stopped
    )
    return Table(columns, rows, _say("stops_caption", language), _source(workstreams, language))


def ranking_details(workstreams: Workstreams, language: Language) -> Section:
    """Return the whole ranking in figures, with the two named weightings (annex, M17)."""
    columns = (
        Column(_say("column_rank", language), "right", 0.7),
        Column(_say("column_action", language), width=3.6),
        Column(_say("column_kind", language), width=1.6),
        Column(_say("column_gain_short", language), "right", 1.2),
        Column(_say("column_effort", language), "right", 1.2),
        Column(_say("column_stays", language), "right", 1),
        Column(_say("column_band", language), "right", 1.1),
        Column(_say("column_rice", language), "right", 0.8),
        Column(_say("column_wsjf", language), "right", 0.8),
    )
    rows = tuple(_detail_row(action, language) for action in workstreams.actions)
    notes = Bullets(
        tuple(_say(code, language) for code in ("expected_note", "band_note", "rice_note"))
        + _flag_lines(workstreams, language)
    )
    title = _say("top_title", language, top=len(rows))
    table = Table(columns, rows, source=_source(workstreams, language))
    return Section((Heading(2, title), table, notes))


def _detail_row(action: ScoredAction, language: Language) -> tuple[str, ...]:
    return (
        str(action.rank),
        action.title,
        kind_words(action, language),
        format_value(action.expected_eur_month, "eur", language)
        if action.impact_eur_month
        else format_value(None, "eur", language),
        format_value(action.effort_eur.likely, "eur", language),
        format_value(action.top_share, "percent", language),
        _say("band", language, low=action.rank_low, high=action.rank_high),
        format_value(action.rice, "int", language),
        format_value(action.wsjf, "int", language),
    )


def _flag_lines(workstreams: Workstreams, language: Language) -> tuple[str, ...]:
    """Return one line a remark, with the actions it concerns."""
    lines = []
    for code, sentence in FLAGS.items():
        names = [action.title for action in workstreams.actions if code in action.flags]
        if names:
            words = say(sentence, language)
            lines.append(f"{words[:1].upper()}{words[1:]}{_COLON[language]}{_listed(names, language)}.")
    return tuple(lines)


_COLON = {"fr": "\u00a0: ", "en": ": "}


def _listed(names: list[str], language: Language) -> str:
    """Join names; beyond a few, the last ones are counted (never a single one)."""
    if len(names) <= _NAMED + 1:
        return ", ".join(names)
    return _say("more_names", language, names=", ".join(names[:_NAMED]), more=len(names) - _NAMED)


def _source(workstreams: Workstreams, language: Language) -> str:
    return _say("source", language, as_of=workstreams.as_of)


def _say(code: str, language: Language, **values: object) -> str:
    return say(SENTENCES[code], language, values)
