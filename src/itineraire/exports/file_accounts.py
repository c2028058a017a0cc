"""The account of a file, once all files were compared: what became of every row of each of its tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from itineraire.exports.accounts import FileAccount, Rejected
from itineraire.exports.file_reading import FileReading
from itineraire.exports.reading import Reading
from itineraire.exports.series import MONEY, Report


def accounts_of(file: FileReading, rejected: Sequence[Rejected]) -> list[FileAccount]:
    """Return what became of every row of every table of a file."""
    reasons = {item.line: item.reason for item in rejected if item.file == file.file}
    if file.counted is not None:
        return [_recounted(file.counted, file.group_rows, reasons)]
    return [_account(file, reading, reasons) for reading in file.readings if reading.main]


def shown(file: FileReading | None, item: Rejected) -> Rejected:
    """Return a rejected row as a reader sees it: a group has no line, it is told by its day."""
    if item.line >= 0 or file is None:
        return item
    return replace(item, line=0, value=file.group_days[-item.line - 1])


def _recounted(counted: FileAccount, group_rows: Sequence[int], reasons: Mapping[int, str]) -> FileAccount:
    """Return the account of a file added up by DuckDB once some of its groups were refused."""
    counts = Counter(dict(counted.reasons))
    for line, reason in reasons.items():
        if line < 0:
            counts[reason] += group_rows[-line - 1]
    refused = sum(counts.values())
    return replace(counted, kept=counted.rows_read - refused, rejected=refused, reasons=tuple(counts.items()))


def _account(file: FileReading, reading: Reading, reasons: Mapping[int, str]) -> FileAccount:
    first, last = reading.lines
    counts = Counter(reason for line, reason in sorted(reasons.items()) if first <= line <= last)
    start, end = _bounds(reading)
    return FileAccount(
        file=file.file,
        sha256=file.sha256,
        tool=reading.tool,
        report=reading.report,
        language=reading.language,
        encoding=file.encoding,
        separator=file.separator,
        start=start,
        end=end,
        currency=reading.currency,
        rows_read=reading.rows_read,
        kept=reading.rows_read - reading.totals - counts.total(),
        totals=reading.totals,
        rejected=counts.total(),
        total_checks=reading.checks,
        reasons=tuple(counts.items()),
        facts_only=reading.facts_only,
        money=any(part.table in MONEY for part in reading.parts),
        subject=reading.subject,
    )


def _bounds(reading: Reading) -> tuple[date | None, date | None]:
    """Return the first and last day a table covers: its rows' own, else the period written above it."""
    found = [
        Report(reading.name, reading.file, "", "", part.table, part.frame).bounds()
        for part in reading.parts
        if len(part.frame)
    ]
    starts = [start for start, _ in found if start]
    ends = [end for _, end in found if end]
    return min(starts, default=reading.start), max(ends, default=reading.end)
