"""A table that nothing recognises: all its rows rejected, and what the consultant can do about it."""

from __future__ import annotations

from collections.abc import Sequence

from itineraire.errors import Fault, Severity
from itineraire.exports.accounts import Rejected
from itineraire.exports.grid import Block, Record
from itineraire.exports.mapped import Mappings, missing_labels
from itineraire.exports.parsing import moment, number
from itineraire.exports.privacy import masked
from itineraire.exports.reading import Reading
from itineraire.exports.registry import nearly

UNKNOWN = "unknown"
#: Labels quoted to the consultant when a file is not recognised.
MOST_LABELS = 12


def whole_as_block(records: Sequence[Record]) -> Block:
    """Return the whole of an unrecognised file as one table."""
    filled = [record for record in records if not record.is_blank]
    return Block((), filled[0], tuple(filled[1:])) if filled else Block((), Record(1, ()), ())


def unknown_table(file: str, block: Block, mappings: Mappings, *, within: bool = False) -> Reading:
    """Return a table that nothing recognises: every row rejected, and a fault that says what to do."""
    rows = tuple(Rejected(file, row.line, "", "", "unknown_table") for row in block.rows)
    return Reading(
        file=file,
        tool=UNKNOWN,
        report=UNKNOWN,
        language="",
        rows_read=len(block.rows),
        rejected=rows,
        faults=(_fault(file, block, mappings, within=within),) if block.rows or not within else (),
        number=block.number,
        lines=(block.header.line, block.rows[-1].line if block.rows else block.header.line),
    )


def _fault(file: str, block: Block, mappings: Mappings, *, within: bool) -> Fault:
    """Return why a table is not recognised: a column missing from a known export, or nothing known at all."""
    line, found = block.header.line, quoted_labels(block.header.cells)
    lacking = missing_labels(block.header.cells, mappings)
    if lacking is not None:
        values = {"table": lacking[0], "missing": ", ".join(lacking[1])}
        return Fault("exports.mapping_label", file, line, found=found, values=values)
    if within:
        return Fault("exports.unknown_table", file, line, found=found, severity=Severity.WARNING)
    miss = nearly(block.header.cells)
    if miss is not None:
        values = {"tool": miss.description.tool, "missing": ", ".join(miss.missing)}
        return Fault("exports.missing_column", file, line, found=found, values=values)
    return Fault("exports.unknown", file, line, found=found)


def quoted_labels(cells: Sequence[str]) -> str:
    """Return the labels found, for a message; a first line made of data is not quoted, it may name people."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if any(number(cell) is not None or moment(cell) is not None or "@" in cell for cell in filled):
        return f"({len(cells)})"
    more = " …" if len(filled) > MOST_LABELS else ""
    return masked(", ".join(cell[:60] for cell in filled[:MOST_LABELS])) + more
