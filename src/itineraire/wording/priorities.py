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
    "column_band": Sentence("Rang, 8 fois sur 10", "Rank, 8 times in 10"),
    "column_robust": Sentence("Idem, toutes pondérations", "Same, all weightings"),
    "column_first": Sentence("En tête", "Very first"),
    "column_kind": Sentence("Nature, et sa probabilité", "Kind, and its probability"),
    "kind_share": Sentence("{kind} ({share:percent})", "{kind} ({share:percent})"),
    "band": Sentence("{low:int} à {high:int}", "{low:int} to {high:int}"),
    "heads_agree": Sentence(
        "La réunion, RICE et WSJF placent « {first} » en tête",
        "The meeting, RICE and WSJF all put “{first}” first",
    ),
    "heads_differ": Sentence(
        "La réunion place « {first} » en tête ; RICE, « {rice} » ; WSJF, « {wsjf} »",
        "The meeting puts “{first}” first; RICE, “{rice}”; WSJF, “{wsjf}”",
    ),
    "doubt_note": Sentence(
        "Parts des tirages dans les fourchettes d'impact, d'effort et de risque ; « toutes pondérations » tire aussi "
        "les importances au hasard, et « en tête » se lit sur ces tirages. RICE : rang par euros attendus par mois pour "
        "1 000 € d'effort. WSJF : rang par euros par mois, apportés ou débloqués, par semaine de travail.",
        "Shares of the draws within the ranges of impact, effort and risk; “all weightings” also draws the weights at "
        "random, and “very first” is read on those draws. RICE: rank by expected euros a month per €1,000 of effort. "
        "WSJF: rank by euros a month, brought or unlocked, per week of work.",
    ),
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
