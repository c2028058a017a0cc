"""The thread from a figure to an action to a key result, and where it is broken (R5, R86)."""

from __future__ import annotations

from itineraire.blocks import Block, Callout, Column, Heading, Section, Table
from itineraire.diagnostic.result import Finding
from itineraire.wording import Language, format_value, say
from itineraire.wording.diagnostic import FINDINGS, finding_sentence
from itineraire.wording.workstreams import SENTENCES
from itineraire.workstreams import Workstreams

_NAMED = 8


def trace(workstreams: Workstreams, language: Language) -> Section:
    """Return each finding with the actions that answer it and the key results they serve."""
    whole = sum(thread.is_whole for thread in workstreams.traces)
    title = _say("trace_title", language, whole=whole, total=len(workstreams.traces))
    rows = _rows(workstreams, language)
    if not rows:
        return Section((Heading(2, title),))
    columns = (
        Column(_say("column_finding", language), width=2.6),
        Column(_say("column_stake", language), "right", 1.1),
        Column(_say("column_actions", language), width=2.8),
        Column(_say("column_key_results", language), width=2.2),
    )
    source = _say("trace_source", language, as_of=workstreams.as_of)
    return Section((Heading(2, title), Table(columns, rows, _say("trace_caption", language), source)))


def _rows(workstreams: Workstreams, language: Language) -> tuple[tuple[str, ...], ...]:
    findings: dict[str, Finding] = {one.code: one for sheet in workstreams.sheets for one in sheet.findings}
    titles = {action.id: action.title for action in workstreams.actions}
    rows = []
    for code, finding in findings.items():
        threads = [thread for thread in workstreams.traces if thread.finding == code]
        served = dict.fromkeys(thread.key_result for thread in threads if thread.key_result)
        rows.append(
            (
                finding_sentence(code, finding.values, language),
                format_value(finding.stake.likely, "eur", language) if finding.stake else "–",
                ", ".join(titles[thread.action] for thread in threads),
                ", ".join(workstreams.key_result_titles[one] for one in served) or "–",
            )
        )
    return tuple(rows)


def orphans(workstreams: Workstreams, language: Language) -> Section:
    """Return what hangs on nothing, in one box."""
    found = workstreams.orphans
    if not found.count:
        return Section((Callout("good", _say("orphans_none", language)),))
    lines = tuple(
        _say(f"orphan_{name}", language, names=_listed(_names(name, ids, workstreams, language), language))
        for name in found.__dataclass_fields__
        if (ids := getattr(found, name))
    )
    blocks: tuple[Block, ...] = (
        Callout("warning", _say("orphans_title", language, count=found.count), items=lines),
    )
    return Section(blocks)


def _names(kind: str, ids: tuple[str, ...], workstreams: Workstreams, language: Language) -> list[str]:
    """Return the titles behind the ids of one kind of orphan."""
    if kind == "findings_without_action":
        return [_finding_name(code, workstreams, language) for code in ids]
    titles = {
        **{action.id: action.title for action in workstreams.actions},
        **{sheet.id: sheet.title for sheet in workstreams.sheets},
        **workstreams.strategy,
        **workstreams.objective_titles,
    }
    if kind == "key_results_without_action":
        titles = dict(workstreams.key_result_titles)
    return [titles.get(one, one) for one in ids]


def _finding_name(code: str, workstreams: Workstreams, language: Language) -> str:
    """Return the finding's own sentence; its values travel with the result."""
    values = workstreams.unanswered[code].values if code in workstreams.unanswered else None
    return finding_sentence(code, values, language) if values is not None and code in FINDINGS else code


def _listed(names: list[str], language: Language) -> str:
    """Join names; beyond a few, the last ones are counted (never a single one)."""
    if len(names) <= _NAMED + 1:
        return "\u202f; ".join(names)
    return _say("more_names", language, names="\u202f; ".join(names[:_NAMED]), more=len(names) - _NAMED)


def _say(code: str, language: Language, **values: object) -> str:
    return say(SENTENCES[code], language, values)
