"""Charts of the diagnostic: months, shares, rates with intervals, reliability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from itineraire.charts.palette import INK, MUTED, NAVY, ORANGE, RULE
from itineraire.charts.style import format_ticks
from itineraire.wording import Language, format_value

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Bar:
    """One labelled value with its interval, when it has one."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None


def month_line(
    starts: Sequence[date], values: Sequence[float], kind: str, *, ax: Axes, language: Language
) -> Axes:
    """Draw a figure month by month and write its last value.

    Parameters
    ----------
    starts, values
        Oldest first, same length, at least one.
    kind
        Format of the values (``wording.FORMATS``).
    """
    places = list(range(len(values)))
    ax.plot(places, values, color=NAVY, marker="o", markersize=2.5)
    ax.annotate(
        format_value(values[-1], kind, language),
        (places[-1], values[-1]),
        xytext=(4, 4),
        textcoords="offset points",
        color=INK,
        fontweight=600,
    )
    step = max(1, len(places) // 6)
    ax.set_xticks(places[::step], [format_value(start, "short_month", language) for start in starts[::step]])
    ax.set_ylim(bottom=0, top=max(values) * 1.15 or 1)
    ax.margins(x=0.06)
    format_ticks(ax.yaxis, kind, language)
    return ax


def share_bars(bars: Sequence[Bar], kind: str, *, ax: Axes, language: Language, marked: int = 0) -> Axes:
    """Draw horizontal bars, the largest first, with the ``marked`` one in colour."""
    places = list(range(len(bars)))
    colours = [NAVY if place == marked else RULE for place in places]
    ax.barh(places, [bar.value for bar in bars], color=colours, height=0.62)
    reach = max((bar.value for bar in bars), default=1.0) or 1.0
    for place, bar in zip(places, bars, strict=True):
        weight = 600 if place == marked else 400
        ax.text(
            bar.value + reach * 0.012,
            place,
            format_value(bar.value, kind, language),
            va="center",
            color=INK,
            fontweight=weight,
        )
    ax.set_yticks(places, [bar.label for bar in bars])
    ax.invert_yaxis()
    ax.set_xlim(0, reach * 1.12)
    ax.set_xticks([])
    ax.grid(visible=False)
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="y", labelcolor=INK)
    return ax


def rate_intervals(bars: Sequence[Bar], kind: str, *, ax: Axes, language: Language) -> Axes:
    """Draw rates as points on their 95 % interval, the values written beside."""
    places = list(range(len(bars)))
    for place, bar in zip(places, bars, strict=True):
        low, high = (
            bar.low if bar.low is not None else bar.value,
            bar.high if bar.high is not None else bar.value,
        )
        ax.plot([low, high], [place, place], color=MUTED, linewidth=2.2, solid_capstyle="round")
        ax.plot([bar.value], [place], marker="o", markersize=7, color=NAVY if place else ORANGE)
        ax.annotate(
            format_value(bar.value, kind, language),
            (high, place),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=INK,
            fontweight=600,
        )
    ax.set_yticks(places, [bar.label for bar in bars])
    ax.set_ylim(len(bars) - 0.4, -0.6)
    ax.set_xlim(0, max((bar.high or bar.value for bar in bars), default=1.0) * 1.25)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    ax.tick_params(axis="y", labelcolor=INK)
    format_ticks(ax.xaxis, "percent1", language)
    return ax
