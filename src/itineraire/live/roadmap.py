"""Notebook 4's panel: hours, euros, pace and choices; a plan at once, the proved one a second later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import ipywidgets as widgets

from itineraire.blocks import Heading, Section
from itineraire.chapters.roadmap.decisions import headline, key_figures
from itineraire.chapters.roadmap.means import load_figure
from itineraire.chapters.roadmap.proof import proof_words
from itineraire.chapters.roadmap.refusals import refusals
from itineraire.chapters.roadmap.schedule import calendar_figure
from itineraire.engagement import Engagement, Freeze, Scenario
from itineraire.live.page import section_html
from itineraire.live.panel import Answer, Brain, Knob, Layout, Panel
from itineraire.roadmap import PROVED, QUICK, Effort, Roadmap, plan_roadmap
from itineraire.wording import Language, say
from itineraire.wording.live import SENTENCES
from itineraire.workbook import Workbook
from itineraire.workstreams import frame_workstreams

#: From a scenario, an effort and the starts of the plan on the screen, to a plan.
Replan = Callable[[Scenario, Effort, dict[str, int], Event | None], Roadmap]

_SKILL_PERCENTS = (0, 200, 5)
_BUDGET_PERCENTS = (0, 200, 5)
_MOST_WORKSTREAMS = 6


def roadmap_panel(book: Workbook, roadmap: Roadmap) -> Panel | None:
    """Return the panel of the means, or nothing in batch, where its static twin is printed.

    Parameters
    ----------
    book
        The open workbook.
    roadmap
        The plan on the screen before anything moves.
    """
    if book.mode != "live":
        return None
    diagnostic, objectives = book.diagnostic, book.objectives

    def replan(scenario: Scenario, effort: Effort, known: dict[str, int], stop: Event | None) -> Roadmap:
        if scenario == book.engagement.scenario:
            return roadmap
        engagement = replace(book.engagement, scenario=scenario)
        workstreams = frame_workstreams(engagement, diagnostic, objectives, as_of=book.as_of)
        return plan_roadmap(
            engagement, workstreams, diagnostic, as_of=book.as_of, effort=effort, known=known, stop=stop
        )

    return build_roadmap_panel(
        book.engagement, roadmap, replan, folder=book.places.folder, language=book.language
    )


def build_roadmap_panel(
    engagement: Engagement, roadmap: Roadmap, replan: Replan, *, folder: Path, language: Language
) -> Panel:
    """Return the panel over any way to plan again.

    Parameters
    ----------
    roadmap
        The plan that the panel opens on.
    replan
        The batch's own function, at a quick or a proved effort.
    """
    freezes = engagement.client.freezes
    starts = dict(roadmap.starts)

    def quick(scenario: Scenario) -> Answer:
        plan = replan(scenario, QUICK, starts, None)
        return Answer(show_plan(plan, freezes, language), say(SENTENCES["status_quick"], language))

    def full(scenario: Scenario, stop: Event) -> Answer:
        plan = replan(scenario, PROVED, starts, stop)
        return Answer(show_plan(plan, freezes, language), proof_words(plan, language))

    skills = [_skill_knob(skill.skill) for skill in roadmap.skills]
    money = [_budget_knob(language), _active_knob(engagement, language)]
    choices = _choice_knobs(engagement, language)
    layout = Layout(
        title=say(SENTENCES["roadmap_title"], language),
        groups=(
            (say(SENTENCES["hours"], language), _shown(skills)),
            (say(SENTENCES["means"], language), _shown(money)),
            (say(SENTENCES["choices"], language), _shown(choices)),
        ),
        lead="figures",
        tabs=tuple((name, say(SENTENCES[f"tab_{name}"], language)) for name in ("gantt", "load", "refused")),
    )
    return Panel(
        engagement,
        folder,
        knobs=[*skills, *money, *choices],
        brain=Brain(quick, full),
        layout=layout,
        language=language,
    )


def show_plan(plan: Roadmap, freezes: Sequence[Freeze], language: Language) -> dict[str, str]:
    """Return the four views of one plan: the blocks that the pages print."""
    figures = Section((Heading(3, headline(plan, language)), key_figures(plan, language)))
    return {
        "figures": section_html(figures),
        "gantt": section_html(Section((calendar_figure(plan, language, freezes=freezes),))),
        "load": section_html(Section((load_figure(plan, language),))),
        "refused": section_html(refusals(plan, language)),
    }


def _shown(knobs: Sequence[Knob]) -> list[widgets.Widget]:
    return [knob.widget for knob in knobs]


def _slider(name: str, bounds: tuple[int, int, int], *, percent: bool = True) -> widgets.FloatSlider:
    low, high, step = bounds
    slider = widgets.FloatSlider(
        description=name,
        min=low,
        max=high,
        step=step,
        readout_format=".0f",
        continuous_update=False,
        tooltip=f"{name} (%)" if percent else name,
    )
    slider.layout.width = "98%"
    slider.style.description_width = "6.5em"
    return slider


def _skill_knob(skill: str) -> Knob:
    def read(scenario: Scenario, value: float) -> Scenario:
        hours = {name: percent for name, percent in scenario.hours_percent.items() if name != skill}
        if value != 100:
            hours[skill] = float(value)
        return scenario.model_copy(update={"hours_percent": hours})

    slider = _slider(skill, _SKILL_PERCENTS)
    return Knob(slider, read, lambda scenario: scenario.hours_percent.get(skill, 100.0))


def _budget_knob(language: Language) -> Knob:
    def read(scenario: Scenario, value: float) -> Scenario:
        return scenario.model_copy(update={"budget_percent": float(value)})

    slider = _slider(say(SENTENCES["budget"], language), _BUDGET_PERCENTS)
    return Knob(slider, read, lambda scenario: scenario.budget_percent)


def _active_knob(engagement: Engagement, language: Language) -> Knob:
    usual = engagement.client.limits.active_first_90_days

    def read(scenario: Scenario, value: float) -> Scenario:
        limit = None if value == usual else int(value)
        return scenario.model_copy(update={"active_first_90_days": limit})

    most = max(_MOST_WORKSTREAMS, usual)
    slider = _slider(say(SENTENCES["active"], language), (1, most, 1), percent=False)
    slider.tooltip = say(SENTENCES["active_help"], language)
    return Knob(slider, read, lambda scenario: scenario.active_first_90_days or usual)


def _choice_knobs(engagement: Engagement, language: Language) -> list[Knob]:
    """Return the two lists of actions to impose and to exclude; an excluded action cannot be imposed."""
    options = [(action.title, action.id) for action in engagement.actions if action.owner is not None]

    def chosen(name: str) -> widgets.SelectMultiple:
        box = widgets.SelectMultiple(options=options, description=say(SENTENCES[name], language), rows=5)
        box.tooltip = say(SENTENCES["choices_help"], language)
        box.layout.width = "98%"
        box.style.description_width = "6.5em"
        return box

    def keep(scenario: Scenario, value: tuple[str, ...]) -> Scenario:
        return scenario.model_copy(update={"keep": tuple(value)})

    def drop(scenario: Scenario, value: tuple[str, ...]) -> Scenario:
        kept = tuple(action for action in scenario.keep if action not in value)
        return scenario.model_copy(update={"keep": kept, "drop": tuple(value)})

    return [
        Knob(chosen("keep"), keep, lambda scenario: scenario.keep),
        Knob(chosen("drop"), drop, lambda scenario: scenario.drop),
    ]
