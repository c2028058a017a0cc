"""What a panel is made of: controls, the functions that answer, and where each thing is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Any

import ipywidgets as widgets

from itineraire.engagement import Scenario


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


#: Makes the HTML of one view when somebody looks at it.
View = Callable[[], str]


@dataclass(frozen=True)
class Answer:
    """What the views show for one scenario.

    Parameters
    ----------
    views
        What makes each view, by name; a name that is absent keeps what it shows.
    status
        One sentence.
    memory
        What the next answer starts from; ``None`` keeps the present one.
    final
        True when nothing better is to come.
    """

    views: Mapping[str, View]
    status: str
    memory: object = None
    final: bool = False


@dataclass(frozen=True)
class Brain:
    """The pure functions behind a panel.

    Parameters
    ----------
    quick
        Answers at once, from a scenario and the memory of the last answer shown.
    better
        Improves the first answer in the background, while the controls rest; ``None`` from it when it cannot.
    full
        Answers better, in the background; ``None`` when ``quick`` says all. Its event asks it to stop.
    memory
        What the first answer starts from.
    """

    quick: Callable[[Scenario, Any], Answer]
    better: Callable[[Scenario, Any, Event], Answer | None] | None = None
    full: Callable[[Scenario, Any, Event], Answer] | None = None
    memory: object = None


@dataclass(frozen=True)
class Group:
    """Controls under one heading.

    Parameters
    ----------
    title, items
        The heading and the controls.
    folded
        True when a button shows them on demand.
    """

    title: str
    items: Sequence[widgets.Widget]
    folded: bool = False


@dataclass(frozen=True)
class Layout:
    """Words and places of one panel.

    Parameters
    ----------
    title
        Title of the panel.
    groups
        Controls under their headings.
    leads
        Names of the views above the tabs.
    tabs
        Name of each view under a tab, with the tab's title.
    fleeting
        Names of the views that speak of the last move: emptied when it has no answer.
    """

    title: str
    groups: Sequence[Group]
    leads: Sequence[str]
    tabs: Sequence[tuple[str, str]]
    fleeting: Sequence[str] = ()
