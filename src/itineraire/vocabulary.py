"""The trade's words, units and thresholds; every threshold carries its source, its year and its limit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Model(StrEnum):
    """How the client earns: it decides which KPIs, findings and templates apply."""

    ECOMMERCE = "ecommerce"
    B2B = "b2b"
    SAAS = "saas"


class Axis(StrEnum):
    """The diagnostic's four axes (R49)."""

    BUSINESS = "business"
    ACQUISITION = "acquisition"
    CONVERSION = "conversion"
    DATA = "data"


class Channel(StrEnum):
    """Where a visit or a lead comes from, after French UTM variants are grouped (R57)."""

    ORGANIC_SEARCH = "organic_search"
    PAID_SEARCH = "paid_search"
    PAID_SOCIAL = "paid_social"
    ORGANIC_SOCIAL = "organic_social"
    DIRECT = "direct"
    REFERRAL = "referral"
    EMAIL = "email"
    DISPLAY = "display"
    CROSS_NETWORK = "cross_network"
    VIDEO = "video"
    AFFILIATE = "affiliate"
    SMS = "sms"
    OTHER = "other"
    UNASSIGNED = "unassigned"


PAID_CHANNELS = frozenset(
    {
        Channel.PAID_SEARCH,
        Channel.PAID_SOCIAL,
        Channel.DISPLAY,
        Channel.CROSS_NETWORK,
        Channel.VIDEO,
        Channel.AFFILIATE,
    }
)
ORGANIC_CHANNELS = frozenset({Channel.ORGANIC_SEARCH, Channel.ORGANIC_SOCIAL})


class Goal(StrEnum):
    """The four families of business goals (R4)."""

    CUSTOMERS = "customers"
    SALES = "sales"
    LEADS = "leads"
    LOYALTY = "loyalty"


class Family(StrEnum):
    """The four blocks of the KPI sheet (R101)."""

    ACQUISITION = "acquisition"
    CONVERSION = "conversion"
    RETENTION = "retention"
    SERVICE = "service"


class WorkstreamType(StrEnum):
    """The article's six frequent workstreams (R110-R115), and the rest."""

    TRACKING = "tracking"
    CONVERSION = "conversion"
    CONTENT_SEO = "content_seo"
    PAID = "paid"
    CRM = "crm"
    AWARENESS = "awareness"
    OTHER = "other"


class ActionKind(StrEnum):
    """What an action mainly does: it decides the order rule (R118) and the reading window."""

    MEASURE = "measure"
    CONVERSION = "conversion"
    SEO = "seo"
    CONTENT = "content"
    PAID = "paid"
    CRM = "crm"
    AUTOMATION = "automation"
    REPUTATION = "reputation"
    SERVICE = "service"


class Domain(StrEnum):
    """The seven domains between which the plan arbitrates (R40)."""

    VISIBILITY = "visibility"
    CONVERSION = "conversion"
    PRODUCT = "product"
    DATA = "data"
    CRM = "crm"
    CONTENT = "content"
    PEOPLE = "people"


class BudgetKind(StrEnum):
    """The six budget lines that a plan always shows (R134)."""

    CONTENT = "content"
    PAID = "paid"
    TOOLS = "tools"
    REDESIGN = "redesign"
    DESIGN = "design"
    CONTINGENCY = "contingency"


class Team(StrEnum):
    """Teams that contribute or must be informed (R149)."""

    MANAGEMENT = "management"
    MARKETING = "marketing"
    SALES = "sales"
    PRODUCT = "product"
    IT = "it"
    SERVICE = "service"


class Debt(StrEnum):
    """The five risks of digital work (R161-R165)."""

    CHANNEL = "channel"
    TECHNICAL = "technical"
    CONTENT = "content"
    REPUTATION = "reputation"
    DATA = "data"


class Unit(StrEnum):
    """What a KPI is counted in. Rates are fractions from 0 to 1."""

    COUNT = "count"
    EUR = "eur"
    RATE = "rate"
    HOURS = "hours"
    DAYS = "days"
    SECONDS = "seconds"
    SCORE = "score"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Kpi:
    """One indicator that the package can compute from clean tables; the formula lives in ``metrics``."""

    code: str
    unit: Unit
    direction: Direction
    family: Family
    slow: bool = False
    """Slow KPIs are read monthly or quarterly and never raise a weekly alert (R150)."""


def _kpis(*rows: tuple[str, str, str, str, bool]) -> dict[str, Kpi]:
    return {
        code: Kpi(code, Unit(unit), Direction(direction), Family(family), slow)
        for code, unit, direction, family, slow in rows
    }


#: Every KPI the package computes itself. A client may add his own in ``objectives.yaml`` with a typed baseline.
KPIS: dict[str, Kpi] = _kpis(
    ("sessions", "count", "up", "acquisition", False),
    ("organic_share", "rate", "up", "acquisition", True),
    ("top_channel_share", "rate", "down", "acquisition", True),
    ("media_spend", "eur", "down", "acquisition", False),
    ("cost_per_click", "eur", "down", "acquisition", False),
    ("leads", "count", "up", "acquisition", False),
    ("cost_per_lead", "eur", "down", "acquisition", False),
    ("acquisition_cost", "eur", "down", "acquisition", True),
    ("brand_clicks", "count", "up", "acquisition", True),
    ("conversion_rate", "rate", "up", "conversion", True),
    ("mobile_conversion_rate", "rate", "up", "conversion", True),
    ("desktop_conversion_rate", "rate", "up", "conversion", True),
    ("cart_abandonment_rate", "rate", "down", "conversion", True),
    ("orders", "count", "up", "conversion", False),
    ("revenue", "eur", "up", "conversion", False),
    ("average_order", "eur", "up", "conversion", True),
    ("margin", "eur", "up", "conversion", True),
    ("qualified_leads", "count", "up", "conversion", True),
    ("qualified_lead_rate", "rate", "up", "conversion", True),
    ("opportunity_rate", "rate", "up", "conversion", True),
    ("win_rate", "rate", "up", "conversion", True),
    ("won_value", "eur", "up", "conversion", True),
    ("activation_rate", "rate", "up", "conversion", True),
    ("recurring_revenue", "eur", "up", "retention", True),
    ("churn_rate", "rate", "down", "retention", True),
    ("repeat_rate", "rate", "up", "retention", True),
    ("return_rate", "rate", "down", "service", True),
    ("first_contact_hours", "hours", "down", "service", True),
    ("contacted_within_24h_rate", "rate", "up", "service", True),
    ("rating", "score", "up", "service", True),
    ("review_reply_rate", "rate", "up", "service", True),
    ("lcp_mobile", "seconds", "down", "service", True),
    ("source_missing_rate", "rate", "down", "service", True),
    ("consent_rate", "rate", "up", "service", True),
)


@dataclass(frozen=True)
class Threshold:
    """A number that decides something in front of a client, with where it comes from."""

    value: float
    source: str
    year: int
    limit: str


HORIZON_DAYS = (90, 180, 365)  # R120, the article's three horizons

WORKSTREAMS_MIN, WORKSTREAMS_MAX = 6, 10  # R107, the article: "6 à 10 chantiers"
KPIS_MIN, KPIS_MAX = 12, 20  # R100, the article: "12 à 20 métriques maximum"
ACTIVE_WORKSTREAMS_FIRST_90_DAYS = 3  # R121, the article: "lancer 2 à 3 chantiers"
WEEKLY_MEETING_MINUTES = 45  # R142, the article: "30 à 45 minutes"

DEPENDENCY_SHARE = Threshold(
    1 / 3,
    "own rule: beyond a third, a channel that loses 30 % takes a tenth of the traffic with it",
    2026,
    "a convention, not a law of nature: the stress figure beside it says what it means",
)
LCP_GOOD_SECONDS = Threshold(2.5, "Core Web Vitals, web.dev", 2024, "75th percentile of visits")
LCP_POOR_SECONDS = Threshold(4.0, "Core Web Vitals, web.dev", 2024, "75th percentile of visits")
INP_GOOD_MS = Threshold(
    200.0, "Core Web Vitals, web.dev (replaced FID on 12 March 2024)", 2024, "75th percentile"
)
CLS_GOOD = Threshold(0.1, "Core Web Vitals, web.dev", 2024, "75th percentile of visits")
RETENTION_YEARS = Threshold(
    3.0, "CNIL, commercial prospecting: three years from the last contact", 2022, "legal check"
)
EXPLAINED_GAP = Threshold(
    0.10,
    "practice read in several agencies' pages: 5 to 15 % between analytics and orders is usual",
    2025,
    "a habit of the trade, acceptable only when explained",
)
LEAD_CALL_HOURS = Threshold(
    24.0, "the article's B2B example: contact in under 24 hours", 2026, "an aim, not a norm"
)

_CYCLES = "two business cycles of 14 days (test makers' pages)"
_GOOGLE = "Google: four months to a year (quoted on several pages)"

#: Full days between the first effect of an action and its first reading: a client may be slower, never quicker.
READ_WINDOW_DAYS: dict[ActionKind, Threshold] = {
    ActionKind.MEASURE: Threshold(7, "one weekly cycle, then the break test (M9)", 2026, "house rule"),
    ActionKind.CONVERSION: Threshold(28, _CYCLES, 2026, "and the sample of M24"),
    ActionKind.PAID: Threshold(28, "learning period of bidding, then conversion delay", 2026, "second hand"),
    ActionKind.SEO: Threshold(120, _GOOGLE, 2026, "a technical fix is seen in 2 to 6 weeks"),
    ActionKind.CONTENT: Threshold(120, _GOOGLE, 2026, "a slow reading"),
    ActionKind.CRM: Threshold(60, "one repurchase or sales cycle", 2026, "replace by the client's own cycle"),
    ActionKind.AUTOMATION: Threshold(28, _CYCLES, 2026, "house rule"),
    ActionKind.REPUTATION: Threshold(90, "ten new reviews (Spiegel 2017)", 2017, "US retail"),
    ActionKind.SERVICE: Threshold(28, _CYCLES, 2026, "house rule"),
}

RELIABLE = 0.9  # a KPI whose weakest part scores nine tenths may carry a decision alone (own rule, M13)

#: Below this reliability of its KPI, an action or an automation that feeds on it waits for the repair of the
#: measure: it would only repeat mistakes faster (R81). House rule, the article gives no figure.
DATA_GATE = 0.7
