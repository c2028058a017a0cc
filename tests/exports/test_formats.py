"""Small files in each tool's own format, with figures worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from itineraire.exports import MappedExport
from itineraire.tables import only_report
from tests.exports.shared import codes, only, read_text

GA4_HEAD = "# ----\n# Acquisition\n# Compte\u00a0: A\n# Propriété\u00a0: B\n# ----\n# \n"


def test_ga4_nth_weeks_count_from_the_first_day_and_the_last_is_partial(tmp_path: Path):
    text = (
        GA4_HEAD
        + "# Date de début\u00a0: 20250101\n# Date de fin\u00a0: 20250109\nNième semaine,Sessions\n0000,70\n0001,20\n"
    )
    rows = only(read_text(tmp_path, text), "traffic")
    assert rows["start"].dt.strftime("%Y-%m-%d").tolist() == ["2025-01-01", "2025-01-08"]
    assert rows["end"].dt.strftime("%Y-%m-%d").tolist() == ["2025-01-07", "2025-01-09"]
    assert rows["partial"].tolist() == [False, True]


def test_ga4_bare_week_numbers_are_placed_in_the_only_year_that_fits(tmp_path: Path):
    """GA4 weeks start on Sunday: week 02 of 2025 starts on 5 January."""
    text = "# ----\n# Start date: 20250101\n# End date: 20250131\nWeek,Sessions\n01,10\n02,20\n"
    rows = only(read_text(tmp_path, text), "traffic")
    assert rows["start"].dt.strftime("%Y-%m-%d").tolist() == ["2025-01-01", "2025-01-05"]
    assert rows["partial"].tolist() == [True, False]


def test_ga4_bare_week_numbers_over_two_years_are_refused_and_not_guessed(tmp_path: Path):
    text = "# ----\n# Start date: 20240101\n# End date: 20251231\nWeek,Sessions\n01,10\n02,20\n"
    intake = read_text(tmp_path, text)
    assert only(intake, "traffic").empty
    assert set(intake.rejected["reason"]) == {"undated"}


def test_ga4_in_spanish_is_read(tmp_path: Path):
    dates = "# Fecha de inicio: 20250101\n# Fecha de finalización: 20250131\n"
    text = f"# Cuenta: A\n{dates}Día N,Sesiones\n0000,5\n0030,7\n"
    rows = only(read_text(tmp_path, text), "traffic")
    assert rows["sessions"].tolist() == [5, 7]
    assert rows["start"].max() == pd.Timestamp("2025-01-31")


def test_an_exploration_s_total_stands_first_and_does_not_shift_the_columns(tmp_path: Path):
    text = (
        "# ----\n# B - GA4\n# exploration-onglet\n# 20250101-20250131\n# ----\n\n"
        "Session default channel group,Sessions,Key events\n,100,9,Grand total\nDirect,60,6\nEmail,40,3\n"
    )
    intake = read_text(tmp_path, text)
    rows = only(intake, "traffic")
    assert dict(zip(rows["channel"], rows["sessions"], strict=True)) == {"direct": 60, "email": 40}
    assert intake.accounts[0].totals == 1
    assert all(check.agrees for check in intake.accounts[0].total_checks)


def test_a_ga4_transaction_sent_twice_shows_and_joins_the_shop_s_order(tmp_path: Path):
    ga4 = "# ----\n# Start date: 20250101\n# End date: 20250131\nTransaction ID,Transactions,Total revenue\n1001,2,50\n"
    read_text(tmp_path, ga4, "ga4.csv")
    shop = (
        "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name\n"
        "#1001,a@b.test,paid,EUR,25,2025-01-05 10:00:00 +0100,1,Lampe\n"
    )
    intake = read_text(tmp_path, shop, "shop.csv")
    key = intake.tables["orders"]["order_key"][0]
    assert intake.tables["traffic"]["other"].tolist() == [f"transaction={key}"]
    assert intake.tables["traffic"]["transactions"].tolist() == [2]


def test_google_ads_french_report_keeps_its_totals_apart(tmp_path: Path):
    lines = [
        "Rapport sur les campagnes",
        "1 janvier 2025 - 31 janvier 2025",
        "Campagne\tType de campagne\tCode de la devise\tImpr.\tClics\tCoût\tConversions",
        'A\tRechercher\tEUR\t1\u202f000\t100\t"1\u202f050,50"\t"3,00"',
        'B\tPerformance Max\tEUR\t500\t --\t"0,00"\t0',
        'Total\u00a0: Campagnes\t\tEUR\t1\u202f500\t100\t"1050,50"\t"3,00"',
        'Total\u00a0: Compte\t\tEUR\t1\u202f500\t100\t"1050,50"\t"3,00"',
        'Total\u00a0: Rechercher\tRechercher\tEUR\t1\u202f000\t100\t"1050,50"\t"3,00"',
        'Total\u00a0: Performance Max\tPerformance Max\tEUR\t500\t0\t"0,00"\t"0,00"',
    ]
    intake = read_text(tmp_path, "\n".join(lines), encoding="utf-16")
    rows = only_report(only(intake, "spend"), "cost", by=["campaign"])
    assert rows["cost"].sum() == pytest.approx(1_050.50)
    assert rows["clicks"].isna().tolist() == [False, True]
    assert rows["grain"].tolist() == ["month", "month"]
    account = intake.accounts[0]
    assert (account.rows_read, account.kept, account.totals, account.encoding) == (6, 2, 4, "utf-16")
    assert all(check.agrees for check in account.total_checks)


def test_an_empty_meta_export_gives_no_row_and_no_error(tmp_path: Path):
    head = "Reporting starts,Reporting ends,Campaign name,Results,Result indicator,Amount spent (USD)"
    text = f"{head}\nNo data available.\n"
    intake = read_text(tmp_path, text)
    assert only(intake, "spend").empty
    assert intake.accounts[0].rows_read == 1


def test_meta_in_english_takes_its_currency_from_the_column_s_name(tmp_path: Path):
    text = (
        "Reporting starts,Reporting ends,Campaign name,Results,Result indicator,Impressions,Amount spent (USD),Ends\n"
        "2025-01-01,2025-01-31,A,4,actions:lead,100,20.5,Ongoing\n"
    )
    row = only(read_text(tmp_path, text), "spend").iloc[0]
    assert (row["currency"], row["cost"], row["result_kind"], row["grain"]) == ("USD", 20.5, "lead", "month")


def test_linkedin_is_read_under_its_preamble(tmp_path: Path):
    text = (
        "Campaign Performance Report (in UTC)\nReport Start: January 1, 2025\nReport End: January 31, 2025\n\n"
        "Start Date (in UTC)\tAccount Name\tCurrency\tCampaign Name\tCampaign Objective\t"
        "Total Spent\tImpressions\tClicks\n"
        "1/14/2025\tCompte\tEUR\tABM\tLead generation\t12.50\t900\t8\n"
        "1/15/2025\tCompte\tEUR\t-\tLead generation\t2.50\t100\t2\n"
    )
    rows = only(read_text(tmp_path, text, encoding="utf-16"), "spend")
    assert rows["cost"].sum() == pytest.approx(15)
    assert rows["start"].min() == pd.Timestamp("2025-01-14")
    assert set(rows["platform"]) == {"linkedin_ads"}


def test_hubspot_deals_say_their_outcome_through_the_stage(tmp_path: Path):
    text = (
        "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Pipeline,Close Date,Create Date,Associated Contact IDs\n"
        '1,Affaire A,Closed won,1000,Anne Roy,P,2025-03-01,2025-01-01,"7;9"\n'
        "2,Affaire B,Closed lost,,Anne Roy,P,2025-03-02,2025-01-02,8\n"
        "3,Affaire C,Proposal,500,Anne Roy,P,2025-06-02,2025-01-03,\n"
    )
    rows = only(read_text(tmp_path, text), "deals")
    assert rows["status"].tolist() == ["won", "lost", "open"]
    assert rows["value"].isna().tolist() == [False, True, False]
    assert rows["won_on"].notna().tolist() == [True, False, False]
    assert rows["expected_close"].tolist()[2] == pd.Timestamp("2025-06-02")


def test_hubspot_s_lack_of_refusal_is_not_a_recorded_consent(tmp_path: Path):
    text = (
        "Record ID,Email,Create Date,Original Source,Unsubscribed from all email\n"
        "1,a@b.test,2025-01-01 09:14,DIRECT_TRAFFIC,true\n2,c@d.test,2025-01-02 09:14,,false\n"
    )
    rows = only(read_text(tmp_path, text), "leads")
    assert rows["opted_in"].tolist() == [False, pd.NA]
    assert rows["channel"].isna().tolist() == [False, True]


def test_a_salesforce_report_s_footer_is_no_lead(tmp_path: Path):
    text = (
        "Lead ID,First Name,Last Name,Company,Lead Source,Status\n"
        "00Q1,Anne,Roy,Roy SA,Web,Open\n\n"
        "Report on leads\nConfidential Information - Do Not Distribute\n"
    )
    intake = read_text(tmp_path, text, encoding="latin-1")
    assert len(only(intake, "leads")) == 1
    assert intake.accounts[0].rejected == 2


def test_woocommerce_cells_of_several_products_become_lines(tmp_path: Path):
    text = (
        "Date,Order #,N. Revenue,Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Attribution\n"
        '2025-02-01 10:00:00,12,"$1,020.50",completed,Anne Roy,new,"2× Chaise, dossier haut, 1× Table",3,,google\n'
    )
    intake = read_text(tmp_path, text)
    assert only(intake, "orders")["total"].tolist() == [1_020.50]
    lines = only(intake, "order_lines")
    assert dict(zip(lines["product"], lines["quantity"], strict=True)) == {
        "Chaise, dossier haut": 2,
        "Table": 1,
    }
    assert intake.tables["orders"]["new_customer"].tolist() == [True]


def test_prestashop_is_read_with_its_semicolons(tmp_path: Path):
    text = (
        "ID;Référence;Nouveau client;Livraison;Client;Total;Paiement;État;Date\n"
        "1;ABCDEF;1;France;A. ROY;49.900000;Carte;Paiement accepté;2025-02-01 10:00:00\n"
        "2;GHIJKL;0;France;A. ROY;20.000000;Carte;Annulé;2025-02-03 10:00:00\n"
    )
    rows = only(read_text(tmp_path, text), "orders")
    assert rows["total"].sum() == pytest.approx(69.90)
    assert rows["cancelled"].tolist() == [False, True]
    assert rows["new_customer"].tolist() == [True, False]
    assert rows["customer_key"].nunique() == 1


def test_mailing_lists_give_consent_and_dates_only(tmp_path: Path):
    brevo = (
        "EMAIL;LASTNAME;FIRSTNAME;SMS;EMAIL_BLACKLISTED;SMS_BLACKLISTED;ADDED_TIME;MODIFIED_TIME\n"
        "a@b.test;Roy;Anne;33612345678;No;No;12-04-2022 09:30;13-04-2022 09:30\n"
        "c@d.test;Roy;Paul;;Yes;No;31-12-2022 09:30;13-04-2023 09:30\n"
    )
    rows = only(read_text(tmp_path, brevo), "subscribers")
    assert rows["subscribed"].tolist() == [True, False]
    assert rows["created"].tolist() == [pd.Timestamp("2022-04-12"), pd.Timestamp("2022-12-31")]


def test_business_profile_s_second_line_describes_and_is_not_counted(tmp_path: Path):
    head = "Store code,Business name,Address,Google Search - Mobile,Google Search - Desktop,Google Maps - Mobile,Calls"
    text = (
        head
        + "\nCode,Name,Address,Number of views,Number of views,Number of views,Calls made\nS1,Magasin,Rue,10,5,7,2\n"
    )
    intake = read_text(tmp_path, text, "GMB 2026-1-1 - 2026-1-31.csv")
    row = only(intake, "local").iloc[0]
    assert (row["search_views"], row["maps_views"], row["calls"]) == (15, 7, 2)
    assert (row["start"], row["end"]) == (pd.Timestamp("2026-01-01"), pd.Timestamp("2026-01-31"))
    assert intake.accounts[0].rejected == 1


def test_jira_s_repeated_columns_are_survived(tmp_path: Path):
    text = (
        "Summary,Issue key,Issue Type,Status,Sprint,Sprint,Labels,Labels,Created,Resolved,Due Date\n"
        "Page,AB-1,Tâche,Terminé,1,2,x,y,22/nov./25 9:10 PM,24/nov./25 9:10 AM,\n"
    )
    row = only(read_text(tmp_path, text), "cards").iloc[0]
    assert (row["created"], row["done_on"]) == (pd.Timestamp("2025-11-22"), pd.Timestamp("2025-11-24"))
    assert not row["open"]


def test_notion_ranges_are_a_start_and_a_due_day(tmp_path: Path):
    text = 'Name,Assign,Date,Tag\nPage,A,"October 8, 2021 → October 29, 2021",Prep\nMail,A,"October 9, 2021",Prep\n'
    rows = only(read_text(tmp_path, text, encoding="utf-8-sig"), "cards")
    assert rows["due"].tolist() == [pd.Timestamp("2021-10-29"), pd.Timestamp("2021-10-09")]
    assert rows["started"].isna().tolist() == [False, True]


def test_a_trello_board_tells_when_work_began_and_ended(tmp_path: Path):
    """Created 6 August 2026 (0x6a73d300); moves on 10 and 12 August, one of them just after midnight in Paris."""
    card = "6a73d3000000000000000001"

    def move(day: str, before: str, after: str) -> dict[str, object]:
        data = {"card": {"id": card}, "listBefore": {"name": before}, "listAfter": {"name": after}}
        return {"type": "updateCard", "date": day, "data": data}

    board = {
        "lists": [{"id": "1", "name": "Terminé"}],
        "cards": [{"id": card, "idList": "1", "name": "Page", "labels": [], "closed": False}],
        "actions": [
            move("2026-08-11T22:30:00.000Z", "En cours", "Terminé"),
            move("2026-08-10T09:00:00.000Z", "À faire", "En cours"),
        ],
    }
    row = only(read_text(tmp_path, json.dumps(board), "b.json"), "cards").iloc[0]
    assert row["created"] == pd.Timestamp(0x6A73D300, unit="s").normalize()
    assert row["started"] == pd.Timestamp("2026-08-10")
    assert row["done_on"] == pd.Timestamp("2026-08-12")
    assert [step["to"] for step in json.loads(row["moved"])] == ["En cours", "Terminé"]
    assert not row["open"]


def test_a_crux_record_gives_field_figures_for_a_site(tmp_path: Path):
    record = {
        "record": {
            "key": {"formFactor": "PHONE", "origin": "https://exemple.test"},
            "metrics": {
                "largest_contentful_paint": {"percentiles": {"p75": 2100}},
                "cumulative_layout_shift": {"percentiles": {"p75": "0.02"}},
            },
        }
    }
    row = only(read_text(tmp_path, json.dumps(record), "crux.json"), "speed").iloc[0]
    assert (row["lcp_ms"], row["cls"], row["device"], row["scope"]) == (2100, 0.02, "mobile", "origin")
    assert pd.isna(row["inp_ms"])


def test_a_mapping_reads_what_no_tool_signs(tmp_path: Path):
    text = "mql_id,first_contact_date,origin\na1,01-02-2018,social\na2,20-10-2017,\n,20-10-2017,social\n"
    columns = {"lead_key": "mql_id", "created": "first_contact_date", "channel": "origin"}
    intake = read_text(tmp_path, text, mapping=[MappedExport("leads", columns)])
    rows = only(intake, "leads")
    assert rows["created"].tolist() == [pd.Timestamp("2018-02-01"), pd.Timestamp("2017-10-20")]
    assert rows["channel"].isna().tolist() == [False, True]
    assert intake.rejected["reason"].tolist() == ["no_key"]


def test_a_mapping_s_missing_label_and_unknown_column_are_told(tmp_path: Path):
    text = "mql_id,first_contact_date\na1,01-02-2018\n"
    wrong = (
        ("mapping_label", MappedExport("leads", {"lead_key": "mql_id", "created": "premier contact"})),
        ("mapping_column", MappedExport("leads", {"colour": "mql_id"})),
        ("mapping_table", MappedExport("lead", {"created": "mql_id"})),
    )
    for code, entry in wrong:
        assert f"exports.{code}" in codes(read_text(tmp_path, text, mapping=[entry]))


def test_a_mapping_is_only_for_the_files_it_names(tmp_path: Path):
    text = 'numero,jour,montant\n7,2025-01-31 23:30:00,"1.234,50"\n'
    columns = {"order_key": "numero", "created": "jour", "total": "montant"}
    entry = MappedExport("orders", columns, "erp-*.csv", decimal=",", utc=True)
    assert "exports.unknown" in codes(read_text(tmp_path / "other", text, "caisse.csv", mapping=[entry]))
    row = only(read_text(tmp_path / "erp", text, "erp-2025.csv", mapping=[entry]), "orders").iloc[0]
    assert (row["created"], row["total"]) == (pd.Timestamp("2025-02-01 00:30"), 1234.5)


def test_a_spreadsheet_and_a_parquet_table_are_read_like_a_csv(tmp_path: Path):
    frame = pd.DataFrame(
        {
            "Top queries": ["abri", "carport"],
            "Clicks": [3, 1],
            "Impressions": [10, 10],
            "CTR": ["30%", "10%"],
            "Position": [2.5, 4],
        }
    )
    frame.to_excel(tmp_path / "q.xlsx", index=False)
    frame.assign(Clicks=[5, 2]).to_parquet(tmp_path / "q.parquet", index=False)
    intake = read_text(
        tmp_path,
        "Date,Clicks,Impressions,CTR,Position\n2025-01-01,8,20,40%,3\n2025-01-02,1,1,9%,3\n",
        "Chart.csv",
    )
    clicks = only(intake, "search").groupby("report")["clicks"].sum()
    assert clicks.to_dict() == {"q.xlsx#1": 4, "q.parquet#1": 7, "Chart.csv#1": 9}
