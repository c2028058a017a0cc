from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from itineraire.errors import Fault
from itineraire.exports import Intake
from tests.exports.shared import codes, read_text

FIRST = pd.Timestamp("2025-01-06")
HEAD = (
    "# ----\n# Traffic\n# Account: X\n# Property: Y\n# ----\n#\n# Start date: 20250106\n# End date: {end}\n"
)


def weekly(folder: Path, visits: list[int], events: list[int], *, missing_days: int = 0) -> Intake:
    """Read a weekly GA4 report of visits and key events from Monday 6 January 2025."""
    end = FIRST + pd.Timedelta(days=7 * len(visits) - 1 - missing_days)
    lines = [f"{place:04d},{a},{b}" for place, (a, b) in enumerate(zip(visits, events, strict=True))]
    text = HEAD.format(end=f"{end:%Y%m%d}") + "Nth week,Sessions,Key events\n" + "\n".join(lines) + "\n"
    return read_text(folder, text)


def told(intake: Intake, code: str) -> Fault:
    return next(fault for fault in intake.faults if fault.code == code)


def test_a_week_of_robots_is_named_and_a_week_of_sales_is_not(tmp_path: Path):
    """Week 10 has 3 000 visits instead of 1 000 and no more events; week 15 has twice the visits and the events."""
    visits = [1000 + 10 * (place % 3) for place in range(24)]
    events = [40 + place % 2 for place in range(24)]
    visits[10], visits[15], events[15] = 3000, 2000, 84
    intake = weekly(tmp_path, visits, events)
    assert codes(intake) == {"exports.robot_weeks"}
    values = told(intake, "exports.robot_weeks").values
    assert (values["weeks"], values["on"]) == (1, date(2025, 3, 17))
    assert values["visits"] == 3000 - 1010


def test_a_change_of_the_list_of_key_events_is_dated(tmp_path: Path):
    """From 0.8 % to 12 % of visits in week 13: sixteen times more, for the same visits."""
    visits = [1000 + 10 * (place % 3) for place in range(24)]
    events = [8 + place % 2 if place < 13 else 120 + place % 2 for place in range(24)]
    intake = weekly(tmp_path, visits, events)
    assert codes(intake) == {"exports.definition_changed"}
    values = told(intake, "exports.definition_changed").values
    assert values["on"] == date(2025, 4, 7)
    assert float(str(values["before"])) < 0.01 < 0.11 < float(str(values["after"]))


def test_an_even_year_has_no_oddity(tmp_path: Path):
    visits = [1000 + 60 * (place % 5) for place in range(52)]
    assert codes(weekly(tmp_path, visits, [visit // 25 for visit in visits])) == set()


def test_a_last_week_cut_short_is_named(tmp_path: Path):
    intake = weekly(tmp_path, [100, 100, 40], [4, 4, 1], missing_days=4)
    assert codes(intake) == {"exports.partial_weeks"}
    assert told(intake, "exports.partial_weeks").values == {"periods": 1, "on": date(2025, 1, 20)}


def test_files_in_two_currencies_are_told_once(tmp_path: Path):
    text = (
        "Reporting starts,Reporting ends,Campaign name,Amount spent ({code}),Impressions\n"
        "2025-01-{day},2025-01-{day},A,10,100\n"
    )
    read_text(tmp_path, text.format(code="EUR", day="01"), "a.csv")
    intake = read_text(tmp_path, text.format(code="USD", day="02"), "b.csv")
    assert codes(intake) == {"exports.currencies_differ"}
    fault = told(intake, "exports.currencies_differ")
    assert (fault.file, fault.found) == ("a.csv, b.csv", "EUR, USD")
