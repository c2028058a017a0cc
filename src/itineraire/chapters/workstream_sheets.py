"""One sheet a workstream: what changes, who, what is delivered, why, and how it will be read."""

from __future__ import annotations

from collections.abc import Sequence

from itineraire.blocks import Block, Bullets, Column, Heading, Run, Section, Table, Text
from itineraire.chapters.indicators import kpi_value
from itineraire.engagement import Range
from itineraire.wording import Language, format_value, say
from itineraire.wording.diagnostic import finding_sentence
from itineraire.wording.terms import term
from itineraire.wording.workstreams import SENTENCES
from itineraire.workstreams import Change, Workstreams, WorkstreamSheet


def sheets(workstreams: Workstreams, language: Language) -> Section:
    """Return every sheet (R102-R109)."""
    whole = sum(not sheet.missing for sheet in workstreams.sheets)
    title = _say("sheets_title", language, whole=whole, total=len(workstreams.sheets))
    blocks: list[Block] = [Heading(2, title)]
    for sheet in workstreams.sheets:
        blocks += _sheet(sheet, workstreams, language)
    return Section(tuple(blocks))


def change_figures(change: Change, language: Language) -> tuple[str, str, str]:
    """Return the KPI's name, its value today and its target."""
    return (
        change.kpi_title or term("kpi", change.kpi, language),
        kpi_value(change.baseline, change.unit, language, monthly=change.monthly),
        kpi_value(change.target, change.unit, language, monthly=change.monthly),
    )


def _sheet(sheet: WorkstreamSheet, workstreams: Workstreams, language: Language) -> list[Block]:
    title = sheet.title if sheet.exists else _say("refused_sheet", language, title=sheet.title)
    blocks: list[Block] = [Heading(3, title), Bullets(_lines(sheet, workstreams, language))]
    if sheet.deliverables:
        columns = (
            Column(_say("column_deliverable", language), width=2.2),
            Column(_say("column_criterion", language), width=3),
            Column(_say("column_owner", language), width=1.4),
        )
        rows = tuple((one.text, one.criterion, one.owner_name) for one in sheet.deliverables)
        blocks.append(Table(columns, rows, _say("sheet_deliverables", language, title=sheet.title)))
    return blocks


def _lines(sheet: WorkstreamSheet, workstreams: Workstreams, language: Language) -> tuple[Text, ...]:
    kpi, start, target = change_figures(sheet.change, language)
    method = _say(f"method_{sheet.change.method}", language)
    change = _say(
        "sheet_change",
        language,
        kpi=kpi,
        start=start,
        target=target,
        read_on=sheet.change.read_on,
        method=method,
    )
    why = [finding_sentence(one.code, one.values, language) for one in sheet.findings]
    told = {
        "lead_change": change,
        "lead_who": _who(sheet, language),
        "lead_scope": _say("sheet_scope", language, inside=sheet.scope_in, outside=sheet.scope_out),
        "lead_effort": _effort(sheet, language),
        "lead_why": _ended(why),
        "lead_serves": _ended([workstreams.key_result_titles[one] for one in sheet.key_results]),
        "lead_done_when": _ended(sheet.criteria),
        "lead_missing": _ended([_say(f"missing_{part}", language) for part in sheet.missing]),
    }
    return tuple(
        (Run(_say(lead, language) + " ", bold=True), Run(words)) for lead, words in told.items() if words
    )


def _ended(parts: Sequence[str]) -> str:
    """Return several clauses as one sentence, nothing when there is none."""
    return "\u202f; ".join(parts) + "." if parts else ""


def _who(sheet: WorkstreamSheet, language: Language) -> str:
    owner = sheet.owner_name or _say("no_owner_name", language)
    if not sheet.contributor_names:
        return _say("sheet_alone", language, owner=owner, role=sheet.owner_role or "–")
    names = ", ".join(sheet.contributor_names)
    return _say("sheet_who", language, owner=owner, role=sheet.owner_role or "–", names=names)


def _effort(sheet: WorkstreamSheet, language: Language) -> str:
    hours = _say("hours_range", language, low=sheet.hours.low, high=sheet.hours.high)
    effort = _say("sheet_effort", language, hours=hours, cost=_euros(sheet.cost_eur, language))
    gain = sheet.impact_eur_month
    if gain is None:
        return f"{effort} {_say('sheet_no_gain', language)}"
    return f"{effort} {_say('sheet_gain', language, gain=_euros(gain, language))}"


def _euros(amount: Range, language: Language) -> str:
    if round(amount.low) == round(amount.high):
        return format_value(amount.likely, "eur", language)
    return _say("gain_range", language, low=amount.low, high=amount.high)


def _say(code: str, language: Language, **values: object) -> str:
    return say(SENTENCES[code], language, values)
