"""Tables that a cell shows as HTML (pandas frames and Styler) as table blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from itineraire.blocks import Column, Table

if TYPE_CHECKING:
    from bs4.element import Tag

_FIGURE = re.compile(r"^[+\-\u2212]?[\d\s.,\u202f\u00a0]+(%|€|h|points?)?$")


def tables_from_html(html: str) -> list[Table]:
    """Return the tables of ``html``, their words only; the rest of it is left out.

    Cells that span several columns are repeated so that rows keep one width; columns of figures are
    right-aligned.
    """
    from bs4 import BeautifulSoup

    tables = [_table(found) for found in BeautifulSoup(html, "html.parser").find_all("table")]
    return [table for table in tables if table is not None]


def _table(found: Tag) -> Table | None:
    head = [_cells(row) for row in found.select("thead > tr")]
    body = [_cells(row) for row in found.find_all("tr") if row.find_parent("thead") is None]
    if not head and body:
        head, body = body[:1], body[1:]
    width = max((len(row) for row in (*head, *body)), default=0)
    if not width:
        return None
    labels = _labels([_padded(row, width) for row in head], width)
    rows = tuple(tuple(_padded(row, width)) for row in body)
    aligns = ["right" if _holds_figures([row[at] for row in rows]) else "left" for at in range(width)]
    caption = found.find("caption")
    return Table(
        tuple(
            Column(label, align="right" if align == "right" else "left")
            for label, align in zip(labels, aligns, strict=True)
        ),
        rows,
        caption=caption.get_text(" ", strip=True) if caption else "",
    )


def _cells(row: Tag) -> list[str]:
    texts: list[str] = []
    for cell in row.find_all(["th", "td"]):
        span = str(cell.get("colspan", "1"))
        texts += [cell.get_text(" ", strip=True)] * (int(span) if span.isdigit() else 1)
    return texts


def _padded(row: list[str], width: int) -> list[str]:
    return [""] * (width - len(row)) + row


def _labels(head: list[list[str]], width: int) -> list[str]:
    """Return one label a column from the several header rows that pandas may write."""
    columns = ([row[at] for row in head if row[at]] for at in range(width))
    return [" · ".join(dict.fromkeys(parts)) for parts in columns]


def _holds_figures(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_FIGURE.match(cell) for cell in filled)
