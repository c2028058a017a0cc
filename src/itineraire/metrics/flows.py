"""A quantity spread over time: days, weeks, months or one long total, summed without double count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from itineraire.tables import CONTRACTS, empty

Tables = Mapping[str, pd.DataFrame]

#: A row longer than this is a total that cannot be cut into months.
LONGEST_DATED_DAYS = 31
#: Days without any event that may begin or end an export of events: they hold zero, they are not unknown.
QUIET_DAYS = 3
#: Share of a total's days that a window must hold to use it.
ENOUGH_OVERLAP = 0.8


def rows_of(tables: Tables, name: str) -> pd.DataFrame:
    """Return a clean table, empty but complete when the client did not supply it."""
    frame = tables.get(name)
    if frame is None:
        return empty(name)
    missing = [column for column in CONTRACTS[name] if column not in frame]
    return frame if not missing else frame.join(empty(name)[missing])


@dataclass(frozen=True, eq=False)
class Flow:
    """Amounts by period.

    Parameters
    ----------
    rows
        ``start`` and ``end`` (days, both included) and ``value``, additive over rows.
    source
        Report ids joined by ``;``.
    event
        True when rows are dated events (orders, leads): a day without any row then holds zero.
    """

    rows: pd.DataFrame
    source: str
    event: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted at all."""
        return self.rows.empty

    @property
    def is_long(self) -> bool:
        """Whether some rows are totals over more than a month."""
        return bool((self._days() > LONGEST_DATED_DAYS).any())

    @property
    def covered(self) -> tuple[date, date]:
        """First and last day covered; an export of events may begin and end with quiet days."""
        quiet = pd.Timedelta(days=QUIET_DAYS if self.event else 0)
        return (self.rows["start"].min() - quiet).date(), (self.rows["end"].max() + quiet).date()

    def total(self, start: date, end: date) -> float:
        """Return the amount from ``start`` to ``end``; a row across an edge counts for its days inside.

        A long total counts whole when the window holds most of it, and not at all otherwise.
        """
        first, last = pd.Timestamp(start), pd.Timestamp(end)
        inside_from = self.rows["start"].where(self.rows["start"] >= first, first)
        inside_to = self.rows["end"].where(self.rows["end"] <= last, last)
        overlap = ((inside_to - inside_from).dt.days + 1).clip(lower=0)
        days = self._days()
        weight = overlap / days
        long = days > LONGEST_DATED_DAYS
        weight = weight.where(~long, (weight >= ENOUGH_OVERLAP).astype(float))
        return float((self.rows["value"] * weight).sum())

    def daily(self) -> pd.Series:
        """Return the amount by day, long totals left out; a day nobody covers is missing."""
        dated = self.rows[self._days() <= LONGEST_DATED_DAYS]
        if dated.empty:
            return pd.Series(dtype="float64")
        grouped = dated.groupby(["start", "end"], as_index=False)["value"].sum()
        length = (grouped["end"] - grouped["start"]).dt.days + 1
        spread = grouped.loc[grouped.index.repeat(length)].copy()
        step = spread.groupby(level=0).cumcount()
        days = spread["start"] + pd.to_timedelta(step, unit="D")
        share = (grouped["value"] / length).loc[spread.index]
        by_day = pd.Series(share.to_numpy(), index=pd.DatetimeIndex(days)).groupby(level=0).sum()
        whole = pd.date_range(by_day.index.min(), by_day.index.max(), freq="D")
        return by_day.reindex(whole, fill_value=0.0) if self.event else by_day.reindex(whole)

    def until(self, last: date | None) -> Flow:
        """Return the flow without what starts after ``last``."""
        if last is None or self.is_empty:
            return self
        return Flow(self.rows[self.rows["start"] <= pd.Timestamp(last)], self.source, self.event)

    def scaled(self, factor: float) -> Flow:
        """Return the flow with every amount multiplied."""
        return Flow(self.rows.assign(value=self.rows["value"] * factor), self.source, self.event)

    def _days(self) -> pd.Series:
        return (self.rows["end"] - self.rows["start"]).dt.days + 1


def no_flow() -> Flow:
    """Return the flow of what was not supplied."""
    day = pd.Series(dtype="datetime64[us]")
    return Flow(pd.DataFrame({"start": day, "end": day, "value": pd.Series(dtype="float64")}), "")


def period_flow(frame: pd.DataFrame, measure: str) -> Flow:
    """Return the flow of a measure whose rows have ``start`` and ``end``; undated rows are left out."""
    dated = frame[frame["start"].notna() & frame["end"].notna() & frame[measure].notna()]
    if dated.empty:
        return no_flow()
    rows = dated.groupby(["start", "end"])[measure].sum().rename("value").reset_index()
    return Flow(rows, join_sources(dated["report"]))


def event_flow(frame: pd.DataFrame, when: str, value: str | None = None) -> Flow:
    """Return the flow of dated events: their number by day, or the sum of ``value``."""
    dated = frame[frame[when].notna()]
    if value is not None:
        dated = dated[dated[value].notna()]
    if dated.empty:
        return no_flow()
    days = dated[when].dt.normalize()
    amounts = dated[value].astype("float64") if value is not None else pd.Series(1.0, index=dated.index)
    rows = amounts.groupby(days).sum().rename("value").rename_axis("start").reset_index()
    rows = rows.assign(end=rows["start"])
    return Flow(rows[["start", "end", "value"]], join_sources(dated["report"]), event=True)


def add_flows(flows: Iterable[Flow]) -> Flow:
    """Return the sum of flows of distinct things, such as two ad platforms."""
    kept = [flow for flow in flows if not flow.is_empty]
    if not kept:
        return no_flow()
    rows = pd.concat([flow.rows for flow in kept], ignore_index=True)
    source = ";".join(dict.fromkeys(part for flow in kept for part in flow.source.split(";")))
    return Flow(rows, source, event=all(flow.event for flow in kept))


def join_sources(reports: pd.Series) -> str:
    """Return the distinct report ids, sorted, joined by ``;``."""
    return ";".join(sorted(str(report) for report in reports.dropna().unique()))
