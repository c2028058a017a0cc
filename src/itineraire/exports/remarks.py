"""What a consultant must know of tables that were read: totals that disagree, mixed money, missing periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from itineraire.errors import Fault, Severity
from itineraire.exports.accounts import FileAccount, Rejected
from itineraire.exports.series import PERIODS, Report

#: Reasons that are told by another fault already, or need no attention.
_TOLD_ELSEWHERE = frozenset(
    {"unknown_table", "not_used", "context", "overlap", "same_file", "repeated_record"}
    | {"no_day", "no_figure", "badly_cut", "no_data", "footer"}
)

#: Reasons that hold for a whole table by what it is: the export is the right one.
_OF_TABLES = frozenset({"overlapping_rows"})
#: Above this share of a file left out for one reason, it is the file that is at fault, not some of its rows.
MOST_REJECTED = 0.5


def remarks(
    accounts: Sequence[FileAccount], reports: Iterable[Report], rejected: Sequence[Rejected]
) -> tuple[Fault, ...]:
    """Return warnings on what was read."""
    return (
        *_empty(accounts),
        *_rejections(accounts, rejected),
        *_not_used(accounts, rejected),
        *(fault for account in accounts for fault in _totals(account)),
        *(fault for report in reports for fault in _report(report)),
    )


def _rejections(accounts: Sequence[FileAccount], rejected: Sequence[Rejected]) -> Iterator[Fault]:
    """Yield one warning a file and reason."""
    read: dict[str, int] = {}
    for account in accounts:
        read[account.file] = read.get(account.file, 0) + account.rows_read
    first: dict[tuple[str, str], Rejected] = {}
    counts: dict[tuple[str, str], int] = {}
    for item in rejected:
        if item.reason not in _TOLD_ELSEWHERE:
            place = (item.file, item.reason)
            first.setdefault(place, item)
            counts[place] = counts.get(place, 0) + 1
    for (file, reason), item in first.items():
        values: dict[str, object] = {"rows": counts[file, reason], "read": read.get(file, 0)}
        mostly = reason not in _OF_TABLES and counts[file, reason] > MOST_REJECTED * read.get(file, 0)
        code = f"exports.mostly_rejected_{reason}" if mostly else f"exports.rejected_{reason}"
        yield _warning(code, file, item.line, item.column, item.value, values)


def _empty(accounts: Sequence[FileAccount]) -> Iterator[Fault]:
    """Yield one warning a file whose recognised tables hold no row at all."""
    known = [account for account in accounts if account.tool != "unknown"]
    tools = {account.file: account.tool for account in known}
    full = {a.file for a in known if a.rows_read > dict(a.reasons).get("no_data", 0)}
    for file, tool in tools.items():
        if file not in full:
            yield _warning("exports.no_rows", file, values={"tool": tool})


def _not_used(accounts: Sequence[FileAccount], rejected: Sequence[Rejected]) -> Iterator[Fault]:
    """Yield one warning a file that is known as a whole and that no calculation uses."""
    useful = {account.file for account in accounts if account.kept}
    reasons: dict[str, set[str]] = {}
    for item in rejected:
        reasons.setdefault(item.file, set()).add(item.reason)
    tools = {account.file: account.tool for account in accounts}
    for file, tool in tools.items():
        if file not in useful and reasons.get(file) == {"not_used"}:
            yield _warning("exports.file_not_used", file, values={"tool": tool})


def _totals(account: FileAccount) -> Iterator[Fault]:
    """Yield a warning for the first measure whose total row is not the sum, with the likely cause of the gap."""
    wrong = next((check for check in account.total_checks if not check.agrees), None)
    if wrong is None:
        return
    cause = "refused" if wrong.refused else "short" if wrong.gap < 0 else "over"
    values: dict[str, object] = {
        "stated": wrong.stated,
        "summed": wrong.summed,
        "gap": abs(wrong.gap),
        "rows": wrong.refused,
    }
    yield _warning(f"exports.total_{cause}", account.file, None, wrong.column, wrong.label or "Total", values)


def _report(report: Report) -> Iterator[Fault]:
    """Yield warnings on one report: its money, its units, its period."""
    frame = report.frame
    if frame.empty or not report.main:
        return
    if report.table in PERIODS and frame["start"].isna().all():
        yield _warning("exports.no_period", report.file)
    if "currency" in frame:
        money = sorted(map(str, frame["currency"].dropna().unique()))
        if len(money) > 1 and not _convertible(frame):
            yield _warning("exports.mixed_currencies", report.file, found=", ".join(money))
    if "result_kind" in frame:
        kinds = sorted(map(str, frame["result_kind"].dropna().unique()))
        if len(kinds) > 1:
            yield _warning("exports.mixed_results", report.file, values={"results": kinds})


def _convertible(frame: pd.DataFrame) -> bool:
    """Return whether every amount is also given in one currency."""
    return "converted_amount" in frame and bool(frame["converted_amount"].notna().all())


def _warning(
    code: str,
    file: str,
    line: int | None = None,
    column: str | None = None,
    found: str = "",
    values: dict[str, object] | None = None,
) -> Fault:
    return Fault(code, file, line, column, found, values or {}, Severity.WARNING)
