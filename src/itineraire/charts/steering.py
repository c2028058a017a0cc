"""Charts of steering: usual ranges, effects with intervals, trajectories, deliveries, cohorts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from itineraire.charts.palette import GREEN, INK, MUTED, NAVY, ORANGE, RED, RULE, TEAL
from itineraire.charts.style import format_ticks
from itineraire.wording import Language, format_value

if TYPE_CHECKING:
    from matplotlib.axes import Axes


#: Part of the time axis below which two written dates would touch.
_TICK_GAP = 0.25


@dataclass(frozen=True)
class Point:
    """One period of a series with its usual range; ``None`` where unknown."""

    start: date
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Interval:
    """One estimate and its interval; ``tone`` is ``good``, ``bad`` or ``neutral``."""

    label: str
    low: float
    value: float
    high: float
    tone: str = "neutral"


def usual_range(points: Sequence[Point], kind: str, *, ax: Axes, language: Language) -> Axes:
    """Draw a series over its usual range; the last point is named, in orange when it is out of range.

    Parameters
    ----------
    points
        Oldest first.
    kind
        Format of the values (``wording.FORMATS``).
    """
    places = range(len(points))
    known = [
        (place, point, point.value)
        for place, point in zip(places, points, strict=True)
        if point.value is not None
    ]
    band = [
        (place, point.low, point.high)
        for place, point in zip(places, points, strict=True)
        if point.low is not None and point.high is not None
    ]
    if band:
        ax.fill_between(
            [place for place, _, _ in band],
            [low for _, low, _ in band],
            [high for _, _, high in band],
            color=RULE,
            linewidth=0,
        )
    ax.plot(
        [known_at for known_at, _, _ in known],
        [value for _, _, value in known],
        color=NAVY,
        marker="o",
        markersize=3,
    )
    if known:
        place, last, value = known[-1]
        outside = last.low is not None and last.high is not None and not last.low <= value <= last.high
        colour = ORANGE if outside else NAVY
        ax.plot([place], [value], marker="o", markersize=6, color=colour)
        ax.annotate(
            format_value(value, kind, language),
            (place, value),
            xytext=(0, 7),
            textcoords="offset points",
            ha="right",
            color=ORANGE if outside else INK,
        )
    _date_ticks(ax, [point.start for point in points], "day_month", language)
    ax.set_ylim(bottom=0)
    ax.margins(y=0.18)
    format_ticks(ax.yaxis, kind, language)
    return ax


def effects(intervals: Sequence[Interval], *, ax: Axes, language: Language) -> Axes:
    """Draw each effect as a dot on its interval, against zero."""
    colours = {"good": GREEN, "bad": RED, "neutral": MUTED}
    for row, item in enumerate(reversed(intervals)):
        colour = colours[item.tone]
        ax.plot(
            [item.low, item.high], [row, row], color=colour, linewidth=4, alpha=0.35, solid_capstyle="butt"
        )
        ax.plot([item.value], [row], marker="o", markersize=5, color=colour)
        ax.annotate(
            format_value(item.value, "percent_signed", language),
            (item.high, row),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=INK,
        )
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_yticks(range(len(intervals)), [item.label for item in reversed(intervals)], color=INK)
    ax.set_ylim(-0.6, len(intervals) - 0.4)
    ax.margins(x=0.18)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    format_ticks(ax.xaxis, "percent_signed", language)
    return ax


def trajectory(
    history: Sequence[Point],
    ahead: Point | None,
    target: float,
    due: date,
    kind: str,
    *,
    ax: Axes,
    language: Language,
    label: str = "",
) -> Axes:
    """Draw the past of a KPI, its do-nothing range at the due date, and the target.

    Parameters
    ----------
    history
        Past months, oldest first.
    ahead
        Likely value and range at the due date if nothing more is done; ``None`` when unknown.
    label
        Words beside the target.
    """
    known = [(point.start.toordinal(), point.value) for point in history if point.value is not None]
    ax.plot([day for day, _ in known], [value for _, value in known], color=NAVY)
    if ahead is not None and known:
        x, y = known[-1]
        low, likely, high = ahead.low or y, ahead.value or y, ahead.high or y
        ax.fill_between([x, due.toordinal()], [y, low], [y, high], color=TEAL, alpha=0.18, linewidth=0)
        ax.plot([x, due.toordinal()], [y, likely], color=TEAL, linestyle=(0, (4, 2)), linewidth=1.2)
    ax.plot([due.toordinal()], [target], marker="D", markersize=5, color=ORANGE)
    ax.annotate(
        label or format_value(target, kind, language),
        (due.toordinal(), target),
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
        color=ORANGE,
    )
    days = [day for day, _ in known] + [due.toordinal()]
    ticks = [days[0], days[-1]]
    if known and days[-1] - known[-1][0] > _TICK_GAP * (days[-1] - days[0]):
        ticks.insert(1, known[-1][0])
    ax.set_xticks(
        ticks, [format_value(date.fromordinal(day), "short_month", language) for day in ticks], color=MUTED
    )
    ax.margins(x=0.02, y=0.15)
    ax.set_xlim(right=days[-1] + 0.28 * (days[-1] - days[0]))
    format_ticks(ax.yaxis, kind, language)
    return ax


def deliveries(weeks: Sequence[int], mean: float, *, ax: Axes, language: Language, label: str = "") -> Axes:
    """Draw the items delivered each week and their mean."""
    from matplotlib.ticker import MaxNLocator

    ax.bar(range(len(weeks)), list(weeks), color=TEAL, width=0.7)
    ax.axhline(mean, color=ORANGE, linewidth=1.2, linestyle=(0, (4, 2)))
    if label:
        ax.annotate(
            label,
            (len(weeks) - 0.5, mean),
            xytext=(0, 4),
            textcoords="offset points",
            ha="right",
            color=ORANGE,
        )
    ax.set_xticks([])
    ax.set_ylim(bottom=0, top=max([*weeks, 1]) * 1.25)
    ax.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=4))
    format_ticks(ax.yaxis, "int", language)
    return ax


def cohort_shares(points: Sequence[Point], *, ax: Axes, language: Language) -> Axes:
    """Draw the share of each mature cohort with its interval; a cohort too young leaves its place empty."""
    for place, point in enumerate(points):
        if point.value is None or point.low is None or point.high is None:
            continue
        ax.plot(
            [place, place],
            [point.low, point.high],
            color=TEAL,
            linewidth=4,
            alpha=0.35,
            solid_capstyle="butt",
        )
        ax.plot([place], [point.value], marker="o", markersize=4.5, color=NAVY)
    _date_ticks(ax, [point.start for point in points], "short_month", language)
    ax.set_xlim(-0.6, len(points) - 0.4)
    ax.set_ylim(bottom=0)
    format_ticks(ax.yaxis, "percent", language)
    return ax


def _date_ticks(ax: Axes, starts: Sequence[date], kind: str, language: Language) -> None:
    """Write at most four dates, the first and the last among them."""
    if not starts:
        return
    last = len(starts) - 1
    places = sorted({0, round(last / 3), round(2 * last / 3), last})
    ax.set_xticks(places, [format_value(starts[place], kind, language) for place in places], color=MUTED)
