"""The risk register: what each debt threatens, and the answer that stands even without a dedicated action."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    "title_high": Sentence(
        "{risks} au-dessus du seuil d'alerte : chacun a une parade et un responsable",
        "{risks} above the alert threshold: each has an answer and an owner",
    ),
    "title_calm": Sentence(
        "Aucun risque au-dessus du seuil d'alerte sur {risks} mesurés",
        "No risk above the alert threshold out of {risks} measured",
    ),
    "title_none": Sentence(
        "Aucun risque n'a pu être mesuré avec les exports reçus",
        "No risk could be measured with the exports received",
    ),
    "none_text": Sentence(
        "Un plan sans risque mesuré n'est pas un plan sûr : le diagnostic dit quels exports manquent.",
        "A plan with no measured risk is not a safe plan: the diagnostic says which exports are missing.",
    ),
    "caption": Sentence(
        "Registre des risques : signal, seuil, parade, responsable",
        "Risk register: sign, threshold, answer, owner",
    ),
    "source": Sentence(
        "diagnostic et feuille de route au {as_of:date}", "diagnostic and roadmap as of {as_of:date}"
    ),
    "column_risk": Sentence("Risque", "Risk"),
    "column_sign": Sentence("Signal et seuil", "Sign and threshold"),
    "column_level": Sentence("Niveau", "Level"),
    "column_answer": Sentence("Parade", "Answer"),
    "column_owner": Sentence("Responsable", "Owner"),
    "sign": Sentence(
        "{indicator} : {value} (seuil {threshold})", "{indicator}: {value} (threshold {threshold})"
    ),
    "sign_stake": Sentence(
        "{indicator} : {value} (seuil {threshold}) ; {eur:eur} de marge par mois en jeu",
        "{indicator}: {value} (threshold {threshold}); {eur:eur} of margin a month at stake",
    ),
    "unknown": Sentence(
        "Non mesurés, faute d'export : {indicators}.", "Not measured, for want of an export: {indicators}."
    ),
    "planned": Sentence(
        "{title}, livré le {day:short_date} au plus tard", "{title}, delivered by {day:short_date}"
    ),
    # The standing answer of each debt, by debt.
    "answer_channel": Sentence(
        "Plafonner la part du premier canal et ouvrir le second avant de l'augmenter",
        "Cap the first channel's share and open the second before raising it",
    ),
    "answer_technical": Sentence(
        "Contrôler la mesure chaque mois et bloquer les mises en ligne qui ralentissent le site",
        "Check the measure every month and stop releases that slow the site down",
    ),
    "answer_content": Sentence(
        "Garder, fusionner ou retirer chaque page sans visite, une fois par trimestre",
        "Keep, merge or remove every page without visits, once a quarter",
    ),
    "answer_reputation": Sentence(
        "Répondre à chaque avis sous cinq jours et remonter les causes au service",
        "Answer every review within five days and pass the causes on to the service",
    ),
    "answer_data": Sentence(
        "Vérifier le consentement et purger les contacts anciens chaque trimestre",
        "Check consent and purge old contacts every quarter",
    ),
}
