"""Tables that no tool signs: what is proposed to the consultant, and what a mapping then reads."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from ruamel.yaml import YAML

from itineraire.engagement import Client
from itineraire.exports import Intake, MappedExport, read_folder
from itineraire.exports.client import mappings_of
from tests.diagnostic.frames import client
from tests.exports.shared import KEY, codes, read_text, sample


def proposed(intake: Intake) -> dict[str, dict[str, object]]:
    """Return the lines to paste, as the settings they are."""
    found: dict[str, dict[str, object]] = {}
    for fault in intake.faults:
        if paste := str(fault.values.get("paste", "")):
            found |= YAML(typ="safe").load(paste)["exports"]
    return found


def pasted(folder: Path, intake: Intake) -> Intake:
    """Read again with the lines that were proposed, pasted as they are."""
    settings: Client = client(exports=proposed(intake))
    return read_folder(folder, key=KEY, mapping=mappings_of(settings))


def test_the_proposal_is_made_of_the_file_s_own_columns_and_reads_it(tmp_path: Path):
    """French figures, a column of no use, quotes in a label: 12,50 and 7,50 make 20."""
    text = 'N° commande;Date;"Montant ""TTC""";Couleur\nA1;31/01/2025;12,50;bleu\nA2;01/02/2025;7,50;vert\n'
    intake = read_text(tmp_path, text, "ventes.csv")
    assert codes(intake) == {"exports.unknown"}
    assert proposed(intake) == {
        "ventes.csv": {
            "table": "orders",
            "columns": {"order_key": "N° commande", "created": "Date", "total": 'Montant "TTC"'},
            "decimal": ",",
        }
    }
    orders = pasted(tmp_path, intake).tables["orders"]
    assert orders["total"].sum() == 20
    assert orders["created"].tolist() == [pd.Timestamp("2025-01-31"), pd.Timestamp("2025-02-01")]


def test_a_first_line_of_data_proposes_nothing(tmp_path: Path):
    intake = read_text(tmp_path, "Camille,camille@exemple.test\nAlix,alix@exemple.test\n")
    assert proposed(intake) == {}


def test_a_file_that_nothing_guesses_gets_a_form_to_fill(tmp_path: Path):
    intake = read_text(tmp_path, "couleur,forme\nbleu,rond\n", "x.csv")
    assert proposed(intake) == {"x.csv": {"table": "leads", "columns": {"lead_key": "couleur"}}}


def test_what_stands_in_no_column_is_fixed_and_a_row_may_be_a_week(tmp_path: Path):
    entry = MappedExport("spend", {"start": "w", "cost": "c"}, grain="week", fixed={"platform": "meta"})
    spend = read_text(tmp_path, "w,c\n2025-01-06,3\n2025-01-13,4\n", mapping=[entry]).tables["spend"]
    assert spend[["platform", "grain", "cost"]].to_numpy().tolist() == [
        ["meta", "week", 3],
        ["meta", "week", 4],
    ]
    assert spend["end"].tolist() == [pd.Timestamp("2025-01-12"), pd.Timestamp("2025-01-19")]


def test_a_figure_cannot_be_fixed(tmp_path: Path):
    entry = MappedExport("spend", {"start": "w"}, fixed={"cost": "3", "inconnue": "x"})
    intake = read_text(tmp_path, "w,c\n2025-01-06,3\n", mapping=[entry])
    assert [fault.found for fault in intake.faults if fault.code == "exports.mapping_column"] == [
        "cost",
        "inconnue",
    ]


def test_olist_s_leads_and_deals_are_read_as_proposed():
    """8 000 leads of June 2017 to May 2018, 842 won: 10.525 %; organic search brings 2 296 of them."""
    folder = sample("olist_b2b_leads")
    intake = pasted(folder, read_folder(folder, key=KEY))
    leads, deals = intake.tables["leads"], intake.tables["deals"]
    assert (len(leads), len(deals)) == (8_000, 842)
    assert leads["lead_key"].isin(deals["deal_key"]).mean() == pytest.approx(0.10525)
    assert (leads["source"] == "organic_search").sum() == 2_296
    assert (leads["created"].min(), leads["created"].max()) == (
        pd.Timestamp("2017-06-14"),
        pd.Timestamp("2018-05-31"),
    )
    delays = deals.merge(leads, left_on="deal_key", right_on="lead_key")
    assert (delays["won_on"] - delays["created_y"]).dt.days.lt(0).sum() == 1


@pytest.mark.parametrize(
    ("file", "weeks", "first", "revenue"),
    [
        ("robyn_dt_simulated_weekly.csv", 208, "2015-11-23", 379_005_697),
        ("pymc_mmm_example.csv", 179, "2018-04-02", None),
    ],
)
def test_weeks_of_sales_are_read_as_proposed(file: str, weeks: int, first: str, revenue: float | None):
    """Robyn: 379 005 697 in all; the other file writes 2 April 2018 as 4/2/2018."""
    folder = sample("mmm")
    found = proposed(read_folder(folder, key=KEY))
    mapping = mappings_of(client(exports=found))
    sales = read_folder(folder, key=KEY, mapping=mapping, ignored=lambda name: name != file).tables[
        "sales_days"
    ]
    assert (len(sales), sales["start"].min(), set(sales["grain"])) == (weeks, pd.Timestamp(first), {"week"})
    assert revenue is None or sales["revenue"].sum() == pytest.approx(revenue, abs=1)


def test_jira_s_tasks_are_read_as_proposed():
    """2 427 tasks, 1 108 of which end before they begin; the others take 4 days in the middle."""
    folder = sample("kanban")
    cards = pasted(folder, read_folder(folder, key=KEY)).tables["cards"]
    cards = cards[cards["report"].str.startswith("jira")]
    days = (cards["done_on"] - cards["created"]).dt.days
    assert (len(cards), (days == -1).sum(), days[days >= 0].median()) == (2_427, 1_108, 4)


def test_the_steps_of_a_funnel_are_counted_by_page_and_by_device():
    """90 400 -> 45 200 -> 6 030 -> 452; 60 200 visitors on desktop, 30 200 on mobile."""
    folder = sample("funnel_devices")
    pages = ("home_page", "search_page", "payment_page", "payment_confirmation_page")
    files = ("home_page_table", "search_page_table", "payment_page_table", "payment_confirmation_table")
    steps = [
        MappedExport("traffic", {"page": page, "users": "*"}, f"{file}.csv")
        for page, file in zip(pages, files, strict=True)
    ]
    users = MappedExport("traffic", {"start": "date", "device": "device", "users": "*"}, "user_table.csv")
    traffic = read_folder(folder, key=KEY, mapping=[*steps, users]).tables["traffic"]
    assert [traffic.loc[traffic["page"] == page, "users"].sum() for page in pages] == [
        90_400,
        45_200,
        6_030,
        452,
    ]
    assert traffic.groupby("device")["users"].sum().to_dict() == {"desktop": 60_200, "mobile": 30_200}


def test_the_visitors_of_a_shop_are_counted_by_kind():
    """12 330 sessions: 10 551 of returning visitors, 1 694 of new ones, 85 others."""
    entry = MappedExport("traffic", {"sessions": "*", "other": "VisitorType"})
    traffic = read_folder(sample("online_shoppers"), key=KEY, mapping=[entry]).tables["traffic"]
    assert traffic.groupby("other")["sessions"].sum().to_dict() == {
        "New_Visitor": 1_694,
        "Other": 85,
        "Returning_Visitor": 10_551,
    }
