"""Static charts of the roadmap: the spending month by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from itineraire.charts.palette import MUTED, TEAL
from itineraire.charts.style import format_ticks
from itineraire.wording import Language, format_value

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def spending_by_month(
    months: Sequence[date], amounts_eur: Sequence[float], *, ax: Axes, language: Language
) -> Axes:
    """Draw the likely external spending month by month, the highest one named."""
    ax.bar(range(len(months)), list(amounts_eur), color=TEAL, width=0.7)
    if any(amounts_eur):
        peak = max(range(len(months)), key=lambda month: amounts_eur[month])
        words = format_value(amounts_eur[peak], "eur", language)
        ax.annotate(words, (peak, amounts_eur[peak]), xytext=(0, 3), textcoords="offset points", ha="center")
    ax.set_xticks(
        range(len(months)), [format_value(month, "short_month", language) for month in months], color=MUTED
    )
    for label in ax.get_xticklabels()[1::2]:
        label.set_visible(len(months) <= 8)
    ax.set_ylim(bottom=0)
    ax.margins(y=0.15)
    format_ticks(ax.yaxis, "eur", language)
    return ax
