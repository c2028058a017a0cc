"""The board against the plan: what is late, what has not begun, what is done."""

from __future__ import annotations

from datetime import date

import pandas as pd

from itineraire.roadmap import plan_roadmap
from itineraire.steering import slips_of
from tests.roadmap.material import START, action, engagement, workstreams
from tests.roadmap.test_change import NOTHING

ON = date(2026, 11, 2)


def card(title, column, due=None, created="2026-10-01"):
    return {"title": title, "list": column, "labels": None, "created": pd.Timestamp(created),
            "due": pd.Timestamp(due) if due else pd.NaT, "started": pd.NaT, "done_on": pd.NaT}  # fmt: skip


def slips(*cards):
    """Compare cards with four actions planned from 5 to 16 October, each two weeks long."""
    names = ("a", "b", "c", "d")
    actions = [action(name, hours={}, workstream=f"w{n % 3}") for n, name in enumerate(names)]
    plan = plan_roadmap(engagement(), workstreams(*actions), NOTHING, as_of=START)
    assert {one.end for one in plan.actions} == {date(2026, 10, 16)}
    return slips_of(plan.actions, pd.DataFrame(cards), on=ON)


def test_an_open_card_is_late_by_the_weeks_gone_by_or_by_its_own_due_date():
    """Planned end 16 October: 17 days at 2 November make 3 weeks; a due date of 20 November, 35 days, makes 5."""
    found = slips(card("Action a", "En cours"), card("  action B ", "Bloqué", due="2026-11-20"))

    assert found.late == {"a": 3, "b": 5}
    assert (found.waiting, found.finished, found.begun) == ((), (), ("a", "b"))


def test_a_card_still_to_do_has_not_begun_and_a_done_card_is_not_late():
    found = slips(card("Action c", "À faire"), card("Action d", "Terminé"), card("Autre carte", "En cours"))

    assert found.late == {}
    assert (found.waiting, found.finished, found.begun) == (("c",), ("d",), ("d",))


def test_a_card_made_after_the_day_is_not_read():
    assert slips(card("Action a", "En cours", created="2026-11-03")).late == {}
