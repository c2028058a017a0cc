"""Choose the one report a figure is summed in, so that nothing is counted twice."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from itineraire.tables.contracts import breakdowns_of


def reports_with(frame: pd.DataFrame, measure: str, *, by: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the reports that hold ``measure`` broken down by exactly ``by``, the most complete first.

    Parameters
    ----------
    frame
        A clean table with ``report`` and ``start``.
    measure
        Column to be summed.
    by
        Dimensions the figure must be split by; a report split by anything else as well is left out, unless
        it is the only way (then its rows still add up, since reports are partitions).

    Returns
    -------
    tuple of str
        Fewest extra breakdowns first, then the latest period, then the largest sum; empty when no report
        can answer.
    """
    usable = frame[frame[measure].notna()]
    known = [name for name in frame.columns if name in _ALL_BREAKDOWNS]
    ranked = []
    for report, rows in usable.groupby("report", sort=True):
        split = {name for name in known if rows[name].notna().any()}
        if set(by) <= split:
            ranked.append((len(split - set(by)), -_last_day(rows), -float(rows[measure].sum()), str(report)))
    return tuple(report for *_, report in sorted(ranked))


def only_report(frame: pd.DataFrame, measure: str, *, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return the rows of the best single report for ``measure`` by ``by``; no row when none can answer."""
    reports = reports_with(frame, measure, by=by)
    if not reports:
        return frame.iloc[:0]
    return frame[(frame["report"] == reports[0]) & frame[measure].notna()]


_ALL_BREAKDOWNS = frozenset(
    name
    for table in ("traffic", "spend", "search", "local")
    for name in breakdowns_of(table)
    if name != "report"
)


def _last_day(rows: pd.DataFrame) -> int:
    """Return the last day covered as an ordinal; 0 when the report has no dates."""
    last = rows["end"].max() if "end" in rows else pd.NaT
    return 0 if pd.isna(last) else int(last.toordinal())
