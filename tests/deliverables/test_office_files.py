"""The workbook holds real numbers and harmless texts; the calendar holds the meetings; bytes repeat."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar
from openpyxl import load_workbook

from itineraire.chapters.sheets import Sheet, SheetColumn
from itineraire.deliverables.calendar_file import Event, write_calendar
from itineraire.deliverables.spreadsheet import write_spreadsheet

DAY = date(2026, 9, 30)
SHEET = Sheet(
    "Actions retenues pendant les douze prochains mois",
    (
        SheetColumn("Action"),
        SheetColumn("Début", "date"),
        SheetColumn("Coût", "eur"),
        SheetColumn("Part", "percent"),
    ),
    (("=1+1", date(2026, 10, 5), 1234.5, 0.3), ("https://exemple.fr", None, None, float("nan"))),
)


def test_numbers_and_dates_are_real_and_texts_are_never_formulas(tmp_path: Path):
    path = tmp_path / "plan.xlsx"

    write_spreadsheet([SHEET], path, title="Plan", as_of=DAY)

    sheet = load_workbook(path).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows == [["=1+1", datetime(2026, 10, 5), 1234.5, 0.3], ["https://exemple.fr", None, None, None]]
    assert sheet["A2"].data_type == "s"
    assert sheet["A3"].hyperlink is None


def test_the_same_sheets_give_the_same_bytes(tmp_path: Path):
    for name in ("a", "b"):
        write_spreadsheet([SHEET], tmp_path / f"{name}.xlsx", title="Plan", as_of=DAY)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_meeting_keeps_its_hour_across_the_change_of_clock(tmp_path: Path):
    events = [
        Event(date(2026, 10, 20), 45, "Point hebdomadaire"),
        Event(date(2026, 10, 27), 45, "Point hebdomadaire"),
    ]
    path = tmp_path / "rituals.ics"

    write_calendar(events, path, name='Plan, "x"; y', zone="Europe/Paris", as_of=DAY)

    entries = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [str(entry.decoded("dtstart").time()) for entry in entries] == ["09:30:00", "09:30:00"]
    assert [entry.decoded("dtstart").utcoffset().total_seconds() for entry in entries] == [7200, 3600]
    assert len({entry["uid"] for entry in entries}) == 2
