"""Which report answers a question: one report a figure, the longest and finest that has the breakdown."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from itineraire.metrics.flows import Flow, Tables, add_flows, period_flow, rows_of
from itineraire.tables import breakdowns_of

#: Breakdowns under which visits or euros may be partial or counted twice: used only when asked for.
_UNSAFE = frozenset({"page", "other", "search_term"})
_MONEY = frozenset({"cost", "conversion_value"})
#: Currency in which every plan is kept (``client.yaml`` allows no other).
PLAN_CURRENCY = "EUR"


def best_report(
    frame: pd.DataFrame, measures: Sequence[str], *, table: str, by: Sequence[str] = ()
) -> pd.DataFrame:
    """Return the rows of the one report that holds ``measures`` broken down by ``by``.

    Preferred in this order: no unsafe extra breakdown, the session's own source, dated rows, most days
    covered, fewest extra breakdowns. Two reports are never added. No row when none can answer.
    """
    known = [name for name in breakdowns_of(table) if name in frame and name != "report"]
    usable = frame[frame[list(measures)].notna().all(axis=1)]
    ranked = []
    for report, rows in usable.groupby("report", sort=True):
        split = {name for name in known if rows[name].notna().any() and name != "scope"}
        extra = split - set(by)
        if not set(by) <= split or extra & {"search_term"}:
            continue
        first_user = "scope" in rows and bool((rows["scope"] == "first_user").any())
        ranked.append(
            (len(extra & _UNSAFE), first_user, -_dated_days(rows), -_days(rows), len(extra), str(report))
        )
    if not ranked:
        return usable.iloc[:0]
    return usable[usable["report"] == min(ranked)[-1]]


def traffic_report(tables: Tables, *measures: str, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return the rows of the best audience report, the previous period of a comparison left out."""
    traffic = rows_of(tables, "traffic")
    current = traffic[~traffic["report"].isin(comparison_reports(tables))]
    return best_report(current, measures, table="traffic", by=by)


def spend_reports(
    tables: Tables, measure: str = "cost", *, comparison: bool = False
) -> dict[str, pd.DataFrame]:
    """Return, by ad platform, the rows of its best report."""
    spend = rows_of(tables, "spend")
    is_old = spend["report"].isin(comparison_reports(tables))
    chosen = spend[is_old if comparison else ~is_old]
    if measure in _MONEY:
        chosen = in_currency(chosen)
    found = {
        str(platform): best_report(rows, [measure], table="spend")
        for platform, rows in chosen.groupby("platform", sort=True)
    }
    return {platform: rows for platform, rows in found.items() if not rows.empty}


def in_currency(rows: pd.DataFrame, currency: str = PLAN_CURRENCY) -> pd.DataFrame:
    """Return the rows whose amounts may be added: of several currencies, only the plan's own.

    Rows that are all in one other currency are left as they are: nothing in them would be added wrongly.
    """
    if rows["currency"].nunique() < 2:
        return rows
    return rows[(rows["currency"] == currency) | rows["currency"].isna()]


def spend_flow(tables: Tables, measure: str = "cost") -> Flow:
    """Return a measure of advertising summed over platforms, one report each."""
    return add_flows(period_flow(rows, measure) for rows in spend_reports(tables, measure).values())


def comparison_reports(tables: Tables) -> frozenset[str]:
    """Return the reports that hold the previous period of a comparison export."""
    catalogue = rows_of(tables, "reports")
    return frozenset(catalogue.loc[catalogue["comparison"].fillna(False).astype(bool), "report"])


def _days(rows: pd.DataFrame) -> int:
    first, last = rows["start"].min(), rows["end"].max()
    return 0 if pd.isna(first) or pd.isna(last) else int((last - first).days) + 1


def _dated_days(rows: pd.DataFrame) -> int:
    """Return the days covered by rows of a month or less."""
    dated = rows[rows["grain"].isin(["day", "week", "month"])]
    return _days(dated) if len(dated) else 0
