"""What a meeting fills in to keep its scenario."""

from __future__ import annotations

from dataclasses import dataclass, field

import ipywidgets as widgets

from itineraire.engagement import Client
from itineraire.live.saving import Decision
from itineraire.wording import Language, say
from itineraire.wording.live import SENTENCES


@dataclass
class SavingForm:
    """Name, author and reason of a scenario, and the button that saves it."""

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
        self.reason = widgets.Textarea(
            description=self._say("reason"), placeholder=self._say("reason_hint"), rows=2
        )
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
