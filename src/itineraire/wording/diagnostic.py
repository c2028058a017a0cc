"""The sentences of the diagnostic's findings; a code of ``FINDINGS`` is what ``actions.csv`` quotes.

A key ``code.variant`` is another way to say the same finding: the data decide (``values["variant"]``).
"""

from __future__ import annotations

from collections.abc import Mapping

from itineraire.wording.formats import Language
from itineraire.wording.speech import Sentence, say
from itineraire.wording.terms import term

#: Finding code -> the message, written from the finding's values (R82-R85).
FINDINGS: dict[str, Sentence] = {
    # acquisition
    "channel_dependency": Sentence(
        "{share:percent} du trafic vient d'un seul canal : {channel}",
        "{share:percent} of traffic comes from one channel: {channel}",
    ),
    "cost_per_lead_rise": Sentence(
        "Le coût par lead a augmenté de {change:percent} en {months:int} mois",
        "Cost per lead rose by {change:percent} in {months:int} months",
    ),
    "cost_per_click_rise": Sentence(
        "Le coût par clic a augmenté de {change:percent} en {months:int} mois",
        "Cost per click rose by {change:percent} in {months:int} months",
    ),
    "cost_per_conversion_rise": Sentence(
        "Le coût par conversion publicitaire a augmenté de {change:percent} sur un an",
        "Advertising cost per conversion rose by {change:percent} in a year",
    ),
    "cost_per_conversion_rise.one_campaign": Sentence(
        "Le coût par conversion augmente de {change:percent}, "
        "mais de {change_without:percent1} seulement sans la campagne {campaign}",
        "Cost per conversion rises by {change:percent}, "
        "but only by {change_without:percent1} without campaign {campaign}",
    ),
    "cost_concentration": Sentence(
        "{share:percent} du budget publicitaire va à une seule campagne : {campaign}",
        "{share:percent} of the advertising budget goes to one campaign: {campaign}",
    ),
    "low_margin_channel": Sentence(
        "{platform} dépense {cost:eur} pour {margin:eur} de marge attribuée par l'analyse",
        "{platform} spends {cost:eur} for {margin:eur} of margin credited by analytics",
    ),
    "lead_quality": Sentence(
        "Un lead {channel} rapporte {ratio:number1} fois moins qu'un lead {best}",
        "A {channel} lead earns {ratio:number1} times less than a {best} lead",
    ),
    "brand_dependency": Sentence(
        "{share:percent} des clics Google viennent de recherches sur le nom de la marque",
        "{share:percent} of Google clicks come from searches for the brand name",
    ),
    "organic_fall": Sentence(
        "Le trafic naturel a reculé de {change:percent} en {months:int} mois, saison retirée",
        "Organic traffic fell by {change:percent} in {months:int} months, season removed",
    ),
    "mixed_results": Sentence(
        "Les « résultats » {platform} mélangent {kinds:int} unités : leur somme ne veut rien dire",
        "{platform} “results” mix {kinds:int} units: their sum means nothing",
    ),
    # business
    "revenue_fall": Sentence(
        "Le chiffre d'affaires digital a reculé de {change:percent} en {months:int} mois, saison retirée",
        "Digital revenue fell by {change:percent} in {months:int} months, season removed",
    ),
    "churn": Sentence(
        "{rate:percent1} des abonnés partent chaque mois",
        "{rate:percent1} of subscribers leave every month",
    ),
    "return_rate": Sentence(
        "{rate:percent1} des commandes sont remboursées",
        "{rate:percent1} of orders are refunded",
    ),
    "win_rate": Sentence(
        "{rate:percent2} des affaires closes sont gagnées : {won:int} gagnées, {lost:int} perdues",
        "{rate:percent2} of closed deals are won: {won:int} won, {lost:int} lost",
    ),
    "loss_reasons": Sentence(
        "{share:percent} des affaires perdues le sont pour une même raison : {reason}",
        "{share:percent} of lost deals are lost for one reason: {reason}",
    ),
    "repeat": Sentence(
        "{rate:percent} des commandes viennent de clients déjà venus",
        "{rate:percent} of orders come from returning customers",
    ),
    "low_basket": Sentence(
        "La moitié des commandes sont sous {median:eur}, pour un panier moyen de {mean:eur}",
        "Half of the orders are below {median:eur}, for an average order of {mean:eur}",
    ),
    "acquisition_cost": Sentence(
        "Un nouveau client coûte {cost:eur} de publicité",
        "A new customer costs {cost:eur} of advertising",
    ),
    "activation": Sentence(
        "{rate:percent} des inscrits activent leur compte",
        "{rate:percent} of sign-ups activate their account",
    ),
    # conversion
    "mobile_gap": Sentence(
        "Le taux de conversion mobile vaut {ratio:number2} fois celui du desktop",
        "The mobile conversion rate is {ratio:number2} times the desktop one",
    ),
    "mobile_gap.half": Sentence(
        "Le taux de conversion mobile est deux fois inférieur au desktop",
        "The mobile conversion rate is half the desktop one",
    ),
    "mobile_gap.ahead": Sentence(
        "Le mobile convertit mieux que le desktop : {mobile:percent2} contre {desktop:percent2}",
        "Mobile converts better than desktop: {mobile:percent2} against {desktop:percent2}",
    ),
    "slow_mobile": Sentence(
        "Sur mobile, les pages s'affichent en {lcp:seconds} ; le bon seuil est {threshold:seconds}",
        "On mobile, pages display in {lcp:seconds}; the good limit is {threshold:seconds}",
    ),
    "cart_abandonment": Sentence(
        "{rate:percent} des paniers sont abandonnés", "{rate:percent} of carts are abandoned"
    ),
    "weak_pages": Sentence(
        "{share:percent} des pages vues sur Google n'apportent aucun clic",
        "{share:percent} of the pages shown on Google bring no click",
    ),
    "weak_landing_pages": Sentence(
        "{share:percent} des visites arrivent sur des pages qui convertissent nettement moins que les autres",
        "{share:percent} of visits land on pages that convert clearly less than the others",
    ),
    "conversion": Sentence(
        "{rate:percent2} des visites se convertissent ({low:percent2} à {high:percent2})",
        "{rate:percent2} of visits convert ({low:percent2} to {high:percent2})",
    ),
    "form_friction": Sentence(
        "{rate:percent} de ceux qui commencent un formulaire ne l'envoient pas",
        "{rate:percent} of those who start a form do not send it",
    ),
    "slow_first_contact": Sentence(
        "Un lead attend {hours:hours} avant le premier contact ; {late:percent} attendent plus de 24 h",
        "A lead waits {hours:hours} for the first contact; {late:percent} wait more than 24 h",
    ),
    "reputation": Sentence(
        "La note est de {rating:number1} sur 5 pour {reviews:int} avis ; {replied:percent} ont une réponse",
        "Reviews are rated {rating:number1} out of 5 over {reviews:int}; {replied:percent} are answered",
    ),
    "reputation.silent": Sentence(
        "La note est de {rating:number1} sur 5 pour {reviews:int} avis",
        "Reviews are rated {rating:number1} out of 5 over {reviews:int}",
    ),
    "reputation.few": Sentence(
        "Seulement {reviews:int} avis : la note de {rating:number1} sur 5 ne prouve encore rien",
        "Only {reviews:int} reviews: the rating of {rating:number1} out of 5 proves nothing yet",
    ),
    # data
    "lead_source_missing": Sentence(
        "{share:percent} des leads n'ont pas de source renseignée",
        "{share:percent} of leads have no source recorded",
    ),
    "lead_source_missing.entry_point": Sentence(
        "{share:percent} des leads n'ont pas de source renseignée, "
        "dont {entry_share:percent} venus de {entry_point}",
        "{share:percent} of leads have no source recorded, {entry_share:percent} of them from {entry_point}",
    ),
    "lead_source_missing.since": Sentence(
        "{share:percent} des leads n'ont pas de source renseignée, surtout depuis {on:month} : {after:percent} "
        "contre {before:percent} avant",
        "{share:percent} of leads have no source recorded, mostly since {on:month}: {after:percent} against "
        "{before:percent} before",
    ),
    "lead_source_missing.deals": Sentence(
        "{share:percent} des affaires n'ont pas de canal d'origine renseigné",
        "{share:percent} of deals have no channel of origin recorded",
    ),
    "duplicate_leads": Sentence(
        "{share:percent1} des contacts sont des doublons : {leads:int} fiches pour {people:int} personnes",
        "{share:percent1} of contacts are duplicates: {leads:int} records for {people:int} people",
    ),
    "tracking_break": Sentence(
        "La mesure a décroché le {on:date} : {drop:percent} des conversions ne sont plus vues, "
        "alors que les ventes tiennent",
        "Tracking broke on {on:date}: {drop:percent} of conversions are no longer seen while sales hold",
    ),
    "tracking_break.repaired": Sentence(
        "La mesure a perdu {drop:percent} des conversions pendant {days:int} jours "
        "à partir du {on:date}, alors que les ventes tenaient",
        "Tracking lost {drop:percent} of conversions for {days:int} days from {on:date} while sales held",
    ),
    "definition_change": Sentence(
        "La définition des conversions a changé le {on:date} : leur nombre est multiplié par {ratio:number1}",
        "Conversions were redefined on {on:date}: their number is multiplied by {ratio:number1}",
    ),
    "stock_out": Sentence(
        "{product} a manqué {days:int} jours à partir du {on:date}",
        "{product} was out of stock for {days:int} days from {on:date}",
    ),
    "consent_change": Sentence(
        "Le consentement est passé de {before:percent} à {after:percent} le {on:date} : "
        "la mesure a baissé, pas le trafic",
        "Consent went from {before:percent} to {after:percent} on {on:date}: the measure fell, not traffic",
    ),
    "consent_change.rise": Sentence(
        "Le consentement est passé de {before:percent} à {after:percent} le {on:date} : "
        "la mesure a monté, pas le trafic",
        "Consent went from {before:percent} to {after:percent} on {on:date}: the measure rose, not traffic",
    ),
    "platform_overclaim.leads": Sentence(
        "Les plateformes publicitaires déclarent {claimed:int} leads ; il y en a eu {actual:int} en tout",
        "Advertising platforms claim {claimed:int} leads; there were {actual:int} in all",
    ),
    "platform_overclaim": Sentence(
        "Les plateformes publicitaires déclarent {claimed:int} ventes ; il y en a eu {actual:int} en tout",
        "Advertising platforms claim {claimed:int} sales; there were {actual:int} in all",
    ),
    "sources_disagree": Sentence(
        "{what} : {first:int} selon {first_source}, {second:int} selon {second_source}",
        "{what}: {first:int} says {first_source}, {second:int} says {second_source}",
    ),
    "sources_disagree.orders": Sentence(
        "L'analyse voit {second:int} commandes sur {first:int} : {gap:percent} manquent",
        "Analytics sees {second:int} of {first:int} orders: {gap:percent} are missing",
    ),
    "search_partial_totals": Sentence(
        "La recherche Google a {totals:int} totaux de clics, de {low:int} à {high:int} selon le tableau",
        "Google search has {totals:int} click totals, from {low:int} to {high:int} depending on the table",
    ),
    "unassigned_traffic": Sentence(
        "{share:percent1} du trafic n'est attribué à aucun canal",
        "{share:percent1} of traffic is credited to no channel",
    ),
    "deal_values_missing": Sentence(
        "{share:percent1} des affaires n'ont pas de montant",
        "{share:percent1} of deals have no value",
    ),
    "overdue_deals": Sentence(
        "{share:percent} des affaires ouvertes ont dépassé la date où elles devaient être conclues",
        "{share:percent} of open deals are past the day they were to be closed",
    ),
    "dormant_deals": Sentence(
        "{dormant:int} affaires ouvertes sur {open:int} n'ont pas changé d'étape depuis plus de {days:int} jours",
        "{dormant:int} of {open:int} open deals have not changed stage for over {days:int} days",
    ),
    "unowned_leads": Sentence(
        "{share:percent} des leads n'ont pas de responsable",
        "{share:percent} of leads have no owner",
    ),
    "stale_prospects": Sentence(
        "{people:int} contacts sont sans échange depuis plus de trois ans",
        "{people:int} contacts have had no exchange for over three years",
    ),
}

#: Finding code -> what it means for the business, in one sentence.
MEANINGS: dict[str, Sentence] = {
    "channel_dependency": Sentence(
        "Si ce canal perd 30 %, {stress:percent1} du trafic disparaît : il faut un second canal.",
        "If this channel loses 30%, {stress:percent1} of traffic goes: a second channel is needed.",
    ),
    "cost_per_lead_rise": Sentence(
        "Un lead est passé de {before:eur} à {after:eur}, saison retirée ; l'écart dépasse le bruit normal.",
        "A lead went from {before:eur} to {after:eur}, season removed; beyond normal noise.",
    ),
    "cost_per_click_rise": Sentence(
        "Un clic est passé de {before:eur2} à {after:eur2}, saison retirée.",
        "A click went from {before:eur2} to {after:eur2}, season removed.",
    ),
    "cost_per_conversion_rise": Sentence(
        "Une conversion est passée de {before:eur2} à {after:eur2}, selon la plateforme elle-même.",
        "A conversion went from {before:eur2} to {after:eur2}, by the platform's own count.",
    ),
    "cost_per_conversion_rise.one_campaign": Sentence(
        "Cette campagne comptait {outlier_conversions:int} conversions à {outlier_cost:eur2} : "
        "un défaut de mesure probable, pas une performance perdue.",
        "That campaign counted {outlier_conversions:int} conversions at {outlier_cost:eur2}: "
        "probably a measurement fault, not lost performance.",
    ),
    "cost_concentration": Sentence(
        "{active:int} campagnes dépensent ; la première décide du résultat.",
        "{active:int} campaigns spend; the first decides the result.",
    ),
    "low_margin_channel": Sentence(
        "À revoir par campagne : {gap:eur} par mois ne sont pas couverts.",
        "Review by campaign: {gap:eur} a month is not covered.",
    ),
    "lead_quality": Sentence(
        "Comparer les canaux à leur valeur, pas à leur volume, change les priorités de budget.",
        "Comparing channels by value, not volume, changes budget priorities.",
    ),
    "brand_dependency": Sentence(
        "Ces visiteurs connaissaient déjà la marque : la recherche apporte peu de nouveaux prospects.",
        "These visitors already knew the brand: search brings few new prospects.",
    ),
    "organic_fall": Sentence(
        "Le manque doit être compensé par des visites payantes.", "Paid visits have to make up for it."
    ),
    "mixed_results": Sentence(
        "Un lead, un clic et une page vue n'ont pas le même prix : chaque unité se lit à part.",
        "A lead, a click and a page view have not the same price: each unit is read apart.",
    ),
    "revenue_fall": Sentence(
        "De {before:eur} à {after:eur} par mois, au-delà du bruit normal.",
        "From {before:eur} to {after:eur} a month, beyond normal noise.",
    ),
    "churn": Sentence(
        "Sur un an, {yearly:percent} des abonnés sont à remplacer.",
        "Over a year, {yearly:percent} of subscribers must be replaced.",
    ),
    "return_rate": Sentence(
        "{amount:eur} rendus aux clients sur la période.", "{amount:eur} given back over the period."
    ),
    "win_rate": Sentence(
        "Une affaire gagnée vaut {mean:eur} en moyenne ; {open:int} affaires sont encore ouvertes.",
        "A deal won is worth {mean:eur} on average; {open:int} deals are still open.",
    ),
    "loss_reasons": Sentence(
        "Une seule cause à traiter pour {lost:int} affaires perdues.",
        "One cause to treat for {lost:int} lost deals.",
    ),
    "repeat": Sentence(
        "Chaque point de rachat gagné ne demande aucune publicité.",
        "Every point of repeat purchase gained needs no advertising.",
    ),
    "low_basket": Sentence(
        "Le panier type, et non la moyenne, dit ce qu'un client dépense vraiment.",
        "The typical order, not the mean, tells what a customer really spends.",
    ),
    "acquisition_cost": Sentence(
        "Entre {low:eur} et {high:eur} selon le hasard des volumes ; {customers:int} nouveaux clients.",
        "Between {low:eur} and {high:eur} given chance; {customers:int} new customers.",
    ),
    "activation": Sentence(
        "Entre {low:percent} et {high:percent} ; les autres n'ont pas vu la valeur du produit.",
        "Between {low:percent} and {high:percent}; the others have not seen the product's value.",
    ),
    "mobile_gap": Sentence(
        "{mobile:percent2} sur mobile contre {desktop:percent2} sur desktop, "
        "pour {mobile_share:percent} des visites.",
        "{mobile:percent2} on mobile, {desktop:percent2} on desktop, for {mobile_share:percent} of visits.",
    ),
    "mobile_gap.ahead": Sentence(
        "Le parcours à revoir est celui du desktop.", "The journey to review is the desktop one."
    ),
    "slow_mobile": Sentence(
        "Au-delà de {poor:seconds}, Google classe l'expérience comme mauvaise.",
        "Beyond {poor:seconds}, Google rates the experience as poor.",
    ),
    "slow_mobile.poor": Sentence(
        "Au-delà de {poor:seconds}, Google classe l'expérience comme mauvaise : c'est le cas.",
        "Beyond {poor:seconds}, Google rates the experience as poor: this is the case.",
    ),
    "cart_abandonment": Sentence(
        "{carts:int} paniers commencés pour {purchases:int} achats.",
        "{carts:int} carts started for {purchases:int} purchases.",
    ),
    "weak_pages": Sentence(
        "{pages:int} pages sur {all_pages:int} sont à regrouper, réécrire ou retirer.",
        "{pages:int} of {all_pages:int} pages are to be merged, rewritten or removed.",
    ),
    "weak_landing_pages": Sentence(
        "{pages:int} pages à reprendre en premier, la plus lourde étant {page}.",
        "{pages:int} pages to rework first, the heaviest being {page}.",
    ),
    "slow_first_contact": Sentence(
        "Chaque heure d'attente réduit les chances de qualifier le contact.",
        "Every hour of waiting lowers the odds of qualifying the contact.",
    ),
    "conversion": Sentence(
        "{conversions:int} conversions pour {visits:int} visites.",
        "{conversions:int} conversions for {visits:int} visits.",
    ),
    "form_friction": Sentence(
        "{started:int} formulaires commencés, {sent:int} envoyés.",
        "{started:int} forms started, {sent:int} sent.",
    ),
    "reputation": Sentence(
        "Une note plus basse ou des avis sans réponse renchérissent toute la publicité.",
        "A lower rating or unanswered reviews make all advertising dearer.",
    ),
    "reputation.few": Sentence(
        "Corrigée du petit nombre d'avis, la note à retenir est {shrunk:number1}.",
        "Corrected for the small number of reviews, the rating to keep is {shrunk:number1}.",
    ),
    "lead_source_missing": Sentence(
        "Sans source, on ne sait pas quel budget a produit ces contacts.",
        "Without a source, nobody knows which budget brought these contacts.",
    ),
    "duplicate_leads": Sentence(
        "Le coût par lead calculé sur les fiches brutes est trop flatteur.",
        "Cost per lead computed on raw records is too flattering.",
    ),
    "tracking_break": Sentence(
        "Les taux de conversion lus depuis cette date sont trop bas tant que le marquage n'est pas réparé.",
        "Conversion rates read since then are too low until tracking is repaired.",
    ),
    "tracking_break.repaired": Sentence(
        "Les taux de conversion de ces jours sont trop bas : ils sont à écarter des comparaisons.",
        "Conversion rates of those days are too low: leave them out of comparisons.",
    ),
    "definition_change": Sentence(
        "Les périodes avant et après cette date ne se comparent pas.",
        "Periods before and after that date do not compare.",
    ),
    "stock_out": Sentence(
        "La baisse des ventes de cette période n'est pas une baisse de la demande.",
        "The fall in sales of that period is not a fall in demand.",
    ),
    "consent_change": Sentence(
        "Toute comparaison de visites qui traverse cette date doit être corrigée.",
        "Any comparison of visits across that date must be corrected.",
    ),
    "platform_overclaim": Sentence(
        "Chaque plateforme s'attribue les mêmes ventes : le budget ne se règle pas sur leurs chiffres.",
        "Each platform credits itself with the same sales: budgets must not follow their figures.",
    ),
    "sources_disagree": Sentence(
        "{gap:percent} d'écart : choisir une source de référence avant de piloter.",
        "{gap:percent} apart: choose one source of truth before steering.",
    ),
    "search_partial_totals": Sentence(
        "Les tableaux par requête ou par page sont tronqués : seul le total par date fait foi.",
        "Tables by query or page are cut short: only the total by date is reliable.",
    ),
    "unassigned_traffic": Sentence(
        "Ces visites viennent de liens non balisés.", "These visits come from untagged links."
    ),
    "deal_values_missing": Sentence(
        "La valeur du portefeuille est sous-estimée.", "The value of the pipeline is understated."
    ),
    "overdue_deals": Sentence(
        "Les ventes attendues sont surestimées tant que ces affaires ne sont pas relancées ou fermées.",
        "Expected sales are overstated until these deals are chased or closed.",
    ),
    "dormant_deals": Sentence(
        "La moitié des ventes sont conclues en moins de temps : relancer ces affaires ou les clore.",
        "Half of the deals won took less time in all: call back or close these.",
    ),
    "unowned_leads": Sentence(
        "Un contact sans responsable n'est pas rappelé.", "A contact nobody owns is not called back."
    ),
    "stale_prospects": Sentence(
        "La CNIL demande de les supprimer ou d'obtenir un nouveau consentement.",
        "The French regulator asks that they be deleted or consent anew.",
    ),
}

_TERM_KEYS = {
    "channel": "channel",
    "best": "channel",
    "platform": "platform",
    "device": "device",
    "what": "measure",
    "first_source": "report",
    "second_source": "report",
}


def finding_sentence(code: str, values: Mapping[str, object], language: Language) -> str:
    """Return the message of a finding.

    Parameters
    ----------
    code, values
        As in ``diagnostic.Finding``; ``values["variant"]`` picks another wording when there is one.

    Examples
    --------
    >>> finding_sentence("mobile_gap", {"variant": "half"}, "fr")
    'Le taux de conversion mobile est deux fois inférieur au desktop'
    """
    return say(_pick(FINDINGS, code, values), language, _named(values, language))


def finding_meaning(code: str, values: Mapping[str, object], language: Language) -> str:
    """Return what a finding means for the business, in one sentence."""
    return say(_pick(MEANINGS, code, values), language, _named(values, language))


def _pick(catalogue: Mapping[str, Sentence], code: str, values: Mapping[str, object]) -> Sentence:
    return catalogue.get(f"{code}.{values.get('variant')}", catalogue[code])


def _named(values: Mapping[str, object], language: Language) -> dict[str, object]:
    """Replace codes by their names in ``language``."""
    return {
        key: term(_TERM_KEYS[key], str(value), language) if key in _TERM_KEYS and value else value
        for key, value in values.items()
    }
