"""The last look at what leaves the door: every text of every table, every file's name, every message.

Tools mask what they read; here nothing depends on a tool, so that a new one cannot forget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from itineraire.errors import Fault
from itineraire.exports.accounts import FileAccount, Rejected
from itineraire.exports.privacy import masked, masked_free
from itineraire.exports.series import Report
from itineraire.tables import CONTRACTS

Hide = Callable[[str], str]

#: Text columns that hold neither what people type nor what they are called.
_CODES = frozenset({"report", "grain", "cluster"})


@dataclass(frozen=True, eq=False)
class Masking:
    """Reports with the people met in the files hidden in their texts, and how many cells that changed."""

    reports: tuple[Report, ...]
    cells: int


def guarded(reports: Sequence[Report], hide: Hide) -> Masking:
    """Return reports whose texts hold no address, no phone and no person named in any file."""
    changed = 0
    clean = []
    for report in reports:
        frame = report.frame
        for name in _texts_of(report.table):
            if name not in frame or not frame[name].notna().any():
                continue
            known = {text: hide(masked(str(text))) for text in frame[name].dropna().unique()}
            moved = {text: safe for text, safe in known.items() if text != safe}
            if moved:
                changed += int(frame[name].isin(list(moved)).sum())
                frame = frame.assign(
                    **{name: frame[name].map(lambda text, moved=moved: moved.get(text, text))}
                )
        clean.append(replace(report, frame=frame))
    return Masking(tuple(clean), changed)


def _texts_of(table: str) -> list[str]:
    """Return the columns of a clean table that hold free text."""
    return [
        name
        for name, column in CONTRACTS[table].items()
        if column.kind == "text" and not column.values and name not in _CODES and not name.endswith("_key")
    ]


def told_names(files: Iterable[str], hide: Hide) -> Mapping[str, str]:
    """Return the name under which each file may be told; two files never get the same one."""
    told: dict[str, str] = {}
    for file in sorted(set(files)):
        safe = _told(file, hide)
        alike = sum(1 for other in told.values() if other == safe or other.startswith(f"{safe} ("))
        told[file] = f"{safe} ({alike + 1})" if safe != file and alike else safe
    return told


def _told(text: str, hide: Hide) -> str:
    return hide(masked_free(text))


def renamed_report(report: Report, names: Mapping[str, str]) -> Report:
    """Return a report under the name its file may be told by."""
    file, mark, rest = report.name.rpartition("#")
    name = f"{names.get(file, file)}{mark}{rest}"
    return replace(report, name=name, file=names.get(report.file, report.file))


def told_account(account: FileAccount, names: Mapping[str, str], hide: Hide) -> FileAccount:
    """Return an account that names nobody: neither its file nor the label of a total row."""
    checks = tuple(replace(check, label=_told(check.label, hide)) for check in account.total_checks)
    currency = account.currency and _told(account.currency, hide)
    file = names.get(account.file, account.file)
    return replace(account, file=file, currency=currency, total_checks=checks)


def told_rejected(item: Rejected, names: Mapping[str, str], hide: Hide) -> Rejected:
    """Return a rejected row that names nobody."""
    file = names.get(item.file, item.file)
    return replace(item, file=file, column=_told(item.column, hide), value=_told(item.value, hide))


def told_fault(fault: Fault, names: Mapping[str, str], hide: Hide) -> Fault:
    """Return a fault whose every text names nobody."""

    def told(text: str) -> str:
        for name, safe in names.items():
            if name != safe:
                text = text.replace(name, safe)
        return _told(text, hide)

    return replace(
        fault,
        file=names.get(fault.file, fault.file and told(fault.file)),
        column=fault.column and told(fault.column),
        found=told(fault.found),
        values={key: told(value) if isinstance(value, str) else value for key, value in fault.values.items()},
    )
