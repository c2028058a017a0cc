"""Spreadsheets and Parquet tables, as the same text records a CSV gives."""

from __future__ import annotations

import json
import warnings
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO

from itineraire.errors import Fault
from itineraire.exports.files import LARGEST_RATIO, LARGEST_UNPACKED, RawFile
from itineraire.exports.grid import Record

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".parquet"})


def sheets_of(raw: RawFile) -> list[tuple[Record, ...]] | Fault:
    """Return the records of each sheet (a Parquet file has one), or why they cannot be read.

    Formulas give the value Excel last computed; a workbook is a zip, so the same limits hold.
    """
    return _parquet(raw) if raw.suffix == ".parquet" else _excel(raw)


def _excel(raw: RawFile) -> list[tuple[Record, ...]] | Fault:
    import openpyxl

    damaged = Fault("exports.workbook_damaged", raw.name)
    try:
        with zipfile.ZipFile(BytesIO(raw.content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * len(raw.content) + 1e6:
            return Fault("exports.zip_bomb", raw.name, values={"megabytes": unpacked / 1e6, "members": 0})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # openpyxl tells of styles it does not keep
            book = openpyxl.load_workbook(BytesIO(raw.content), read_only=True, data_only=True)
            return [_records(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, SyntaxError, TypeError, IndexError):
        return damaged


def _parquet(raw: RawFile) -> list[tuple[Record, ...]] | Fault:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(BytesIO(raw.content))
    except (pa.ArrowException, OSError, ValueError):
        return Fault("exports.workbook_damaged", raw.name)
    columns = [column.to_pylist() for column in table.columns]
    return [_records([tuple(table.column_names), *zip(*columns, strict=True)])]


def _records(rows: Iterable[tuple[object, ...]]) -> tuple[Record, ...]:
    return tuple(Record(line, tuple(map(_text, row))) for line, row in enumerate(rows, start=1))


def _text(value: object) -> str:
    """Return a cell as a CSV would write it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds").removesuffix(" 00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (dict, list)):
        return json.dumps(value, default=str, ensure_ascii=False)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
