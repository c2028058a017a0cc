"""Notebook 3's panel: weights and estimates move, and at once the ranking, the map and the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import ipywidgets as widgets

from itineraire.chapters.priorities import priority_doubt, priority_map, priority_ranking, priority_table
from itineraire.engagement import Engagement, Scenario, Weights
from itineraire.live.estimates import EstimateKnobs
from itineraire.live.page import note_html, section_html
from itineraire.live.panel import Panel
from itineraire.live.parts import Answer, Brain, Group, Knob, Layout
from itineraire.wording import Language, say
from itineraire.wording.live import SENTENCES
from itineraire.workbook import Workbook
from itineraire.workstreams import frame_workstreams
from itineraire.workstreams.result import Workstreams

DIMENSIONS = ("impact", "effort", "dependencies", "risk")

Reframe = Callable[[Scenario], Workstreams]


def priority_panel(book: Workbook, workstreams: Workstreams) -> Panel | None:
    """Return the panel of the weights, or nothing in batch, where its static twin is printed.

    Parameters
    ----------
    book
        The open workbook.
    workstreams
        The result on the screen before anything moves.
    """
    if book.mode != "live":
        return None
    diagnostic, objectives = book.diagnostic, book.objectives

    def reframe(scenario: Scenario) -> Workstreams:
        if scenario == book.engagement.scenario:
            return workstreams
        engagement = replace(book.engagement, scenario=scenario)
        return frame_workstreams(engagement, diagnostic, objectives, as_of=book.as_of)

    return build_priority_panel(book.engagement, reframe, folder=book.places.folder, language=book.language)


def build_priority_panel(
    engagement: Engagement, reframe: Reframe, *, folder: Any, language: Language
) -> Panel:
    """Return the panel over any way to frame the workstreams again.

    Parameters
    ----------
    reframe
        From a scenario to the workstreams it makes; the batch's own function.
    """
    knobs = [_weight_knob(dimension, language) for dimension in DIMENSIONS]
    estimates = EstimateKnobs(reframe(engagement.scenario), language)
    shares = widgets.HTML()
    layout = Layout(
        title=say(SENTENCES["priority_title"], language),
        groups=(
            Group(say(SENTENCES["weights"], language), [*(knob.widget for knob in knobs), shares]),
            Group(say(SENTENCES["estimate"], language), estimates.widgets),
        ),
        leads=(),
        tabs=tuple(
            (name, say(SENTENCES[f"tab_{name}"], language)) for name in ("ranking", "map", "doubt", "table")
        ),
    )

    def quick(scenario: Scenario, _memory: object) -> Answer:
        words = weights_words(scenario.weights, language)
        if not any(getattr(scenario.weights, dimension) for dimension in DIMENSIONS):
            shares.value = ""
            return Answer({}, words, final=True)
        shares.value = note_html(words)
        workstreams = reframe(scenario)
        estimates.tell(workstreams)
        return show_priorities(workstreams, language)

    return Panel(
        engagement,
        folder,
        knobs=[*knobs, *estimates.knobs],
        choosers=(estimates.chooser,),
        brain=Brain(quick),
        layout=layout,
        language=language,
    )


def show_priorities(workstreams: Workstreams, language: Language) -> Answer:
    """Return the four views of one ranking."""
    return Answer(
        {
            "ranking": lambda: section_html(priority_ranking(workstreams, language)),
            "map": lambda: section_html(priority_map(workstreams, language)),
            "doubt": lambda: section_html(priority_doubt(workstreams, language)),
            "table": lambda: section_html(priority_table(workstreams, language)),
        },
        say(SENTENCES["status_done"], language),
        final=True,
    )


def weights_words(weights: Weights, language: Language) -> str:
    """Return the weights as shares of 100 %, since only their proportions count."""
    values = {dimension: getattr(weights, dimension) for dimension in DIMENSIONS}
    total = sum(values.values())
    if total <= 0:
        return say(SENTENCES["weights_none"], language)
    return say(SENTENCES["weights_shares"], language, {name: value / total for name, value in values.items()})


def _weight_knob(dimension: str, language: Language) -> Knob:
    slider = widgets.FloatSlider(
        description=say(SENTENCES[dimension], language), min=0, max=10, step=1, readout_format=".0f"
    )
    slider.layout.width = "98%"
    slider.style.description_width = "7.5em"

    def read(scenario: Scenario, value: float) -> Scenario:
        weights = scenario.weights.model_copy(update={dimension: float(value)})
        return scenario.model_copy(update={"weights": weights})

    return Knob(slider, read, lambda scenario: getattr(scenario.weights, dimension))
