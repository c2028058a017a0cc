"""Weeks that must not be averaged in: cut short, filled by robots, or counted under another definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from itineraire.errors import Fault, Severity
from itineraire.exports.series import MONEY, Report
from itineraire.stats.breaks import level_breaks

#: Weeks on each side that a week is compared with, and the fewest that a report must hold.
_AROUND = 6
_LEAST_WEEKS = 12
#: A week of robots: visits at least half above its neighbours and four times beyond the usual spread, ...
_EXCESS = 1.5
_SPREADS = 4.0
_LEAST_SPREAD = 0.05
#: ... while what visitors do falls below 60 % of its usual rate, by more than three standard deviations of a count.
_RATE_FALL = 0.6
_DEVIATIONS = 3.0
#: A rate that doubles or halves from one week to the next and stays there is another definition, not a result.
_DEFINITION_FACTOR = 2.0
_LEVEL_WEEKS = 3
#: What a visitor does and a robot does not, the surest first.
_DEEDS = ("transactions", "key_events", "engaged_sessions")


def oddities(reports: Sequence[Report]) -> tuple[Fault, ...]:
    """Return one warning a report and oddity, and one a table whose files are in several currencies."""
    current = [report for report in reports if report.main and not report.comparison and len(report.frame)]
    return (*_partial(current), *_odd_weeks(current), *_currencies(current))


def _partial(reports: Iterable[Report]) -> Iterator[Fault]:
    """Yield the files that cut a week or a month short."""
    cut: dict[str, set[date]] = {}
    for report in reports:
        if "partial" in report.frame:
            rows = report.frame[report.frame["partial"].fillna(False).astype(bool)]
            cut.setdefault(report.file, set()).update(rows["start"].dropna().dt.date)
    for file, starts in cut.items():
        if starts:
            yield _warning("exports.partial_weeks", file, {"periods": len(starts), "on": min(starts)})


def _odd_weeks(reports: Iterable[Report]) -> Iterator[Fault]:
    """Yield the reports of visits that hold weeks of robots, or a change of definition; each file once."""
    told: set[tuple[str, str]] = set()
    for report in reports:
        if report.table != "traffic" or "sessions" not in report.frame:
            continue
        for fault in (_robots(report), _definition(report)):
            if fault is not None and (fault.code, fault.file) not in told:
                told.add((fault.code, fault.file))
                yield fault


def weeks_of(report: Report, measure: str) -> pd.DataFrame:
    """Return visits and a measure by whole week, empty when the report is neither by day nor by week."""
    nothing = pd.DataFrame(columns=["sessions", measure], dtype="float64")
    frame = report.frame
    if measure not in frame or not report.grains <= {"day", "week"} or not frame[measure].notna().any():
        return nothing
    whole = frame[frame["start"].notna() & ~frame["partial"].fillna(False).astype(bool)]
    counts = whole.groupby("start")[["sessions", measure]].sum(min_count=1).dropna().astype("float64")
    if "week" in report.grains:
        return counts
    grouped = counts.resample("W-MON", label="left", closed="left")
    return grouped.sum()[grouped.size() == 7]


def _robots(report: Report) -> Fault | None:
    """Return the weeks whose visits leap while nobody does anything."""
    deed = next((name for name in _DEEDS if weeks_of(report, name)[name].sum() > 0), None)
    if deed is None:
        return None
    weeks = weeks_of(report, deed)
    if len(weeks) < _LEAST_WEEKS:
        return None
    usual = _around(weeks["sessions"])
    rates = _around(weeks[deed] / weeks["sessions"].where(weeks["sessions"] > 0))
    ratio = weeks["sessions"] / usual
    leap = pd.Series(np.log(ratio.where(ratio > 0)), index=weeks.index)
    spread = max(float(leap.abs().median()) / 0.6745, _LEAST_SPREAD)
    expected = rates * weeks["sessions"]
    idle = (weeks[deed] <= _RATE_FALL * expected) & (weeks[deed] + _DEVIATIONS * np.sqrt(expected) < expected)
    odd = weeks.index[(leap >= np.log(_EXCESS)) & (leap >= _SPREADS * spread) & idle]
    if odd.empty:
        return None
    values = {
        "weeks": len(odd),
        "on": odd[0].date(),
        "visits": round(float((weeks["sessions"] - usual)[odd].sum())),
    }
    return _warning("exports.robot_weeks", report.file, values)


def _around(values: pd.Series) -> pd.Series:
    """Return the median of the weeks around each one."""
    return values.rolling(2 * _AROUND + 1, center=True, min_periods=_AROUND).median()


def _definition(report: Report) -> Fault | None:
    """Return the largest lasting change of key events by visit that no result explains."""
    weeks = weeks_of(report, "key_events")
    if len(weeks) < _LEAST_WEEKS:
        return None
    rates = (weeks["key_events"] / weeks["sessions"].where(weeks["sessions"] > 0)).tolist()
    found = level_breaks(rates, min_length=_LEVEL_WEEKS)
    factors = {item: max(1 + item.change, 1 / max(1 + item.change, 1e-9)) for item in found}
    largest = max(factors, key=lambda item: factors[item], default=None)
    if largest is None or factors[largest] < _DEFINITION_FACTOR:
        return None
    edges = sorted({0, len(rates), *(item.index for item in found)})
    place = edges.index(largest.index)
    before, after = (
        float(np.nanmedian(rates[a:b]))
        for a, b in ((edges[place - 1], edges[place]), (edges[place], edges[place + 1]))
    )
    values = {"on": weeks.index[largest.index].date(), "before": before, "after": after}
    return _warning("exports.definition_changed", report.file, values)


def _currencies(reports: Sequence[Report]) -> Iterator[Fault]:
    """Yield the tables whose files are each in one currency, and not all in the same."""
    for table in MONEY:
        money = {
            report.file: set(report.frame["currency"].dropna())
            for report in reports
            if report.table == table and "currency" in report.frame
        }
        known = sorted(set().union(*money.values()))
        if len(known) > 1 and all(len(codes) <= 1 for codes in money.values()):
            yield _warning("exports.currencies_differ", ", ".join(sorted(money)), {}, found=", ".join(known))


def _warning(code: str, file: str, values: Mapping[str, object], found: str = "") -> Fault:
    return Fault(code, file, found=found, values=values, severity=Severity.WARNING)
