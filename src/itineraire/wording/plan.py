"""What the front pages of the bound plan, the one-page summary and the committee's slides say."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    "plan_title": Sentence("Plan d'action digital", "Digital action plan"),
    "plan_question": Sentence(
        "Que faisons-nous, qui le fait, quand, à quel prix, et comment saurons-nous que cela marche ?",
        "What do we do, who does it, when, at what price, and how shall we know that it works?",
    ),
    "headline_empty": Sentence("Le plan n'est pas encore calculé", "The plan is not computed yet"),
    "point_a": Sentence(
        "Départ",
        "Start",
    ),
    "point_b": Sentence(
        "Cap",
        "Aim",
    ),
    "no_point_a": Sentence(
        "Aucun constat chiffré : le diagnostic manque.", "No finding in figures: the diagnostic is missing."
    ),
    "no_point_b": Sentence(
        "Aucun objectif accepté : les objectifs sont à réécrire.",
        "No accepted objective: the objectives must be rewritten.",
    ),
    "five_questions": Sentence(
        "Les cinq questions, chantier par chantier", "The five questions, workstream by workstream"
    ),
    "column_workstream": Sentence("Chantier", "Workstream"),
    "column_change": Sentence("Ce qui change", "What changes"),
    "column_delivered": Sentence("Ce qui est livré", "What is delivered"),
    "change": Sentence(
        "{kpi} : {before} → {after}",
        "{kpi}: {before} → {after}",
    ),
    "delivered_none": Sentence("rien dans ce plan", "nothing in this plan"),
    "nobody": Sentence("sans responsable", "no owner"),
    "not_planned": Sentence(
        "non planifié",
        "not planned",
    ),
    # Completeness
    "complete": Sentence(
        "Plan complet : {score:int} parties sur {total:int}",
        "Complete plan: {score:int} parts of {total:int}",
    ),
    "incomplete": Sentence(
        "Plan incomplet, {score:int} parties sur {total:int} ; il manque : {missing}",
        "Incomplete plan, {score:int} parts of {total:int}; missing: {missing}",
    ),
    "part_diagnostic": Sentence("diagnostic chiffré", "diagnostic in figures"),
    "part_priorities": Sentence("choix de priorités", "choice of priorities"),
    "part_sequence": Sentence("séquencement", "sequence"),
    "part_owners": Sentence("responsables nommés", "named owners"),
    "part_budget": Sentence("budget cadré", "budget set"),
    "part_risks": Sentence("risques anticipés", "risks anticipated"),
    "part_kpis": Sentence("KPI stables", "stable KPIs"),
    "part_rituals": Sentence("rituels de pilotage", "steering rituals"),
    "part_improvement": Sentence("amélioration continue", "continuous improvement"),
    "confidential": Sentence(
        "Confidentiel · {client}",
        "Confidential · {client}",
    ),
    "goal": Sentence(
        "{kpi} : de {before} à {after} d'ici le {due:date}",
        "{kpi}: from {before} to {after} by {due:date}",
    ),
    "goal_unmeasured": Sentence(
        "{title}, d'ici le {due:date} ; point de départ à mesurer",
        "{title}, by {due:date}; starting point to be measured",
    ),
    "to_measure": Sentence("à mesurer", "to be measured"),
    "from_a_to_b": Sentence(
        "Où nous allons : {goals:int} résultats clés d'ici le {due:date}",
        "Where we go: {goals:int} key results by {due:date}",
    ),
    "from_a": Sentence("D'où nous partons", "Where we start"),
    "goals_caption": Sentence("De A à B, résultat par résultat", "From A to B, result by result"),
    "goals_some": Sentence(
        "De A à B : les {shown:int} premiers résultats clés sur {total:int}",
        "From A to B: the first {shown:int} key results of {total:int}",
    ),
    "five_title": Sentence(
        "{dated:int} chantiers sur {total:int} ont un responsable et une livraison datée",
        "{dated:int} of {total:int} workstreams have an owner and a dated delivery",
    ),
    "who": Sentence(
        "{owner} (+{others:int})",
        "{owner} (+{others:int})",
    ),
    "delivered_more": Sentence(
        "{first} (+{others:int})",
        "{first} (+{others:int})",
    ),
    "column_who": Sentence(
        "Qui",
        "Who",
    ),
    "column_ready": Sentence(
        "Dernière livraison le",
        "Last delivery on",
    ),
    "column_read": Sentence(
        "Premier effet lu dès le",
        "First effect read from",
    ),
    "five_source": Sentence(
        "diagnostic, chantiers, feuille de route. Dates tenues 8 fois sur 10. (+n) : autres livrables ou contributeurs",
        "diagnostic, workstreams, roadmap. Dates kept 8 times in 10. (+n): other deliverables or contributors",
    ),
    "five_some": Sentence(
        "Les cinq questions, pour les {shown:int} chantiers qui rapportent le plus sur {total:int}",
        "The five questions, for the {shown:int} workstreams that earn most of {total:int}",
    ),
}
