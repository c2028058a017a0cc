"""The three to five findings that a managing director must hear first (R82-R86)."""

from __future__ import annotations

from itineraire.diagnostic.result import Finding, FindingKind
from itineraire.vocabulary import Axis

#: Findings without a price, the most telling first: what breaks trust in every other figure, then what costs.
_TELLING = (
    "cost_per_lead_rise",
    "channel_dependency",
    "lead_source_missing",
    "mobile_gap",
    "cost_per_conversion_rise",
    "tracking_break",
    "platform_overclaim",
    "definition_change",
    "sources_disagree",
    "churn",
    "slow_first_contact",
    "duplicate_leads",
    "loss_reasons",
    "brand_dependency",
    "slow_mobile",
    "weak_pages",
    "stale_prospects",
    "mixed_results",
    "reputation",
)
_A_SHARE = 0.20  # a stake below a fifth of the first one no longer leads the page
_PER_AXIS = 2


def headline_findings(findings: tuple[Finding, ...], count: int = 5) -> tuple[Finding, ...]:
    """Return at most ``count`` findings: those with the largest stakes, then the most telling of each axis.

    Parameters
    ----------
    findings
        Ranked, as ``Diagnostic.findings`` is.

    Notes
    -----
    At most two an axis, so that one weakness does not hide the three others; context is never a headline,
    except a date that makes periods incomparable.
    """
    largest = max((item.stake.likely for item in findings if item.stake), default=0.0)
    priced = [item for item in findings if item.stake and item.stake.likely >= _A_SHARE * largest]
    telling = sorted(
        (item for item in findings if item.code in _TELLING), key=lambda item: _TELLING.index(item.code)
    )
    chosen: list[Finding] = []
    by_axis: dict[Axis, int] = dict.fromkeys(Axis, 0)
    for item in (*priced[:3], *telling):
        loud = item.kind != FindingKind.CONTEXT or item.code == "definition_change"
        new = all(item.code != other.code for other in chosen)
        if len(chosen) < count and loud and new and by_axis[item.axis] < _PER_AXIS:
            chosen.append(item)
            by_axis[item.axis] += 1
    return tuple(sorted(chosen, key=lambda item: -(item.stake.likely if item.stake else 0.0)))
