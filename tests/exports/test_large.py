from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from itineraire.errors import ClientFilesError
from itineraire.exports.large import daily_totals

ROWS = (
    "created,currency,total,email\n"
    "2025-01-01 10:00:00,EUR,10.5,a@b.test\n"
    "2025-01-01 23:59:59,EUR,4.5,a@b.test\n"
    "2025-01-02 00:00:00,USD,7,a@b.test\n"
    "31/02/2025,EUR,1,a@b.test\n"
    "2025-01-02 00:00:00,EUR,douze,a@b.test\n"
)


def test_a_large_csv_is_added_up_by_day_and_every_row_is_accounted_for(tmp_path: Path):
    path = tmp_path / "orders.csv"
    path.write_text(ROWS, encoding="utf-8")
    found = daily_totals(path, day="created", sums={"total": "total"}, keys=["currency"])
    assert found.days[["currency", "rows", "total"]].to_numpy().tolist() == [
        ["EUR", 2, 15.0],
        ["USD", 1, 7.0],
    ]
    assert (found.rows_read, found.kept, found.undated, found.unreadable) == (5, 3, 1, 1)
    assert found.balances
    assert "email" not in found.days


def test_a_partitioned_parquet_folder_is_read_whole(tmp_path: Path):
    frame = pd.DataFrame(
        {"created": pd.to_datetime(["2025-01-01", "2025-02-01"]), "total": [1.0, 2.0], "month": [1, 2]}
    )
    frame.to_parquet(tmp_path / "orders", partition_cols=["month"])
    found = daily_totals(tmp_path / "orders", day="created", sums={"total": "total"})
    assert found.days["total"].tolist() == [1.0, 2.0]
    assert found.rows_read == 2


def test_a_missing_column_is_named(tmp_path: Path):
    path = tmp_path / "orders.csv"
    path.write_text(ROWS, encoding="utf-8")
    with pytest.raises(ClientFilesError, match="montant"):
        daily_totals(path, day="created", sums={"total": "montant"})


def test_an_absent_file_is_a_fault_and_not_a_crash(tmp_path: Path):
    with pytest.raises(ClientFilesError, match=r"large_unreadable"):
        daily_totals(tmp_path / "rien.parquet", day="created", sums={})


def test_a_column_s_name_cannot_carry_a_query(tmp_path: Path):
    path = tmp_path / "orders.csv"
    path.write_text('day,"a"" ; DROP"\n2025-01-01,3\n', encoding="utf-8")
    found = daily_totals(path, day="day", sums={"figure": 'a" ; DROP'})
    assert found.days["figure"].tolist() == [3.0]


def test_a_year_that_no_client_lived_is_no_date(tmp_path: Path):
    path = tmp_path / "orders.csv"
    path.write_text("day,total\n-2025-01-01,3\n9999-01-01,3\n2025-01-01,3\n", encoding="utf-8")
    found = daily_totals(path, day="day", sums={"total": "total"}, zone=ZoneInfo("Europe/Paris"), utc=True)
    assert (found.kept, found.undated) == (1, 2)


def test_a_line_that_cannot_be_cut_costs_itself_alone(tmp_path: Path):
    path = tmp_path / "orders.csv"
    path.write_text("day,total\n2025-01-01,3\n2025-01-01,3,4,5\n2025-01-01,\n", encoding="utf-8")
    found = daily_totals(path, day="day", sums={"total": "total"})
    assert (found.rows_read, found.kept, found.broken) == (3, 2, 1)
    assert found.days["total"].tolist() == [3.0]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-12-31 23:30:00 -0500", "2026-01-01"),
        ("2025-12-31T23:30:00Z", "2025-12-31"),
        ("2025-12-31T23:30:00+02:00", "2025-12-31"),
    ],
)
def test_an_instant_that_says_its_zone_is_of_the_client_s_day(tmp_path: Path, cell: str, day: str):
    """London is on UTC in winter: only what is past midnight there is of the next day."""
    path = tmp_path / "orders.csv"
    path.write_text(f"day,total\n{cell},3\n", encoding="utf-8")
    found = daily_totals(path, day="day", sums={"total": "total"}, zone=ZoneInfo("Europe/London"))
    assert found.days["day"].tolist() == [pd.Timestamp(day)]


def test_french_days_and_decimals_are_read_when_the_settings_say_so(tmp_path: Path):
    path = tmp_path / "ventes.csv"
    path.write_text('jour;total\n31/12/2025;"1 234,50"\n31/12/2025 23:59;0,5\n', encoding="utf-8")
    found = daily_totals(path, day="jour", sums={"total": "total"}, decimal=",")
    assert found.days["total"].tolist() == [1235.0]
    assert found.days["day"].tolist() == [pd.Timestamp("2025-12-31")]


def test_a_figure_that_no_business_reaches_is_no_figure(tmp_path: Path):
    path = tmp_path / "orders.csv"
    path.write_text("day,total\n2025-01-01,1e308\n2025-01-01,nan\n2025-01-01,2\n", encoding="utf-8")
    found = daily_totals(path, day="day", sums={"total": "total"})
    assert (found.kept, found.unreadable, found.days["total"].tolist()) == (1, 2, [2.0])


def test_an_empty_flag_is_a_no(tmp_path: Path):
    path = tmp_path / "orders.csv"
    path.write_text("day,gone\n2025-01-01,\n2025-01-01,oui\n2025-01-01,non\n", encoding="utf-8")
    days = daily_totals(path, day="day", sums={}, flags=["gone"]).days
    assert days[["gone", "rows"]].to_numpy().tolist() == [[False, 2], [True, 1]]
