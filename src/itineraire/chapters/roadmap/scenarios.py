"""The scenario printed, and what the other saved ones would give (C8)."""

from __future__ import annotations

from collections.abc import Sequence

from itineraire.blocks import Block, Callout, Heading, Paragraph, Section, Table
from itineraire.chapters.roadmap.dates import plan_end
from itineraire.chapters.roadmap.means import more_means, more_message
from itineraire.chapters.tables import columns
from itineraire.engagement import Choice, Scenario
from itineraire.roadmap import Roadmap
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted, listed, quoted
from itineraire.wording.roadmap_pages import SENTENCES
from itineraire.wording.terms import term


def scenario(chosen: Scenario, language: Language, *, choice: Choice | None = None) -> Section:
    """Return the settings behind this plan: the printed twin of the meeting's sliders.

    Parameters
    ----------
    choice
        Who chose it, when and why; ``None`` when nobody did yet.
    """
    hours = [
        say(SENTENCES["hours_change"], language, skill=term("skill", skill, language), share=percent / 100)
        for skill, percent in sorted(chosen.hours_percent.items())
        if percent != 100
    ]
    means = say(
        SENTENCES["scenario_means"],
        language,
        budget=chosen.budget_percent / 100,
        hours=", ".join(hours) or say(SENTENCES["hours_unchanged"], language),
        keep=counted(len(chosen.keep), "imposed", language),
        drop=counted(len(chosen.drop), "excluded", language),
    )
    items = [means]
    revised = len(chosen.impact_percent) + len(chosen.effort_percent)
    if revised:
        count = counted(revised, "revised", language)
        items.append(say(SENTENCES["scenario_revised"], language, estimates=count))
    if choice is not None and choice.scenario == chosen.name:
        items.append(say(SENTENCES["scenario_choice"], language, by=choice.by, on=choice.on, why=choice.why))
    title = say(SENTENCES["scenario_only"], language, title=chosen.title)
    return Section((Callout("note", title, items=tuple(items)),))


def compare_scenarios(
    roadmap: Roadmap, others: Sequence[Roadmap], language: Language, *, impossible: Sequence[str] = ()
) -> Section:
    """Return the plans of the saved scenarios side by side, and what a little more means would bring.

    Parameters
    ----------
    others
        Plans of the other saved scenarios; the printed one comes first in the table.
    impossible
        Titles of the saved scenarios that no plan can satisfy.
    """
    plans = (roadmap, *others)
    blocks: list[Block] = []
    if others:
        blocks += [Heading(1, _message(plans, language)), _table(plans, language)]
    elif roadmap.more:
        blocks.append(Heading(1, more_message(roadmap, language)))
    if impossible:
        names = listed([quoted(title, language) for title in impossible], language)
        blocks.append(Paragraph(say(SENTENCES["scenarios_impossible"], language, titles=names)))
    return Section((*blocks, *more_means(roadmap, language).blocks))


def _message(plans: Sequence[Roadmap], language: Language) -> str:
    ranked = sorted(plans, key=lambda plan: (-plan.value_eur, plan.scenario))
    best, other = ranked[0], ranked[-1]
    if best.value_eur == other.value_eur:
        return say(SENTENCES["scenarios_same"], language, value=best.value_eur)
    return say(
        SENTENCES["scenarios"],
        language,
        best=best.scenario_title,
        other=other.scenario_title,
        gain=best.value_eur - other.value_eur,
    )


def _table(plans: Sequence[Roadmap], language: Language) -> Table:
    specs = columns(
        SENTENCES,
        language,
        [
            ("column_scenario", "left", 2.4),
            ("column_value", "right", 1.3),
            ("column_retained", "right", 1.0),
            ("column_budget", "right", 1.3),
            ("column_end", "left", 1.3),
        ],
    )
    return Table(
        specs, tuple(_row(plan, language) for plan in plans), say(SENTENCES["scenarios_table"], language)
    )


def _row(plan: Roadmap, language: Language) -> tuple[str, ...]:
    end = plan_end(plan)["p80"] if plan.actions else None
    return (
        plan.scenario_title,
        format_value(plan.value_eur, "eur", language),
        format_value(len(plan.actions), "int", language),
        format_value(plan.budget.p80, "eur", language),
        format_value(end, "short_date", language),
    )
