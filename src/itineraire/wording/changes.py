"""What changed since the last issue of the plan, and the plan told to each team in one paragraph."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    # The message: what changed, counted
    "since": Sentence(
        "Depuis l'édition du {since:date} : {items}", "Since the issue of {since:date}: {items}"
    ),
    "since_lead": Sentence("Depuis l'édition du {since:date}. ", "Since the issue of {since:date}. "),
    "count_all": Sentence(
        "{count:int}\u00a0{count:changement/changements}", "{count:int}\u00a0{count:change/changes}"
    ),
    "count_others": Sentence(
        "{count:int}\u00a0{count:autre changement/autres changements}",
        "{count:int}\u00a0other {count:change/changes}",
    ),
    "count_entered": Sentence(
        "{count:int}\u00a0{count:action entrée/actions entrées}",
        "{count:int}\u00a0{count:action added/actions added}",
    ),
    "count_left": Sentence(
        "{count:int}\u00a0{count:action sortie/actions sorties}",
        "{count:int}\u00a0{count:action dropped/actions dropped}",
    ),
    "count_moved": Sentence(
        "{count:int}\u00a0{count:action déplacée/actions déplacées}",
        "{count:int}\u00a0{count:action moved/actions moved}",
    ),
    "count_delivered": Sentence(
        "{count:int}\u00a0{count:action livrée/actions livrées}",
        "{count:int}\u00a0{count:action delivered/actions delivered}",
    ),
    "count_aims": Sentence(
        "{count:int}\u00a0{count:changement/changements} d'objectif ou d'indicateur",
        "{count:int}\u00a0{count:change/changes} of goal or KPI",
    ),
    "count_frames": Sentence(
        "{count:int}\u00a0{count:changement/changements} de chantier ou de responsable",
        "{count:int}\u00a0{count:change/changes} of workstream or owner",
    ),
    "count_means": Sentence(
        "{count:int}\u00a0{count:changement/changements} de budget ou d'heures",
        "{count:int}\u00a0{count:change/changes} of budget or hours",
    ),
    "count_choices": Sentence(
        "{count:int}\u00a0{count:changement/changements} de scénario ou d'habitude",
        "{count:int}\u00a0{count:change/changes} of scenario or habit",
    ),
    "count_late": Sentence(
        "{count:int}\u00a0{count:dépendance/dépendances} en retard",
        "{count:int}\u00a0late {count:dependency/dependencies}",
    ),
    "unreadable_issue": Sentence(
        "L'édition du {day:date} ne peut plus être relue (autre version d'Itinéraire, ou fichier abîmé) : elle n'est pas comparée.",
        "The issue of {day:date} can no longer be read (another version of Itinéraire, or a damaged file): it is not compared.",
    ),
    # The table
    "column_change": Sentence("Ce qui change", "What changes"),
    "column_was": Sentence("Avant", "Before"),
    "column_now": Sentence("Maintenant", "Now"),
    "column_reason": Sentence("Raison", "Reason"),
    "changes_source": Sentence(
        "éditions du {since:short_date} et du {as_of:short_date}, registre des décisions",
        "issues of {since:short_date} and {as_of:short_date}, register of decisions",
    ),
    "change_scenario_changed": Sentence("Scénario", "Scenario"),
    "change_action_entered": Sentence("Action qui entre : {subject}", "Action that comes in: {subject}"),
    "change_action_added": Sentence("Nouvelle action : {subject}", "New action: {subject}"),
    "change_action_removed": Sentence("Action qui sort : {subject}", "Action that leaves: {subject}"),
    "change_action_unlisted": Sentence(
        "Action retirée de la liste : {subject}", "Action taken off the list: {subject}"
    ),
    "change_action_stopped": Sentence("Action arrêtée : {subject}", "Action stopped: {subject}"),
    "change_action_later": Sentence(
        "Action décalée de {weeks:weeks} : {subject}", "Action {weeks:weeks} later: {subject}"
    ),
    "change_action_earlier": Sentence(
        "Action avancée de {weeks:weeks} : {subject}", "Action {weeks:weeks} earlier: {subject}"
    ),
    "change_action_changed": Sentence(
        "Action aux dates modifiées : {subject}", "Action with other dates: {subject}"
    ),
    "change_delivery_added": Sentence("Action livrée : {subject}", "Action delivered: {subject}"),
    "change_habit_added": Sentence("Habitude à arrêter : {subject}", "Habit to stop: {subject}"),
    "change_action_owner_changed": Sentence(
        "Responsable de l'action : {subject}", "Owner of the action: {subject}"
    ),
    "change_key_result_added": Sentence("Nouveau résultat clé : {subject}", "New key result: {subject}"),
    "change_key_result_removed": Sentence("Résultat clé retiré : {subject}", "Key result removed: {subject}"),
    "change_key_result_changed": Sentence("Cible : {subject}", "Target: {subject}"),
    "change_due_changed": Sentence("Échéance : {subject}", "Due date: {subject}"),
    "change_baseline_added": Sentence("Indicateur ajouté : {subject}", "KPI added: {subject}"),
    "change_baseline_removed": Sentence("Indicateur retiré : {subject}", "KPI removed: {subject}"),
    "change_baseline_changed": Sentence("Point de départ : {subject}", "Baseline: {subject}"),
    "change_workstream_added": Sentence("Nouveau chantier", "New workstream"),
    "change_workstream_removed": Sentence("Chantier retiré", "Workstream removed"),
    "change_workstream_changed": Sentence("Chantier renommé", "Workstream renamed"),
    "change_workstream_owner_changed": Sentence(
        "Responsable du chantier : {subject}", "Owner of the workstream: {subject}"
    ),
    "change_workstream_target_changed": Sentence(
        "Cible du chantier : {subject}", "Target of the workstream: {subject}"
    ),
    "change_workstream_read_changed": Sentence(
        "Lecture du chantier : {subject}", "Reading of the workstream: {subject}"
    ),
    "change_envelope_changed": Sentence("Enveloppe externe accordée", "External budget granted"),
    "change_budget_changed": Sentence("Budget prévu : {subject}", "Planned budget: {subject}"),
    "change_hours_added": Sentence("Heures du plan, nouveau métier : {subject}", "Plan hours, new skill: {subject}"),
    "change_hours_removed": Sentence("Heures du plan, métier retiré : {subject}", "Plan hours, skill gone: {subject}"),
    "change_hours_changed": Sentence("Heures disponibles : {subject}", "Available hours: {subject}"),
    "to_deliver": Sentence("à livrer", "to deliver"),
    "delivered": Sentence("livrée", "delivered"),
    "stopped": Sentence("arrêtée", "stopped"),
    "hours_a_week": Sentence("{hours:hours1} par semaine", "{hours:hours1} a week"),
    "no_owner": Sentence("personne", "nobody"),
    "days": Sentence(
        "du {start:short_date} au {day:short_date}", "{start:short_date} to {day:short_date}"
    ),
    # The reasons
    "reason_none": Sentence("raison non consignée", "reason not recorded"),
    "reason_scenario": Sentence("scénario fixé le {on:short_date}", "scenario set on {on:short_date}"),
    "reason_plan": Sentence("plan accepté le {on:short_date}", "plan accepted on {on:short_date}"),
    "reason_exception": Sentence("exception écrite", "written exception"),
    "decisions_quoted": Sentence("Raisons consignées :", "Recorded reasons:"),
    "decision_scenario": Sentence(
        "Scénario fixé le {on:date} par {by} : {why}", "Scenario set on {on:date} by {by}: {why}"
    ),
    "decision_plan": Sentence(
        "Plan accepté le {on:date} par {by} : {why}", "Plan accepted on {on:date} by {by}: {why}"
    ),
    "decision_exception": Sentence(
        "Exception écrite à la limite du plan : {why}", "Written exception to the limit of the plan: {why}"
    ),
    # Late dependencies
    "late_title": Sentence(
        "{count:int}\u00a0{count:livraison que d'autres attendent est/livraisons que d'autres attendent sont} en retard",
        "{count:int}\u00a0{count:delivery that others wait for is/deliveries that others wait for are} late",
    ),
    "column_awaited": Sentence("Attendu", "Awaited"),
    "column_from": Sentence("De qui", "From"),
    "column_for": Sentence("Pour", "For"),
    "column_planned": Sentence("Prévu le", "Planned"),
    "late_weeks": Sentence("{weeks:weeks} de retard", "{weeks:weeks} late"),
    "late_waiting": Sentence("pas commencée", "not begun"),
    # One paragraph a team
    "teams_title": Sentence("Ce que chaque équipe doit savoir", "What each team must know"),
    "team_nothing": Sentence(
        "Rien à livrer, à attendre ni à arrêter à cette date.", "Nothing to deliver, await or stop at this date."
    ),
    "team_next": Sentence("À livrer : {items}.", "To deliver: {items}."),
    "team_helps": Sentence("Contribue à : {items}.", "Contributes to: {items}."),
    "team_waits": Sentence("Attend : {items}.", "Waits for: {items}."),
    "team_stops": Sentence("À arrêter : {items}.", "To stop: {items}."),
    "team_refused": Sentence("Pas retenu dans ce plan : {items}.", "Not retained in this plan: {items}."),
    "digest_due": Sentence("« {deliverable} » pour le {due:short_date}", "“{deliverable}” by {due:short_date}"),
    "digest_late": Sentence(
        "« {deliverable} », en retard (prévu le {due:short_date})", "“{deliverable}”, late (planned {due:short_date})"
    ),
    "digest_awaited": Sentence("{delivery}, de {owner} ({team})", "{delivery}, from {owner} ({team})"),
    "settled_read": Sentence(
        "Décidé le {on:short_date} sur « {title} » : {why}.", "Decided on {on:short_date} about “{title}”: {why}."
    ),
    "settled_kept": Sentence("Imposé par le scénario : « {title} ».", "Imposed by the scenario: “{title}”."),
    "settled_dropped": Sentence("Écarté par le scénario : « {title} ».", "Excluded by the scenario: “{title}”."),
    "settled_accepted": Sentence("Plan accepté le {on:short_date} : {why}.", "Plan accepted on {on:short_date}: {why}."),
    "settled_chosen": Sentence(
        "Scénario « {title} » choisi le {on:short_date} : {why}.", "Scenario “{title}” chosen on {on:short_date}: {why}."
    ),
    "settled_later": Sentence(
        "Décidé : « {title} » recule de {weeks:weeks} ({why}).", "Decided: “{title}” {weeks:weeks} later ({why})."
    ),
    "settled_earlier": Sentence(
        "Décidé : « {title} » avance de {weeks:weeks} ({why}).", "Decided: “{title}” {weeks:weeks} earlier ({why})."
    ),
    "settled_changed": Sentence(
        "Décidé : « {title} » change de dates ({why}).", "Decided: “{title}” has other dates ({why})."
    ),
    "settled_entered": Sentence(
        "Décidé : « {title} » entre dans le plan ({why}).", "Decided: “{title}” comes in ({why})."
    ),
    "settled_added": Sentence(
        "Décidé : « {title} » s'ajoute au plan ({why}).", "Decided: “{title}” is added ({why})."
    ),
    "settled_removed": Sentence(
        "Décidé : « {title} » sort du plan ({why}).", "Decided: “{title}” leaves the plan ({why})."
    ),
    "settled_stopped": Sentence("Décidé : « {title} » s'arrête ({why}).", "Decided: “{title}” stops ({why})."),
    "settled_unlisted": Sentence(
        "Décidé : « {title} » quitte la liste ({why}).", "Decided: “{title}” is off the list ({why})."
    ),
}  # fmt: skip
