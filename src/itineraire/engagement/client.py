"""``client.yaml``: who the client is, who works, how many hours and euros there are."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from itineraire.engagement.base import (
    Days,
    Estimate,
    Euros,
    Period,
    Range,
    Share,
    Slug,
    Strict,
    Text,
    ordered,
)
from itineraire.engagement.economics import Economics
from itineraire.vocabulary import BudgetKind, Model, Team

__all__ = [
    "Absence",
    "BudgetLine",
    "Client",
    "Economics",
    "Firm",
    "Freeze",
    "Launch",
    "Limits",
    "Person",
    "Range",
    "Segment",
    "Service",
    "Stakeholder",
    "ordered",
]


class Absence(Period):
    """Days when a person does not work."""

    reason: Text = "congés"


class Person(Strict):
    """Somebody who gives hours to the plan.

    Parameters
    ----------
    skills
        What the person can do, as slugs shared with ``actions.csv`` (``seo``, ``dev``, ``crm``...).
    weekly_hours
        Hours a week of presence for the plan and its run work together.
    run_hours
        Hours a week already taken by run work; the plan has ``weekly_hours - run_hours``.
    hourly_cost_eur
        Loaded cost of one hour, in euros.
    """

    id: Slug
    name: Text
    role: Text
    team: Team = Team.MARKETING
    skills: tuple[Slug, ...] = ()
    weekly_hours: float = Field(gt=0, le=60)
    run_hours: float = Field(default=0, ge=0, le=60)
    hourly_cost_eur: float = Field(ge=0, le=1000)
    absences: tuple[Absence, ...] = ()


class BudgetLine(Strict):
    """External euros: a monthly amount over some months, or a one-off in one month.

    Parameters
    ----------
    monthly_eur, one_off_eur
        Low, likely and high euros; exactly one of the two is given.
    start
        First month (any day of it); the plan's first month when absent.
    months
        Number of months of a monthly line; up to the horizon when absent.
    quantity
        What the money buys, for example ``4 articles par mois`` (R134).
    """

    kind: BudgetKind
    label: Text
    monthly_eur: Estimate | None = None
    one_off_eur: Estimate | None = None
    start: date | None = None
    months: int | None = Field(default=None, ge=1, le=36)
    quantity: Text | None = None
    committed: bool = False
    """True when the money is spent whatever the plan retains (tools already signed, running media)."""


class Segment(Strict):
    """A priority segment, sized (R171a)."""

    id: Slug
    name: Text
    customers: float = Field(ge=0)
    value_eur: Euros
    """Yearly value of the whole segment, in euros."""


class Stakeholder(Strict):
    """Who must be informed, when and how (R147)."""

    name: Text
    team: Team
    rhythm: Literal["weekly", "monthly", "quarterly"]
    format: Text


class Freeze(Period):
    """Days when nothing may be put live (sales, migration)."""

    reason: Text
    workstreams: tuple[Slug, ...] = ()
    """Workstreams concerned; all of them when empty."""


class Firm(Strict):
    """The consulting firm that signs the documents."""

    name: Text
    logo: str | None = None


class Limits(Strict):
    """Limits of parallel work: the article asks for 2 to 3 workstreams in the first 90 days (R121)."""

    active_first_90_days: int = Field(default=3, ge=1, le=10)
    active_to_180_days: int = Field(default=4, ge=1, le=10)
    active_after: int = Field(default=5, ge=1, le=10)
    actions_at_once: int = Field(default=6, ge=1, le=50)


class Launch(Strict):
    """The dates that make a plan launched (R21, R171d); a plan without them is « non lancé »."""

    kick_off: date | None = None
    first_weekly: date | None = None
    first_review: date | None = None
    access_granted: bool = False
    tool: Text | None = None
    """The one follow-up tool (R144)."""


class Service(Strict):
    """A critical service of the continuity plan (R166c)."""

    name: Text
    owner: Slug | None = None
    fallback: Text | None = None
    last_test: date | None = None


class Grid(Strict):
    """An expert grid scored by two people (R68, R71), 1 to 5 a criterion."""

    criterion: Text
    first: int = Field(ge=1, le=5)
    second: int = Field(ge=1, le=5)


class Document(Strict):
    """A process, tool, KPI or access that should be documented (R171f)."""

    name: Text
    kind: Literal["process", "tool", "kpi", "access"]
    weight: float = Field(default=1, gt=0)
    updated: date | None = None
    """Last update; absent means not documented."""
    readers: tuple[Slug, ...] = ()


class Automation(Strict):
    """A candidate automation and its pay-back (M35)."""

    name: Text
    hours_saved_week: Estimate
    reliability: Share = 1.0
    run_cost_eur_year: Euros = 0
    build_cost_eur: Euros
    hourly_cost_eur: float = Field(ge=0)
    weeks: int = Field(default=46, ge=1, le=52)
    needs_kpi: str | None = None
    """KPI whose reliability must pass the data gate before this automation runs (R81)."""


class Control(Strict):
    """A regular control or audit (R166a-b)."""

    name: Text
    kind: Literal["audit", "tracking"]
    every_days: int = Field(ge=1, le=730)
    last: date | None = None
    result: Literal["pass", "fail"] | None = None
    owner: Slug | None = None


class StrategicLine(Strict):
    """A line of the strategy that the plan must translate (R25)."""

    id: Slug
    text: Text


class Training(Strict):
    """A way to cover a missing skill (M37)."""

    skill: Slug
    way: Literal["train", "hire", "buy"]
    person: Slug | None = None
    hours_week: float = Field(ge=0)
    """Hours a week of that skill it brings."""
    cost_eur: Euros
    ready_weeks: int = Field(default=0, ge=0)


class ExportMapping(Strict):
    """How to read an export that no tool signs: our columns on the left, the file's labels on the right."""

    table: Slug
    columns: dict[str, Text]
    decimal: Literal[",", ".", "auto"] = "auto"
    utc: bool = False
    grain: Literal["day", "week", "month"] = "day"
    """How long the period of a row is, when its start is all the file says."""
    fixed: dict[str, Text] = Field(default_factory=dict)
    """What holds for every row and stands in no column: ``{status: won}``, ``{platform: meta}``."""


class Client(Strict):
    """The whole of ``client.yaml``."""

    name: Text
    model: Model
    currency: Literal["EUR"] = "EUR"
    language: Literal["fr", "en"] = "fr"
    timezone: str = "Europe/Paris"
    holiday_zone: Literal[
        "metropole", "alsace-moselle", "guadeloupe", "guyane", "martinique", "mayotte", "la-reunion"
    ] = "metropole"
    firm: Firm
    start: date
    """First day of the plan."""
    as_of: date | None = None
    """The "today" of a run that names none: the last day the exports cover; the clock's day when absent."""
    horizon_days: int = Field(default=365, ge=1, le=1100)
    sponsor: Slug
    lead: Slug
    people: tuple[Person, ...] = Field(min_length=1)
    budget: tuple[BudgetLine, ...] = ()
    envelope_eur: Euros | None = None
    """External euros the sponsor grants over the horizon; the sum of likely budget lines when absent."""
    economics: Economics = Economics()
    segments: tuple[Segment, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    limits: Limits = Limits()
    launch: Launch = Launch()
    strategy: tuple[StrategicLine, ...] = ()
    brand_terms: tuple[Text, ...] = ()
    competitors: tuple[Text, ...] = ()
    expected_tags: tuple[Text, ...] = ()
    expected_exports: tuple[str, ...] = ()
    offer_clarity: tuple[Grid, ...] = ()
    message_match: tuple[Grid, ...] = ()
    services: tuple[Service, ...] = ()
    documents: tuple[Document, ...] = ()
    automations: tuple[Automation, ...] = ()
    controls: tuple[Control, ...] = ()
    skill_options: tuple[Training, ...] = ()
    consent: Days | None = None
    ignored_exports: tuple[Text, ...] = ()
    """Files of ``raw`` left aside on purpose, as patterns: ``old/*.csv``."""
    exports: dict[str, ExportMapping] = Field(default_factory=dict)
    """Exports that no tool signs: file name pattern -> how to read it."""
