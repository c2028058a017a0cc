"""The first step: measure the baseline on four axes and rank what it says by euros at stake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from itineraire.diagnostic.acquisition import acquisition_findings, describe_acquisition
from itineraire.diagnostic.baseline import (
    baseline,
    coverage_lines,
    source_lines,
    state_of_play,
    yearly_changes,
)
from itineraire.diagnostic.business import business_findings, describe_business
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.conversion import describe_conversion
from itineraire.diagnostic.data import data_findings, describe_data
from itineraire.diagnostic.experience import conversion_findings
from itineraire.diagnostic.facts import Acquisition, Business, Conversion, StateLine
from itineraire.diagnostic.result import Finding, FindingKind, Measure
from itineraire.diagnostic.risks import risk_lines
from itineraire.diagnostic.trust import CoverageLine, DataQuality, RiskLine, SourceLine
from itineraire.engagement import Client
from itineraire.exports import FollowUp, Intake
from itineraire.vocabulary import Channel, Model

_KIND_ORDER = {FindingKind.RISK: 0, FindingKind.OPPORTUNITY: 1, FindingKind.CONTEXT: 2}
_SOCIAL = frozenset({Channel.ORGANIC_SOCIAL, Channel.PAID_SOCIAL})


@dataclass(frozen=True, eq=False)
class Diagnostic:
    """Baseline of one client on the four axes, and the findings it supports.

    Parameters
    ----------
    start, end
        The year measured: twelve full months.
    baseline
        One measure a KPI of the client's model; ``value`` is ``None`` when no export gives it.
    findings
        Ranked by euros of margin a month at stake, those without a stake last.
    changes
        Relative change of each KPI on the same days a year before; absent where the two do not compare.
    series
        ``kpi``, ``grain``, ``start``, ``value``, ``complete``: see ``metrics.series``.
    """

    client: str
    model: Model
    as_of: date
    start: date
    end: date
    baseline: tuple[Measure, ...]
    findings: tuple[Finding, ...]
    series: pd.DataFrame
    changes: Mapping[str, float]
    state_of_play: tuple[StateLine, ...]
    business: Business
    acquisition: Acquisition
    conversion: Conversion
    data: DataQuality
    risks: tuple[RiskLine, ...]
    coverage: tuple[CoverageLine, ...]
    sources: tuple[SourceLine, ...]

    def measure(self, kpi: str) -> Measure | None:
        """Return the baseline line of ``kpi``; ``None`` when it does not belong to the client's model."""
        return next((item for item in self.baseline if item.kpi == kpi), None)

    def finding(self, code: str) -> Finding | None:
        """Return the first finding of that code; ``None`` when the figures do not support it."""
        return next((item for item in self.findings if item.code == code), None)


def diagnose(
    tables: Mapping[str, pd.DataFrame],
    client: Client,
    *,
    as_of: date,
    quality: Intake | None = None,
    follow_up: FollowUp | None = None,
) -> Diagnostic:
    """Measure the baseline at ``as_of`` and derive the findings.

    Parameters
    ----------
    tables
        Clean tables of ``tables.CONTRACTS``; an absent one is not supplied.
    client
        The client's settings: model, margin, brand terms, expert grids.
    as_of
        The "today" of the figures: nothing that starts later is read.
    quality
        The intake, for what it counted before personal data were dropped (consent, retention).
    follow_up
        What the client keeps by hand, for consent rates and stocks; an export of the same thing comes first.
    """
    context = Context(_with_follow_up(tables, follow_up), client, as_of)
    business = describe_business(context)
    acquisition = describe_acquisition(context)
    conversion = describe_conversion(context)
    data = describe_data(context, quality.privacy if quality is not None else None)
    findings = rank_findings(
        (
            *business_findings(context, business),
            *acquisition_findings(context, acquisition),
            *conversion_findings(context, conversion),
            *data_findings(context, data),
        )
    )
    measures = baseline(context)
    social = [line.share for line in acquisition.channels if line.channel in _SOCIAL]
    return Diagnostic(
        client=client.name,
        model=client.model,
        as_of=as_of,
        start=context.window[0],
        end=context.window[1],
        baseline=measures,
        findings=findings,
        series=context.series,
        changes=yearly_changes(context, measures),
        state_of_play=state_of_play(
            context, measures, sum(social) if acquisition.channels else None, data.score
        ),
        business=business,
        acquisition=acquisition,
        conversion=conversion,
        data=data,
        risks=risk_lines(context, acquisition, conversion, data, findings),
        coverage=coverage_lines(context, measures),
        sources=source_lines(context),
    )


def _with_follow_up(
    tables: Mapping[str, pd.DataFrame], follow_up: FollowUp | None
) -> Mapping[str, pd.DataFrame]:
    """Add the tables kept by hand where no export gives them."""
    if follow_up is None:
        return tables
    absent = {
        name: frame for name, frame in follow_up.tables.items() if name not in tables or tables[name].empty
    }
    return {**tables, **absent}


def rank_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Sort findings by likely euros at stake, then risks, opportunities, context, then by code."""
    return tuple(
        sorted(
            findings,
            key=lambda item: (
                -(item.stake.likely if item.stake else 0.0),
                _KIND_ORDER[item.kind],
                item.code,
                str(item.values.get("on", "")),
            ),
        )
    )
