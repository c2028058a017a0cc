"""The names of the trade's words."""

from __future__ import annotations

import pytest

from itineraire.vocabulary import KPIS, Axis, Channel, Debt
from itineraire.wording.terms import AXES, CHANNELS, DEBTS, DEFINITIONS, UNIT_FORMATS, report_name, term


def test_every_kpi_channel_axis_and_debt_has_a_name():
    assert set(KPIS) <= set(DEFINITIONS)
    for kind, codes in (("kpi", KPIS), ("channel", Channel), ("axis", Axis), ("debt", Debt)):
        for code in codes:
            assert term(kind, str(code), "fr") != str(code) or str(code) in {"sms"}
    assert set(AXES) == set(Axis)
    assert set(DEBTS) == set(Debt)
    assert set(CHANNELS) >= set(Channel)
    assert {kpi.unit for kpi in KPIS.values()} <= set(UNIT_FORMATS)


def test_a_client_word_stands_as_it_is():
    assert term("kpi", "ma_mesure", "fr") == "ma_mesure"


@pytest.mark.parametrize(
    ("code", "words"),
    [("ga4|channel + source_medium", "GA4 par canal et source"), ("shopify|", "Shopify"), ("ga4", "GA4")],
)
def test_a_report_is_named_by_its_tool_and_breakdowns(code, words):
    assert report_name(code, "fr") == words
