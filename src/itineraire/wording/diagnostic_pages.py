"""Titles, labels and linking sentences of the diagnostic's pages."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

SENTENCES: dict[str, Sentence] = {
    # headlines
    "headlines_stake": Sentence(
        "Le premier enjeu vaut {eur:eur} de marge par mois",
        "The first stake is worth {eur:eur} of margin a month",
    ),
    "headlines_count": Sentence(
        "{count:int} constats décident des priorités", "{count:int} findings decide the priorities"
    ),
    "headlines_none": Sentence(
        "Les données reçues ne permettent encore aucun constat", "The data received support no finding yet"
    ),
    "headlines_lead": Sentence(
        "Chiffres mesurés du {start:date} au {end:date}, sauf autre période indiquée.",
        "Figures measured from {start:date} to {end:date} unless another period is given.",
    ),
    "stake_range": Sentence(
        "Enjeu : {likely:eur} de marge par mois (de {low:eur} à {high:eur}).",
        "Stake: {likely:eur} of margin a month ({low:eur} to {high:eur}).",
    ),
    "column_finding": Sentence("Constat", "Finding"),
    "column_stake": Sentence("Marge en jeu par mois", "Margin at stake a month"),
    "column_period": Sentence("Période", "Period"),
    "column_source": Sentence("Source", "Source"),
    "column_hypotheses": Sentence("Hypothèses", "Hypotheses"),
    "not_priced": Sentence("non chiffré", "not priced"),
    "no_overlap": Sentence(
        "Les enjeux se recoupent : ils se comparent entre eux, ils ne s'additionnent pas.",
        "Stakes overlap: compare them, do not add them.",
    ),
    "tile_change": Sentence("{change:percent_signed} sur un an", "{change:percent_signed} in a year"),
    "tile_moved": Sentence("mesure modifiée le {on:short_date}", "measure changed on {on:short_date}"),
    "tile_reliability": Sentence("Fiabilité des données", "Data reliability"),
    "tile_reliability_note": Sentence("moyenne de {kpis:int} indicateurs", "mean of {kpis:int} indicators"),
    "headlines_table": Sentence(
        "Ce que disent les chiffres, du plus coûteux au moins coûteux",
        "What the figures say, dearest first",
    ),
    # state of play
    "state_title": Sentence(
        "Le point de départ : {known:int} domaines mesurés sur 6",
        "The starting point: {known:int} of 6 subjects measured",
    ),
    "state_caption": Sentence("Le point A au {as_of:date}", "Point A on {as_of:date}"),
    "state_site": Sentence("Site", "Site"),
    "state_social": Sentence("Réseaux sociaux", "Social media"),
    "state_ads": Sentence("Publicité", "Advertising"),
    "state_sales": Sentence("Ventes", "Sales"),
    "state_reputation": Sentence("Réputation", "Reputation"),
    "state_tools": Sentence("Outils et données", "Tools and data"),
    "column_subject": Sentence("Domaine", "Subject"),
    "column_indicator": Sentence("Indicateur", "Indicator"),
    "column_value": Sentence("Valeur", "Value"),
    "column_year": Sentence("Sur un an", "In a year"),
    "social_share": Sentence("Part du trafic", "Share of traffic"),
    "data_reliability": Sentence("Fiabilité moyenne", "Mean reliability"),
    "asked": Sentence("À fournir : {table}", "To supply: {table}"),
    "unknown": Sentence("non connu", "unknown"),
    # axes
    "business_up": Sentence(
        "Le chiffre d'affaires atteint {revenue:eur} sur l'année, {change:percent_signed} sur un an",
        "Revenue reaches {revenue:eur} over the year, {change:percent_signed} in a year",
    ),
    "business_old": Sentence(
        "Le dernier chiffre d'affaires connu date de {end:month} : {revenue:eur} sur douze mois",
        "The last revenue known dates from {end:month}: {revenue:eur} over twelve months",
    ),
    "business_flat": Sentence(
        "Le chiffre d'affaires atteint {revenue:eur} sur la période mesurée",
        "Revenue reaches {revenue:eur} over the period measured",
    ),
    "business_unknown": Sentence(
        "Le chiffre d'affaires digital n'est pas fourni", "Digital revenue is not supplied"
    ),
    "business_chart": Sentence(
        "{best:month} est le meilleur mois : {high:eur}", "{best:month} is the best month: {high:eur}"
    ),
    "business_chart_alt": Sentence(
        "Courbe du chiffre d'affaires mois par mois, de {first:month} à {last:month} : au plus bas {low:eur}, "
        "au plus haut {high:eur}.",
        "Curve of revenue month by month, from {first:month} to {last:month}: lowest {low:eur}, highest {high:eur}.",
    ),
    "drivers": Sentence(
        "Sur un an : {sessions:eur_signed} par les visites, {conversion_rate:eur_signed} par le taux de "
        "conversion, {average_order:eur_signed} par le panier.",
        "In a year: {sessions:eur_signed} from visits, {conversion_rate:eur_signed} from the conversion rate, "
        "{average_order:eur_signed} from the order value.",
    ),
    "digital_share": Sentence(
        "Le digital fait {share:percent} des ventes totales.", "Digital makes {share:percent} of total sales."
    ),
    "basket": Sentence(
        "Panier moyen {mean:eur2}, panier médian {median:eur2} ; {exceptional:int} commandes "
        "exceptionnelles mises à part.",
        "Average order {mean:eur2}, median order {median:eur2}; {exceptional:int} exceptional orders set apart.",
    ),
    "basket_plain": Sentence(
        "Panier moyen {mean:eur2}, panier médian {median:eur2}.",
        "Average order {mean:eur2}, median order {median:eur2}.",
    ),
    "visits_changed": Sentence(
        "Les visites ne se comparent pas d'une année à l'autre : leur mesure a changé le {on:date}.",
        "Visits do not compare from one year to the next: their measure changed on {on:date}.",
    ),
    "deals": Sentence(
        "Du {start:date} au {end:date} : {won:int} affaires gagnées, {lost:int} perdues, {open:int} ouvertes ; "
        "{rate:percent2} de gain ({low:percent1} à {high:percent1}), {value:eur} signés, cycle médian {cycle:days}.",
        "From {start:date} to {end:date}: {won:int} deals won, {lost:int} lost, {open:int} open; "
        "{rate:percent2} won ({low:percent1} to {high:percent1}), {value:eur} signed, median cycle {cycle:days}.",
    ),
    "deals_negative": Sentence(
        "{count:int} affaires sont closes avant leur création : des dates saisies après coup.",
        "{count:int} deals close before they open: dates typed afterwards.",
    ),
    "leads_counted": Sentence(
        "{people:int} personnes pour {records:int} fiches : les doublons sont retirés des calculs.",
        "{people:int} people for {records:int} records: duplicates are taken out of the figures.",
    ),
    "acquisition_title": Sentence(
        "Premier canal : {channel}, {share:percent} des visites",
        "First channel: {channel}, {share:percent} of visits",
    ),
    "acquisition_unknown": Sentence(
        "L'origine des visites n'est pas fournie", "Where visits come from is not supplied"
    ),
    "acquisition_chart": Sentence(
        "{visits:int} visites : l'équivalent de {effective:number1} canaux de même taille",
        "{visits:int} visits: as if from {effective:number1} channels of equal size",
    ),
    "acquisition_chart_alt": Sentence(
        "Part des visites par canal : {listing}.", "Share of visits by channel: {listing}."
    ),
    "stress": Sentence(
        "Si le premier canal perd 30 %, {stress:percent1} des visites disparaissent.",
        "If the first channel loses 30%, {stress:percent1} of visits go.",
    ),
    "organic_remark": Sentence(
        "Le trafic naturel fait {share:percent} des visites.",
        "Organic traffic makes {share:percent} of visits.",
    ),
    "channels_table": Sentence(
        "Les canaux se jugent à ce qu'ils vendent", "Channels are judged by what they sell"
    ),
    "channels_alike": Sentence(
        "Aucun canal n'apporte de leads nettement meilleurs que les autres",
        "No channel brings clearly better leads than the others",
    ),
    "channels_best": Sentence(
        "{channel} : les meilleurs leads, avec {odds:percent} de chances",
        "{channel}: the best leads, with odds of {odds:percent}",
    ),
    "column_channel": Sentence("Canal", "Channel"),
    "column_sessions": Sentence("Visites", "Visits"),
    "column_share": Sentence("Part", "Share"),
    "column_rate": Sentence("Conversion", "Conversion"),
    "column_revenue": Sentence("Ventes", "Sales"),
    "column_leads": Sentence("Leads", "Leads"),
    "column_quality": Sentence("Leads qualifiés", "Qualified leads"),
    "column_best": Sentence("Chances d'être le meilleur", "Odds of being best"),
    "platforms_table": Sentence(
        "Les plateformes déclarent {cost:eur} de dépenses", "Platforms declare {cost:eur} of spend"
    ),
    "column_platform": Sentence("Plateforme", "Platform"),
    "column_cost": Sentence("Dépenses", "Spend"),
    "column_account": Sentence("Total du compte", "Account total"),
    "column_results": Sentence("Résultats déclarés", "Declared results"),
    "column_each": Sentence("Coût de l'un", "Cost of one"),
    "column_campaigns": Sentence("Campagnes actives", "Active campaigns"),
    "cost_chart_alt": Sentence(
        "{kpi} par mois ({first:month} – {month:month}), entre {low:eur2} et {high:eur2}.",
        "{kpi} by month ({first:month} – {month:month}), between {low:eur2} and {high:eur2}.",
    ),
    "conversion_title": Sentence(
        "Le mobile fait {share:percent} des visites et convertit à {mobile:percent2}, "
        "l'ordinateur à {desktop:percent2}",
        "Mobile makes {share:percent} of visits and converts at {mobile:percent2}, desktop at {desktop:percent2}",
    ),
    "conversion_rate_title": Sentence(
        "{rate:percent2} des visites se convertissent", "{rate:percent2} of visits convert"
    ),
    "conversion_unknown": Sentence(
        "Le taux de conversion n'est pas fourni", "The conversion rate is not supplied"
    ),
    "device_chart": Sentence(
        "Taux de conversion par appareil, avec son intervalle à 95 %",
        "Conversion rate by device, with its 95% interval",
    ),
    "device_chart_alt": Sentence("Taux de conversion : {listing}.", "Conversion rate: {listing}."),
    "ratio": Sentence(
        "Rapport mobile sur ordinateur : {ratio:number2}, entre {low:number2} et {high:number2}.",
        "Mobile over desktop: {ratio:number2}, between {low:number2} and {high:number2}.",
    ),
    "kitagawa": Sentence(
        "Sur un an, le taux global change de {total:points} : {mix:points} par la part des appareils, "
        "{rate:points} par leurs taux.",
        "In a year the overall rate changes by {total:points}: {mix:points} from device shares, "
        "{rate:points} from their rates.",
    ),
    "speed_table": Sentence(
        "Vitesse d'affichage, face aux seuils de Google", "Display speed against Google's limits"
    ),
    "column_device": Sentence("Appareil", "Device"),
    "column_lcp": Sentence("Affichage (LCP, 2,5 s)", "Display (LCP, 2.5 s)"),
    "column_inp": Sentence("Réaction (INP, 200 ms)", "Reaction (INP, 200 ms)"),
    "column_cls": Sentence("Stabilité (CLS, 0,1)", "Stability (CLS, 0.1)"),
    "field": Sentence("visiteurs réels", "real visitors"),
    "lab": Sentence("test en laboratoire", "lab test"),
    "pages_table": Sentence(
        "{count:int} pages d'entrée convertissent nettement moins que les autres",
        "{count:int} landing pages convert clearly less than the others",
    ),
    "column_page": Sentence("Page", "Page"),
    "grid": Sentence(
        "{grid} : {mean:number1} sur 5 ({criteria:int} critères, accord des deux notes {kappa:number2}).",
        "{grid}: {mean:number1} out of 5 ({criteria:int} criteria, agreement of the two scores {kappa:number2}).",
    ),
    "grid_offer_clarity": Sentence("Clarté de l'offre", "Clarity of the offer"),
    "grid_message_match": Sentence("Cohérence des messages", "Consistency of messages"),
    "data_title": Sentence(
        "Indicateurs fiables à 90 % ou plus : {sure:int} sur {count:int}",
        "Indicators reliable at 90% or more: {sure:int} of {count:int}",
    ),
    "data_unknown": Sentence("Aucun indicateur n'est mesurable", "No indicator can be measured"),
    "reliability_chart": Sentence("Le moins fiable : {kpi} ({part})", "Least reliable: {kpi} ({part})"),
    "reliability_alt": Sentence(
        "Fiabilité par indicateur : {listing}.", "Reliability by indicator: {listing}."
    ),
    "part_freshness": Sentence("données anciennes", "old data"),
    "part_completeness": Sentence("période incomplète", "incomplete period"),
    "part_sample": Sentence("trop peu de cas", "too few cases"),
    "part_breaks": Sentence("mesure interrompue", "broken measure"),
    "part_agreement": Sentence("sources en désaccord", "sources that disagree"),
    "part_duplicates": Sentence("doublons", "duplicates"),
    "part_source": Sentence("source manquante", "missing source"),
    "gaps_table": Sentence("Un même chiffre change selon la source", "One figure changes with the source"),
    "column_first": Sentence("Première source", "First source"),
    "column_second": Sentence("Seconde source", "Second source"),
    "column_gap": Sentence("Écart", "Gap"),
    "search_table": Sentence(
        "Les tableaux de recherche Google ne donnent pas le même total",
        "Google search tables give different totals",
    ),
    "column_table": Sentence("Tableau", "Table"),
    "column_clicks": Sentence("Clics", "Clicks"),
    "column_rows": Sentence("Lignes", "Rows"),
    "waterfall_table": Sentence(
        "De la boutique à l'analyse : {seen:int} commandes vues sur {orders:int}",
        "From the shop to analytics: {seen:int} orders seen of {orders:int}",
    ),
    "column_cause": Sentence("Étape", "Step"),
    "column_orders": Sentence("Commandes", "Orders"),
    "cause_orders": Sentence("Commandes gardées par la boutique", "Orders the shop keeps"),
    "cause_cancelled": Sentence(
        "Annulées ensuite, comptées à l'achat", "Cancelled later, counted when bought"
    ),
    "cause_elsewhere": Sentence("Prises hors du site", "Taken off the site"),
    "cause_time_zone": Sentence(
        "Horloge de l'analyse décalée de {hours:int} h", "Clock of analytics {hours:int} h apart"
    ),
    "cause_refused": Sentence(
        "Refus de mesure ({share:percent} des achats)", "Measurement refused ({share:percent} of purchases)"
    ),
    "cause_refused_at_most": Sentence(
        "Refus de mesure, au plus ({share:percent} des visiteurs refusent)",
        "Measurement refused, at most ({share:percent} of visitors refuse)",
    ),
    "cause_twice": Sentence("Achats envoyés deux fois", "Purchases sent twice"),
    "cause_no_order": Sentence(
        "Achats qui ne sont aucune commande (essais)", "Purchases that are no order (tests)"
    ),
    "cause_unseen": Sentence(
        "Reste inexpliqué ({share:percent} des commandes)", "Left unexplained ({share:percent} of orders)"
    ),
    "cause_seen": Sentence("Commandes vues par l'analyse", "Orders seen by analytics"),
    "hygiene_table": Sentence(
        "Tenue du CRM : ce qui manque ou n'est plus à jour",
        "How the CRM is kept: what is missing or out of date",
    ),
    "column_check": Sentence("Contrôle", "Check"),
    "column_cases": Sentence("Fiches", "Records"),
    "hygiene_lead_source": Sentence("Contacts sans source", "Contacts without source"),
    "hygiene_lead_owner": Sentence("Contacts sans responsable", "Contacts without owner"),
    "hygiene_lead_email": Sentence("Contacts sans adresse e-mail", "Contacts without e-mail"),
    "hygiene_lead_phone": Sentence("Contacts sans téléphone", "Contacts without phone"),
    "hygiene_lead_stage": Sentence("Contacts sans étape", "Contacts without stage"),
    "hygiene_lead_untouched": Sentence("Contacts sans échange depuis un an", "Contacts untouched for a year"),
    "hygiene_deal_owner": Sentence("Affaires sans responsable", "Deals without owner"),
    "hygiene_deal_overdue": Sentence(
        "Affaires ouvertes après leur date de conclusion", "Open deals past their closing date"
    ),
    "hygiene_deal_undated": Sentence(
        "Affaires ouvertes sans date de conclusion", "Open deals without a closing date"
    ),
    "hygiene_deal_no_activity": Sentence(
        "Affaires ouvertes sans aucune activité", "Open deals without any activity"
    ),
    "hygiene_deal_still": Sentence(
        "Affaires ouvertes immobiles depuis trois mois",
        "Open deals that have not moved for three months",
    ),
    "hygiene_deal_dormant": Sentence(
        "Affaires ouvertes immobiles au-delà du délai de vente habituel",
        "Open deals still for longer than a sale usually takes",
    ),
    "hygiene_deal_negative": Sentence(
        "Affaires fermées avant d'être créées", "Deals closed before they were created"
    ),
    "hygiene_deal_no_close": Sentence(
        "Affaires gagnées ou perdues sans date", "Deals won or lost without a date"
    ),
    "hygiene_deal_won_at_zero": Sentence("Affaires gagnées à 0 €", "Deals won at zero"),
    "hygiene_cases": Sentence("{cases:int} sur {of:int}", "{cases:int} of {of:int}"),
    "missing_title": Sentence("Ce que les exports ne disent pas", "What the exports do not tell"),
    "missing": Sentence("Non fourni : {listing}.", "Not supplied: {listing}."),
    # risks
    "risks_title": Sentence(
        "Risques élevés : {high:int} sur {known:int} indicateurs mesurés",
        "High risks: {high:int} of {known:int} indicators measured",
    ),
    "risks_caption": Sentence("Les cinq dettes du digital", "The five debts of digital work"),
    "column_debt": Sentence("Dette", "Debt"),
    "column_threshold": Sentence("Seuil d'alerte", "Alert from"),
    "column_level": Sentence("Niveau", "Level"),
    "level_high": Sentence("élevé", "high"),
    "level_medium": Sentence("moyen", "medium"),
    "level_low": Sentence("faible", "low"),
    "level_unknown": Sentence("non fourni", "not supplied"),
    "risk_top_share": Sentence("Part du premier canal", "Share of the first channel"),
    "risk_lcp_mobile": Sentence("Affichage mobile", "Mobile display"),
    "risk_tracking_breaks": Sentence("Coupures de mesure", "Tracking breaks"),
    "risk_source_gap": Sentence("Écart entre sources", "Gap between sources"),
    "risk_weak_pages": Sentence("Pages sans clic", "Pages without clicks"),
    "risk_rating": Sentence("Note corrigée du nombre d'avis", "Rating corrected for few reviews"),
    "risk_replied": Sentence("Avis avec réponse", "Reviews answered"),
    "risk_stale_prospects": Sentence("Contacts gardés plus de 3 ans", "Contacts kept over 3 years"),
    "risk_source_missing": Sentence("Leads sans source", "Leads without source"),
    "risk_consent_rate": Sentence("Taux de consentement", "Consent rate"),
    "risks_note": Sentence(
        "Les actions qui réduisent ces risques figurent dans la feuille de route.",
        "The actions that reduce these risks are in the roadmap.",
    ),
    # annex
    "baseline_title": Sentence("La référence figée au {as_of:date}", "The reference frozen on {as_of:date}"),
    "baseline_caption": Sentence(
        "{known:int} indicateurs mesurés sur {count:int}", "{known:int} of {count:int} indicators measured"
    ),
    "baseline_note": Sentence(
        "« Écart prouvable » : hausse ou baisse en dessous de laquelle un trimestre de données ne "
        "prouve rien (risque 5 %, puissance 80 %).",
        "“Provable change”: rise or fall below which a quarter of data proves nothing (5% risk, 80% power).",
    ),
    "column_interval": Sentence("Intervalle à 95 %", "95% interval"),
    "column_smallest": Sentence("Écart prouvable", "Provable change"),
    "column_reliability": Sentence("Fiabilité", "Reliability"),
    "interval": Sentence("{low} à {high}", "{low} to {high}"),
    "period": Sentence("{start:short_date} – {end:short_date}", "{start:short_date} – {end:short_date}"),
    "findings_title": Sentence(
        "Les {count:int} constats et leurs hypothèses",
        "The {count:int} findings and hypotheses",
    ),
    "sources_title": Sentence(
        "{files:int} fichiers lus, d'où viennent tous les chiffres",
        "{files:int} files read, where every figure comes from",
    ),
    "column_source_period": Sentence("Source et période", "Source and period"),
    "column_file": Sentence("Fichier", "File"),
    "column_tool": Sentence("Outil", "Tool"),
    "column_count": Sentence("Lignes", "Rows"),
    "many_tools": Sentence("{count:int} outils", "{count:int} tools"),
    "source_year": Sentence("{tools}, du {start:date} au {end:date}", "{tools}, {start:date} to {end:date}"),
}

#: Name of a stake's factor -> its label and format; ``_low`` and ``_high`` are the ends of its range.
HYPOTHESES: dict[str, tuple[Sentence, str]] = {
    "visits": (Sentence("visites par mois", "visits a month"), "int"),
    "gap": (Sentence("écart de taux", "rate gap"), "percent2"),
    "closed": (Sentence("part de l'écart comblée", "share of the gap closed"), "percent"),
    "fall": (Sentence("recul du canal", "fall of the channel"), "percent"),
    "rate": (Sentence("taux de conversion", "conversion rate"), "percent2"),
    "basket_eur": (Sentence("panier", "order"), "eur"),
    "margin_rate": (Sentence("taux de marge", "margin rate"), "percent"),
    "lead_value_eur": (Sentence("valeur d'un lead", "value of a lead"), "eur"),
    "customer_value_eur": (Sentence("valeur d'un client", "value of a customer"), "eur"),
    "activation_rate": (Sentence("taux d'activation", "activation rate"), "percent"),
    "leads_per_conversion": (Sentence("leads par conversion", "leads per conversion"), "percent"),
    "won_deal_eur": (Sentence("affaire gagnée", "deal won"), "eur"),
    "win_rate": (Sentence("taux de gain", "win rate"), "percent"),
    "opportunity_rate": (Sentence("leads devenus affaires", "leads turned deals"), "percent"),
    "leads": (Sentence("leads par mois", "leads a month"), "int"),
    "cost_before_eur": (Sentence("coût d'avant", "cost before"), "eur2"),
    "rise": (Sentence("hausse", "rise"), "percent"),
    "recurring_eur": (Sentence("revenu récurrent", "recurring revenue"), "eur"),
    "churn": (Sentence("attrition", "churn"), "percent1"),
    "prevented": (Sentence("part évitée", "share prevented"), "percent"),
    "months_kept": (Sentence("mois gardés", "months kept"), "int"),
    "refunds_eur": (Sentence("remboursements par mois", "refunds a month"), "eur"),
    "lost_sales_eur": (Sentence("ventes perdues par mois", "sales lost a month"), "eur"),
    "spend_eur": (Sentence("dépense par mois", "spend a month"), "eur"),
    "sales_eur": (Sentence("ventes attribuées par mois", "credited sales a month"), "eur"),
    "sales_a_day_eur": (Sentence("ventes par jour", "sales a day"), "eur"),
    "days": (Sentence("jours", "days"), "int"),
    "spread_months": (Sentence("mois de répartition", "months spread over"), "int"),
}
