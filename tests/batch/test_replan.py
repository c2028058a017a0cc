"""``itineraire replan`` on the demo client: shown, accepted, then printed exactly."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from itineraire import results
from itineraire.engagement import read_engagement, read_journal
from itineraire.roadmap import Roadmap
from itineraire.runs.replan import open_plan, replan_client
from tests.batch.conftest import Run, run_demo
from tests.cli.workspace import fingerprint

pytestmark = pytest.mark.slow

ON = "2026-11-16"


def replan(copy: Run, *words: str) -> tuple[int, str]:
    """Give the command on a copy of the run; its answer with ordinary spaces."""
    command = [sys.executable, "-m", "itineraire", "replan", "demo", "--on", ON, *words]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=600, cwd=copy.workspace
    )
    said = (done.stdout + done.stderr).replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
    assert "Traceback" not in said
    return done.returncode, said


def test_an_accepted_replan_is_what_the_next_run_prints(copy: Run):
    slip = ("--late", "portefeuilles=3")
    client = copy.workspace / "client_data" / "demo"
    before = fingerprint(client)
    wanted = replan_client(
        open_plan(copy.workspace, "demo", language="fr"), on=date.fromisoformat(ON), late=slip[1:]
    ).roadmap

    code, said = replan(copy, *slip)
    assert code == 0, said
    assert "« Proposer Apple Pay et Google Pay » : 3 semaines de retard" in said
    assert (copy.workspace / "outputs/demo/replans" / f"{ON}.pdf").read_bytes().startswith(b"%PDF")
    assert {name: one for name, one in fingerprint(client).items() if name != ".key"} == {
        name: one for name, one in before.items() if name != ".key"
    }

    code, said = replan(copy, *slip, "--accept", "--by", "Camille Roustan", "--why", "Développeur absent")
    assert code == 0, said
    assert read_engagement(client).plan_in_force is not None
    last = read_journal(client)[-1]
    assert (last["what"], last["by"], last["why"]) == ("replan", "Camille Roustan", "Développeur absent")

    code, said = replan(copy)
    assert code == 1
    assert "n'est pas encore imprimé" in said

    assert run_demo(copy.workspace, "--step", "4").code == 0
    printed = results.load_step(Roadmap, "roadmap", copy.results)
    assert printed.dates == wanted.dates
    assert printed.value_eur == wanted.value_eur
    assert printed.accepted.by == "Camille Roustan"


def test_an_impossible_replan_names_the_rules_and_accepts_nothing(copy: Run):
    """An imposed action that nobody has time for before its deadline."""
    client = copy.workspace / "client_data" / "demo"
    path = client / "actions.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    urgent = (
        "urgence,mesure,Refaire le marquage en urgence,Marquage refait,Contrôlé,hugo-lantier,,analytics=60,0,0,,1,,"
        "tracking_break,kr-marge,,measure,2,0,0,,,oui,,,2026-12-11,"
    )
    path.write_text("\n".join([*lines, urgent]) + "\n", encoding="utf-8")

    code, said = replan(copy, "--accept", "--by", "Camille", "--why", "essai")

    assert code == 1
    assert "Cette demande ne peut pas tenir" in said
    assert "« Refaire le marquage en urgence » est imposée" in said
    assert not (client / "decisions/plan.yaml").exists()
    assert [entry["what"] for entry in read_journal(client)] != ["replan"]


def test_what_waits_for_a_late_delivery_is_planned_again_and_said(copy: Run):
    """The purchase alert was planned for 14 December, on a tagging plan that is three weeks late."""
    code, said = replan(copy, "--on", "2027-01-11", "--late", "plan-marquage=3")

    assert code == 0, said
    assert "« Être alerté le jour où les achats ne remontent plus » : prévue le 14 décembre 2026" in said
    assert "n'a pas pu commencer sans « Réécrire le plan de marquage des achats »" in said
    assert "Être alerté le jour où les achats ne remontent plus | Hugo Lantier | 08/01/2027" in said
