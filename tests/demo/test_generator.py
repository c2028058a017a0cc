"""The generator: the same bytes everywhere, other sizes, and engagement files that read without a fault."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import pytest

from itineraire.engagement import read_engagement
from tests.demo import folders, generate, people, randomness, truth
from tests.demo.raw_files import CLIENT_DATA


@cache
def _written(client: str) -> dict[str, bytes]:
    """Return what the generator writes for a client, once for the whole module."""
    return folders.files_of(client)


@pytest.mark.parametrize("client", truth.CLIENTS)
def test_committed_files_are_what_the_generator_writes(client: str):
    made = _written(client)
    differing = [path for path, data in made.items() if (CLIENT_DATA / client / path).read_bytes() != data]

    assert differing == [], "run: python -m tests.demo.generate client_data"


@pytest.mark.parametrize("client", truth.CLIENTS)
def test_nothing_stands_in_raw_that_the_generator_did_not_write(client: str):
    committed = {
        path.relative_to(CLIENT_DATA / client).as_posix()
        for path in (CLIENT_DATA / client / "raw").rglob("*")
        if path.is_file()
    }

    assert committed == {path for path in _written(client) if path.startswith("raw/")}


def test_another_seed_writes_other_orders_and_the_same_engagement():
    ours, other = _written("demo"), folders.files_of("demo", seed=7)

    assert ours["client.yaml"] == other["client.yaml"]
    assert ours["raw/shopify/orders_export_1.csv"] != other["raw/shopify/orders_export_1.csv"]


def test_half_scale_writes_about_half_the_orders():
    def orders(scale: float) -> int:
        data = folders.files_of("demo", scale=scale)["raw/shopify/orders_export_2.csv"]
        return len({row["Name"] for row in csv.DictReader(io.StringIO(data.decode()))})

    assert orders(0.5) / orders(1.0) == pytest.approx(0.5, abs=0.04)


def test_the_command_writes_one_client_where_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert generate.main([str(tmp_path), "--client", "demo-saas", "--scale", "0.2"]) == 0

    assert (tmp_path / "demo-saas" / "raw" / "stripe" / "unified_payments.csv").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["demo-saas"]
    assert capsys.readouterr().out.strip().endswith("demo-saas")


@pytest.mark.parametrize(("client", "actions"), [("demo", 39), ("demo-b2b", 36), ("demo-saas", 34)])
def test_engagement_files_read_without_a_fault(client: str, actions: int):
    engagement = read_engagement(CLIENT_DATA / client)

    assert len(engagement.actions) == actions
    assert engagement.warnings == ()


@pytest.mark.parametrize("client", truth.CLIENTS)
def test_a_plan_must_choose_because_it_wishes_for_more_than_it_has(client: str):
    """More hours than people have in a year of 44 weeks, and more euros than the envelope leaves."""
    engagement = read_engagement(CLIENT_DATA / client)
    asked = sum(hours.likely for action in engagement.actions for hours in action.hours.values())
    available = sum(44 * (person.weekly_hours - person.run_hours) for person in engagement.client.people)
    committed = sum(
        line.monthly_eur.likely * (line.months or 12)
        for line in engagement.client.budget
        if line.committed and line.monthly_eur is not None
    )
    envelope = engagement.client.envelope_eur or 0

    assert 1.3 < asked / available < 2.2
    assert sum(action.cost_eur.likely for action in engagement.actions) > envelope - committed > 0


@pytest.mark.parametrize("client", truth.CLIENTS)
def test_every_sort_of_decision_stands_in_the_backlog(client: str):
    """Habits to stop, mandatory work, an alternative, a data gate, a missing skill (R81, R128, R130)."""
    engagement = read_engagement(CLIENT_DATA / client)
    actions = engagement.actions
    skills = {skill for person in engagement.client.people for skill in person.skills}

    assert sum(action.habit for action in actions) == 2
    assert any(action.mandatory for action in actions)
    assert sum(action.either_or is not None for action in actions) == 2
    assert any(action.data_gate for action in actions)
    assert len({skill for action in actions for skill in action.hours} - skills) == 1


def test_counts_are_spread_without_a_loss():
    assert randomness.spread(10, [1, 1, 1]) == [4, 3, 3]
    assert sum(randomness.steady([0.4] * 10)) == 4
    assert sum(randomness.every(0.3, 1000)) == 300


def test_no_invented_person_has_a_real_address():
    found = [people.person(number) for number in range(0, 36_000, 7)]

    assert len({person.email for person in found}) == len(found)
    assert all(
        person.email.split("@")[1].split(".", 1)[-1] in {"com", "org", "net", "example"} for person in found
    )
    assert all("example" in person.email.split("@")[1] for person in found)
    assert {person.phone[:8] for person in found} == {"01 99 00", "06 39 98"}


@pytest.mark.parametrize("client", truth.CLIENTS)
def test_canaries_stand_in_the_raw_files(client: str):
    """25 people a client: what the privacy door must stop is really there."""
    text = b"\n".join(_written(client).values()).decode("utf-8", errors="ignore")
    people_met = truth.canaries(client)

    assert len(people_met) == 25
    assert all(person.email in text for person in people_met)
