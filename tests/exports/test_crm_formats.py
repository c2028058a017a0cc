"""CRM exports as their tools write them: French labels, UTC, footers, web pages, stages' days."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from itineraire.exports import read_folder
from tests.exports.crm_samples import (
    CRM,
    HUBSPOT_CONTACTS_FR,
    HUBSPOT_DEALS_FR,
    HUBSPOT_STAGES,
    PIPEDRIVE_FR,
    PIPEDRIVE_PEOPLE_EN,
    PIPEDRIVE_PEOPLE_FR,
    SALESFORCE_LEADS_FR,
    SALESFORCE_OPPORTUNITIES,
    SALESFORCE_XLS,
)
from tests.exports.shared import KEY, codes, only, read_text

_PEOPLE = ("vasseur", "barbier", "anne roy", "11223344", "11 22 33 44", "22 33 44 55", "73161184")


@pytest.mark.parametrize("name", list(CRM))
def test_no_person_passes_the_door(tmp_path: Path, name: str):
    intake = read_text(tmp_path, CRM[name])
    kept = sum(account.kept for account in intake.accounts)
    out = " ".join(table.to_csv() for table in intake.tables.values()) + intake.rejected.to_csv()
    assert kept > 0
    assert [person for person in _PEOPLE if person in out.lower()] == []


def test_pipedrive_in_french_with_the_record_before_each_label(tmp_path: Path):
    """23:30 UTC on 31 December is 1 January in Paris; 23:10 on 31 January is 1 February."""
    deals = only(read_text(tmp_path, PIPEDRIVE_FR), "deals")
    assert deals["status"].tolist() == ["won", "lost", "open"]
    assert deals["value"].sum() == pytest.approx(4000.50)
    assert deals["value"].isna().tolist() == [False, False, True]
    assert deals["created"].iloc[0] == pd.Timestamp("2025-01-01")
    assert deals["won_on"].iloc[0] == pd.Timestamp("2025-02-01")


def test_pipedrive_people_are_leads_that_their_deals_name(tmp_path: Path):
    """The second person has no work address: the home one is read."""
    read_text(tmp_path, PIPEDRIVE_FR, "deals.csv")
    intake = read_text(tmp_path, PIPEDRIVE_PEOPLE_FR, "people.csv")
    leads = only(intake, "leads")
    assert leads["email_key"].notna().all()
    assert leads["phone_key"].notna().all()
    assert set(intake.tables["deals"]["contact_key"]) == set(leads["name_key"])


def test_pipedrive_people_in_english_keep_their_month(tmp_path: Path):
    leads = only(read_text(tmp_path, PIPEDRIVE_PEOPLE_EN), "leads")
    assert leads["created"].tolist() == [pd.Timestamp("2025-02-01")]


def test_hubspot_in_french(tmp_path: Path):
    leads = only(read_text(tmp_path, HUBSPOT_CONTACTS_FR), "leads")
    assert leads["stage"].tolist() == ["Lead", "Client"]
    assert leads["created"].tolist() == [pd.Timestamp("2026-05-28"), pd.Timestamp("2026-05-29")]
    assert leads["email_key"].notna().tolist() == [True, False]


def test_hubspot_deals_in_french_say_their_outcome_and_join_their_contact(tmp_path: Path):
    read_text(tmp_path, HUBSPOT_CONTACTS_FR, "contacts.csv")
    intake = read_text(tmp_path, HUBSPOT_DEALS_FR, "deals.csv")
    deals = only(intake, "deals")
    assert deals["status"].tolist() == ["won", "lost", "open"]
    assert deals["value"].sum() == pytest.approx(1500.50)
    assert deals["won_on"].notna().tolist() == [True, False, False]
    assert deals["expected_close"].iloc[2] == pd.Timestamp("2026-06-02")
    assert set(deals["contact_key"].dropna()) == set(intake.tables["leads"]["lead_key"])


def test_hubspot_companies_are_known_and_not_taken_for_contacts(tmp_path: Path):
    text = (
        "Record ID,Company name,Company owner,Create Date,Phone Number\n9,Acme,Anne Roy,2024-03-12 09:14,\n"
    )
    intake = read_text(tmp_path, text)
    assert (intake.accounts[0].tool, intake.accounts[0].report) == ("hubspot", "companies")
    assert intake.rejected["reason"].tolist() == ["not_used"]
    assert intake.tables["leads"].empty


def test_hubspot_stage_columns_become_the_stages_a_deal_went_through(tmp_path: Path):
    deals = only(read_text(tmp_path, HUBSPOT_STAGES), "deals")
    assert json.loads(deals["stage_dates"].iloc[0]) == [
        {"on": "2025-03-04", "stage": "Discovery"},
        {"on": "2025-04-04", "stage": "Closed Won"},
    ]
    assert deals["stage_dates"].isna().tolist() == [False, True]
    assert deals["value"].tolist() == [45_000, 1_000]


def test_salesforce_leads_in_french_in_latin_1(tmp_path: Path):
    """02/01 is 2 January, as 13/02 proves."""
    leads = only(read_text(tmp_path, SALESFORCE_LEADS_FR, encoding="latin-1"), "leads")
    assert leads["created"].tolist() == [pd.Timestamp("2026-01-02"), pd.Timestamp("2026-02-13")]
    assert leads["status"].tolist() == ["A relancer", "Disqualifié"]
    assert leads["original_source_raw"].isna().tolist() == [False, True]
    assert leads["phone_key"].notna().all()


def test_salesforce_opportunities_keep_deals_of_one_name_and_leave_the_footer(tmp_path: Path):
    """One column of dates proves the American order for the other: 1/12/2025 is 12 January."""
    intake = read_text(tmp_path, SALESFORCE_OPPORTUNITIES)
    deals = only(intake, "deals")
    assert deals["status"].tolist() == ["won", "lost", "open"]
    assert deals["value"].sum() == 2_000
    assert set(deals["currency"]) == {"USD"}
    assert deals["created"].tolist() == [pd.Timestamp("2025-01-02")] + [pd.Timestamp("2025-01-12")] * 2
    assert intake.rejected["reason"].tolist() == ["footer"] * 3
    assert "exports.rejected_footer" not in codes(intake)


def test_salesforce_s_xls_is_a_web_page(tmp_path: Path):
    """Cells left open end where the next one begins."""
    intake = read_text(tmp_path, SALESFORCE_XLS, "report1700000000.xls", encoding="latin-1")
    deals = only(intake, "deals")
    assert deals["value"].tolist() == [1_500.00, 2_000.50]
    assert deals["status"].tolist() == ["won", "open"]
    assert deals["closed_on"].iloc[0] == pd.Timestamp("2026-02-19")
    assert "exports.guessed_encoding" not in codes(intake)


def test_a_web_page_without_a_known_table_is_told_and_never_raises(tmp_path: Path):
    for name, page in {
        "a.xls": "<html><table></table><table><tr><td>bleu</td><td>vert</td></tr><tr><td>1",
        "b.csv": "<p>Connectez-vous</p>",
    }.items():
        (tmp_path / name).write_text(page)
    intake = read_folder(tmp_path, key=KEY)
    assert {"exports.unknown"} <= codes(intake)
    assert all(account.balances for account in intake.accounts)


def test_the_same_report_exported_later_gives_the_same_deals_once(tmp_path: Path):
    later = SALESFORCE_OPPORTUNITIES.replace("Proposal", "Closed Won")
    read_text(tmp_path, SALESFORCE_OPPORTUNITIES, "mars.csv")
    deals = read_text(tmp_path, later, "avril.csv").tables["deals"]
    assert len(deals) == 3
