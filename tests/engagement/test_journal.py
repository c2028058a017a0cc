"""Scenarios are saved as data, chosen with a reason, and the journal only grows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from itineraire.engagement import (
    Scenario,
    choose_scenario,
    read_engagement,
    read_journal,
    save_scenario,
    scenario_hash,
)
from itineraire.engagement.template import new_client
from itineraire.errors import ClientFilesError
from itineraire.vocabulary import Model

DAY = date(2026, 9, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_client(tmp_path, "x", Model.B2B, today=DAY)


def test_a_saved_scenario_reads_back_the_same_and_is_what_a_run_takes_once_chosen(folder: Path):
    scenario = Scenario(name="prudent", title="Budget réduit", budget_percent=75, hours_percent={"dev": 120})
    save_scenario(folder, scenario, by="Sponsor", why="Trésorerie", on=DAY)

    assert read_engagement(folder).scenario == Scenario()  # saved is not chosen
    assert read_engagement(folder, scenario="prudent").scenario == scenario

    choose_scenario(folder, "prudent", by="Sponsor", why="Trésorerie", on=DAY)

    assert read_engagement(folder).scenario == scenario
    assert [entry["what"] for entry in read_journal(folder)] == ["save", "choose"]


def test_a_scenario_changed_elsewhere_is_not_overwritten(folder: Path):
    save_scenario(folder, Scenario(name="a", budget_percent=80), by="A", why="x", on=DAY)
    known = scenario_hash(folder, "a")
    save_scenario(folder, Scenario(name="a", budget_percent=90), by="B", why="y", on=DAY, known_hash=known)

    with pytest.raises(ClientFilesError, match="scenario_changed"):
        save_scenario(
            folder, Scenario(name="a", budget_percent=70), by="A", why="z", on=DAY, known_hash=known
        )

    assert read_engagement(folder, scenario="a").scenario.budget_percent == 90


def test_an_unknown_scenario_is_named_with_the_known_ones(folder: Path):
    save_scenario(folder, Scenario(name="a"), by="A", why="x", on=DAY)

    with pytest.raises(ClientFilesError, match="unknown_scenario") as caught:
        read_engagement(folder, scenario="b")

    assert caught.value.faults[0].values["known"] == "a"


def test_a_scenario_that_keeps_and_drops_the_same_action_is_refused(folder: Path):
    save_scenario(folder, Scenario(name="a", keep=("avis",), drop=("avis",)), by="A", why="x", on=DAY)

    with pytest.raises(ClientFilesError, match="kept_and_dropped"):
        read_engagement(folder, scenario="a")


def test_lines_of_the_journal_that_are_no_entry_any_more_are_all_named(folder: Path):
    save_scenario(folder, Scenario(name="a"), by="A", why="x", on=DAY)
    path = folder / "decisions" / "journal.jsonl"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole + "[]\n" + whole.replace("2026-09-30", "hier") + "{\n", encoding="utf-8")

    with pytest.raises(ClientFilesError, match="journal_line") as caught:
        read_journal(folder)

    assert [(fault.file, fault.line) for fault in caught.value.faults] == [
        ("decisions/journal.jsonl", line) for line in (2, 3, 4)
    ]
