"""Axis 3: devices, pages, speed, reviews, first contact."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.facts import (
    Conversion,
    DeviceLine,
    GridScore,
    PageLine,
    RateChange,
    Reviews,
    SpeedLine,
)
from itineraire.diagnostic.tracking import conversions_changed_on
from itineraire.metrics.flows import period_flow
from itineraire.stats.agreement import kappa
from itineraire.stats.decomposition import kitagawa
from itineraire.stats.intervals import mean_interval, rate_interval, rate_ratio
from itineraire.stats.shrinkage import shrunk_rating

_HALF = 0.5
_NOT_HALF = 0.67  # « deux fois inférieur » is said only when the interval leaves two thirds out (R84)
_FEW_REVIEWS = 10
_PAGE_SESSIONS = 200  # fewer visits cannot tell a weak page from bad luck
_WEAK_PAGE_SHARE = 0.30
_LATE_SHARE = 0.20


def describe_conversion(context: Context) -> Conversion:
    """Measure axis 3; each part is empty when its export was not supplied."""
    rows, measure = device_rows(context)
    devices = _device_lines(context, rows, measure)
    ratio, low, high = _ratio(devices)
    hours = context.reading("first_contact_hours")
    quick = context.value("contacted_within_24h_rate")
    return Conversion(
        devices=devices,
        ratio=ratio,
        ratio_low=low,
        ratio_high=high,
        change=_rate_change(context, rows, measure),
        speed=_speed(context),
        weak_landing_pages=_weak_landing_pages(context),
        reviews=_reviews(context),
        first_contact_hours=hours.value,
        late_share=None if quick is None else 1 - quick,
        grids=_grids(context),
    )


def device_rows(context: Context) -> tuple[pd.DataFrame, str]:
    """Return the audience rows by device and the measure that counts conversions."""
    rows, measure = metrics.default_conversions(context.tables, "device")
    return rows[rows["start"] <= pd.Timestamp(context.as_of)], measure


def measured_days(context: Context, rows: pd.DataFrame) -> tuple[date, date]:
    """Return the days rows are read over: the year, or the report's own dates."""
    first, last = rows["start"].min().date(), rows["end"].max().date()
    if (rows["grain"] == "total").all():
        return first, last
    start, end = context.window
    return (max(first, start), min(last, end)) if last >= start else (first, last)


def _device_lines(
    context: Context, rows: pd.DataFrame, measure: str, days: tuple[date, date] | None = None
) -> tuple[DeviceLine, ...]:
    named = rows[rows["device"].notna()]
    if named.empty:
        return ()
    first, last = days or measured_days(context, named)
    counts = {
        str(device): (
            period_flow(part, "sessions").total(first, last),
            period_flow(part, measure).total(first, last),
        )
        for device, part in named.groupby("device", sort=True)
    }
    total = sum(visits for visits, _ in counts.values())
    lines = []
    for device, (visits, sold) in counts.items():
        if visits > 0:
            low, high = rate_interval(min(sold, visits), visits)
            lines.append(DeviceLine(device, visits, visits / total, sold, sold / visits, low, high))
    return tuple(sorted(lines, key=lambda line: -line.sessions))


def _ratio(devices: tuple[DeviceLine, ...]) -> tuple[float | None, float | None, float | None]:
    known = {line.device: line for line in devices}
    if not {"mobile", "desktop"} <= set(known):
        return None, None, None
    mobile, desktop = known["mobile"], known["desktop"]
    ratio, low, high = rate_ratio(
        (mobile.conversions, mobile.sessions), (desktop.conversions, desktop.sessions)
    )
    return (None, None, None) if np.isnan(ratio) else (ratio, low, high)


def _rate_change(context: Context, rows: pd.DataFrame, measure: str) -> RateChange | None:
    """Split the year's change of the overall rate between device mix and device rates (M3)."""
    now = _device_lines(context, rows, measure)
    if not now or (rows["grain"] == "total").all() or conversions_changed_on(context) is not None:
        return None
    start, end = measured_days(context, rows)
    a_year = pd.DateOffset(years=1)
    earlier = (pd.Timestamp(start) - a_year).date(), (pd.Timestamp(end) - a_year).date()
    if rows["start"].min().date() > earlier[0]:
        return None
    then = {line.device: line for line in _device_lines(context, rows, measure, earlier)}
    if set(then) != {line.device for line in now}:
        return None
    order = [then[line.device] for line in now]
    found = kitagawa(
        [line.share for line in order],
        [line.rate for line in order],
        [line.share for line in now],
        [line.rate for line in now],
    )
    return RateChange(found.total, found.mix, found.rate)


def _speed(context: Context) -> tuple[SpeedLine, ...]:
    speed = metrics.rows_of(context.tables, "speed")
    lines = []
    for device in ("mobile", "desktop"):
        for source in ("field", "lab"):
            rows = _latest(speed[(speed["device"] == device) & (speed["source"] == source)])
            if len(rows) and rows["lcp_ms"].notna().any():
                site = rows[rows["scope"] == "origin"]
                chosen = site if len(site) and site["lcp_ms"].notna().any() else rows
                lcp, inp, cls = (_median(chosen[name]) for name in ("lcp_ms", "inp_ms", "cls"))
                lines.append(SpeedLine(device, source, None if lcp is None else lcp / 1000, inp, cls))
                break
    return tuple(lines)


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the last measure of each page or site: a history has 25 of them."""
    timed = rows[rows["lcp_ms"].notna()].sort_values("measured", na_position="first", kind="stable")
    return timed.groupby(["page", "scope"], dropna=False).tail(1)


def _median(values: pd.Series) -> float | None:
    return float(values.median()) if values.notna().any() else None


def landing_rows(context: Context) -> tuple[pd.DataFrame, str]:
    """Return the audience rows by landing page and the measure that counts conversions."""
    rows, measure = metrics.default_conversions(context.tables, "page")
    return rows[rows["page"].notna()], measure


def _weak_landing_pages(context: Context) -> tuple[PageLine, ...]:
    """Return the entry pages whose rate is clearly below that of all pages together, heaviest first."""
    rows, measure = landing_rows(context)
    if rows.empty:
        return ()
    pages = rows.groupby("page")[["sessions", measure]].sum()
    if pages["sessions"].sum() <= 0:
        return ()
    mean = float(pages[measure].sum() / pages["sessions"].sum())
    found = []
    for page, line in pages[pages["sessions"] >= _PAGE_SESSIONS].iterrows():
        visits, sold = float(line["sessions"]), float(line[measure])
        low, high = rate_interval(min(sold, visits), visits)
        if high < mean:
            found.append(PageLine(str(page), visits, sold / visits, low, high))
    return tuple(sorted(found, key=lambda item: -item.sessions)[:8])


def _reviews(context: Context) -> Reviews | None:
    reviews = metrics.rows_of(context.tables, "reviews")
    rated = reviews[reviews["rating"].notna()]
    if rated.empty:
        return None
    ratings = rated["rating"].astype("float64").tolist()
    low, high = mean_interval(ratings)
    replied = rated["replied"].dropna()
    last = rated["date"].max()
    return Reviews(
        count=len(ratings),
        mean=float(np.mean(ratings)),
        low=None if np.isnan(low) else low,
        high=None if np.isnan(high) else min(5.0, high),
        shrunk=shrunk_rating(ratings),
        replied=float(replied.astype("float64").mean()) if len(replied) else None,
        last=None if pd.isna(last) else last.date(),
    )


def _grids(context: Context) -> tuple[GridScore, ...]:
    """Return the two expert grids of ``client.yaml`` that were filled in."""
    scores = []
    grids = (("offer_clarity", context.client.offer_clarity), ("message_match", context.client.message_match))
    for name, grid in grids:
        if grid:
            first, second = [line.first for line in grid], [line.second for line in grid]
            agreement = kappa(first, second)
            mean = float(np.mean([*first, *second]))
            scores.append(GridScore(name, len(grid), mean, None if np.isnan(agreement) else agreement))
    return tuple(scores)
