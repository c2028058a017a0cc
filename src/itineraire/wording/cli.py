"""What the command says."""

from __future__ import annotations

from itineraire.wording.speech import Sentence

DOCUMENTS = Sentence("Documents", "Documents")

SENTENCES: dict[str, Sentence] = {
    "new": Sentence(
        "{folder} est prêt. Déposez les exports dans raw, complétez client.yaml, puis lancez « itineraire check ».",
        "{folder} is ready. Drop the exports into raw, complete client.yaml, then run “itineraire check”.",
    ),
    "ran": Sentence("Terminé en {seconds:seconds}. Documents dans {folder} :", "Done in {seconds:seconds}. Documents in {folder}:"),
    "batch_done": Sentence(
        "{client} : terminé en {seconds:seconds}, {documents:int} documents",
        "{client}: done in {seconds:seconds}, {documents:int} documents",
    ),
    "batch_failed": Sentence("{client} : arrêté", "{client}: stopped"),
    "chosen": Sentence("Scénario « {scenario} » choisi par {by}.", "Scenario “{scenario}” chosen by {by}."),
    "check_client": Sentence("{client} ({model}), au {as_of:date}", "{client} ({model}), as of {as_of:date}"),
    "check_account": Sentence(
        "  {file} : {tool}, {rows:int} lignes lues = {kept:int} gardées + {totals:int} de total + {rejected:int} rejetées",
        "  {file}: {tool}, {rows:int} rows read = {kept:int} kept + {totals:int} totals + {rejected:int} rejected",
    ),
    "check_fine": Sentence("Aucune erreur. Le plan peut être exécuté.", "No error. The plan can be run."),
    "check_faulty": Sentence("{count:int} erreur(s) à corriger.", "{count:int} error(s) to correct."),
    "check_complete": Sentence("Plan complet à {score:int}/9.", "Plan complete at {score:int}/9."),
    "check_missing": Sentence("  Manque : {part}", "  Missing: {part}"),
    "live_opened": Sentence(
        "Copies de travail dans {folder}. JupyterLab n'écoute que cette machine, avec un jeton. Ctrl+C pour fermer.",
        "Working copies in {folder}. JupyterLab listens to this machine only, with a token. Ctrl+C to close.",
    ),
}
