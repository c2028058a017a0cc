"""The documents of a run, from its executed notebooks and its stored results."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import get_args

from itineraire.chapters.board_rows import Tool, board_rows, board_sheets
from itineraire.chapters.plan import front_matter, plan_cover, summary, summary_cover
from itineraire.chapters.plan_results import PlanResults
from itineraire.chapters.sheets import Sheet, plan_sheets
from itineraire.deliverables import Attachment, bind, export_notebook, write_pdf
from itineraire.deliverables.calendar_file import Event, write_calendar
from itineraire.deliverables.spreadsheet import write_spreadsheet
from itineraire.files import write_whole
from itineraire.wording import Language, say
from itineraire.wording.documents import RITUALS
from itineraire.workbook import STEPS, Workbook


def write_documents(book: Workbook) -> tuple[Path, ...]:
    """Write a PDF for each executed notebook; once all six are there, the plan, its summary and its tables.

    Parameters
    ----------
    book
        The client's workbook, opened for its last step.

    Returns
    -------
    tuple of Path
        The documents written, in reading order.

    Raises
    ------
    DeliverableError
        When a document cannot be written; those of an earlier run stay as they were.
    """
    folder = book.places.deliverables
    executed = [path for step in STEPS if (path := _executed(book, step)).is_file()]
    written: list[Path] = []
    if len(executed) == len(STEPS):
        written += _write_plan(book, executed)
    for path in executed:
        target = folder / f"{path.stem}.pdf"
        export_notebook(path, target)
        written.append(target)
    return tuple(written)


def plan_results(book: Workbook) -> PlanResults:
    """Return the stored results of the steps run so far."""
    done = {step: getattr(book, step) for step in STEPS if (book.places.results / f"{step}.json").is_file()}
    return PlanResults(engagement=book.engagement, **done)


def _executed(book: Workbook, step: str) -> Path:
    return book.places.notebooks / f"{STEPS.index(step) + 1}_{step}.ipynb"


def _write_plan(book: Workbook, executed: list[Path]) -> list[Path]:
    from itineraire.chapters.committee import committee

    folder, language = book.places.deliverables, book.language
    plan = plan_results(book)
    cover = plan_cover(plan, language, as_of=book.as_of)
    short = summary_cover(plan, language, as_of=book.as_of)
    data = [_attached(book, step) for step in STEPS]
    makers: dict[str, Callable[[Path], object]] = {
        "plan.pdf": lambda path: bind(
            front_matter(plan, language), executed, path, meta=cover, attachments=data
        ),
        "summary.pdf": lambda path: write_pdf((short, *summary(plan, language)), path, layout="page"),
        "committee.pdf": lambda path: write_pdf((cover, *committee(plan, language)), path, layout="deck"),
        "plan.xlsx": lambda path: _write_tables(book, path),
        "import.xlsx": lambda path: _write_sheets(book, board_sheets(book.roadmap, book.language), path),
        "rituals.ics": lambda path: _write_rituals(book, path, language),
    }
    for tool in get_args(Tool):
        makers[f"import_{tool}.csv"] = partial(_write_board, book, tool)
    for name, make in makers.items():
        make(folder / name)
    return [folder / name for name in makers]


def _attached(book: Workbook, step: str) -> Attachment:
    """Return a step's result as data inside the plan: the figures can be read by a program, too."""
    path = book.places.results / f"{step}.json"
    text = path.read_text(encoding="utf-8")
    return Attachment(path.name, text, "application/json", say(RITUALS["data"], book.language, step=step))


def _write_tables(book: Workbook, path: Path) -> None:
    sheets = plan_sheets(book.diagnostic.findings, book.baseline, book.roadmap, book.language)
    _write_sheets(book, sheets, path)


def _write_sheets(book: Workbook, sheets: Sequence[Sheet], path: Path) -> None:
    write_spreadsheet(sheets, path, title=book.engagement.client.name, as_of=book.as_of)


def _write_board(book: Workbook, tool: Tool, path: Path) -> None:
    """Write the retained actions as rows that a follow-up tool imports."""
    columns, rows = board_rows(book.roadmap, tool, book.language)
    text = io.StringIO(newline="")
    csv.writer(text).writerows([columns, *rows])
    write_whole(path, text.getvalue().encode())


def _write_rituals(book: Workbook, path: Path, language: Language) -> None:
    client = book.engagement.client
    events = [
        Event(meeting.on, meeting.minutes, say(RITUALS[meeting.ritual], language, client=client.name))
        for meeting in book.steering.organisation.meetings
    ]
    write_calendar(events, path, name=client.name, zone=client.timezone, as_of=book.as_of)
