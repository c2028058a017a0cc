"""How well the CRM is kept: empty fields, contacts left alone, deals whose stage is no longer true (R73, M12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.result import Finding, FindingKind, Scalar
from itineraire.diagnostic.tracking import sources_of
from itineraire.diagnostic.trust import HygieneLine
from itineraire.metrics.crm import closing_days, is_without_source
from itineraire.stats.breaks import level_breaks
from itineraire.stats.intervals import wilson
from itineraire.vocabulary import Axis

#: A contact untouched for a year, an open deal that has not moved for a quarter: days.
_UNTOUCHED_DAYS, _STILL_DAYS = 365, 90
#: A firm that sells on the spot still gives a deal this many days.
_SHORTEST_SALE = 2
#: Share of the open deals past their expected close above which it is said, and the fewest open deals.
_OVERDUE, _FEWEST_DEALS = 0.20, 10
#: The same for deals that no longer change stage, and the fewest deals won that tell how long a sale usually takes.
_DORMANT, _FEWEST_WON = 0.20, 20
#: A share of missing sources that moves by less than this from one month to the next is not told.
_LEAST_MOVE = 0.10
_LEAST_MONTHS, _LEVEL_MONTHS = 6, 2
#: Field of a contact that somebody must fill -> column of the clean table.
_FIELDS = {"owner": "owner_key", "email": "email_key", "phone": "phone_key", "stage": "stage"}


def hygiene_lines(context: Context) -> tuple[HygieneLine, ...]:
    """Return every check that finds something: how many records fail it among those it may be asked of.

    A field that the export does not hold at all is not asked of it.
    """
    leads, deals = (metrics.rows_of(context.tables, name) for name in ("leads", "deals"))
    return (
        *_lines(_of_leads(leads, context), sources_of(context.tables, "leads")),
        *_lines(_of_deals(deals, context), sources_of(context.tables, "deals")),
    )


def _lines(checks: Iterable[tuple[str, pd.Series]], reports: str) -> Iterator[HygieneLine]:
    """Yield the checks that some record fails."""
    for what, failed in checks:
        cases = int(failed.sum())
        if cases:
            low, high = wilson(cases, len(failed))
            yield HygieneLine(what, cases, len(failed), low, high, reports)


def _of_leads(leads: pd.DataFrame, context: Context) -> Iterator[tuple[str, pd.Series]]:
    """Yield checks of contacts: name, and which records fail."""
    missing = is_without_source(leads)
    if not missing.all():
        yield "lead_source", missing
    for what, column in _FIELDS.items():
        if leads[column].notna().any():
            yield f"lead_{what}", leads[column].isna()
    if leads["last_activity"].notna().any():
        last = leads["last_activity"].fillna(leads["created"]).dropna()
        yield "lead_untouched", last < pd.Timestamp(context.as_of) - pd.Timedelta(days=_UNTOUCHED_DAYS)


def _of_deals(deals: pd.DataFrame, context: Context) -> Iterator[tuple[str, pd.Series]]:
    """Yield checks of deals: name, and which fail."""
    today = pd.Timestamp(context.as_of)
    if deals["owner_key"].notna().any():
        yield "deal_owner", deals["owner_key"].isna()
    still = deals[deals["status"] == "open"]
    if deals["expected_close"].notna().any():
        yield "deal_overdue", (still["expected_close"] < today).fillna(False)
        yield "deal_undated", still["expected_close"].isna()
    if deals["activities"].notna().any():
        yield "deal_no_activity", still["activities"].fillna(0) == 0
    usual = _usual_days(deals)
    limit = _last_told(deals, today) - pd.Timedelta(days=usual or _STILL_DAYS)
    yield "deal_dormant" if usual else "deal_still", (_moved(deals) < limit).fillna(False)
    closed = deals[deals["status"].isin(["won", "lost"])]
    yield "deal_negative", (closing_days(closed) < closed["created"]).fillna(False)
    yield "deal_no_close", closing_days(closed).isna()
    won = deals[deals["status"] == "won"]
    if deals["value"].notna().any():
        yield "deal_won_at_zero", won["value"].fillna(0) == 0


def _moved(deals: pd.DataFrame) -> pd.Series:
    """Return the day each open deal last changed stage, in the exports that tell such days.

    A deal that never did has stood in its first stage since it was opened.
    """
    telling = deals.loc[deals["stage_changed_on"].notna(), "report"].unique()
    waiting = deals[(deals["status"] == "open") & deals["report"].isin(telling)]
    return waiting["stage_changed_on"].fillna(waiting["created"])


def _usual_days(deals: pd.DataFrame) -> int | None:
    """Return the median days from first to last of the deals won; ``None`` when too few tell it."""
    taken = (closing_days(deals) - deals["created"]).dt.days[deals["status"] == "won"].dropna()
    taken = taken[taken >= 0]
    return max(_SHORTEST_SALE, int(taken.median())) if len(taken) >= _FEWEST_WON else None


def _last_told(deals: pd.DataFrame, today: pd.Timestamp) -> pd.Timestamp:
    """Return the last day the export tells anything about: an old export does not make its deals dormant."""
    told = pd.concat([deals["created"], closing_days(deals), deals["stage_changed_on"]]).dropna()
    return today if told.empty else min(today, pd.Timestamp(told.max()))


def overdue_deals(context: Context, lines: tuple[HygieneLine, ...]) -> Finding | None:
    """Say how many open deals are past the day they were to be closed."""
    line = _often(lines, "deal_overdue", _OVERDUE)
    if line is None:
        return None
    deals = metrics.rows_of(context.tables, "deals")
    late = deals[(deals["status"] == "open") & (deals["expected_close"] < pd.Timestamp(context.as_of))]
    values: dict[str, Scalar] = {
        "share": line.cases / line.of,
        "deals": line.cases,
        "open": line.of,
        "low": line.low,
        "high": line.high,
    }
    start, end = late["expected_close"].min().date(), late["expected_close"].max().date()
    source = sources_of(context.tables, "deals")
    return Finding("overdue_deals", Axis.DATA, FindingKind.RISK, values, start, end, source)


def dormant_deals(context: Context, lines: tuple[HygieneLine, ...]) -> Finding | None:
    """Say how many open deals have stood in one stage for longer than a sale usually takes from first to last day."""
    line = _often(lines, "deal_dormant", _DORMANT)
    if line is None:
        return None
    deals = metrics.rows_of(context.tables, "deals")
    values: dict[str, Scalar] = {
        "share": line.cases / line.of,
        "dormant": line.cases,
        "open": line.of,
        "days": _usual_days(deals),
        "low": line.low,
        "high": line.high,
    }
    start, end = _moved(deals).min().date(), _last_told(deals, pd.Timestamp(context.as_of)).date()
    source = sources_of(context.tables, "deals")
    return Finding("dormant_deals", Axis.DATA, FindingKind.RISK, values, start, end, source)


def _often(lines: tuple[HygieneLine, ...], what: str, share: float) -> HygieneLine | None:
    """Return a check that a large share of enough deals fails; ``None`` otherwise."""
    line = next((item for item in lines if item.what == what), None)
    return line if line and line.of >= _FEWEST_DEALS and line.cases / line.of >= share else None


def source_lost_since(leads: pd.DataFrame) -> dict[str, Scalar] | None:
    """Return the month from which sources are clearly less often recorded, with the share before and after (M12).

    Months are compared by how many contacts keep their source; ``None`` when no month parts them.
    """
    known = leads[leads["created"].notna()]
    if known.empty:
        return None
    by_month = is_without_source(known).groupby(known["created"].dt.to_period("M")).agg(["sum", "size"])
    months = by_month.index
    kept = (1 - by_month["sum"] / by_month["size"]).astype("float64")
    if len(months) < _LEAST_MONTHS:
        return None
    falls = [
        item
        for item in level_breaks(kept.tolist(), min_length=_LEVEL_MONTHS, min_size=_LEAST_MOVE)
        if item.change < 0
    ]
    if not falls:
        return None
    place = falls[-1].index
    before, after = (
        float(part["sum"].sum() / part["size"].sum()) for part in (by_month[:place], by_month[place:])
    )
    if after - before < _LEAST_MOVE:
        return None
    return {"on": months[place].start_time.date(), "before": before, "after": after}
