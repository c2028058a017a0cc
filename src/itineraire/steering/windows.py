"""From which day an action may be judged: the minimum window of its kind (M24, methods.md section 4)."""

from __future__ import annotations

import math
from datetime import date, timedelta

from itineraire.calendar import monday_of
from itineraire.vocabulary import READ_WINDOW_DAYS, ActionKind


def first_read(kind: ActionKind, effect_from: date) -> date:
    """Return the first day on which a verdict has a meaning: whole weeks only, from the first full one.

    Parameters
    ----------
    kind
        What the action mainly does.
    effect_from
        Day from which it can act: its delivery plus its lag.

    Examples
    --------
    >>> first_read(ActionKind.CONVERSION, date(2026, 9, 30))
    datetime.date(2026, 11, 2)
    """
    monday = effect_from if effect_from.weekday() == 0 else monday_of(effect_from) + timedelta(weeks=1)
    return monday + timedelta(weeks=math.ceil(READ_WINDOW_DAYS[kind].value / 7))
