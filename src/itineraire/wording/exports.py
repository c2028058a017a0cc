"""What the door says of a client's exports: faults, reasons for a row left out, names of tools."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

#: Code of a rejected row -> why it was left out.
REASONS: dict[str, Sentence] = {
    "unreadable": Sentence(
        "la valeur n'est pas du type attendu dans cette colonne",
        "the value is not what this column holds",
    ),
    "cell_count": Sentence(
        "la ligne n'a pas le même nombre de cellules que l'en-tête",
        "the line has not as many cells as the header",
    ),
    "control_characters": Sentence(
        "la ligne contient des caractères de contrôle", "the line holds control characters"
    ),
    "repeated_header": Sentence(
        "l'en-tête est répété au milieu du fichier", "the header is repeated within the file"
    ),
    "repeated_record": Sentence(
        "le même enregistrement figure dans un export plus récent ou plus bas",
        "the same record stands in a later export or further down",
    ),
    "overlap": Sentence(
        "ces dates sont déjà dans un export plus récent", "a later export already covers these dates"
    ),
    "same_file": Sentence("copie exacte d'un autre fichier", "exact copy of another file"),
    "unknown_table": Sentence("tableau non reconnu", "unrecognised table"),
    "not_used": Sentence(
        "tableau reconnu, qu'aucun calcul n'utilise", "recognised table that no calculation uses"
    ),
    "overlapping_rows": Sentence(
        "tableau reconnu, où les mêmes clics ou les mêmes pages sont comptés sur plusieurs lignes : leur somme est fausse",
        "recognised table, where the same clicks or pages are counted on several lines: their sum is wrong",
    ),
    "context": Sentence(
        "ligne qui décrit le fichier ou sa période, sans chiffre à compter",
        "line that describes the file or its period, without a figure to count",
    ),
    "no_data": Sentence("l'outil n'avait aucune donnée à exporter", "the tool had no data to export"),
    "undated": Sentence(
        "la semaine ou le mois ne peut pas être daté : l'année n'est pas indiquée",
        "the week or month cannot be dated: no year is given",
    ),
    "order_without_total": Sentence("commande sans ligne de total", "order without a total line"),
    "out_of_bounds": Sentence(
        "la valeur est impossible (négative, ou hors des limites)",
        "the value is impossible (negative, or out of bounds)",
    ),
    "no_key": Sentence("identifiant absent", "no identifier"),
    "no_day": Sentence("la date est absente ou illisible", "the date is missing or unreadable"),
    "no_figure": Sentence("le nombre est illisible", "the figure is unreadable"),
    "badly_cut": Sentence("la ligne ne se découpe pas en cellules", "the line cannot be cut into cells"),
    "footer": Sentence(
        "pied de page de l'export (nombre de lignes, mention légale)",
        "footer of the export (number of lines, legal notice)",
    ),
    "not_a_sale": Sentence(
        "mouvement d'argent qui n'est pas une vente : virement, achat, frais, autorisation",
        "money moved that is no sale: a transfer, a purchase, a fee, an authorisation",
    ),
    "sub_row": Sentence(
        "sous-élément ou titre de groupe, pas une carte", "a sub-item or a group's title, not a card"
    ),
}

#: Code of a tool -> its name.
TOOLS: dict[str, Sentence] = {
    code: Sentence(name, name)
    for code, name in {
        "ga4": "Google Analytics 4",
        "google_ads": "Google Ads",
        "meta": "Meta Ads",
        "linkedin_ads": "LinkedIn Ads",
        "microsoft_ads": "Microsoft Advertising",
        "search_console": "Search Console",
        "matomo": "Matomo",
        "pipedrive": "Pipedrive",
        "hubspot": "HubSpot",
        "salesforce": "Salesforce",
        "shopify": "Shopify",
        "woocommerce": "WooCommerce",
        "prestashop": "PrestaShop",
        "stripe": "Stripe",
        "paypal": "PayPal",
        "mailchimp": "Mailchimp",
        "brevo": "Brevo",
        "lighthouse": "Lighthouse",
        "psi": "PageSpeed Insights",
        "crux": "CrUX",
        "trello": "Trello",
        "notion": "Notion",
        "asana": "Asana",
        "jira": "Jira",
        "clickup": "ClickUp",
        "monday": "monday.com",
        "trustpilot": "Trustpilot",
        "google_reviews": "Avis Google",
        "business_profile": "Google Business Profile",
    }.items()
} | {
    "rank_tracker": Sentence("Suivi de positions", "Rank tracker"),
    "reviews": Sentence("Liste d'avis", "List of reviews"),
    "mapped": Sentence("Correspondance de client.yaml", "Mapping of client.yaml"),
    "follow_up": Sentence("Suivi", "Follow-up"),
    "unknown": Sentence("Non reconnu", "Unrecognised"),
}

_EXPORT_AGAIN = Sentence(
    "Exportez-le de nouveau depuis l'outil, sans l'ouvrir dans un tableur.",
    "Export it again from the tool, without opening it in a spreadsheet.",
)
_SET_ASIDE = Sentence(
    "Retirez-le de raw/, ou ajoutez son nom à ignored_exports dans client.yaml.",
    "Take it out of raw/, or add its name to ignored_exports in client.yaml.",
)

#: Columns of the list of contacts to check.
TO_CHECK = {
    "first_file": Sentence("fichier", "file"),
    "first_line": Sentence("ligne", "line"),
    "second_file": Sentence("autre fichier", "other file"),
    "second_line": Sentence("autre ligne", "other line"),
    "probability": Sentence("probabilité", "probability"),
}

FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "tables.contract": (
        Sentence(
            "la colonne « {column} » enfreint la règle « {rule} » sur {rows:int} {rows:ligne/lignes} (par exemple : {found})",
            "column “{column}” breaks the rule “{rule}” on {rows:int} {rows:line/lines} (for example: {found})",
        ),
        Sentence("Corrigez ces valeurs dans l'export.", "Correct these values in the export."),
    ),
    "exports.no_folder": (
        Sentence("le dossier n'existe pas", "the folder does not exist"),
        Sentence(
            "Créez-le et déposez-y les exports du client.", "Create it and put the client's exports in it."
        ),
    ),
    "exports.empty_folder": (
        Sentence("le dossier ne contient aucun export", "the folder holds no export"),
        Sentence(
            "Déposez-y les exports tels que les outils les donnent : CSV, Excel, JSON ou zip.",
            "Put the exports in it as the tools give them: CSV, Excel, JSON or zip.",
        ),
    ),
    "exports.link": (
        Sentence(
            "c'est un lien vers un autre endroit : il n'a pas été suivi",
            "this is a link to another place: it was not followed",
        ),
        Sentence("Copiez le fichier lui-même dans raw/.", "Copy the file itself into raw/."),
    ),
    "exports.not_a_table": (
        Sentence("un fichier {found} n'est pas un tableau", "a {found} file is no table"),
        Sentence(
            "Rien à faire s'il est là pour mémoire ; sinon, exportez les données en CSV.",
            "Nothing to do if it is there for the record; otherwise export the data as CSV.",
        ),
    ),
    "exports.too_large": (
        Sentence(
            "le fichier pèse {megabytes:int} Mo : il n'a pas été lu",
            "the file weighs {megabytes:int} MB: it was not read",
        ),
        Sentence(
            "Décrivez ses colonnes sous exports dans client.yaml : il sera additionné par jour ; sinon, "
            "exportez-le par mois.",
            "Describe its columns under exports in client.yaml: it will be added up by day; else export it "
            "month by month.",
        ),
    ),
    "exports.large_unreadable": (
        Sentence("le fichier ne se lit pas : {found}", "the file cannot be read: {found}"),
        _EXPORT_AGAIN,
    ),
    "exports.large_columns": (
        Sentence(
            "il manque les colonnes {missing} (trouvé : {found})",
            "columns {missing} are missing (found: {found})",
        ),
        Sentence(
            "Donnez leurs noms exacts, comme dans le fichier.", "Give their exact names, as in the file."
        ),
    ),
    "exports.remote_unreadable": (
        Sentence("l'adresse ne se lit pas : {found}", "the address cannot be read: {found}"),
        Sentence(
            "Vérifiez l'adresse, le réseau de ce poste et, hors d'Amazon, AWS_ENDPOINT_URL.",
            "Check the address, this machine's network and, outside Amazon, AWS_ENDPOINT_URL.",
        ),
    ),
    "exports.remote_refused": (
        Sentence("l'accès est refusé ({found})", "access is refused ({found})"),
        Sentence(
            "Donnez à ce poste des identifiants AWS qui peuvent lire cette adresse (AWS_PROFILE, ou AWS_ACCESS_KEY_ID "
            "et AWS_SECRET_ACCESS_KEY).",
            "Give this machine AWS credentials that may read this address (AWS_PROFILE, or AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY).",
        ),
    ),
    "exports.remote_absent": (
        Sentence("il n'y a rien à cette adresse", "there is nothing at this address"),
        Sentence(
            "Vérifiez le nom du compartiment, puis le chemin, sous exports dans client.yaml.",
            "Check the bucket's name, then the path, under exports in client.yaml.",
        ),
    ),
    "exports.large_groups": (
        Sentence(
            "trop de valeurs différentes dans {found} : le fichier ne s'additionne pas par jour",
            "too many different values in {found}: the file cannot be added up by day",
        ),
        Sentence(
            "Retirez cette colonne de la description du fichier dans client.yaml.",
            "Take that column out of the file's description in client.yaml.",
        ),
    ),
    "exports.large_table": (
        Sentence(
            "la table « {found} » ne s'additionne pas par jour",
            "table “{found}” cannot be added up by day",
        ),
        Sentence(
            "Pour une source de cette taille, choisissez parmi : {known}.",
            "For a source of that size, choose among: {known}.",
        ),
    ),
    "exports.large_undated": (
        Sentence(
            "la description de la source ne dit pas quelle colonne est la date",
            "the source's description does not say which column is the date",
        ),
        Sentence(
            "Ajoutez created (table orders) ou start (autres tables) aux colonnes.",
            "Add created (table orders) or start (other tables) to the columns.",
        ),
    ),
    "exports.large_rejected": (
        Sentence(
            "{rows:int} {rows:ligne écartée/lignes écartées} sur {read:int} : {undated:int} sans date lisible, {unreadable:int} au montant "
            "illisible, {broken:int} mal découpées",
            "{rows:int} {rows:line/lines} left out of {read:int}: {undated:int} without a readable date, {unreadable:int} with an "
            "unreadable figure, {broken:int} badly cut",
        ),
        Sentence(
            'Si les montants ont une virgule, ajoutez decimal: "," à la description du fichier dans client.yaml ; '
            "« itineraire check » avec --rejected liste {listed:int} {listed:ligne écartée/lignes écartées}.",
            'If figures have a comma, add decimal: "," to the file\'s description in client.yaml; '
            "“itineraire check” with --rejected lists {listed:int} {listed:line/lines} left out.",
        ),
    ),
    "exports.large_repeated": (
        Sentence(
            "environ {records:int} {records:commande différente/commandes différentes} pour {rows:int} {rows:ligne/lignes} : une commande tient sur plusieurs "
            "lignes, son montant peut être compté plusieurs fois",
            "about {records:int} different {records:order/orders} for {rows:int} {rows:line/lines}: an order takes several lines, its amount may "
            "be counted several times",
        ),
        Sentence(
            "Exportez une ligne par commande.",
            "Export one line an order.",
        ),
    ),
    "exports.large_unused": (
        Sentence(
            "colonnes non lues dans une source de cette taille : {found}",
            "columns not read in a source of that size: {found}",
        ),
        Sentence(
            "Rien à faire : seuls les montants et les nombres s'additionnent par jour.",
            "Nothing to do: only amounts and counts add up by day.",
        ),
    ),
    "exports.cannot_open": (
        Sentence("le fichier ne s'ouvre pas ({found})", "the file does not open ({found})"),
        Sentence("Vérifiez les droits de lecture de ce fichier.", "Check who may read this file."),
    ),
    "exports.zip_damaged": (
        Sentence("l'archive ne s'ouvre pas ({found})", "the archive does not open ({found})"),
        Sentence("Téléchargez-la de nouveau.", "Download it again."),
    ),
    "exports.zip_bomb": (
        Sentence(
            "l'archive se déploierait à {megabytes:int} Mo : elle n'a pas été ouverte",
            "the archive would unpack to {megabytes:int} MB: it was not opened",
        ),
        Sentence(
            "Vérifiez d'où elle vient ; si elle est saine, décompressez-la vous-même.",
            "Check where it comes from; if it is sound, unpack it yourself.",
        ),
    ),
    "exports.zip_climbs": (
        Sentence(
            "l'archive veut écrire hors de son dossier ({found}) : ce fichier a été refusé",
            "the archive wants to write outside its folder ({found}): this file was refused",
        ),
        Sentence(
            "Vérifiez d'où vient l'archive et demandez-en une autre.",
            "Check where the archive comes from and ask for another.",
        ),
    ),
    "exports.workbook_damaged": (
        Sentence("le classeur ne s'ouvre pas", "the workbook does not open"),
        Sentence(
            "Ouvrez-le, enregistrez-le au format CSV UTF-8, déposez ce CSV.",
            "Open it, save it as CSV UTF-8, put that CSV in.",
        ),
    ),
    "exports.same_file": (
        Sentence(
            "copie exacte de {other} : ses lignes ne sont pas comptées",
            "exact copy of {other}: its lines are not counted",
        ),
        Sentence("Supprimez l'une des deux copies.", "Delete one of the two copies."),
    ),
    "exports.set_aside": (
        Sentence("fichier mis de côté dans client.yaml", "file set aside in client.yaml"),
        Sentence("Rien à faire, sauf s'il doit être lu.", "Nothing to do, unless it should be read."),
    ),
    "exports.mapping_table": (
        Sentence("aucune table ne s'appelle « {found} »", "no table is called “{found}”"),
        Sentence("Choisissez parmi : {known}.", "Choose among: {known}."),
    ),
    "exports.mapping_column": (
        Sentence("la table n'a pas de colonne « {found} »", "the table has no column “{found}”"),
        Sentence("Choisissez parmi : {known}.", "Choose among: {known}."),
    ),
    "exports.mapping_label": (
        Sentence(
            "il manque des colonnes de la correspondance « {table} » : {missing} (trouvé : {found})",
            "columns of the mapping “{table}” are missing: {missing} (found: {found})",
        ),
        Sentence(
            "Corrigez les libellés sous exports dans client.yaml.",
            "Correct the labels under exports in client.yaml.",
        ),
    ),
    "exports.not_text": (
        Sentence("le fichier n'est ni un texte, ni un classeur", "the file is neither text nor a workbook"),
        _SET_ASIDE,
    ),
    "exports.empty_file": (
        Sentence("le fichier est vide", "the file is empty"),
        _EXPORT_AGAIN,
    ),
    "exports.no_rows": (
        Sentence("l'export {tool} ne contient aucune ligne", "the {tool} export holds no row"),
        Sentence(
            "Vérifiez la période et les filtres dans l'outil, puis exportez de nouveau.",
            "Check the period and the filters in the tool, then export again.",
        ),
    ),
    "exports.json_damaged": (
        Sentence("le JSON est incomplet ou abîmé", "the JSON is incomplete or damaged"),
        Sentence("Téléchargez-le de nouveau en entier.", "Download it again, whole."),
    ),
    "exports.unknown": (
        Sentence("aucun outil connu n'a ces colonnes : {found}", "no known tool has these columns: {found}"),
        Sentence(
            "Décrivez ses colonnes dans client.yaml (proposition à coller, sous exports s'il y est déjà, puis à corriger), "
            "ou mettez-le dans ignored_exports.",
            "Describe its columns in client.yaml (a draft to paste, under exports if it is there already, then to "
            "correct), or put it in ignored_exports.",
        ),
    ),
    "exports.unknown_table": (
        Sentence(
            "un des tableaux du fichier n'est pas reconnu : {found}",
            "one table of the file is not recognised: {found}",
        ),
        Sentence(
            "Rien à faire si vous n'en avez pas besoin : les autres tableaux sont lus.",
            "Nothing to do if you do not need it: the other tables are read.",
        ),
    ),
    "exports.file_not_used": (
        Sentence(
            "fichier reconnu ({tool}), qu'aucun calcul n'utilise",
            "recognised file ({tool}), which no calculation uses",
        ),
        Sentence(
            "Rien à faire : il peut rester dans le dossier.", "Nothing to do: it may stay in the folder."
        ),
    ),
    "exports.no_data": (
        Sentence("l'outil n'avait aucune donnée à exporter", "the tool had no data to export"),
        Sentence(
            "Vérifiez la période et les filtres, puis exportez de nouveau si des données existent.",
            "Check the period and the filters, then export again if there are data.",
        ),
    ),
    "exports.missing_column": (
        Sentence(
            "on dirait un export {tool}, mais il manque : {missing} (trouvé : {found})",
            "this looks like a {tool} export, but this is missing: {missing} (found: {found})",
        ),
        Sentence(
            "Ajoutez ces colonnes dans l'outil et exportez de nouveau, ou décrivez le fichier sous exports "
            "dans client.yaml.",
            "Add these columns in the tool and export again, or describe the file under exports in "
            "client.yaml.",
        ),
    ),
    "exports.guessed_encoding": (
        Sentence(
            "l'encodage n'est pas de l'UTF-8 : lu comme {encoding}, les accents sont à vérifier",
            "the encoding is not UTF-8: read as {encoding}, accents need a check",
        ),
        _EXPORT_AGAIN,
    ),
    "exports.lost_characters": (
        Sentence(
            "{characters:int} {characters:caractère illisible/caractères illisibles} en {encoding} : le fichier est coupé ou abîmé",
            "{characters:int} {characters:character/characters} unreadable as {encoding}: the file is cut or damaged",
        ),
        _EXPORT_AGAIN,
    ),
    "exports.unclosed_quote": (
        Sentence(
            "un guillemet n'est jamais refermé : la fin du fichier n'est pas lue",
            "a quote is never closed: the end of the file is not read",
        ),
        _EXPORT_AGAIN,
    ),
    "exports.repeated_column": (
        Sentence(
            "la colonne « {column} » figure plusieurs fois : la première est lue",
            "column “{column}” stands several times: the first is read",
        ),
        Sentence("Gardez une seule colonne de ce nom.", "Keep one column of that name."),
    ),
    "exports.active_content": (
        Sentence(
            "{rows:int} {rows:cellule/cellules} de la colonne « {column} » {rows:ressemble/ressemblent} à une formule ou à du "
            "code, {rows:gardée/gardées} comme du texte",
            "{rows:int} {rows:cell/cells} of column “{column}” {rows:looks/look} like a formula or code, kept as text",
        ),
        Sentence(
            "Vérifiez d'où viennent ces lignes (formulaire, robot).",
            "Check where these lines come from (a form, a robot).",
        ),
    ),
    "exports.mixed_currencies": (
        Sentence(
            "plusieurs devises dans le même tableau ({found}) : leurs montants ne s'additionnent pas",
            "several currencies in one table ({found}): their amounts do not add up",
        ),
        Sentence(
            "Ajoutez la colonne du montant converti à l'export.", "Add the converted amount to the export."
        ),
    ),
    "exports.currencies_differ": (
        Sentence(
            "ces fichiers ne sont pas dans la même devise ({found}) : seuls les montants en euros sont additionnés",
            "these files are not in one currency ({found}): only amounts in euros are added",
        ),
        Sentence(
            "Exportez-les de nouveau avec les montants convertis en euros.",
            "Export them again with amounts converted to euros.",
        ),
    ),
    "exports.partial_weeks": (
        Sentence(
            "{periods:int} {periods:semaine ou mois incomplet, qui commence/semaines ou mois incomplets, dont une période qui "
            "commence} le {on:date}",
            "{periods:int} {periods:week or month cut short, which begins/weeks or months cut short, one of which begins} on "
            "{on:date}",
        ),
        Sentence(
            "Rien à faire : {periods:ses/leurs} jours comptent dans les totaux, jamais comme une période entière.",
            "Nothing to do: {periods:its/their} days count in totals, never as a whole period.",
        ),
    ),
    "exports.robot_weeks": (
        Sentence(
            "{weeks:int} {weeks:semaine ressemble/semaines ressemblent} à un passage de robots, à partir de celle du "
            "{on:date} : {visits:int} {visits:visite/visites} en trop, sans conversions ni engagement",
            "{weeks:int} {weeks:week looks/weeks look} like robots, from that of {on:date} on: {visits:int} "
            "{visits:visit/visits} too many, without conversions or engagement",
        ),
        Sentence(
            "Filtrez ces visites dans l'outil et exportez de nouveau, ou notez-les dans follow_up/incidents.csv.",
            "Filter these visits in the tool and export again, or write them in follow_up/incidents.csv.",
        ),
    ),
    "exports.definition_changed": (
        Sentence(
            "les événements clés passent de {before:percent} à {after:percent} des visites à partir du {on:date} : "
            "la liste des événements a sans doute changé",
            "key events go from {before:percent} to {after:percent} of visits from {on:date}: the list of events has "
            "probably changed",
        ),
        Sentence(
            "Ne comparez pas l'avant et l'après ; demandez la date et la liste des événements clés à l'équipe.",
            "Do not compare before and after; ask the team for the date and the list of key events.",
        ),
    ),
    "exports.mixed_results": (
        Sentence(
            "les résultats sont de plusieurs natures ({results}) : leur somme n'a pas de sens",
            "results are of several kinds ({results}): their sum means nothing",
        ),
        Sentence(
            "Rien à faire : chaque nature est comptée à part.",
            "Nothing to do: each kind is counted apart.",
        ),
    ),
    "exports.no_period": (
        Sentence("l'export ne dit pas sa période", "the export does not state its period"),
        Sentence(
            "Déposez à côté le fichier des dates ou des filtres du même export, ou exportez entre deux dates.",
            "Put the dates or filters file of the same export beside it, or export between two dates.",
        ),
    ),
    "exports.overlap": (
        Sentence(
            "{rows:int} {rows:ligne couvre/lignes couvrent} des dates déjà présentes dans un export plus récent",
            "{rows:int} {rows:line covers/lines cover} dates already in a later export",
        ),
        Sentence(
            "Rien à faire : l'export le plus récent est retenu.", "Nothing to do: the later export is kept."
        ),
    ),
    "exports.overlap_kept_apart": (
        Sentence(
            "la période chevauche celle de {other} et ne peut pas être découpée",
            "the period overlaps that of {other} and cannot be cut",
        ),
        Sentence(
            "Les deux sont gardés à part et jamais additionnés ; exportez par jour ou par mois pour les joindre.",
            "Both are kept apart and never added; export by day or by month to join them.",
        ),
    ),
    "exports.too_many_contacts": (
        Sentence(
            "{contacts:int} contacts, plus que les {most:int} comparés d'ordinaire : les doublons n'ont pas été cherchés",
            "{contacts:int} contacts, more than the {most:int} usually compared: duplicates were not looked for",
        ),
        Sentence(
            'Installez le complément prévu pour les grandes bases : pip install "itineraire[dedupe]".',
            'Install the extra made for large bases: pip install "itineraire[dedupe]".',
        ),
    ),
    "exports.contacts_to_check": (
        Sentence(
            "contacts qui se ressemblent sans preuve que ce soit la même personne (paires : {pairs:int}) ; les plus "
            "probables, fichier et ligne de chacun : {found}",
            "contacts that are alike without proof that they are one person (pairs: {pairs:int}); the most likely, file "
            "and line of each: {found}",
        ),
        Sentence(
            "Comparez ces lignes et fusionnez les fiches dans le CRM ; la liste entière est écrite par run dans "
            "results/contacts_to_check.csv.",
            "Compare these lines and merge the records in the CRM; run writes the whole list in "
            "results/contacts_to_check.csv.",
        ),
    ),
}

_TOTAL = Sentence(
    "la ligne « {found} » annonce {stated:number2} ({column}), les lignes font {summed:number2} : écart de "
    "{gap:number2}",
    "the row “{found}” states {stated:number2} ({column}), the rows add up to {summed:number2}: a gap of "
    "{gap:number2}",
)
#: Likely cause of a total that is not found again -> what to do.
FAULTS |= {
    "exports.total_short": (
        _TOTAL,
        Sentence(
            "L'export est sans doute filtré ou limité en lignes : utilisez le total du compte, pas la somme.",
            "The export is probably filtered or limited in rows: use the account's total, not the sum.",
        ),
    ),
    "exports.total_over": (
        _TOTAL,
        Sentence(
            "Des lignes sont sans doute comptées deux fois (sous-totaux, deux exports mis bout à bout) : exportez de "
            "nouveau.",
            "Rows are probably counted twice (subtotals, two exports put end to end): export again.",
        ),
    ),
    "exports.total_refused": (
        _TOTAL,
        Sentence(
            "{rows:int} {rows:ligne écartée manque/lignes écartées manquent} à la somme : corrigez-{rows:la/les} dans "
            "l'outil et exportez de nouveau.",
            "{rows:int} {rows:row/rows} left out {rows:is/are} missing from the sum: correct {rows:it/them} in the "
            "tool and export again.",
        ),
    ),
}

_LEFT_OUT = (
    Sentence(
        "{rows:int} {rows:ligne écartée/lignes écartées} sur {read:int} : ",
        "{rows:int} {rows:line/lines} left out of {read:int}: ",
    ),
    Sentence(
        "La liste : « itineraire check » avec --rejected, ou results/rejected_rows.csv après une exécution.",
        "The list: “itineraire check” with --rejected, or results/rejected_rows.csv after a run.",
    ),
)
FAULTS |= {
    f"exports.rejected_{code}": (Sentence(_LEFT_OUT[0].fr + why.fr, _LEFT_OUT[0].en + why.en), _LEFT_OUT[1])
    for code, why in REASONS.items()
}
_MOSTLY_OUT = (
    Sentence(
        "la plupart des lignes sont écartées, {rows:int} sur {read:int} : ",
        "most lines are left out, {rows:int} of {read:int}: ",
    ),
    Sentence(
        "Vérifiez que c'est le bon export, puis exportez-le de nouveau sans l'ouvrir dans un tableur.",
        "Check that this is the right export, then export it again without opening it in a spreadsheet.",
    ),
)
FAULTS |= {
    f"exports.mostly_rejected_{code}": (
        Sentence(_MOSTLY_OUT[0].fr + why.fr, _MOSTLY_OUT[0].en + why.en),
        _MOSTLY_OUT[1],
    )
    for code, why in REASONS.items()
}
