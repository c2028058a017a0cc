"""Several exports of one report: join those that follow each other, never count a day twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import pandas as pd

from itineraire.errors import Fault, Severity
from itineraire.exports.accounts import Rejected
from itineraire.tables import breakdowns_of, measures_of

#: Tables whose rows are records with a key: the later export of a record replaces the earlier.
KEYS: Mapping[str, str] = {
    "leads": "lead_key",
    "deals": "deal_key",
    "orders": "order_key",
    "payments": "payment_key",
    "customers": "customer_key",
    "cards": "card_key",
    "subscribers": "subscriber_key",
}
#: Tables whose rows are counts over a period.
PERIODS = frozenset({"traffic", "spend", "search", "local", "sales_days"})
#: Tables whose amounts are in the client's currency when the export names none -> the column that holds them.
MONEY: Mapping[str, str] = {"spend": "cost", "orders": "total", "sales_days": "revenue", "deals": "value"}


@dataclass(frozen=True, eq=False)
class Report:
    """The clean rows one table of one file gave, with the lines they came from."""

    name: str
    file: str
    tool: str
    kind: str
    table: str
    frame: pd.DataFrame
    comparison: bool = False
    main: bool = True

    @property
    def breakdown(self) -> tuple[str, ...]:
        """Dimensions the report is broken down by."""
        return tuple(
            name
            for name in breakdowns_of(self.table)
            if name not in {"report", "dimension"} and name in self.frame and self.frame[name].notna().any()
        )

    @property
    def measures(self) -> tuple[str, ...]:
        """Measures the report holds."""
        return tuple(
            name for name in measures_of(self.table) if name in self.frame and self.frame[name].notna().any()
        )

    @property
    def grains(self) -> frozenset[str]:
        """Lengths of its rows' periods."""
        return frozenset(self.frame["grain"].dropna()) if "grain" in self.frame else frozenset()

    @property
    def sort(self) -> tuple[object, ...]:
        """What makes two reports the same one, exported twice or for two periods."""
        constants = tuple(
            tuple(sorted(self.frame[name].dropna().unique()))
            for name in ("scope", "platform", "dimension")
            if name in self.frame
        )
        grains = tuple(sorted(self.grains))
        return (
            self.tool,
            self.table,
            self.kind,
            grains,
            self.breakdown,
            self.measures,
            self.comparison,
            constants,
        )

    def bounds(self) -> tuple[date | None, date | None]:
        """Return the first and last day covered."""
        first, last = _bounds(self.frame)
        return (first.date() if first is not None else None, last.date() if last is not None else None)


@dataclass(frozen=True)
class Joined:
    """Reports after overlaps were settled, rows dropped for it, and what was noticed."""

    reports: tuple[Report, ...]
    rejected: tuple[Rejected, ...]
    faults: tuple[Fault, ...]


_DATE_COLUMNS = ("start", "end", "created", "date", "measured")


def _bounds(frame: pd.DataFrame) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """Return the first and last instant a frame's dates tell."""
    names = [name for name in _DATE_COLUMNS if name in frame and frame[name].notna().any()]
    if not names:
        return None, None
    firsts = [pd.Timestamp(frame[name].min()) for name in names]
    lasts = [pd.Timestamp(frame[name].max()) for name in names]
    return min(firsts), max(lasts)


def join(reports: tuple[Report, ...]) -> Joined:
    """Return reports with no period counted twice.

    Reports of one sort by day, week or month that follow each other become one report, named after the first. Where two
    cover the same days the one that ends later wins and the other's rows are rejected as ``overlap``. Two that cover
    several days in one row cannot be cut: both stay, apart, with a warning. Records are kept once, from the
    last export.
    """
    groups: dict[tuple[object, ...], list[Report]] = {}
    for report in reports:
        groups.setdefault(report.sort if report.table in PERIODS else (report.table, report.tool), []).append(
            report
        )
    kept: list[Report] = []
    rejected: list[Rejected] = []
    faults: list[Fault] = []
    for group in groups.values():
        table = group[0].table
        if len(group) == 1 and table not in KEYS:
            kept.extend(group)
        elif table in PERIODS:
            _join_periods(group, kept, rejected, faults)
        elif table in KEYS:
            _join_records(group, KEYS[table], kept, rejected)
        else:
            kept.extend(group)
    whole, orphans = _lines_of_kept_orders(kept)
    return Joined(tuple(whole), (*rejected, *orphans), tuple(faults))


def _lines_of_kept_orders(reports: list[Report]) -> tuple[list[Report], list[Rejected]]:
    """Return reports whose order lines belong to an order kept from the same file."""
    orders = {report.file: set(report.frame["order_key"]) for report in reports if report.table == "orders"}
    kept: list[Report] = []
    rejected: list[Rejected] = []
    for report in reports:
        if report.table != "order_lines" or report.file not in orders:
            kept.append(report)
            continue
        known = report.frame["order_key"].isin(orders[report.file])
        lines = report.frame.loc[~known, "source_line"]
        rejected.extend(Rejected(report.file, int(line), "", "", "repeated_record") for line in lines)
        kept.append(replace(report, frame=report.frame[known]))
    return kept, rejected


def _join_periods(
    group: list[Report], kept: list[Report], rejected: list[Rejected], faults: list[Fault]
) -> None:
    """Chain the reports of one sort, the one that ends last first."""
    ordered = sorted(group, key=lambda report: (report.bounds()[1] or date.min, report.name), reverse=True)
    cuttable = all("total" not in report.grains for report in group)
    if not cuttable:
        faults.extend(_overlaps(ordered))
        kept.extend(group)
        return
    name = min(group, key=lambda report: (report.bounds()[0] or date.min, report.name)).name
    covered: pd.Timestamp | None = None
    for report in ordered:
        frame = report.frame
        if covered is not None:
            late = (frame["end"] >= covered).fillna(False)
            rejected.extend(
                Rejected(report.file, int(line), "", "", "overlap")
                for line in frame.loc[late, "source_line"]
                if report.main
            )
            if late.any():
                faults.append(_overlap_fault(report, int(late.sum())))
            frame = frame[~late]
        first = _bounds(report.frame)[0]
        covered = first if covered is None else min(covered, first or covered)
        kept.append(replace(report, name=name, frame=frame))


def _overlaps(ordered: list[Report]) -> list[Fault]:
    """Return a warning for each report whose period crosses the one before it."""
    found = []
    for later, earlier in pairwise(ordered):
        start, end = later.bounds()[0], earlier.bounds()[1]
        if start and end and end >= start and later.name.split("#")[0] != earlier.name.split("#")[0]:
            found.append(
                Fault(
                    "exports.overlap_kept_apart",
                    earlier.file,
                    values={"other": later.file},
                    severity=Severity.WARNING,
                )
            )
    return found


def _overlap_fault(report: Report, rows: int) -> Fault:
    return Fault("exports.overlap", report.file, values={"rows": rows}, severity=Severity.WARNING)


def _join_records(group: list[Report], key: str, kept: list[Report], rejected: list[Rejected]) -> None:
    """Keep each record once, from the export whose records end last.

    The same number on another day is another record: two shops both have an order 1001.
    """
    ordered = sorted(group, key=lambda report: (report.bounds()[1] or date.min, report.name), reverse=True)
    seen: set[object] = set()
    for report in ordered:
        identity = _identity(report.frame, key)
        again = identity.isin(seen) | identity.duplicated(keep="last")
        rejected.extend(
            Rejected(report.file, int(line), "", "", "repeated_record")
            for line in report.frame.loc[again, "source_line"]
            if report.main
        )
        seen |= set(identity)
        kept.append(replace(report, frame=report.frame[~again]))


def _identity(frame: pd.DataFrame, key: str) -> pd.Series:
    """Return what makes a record itself: its key and the day it was created."""
    if "created" not in frame:
        return frame[key].astype("object")
    days = pd.to_datetime(frame["created"]).dt.strftime("%Y-%m-%d").fillna("")
    return frame[key].astype("object").fillna("") + "@" + days
