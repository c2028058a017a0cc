"""The whole step: baseline, ranking, coverage, storage, pages."""

from __future__ import annotations

import dataclasses
import re

import pandas as pd
import pytest

from itineraire.chapters import diagnostic as pages
from itineraire.diagnostic import Diagnostic, diagnose
from itineraire.diagnostic.headlines import headline_findings
from itineraire.diagnostic.stakes import exactly, stake_of
from itineraire.engagement import Range
from itineraire.results import load_step, save_step
from itineraire.vocabulary import Axis
from tests.diagnostic.frames import AS_OF, client, devices, leads, orders, spend, traffic


@pytest.fixture(scope="module")
def shop() -> Diagnostic:
    """A shop with visits by device, advertising and orders."""
    by_device = devices({"mobile": (70_000, 150), "desktop": (30_000, 130)})
    by_channel = traffic({"paid_search": 0.55, "direct": 0.45}, visits=100_000)
    tables = {
        "traffic": pd.concat([by_device, by_channel], ignore_index=True),
        "spend": spend([2000] * 24),
        "orders": orders(10),
    }
    return diagnose(tables, client(), as_of=AS_OF)


def test_value_at_stake_to_the_euro():
    """M6: 100 000 visits, +0.2 point, 80 euros, 40 % of margin: 6 400 euros a month."""
    factors = {
        "visits": exactly(100_000),
        "gap": exactly(0.002),
        "basket_eur": exactly(80),
        "margin_rate": exactly(0.4),
    }
    found = stake_of(factors)
    assert (found.low, found.likely, found.high) == pytest.approx((6400, 6400, 6400))


def test_ranges_give_an_ordered_stake_that_never_changes_sign():
    found = stake_of({"visits": exactly(1000), "gap": Range(low=0.001, likely=0.002, high=0.004)})
    assert 0 < found.low < found.likely < found.high
    assert found == stake_of({"visits": exactly(1000), "gap": Range(low=0.001, likely=0.002, high=0.004)})
    assert (found.hypotheses["gap_low"], found.hypotheses["gap_high"]) == (0.001, 0.004)


def test_findings_are_ranked_by_euros(shop):
    stakes = [item.stake.likely if item.stake else 0.0 for item in shop.findings]
    assert stakes == sorted(stakes, reverse=True)
    assert stakes[0] > 0


def test_every_finding_has_figures_a_period_and_a_source(shop):
    """R44."""
    for item in shop.findings:
        assert item.values
        assert item.start <= item.end
        assert item.source


def test_the_baseline_tells_what_can_be_proved(shop):
    """R47: each rate has an interval, a reliability and a smallest change."""
    rate = shop.measure("mobile_conversion_rate")
    assert rate.value == pytest.approx(150 / 70_000)
    assert rate.low < rate.value < rate.high
    assert 0 < rate.reliability <= 1
    assert rate.smallest_change > 0.05


def test_a_missing_figure_stays_visible(shop):
    """R49: the axis lists what no export gives."""
    line = next(item for item in shop.coverage if item.axis == Axis.CONVERSION)
    assert "rating" in line.missing
    assert "mobile_conversion_rate" in line.measured
    assert shop.measure("rating").value is None


def test_point_a_has_six_lines_and_names_what_to_supply(shop):
    """R3: no reviews, so reputation asks for them."""
    lines = {line.subject: line for line in shop.state_of_play}
    assert list(lines) == ["site", "social", "ads", "sales", "reputation", "tools"]
    assert lines["reputation"].measure is None
    assert lines["reputation"].asked == "reviews"


def test_at_most_two_headlines_an_axis(shop):
    chosen = headline_findings(shop.findings)
    assert 1 <= len(chosen) <= 5
    assert max(sum(item.axis == axis for item in chosen) for axis in Axis) <= 2


def test_the_result_comes_back_from_the_store_as_it_was(shop, tmp_path):
    save_step(shop, "diagnostic", tmp_path)
    back = load_step(Diagnostic, "diagnostic", tmp_path)
    pd.testing.assert_frame_equal(back.series, shop.series)
    for field in dataclasses.fields(Diagnostic):
        if field.name != "series":
            assert getattr(back, field.name) == getattr(shop, field.name), field.name


@pytest.mark.parametrize("name", pages.__all__)
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("model", ["ecommerce", "b2b", "saas"])
def test_each_page_survives_an_empty_client(name, language, model):
    diagnostic = diagnose({}, client(model), as_of=AS_OF)
    section = getattr(pages, name)(diagnostic, language)
    assert section.blocks


@pytest.mark.parametrize("name", pages.__all__)
def test_each_page_opens_with_a_title(shop, name):
    words = getattr(pages, name)(shop, "fr")._repr_mimebundle_()["text/plain"]
    assert words.startswith("# ")
    assert not re.search(r"\bnan\b|None|_", words.split("\n")[0])


def test_the_first_page_says_the_four_facts(shop):
    words = pages.headlines(shop, "fr")._repr_mimebundle_()["text/plain"]
    words = words.replace("\u202f", " ").replace("’", "'")
    assert "55 % du trafic vient d'un seul canal" in words
    assert "Le taux de conversion mobile est deux fois inférieur au desktop" in words


def test_the_same_input_gives_the_same_pages():
    tables = {"leads": leads(100, missing=30), "spend": spend([5800] * 24)}
    first, second = (diagnose(tables, client("b2b"), as_of=AS_OF) for _ in range(2))
    for name in pages.__all__:
        page = getattr(pages, name)
        assert page(first, "fr") == page(second, "fr")
