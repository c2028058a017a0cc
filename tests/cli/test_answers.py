"""The command answers in sentences, with the exit codes of its contract."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.workspace import CAMPAIGNS, CLIENT, ORDERS, Workspace, fingerprint, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path)


def test_a_new_client_says_what_comes_next(tmp_path: Path):
    workspace = Workspace(tmp_path)

    answer = workspace.ask("new", CLIENT, "--model", "b2b")

    assert answer.code == 0
    assert "est prêt" in answer.said
    assert (workspace.client / "client.yaml").is_file()
    assert (workspace.client / "raw").is_dir()


def test_a_client_is_never_made_twice(workspace: Workspace):
    before = fingerprint(workspace.root)

    answer = workspace.ask("new", CLIENT, "--model", "saas")

    assert answer.code == 1
    assert "existe déjà" in answer.said
    assert fingerprint(workspace.root) == before


def test_a_check_gives_the_account_of_each_export_and_ends_fine(workspace: Workspace):
    answer = workspace.ask("check", CLIENT)

    assert answer.code == 0, answer.said
    assert "Maison Exemple (ecommerce)" in answer.said
    assert "199 lignes lues = " in answer.said
    assert answer.said.splitlines()[
        -1
    ] == "Le score de complétude sur 9 sera connu après la première exécution." or (
        "Aucune erreur" in answer.said.splitlines()[-1]
    )


def test_a_check_names_a_finding_that_does_not_exist_and_the_nearest_one(workspace: Workspace):
    workspace.edit("actions.csv", lambda text: text.replace(",tracking_break,", ",tracking_brake,", 1))

    answer = workspace.ask("check", CLIENT)

    (told,) = answer.lines("À vérifier · actions.csv, ligne 2 : le constat « tracking_brake » n'existe pas")
    assert "Choisissez parmi : tracking_break" in told
    assert answer.code == 0


def test_a_check_counts_faults_of_one_kind_beyond_ten(workspace: Workspace):
    """Thirteen actions quote a finding that does not exist: ten are listed, three are counted."""

    def extended(text: str) -> str:
        model = next(line for line in text.splitlines() if line.startswith("plan-marquage,"))
        wrong = model.replace(",tracking_break,", ",licornes,").removeprefix("plan-marquage")
        return text + "\n".join(f"licorne-{number}{wrong}" for number in range(13)) + "\n"

    workspace.edit("actions.csv", extended)

    french, english = workspace.ask("check", CLIENT), workspace.ask("check", CLIENT, "--lang", "en")

    told = [line for line in french.said.splitlines() if "licornes" in line]
    assert len(told) == 10
    assert "mobile_gap" in told[0]
    assert "actions.csv : et 3 autres cas pour la même raison" in french.said
    assert "actions.csv: and 3 more cases for the same reason" in english.said


def test_a_check_writes_nothing_but_the_clients_own_secret(workspace: Workspace):
    """The key of the hashes of contacts is made once, then kept."""
    before = fingerprint(workspace.client)

    workspace.ask("check", CLIENT)
    after = fingerprint(workspace.client)
    workspace.ask("check", CLIENT)

    assert {name: value for name, value in after.items() if name != ".key"} == before
    assert fingerprint(workspace.client) == after
    assert not (workspace.root / "outputs").exists()


def drop_a_column(workspace: Workspace) -> None:
    lines = (workspace.raw / ORDERS).read_text(encoding="utf-8").splitlines(keepends=True)
    (workspace.raw / ORDERS).write_text(
        lines[0].replace("Created at", "Date") + "".join(lines[1:]), encoding="utf-8"
    )


def cut_the_encoding(workspace: Workspace) -> None:
    data = (workspace.raw / CAMPAIGNS).read_bytes()
    (workspace.raw / CAMPAIGNS).write_bytes(data[: len(data) // 2 | 1])


def add_an_unknown_export(workspace: Workspace) -> None:
    (workspace.raw / "mystere.csv").write_text("colonne une;colonne deux\na;b\n", encoding="utf-8")


def empty_the_exports(workspace: Workspace) -> None:
    for path in workspace.raw.iterdir():
        path.unlink()


def remove_the_exports(workspace: Workspace) -> None:
    empty_the_exports(workspace)
    workspace.raw.rmdir()


def set_cell(column: str, value: str, row: int = 1):
    """Return a damage: one cell of the actions gets another value."""

    def damage(workspace: Workspace) -> None:
        import csv
        import io

        def change(text: str) -> str:
            rows = list(csv.reader(io.StringIO(text)))
            rows[row][rows[0].index(column)] = value
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerows(rows)
            return out.getvalue()

        workspace.edit("actions.csv", change)

    return damage


def depend_on_itself_through_another(workspace: Workspace) -> None:
    """The model's second action already waits for the first: now the first waits for the second."""
    ids = [
        line.partition(",")[0] for line in (workspace.client / "actions.csv").read_text("utf-8").splitlines()
    ]
    set_cell("depends_on", ids[2], 1)(workspace)


def add_a_kpi_without_baseline(workspace: Workspace) -> None:
    text = (workspace.client / "objectives.yaml").read_text("utf-8")
    owner = text.partition("owner: ")[2].split()[0].strip(",}")
    line = (
        f"  - {{id: abonnes_lettre, owner: {owner}, title: Abonnés, family: retention, unit: count,"
        " direction: up, definition: Abonnés à la lettre, source: outil d'e-mailing}"
    )
    workspace.edit("objectives.yaml", lambda text: re.sub(r"(?m)^(kpis:.*)$", rf"\1\n{line}", text))


def write_a_date_in_words(workspace: Workspace) -> None:
    def change(text: str) -> str:
        lines = [("start: 5 octobre" if line.startswith("start:") else line) for line in text.splitlines()]
        return "\n".join(lines) + "\n"

    workspace.edit("client.yaml", change)


def remove_the_objectives(workspace: Workspace) -> None:
    (workspace.client / "objectives.yaml").unlink()


#: damage, file, place, what was found, what to do in French, what to do in English
DAMAGES = {
    "missing column": (drop_a_column, ORDERS, "ligne 1", "created at", "exportez de nouveau", "export again"),
    "wrong encoding": (cut_the_encoding, CAMPAIGNS, "", "guillemet", "Exportez-le de nouveau", "Export it again"),
    "unknown export": (
        add_an_unknown_export, "mystere.csv", "ligne 1", "colonne une, colonne deux", "Décrivez ses colonnes",
        "Describe its columns",
    ),
    "empty raw": (empty_the_exports, "raw", "", "aucun export", "Déposez-y les exports", "Drop the client's exports"),
    "missing raw": (
        remove_the_exports, "raw", "", "aucun export", "Déposez-y les exports", "Drop the client's exports",
    ),
    "cycle": (
        depend_on_itself_through_another, "actions.csv", "ligne 2", "→", "Retirez une de ces dépendances",
        "Remove one of these",
    ),
    "imposed beyond the plan": (
        set_cell("weeks", "80"), "actions.csv", "ligne 2", "80 semaines", "Découpez-la", "Split it",
    ),
    "imposed beyond the budget": (
        set_cell("cost_eur", "900000"), "client.yaml", "", "900 000 €", "Relevez envelope_eur", "Raise envelope_eur",
    ),
    "negative hours": (
        set_cell("hours", "seo=-4/2/3"), "actions.csv", "ligne 2", "-4", "Écrivez une valeur positive",
        "positive",
    ),
    "unknown owner": (
        set_cell("owner", "personne-connue"), "actions.csv", "ligne 2", "personne-connue", "Choisissez parmi",
        "Choose among",
    ),
    "kpi without baseline": (
        add_a_kpi_without_baseline, "objectives.yaml", "", "abonnes_lettre", "Écrivez sa valeur actuelle dans baseline",
        "baseline",
    ),
    "bad date": (
        write_a_date_in_words, "client.yaml", "ligne", "5 octobre", "Écrivez une date qui existe", "Write a date",
    ),
    "missing file": (remove_the_objectives, "objectives.yaml", "", "manque", "Créez-le", "Make it"),
}  # fmt: skip

each_damage = pytest.mark.parametrize("name", DAMAGES)


@each_damage
def test_a_damaged_client_is_told_where_what_and_what_to_do(workspace: Workspace, name: str):
    damage, file, place, found, remedy, _ = DAMAGES[name]
    damage(workspace)

    answer = workspace.ask("check", CLIENT)

    assert answer.code == 1
    told = [line for line in answer.lines("Erreur") if file in line and place in line and found in line]
    assert told, answer.said
    assert any(remedy in line for line in told), told


@each_damage
def test_the_same_is_told_in_english(workspace: Workspace, name: str):
    damage, file, _, _, _, remedy = DAMAGES[name]
    damage(workspace)

    answer = workspace.ask("check", CLIENT, "--lang", "en")

    assert answer.code == 1
    assert answer.lines("Erreur") == []
    assert any(file in line and remedy in line for line in answer.lines("Error")), answer.said


BEFORE_ANY_NOTEBOOK = ("cycle", "unknown owner", "kpi without baseline", "bad date", "missing file")


@pytest.mark.parametrize("name", BEFORE_ANY_NOTEBOOK)
def test_a_run_on_faulty_files_touches_nothing_of_an_earlier_run(workspace: Workspace, name: str):
    outputs = workspace.root / "outputs" / CLIENT / "2026-09-30" / "deliverables"
    outputs.mkdir(parents=True)
    (outputs / "plan.pdf").write_bytes(b"the plan of last week")
    before = fingerprint(workspace.root / "outputs")
    DAMAGES[name][0](workspace)

    answer = workspace.ask("run", CLIENT, "--as-of", "2026-09-30")

    assert answer.code == 1
    assert answer.lines("Erreur")
    assert fingerprint(workspace.root / "outputs") == before


@pytest.mark.parametrize(
    ("words", "found", "remedy"),
    [
        (("run", "inconnu"), "« inconnu »", "Choisissez parmi : maison"),
        (("check", "inconnu"), "« inconnu »", "itineraire new inconnu"),
        (("check", "../maison"), "« ../maison »", "minuscules"),
        (("run", CLIENT, "--as-of", "2026-99-01"), "« 2026-99-01 »", "2026-09-30"),
        (("run", CLIENT, "--step", "9"), "« 9 »", "de 1 à 6"),
        (("replan", CLIENT, "--on", "2026-11-16"), "« 4 · Feuille de route »", "Exécutez-le d'abord"),
        (("replan", "inconnu", "--on", "2026-11-16"), "« inconnu »", "Choisissez parmi : maison"),
        (("run", CLIENT, "--scenario", "reve"), "reve", "reference"),
        (("run", CLIENT, "-p", "foo=1"), "« foo »", "Paramètres connus : client, as_of, language"),
        (("run", CLIENT, "-p", "client=autre"), "« client »", "fixé par la commande"),
        (("run", CLIENT, "-p", "workspace=/ailleurs"), "« workspace »", "fixé par la commande"),
        (("scenario", "choose", CLIENT, "reve", "--by", "Camille", "--why", "essai"), "reve", "reference"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_demand_is_refused_in_one_sentence(
    workspace: Workspace, words: tuple[str, ...], found: str, remedy: str
):
    before = fingerprint(workspace.root)

    answer = workspace.ask(*words)

    assert answer.code == 1
    (line,) = answer.lines("Erreur")
    assert found in line
    assert remedy in line
    assert fingerprint(workspace.root) == before


@pytest.mark.parametrize(
    "words",
    [
        ("new", "autre", "--model", "kiosque"),
        ("check", CLIENT, "--lang", "de"),
        ("run", CLIENT, "-p", "foo"),
        ("run", CLIENT, "--step", "un"),
        ("replan", CLIENT),
        ("replan", CLIENT, "--on", "2026-11-16", "--accept", "--by", "Camille"),
        ("run",),
        ("inconnue",),
    ],
)
def test_a_wrong_usage_exits_with_2(workspace: Workspace, words: tuple[str, ...]):
    before = fingerprint(workspace.root)

    assert workspace.ask(*words).code == 2
    assert fingerprint(workspace.root) == before


def test_a_batch_without_clients_says_so(tmp_path: Path):
    answer = Workspace(tmp_path).ask("batch")

    assert answer.code == 1
    assert "aucun client dans client_data" in answer.said


def test_a_batch_of_faulty_clients_names_each_and_exits_with_3(workspace: Workspace):
    remove_the_objectives(workspace)
    workspace.ask("new", "vide", "--model", "saas")
    (workspace.root / "client_data" / "vide" / "client.yaml").write_text("name: Vide\n", encoding="utf-8")

    answer = workspace.ask("batch")

    assert answer.code == 3
    assert "maison : arrêté" in answer.said
    assert "vide : arrêté" in answer.said


def test_help_answers_without_loading_the_machinery():
    script = (
        "import sys\nfrom typer.testing import CliRunner\nfrom itineraire.cli import app\n"
        "print(CliRunner().invoke(app, ['--help']).exit_code)\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & set(sys.argv[1:])))"
    )
    heavy = [
        "pandas",
        "numpy",
        "papermill",
        "matplotlib",
        "ortools",
        "scipy",
        "nbconvert",
        "typst",
        "duckdb",
        "pydantic",
    ]

    said = subprocess.run(
        [sys.executable, "-c", script, *heavy], capture_output=True, text=True, check=True
    ).stdout

    assert said.splitlines() == ["0", "[]"]
