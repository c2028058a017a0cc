"""Pictures of the objectives: what follows with no action, and what moved the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itineraire.charts.palette import GREEN, MUTED, NAVY, ORANGE, RED, RULE, TEAL
from itineraire.charts.style import format_ticks
from itineraire.objectives.result import Fan, KpiTree
from itineraire.wording import Language, format_value

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Format of a value -> format of its change.
SIGNED = {"int": "int_signed", "eur": "eur_signed"}


def outlook_fan(
    fan: Fan, *, target: float, target_label: str, value_format: str, language: Language, ax: Axes
) -> Axes:
    """Draw the season-adjusted past, the do-nothing fan (8 times in 10) and the target.

    Parameters
    ----------
    fan
        Past and future in the KPI's unit.
    target
        In the same unit.
    target_label
        Written at the right end of the target's line.
    value_format
        A format of ``wording.FORMATS`` for the vertical axis.
    """
    past = len(fan.history)
    ahead = list(range(past - 1, past + len(fan.middle)))
    last = fan.history[-1]
    ax.plot(range(past), fan.history, color=NAVY)
    ax.fill_between(ahead, [last, *fan.low], [last, *fan.high], color=TEAL, alpha=0.18, linewidth=0)
    ax.plot(ahead, [last, *fan.middle], color=TEAL, linestyle=(0, (3, 2)))
    ax.axhline(target, color=ORANGE, linewidth=1.4)
    ax.annotate(
        target_label,
        (1, target),
        xycoords=ax.get_yaxis_transform(),
        xytext=(-2, 3),
        textcoords="offset points",
        ha="right",
        color=ORANGE,
        fontweight="semibold",
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1},
    )
    ax.axvline(past - 1, color=RULE, linewidth=1)
    ticks = list(range(0, past + len(fan.middle), 6))
    ax.set_xticks(ticks, [_month(fan, tick, language) for tick in ticks])
    ax.set_xlim(0, past + len(fan.middle) - 0.5)
    ax.margins(y=0.15)
    format_ticks(ax.yaxis, value_format, language)
    return ax


def _month(fan: Fan, offset: int, language: Language) -> str:
    months = fan.start.month - 1 + offset
    return format_value(
        fan.start.replace(year=fan.start.year + months // 12, month=months % 12 + 1, day=1),
        "short_month",
        language,
    )


def tree_effects(
    tree: KpiTree, *, labels: tuple[str, ...], value_format: str, language: Language, ax: Axes
) -> Axes:
    """Draw what each factor brought or took, then their sum: bars from zero, so that lengths compare.

    Parameters
    ----------
    labels
        Name of each factor in the tree's order, then of the sum.
    """
    effects = [factor.effect for factor in tree.factors]
    values = [*effects, sum(effects)]
    colours = [*(GREEN if effect >= 0 else RED for effect in effects), NAVY]
    places = list(range(len(values)))[::-1]
    ax.barh(places, values, color=colours, height=0.55)
    for place, value in zip(places, values, strict=True):
        words = format_value(value, SIGNED.get(value_format, value_format), language)
        right = value >= 0
        ax.annotate(
            words,
            (value, place),
            xytext=(4 if right else -4, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
        )
    ax.axvline(0, color=MUTED, linewidth=0.8)
    ax.set_yticks(places, labels)
    ax.set_xticks([])
    ax.grid(visible=False)
    ax.spines["bottom"].set_visible(False)
    ax.margins(x=0.18)
    return ax
