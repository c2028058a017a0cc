"""What the roadmap's pages say; refusal reasons and plan conflicts are in ``wording.roadmap``."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    # Decisions asked
    "headline": Sentence(
        "{actions} sur {total:int} pour {value:eur} de marge nette en {months}",
        "{actions} of {total:int} for {value:eur} of net margin in {months}",
    ),
    "headline_none": Sentence(
        "Aucune action ne tient dans ces heures et ce budget",
        "No action fits these hours and this budget",
    ),
    "tile_retained": Sentence("Actions retenues", "Actions retained"),
    "tile_retained_note": Sentence(
        "{refused:int} {refused:écartée/écartées}",
        "{refused:int} set aside",
    ),
    "tile_value": Sentence("Marge nette visée", "Net margin aimed at"),
    "tile_value_note": Sentence(
        "échecs et achats déduits",
        "failures and purchases deducted",
    ),
    "tile_hours": Sentence("Heures internes", "Internal hours"),
    "tile_hours_note": Sentence(
        "{share:percent} de l'équipe",
        "{share:percent} of the team",
    ),
    "tile_budget": Sentence(
        "Budget externe prudent",
        "Safe external budget",
    ),
    "decisions": Sentence("Décisions demandées au sponsor", "Decisions asked of the sponsor"),
    "decision_launch": Sentence(
        "Valider le lancement de {actions} d'ici le {day:date} : {titles}.",
        "Approve the launch of {actions} by {day:date}: {titles}.",
    ),
    "decision_refuse": Sentence(
        "Confirmer le refus de {actions}, pour un prix de {price:eur} de marge nette.",
        "Confirm the refusal of {actions}, at a price of {price:eur} of net margin.",
    ),
    "decision_budget": Sentence(
        "Accorder {amount:eur} de budget externe (montant prudent), dont {contingency:eur} de marge de manœuvre.",
        "Grant {amount:eur} of external budget (safe amount), {contingency:eur} of it as contingency.",
    ),
    "decision_over_envelope": Sentence(
        "Trancher : le budget prudent dépasse l'enveloppe de {gap:eur}.",
        "Settle this: the safe budget exceeds the envelope by {gap:eur}.",
    ),
    "decision_hours": Sentence(
        "Décider de {amount:hours} de plus par semaine en {skill} : le plan y gagnerait {gain:eur}, pour {cost:eur} d'heures.",
        "Decide on {amount:hours} more a week of {skill}: the plan would gain {gain:eur}, for {cost:eur} of hours.",
    ),
    "decision_money": Sentence(
        "Décider de {amount:eur} de plus : le plan y gagnerait {gain:eur}.",
        "Decide on {amount:eur} more: the plan would gain {gain:eur}.",
    ),
    "decision_none": Sentence("Aucune décision en attente.", "No decision pending."),
    # Plan on a page
    "plan": Sentence(
        "Le plan mène {actions} dans {workstreams}, du {first:date} au {last:date}",
        "The plan runs {actions} in {workstreams}, from {first:date} to {last:date}",
    ),
    "plan_first_90": Sentence(
        "Dans les 90 premiers jours : {workstreams} à lancer, {peak:int} de front au plus.",
        "In the first 90 days: {workstreams} to launch, {peak:int} at once at most.",
    ),
    "plan_detail": Sentence(
        "Le calendrier, chantier par chantier ({number:int} sur {total:int})",
        "The calendar, workstream by workstream ({number:int} of {total:int})",
    ),
    "milestone_review": Sentence(
        "Bilan d'horizon",
        "Horizon review",
    ),
    # Horizons
    "horizons": Sentence(
        "Le plan livre {parts}",
        "The plan delivers {parts}",
    ),
    "horizon_90": Sentence("90 jours : stabiliser, corriger, lancer", "90 days: stabilise, fix, launch"),
    "horizon_180": Sentence("180 jours : industrialiser ce qui marche", "180 days: industrialise what works"),
    "horizon_365": Sentence("365 jours : consolider et durer", "365 days: consolidate and last"),
    "targets": Sentence(
        "Ce que l'année doit consolider, en quatre chiffres :",
        "What the year must consolidate, in four figures:",
    ),
    "target_brand": Sentence("Marque", "Brand"),
    "target_data": Sentence("Données", "Data"),
    "target_repeat": Sentence("Fidélité", "Repeat business"),
    "target_resilience": Sentence("Résilience", "Resilience"),
    "target": Sentence(
        "{name} : {kpi}, de {start} à {target} le {day:date}",
        "{name}: {kpi}, from {start} to {target} on {day:date}",
    ),
    "target_missing": Sentence(
        "{name} : à fixer, aucun chantier ne la porte", "{name}: to be set, no workstream carries it"
    ),
    "horizon_empty": Sentence("Rien à livrer dans cette période.", "Nothing to deliver in this period."),
    "horizon_slack": Sentence(
        "Réserve : {hours:hours} libres jusque-là.",
        "Reserve: {hours:hours} free until then.",
    ),
    "horizon_no_slack": Sentence(
        "Aucune heure libre jusque-là : le moindre retard déborde.",
        "No free hour until then: any delay spills over.",
    ),
    # Hours
    "hours_fit": Sentence(
        "Les heures suffisent : la compétence la plus tendue ({skill}) est prise à {share:percent}",
        "The hours are enough: the tightest skill ({skill}) is taken at {share:percent}",
    ),
    "hours_short": Sentence(
        "Les heures ne suffisent pas à tout faire : il en manque en {skills}",
        "The hours are not enough to do everything: some are missing in {skills}",
    ),
    "load": Sentence(
        "Le plan reste sous les heures disponibles, semaine après semaine (compétences les plus chargées)",
        "The plan stays under the hours available, week after week (busiest skills)",
    ),
    "load_source": Sentence(
        "heures nettes des congés, jours fériés et travail courant",
        "hours net of leave, public holidays and run work",
    ),
    "column_skill": Sentence("Compétence", "Skill"),
    "column_asked": Sentence(
        "Pour tout faire",
        "To do it all",
    ),
    "column_needed": Sentence(
        "Dans le plan",
        "In the plan",
    ),
    "column_available": Sentence("Disponibles", "Available"),
    "column_share": Sentence(
        "Prise à",
        "Taken at",
    ),
    "skill_gaps": Sentence(
        "Ce qui manque pour tout faire, et comment le couvrir",
        "What is missing to do everything, and how to cover it",
    ),
    "skill_gap": Sentence(
        "{skill} : {hours:hours} manquent pour tout faire. Possible : {ways}.",
        "{skill}: {hours:hours} are missing to do it all. Possible: {ways}.",
    ),
    "way_train": Sentence("former", "train"),
    "way_hire": Sentence("recruter", "hire"),
    "way_buy": Sentence("acheter", "buy"),
    "way_unknown": Sentence(
        "aucune option chiffrée pour l'instant",
        "no priced option so far",
    ),
    "way": Sentence(
        "{way} pour {cost:eur}",
        "{way} for {cost:eur}",
    ),
    # Budget
    "budget_within": Sentence(
        "Le budget prudent ({p80:eur}) tient dans l'enveloppe de {envelope:eur}",
        "The safe budget ({p80:eur}) fits the envelope of {envelope:eur}",
    ),
    "budget_over": Sentence(
        "Le budget prudent ({p80:eur}) dépasse l'enveloppe de {envelope:eur} : il manque {gap:eur}",
        "The safe budget ({p80:eur}) exceeds the envelope of {envelope:eur}: {gap:eur} are missing",
    ),
    "budget_unknown": Sentence(
        "Le budget prudent est de {p80:eur} ; l'enveloppe reste à confirmer",
        "The safe budget is {p80:eur}; the envelope is still to be confirmed",
    ),
    "budget_note": Sentence(
        "Le total prudent n'est pas la somme des maximums : tout ne tourne pas mal en même temps. 8 chances sur 10 de ne pas le dépasser.",
        "The safe total is not the sum of the highs: not everything goes wrong at once. 8 chances in 10 of staying below.",
    ),
    "column_line": Sentence("Poste", "Line"),
    "column_quantity": Sentence("Ce que cela achète", "What it buys"),
    "column_low": Sentence("Bas", "Low"),
    "column_likely": Sentence("Probable", "Likely"),
    "column_high": Sentence("Haut", "High"),
    "to_confirm": Sentence("à confirmer", "to be confirmed"),
    "total": Sentence("Total", "Total"),
    "total_p80": Sentence("Total prudent (P80)", "Safe total (P80)"),
    "budget_source": Sentence(
        "lignes de budget du client et achats de {actions}, au {as_of:date}",
        "the client's budget lines and the purchases of {actions}, as of {as_of:date}",
    ),
    "kind_content": Sentence("Contenus", "Content"),
    "kind_paid": Sentence("Publicité", "Paid media"),
    "kind_tools": Sentence("Outils", "Tools"),
    "kind_redesign": Sentence("Refonte", "Redesign"),
    "kind_design": Sentence("Design", "Design"),
    "kind_contingency": Sentence("Marge de manœuvre", "Contingency"),
    # Refusals
    "refused": Sentence(
        "Le plan refuse {actions} : le prix de ces refus est de {price:eur} de marge nette",
        "The plan refuses {actions}: the price of these refusals is {price:eur} of net margin",
    ),
    "refused_free": Sentence(
        "Le plan refuse {actions}, sans marge perdue",
        "The plan refuses {actions}, at no margin lost",
    ),
    "refused_none": Sentence("Rien n'est refusé : tout tient", "Nothing is refused: everything fits"),
    "refused_none_text": Sentence(
        "Un plan qui ne refuse rien n'a pas choisi : vérifiez que la liste des actions est complète.",
        "A plan that refuses nothing has not chosen: check that the list of actions is complete.",
    ),
    "column_action": Sentence("Action", "Action"),
    "column_workstream": Sentence("Chantier", "Workstream"),
    "column_reason": Sentence("Pourquoi pas", "Why not"),
    "refused_source": Sentence(
        "marge que l'action rapporterait sur la durée du plan, échecs et achats déduits",
        "margin the action would bring over the plan, failures and purchases deducted",
    ),
    # Dates
    "dates": Sentence(
        "Fin la plus probable le {p50:date}, fin prudente le {p80:date} : annoncez la seconde",
        "Most likely end on {p50:date}, safe end on {p80:date}: announce the second",
    ),
    "dates_none": Sentence("Aucune date à annoncer", "No date to announce"),
    "dates_text": Sentence(
        "La date prudente est tenue 8 fois sur 10. L'écart entre les deux est la réserve du plan, placée en fin d'horizon et non cachée dans chaque action.",
        "The safe date is kept 8 times in 10. The gap between the two is the plan's reserve, placed at the end of a horizon and not hidden in each action.",
    ),
    "column_deliverable": Sentence("Livrable", "Deliverable"),
    "column_owner": Sentence("Responsable", "Owner"),
    "column_start": Sentence("Début", "Start"),
    "column_p50": Sentence("Probable (P50)", "Likely (P50)"),
    "column_p80": Sentence("Prudente (P80)", "Safe (P80)"),
    "column_critical": Sentence(
        "Décide de la fin",
        "Drives the end",
    ),
    "dates_source": Sentence(
        "{draws:int} tirages des durées ; les retards d'un même chantier vont ensemble",
        "{draws:int} draws of the durations; delays within a workstream go together",
    ),
    # Scenarios
    "scenarios": Sentence(
        "« {best} » rapporte le plus : {gain:eur_signed} par rapport à « {other} »",
        "“{best}” earns most: {gain:eur_signed} against “{other}”",
    ),
    "scenarios_same": Sentence(
        "Les scénarios se valent : {value:eur} de marge nette",
        "The scenarios are worth the same: {value:eur} of net margin",
    ),
    "scenario_only": Sentence("Scénario imprimé : « {title} »", "Scenario printed: “{title}”"),
    "scenario_means": Sentence(
        "Budget à {budget:percent} de l'enveloppe ; heures : {hours} ; {keep} et {drop} par la réunion.",
        "Budget at {budget:percent} of the envelope; hours: {hours}; {keep} and {drop} by the meeting.",
    ),
    "scenario_revised": Sentence(
        "{estimates} par la réunion (impact ou heures d'une action).",
        "{estimates} by the meeting (impact or hours of an action).",
    ),
    "hours_unchanged": Sentence("inchangées", "unchanged"),
    "hours_change": Sentence("{skill} à {share:percent}", "{skill} at {share:percent}"),
    "scenario_choice": Sentence("Choisi par {by} le {on:date} : {why}", "Chosen by {by} on {on:date}: {why}"),
    "column_scenario": Sentence("Scénario", "Scenario"),
    "column_value": Sentence("Marge nette visée", "Net margin aimed at"),
    "column_retained": Sentence("Retenues", "Retained"),
    "column_end": Sentence("Fin prudente", "Safe end"),
    "column_budget": Sentence("Budget prudent", "Safe budget"),
    "more_means": Sentence(
        "Ce qu'un peu plus de moyens rapporterait", "What a little more means would bring"
    ),
    "more_hours": Sentence(
        "{amount:hours} de plus par semaine en {skill}", "{amount:hours} more a week of {skill}"
    ),
    "more_money": Sentence("{amount:eur} de plus", "{amount:eur} more"),
    "column_more": Sentence("Moyen", "Means"),
    "more_dear_title": Sentence(
        "Aucun renfort de 5 h par semaine ne rapporte ce que ses heures coûtent",
        "No help of 5 h a week brings what its hours cost",
    ),
    "more_source": Sentence(
        "plan recalculé avec chaque moyen ; heures au coût horaire moyen de la compétence, sur la durée du plan",
        "plan computed again with each means; hours at the skill's mean hourly cost, over the plan",
    ),
    "gain": Sentence("{gain:eur_signed}", "{gain:eur_signed}"),
    "gain_at_least": Sentence("au moins {gain:eur_signed}", "at least {gain:eur_signed}"),
    "column_hours_cost": Sentence("Coût de ces heures", "Cost of these hours"),
    "column_gain": Sentence("Gain de marge nette", "Net margin gained"),
    # Risks
    # Linters
    "warnings": Sentence(
        "Le plan a {points}",
        "The plan has {points}",
    ),
    # Proof
    "proved": Sentence(
        "Prouvé optimal : aucun autre plan ne rapporte plus avec ces heures, ce budget et ces règles.",
        "Proved optimal: no other plan earns more with these hours, this budget and these rules.",
    ),
    "bound": Sentence(
        "Meilleur plan trouvé : au plus {share:percent1} mieux possible.",
        "Best plan found: at most {share:percent1} better is possible.",
    ),
    "no_proof": Sentence(
        "Meilleur plan trouvé ; rien ne dit de combien il pourrait être dépassé.",
        "Best plan found; nothing says by how much it could be beaten.",
    ),
    "steps_table": Sentence(
        "Les actions de plus d'un trimestre, en étapes courtes : chacune se termine par quelque chose à montrer",
        "Actions longer than a quarter, in short steps: each ends with something to show",
    ),
    "steps_source": Sentence(
        "étapes égales, en semaines entières ; aucune ne se termine pendant un gel ; les heures suivent les présences",
        "equal steps in whole weeks; none ends in a freeze; hours follow presence",
    ),
    "step": Sentence("étape {number:int} sur {total:int}", "step {number:int} of {total:int}"),
    "column_step": Sentence("Étape", "Step"),
    "column_end_step": Sentence("Fin", "End"),
    "column_step_hours": Sentence("Heures", "Hours"),
    "order": Sentence(
        "L'ordre : la mesure, la conversion et les gains rapides d'abord",
        "The order: measure, conversion and quick wins first",
    ),
    "order_kept": Sentence(
        "Tout ce groupe ({first}) commence avant le premier actif de long terme.",
        "The whole group ({first}) starts before the first long-term asset.",
    ),
    "order_mixed": Sentence(
        "Le premier actif de long terme commence le {day:date}. De ce groupe, {kept:int} sur {total:int} commencent avant lui ou avec lui ; l'annexe dit ce qui retient les autres.",
        "The first long-term asset starts on {day:date}. Of this group, {kept:int} of {total:int} start before or with it; the annex says what holds the others back.",
    ),
    "order_exceptions": Sentence(
        "{count:int} {count:action/actions} de la mesure, de la conversion ou des gains rapides {count:commence/commencent} plus tard",
        "{count:int} {count:action/actions} of measure, conversion or quick wins {count:starts/start} later",
    ),
    "column_held": Sentence("Ce qui la retient", "What holds it back"),
    "order_source": Sentence(
        "règles qu'elle enfreindrait la semaine où commence le premier actif de long terme",
        "rules it would break in the week in which the first long-term asset starts",
    ),
    "assets_table": Sentence(
        "Les actifs de long terme : début, et mois où ils se seront payés",
        "Long-term assets: start, and month by which they have paid for themselves",
    ),
    "assets_source": Sentence(
        "heures au coût horaire et achats, remboursés par la marge attendue, échecs déduits",
        "hours at their hourly cost and purchases, repaid by the expected margin, failures deducted",
    ),
    "column_asset": Sentence("Actif", "Asset"),
    "column_pays_back": Sentence("Payé vers", "Paid back about"),
    "never_pays_back": Sentence("jamais : gain non chiffré", "never: no sized gain"),
    "order_margin": Sentence("rapporterait moins plus tôt", "would earn less earlier"),
    "accepted": Sentence(
        "Plan accepté le {on:date} par {by} : « {why} ». Il est imprimé tel quel, sans nouveau calcul.",
        "Plan accepted on {on:date} by {by}: “{why}”. It is printed as it is, without a new computation.",
    ),
    "season": Sentence(
        "La marge suit la saison déclarée par le client, en part du mois moyen : {months}.",
        "Margin follows the season the client declares, as a share of the average month: {months}.",
    ),
    "season_month": Sentence("{month:month_name} {share:percent}", "{month:month_name} {share:percent}"),
    "proof_title": Sentence("Ce que vaut ce calcul", "What this computation is worth"),
    "proof_rules": Sentence(
        "Le calcul choisit et place les actions en même temps : heures par compétence et par semaine, budget par trimestre, dépendances, gels, nombre de chantiers de front. Il cherche la plus forte marge nette : la marge attendue d'ici la fin du plan, moins les achats ; à marge égale, la mesure, la conversion et les gains rapides passent d'abord.",
        "The computation chooses and places the actions together: hours by skill and week, budget by quarter, dependencies, freezes, workstreams at once. It seeks the highest net margin: the margin expected before the plan ends, less purchases; at equal margin, measure, conversion and quick wins come first.",
    ),
    "decision_launch_more": Sentence(
        "Valider le lancement de {actions} d'ici le {day:date} : {titles} et {more:int} de plus (voir le calendrier).",
        "Approve the launch of {actions} by {day:date}: {titles} and {more:int} more (see the calendar).",
    ),
    "decision_refuse_free": Sentence(
        "Confirmer le refus de {actions}, sans marge perdue.",
        "Confirm the refusal of {actions}, at no margin lost.",
    ),
    "decision_budget_bare": Sentence(
        "Accorder {amount:eur} de budget externe (montant prudent).",
        "Grant {amount:eur} of external budget (safe amount).",
    ),
    "plan_caption": Sentence(
        "Le calendrier, chantier par chantier",
        "The calendar, workstream by workstream",
    ),
    "plan_source": Sentence(
        "feuille de route du {as_of:date}, « {scenario} »",
        "roadmap of {as_of:date}, “{scenario}”",
    ),
    "horizon_first": Sentence(
        "{actions} à {days:int} jours",
        "{actions} at {days:int} days",
    ),
    "horizon_next": Sentence(
        "{count:int} de plus à {days:int}",
        "{count:int} more at {days:int}",
    ),
    "horizon_other": Sentence(
        "{days:int} jours",
        "{days:int} days",
    ),
    "horizon_on_time": Sentence(
        "Chance que tout soit livré dès le {day:short_date} : {share:percent}.",
        "Chance that everything is delivered by {day:short_date}: {share:percent}.",
    ),
    "horizon_buffer": Sentence(
        "Fin probable le {p50:short_date}, prudente le {p80:short_date} : {days:days} de réserve.",
        "Likely end on {p50:short_date}, safe end on {p80:short_date}: {days:days} of reserve.",
    ),
    "doubt_table": Sentence(
        "La fin du plan selon ce que l'on suppose des retards",
        "The end of the plan by what is assumed of delays",
    ),
    "doubt_source": Sentence(
        "{draws:int} tirages des durées ; dernière colonne, chances de tenir la fin à annoncer, le {p80:date}",
        "{draws:int} draws of the durations; last column, chance of keeping the end to announce, {p80:date}",
    ),
    "planned_days": Sentence(
        "Les dates prévues au calendrier sont les plus probables de chaque action prise seule ; toutes ensemble, elles tombent juste dans {share:percent} des tirages. Ce sont donc les dates prudentes qui s'annoncent.",
        "The planned dates of the calendar are the most likely ones of each action taken alone; all together, they come true in {share:percent} of the draws. The safe dates are therefore the ones to announce.",
    ),
    "planned_days_rare": Sentence(
        "Les dates prévues au calendrier sont les plus probables de chaque action prise seule ; toutes ensemble, elles ne tombent presque jamais juste (moins de {share:percent} des tirages). Ce sont donc les dates prudentes qui s'annoncent.",
        "The planned dates of the calendar are the most likely ones of each action taken alone; all together, they almost never come true (less than {share:percent} of the draws). The safe dates are therefore the ones to announce.",
    ),
    "doubt_apart": Sentence("retards sans lien entre eux", "delays unrelated to each other"),
    "doubt_assumed": Sentence(
        "hypothèse retenue : retards liés (corrélation {correlation:number2})",
        "assumption kept: related delays (correlation {correlation:number2})",
    ),
    "doubt_together": Sentence(
        "retards très liés (corrélation {correlation:number2})",
        "strongly related delays (correlation {correlation:number2})",
    ),
    "column_assumption": Sentence("Hypothèse", "Assumption"),
    "column_holds": Sentence("Fin annoncée tenue", "Announced end kept"),
    "hours_none": Sentence(
        "Aucune heure n'est demandée par le plan",
        "The plan asks for no hour",
    ),
    "column_people": Sentence(
        "Personnes",
        "People",
    ),
    "skills_table": Sentence(
        "Ce que chaque compétence donne, et ce que le plan lui demande",
        "What each skill gives, and what the plan asks of it",
    ),
    "skill_absent": Sentence(
        "{skill} : personne ne l'a ({hours:hours} demandées). Possible : {ways}.",
        "{skill}: nobody has it ({hours:hours} asked). Possible: {ways}.",
    ),
    "skill_not_bought": Sentence(
        "{skill} : personne ne l'a ({hours:hours} demandées) et le plan s'en passe, car la trouver coûterait plus qu'elle ne rapporte ({ways}).",
        "{skill}: nobody has it ({hours:hours} asked) and the plan does without, since finding it would cost more than it brings ({ways}).",
    ),
    "quantity_planned": Sentence(
        "achats des actions (envisagé : {quantity}, {planned:eur})",
        "purchases of actions (in mind: {quantity}, {planned:eur})",
    ),
    "budget_table": Sentence(
        "Six postes, en fourchettes",
        "Six lines, in ranges",
    ),
    "refused_table": Sentence(
        "Ce qui ne sera pas fait, du refus le plus cher au moins cher",
        "What will not be done, dearest refusal first",
    ),
    "column_when": Sentence(
        "Réponse",
        "Answer",
    ),
    "unsized": Sentence(
        "non chiffré",
        "not sized",
    ),
    "dates_reserve": Sentence(
        "La réserve du plan",
        "The plan's reserve",
    ),
    "dates_table": Sentence(
        "Chaque livrable a deux dates : pilotez sur la probable, annoncez la prudente",
        "Each deliverable has two dates: steer on the likely one, announce the safe one",
    ),
    "scenarios_table": Sentence(
        "Les scénarios enregistrés, à moyens comparés",
        "The saved scenarios, means compared",
    ),
    "more_nothing": Sentence(
        "Un peu plus d'heures ou de budget ne rapporterait rien de plus dans ce plan.",
        "A little more hours or budget would bring nothing more in this plan.",
    ),
    "more_title": Sentence(
        "{means} : le plan y gagnerait {gain:eur}", "{means}: the plan would gain {gain:eur}"
    ),
    "more_nothing_title": Sentence(
        "Ni une heure ni un euro de plus ne changerait ce plan",
        "Neither one more hour nor one more euro would change this plan",
    ),
    "scenarios_impossible": Sentence(
        "Aucun plan ne satisfait : {titles}. Leurs choix imposés se contredisent.",
        "No plan satisfies: {titles}. Their imposed choices contradict each other.",
    ),
    "tile_budget_note": Sentence(
        "dont {actions:eur} d'actions",
        "{actions:eur} of it for actions",
    ),
    "decision_skill": Sentence(
        "Couvrir une compétence que personne n'a, {skill} : {ways}.",
        "Cover a skill that nobody has, {skill}: {ways}.",
    ),
    "way_adopted": Sentence(
        "{way} pour {cost:eur} (compté dans le plan)",
        "{way} for {cost:eur} (counted in the plan)",
    ),
    "hours_absent": Sentence(
        "Le plan a besoin d'une compétence que personne n'a dans l'équipe : {skills}",
        "The plan needs a skill that nobody in the team has: {skills}",
    ),
    "column_price": Sentence(
        "Prix",
        "Price",
    ),
    "total_refused": Sentence(
        "Total de {refusals}",
        "Total of {refusals}",
    ),
    "budget_months": Sentence(
        "La dépense culmine en {month:month} : {amount:eur}",
        "Spending peaks in {month:month}: {amount:eur}",
    ),
    "budget_months_alt": Sentence(
        "Dépense externe probable mois par mois, de {first:month} à {last:month}.",
        "Likely external spending month by month, from {first:month} to {last:month}.",
    ),
    "horizon_item": Sentence(
        "{owner}, {day:short_date}",
        "{owner}, {day:short_date}",
    ),
    "horizon_others": Sentence(
        "et {count:int} {count:autre action/autres actions}",
        "and {count:int} more {count:action/actions}",
    ),
    "horizon_launch": Sentence("Lance {workstreams} : {titles}", "Launches {workstreams}: {titles}"),
    "horizon_no_launch": Sentence("Ne lance aucun chantier de plus", "Launches no further workstream"),
    "horizon_note": Sentence(
        "Sous chaque action : son responsable et la date à annoncer, tenue 8 fois sur 10.",
        "Under each action: its owner and the date to announce, kept 8 times in 10.",
    ),
    "reason_more": Sentence("{first} (+{others:int})", "{first} (+{others:int})"),
    "refused_source_brief": Sentence(
        "marge que l'action rapporterait sur la durée du plan, échecs et achats déduits. (+n) : autres raisons",
        "margin that the action would bring over the plan, failures and purchases deducted. (+n): other reasons",
    ),
    "refused_more": Sentence(
        "La liste complète est dans la feuille de route.",
        "The full list is in the roadmap.",
    ),
    "decision_launch_all": Sentence(
        "Valider le lancement de {actions} d'ici le {day:date} (voir le calendrier).",
        "Approve the launch of {actions} by {day:date} (see the calendar).",
    ),
}
