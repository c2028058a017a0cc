"""The account of an export in words: how the file was read and what became of its rows."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

#: Code of a report -> what its rows are.
REPORTS: dict[str, Sentence] = {
    "traffic": Sentence("audience", "traffic"),
    "spend": Sentence("dépenses et résultats", "spend and results"),
    "performance": Sentence("performances de recherche", "search performance"),
    "filters": Sentence("filtres de l'export", "the export's filters"),
    "metadata": Sentence("filtres de l'export", "the export's filters"),
    "core_web_vitals": Sentence("signaux web essentiels", "core web vitals"),
    "core_web_vitals_issues": Sentence("problèmes de signaux web essentiels", "core web vitals issues"),
    "search": Sentence("performances de recherche", "search performance"),
    "keywords": Sentence("positions suivies", "ranks followed"),
    "ranks": Sentence("positions suivies", "ranks followed"),
    "contacts": Sentence("contacts", "contacts"),
    "leads": Sentence("prospects", "leads"),
    "deals": Sentence("affaires", "deals"),
    "orders": Sentence("commandes", "orders"),
    "order_lines": Sentence("lignes de commande", "order lines"),
    "sales_days": Sentence("ventes par jour", "sales by day"),
    "payments": Sentence("paiements", "payments"),
    "analytics": Sentence("statistiques de la boutique", "shop analytics"),
    "speed": Sentence("vitesse", "speed"),
    "cards": Sentence("cartes", "cards"),
    "reviews": Sentence("avis", "reviews"),
    "subscribers": Sentence("abonnés", "subscribers"),
    "places": Sentence("établissements", "places"),
    "local": Sentence("établissements", "places"),
    "consent": Sentence("taux de consentement", "consent rate"),
    "stock": Sentence("stock", "stock"),
    "incidents": Sentence("incidents", "incidents"),
    "meetings": Sentence("réunions", "meetings"),
    "budget_actuals": Sentence("budget dépensé", "budget spent"),
    "launched": Sentence("actions lancées", "actions launched"),
    "reads": Sentence("lectures d'effet", "effects read"),
    "opportunities": Sentence("opportunités", "opportunities"),
    "people": Sentence("personnes", "people"),
    "customers": Sentence("clients", "customers"),
    "companies": Sentence("entreprises", "companies"),
    "organisations": Sentence("organisations", "organisations"),
    "orders_by_order": Sentence("commandes, une ligne par commande", "orders, one line an order"),
    "orders_by_item": Sentence("commandes, une ligne par article", "orders, one line an item"),
    "activity": Sentence("mouvements du compte", "account activity"),
    "balance": Sentence("mouvements du solde", "balance movements"),
    "subscriptions": Sentence("abonnements", "subscriptions"),
    "overview": Sentence("vue d'ensemble", "overview"),
    "breakdown": Sentence("audience par dimension", "traffic by dimension"),
    "events": Sentence("événements", "events"),
    "retention": Sentence("fidélité des visiteurs", "retention"),
    "assets": Sentence("éléments d'annonce", "ad assets"),
    "hours": Sentence("heures de diffusion", "hours"),
    "words": Sentence("mots des recherches", "search words"),
    "ranks_by_day": Sentence("positions par jour", "ranks by day"),
    "affected_pages": Sentence("pages concernées", "affected pages"),
    "coverage": Sentence("indexation", "indexing"),
    "coverage_issues": Sentence("motifs de non-indexation", "indexing issues"),
    "crawled": Sentence("pages explorées", "pages crawled"),
    "https": Sentence("HTTPS", "HTTPS"),
    "issues": Sentence("problèmes signalés", "issues"),
    "linked_pages": Sentence("pages citées", "linked pages"),
    "linking_sites": Sentence("sites qui citent", "linking sites"),
    "links": Sentence("liens", "links"),
    "rich_results": Sentence("résultats enrichis", "rich results"),
    "unknown": Sentence("tableau non reconnu", "unrecognised table"),
}

ENCODINGS: dict[str, Sentence] = {
    code: Sentence(french, english)
    for code, french, english in (
        ("utf-8", "UTF-8", "UTF-8"),
        ("utf-16", "UTF-16", "UTF-16"),
        ("utf-16-le", "UTF-16", "UTF-16"),
        ("utf-16-be", "UTF-16", "UTF-16"),
        ("cp1252", "Windows-1252", "Windows-1252"),
        ("xlsx", "classeur Excel", "Excel workbook"),
        ("xlsm", "classeur Excel", "Excel workbook"),
        ("parquet", "Parquet", "Parquet"),
    )
}
SEPARATORS: dict[str, Sentence] = {
    ",": Sentence("virgule", "comma"),
    ";": Sentence("point-virgule", "semicolon"),
    "\t": Sentence("tabulation", "tab"),
    "|": Sentence("barre verticale", "vertical bar"),
    "json": Sentence("aucun, c'est du JSON", "none, this is JSON"),
}
LANGUAGES: dict[str, Sentence] = {
    "fr": Sentence("français", "French"),
    "en": Sentence("anglais", "English"),
    "es": Sentence("espagnol", "Spanish"),
}
NONE = Sentence("sans objet", "not applicable")

#: Columns of the table of rows left out.
LEFT_OUT: dict[str, Sentence] = {
    "file": Sentence("Fichier", "File"),
    "line": Sentence("Ligne", "Line"),
    "column": Sentence("Colonne", "Column"),
    "value": Sentence("Valeur", "Value"),
    "reason": Sentence("Motif", "Reason"),
}

SENTENCES: dict[str, Sentence] = {
    "left_out_title": Sentence(
        "{rows:int} {rows:ligne écartée/lignes écartées}", "{rows:int} {rows:row/rows} left out"
    ),
    "left_out": Sentence("{file}, ligne {line:int} : {what}{reason}", "{file}, line {line:int}: {what}{reason}"),
    "left_out_day": Sentence("{file} : {what}{reason}", "{file}: {what}{reason}"),
    "left_out_cell": Sentence("{column} « {value} », ", "{column} “{value}”, "),
    "left_out_value": Sentence("« {value} », ", "“{value}”, "),
    "left_out_column": Sentence("{column}, ", "{column}, "),
    "form": Sentence(
        "Encodage : {encoding} · Séparateur : {separator} · Langue : {spoken}",
        "Encoding: {encoding} · Separator: {separator} · Language: {spoken}",
    ),
    "scope": Sentence("Période : {period} · Devise : {money}", "Period: {period} · Currency: {money}"),
    "period": Sentence("du {start:date} au {end:date}", "{start:date} to {end:date}"),
    "one_day": Sentence("le {start:date}", "{start:date}"),
    "no_period": Sentence("non indiquée", "not stated"),
    "assumed": Sentence("non indiquée, lue en {currency}", "not stated, read as {currency}"),
    "read": Sentence("{rows:int} {rows:ligne lue/lignes lues} = {parts}", "{rows:int} {rows:row/rows} read = {parts}"),
    "kept": Sentence("{rows:int} {rows:gardée/gardées}", "{rows:int} kept"),
    "facts": Sentence(
        "{rows:int} {rows:lue/lues} pour la période et les filtres de l'export",
        "{rows:int} read for the export's period and filters",
    ),
    "totals": Sentence("{rows:int} de total", "{rows:int} {rows:total/totals}"),
    "rejected": Sentence(
        "{rows:int} {rows:écartée/écartées} ({reasons})", "{rows:int} left out ({reasons})"
    ),
    "reason_count": Sentence("{rows:int} : {reason}", "{rows:int}: {reason}"),
    "empty": Sentence("aucune ligne : l'export est vide", "no row: the export is empty"),
    "table": Sentence("tableau {number:int}, {subject}", "table {number:int}, {subject}"),
    "unnamed_table": Sentence("tableau {number:int}", "table {number:int}"),
    "no_rows": Sentence(
        "{tables:int} {tables:tableau vide/tableaux vides}", "{tables:int} empty {tables:table/tables}"
    ),
    "total_found": Sentence(
        "Total {label}retrouvé : {measures}", "Total {label}found again: {measures}"
    ),
    "total_missed": Sentence(
        "Total {label}non retrouvé, {measure} : {stated} annoncé, {summed} en additionnant les lignes, écart {gap} "
        "pour une tolérance de {tolerance}",
        "Total {label}not found again, {measure}: {stated} stated, {summed} adding the rows up, gap {gap} for a "
        "tolerance of {tolerance}",
    ),
    "measure": Sentence("{measure} {stated}", "{measure} {stated}"),
    "measure_near": Sentence("{measure} {stated} (à {gap} près)", "{measure} {stated} (within {gap})"),
    "label": Sentence("« {label} » ", "“{label}” "),
}  # fmt: skip
