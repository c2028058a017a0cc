from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from types import SimpleNamespace

import openpyxl
import pytest

from itineraire.chapters.board_rows import as_text, board_rows, board_sheets
from itineraire.deliverables.spreadsheet import write_spreadsheet
from itineraire.errors import PlanError
from itineraire.roadmap import Roadmap, plan_roadmap
from tests.roadmap.material import START, action, engagement, workstreams

#: Task fields of Project that its import wizard proposes (Microsoft's list of available fields).
PROJECT_FIELDS = {
    "ID", "Name", "Outline Level", "Duration", "Start", "Finish", "Predecessors", "Resource Names", "Notes",
    "Work", "Cost", "Priority", "Milestone", "WBS",
}  # fmt: skip
#: Fields that Jira's importer lists, « Summary » being the only one required.
JIRA_FIELDS = {
    "Summary", "Issue Type", "Description", "Due Date", "Labels", "Assignee", "Reporter", "Priority", "Status",
    "Issue Id", "Parent Id", "Component", "Resolution",
}  # fmt: skip
#: Columns that Asana binds by name.
ASANA_FIELDS = {
    "Name", "Description", "Section", "Assignee", "Collaborators", "Start Date", "Due Date", "Dependencies",
    "Subtask of", "Type",
}  # fmt: skip
#: Columns of Trello's own export, and the start date of its cards.
TRELLO_FIELDS = {
    "Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members", "Due Date", "Start Date",
    "List ID", "List Name", "Board ID", "Board Name", "Archived",
}  # fmt: skip


@pytest.fixture(scope="module")
def roadmap() -> Roadmap:
    actions = (
        action("first", title='=HYPERLINK("http://example.org")', owner_name="Martin, Ann [50%]"),
        action("then", title="Refondre, puis tester", depends_on=("first",)),
        action(
            "last", title="Publier", depends_on=("first", "then"), workstream="w2", workstream_title="+Suite"
        ),
    )
    return plan_roadmap(engagement(), workstreams(*actions), SimpleNamespace(baseline=()), as_of=START)


def american(text: str) -> date:
    """Read a month/day/year."""
    month, day, year = text.split("/")
    return date(int(year), int(month), int(day))


def as_dicts(roadmap: Roadmap, tool: str, language: str = "fr") -> list[dict[str, str]]:
    """Write the rows as a CSV file and read them back, as the tool would."""
    columns, rows = board_rows(roadmap, tool, language)
    file = io.StringIO()
    csv.writer(file).writerows([columns, *rows])
    return list(csv.DictReader(io.StringIO(file.getvalue())))


@pytest.mark.parametrize(
    ("tool", "documented", "compulsory"),
    [
        ("trello", TRELLO_FIELDS, "Card Name"),
        ("asana", ASANA_FIELDS, "Name"),
        ("jira", JIRA_FIELDS, "Summary"),
        ("msproject", PROJECT_FIELDS, "Name"),
    ],
)
def test_every_column_is_one_that_the_tool_documents(roadmap, tool, documented, compulsory):
    rows = as_dicts(roadmap, tool)

    assert set(rows[0]) <= documented
    assert all(row[compulsory] for row in rows)


@pytest.mark.parametrize("tool", ["trello", "asana", "jira", "msproject"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_cell_is_a_formula(roadmap, tool, language):
    _, rows = board_rows(roadmap, tool, language)

    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert any(cell == '\'=HYPERLINK("http://example.org")' for row in rows for cell in row)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"])
def test_a_text_that_a_spreadsheet_would_compute_is_quoted(cell):
    assert as_text(cell) == f"'{cell}"


def test_asana_reads_american_dates_and_finds_its_dependencies_above(roadmap):
    rows = as_dicts(roadmap, "asana")
    seen: list[str] = []
    for row in rows:
        assert american(row["Start Date"]) <= american(row["Due Date"])
        raw = [name for name in row["Dependencies"].lstrip("'").split(",") if name]
        assert set(raw) <= {name.lstrip("'") for name in seen}
        seen.append(row["Name"])
    assert rows[0]["Due Date"] == "10/16/2026"
    assert rows[2]["Dependencies"].count(",") == 1


def test_jira_headers_hold_no_punctuation_and_labels_no_space(roadmap):
    rows = as_dicts(roadmap, "jira")

    assert all(re.fullmatch(r"[A-Za-z ]+", column) for column in rows[0])
    assert all(" " not in row["Labels"] for row in rows)
    assert rows[0]["Due Date"] == "2026-10-16"
    assert len({row["Issue Id"] for row in rows}) == len(rows)


def test_project_predecessors_are_row_numbers_of_actions(roadmap):
    rows = as_dicts(roadmap, "msproject")
    by_number = {row["ID"]: row for row in rows}

    assert [row["ID"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert [row["Outline Level"] for row in rows] == ["1", "2", "2", "1", "2"]
    last = next(row for row in rows if row["Name"] == "Publier")
    assert [by_number[number]["Name"] for number in last["Predecessors"].split(",")] == [
        '\'=HYPERLINK("http://example.org")',
        "Refondre, puis tester",
    ]
    assert by_number["2"]["Duration"] == "10d"  # two weeks of five days
    assert by_number["2"]["Resource Names"] == "Martin  Ann (50%)"


def test_trello_cards_go_to_the_list_of_their_horizon(roadmap):
    rows = as_dicts(roadmap, "trello")

    assert {row["List Name"].replace("\u00a0", " ").replace("\u202f", " ") for row in rows} == {
        "D\u2019ici 90 jours"
    }
    assert all(date.fromisoformat(row["Start Date"]) <= date.fromisoformat(row["Due Date"]) for row in rows)


def test_the_workbook_holds_the_rows_of_each_tool_with_real_dates(roadmap, tmp_path):
    path = tmp_path / "import.xlsx"
    write_spreadsheet(board_sheets(roadmap, "fr"), path, title="Plan", as_of=START)
    book = openpyxl.load_workbook(path)

    assert book.sheetnames == ["Trello", "Asana", "Jira", "Microsoft Project"]
    for tool, page in zip(("trello", "asana", "jira", "msproject"), book, strict=True):
        columns, rows = board_rows(roadmap, tool, "fr")
        assert tuple(cell.value for cell in page[1]) == columns
        assert page.max_row == len(rows) + 1
    first = dict(
        zip([cell.value for cell in book["Microsoft Project"][1]], book["Microsoft Project"][3], strict=True)
    )
    assert first["Finish"].value == datetime(2026, 10, 16)
    assert (first["Name"].value, first["Name"].data_type) == ('=HYPERLINK("http://example.org")', "s")


def test_another_tool_is_refused(roadmap):
    with pytest.raises(PlanError, match=r"roadmap\.unknown_tool"):
        board_rows(roadmap, "monday", "fr")
