"""What real exports of web and advertising tools do, in small files of the same form, with sums worked out by hand."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from itineraire.errors import Severity
from itineraire.exports import read_folder
from itineraire.tables import only_report
from itineraire.wording.faults import fault_sentence
from tests.exports.shared import KEY, codes, read_text
from tests.exports.test_formats import GA4_HEAD, only

GA4_DATES = "# Date de début\u00a0: 20250301\n# Date de fin\u00a0: 20250331\n"


def test_a_keyword_report_s_totals_stand_in_its_third_column(tmp_path: Path):
    """Ten and five dollars of keywords, then five total rows of 15: 90 if they were counted."""
    lines = [
        "Search keyword report",
        '"March 1, 2025 - March 31, 2025"',
        "Keyword status,Keyword,Match type,Campaign,Ad group,Impr.,Currency code,Cost,Clicks,Conversions",
        "Enabled,[abri bois],Exact match,Recherche,Abris,200,USD,10.00,4,1.00",
        "Paused,carport,Broad match,Recherche,Carports,0,USD,5.00,0,0.00",
        " --,,Total: All but removed keywords, --, --,200,USD,15.00,4,1.00",
        ",,Total: Keywords in your account,,,200,USD,15.00,4,1.00",
        ",,Total: Your keywords,,,200,USD,15.00,4,1.00",
        ",,Total: Account,,,200,USD,15.00,4,1.00",
        ",,Total: Search,,,200,USD,15.00,4,1.00",
    ]
    intake = read_text(tmp_path, "\n".join(lines))
    spend = only(intake, "spend")
    keywords = only_report(spend, "cost", by=["keyword"])
    assert keywords["cost"].sum() == 15
    assert keywords["keyword"].tolist() == ["[abri bois]", "carport"]
    assert only_report(spend, "cost")["cost"].sum() == 15
    account = intake.accounts[0]
    assert (account.kept, account.totals, account.rejected) == (2, 5, 0)
    assert [check.agrees for check in account.total_checks] == [True] * 4
    assert account.total_checks[0].label == "Total: All but removed keywords"


def test_the_fifty_first_keywords_of_a_card_are_not_the_account_s_spend(tmp_path: Path):
    """The card of campaigns says 3 000 €; the card of keywords only holds the largest ones."""
    keywords = (
        "Mot clé pour le Réseau de Recherche,Type de correspondance,État de la campagne,Coût,Coût (Comparaison),Clics,"
        'Clics (Comparaison)\ncarport,Expression exacte,Activé,"2\u00a0000,50\u00a0€","10,00\u00a0€",1 164,5\n'
    )
    campaigns = 'Nom de la campagne,Coût,Clics\nMarque,"3 000,00\u00a0€",1 500\n'
    read_text(tmp_path, keywords, "Mots_clés(2025.03.01-2025.03.31_par_rapport_à_2024.03.01-2024.03.31).csv")
    spend = only(read_text(tmp_path, campaigns, "Campagnes(2025.03.01-2025.03.31).csv"), "spend")
    assert only_report(spend, "cost")["cost"].sum() == 3_000
    card = only_report(spend, "cost", by=["keyword"])
    assert card[["keyword", "cost", "clicks"]].to_numpy().tolist() == [["carport", 2_000.50, 1_164]]
    before = spend[spend["report"].str.endswith("~comparison")]
    assert before["cost"].tolist() == [10]
    assert before["start"].tolist() == [pd.Timestamp("2024-03-01")]


@pytest.mark.parametrize(
    "text",
    [
        'Mot,Coût,Clics,Impressions,Conversions,Principales requêtes\nbois,"3,00\u00a0€",3,40,"0,00",(abri bois)\n',
        "Asset details report\nAll time\nAsset status,Asset,Level,Asset type,Impr.,Clicks,Cost\n"
        "Enabled,A,Ad,Headline,9,1,2.00\n",
    ],
)
def test_a_click_counted_on_several_lines_is_never_spend(tmp_path: Path, text: str):
    intake = read_text(tmp_path, text)
    assert only(intake, "spend").empty
    assert intake.accounts[0].tool == "google_ads"
    assert intake.rejected["reason"].tolist() == ["overlapping_rows"]
    assert "exports.rejected_overlapping_rows" in codes(intake)


def test_a_meta_report_opens_with_its_total(tmp_path: Path):
    """12.50 + 7.50 = 20, which the first line says too: 40 if it were counted."""
    lines = [
        '"Campaign name",Gender,Impressions,Currency,"Amount spent (EUR)","Link clicks",Purchases,'
        '"Reporting starts","Reporting ends"',
        ",,300,EUR,20,9,3,2025-03-01,2025-03-31",
        '"Printemps",female,200,EUR,12.5,6,3,2025-03-01,2025-03-31',
        '"Printemps",male,100,EUR,7.5,3,,2025-03-01,2025-03-31',
    ]
    intake = read_text(tmp_path, "\n".join(lines))
    rows = only(intake, "spend")
    assert rows["cost"].sum() == 20
    assert rows["other"].tolist() == ["Gender=female", "Gender=male"]
    assert rows["currency"].tolist() == ["EUR", "EUR"]
    assert (intake.accounts[0].kept, intake.accounts[0].totals) == (2, 1)
    assert all(check.agrees for check in intake.accounts[0].total_checks)
    assert len(intake.accounts[0].total_checks) == 3


def test_a_meta_table_whose_every_name_is_empty_keeps_its_rows(tmp_path: Path):
    head = "Campaign name,Amount spent (EUR),Reporting starts,Reporting ends\n"
    text = head + ",5,2025-03-01,2025-03-01\n,6,2025-03-02,2025-03-02\n"
    assert only(read_text(tmp_path, text), "spend")["cost"].sum() == 11


def test_microsoft_reads_its_dates_the_american_way(tmp_path: Path):
    """1/2/2026 is 2 January: nothing in the file proves it, the tool writes so."""
    text = (
        '"Report Name: Campaign"\n"Report Time: 1/1/2026,1/2/2026"\n"Report Aggregation: Daily"\n"Rows: 2"\n\n'
        '"TimePeriod","AccountName","CampaignName","CurrencyCode","Spend","Impressions","Clicks","Conversions","Revenue"\n'
        '"1/1/2026","Compte","Marque","EUR","20.00","2,000","80","4","300.00"\n'
        '"1/2/2026","Compte","Marque","EUR","10.50","1,000","40","1","50.00"\n'
        '"©2026 Microsoft Corporation. All rights reserved. "\n'
    )
    rows = only(read_text(tmp_path, text, encoding="utf-8-sig"), "spend")
    assert rows["start"].tolist() == [pd.Timestamp("2026-01-01"), pd.Timestamp("2026-01-02")]
    assert rows["cost"].sum() == pytest.approx(30.50)
    assert rows["impressions"].sum() == 3_000
    assert set(rows["platform"]) == {"microsoft_ads"}


def test_a_ga4_overview_opens_with_figures_of_the_whole_site(tmp_path: Path):
    text = (
        GA4_HEAD
        + GA4_DATES
        + "Utilisateurs actifs,Nouveaux utilisateurs,Durée d'engagement moyenne par utilisateur actif,"
        "Nombre d'événements\n150,140,47.7,2000\n\n#  \n"
        + GA4_DATES
        + "Première combinaison source/support de l'utilisateur,Utilisateurs actifs\n"
        "(direct) / (none),90\ngoogle / organic,75\n"
        "\n#  \n" + GA4_DATES + "Nième jour,new,returning\n0000,5,1\n"
    )
    intake = read_text(tmp_path, text)
    rows = only(intake, "traffic")
    site = rows[rows["scope"] == "site"]
    assert site[["users", "new_users"]].to_numpy().tolist() == [[150, 140]]
    assert rows.loc[rows["scope"] == "first_user", "channel"].tolist() == ["direct", "organic_search"]
    assert [account.report for account in intake.accounts] == ["overview", "traffic", "traffic"]
    assert intake.rejected["reason"].tolist() == ["not_used"]
    assert codes(intake) == set()


def test_a_bounce_rate_tells_the_engaged_sessions(tmp_path: Path):
    """200 sessions, of which 25 % bounced."""
    text = GA4_HEAD + GA4_DATES + "Page de destination,Sessions,Taux de rebond\n/a,200,0.25\n"
    assert only(read_text(tmp_path, text), "traffic")["engaged_sessions"].tolist() == [150]


def test_an_exploration_saved_again_by_a_spreadsheet_keeps_its_total_apart(tmp_path: Path):
    text = (
        "# ----,,,\n# B - GA4,,,\n# exploration,,,\n# 20250301-20250331,,,\n# ----,,,\n,,,\n"
        "Landing page,Sessions,Key events,\n,100,9,Grand total\n/a,60,6,\n/b,40,3,\n"
    )
    intake = read_text(tmp_path, text)
    assert only(intake, "traffic")["sessions"].sum() == 100
    assert (intake.accounts[0].kept, intake.accounts[0].totals) == (2, 1)


def test_core_web_vitals_become_counts_of_pages_on_the_device_of_their_metadata(tmp_path: Path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("Chart.csv", "Date,Poor,Need improvement,Good\n2025-03-01,5,7,56\n2025-03-02,4,8,57")
        archive.writestr("Metadata.csv", "Property,Value\nDevice,Mobile")
        archive.writestr(
            "Table.csv",
            "Severity,Issue,Validation,URLs\nPoor,LCP issue: longer than 4s (mobile),Not Started,5",
        )
    (tmp_path / "vitals.zip").write_bytes(content.getvalue())
    intake = read_folder(tmp_path, key=KEY)
    rows = only(intake, "speed")
    assert rows[["device", "source", "scope"]].drop_duplicates().to_numpy().tolist() == [
        ["mobile", "field", "origin"]
    ]
    assert rows[["good_pages", "middling_pages", "poor_pages"]].to_numpy().tolist() == [
        [56, 7, 5],
        [57, 8, 4],
    ]
    assert rows["measured"].max() == pd.Timestamp("2025-03-02")
    assert sorted(intake.rejected["reason"]) == ["context", "overlapping_rows"]


@pytest.mark.parametrize(
    "text",
    [
        "Date,Non indexées,Dans l'index,Impressions\n2025-03-01,,,7\n2025-03-02,8,1,8",
        "Date,Not indexed,Indexed,Impressions\n2025-03-01,161,150,1225\n",
        "Raison,Source,Validation,Pages\nErreur serveur (5xx),Site Web,Non commencé,12\n",
        "Reason,Source,Validation,Pages\nNot found (404),Website,Not Started,3\n",
        'Problème,Validation,Éléments\n"Champ ""review"" manquant",Non commencé,5\n',
        "Date,URL non HTTPS,URL HTTPS\n2025-03-01,0,12\n",
        "URL,Dernière exploration\nhttps://exemple.test/,2025-03-01\n",
        "Date,Non valide,Valides,Impressions\n2025-03-01,1,12,90\n",
    ],
)
def test_the_other_search_console_reports_are_known_and_stop_nothing(tmp_path: Path, text: str):
    intake = read_text(tmp_path, text)
    assert intake.accounts[0].tool == "search_console"
    assert set(intake.rejected["reason"]) == {"not_used"}
    (fault,) = intake.faults
    assert (fault.code, fault.severity) == ("exports.file_not_used", Severity.WARNING)
    assert "Search Console" in fault_sentence(fault, "fr")


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("Last 3 months", "Previous 3 months"),
        ("3 derniers mois", "3 mois précédents"),
        ("Last 28 days", "Same period last year"),
        ("2025/7/4 - 2025/7/10", "2025/6/27 - 2025/7/3"),
    ],
)
def test_a_search_console_comparison_is_two_reports(tmp_path: Path, now: str, before: str):
    measures = ("Clics", "Impressions", "CTR", "Position")
    head = [
        "Pages les plus populaires",
        *(f"{period} {name}" for name in measures for period in (now, before)),
    ]
    text = ",".join(head) + "\nhttps://exemple.test/a,7,3,140,90,5%,3.33%,14.5,20.25\n"
    rows = only(read_text(tmp_path, text), "search").set_index("report")
    assert rows.loc["export.csv#1", ["clicks", "impressions", "position"]].tolist() == [7, 140, 14.5]
    assert rows.loc["export.csv#1~comparison", ["clicks", "impressions", "position"]].tolist() == [
        3,
        90,
        20.25,
    ]
    dated = now[0] == "2"
    assert rows["start"].notna().tolist() == [dated, dated]
    if dated:
        assert rows["end"].tolist() == [pd.Timestamp("2025-07-10"), pd.Timestamp("2025-07-03")]


def test_the_days_of_a_comparison_date_the_main_period_only(tmp_path: Path):
    head = "Last 2 days {0},Previous 2 days {0}"
    days = ",".join(["Date", *(head.format(name) for name in ("Clicks", "Impressions", "CTR", "Position"))])
    pages = days.replace("Date", "Top pages")
    read_text(
        tmp_path, days + "\n2025-03-02,4,2,9,8,44%,25%,3,5\n2025-03-01,3,1,9,7,33%,14%,3,5\n", "Dates.csv"
    )
    rows = only(
        read_text(tmp_path, pages + "\nhttps://exemple.test/a,7,3,18,15,39%,20%,3,5\n", "Pages.csv"), "search"
    )
    assert sorted(rows["report"].unique()) == ["Dates.csv#1", "Pages.csv#1", "Pages.csv#1~comparison"]
    starts = rows.set_index("report")["start"]
    assert starts["Pages.csv#1"] == pd.Timestamp("2025-03-01")
    assert pd.isna(starts["Pages.csv#1~comparison"])


def test_labels_that_only_look_like_two_periods_are_left_alone(tmp_path: Path):
    """``Link clicks`` and ``Unique link clicks`` are two measures of one period."""
    text = (
        "Campaign name,Link clicks,Unique link clicks,Impressions,Amount spent (EUR),Reporting starts,Reporting ends\n"
        "A,9,8,100,5,2025-03-01,2025-03-31\n"
    )
    rows = only(read_text(tmp_path, text), "spend")
    assert rows["clicks"].tolist() == [9]


def test_a_table_saved_again_by_a_french_spreadsheet_keeps_its_figures(tmp_path: Path):
    """Semicolons and decimal commas, where Search Console writes commas and points."""
    text = (
        "Requêtes les plus fréquentes;Clics;Impressions;CTR;Position\n"
        "lampe rotin;1 234;45 678;2,7 %;4,5\napplique;12;20 000;0,123 %;12,25\n"
    )
    rows = only(read_text(tmp_path, text), "search")
    assert rows["clicks"].sum() == 1_246
    assert rows["position"].tolist() == [4.5, 12.25]


def test_one_damaged_figure_does_not_change_the_decimal_mark(tmp_path: Path):
    text = 'Top queries,Clicks,Impressions,CTR,Position\na,3,"1,234",1%,4.5\nb,trois,2,1%,4.5\n'
    rows = only(read_text(tmp_path, text), "search")
    assert rows["impressions"].tolist() == [1_234]


def test_a_search_console_workbook_dates_its_sheets(tmp_path: Path):
    with pd.ExcelWriter(tmp_path / "gsc.xlsx") as book:
        days = {
            "Date": pd.to_datetime(["2025-03-01", "2025-03-02"]),
            "Clics": [3, 1],
            "Impressions": [30, 20],
        }
        pd.DataFrame(days | {"CTR": [0.1, 0.05], "Position": [4.25, 5]}).to_excel(
            book, sheet_name="Graphique", index=False
        )
        queries = {"Requêtes les plus fréquentes": ["abri"], "Clics": [4], "Impressions": [50]}
        pd.DataFrame(queries | {"CTR": [0.08], "Position": [4.5]}).to_excel(
            book, sheet_name="Requêtes", index=False
        )
    rows = only(read_folder(tmp_path, key=KEY), "search").set_index("dimension")
    assert rows.loc["query", ["clicks", "start", "end"]].tolist() == [
        4,
        pd.Timestamp("2025-03-01"),
        pd.Timestamp("2025-03-02"),
    ]
    assert rows.loc["date", "clicks"].sum() == 4


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("janvier 2025", "2025-01-01", "2025-01-31"),
        ("January 2025", "2025-01-01", "2025-01-31"),
        ("mercredi 1 janvier 2025", "2025-01-01", "2025-01-01"),
        ("Wednesday, January 1, 2025", "2025-01-01", "2025-01-01"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_matomo_says_its_period_in_the_file_s_name(tmp_path: Path, said: str, start: str, end: str):
    """60 % of 25 visits bounced: 10 did not."""
    text = 'Nom,Visiteurs uniques,Visites,Taux de rebond\nMoteurs de recherche,20,25,"60\u00a0%"\n'
    name = f"Export _ Type de canal _ {said}.csv"
    row = only(read_text(tmp_path, text, name, encoding="utf-16"), "traffic").iloc[0]
    assert row[["channel", "sessions", "engaged_sessions"]].tolist() == ["organic_search", 25, 10]
    assert (row["start"], row["end"]) == (pd.Timestamp(start), pd.Timestamp(end))


def test_a_tool_without_data_says_so_and_stops_nothing(tmp_path: Path):
    read_text(tmp_path, "No data available", "matomo.csv")
    meta = 'Reporting starts,Reporting ends,Campaign name,Results,Amount spent (USD)\n"No data available."\n'
    intake = read_text(tmp_path, meta, "meta.csv")
    assert only(intake, "spend").empty
    assert codes(intake) == {"exports.no_data", "exports.rejected_no_data"}
    assert {fault.severity for fault in intake.faults} == {Severity.WARNING}


def test_a_ga4_table_by_a_dimension_nobody_described_is_read_under_its_period(tmp_path: Path):
    table = "Tranche d'âge,Utilisateurs actifs,Sessions\n18-24,10,12\n25-34,20,30\n"
    rows = only(read_text(tmp_path / "a", GA4_HEAD + GA4_DATES + table), "traffic")
    assert rows["other"].tolist() == ["Tranche d'âge=18-24", "Tranche d'âge=25-34"]
    assert rows["sessions"].sum() == 42
    exploration = "# ----\n# B - GA4\n# tranches\n# 20250301-20250331\n# ----\n\n" + table
    assert only(read_text(tmp_path / "b", exploration), "traffic")["sessions"].sum() == 42
    assert codes(read_text(tmp_path / "c", table)) == {"exports.unknown"}


def test_a_google_ads_report_by_landing_page_is_spend_by_something_else(tmp_path: Path):
    text = "Landing page report\n1 March 2025 - 31 March 2025\nLanding page,Clicks,Impr.,Cost\nhttps://exemple.test/a,3,9,2.50\n"
    row = only(read_text(tmp_path, text), "spend").iloc[0]
    assert (row["cost"], row["other"]) == (2.50, "Landing page=https://exemple.test/a")


def test_places_without_a_code_are_told_apart_by_their_address(tmp_path: Path):
    text = (
        "Store code,Business name,Address,Google Search - Mobile,Google Maps - Mobile,Calls\n"
        ",,,Number of people,Number of people,Number of calls\n,Magasin,1 rue A,4,2,1\n,Magasin,2 rue B,6,3,0\n"
    )
    intake = read_text(tmp_path, text, "GMB 2025-3-1 - 2025-3-31.csv")
    rows = only(intake, "local")
    assert rows["place"].nunique() == 2
    assert rows["search_views"].sum() == 10
    assert intake.rejected["reason"].tolist() == ["context"]
    assert codes(intake) == set()


def ads(time: str, *rows: str) -> str:
    lines = ["Rapport sur les campagnes", "1 janvier 2025 - 28 février 2025"]
    return "\n".join([*lines, f"{time}\tCampagne\tCode de la devise\tCoût\tClics\tImpr.", *rows])


def test_a_total_may_stand_where_the_others_have_their_month(tmp_path: Path):
    text = ads(
        "Mois",
        'janvier 2025\tA\tEUR\t"12,50"\t3\t1\u202f000',
        'février 2025\tA\tEUR\t"2,50"\t3\t1\u202f000',
        'Total\u00a0: Compte\t\tEUR\t"15,00"\t6\t2\u202f000',
    )
    intake = read_text(tmp_path, text, encoding="utf-16")
    spend = only(intake, "spend")
    assert only_report(spend, "cost", by=["campaign"])["end"].tolist() == [
        pd.Timestamp("2025-01-31"),
        pd.Timestamp("2025-02-28"),
    ]
    assert spend.loc[spend["report"] == "export.csv#1.account", "cost"].tolist() == [15]
    assert [check.agrees for check in intake.accounts[0].total_checks] == [True] * 3


def test_the_same_campaigns_by_day_and_by_month_are_two_reports(tmp_path: Path):
    """A curve by day is not lost because a table by month ends later."""
    read_text(tmp_path, ads("Jour", '2025-01-03\tA\tEUR\t"1,50"\t3\t100'), "jour.csv")
    intake = read_text(tmp_path, ads("Mois", 'janvier 2025\tA\tEUR\t"9,50"\t3\t900'), "mois.csv")
    spend = only(intake, "spend")
    assert dict(zip(spend["grain"], spend["cost"], strict=True)) == {"day": 1.50, "month": 9.50}
    assert spend["report"].nunique() == 2
    assert intake.rejected.empty


def test_a_tiktok_table_is_not_google_ads(tmp_path: Path):
    text = "Campaign name,Cost,Impressions,Clicks (destination),Conversions\nA,5,100,3,1\n"
    intake = read_text(tmp_path, text)
    assert only(intake, "spend").empty
    assert intake.accounts[0].tool == "unknown"


def test_meta_results_are_those_of_the_fullest_column(tmp_path: Path):
    text = (
        "Campaign name,Impressions,Amount spent (EUR),Leads,Purchases,Reporting starts,Reporting ends\n"
        "A,100,5,,2,2025-03-01,2025-03-31\nB,100,5,,3,2025-03-01,2025-03-31\n"
    )
    rows = only(read_text(tmp_path, text), "spend")
    assert rows["conversions"].sum() == 5
    assert set(rows["result_kind"]) == {"purchase"}
