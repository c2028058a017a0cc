"""Charts of industrialization: what is written down, and how long an automation takes to pay for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itineraire.charts.palette import GREEN, INK, MUTED, NAVY, ORANGE, RULE, TEAL
from itineraire.charts.style import format_ticks
from itineraire.wording import Language, format_value

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class CoverageBar:
    """Shares of one kind of documents: written, and written lately; both from 0 to 1."""

    label: str
    written: float
    fresh: float


@dataclass(frozen=True)
class PayBackBar:
    """Months to pay an automation back; ``slow`` is ``None`` when it may never be."""

    label: str
    quick: float
    likely: float
    slow: float | None
    tone: str = "good"


def coverage(bars: Sequence[CoverageBar], *, ax: Axes, language: Language, label: str = "") -> Axes:
    """Draw, for each kind, the share that is fresh over the share that is written.

    Parameters
    ----------
    label
        Words for the lighter part, written but old.
    """
    for row, bar in enumerate(reversed(bars)):
        ax.barh(row, 1, color=RULE, height=0.55)
        ax.barh(row, bar.written, color=TEAL, alpha=0.4, height=0.55)
        ax.barh(row, bar.fresh, color=TEAL, height=0.55)
        words = format_value(bar.fresh, "percent", language)
        if bar.written > bar.fresh and label:
            words += f" (+ {format_value(bar.written - bar.fresh, 'percent', language)} {label})"
        ax.annotate(words, (1, row), xytext=(6, 0), textcoords="offset points", va="center", color=INK)
    ax.set_yticks(range(len(bars)), [bar.label for bar in reversed(bars)], color=INK)
    ax.set_xlim(0, 1.6)
    ax.set_xticks([])
    ax.grid(visible=False)
    return ax


def pay_backs(
    bars: Sequence[PayBackBar], limit: float, *, ax: Axes, language: Language, label: str = ""
) -> Axes:
    """Draw the months to pay each automation back, with their range, against the longest accepted."""
    colours = {"good": GREEN, "warning": ORANGE, "bad": MUTED}
    edge = max([limit * 1.25, *(min(bar.likely, limit * 2) for bar in bars)])
    for row, bar in enumerate(reversed(bars)):
        colour = colours[bar.tone]
        right = edge if bar.slow is None else min(bar.slow, edge)
        ax.plot(
            [min(bar.quick, edge), right],
            [row, row],
            color=colour,
            linewidth=5,
            alpha=0.35,
            solid_capstyle="butt",
        )
        ax.plot([min(bar.likely, edge)], [row], marker="o", markersize=5, color=colour)
    ax.axvline(limit, color=NAVY, linewidth=1.2, linestyle=(0, (4, 2)))
    if label:
        ax.annotate(label, (limit, len(bars) - 0.5), xytext=(4, 0), textcoords="offset points", color=NAVY)
    ax.set_yticks(range(len(bars)), [bar.label for bar in reversed(bars)], color=INK)
    ax.set_ylim(-0.6, len(bars) - 0.1)
    ax.set_xlim(0, edge * 1.05)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    format_ticks(ax.xaxis, "int", language)
    return ax
