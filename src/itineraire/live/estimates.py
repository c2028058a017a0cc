"""One action's estimates under sliders: what its impact and its hours make of its rank."""

from __future__ import annotations

from typing import Literal

import ipywidgets as widgets

from itineraire.chapters.priorities import quadrant_word
from itineraire.engagement import Scenario
from itineraire.live.page import note_html, slider
from itineraire.live.parts import Knob
from itineraire.wording import Language, say
from itineraire.wording.counts import counted
from itineraire.wording.live import SENTENCES
from itineraire.workstreams import ScoredAction, Workstreams

Percents = Literal["impact_percent", "effort_percent"]

_IMPACT_BOUNDS = (0, 200, 5)
_HOURS_BOUNDS = (25, 300, 5)


class EstimateKnobs:
    """An action to choose, the sliders of its impact and of its hours, and where that leaves it.

    Parameters
    ----------
    opened
        The ranking that the panel opens on: what a new rank is compared with.
    language
        Language of the words.
    """

    def __init__(self, opened: Workstreams, language: Language) -> None:
        self._language = language
        self._opened = {action.id: action for action in opened.actions}
        self._told = opened
        self.chooser = widgets.Dropdown(
            options=[(action.title, action.id) for action in opened.actions],
            description=say(SENTENCES["estimate_action"], language),
            layout=widgets.Layout(width="98%"),
            style={"description_width": "8.5em"},
        )
        self.note = widgets.HTML()
        self.knobs = (
            self._knob("estimate_impact", _IMPACT_BOUNDS, "impact_percent"),
            self._knob("estimate_hours", _HOURS_BOUNDS, "effort_percent"),
        )
        self.chooser.observe(lambda _: self.tell(self._told), names="value")

    @property
    def widgets(self) -> tuple[widgets.Widget, ...]:
        """The controls in reading order."""
        return (self.chooser, *(knob.widget for knob in self.knobs), self.note)

    def tell(self, workstreams: Workstreams) -> None:
        """Say what the chosen action's estimates are now, and its rank."""
        self._told = workstreams
        chosen = next((one for one in workstreams.actions if one.id == self.chooser.value), None)
        words = (
            ()
            if chosen is None
            else estimate_words(chosen, self._opened[chosen.id], workstreams, self._language)
        )
        self.note.value = "".join(note_html(sentence) for sentence in words)

    def _knob(self, name: str, bounds: tuple[int, int, int], field: Percents) -> Knob:
        def read(scenario: Scenario, value: float) -> Scenario:
            percents = {
                one: share for one, share in getattr(scenario, field).items() if one != self.chooser.value
            }
            if value != 100 and self.chooser.value is not None:
                percents[self.chooser.value] = float(value)
            return scenario.model_copy(update={field: percents})

        def write(scenario: Scenario) -> float:
            return float(getattr(scenario, field).get(self.chooser.value, 100.0))

        return Knob(slider(say(SENTENCES[name], self._language), bounds, self._language), read, write)


def estimate_words(
    action: ScoredAction, opened: ScoredAction, workstreams: Workstreams, language: Language
) -> tuple[str, ...]:
    """Return the estimates of one action, its rank and how sure that is, in sentences.

    Parameters
    ----------
    action, opened
        The action now, and in the ranking on which the panel opened.
    workstreams
        The ranking.
    """
    impact, hours = action.impact_eur_month, action.hours_total
    rank = "estimate_rank" if action.rank == opened.rank else "estimate_rank_moved"
    kind, top = quadrant_word(action.quadrant, language), counted(workstreams.top_count, "action", language)
    doubt = {"low": action.rank_low, "high": action.rank_high, "share": action.top_share}
    return (
        say(SENTENCES["estimate_unsized"], language)
        if impact is None
        else say(
            SENTENCES["estimate_euros"], language, low=impact.low, likely=impact.likely, high=impact.high
        ),
        say(SENTENCES["estimate_work"], language, low=hours.low, likely=hours.likely, high=hours.high),
        say(SENTENCES[rank], language, rank=action.rank, was=opened.rank, kind=kind),
        say(SENTENCES["estimate_doubt"], language, doubt, top=top),
    )
