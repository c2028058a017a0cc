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
