"""The account of the exports as `itineraire check` prints it: one block a file."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

import pandas as pd

from itineraire.exports import FileAccount, TotalCheck
from itineraire.wording import Language, Sentence, format_value, say
from itineraire.wording.accounts import ENCODINGS, LANGUAGES, NONE, REPORTS, SENTENCES, SEPARATORS
from itineraire.wording.exports import REASONS
from itineraire.wording.faults import tool_name

_INDENTS = {"detail": 4, "good": 4, "bad": 4, "table": 8, "paste": 4}


@dataclass(frozen=True)
class Line:
    """One line to print, and what it is: a screen may colour it."""

    text: str
    kind: Literal["client", "file", "detail", "table", "good", "bad", "error", "warning", "paste", "end"]

    @property
    def indent(self) -> int:
        """How far the line stands under its file."""
        return _INDENTS.get(self.kind, 0)

    @property
    def plain(self) -> str:
        """The line with its indent."""
        return " " * self.indent + self.text


def printed_accounts(accounts: Sequence[FileAccount], language: Language, currency: str) -> tuple[Line, ...]:
    """Return the lines of every file, in the order they were read.

    Parameters
    ----------
    accounts
        One a table of a file, those of a file together.
    currency
        The client's money, in which amounts without currency are read.
    """
    files = groupby(accounts, key=lambda account: account.file)
    return tuple(line for file, tables in files for line in _file(file, tuple(tables), language, currency))


def printed_rows(rejected: pd.DataFrame, language: Language) -> tuple[Line, ...]:
    """Return the rows left out, one line each: ``Intake.rejected`` in words."""
    title = say(SENTENCES["left_out_title"], language, rows=len(rejected))
    return (Line(title, "file"), *(Line(_row(row, language), "table") for row in rejected.to_dict("records")))


def _row(row: Mapping[Hashable, Any], language: Language) -> str:
    cell = {(True, True): "left_out_cell", (True, False): "left_out_column", (False, True): "left_out_value"}
    code = cell.get((bool(row["column"]), bool(row["value"])))
    values = {
        **{str(name): value for name, value in row.items()},
        "what": say(SENTENCES[code], language, column=row["column"], value=row["value"]) if code else "",
        "reason": say(REASONS[row["reason"]], language),
    }
    return say(SENTENCES["left_out" if row["line"] > 0 else "left_out_day"], language, values)


def _file(file: str, tables: Sequence[FileAccount], language: Language, currency: str) -> Iterator[Line]:
    full = [table for table in tables if table.rows_read] or list(tables[:1])
    known = next(
        filter(None, ([table for table in some if table.tool != "unknown"] for some in (full, tables))), full
    )
    yield Line(file, "file")
    reports = dict.fromkeys(
        _said(REPORTS, table.report, language) for table in known if table.tool != "unknown"
    )
    yield Line(", ".join((tool_name(known[0].tool, language), *reports)), "detail")
    yield _line(
        "form",
        language,
        encoding=_said(ENCODINGS, known[0].encoding, language),
        separator=_said(SEPARATORS, known[0].separator, language),
        spoken=_said(LANGUAGES, known[0].language, language),
    )
    yield _line("scope", language, period=_period(known, language), money=_money(known, language, currency))
    yield Line(_rows(full, language), "detail")
    if len(full) > 1:
        for number, table in enumerate(tables, start=1):
            if table.rows_read:
                period = _period([table], language)
                yield Line(
                    _table(table, number, language, "" if period == _period(known, language) else period),
                    "table",
                )
    if len(tables) > len(full):
        yield Line(say(SENTENCES["no_rows"], language, tables=len(tables) - len(full)), "table")
    for table in full:
        yield from _totals(table.total_checks, language)


def _line(code: str, language: Language, **values: object) -> Line:
    return Line(say(SENTENCES[code], language, values), "detail")


def _said(words: dict[str, Sentence], code: str, language: Language) -> str:
    """Return a code in words; an empty one does not apply, an unknown one stands as it is."""
    return say(words.get(code, Sentence(code, code)) if code else NONE, language)


def _period(tables: Sequence[FileAccount], language: Language) -> str:
    starts = [table.start for table in tables if table.start]
    ends = [table.end for table in tables if table.end]
    if not starts or not ends:
        return say(SENTENCES["no_period"], language)
    start, end = min(starts), max(ends)
    return say(SENTENCES["one_day" if start == end else "period"], language, start=start, end=end)


def _money(tables: Sequence[FileAccount], language: Language, currency: str) -> str:
    named = sorted({table.currency for table in tables if table.currency})
    if named:
        return " + ".join(named)
    if any(table.money for table in tables):
        return say(SENTENCES["assumed"], language, currency=currency)
    return say(NONE, language)


def _rows(tables: Sequence[FileAccount], language: Language) -> str:
    """Return what became of the rows of some tables; what is zero is not said."""
    read = sum(table.rows_read for table in tables)
    if not read:
        return say(SENTENCES["empty"], language)
    counts: dict[str, int] = {}
    for table in tables:
        for reason, rows in table.reasons:
            counts[reason] = counts.get(reason, 0) + rows
    parts = {
        "kept": sum(table.kept for table in tables if not table.facts_only),
        "facts": sum(table.kept for table in tables if table.facts_only),
        "totals": sum(table.totals for table in tables),
        "rejected": sum(counts.values()),
    }
    reasons = _reasons(counts, language)
    said = [
        say(SENTENCES[code], language, rows=rows, reasons=reasons) for code, rows in parts.items() if rows
    ]
    return say(SENTENCES["read"], language, rows=read, parts=" + ".join(said))


def _reasons(counts: dict[str, int], language: Language) -> str:
    if len(counts) == 1:
        return say(REASONS[next(iter(counts))], language)
    return " ; ".join(
        say(SENTENCES["reason_count"], language, rows=rows, reason=say(REASONS[reason], language))
        for reason, rows in sorted(counts.items(), key=lambda item: -item[1])
    )


def _table(table: FileAccount, number: int, language: Language, period: str) -> str:
    """Return one table of a file of several: what it is about, its rows, its period when it is not the file's."""
    code = "table" if table.subject else "unnamed_table"
    parts = [say(SENTENCES[code], language, number=number, subject=table.subject), _rows([table], language)]
    return " · ".join([*parts, period] if period and table.start else parts)


def _totals(checks: Sequence[TotalCheck], language: Language) -> Iterator[Line]:
    """Yield the totals found again, together, then each one that is not."""
    for label, group in groupby(checks, key=lambda check: check.label):
        together = list(group)
        found = [_measure(check, language) for check in together if check.agrees]
        said = say(SENTENCES["label"], language, label=label) if label else ""
        if found:
            text = say(SENTENCES["total_found"], language, label=said, measures=" ; ".join(found))
            yield Line(text, "good")
        for check in together:
            if not check.agrees:
                values = _figures(check, language) | {"label": said}
                yield Line(say(SENTENCES["total_missed"], language, values), "bad")


def _measure(check: TotalCheck, language: Language) -> str:
    code = "measure_near" if abs(check.gap) > 1e-9 else "measure"
    return say(SENTENCES[code], language, _figures(check, language))


def _figures(check: TotalCheck, language: Language) -> dict[str, str]:
    """Return a check's figures as the sentences quote them: counts without decimals, amounts with two."""
    whole = float(check.stated).is_integer() and float(check.summed).is_integer()
    figures = {"stated": check.stated, "summed": check.summed, "gap": abs(check.gap)}
    written = {
        name: format_value(value, "int" if whole else "number2", language) for name, value in figures.items()
    }
    return {
        **written,
        "measure": check.column,
        "tolerance": format_value(check.tolerance, "number2", language),
    }
