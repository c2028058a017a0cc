"""Column widths that fit what the columns hold, and how tall the rows get."""

from __future__ import annotations

import math

from itineraire.blocks import Panels, Table, Text, plain

_NARROWEST = 5.0
_WIDEST = 38.0
_LETTER_CM = 0.16
_LINE_CM = 0.43
_PADDING_CM = 0.35
_PANEL_LINE_CM = 0.33


def column_widths(table: Table) -> tuple[float, ...]:
    """Return each column's share of the width; widths given by the author are kept.

    Otherwise a column weighs between its longest word, so that words stay whole, and its longest cell, so
    that texts get more room than figures; both are bounded.

    Examples
    --------
    >>> from itineraire.blocks import Column
    >>> column_widths(Table((Column("Canal"), Column("Leads")), (("Recommandation", "40"),)))
    (14.0, 5.0)
    """
    given = tuple(column.width for column in table.columns)
    if len(set(given)) > 1:
        return given
    return tuple(_weight(table, position) for position in range(len(table.columns)))


def _weight(table: Table, position: int) -> float:
    rows = table.rows if table.foot is None else (*table.rows, table.foot)
    cells = [plain(row[position]) for row in rows]
    words = [
        len(word) for text in (table.columns[position].label, *cells) for word in text.split(" ") if word
    ]
    longest_word = min(max(words, default=0), 18)
    longest_cell = max((len(cell) for cell in cells), default=0)
    middle = longest_word + max(longest_cell - longest_word, 0) * 0.5
    return min(max(middle, longest_word, _NARROWEST), _WIDEST)


def row_heights_cm(
    table: Table, widths: tuple[float, ...], room_cm: float, scale: float = 1.0
) -> list[float]:
    """Return an estimate of each row's height, so that a table too tall for a page is allowed to break.

    Parameters
    ----------
    table, widths
        The table and its columns' shares of the width.
    room_cm
        Width of the table, in centimetres.
    scale
        Size of the letters relative to a report's.

    Notes
    -----
    Letters of Inter at 8.5 points are 0.16 cm wide on average, lines 0.43 cm apart, cells padded by 0.35 cm.
    """
    letters = [max(room_cm * width / sum(widths) / (_LETTER_CM * scale) - 2, 1) for width in widths]
    return [
        scale
        * _LINE_CM
        * max(math.ceil(len(plain(cell)) / room) for cell, room in zip(row, letters, strict=True))
        + _PADDING_CM
        for row in table.rows
    ]


def panels_height_cm(panels: Panels, room_cm: float, scale: float = 1.0) -> float:
    """Return an estimate of the height of panels, so that those too tall for a page are allowed to break.

    Parameters
    ----------
    panels
        The panels.
    room_cm
        Width of all of them, in centimetres.
    scale
        Size of the letters relative to a report's.

    Notes
    -----
    Titles, entries and notes each start at one height in all panels. Lines are 0.33 cm apart on average, and half
    a line parts two texts.
    """
    room = max(room_cm / max(len(panels.items), 1) / (_LETTER_CM * scale) - 2, 1)

    def lines(*texts: Text) -> float:
        return sum(math.ceil(len(plain(text)) / room) for text in texts) + len(texts) / 2

    parts = (
        [lines(panel.title, panel.text) for panel in panels.items],
        [sum(lines(one.text) + lines(one.note) - 0.5 for one in panel.entries) for panel in panels.items],
        [lines(*panel.notes) for panel in panels.items],
    )
    return scale * _PANEL_LINE_CM * sum(max(part, default=0.0) for part in parts) + _PADDING_CM
