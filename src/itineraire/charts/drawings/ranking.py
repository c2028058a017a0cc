"""Ranking: bars in order of priority, and the line below which the plan has no means left (R41)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from itineraire.charts.drawings.scale import Values
from itineraire.charts.drawings.svg import drawing, fit, line, page_width, rect, text
from itineraire.charts.palette import INK, MUTED, ORANGE, RULE, TEAL
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted
from itineraire.wording.drawings import SENTENCES

_ROW, _CUT = 15.0, 18.0
_LABELS, _NOTES = 190.0, 96.0


@dataclass(frozen=True)
class RankBar:
    """One action of the ranking.

    Parameters
    ----------
    rank
        1 for the first priority.
    title
        Client text.
    share
        Length of the bar, a fraction from 0 to 1: the share of weightings that place it among the first.
    retained
        False draws it below the cut line.
    note
        Short words at the right end: a reason, a quadrant.
    """

    rank: int
    title: str
    share: float
    retained: bool
    note: str = ""


def ranking_chart(bars: Sequence[RankBar], *, title: str, language: Language) -> str:
    """Return the ranking as SVG text: the retained first, then the cut line, then the others.

    Parameters
    ----------
    title
        The message, announced by screen readers; it is not drawn.
    """
    kept = sorted((bar for bar in bars if bar.retained), key=lambda bar: bar.rank)
    refused = sorted((bar for bar in bars if not bar.retained), key=lambda bar: bar.rank)
    width = page_width()
    height = max(_ROW * len(bars) + (_CUT if refused else 0), _ROW) + 4
    parts = [_row(bar, _ROW * index, width, TEAL, language) for index, bar in enumerate(kept)]
    if refused:
        cut = _ROW * len(kept) + _CUT / 2
        parts.append(_cut_line(cut, width, language))
        parts.extend(
            _row(bar, cut + _CUT / 2 + _ROW * index, width, RULE, language)
            for index, bar in enumerate(refused)
        )
    return drawing(
        parts, width=width, height=height, title=title, description=describe_ranking(bars, language)
    )


def describe_ranking(bars: Sequence[RankBar], language: Language) -> str:
    """Return in words what the ranking shows."""
    if not bars:
        return say(SENTENCES["ranking_empty"], language)
    return say(
        SENTENCES["ranking_alt"],
        language,
        actions=counted(len(bars), "action", language),
        retained=sum(bar.retained for bar in bars),
        first=min(bars, key=lambda bar: bar.rank).title,
    )


def _row(bar: RankBar, top: float, width: float, colour: str, language: Language) -> str:
    lengths = Values(1.0, _LABELS, width - _NOTES - 34)
    tip = lengths.place(bar.share)
    base = top + 10.5
    return "".join(
        (
            text(16, base, str(bar.rank), anchor="end", bold=True, size=8),
            text(22, base, fit(bar.title, _LABELS - 28, 8), size=8, colour=INK if bar.retained else MUTED),
            rect(_LABELS, top + 3.5, tip - _LABELS, 8.5, colour, radius=1),
            text(tip + 3, base, format_value(bar.share, "percent", language), size=7.5, colour=MUTED),
            text(width - 2, base, fit(bar.note, _NOTES - 4, 7.5), size=7.5, anchor="end", colour=MUTED),
        )
    )


def _cut_line(y: float, width: float, language: Language) -> str:
    words = say(SENTENCES["ranking_cut"], language)
    return line((0, y + 3), (width, y + 3), ORANGE, width=1.2, dash="5 3") + text(
        width - 2, y - 1, words, anchor="end", bold=True, size=7.5, colour=ORANGE
    )
