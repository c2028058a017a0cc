"""Figures that the real samples' own notes state, found again."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from itineraire.exports import Intake, MappedExport, read_folder
from itineraire.tables import CONTRACTS, contract_faults, only_report, reports_with
from tests.exports.shared import KEY, sample


@cache
def intake(name: str) -> Intake:
    return read_folder(sample(name), key=KEY)


def report(name: str, table: str, start: str) -> pd.DataFrame:
    frame = intake(name).tables[table]
    return frame[frame["report"].str.startswith(start)]


SETS = (
    "fr_leadgen_client",
    "ga4_en",
    "google_ads_en",
    "gsc_en",
    "shopify_orders",
    "stripe",
    "psi",
    "lighthouse",
    "kanban",
    "matomo",
    "olist_b2b_leads",
)


@pytest.mark.parametrize("name", SETS)
def test_every_row_of_the_samples_is_accounted_for(name: str):
    accounts = intake(name).accounts
    assert accounts
    assert all(account.balances for account in accounts)
    assert sum(account.rejected for account in accounts) == len(intake(name).rejected)


@pytest.mark.parametrize("name", SETS)
def test_the_clean_tables_of_the_samples_honour_their_contracts(name: str):
    tables = intake(name).tables
    assert [fault for table in tables for fault in contract_faults(table, tables[table])] == []
    assert set(tables) <= set(CONTRACTS)


def test_the_french_client_has_its_47258_sessions_by_channel():
    rows = only_report(intake("fr_leadgen_client").tables["traffic"], "sessions", by=["channel"])
    sessions = rows.groupby("channel")["sessions"].sum()
    assert sessions.sum() == 47_258
    assert sessions["paid_search"] == 17_021
    assert sessions["paid_search"] / sessions.sum() == pytest.approx(0.360, abs=0.0005)
    assert sessions["organic_search"] == 10_597
    assert sessions["direct"] == 9_455
    assert sessions["cross_network"] == 4_512
    assert sessions["unassigned"] == 2_811


def test_the_french_client_has_its_34051_new_users():
    rows = only_report(intake("fr_leadgen_client").tables["traffic"], "new_users", by=["channel"])
    assert rows["new_users"].sum() == 34_051


def test_weekly_users_have_53_points_and_the_last_week_is_partial():
    traffic = report("fr_leadgen_client", "traffic", "analytics-aquisition.csv#1")
    rows = traffic[traffic["users"].notna() & traffic["grain"].eq("week")].sort_values("start")
    rows = rows[rows["report"] == "analytics-aquisition.csv#1"]
    assert len(rows) == 53
    assert rows["users"].sum() == 36_472
    assert rows.loc[rows["users"].idxmax(), "start"] == pd.Timestamp("2024-10-08") + pd.Timedelta(weeks=17)
    assert rows["users"].iloc[-1] == 231
    assert rows["partial"].tolist() == [False] * 52 + [True]
    assert rows["end"].iloc[-1] == pd.Timestamp("2025-10-08")


def test_the_report_by_manual_source_is_another_total():
    traffic = intake("fr_leadgen_client").tables["traffic"]
    totals = {
        name: traffic.loc[traffic["report"] == name, "sessions"].sum()
        for name in reports_with(traffic, "sessions")
    }
    assert 30_002 in totals.values()
    assert 47_258 in totals.values()


def test_google_ads_spent_39507_euros_and_never_136068():
    spend = intake("fr_leadgen_client").tables["spend"]
    google = spend[spend["platform"] == "google_ads"]
    rows = only_report(google, "cost")
    assert rows["cost"].sum() == pytest.approx(39_507.10)
    assert rows["conversions"].sum() == pytest.approx(319.60)
    by_type = rows.set_index("campaign_type")["cost"]
    assert by_type["Rechercher"] == pytest.approx(34_417.56)
    assert by_type["Performance Max"] == pytest.approx(4_758.31)
    assert by_type["Génération de la demande"] == pytest.approx(331.23)
    assert all(
        abs(google.loc[google["report"] == name, "cost"].sum() - 136_067.70) > 1
        for name in set(google["report"])
    )


def test_the_total_row_that_the_extract_does_not_add_up_to_is_told():
    account = next(item for item in intake("fr_leadgen_client").accounts if item.file.startswith("termes"))
    check = account.total_checks[0]
    assert (account.rows_read, account.kept, account.totals) == (609, 600, 9)
    assert check.stated == pytest.approx(20_233.13)
    assert not check.agrees
    assert account.encoding == "utf-16"
    assert account.separator == "\t"


def test_cost_per_conversion_rose_321_percent_and_15_7_without_one_campaign():
    cards = report("fr_leadgen_client", "spend", "Campagnes(")
    after, before = cards[~cards["report"].str.contains("~")], cards[cards["report"].str.contains("~")]
    assert after["cost"].sum() == pytest.approx(39_498.10)
    assert before["cost"].sum() == pytest.approx(53_165.53)
    assert after["conversions"].sum() == pytest.approx(319.60)
    assert before["conversions"].sum() == pytest.approx(1_810.00)

    def cost_per_conversion(rows: pd.DataFrame) -> float:
        return float(rows["cost"].sum() / rows["conversions"].sum())

    assert cost_per_conversion(after) / cost_per_conversion(before) - 1 == pytest.approx(3.21, abs=0.005)
    broken = before.loc[before["conversions"].idxmax(), "campaign"]
    assert before["conversions"].max() == pytest.approx(1_319)
    rest = before[before["campaign"] != broken]
    assert cost_per_conversion(rest) == pytest.approx(106.79, abs=0.005)
    assert cost_per_conversion(after) / cost_per_conversion(rest) - 1 == pytest.approx(0.157, abs=0.0005)


def test_the_two_periods_of_a_comparison_card_come_from_the_file_s_name():
    cards = report("fr_leadgen_client", "spend", "Campagnes(")
    periods = cards.groupby(cards["report"].str.contains("~"))[["start", "end"]].first()
    assert periods.loc[False].tolist() == [pd.Timestamp("2025-01-01"), pd.Timestamp("2025-10-09")]
    assert periods.loc[True].tolist() == [pd.Timestamp("2024-01-01"), pd.Timestamp("2024-10-09")]


def test_33_campaigns_of_which_16_spent_and_the_first_has_30_percent():
    cards = report("fr_leadgen_client", "spend", "Campagnes(")
    after = cards[~cards["report"].str.contains("~")]
    assert len(after) == 33
    assert (after["cost"] > 0).sum() == 16
    assert after["cost"].max() / after["cost"].sum() == pytest.approx(0.302, abs=0.0005)


def test_meta_spent_3132_euros_for_results_of_three_kinds():
    spend = intake("fr_leadgen_client").tables["spend"]
    meta = spend[spend["platform"] == "meta"]
    assert len(meta) == 12
    assert meta["cost"].sum() == pytest.approx(3_132.22)
    assert set(meta["currency"]) == {"EUR"}
    kinds = meta.groupby("result_kind")[["cost", "conversions"]].sum()
    assert kinds["conversions"].to_dict() == {"lead": 270, "link_click": 3_884, "landing_page_view": 132}
    costs = (kinds["cost"] / kinds["conversions"]).round(2)
    assert costs.to_dict() == {"lead": 10.02, "link_click": 0.10, "landing_page_view": 0.26}


def test_search_console_files_of_one_property_keep_their_own_totals():
    search = intake("fr_leadgen_client").tables["search"]
    clicks = search.groupby("report")["clicks"].sum()
    assert clicks["Requêtes.csv#1"] == 4_245
    assert clicks["Pages.csv#1"] == 13_355
    queries = search[search["report"] == "Requêtes.csv#1"]
    brand = queries[queries["key"].str.contains("sylv", case=False)]
    assert brand["clicks"].sum() / queries["clicks"].sum() == pytest.approx(0.481, abs=0.01)


def test_pipedrive_deals_have_their_known_outcomes():
    deals = intake("fr_leadgen_client").tables["deals"]
    counts = deals["status"].value_counts()
    assert counts.to_dict() == {"won": 1_815, "lost": 1_114, "open": 2}
    assert counts["won"] / (counts["won"] + counts["lost"]) == pytest.approx(0.6197, abs=0.00005)
    won = deals.loc[deals["status"] == "won", "value"]
    assert won.sum() == pytest.approx(17_822_223.46)
    assert won.mean() == pytest.approx(9_819.41, abs=0.005)
    assert deals["channel"].isna().all()
    assert (deals["value"] == 0).mean() == pytest.approx(0.157, abs=0.0005)
    named = deals["contact_key"]
    assert named.isna().sum() == 5
    assert (
        named.dropna().duplicated(keep=False).sum() == 887 - 5
    )  # the note counts the five empty names as one


def test_pipedrive_cycles_are_76_days_in_the_middle_and_10_are_negative():
    deals = intake("fr_leadgen_client").tables["deals"]
    cycle = (deals["closed_on"] - deals["created"]).dt.days.dropna()
    assert (cycle < 0).sum() == 10
    assert cycle.median() == pytest.approx(76, abs=1)


def test_ga4_user_channel_report_keeps_its_4362_rows():
    rows = report("ga4_en", "traffic", "User_Channel.csv")
    assert len(rows) == 4_362
    assert rows["sessions"].sum() == 8_756_861
    assert rows["users"].sum() == 4_774_252
    direct = rows[rows["source_medium"] == "(direct) / (none)"]
    assert direct["sessions"].sum() == 2_827_831
    assert set(direct["channel"]) == {"direct"}


def test_an_exploration_s_leading_total_is_checked_and_not_counted():
    account = next(item for item in intake("ga4_en").accounts if item.file == "download_exploration.csv")
    assert (account.rows_read, account.kept, account.totals, account.rejected) == (4, 3, 1, 0)
    assert {check.measure: check.stated for check in account.total_checks}["sessions"] == 5
    assert all(check.agrees for check in account.total_checks)


def test_google_ads_english_total_is_one_cent_off_and_that_is_rounding():
    account = next(item for item in intake("google_ads_en").accounts if item.file == "Campaign report.csv")
    cost = account.total_checks[0]
    assert (cost.stated, round(cost.summed, 2), cost.agrees) == (2_565.92, 2_565.93, True)
    assert (account.start.isoformat(), account.end.isoformat()) == ("2025-07-08", "2025-07-31")
    assert account.currency == "INR"


def test_english_search_console_files_disagree_and_stay_apart():
    search = intake("gsc_en").tables["search"]
    clicks = search.groupby("dimension")["clicks"].sum()
    assert clicks[["device", "query", "page", "date"]].to_dict() == {
        "device": 13_114,
        "query": 11_831,
        "page": 56_239,
        "date": 56_239,
    }
    devices = search[search["dimension"] == "device"].set_index("key")["clicks"]
    assert devices.to_dict() == {"mobile": 6_647, "desktop": 6_335, "tablet": 132}
    assert set(search.loc[search["dimension"] == "query", "start"]) == {pd.Timestamp("2024-07-12")}


def test_shopify_orders_are_summed_once_an_order():
    orders = intake("shopify_orders").tables["orders"]
    lines = intake("shopify_orders").tables["order_lines"]
    rupees, dollars = orders[orders["currency"] == "INR"], orders[orders["currency"] == "USD"]
    assert (len(rupees), round(rupees["total"].sum(), 2)) == (51, 590_683.29)
    assert (len(dollars), round(dollars["total"].sum(), 2)) == (81, 3_305.78)
    assert lines.groupby("report").size().to_dict() == {
        "orders_export_1.csv#1": 121,
        "orders_export_2.csv#1": 98,
    }
    assert (dollars["refunded"] > 0).sum() == 1


def test_stripe_amounts_add_up_only_once_converted():
    payments = intake("stripe").tables["payments"]
    rows = payments[payments["report"] == "payments.csv#1"]
    paid = rows[rows["status"] == "paid"]
    assert len(paid) == 372
    assert paid["currency"].value_counts().to_dict() == {"EUR": 164, "USD": 129, "MXN": 79}
    assert paid["converted_amount"].sum() == pytest.approx(174_215.62)
    assert set(paid["converted_currency"]) == {"THB"}


def test_a_psi_answer_gives_the_field_and_the_lab_apart():
    speed = intake("psi").tables["speed"].set_index("source")
    assert speed.loc["field", ["lcp_ms", "inp_ms", "cls"]].tolist() == [2_677, 607, 0.02]
    assert speed.loc["lab", "lcp_ms"] == 7_913
    assert speed.loc["field", "scope"] == "origin"


def test_a_lighthouse_report_gives_its_lab_figures():
    row = intake("lighthouse").tables["speed"].iloc[0]
    assert row["source"] == "lab"
    assert row["device"] == "mobile"
    assert row["performance_score"] == 0.32
    assert row["accessibility_score"] == 0.75
    assert row["lcp_ms"] == pytest.approx(10_884.681, abs=0.001)
    assert row["cls"] == pytest.approx(0.099576, abs=1e-6)
    assert row["tbt_ms"] == pytest.approx(1_055.198, abs=0.001)
    assert pd.isna(row["inp_ms"])


def test_a_trello_card_tells_its_creation_through_its_id():
    """69bd38bd in hexadecimal is 1 774 008 509 seconds: 20 March 2026."""
    card = intake("kanban").tables["cards"]
    trello = card[card["report"].str.startswith("trello")].iloc[0]
    assert trello["created"] == pd.Timestamp("2026-03-20")
    assert bool(trello["open"])


def test_a_mapping_reads_the_8000_qualified_leads_and_their_origins():
    """1 099 leads say "unknown" and 60 say nothing: 14.5 % have no source."""
    columns = {
        "lead_key": "mql_id",
        "created": "first_contact_date",
        "channel": "origin",
        "entry_point": "landing_page_id",
    }
    folder = sample("olist_b2b_leads")
    leads = read_folder(folder, key=KEY, mapping=[MappedExport("leads", columns)]).tables["leads"]
    counts = leads["channel"].value_counts()
    assert len(leads) == 8_000
    assert counts[
        ["organic_search", "paid_search", "organic_social", "direct", "email", "referral"]
    ].tolist() == [
        2_296,
        1_586,
        1_350,
        499,
        493,
        284,
    ]
    assert counts["unassigned"] == 1_099
    assert leads["channel"].isna().sum() == 60
    assert (counts["unassigned"] + leads["channel"].isna().sum()) / len(leads) == pytest.approx(
        0.145, abs=0.0005
    )
    assert leads["created"].min() >= pd.Timestamp("2017-06-01")
    assert leads["created"].max() <= pd.Timestamp("2018-05-31")


def test_a_mapping_reads_the_2427_cards_of_a_jira_project():
    columns = {"card_key": "id", "created": "created_date", "done_on": "finished_date"}
    cards = read_folder(sample("kanban"), key=KEY, mapping=[MappedExport("cards", columns)]).tables["cards"]
    jira = cards[cards["report"].str.startswith("jira")]
    assert len(jira) == 2_427
    assert (jira["done_on"] < jira["created"]).sum() == 1_108
