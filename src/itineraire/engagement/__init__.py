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
from itineraire.engagement.decisions import Choice, Scenario, Weights
from itineraire.engagement.folder import (
    Engagement,
    client_folder,
    is_slug,
    read_engagement,
    read_scenario,
    scenario_names,
)
from itineraire.engagement.journal import choose_scenario, read_journal, save_scenario, scenario_hash
from itineraire.engagement.objectives import KeyResult, KpiLine, Objective, ObjectivesFile
from itineraire.engagement.workstreams import Result, Workstream

__all__ = [
    "Absence",
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
    "Range",
    "Result",
    "Scenario",
    "Segment",
    "Stakeholder",
    "Weights",
    "Workstream",
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
