"""What a header is, and the separator under which a text holds the tables best known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from itineraire.exports.description import Match
from itineraire.exports.grid import SEPARATORS, Block, Grid, Record, blocks, grid, unquoted_whole_lines
from itineraire.exports.header import period_above
from itineraire.exports.mapped import Mappings, mapped_match
from itineraire.exports.registry import recognise


def fit(cells: tuple[str, ...], above: tuple[str, ...], mappings: Mappings) -> Match | None:
    """Return what a header is, by the consultant's mappings or by the tools known; ``above`` is what precedes it."""
    return mapped_match(cells, mappings) or recognise(cells, dated=period_above(above)[0] is not None)


def best_grid(text: str, mappings: Mappings) -> tuple[Grid, list[Block]]:
    """Return the separator under which most columns are recognised, and the tables it gives."""
    best: tuple[int, Grid, list[Block]] | None = None
    for separator in SEPARATORS:
        cut = grid(text, separator)
        cut = replace(cut, records=unquoted_whole_lines(cut.records, separator))
        tables = blocks(cut.records, lambda cells, above: fit(cells, above, mappings) is not None)
        known = sum(
            len(found.columns)
            for block in tables
            if (found := fit(block.header.cells, block.preamble, mappings))
        )
        score = known * 1000 + min(999, _columns(cut.records) if not known else 0)
        if best is None or score > best[0]:
            best = score, cut, tables
    assert best is not None
    return best[1], best[2]


def _columns(records: Sequence[Record]) -> int:
    """Return the commonest number of cells a line, one cell counting for nothing."""
    counts: dict[int, int] = {}
    for record in records[:200]:
        counts[len(record.cells)] = counts.get(len(record.cells), 0) + 1
    width = max(counts, key=lambda width: (width > 1, counts[width]), default=0)
    return width if width > 1 else 0
