from __future__ import annotations

from pathlib import Path

import pandas as pd

from itineraire.errors import Severity
from tests.exports.shared import codes, read_text

STRIPE = "id,Created date (UTC),Amount,Currency,Status,Customer ID\n"
FILTERS = "Filter,Value\nSearch type,Web\nDate,1 Jan 2025-31 Dec 2025\n"
QUERIES = "Top queries,Clicks,Impressions,CTR,Position\nabri,3,10,30%,2.5\n"


def test_amounts_of_several_currencies_are_told(tmp_path: Path):
    text = STRIPE + "a,2025-01-01 10:00:00,5,eur,Paid,c\nb,2025-01-01 10:00:00,5,usd,Paid,c\n"
    intake = read_text(tmp_path, text)
    assert codes(intake) == {"exports.mixed_currencies"}
    assert intake.faults[0].found == "EUR, USD"
    assert intake.accounts[0].currency == "EUR + USD"


def test_a_payment_at_half_past_eleven_utc_is_of_the_next_day_in_paris(tmp_path: Path):
    text = STRIPE + "a,2025-01-31 23:30:00,5,eur,Paid,c\n"
    assert read_text(tmp_path, text).tables["payments"]["created"].tolist() == [
        pd.Timestamp("2025-02-01 00:30")
    ]


def test_payments_without_ids_that_are_alike_are_all_kept(tmp_path: Path):
    text = "Created date (UTC);Amount;Currency;Status\n2025-01-01 10:00:00;5;eur;Paid\n2025-01-01 10:00:00;5;eur;Paid\n"
    assert read_text(tmp_path, text).tables["payments"]["amount"].sum() == 10


def test_a_table_without_period_is_told_and_the_filters_file_beside_it_cures_it(tmp_path: Path):
    assert codes(read_text(tmp_path, QUERIES, "q.csv")) == {"exports.no_period"}
    intake = read_text(tmp_path, FILTERS, "f.csv")
    row = intake.tables["search"].iloc[0]
    assert (row["start"], row["end"]) == (pd.Timestamp("2025-01-01"), pd.Timestamp("2025-12-31"))
    assert codes(intake) == set()


def test_a_total_that_is_not_the_sum_is_a_warning(tmp_path: Path):
    text = (
        "Campaign report\n2025-01-01 - 2025-01-31\nCampaign,Impr.,Cost\nA,10,5.00\nTotal: Campaigns,10,9.00\n"
    )
    intake = read_text(tmp_path, text)
    assert codes(intake) == {"exports.total_short"}
    assert intake.faults[0].severity is Severity.WARNING
    assert intake.faults[0].values["stated"] == 9


def test_an_impossible_figure_is_rejected(tmp_path: Path):
    intake = read_text(tmp_path, QUERIES + "carport,-4,10,30%,2\n")
    assert intake.rejected[["line", "column", "value", "reason"]].to_numpy().tolist() == [
        [3, "Clicks", "-4", "out_of_bounds"]
    ]


def test_an_export_without_any_row_is_told_once(tmp_path: Path):
    """Two tables under one preamble, both empty."""
    intake = read_text(
        tmp_path, "# Start date: 20250101\nNth day,Sessions\n\n# Start date: 20250101\nCountry,Sessions\n"
    )
    assert [fault.code for fault in intake.faults] == ["exports.no_rows"]
    assert intake.faults[0].values["tool"] == "ga4"


def test_a_tool_that_writes_that_it_has_no_data_is_an_empty_export(tmp_path: Path):
    head = "Campaign name,Reporting starts,Reporting ends,Amount spent (EUR),Impressions,Results,Result indicator"
    intake = read_text(tmp_path, f"{head}\nNo data available.\n")
    assert codes(intake) == {"exports.no_rows"}
    assert intake.rejected["reason"].tolist() == ["no_data"]


def test_a_file_whose_rows_are_mostly_left_out_is_told_so_once(tmp_path: Path):
    """Three rows of four hold a word for a figure; one of four is told as a row, not as a file."""
    rows = "abri,{},10,30%,2.5\n"
    text = QUERIES.splitlines()[0] + "\n" + "".join(rows.format(cell) for cell in ("x", "y", "z", "1"))
    intake = read_text(tmp_path / "most", FILTERS, "f.csv") and read_text(tmp_path / "most", text, "q.csv")
    assert codes(intake) == {"exports.mostly_rejected_unreadable"}
    text = QUERIES.splitlines()[0] + "\n" + "".join(rows.format(cell) for cell in ("x", "2", "3", "1"))
    intake = read_text(tmp_path / "few", FILTERS, "f.csv") and read_text(tmp_path / "few", text, "q.csv")
    assert codes(intake) == {"exports.rejected_unreadable"}
