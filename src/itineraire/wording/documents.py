"""Names of what a run writes beside its pages."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

RITUALS: dict[str, Sentence] = {
    "weekly": Sentence("{client} · point hebdomadaire du plan", "{client} · weekly meeting of the plan"),
    "monthly": Sentence("{client} · revue mensuelle du plan", "{client} · monthly review of the plan"),
    "quarterly": Sentence(
        "{client} · revue trimestrielle du plan", "{client} · quarterly review of the plan"
    ),
    "data": Sentence("Résultats de l'étape {step}, en données", "Results of the step {step}, as data"),
}

REVIEWS: dict[str, Sentence] = {
    "week": Sentence("Revue de la semaine", "Weekly review"),
    "month": Sentence("Revue du mois", "Monthly review"),
    "quarter": Sentence("Revue du trimestre", "Quarterly review"),
}
