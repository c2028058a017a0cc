"""The five debts of digital work, each with its measured indicators (R161-R165, M32)."""

from __future__ import annotations

from itineraire.diagnostic.context import Context
from itineraire.diagnostic.facts import Acquisition, Conversion
from itineraire.diagnostic.result import Finding
from itineraire.diagnostic.tracking import measure_shifts
from itineraire.diagnostic.trust import DataQuality, RiskLine
from itineraire.vocabulary import (
    DEPENDENCY_SHARE,
    EXPLAINED_GAP,
    LCP_GOOD_SECONDS,
    LCP_POOR_SECONDS,
    Debt,
    Direction,
)

_RATING = 4.0  # Spiegel Research Center (2017): the useful zone starts at 4.0
_REPLIED = 0.5
_WEAK_PAGES = 0.30
_SOURCE_MISSING = 0.10
_CONSENT = 0.60


def risk_lines(
    context: Context,
    acquisition: Acquisition,
    conversion: Conversion,
    data: DataQuality,
    findings: tuple[Finding, ...],
) -> tuple[RiskLine, ...]:
    """Measure the five debts; a debt without any export stays, marked unknown."""
    top = acquisition.channels[0].share if acquisition.channels else None
    weak = next((item.values["share"] for item in findings if item.code == "weak_pages"), None)
    lost = sum(line.kind == "tracking" for line in data.breaks)
    speed = context.value("lcp_mobile")
    reviews = conversion.reviews
    gap = max((line.gap for line in data.gaps), default=None)
    euros = {item.code: item.stake.likely for item in findings if item.stake}
    return (
        _line(Debt.CHANNEL, "top_share", top, DEPENDENCY_SHARE.value, 0.55, euros.get("channel_dependency")),
        _line(Debt.TECHNICAL, "lcp_mobile", speed, LCP_GOOD_SECONDS.value, LCP_POOR_SECONDS.value),
        _line(Debt.TECHNICAL, "tracking_breaks", float(lost) if _is_checked(context) else None, 1.0, 1.0),
        _line(Debt.TECHNICAL, "source_gap", gap, EXPLAINED_GAP.value, 2 * EXPLAINED_GAP.value),
        _line(Debt.CONTENT, "weak_pages", _number(weak, context), _WEAK_PAGES, 0.5),
        _line(
            Debt.REPUTATION, "rating", reviews.shrunk if reviews else None, _RATING, 3.5, better=Direction.UP
        ),
        _line(
            Debt.REPUTATION,
            "replied",
            reviews.replied if reviews else None,
            _REPLIED,
            _REPLIED / 2,
            better=Direction.UP,
        ),
        _line(Debt.DATA, "stale_prospects", _count(data.stale_prospects), 1.0, 100.0),
        _line(Debt.DATA, "source_missing", data.source_missing, _SOURCE_MISSING, 2 * _SOURCE_MISSING),
        _line(Debt.DATA, "consent_rate", context.value("consent_rate"), _CONSENT, 0.4, better=Direction.UP),
    )


def _line(
    debt: Debt,
    indicator: str,
    value: float | None,
    medium: float,
    high: float,
    eur: float | None = None,
    *,
    better: Direction = Direction.DOWN,
) -> RiskLine:
    """Grade one indicator: ``medium`` from the first threshold on, ``high`` from the second."""
    if value is None:
        return RiskLine(debt, indicator, None, medium, "unknown", eur)
    sign = 1 if better == Direction.DOWN else -1
    graded = "high" if sign * value >= sign * high else "medium" if sign * value >= sign * medium else "low"
    return RiskLine(debt, indicator, value, medium, graded, eur)


def _number(share: object, context: Context) -> float | None:
    """Return the weak-page share, 0 when pages were read and none stood out, nothing when they were not."""
    if isinstance(share, float):
        return share
    search = context.tables.get("search")
    return 0.0 if search is not None and (search["dimension"] == "page").any() else None


def _count(number: int | None) -> float | None:
    return None if number is None else float(number)


def _is_checked(context: Context) -> bool:
    """Return whether analytics could be compared with the firm's own count."""
    return bool(measure_shifts(context)[1])
