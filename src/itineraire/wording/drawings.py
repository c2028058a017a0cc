"""The few words inside the drawings: axes, legends, and what each drawing shows, for who cannot see it."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    "map_effort": Sentence("Effort, en euros (heures et achats)", "Effort, in euros (hours and purchases)"),
    "map_impact": Sentence("Impact, euros de marge par mois", "Impact, euros of margin a month"),
    "map_quick_win": Sentence("Gains rapides", "Quick wins"),
    "map_structuring": Sentence("Projets structurants", "Structuring projects"),
    "map_enabler": Sentence("Préalables", "Enablers"),
    "map_stop": Sentence("À arrêter ou à écarter", "Stop or set aside"),
    "map_dashed": Sentence(
        "Pointillé : non retenue. Le numéro est le rang.", "Dashed: not retained. The number is the rank."
    ),
    "map_alt": Sentence(
        "Carte impact et effort de {actions}, dont {dashed:int} en pointillé : {kinds}. En tête : {first}.",
        "Impact and effort map of {actions}, {dashed:int} of them dashed: {kinds}. First: {first}.",
    ),
    "map_empty": Sentence("Aucune action à placer.", "No action to place."),
    "gantt_horizon": Sentence("{days:int} jours", "{days:int} days"),
    "gantt_bar": Sentence("Action", "Action"),
    "gantt_whisker": Sentence("Fin prudente (8 chances sur 10)", "Safe end (8 chances in 10)"),
    "gantt_freeze": Sentence("Gel : {reason}", "Freeze: {reason}"),
    "gantt_critical": Sentence("Décide de la date de fin", "Drives the end date"),
    "gantt_alt": Sentence(
        "Calendrier de {actions} dans {workstreams}, du {start:date} au {end:date}. "
        "{first} commence en premier ; {last} se termine en dernier, le {last_end:date}.",
        "Calendar of {actions} in {workstreams}, from {start:date} to {end:date}. "
        "{first} starts first; {last} ends last, on {last_end:date}.",
    ),
    "gantt_empty": Sentence("Aucune action planifiée.", "No action scheduled."),
    "load_peak": Sentence("pic {share:percent}", "peak {share:percent}"),
    "load_no_hours": Sentence("aucune heure disponible", "no hours available"),
    "load_hours": Sentence("h / semaine", "h / week"),
    "load_needed": Sentence("Heures prises par le plan", "Hours taken by the plan"),
    "load_available": Sentence("Heures disponibles", "Hours available"),
    "load_tight": Sentence("Semaine pleine (95 % et plus)", "Full week (95% or more)"),
    "load_alt": Sentence(
        "Heures prises et disponibles par semaine pour {skills}. La plus chargée : {first}, "
        "{share:percent} des heures à son pic.",
        "Hours taken and available a week for {skills}. The busiest: {first}, "
        "{share:percent} of the hours at its peak.",
    ),
    "load_empty": Sentence("Aucune compétence à montrer.", "No skill to show."),
    "ranking_cut": Sentence("Limite de ce que les moyens permettent", "Limit of what the means allow"),
    "ranking_alt": Sentence(
        "Classement de {actions}, dont {retained:int} au-dessus de la limite. En tête : {first}.",
        "Ranking of {actions}, {retained:int} of them above the line. First: {first}.",
    ),
    "ranking_empty": Sentence("Aucune action à classer.", "No action to rank."),
}
