"""The sentences of the workstreams step, its flags, and what its remarks ask for."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    # headlines
    "headline": Sentence(
        "{workstreams:int} chantiers, {candidates:int} actions à planifier ; à arrêter ou écarter : {stopped:int}",
        "{workstreams:int} workstreams, {candidates:int} actions to schedule; to stop or set aside: {stopped:int}",
    ),
    "tile_workstreams": Sentence("Chantiers", "Workstreams"),
    "tile_candidates": Sentence("Actions à planifier", "Actions to schedule"),
    "tile_hours": Sentence("Heures demandées", "Hours asked"),
    "tile_freed": Sentence("Heures rendues", "Hours given back"),
    "note_workstreams": Sentence("entre 6 et 10 attendus", "6 to 10 expected"),
    "note_candidates": Sentence("sur {total:int} inscrites", "of {total:int} listed"),
    "note_hours": Sentence("entre {low:hours} et {high:hours}", "between {low:hours} and {high:hours}"),
    "note_freed": Sentence("par semaine", "a week"),
    "quick_wins_intro": Sentence(
        "Gains rapides à lancer d'abord : {titles}.", "Quick wins to launch first: {titles}."
    ),
    "enablers_intro": Sentence(
        "Préalables dont d'autres actions dépendent : {titles}.",
        "Enablers that other actions depend on: {titles}.",
    ),
    "rank_is_not_order": Sentence(
        "Le rang dit l'intérêt, pas le calendrier : la feuille de route place d'abord ce dont les autres dépendent.",
        "The rank says the interest, not the calendar: the roadmap first places what others depend on.",
    ),
    "source": Sentence(
        "actions du client et enjeux du diagnostic, au {as_of:date}",
        "client's actions and the diagnostic's stakes, as of {as_of:date}",
    ),
    # change table
    "changes_title": Sentence(
        "Ce qui doit changer : {count:int} résultats à lire à date fixe",
        "What must change: {count:int} results to be read on a set date",
    ),
    "changes_caption": Sentence(
        "Un chantier, un résultat, un responsable", "One workstream, one result, one owner"
    ),
    "column_workstream": Sentence("Chantier", "Workstream"),
    "column_owner": Sentence("Responsable", "Owner"),
    "column_change": Sentence("Résultat", "Result"),
    "column_from": Sentence("De", "From"),
    "column_to": Sentence("À", "To"),
    "column_read": Sentence("Lu le", "Read on"),
    "column_gain": Sentence("Marge par mois", "Margin a month"),
    "gain_range": Sentence("{low:eur} à {high:eur}", "{low:eur} to {high:eur}"),
    "hours_range": Sentence("{low:int} à {high:hours}", "{low:int} to {high:hours}"),
    "no_owner_name": Sentence("à nommer", "to be named"),
    "to_correct": Sentence("À corriger avant de lancer", "To correct before launch"),
    # sheets
    "sheets_title": Sentence(
        "Les fiches des chantiers : {whole:int} sur {total:int} sans rien qui manque",
        "The workstreams' sheets: {whole:int} of {total:int} with nothing missing",
    ),
    "sheet_change": Sentence(
        "{kpi} : de {start} à {target}, lu le {read_on:date} par {method}.",
        "{kpi}: from {start} to {target}, read on {read_on:date} by {method}.",
    ),
    "method_test": Sentence("un test", "a test"),
    "method_control": Sentence(
        "comparaison avec une zone ou une période témoin", "comparison with a control area or period"
    ),
    "method_series": Sentence(
        "la série avant et après, saison retirée", "the series before and after, season removed"
    ),
    "sheet_who": Sentence("{owner}, {role}. Avec : {names}.", "{owner}, {role}. With: {names}."),
    "sheet_alone": Sentence("{owner}, {role}.", "{owner}, {role}."),
    "sheet_scope": Sentence(
        "{inside}. Hors périmètre : {outside}.",
        "{inside}. Out of scope: {outside}.",
    ),
    "sheet_effort": Sentence(
        "{hours} internes et {cost} externes.",
        "{hours} of internal work and {cost} outside.",
    ),
    "sheet_gain": Sentence(
        "Gain des actions chiffrées : {gain} de marge par mois, si tout réussit.",
        "Gain of the sized actions: {gain} of margin a month, if all succeed.",
    ),
    "sheet_no_gain": Sentence("Gain non chiffré.", "Gain not sized."),
    "lead_change": Sentence("Résultat :", "Result:"),
    "lead_who": Sentence("Qui :", "Who:"),
    "lead_scope": Sentence("Périmètre :", "Scope:"),
    "lead_effort": Sentence("Moyens et gain :", "Means and gain:"),
    "lead_why": Sentence("Pourquoi :", "Why:"),
    "lead_serves": Sentence("Sert :", "Serves:"),
    "lead_done_when": Sentence("Réussi si :", "Done when:"),
    "lead_missing": Sentence("Il manque :", "Missing:"),
    "sheet_deliverables": Sentence("Livrables de « {title} »", "Deliverables of “{title}”"),
    "column_deliverable": Sentence("Livrable", "Deliverable"),
    "column_criterion": Sentence("Fini quand", "Done when"),
    "refused_sheet": Sentence("{title} (refusé)", "{title} (refused)"),
    "missing_owner": Sentence("un responsable", "an owner"),
    "missing_action": Sentence("une action", "an action"),
    "missing_baseline": Sentence("la valeur de départ", "the baseline"),
    "missing_no_change": Sentence("un écart entre le départ et la cible", "a gap between start and target"),
    "missing_framed": Sentence("le cadrage", "the framing"),
    "missing_prioritised": Sentence("la priorisation", "the prioritisation"),
    "missing_communicated": Sentence("la communication", "the communication"),
    # priorities
    "priorities_title": Sentence(
        "Commencer par les gains rapides ({quick:int}), découper les projets structurants ({structuring:int})",
        "Start with the quick wins ({quick:int}), split the structuring projects ({structuring:int})",
    ),
    "scenario_title": Sentence(
        "Avec les poids du scénario « {scenario} », « {first} » passe en premier",
        "With the weights of the scenario “{scenario}”, “{first}” comes first",
    ),
    "scenario_weights": Sentence(
        "Impact {impact:percent}, effort {effort:percent}, dépendances {dependencies:percent}, risque {risk:percent}.",
        "Impact {impact:percent}, effort {effort:percent}, dependencies {dependencies:percent}, risk {risk:percent}.",
    ),
    "revised": Sentence(
        "Estimations revues en réunion : {estimates}.", "Estimates revised by the meeting: {estimates}."
    ),
    "revised_impact": Sentence("{action} (impact à {share:percent})", "{action} (impact at {share:percent})"),
    "revised_hours": Sentence("{action} (heures à {share:percent})", "{action} (hours at {share:percent})"),
    "scenario_solid": Sentence(
        "{solid:int} des {top:int} premières actions y restent au moins 8 fois sur 10, quels que soient les chiffres "
        "de leurs fourchettes.",
        "{solid:int} of the first {top:int} actions stay there at least 8 times in 10, whatever the figures in "
        "their ranges.",
    ),
    "scenario_robust": Sentence(
        "Si l'on change aussi tous les poids, {robust:int} actions restent dans les {top:int} premières plus d'une "
        "fois sur deux.",
        "If all weights change too, {robust:int} actions stay among the first {top:int} more than half the time.",
    ),
    "scenario_empty": Sentence("Aucune action à classer", "No action to rank"),
    "top_title": Sentence(
        "Le classement en chiffres ({top:int} actions)", "The ranking in figures ({top:int} actions)"
    ),
    "column_rank": Sentence("Rang", "Rank"),
    "column_action": Sentence("Action", "Action"),
    "column_kind": Sentence("Nature", "Kind"),
    "column_expected": Sentence("Gain attendu par mois", "Expected gain a month"),
    "column_effort": Sentence("Effort", "Effort"),
    "column_gain_short": Sentence("Gain", "Gain"),
    "column_stays": Sentence("En tête", "On top"),
    "column_band": Sentence("Rangs", "Ranks"),
    "column_rice": Sentence("RICE", "RICE"),
    "column_wsjf": Sentence("WSJF", "WSJF"),
    "band": Sentence("{low:int} à {high:int}", "{low:int} to {high:int}"),
    "limits_note": Sentence(
        "Impact faible : moins de {floor:eur} par mois, soit 1 % du gain de toutes les actions. "
        "Effort élevé : plus de {effort:eur}, la médiane.",
        "Low impact: under {floor:eur} a month, 1% of the gain of all actions. "
        "High effort: over {effort:eur}, the median.",
    ),
    "expected_note": Sentence(
        "Gain : marge attendue par mois, moyenne de la fourchette, multipliée par la chance de réussir selon le risque "
        "(1 : 95 %, 2 : 85 %, 3 : 70 %, 4 : 50 %, 5 : 30 %).",
        "Gain: expected margin a month, mean of the range times the chance of success by risk "
        "(1: 95%, 2: 85%, 3: 70%, 4: 50%, 5: 30%).",
    ),
    "band_note": Sentence(
        "En tête : part des tirages où l'action reste dans le groupe de tête. Rangs : ceux qu'elle occupe 8 fois sur 10.",
        "On top: share of draws in which the action stays in the leading group. Ranks: those it holds 8 times in 10.",
    ),
    "rice_note": Sentence(
        "RICE : euros attendus par mois pour 1 000 € d'effort. WSJF : euros par mois, apportés ou débloqués, "
        "par semaine de travail.",
        "RICE: expected euros a month per €1,000 of effort. WSJF: euros a month, brought or unlocked, "
        "per week of work.",
    ),
    # stops
    "stops_title": Sentence(
        "À arrêter ou à écarter ({count:int}) : {hours:hours1} par semaine rendues à l'équipe",
        "To stop or set aside ({count:int}): {hours:hours1} a week given back to the team",
    ),
    "stops_title_projects": Sentence(
        "À écarter faute d'impact suffisant : {count:int}",
        "To set aside for too low an impact: {count:int}",
    ),
    "stops_none": Sentence(
        "Rien à arrêter : chaque action rapporte", "Nothing to stop: every action brings something"
    ),
    "stops_caption": Sentence("Peu d'impact, même si c'est confortable", "Low impact, even if comfortable"),
    "column_stop_kind": Sentence("Nature", "Kind"),
    "column_freed": Sentence("Heures rendues par semaine", "Hours given back a week"),
    "kind_habit": Sentence("habitude", "habit"),
    "kind_project": Sentence("projet non lancé", "project not started"),
    "column_sure": Sentence("Certitude", "Certainty"),
    # owners
    "ownerless_title": Sentence(
        "Une action sans responsable n'existe pas : {count:int} à attribuer",
        "An action without an owner does not exist: {count:int} to assign",
    ),
    "ownerless_text": Sentence(
        "Elles ne sont pas planifiées tant que personne ne les porte.",
        "They are not scheduled as long as nobody carries them.",
    ),
    "ownerless_line": Sentence(
        "{title} (actions.csv, ligne {line:int})", "{title} (actions.csv, row {line:int})"
    ),
    # trace
    "trace_title": Sentence(
        "{whole:int} actions sur {total:int} vont d'un constat à un résultat clé",
        "{whole:int} actions of {total:int} go from a finding to a key result",
    ),
    "trace_caption": Sentence(
        "Le fil : constat, action, résultat clé", "The thread: finding, action, key result"
    ),
    "trace_source": Sentence(
        "diagnostic, actions et objectifs du client, au {as_of:date}",
        "diagnostic, client's actions and objectives, as of {as_of:date}",
    ),
    "column_finding": Sentence("Constat", "Finding"),
    "column_actions": Sentence("Actions", "Actions"),
    "column_stake": Sentence("Enjeu par mois", "Stake a month"),
    "column_key_results": Sentence("Résultats clés", "Key results"),
    "orphans_title": Sentence("Fils rompus : {count:int}", "Broken threads: {count:int}"),
    "orphan_actions_without_finding": Sentence(
        "Actions qu'aucun constat chiffré ne justifie : {names}.",
        "Actions that no figure justifies: {names}.",
    ),
    "orphan_actions_without_key_result": Sentence(
        "Actions qui ne servent aucun résultat clé : {names}.", "Actions that serve no key result: {names}."
    ),
    "orphan_findings_without_action": Sentence(
        "Constats sans réponse : {names}.", "Findings without an answer: {names}."
    ),
    "orphan_key_results_without_action": Sentence(
        "Résultats clés sans action : {names}.", "Key results without an action: {names}."
    ),
    "orphan_objectives_without_workstream": Sentence(
        "Objectifs sans chantier : {names}.", "Objectives without a workstream: {names}."
    ),
    "orphan_workstreams_without_objective": Sentence(
        "Chantiers sans objectif : {names}.", "Workstreams without an objective: {names}."
    ),
    "orphan_strategy_without_workstream": Sentence(
        "Lignes de la stratégie non traduites : {names}.", "Lines of the strategy not translated: {names}."
    ),
    "orphans_none": Sentence(
        "Chaque action part d'un constat et sert un résultat clé",
        "Every action starts from a finding and serves a key result",
    ),
    "more_names": Sentence("{names} et {more:int} autres", "{names} and {more:int} more"),
    # decisions
    "decisions_title": Sentence("Décisions demandées", "Decisions asked"),
    "decide_stop": Sentence(
        "Arrêter : {titles} ({hours:hours1} par semaine rendues).",
        "Stop: {titles} ({hours:hours1} a week given back).",
    ),
    "decide_owner": Sentence("Nommer un responsable pour : {titles}.", "Name an owner for {titles}."),
    "decide_size": Sentence(
        "Chiffrer l'impact, ou renoncer : {titles}.", "Size the impact of {titles}, or give them up."
    ),
    "decide_merge": Sentence(
        "Fusionner ou reporter des chantiers : {count:int} dépassent ce que l'équipe peut mener.",
        "Merge or defer workstreams: {count:int} are more than the team can run.",
    ),
    "decide_validate": Sentence(
        "Valider les {count:int} chantiers et leurs résultats.",
        "Approve the {count:int} workstreams and their results.",
    ),
}

#: Remarks printed beside an action (``ScoredAction.flags``).
FLAGS: dict[str, Sentence] = {
    "unsized": Sentence("impact à chiffrer", "impact to be sized"),
    "finding_not_seen": Sentence("constat non vérifié dans les données", "finding not seen in the data"),
    "slow_payback": Sentence("rentable après plus de deux ans", "pays back after more than two years"),
    "stake_shared": Sentence("enjeu partagé entre plusieurs actions", "stake shared between several actions"),
    "waits_for_nobody": Sentence("attend une action sans responsable", "waits for an action without owner"),
    "waits_for_stopped": Sentence("attend une action arrêtée", "waits for a stopped action"),
}

FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "workstreams.cycle": (
        Sentence(
            "ces actions s'attendent l'une l'autre : {found}", "these actions wait for each other: {found}"
        ),
        Sentence(
            "Retirer l'une des dépendances (depends_on).", "Remove one of the dependencies (depends_on)."
        ),
    ),
    "workstreams.too_many": (
        Sentence(
            "{found} chantiers : au-delà de 10, plus rien n'avance",
            "{found} workstreams: beyond 10 nothing moves",
        ),
        Sentence(
            "Fusionner ou reporter, à commencer par « {smallest} », le plus petit.",
            "Merge or defer, starting with “{smallest}”, the smallest.",
        ),
    ),
    "workstreams.too_few": (
        Sentence(
            "{found} chantiers seulement, 6 à 10 attendus", "only {found} workstreams, 6 to 10 expected"
        ),
        Sentence(
            "Vérifier qu'aucun ne mêle plusieurs résultats.",
            "Check that none mixes several results.",
        ),
    ),
    "workstreams.no_owner": (
        Sentence(
            "le chantier « {found} » n'a pas de responsable : il n'existe pas",
            "the workstream “{found}” has no owner: it does not exist",
        ),
        Sentence("Nommer une personne dans owner.", "Name one person in owner."),
    ),
    "workstreams.no_action": (
        Sentence("le chantier « {found} » n'a aucune action", "the workstream “{found}” has no action"),
        Sentence("Lui donner des actions ou le retirer.", "Give it actions or drop it."),
    ),
    "workstreams.no_baseline": (
        Sentence(
            "le résultat de « {found} » n'a pas de valeur de départ",
            "the result of “{found}” has no baseline",
        ),
        Sentence(
            "Fournir l'export qui la donne, ou écrire cette valeur (result.baseline).",
            "Supply the export that gives it, or write that value (result.baseline).",
        ),
    ),
    "workstreams.no_change": (
        Sentence(
            "« {found} » vise la valeur d'aujourd'hui : rien ne change",
            "“{found}” aims at today's value: nothing changes",
        ),
        Sentence("Corriger la cible.", "Correct the target."),
    ),
    "workstreams.wrong_way": (
        Sentence(
            "la cible de « {found} » est moins bonne que la valeur d'aujourd'hui",
            "the target of “{found}” is worse than today's value",
        ),
        Sentence(
            "Corriger la cible : le point de départ est peut-être meilleur que prévu.",
            "Correct the target: the start may be better than thought.",
        ),
    ),
    "workstreams.read_too_early": (
        Sentence(
            "« {found} » serait lu le {read_on:date}, avant que l'effet ne puisse se voir",
            "“{found}” would be read on {read_on:date}, before the effect can show",
        ),
        Sentence("Ne pas lire avant le {earliest:date}.", "Do not read before {earliest:date}."),
    ),
    "workstreams.action_without_owner": (
        Sentence(
            "« {found} » n'a pas de responsable : une action sans responsable n'existe pas",
            "“{found}” has no owner: such an action does not exist",
        ),
        Sentence("Nommer une personne dans owner.", "Name one person in owner."),
    ),
    "workstreams.no_finding": (
        Sentence("« {found} » ne répond à aucun constat", "“{found}” answers no finding"),
        Sentence(
            "Écrire le constat du diagnostic qu'elle traite, ou y renoncer.",
            "Write the finding it treats, or give it up.",
        ),
    ),
    "workstreams.unknown_finding": (
        Sentence(
            "le constat « {found} » n'existe pas ({column})",
            "the finding “{found}” does not exist ({column})",
        ),
        Sentence(
            "Choisissez parmi : {known} ; ou laissez vide.", "Choose among: {known}; or leave it empty."
        ),
    ),
    "workstreams.finding_not_seen": (
        Sentence(
            "« {found} » cite le constat {name}, que les données ne montrent pas",
            "“{found}” quotes the finding {name}, which the data do not show",
        ),
        Sentence(
            "Vérifier le constat, fournir l'export manquant, ou revoir l'action.",
            "Check the finding, supply the missing export, or review the action.",
        ),
    ),
    "workstreams.no_key_result": (
        Sentence("« {found} » ne sert aucun résultat clé valable", "“{found}” serves no valid key result"),
        Sentence("Écrire key_result, ou renoncer à l'action.", "Write key_result, or give the action up."),
    ),
    "workstreams.unsized": (
        Sentence("« {found} » n'a pas d'impact chiffré", "“{found}” has no sized impact"),
        Sentence(
            "Écrire impact_eur, ou citer un constat qui a un enjeu.",
            "Write impact_eur, or quote a finding with a stake.",
        ),
    ),
    "workstreams.stake_over_shared": (
        Sentence(
            "les actions sur le constat {found} se partagent plus que son enjeu ; leurs parts sont réduites d'autant",
            "the actions on the finding {found} claim more than its stake; their shares are cut down",
        ),
        Sentence("Revoir share_of_stake.", "Review share_of_stake."),
    ),
}
