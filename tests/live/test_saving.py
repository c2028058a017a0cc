"""What a meeting decides is saved as data, with who and why, and nothing is overwritten by chance (C8)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from itineraire.engagement import Scenario
from itineraire.engagement.folder import read_scenario
from itineraire.engagement.journal import read_journal
from itineraire.errors import ClientFilesError
from itineraire.live.saving import Decision, save_decision, slug_from

DAY = date(2026, 9, 30)
DECISION = Decision("Deux développeurs", "Claire Morel", "Le site bloque tout", True)


def test_what_is_saved_is_what_is_read_back(tmp_path: Path):
    scenario = Scenario(budget_percent=120, hours_percent={"dev": 200}, keep=("marquage",))
    saved = save_decision(tmp_path, scenario, DECISION, on=DAY, known={})
    assert saved.name == "deux-developpeurs"
    assert read_scenario(tmp_path, "deux-developpeurs") == saved
    assert saved.hours_percent == {"dev": 200}


def test_the_journal_says_who_what_and_why(tmp_path: Path):
    save_decision(tmp_path, Scenario(), DECISION, on=DAY, known={})
    entries = read_journal(tmp_path)
    assert [entry["what"] for entry in entries] == ["save", "choose"]
    assert {entry["by"] for entry in entries} == {"Claire Morel"}
    assert entries[0]["why"] == "Le site bloque tout"


def test_a_scenario_that_is_not_chosen_leaves_the_choice_alone(tmp_path: Path):
    save_decision(tmp_path, Scenario(), Decision("Essai", "A", "pour voir", False), on=DAY, known={})
    assert not (tmp_path / "decisions" / "choice.yaml").exists()


def test_somebody_elses_scenario_is_not_overwritten(tmp_path: Path):
    save_decision(tmp_path, Scenario(), DECISION, on=DAY, known={})
    before = (tmp_path / "decisions/scenarios/deux-developpeurs.yaml").read_bytes()
    with pytest.raises(ClientFilesError, match="scenario_changed"):
        save_decision(tmp_path, Scenario(budget_percent=50), DECISION, on=DAY, known={})
    assert (tmp_path / "decisions/scenarios/deux-developpeurs.yaml").read_bytes() == before


def test_a_scenario_saved_here_can_be_saved_again(tmp_path: Path):
    known: dict[str, str | None] = {}
    save_decision(tmp_path, Scenario(), DECISION, on=DAY, known=known)
    save_decision(tmp_path, Scenario(budget_percent=50), DECISION, on=DAY, known=known)
    assert read_scenario(tmp_path, "deux-developpeurs").budget_percent == 50


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Été 2027 !", "ete-2027"),
        ("../../etc/passwd", "etc-passwd"),
        ("  ", ""),
        ("日本", ""),
        ("a" * 99, "a" * 63),
    ],
)
def test_a_name_makes_a_plain_file_name(words: str, slug: str):
    assert slug_from(words) == slug


@pytest.mark.parametrize(
    ("name", "why", "missing"), [("", "oui", "name"), ("Essai", "  ", "reason"), ("Essai", "oui", None)]
)
def test_a_name_and_a_reason_are_asked(name: str, why: str, missing: str | None):
    assert Decision(name, "A", why, True).missing == missing
