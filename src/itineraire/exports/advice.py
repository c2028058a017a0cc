"""The lines of ``client.yaml`` that would read a file nothing recognises, guessed from its labels and its first rows.

A guess is only ever shown to be pasted and corrected: no row is read by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from itineraire.exports.grid import Block
from itineraire.exports.parsing import NOT_GIVEN, day_proof, decimal_mark, moment, number, plain

#: Rows looked at.
_ROWS = 100
#: Share of the filled cells that must read as dates or figures for a column to be one.
_MOST = 0.9
_DATES = "date|day|jour|semaine|week|mois|month|created|cree|creation"
#: Table -> our column -> words that name it in a label. The first column of a table is the one it cannot do without.
_WORDS: Mapping[str, Mapping[str, str]] = {
    "deals": {
        "deal_key": "deal|affaire|opportunite|opportunity|id",
        "won_on": "won|gagne|gagnee|signe|signature",
        "created": _DATES,
        "value": "value|valeur|amount|montant",
        "status": "status|statut",
    },
    "leads": {
        "lead_key": "mql|lead|contact|prospect|id",
        "created": f"{_DATES}|contact",
        "source": "origin|origine|source|provenance|canal|channel",
        "status": "status|statut|stage|etape",
        "email_key": "email|mail|courriel",
    },
    "orders": {
        "order_key": "order|commande|numero|no|facture|invoice|ticket",
        "created": _DATES,
        "total": "total|montant|amount|ttc|revenue|ca",
        "currency": "currency|devise",
        "customer_key": "email|mail|courriel|customer|client|user",
    },
    "spend": {
        "cost": "cost|cout|spend|depense|depenses|budget",
        "start": _DATES,
        "campaign": "campaign|campagne",
        "clicks": "clicks|clics",
        "impressions": "impressions|impr",
        "conversions": "conversions|leads|resultats",
    },
    "sales_days": {
        "revenue": "revenue|revenu|ca|chiffre|ventes|sales|y",
        "start": _DATES,
        "orders": "orders|commandes",
    },
    "traffic": {
        "sessions": "sessions|visits|visites",
        "start": _DATES,
        "users": "users|utilisateurs|visiteurs",
        "page": "page|url",
        "device": "device|appareil",
    },
    "cards": {
        "card_key": "id|key|cle",
        "created": "created|cree|creation|date",
        "done_on": "finished|done|resolved|termine|fin|closed",
        "title": "task|tache|title|titre|name|nom",
        "list": "status|statut|list|liste|colonne",
    },
}
#: Words that name a column of any table.
_COMMON = frozenset({"id", "key", "date", "day", "name", "status", "no", "created"})
#: A guess that weighs less is none: the lines are then a form to fill.
_LEAST = 4
_OF_DATE = frozenset({"created", "done_on", "won_on", "start"})
_OF_NUMBER = frozenset(
    {
        "value",
        "total",
        "cost",
        "clicks",
        "impressions",
        "conversions",
        "revenue",
        "orders",
        "sessions",
        "users",
    }
)


@dataclass(frozen=True)
class _Column:
    """One column of a file: its label, the words of it, what its cells are."""

    label: str
    words: frozenset[str]
    cells: tuple[str, ...]
    is_date: bool
    is_number: bool


def pasted(file: str, block: Block) -> str:
    """Return the lines to paste in ``client.yaml`` for a file; none when its first line does not name columns."""
    columns = _columns(block)
    if len(columns) < 2:
        return ""
    guesses = {table: _guess(words, columns) for table, words in _WORDS.items()}
    table = max(guesses, key=lambda name: _weight(name, guesses[name]))
    found = guesses[table]
    if _weight(table, found) < _LEAST:
        table, found = "leads", {"lead_key": columns[0]}
    lines = [
        "exports:",
        f"  {_quoted(file)}:",
        f"    table: {table}  # {' | '.join(_WORDS)}",
        "    columns:",
        *(f"      {ours}: {_quoted(column.label)}" for ours, column in found.items()),
    ]
    figures = [cell for ours, column in found.items() if ours in _OF_NUMBER for cell in column.cells]
    if decimal_mark(figures) == ",":
        lines.append('    decimal: ","')
    grain = _grain(found["start"]) if "start" in found else "day"
    if grain != "day":
        lines.append(f"    grain: {grain}")
    left = [column.label for column in columns if column not in found.values()]
    if left:
        lines.append("    # " + ", ".join(left))
    return "\n".join(lines)


def _columns(block: Block) -> list[_Column]:
    """Return a table's columns; none when its labels look like data."""
    labels = [cell.strip() for cell in block.header.cells]
    if any(
        number(label) is not None or moment(label) is not None or "@" in label for label in labels if label
    ):
        return []
    rows = [row.cells for row in block.rows[:_ROWS]]
    found = []
    for place, label in enumerate(labels):
        cells = tuple(row[place].strip() for row in rows if place < len(row))
        filled = [cell for cell in cells if plain(cell) not in NOT_GIVEN]
        mark, order = decimal_mark(filled), day_proof(filled) or "dmy"
        figures = sum(number(cell, mark) is not None for cell in filled)
        days = sum(moment(cell, order) is not None for cell in filled)
        enough = max(1.0, _MOST * len(filled))
        if label:
            words = frozenset(re.split(r"[^a-z0-9]+", plain(label)))
            found.append(_Column(label, words, cells, days >= enough, figures >= enough and days < enough))
    return found


def _guess(words: Mapping[str, str], columns: Sequence[_Column]) -> dict[str, _Column]:
    """Return our columns with the file's that bear their name and hold what they hold, each used once."""
    found: dict[str, _Column] = {}
    for ours, names in words.items():
        for column in columns:
            fits = (
                column.is_date
                if ours in _OF_DATE
                else column.is_number
                if ours in _OF_NUMBER
                else not column.is_date
            )
            if fits and column not in found.values() and column.words & set(names.split("|")):
                found[ours] = column
                break
    return found


def _weight(table: str, found: Mapping[str, _Column]) -> int:
    """Return how much a guess explains: nothing without the table's first column; a word of its own counts double."""
    words = _WORDS[table]
    if next(iter(words)) not in found:
        return 0
    own = sum(
        1 + bool(column.words & set(words[ours].split("|")) - _COMMON) for ours, column in found.items()
    )
    return own + bool(_OF_DATE & set(found))


def _grain(column: _Column) -> str:
    """Return whether the days of a column are a week or a month apart."""
    order = day_proof(column.cells) or "dmy"
    days = sorted({found.date() for cell in column.cells if (found := moment(cell, order))})
    gaps = {(later - earlier).days for earlier, later in pairwise(days)}
    if gaps == {7}:
        return "week"
    return "month" if gaps and gaps <= {28, 29, 30, 31} and all(day.day == 1 for day in days) else "day"


def _quoted(text: str) -> str:
    """Return a text as YAML quotes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
