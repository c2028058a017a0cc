"""A long action is shown in short steps: equal, never ending in a freeze, all its hours shared out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.blocks import Table, plain
from itineraire.chapters.roadmap import plan as calendar_page
from itineraire.roadmap.problem import Task
from itineraire.roadmap.steps import LONG_ACTION_WEEKS, step_weeks
from tests.roadmap.material import action, one
from tests.roadmap.test_plan import plan


def test_a_quarter_is_one_step_and_one_week_more_makes_two():
    assert step_weeks(Task("a", "w", 13), 0) == (range(13),)
    assert step_weeks(Task("a", "w", 14), 0) == (range(7), range(7, 14))
    assert step_weeks(Task("a", "w", 31), 4) == (range(10), range(10, 21), range(21, 31))


def test_a_step_that_would_end_in_a_freeze_ends_before_it():
    """From week 2, seven weeks end in week 8; weeks 7 and 8 are frozen: the step ends in week 6, its fifth."""
    assert step_weeks(Task("a", "w", 14, frozen_weeks=frozenset({7, 8})), 2) == (range(5), range(5, 14))


@given(st.integers(1, 120), st.integers(0, 20), st.frozensets(st.integers(0, 140), max_size=40))
def test_steps_follow_each_other_and_cover_the_action(weeks, start, frozen):
    steps = step_weeks(Task("a", "w", weeks, frozen_weeks=frozen), start)

    assert [week for step in steps for week in step] == list(range(weeks))
    assert all(len(step) > 0 for step in steps)
    if not frozen:
        assert max(len(step) for step in steps) <= LONG_ACTION_WEEKS


def test_the_page_shows_the_steps_with_their_days_and_hours():
    """14 weeks from 5 October 2026: 5 October to 20 November, then 23 November to 8 January."""
    long = action("long", title="Action longue", weeks=14, hours={"dev": one(28)}, hours_total=one(28))
    roadmap = plan(long, action("court"))
    (found,) = [one for one in roadmap.actions if one.steps]

    assert [(step.start, step.end) for step in found.steps] == [
        (date(2026, 10, 5), date(2026, 11, 20)),
        (date(2026, 11, 23), date(2027, 1, 8)),
    ]
    # Bob works 10 hours a week, 8 in those of 11 November, Christmas (a Friday) and New Year (a Friday).
    assert [step.hours for step in found.steps] == pytest.approx([28 * 68 / 134, 28 * 66 / 134])
    (table,) = [block for block in calendar_page(roadmap, "fr").blocks if isinstance(block, Table)]
    assert [plain(row[1]).replace("\u00a0", " ") for row in table.rows] == ["étape 1 sur 2", "étape 2 sur 2"]
