"""The board: what is open, how long it takes, when the rest will be delivered (R141, R145, R146)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from itineraire.calendar import monday_of
from itineraire.stats.flow import DeliveryForecast, forecast_delivery, percentile, weeks_in_progress

#: Weeks of past deliveries that the forecast draws from: one quarter.
PAST_WEEKS = 13
#: Most of what remains is known; experience adds work on the way.
GROWTH = 0.2
SHOWN_AGEING = 6

_BLOCKED = re.compile(r"bloqu|block|attente|waiting|hold", re.IGNORECASE)
_DONE = re.compile(r"termin|done|fait|livr|fini|clos|closed|complete|archiv", re.IGNORECASE)
_DOING = re.compile(r"en cours|doing|progress|review|recette|valid|test|relecture", re.IGNORECASE)


class Column(StrEnum):
    """Where a card stands."""

    TO_DO = "to_do"
    DOING = "doing"
    BLOCKED = "blocked"
    DONE = "done"


@dataclass(frozen=True)
class AgeingCard:
    """An open card that has been in progress for longer than 85 % of those delivered."""

    title: str
    column: Column
    days: int


@dataclass(frozen=True)
class Board:
    """State of the board at a date.

    Parameters
    ----------
    counts
        Cards by column.
    delivered_by_week
        Cards finished in each of the last ``PAST_WEEKS`` whole weeks, oldest first; empty when the tool does
        not date what is finished.
    cycle_days_median, cycle_days_p85
        Days from start to finish of the cards delivered over these weeks; ``None`` when none has both dates.
    weeks_open
        Mean weeks an item stays open (Little); ``None`` when nothing is in progress or nothing is delivered.
    forecast
        Weeks to deliver all that remains, from as many cards as today to 20 % more.
    without_label
        Cards in progress without label nor due date.
    """

    counts: dict[Column, int]
    delivered_by_week: tuple[int, ...]
    cycle_days_median: float | None
    cycle_days_p85: float | None
    weeks_open: float | None
    forecast: DeliveryForecast | None
    ageing: tuple[AgeingCard, ...]
    late: int
    without_label: int

    @property
    def in_progress(self) -> int:
        """Cards started and not finished, blocked ones included."""
        return self.counts[Column.DOING] + self.counts[Column.BLOCKED]

    @property
    def remaining(self) -> int:
        """Cards not finished."""
        return self.in_progress + self.counts[Column.TO_DO]

    @property
    def delivered_a_week(self) -> float | None:
        """Mean cards delivered a week; ``None`` when deliveries are not dated."""
        weeks = self.delivered_by_week
        return sum(weeks) / len(weeks) if weeks else None


def column_of(list_name: object, labels: object, is_done: bool, is_started: bool) -> Column:
    """Return where a card stands, from the name of its list, its labels and its dates.

    Examples
    --------
    >>> column_of("En cours", "bloqué", False, True), column_of("Backlog", None, False, False)
    (<Column.BLOCKED: 'blocked'>, <Column.TO_DO: 'to_do'>)
    """
    name = "" if pd.isna(list_name) else str(list_name)  # type: ignore[call-overload]
    marks = "" if pd.isna(labels) else str(labels)  # type: ignore[call-overload]
    if is_done or _DONE.search(name):
        return Column.DONE
    if _BLOCKED.search(name) or _BLOCKED.search(marks):
        return Column.BLOCKED
    return Column.DOING if _DOING.search(name) or is_started else Column.TO_DO


def read_board(cards: pd.DataFrame, *, as_of: date, seed: int = 2026) -> Board | None:
    """Read the board at ``as_of``; ``None`` when there is no card.

    Parameters
    ----------
    cards
        Clean table ``cards``; a card created after ``as_of`` is left out.
    """
    known = cards[cards["created"].isna() | (cards["created"] <= pd.Timestamp(as_of))]
    if known.empty:
        return None
    placed = known.assign(column=_columns(known, as_of))
    counts = {column: int((placed["column"] == column).sum()) for column in Column}
    delivered = _delivered(placed, as_of)
    cycle = _cycle_days(placed, as_of)
    median, late_limit = percentile(cycle, 0.5), percentile(cycle, 0.85)
    open_cards = placed[placed["column"].isin([Column.DOING, Column.BLOCKED])]
    in_progress = len(open_cards)
    rate = sum(delivered) / len(delivered) if delivered else 0.0
    remaining = in_progress + counts[Column.TO_DO]
    forecast = forecast_delivery(delivered, remaining, round(remaining * (1 + GROWTH)), seed=seed)
    overdue = open_cards["due"] < pd.Timestamp(as_of)
    unlabelled = open_cards["labels"].isna() & open_cards["due"].isna()
    return Board(
        counts,
        delivered,
        median,
        late_limit,
        weeks_in_progress(in_progress, rate) if rate > 0 and in_progress else None,
        forecast if remaining else None,
        _ageing(open_cards, late_limit, as_of),
        int(overdue.sum()),
        int(unlabelled.sum()),
    )


def cards_by_column(cards: pd.DataFrame, *, as_of: date) -> list[tuple[str, Column, date | None]]:
    """Return the title, the column and the due date of each card known at ``as_of``."""
    known = cards[cards["created"].isna() | (cards["created"] <= pd.Timestamp(as_of))]
    dues = [None if pd.isna(due) else due.date() for due in known["due"]]
    titles = [str(title) for title in known["title"]]
    return list(zip(titles, _columns(known, as_of), dues, strict=True))


def _columns(cards: pd.DataFrame, as_of: date) -> list[Column]:
    today = pd.Timestamp(as_of)
    return [
        column_of(
            row["list"],
            row["labels"],
            pd.notna(row["done_on"]) and row["done_on"] <= today,
            pd.notna(row["started"]) and row["started"] <= today,
        )
        for row in cards.to_dict("records")
    ]


def _delivered(placed: pd.DataFrame, as_of: date) -> tuple[int, ...]:
    """Count the cards finished in each of the last whole weeks; nothing when no finished card is dated."""
    if (placed["column"] == Column.DONE).any() and placed["done_on"].isna().all():
        return ()
    last = monday_of(as_of + timedelta(days=1)) - timedelta(weeks=1)
    mondays = [last - timedelta(weeks=back) for back in range(PAST_WEEKS - 1, -1, -1)]
    done = placed["done_on"].dropna()
    weeks = [monday_of(day.date()) for day in done]
    return tuple(weeks.count(monday) for monday in mondays)


def _cycle_days(placed: pd.DataFrame, as_of: date) -> list[float]:
    first = pd.Timestamp(as_of) - pd.Timedelta(weeks=PAST_WEEKS)
    rows = placed[placed["done_on"].notna() & (placed["done_on"] >= first) & placed["started"].notna()]
    days = (rows["done_on"] - rows["started"]).dt.days + 1
    return [float(day) for day in days[days > 0]]


def _ageing(open_cards: pd.DataFrame, limit: float | None, as_of: date) -> tuple[AgeingCard, ...]:
    """Return the open cards older than ``limit`` days, oldest first."""
    if limit is None or open_cards.empty:
        return ()
    since = open_cards["started"].fillna(open_cards["created"])
    days = (pd.Timestamp(as_of) - since).dt.days + 1
    old = open_cards.assign(days=days)[days > limit].sort_values("days", ascending=False, kind="stable")
    return tuple(
        AgeingCard(str(row["title"]), Column(str(row["column"])), int(row["days"]))
        for row in old.head(SHOWN_AGEING).to_dict("records")
    )
