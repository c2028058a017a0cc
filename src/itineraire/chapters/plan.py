"""The front of the bound plan: the one page that an executive reads, then what he must decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from itineraire.blocks import Block, Bullets, Cover, Heading, PageBreak, Run, Table, Text
from itineraire.chapters.completeness import completeness
from itineraire.chapters.indicators import kpi_value
from itineraire.chapters.plan_results import PlanResults, plan_facts
from itineraire.chapters.risks import risks
from itineraire.chapters.roadmap.decisions import decisions_asked, headline, key_figures
from itineraire.chapters.roadmap.refusals import refusals
from itineraire.chapters.steering.changes import changes_paragraph
from itineraire.chapters.tables import columns
from itineraire.chapters.workstream_sheets import change_figures
from itineraire.objectives import KeyResultState, Objectives
from itineraire.roadmap import Roadmap, ScheduledAction
from itineraire.steering.windows import first_read
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import listed
from itineraire.wording.diagnostic import finding_sentence
from itineraire.wording.plan import SENTENCES
from itineraire.wording.terms import term
from itineraire.workstreams import Workstreams, WorkstreamSheet

#: Findings and key results quoted on the one page.
_QUOTED = 2
#: Workstreams whose five answers hold on the one page.
_ROWS_ON_A_PAGE = 8
#: Rows whose place the paragraph on what changed takes, in the longer language.
_ROWS_OF_CHANGES = 2
#: Refusals and risks listed before the chapters; the roadmap's own pages list them all.
_REFUSALS = 5
_RISKS = 5


def plan_cover(results: PlanResults, language: Language, *, as_of: date) -> Cover:
    """Return the cover of the bound plan, with the plan's completeness as its version line (R22)."""
    client = results.engagement.client
    return Cover(
        title=say(SENTENCES["plan_title"], language),
        subtitle=completeness_words(results, language),
        question=say(SENTENCES["plan_question"], language),
        client=client.name,
        firm=client.firm.name,
        as_of=as_of,
        confidentiality=say(SENTENCES["confidential"], language, client=client.name),
        language=language,
    )


def summary_cover(results: PlanResults, language: Language, *, as_of: date) -> Cover:
    """Return the banner of the one-page summary: the plan's cover without its question, to keep one page."""
    return replace(plan_cover(results, language, as_of=as_of), question="")


def completeness_words(results: PlanResults, language: Language) -> str:
    """Return the score out of nine, with the missing parts by name."""
    found = completeness(plan_facts(results))
    if not found.missing:
        return say(SENTENCES["complete"], language, score=found.score, total=found.total)
    missing = listed([say(SENTENCES[f"part_{part.value}"], language) for part in found.missing], language)
    return say(SENTENCES["incomplete"], language, score=found.score, total=found.total, missing=missing)


def front_matter(results: PlanResults, language: Language) -> tuple[Block, ...]:
    """Return what comes before the first chapter: summary, decisions, refusals, risks (R39, R132, R160)."""
    blocks: list[Block] = [*summary(results, language)]
    if results.roadmap is not None:
        blocks += [PageBreak(), *refusals(results.roadmap, language, most=_REFUSALS).blocks]
    if results.diagnostic is not None:
        register = risks(
            results.diagnostic, results.roadmap, results.engagement.client, language, most=_RISKS
        )
        blocks += register.blocks
    return tuple(blocks)


def summary(results: PlanResults, language: Language) -> tuple[Block, ...]:
    """Return the plan on one page: what changed, from A to B, the five questions (R26-R30), the decisions asked."""
    blocks: list[Block] = [Heading(1, summary_message(results.roadmap, language))]
    if results.roadmap is not None:
        blocks.append(key_figures(results.roadmap, language))
    changed = changes_paragraph(results.steering.changes if results.steering else None, language)
    blocks += [*changed, points(results, language)]
    if results.workstreams is not None:
        most = _ROWS_ON_A_PAGE - (_ROWS_OF_CHANGES if changed else 0)
        table = five_questions(results.workstreams, results.roadmap, language, most=most)
        blocks.append(table)
    if results.roadmap is not None:
        blocks.append(decisions_asked(results.roadmap, language, brief=True))
    return tuple(blocks)


def summary_message(roadmap: Roadmap | None, language: Language) -> str:
    """Return the whole plan in one sentence."""
    return say(SENTENCES["headline_empty"], language) if roadmap is None else headline(roadmap, language)


def points(results: PlanResults, language: Language) -> Bullets:
    """Return where the plan starts (the first findings) and where it goes (the first key results)."""
    findings = results.diagnostic.findings if results.diagnostic else ()
    start = tuple(finding_sentence(one.code, one.values, language) for one in findings[:_QUOTED])
    goals = _goals(results.objectives, language)
    return Bullets(
        (
            *_led("point_a", start or (say(SENTENCES["no_point_a"], language),), language),
            *_led("point_b", goals or (say(SENTENCES["no_point_b"], language),), language),
        )
    )


def _led(key: str, sentences: Sequence[str], language: Language) -> tuple[Text, ...]:
    """Return each sentence after its bold lead word."""
    lead = Run(say(SENTENCES[key], language) + ". ", bold=True)
    return tuple((lead, Run(sentence)) for sentence in sentences)


def five_questions(
    workstreams: Workstreams,
    roadmap: Roadmap | None,
    language: Language,
    *,
    most: int | None = None,
    date_width: float = 1.5,
) -> Table:
    """Return the article's five questions answered for each workstream (R26-R30).

    Parameters
    ----------
    most
        Rows at most: beyond, the workstreams whose retained actions earn most; ``None`` shows all.
    date_width
        Share of a column of dates: a date stays on one line of a page, and needs less of a wide slide.
    """
    shown = _worthiest(workstreams.sheets, roadmap, most)
    total = len(workstreams.sheets)
    caption = say(
        SENTENCES["five_questions" if len(shown) == total else "five_some"],
        language,
        shown=len(shown),
        total=total,
    )
    specs = columns(
        SENTENCES,
        language,
        [
            ("column_workstream", "left", 2.5),
            ("column_change", "left", 2.75),
            ("column_delivered", "left", 2.65),
            ("column_who", "left", 1.7),
            ("column_read", "left", date_width),
            ("column_ready", "left", date_width),
        ],
    )
    lags = {action.id: action.lag_weeks for action in workstreams.actions}
    rows = tuple(_answers(sheet, roadmap, lags, language) for sheet in shown)
    source = say(SENTENCES["five_source"], language, as_of=workstreams.as_of)
    return Table(specs, rows, caption, source)


def _worthiest(
    sheets: Sequence[WorkstreamSheet], roadmap: Roadmap | None, most: int | None
) -> Sequence[WorkstreamSheet]:
    """Return at most ``most`` sheets, in their order, the ones whose retained actions earn most."""
    if most is None or len(sheets) <= most:
        return sheets
    earned: dict[str, int] = {}
    for action in roadmap.actions if roadmap else ():
        earned[action.workstream] = earned.get(action.workstream, 0) + action.value_eur
    kept = {sheet.id for sheet in sorted(sheets, key=lambda sheet: -earned.get(sheet.id, 0))[:most]}
    return [sheet for sheet in sheets if sheet.id in kept]


def _answers(
    sheet: WorkstreamSheet, roadmap: Roadmap | None, lags: Mapping[str, int], language: Language
) -> tuple[str, ...]:
    kpi, before, after = change_figures(sheet.change, language)
    if sheet.change.baseline is None:
        before = say(SENTENCES["to_measure"], language)
    planned = [action for action in roadmap.actions if action.workstream == sheet.id] if roadmap else []
    retained = {action.id for action in planned}
    delivered = [one.text for one in sheet.deliverables if one.action in retained]
    return (
        sheet.title,
        say(SENTENCES["change"], language, kpi=kpi, before=before, after=after),
        _delivered(delivered, language),
        _who(sheet, language),
        *_when(planned, lags, language),
    )


def _when(planned: Sequence[ScheduledAction], lags: Mapping[str, int], language: Language) -> tuple[str, str]:
    """Return the first day on which an effect may be read, and that of the last delivery: safe dates both."""
    if not planned:
        return say(SENTENCES["not_planned"], language), "–"
    effects = (action.p80 + timedelta(days=1, weeks=lags[action.id]) for action in planned)
    read = min(first_read(action.kind, effect) for action, effect in zip(planned, effects, strict=True))
    ready = max(action.p80 for action in planned)
    return format_value(read, "short_date", language), format_value(ready, "short_date", language)


def _delivered(deliverables: Sequence[str], language: Language) -> str:
    if not deliverables:
        return say(SENTENCES["delivered_none"], language)
    first, *others = deliverables
    return say(SENTENCES["delivered_more"], language, first=first, others=len(others)) if others else first


def _who(sheet: WorkstreamSheet, language: Language) -> str:
    if not sheet.owner_name:
        return say(SENTENCES["nobody"], language)
    others = len(set(sheet.contributor_names) - {sheet.owner_name})
    return (
        say(SENTENCES["who"], language, owner=sheet.owner_name, others=others) if others else sheet.owner_name
    )


def _goals(objectives: Objectives | None, language: Language) -> tuple[str, ...]:
    results = objectives.key_results if objectives else ()
    known = sorted(results, key=lambda one: one.baseline is None or one.target is None)
    return tuple(_goal(one, language) for one in known[:_QUOTED])


def _goal(one: KeyResultState, language: Language) -> str:
    kpi = one.kpi_title or term("kpi", one.kpi, language)
    if one.baseline is None or one.target is None:
        return say(SENTENCES["goal_unmeasured"], language, title=one.title, due=one.due)
    before, after = (
        kpi_value(value, one.unit, language, monthly=one.monthly) for value in (one.baseline, one.target)
    )
    return say(SENTENCES["goal"], language, kpi=kpi, before=before, after=after, due=one.due)
