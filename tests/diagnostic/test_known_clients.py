"""The real French client and the three demo clients: the figures that must be found, and the traps."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from itineraire.diagnostic import Diagnostic, diagnose
from itineraire.engagement import read_engagement
from itineraire.exports import read_folder, read_follow_up
from itineraire.wording.diagnostic import finding_sentence
from tests.demo import truth
from tests.diagnostic.frames import client

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("ITINERAIRE_SHARED", ROOT / ".." / "shared")) / "data" / "fr_leadgen_client"
KEY = b"0123456789abcdef"


@pytest.fixture(scope="module")
def agency_client() -> Diagnostic:
    """The diagnostic of the real client."""
    if not SHARED.is_dir():
        pytest.skip(f"the shared data are not beside the project: {SHARED.name}")
    intake = read_folder(SHARED, key=KEY)
    who = client("b2b", brand_terms=["sylva bri"])
    return diagnose(intake.tables, who, as_of=date(2025, 10, 9), quality=intake)


def said(diagnostic, code):
    finding = diagnostic.finding(code)
    text = finding_sentence(code, dict(finding.values), "fr")
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'")


def test_visits_and_their_first_channel(agency_client):
    assert agency_client.measure("sessions").value == 47_258
    top = agency_client.acquisition.channels[0]
    assert (top.channel, top.sessions) == ("paid_search", 17_021)
    assert said(agency_client, "channel_dependency").startswith("36 % du trafic vient d'un seul canal")


def test_spend_is_never_counted_twice(agency_client):
    """39 507.10 euros stated by the account, and never 136 068."""
    google = next(line for line in agency_client.acquisition.platforms if line.platform == "google_ads")
    assert google.account_eur == pytest.approx(39_507.10)
    assert google.cost_eur == pytest.approx(39_498.10)
    meta = next(line for line in agency_client.acquisition.platforms if line.platform == "meta")
    assert (meta.cost_eur, meta.result_kinds, meta.conversions) == (pytest.approx(3_132.22), 3, None)


def test_the_rise_is_told_from_the_broken_campaign(agency_client):
    """+321 % in all, +15.7 % without the campaign of 1 319 conversions at 0.56 euro."""
    values = agency_client.finding("cost_per_conversion_rise").values
    assert values["change"] == pytest.approx(3.21, abs=0.005)
    assert values["change_without"] == pytest.approx(0.157, abs=0.0005)
    assert values["outlier_conversions"] == pytest.approx(1319)
    assert "321 %" in said(agency_client, "cost_per_conversion_rise")
    assert "15,7 %" in said(agency_client, "cost_per_conversion_rise")


def test_deals_won_over_the_whole_history(agency_client):
    deals = agency_client.business.deals
    assert (deals.won, deals.lost, deals.open) == (1815, 1114, 2)
    assert deals.win_rate == pytest.approx(0.6197, abs=5e-5)
    assert deals.won_value_eur == pytest.approx(17_822_223.46, abs=0.01)
    assert (deals.negative_cycles, deals.median_cycle_days) == (10, 76)


def test_no_deal_has_a_channel_of_origin(agency_client):
    assert said(agency_client, "lead_source_missing").startswith(
        "100 % des affaires n'ont pas de canal d'origine"
    )


def test_figures_that_change_with_the_report(agency_client):
    gap = agency_client.data.gaps[0]
    assert sorted((gap.first, gap.second)) == [30_002, 47_258]
    totals = {(line.dimension, line.clicks) for line in agency_client.data.search_totals}
    assert {("query", 4_245), ("page", 13_355)} <= totals


@pytest.fixture(scope="module", params=truth.CLIENTS)
def demo(request) -> tuple[str, Diagnostic]:
    """One demo client and its diagnostic."""
    folder = ROOT / "client_data" / request.param
    engagement = read_engagement(folder)
    intake = read_folder(folder / "raw", key=KEY)
    follow_up = read_follow_up(folder / "follow_up", key=KEY)
    diagnostic = diagnose(
        intake.tables, engagement.client, as_of=truth.AS_OF, quality=intake, follow_up=follow_up
    )
    return request.param, diagnostic


def test_every_planted_finding_is_found_and_every_trap_left_alone(demo):
    name, diagnostic = demo
    codes = {item.code for item in diagnostic.findings}
    planted = {item.code for item in truth.PLANTED if item.client == name and item.found}
    traps = {item.code for item in truth.PLANTED if item.client == name and not item.found}
    assert planted - codes == set()
    assert traps & codes == set()


#: Finding -> the value of it that carries the planted number, and how near it must be.
NUMBERS = {
    ("demo", "channel_dependency"): ("share", 0.55, 0.005),
    ("demo", "mobile_gap"): ("ratio", 0.50, 0.03),
    ("demo", "consent_change"): ("after", 0.60, 0.01),
    ("demo", "tracking_break"): ("drop", 0.45, 0.03),
    ("demo", "stock_out"): ("days", 21, 0),
    ("demo", "platform_overclaim"): ("ratio", 1.20, 0.03),
    ("demo", "slow_mobile"): ("lcp", 4.12, 0.005),
    ("demo", "return_rate"): ("rate", 0.09, 0.005),
    ("demo", "weak_pages"): ("share", 0.40, 0.001),
    ("demo-b2b", "cost_per_lead_rise"): ("change", 0.18, 0.02),
    ("demo-b2b", "lead_source_missing"): ("share", 0.30, 0.005),
    ("demo-b2b", "duplicate_leads"): ("extra", 165, 10),
    ("demo-b2b", "stale_prospects"): ("people", 214, 0),
    ("demo-saas", "definition_change"): ("ratio", 3.0, 0.3),
    ("demo-saas", "churn"): ("rate", 0.03, 0.01),
}


def test_planted_numbers_are_found_again(demo):
    name, diagnostic = demo
    for (owner, code), (value, expected, near) in NUMBERS.items():
        if owner == name:
            assert diagnostic.finding(code).values[value] == pytest.approx(expected, abs=near), code


def test_planted_dates_are_found_again(demo):
    name, diagnostic = demo
    if name == "demo":
        assert diagnostic.finding("tracking_break").values["on"] == truth.TRACKING_BREAK
        assert diagnostic.finding("consent_change").values["on"] == truth.CONSENT_CHANGE
        assert diagnostic.finding("stock_out").start == truth.STOCK_OUT_START
    if name == "demo-saas":
        found = diagnostic.finding("definition_change").values["on"]
        assert abs(found - truth.DEFINITION_CHANGE) <= timedelta(days=3)
    if name == "demo-b2b":
        values = diagnostic.finding("lead_source_missing").values
        assert values["entry_point"] == truth.FORM_WITHOUT_SOURCE


def test_the_articles_sentences_come_out(demo):
    name, diagnostic = demo
    if name == "demo":
        assert said(diagnostic, "channel_dependency").startswith("55 % du trafic vient d'un seul canal")
        assert (
            said(diagnostic, "mobile_gap")
            == "Le taux de conversion mobile est deux fois inférieur au desktop"
        )
    if name == "demo-b2b":
        assert said(diagnostic, "cost_per_lead_rise") == "Le coût par lead a augmenté de 18 % en 6 mois"
        missing = said(diagnostic, "lead_source_missing")
        assert missing.startswith("30 % des leads n'ont pas de source renseignée")
