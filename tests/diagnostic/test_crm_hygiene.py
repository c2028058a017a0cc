from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from itineraire.diagnostic.context import Context
from itineraire.diagnostic.crm_hygiene import hygiene_lines, overdue_deals, source_lost_since
from itineraire.diagnostic.data import data_findings, describe_data
from itineraire.tables import conform
from itineraire.wording.diagnostic import finding_sentence
from tests.diagnostic.frames import AS_OF, client


def leads(count: int = 600, **columns: object) -> pd.DataFrame:
    """Return contacts created evenly over the twelve months before the day of reference, whole by default."""
    days = pd.date_range("2025-10-01", "2026-09-29", periods=count).normalize()
    whole: dict[str, object] = {
        "lead_key": [f"l{place}" for place in range(count)],
        "created": days,
        "last_activity": days,
        "source": "google",
        "original_source_raw": "google",
        "owner_key": "o",
        "email_key": "e",
        "phone_key": "p",
        "stage": "lead",
        "entry_point": "site",
        "report": "crm.csv#1",
    }
    return conform("leads", pd.DataFrame({**whole, **columns}))


def deals(count: int = 40, **columns: object) -> pd.DataFrame:
    """Return open deals that nothing is wrong with."""
    whole: dict[str, object] = {
        "deal_key": [f"d{place}" for place in range(count)],
        "created": pd.Timestamp("2026-08-01"),
        "stage_changed_on": pd.Timestamp("2026-09-01"),
        "expected_close": pd.Timestamp("2026-12-01"),
        "status": "open",
        "stage": "devis",
        "value": 100.0,
        "activities": 2.0,
        "owner_key": "o",
        "report": "deals.csv#1",
    }
    return conform("deals", pd.DataFrame({**whole, **columns}))


def context(**tables: pd.DataFrame) -> Context:
    return Context(tables, client("b2b"), AS_OF)


def found(**tables: pd.DataFrame) -> dict[str, tuple[int, int]]:
    return {line.what: (line.cases, line.of) for line in hygiene_lines(context(**tables))}


def test_a_well_kept_crm_gives_no_line():
    assert found(leads=leads(), deals=deals()) == {}


def test_each_fault_of_contacts_is_counted_among_all():
    """Of 600 contacts: 60 without owner, 30 without phone, and 12 with no exchange since before 30 September 2025."""
    last = pd.Series(pd.date_range("2025-10-01", "2026-09-29", periods=600))
    last[:12] = pd.Timestamp("2025-09-29")
    crm = leads(
        owner_key=[None if place < 60 else "o" for place in range(600)],
        phone_key=[None if place < 30 else "p" for place in range(600)],
        last_activity=last,
    )
    assert found(leads=crm) == {"lead_owner": (60, 600), "lead_phone": (30, 600), "lead_untouched": (12, 600)}


def test_a_field_the_export_does_not_hold_is_not_asked_of_it():
    assert found(leads=leads(phone_key=None, owner_key=None, last_activity=pd.NaT)) == {}


@pytest.mark.parametrize(
    ("what", "columns", "count"),
    [
        ("deal_overdue", {"expected_close": pd.Timestamp("2026-09-29")}, 4),
        ("deal_undated", {"expected_close": pd.NaT}, 4),
        ("deal_no_activity", {"activities": 0.0}, 4),
        ("deal_still", {"stage_changed_on": pd.Timestamp("2026-06-01")}, 4),
        ("deal_owner", {"owner_key": None}, 4),
        ("deal_negative", {"status": "won", "won_on": pd.Timestamp("2026-07-31")}, 4),
        ("deal_no_close", {"status": "lost"}, 4),
        ("deal_won_at_zero", {"status": "won", "won_on": pd.Timestamp("2026-09-01"), "value": 0.0}, 4),
    ],
)
def test_each_fault_of_deals_is_told_alone(what: str, columns: dict[str, object], count: int):
    """Four deals of forty are at fault; the share is 10 %, between 4 % and 23 % by Wilson's interval."""
    table = deals()
    for name, value in columns.items():
        table.loc[: count - 1, name] = value
    (line,) = hygiene_lines(context(deals=table))
    assert (line.what, line.cases) == (what, count)
    of = 40 if what == "deal_owner" or table["status"].eq("open").all() else 4
    assert line.of == of
    if of == 40:
        assert (line.low, line.high) == pytest.approx((0.0396, 0.2305), abs=1e-4)


def test_a_deal_due_today_is_not_late():
    assert found(deals=deals(expected_close=pd.Timestamp(AS_OF))) == {}


def test_many_overdue_deals_make_a_finding():
    """10 of 40 open deals were to be closed by now: a quarter."""
    table = deals()
    table.loc[:9, "expected_close"] = pd.Timestamp("2026-09-01")
    data = context(deals=table)
    finding = overdue_deals(data, hygiene_lines(data))
    assert finding is not None
    assert finding.values["share"] == 0.25
    table.loc[5:, "expected_close"] = pd.Timestamp("2026-12-01")
    fewer = context(deals=table)
    assert overdue_deals(fewer, hygiene_lines(fewer)) is None


def test_the_form_that_loses_sources_is_named():
    """180 of 600 contacts have no source, all from one form: M12's 30 %."""
    lost = [place % 10 < 3 for place in range(600)]
    crm = leads(
        source=[None if gone else "google" for gone in lost],
        original_source_raw=[None if gone else "google" for gone in lost],
        entry_point=["simulateur" if gone else "site" for gone in lost],
    )
    (finding,) = _source_findings(crm)
    assert finding.values["variant"] == "entry_point"
    assert finding.values["entry_point"] == "simulateur"
    assert finding.values["share"] == pytest.approx(0.30)
    assert (finding.values["low"], finding.values["high"]) == pytest.approx((0.2647, 0.3379), abs=1e-4)


def test_the_month_from_which_sources_are_lost_is_named():
    """From May, four contacts in ten lose their source whatever the form; before, one in fifty."""
    chance = np.random.default_rng(5)
    crm = leads(2_400)
    rate = np.where(crm["created"] >= pd.Timestamp("2026-05-01"), 0.4, 0.02)
    lost = chance.random(2_400) < rate
    crm.loc[lost, ["source", "original_source_raw"]] = None
    crm["entry_point"] = [f"page {place % 5}" for place in range(2_400)]
    (finding,) = _source_findings(crm)
    assert finding.values["variant"] == "since"
    assert str(finding.values["on"]) == "2026-05-01"
    assert finding.values["after"] == pytest.approx(0.4, abs=0.04)
    assert "mai 2026" in finding_sentence(finding.code, dict(finding.values), "fr")


def test_a_steady_loss_is_dated_from_nowhere():
    crm = leads(2_400, source=None)
    crm.loc[np.random.default_rng(5).random(2_400) < 0.3, "original_source_raw"] = None
    assert source_lost_since(crm) is None


def _source_findings(crm: pd.DataFrame) -> list:
    data = context(leads=crm)
    return [
        item for item in data_findings(data, describe_data(data, None)) if item.code == "lead_source_missing"
    ]
