"""The sentences of the objectives step, and what its refusals ask for."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    # headlines
    "all_hold": Sentence(
        "Chaque objectif est chiffré, daté et porté par une personne",
        "Every objective has figures, dates and an owner",
    ),
    "some_refused": Sentence(
        "Objectifs qui tiennent : {accepted:int} ; à réécrire : {refused:int}",
        "Objectives that hold: {accepted:int}; to rewrite: {refused:int}",
    ),
    "some_unmeasured": Sentence(
        "Objectifs bien écrits ({accepted:int}), mais résultats clés sans valeur de départ : {unmeasured:int}",
        "Objectives well written ({accepted:int}), but key results without a baseline: {unmeasured:int}",
    ),
    "none_holds": Sentence(
        "Aucun objectif ne tient encore : {refused:int} à réécrire",
        "No objective holds yet: {refused:int} to rewrite",
    ),
    "tile_objectives": Sentence("Objectifs retenus", "Objectives accepted"),
    "tile_key_results": Sentence("Résultats clés mesurés", "Key results measured"),
    "tile_kpis": Sentence("Indicateurs suivis", "KPIs watched"),
    "tile_alone": Sentence("Atteints sans rien faire", "Reached with no action"),
    "note_kpis": Sentence("entre 12 et 20 attendus", "12 to 20 expected"),
    "note_alone": Sentence("cibles trop basses", "targets too low"),
    "note_refused": Sentence("{refused:int} refusés", "{refused:int} refused"),
    "note_measured": Sentence("{count:int} sans valeur de départ", "{count:int} without a baseline"),
    "objectives_source": Sentence(
        "objectifs du client et mesures de départ, au {as_of:date}",
        "client's objectives and baseline, as of {as_of:date}",
    ),
    "definitions_title": Sentence(
        "Comment se calculent les {count:int} indicateurs", "How the {count:int} KPIs are worked out"
    ),
    # objectives
    "objective_line": Sentence(
        "{owner}, du {start:date} au {end:date}. Segment : {segment}. {intent}.",
        "{owner}, from {start:date} to {end:date}. Segment: {segment}. {intent}.",
    ),
    "no_segment_name": Sentence("non précisé", "not stated"),
    "column_key_result": Sentence("Résultat clé", "Key result"),
    "column_today": Sentence("Aujourd'hui", "Today"),
    "column_target": Sentence("Cible", "Target"),
    "column_due": Sentence("Pour le", "By"),
    "column_alone": Sentence("Chances sans rien faire", "Odds with no action"),
    "column_ambition": Sentence("Ambition", "Ambition"),
    "column_gain": Sentence("Marge par mois", "Margin a month"),
    "gain_note": Sentence(
        "Marge par mois : gain si la cible est atteinte, toutes choses égales par ailleurs. "
        "Ces gains se recouvrent et ne s'additionnent pas.",
        "Margin a month: gain if the target is reached, all else equal. These gains overlap and do not add up.",
    ),
    "margin_not_supplied": Sentence(
        "Le taux de marge n'est pas fourni : ces gains sont des ventes, pas de la marge.",
        "The margin rate was not supplied: these gains are sales, not margin.",
    ),
    "ambition_maintain": Sentence("maintien", "maintaining"),
    "ambition_within_reach": Sentence("atteignable", "within reach"),
    "ambition_ambitious": Sentence("ambitieux", "ambitious"),
    "ambition_unrealistic": Sentence("hors tendance", "off trend"),
    "ambition_no_baseline": Sentence("départ à mesurer", "no baseline yet"),
    "ambition_unknown": Sentence("trop peu d'historique", "too little history"),
    "ambition_note": Sentence(
        "Maintien : une chance sur deux au moins d'y arriver sans agir. Atteignable : plus d'une sur dix. "
        "Ambitieux : moins d'une sur dix. Hors tendance : moins d'une sur cent, irréaliste sans rupture.",
        "Maintaining: at least one chance in two with no action. Within reach: over one in ten. "
        "Ambitious: under one in ten. Off trend: under one in a hundred, unrealistic without a break.",
    ),
    "less_than_one_percent": Sentence("moins de 1 %", "under 1%"),
    "more_than_99_percent": Sentence("plus de 99 %", "over 99%"),
    "refused_mark": Sentence("{title} (refusé)", "{title} (refused)"),
    # refusals
    "refused_title": Sentence(
        "Formulations refusées ({count:int}) et ce qu'il faut préciser",
        "Wordings refused ({count:int}) and what to state",
    ),
    "refused_none": Sentence(
        "Aucune formulation refusée : objectifs et moyens sont bien séparés",
        "No wording refused: objectives and means are kept apart",
    ),
    "remarks_title": Sentence("À compléter", "To complete"),
    # outlook
    "outlook_title_low": Sentence(
        "Cibles atteintes sans rien faire : {count:int} sur {total:int}, à relever",
        "Targets reached with no action: {count:int} of {total:int}, to be raised",
    ),
    "outlook_title_fine": Sentence(
        "Sans agir, chaque cible a moins d'une chance sur deux d'être atteinte",
        "With no action, each target has less than an even chance",
    ),
    "outlook_title_unknown": Sentence(
        "L'historique est trop court pour dire ce qui arriverait sans rien faire",
        "The history is too short to say what would happen with no action",
    ),
    "outlook_caption": Sentence(
        "{kpi} : {odds} de chances d'atteindre {target} sans agir",
        "{kpi}: {odds} odds of reaching {target} with no action",
    ),
    "outlook_alt": Sentence(
        "{kpi}, niveau corrigé des saisons sur {months:int} mois, puis prolongement sans action : "
        "{middle} attendu au {due:date}, entre {low} et {high} huit fois sur dix ; cible {target}.",
        "{kpi}, season-adjusted level over {months:int} months, then what follows with no action: "
        "{middle} expected on {due:date}, between {low} and {high} eight times in ten; target {target}.",
    ),
    "outlook_source": Sentence(
        "{months:int} mois complets, saison retirée ; prolongement par deux modèles simples, 4 000 tirages",
        "{months:int} full months, season removed; two simple models, 4,000 draws",
    ),
    "outlook_source_short": Sentence(
        "{months:int} mois complets, trop peu pour retirer la saison ; deux modèles simples, 4 000 tirages",
        "{months:int} full months, too few to remove the season; two simple models, 4,000 draws",
    ),
    "axis_target": Sentence("cible", "target"),
    "provable": Sentence(
        "{kpi} : il faut {needed:percent1_signed}, un trimestre ne peut prouver qu'un écart d'au moins "
        "{provable:percent1}. Lire plus tard ou viser plus haut.",
        "{kpi}: {needed:percent1_signed} is needed, a quarter can only prove a gap of {provable:percent1} "
        "or more. Read later or aim higher.",
    ),
    "provable_title": Sentence(
        "Cibles trop fines pour être prouvées en un trimestre : {count:int}",
        "Targets too fine to be proved in a quarter: {count:int}",
    ),
    # tree
    "tree_title": Sentence(
        "{goal} : {change:percent1_signed} sur {months:int} mois, surtout par {driver}",
        "{goal}: {change:percent1_signed} over {months:int} months, mostly through {driver}",
    ),
    "tree_caption": Sentence(
        "{goal} par mois : de {before} à {after}",
        "{goal} a month: from {before} to {after}",
    ),
    "tree_alt": Sentence(
        "De {before} à {after} par mois ; effet de chaque facteur : {listing}.",
        "From {before} to {after} a month; effect of each factor: {listing}.",
    ),
    "tree_source_year": Sentence(
        "{months:int} mois comparés aux {months:int} précédents, du {start:date} au {end:date}",
        "{months:int} months against the {months:int} before, from {start:date} to {end:date}",
    ),
    "tree_source_season": Sentence(
        "{months:int} mois comparés aux {months:int} précédents, saison comprise, du {start:date} au {end:date}",
        "{months:int} months against the {months:int} before, season included, from {start:date} to {end:date}",
    ),
    "tree_missing": Sentence(
        "L'arbre des indicateurs attend deux périodes complètes de ventes et de visites",
        "The KPI tree waits for two full periods of sales and visits",
    ),
    "tree_missing_text": Sentence(
        "Non fourni : sans ces exports, on ne peut pas dire quel levier a fait bouger le résultat.",
        "Not supplied: without these exports nobody can say which lever moved the result.",
    ),
    "tree_sum": Sentence("Total", "Total"),
    "factor_sessions": Sentence("les visites", "visits"),
    "factor_leads": Sentence("les leads", "leads"),
    "factor_media_spend": Sentence("le budget publicitaire", "the advertising budget"),
    "factor_orders": Sentence("les commandes", "orders"),
    "factor_orders_per_sessions": Sentence("le taux de commande", "the order rate"),
    "factor_revenue_per_orders": Sentence("le panier moyen", "the average order"),
    "factor_qualified_leads_per_leads": Sentence("la part de leads qualifiés", "the qualified share"),
    "factor_won_value_per_qualified_leads": Sentence(
        "les ventes par lead qualifié", "sales per qualified lead"
    ),
    "factor_leads_per_sessions": Sentence("les leads par visite", "leads per visit"),
    "factor_won_value_per_leads": Sentence("les ventes par lead", "sales per lead"),
    "factor_leads_per_media_spend": Sentence("les leads par euro dépensé", "leads per euro spent"),
    # sheet
    "sheet_title": Sentence(
        "{count:int} indicateurs, {measured:int} avec une valeur de départ",
        "{count:int} KPIs, {measured:int} with a baseline",
    ),
    "sheet_caption": Sentence(
        "Le tableau de bord, stable d'un mois à l'autre", "The dashboard, stable from month to month"
    ),
    "column_kpi": Sentence("Indicateur", "KPI"),
    "column_family": Sentence("Famille", "Family"),
    "column_baseline": Sentence("Départ", "Baseline"),
    "column_direction": Sentence("Sens", "Direction"),
    "column_owner": Sentence("Responsable", "Owner"),
    "by_month": Sentence("{value} par mois", "{value} a month"),
    "column_alert": Sentence("Alerte", "Alert"),
    "column_definition": Sentence("Définition", "Definition"),
    "column_kpi_source": Sentence("Source", "Source"),
    "direction_up": Sentence("à monter", "up"),
    "direction_down": Sentence("à baisser", "down"),
    "alert_below": Sentence("sous {value}", "below {value}"),
    "alert_above": Sentence("au-dessus de {value}", "above {value}"),
    "alert_between": Sentence("hors de {low} à {high}", "outside {low} to {high}"),
    "no_owner_name": Sentence("à nommer", "to be named"),
    "typed_source": Sentence("fourni par le client", "supplied by the client"),
    "family_acquisition": Sentence("Acquisition", "Acquisition"),
    "family_conversion": Sentence("Conversion", "Conversion"),
    "family_retention": Sentence("Rétention", "Retention"),
    "family_service": Sentence("Qualité de service", "Service quality"),
    "duplicates_title": Sentence(
        "Indicateurs qui disent la même chose",
        "KPIs that say the same thing",
    ),
    "duplicate_drop": Sentence(
        "{first} et {second} bougent ensemble ({correlation:percent}) : retirer {drop}.",
        "{first} and {second} move together ({correlation:percent}): drop {drop}.",
    ),
    "duplicate_keep": Sentence(
        "{first} et {second} bougent ensemble ({correlation:percent}) ; les deux servent une cible, à garder en le sachant.",
        "{first} and {second} move together ({correlation:percent}); both serve a target, keep them knowingly.",
    ),
    # segments
    "segments_title": Sentence(
        "Premier segment : {first}, {share:percent} de la valeur",
        "First segment: {first}, {share:percent} of the value",
    ),
    "segments_missing": Sentence(
        "Les segments prioritaires ne sont pas encore nommés",
        "The priority segments are not named yet",
    ),
    "segments_missing_text": Sentence(
        "Les écrire avec leur nombre de clients et leur valeur annuelle.",
        "Write them down with their number of customers and yearly value.",
    ),
    "segments_caption": Sentence("Segments prioritaires, par an", "Priority segments, by year"),
    "segments_source": Sentence("chiffres donnés par le client", "figures given by the client"),
    "column_segment": Sentence("Segment", "Segment"),
    "column_customers": Sentence("Clients", "Customers"),
    "column_value": Sentence("Valeur", "Value"),
    "column_share": Sentence("Part", "Share"),
    "column_each": Sentence("Par client", "Per customer"),
    "total": Sentence("Total", "Total"),
    # matrices
    "means_title": Sentence(
        "Chaque objectif a ses moyens, chaque moyen sert un objectif",
        "Each objective has its means, each means serves an objective",
    ),
    "means_title_gaps": Sentence(
        "Lignes sans chantier : {empty:int} ; chantiers sans objectif : {idle:int}",
        "Lines without workstream: {empty:int}; workstreams without objective: {idle:int}",
    ),
    "means_caption": Sentence(
        "Objectifs et lignes de la stratégie, et les chantiers qui les portent",
        "Objectives and lines of the strategy, and the workstreams that carry them",
    ),
    "column_line": Sentence("Résultat visé", "Aim"),
    "column_kind": Sentence("Nature", "Kind"),
    "column_means": Sentence("Chantiers (les moyens)", "Workstreams (the means)"),
    "kind_objective": Sentence("objectif", "objective"),
    "kind_strategy": Sentence("stratégie", "strategy"),
    "not_translated": Sentence("aucun : non traduit en chantier", "none: not translated"),
    "idle": Sentence(
        "Chantiers qui ne servent aucun objectif : {titles}.",
        "Workstreams that serve no objective: {titles}.",
    ),
    # decisions
    "decisions_title": Sentence("Décisions demandées", "Decisions asked"),
    "decide_validate": Sentence(
        "Valider les objectifs ({accepted:int}) et leurs résultats clés ({key_results:int}).",
        "Approve the objectives ({accepted:int}) and their key results ({key_results:int}).",
    ),
    "decide_rewrite": Sentence("Réécrire ou retirer « {title} ».", "Rewrite or drop “{title}”."),
    "decide_raise": Sentence(
        "Relever la cible de « {title} » : elle serait atteinte sans rien faire.",
        "Raise the target of “{title}”: it would be reached with no action.",
    ),
    "decide_supply": Sentence(
        "Fournir l'export qui donne la valeur de départ : {kpis}.",
        "Supply the export that gives the baseline: {kpis}.",
    ),
    "decide_duplicates": Sentence("Retirer du tableau de bord : {kpis}.", "Drop from the dashboard: {kpis}."),
}

FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "objectives.vague": (
        Sentence("« {found} » est un souhait, pas un objectif", "“{found}” is a wish, not an objective"),
        Sentence(
            "Préciser sur quelles intentions, pour quel segment et avec quel résultat attendu "
            "(indicateur, valeur, date).",
            "State on which intents, for which segment and with which expected result (KPI, value, date).",
        ),
    ),
    "objectives.means": (
        Sentence("« {found} » est un moyen, pas un résultat", "“{found}” is a means, not a result"),
        Sentence(
            "Écrire le résultat attendu, par exemple « augmenter les leads qualifiés de 25 % », "
            "et faire de ce moyen un chantier.",
            "Write the expected result, such as “25% more qualified leads”, and make the means a workstream.",
        ),
    ),
    "objectives.means_beside": (
        Sentence("« {found} » mêle un résultat et un moyen", "“{found}” mixes a result and a means"),
        Sentence(
            "Garder le résultat dans l'objectif et le moyen dans un chantier.",
            "Keep the result in the objective and the means in a workstream.",
        ),
    ),
    "objectives.no_intent": (
        Sentence(
            "« {found} » ne dit pas sur quelles intentions agir", "“{found}” does not state its intents"
        ),
        Sentence("Compléter intent.", "Fill in intent."),
    ),
    "objectives.no_segment": (
        Sentence("« {found} » ne dit pas pour quel segment", "“{found}” does not state its segment"),
        Sentence(
            "Compléter segment avec un segment de client.yaml.", "Fill in segment with one of client.yaml."
        ),
    ),
    "objectives.no_key_result": (
        Sentence("« {found} » n'a aucun résultat clé valable", "“{found}” has no valid key result"),
        Sentence(
            "Écrire deux à cinq résultats clés : indicateur, valeur à atteindre, date.",
            "Write two to five key results: KPI, value to reach, date.",
        ),
    ),
    "objectives.key_result_count": (
        Sentence(
            "« {found} » n'a pas deux à cinq résultats clés", "“{found}” has not two to five key results"
        ),
        Sentence("En ajouter, en retirer ou couper l'objectif en deux.", "Add some, drop some or split it."),
    ),
    "objectives.due_outside_period": (
        Sentence(
            "« {found} » a un résultat clé dont la date sort de sa période",
            "“{found}” has a key result due outside its period",
        ),
        Sentence("Accorder la date et la période.", "Bring the date and the period together."),
    ),
    "objectives.volume_only": (
        Sentence("« {found} » ne se mesure qu'au volume", "“{found}” is measured by volume only"),
        Sentence(
            "Ajouter un résultat clé de conversion ou de marge : plus de visites ne sert à rien si elles baissent.",
            "Add a key result on conversion or margin: more visits are worth nothing if those fall.",
        ),
    ),
    "objectives.output": (
        Sentence("« {found} » est un livrable, pas un résultat", "“{found}” is a deliverable, not a result"),
        Sentence(
            "Écrire ce que ce livrable doit changer : indicateur, valeur à atteindre, date.",
            "Write what this deliverable must change: KPI, value to reach, date.",
        ),
    ),
    "objectives.output_kpi": (
        Sentence("« {found} » compte des livrables", "“{found}” counts deliverables"),
        Sentence(
            "Choisir l'indicateur que ces livrables doivent changer.", "Choose the KPI that they must change."
        ),
    ),
    "objectives.no_target": (
        Sentence("« {found} » n'a ni valeur ni indicateur connu", "“{found}” has no value or known KPI"),
        Sentence(
            "Écrire target, change_percent ou change_points.",
            "Write target, change_percent or change_points.",
        ),
    ),
    "objectives.points_without_rate": (
        Sentence(
            "« {found} » compte en points ce qui n'est pas un taux",
            "“{found}” counts points of what is no rate",
        ),
        Sentence("Écrire target ou change_percent.", "Write target or change_percent."),
    ),
    "objectives.points_written_as_percent": (
        Sentence(
            "« {found} » parle de points, mais la cible est en pourcentage",
            "“{found}” speaks of points, but the target is a percentage",
        ),
        Sentence(
            "Écrire change_points : 0,3 point de plus que 1,2 % fait 1,5 %.",
            "Write change_points: 0.3 point more than 1.2% makes 1.5%.",
        ),
    ),
    "objectives.percent_written_as_points": (
        Sentence(
            "« {found} » parle de pourcentage, mais la cible est en points",
            "“{found}” speaks of a percentage, but the target is in points",
        ),
        Sentence("Écrire change_percent, ou parler de points.", "Write change_percent, or speak of points."),
    ),
    "objectives.rate_out_of_range": (
        Sentence("« {found} » vise un taux hors de 0 à 100 %", "“{found}” aims at a rate outside 0 to 100%"),
        Sentence(
            "Écrire un taux en fraction : 0,015 pour 1,5 %.", "Write a rate as a fraction: 0.015 for 1.5%."
        ),
    ),
    "objectives.wrong_way": (
        Sentence(
            "« {found} » vise moins bien que la valeur d'aujourd'hui",
            "“{found}” aims at worse than today's value",
        ),
        Sentence(
            "Corriger la cible ou le sens de l'indicateur : le point de départ est peut-être meilleur que prévu.",
            "Correct the target or the KPI's direction: the start may be better than thought.",
        ),
    ),
    "objectives.kpi_no_owner": (
        Sentence("l'indicateur {found} n'a pas de responsable", "the KPI {found} has no owner"),
        Sentence("Nommer une personne dans owner.", "Name one person in owner."),
    ),
    "objectives.kpi_no_baseline": (
        Sentence("l'indicateur {found} n'a pas de valeur de départ", "the KPI {found} has no baseline"),
        Sentence(
            "Fournir l'export qui le donne, ou écrire baseline.",
            "Supply the export that gives it, or write baseline.",
        ),
    ),
    "objectives.kpi_no_definition": (
        Sentence("l'indicateur {found} n'a pas de définition", "the KPI {found} has no definition"),
        Sentence("Écrire definition.", "Write definition."),
    ),
    "objectives.kpi_no_source": (
        Sentence("l'indicateur {found} n'a pas de source", "the KPI {found} has no source"),
        Sentence("Écrire source.", "Write source."),
    ),
    "objectives.many_kpis": (
        Sentence(
            "{found} indicateurs au lieu de 20 au plus : {reason}",
            "{found} KPIs instead of 20 at most: {reason}",
        ),
        Sentence("Exception admise et motivée.", "An exception, allowed with its reason."),
    ),
}

_ADD_KPI = Sentence(
    "En ajouter un : acquisition, conversion, rétention et service se suivent ensemble.",
    "Add one: acquisition, conversion, retention and service are watched together.",
)
FAULTS |= {
    "objectives.empty_acquisition": (
        Sentence("aucun indicateur d'acquisition", "no acquisition KPI"),
        _ADD_KPI,
    ),
    "objectives.empty_conversion": (
        Sentence("aucun indicateur de conversion", "no conversion KPI"),
        _ADD_KPI,
    ),
    "objectives.empty_retention": (
        Sentence("aucun indicateur de rétention", "no retention KPI"),
        _ADD_KPI,
    ),
    "objectives.empty_service": (
        Sentence(
            "aucun indicateur de qualité de service : l'expérience du client est oubliée",
            "no service quality KPI: the customer's experience is forgotten",
        ),
        _ADD_KPI,
    ),
}
