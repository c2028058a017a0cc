"""What the pages of industrialization say: documents, automations, skills, assets, prevention, gauges."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    # First page
    "headline": Sentence(
        "{share:percent} de ce qui doit durer est écrit et à jour ; {risks:int} points tiennent à une seule personne",
        "{share:percent} of what must last is written and fresh; {risks:int} points hang on one person",
    ),
    "headline_one": Sentence(
        "{share:percent} de ce qui doit durer est écrit et à jour ; un point tient à une seule personne",
        "{share:percent} of what must last is written and fresh; one point hangs on one person",
    ),
    "headline_none": Sentence(
        "{share:percent} de ce qui doit durer est écrit et à jour ; rien ne tient à une seule personne",
        "{share:percent} of what must last is written and fresh; nothing hangs on one person",
    ),
    "headline_unknown": Sentence(
        "Rien n'est encore listé de ce qui doit être documenté",
        "What must be documented has not been listed yet",
    ),
    "decisions": Sentence("Décisions demandées", "Decisions asked"),
    "decision_none": Sentence("Aucune décision demandée à cette date.", "No decision asked at this date."),
    "decision_build": Sentence(
        "Construire « {name} » pour {cost:eur} : remboursé en {months:months}.",
        "Build “{name}” for {cost:eur}: paid back in {months:months}.",
    ),
    "decision_refuse": Sentence(
        "Ne pas construire « {name} » : il ne se rembourse pas en deux ans.",
        "Do not build “{name}”: it is not paid back in two years.",
    ),
    "decision_wait": Sentence(
        "Faire attendre « {name} » : {kpi} n'est pas encore assez fiable.",
        "Make “{name}” wait: {kpi} is not reliable enough yet.",
    ),
    "decision_fallback": Sentence(
        "Donner une solution de secours éprouvée à : {names}.", "Give a tested fallback to: {names}."
    ),
    "decision_controls": Sentence(
        "Faire les contrôles en retard : {names}.", "Carry out the overdue controls: {names}."
    ),
    "decision_training": Sentence(
        "Confirmer le plan de compétences, {cost:eur} : {names}.",
        "Confirm the skills plan, {cost:eur}: {names}.",
    ),
    # Gauges
    "gauge_vision": Sentence("Vision partagée", "Shared vision"),
    "gauge_vision_note": Sentence(
        "{done:int} équipes informées sur {total:int}", "{done:int} of {total:int} teams told"
    ),
    "gauge_rhythm": Sentence("Rythme d'exécution", "Rhythm of execution"),
    "gauge_rhythm_note": Sentence(
        "{done:int} réunions tenues sur {total:int}", "{done:int} of {total:int} meetings held"
    ),
    "gauge_rhythm_none": Sentence("se lit après le lancement", "read after the launch"),
    "gauge_measure": Sentence("Mesure fiable", "Reliable measure"),
    "gauge_measure_note": Sentence(
        "{done:int} indicateurs sûrs sur {total:int}", "{done:int} of {total:int} indicators safe"
    ),
    "gauge_measure_none": Sentence("aucun indicateur", "no indicator"),
    "gauge_vision_none": Sentence("aucun public décrit", "no audience described"),
    "gauge_calm": Sentence("Ajuster sans panique", "Adjust without panic"),
    "gauge_calm_note": Sentence(
        "décisions prises au bon moment : {done:int} sur {total:int}",
        "{done:int} of {total:int} decisions at the right time",
    ),
    "gauge_calm_none": Sentence("aucun effet lu à ce jour", "no effect read so far"),
    "unread": Sentence("pas encore lisible", "not readable yet"),
    # Documentation
    "documentation_title": Sentence(
        "{fresh:percent} de la documentation est à jour ; {count:int} pages à écrire ou à relire",
        "{fresh:percent} of the documentation is fresh; {count:int} pages to write or re-read",
    ),
    "documentation_title_one": Sentence(
        "{fresh:percent} de la documentation est à jour ; une page à écrire ou à relire",
        "{fresh:percent} of the documentation is fresh; one page to write or re-read",
    ),
    "documentation_title_all": Sentence(
        "Toute la documentation est à jour", "All the documentation is fresh"
    ),
    "documentation_missing": Sentence(
        "Lister les processus, outils, indicateurs et accès à documenter.",
        "List the processes, tools, indicators and accesses to document.",
    ),
    "documentation_source": Sentence(
        "inventaire du client ; une page est vieille après six mois",
        "client's inventory; a page is old after six months",
    ),
    "documentation_alt": Sentence(
        "Part à jour par type de document : {values}.", "Fresh share by kind of document: {values}."
    ),
    "documentation_chart": Sentence(
        "Part écrite et à jour, par type de document", "Share written and fresh, by kind of document"
    ),
    "old": Sentence("écrit mais ancien", "written but old"),
    "to_write_title": Sentence(
        "À écrire ou à relire, le plus important d'abord", "To write or re-read, most important first"
    ),
    "kind_process": Sentence("Processus", "Processes"),
    "kind_tool": Sentence("Outils", "Tools"),
    "kind_kpi": Sentence("Indicateurs", "Indicators"),
    "kind_access": Sentence("Accès", "Accesses"),
    "state_missing": Sentence("jamais écrit", "never written"),
    "state_stale": Sentence("{days:int} jours sans mise à jour", "{days:int} days without update"),
    "column_document": Sentence("Document", "Document"),
    "column_kind": Sentence("Type", "Kind"),
    "column_state": Sentence("État", "State"),
    "column_readers": Sentence("Lecteurs", "Readers"),
    "nobody": Sentence("personne", "nobody"),
    # Automations
    "automation_title": Sentence(
        "Automatisations : {build:int} à construire, {blocked:int} à faire attendre, {refused:int} à refuser",
        "Automations: {build:int} to build, {blocked:int} to make wait, {refused:int} to refuse",
    ),
    "automation_title_none": Sentence(
        "Aucune automatisation à construire aujourd'hui", "No automation to build today"
    ),
    "automation_missing": Sentence(
        "Aucune automatisation candidate n'est décrite.", "No candidate automation is described."
    ),
    "automation_source": Sentence(
        "idées du client : heures gagnées × coût × semaines × fiabilité − coût annuel ; refus au-delà de 24 mois",
        "client's ideas: hours saved × cost × weeks × reliability − yearly cost; refused beyond 24 months",
    ),
    "automation_chart": Sentence(
        "Mois pour se rembourser, du plus rapide au plus lent", "Months to pay back, quickest to slowest"
    ),
    "automation_limit": Sentence("24 mois", "24 months"),
    "automation_alt": Sentence("Mois de remboursement : {values}.", "Months to pay back: {values}."),
    "choice_build": Sentence("construire", "build"),
    "choice_blocked": Sentence(
        "attendre : {kpi} trop peu fiable ({trust})", "wait: {kpi} not reliable enough ({trust})"
    ),
    "choice_refused": Sentence("refuser", "refuse"),
    "never": Sentence("jamais", "never"),
    "range_eur": Sentence("{likely:eur} ({low:eur} à {high:eur})", "{likely:eur} ({low:eur} to {high:eur})"),
    "column_automation": Sentence("Automatisation", "Automation"),
    "column_saved": Sentence("Gain net par an", "Net gain a year"),
    "column_cost": Sentence("Construction", "Build"),
    "column_payback": Sentence("Remboursée en", "Paid back in"),
    "column_choice": Sentence("Proposition", "Proposal"),
    # Skills
    "skills_title": Sentence(
        "{count:int} compétences sur {total:int} tiennent à une seule personne, ou à aucune",
        "{count:int} of {total:int} skills hang on one person, or on none",
    ),
    "skills_title_one": Sentence(
        "Une compétence sur {total:int} tient à une seule personne, ou à aucune : {names}",
        "One of {total:int} skills hangs on one person, or on none: {names}",
    ),
    "skills_title_none": Sentence(
        "Chaque compétence est tenue par deux personnes ou plus", "Every skill is held by two people or more"
    ),
    "skills_source": Sentence(
        "équipe déclarée et feuille de route, heures de toutes les actions candidates sur l'horizon",
        "declared team and roadmap, hours of all candidate actions over the horizon",
    ),
    "skills_missing": Sentence(
        "Aucune compétence n'est demandée par le plan.", "The plan asks for no skill."
    ),
    "column_skill": Sentence("Compétence", "Skill"),
    "column_holders": Sentence("Qui la détient", "Who holds it"),
    "column_needed": Sentence("Demandées", "Asked for"),
    "column_available": Sentence("Disponibles", "Available"),
    "column_gap": Sentence("Manque", "Missing"),
    "training_title": Sentence(
        "Plan de compétences : {steps:int} mesures, dont {adopted:eur} déjà comptés dans la feuille de route",
        "Skills plan: {steps:int} measures, {adopted:eur} already counted in the roadmap",
    ),
    "training_title_one": Sentence(
        "Plan de compétences : une mesure, {adopted:eur} déjà comptés dans la feuille de route",
        "Skills plan: one measure, {adopted:eur} already counted in the roadmap",
    ),
    "training_none": Sentence(
        "Aucun plan de compétences : rien ne manque, ou aucune solution n'est décrite.",
        "No skills plan: nothing is missing, or no option is described.",
    ),
    "training_source": Sentence(
        "options décrites par le client, combinaison la moins chère qui couvre le manque",
        "options described by the client, cheapest set that covers the gap",
    ),
    "uncovered": Sentence(
        "Aucune solution décrite ne suffit pour : {names}.", "No option described is enough for: {names}."
    ),
    "way_train": Sentence("former", "train"),
    "way_hire": Sentence("recruter", "hire"),
    "way_buy": Sentence("acheter", "buy"),
    "column_way": Sentence("Comment", "How"),
    "column_hours": Sentence("Heures apportées", "Hours brought"),
    "column_price": Sentence("Coût", "Cost"),
    "column_ready": Sentence("Utile dès le", "Useful from"),
    "column_decided": Sentence("Statut", "Status"),
    "adopted": Sentence("dans le plan", "in the plan"),
    "optional": Sentence("à décider", "to decide"),
    # Assets
    "assets_title": Sentence(
        "Les actifs durables valent environ {value:eur} par an",
        "Long-term assets are worth about {value:eur} a year",
    ),
    "assets_title_unknown": Sentence(
        "Les actifs durables ne peuvent pas encore être chiffrés", "Long-term assets cannot be priced yet"
    ),
    "assets_source": Sentence(
        "exports du client, douze mois ; visites et marque au prix d'un clic acheté, base client à la marge des rachats",
        "the client's exports, twelve months; visits and brand at the price of a bought click, base at the margin of repeat sales",
    ),
    "asset_search": Sentence("Recherche naturelle", "Organic search"),
    "asset_content": Sentence("Contenus", "Content"),
    "asset_base": Sentence("Base client", "Customer base"),
    "asset_brand": Sentence("Marque", "Brand"),
    "size_search": Sentence("{size:int} visites", "{size:int} visits"),
    "size_content": Sentence(
        "{size:int} pages qui apportent des clics", "{size:int} pages that bring clicks"
    ),
    "size_base": Sentence("{size:int} personnes connues", "{size:int} people known"),
    "size_brand": Sentence("{size:int} clics sur le nom", "{size:int} clicks on the name"),
    "detail_content": Sentence(
        "{detail:percent} des pages vues sans aucun clic", "{detail:percent} of pages shown without a click"
    ),
    "detail_base": Sentence(
        "{detail:percent} peuvent recevoir un message", "{detail:percent} may be written to"
    ),
    "not_supplied": Sentence("non fourni", "not supplied"),
    "not_priced": Sentence("non chiffrable", "cannot be priced"),
    "column_asset": Sentence("Actif", "Asset"),
    "column_size": Sentence("Taille", "Size"),
    "column_trend": Sentence("Sur un an", "In a year"),
    "column_value": Sentence("Valeur par an", "Value a year"),
    "column_detail": Sentence("À savoir", "Note"),
    "trend_measure": Sentence("la mesure a changé", "the measure changed"),
    # Prevention
    "prevention_title": Sentence(
        "Contrôles en retard : {overdue:int} ; services sans secours éprouvé : {exposed:int}",
        "Controls overdue: {overdue:int}; services without a tested fallback: {exposed:int}",
    ),
    "prevention_title_fine": Sentence(
        "Contrôles à jour et services tous secourus", "Controls up to date and every service covered"
    ),
    "prevention_none": Sentence(
        "Aucun contrôle ni service critique n'est décrit.", "No control nor critical service is described."
    ),
    "controls_title": Sentence("Calendrier des contrôles", "Calendar of controls"),
    "controls_title_overdue": Sentence("Contrôles en retard : {names}", "Overdue controls: {names}"),
    "controls_source": Sentence(
        "inventaire du client, au {as_of:date}", "client's inventory, as of {as_of:date}"
    ),
    "column_control": Sentence("Contrôle", "Control"),
    "column_every": Sentence("Rythme", "Every"),
    "column_last": Sentence("Dernier", "Last"),
    "column_result": Sentence("Résultat", "Result"),
    "column_next": Sentence("Prochain", "Next"),
    "column_owner": Sentence("Responsable", "Owner"),
    "result_pass": Sentence("conforme", "pass"),
    "result_fail": Sentence("en échec", "fail"),
    "result_unknown": Sentence("inconnu", "unknown"),
    "never_done": Sentence("jamais", "never"),
    "late": Sentence("{day:short_date} ({days:int} j de retard)", "{day:short_date} ({days:int} d late)"),
    "to_do_now": Sentence("à faire", "to do now"),
    "continuity_title": Sentence(
        "Plan de continuité : {names} sans secours éprouvé",
        "Continuity plan: {names} without a tested fallback",
    ),
    "continuity_title_fine": Sentence(
        "Plan de continuité : chaque service a un secours éprouvé",
        "Continuity plan: every service has a tested fallback",
    ),
    "column_service": Sentence("Service", "Service"),
    "column_fallback": Sentence("Secours", "Fallback"),
    "column_tested": Sentence("Dernier essai", "Last test"),
    "no_fallback": Sentence("aucun", "none"),
    "traced": Sentence(
        "Arbitrages qui ont une date, un motif et une suite : {traced:int} sur {total:int}.",
        "Arbitrations with a date, a reason and a follow-up: {traced:int} of {total:int}.",
    ),
    "pass_rate": Sentence(
        "Contrôles de mesure conformes : {rate:percent}.", "Tracking controls passed: {rate:percent}."
    ),
}
