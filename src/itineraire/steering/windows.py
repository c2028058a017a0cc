"""From which day an action may be judged: the minimum window of its kind (M24, methods.md section 4)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta

from itineraire.calendar import monday_of
from itineraire.vocabulary import ActionKind, Threshold

#: Full days between the first effect and the first reading. Each client may be slower, never quicker.
WINDOW_DAYS: Mapping[ActionKind, Threshold] = {
    ActionKind.MEASURE: Threshold(7, "one weekly cycle, then the break test (M9)", 2026, "house rule"),
    ActionKind.CONVERSION: Threshold(28, "two business cycles of 14 days", 2026, "and the sample of M24"),
    ActionKind.PAID: Threshold(28, "learning period of bidding, then conversion delay", 2026, "second hand"),
    ActionKind.SEO: Threshold(120, "Google: four months to a year", 2026, "quoted on several pages"),
    ActionKind.CONTENT: Threshold(120, "Google: four months to a year", 2026, "quoted on several pages"),
    ActionKind.CRM: Threshold(60, "one repurchase or sales cycle", 2026, "replace by the client's own cycle"),
    ActionKind.AUTOMATION: Threshold(28, "two business cycles of 14 days", 2026, "house rule"),
    ActionKind.REPUTATION: Threshold(90, "ten new reviews (Spiegel 2017)", 2017, "US retail"),
    ActionKind.SERVICE: Threshold(28, "two business cycles of 14 days", 2026, "house rule"),
}


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
    return monday + timedelta(weeks=math.ceil(WINDOW_DAYS[kind].value / 7))
