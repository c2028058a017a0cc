"""What a client's own files can get wrong: what was found, and what to do."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "engagement.client_not_a_slug": (
        Sentence("« {found} » n'est pas un nom de client", "“{found}” is no client name"),
        Sentence(
            "Utilisez des minuscules, des chiffres et des tirets : maison-tilleul.",
            "Use small letters, digits and hyphens: maison-tilleul.",
        ),
    ),
    "engagement.unknown_client": (
        Sentence("aucun dossier ne porte le nom « {found} »", "no folder is called “{found}”"),
        Sentence(
            "Choisissez parmi : {known} ; ou créez-le avec « itineraire new {found} ».",
            "Choose among: {known}; or make it with “itineraire new {found}”.",
        ),
    ),
    "engagement.client_exists": (
        Sentence("le dossier « {found} » existe déjà", "the folder “{found}” exists already"),
        Sentence(
            "Choisissez un autre nom ; rien n'a été modifié.", "Choose another name; nothing was changed."
        ),
    ),
    "engagement.journal_line": (
        Sentence(
            "cette ligne du journal ne dit plus ce qui a été décidé, quand, par qui et pourquoi",
            "this line of the journal no longer says what was decided, when, by whom and why",
        ),
        Sentence(
            "Rétablissez-la d'après une sauvegarde, ou supprimez-la.",
            "Restore it from a backup, or delete it.",
        ),
    ),
    "engagement.missing_file": (
        Sentence("le fichier manque", "the file is missing"),
        Sentence(
            "Créez-le ; « itineraire new » montre un modèle complet.",
            "Make it; “itineraire new” shows a complete model.",
        ),
    ),
    "engagement.not_utf8": (
        Sentence("le fichier n'est pas en UTF-8", "the file is not in UTF-8"),
        Sentence("Enregistrez-le en UTF-8.", "Save it as UTF-8."),
    ),
    "engagement.not_text": (
        Sentence(
            "le fichier contient des octets nuls : ce n'est pas un CSV",
            "the file holds NUL bytes: it is no CSV",
        ),
        Sentence("Exportez-le de nouveau au format CSV UTF-8.", "Export it again as CSV UTF-8."),
    ),
    "engagement.not_xlsx": (
        Sentence("le classeur est illisible", "the workbook cannot be read"),
        Sentence("Enregistrez-le de nouveau en .xlsx, ou en .csv.", "Save it again as .xlsx, or as .csv."),
    ),
    "engagement.not_yaml": (
        Sentence("le YAML est mal formé ({found})", "the YAML is malformed ({found})"),
        Sentence(
            "Vérifiez l'alignement, les deux-points et les guillemets de cette ligne.",
            "Check the indentation, the colons and the quotes of that line.",
        ),
    ),
    "engagement.missing_field": (
        Sentence("le champ {column} manque", "the field {column} is missing"),
        Sentence("Ajoutez-le.", "Add it."),
    ),
    "engagement.unknown_field": (
        Sentence("le champ {column} est inconnu", "the field {column} is unknown"),
        Sentence("Vouliez-vous écrire : {suggestion} ?", "Did you mean: {suggestion}?"),
    ),
    "engagement.not_in_list": (
        Sentence("{column} vaut « {found} »", "{column} is “{found}”"),
        Sentence("Choisissez parmi : {expected}.", "Choose among: {expected}."),
    ),
    "engagement.not_a_slug": (
        Sentence("{column} vaut « {found} »", "{column} is “{found}”"),
        Sentence(
            "Un identifiant s'écrit en minuscules, chiffres et tirets, sans accent ni espace.",
            "An identifier has small letters, digits and hyphens, no accent, no space.",
        ),
    ),
    "engagement.empty": (
        Sentence("{column} est vide", "{column} is empty"),
        Sentence("Écrivez au moins un mot.", "Write at least one word."),
    ),
    "engagement.too_long": (
        Sentence("{column} dépasse 500 caractères", "{column} is longer than 500 characters"),
        Sentence("Raccourcissez-le.", "Shorten it."),
    ),
    "engagement.empty_list": (
        Sentence("{column} ne contient rien", "{column} holds nothing"),
        Sentence("Ajoutez au moins un élément.", "Add at least one element."),
    ),
    "engagement.not_a_number": (
        Sentence("{column} vaut « {found} »", "{column} is “{found}”"),
        Sentence("Écrivez un nombre.", "Write a number."),
    ),
    "engagement.not_whole": (
        Sentence("{column} vaut « {found} »", "{column} is “{found}”"),
        Sentence("Écrivez un nombre entier.", "Write a whole number."),
    ),
    "engagement.not_a_date": (
        Sentence("{column} vaut « {found} »", "{column} is “{found}”"),
        Sentence("Écrivez une date qui existe : 2026-10-05.", "Write a date that exists: 2026-10-05."),
    ),
    "engagement.not_a_boolean": (
        Sentence("{column} vaut « {found} »", "{column} is “{found}”"),
        Sentence("Écrivez oui ou non.", "Write yes or no."),
    ),
    "engagement.not_above": (
        Sentence("{column} vaut {found:number}", "{column} is {found:number}"),
        Sentence("Donnez une valeur supérieure à {limit:number}.", "Give a value above {limit:number}."),
    ),
    "engagement.too_small": (
        Sentence("{column} vaut {found:number}", "{column} is {found:number}"),
        Sentence("Donnez une valeur d'au moins {limit:number}.", "Give a value of at least {limit:number}."),
    ),
    "engagement.not_below": (
        Sentence("{column} vaut {found:number}", "{column} is {found:number}"),
        Sentence("Donnez une valeur inférieure à {limit:number}.", "Give a value below {limit:number}."),
    ),
    "engagement.too_large": (
        Sentence("{column} vaut {found:number}", "{column} is {found:number}"),
        Sentence("Donnez une valeur d'au plus {limit:number}.", "Give a value of at most {limit:number}."),
    ),
    "engagement.wrong_shape": (
        Sentence(
            "{column} n'a pas la forme attendue (« {found} »)",
            "{column} has not the expected shape (“{found}”)",
        ),
        Sentence(
            "Comparez avec le modèle que donne « itineraire new ».",
            "Compare with the model that “itineraire new” gives.",
        ),
    ),
    "engagement.range_form": (
        Sentence("{column} vaut « {found} »", "{column} is “{found}”"),
        Sentence(
            "Écrivez un nombre, ou trois, bas, probable, haut : 80/100/150 dans actions.csv, [80, 100, 150] ailleurs.",
            "Write one number, or three, low, likely, high: 80/100/150 in actions.csv, [80, 100, 150] elsewhere.",
        ),
    ),
    "engagement.range_order": (
        Sentence(
            "{column} : la fourchette n'est pas croissante ({found})",
            "{column}: the range does not rise ({found})",
        ),
        Sentence("Rangez-la : bas, probable, haut.", "Order it: low, likely, high."),
    ),
    "engagement.range_negative": (
        Sentence("{column} est négatif ({found})", "{column} is negative ({found})"),
        Sentence("Écrivez une valeur positive ou nulle.", "Write a positive value or zero."),
    ),
    "engagement.season_sum": (
        Sentence("{column} ne tient pas dans une année ({found})", "{column} does not fit a year ({found})"),
        Sentence(
            "Chaque mois cité est une part du mois moyen, positive ou nulle ; ensemble ils font 12 au plus, et 12 si tous y sont.",
            "Each month is a share of the average month, zero or more; together they make 12 at most, and 12 when all are there.",
        ),
    ),
    "engagement.period_order": (
        Sentence("{column} finit avant de commencer", "{column} ends before it starts"),
        Sentence("Corrigez les deux dates.", "Correct the two dates."),
    ),
    "engagement.missing_column": (
        Sentence(
            "la colonne {column} manque (trouvé : {found})", "the column {column} is missing (found: {found})"
        ),
        Sentence("Ajoutez-la à la première ligne.", "Add it to the first line."),
    ),
    "engagement.unknown_column": (
        Sentence("la colonne {column} est inconnue", "the column {column} is unknown"),
        Sentence(
            "Supprimez-la ou renommez-la ; colonnes connues : {known}.",
            "Remove or rename it; known: {known}.",
        ),
    ),
    "engagement.repeated_column": (
        Sentence("la colonne {column} est écrite deux fois", "the column {column} is written twice"),
        Sentence("Gardez-en une.", "Keep one."),
    ),
    "engagement.too_many_cells": (
        Sentence("{found} cellules au lieu de {expected}", "{found} cells instead of {expected}"),
        Sentence(
            "Mettez entre guillemets le texte qui contient le séparateur.",
            "Put between quotes the text that holds the separator.",
        ),
    ),
    "engagement.no_action": (
        Sentence("aucune action", "no action"),
        Sentence("Écrivez une ligne par action.", "Write one row for each action."),
    ),
    "engagement.repeated_id": (
        Sentence("« {found} » est utilisé deux fois ({column})", "“{found}” is used twice ({column})"),
        Sentence("Donnez un identifiant propre à chacun.", "Give each its own identifier."),
    ),
    "engagement.unknown_person": (
        Sentence("« {found} » ({column}) n'est pas dans l'équipe", "“{found}” ({column}) is not in the team"),
        Sentence(
            "Choisissez parmi : {known} ; ou ajoutez cette personne à client.yaml.",
            "Choose among: {known}; or add that person to client.yaml.",
        ),
    ),
    "engagement.unknown_name": (
        Sentence("« {found} » ({column}) n'existe pas", "“{found}” ({column}) does not exist"),
        Sentence("Choisissez parmi : {known}.", "Choose among: {known}."),
    ),
    "engagement.action_without_hours": (
        Sentence(
            "l'action « {found} » ne demande aucune heure : le plan la croira gratuite",
            "the action “{found}” asks for no hour: the plan will think it free",
        ),
        Sentence(
            "Écrivez ses heures par compétence : seo=8/12/20.", "Write its hours by skill: seo=8/12/20."
        ),
    ),
    "engagement.half_delay": (
        Sentence(
            "le retard possible de « {found} » n'est décrit qu'à moitié",
            "the possible delay of “{found}” is only half described",
        ),
        Sentence(
            "Écrivez delay_risk (20 %) et delay_weeks (4), ou aucun des deux.",
            "Write delay_risk (20 %) and delay_weeks (4), or neither.",
        ),
    ),
    "engagement.action_without_owner": (
        Sentence(
            "l'action « {found} » n'a pas de responsable : elle ne sera pas planifiée",
            "the action “{found}” has no owner: it will not be scheduled",
        ),
        Sentence("Nommez une personne dans la colonne owner.", "Name one person in the column owner."),
    ),
    "engagement.workstream_without_owner": (
        Sentence(
            "le chantier « {found} » n'a pas de responsable : il n'existe pas encore",
            "the workstream “{found}” has no owner: it does not exist yet",
        ),
        Sentence("Nommez une personne dans owner.", "Name one person in owner."),
    ),
    "engagement.run_above_hours": (
        Sentence(
            "« {found} » a plus d'heures courantes (run_hours) que d'heures de présence (weekly_hours)",
            "“{found}” has more run hours than weekly hours",
        ),
        Sentence("Corrigez l'une des deux.", "Correct one of the two."),
    ),
    "engagement.skill_without_person": (
        Sentence(
            "personne n'a la compétence « {found} » : les actions qui en ont besoin ne peuvent pas être planifiées",
            "nobody has the skill “{found}”: actions that need it cannot be scheduled",
        ),
        Sentence(
            "Former, recruter ou acheter (skill_options) ; compétences présentes : {known}.",
            "Train, hire or buy (skill_options); skills there are: {known}.",
        ),
    ),
    "engagement.own_kpi_incomplete": (
        Sentence("l'indicateur maison « {found} » n'a pas {column}", "your own KPI “{found}” lacks {column}"),
        Sentence(
            "Un indicateur que les exports ne donnent pas demande unité, sens, famille, définition et source.",
            "A KPI that the exports do not give needs unit, direction, family, definition and source.",
        ),
    ),
    "engagement.kpi_without_baseline": (
        Sentence("l'indicateur « {found} » n'a pas de valeur de départ", "the KPI “{found}” has no baseline"),
        Sentence(
            "Écrivez sa valeur actuelle dans baseline et sa date dans baseline_on, ou déposez l'export qui la donne.",
            "Write its present value in baseline and its date in baseline_on, or drop the export that gives it.",
        ),
    ),
    "engagement.unknown_kpi": (
        Sentence(
            "« {found} » ({column}) n'est pas dans la feuille d'indicateurs",
            "“{found}” ({column}) is not in the KPI sheet",
        ),
        Sentence(
            "Ajoutez-le à kpis dans objectives.yaml, ou choisissez parmi : {known}.",
            "Add it to kpis in objectives.yaml, or choose among: {known}.",
        ),
    ),
    "engagement.one_target": (
        Sentence(
            "le résultat clé « {found} » doit avoir une cible et une seule",
            "the key result “{found}” needs one target",
        ),
        Sentence(
            "Gardez target, change_percent ou change_points.",
            "Keep one of target, change_percent or change_points.",
        ),
    ),
    "engagement.budget_line": (
        Sentence("la ligne de budget « {found} » est ambiguë", "the budget line “{found}” is ambiguous"),
        Sentence(
            "Donnez monthly_eur ou one_off_eur, l'un des deux.",
            "Give monthly_eur or one_off_eur, one of them.",
        ),
    ),
    "engagement.cycle": (
        Sentence(
            "les dépendances tournent en rond : {found}", "the dependencies go round in a circle: {found}"
        ),
        Sentence("Retirez une de ces dépendances.", "Remove one of these dependencies."),
    ),
    "engagement.unknown_scenario": (
        Sentence("aucun scénario ne porte le nom « {found} »", "no scenario is called “{found}”"),
        Sentence("Choisissez parmi : {known}.", "Choose among: {known}."),
    ),
    "engagement.plan_set_aside": (
        Sentence(
            "le plan accepté le {on:date} valait pour le scénario « {found} » tel qu'il était ; le plan est recalculé pour « {scenario} »",
            "the plan accepted on {on:date} held for the scenario “{found}” as it was; the plan is computed again for “{scenario}”",
        ),
        Sentence(
            "Pour garder les dates promises, replanifiez avec « itineraire replan ».",
            "To keep the promised dates, re-plan with “itineraire replan”.",
        ),
    ),
    "engagement.scenario_changed": (
        Sentence(
            "le scénario « {found} » a été modifié par ailleurs depuis sa lecture",
            "the scenario “{found}” was changed elsewhere since it was read",
        ),
        Sentence(
            "Rechargez-le, ou enregistrez sous un autre nom.", "Load it again, or save it under another name."
        ),
    ),
    "engagement.kept_and_dropped": (
        Sentence("« {found} » est à la fois imposée et exclue", "“{found}” is both kept and dropped"),
        Sentence("Gardez l'un des deux.", "Keep one of the two."),
    ),
    "engagement.too_many_workstreams": (
        Sentence(
            "{found} chantiers : au-delà de 10, le plan ne s'exécute pas",
            "{found} workstreams: beyond 10 a plan does not run",
        ),
        Sentence(
            "Fusionnez ou différez des chantiers, ou écrivez pourquoi dans more_than_10_because.",
            "Merge or defer some, or write why in more_than_10_because.",
        ),
    ),
    "engagement.workstream_count": (
        Sentence(
            "{found} chantiers : un plan complet en compte 6 à 10",
            "{found} workstreams: a whole plan has 6 to 10",
        ),
        Sentence(
            "Vérifiez que la mesure, la conversion et la fidélisation sont couvertes.",
            "Check that measurement, conversion and retention are covered.",
        ),
    ),
    "engagement.too_many_kpis": (
        Sentence("{found} indicateurs permanents : 20 au plus", "{found} permanent KPIs: 20 at most"),
        Sentence(
            "Retirez les moins utiles, ou écrivez pourquoi dans more_than_20_because.",
            "Remove the least useful, or write why in more_than_20_because.",
        ),
    ),
    "engagement.few_kpis": (
        Sentence(
            "{found} indicateurs : un tableau de bord complet en compte 12 à 20",
            "{found} KPIs: a whole dashboard has 12 to 20",
        ),
        Sentence(
            "Complétez les familles vides : acquisition, conversion, fidélisation, service.",
            "Fill the empty families: acquisition, conversion, retention, service.",
        ),
    ),
    "engagement.horizon": (
        Sentence("l'horizon est de {found} jours", "the horizon is {found} days"),
        Sentence("Un plan d'action couvre 90 à 365 jours.", "An action plan covers 90 to 365 days."),
    ),
}
