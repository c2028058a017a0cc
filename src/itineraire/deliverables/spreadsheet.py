"""``plan.xlsx``: the plan's tables as real numbers and dates, one sheet each."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from itineraire.chapters.sheets import Cell, Kind, Sheet
from itineraire.files import write_whole

_FORMATS: dict[Kind, str] = {
    "text": "@",
    "int": "#,##0",
    "number": "#,##0.0",
    "eur": "#,##0 €",
    "percent": "0.0%",
    "date": "dd/mm/yyyy",
}
_WIDTHS: dict[Kind, int] = {"text": 34, "int": 12, "number": 12, "eur": 14, "percent": 12, "date": 12}


def write_spreadsheet(sheets: Sequence[Sheet], path: Path, *, title: str, as_of: date) -> None:
    """Write a workbook; a client's text is always text, never a formula or a link.

    Parameters
    ----------
    sheets
        At least one; titles are cut to the 31 characters a spreadsheet allows.
    as_of
        Date written as the moment of creation: the same sheets give the same bytes.
    """
    import xlsxwriter

    memory = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(memory, options) as book:
        book.set_properties(
            {"title": title, "created": datetime.combine(as_of, time(), tzinfo=UTC).replace(tzinfo=None)}
        )
        head = book.add_format(
            {"bold": True, "bg_color": "#12324A", "font_color": "#FFFFFF", "text_wrap": True}
        )
        formats = {
            kind: book.add_format({"num_format": text, "valign": "top"}) for kind, text in _FORMATS.items()
        }
        formats["text"].set_text_wrap()
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.title[:31]), sheet, head, formats)
    write_whole(path, memory.getvalue())


def _write_sheet(page: Any, sheet: Sheet, head: Any, formats: dict[Kind, Any]) -> None:
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for index, column in enumerate(sheet.columns):
        page.write_string(0, index, column.label, head)
        page.set_column(index, index, _WIDTHS[column.kind])
    for number, row in enumerate(sheet.rows, start=1):
        for index, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _write_cell(page, number, index, cell, formats[column.kind])
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _write_cell(page: Any, row: int, column: int, cell: Cell, shape: Any) -> None:
    if cell is None or cell != cell:
        page.write_blank(row, column, None, shape)
    elif isinstance(cell, bool | str):
        page.write_string(row, column, "x" if cell is True else "" if cell is False else cell, shape)
    elif isinstance(cell, date):
        page.write_datetime(row, column, datetime.combine(cell, time()), shape)
    else:
        page.write_number(row, column, cell, shape)
