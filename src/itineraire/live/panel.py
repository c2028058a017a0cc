"""A panel of controls over a scenario: each move asks the batch's own functions and shows their answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any
from zoneinfo import ZoneInfo

import ipywidgets as widgets

from itineraire.engagement import Client, Engagement, Scenario
from itineraire.engagement.folder import scenario_names
from itineraire.engagement.journal import scenario_hash
from itineraire.errors import ItineraireError
from itineraire.live.history import History
from itineraire.live.page import VIEW_CLASS, heading, page, status_html, tabs
from itineraire.live.runner import LatestAnswer
from itineraire.live.saving import Decision, save_decision
from itineraire.wording import Language, say
from itineraire.wording.faults import fault_sentence
from itineraire.wording.live import SENTENCES


@dataclass(frozen=True)
class Knob:
    """One control and what it means.

    Parameters
    ----------
    widget
        Anything with a ``value``.
    read
        Returns the scenario with the control's value in it.
    write
        Returns the value that the control must show for a scenario.
    """

    widget: widgets.Widget
    read: Callable[[Scenario, Any], Scenario]
    write: Callable[[Scenario], Any]


@dataclass(frozen=True)
class Answer:
    """What the views show for one scenario.

    Parameters
    ----------
    views
        HTML by name of view; a name that is absent keeps what it shows.
    status
        One sentence.
    """

    views: Mapping[str, str]
    status: str


@dataclass(frozen=True)
class Brain:
    """The pure functions behind a panel.

    Parameters
    ----------
    quick
        Answers at once.
    full
        Answers better, in the background; ``None`` when ``quick`` says all. Its event asks it to stop.
    """

    quick: Callable[[Scenario], Answer]
    full: Callable[[Scenario, Event], Answer] | None = None


@dataclass(frozen=True)
class Layout:
    """Words and places of one panel.

    Parameters
    ----------
    title
        Title of the panel.
    groups
        Controls under their headings.
    lead
        Name of the view above the tabs.
    tabs
        Name of each view under a tab, with the tab's title.
    """

    title: str
    groups: Sequence[tuple[str, Sequence[widgets.Widget]]]
    lead: str
    tabs: Sequence[tuple[str, str]]


@dataclass
class SavingForm:
    """What a meeting fills in to keep its scenario."""

    client: Client
    language: Language
    name: widgets.Text = field(init=False)
    author: widgets.Dropdown = field(init=False)
    reason: widgets.Textarea = field(init=False)
    chosen: widgets.Checkbox = field(init=False)
    button: widgets.Button = field(init=False)

    def __post_init__(self) -> None:
        people = {person.id: person.name for person in self.client.people}
        self.name = widgets.Text(description=self._say("name"), placeholder=self._say("name_hint"))
        self.author = widgets.Dropdown(
            description=self._say("author"),
            options=sorted(people.values()),
            value=people.get(self.client.lead, next(iter(people.values()))),
        )
        self.reason = widgets.Textarea(description=self._say("reason"), placeholder=self._say("reason_hint"))
        self.chosen = widgets.Checkbox(description=self._say("choose"), value=True, indent=False)
        self.button = widgets.Button(description=self._say("save"), button_style="primary")
        for item in (self.name, self.author, self.reason, self.chosen, self.button):
            item.layout.width = "98%"
        for item in (self.name, self.author, self.reason):
            item.style.description_width = "6.5em"

    @property
    def decision(self) -> Decision:
        """What is filled in now."""
        return Decision(self.name.value, self.author.value, self.reason.value, self.chosen.value)

    @property
    def widgets(self) -> tuple[widgets.Widget, ...]:
        """The fields, then the button."""
        return (self.name, self.author, self.reason, self.chosen, self.button)

    def _say(self, key: str) -> str:
        return say(SENTENCES[key], self.language)


class Panel:
    """Controls on the left, the answer on the right, a status line, an undo and a save.

    Parameters
    ----------
    engagement, folder
        The client as read, and his folder, where a scenario is saved.
    knobs
        The controls; their order is the order in which they are read.
    brain, layout, language
        What answers, where it is shown, in which language.
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
    ) -> None:
        self.folder = folder
        self.client = engagement.client
        self.language: Language = language
        self.knobs = tuple(knobs)
        self.history = History.starting(engagement.scenario)
        self.form = SavingForm(self.client, language)
        self.undo_button = widgets.Button(description=say(SENTENCES["undo"], language), icon="undo")
        self.undo_button.layout.width = "98%"
        self.status = widgets.HTML()
        self.views = {name: _view() for name in (layout.lead, *(name for name, _ in layout.tabs))}
        self.runner: LatestAnswer[Answer] = LatestAnswer(self._show, self._fail)
        self._brain = brain
        self._muted = False
        self._known = {name: scenario_hash(folder, name) for name in scenario_names(folder)}
        self._own = {engagement.scenario.name}
        self.box = self._page(layout)
        self._write_knobs()
        self._listen()
        self._ask()
        self._say("status_start", title=self.scenario.title)

    @property
    def scenario(self) -> Scenario:
        """The scenario on the screen."""
        return self.history.present

    def undo(self) -> None:
        """Go back one settled change."""
        before = self.history
        self.history = before.undone()
        if self.history is before:
            self._say("status_nothing_to_undo")
            return
        self._write_knobs()
        self._ask()
        self._say("status_undone")

    def save(self) -> None:
        """Save the scenario under the name typed; the status line says what happened or what is missing."""
        decision = self.form.decision
        if decision.missing:
            self._say(f"status_no_{decision.missing}", alert=True)
            return
        known = {name: seen for name, seen in self._known.items() if name in self._own}
        today = datetime.now(ZoneInfo(self.client.timezone)).date()
        try:
            saved = save_decision(self.folder, self.scenario, decision, on=today, known=known)
        except ItineraireError as error:
            self._fail(error)
            return
        self._known |= known
        self._own.add(saved.name)
        self._say("status_chosen" if decision.chosen else "status_saved", title=saved.title)

    def _ipython_display_(self) -> None:
        """Show the panel, and name its sliders for screen readers."""
        from IPython.display import Javascript, display

        from itineraire.live.page import accessible_names_script

        display(self.box)
        display(Javascript(accessible_names_script()))

    def _page(self, layout: Layout) -> widgets.VBox:
        controls: list[widgets.Widget] = []
        for title, items in layout.groups:
            controls += [heading(title), *items]
        controls += [
            self.undo_button,
            heading(say(SENTENCES["save_title"], self.language)),
            *self.form.widgets,
        ]
        views = [(title, self.views[name]) for name, title in layout.tabs]
        return page(layout.title, controls, [self.status, self.views[layout.lead], tabs(views)])

    def _listen(self) -> None:
        for knob in self.knobs:
            knob.widget.observe(self._moved, names="value")
        self.undo_button.on_click(lambda _: self.undo())
        self.form.button.on_click(lambda _: self.save())

    def _moved(self, _change: object) -> None:
        if self._muted:
            return
        scenario = self.scenario
        for knob in self.knobs:
            scenario = knob.read(scenario, knob.widget.value)
        self.history = self.history.moved(scenario, time.monotonic())
        self._write_knobs()
        self._ask()

    def _write_knobs(self) -> None:
        """Show the scenario on the controls, as one change and not as many."""
        self._muted = True
        for knob in self.knobs:
            knob.widget.value = knob.write(self.scenario)
        self._muted = False

    def _ask(self) -> None:
        scenario = self.scenario
        try:
            self._show(self._brain.quick(scenario))
        except ItineraireError as error:
            self.runner.drop()
            self._fail(error)
            return
        full = self._brain.full
        if full is not None:
            self.runner.ask(lambda stop: full(scenario, stop))

    def _show(self, answer: Answer) -> None:
        for name, html in answer.views.items():
            if self.views[name].value != html:
                self.views[name].value = html
        self.status.value = status_html(answer.status)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, ItineraireError):
            words = " ".join(fault_sentence(fault, self.language) for fault in error.faults)
        else:
            words = say(SENTENCES["status_crash"], self.language, error=type(error).__name__)
        self.status.value = status_html(words, alert=True)

    def _say(self, key: str, *, alert: bool = False, **values: object) -> None:
        self.status.value = status_html(say(SENTENCES[key], self.language, values), alert=alert)


def _view() -> widgets.HTML:
    view = widgets.HTML()
    view.add_class(VIEW_CLASS)
    return view
