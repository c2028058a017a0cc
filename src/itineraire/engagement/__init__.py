"""The nouns of a client's folder: settings, team, budget, objectives, workstreams, actions, decisions."""

from itineraire.engagement.actions import Action
from itineraire.engagement.client import (
    Absence,
    BudgetLine,
    Client,
    Economics,
    Freeze,
    Person,
    Range,
    Segment,
    Stakeholder,
)
from itineraire.engagement.decisions import AcceptedPlan, Choice, PlannedAction, Scenario, Weights
from itineraire.engagement.folder import (
    Engagement,
    client_folder,
    is_slug,
    read_engagement,
    read_scenario,
    scenario_names,
)
from itineraire.engagement.journal import (
    accept_plan,
    choose_scenario,
    read_journal,
    save_scenario,
    scenario_hash,
)
from itineraire.engagement.objectives import KeyResult, KpiLine, Objective, ObjectivesFile
from itineraire.engagement.workstreams import Result, Workstream

__all__ = [
    "Absence",
    "AcceptedPlan",
    "Action",
    "BudgetLine",
    "Choice",
    "Client",
    "Economics",
    "Engagement",
    "Freeze",
    "KeyResult",
    "KpiLine",
    "Objective",
    "ObjectivesFile",
    "Person",
    "PlannedAction",
    "Range",
    "Result",
    "Scenario",
    "Segment",
    "Stakeholder",
    "Weights",
    "Workstream",
    "accept_plan",
    "choose_scenario",
    "client_folder",
    "is_slug",
    "read_engagement",
    "read_journal",
    "read_scenario",
    "save_scenario",
    "scenario_hash",
    "scenario_names",
]
