"""What each channel's leads become: shrunk qualified share, value per lead, odds of being best (M4)."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from itineraire import metrics
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.facts import ChannelLine
from itineraire.diagnostic.result import Finding, FindingKind, Scalar
from itineraire.metrics.crm import distinct_leads, is_qualified
from itineraire.metrics.flows import join_sources
from itineraire.stats.shrinkage import probability_best, shrink_rates
from itineraire.vocabulary import Axis, Channel

#: A lead younger than this may still become something: it is left out of quality rates (M8), days.
MATURITY_DAYS = 60
_SURE = 0.9  # odds of being the best channel above which it is said
_FEWEST_LEADS = 20  # a channel named worst in front of a client has at least this many leads


def with_quality(context: Context, lines: tuple[ChannelLine, ...]) -> tuple[ChannelLine, ...]:
    """Add to each channel its leads, their shrunk quality and the odds of being the best one."""
    counts = _counts(context)
    if len(counts) < 2:
        return lines
    shrunk = shrink_rates(counts["good"].tolist(), counts["seen"].tolist())
    odds = probability_best(counts["good"].tolist(), counts["seen"].tolist(), counts["worth"].tolist())
    known = {line.channel for line in lines}
    extra = tuple(ChannelLine(str(name), 0.0, 0.0) for name in counts.index if name not in known)
    rank = {str(name): place for place, name in enumerate(counts.index)}
    return tuple(
        replace(
            line,
            leads=float(counts["seen"].iloc[place]),
            quality_rate=shrunk.rates[place],
            quality_low=shrunk.low[place],
            quality_high=shrunk.high[place],
            lead_value_eur=shrunk.rates[place] * worth
            if (worth := float(counts["worth"].iloc[place])) > 1
            else None,
            best_probability=odds[place],
        )
        if (place := rank.get(line.channel)) is not None
        else line
        for line in (*lines, *extra)
    )


def lead_quality(context: Context, lines: tuple[ChannelLine, ...]) -> Finding | None:
    """Name a channel whose leads are clearly worth less than the best channel's."""
    rated = [
        line
        for line in lines
        if line.quality_rate and (line.leads or 0) >= _FEWEST_LEADS and line.channel != Channel.UNASSIGNED
    ]
    if len(rated) < 2:
        return None
    best = max(rated, key=_worth)
    worst = min(rated, key=_worth)
    if (worst.quality_high or 1) >= (best.quality_low or 0) or _worth(worst) <= 0:
        return None
    leads = metrics.rows_of(context.tables, "leads")
    known = leads[leads["created"].notna()]
    values: dict[str, Scalar] = {
        "channel": worst.channel,
        "best": best.channel,
        "ratio": _worth(best) / _worth(worst),
        "rate": worst.quality_rate,
        "best_rate": best.quality_rate,
        "leads": worst.leads,
        "odds": best.best_probability,
    }
    return Finding(
        "lead_quality",
        Axis.ACQUISITION,
        FindingKind.OPPORTUNITY,
        values,
        known["created"].min().date(),
        known["created"].max().date(),
        join_sources(known["report"]),
        kpi="qualified_lead_rate",
    )


def _worth(line: ChannelLine) -> float:
    return line.lead_value_eur if line.lead_value_eur is not None else (line.quality_rate or 0.0)


def _counts(context: Context) -> pd.DataFrame:
    """Return mature leads by channel: seen, good (past the raw stage), and the worth of a good one."""
    people = distinct_leads(context.tables)
    ripe = people[people["created"] <= pd.Timestamp(context.as_of) - pd.Timedelta(days=MATURITY_DAYS)]
    ripe = ripe[ripe["stage"].notna()]
    if ripe.empty:
        return pd.DataFrame(columns=["seen", "good", "worth"])
    channel = ripe["channel"].fillna(Channel.UNASSIGNED.value)
    good = is_qualified(ripe["stage"]).astype("float64")
    table = pd.DataFrame({"channel": channel, "good": good}).groupby("channel")["good"].agg(["size", "sum"])
    table = table.rename(columns={"size": "seen", "sum": "good"}).astype("float64")
    return table.assign(worth=1.0)
