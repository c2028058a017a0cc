"""From a value or a day to a place on the paper."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from itineraire.wording import Language, format_value

_STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True)
class Days:
    """Places ``first`` at ``left`` and ``last`` at ``right``; a day outside is held at the edge.

    Parameters
    ----------
    first, last
        Days.
    left, right
        In points.
    """

    first: date
    last: date
    left: float
    right: float

    def place(self, day: date) -> float:
        """Return the abscissa of the morning of ``day``."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def months(self) -> list[date]:
        """Return the first day of each month that starts inside."""
        months = []
        day = self.first.replace(day=1)
        while day < self.last:
            if day >= self.first:
                months.append(day)
            day = day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
        return months


@dataclass(frozen=True)
class Values:
    """Places 0 at ``start`` and ``top`` at ``end``, by square roots when ``root`` is true.

    A square-root axis keeps both the many small values and the few large ones readable, and can show zero.
    """

    top: float
    start: float
    end: float
    root: bool = False

    def place(self, value: float) -> float:
        """Return where ``value`` stands, in points."""
        share = min(max(value / self.top, 0.0), 1.0)
        return self.start + (math.sqrt(share) if self.root else share) * (self.end - self.start)


def round_up(value: float) -> float:
    """Return the next round number at or above ``value``.

    Examples
    --------
    >>> round_up(37)
    40.0
    """
    if not value > 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in _STEPS if step * power >= value * (1 - 1e-9))


def top_of(values: Iterable[float]) -> float:
    """Return the end of an axis that holds ``values``, with some air; 1 when there is none above zero."""
    return round_up(max((value for value in values if math.isfinite(value)), default=0.0) * 1.02)


def root_ticks(top: float) -> list[float]:
    """Return the ticks of a square-root axis: 0, then round numbers spread evenly to the eye."""
    return [0.0, *sorted({round_up(top * share) for share in (0.05, 0.2, 0.45)} | {top})]


def month_name(month: date, language: Language) -> str:
    """Return the month in its few first letters, such as ``janv``."""
    return format_value(month, "short_month", language).split()[0].rstrip(".")[:4]
