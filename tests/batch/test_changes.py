"""A second issue of the demo client's plan, a month later: the notebook says what changed and why, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date

import pytest

from itineraire import results
from itineraire.steering import Steering
from tests.batch.conftest import DATE, Run, run_demo
from tests.batch.reading import pdf_text, squeezed

pytestmark = pytest.mark.slow

LATER = "2026-10-31"


def test_the_second_issue_tells_the_accepted_replan_and_the_smaller_budget(copy: Run):
    """Three weeks late in November, a plan accepted, 6,000 euros less: two changes, one with its reason."""
    words = (
        "--late",
        "portefeuilles=3",
        "--accept",
        "--by",
        "Camille Roustan",
        "--why",
        "Développeur absent",
    )
    command = [sys.executable, "-m", "itineraire", "replan", "demo", "--on", "2026-11-16", *words]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=600, cwd=copy.workspace
    )
    assert done.returncode == 0, done.stdout + done.stderr
    client = copy.workspace / "client_data" / "demo" / "client.yaml"
    client.write_text(
        client.read_text(encoding="utf-8").replace("envelope_eur: 84000", "envelope_eur: 78000"),
        encoding="utf-8",
    )
    run = copy.folder.parent / LATER
    shutil.copytree(copy.results, run / "results")

    for step in ("4", "5"):
        made = run_demo(copy.workspace, "--as-of", LATER, "--step", step)
        assert made.code == 0, made.said
    found = results.load_step(Steering, "steering", run / "results").changes

    assert found is not None
    assert (found.since, found.unreadable, found.dependencies) == (date.fromisoformat(DATE), None, ())
    assert [(one.topic.value, one.code, one.id) for one in found.changes] == [
        ("action", "later", "portefeuilles"),
        ("envelope", "changed", ""),
    ]
    late, envelope = found.changes
    assert (late.weeks, late.reason and late.reason.why) == (3, "Développeur absent")
    assert (envelope.before.figure, envelope.after.figure, envelope.reason) == (84000, 78000, None)
    said = squeezed(pdf_text(run / "deliverables" / "5_steering.pdf"))
    assert squeezed("Depuis l’édition du 30 septembre 2026 : 2 changements") in said
    assert squeezed("Plan accepté le 16 novembre 2026 par Camille Roustan : Développeur absent") in said


def test_the_first_issue_says_nothing_of_changes_and_speaks_to_each_team(demo: Run):
    steering = results.load_step(Steering, "steering", demo.results)

    assert steering.changes is None
    assert [digest.team.value for digest in steering.teams] == [
        "management",
        "marketing",
        "product",
        "it",
        "service",
    ]
    said = pdf_text(demo.deliverables / "5_steering.pdf")
    assert squeezed("Depuis l’édition") not in squeezed(said)
    assert squeezed("Ce que chaque équipe doit savoir") in squeezed(said)
