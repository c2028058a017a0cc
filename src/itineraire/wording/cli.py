"""What the command says."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

DOCUMENTS = Sentence("Documents", "Documents")

SENTENCES: dict[str, Sentence] = {
    "new": Sentence(
        "{folder} est prêt. Déposez les exports dans raw, complétez client.yaml, puis lancez « itineraire check ».",
        "{folder} is ready. Drop the exports into raw, complete client.yaml, then run “itineraire check”.",
    ),
    "ran": Sentence(
        "Terminé en {seconds:seconds}. Documents dans {folder} :",
        "Done in {seconds:seconds}. Documents in {folder}:",
    ),
    "batch_done": Sentence(
        "{client} : terminé en {seconds:seconds}, {documents:int} {documents:document/documents}",
        "{client}: done in {seconds:seconds}, {documents:int} {documents:document/documents}",
    ),
    "batch_failed": Sentence("{client} : arrêté", "{client}: stopped"),
    "reviewed": Sentence("Revue écrite : {path}", "Review written: {path}"),
    "chosen": Sentence("Scénario « {scenario} » choisi par {by}.", "Scenario “{scenario}” chosen by {by}."),
    "check_client": Sentence("{client} ({model})", "{client} ({model})"),
    "check_fine": Sentence("Aucune erreur. Le plan peut être exécuté.", "No error. The plan can be run."),
    "check_faulty": Sentence(
        "{count:int} {count:erreur/erreurs} à corriger.", "{count:int} {count:error/errors} to correct."
    ),
    "check_others": Sentence(
        "{file} : et {count:int} {count:autre cas/autres cas} pour la même raison",
        "{file}: and {count:int} more {count:case/cases} for the same reason",
    ),
    "check_complete": Sentence(
        "Dernière exécution, au {on:date} : {score}", "Last run, as of {on:date}: {score}"
    ),
    "check_never_run": Sentence(
        "Le score de complétude sur 9 sera connu après la première exécution.",
        "The completeness score out of 9 will be known after the first run.",
    ),
    "scenario_line": Sentence(
        "{name} : {value:eur} de marge nette à venir, {actions:int} {actions:action/actions}, {refused:int} refus ({price:eur}), budget {budget:eur}",
        "{name}: {value:eur} of net margin to come, {actions:int} {actions:action/actions}, {refused:int} {refused:refusal/refusals} ({price:eur}), budget {budget:eur}",
    ),
    "scenario_only": Sentence("  seulement dans {name} : {actions}", "  only in {name}: {actions}"),
    "replanned": Sentence("Page écrite : {path}", "Page written: {path}"),
    "replan_offer": Sentence(
        "Rien n'est changé. Pour accepter ce plan : la même commande avec --accept --by NOM --why RAISON.",
        "Nothing is changed. To accept this plan: the same command with --accept --by NAME --why REASON.",
    ),
    "replan_accepted": Sentence(
        "Plan accepté par {by}, écrit dans {path}. La prochaine exécution l'imprime tel quel.",
        "Plan accepted by {by}, written to {path}. The next run prints it as it is.",
    ),
    "live_opened": Sentence(
        "Copies de travail dans {folder}. JupyterLab n'écoute que cette machine, avec un jeton. Ctrl+C pour fermer.",
        "Working copies in {folder}. JupyterLab listens to this machine only, with a token. Ctrl+C to close.",
    ),
}
