"""The spreadsheet says what the pages say, as numbers: retained and refused actions make the whole backlog."""

from __future__ import annotations

from datetime import date

import pytest

from itineraire.chapters.sheets import Sheet, plan_sheets
from itineraire.diagnostic import Finding, FindingKind, Measure
from itineraire.vocabulary import Axis, Unit
from itineraire.wording import Language
from tests.chapters.test_plan import results

DAY = date(2026, 9, 30)
FINDING = Finding(
    "channel_dependency",
    Axis.ACQUISITION,
    FindingKind.RISK,
    {"share": 0.55, "channel": "paid_search"},
    DAY,
    DAY,
    "ga4",
)
RATE = Measure("conversion_rate", 0.0117, Unit.RATE, low=0.011, high=0.0125, reliability=0.8)
MISSING = Measure("rating", None, Unit.SCORE)


def sheets(language: Language = "fr") -> dict[str, Sheet]:
    roadmap = results().roadmap
    assert roadmap is not None
    return {sheet.title: sheet for sheet in plan_sheets((FINDING,), (RATE, MISSING), roadmap, language)}


def test_retained_and_refused_actions_are_all_there():
    roadmap = results().roadmap
    assert roadmap is not None
    made = sheets()

    assert [row[-1] for row in made["Actions retenues"].rows] == [action.id for action in roadmap.actions]
    assert [row[-1] for row in made["Ce qui ne sera pas fait"].rows] == [
        action.id for action in roadmap.refused
    ]


def test_the_six_budget_lines_add_up_to_the_plan():
    roadmap = results().roadmap
    assert roadmap is not None
    budget = sheets()["Budget"]

    assert len(budget.rows) == 6
    assert sum(float(str(row[3])) for row in budget.rows) == pytest.approx(roadmap.budget.likely, abs=1)


def test_every_row_fills_its_columns_in_both_languages():
    for language in ("fr", "en"):
        for sheet in sheets(language).values():
            assert all(len(row) == len(sheet.columns) for row in sheet.rows)
            assert all(column.label for column in sheet.columns)


def test_a_rate_is_in_percent_and_a_missing_value_is_empty_never_zero():
    rate, missing = sheets()["Point de départ"].rows

    assert rate[1] == pytest.approx(1.17)
    assert rate[2] == "%"
    assert missing[1] is None
