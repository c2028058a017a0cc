"""Titles and column labels of ``plan.xlsx``."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

TITLES: dict[str, Sentence] = {
    "actions": Sentence("Actions retenues", "Retained actions"),
    "refusals": Sentence("Ce qui ne sera pas fait", "What will not be done"),
    "budget": Sentence("Budget", "Budget"),
    "findings": Sentence("Constats", "Findings"),
    "baseline": Sentence("Point de départ", "Baseline"),
}

LABELS: dict[str, Sentence] = {
    "action": Sentence("Action", "Action"),
    "workstream": Sentence("Chantier", "Workstream"),
    "deliverable": Sentence("Livrable", "Deliverable"),
    "criterion": Sentence("Critère d'acceptation", "Acceptance criterion"),
    "owner": Sentence("Responsable", "Owner"),
    "start": Sentence("Début", "Start"),
    "end": Sentence("Fin", "End"),
    "p50": Sentence("Livré une fois sur deux au", "Delivered one time in two by"),
    "p80": Sentence("Livré quatre fois sur cinq au", "Delivered four times in five by"),
    "horizon": Sentence("Horizon (jours)", "Horizon (days)"),
    "hours": Sentence("Heures internes", "Internal hours"),
    "cost": Sentence("Coût externe", "External cost"),
    "value": Sentence("Marge nette", "Net margin"),
    "depends": Sentence("Dépend de", "Depends on"),
    "id": Sentence("Identifiant", "Identifier"),
    "reason": Sentence("Raison", "Reason"),
    "price": Sentence("Marge nette à laquelle on renonce", "Net margin given up"),
    "line": Sentence("Ligne", "Line"),
    "quantity": Sentence("Quantité", "Quantity"),
    "low": Sentence("Bas", "Low"),
    "likely": Sentence("Probable", "Likely"),
    "high": Sentence("Haut", "High"),
    "committed": Sentence("Dont déjà engagé", "Already committed"),
    "actions_cost": Sentence("Dont actions du plan", "Of which plan actions"),
    "finding": Sentence("Constat", "Finding"),
    "axis": Sentence("Axe", "Axis"),
    "source": Sentence("Source", "Source"),
    "kpi": Sentence("Indicateur", "KPI"),
    "unit": Sentence("Unité", "Unit"),
    "low_bound": Sentence("Borne basse (95 %)", "Lower bound (95%)"),
    "high_bound": Sentence("Borne haute (95 %)", "Upper bound (95%)"),
    "reliability": Sentence("Fiabilité de la mesure", "Reliability of the measure"),
}

UNITS: dict[str, Sentence] = {
    "count": Sentence("nombre", "count"),
    "eur": Sentence("€", "€"),
    "rate": Sentence("%", "%"),
    "hours": Sentence("heures", "hours"),
    "days": Sentence("jours", "days"),
    "seconds": Sentence("secondes", "seconds"),
    "score": Sentence("note", "score"),
}
