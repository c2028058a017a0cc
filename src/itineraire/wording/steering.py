"""What the organisation pages of steering say: roles, rituals, board, warning lights, decisions."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    # Decisions asked
    "headline_quiet": Sentence(
        "Rien d'urgent cette semaine, aucune décision demandée", "Nothing urgent this week, no decision asked"
    ),
    "headline_one": Sentence(
        "Rien d'urgent cette semaine ; une décision est demandée",
        "Nothing urgent this week; one decision is asked",
    ),
    "headline_many": Sentence(
        "Rien d'urgent cette semaine ; {count:int} décisions sont demandées",
        "Nothing urgent this week; {count:int} decisions are asked",
    ),
    "headline_blind": Sentence(
        "Exports trop anciens pour alerter ; décisions demandées : {count:int}",
        "Exports too old to warn; decisions asked: {count:int}",
    ),
    "headline_alarms": Sentence(
        "À traiter aujourd'hui : {alarms}",
        "To act on today: {alarms}",
    ),
    "headline_signals": Sentence(
        "{count:int} chiffre sort de sa plage habituelle cette semaine : {names}",
        "{count:int} figure left its usual range this week: {names}",
    ),
    "headline_signals_many": Sentence(
        "{count:int} chiffres sortent de leur plage habituelle cette semaine : {names}",
        "{count:int} figures left their usual range this week: {names}",
    ),
    "tile_launch": Sentence("Lancement", "Launch"),
    "tile_launched": Sentence("prêt", "ready"),
    "tile_not_launched": Sentence("non lancé", "not launched"),
    "tile_launch_note": Sentence(
        "{done:int} conditions sur {total:int} réunies", "{done:int} of {total:int} conditions met"
    ),
    "tile_proven": Sentence("Actions prouvées", "Actions proven"),
    "tile_proven_value": Sentence("{proven:int} sur {total:int}", "{proven:int} of {total:int}"),
    "tile_proven_note": Sentence("{early:int} trop tôt pour juger", "{early:int} too early to judge"),
    "tile_flow": Sentence("Livraisons par semaine", "Deliveries a week"),
    "tile_flow_note": Sentence(
        "{open:int} en cours, sur 13 semaines", "{open:int} in progress, over 13 weeks"
    ),
    "tile_lights": Sentence("Voyants allumés", "Lights on"),
    "tile_lights_value": Sentence("{on:int} sur {total:int}", "{on:int} of {total:int}"),
    "tile_lights_note": Sentence(
        "{unknown:int} illisibles faute de données", "{unknown:int} unreadable for lack of data"
    ),
    "decisions": Sentence("Décisions demandées", "Decisions asked"),
    "decision_none": Sentence("Aucune décision demandée à cette date.", "No decision asked at this date."),
    "decision_read": Sentence(
        "Décider de la suite de « {title} » : l'effet peut être lu depuis le {day:date}, soit {days:int} jours.",
        "Decide what follows “{title}”: its effect can be read since {day:date}, {days:int} days ago.",
    ),
    "decision_stop": Sentence(
        "Arrêter « {title} » : {chance:percent} de chances seulement de rapporter plus que son coût.",
        "Stop “{title}”: only a {chance:percent} chance of earning more than its cost.",
    ),
    "decision_stop_harmful": Sentence(
        "Arrêter « {title} », nuisible : {change:percent_signed} sur {kpi}.",
        "Stop “{title}”, harmful: {change:percent_signed} on {kpi}.",
    ),
    "decision_keep": Sentence(
        "Garder et étendre « {title} » : environ {value:eur} de marge par an.",
        "Keep and extend “{title}”: about {value:eur} of margin a year.",
    ),
    "decision_launch": Sentence(
        "Compléter les conditions du lancement : {missing}.", "Complete the launch conditions: {missing}."
    ),
    "decision_orphan": Sentence("Nommer un responsable pour : {titles}.", "Name an owner for: {titles}."),
    "decision_read_date": Sentence(
        "Repousser la lecture de « {title} », prévue le {typed:date} : rien ne pourra être jugé avant le {day:date}.",
        "Postpone the reading of “{title}”, set for {typed:date}: nothing can be judged before {day:date}.",
    ),
    "decision_read_dates": Sentence(
        "Repousser la date de lecture de {count:int} chantiers : à la date prévue, il sera trop tôt pour les juger.",
        "Postpone the reading date of {count:int} workstreams: on the date set it will be too early to judge them.",
    ),
    # Roles
    "roles_title": Sentence(
        "{sponsor} arbitre, {lead} tient le rythme, {owners:int} responsables livrent",
        "{sponsor} arbitrates, {lead} keeps the rhythm, {owners:int} owners deliver",
    ),
    "roles_source": Sentence("organisation déclarée par le client", "organisation declared by the client"),
    "role_sponsor": Sentence("Sponsor", "Sponsor"),
    "role_lead": Sentence("Pilote", "Lead"),
    "role_owner": Sentence("Responsable de chantier", "Workstream owner"),
    "duty_sponsor": Sentence(
        "Arbitre sous 14 jours, protège les priorités, accorde le budget",
        "Arbitrates within 14 days, protects the priorities, grants the budget",
    ),
    "duty_lead": Sentence(
        "Tient le rythme, prépare la réunion hebdomadaire, alerte le sponsor",
        "Keeps the rhythm, prepares the weekly meeting, warns the sponsor",
    ),
    "duty_owner": Sentence("Livre et rend compte de : {scope}", "Delivers and answers for: {scope}"),
    "column_role": Sentence("Rôle", "Role"),
    "column_name": Sentence("Nom", "Name"),
    "column_duty": Sentence("Pouvoirs et devoirs", "Powers and duties"),
    # Launch
    "launch_title": Sentence(
        "Le plan peut démarrer : toutes les conditions du lancement sont réunies",
        "The plan may start: every launch condition is met",
    ),
    "launch_title_missing": Sentence(
        "Le plan n'est pas lancé : il manque {missing}", "The plan is not launched: {missing} missing"
    ),
    "launch_kick_off": Sentence("réunion de lancement", "kick-off meeting"),
    "launch_first_weekly": Sentence("première réunion hebdomadaire", "first weekly meeting"),
    "launch_first_review": Sentence("première revue mensuelle", "first monthly review"),
    "launch_access": Sentence("accès aux outils accordés", "access to the tools granted"),
    "launch_tool": Sentence("outil de suivi unique", "one follow-up tool"),
    "state_done": Sentence("fait", "done"),
    "state_planned": Sentence("prévu", "planned"),
    "state_missing": Sentence("manquant", "missing"),
    "column_condition": Sentence("Condition", "Condition"),
    "column_date": Sentence("Date", "Date"),
    "column_owner": Sentence("Responsable", "Owner"),
    "column_state": Sentence("État", "State"),
    # Rituals
    "rituals_title": Sentence(
        "{weekly:int} réunions de 45 minutes, {monthly:int} revues mensuelles et {quarterly:int} revues trimestrielles d'ici le {last:date}",
        "{weekly:int} meetings of 45 minutes, {monthly:int} monthly and {quarterly:int} quarterly reviews until {last:date}",
    ),
    "ritual_weekly": Sentence("Réunion hebdomadaire", "Weekly meeting"),
    "ritual_monthly": Sentence("Revue mensuelle", "Monthly review"),
    "ritual_quarterly": Sentence("Revue trimestrielle", "Quarterly review"),
    "ritual_weekly_for": Sentence("livrables, blocages, métriques", "deliverables, blockers, metrics"),
    "ritual_monthly_for": Sentence(
        "KPI, cohortes, budgets, arbitrages", "KPIs, cohorts, budgets, arbitrations"
    ),
    "ritual_quarterly_for": Sentence(
        "objectifs revus ; garder, arrêter, réallouer", "goals reviewed; keep, stop, reallocate"
    ),
    "column_ritual": Sentence("Rituel", "Ritual"),
    "column_length": Sentence("Durée", "Length"),
    "column_for": Sentence("On y traite", "What for"),
    "column_next": Sentence("Prochaines dates", "Next dates"),
    "minutes": Sentence("{minutes:int} min", "{minutes:int} min"),
    # Communication
    "communication_title": Sentence(
        "{audiences:int} publics informés, chacun à son rythme",
        "{audiences:int} audiences informed, each at its own rhythm",
    ),
    "communication_silent": Sentence("Personne n'informe encore : {teams}", "Nobody informs yet: {teams}"),
    "communication_none": Sentence("Aucun public n'est encore décrit.", "No audience is described yet."),
    "column_audience": Sentence("Qui", "Who"),
    "column_rhythm": Sentence("Rythme", "Rhythm"),
    "column_format": Sentence("Sous quel format", "Format"),
    "column_next_issue": Sentence("Prochain envoi", "Next message"),
    "rhythm_weekly": Sentence("chaque semaine", "every week"),
    "rhythm_monthly": Sentence("chaque mois", "every month"),
    "rhythm_quarterly": Sentence("chaque trimestre", "every quarter"),
    "team_management": Sentence("direction", "management"),
    "team_marketing": Sentence("marketing", "marketing"),
    "team_sales": Sentence("commercial", "sales"),
    "team_product": Sentence("produit", "product"),
    "team_it": Sentence("informatique", "IT"),
    "team_service": Sentence("service client", "customer service"),
    # Agenda
    "agenda_title": Sentence(
        "Réunion du {on:date} : {minutes:int} minutes, trois parties",
        "Meeting of {on:date}: {minutes:int} minutes, three parts",
    ),
    "agenda_left_out": Sentence(
        "{count:int} sujets ne tiennent pas dans la réunion : réponse écrite du pilote.",
        "{count:int} topics do not fit the meeting: the lead answers in writing.",
    ),
    "agenda_left_out_one": Sentence(
        "Un sujet ne tient pas dans la réunion : réponse écrite du pilote.",
        "One topic does not fit the meeting: the lead answers in writing.",
    ),
    "part_deliverables": Sentence("Livrables", "Deliverables"),
    "part_blockers": Sentence("Blocages", "Blockers"),
    "part_metrics": Sentence("Métriques", "Metrics"),
    "column_part": Sentence("Partie", "Part"),
    "column_topic": Sentence("Sujet", "Topic"),
    "column_who": Sentence("Qui", "Who"),
    "agenda_deliver": Sentence("À livrer : {subject}", "To deliver: {subject}"),
    "agenda_start": Sentence("À démarrer : {subject}", "To start: {subject}"),
    "agenda_progress": Sentence("En cours : {subject}", "Under way: {subject}"),
    "agenda_blocked": Sentence("Bloqué : {subject}", "Blocked: {subject}"),
    "agenda_ageing": Sentence("Traîne : {subject}", "Dragging on: {subject}"),
    "agenda_signal": Sentence("Hors de sa plage : {subject}", "Out of its range: {subject}"),
    "agenda_read": Sentence("Effet à lire et à décider : {subject}", "Effect to read and decide: {subject}"),
    "agenda_nothing_deliverables": Sentence(
        "Aucun livrable attendu sous deux semaines", "No deliverable due within two weeks"
    ),
    "agenda_nothing_blockers": Sentence("Aucun blocage connu", "No known blocker"),
    "agenda_nothing_metrics": Sentence(
        "Tous les chiffres sont dans leur plage", "Every figure is in its range"
    ),
    "agenda_alarm_conversion_drop": Sentence("Chute de conversion", "Conversion drop"),
    "agenda_alarm_payment_bug": Sentence("Paiements en échec", "Payments failing"),
    "agenda_alarm_tracking_broken": Sentence("Mesure cassée", "Broken tracking"),
    "agenda_alarm_stock_out": Sentence("Rupture : {subject}", "Out of stock: {subject}"),
    "agenda_light_open_work": Sentence(
        "Trop d'actions ouvertes : laquelle finir d'abord ?", "Too much open work: which one to finish first?"
    ),
    "agenda_light_sources": Sentence(
        "Chiffres différents selon la source : lequel croire ?",
        "Figures differ by source: which one to trust?",
    ),
    "agenda_light_meetings": Sentence(
        "Réunions sans décision : que trancher aujourd'hui ?",
        "Meetings without decision: what to settle today?",
    ),
    "agenda_light_saturation": Sentence(
        "Équipes saturées : que retirer ?", "Saturated teams: what to remove?"
    ),
    "agenda_light_learning": Sentence(
        "Dépenses sans lecture d'effet : qui lit quoi ?", "Spend without reading: who reads what?"
    ),
    # Board
    "board_title": Sentence(
        "{open:int} actions en cours pour {rate:number1} livrées par semaine : le reste sera livré sous {weeks:int} semaines, 85 fois sur 100",
        "{open:int} actions in progress for {rate:number1} delivered a week: the rest within {weeks:int} weeks, 85 times in 100",
    ),
    "board_title_done": Sentence(
        "Toutes les actions du tableau sont livrées", "Every action of the board is delivered"
    ),
    "board_title_stopped": Sentence(
        "{open:int} actions en cours et aucune livraison depuis 13 semaines",
        "{open:int} actions in progress and no delivery for 13 weeks",
    ),
    "board_title_undated": Sentence(
        "{open:int} actions en cours ; l'outil de suivi ne date pas ce qui est terminé : aucune date de fin calculable",
        "{open:int} actions in progress; the board does not date what is finished: no end date can be computed",
    ),
    "board_missing": Sentence(
        "Tableau de suivi non fourni : ni avancement ni date de fin ne peuvent être calculés. Exporter le tableau de l'outil de suivi et le joindre aux autres exports.",
        "No follow-up board supplied: neither progress nor end date can be computed. Export the board of the follow-up tool and add it to the other exports.",
    ),
    "board_source": Sentence("outil de suivi, au {as_of:date}", "follow-up tool, as of {as_of:date}"),
    "board_chart": Sentence(
        "{rate:number1} livraisons par semaine en moyenne", "{rate:number1} deliveries a week on average"
    ),
    "board_chart_alt": Sentence(
        "Livraisons des treize dernières semaines, de la plus ancienne à la plus récente : {weeks}.",
        "Deliveries of the last thirteen weeks, oldest first: {weeks}.",
    ),
    "board_mean": Sentence("moyenne {rate:number1}", "mean {rate:number1}"),
    "column_to_do": Sentence("À faire", "To do"),
    "column_doing": Sentence("En cours", "Doing"),
    "column_blocked": Sentence("Bloqué", "Blocked"),
    "column_done": Sentence("Terminé", "Done"),
    "tile_cycle": Sentence("Durée d'une action", "Length of an action"),
    "tile_cycle_note": Sentence(
        "85 % finissent en {p85:int} jours ou moins", "85% end within {p85:int} days"
    ),
    "ageing_title": Sentence(
        "{count:int} actions traînent plus longtemps que 85 % de celles déjà livrées",
        "{count:int} actions drag on longer than 85% of those delivered",
    ),
    "ageing_title_one": Sentence(
        "Une action traîne plus longtemps que 85 % de celles déjà livrées",
        "One action drags on longer than 85% of those delivered",
    ),
    "column_action": Sentence("Action", "Action"),
    "column_age": Sentence("Âge", "Age"),
    # Lights
    "lights_title_none": Sentence("Aucun des cinq voyants n'est allumé", "No light is on"),
    "lights_title_unread": Sentence(
        "Aucun voyant allumé, mais {unknown:int} sur cinq illisibles faute de données",
        "No light is on, but {unknown:int} of five cannot be read for lack of data",
    ),
    "lights_title": Sentence("Voyants allumés : {names}", "Lights on: {names}"),
    "light_open_work": Sentence(
        "Beaucoup d'actions en cours, peu de livraisons", "Much in progress, few deliveries"
    ),
    "light_sources": Sentence(
        "Des chiffres qui changent selon la source", "Figures that change with the source"
    ),
    "light_meetings": Sentence("Des réunions sans décision", "Meetings without decision"),
    "light_saturation": Sentence(
        "Des équipes saturées, sans priorités", "Saturated teams without priorities"
    ),
    "light_learning": Sentence("Des dépenses sans apprentissage", "Spend without learning"),
    "measure_open_work": Sentence("semaines ouvertes : {value:number1}", "{value:number1} weeks open"),
    "measure_sources": Sentence("{value:percent} d'écart", "{value:percent} gap"),
    "measure_meetings": Sentence("décisions par heure : {value:number1}", "{value:number1} decision an hour"),
    "measure_saturation": Sentence(
        "actions en cours par personne : {value:number1}", "{value:number1} item a person"
    ),
    "measure_learning": Sentence("{value:percent} des euros non lus", "{value:percent} of euros unread"),
    "limit_open_work": Sentence("plus de {value:int} semaines", "more than {value:int} weeks"),
    "limit_sources": Sentence("plus de {value:percent}", "more than {value:percent}"),
    "limit_meetings": Sentence("moins de {value:int} par heure", "less than {value:int} an hour"),
    "limit_saturation": Sentence(
        "plus de {value:int} par personne, sans étiquette ni échéance",
        "more than {value:int} a person, without label or due date",
    ),
    "limit_learning": Sentence("plus de {value:percent}", "more than {value:percent}"),
    "no_delivery": Sentence("aucune livraison", "no delivery"),
    "light_on": Sentence("allumé", "on"),
    "light_off": Sentence("éteint", "off"),
    "light_unknown": Sentence("illisible", "unreadable"),
    "missing_cards": Sentence("il manque l'export de l'outil de suivi", "the board export is missing"),
    "missing_delivery_dates": Sentence(
        "l'outil de suivi ne date pas ce qui est terminé", "the board does not date what is finished"
    ),
    "missing_analytics_and_sales": Sentence(
        "il manque les ventes par semaine, dans l'analyse ou la boutique",
        "weekly sales are missing, in analytics or the shop",
    ),
    "missing_meetings": Sentence("il manque le relevé des réunions", "the log of meetings is missing"),
    "missing_launched": Sentence(
        "aucune action n'est encore arrivée à sa date de lecture",
        "no action has reached its reading date yet",
    ),
    "column_light": Sentence("Voyant", "Light"),
    "column_measure": Sentence("Mesure", "Measure"),
    "column_limit": Sentence("S'allume à", "Turns on at"),
    "lights_source": Sentence(
        "outil de suivi, analyse et ventes, réunions, lectures",
        "board, analytics and sales, meetings, readings",
    ),
    # Regularity
    "regularity": Sentence(
        "Régularité de l'effort (1 = même effort chaque semaine) : livraisons {deliveries}, dépenses {spend}, réunions hebdomadaires tenues {meetings}.",
        "Regularity of the effort (1 = the same every week): deliveries {deliveries}, spend {spend}, weekly meetings held {meetings}.",
    ),
    "held": Sentence("{held:int} sur {planned:int}", "{held:int} of {planned:int}"),
    "unreadable": Sentence("illisible par semaine", "unreadable by week"),
    "not_yet": Sentence("pas encore", "not yet"),
    # Owners
    "owners_title": Sentence(
        "Chacun sait ce qu'il livre : les trois prochains livrables de chaque responsable",
        "Everyone knows what to deliver: the next three deliverables of each owner",
    ),
    "owners_none": Sentence(
        "Aucun livrable daté : la feuille de route n'a retenu aucune action.",
        "No dated deliverable: the roadmap retained no action.",
    ),
    "owners_source": Sentence("feuille de route", "roadmap"),
    "column_deliverable": Sentence("Livrable", "Deliverable"),
    "column_due": Sentence("Pour le", "Due"),
    "column_read_from": Sentence("Effet lisible dès le", "Readable from"),
}

FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "steering.launched_kind": (
        Sentence(
            "l'action « {action} » a pour nature « {found} », qui n'existe pas",
            "action “{action}” has the kind “{found}”, which does not exist",
        ),
        Sentence("Écrire l'une de celles-ci : {known}.", "Write one of these: {known}."),
    ),
}
