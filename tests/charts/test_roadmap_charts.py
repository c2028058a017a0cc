"""The spending chart draws the amounts it is given."""

from __future__ import annotations

from datetime import date

from itineraire.charts.roadmap import spending_by_month
from itineraire.charts.style import figure


def test_the_dearest_month_is_named():
    months = [date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)]
    _, ax = figure()
    spending_by_month(months, [100.0, 700.0, 0.0], ax=ax, language="fr")
    assert [bar.get_height() for bar in ax.patches] == [100.0, 700.0, 0.0]
    assert [note.get_text() for note in ax.texts] == ["700\u202f€"]


def test_a_plan_without_spending_has_no_peak():
    _, ax = figure()
    spending_by_month([date(2026, 10, 1)], [0.0], ax=ax, language="fr")
    assert not ax.texts
