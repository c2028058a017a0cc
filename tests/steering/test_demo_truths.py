"""The past actions planted in the demo clients: the real one proven, the harmful one named, nulls left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from itineraire.engagement import read_engagement
from itineraire.exports import read_folder
from itineraire.exports.follow_up import read_follow_up
from itineraire.metrics import series
from itineraire.steering.facts import gather_facts
from itineraire.steering.verdicts import BUDGET_GRADES, Outcome, judge_launched

AS_OF = date(2026, 9, 30)
CLIENTS = Path(__file__).resolve().parents[2] / "client_data"

#: Client -> action -> planted relative change, and the verdict it must get; ``None`` for a null.
PLANTED = {
    "demo": {"relance-paniers": (0.20, Outcome.PROVEN), "textes-produits": (0.0, Outcome.NOT_PROVEN)},
    "demo-b2b": {"rappel-jour": (0.50, Outcome.PROVEN), "webinaires": (0.0, Outcome.NOT_PROVEN)},
    "demo-saas": {"essai-14-jours": (-0.21, Outcome.HARMFUL), "page-accueil": (0.0, Outcome.NOT_PROVEN)},
}


def verdicts(name):
    folder = CLIENTS / name
    client = read_engagement(folder).client
    tables = read_folder(folder / "raw", key=b"test", timezone=client.timezone).tables
    follow_up = read_follow_up(folder / "follow_up", key=b"test")
    facts = gather_facts(tables, follow_up)
    found = judge_launched(
        follow_up["launched"],
        series(tables, client, as_of=AS_OF),
        follow_up["reads"],
        as_of=AS_OF,
        incidents=facts.periods_to_forget(AS_OF),
    )
    return {verdict.action: verdict for verdict in found}


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANTED)
def test_planted_actions_get_their_verdict(name):
    found = verdicts(name)

    for action, (change, outcome) in PLANTED[name].items():
        verdict = found[action]
        assert verdict.outcome is outcome, action
        assert verdict.low <= change <= verdict.high, action
        if outcome is not Outcome.NOT_PROVEN:
            assert verdict.grade in BUDGET_GRADES


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANTED)
def test_the_latest_content_is_too_early_to_judge(name):
    """Each demo put a page online in August or September 2026: content asks for 120 full days."""
    early = [verdict for verdict in verdicts(name).values() if verdict.outcome is Outcome.TOO_EARLY]

    assert [verdict.kind.value for verdict in early] == ["seo"]
    assert all(verdict.judge_from > AS_OF and verdict.change is None for verdict in early)
