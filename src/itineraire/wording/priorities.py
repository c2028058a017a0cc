"""Words around the ranking and the impact and effort map."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    "map": Sentence("La carte compte {kinds}", "The map holds {kinds}"),
    "map_empty": Sentence("Aucune action chiffrée à placer", "No sized action to place"),
    "ranking": Sentence(
        "« {first} » vient en tête : dans le groupe de tête pour {share:percent} des tirages",
        "“{first}” comes first: in the leading group in {share:percent} of the draws",
    ),
    "ranking_empty": Sentence("Aucune action à classer", "No action to rank"),
    "source": Sentence(
        "actions du client et enjeux du diagnostic, au {as_of:date}",
        "the client's actions and the diagnostic's stakes, as of {as_of:date}",
    ),
    "unsized": Sentence(
        "Hors de la carte, faute d'impact chiffré : {titles}.",
        "Off the map, for want of a sized impact: {titles}.",
    ),
    "column_rank": Sentence("Rang", "Rank"),
    "column_action": Sentence("Action", "Action"),
    "column_quadrant": Sentence("Nature", "Kind"),
    "column_impact": Sentence("Impact par mois", "Impact a month"),
    "column_effort": Sentence("Effort", "Effort"),
    "column_share": Sentence("Dans les {top:int} de tête", "Among the first {top:int}"),
    "table": Sentence(
        "Le rang tient compte des fourchettes : un rang partagé est dit tel",
        "The rank takes the ranges into account: a shared rank is said so",
    ),
    "quadrant_quick_win": Sentence("gain rapide", "quick win"),
    "quadrant_structuring": Sentence("projet structurant", "structuring project"),
    "quadrant_stop": Sentence("à arrêter", "to stop"),
    "quadrant_enabler": Sentence("préalable", "enabler"),
    "quadrant_unsized": Sentence("à chiffrer", "to be sized"),
}
