"""Read one file: find its text, its separator and its tables, or say why it cannot be used."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from itineraire.errors import Fault, Severity
from itineraire.exports.accounts import FileAccount, Rejected
from itineraire.exports.cells import Setting, is_no_data
from itineraire.exports.decoding import Decoded, decode
from itineraire.exports.files import RawFile
from itineraire.exports.grid import Block, Grid, Record, blocks
from itineraire.exports.header import periods_told
from itineraire.exports.html_tables import is_web_page, tables_of
from itineraire.exports.mapped import Mappings, entries_for
from itineraire.exports.privacy import MASK
from itineraire.exports.reading import Reading, allowed, read_block
from itineraire.exports.registry import DOCUMENT_READERS, recognise
from itineraire.exports.separation import best_grid, fit
from itineraire.exports.series import Report
from itineraire.exports.unrecognised import quoted_labels, unknown_table, whole_as_block
from itineraire.exports.workbooks import WORKBOOKS, sheets_of


@dataclass(frozen=True, eq=False)
class FileReading:
    """One file read: its tables, and what was wrong with it as a whole.

    ``counted`` is the account of a file added up by DuckDB; its clean rows are then groups, of
    ``group_rows`` lines on ``group_days``, that go by a negative line.
    """

    file: str
    sha256: str
    encoding: str = ""
    separator: str = ""
    readings: tuple[Reading, ...] = ()
    own_faults: tuple[Fault, ...] = ()
    counted: FileAccount | None = None
    group_rows: tuple[int, ...] = ()
    group_days: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the file and its tables."""
        return self.own_faults + tuple(fault for reading in self.readings for fault in reading.faults)

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """Rows of the file that reached no clean table."""
        return tuple(item for reading in self.readings if reading.main for item in reading.rejected)

    def reports(self) -> list[Report]:
        """Return the clean rows of the file, one report a table and a kind."""
        found = []
        for reading in self.readings:
            for part in reading.parts:
                suffix = ("~comparison" if not reading.main else "") + (
                    f".{part.suffix}" if part.suffix else ""
                )
                found.append(
                    Report(
                        name=reading.name + suffix,
                        file=self.file,
                        tool=reading.tool,
                        kind=part.kind or reading.report,
                        table=part.table,
                        frame=part.frame,
                        comparison=not reading.main,
                        main=reading.main and not part.suffix,
                    )
                )
        return found

    def as_copy_of(self, original: str) -> FileReading:
        """Return this reading without any row: the same bytes were read under another name."""
        fault = Fault("exports.same_file", self.file, values={"other": original}, severity=Severity.WARNING)
        return replace(self, readings=tuple(map(_emptied, self.readings)), own_faults=(fault,))


def _emptied(reading: Reading) -> Reading:
    """Return a reading whose every row is rejected as a copy."""
    already = {item.line for item in reading.rejected}
    frames = [part.frame for part in reading.parts]
    lines = sorted({int(line) for frame in frames for line in frame["source_line"]} - already)
    copies = tuple(Rejected(reading.file, line, "", "", "same_file") for line in lines)
    return replace(
        reading,
        parts=(),
        rejected=reading.rejected + copies,
        totals=reading.rows_read - len(reading.rejected) - len(copies),
        faults=(),
        raw=pd.DataFrame(),
    )


def read_file(raw: RawFile, setting: Setting, mappings: Mappings) -> FileReading:
    """Return what a file gave.

    Parameters
    ----------
    raw
        The file's name and bytes.
    setting
        The client's key, time zone and currency.
    mappings
        Mappings of ``client.yaml`` for exports no tool signs.
    """
    mappings = entries_for(raw.name, mappings)
    if raw.suffix in WORKBOOKS:
        return _read_workbook(raw, setting, mappings)
    decoded = decode(raw.content)
    if decoded is None:
        return FileReading(raw.name, raw.sha256, own_faults=(Fault("exports.not_text", raw.name),))
    if not decoded.text.strip():
        return FileReading(raw.name, raw.sha256, own_faults=(Fault("exports.empty_file", raw.name),))
    if is_web_page(decoded.text):
        return _read_sheets(raw, tables_of(decoded.text), decoded.encoding, setting, mappings)
    if decoded.text.lstrip()[:1] in "{[":
        return _read_document(raw, decoded, setting)
    return _read_text(raw, decoded, setting, mappings)


def _read_text(raw: RawFile, decoded: Decoded, setting: Setting, mappings: Mappings) -> FileReading:
    """Read a delimited text under the separator that explains it best."""
    if is_no_data((decoded.text.strip(),)):
        nothing = Fault("exports.no_data", raw.name, severity=Severity.WARNING)
        return FileReading(raw.name, raw.sha256, decoded.encoding, own_faults=(nothing,))
    best, tables = best_grid(decoded.text, mappings)
    readings: list[Reading] = []
    for block in tables:
        readings.extend(_read_table(raw.name, block, setting, mappings))
    if not readings:
        readings = [unknown_table(raw.name, whole_as_block(best.records), mappings)]
    faults = (*_text_faults(raw.name, decoded), *_cut_faults(raw.name, best))
    return FileReading(raw.name, raw.sha256, decoded.encoding, best.separator, tuple(readings), faults)


def _read_table(file: str, block: Block, setting: Setting, mappings: Mappings) -> list[Reading]:
    """Read one table, and the period it is compared with when it compares two."""
    found = fit(block.header.cells, block.preamble, mappings)
    if found is None:
        return [unknown_table(file, block, mappings, within=True)]
    period, compared = periods_told(file.rsplit("/", 1)[-1], block.header.cells)
    readings = [read_block(file, block, found, setting, period=period)]
    twin = recognise(block.header.cells, comparison=True)
    if twin is not None:
        other = read_block(file, block, twin, setting, period=compared)
        parts = tuple(part for part in other.parts if not part.suffix)
        readings.append(replace(other, parts=parts, main=False, faults=(), rejected=()))
    return readings


def _text_faults(file: str, decoded: Decoded) -> tuple[Fault, ...]:
    """Return what the encoding says."""
    if decoded.lost:
        return (
            Fault(
                "exports.lost_characters",
                file,
                values={"encoding": decoded.encoding, "characters": decoded.lost},
                severity=Severity.WARNING,
            ),
        )
    if decoded.guessed:
        return (
            Fault(
                "exports.guessed_encoding",
                file,
                values={"encoding": decoded.encoding},
                severity=Severity.WARNING,
            ),
        )
    return ()


def _cut_faults(file: str, cut: Grid) -> tuple[Fault, ...]:
    """Return a fault when a quote opened and never closed."""
    return (Fault("exports.unclosed_quote", file, cut.records[-1].line),) if cut.cut else ()


def _read_document(raw: RawFile, decoded: Decoded, setting: Setting) -> FileReading:
    """Read a JSON export."""
    try:
        document: object = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        fault = Fault("exports.json_damaged", raw.name, line)
        return FileReading(raw.name, raw.sha256, decoded.encoding, "json", (), (fault,))
    for read in DOCUMENT_READERS:
        found = read(document, setting.zone, setting.key)
        if found is not None:
            parts = tuple(
                replace(part, frame=part.frame.assign(source_line=range(1, len(part.frame) + 1)))
                for part in found.parts
            )
            rejected = tuple(
                Rejected(raw.name, line, column, "", reason) for line, column, reason in found.rejected
            )
            kept, forbidden = allowed(raw.name, parts)
            reading = Reading(
                raw.name,
                found.tool,
                found.report,
                "",
                found.rows_read,
                kept,
                rejected=rejected + forbidden,
                raw=pd.DataFrame({"members": found.people}, dtype="object"),
                lines=(0, 10**9),
            )
            return FileReading(raw.name, raw.sha256, decoded.encoding, "json", (reading,))
    names = quoted_labels(sorted(document)) if isinstance(document, dict) else MASK
    return FileReading(
        raw.name,
        raw.sha256,
        decoded.encoding,
        "json",
        (),
        (Fault("exports.unknown", raw.name, found=names),),
    )


def _read_workbook(raw: RawFile, setting: Setting, mappings: Mappings) -> FileReading:
    """Read every sheet of a spreadsheet, or a Parquet table, as text tables."""
    sheets = sheets_of(raw)
    if isinstance(sheets, Fault):
        return FileReading(raw.name, raw.sha256, own_faults=(sheets,))
    return _read_sheets(raw, sheets, raw.suffix[1:], setting, mappings)


def _read_sheets(
    raw: RawFile, sheets: Sequence[tuple[Record, ...]], encoding: str, setting: Setting, mappings: Mappings
) -> FileReading:
    """Read tables that came with their cells already cut."""
    readings: list[Reading] = []
    shift = 0
    for records in sheets:
        moved = tuple(replace(record, line=record.line + shift) for record in records)
        tables = blocks(moved, lambda cells, above: fit(cells, above, mappings) is not None)
        for block in tables:
            numbered = replace(block, number=len(readings) + 1)
            readings.extend(_read_table(raw.name, numbered, setting, mappings))
        if not tables and any(not record.is_blank for record in moved):
            unknown = unknown_table(raw.name, whole_as_block(moved), mappings)
            readings.append(replace(unknown, number=len(readings) + 1))
        shift += len(records)
    return FileReading(raw.name, raw.sha256, encoding, "", tuple(readings))
