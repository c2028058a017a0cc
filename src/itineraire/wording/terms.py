"""Names of the trade's words, shared by every room: KPIs, channels, axes, debts, devices."""

from __future__ import annotations

from itineraire.wording.formats import Language, typography
from itineraire.wording.speech import Sentence

#: Code of a KPI (``vocabulary.KPIS``) -> how a reader calls it.
KPIS: dict[str, Sentence] = {
    "sessions": Sentence("Visites", "Visits"),
    "organic_share": Sentence("Part du trafic naturel", "Organic share of traffic"),
    "top_channel_share": Sentence("Part du premier canal", "Share of the largest channel"),
    "media_spend": Sentence("Dépenses publicitaires", "Advertising spend"),
    "cost_per_click": Sentence("Coût par clic", "Cost per click"),
    "leads": Sentence("Leads", "Leads"),
    "cost_per_lead": Sentence("Coût par lead", "Cost per lead"),
    "acquisition_cost": Sentence("Coût d'acquisition d'un client", "Customer acquisition cost"),
    "brand_clicks": Sentence("Clics sur la marque", "Brand clicks"),
    "conversion_rate": Sentence("Taux de conversion", "Conversion rate"),
    "mobile_conversion_rate": Sentence("Taux de conversion mobile", "Mobile conversion rate"),
    "desktop_conversion_rate": Sentence("Taux de conversion sur ordinateur", "Desktop conversion rate"),
    "cart_abandonment_rate": Sentence("Abandon de panier", "Cart abandonment"),
    "orders": Sentence("Commandes", "Orders"),
    "revenue": Sentence("Chiffre d'affaires digital", "Digital revenue"),
    "average_order": Sentence("Panier moyen", "Average order"),
    "margin": Sentence("Marge après publicité", "Margin after advertising"),
    "qualified_leads": Sentence("Leads qualifiés", "Qualified leads"),
    "qualified_lead_rate": Sentence("Part de leads qualifiés", "Qualified lead rate"),
    "opportunity_rate": Sentence("Leads devenus affaires", "Lead-to-opportunity rate"),
    "win_rate": Sentence("Affaires gagnées", "Win rate"),
    "won_value": Sentence("Ventes signées", "Value won"),
    "activation_rate": Sentence("Taux d'activation", "Activation rate"),
    "recurring_revenue": Sentence("Revenu mensuel récurrent", "Monthly recurring revenue"),
    "churn_rate": Sentence("Attrition mensuelle", "Monthly churn"),
    "repeat_rate": Sentence("Clients qui rachètent", "Repeat customers"),
    "return_rate": Sentence("Taux de retour", "Return rate"),
    "first_contact_hours": Sentence("Délai du premier contact", "Time to first contact"),
    "contacted_within_24h_rate": Sentence("Leads contactés sous 24 h", "Leads contacted within 24 h"),
    "rating": Sentence("Note des avis", "Review rating"),
    "review_reply_rate": Sentence("Avis avec réponse", "Reviews answered"),
    "lcp_mobile": Sentence("Affichage mobile (LCP)", "Mobile display time (LCP)"),
    "source_missing_rate": Sentence("Leads sans source", "Leads without source"),
    "consent_rate": Sentence("Taux de consentement", "Consent rate"),
}

#: Code of a KPI -> its formula in words.
DEFINITIONS: dict[str, Sentence] = {
    "sessions": Sentence("visites comptées par l'outil d'analyse", "visits counted by the analytics tool"),
    "organic_share": Sentence(
        "visites des moteurs et des réseaux sans publicité / visites",
        "visits from search and social without advertising / visits",
    ),
    "top_channel_share": Sentence(
        "visites du premier canal / visites", "visits of the largest channel / visits"
    ),
    "media_spend": Sentence("dépenses de toutes les plateformes", "spend on all platforms"),
    "cost_per_click": Sentence("dépenses / clics", "spend / clicks"),
    "leads": Sentence(
        "contacts reçus, doublons retirés ; à défaut affaires créées",
        "contacts received, duplicates removed; else deals opened",
    ),
    "cost_per_lead": Sentence("dépenses publicitaires / leads", "advertising spend / leads"),
    "acquisition_cost": Sentence(
        "dépenses publicitaires / nouveaux clients", "advertising spend / new customers"
    ),
    "brand_clicks": Sentence("clics des requêtes qui citent la marque", "clicks of queries naming the brand"),
    "conversion_rate": Sentence(
        "commandes (à défaut, événements clés) / visites", "orders (else key events) / visits"
    ),
    "mobile_conversion_rate": Sentence("même calcul, visites mobiles", "same, mobile visits"),
    "desktop_conversion_rate": Sentence("même calcul, visites sur ordinateur", "same, desktop visits"),
    "cart_abandonment_rate": Sentence("1 − achats / ajouts au panier", "1 − purchases / carts started"),
    "orders": Sentence("commandes non annulées", "orders not cancelled"),
    "revenue": Sentence(
        "ventes encaissées en ligne, remboursements déduits", "online sales, refunds deducted"
    ),
    "average_order": Sentence(
        "moyenne des commandes, hors commandes exceptionnelles", "mean order, exceptional ones left out"
    ),
    "margin": Sentence("ventes × taux de marge − publicité", "sales × margin rate − advertising"),
    "qualified_leads": Sentence("leads qualifiés ou plus loin", "leads qualified or further"),
    "qualified_lead_rate": Sentence("leads qualifiés / leads", "qualified leads / leads"),
    "opportunity_rate": Sentence("affaires ouvertes / leads", "deals opened / leads"),
    "win_rate": Sentence("affaires gagnées / affaires closes", "deals won / deals closed"),
    "won_value": Sentence("montant des affaires gagnées", "value of the deals won"),
    "activation_rate": Sentence("comptes activés / inscrits", "accounts activated / sign-ups"),
    "recurring_revenue": Sentence("abonnements encaissés dans le mois", "subscriptions paid in the month"),
    "churn_rate": Sentence(
        "abonnés d'un mois absents le mois suivant", "subscribers of a month absent the next"
    ),
    "repeat_rate": Sentence(
        "commandes de clients déjà venus / commandes", "orders of returning customers / orders"
    ),
    "return_rate": Sentence("commandes remboursées / commandes", "orders refunded / orders"),
    "first_contact_hours": Sentence(
        "médiane entre création et premier contact", "median from creation to first contact"
    ),
    "contacted_within_24h_rate": Sentence(
        "leads contactés sous 24 h / leads", "leads contacted within 24 h / leads"
    ),
    "rating": Sentence("moyenne des notes sur 5", "mean of ratings out of 5"),
    "review_reply_rate": Sentence("avis avec réponse / avis", "reviews answered / reviews"),
    "lcp_mobile": Sentence(
        "affichage du plus grand élément, 75e centile mobile", "largest contentful paint, mobile p75"
    ),
    "source_missing_rate": Sentence("leads sans source / leads", "leads without source / leads"),
    "consent_rate": Sentence("visiteurs qui acceptent la mesure", "visitors who accept measurement"),
}

CHANNELS: dict[str, Sentence] = {
    "organic_search": Sentence("recherche naturelle", "organic search"),
    "paid_search": Sentence("recherche payante", "paid search"),
    "paid_social": Sentence("réseaux sociaux payants", "paid social"),
    "organic_social": Sentence("réseaux sociaux", "organic social"),
    "direct": Sentence("accès direct", "direct"),
    "referral": Sentence("sites référents", "referral"),
    "email": Sentence("e-mail", "e-mail"),
    "display": Sentence("bannières", "display"),
    "cross_network": Sentence("Performance Max", "cross-network"),
    "video": Sentence("vidéo", "video"),
    "affiliate": Sentence("affiliation", "affiliates"),
    "sms": Sentence("SMS", "SMS"),
    "other": Sentence("autres", "other"),
    "unassigned": Sentence("non attribué", "unassigned"),
    "unknown": Sentence("inconnu", "unknown"),
}

AXES: dict[str, Sentence] = {
    "business": Sentence("Business", "Business"),
    "acquisition": Sentence("Acquisition", "Acquisition"),
    "conversion": Sentence("Conversion et expérience", "Conversion and experience"),
    "data": Sentence("Données et outils", "Data and tools"),
}

DEBTS: dict[str, Sentence] = {
    "channel": Sentence("Dépendance à un canal", "Channel dependency"),
    "technical": Sentence("Dette technique", "Technical debt"),
    "content": Sentence("Dette de contenu", "Content debt"),
    "reputation": Sentence("Dette de réputation", "Reputation debt"),
    "data": Sentence("Dette de données", "Data debt"),
}

DEVICES: dict[str, Sentence] = {
    "mobile": Sentence("mobile", "mobile"),
    "desktop": Sentence("ordinateur", "desktop"),
    "tablet": Sentence("tablette", "tablet"),
    "other": Sentence("autre", "other"),
}

PLATFORMS: dict[str, Sentence] = {
    "google_ads": Sentence("Google Ads", "Google Ads"),
    "meta": Sentence("Meta", "Meta"),
    "linkedin_ads": Sentence("LinkedIn", "LinkedIn"),
}

#: Clean table -> the export that fills it, as a consultant asks for it.
TABLES: dict[str, Sentence] = {
    "traffic": Sentence("audience du site", "site audience"),
    "spend": Sentence("publicité", "advertising"),
    "search": Sentence("Search Console", "Search Console"),
    "keywords": Sentence("suivi de positions", "rank tracking"),
    "leads": Sentence("contacts du CRM", "CRM contacts"),
    "deals": Sentence("affaires du CRM", "CRM deals"),
    "orders": Sentence("commandes", "orders"),
    "sales_days": Sentence("ventes par jour", "sales by day"),
    "order_lines": Sentence("lignes de commande", "order lines"),
    "payments": Sentence("paiements", "payments"),
    "speed": Sentence("vitesse des pages", "page speed"),
    "reviews": Sentence("avis clients", "reviews"),
    "consent": Sentence("consentement", "consent"),
    "stock": Sentence("stocks", "stock"),
    "cards": Sentence("outil de suivi", "task board"),
    "subscribers": Sentence("abonnés e-mail", "subscribers"),
    "rank_tracker": Sentence("suivi de positions", "rank tracking"),
}

#: Measures of the clean tables that two sources may give differently.
MEASURES: dict[str, Sentence] = {
    "sessions": Sentence("Visites", "Visits"),
    "cost": Sentence("Dépenses", "Spend"),
    "orders": Sentence("Commandes", "Orders"),
    "leads": Sentence("Leads", "Leads"),
    "claimed_sales": Sentence("Ventes attribuées à la publicité", "Sales credited to advertising"),
}

#: Tools by the name their users know.
TOOLS: dict[str, str] = {
    "ga4": "GA4",
    "google_ads": "Google Ads",
    "meta": "Meta",
    "linkedin_ads": "LinkedIn",
    "search_console": "Search Console",
    "shopify": "Shopify",
    "pipedrive": "Pipedrive",
    "hubspot": "HubSpot",
    "stripe": "Stripe",
    "matomo": "Matomo",
    "trello": "Trello",
    "psi": "PageSpeed Insights",
    "lighthouse": "Lighthouse",
}

#: Breakdowns of a report.
BREAKDOWNS: dict[str, Sentence] = {
    "channel": Sentence("canal", "channel"),
    "source_medium": Sentence("source", "source"),
    "campaign": Sentence("campagne", "campaign"),
    "campaign_type": Sentence("type de campagne", "campaign type"),
    "ad_group": Sentence("groupe d'annonces", "ad group"),
    "device": Sentence("appareil", "device"),
    "page": Sentence("page", "page"),
    "other": Sentence("autre", "other"),
}

#: Skills as clients usually write them -> how a reader calls them.
SKILLS: dict[str, Sentence] = {
    "analytics": Sentence("mesure", "analytics"),
    "avis": Sentence("avis clients", "reviews"),
    "contenu": Sentence("contenu", "content"),
    "crm": Sentence("CRM", "CRM"),
    "cro": Sentence("optimisation de la conversion", "conversion optimisation"),
    "design": Sentence("design", "design"),
    "dev": Sentence("développement", "development"),
    "ergonomie": Sentence("ergonomie", "usability"),
    "paid": Sentence("publicité", "advertising"),
    "pilotage": Sentence("pilotage", "steering"),
    "seo": Sentence("référencement", "SEO"),
    "service": Sentence("service client", "customer service"),
    "vente": Sentence("vente", "sales"),
    "video": Sentence("vidéo", "video"),
}

#: Units of the « results » that ad platforms declare.
RESULTS: dict[str, Sentence] = {
    "conversion": Sentence("conversions", "conversions"),
    "purchase": Sentence("achats", "purchases"),
    "lead": Sentence("leads", "leads"),
    "link_click": Sentence("clics", "clicks"),
    "landing_page_view": Sentence("pages vues", "page views"),
}

#: Tables of Search Console.
SEARCH: dict[str, Sentence] = {
    "query": Sentence("par requête", "by query"),
    "page": Sentence("par page", "by page"),
    "country": Sentence("par pays", "by country"),
    "device": Sentence("par appareil", "by device"),
    "date": Sentence("par date", "by date"),
    "appearance": Sentence("par apparence", "by appearance"),
}

#: How each unit of ``vocabulary.Unit`` is written.
UNIT_FORMATS: dict[str, str] = {
    "count": "int",
    "eur": "eur",
    "rate": "percent1",
    "hours": "hours1",
    "days": "days",
    "seconds": "seconds",
    "score": "number1",
}

_CATALOGUES = {
    "kpi": KPIS,
    "channel": CHANNELS,
    "axis": AXES,
    "debt": DEBTS,
    "device": DEVICES,
    "platform": PLATFORMS,
    "table": TABLES,
    "definition": DEFINITIONS,
    "measure": MEASURES,
    "breakdown": BREAKDOWNS,
    "result": RESULTS,
    "search": SEARCH,
    "skill": SKILLS,
}


def term(kind: str, code: str, language: Language) -> str:
    """Return the name of ``code`` in the catalogue ``kind``; an unknown code is a client's word and stands.

    Parameters
    ----------
    kind
        ``"kpi"``, ``"channel"``, ``"axis"``, ``"debt"``, ``"device"``, ``"platform"``, ``"table"``,
        ``"definition"``, ``"measure"``, ``"breakdown"``, ``"result"``, ``"search"``, ``"skill"`` or ``"report"``
        (tool and breakdowns).

    Examples
    --------
    >>> term("kpi", "cost_per_lead", "fr")
    'Coût par lead'
    """
    if kind == "report":
        return report_name(code, language)
    found = _CATALOGUES[kind].get(str(code))
    if found is None:
        return str(code)
    return typography(found.fr if language == "fr" else found.en, language)


def report_name(code: str, language: Language) -> str:
    """Return a report in words from its tool and breakdowns.

    Examples
    --------
    >>> report_name("ga4|channel + source_medium", "fr")
    'GA4 par canal et source'
    """
    tool, mark, breakdown = str(code).partition("|")
    name = TOOLS.get(tool, tool)
    if not mark or not breakdown:
        return name
    parts = [term("breakdown", part, language) for part in breakdown.split(" + ")]
    by, joined = ("par", " et ") if language == "fr" else ("by", " and ")
    return f"{name} {by} {joined.join(parts)}"
