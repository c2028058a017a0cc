"""Notebook 4's panel: hours, euros, pace and choices; a plan at once, the proved one a few seconds later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from threading import Event

import ipywidgets as widgets

from itineraire.blocks import Heading, Paragraph, Section
from itineraire.chapters.roadmap.decisions import headline, key_figures
from itineraire.chapters.roadmap.means import load_figure
from itineraire.chapters.roadmap.proof import proof_words
from itineraire.chapters.roadmap.refusals import refusals, refusals_message
from itineraire.chapters.roadmap.schedule import calendar_figure
from itineraire.chapters.tables import capital
from itineraire.engagement import Engagement, Freeze, Scenario
from itineraire.errors import PlanError
from itineraire.live.estimates import EstimateKnobs
from itineraire.live.moves import plan_changes
from itineraire.live.page import section_html, slider
from itineraire.live.panel import Panel
from itineraire.live.parts import Answer, Brain, Group, Knob, Layout, View
from itineraire.live.runner import REST_SECONDS
from itineraire.roadmap import LIVE, PROVED, REFINED, Effort, Roadmap, plan_roadmap
from itineraire.wording import Language, say
from itineraire.wording.live import SENTENCES
from itineraire.wording.terms import term
from itineraire.workbook import Workbook
from itineraire.workstreams import Workstreams, frame_workstreams

#: From a scenario, an effort and the starts of a known plan, to a plan.
Replan = Callable[[Scenario, Effort, Mapping[str, int] | None, Event | None], Roadmap]

#: From a scenario to the ranking that it makes.
Reframe = Callable[[Scenario], Workstreams]

_SKILL_PERCENTS = (0, 200, 5)
_BUDGET_PERCENTS = (0, 200, 5)
_MOST_WORKSTREAMS = 6
#: Skills in sight, the busiest; the others are one button away.
_FIRST_SKILLS = 5


@dataclass(frozen=True)
class Shown:
    """What is on the screen.

    Parameters
    ----------
    plan, settings
        The plan, and the settings that it answers.
    settled
        The last plan that was no first answer: what a move is compared with.
    """

    plan: Roadmap
    settings: str
    settled: Roadmap


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
    diagnostic, objectives, ranked = book.diagnostic, book.objectives, book.workstreams
    saved = _ranking(book.engagement.scenario)

    @lru_cache(maxsize=64)
    def framed(ranking: str) -> Workstreams:
        if ranking == saved:
            return ranked
        engagement = replace(book.engagement, scenario=Scenario.model_validate_json(ranking))
        return frame_workstreams(engagement, diagnostic, objectives, as_of=book.as_of)

    def replan(
        scenario: Scenario, effort: Effort, known: Mapping[str, int] | None, stop: Event | None
    ) -> Roadmap:
        workstreams = framed(_ranking(scenario))
        return plan_roadmap(
            replace(book.engagement, scenario=scenario),
            workstreams,
            diagnostic,
            as_of=book.as_of,
            effort=effort,
            known=known,
            stop=stop,
        )

    return build_roadmap_panel(
        book.engagement,
        roadmap,
        replan,
        lambda scenario: framed(_ranking(scenario)),
        folder=book.places.folder,
        language=book.language,
    )


def build_roadmap_panel(
    engagement: Engagement,
    roadmap: Roadmap,
    replan: Replan,
    reframe: Reframe,
    *,
    folder: Path,
    language: Language,
    rest_seconds: float = REST_SECONDS,
) -> Panel:
    """Return the panel over any way to plan again.

    Parameters
    ----------
    roadmap
        The plan that the panel opens on.
    replan
        The batch's own function, at a live or a proved effort. The proved one starts from no known plan, as the
        batch does: among plans of the same value, the printed one is then the one that was on the screen.
    reframe
        From a scenario to the ranking that it makes.
    rest_seconds
        How long the controls must rest before the proof starts.
    """
    skills = [_skill_knob(skill.skill, language) for skill in roadmap.skills]
    means = [_budget_knob(language), _active_knob(engagement, language)]
    choices = _choice_knobs(engagement, language)
    estimates = EstimateKnobs(reframe(engagement.scenario), language)
    layout = Layout(
        title=say(SENTENCES["roadmap_title"], language),
        groups=(
            Group(say(SENTENCES["means"], language), _shown(means)),
            Group(say(SENTENCES["hours"], language), _shown(skills[:_FIRST_SKILLS])),
            *_others(skills[_FIRST_SKILLS:], language),
            Group(say(SENTENCES["choices"], language), _shown(choices), folded=True),
            Group(say(SENTENCES["estimate"], language), estimates.widgets, folded=True),
        ),
        leads=("figures", "changes"),
        fleeting=("changes",),
        tabs=tuple((name, say(SENTENCES[f"tab_{name}"], language)) for name in ("gantt", "load", "refused")),
    )
    return Panel(
        engagement,
        folder,
        knobs=[*skills, *means, *choices, *estimates.knobs],
        choosers=(estimates.chooser,),
        brain=_brain(
            engagement, roadmap, replan, lambda scenario: estimates.tell(reframe(scenario)), language
        ),
        layout=layout,
        language=language,
        rest_seconds=rest_seconds,
    )


def _brain(
    engagement: Engagement,
    roadmap: Roadmap,
    replan: Replan,
    tell: Callable[[Scenario], None],
    language: Language,
) -> Brain:
    """Return the three answers; a plan already proved is told again at once (undo, return, save)."""
    freezes, opening = engagement.client.freezes, _settings(engagement.scenario)
    solved = {opening: roadmap}

    def answer(plan: Roadmap, scenario: Scenario, shown: Shown, *, final: bool) -> Answer:
        views = show_plan(plan, freezes, language)
        if plan is not roadmap or shown.settled is not roadmap:
            changes = plan_changes(shown.settled, plan, roadmap, language)
            views["changes"] = partial(section_html, Section((changes,)))
        status = proof_words(plan, language) if final else say(SENTENCES["status_quick"], language)
        settled = plan if final else shown.settled
        return Answer(views, status, Shown(plan, _settings(scenario), settled), final=final)

    def quick(scenario: Scenario, shown: Shown) -> Answer:
        tell(scenario)
        plan = solved.get(_settings(scenario))
        if plan is None:
            plan = replan(scenario, LIVE, shown.plan.starts, None)
            return answer(plan, scenario, shown, final=False)
        if plan.scenario_title != scenario.title:
            plan = replace(plan, scenario=scenario.name, scenario_title=scenario.title)
        return answer(plan, scenario, shown, final=True)

    def better(scenario: Scenario, shown: Shown, stop: Event) -> Answer | None:
        try:
            plan = replan(scenario, REFINED, shown.plan.starts, stop)
        except PlanError:  # the proof says why
            return None
        if shown.settings == _settings(scenario) and plan.value_eur <= shown.plan.value_eur:
            return None
        return answer(plan, scenario, shown, final=False)

    def full(scenario: Scenario, shown: Shown, stop: Event) -> Answer:
        plan = replan(scenario, PROVED, None, stop)
        if not stop.is_set():
            solved[_settings(scenario)] = plan
        return answer(plan, scenario, shown, final=True)

    return Brain(quick, better, full, Shown(roadmap, opening, roadmap))


def _ranking(scenario: Scenario) -> str:
    """Return what of a scenario ranks the actions."""
    return scenario.model_dump_json(include={"weights", "keep", "impact_percent", "effort_percent"})


def _settings(scenario: Scenario) -> str:
    """Return what makes a plan: everything in a scenario but its name."""
    return scenario.model_dump_json(exclude={"name", "title"})


def show_plan(plan: Roadmap, freezes: Sequence[Freeze], language: Language) -> dict[str, View]:
    """Return what makes the four views of one plan: the blocks that the pages print."""

    def figures() -> Section:
        lost = Paragraph(refusals_message(plan, language) + ".")
        return Section((Heading(3, headline(plan, language)), key_figures(plan, language), lost))

    return {
        "figures": lambda: section_html(figures()),
        "gantt": lambda: section_html(Section((calendar_figure(plan, language, freezes=freezes),))),
        "load": lambda: section_html(Section((load_figure(plan, language),))),
        "refused": lambda: section_html(refusals(plan, language)),
    }


def _others(skills: Sequence[Knob], language: Language) -> tuple[Group, ...]:
    if not skills:
        return ()
    return (Group(say(SENTENCES["other_skills"], language), _shown(skills), folded=True),)


def _shown(knobs: Sequence[Knob]) -> list[widgets.Widget]:
    return [knob.widget for knob in knobs]


def _skill_knob(skill: str, language: Language) -> Knob:
    def read(scenario: Scenario, value: float) -> Scenario:
        hours = {name: percent for name, percent in scenario.hours_percent.items() if name != skill}
        if value != 100:
            hours[skill] = float(value)
        return scenario.model_copy(update={"hours_percent": hours})

    bar = slider(capital(term("skill", skill, language)), _SKILL_PERCENTS, language)
    return Knob(bar, read, lambda scenario: scenario.hours_percent.get(skill, 100.0))


def _budget_knob(language: Language) -> Knob:
    def read(scenario: Scenario, value: float) -> Scenario:
        return scenario.model_copy(update={"budget_percent": float(value)})

    bar = slider(say(SENTENCES["budget"], language), _BUDGET_PERCENTS, language)
    return Knob(bar, read, lambda scenario: scenario.budget_percent)


def _active_knob(engagement: Engagement, language: Language) -> Knob:
    usual = engagement.client.limits.active_first_90_days

    def read(scenario: Scenario, value: float) -> Scenario:
        limit = None if value == usual else int(value)
        return scenario.model_copy(update={"active_first_90_days": limit})

    most = max(_MOST_WORKSTREAMS, usual)
    bar = slider(say(SENTENCES["active"], language), (1, most, 1))
    bar.tooltip = say(SENTENCES["active_help"], language)
    return Knob(bar, read, lambda scenario: scenario.active_first_90_days or usual)


def _choice_knobs(engagement: Engagement, language: Language) -> list[Knob]:
    """Return the two lists of actions to impose and to exclude; an excluded action cannot be imposed."""
    options = [(action.title, action.id) for action in engagement.actions if action.owner is not None]

    def chosen(name: str) -> widgets.SelectMultiple:
        box = widgets.SelectMultiple(options=options, description=say(SENTENCES[name], language), rows=8)
        box.tooltip = say(SENTENCES["choices_help"], language)
        box.layout.width = "98%"
        box.layout.flex_flow = "column"  # the titles need the whole width
        box.style.description_width = "auto"
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
