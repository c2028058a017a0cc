"""What is done, when and with whose hours; what is refused, and what that costs."""

from itineraire.roadmap.change import DroppedAction, MovedAction, RoadmapChange, replan_roadmap
from itineraire.roadmap.effort import BATCH, LIVE, PROVED, QUICK, REFINED, Effort
from itineraire.roadmap.plan import plan_roadmap
from itineraire.roadmap.refusals import MarginalValue
from itineraire.roadmap.resources import (
    Budget,
    BudgetLineTotal,
    PersonLoad,
    SkillLoad,
    SkillNeed,
    SkillOption,
)
from itineraire.roadmap.result import (
    Acceptance,
    Answer,
    DomainShare,
    DoubtCase,
    HeldBack,
    Horizon,
    Reason,
    RefusedAction,
    Roadmap,
    ScheduledAction,
    Step,
)
from itineraire.roadmap.rules import RuleKind

__all__ = [
    "BATCH",
    "LIVE",
    "PROVED",
    "QUICK",
    "REFINED",
    "Acceptance",
    "Answer",
    "Budget",
    "BudgetLineTotal",
    "DomainShare",
    "DoubtCase",
    "DroppedAction",
    "Effort",
    "HeldBack",
    "Horizon",
    "MarginalValue",
    "MovedAction",
    "PersonLoad",
    "Reason",
    "RefusedAction",
    "Roadmap",
    "RoadmapChange",
    "RuleKind",
    "ScheduledAction",
    "SkillLoad",
    "SkillNeed",
    "SkillOption",
    "Step",
    "plan_roadmap",
    "replan_roadmap",
]
