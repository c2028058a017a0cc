from __future__ import annotations

from pathlib import Path

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
