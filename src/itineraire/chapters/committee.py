"""The committee's slides: seven messages on 16:9, the decisions first (R39)."""

from __future__ import annotations

from collections.abc import Sequence

from itineraire.blocks import Block, Bullets, Heading, Paragraph, Table
from itineraire.chapters.indicators import kpi_value
from itineraire.chapters.plan import five_questions, points
from itineraire.chapters.plan_results import PlanResults
from itineraire.chapters.risks import risks
from itineraire.chapters.roadmap.decisions import decisions_asked, headline, key_figures
from itineraire.chapters.roadmap.means import budget_message, hours_message, spending_figure
from itineraire.chapters.roadmap.proof import proof_words
from itineraire.chapters.roadmap.refusals import refusals_message, refusals_table
from itineraire.chapters.roadmap.schedule import (
    horizon_panels,
    horizons_message,
    plan_message,
    workstreams_figure,
)
from itineraire.chapters.tables import columns
from itineraire.objectives import KeyResultState
from itineraire.roadmap import Roadmap
from itineraire.wording import Language, format_value, say
from itineraire.wording.diagnostic import finding_sentence
from itineraire.wording.objectives import SENTENCES as OBJECTIVES
from itineraire.wording.plan import SENTENCES
from itineraire.workstreams import Workstreams

#: Refusals and risks that still read on one slide.
_REFUSALS = 5
_RISKS = 6
_WORKSTREAMS = 8
#: Deliveries listed in each horizon of a slide.
_DELIVERIES = 3
_DATE_WIDTH = 1.4
#: Findings and key results on the slide that goes from A to B.
_FINDINGS = 3
_GOALS = 8


def committee(results: PlanResults, language: Language) -> tuple[Block, ...]:
    """Return the slides, one a heading of level 1; steps not run yet leave their slide out."""
    roadmap = results.roadmap
    blocks: list[Block] = []
    if roadmap is not None:
        blocks += [
            Heading(1, headline(roadmap, language)),
            key_figures(roadmap, language),
            decisions_asked(roadmap, language),
        ]
    blocks += from_a_to_b(results, language)
    if roadmap is not None and roadmap.actions:
        blocks += [
            Heading(1, plan_message(roadmap, language)),
            workstreams_figure(roadmap, language),
            Heading(1, horizons_message(roadmap, language)),
            horizon_panels(roadmap, language, most=_DELIVERIES),
        ]
    if results.workstreams is not None:
        heading = Heading(1, five_message(results.workstreams, roadmap, language))
        table = five_questions(
            results.workstreams, roadmap, language, most=_WORKSTREAMS, date_width=_DATE_WIDTH
        )
        blocks += [heading, table]
    if roadmap is not None:
        blocks += [
            Heading(1, budget_message(roadmap.budget, language)),
            Paragraph(hours_message(roadmap, language) + ". " + proof_words(roadmap, language)),
            *([spending_figure(roadmap, language)] if any(roadmap.budget.monthly_eur) else []),
            Heading(1, refusals_message(roadmap, language)),
        ]
        if roadmap.refused:
            blocks.append(refusals_table(roadmap, language, most=_REFUSALS))
    if results.diagnostic is not None:
        register = risks(results.diagnostic, roadmap, results.engagement.client, language, most=_RISKS)
        blocks += register.blocks
    return tuple(blocks)


def from_a_to_b(results: PlanResults, language: Language) -> tuple[Block, ...]:
    """Return one slide: where the client starts, then each key result from today to its target."""
    goals = results.objectives.key_results if results.objectives else ()
    if not goals:
        return (Heading(1, say(SENTENCES["from_a"], language)), points(results, language))
    due = max(goal.due for goal in goals)
    findings = results.diagnostic.findings if results.diagnostic else ()
    start = [finding_sentence(one.code, one.values, language) for one in findings[:_FINDINGS]]
    heading = Heading(1, say(SENTENCES["from_a_to_b"], language, goals=len(goals), due=due))
    table = _goals_table(goals, language)
    return (heading, Bullets(tuple(start)), table) if start else (heading, table)


def _goals_table(goals: Sequence[KeyResultState], language: Language) -> Table:
    specs = columns(
        OBJECTIVES,
        language,
        [
            ("column_key_result", "left", 4.0),
            ("column_today", "right", 1.4),
            ("column_target", "right", 1.4),
            ("column_due", "right", 1.2),
        ],
    )
    shown, total = min(len(goals), _GOALS), len(goals)
    key = "goals_caption" if shown == total else "goals_some"
    caption = say(SENTENCES[key], language, shown=shown, total=total)
    return Table(specs, tuple(_goal_row(goal, language) for goal in goals[:_GOALS]), caption)


def _goal_row(goal: KeyResultState, language: Language) -> tuple[str, ...]:
    unknown = say(SENTENCES["to_measure"], language)
    today, target = (
        unknown if value is None else kpi_value(value, goal.unit, language, monthly=goal.monthly)
        for value in (goal.baseline, goal.target)
    )
    return goal.title, today, target, format_value(goal.due, "short_date", language)


def five_message(workstreams: Workstreams, roadmap: Roadmap | None, language: Language) -> str:
    """Return how many workstreams have an owner and a dated delivery, in one sentence."""
    planned = {action.workstream for action in roadmap.actions} if roadmap else set()
    dated = sum(bool(sheet.owner_name) and sheet.id in planned for sheet in workstreams.sheets)
    return say(SENTENCES["five_title"], language, dated=dated, total=len(workstreams.sheets))
