"""The issue of the plan to compare with: the latest earlier one that was printed for the client and can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from itineraire import results
from itineraire.engagement import Choice, Engagement, Scenario, choose_scenario, save_scenario
from itineraire.engagement.template import new_client
from itineraire.runs.inputs import input_hashes
from itineraire.vocabulary import Model
from itineraire.workbook import Places
from itineraire.workbook.history import read_history
from tests.live.firm import firm
from tests.steering.two_issues import first, steered

TODAY = date(2026, 12, 31)
FRUGAL = Scenario(name="frugal", title="Budget réduit", budget_percent=80)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    new_client(tmp_path / "client_data", "atelier", Model("b2b"), today=TODAY)
    return Places(tmp_path, "atelier", TODAY)


def run(places: Places, day: str, scenario: Scenario | None = None) -> Path:
    """Store what a run of that day would, under a scenario; return its results."""
    folder = replace(places, as_of=date.fromisoformat(day)).results
    issue = first()
    steering = replace(steered(None), scenario=scenario or Scenario())
    parts = {"objectives": issue.objectives, "workstreams": issue.workstreams, "roadmap": issue.roadmap}
    for step, result in {**parts, "steering": steering}.items():
        results.save_step(result, step, folder)
    return folder


def compared(places: Places, engagement: Engagement | None = None) -> tuple[str | None, str | None]:
    """Return the day of the issue compared with, and that of the unreadable one."""
    found = read_history(places, engagement or firm())
    days = (found.before.as_of if found.before else None, found.unreadable)
    return days[0] and days[0].isoformat(), days[1] and days[1].isoformat()


def test_without_an_earlier_run_there_is_nothing_to_compare_with(places: Places):
    assert compared(places) == (None, None)


def test_the_latest_run_before_today_is_taken_and_read_back(places: Places):
    for day in ("2026-09-30", "2026-10-31", "2026-12-31", "2027-01-31"):
        run(places, day)

    assert compared(places) == ("2026-10-31", None)
    before = read_history(places, firm()).before
    assert before.roadmap == first().roadmap
    assert (before.scenario, before.slips) == (Scenario(), first().slips)


def test_a_run_that_stopped_before_the_end_and_a_stray_folder_are_no_issue(places: Places):
    run(places, "2026-09-30")
    (run(places, "2026-10-31") / "steering.json").unlink()
    (places.run.parent / "2026-99-99" / "results").mkdir(parents=True)

    assert compared(places) == ("2026-09-30", None)


@pytest.mark.parametrize("step", ["objectives", "workstreams", "roadmap", "steering"])
@pytest.mark.parametrize(
    "text", ["", '{"schema": 0, "result": {}}', '{"schema": 1, "result": {"client": "x"}}']
)
def test_an_issue_that_cannot_be_read_is_passed_over_and_its_day_kept(places: Places, step: str, text: str):
    run(places, "2026-09-30")
    (run(places, "2026-10-31") / f"{step}.json").write_text(text, encoding="utf-8")

    assert compared(places) == ("2026-09-30", "2026-10-31")


def test_a_scenario_that_was_only_tried_is_no_issue_of_the_plan(places: Places):
    run(places, "2026-09-30")
    run(places, "2026-10-31", FRUGAL)

    assert compared(places) == ("2026-09-30", None)
    assert compared(places, replace(firm(), scenario=FRUGAL)) == ("2026-10-31", None)


def test_the_reference_scenario_is_an_issue_until_the_first_choice(places: Places):
    choice = Choice(scenario="frugal", by="Inès Roy", why="trésorerie", on=date(2026, 10, 20))
    now = replace(firm(), scenario=FRUGAL, choice=choice)
    run(places, "2026-09-30")
    assert compared(places, now) == ("2026-09-30", None)

    run(places, "2026-10-31")
    assert compared(places, now) == ("2026-09-30", None)


def test_the_issue_of_a_scenario_once_chosen_is_one(places: Places):
    """Frugal was chosen in October; the reference scenario, run in November to compare, was not printed for anyone."""
    for scenario in (FRUGAL, Scenario(name="ambitieux")):
        save_scenario(places.folder, scenario, by="Inès Roy", why="revue", on=date(2026, 10, 1))
    choose_scenario(places.folder, "frugal", by="Inès Roy", why="trésorerie", on=date(2026, 10, 2))
    run(places, "2026-10-31", FRUGAL)
    run(places, "2026-11-30")
    choice = Choice(scenario="ambitieux", by="Inès Roy", why="reprise", on=date(2026, 12, 15))
    now = replace(firm(), scenario=Scenario(name="ambitieux"), choice=choice)

    assert compared(places, now) == ("2026-10-31", None)


def test_steering_runs_again_when_an_earlier_issue_changes(places: Places):
    folder = run(places, "2026-09-30")
    before = input_hashes(places, "steering")
    (folder / "roadmap.json").write_text("{}", encoding="utf-8")

    changed = {
        name for name, digest in input_hashes(places, "steering").items() if before.get(name) != digest
    }
    assert changed == {"earlier/2026-09-30/roadmap.json"}
    assert not any(name.startswith("earlier/") for name in input_hashes(places, "roadmap"))
