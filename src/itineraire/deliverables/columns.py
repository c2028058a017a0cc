"""Column widths that fit what the columns hold."""

from __future__ import annotations

from itineraire.blocks import Table, plain

_NARROWEST = 5.0
_WIDEST = 38.0


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
