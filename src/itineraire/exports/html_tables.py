"""Tables of web pages: what several tools, Salesforce first, save as ``.xls``."""

from __future__ import annotations

from html.parser import HTMLParser

from itineraire.exports.grid import Record

_ROW, _CELLS = "tr", frozenset({"td", "th"})


def is_web_page(text: str) -> bool:
    """Return whether a text is a web page that holds a table."""
    return text.lstrip("\ufeff \t\r\n")[:1] == "<" and "<table" in text.lower()


def tables_of(page: str) -> list[tuple[Record, ...]]:
    """Return the rows of each table of a page, numbered from one through the whole page; only cells are read."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    line = 0
    found: list[tuple[Record, ...]] = []
    for rows in reader.tables:
        found.append(tuple(Record(line + rank, tuple(cells)) for rank, cells in enumerate(rows, start=1)))
        line += len(rows)
    return [records for records in found if records]


class _Reader(HTMLParser):
    """Gather cells; a table inside a cell is read as that cell's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._depth = 0
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif self._depth != 1:
            return
        elif tag == _ROW:
            self._close_cell()
            self.tables[-1].append([])
        elif tag in _CELLS:
            self._close_cell()
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            if self._depth == 1:
                self._close_cell()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and (tag in _CELLS or tag == _ROW):
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _close_cell(self) -> None:
        if self._cell is not None:
            if not self.tables[-1]:
                self.tables[-1].append([])
            self.tables[-1][-1].append(" ".join("".join(self._cell).split()))
        self._cell = None
