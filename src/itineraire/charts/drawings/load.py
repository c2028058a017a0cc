"""Weekly load: for each skill, the hours the plan takes against the hours there are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from itineraire.charts.drawings.scale import Days, Values, month_name, top_of
from itineraire.charts.drawings.svg import drawing, fit, line, page_width, polyline, rect, text, text_width
from itineraire.charts.palette import INK, MUTED, ORANGE, RULE, TEAL
from itineraire.wording import Language, format_value, say
from itineraire.wording.counts import counted
from itineraire.wording.drawings import SENTENCES

TIGHT_SHARE = 0.95
_LABELS, _HEAD, _STRIP, _LEGEND = 112.0, 14.0, 46.0, 20.0


@dataclass(frozen=True)
class LoadCurve:
    """Hours of one skill, week by week.

    Parameters
    ----------
    skill
        Name shown.
    weeks
        Mondays, in order and one a week.
    needed_hours, available_hours
        One value a week.
    """

    skill: str
    weeks: tuple[date, ...]
    needed_hours: tuple[float, ...]
    available_hours: tuple[float, ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """Share of the hours taken, week by week; infinite when work is asked and nobody is there."""
        return tuple(
            need / have if have > 0 else (math.inf if need > 0 else 0.0)
            for need, have in zip(self.needed_hours, self.available_hours, strict=True)
        )

    @property
    def peak_share(self) -> float:
        """Highest weekly share of the hours taken."""
        return max(self.shares, default=0.0)


def load_chart(curves: Sequence[LoadCurve], *, title: str, language: Language) -> str:
    """Return one strip a skill as SVG text; a week at 95 % or more of its hours is orange.

    Parameters
    ----------
    title
        The message, announced by screen readers; it is not drawn.
    """
    width = page_width()
    height = _HEAD + _STRIP * max(len(curves), 1) + _LEGEND
    parts = [_strip(curve, _HEAD + _STRIP * row, width, language) for row, curve in enumerate(curves)]
    if curves:
        parts.append(_months(curves[0], width, language))
    parts.append(_legend(height - 5, language))
    return drawing(
        parts, width=width, height=height, title=title, description=describe_load(curves, language)
    )


def describe_load(curves: Sequence[LoadCurve], language: Language) -> str:
    """Return in words what the strips show."""
    if not curves:
        return say(SENTENCES["load_empty"], language)
    busiest = max(curves, key=lambda curve: curve.peak_share)
    return say(
        SENTENCES["load_alt"],
        language,
        skills=counted(len(curves), "skill", language),
        first=busiest.skill,
        share=busiest.peak_share,
    )


def _strip(curve: LoadCurve, top: float, width: float, language: Language) -> str:
    bottom = top + _STRIP - 10
    hours = Values(top_of([*curve.needed_hours, *curve.available_hours]), bottom, top)
    slot = (width - _LABELS - 4) / max(len(curve.weeks), 1)
    return "".join(
        (
            text(2, top + 12, fit(curve.skill, _LABELS - 34, bold=True), bold=True),
            text(2, top + 23, _peak(curve, language), size=7.5, colour=MUTED),
            text(
                _LABELS - 4,
                top + 7,
                format_value(hours.top, "hours", language),
                size=7,
                anchor="end",
                colour=MUTED,
            ),
            line((_LABELS, bottom), (width - 4, bottom), RULE),
            *(
                _bar(share, need, _LABELS + slot * week, slot, hours)
                for week, (share, need) in enumerate(zip(curve.shares, curve.needed_hours, strict=True))
            ),
            polyline(_steps(curve, slot, hours), INK, width=1.1),
        )
    )


def _bar(share: float, need: float, left: float, slot: float, hours: Values) -> str:
    if need <= 0:
        return ""
    top = hours.place(need)
    return rect(left + 0.4, top, slot - 0.8, hours.start - top, ORANGE if share >= TIGHT_SHARE else TEAL)


def _steps(curve: LoadCurve, slot: float, hours: Values) -> list[tuple[float, float]]:
    return [
        (_LABELS + slot * (week + side), hours.place(value))
        for week, value in enumerate(curve.available_hours)
        for side in (0, 1)
    ]


def _peak(curve: LoadCurve, language: Language) -> str:
    if not any(curve.available_hours):
        return say(SENTENCES["load_no_hours"], language)
    return say(SENTENCES["load_peak"], language, share=curve.peak_share)


def _months(curve: LoadCurve, width: float, language: Language) -> str:
    days = Days(curve.weeks[0], curve.weeks[-1], _LABELS, width - 4)
    return "".join(
        text(days.place(month), 8, month_name(month, language), size=7, colour=MUTED)
        for month in days.months()
    )


def _legend(y: float, language: Language) -> str:
    taken, tight, available = (
        say(SENTENCES[f"load_{name}"], language) for name in ("needed", "tight", "available")
    )
    second = 22 + text_width(taken, 7)
    third = second + 22 + text_width(tight, 7)
    return (
        rect(2, y - 6, 10, 6, TEAL) + text(15, y, taken, size=7, colour=MUTED)
        + rect(second + 2, y - 6, 10, 6, ORANGE) + text(second + 15, y, tight, size=7, colour=MUTED)
        + line((third + 2, y - 3), (third + 12, y - 3), INK, width=1.1)
        + text(third + 15, y, available, size=7, colour=MUTED)
    )  # fmt: skip
