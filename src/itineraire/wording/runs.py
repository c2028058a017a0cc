"""What a run says: missing steps, wrong parameters, progress."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "runs.missing_step": (
        Sentence(
            "Le carnet « {step_title} » n'a pas encore été exécuté pour ce client à cette date",
            "The notebook “{step_title}” has not been run yet for this client and date",
        ),
        Sentence("Exécutez-le d'abord.", "Run it first."),
    ),
    "runs.stale_step": (
        Sentence(
            "Le résultat du carnet « {step_title} » vient d'une autre version d'Itinéraire, ou est abîmé",
            "The result of the notebook “{step_title}” comes from another version of Itinéraire, or is damaged",
        ),
        Sentence("Exécutez ce carnet de nouveau.", "Run that notebook again."),
    ),
    "runs.unknown_parameter": (
        Sentence("le paramètre « {found} » n'existe pas", "there is no parameter “{found}”"),
        Sentence("Paramètres connus : {known}.", "Known parameters: {known}."),
    ),
    "runs.bad_date": (
        Sentence("« {found} » n'est pas une date", "“{found}” is no date"),
        Sentence("Écrivez-la ainsi : 2026-09-30.", "Write it like this: 2026-09-30."),
    ),
    "runs.bad_week": (
        Sentence("« {found} » n'est pas une semaine", "“{found}” is no week"),
        Sentence("Écrivez-la ainsi : 2026-W47.", "Write it like this: 2026-W47."),
    ),
    "runs.bad_month": (
        Sentence("« {found} » n'est pas un mois", "“{found}” is no month"),
        Sentence("Écrivez-le ainsi : 2026-09.", "Write it like this: 2026-09."),
    ),
    "runs.bad_quarter": (
        Sentence("« {found} » n'est pas un trimestre", "“{found}” is no quarter"),
        Sentence("Écrivez-le ainsi : 2026-Q3.", "Write it like this: 2026-Q3."),
    ),
    "runs.bad_late": (
        Sentence("« {found} » n'est pas un retard", "“{found}” is no delay"),
        Sentence(
            "Écrivez l'action et ses semaines de retard : --late {example}=3.",
            "Write the action and its weeks of delay: --late {example}=3.",
        ),
    ),
    "runs.late_unknown": (
        Sentence("« {found} » n'est pas dans le plan en vigueur", "“{found}” is not in the plan in force"),
        Sentence("Choisissez parmi : {known}.", "Choose among: {known}."),
    ),
    "runs.late_finished": (
        Sentence(
            "« {found} » est terminée selon le tableau de suivi",
            "“{found}” is finished according to the board",
        ),
        Sentence("Retirez ce retard.", "Take this delay out."),
    ),
    "runs.replan_outside": (
        Sentence(
            "le {on:date} est hors du plan, qui va du {first:date} au {last:date}",
            "{on:date} is outside the plan, which runs from {first:date} to {last:date}",
        ),
        Sentence("Donnez un jour du plan à --on.", "Give --on a day of the plan."),
    ),
    "runs.plan_not_printed": (
        Sentence(
            "le plan accepté le {on:date} n'est pas encore imprimé",
            "the plan accepted on {on:date} is not printed yet",
        ),
        Sentence(
            "Lancez « itineraire run {client} », puis replanifiez.",
            "Run “itineraire run {client}”, then re-plan.",
        ),
    ),
    "runs.notebook_failed": (
        Sentence(
            "le carnet {file} s'est arrêté, cellule {cell} : {found}",
            "the notebook {file} stopped at cell {cell}: {found}",
        ),
        Sentence(
            "Ouvrez la copie exécutée {copy} pour voir où ; les documents précédents sont intacts.",
            "Open the executed copy {copy} to see where; earlier documents are untouched.",
        ),
    ),
    "runs.no_step": (
        Sentence("« {found} » n'est pas une étape", "“{found}” is no step"),
        Sentence("Choisissez un numéro de 1 à 6.", "Choose a number from 1 to 6."),
    ),
    "runs.no_notebooks": (
        Sentence("les carnets sont introuvables ({found})", "the notebooks cannot be found ({found})"),
        Sentence(
            "Lancez la commande depuis le dossier du projet, ou donnez --workspace.",
            "Run the command from the project's folder, or give --workspace.",
        ),
    ),
    "runs.no_clients": (
        Sentence("aucun client dans client_data ({found})", "no client in client_data ({found})"),
        Sentence(
            "Créez-en un avec « itineraire new », ou donnez --workspace.",
            "Make one with “itineraire new”, or give --workspace.",
        ),
    ),
    "runs.reserved_parameter": (
        Sentence(
            "le paramètre « {found} » est fixé par la commande",
            "the parameter “{found}” is set by the command",
        ),
        Sentence(
            "Donnez le client en argument, ou l'option : --as-of, --lang, --scenario, --workspace.",
            "Give the client as argument, or the option: --as-of, --lang, --scenario, --workspace.",
        ),
    ),
    "runs.baseline_edited": (
        Sentence("la référence gelée a été modifiée à la main", "the frozen baseline was edited by hand"),
        Sentence(
            "Restaurez le fichier d'origine, ou supprimez-le pour repartir d'une nouvelle référence.",
            "Put the original file back, or delete it to start from a new baseline.",
        ),
    ),
    "runs.empty_raw": (
        Sentence("le dossier raw ne contient aucun export", "the folder raw holds no export"),
        Sentence(
            "Déposez-y les exports du client tels quels : GA4, Google Ads, Meta, Search Console, CRM, commandes…",
            "Drop the client's exports there as they came: GA4, Google Ads, Meta, Search Console, CRM, orders…",
        ),
    ),
}

STEP_TITLES: dict[str, Sentence] = {
    "diagnostic": Sentence("1 · Diagnostic", "1 · Diagnostic"),
    "objectives": Sentence("2 · Objectifs", "2 · Objectives"),
    "workstreams": Sentence("3 · Chantiers", "3 · Workstreams"),
    "roadmap": Sentence("4 · Feuille de route", "4 · Roadmap"),
    "steering": Sentence("5 · Pilotage", "5 · Steering"),
    "industrialization": Sentence("6 · Industrialisation", "6 · Industrialization"),
}
