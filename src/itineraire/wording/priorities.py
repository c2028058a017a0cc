"""Words around the ranking and the impact and effort map."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    "map": Sentence(
        "{quick_wins:int} gains rapides, {structuring:int} projets structurants, {stop:int} actions à arrêter ou à écarter",
        "{quick_wins:int} quick wins, {structuring:int} structuring projects, {stop:int} actions to stop or set aside",
    ),
    "ranking": Sentence(
        "« {first} » vient en tête : parmi les {top:int} premières dans {share:percent} des tirages",
        "“{first}” comes first: among the first {top:int} in {share:percent} of the draws",
    ),
    "ranking_empty": Sentence("Aucune action à classer", "No action to rank"),
    "source": Sentence(
        "Source : actions du client et enjeux du diagnostic, au {as_of:date}",
        "Source: the client's actions and the diagnostic's stakes, as of {as_of:date}",
    ),
    "unsized": Sentence(
        "{count:int} actions sans impact chiffré ne sont pas sur la carte : {titles}.",
        "{count:int} actions without a sized impact are not on the map: {titles}.",
    ),
    "column_rank": Sentence("Rang", "Rank"),
    "column_action": Sentence("Action", "Action"),
    "column_quadrant": Sentence("Nature", "Kind"),
    "column_impact": Sentence("Impact par mois", "Impact a month"),
    "column_effort": Sentence("Effort", "Effort"),
    "column_share": Sentence("Parmi les {top:int} premières", "Among the first {top:int}"),
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
