"""A panel of controls over a scenario: each move asks the batch's own functions and shows their answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import ipywidgets as widgets

from itineraire.engagement import Engagement, Scenario
from itineraire.engagement.folder import scenario_names
from itineraire.engagement.journal import scenario_hash
from itineraire.errors import ItineraireError
from itineraire.live.form import SavingForm
from itineraire.live.history import History
from itineraire.live.page import STALE_CLASS, VIEW_CLASS, folded, heading, page, row, status_html, tabs
from itineraire.live.parts import Answer, Brain, Group, Knob, Layout, View
from itineraire.live.runner import REST_SECONDS, LatestAnswer
from itineraire.live.saving import save_decision
from itineraire.wording import Language, say
from itineraire.wording.faults import screen_sentences
from itineraire.wording.live import SENTENCES

#: A meeting reads a sentence, never a traceback; ``Panel.error`` keeps what happened.
UNFORESEEN = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)


class Panel:
    """Controls on the left, the answer on the right, a status line, an undo, a return and a save.

    Parameters
    ----------
    engagement, folder
        The client as read, and his folder, where a scenario is saved.
    knobs
        The controls; their order is the order in which they are read.
    brain, layout, language
        What answers, where it is shown, in which language.
    choosers
        Controls that say what some knobs are about; no part of the scenario.
    rest_seconds
        How long the controls must rest before the long answer starts.
    """

    def __init__(
        self,
        engagement: Engagement,
        folder: Path,
        *,
        knobs: Sequence[Knob],
        brain: Brain,
        layout: Layout,
        language: Language,
        choosers: Sequence[widgets.Widget] = (),
        rest_seconds: float = REST_SECONDS,
    ) -> None:
        self.folder = folder
        self.client = engagement.client
        self.language: Language = language
        self.knobs = tuple(knobs)
        self.history = History.starting(engagement.scenario)
        self.form = SavingForm(self.client, language)
        self.undo_button = widgets.Button(description=say(SENTENCES["undo"], language), icon="undo")
        self.reset_button = widgets.Button(description=say(SENTENCES["reset"], language), icon="refresh")
        self.reset_button.tooltip = say(SENTENCES["reset_help"], language)
        self.status, self.notice = widgets.HTML(), widgets.HTML()
        self.views = {name: _view() for name in (*layout.leads, *(name for name, _ in layout.tabs))}
        self.runner: LatestAnswer[Answer] = LatestAnswer(self._show, self._fail, rest_seconds=rest_seconds)
        self.error: BaseException | None = None
        self._waiting: dict[str, View] = {}
        self._rest: asyncio.TimerHandle | None = None
        self._fleeting = tuple(layout.fleeting)
        self._tab_names = tuple(name for name, _ in layout.tabs)
        self._tabs = tabs([(title, self.views[name]) for name, title in layout.tabs])
        self._brain = brain
        self._memory = brain.memory
        self._muted = False
        self._saved = engagement.scenario
        self._known = {name: scenario_hash(folder, name) for name in scenario_names(folder)}
        self._own = {engagement.scenario.name}
        leads = [self.views[name] for name in layout.leads]
        self._right = widgets.VBox([self.status, *leads, self._tabs])
        self.box = page(layout.title, self._controls(layout), self._right)
        self._write_knobs()
        self._listen(choosers)
        self._ask()
        self._note("status_start", title=self.scenario.title)

    @property
    def scenario(self) -> Scenario:
        """The scenario on the screen."""
        return self.history.present

    def undo(self) -> None:
        """Go back one settled change."""
        before = self.history
        self.history = before.undone()
        if self.history is before:
            self._note("status_nothing_to_undo")
            return
        self._write_knobs()
        self._ask()
        self._note("status_undone")

    def reset(self) -> None:
        """Go back to the scenario as it was last saved."""
        self.history = self.history.moved(self._saved, time.monotonic())
        self._write_knobs()
        self._ask()
        self._note("status_reset", title=self._saved.title)

    def save(self) -> None:
        """Save the scenario under the name typed; the notice says what happened or what is missing."""
        decision = self.form.decision
        if decision.missing:
            self._note(f"status_no_{decision.missing}", alert=True)
            return
        known = {name: seen for name, seen in self._known.items() if name in self._own}
        today = datetime.now(ZoneInfo(self.client.timezone)).date()
        try:
            saved = save_decision(self.folder, self.scenario, decision, on=today, known=known)
        except ItineraireError as error:
            self.notice.value = status_html(self._sentences(error), alert=True)
            return
        except OSError as error:
            self._note("status_disk", alert=True, error=error.strerror or type(error).__name__)
            return
        self._known |= known
        self._own.add(saved.name)
        self._saved = saved
        self.history = replace(self.history, present=saved)
        self._ask()
        self._note("status_chosen" if decision.chosen else "status_saved", title=saved.title)

    def close(self) -> None:
        """Give up any search and take the panel off the page."""
        self.runner.drop()
        if self._rest is not None:
            self._rest.cancel()
        self.box.close_all()

    def _ipython_display_(self) -> None:
        """Show the panel, and name its sliders for screen readers."""
        from IPython.display import Javascript, display

        from itineraire.live.page import accessible_names_script

        display(self.box)
        display(Javascript(accessible_names_script()))

    def _controls(self, layout: Layout) -> list[widgets.Widget]:
        controls: list[widgets.Widget] = []
        for group in layout.groups:
            controls += _shown(group)
        saving = heading(say(SENTENCES["save_title"], self.language))
        undoing = row(self.undo_button, self.reset_button)
        return [*controls, undoing, saving, self.notice, *self.form.widgets]

    def _listen(self, choosers: Sequence[widgets.Widget]) -> None:
        for knob in self.knobs:
            knob.widget.observe(self._moved, names="value")
        for chooser in choosers:
            chooser.observe(lambda _: self._write_knobs(), names="value")
        self._tabs.observe(lambda _: self._draw(self._in_sight), names="selected_index")
        self.undo_button.on_click(lambda _: self.undo())
        self.reset_button.on_click(lambda _: self.reset())
        self.form.button.on_click(lambda _: self.save())

    def _moved(self, _change: object) -> None:
        if self._muted:
            return
        scenario = self.scenario
        for knob in self.knobs:
            scenario = knob.read(scenario, knob.widget.value)
        self.history = self.history.moved(self._titled(scenario), time.monotonic())
        self._write_knobs()
        self._ask()
        key = "status_start" if self.scenario == self._saved else "status_modified"
        self._note(key, title=self.scenario.title)

    def _titled(self, scenario: Scenario) -> Scenario:
        """Return the scenario under the saved one's title, said to be modified when it is."""
        scenario = scenario.model_copy(update={"title": self._saved.title})
        if scenario == self._saved:
            return self._saved
        title = say(SENTENCES["title_modified"], self.language, title=self._saved.title)
        return scenario.model_copy(update={"title": title})

    def _write_knobs(self) -> None:
        """Show the scenario on the controls, as one change and not as many."""
        self._muted = True
        for knob in self.knobs:
            knob.widget.value = knob.write(self.scenario)
        self._muted = False

    def _ask(self) -> None:
        """Give up the older question first, so that it does not slow down the answer to the new one."""
        self.runner.drop()
        scenario, full, better = self.scenario, self._brain.full, self._brain.better
        try:
            answer = self._brain.quick(scenario, self._memory)
        except (ItineraireError, *UNFORESEEN) as error:
            self._fail(error, working=full is not None)
        else:
            self._show(answer)
            if answer.final:
                return
        memory = self._memory
        if full is not None:
            meanwhile = None if better is None else partial(better, scenario, memory)
            self.runner.ask(partial(full, scenario, memory), meanwhile=meanwhile)

    def _show(self, answer: Answer) -> None:
        self._waiting |= answer.views
        self._draw(self._in_sight)
        self._draw_later()
        if answer.memory is not None:
            self._memory = answer.memory
        if answer.views:
            self._right.remove_class(STALE_CLASS)
        else:  # what is shown holds for earlier settings
            self._right.add_class(STALE_CLASS)
        self.status.value = status_html(answer.status, working=not answer.final)

    @property
    def _in_sight(self) -> tuple[str, ...]:
        """The views above the tabs, and that of the open tab."""
        hidden = {name for place, name in enumerate(self._tab_names) if place != self._tabs.selected_index}
        return tuple(name for name in self.views if name not in hidden)

    def _draw(self, names: Sequence[str]) -> None:
        for name in names:
            view = self._waiting.pop(name, None)
            html = self.views[name].value if view is None else view()
            if self.views[name].value != html:
                self.views[name].value = html

    def _draw_later(self) -> None:
        """Draw the closed tabs once the controls rest: a move waits for what is in sight only."""
        if self._rest is not None:
            self._rest.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._draw(self._tab_names)
        else:
            self._rest = loop.call_later(REST_SECONDS, self._draw, self._tab_names)

    def _fail(self, error: BaseException, *, working: bool = False) -> None:
        """Say what stopped the answer; the last views stay, faded, since they hold for the earlier settings."""
        self.error = error
        self._right.add_class(STALE_CLASS)
        for name in self._fleeting:
            self.views[name].value = ""
        self.status.value = status_html(self._sentences(error), alert=True, working=working)

    def _sentences(self, error: BaseException) -> str:
        if isinstance(error, ItineraireError):
            return screen_sentences(error.faults, self.language)
        return say(SENTENCES["status_crash"], self.language, error=type(error).__name__)

    def _note(self, key: str, *, alert: bool = False, **values: object) -> None:
        self.notice.value = status_html(say(SENTENCES[key], self.language, values), alert=alert, small=True)


def _shown(group: Group) -> list[widgets.Widget]:
    return [folded(group.title, group.items)] if group.folded else [heading(group.title), *group.items]


def _view() -> widgets.HTML:
    view = widgets.HTML()
    view.add_class(VIEW_CLASS)
    return view
