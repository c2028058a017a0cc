"""Axis 4, the sales pipeline: open deals nobody follows any more, which make its value and its forecasts wrong."""

from __future__ import annotations

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.result import Finding, FindingKind, Scalar
from itineraire.metrics.crm import closing_days
from itineraire.metrics.flows import join_sources
from itineraire.vocabulary import Axis

_FEWEST_OPEN = 10
_FEWEST_WON = 20  # below, the usual time to win a deal is not known
_LATE = 0.10
_DORMANT = 0.20


def pipeline_findings(context: Context) -> tuple[Finding, ...]:
    """Return what open deals say of how the pipeline is kept, as of the last day the export tells anything about."""
    deals = metrics.rows_of(context.tables, "deals")
    deals = deals[deals["created"].notna() & (deals["created"] <= pd.Timestamp(context.as_of))]
    if deals.empty:
        return ()
    told = pd.concat([deals["created"], closing_days(deals), deals["stage_changed_on"]]).dropna()
    day = min(told.max(), pd.Timestamp(context.as_of))
    waiting = deals[deals["status"] == "open"]
    found = []
    for code, values in (
        ("overdue_deals", _overdue(waiting, day)),
        ("dormant_deals", _dormant(waiting, deals, day)),
    ):
        if values is not None:
            start, source = waiting["created"].min().date(), join_sources(waiting["report"])
            found.append(Finding(code, Axis.DATA, FindingKind.RISK, values, start, day.date(), source))
    return tuple(found)


def _overdue(waiting: pd.DataFrame, day: pd.Timestamp) -> dict[str, Scalar] | None:
    """Count the open deals whose expected close is past."""
    planned = waiting["expected_close"].dropna()
    late = int((planned < day).sum())
    if len(planned) < _FEWEST_OPEN or late < 2 or late / len(planned) < _LATE:
        return None
    return {"late": late, "planned": len(planned), "share": late / len(planned)}


def _dormant(waiting: pd.DataFrame, deals: pd.DataFrame, day: pd.Timestamp) -> dict[str, Scalar] | None:
    """Count the open deals that changed stage longer ago than a won deal usually takes from first to last day.

    A deal that never changed stage has stood in its first one since it was opened; exports that never tell a change
    say nothing.
    """
    telling = deals.loc[deals["stage_changed_on"].notna(), "report"].unique()
    waiting = waiting[waiting["report"].isin(telling)]
    taken = (closing_days(deals) - deals["created"]).dt.days[deals["status"] == "won"].dropna()
    taken = taken[taken >= 0]
    if len(waiting) < _FEWEST_OPEN or len(taken) < _FEWEST_WON:
        return None
    usual = max(1, int(taken.median()))
    still = (day - waiting["stage_changed_on"].fillna(waiting["created"])).dt.days
    dormant = int((still > usual).sum())
    if dormant < 2 or dormant / len(waiting) < _DORMANT:
        return None
    return {"dormant": dormant, "open": len(waiting), "days": usual, "share": dormant / len(waiting)}
