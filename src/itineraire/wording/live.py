"""Words of the live panels: labels, status line, and what a meeting must still fill in."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    "priority_title": Sentence("Que mettre en premier ?", "What comes first?"),
    "roadmap_title": Sentence("Avec quels moyens ?", "With which means?"),
    "weights": Sentence("Ce qui compte le plus", "What counts most"),
    "impact": Sentence("Impact", "Impact"),
    "effort": Sentence("Effort", "Effort"),
    "dependencies": Sentence("Dépendances", "Dependencies"),
    "risk": Sentence("Risque", "Risk"),
    "weights_shares": Sentence(
        "Impact {impact:percent}, effort {effort:percent}, dépendances {dependencies:percent}, risque {risk:percent}.",
        "Impact {impact:percent}, effort {effort:percent}, dependencies {dependencies:percent}, risk {risk:percent}.",
    ),
    "weights_none": Sentence(
        "Toutes les importances sont à zéro : donnez du poids à une dimension au moins.",
        "Every weight is at zero: give some to one dimension at least.",
    ),
    "hours": Sentence("Heures par compétence (100 % = aujourd'hui)", "Hours by skill (100% = today)"),
    "means": Sentence("Argent et rythme", "Money and pace"),
    "budget": Sentence("Budget", "Budget"),
    "active": Sentence("Chantiers de front", "Workstreams at once"),
    "active_help": Sentence(
        "Chantiers menés de front pendant les 90 premiers jours.",
        "Workstreams at once in the first 90 days.",
    ),
    "keep": Sentence("Imposer", "Impose"),
    "drop": Sentence("Écarter", "Exclude"),
    "choices": Sentence("Décisions de la réunion", "Decisions of the meeting"),
    "choices_help": Sentence("Ctrl + clic pour en choisir plusieurs.", "Ctrl + click to choose several."),
    "other_skills": Sentence("Autres compétences", "Other skills"),
    "estimate": Sentence("Et si une estimation change ?", "What if an estimate changes?"),
    "estimate_action": Sentence("Action", "Action"),
    "estimate_impact": Sentence("Son impact", "Its impact"),
    "estimate_hours": Sentence("Ses heures", "Its hours"),
    "estimate_euros": Sentence(
        "Impact : {low:eur} à {high:eur} par mois, {likely:eur} le plus probable.",
        "Impact: {low:eur} to {high:eur} a month, most likely {likely:eur}.",
    ),
    "estimate_unsized": Sentence(
        "Impact non chiffré : son curseur ne change rien.", "Impact not sized: its slider changes nothing."
    ),
    "estimate_work": Sentence(
        "Travail : {low:hours} à {high:hours}, {likely:hours} le plus probable.",
        "Work: {low:hours} to {high:hours}, most likely {likely:hours}.",
    ),
    "estimate_rank": Sentence("Rang {rank:int} ({kind}).", "Rank {rank:int} ({kind})."),
    "estimate_rank_moved": Sentence(
        "Rang {rank:int} ({kind}), au lieu de {was:int}.", "Rank {rank:int} ({kind}), instead of {was:int}."
    ),
    "estimate_doubt": Sentence(
        "8 fois sur 10, son rang va de {low:int} à {high:int} ; groupe de tête ({top}) pour {share:percent} des tirages.",
        "8 times in 10 its rank goes from {low:int} to {high:int}; leading group ({top}) in {share:percent} of the draws.",
    ),
    "undo": Sentence("Annuler", "Undo"),
    "reset": Sentence("Rétablir", "Restore"),
    "reset_help": Sentence("Revenir au scénario enregistré", "Go back to the saved scenario"),
    "title_modified": Sentence("{title}, modifié", "{title}, modified"),
    "changes_title": Sentence("Ce que change ce réglage", "What this setting changes"),
    "changes_none": Sentence("Rien : le même plan reste retenu.", "Nothing: the same plan stands."),
    "changes_in": Sentence("{actions} en plus : {titles}.", "{actions} more: {titles}."),
    "changes_out": Sentence("{actions} en moins : {titles}.", "{actions} fewer: {titles}."),
    "changes_price": Sentence(
        "{title} ({price:eur} de marge perdus)", "{title} ({price:eur} of margin lost)"
    ),
    "changes_dates": Sentence(
        "Nouvelles dates pour {actions} : {titles}.", "New dates for {actions}: {titles}."
    ),
    "changes_later": Sentence("{title} ({weeks} plus tard)", "{title} ({weeks} later)"),
    "changes_earlier": Sentence("{title} ({weeks} plus tôt)", "{title} ({weeks} earlier)"),
    "changes_more": Sentence("{titles}, et {more} de plus", "{titles}, and {more} more"),
    "changes_margin": Sentence("Marge visée : {gain:eur_signed}.", "Margin aimed at: {gain:eur_signed}."),
    "changes_margins": Sentence(
        "Marge visée : {gain:eur_signed} par rapport au réglage précédent, {since:eur_signed} par rapport au "
        "scénario enregistré.",
        "Margin aimed at: {gain:eur_signed} against the earlier setting, {since:eur_signed} against the saved "
        "scenario.",
    ),
    "status_reset": Sentence("Retour au scénario « {title} ».", "Back to scenario “{title}”."),
    "status_disk": Sentence(
        "Le scénario n'a pas pu être écrit ({error}). Rien n'a été changé : vérifiez le disque, puis recommencez.",
        "The scenario could not be written ({error}). Nothing was changed: check the disk, then try again.",
    ),
    "save_title": Sentence("Garder ce scénario", "Keep this scenario"),
    "name": Sentence("Nom", "Name"),
    "name_hint": Sentence("Ex. : deux développeurs", "E.g. two developers"),
    "author": Sentence("Décidé par", "Decided by"),
    "reason": Sentence("Raison", "Reason"),
    "reason_hint": Sentence("En une phrase : pourquoi ce choix ?", "In one sentence: why this choice?"),
    "choose": Sentence("Les documents suivront ce scénario", "The documents will follow this scenario"),
    "save": Sentence("Enregistrer ce scénario", "Save this scenario"),
    "tab_ranking": Sentence("Classement", "Ranking"),
    "tab_map": Sentence("Impact et effort", "Impact and effort"),
    "tab_table": Sentence("Tableau", "Table"),
    "tab_gantt": Sentence("Calendrier", "Calendar"),
    "tab_load": Sentence("Charge", "Load"),
    "tab_doubt": Sentence("Doute et autres méthodes", "Doubt and other methods"),
    "tab_refused": Sentence("Ce qui n'est pas fait", "What is not done"),
    "status_start": Sentence(
        "Scénario « {title} ». Bougez un curseur : la réponse suit.",
        "Scenario “{title}”. Move a slider: the answer follows.",
    ),
    "status_modified": Sentence(
        "Scénario « {title} », pas encore enregistré.", "Scenario “{title}”, not saved yet."
    ),
    "status_done": Sentence("À jour.", "Up to date."),
    "status_quick": Sentence(
        "Première réponse ; le plan optimisé arrive.", "First answer; the optimised plan is coming."
    ),
    "status_crash": Sentence(
        "Le calcul s'est arrêté ({error}). Le dernier résultat affiché reste valable pour les réglages d'avant.",
        "The computation stopped ({error}). The last result shown holds for the earlier settings.",
    ),
    "status_undone": Sentence("Dernier changement annulé.", "Last change undone."),
    "status_nothing_to_undo": Sentence("Rien à annuler.", "Nothing to undo."),
    "status_saved": Sentence("Scénario « {title} » enregistré.", "Scenario “{title}” saved."),
    "status_chosen": Sentence(
        "Scénario « {title} » enregistré et choisi : relancez le calcul pour que les documents le suivent.",
        "Scenario “{title}” saved and chosen: run again for the documents to follow it.",
    ),
    "status_no_name": Sentence(
        "Donnez un nom au scénario (lettres ou chiffres).", "Give the scenario a name (letters or digits)."
    ),
    "status_no_reason": Sentence("Écrivez la raison de ce choix.", "Write the reason for this choice."),
}
