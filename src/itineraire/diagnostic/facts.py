"""The facts of each chapter of the diagnostic: numbers, names and dates, never sentences.

A number that the exports do not give is ``None``, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from itineraire.diagnostic.result import Measure


@dataclass(frozen=True)
class StateLine:
    """One line of the state of play (R3).

    Parameters
    ----------
    subject
        ``site``, ``social``, ``ads``, ``sales``, ``reputation`` or ``tools``.
    measure
        Its one figure; ``None`` when not supplied.
    change
        Relative change over a year; ``None`` when unknown.
    asked
        Clean table whose export is missing, when it is.
    """

    subject: str
    measure: Measure | None
    change: float | None = None
    asked: str | None = None


@dataclass(frozen=True)
class ChannelLine:
    """One channel: volume, what it sells, what its leads become (R64)."""

    channel: str
    sessions: float
    share: float
    conversions: float | None = None
    conversion_rate: float | None = None
    revenue_eur: float | None = None
    leads: float | None = None
    quality_rate: float | None = None
    quality_low: float | None = None
    quality_high: float | None = None
    lead_value_eur: float | None = None
    best_probability: float | None = None


@dataclass(frozen=True)
class PlatformLine:
    """One ad platform, as it declares itself."""

    platform: str
    start: date
    end: date
    cost_eur: float
    clicks: float | None
    conversions: float | None
    result_kinds: int
    campaigns: int
    top_campaign: str | None
    top_share: float | None
    account_eur: float | None = None
    """Total of the account as the platform states it, when the export says it."""


@dataclass(frozen=True)
class ResultLine:
    """One unit of « results » that a platform declares; units are never added."""

    platform: str
    kind: str
    count: float
    cost_each_eur: float | None


@dataclass(frozen=True)
class MonthPoint:
    """One month of one figure."""

    start: date
    value: float


@dataclass(frozen=True)
class Driver:
    """What one factor added to a change, in euros (M15)."""

    factor: str
    eur: float


@dataclass(frozen=True)
class Deals:
    """The whole sales history (M8 keeps open deals apart)."""

    won: int
    lost: int
    open: int
    win_rate: float | None
    low: float | None
    high: float | None
    won_value_eur: float
    mean_value_eur: float | None
    median_cycle_days: float | None
    negative_cycles: int
    without_value: float
    start: date
    end: date


@dataclass(frozen=True)
class Share:
    """A named part of a whole."""

    name: str
    count: float
    share: float


@dataclass(frozen=True)
class Business:
    """Axis 1: what the digital side earns."""

    revenue_year_eur: float | None = None
    revenue_before_eur: float | None = None
    revenue_months: tuple[MonthPoint, ...] = ()
    drivers: tuple[Driver, ...] = ()
    visits_changed_on: date | None = None
    """Day from which visits are no longer counted alike: nothing is compared across it."""
    lead_records: int | None = None
    lead_people: int | None = None
    order_mean_eur: float | None = None
    order_median_eur: float | None = None
    exceptional_orders: int = 0
    digital_share: float | None = None
    deals: Deals | None = None
    loss_reasons: tuple[Share, ...] = ()


@dataclass(frozen=True)
class Acquisition:
    """Axis 2: where visits and leads come from, and at what price."""

    channels: tuple[ChannelLine, ...] = ()
    start: date | None = None
    end: date | None = None
    sessions: float | None = None
    hhi: float | None = None
    effective_channels: float | None = None
    stress_loss: float | None = None
    platforms: tuple[PlatformLine, ...] = ()
    results: tuple[ResultLine, ...] = ()
    cost_months: tuple[MonthPoint, ...] = ()
    cost_kpi: str | None = None
    brand_share: float | None = None
    organic_share: float | None = None


@dataclass(frozen=True)
class DeviceLine:
    """One device's visits and conversions."""

    device: str
    sessions: float
    share: float
    conversions: float
    rate: float
    low: float
    high: float


@dataclass(frozen=True)
class RateChange:
    """Change of the overall conversion rate over a year, in fractions: mix + rate (M3)."""

    total: float
    mix: float
    rate: float


@dataclass(frozen=True)
class SpeedLine:
    """Display times of one device against the Core Web Vitals limits."""

    device: str
    source: str
    lcp_seconds: float | None
    inp_ms: float | None
    cls: float | None


@dataclass(frozen=True)
class PageLine:
    """One landing page that converts clearly less than the others."""

    page: str
    sessions: float
    rate: float
    low: float
    high: float


@dataclass(frozen=True)
class Reviews:
    """What customers say."""

    count: int
    mean: float
    low: float | None
    high: float | None
    shrunk: float
    replied: float | None
    last: date | None


@dataclass(frozen=True)
class GridScore:
    """An expert grid scored by two people (R68, R71): mean of 1 to 5, and their agreement."""

    grid: str
    criteria: int
    mean: float
    kappa: float | None


@dataclass(frozen=True)
class Conversion:
    """Axis 3: what visitors do with the site."""

    devices: tuple[DeviceLine, ...] = ()
    ratio: float | None = None
    ratio_low: float | None = None
    ratio_high: float | None = None
    change: RateChange | None = None
    speed: tuple[SpeedLine, ...] = ()
    weak_landing_pages: tuple[PageLine, ...] = ()
    reviews: Reviews | None = None
    first_contact_hours: float | None = None
    late_share: float | None = None
    grids: tuple[GridScore, ...] = ()
