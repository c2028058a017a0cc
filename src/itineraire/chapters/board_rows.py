"""The roadmap as rows that Trello, Asana, Jira and Microsoft Project import.

Column names are those that each importer recognises or asks for. Trello itself imports no table: its columns are
those of its own CSV export, which the import power-ups take as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal

from itineraire.chapters.sheets import Kind, Sheet, SheetColumn
from itineraire.errors import Fault, PlanError
from itineraire.roadmap import Roadmap, ScheduledAction
from itineraire.wording import Language, say
from itineraire.wording.replan import BOARD

Tool = Literal["trello", "asana", "jira", "msproject"]
Rows = tuple[tuple[str, ...], ...]
_Cells = tuple[tuple[str | date, ...], ...]

#: Asana binds columns of these names without any mapping, in this order: name, description, section, assignee
#: first (Asana help, « Preparing data for CSV import »). Dates are month/day/year.
ASANA = ("Name", "Description", "Section", "Assignee", "Start Date", "Due Date", "Dependencies")
#: Jira asks for « Summary »; the others are field names that its wizard proposes. No punctuation in a header, and
#: the file's date format, ``yyyy-MM-dd``, is typed in the wizard (Atlassian support, « Importing data from CSV »).
JIRA = ("Summary", "Issue Type", "Description", "Due Date", "Labels", "Issue Id", "Assignee")
#: Names of Project's task fields, as its import wizard maps them. ``Predecessors`` holds row numbers.
MSPROJECT = (
    "ID", "Name", "Outline Level", "Duration", "Start", "Finish", "Predecessors", "Resource Names", "Notes",
)  # fmt: skip
#: Columns of Trello's own CSV export, in part.
TRELLO = ("Card Name", "Card Description", "List Name", "Members", "Labels", "Start Date", "Due Date")

#: Names of the tools, as titles of sheets.
_TITLES: dict[Tool, str] = {
    "trello": "Trello", "asana": "Asana", "jira": "Jira", "msproject": "Microsoft Project",
}  # fmt: skip

#: A cell that opens with one of these is a formula for a spreadsheet (OWASP, « CSV Injection »).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def board_rows(roadmap: Roadmap, tool: Tool, language: Language) -> tuple[tuple[str, ...], Rows]:
    """Return the retained actions as the columns and rows that a tool imports.

    Parameters
    ----------
    roadmap
        The plan.
    tool
        ``trello``, ``asana``, ``jira`` or ``msproject``.
    language
        Language of the descriptions and list names; column names are the tool's own.

    Returns
    -------
    tuple of columns and rows
        One row an action, predecessors first; for Project, one more a workstream. Every text of the client is
        data: one that a spreadsheet would compute gets a leading apostrophe.

    Raises
    ------
    PlanError
        For another tool.

    Notes
    -----
    Asana and Jira know people by e-mail address, which no client file holds: the owner's name is in the
    description, and the assignee's column stays empty for the client to fill.
    """
    columns, rows = _cells(roadmap, tool, language)
    written = _american if tool == "asana" else date.isoformat
    return columns, tuple(
        tuple(written(cell) if isinstance(cell, date) else as_text(cell) for cell in row) for row in rows
    )


def board_sheets(roadmap: Roadmap, language: Language) -> tuple[Sheet, ...]:
    """Return the same rows as sheets of a workbook, one a tool, whose dates are dates in any regional setting."""
    sheets = []
    for tool, title in _TITLES.items():
        columns, rows = _cells(roadmap, tool, language)
        kinds = [_kind(row) for row in zip(*rows, strict=True)] or ["text"] * len(columns)
        sheets.append(
            Sheet(
                title, tuple(SheetColumn(name, kind) for name, kind in zip(columns, kinds, strict=True)), rows
            )
        )
    return tuple(sheets)


def _kind(cells: tuple[str | date, ...]) -> Kind:
    return "date" if any(isinstance(cell, date) for cell in cells) else "text"


def _cells(roadmap: Roadmap, tool: str, language: Language) -> tuple[tuple[str, ...], _Cells]:
    makers: Mapping[str, tuple[tuple[str, ...], Callable[[Roadmap, Language], _Cells]]] = {
        "trello": (TRELLO, _trello),
        "asana": (ASANA, _asana),
        "jira": (JIRA, _jira),
        "msproject": (MSPROJECT, _msproject),
    }
    if tool not in makers:
        raise PlanError(Fault("roadmap.unknown_tool", found=tool, values={"known": ", ".join(makers)}))
    columns, make = makers[tool]
    return columns, make(roadmap, language)


def as_text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    Examples
    --------
    >>> as_text("=1+1"), as_text("Refonte")
    ("'=1+1", 'Refonte')
    """
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell


def _ordered(roadmap: Roadmap) -> list[ScheduledAction]:
    """Actions by start, each after those it depends on: an importer only knows the rows above."""
    return sorted(roadmap.actions, key=lambda action: (action.start_week, action.start_week + action.weeks))


def _described(action: ScheduledAction, language: Language) -> str:
    """Return what an action delivers, by whom, and the dates with their doubt."""
    return say(
        BOARD["description"],
        language,
        deliverable=action.deliverable,
        criterion=action.criterion,
        owner=action.owner_name,
        workstream=action.workstream_title,
        p50=action.p50,
        p80=action.p80,
    )


def _list_name(action: ScheduledAction, language: Language) -> str:
    return say(BOARD["horizon"], language, days=action.horizon_days)


def _american(day: date) -> str:
    return f"{day.month:02d}/{day.day:02d}/{day.year}"


def _trello(roadmap: Roadmap, language: Language) -> _Cells:
    return tuple(
        (
            action.title,
            _described(action, language),
            _list_name(action, language),
            action.owner_name,
            action.workstream_title,
            action.start,
            action.end,
        )
        for action in _ordered(roadmap)
    )


def _asana(roadmap: Roadmap, language: Language) -> _Cells:
    titles = {action.id: action.title for action in roadmap.actions}
    return tuple(
        (
            _without_comma(action.title),
            _described(action, language),
            action.workstream_title,
            "",
            action.start,
            action.end,
            ",".join(_without_comma(titles[other]) for other in action.depends_on if other in titles),
        )
        for action in _ordered(roadmap)
    )


def _without_comma(title: str) -> str:
    """Return a title that Asana can find: a comma separates two dependencies."""
    return title.replace(",", " ;")


def _jira(roadmap: Roadmap, language: Language) -> _Cells:
    return tuple(
        (
            action.title,
            "Task",
            _described(action, language),
            action.end,
            action.workstream,
            str(number),
            "",
        )
        for number, action in enumerate(_ordered(roadmap), start=1)
    )


def _msproject(roadmap: Roadmap, language: Language) -> _Cells:
    """Workstreams as summary tasks, their actions below; predecessors by row number."""
    groups: dict[str, list[ScheduledAction]] = {}
    for action in _ordered(roadmap):
        groups.setdefault(action.workstream, []).append(action)
    order: list[str | ScheduledAction] = []
    for name, actions in groups.items():
        order += [name, *actions]
    numbers = {
        entry.id: number for number, entry in enumerate(order, start=1) if isinstance(entry, ScheduledAction)
    }
    return tuple(
        _summary(number, groups[entry]) if isinstance(entry, str) else _task(number, entry, numbers, language)
        for number, entry in enumerate(order, start=1)
    )


def _summary(number: int, actions: list[ScheduledAction]) -> tuple[str | date, ...]:
    title = actions[0].workstream_title
    return str(number), title, "1", "", "", "", "", "", ""


def _task(
    number: int, action: ScheduledAction, numbers: Mapping[str, int], language: Language
) -> tuple[str | date, ...]:
    before = [str(numbers[other]) for other in action.depends_on if other in numbers]
    return (
        str(number),
        action.title,
        "2",
        f"{_weekdays(action.start, action.end)}d",
        action.start,
        action.end,
        ",".join(before),
        _without_separators(action.owner_name),
        _described(action, language),
    )


def _weekdays(start: date, end: date) -> int:
    return sum((start + timedelta(days=day)).weekday() < 5 for day in range((end - start).days + 1))


def _without_separators(name: str) -> str:
    """Return a resource's name: Project reads a comma as two people and brackets as a share of time."""
    return name.translate(str.maketrans(",;[]", "  ()"))
