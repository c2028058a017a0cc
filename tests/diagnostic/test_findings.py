"""What each finding says, and when it keeps silent (R82-R85)."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from itineraire.diagnostic import diagnose
from itineraire.diagnostic.experience import mobile_variant
from itineraire.diagnostic.prices import cost_change
from itineraire.tables import conform
from itineraire.wording.diagnostic import FINDINGS, MEANINGS, finding_meaning, finding_sentence
from tests.diagnostic.frames import AS_OF, MONTHS, client, devices, leads, orders, spend, traffic


def found(code, tables, who=None):
    """Return the finding of that code and its French sentence, ordinary spaces and apostrophes."""
    finding = diagnose(tables, who or client(), as_of=AS_OF).finding(code)
    if finding is None:
        return None, ""
    return finding, plain(finding_sentence(finding.code, dict(finding.values), "fr"))


def plain(text):
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'")


def test_every_finding_has_a_meaning():
    roots = {code.partition(".")[0] for code in FINDINGS}
    assert roots == {code.partition(".")[0] for code in MEANINGS}
    assert roots <= set(FINDINGS)


def test_dependency_on_one_channel():
    """R82."""
    finding, sentence = found(
        "channel_dependency", {"traffic": traffic({"paid_search": 0.55, "direct": 0.25, "email": 0.20})}
    )
    assert sentence.startswith("55 % du trafic vient d'un seul canal")
    assert finding.values["stress"] == pytest.approx(0.165)
    assert (finding.start, finding.end) == (date(2025, 10, 1), date(2026, 9, 30))
    assert finding.source == "ga4.csv#1"


def test_even_channels_are_no_dependency():
    even = dict.fromkeys(("paid_search", "direct", "email", "referral"), 0.25)
    assert found("channel_dependency", {"traffic": traffic(even)})[0] is None


def test_cost_per_lead_up_eighteen_percent():
    """R83: 58 euros a lead for eighteen months, 68.44 for six."""
    tables = {"spend": spend([5800] * 18 + [5800 * 1.18] * 6), "leads": leads(100)}
    finding, sentence = found("cost_per_lead_rise", tables, client("b2b"))
    assert sentence == "Le coût par lead a augmenté de 18 % en 6 mois"
    assert finding.stake.likely == pytest.approx(100 * 58 * 0.18, rel=0.02)


def test_a_noisy_cost_per_lead_says_nothing():
    """R83: pure noise gives the sentence almost never."""
    random = np.random.default_rng(11)
    people = leads(100)
    said = 0
    for _ in range(6):
        noise = np.exp(random.normal(0, 0.12, 24))
        finding, _ = found(
            "cost_per_lead_rise", {"spend": spend(5800 * noise), "leads": people}, client("b2b")
        )
        said += finding is not None
    assert said <= 1


def test_mobile_converts_half_as_well():
    """R84: 1.0 % against 2.0 % over 840 000 and 360 000 visits."""
    tables = {"traffic": devices({"mobile": (70_000, 700), "desktop": (30_000, 600)})}
    finding, sentence = found("mobile_gap", tables)
    assert sentence == "Le taux de conversion mobile est deux fois inférieur au desktop"
    assert finding.values["mobile_share"] == pytest.approx(0.7)


def test_another_ratio_is_said_as_it_is():
    tables = {"traffic": devices({"mobile": (70_000, 980), "desktop": (30_000, 600)})}
    assert found("mobile_gap", tables)[1] == "Le taux de conversion mobile vaut 0,70 fois celui du desktop"


def test_a_better_mobile_is_said_to_be_better():
    tables = {"traffic": devices({"mobile": (70_000, 2100), "desktop": (30_000, 600)})}
    assert found("mobile_gap", tables)[1].startswith(
        "Le mobile convertit mieux que le desktop : 3,00 % contre"
    )


@pytest.mark.parametrize(
    ("ratio", "low", "high", "said"),
    [
        (0.50, 0.45, 0.56, "half"),
        (0.50, 0.35, 0.70, "ratio"),
        (0.60, 0.55, 0.66, "ratio"),
        (0.95, 0.85, 1.02, None),
        (1.30, 1.10, 1.50, "ahead"),
    ],
)
def test_half_is_said_only_when_the_interval_allows_it(ratio, low, high, said):
    assert mobile_variant(ratio, low, high) == said


def test_leads_without_source_name_their_form():
    """R85: 30 of 100, all from one form."""
    finding, sentence = found("lead_source_missing", {"leads": leads(100, missing=30)}, client("b2b"))
    assert sentence.startswith("30 % des leads n'ont pas de source renseignée")
    assert (finding.values["entry_point"], finding.values["entry_share"]) == ("Formulaire A", 1.0)


def test_recorded_sources_are_no_finding():
    assert found("lead_source_missing", {"leads": leads(100)}, client("b2b"))[0] is None


def campaigns(rows):
    frame = pd.DataFrame(rows, columns=["campaign", "cost", "conversions"])
    return conform("spend", frame.assign(report="ads.csv#1", platform="google_ads"))


def test_the_campaign_that_explains_a_rise_is_named():
    """100 at 1 euro and 10 at 100 last year; the cheap one is gone: 10 euros to 100, flat without it."""
    before = campaigns([("Ratée", 100.0, 100.0), ("Vraie", 1000.0, 10.0)])
    after = campaigns([("Vraie", 1000.0, 10.0)])
    change = cost_change(after, before)
    assert change.change == pytest.approx(9.0)
    assert (change.campaign, change.change_without) == ("Ratée", pytest.approx(0.0))
    assert change.campaign_cost_each == pytest.approx(1.0)


def test_a_rise_shared_by_all_campaigns_names_none():
    before = campaigns([("A", 100.0, 10.0), ("B", 200.0, 20.0), ("C", 50.0, 5.0)])
    after = campaigns([("A", 200.0, 10.0), ("B", 400.0, 20.0), ("C", 100.0, 5.0)])
    assert cost_change(after, before).campaign is None


def daily_purchases(lost_from, lost_until, share):
    days = pd.date_range("2025-10-01", "2026-09-30", freq="D")
    lost = (days >= lost_from) & (days <= lost_until)
    seen = np.where(lost, 40 * (1 - share), 40.0)
    frame = pd.DataFrame({"start": days, "end": days, "sessions": 2000.0, "transactions": seen})
    return conform("traffic", frame.assign(report="ga4.csv#1", grain="day", scope="session"))


def test_a_fall_of_measure_is_told_from_a_fall_of_sales():
    """R77: half of the purchases are not seen for thirty days while orders hold."""
    tables = {
        "traffic": daily_purchases("2026-03-09", "2026-04-07", 0.5),
        "orders": orders(40, first="2025-10-01"),
    }
    finding, sentence = found("tracking_break", tables)
    assert (finding.values["on"], finding.values["days"]) == (date(2026, 3, 9), 30)
    assert finding.values["drop"] == pytest.approx(0.5, abs=0.01)
    assert "alors que les ventes tenaient" in sentence


def test_a_fall_of_sales_is_no_broken_measure():
    tables = {
        "traffic": daily_purchases("2026-03-09", "2026-04-07", 0.0),
        "orders": orders(40, first="2025-10-01"),
    }
    assert found("tracking_break", tables)[0] is None


def test_a_consent_change_explains_a_fall_of_measure():
    """R35: the rate goes from 75 to 60 %; a fifth of purchases vanish that day, and no fault is announced."""
    days = pd.date_range("2025-10-01", "2026-09-30", freq="D")
    rates = np.where(days >= "2026-02-02", 0.60, 0.75)
    consent = conform("consent", pd.DataFrame({"date": days, "consent_rate": rates}))
    seen = daily_purchases("2026-02-02", "2026-09-30", 0.2)
    tables = {"consent": consent, "traffic": seen, "orders": orders(40, first="2025-10-01")}
    finding, sentence = found("consent_change", tables)
    assert (finding.values["before"], finding.values["after"]) == pytest.approx((0.75, 0.60))
    assert sentence.startswith("Le consentement est passé de 75 % à 60 % le 2 février 2026")
    assert found("tracking_break", tables)[0] is None


def test_a_flagship_out_of_stock_is_dated_and_priced():
    """21 days at 10 x 80 euros x 40 %, spread over 12 months: 560 euros."""
    days = pd.date_range("2025-10-01", "2026-09-30", freq="D")
    missing = (days >= "2026-05-11") & (days <= "2026-05-31")
    stock = pd.DataFrame(
        {"date": days, "units": np.where(missing, 0.0, 50.0), "sku": "L1", "product": "Lampe"}
    )
    shop = orders(10)
    lines = pd.DataFrame({"order_key": shop["order_key"], "sku": "L1", "quantity": 1.0, "price": 80.0})
    tables = {
        "stock": conform("stock", stock.assign(flagship=True)),
        "orders": shop,
        "order_lines": conform("order_lines", lines.assign(report="shop.csv#1")),
    }
    finding, _ = found("stock_out", tables)
    assert (finding.values["days"], finding.start) == (21, date(2026, 5, 11))
    assert finding.stake.likely == pytest.approx(10 * 80 * 21 * 0.4 / 12)


def test_platforms_that_claim_more_than_all_sales():
    rows = pd.DataFrame(
        [
            {"start": month, "end": month + pd.offsets.MonthEnd(0), "platform": name, "conversions": 200.0}
            for month in MONTHS
            for name in ("google_ads", "meta")
        ]
    ).assign(report=lambda frame: frame["platform"], campaign="C", cost=1000.0, grain="month")
    tables = {"spend": conform("spend", rows.assign(result_kind="conversion")), "orders": orders(10)}
    finding, _ = found("platform_overclaim", tables)
    assert (finding.values["claimed"], finding.values["actual"]) == (4800, 3650)


def test_the_same_lead_twice_is_a_duplicate():
    people = leads(50)
    people["cluster"] = people["lead_key"]
    people.loc[:119, "cluster"] = [f"p{place // 2}" for place in range(120)]
    finding, _ = found("duplicate_leads", {"leads": people}, client("b2b"))
    assert (finding.values["leads"], finding.values["people"]) == (1200, 1140)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_finding_of_a_full_client_can_be_said(language):
    tables = {
        "traffic": devices({"mobile": (70_000, 700), "desktop": (30_000, 600)}),
        "spend": spend([5800] * 18 + [7000] * 6),
        "leads": leads(100, missing=30),
        "orders": orders(10),
    }
    for finding in diagnose(tables, client(), as_of=AS_OF).findings:
        assert finding_sentence(finding.code, dict(finding.values), language)
        assert finding_meaning(finding.code, dict(finding.values), language).endswith(".")
