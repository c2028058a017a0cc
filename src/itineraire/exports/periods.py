"""The period of each row: a day, a week, a month, or the whole report."""

from __future__ import annotations

from datetime import date

import pandas as pd


def over_report(frame: pd.DataFrame, start: date | None, end: date | None) -> pd.DataFrame:
    """Return the four period columns of rows that all cover the whole report."""
    return pd.DataFrame(
        {
            "start": pd.Series(
                pd.Timestamp(start) if start else pd.NaT, index=frame.index, dtype="datetime64[us]"
            ),
            "end": pd.Series(pd.Timestamp(end) if end else pd.NaT, index=frame.index, dtype="datetime64[us]"),
            "grain": grain_of(start, end),
            "partial": False,
        },
        index=frame.index,
    )


def grain_of(start: date | None, end: date | None) -> str:
    """Return what a period is: one day, seven days, one calendar month, or just a period."""
    if start is None or end is None:
        return "total"
    if start == end:
        return "day"
    if start.day == 1 and (pd.Timestamp(end) + pd.Timedelta(days=1)).day == 1 and (end - start).days <= 31:
        return "month"
    return "week" if (end - start).days == 6 else "total"


def from_start(
    starts: pd.Series, grain: str, first: date | None = None, last: date | None = None
) -> pd.DataFrame:
    """Return the period columns of rows that say their first day; the report's own bounds cut the outer ones.

    Parameters
    ----------
    starts
        First day of each row's period.
    grain
        ``day``, ``week`` (seven days) or ``month`` (calendar).
    first, last
        Bounds of the report, both included; a period they cut short is ``partial``.
    """
    start = starts.dt.normalize()
    days = pd.Timedelta(days=6 if grain == "week" else 0)
    end = start + pd.offsets.MonthEnd(0) if grain == "month" else start + days
    whole_start, whole_end = start, end
    if first is not None:
        start = start.clip(lower=pd.Timestamp(first))
    if last is not None:
        end = end.clip(upper=pd.Timestamp(last))
    cut = (start != whole_start) | (end != whole_end)
    return pd.DataFrame(
        {
            "start": start.astype("datetime64[us]"),
            "end": end.astype("datetime64[us]"),
            "grain": grain,
            "partial": cut.where(starts.notna(), False),
        },
        index=starts.index,
    )


def from_both(starts: pd.Series, ends: pd.Series) -> pd.DataFrame:
    """Return the period columns of rows that say their first and last day."""
    grains = [
        grain_of(a.date() if pd.notna(a) else None, b.date() if pd.notna(b) else None)
        for a, b in zip(starts, ends, strict=True)
    ]
    return pd.DataFrame({"start": starts, "end": ends, "grain": grains, "partial": False}, index=starts.index)
