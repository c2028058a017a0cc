"""Gantt: actions grouped by workstream, safe ends as whiskers, freezes, horizons and milestones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from itineraire.charts.drawings.scale import Days, month_name
from itineraire.charts.drawings.svg import (
    circle,
    drawing,
    fit,
    line,
    page_width,
    polygon,
    rect,
    text,
    text_width,
)
from itineraire.charts.palette import INK, MUTED, NAVY, ORANGE, RULE, TEAL, WASH
from itineraire.wording import Language, say
from itineraire.wording.counts import counted
from itineraire.wording.drawings import SENTENCES

_LABELS = 172.0
_HEAD, _LEGEND = 34.0, 13.0
_SMALL = 7.0
_ROW, _GROUP = 13.0, 15.0
_BAR = 7.5
_MONTH_ROOM = 14.0
_FREEZE = "#e3d9ec"


@dataclass(frozen=True)
class GanttBar:
    """One action in time.

    Parameters
    ----------
    title
        Client text.
    start, end
        First and last working day.
    safe_end
        Day by which it is done in 8 cases of 10 (P80); ``None`` draws no whisker.
    owner
        Name written after the bar when room allows.
    critical
        True when its delay moves the end of the plan.
    """

    title: str
    start: date
    end: date
    safe_end: date | None = None
    owner: str = ""
    critical: bool = False


@dataclass(frozen=True)
class GanttGroup:
    """One workstream and its actions, in drawing order; without a title, no line is spent on one."""

    title: str
    bars: tuple[GanttBar, ...]


@dataclass(frozen=True)
class FreezeSpan:
    """Days when nothing may be put live, both included."""

    reason: str
    start: date
    end: date


@dataclass(frozen=True)
class Milestone:
    """One dated moment of the plan."""

    title: str
    day: date


@dataclass(frozen=True)
class Gantt:
    """Everything the drawing shows.

    Parameters
    ----------
    start
        First day of the plan; the horizons count from it.
    horizon_days
        Days after ``start`` at which a line is drawn; the last one ends the axis.
    """

    groups: tuple[GanttGroup, ...]
    start: date
    horizon_days: tuple[int, ...] = (90, 180, 365)
    freezes: tuple[FreezeSpan, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    today: date | None = None

    @property
    def bars(self) -> tuple[GanttBar, ...]:
        """Every bar, group after group."""
        return tuple(bar for group in self.groups for bar in group.bars)


def gantt_chart(plan: Gantt, *, title: str, language: Language) -> str:
    """Return the calendar as SVG text; its height follows the number of rows.

    Parameters
    ----------
    title
        The message, announced by screen readers; it is not drawn.
    """
    width = page_width()
    body = sum(_GROUP * bool(group.title) + _ROW * len(group.bars) for group in plan.groups) or _ROW
    legend, last_line = _legend(plan, _HEAD + body + _LEGEND, width, language)
    last = plan.start + timedelta(days=max(plan.horizon_days, default=365))
    days = Days(plan.start, max([last, *(bar.end for bar in plan.bars)]), _LABELS, width - 4)
    parts = [
        *(_freeze(freeze, days, body) for freeze in plan.freezes),
        *_month_lines(days, body),
        *(_horizon(plan.start, count, days, body, language) for count in plan.horizon_days),
        *_month_names(days, language),
        *_rows(plan, days, width),
        *(_milestone(milestone, days) for milestone in plan.milestones),
        *_today(plan.today, days, body),
        *legend,
    ]
    return drawing(
        parts, width=width, height=last_line + 5, title=title, description=describe_gantt(plan, language)
    )


def describe_gantt(plan: Gantt, language: Language) -> str:
    """Return in words what the calendar shows."""
    if not plan.bars:
        return say(SENTENCES["gantt_empty"], language)
    first = min(plan.bars, key=lambda bar: (bar.start, bar.title))
    last = max(plan.bars, key=lambda bar: (bar.end, bar.title))
    return say(
        SENTENCES["gantt_alt"],
        language,
        actions=counted(len(plan.bars), "action", language),
        workstreams=counted(len(plan.groups), "workstream", language),
        start=first.start,
        end=last.end,
        first=first.title,
        last=last.title,
        last_end=last.end,
    )


def _months(days: Days) -> list[date]:
    """Return the months that have room for a name."""
    return [month for month in days.months() if days.right - days.place(month) > _MONTH_ROOM]


def _month_lines(days: Days, body: float) -> list[str]:
    return [
        line((days.place(month), _HEAD - 8), (days.place(month), _HEAD + body), RULE, width=0.5)
        for month in _months(days)
    ]


def _month_names(days: Days, language: Language) -> list[str]:
    """Return the name of each month at its line; that of the month in which the plan starts at the left edge."""
    starts = [month for month in _months(days) if month > days.first]
    room = (days.right - days.left) / max(len(days.months()), 1)
    edge = min((days.place(month) for month in starts), default=days.right) - days.left
    named = [(days.left, edge, days.first), *((days.place(month), room, month) for month in starts)]
    return [
        _label(left + 2.5, _HEAD - 3, fit(month_name(month, language), width, _SMALL))
        for left, width, month in named
        if width > _MONTH_ROOM
    ]


def _horizon(start: date, count: int, days: Days, body: float, language: Language) -> str:
    x = days.place(start + timedelta(days=count))
    words = say(SENTENCES["gantt_horizon"], language, days=count)
    return line((x, 12), (x, _HEAD + body), NAVY, width=1, dash="4 2") + text(
        x - 2, 9, words, anchor="end", bold=True, size=7.5, colour=NAVY
    )


def _rows(plan: Gantt, days: Days, width: float) -> list[str]:
    parts = []
    y = _HEAD
    for group in plan.groups:
        if group.title:
            words = fit(group.title, width - 8, 8, bold=True)
            parts.append(rect(0, y + 1, width, _GROUP - 2, WASH))
            parts.append(text(2, y + 10.5, words, size=8, bold=True, colour=NAVY))
            y += _GROUP
        for bar in group.bars:
            parts.append(_bar(bar, y, days, width))
            y += _ROW
    return parts


def _bar(bar: GanttBar, y: float, days: Days, width: float) -> str:
    left, right = (
        days.place(bar.start),
        max(days.place(bar.end + timedelta(days=1)), days.place(bar.start) + 2),
    )
    middle = y + _ROW / 2
    parts = [
        text(8, y + 9.2, fit(bar.title, _LABELS - 14, 7.5), size=7.5),
        rect(left, middle - _BAR / 2, right - left, _BAR, ORANGE if bar.critical else TEAL, radius=1.5),
    ]
    tip = right
    if bar.safe_end is not None and bar.safe_end > bar.end:
        tip = max(days.place(bar.safe_end + timedelta(days=1)), right)
        parts.append(line((right, middle), (tip, middle), INK, width=1))
        parts.append(line((tip, middle - 2.5), (tip, middle + 2.5), INK, width=1))
    if bar.owner and text_width(bar.owner, 7) < width - tip - 6:
        parts.append(_label(tip + 3, y + 9, bar.owner))
    elif bar.owner and text_width(bar.owner, 7) < left - _LABELS - 4:
        parts.append(_label(left - 3 - text_width(bar.owner, _SMALL), y + 9, bar.owner))
    return "".join(parts)


def _label(x: float, y: float, words: str) -> str:
    """Return small words on white, so that no line runs through them."""
    behind = rect(x - 1, y - _SMALL + 0.5, text_width(words, _SMALL) + 2, _SMALL + 1.5, "#ffffff")
    return behind + text(x, y, words, size=_SMALL, colour=MUTED)


def _freeze(freeze: FreezeSpan, days: Days, body: float) -> str:
    if freeze.end < days.first or freeze.start > days.last:
        return ""
    left, right = days.place(freeze.start), days.place(freeze.end + timedelta(days=1))
    return rect(left, _HEAD, max(right - left, 1.5), body, _FREEZE)


def _milestone(milestone: Milestone, days: Days) -> str:
    if not days.first <= milestone.day <= days.last:
        return ""
    x, y = days.place(milestone.day), 17.0
    return polygon([(x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y)], INK)


def _today(today: date | None, days: Days, body: float) -> list[str]:
    if today is None or not days.first < today < days.last:
        return []
    x = days.place(today)
    return [line((x, _HEAD), (x, _HEAD + body), ORANGE, width=1), circle((x, _HEAD), 2, ORANGE)]


def _legend_entries(plan: Gantt, language: Language) -> list[tuple[str, str]]:
    """Return a mark (drawn at the origin) and its words, for what is drawn only."""
    block = rect(0, -6, 11, 6, TEAL, radius=1.5)
    entries = [(block, say(SENTENCES["gantt_bar"], language))]
    if any(bar.critical for bar in plan.bars):
        entries.append((rect(0, -6, 11, 6, ORANGE, radius=1.5), say(SENTENCES["gantt_critical"], language)))
    if any(bar.safe_end for bar in plan.bars):
        whisker = line((0, -3), (11, -3), INK, width=1) + line((11, -6), (11, 0), INK, width=1)
        entries.append((whisker, say(SENTENCES["gantt_whisker"], language)))
    if plan.milestones:
        names = ", ".join(dict.fromkeys(milestone.title for milestone in plan.milestones))
        entries.append((polygon([(5, -7), (9, -3), (5, 1), (1, -3)], INK), names))
    if plan.freezes:
        reasons = ", ".join(dict.fromkeys(freeze.reason for freeze in plan.freezes))
        words = say(SENTENCES["gantt_freeze"], language, reason=reasons)
        entries.append((rect(0, -6, 11, 6, _FREEZE), words))
    return entries


def _legend(plan: Gantt, y: float, width: float, language: Language) -> tuple[list[str], float]:
    """Return the legend from the line ``y`` down, and the last line it takes."""
    parts = []
    x = 2.0
    for mark, words in _legend_entries(plan, language):
        shown = fit(words, width - 20, _SMALL)
        wide = 15 + text_width(shown, _SMALL)
        if x > 2 and x + wide > width:
            x, y = 2.0, y + _LEGEND
        parts.append(f'<g transform="translate({x:.1f} {y:.1f})">{mark}</g>')
        parts.append(text(x + 15, y, shown, size=_SMALL, colour=MUTED))
        x += wide + 8
    return parts, y


def split_groups(groups: Sequence[GanttGroup], rows: int) -> tuple[tuple[GanttGroup, ...], ...]:
    """Return ``groups`` in sheets of at most ``rows`` lines, titles counted; a long group continues."""
    sheets: list[list[GanttGroup]] = [[]]
    room = rows
    for group in groups:
        bars = group.bars
        while bars:
            if room < 2:
                sheets.append([])
                room = rows
            taken, bars = bars[: room - 1], bars[room - 1 :]
            sheets[-1].append(GanttGroup(group.title, taken))
            room -= len(taken) + 1
    return tuple(tuple(sheet) for sheet in sheets if sheet)
