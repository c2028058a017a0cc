"""What the board says of the plan: actions late, and actions that should have begun and have not (R2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from itineraire.roadmap import ScheduledAction
from itineraire.steering.board import Column, cards_by_column

_WEEK = 7


@dataclass(frozen=True)
class BoardSlips:
    """What the board says of the actions it holds.

    Parameters
    ----------
    late
        Weeks by which actions are late: the card's own due date, or at least the weeks gone by since their end.
    waiting
        Actions that should have begun and whose card is still to do.
    finished
        Actions whose card is done.
    begun
        Actions whose card is under way, blocked or done.
    """

    late: Mapping[str, int] = field(default_factory=dict)
    waiting: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()


def slips_of(actions: Sequence[ScheduledAction], cards: pd.DataFrame, *, on: date) -> BoardSlips:
    """Compare the plan in force with the board.

    Parameters
    ----------
    actions
        Actions of the plan.
    cards
        Clean table ``cards``; a card is an action's own when it bears its title, as the rows written for import do.
    on
        Day at which the board is read.
    """
    found = {_folded(title): (column, due) for title, column, due in cards_by_column(cards, as_of=on)}
    late: dict[str, int] = {}
    waiting, finished, begun = set(), set(), set()
    for action in actions:
        column, due = found.get(_folded(action.title), (None, None))
        if column in (Column.DOING, Column.BLOCKED, Column.DONE):
            begun.add(action.id)
        if column is Column.DONE:
            finished.add(action.id)
        elif column is Column.TO_DO and action.start < on:
            waiting.add(action.id)
        elif column in (Column.DOING, Column.BLOCKED):
            days = (max(on, due or on) - action.end).days
            if days > 0:
                late[action.id] = -(-days // _WEEK)
    return BoardSlips(late, tuple(sorted(waiting)), tuple(sorted(finished)), tuple(sorted(begun)))


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
