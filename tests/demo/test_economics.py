"""The demo clients' economics hold together: what they sell, spend, hope for and can do."""

from __future__ import annotations

from collections import defaultdict

import pytest

from itineraire.engagement import Engagement, read_engagement
from itineraire.workstreams.scoring import estimate_actions
from tests.demo import truth
from tests.demo.raw_files import CLIENT_DATA
from tests.demo.test_findings import _diagnostic

#: Of what the diagnostic prices; an action on a finding without euros is typed from its own reckoning.
_ROUNDING = 1.02


def _engagement(client: str) -> Engagement:
    return read_engagement(CLIENT_DATA / client)


def _yearly(client: str, kpi: str) -> float:
    value = next(measure.value for measure in _diagnostic(client).baseline if measure.kpi == kpi)
    assert value is not None
    return value


@pytest.mark.parametrize("client", truth.CLIENTS)
def test_media_take_5_to_15_percent_of_sales(client: str):
    assert 0.05 < _yearly(client, "media_spend") / _yearly(client, "revenue") < 0.15


@pytest.mark.parametrize("client", truth.CLIENTS)
def test_the_committed_media_budget_is_what_was_spent_last_year(client: str):
    lines = [line for line in _engagement(client).client.budget if line.kind == "paid" and line.monthly_eur]
    planned = sum(12 * line.monthly_eur.likely for line in lines if line.monthly_eur is not None)

    assert planned == pytest.approx(_yearly(client, "media_spend"), rel=0.10)


@pytest.mark.parametrize("client", truth.CLIENTS)
def test_actions_never_hope_for_more_than_the_finding_has_at_stake(client: str):
    """Chance of failure deducted; of two actions that exclude each other the larger counts."""
    engagement = _engagement(client)
    stakes = {finding.code: finding.stake for finding in _diagnostic(client).findings if finding.stake}
    estimates = estimate_actions(engagement.actions, engagement.client, stakes)
    hoped: dict[str, dict[str, float]] = defaultdict(dict)
    for action in engagement.actions:
        if action.finding in stakes:
            group = action.either_or or action.id
            euros = estimates[action.id].expected_eur_month
            hoped[action.finding][group] = max(euros, hoped[action.finding].get(group, 0.0))

    assert hoped
    for code, gains in hoped.items():
        assert sum(gains.values()) <= _ROUNDING * stakes[code].likely, code


@pytest.mark.parametrize("client", truth.CLIENTS)
def test_all_actions_together_stay_below_two_thirds_of_the_margin(client: str):
    """A backlog, of which a third to a half is done: 20 to 25 percent of margin more once all is at full effect."""
    engagement = _engagement(client)
    stakes = {finding.code: finding.stake for finding in _diagnostic(client).findings if finding.stake}
    estimates = estimate_actions(engagement.actions, engagement.client, stakes)
    hoped = sum(estimate.expected_eur_month for estimate in estimates.values())

    assert 0.25 < hoped / (_yearly(client, "margin") / 12) < 0.67
