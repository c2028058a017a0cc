"""What the figures of steering say: the week, the month, alarms, causes, verdicts."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    # Week
    "week_quiet": Sentence(
        "Semaine du {week:date} : tout est dans la plage habituelle",
        "Week of {week:date}: everything in its usual range",
    ),
    "week_signals": Sentence(
        "Semaine du {week:date} : {names} hors de la plage habituelle",
        "Week of {week:date}: {names} out of the usual range",
    ),
    "week_alarms": Sentence("À traiter aujourd'hui : {names}", "To act on today: {names}"),
    "week_none": Sentence(
        "Aucun chiffre hebdomadaire : la page de santé reste muette",
        "No weekly figure: the health page is silent",
    ),
    "week_none_do": Sentence(
        "Fournir un export d'audience par semaine et les ventes datées pour la lire.",
        "Supply a weekly audience export and dated sales to read it.",
    ),
    "week_stale": Sentence(
        "Les exports s'arrêtent à la semaine du {week:date} : les suivantes ne sont pas lues.",
        "The exports stop at the week of {week:date}: the following ones are not read.",
    ),
    "week_table": Sentence(
        "Les chiffres rapides de la semaine, saison et soldes retirées",
        "The week's quick figures, season and sales removed",
    ),
    "week_source": Sentence(
        "exports du client, semaine du {week:date}", "the client's exports, week of {week:date}"
    ),
    "column_kpi": Sentence("Indicateur", "Indicator"),
    "column_week": Sentence("Semaine", "Week"),
    "column_usual": Sentence("Plage habituelle", "Usual range"),
    "column_reading": Sentence("Lecture", "Reading"),
    "range": Sentence("{low} à {high}", "{low} to {high}"),
    "state_ordinary": Sentence("habituel", "usual"),
    "state_signal": Sentence(
        "{change:percent_signed} par rapport à l'attendu", "{change:percent_signed} against expected"
    ),
    "state_learning": Sentence("historique trop court pour juger", "history too short to judge"),
    "state_missing": Sentence("non fourni", "not supplied"),
    "signal_title": Sentence(
        "{kpi} : {change:percent_signed} par rapport à l'attendu",
        "{kpi}: {change:percent_signed} against expected",
    ),
    "signal_money": Sentence(
        "Marge de la semaine : {euros:eur_signed} environ.", "Margin of the week: about {euros:eur_signed}."
    ),
    "usual_chart": Sentence(
        "{kpi} : {value} pour {low} à {high} attendus", "{kpi}: {value} against {low} to {high} expected"
    ),
    "usual_chart_alt": Sentence(
        "{kpi} sur treize semaines et sa plage habituelle : de {first} à {last}.",
        "{kpi} over thirteen weeks and its usual range: from {first} to {last}.",
    ),
    "unwatched": Sentence(
        "Non surveillé faute de données fraîches : {names}.", "Not watched for lack of fresh data: {names}."
    ),
    "all_watched": Sentence(
        "Les quatre alarmes immédiates sont muettes : conversion, paiement, mesure, stock.",
        "The four immediate alarms are silent: conversion, payment, tracking, stock.",
    ),
    "some_watched": Sentence(
        "Aucune alarme immédiate parmi celles que les données permettent.",
        "No immediate alarm among those the data allow.",
    ),
    # Alarms
    "name_conversion_drop": Sentence("chute de conversion", "conversion drop"),
    "name_payment_bug": Sentence("bug de paiement", "payment bug"),
    "name_tracking_broken": Sentence("mesure cassée", "broken tracking"),
    "name_stock_out": Sentence("rupture de stock", "stock-out"),
    "alarm_conversion_drop": Sentence(
        "Chute de conversion : {size:percent} de ventes en moins par visite depuis le {since:date}",
        "Conversion drop: {size:percent} fewer sales by visit since {since:date}",
    ),
    "alarm_payment_bug": Sentence(
        "Bug de paiement : {size:percent} de paiements réussis en moins depuis le {since:date}, alors que les clients essaient",
        "Payment bug: {size:percent} fewer successful payments since {since:date}, while customers try",
    ),
    "alarm_tracking_broken": Sentence(
        "La mesure est cassée, pas les ventes : l'analyse en compte {size:percent} de moins depuis le {since:date}",
        "Tracking is broken, not sales: analytics counts {size:percent} fewer since {since:date}",
    ),
    "alarm_stock_out": Sentence(
        "Rupture de stock sur un produit phare : {product}, depuis le {since:date}",
        "Flagship product out of stock: {product}, since {since:date}",
    ),
    "alarm_money": Sentence(
        "Perte estimée : {euros:eur} de marge par jour.", "Estimated loss: {euros:eur} of margin a day."
    ),
    "alarm_no_money": Sentence(
        "Perte non chiffrable avec les données fournies.", "Loss cannot be priced with the data supplied."
    ),
    "do_conversion_drop": Sentence(
        "Passer une commande test sur mobile et sur ordinateur.", "Place a test order on mobile and desktop."
    ),
    "do_payment_bug": Sentence(
        "Payer une commande test avec chaque moyen de paiement.",
        "Pay a test order with every payment method.",
    ),
    "do_tracking_broken": Sentence(
        "Vérifier le marquage ; ne rien décider sur l'audience tant que ce n'est pas réparé.",
        "Check the tags; decide nothing on audience figures until repaired.",
    ),
    "do_stock_out": Sentence(
        "Dater le réassort ; arrêter les annonces qui mènent à ce produit.",
        "Date the restocking; stop the ads leading to this product.",
    ),
    # Causes
    "causes": Sentence("Causes probables", "Probable causes"),
    "cause_stock_out": Sentence(
        "rupture de stock de « {product} » depuis le {since:date}",
        "“{product}” out of stock since {since:date}",
    ),
    "cause_incident": Sentence("incident : {title} ({since:date})", "incident: {title} ({since:date})"),
    "cause_measure_changed": Sentence(
        "la mesure a changé, pas l'activité : consentement passé de {before:percent} à {after:percent} le {on:date}",
        "the measure changed, not the business: consent went from {before:percent} to {after:percent} on {on:date}",
    ),
    "cause_one_channel": Sentence(
        "{share:percent} de l'écart vient d'un canal : {channel}",
        "{share:percent} of the gap comes from one channel: {channel}",
    ),
    "cause_paid_channel": Sentence(
        "{share:percent} de l'écart vient d'un canal payant : {channel} ; vérifier budget et enchères",
        "{share:percent} of the gap comes from a paid channel: {channel}; check budget and bids",
    ),
    "cause_organic_channel": Sentence(
        "{share:percent} de l'écart vient de la recherche naturelle : changement d'algorithme ou page disparue",
        "{share:percent} of the gap comes from organic search: algorithm change or missing page",
    ),
    "cause_cost_per_click": Sentence(
        "le coût par clic a bougé de {change:percent_signed}",
        "cost per click moved by {change:percent_signed}",
    ),
    "cause_traffic": Sentence(
        "les visites ont bougé de {change:percent_signed}", "visits moved by {change:percent_signed}"
    ),
    "cause_conversion": Sentence(
        "la conversion, car les visites n'ont bougé que de {change:percent_signed}",
        "conversion, as visits only moved by {change:percent_signed}",
    ),
    "cause_unknown": Sentence(
        "à chercher : aucun fait connu ne l'explique", "to be found: no known fact explains it"
    ),
    # Month
    "month_title": Sentence(
        "Indicateurs sortis du bruit en un an : {good:int} en bien, {bad:int} en mal, sur {total:int}",
        "Indicators out of the noise in a year: {good:int} for the better, {bad:int} for the worse, of {total:int}",
    ),
    "measure_changed": Sentence("la mesure a changé", "the measure changed"),
    "measure_changed_note": Sentence(
        "Le consentement a changé le {on:date} : les visites et les taux de conversion d'avant et d'après ne se comparent pas.",
        "Consent changed on {on:date}: visits and conversion rates before and after cannot be compared.",
    ),
    "month_title_none": Sentence(
        "Aucun indicateur n'a bougé au-delà du bruit en un an", "No indicator moved beyond noise in a year"
    ),
    "month_source": Sentence(
        "exports du client, trois derniers mois complets comparés aux mêmes mois un an plus tôt",
        "the client's exports, last three whole months against the same months a year earlier",
    ),
    "column_month": Sentence("Dernier mois", "Last month"),
    "column_quarter": Sentence("Trimestre", "Quarter"),
    "column_change": Sentence("Sur un an", "In a year"),
    "column_reliability": Sentence("Fiabilité", "Reliability"),
    "unknown": Sentence("inconnu", "unknown"),
    "noise": Sentence("{change:percent_signed} (bruit)", "{change:percent_signed} (noise)"),
    "alert_low": Sentence("sous le seuil d'alerte", "below the alert limit"),
    "alert_high": Sentence("au-dessus du seuil d'alerte", "above the alert limit"),
    "hollow_title": Sentence("Plus de visites, moins de résultat", "More visits, less result"),
    "hollow": Sentence(
        "Les visites progressent de {traffic:percent} en un an, mais {kpi} recule de {fall:percent} : plus de trafic ne sert à rien.",
        "Visits grow by {traffic:percent} in a year, but {kpi} falls by {fall:percent}: more traffic is useless.",
    ),
    "trajectory_title_none": Sentence(
        "Sans action, aucun des {total:int} résultats clés n'a une chance sur deux d'être atteint",
        "With no action, none of the {total:int} key results has an even chance of being reached",
    ),
    "trajectory_title_one": Sentence(
        "Sans action, un seul résultat clé sur {total:int} a une chance sur deux d'être atteint",
        "With no action, only one of {total:int} key results has an even chance of being reached",
    ),
    "trajectory_title": Sentence(
        "Sans action, {likely:int} résultats clés sur {total:int} ont une chance sur deux d'être atteints",
        "With no action, {likely:int} of {total:int} key results have an even chance of being reached",
    ),
    "trajectory_title_unknown": Sentence(
        "Historique trop court pour dire où vont les résultats clés",
        "History too short to say where the key results are going",
    ),
    "trajectory_none": Sentence(
        "Aucun résultat clé n'a encore de cible chiffrée.", "No key result has a figure as target yet."
    ),
    "trajectory_chart": Sentence(
        "{title} : {chance:percent} de chances sans action", "{title}: {chance:percent} chance with no action"
    ),
    "trajectory_alt": Sentence(
        "{kpi} : aujourd'hui {current}, cible {target} le {due:date}, sans action entre {low} et {high}.",
        "{kpi}: today {current}, target {target} on {due:date}, with no action between {low} and {high}.",
    ),
    "trajectory_source": Sentence(
        "exports du client, projection sans action, 80 % des futurs",
        "the client's exports, do-nothing projection, 80% of futures",
    ),
    "target_label": Sentence("cible {value}", "target {value}"),
    "column_result": Sentence("Résultat clé", "Key result"),
    "column_today": Sentence("Aujourd'hui", "Today"),
    "column_target": Sentence("Cible", "Target"),
    "column_due": Sentence("Échéance", "Due"),
    "column_done": Sentence("Chemin fait", "Way done"),
    "column_chance": Sentence("Chances sans action", "Chance with no action"),
    "not_weekly": Sentence(
        "Non lisibles chaque semaine avec les exports fournis : {names}.",
        "Not readable every week with the exports supplied: {names}.",
    ),
    # Cohorts
    "cohort_repeat": Sentence(
        "clients qui rachètent sous {days:int} jours", "customers buying again within {days:int} days"
    ),
    "cohort_kept": Sentence(
        "abonnés encore là {days:int} jours après", "subscribers still there {days:int} days later"
    ),
    "cohort_won": Sentence("affaires gagnées sous {days:int} jours", "deals won within {days:int} days"),
    "cohort_same": Sentence(
        "Cohortes stables : {what}, {before:percent1} puis {after:percent1}",
        "Stable cohorts: {what}, {before:percent1} then {after:percent1}",
    ),
    "cohort_up": Sentence(
        "Cohortes en hausse : {what}, {before:percent1} puis {after:percent1}",
        "Rising cohorts: {what}, {before:percent1} then {after:percent1}",
    ),
    "cohort_down": Sentence(
        "Cohortes en baisse : {what}, {before:percent1} puis {after:percent1}",
        "Falling cohorts: {what}, {before:percent1} then {after:percent1}",
    ),
    "cohort_young": Sentence(
        "Cohortes encore trop jeunes pour comparer : {what}", "Cohorts still too young to compare: {what}"
    ),
    "cohort_missing": Sentence("Cohortes : données non fournies.", "Cohorts: data not supplied."),
    "cohort_alt": Sentence(
        "Part de chaque mois d'arrivée, avec son intervalle, de {first:month} à {last:month} : entre {low:percent} et "
        "{high:percent} selon le mois.",
        "Share of each month of arrival, with its interval, from {first:month} to {last:month}: between {low:percent} "
        "and {high:percent} by month.",
    ),
    "cohort_source": Sentence(
        "ventes et CRM, intervalles à 95 % ; les mois trop récents ne sont pas jugés",
        "sales and CRM, 95% intervals; months too recent are not judged",
    ),
    # Budget
    "budget_before": Sentence(
        "Le plan n'a pas commencé : {monthly:eur} par mois prévus, contre {usual:eur} dépensés ces trois derniers mois",
        "The plan has not started: {monthly:eur} a month planned, against {usual:eur} spent over the last three months",
    ),
    "budget_before_unknown": Sentence(
        "Le plan n'a pas encore un mois : rien à comparer",
        "The plan is less than a month old: nothing to compare",
    ),
    "budget_ok": Sentence(
        "Budget tenu : {spent:eur} dépensés pour {planned:eur} prévus",
        "Budget held: {spent:eur} spent against {planned:eur} planned",
    ),
    "budget_over": Sentence(
        "Budget dépassé sur {count:int} ligne(s) : {names}", "Budget exceeded on {count:int} line(s): {names}"
    ),
    "budget_unknown": Sentence("Dépenses réelles non fournies", "Actual spend not supplied"),
    "budget_source": Sentence(
        "budget prévu et dépenses relevées par le client", "planned budget and spend recorded by the client"
    ),
    "column_line": Sentence("Ligne", "Line"),
    "column_planned": Sentence("Prévu", "Planned"),
    "column_spent": Sentence("Dépensé", "Spent"),
    "column_usual_month": Sentence("Mois habituel avant le plan", "Usual month before the plan"),
    "column_planned_month": Sentence("Prévu par mois", "Planned a month"),
    "one_off": Sentence("{amount:eur} une fois", "{amount:eur} once"),
    "proof_share": Sentence(
        "Sur {total:eur} engagés dans des actions déjà lancées : {proven:eur} prouvés, {unproven:eur} lus sans preuve, {early:eur} trop tôt, {unread:eur} sans mesure.",
        "Of {total:eur} committed to launched actions: {proven:eur} proven, {unproven:eur} read without proof, {early:eur} too early, {unread:eur} without measure.",
    ),
    # Verdicts
    "verdict_title": Sentence(
        "{proven:int} action prouvée sur {judged:int} jugées ; {early:int} à juger plus tard",
        "{proven:int} action proven of {judged:int} judged; {early:int} to be judged later",
    ),
    "verdict_title_many": Sentence(
        "{proven:int} actions prouvées sur {judged:int} jugées ; {early:int} à juger plus tard",
        "{proven:int} actions proven of {judged:int} judged; {early:int} to be judged later",
    ),
    "verdict_title_harmful": Sentence(
        "Actions jugées : {judged:int}, dont {proven:int} prouvées et {harmful:int} nuisibles ; {early:int} à juger plus tard",
        "Actions judged: {judged:int}, {proven:int} proven and {harmful:int} harmful; {early:int} to be judged later",
    ),
    "verdict_none": Sentence(
        "Aucune action lancée n'est encore suivie", "No launched action is followed yet"
    ),
    "verdict_none_do": Sentence(
        "Noter chaque mise en ligne et sa date : sans date de lancement, aucun effet ne pourra être prouvé.",
        "Record every launch and its date: without a launch date, no effect can be proven.",
    ),
    "outcome_proven": Sentence("prouvé", "proven"),
    "outcome_not_proven": Sentence("non prouvé", "not proven"),
    "outcome_too_early": Sentence("trop tôt, à juger dès le {day:date}", "too early, judge from {day:date}"),
    "outcome_harmful": Sentence("nuisible", "harmful"),
    "outcome_no_data": Sentence("pas de mesure utilisable", "no usable measure"),
    "effect": Sentence(
        "{change:percent_signed} ({low:percent_signed} à {high:percent_signed})",
        "{change:percent_signed} ({low:percent_signed} to {high:percent_signed})",
    ),
    "effect_none": Sentence("non mesuré", "not measured"),
    "move_keep": Sentence("garder", "keep"),
    "move_stop": Sentence("arrêter", "stop"),
    "move_small_test": Sentence("petit test", "small test"),
    "move_wait": Sentence("attendre", "wait"),
    "move_measure_first": Sentence("mesurer d'abord", "measure first"),
    "verdict_source": Sentence(
        "séries hebdomadaires, saison et soldes retirées ; intervalle à 95 % élargi par des dates témoins",
        "weekly series, season and sales removed; 95% interval widened by placebo dates",
    ),
    "verdict_alt": Sentence(
        "Effet de chaque action et son intervalle : {values}.",
        "Effect of each action and its interval: {values}.",
    ),
    "verdict_chart": Sentence(
        "Seuls les intervalles qui laissent zéro de côté prouvent un effet",
        "Only intervals that leave zero out prove an effect",
    ),
    "grades": Sentence(
        "Preuve : A test aléatoire, B zones témoins, C série interrompue confirmée par des dates témoins, D série bruitée, E rien à lire. Seules A, B et C font bouger un budget.",
        "Proof: A randomised test, B control areas, C interrupted series confirmed by placebo dates, D noisy series, E nothing to read. Only A, B and C move a budget.",
    ),
    "column_launched": Sentence("Lancée le", "Launched"),
    "column_effect": Sentence("Effet", "Effect"),
    "column_verdict": Sentence("Verdict", "Verdict"),
    "column_grade": Sentence("Preuve", "Proof"),
    "column_move": Sentence("Proposition", "Proposal"),
    "column_action": Sentence("Action", "Action"),
    # Readings
    "readings_title": Sentence(
        "Premier effet lisible le {first:date} : avant, c'est trop tôt pour juger",
        "First readable effect on {first:date}: before, it is too early to judge",
    ),
    "readings_none": Sentence(
        "Aucune lecture possible : la feuille de route n'a retenu aucune action",
        "No reading possible: the roadmap retained no action",
    ),
    "readings_source": Sentence(
        "feuille de route et fenêtres minimales par nature d'action",
        "roadmap and minimum windows by kind of action",
    ),
    "column_workstream": Sentence("Chantier", "Workstream"),
    "column_first_read": Sentence("Première lecture", "First reading"),
    "column_judge": Sentence("Chantier jugeable", "Workstream judged"),
    "column_typed": Sentence("Lecture prévue", "Reading planned"),
    "not_retained": Sentence("aucune action retenue", "no action retained"),
    "too_soon": Sentence("{day:short_date} (trop tôt)", "{day:short_date} (too soon)"),
    "windows_title": Sentence(
        "Jours pleins à attendre après le premier effet, par nature d'action",
        "Full days to wait after the first effect, by kind of action",
    ),
    "windows_source": Sentence(
        "règles de lecture, modifiables pour chaque client", "reading rules, editable for each client"
    ),
    "column_kind": Sentence("Nature", "Kind"),
    "column_days": Sentence("Jours", "Days"),
    "kind_measure": Sentence("mesure", "measurement"),
    "kind_conversion": Sentence("conversion", "conversion"),
    "kind_seo": Sentence("référencement", "SEO"),
    "kind_content": Sentence("contenu", "content"),
    "kind_paid": Sentence("publicité", "advertising"),
    "kind_crm": Sentence("CRM", "CRM"),
    "kind_automation": Sentence("automatisation", "automation"),
    "kind_reputation": Sentence("réputation", "reputation"),
    "kind_service": Sentence("service client", "customer service"),
}
