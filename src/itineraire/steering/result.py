"""What steering gives: everything that the weekly, monthly and quarterly pages print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from itineraire.engagement import Scenario
from itineraire.steering.alarms import Watch
from itineraire.steering.arbitration import Arbitration
from itineraire.steering.board import Board
from itineraire.steering.budget import BudgetFollowUp
from itineraire.steering.changes import Changes
from itineraire.steering.cohorts import Cohorts
from itineraire.steering.digests import TeamDigest
from itineraire.steering.facts import Facts
from itineraire.steering.health import Health
from itineraire.steering.lights import Light
from itineraire.steering.performance import HollowGrowth, KpiMonth, Trajectory
from itineraire.steering.plan import OwnerView, PlannedAction, WorkstreamReading
from itineraire.steering.rituals import Agenda, Meeting
from itineraire.steering.roles import Audience, LaunchStep, RoleCard
from itineraire.steering.slips import BoardSlips
from itineraire.steering.verdicts import Verdict
from itineraire.vocabulary import Team


@dataclass(frozen=True)
class Regularity:
    """How even the effort is, 1 being the same every week (R19); ``None`` where it cannot be said.

    Parameters
    ----------
    deliveries, spend
        Over the last quarter: cards finished a week, euros spent a week.
    meetings_held, meetings_planned
        Weekly meetings of the last quarter since the launch; ``None`` before it.
    """

    deliveries: float | None
    spend: float | None
    meetings_held: int | None
    meetings_planned: int | None


@dataclass(frozen=True)
class WeeklyPage:
    """Speed 1: health, immediate alarms, and the agenda of the next meeting."""

    health: Health
    watch: Watch
    agenda: Agenda

    @property
    def is_quiet(self) -> bool:
        """True when nothing asks for a decision this week."""
        return not self.health.signals and not self.watch.alarms


@dataclass(frozen=True)
class MonthlyPage:
    """Speed 2: KPIs, trajectories, cohorts, budgets, arbitrations (R143)."""

    kpis: tuple[KpiMonth, ...]
    trajectories: tuple[Trajectory, ...]
    hollow_growth: tuple[HollowGrowth, ...]
    cohorts: Cohorts | None
    budget: tuple[BudgetFollowUp, ...]
    waiting: tuple[Verdict, ...]
    """Actions due for reading on which nobody has decided yet."""
    eur_by_proof: Mapping[str, float]


@dataclass(frozen=True)
class Organisation:
    """Who carries the plan and how it is spoken of."""

    roles: tuple[RoleCard, ...]
    orphans: tuple[str, ...]
    checklist: tuple[LaunchStep, ...]
    audiences: tuple[Audience, ...]
    silent_teams: tuple[Team, ...]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True)
class Steering:
    """The steering of one client at a date.

    Parameters
    ----------
    plan_start
        First day of the plan; before it, the pages prepare the launch.
    verdicts
        Actions already launched, the latest first.
    arbitrations
        What the next quarterly review is proposed to decide.
    planned
        Retained actions with their dates and first reading.
    scenario, slips
        What a later issue of the plan compares itself with, besides the results of the earlier steps.
    changes
        Differences with the last issue; ``None`` for a first one.
    teams
        One digest a team, when there are several.
    """

    client: str
    as_of: date
    plan_start: date
    organisation: Organisation
    weekly: WeeklyPage
    monthly: MonthlyPage
    verdicts: tuple[Verdict, ...]
    arbitrations: tuple[Arbitration, ...]
    board: Board | None
    lights: tuple[Light, ...]
    regularity: Regularity
    owners: tuple[OwnerView, ...]
    planned: tuple[PlannedAction, ...]
    readings: tuple[WorkstreamReading, ...]
    facts: Facts
    scenario: Scenario
    slips: BoardSlips = field(default_factory=BoardSlips)
    changes: Changes | None = None
    teams: tuple[TeamDigest, ...] = ()

    @property
    def is_launched(self) -> bool:
        """True when the launch checklist misses nothing (R21)."""
        return all(step.state != "missing" for step in self.organisation.checklist)
