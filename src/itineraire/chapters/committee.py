"""The committee's slides: six messages on 16:9, the decisions first (R39)."""

from __future__ import annotations

from itineraire.blocks import Block, Heading, Paragraph
from itineraire.chapters.plan import five_questions, points
from itineraire.chapters.plan_results import PlanResults
from itineraire.chapters.risks import risks
from itineraire.chapters.roadmap.decisions import decisions_asked, headline, key_figures
from itineraire.chapters.roadmap.means import budget_message, hours_message, spending_figure
from itineraire.chapters.roadmap.proof import proof_words
from itineraire.chapters.roadmap.refusals import refusals_message, refusals_table
from itineraire.chapters.roadmap.schedule import plan_message, workstreams_figure
from itineraire.wording import Language, say
from itineraire.wording.plan import SENTENCES

#: Refusals and risks that still read on one slide.
_REFUSALS = 5
_RISKS = 6
_WORKSTREAMS = 8


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
    blocks += [Heading(1, say(SENTENCES["from_a_to_b"], language)), points(results, language)]
    if roadmap is not None and roadmap.actions:
        blocks += [Heading(1, plan_message(roadmap, language)), workstreams_figure(roadmap, language)]
    if results.workstreams is not None:
        heading = Heading(1, say(SENTENCES["five_questions"], language))
        blocks += [heading, five_questions(results.workstreams, roadmap, language, most=_WORKSTREAMS)]
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
