from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from itineraire import metrics
from itineraire.exports import MappedExport, files, read_folder
from itineraire.exports.client import mappings_of
from itineraire.exports.large_sources import large_sources
from itineraire.tables import conform
from tests.diagnostic.frames import client
from tests.exports.shared import KEY, codes, read_text

ORDERS = (
    "numero,date,montant,rembourse,devise,annulee,canal,courriel\n"
    "1,2025-01-01 10:00:00,100,,eur,non,Organic Search,a@b.test\n"
    "2,2025-01-01 23:30:00,50,10,eur,non,Email,a@b.test\n"
    "3,2025-01-02 09:00:00,30,,eur,oui,Email,a@b.test\n"
    "4,2025-01-02 09:00:00,20,,eur,non,Email,a@b.test\n"
    "5,hier,20,,eur,non,Email,a@b.test\n"
    "6,2025-01-02 09:00:00,vingt,,eur,non,Email,a@b.test\n"
)
COLUMNS = {
    "order_key": "numero",
    "created": "date",
    "total": "montant",
    "refunded": "rembourse",
    "currency": "devise",
    "cancelled": "annulee",
    "customer_key": "courriel",
}
DAY = date(2025, 1, 1), date(2025, 1, 2)


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the door treat files of a hundred bytes as those of two hundred megabytes."""
    monkeypatch.setattr(files, "LARGEST_IN_MEMORY", 100)


def test_a_large_file_of_orders_becomes_sales_by_day_that_the_kpis_read(tmp_path: Path):
    """Two orders on the first day, 150 less 10 given back; one on the second, 20, beside a cancelled one."""
    intake = read_text(tmp_path, ORDERS, "erp.csv", mapping=[MappedExport("orders", COLUMNS, "erp*")])
    account = intake.accounts[0]
    assert (account.rows_read, account.kept, account.rejected) == (6, 4, 2)
    assert account.balances
    assert (account.start, account.end, account.currency) == (*DAY, "EUR")
    days = intake.tables["sales_days"].groupby("start")[["orders", "revenue", "refunded", "cancelled"]].sum()
    assert days.to_numpy().tolist() == [[2, 150, 10, 0], [1, 20, 0, 1]]
    read = {kpi: metrics.measure(kpi, intake.tables, client(), *DAY).value for kpi in ("orders", "revenue")}
    assert read == {"orders": 3, "revenue": 160}


def test_what_a_large_file_loses_is_told(tmp_path: Path):
    intake = read_text(tmp_path, ORDERS, "erp.csv", mapping=[MappedExport("orders", COLUMNS)])
    faults = {fault.code: fault for fault in intake.faults}
    assert set(faults) == {"exports.large_rejected", "exports.large_unused"}
    lost = faults["exports.large_rejected"].values
    assert (lost["undated"], lost["unreadable"], lost["broken"]) == (1, 1, 0)
    assert faults["exports.large_unused"].found == "customer_key"


def test_no_personal_datum_passes_a_large_file(tmp_path: Path):
    columns = {"start": "date", "revenue": "montant", "orders": "*", "source": "courriel"}
    intake = read_text(tmp_path, ORDERS, mapping=[MappedExport("sales_days", columns)])
    assert "a@b.test" not in intake.tables["sales_days"].to_csv()


def test_sales_of_a_large_file_keep_their_channel(tmp_path: Path):
    columns = {"start": "date", "revenue": "montant", "orders": "*", "channel": "canal"}
    sales = read_text(tmp_path, ORDERS, mapping=[MappedExport("sales_days", columns)]).tables["sales_days"]
    assert sales.groupby("channel")["orders"].sum().to_dict() == {"email": 3, "organic_search": 1}


def test_events_are_counted_by_name(tmp_path: Path):
    text = "event_date,event_name\n" + "20250101,add_to_cart\n" * 5 + "20250102,purchase\n" * 2
    columns = {"start": "event_date", "other": "event_name", "key_events": "*"}
    traffic = read_text(tmp_path, text, mapping=[MappedExport("traffic", columns)]).tables["traffic"]
    assert traffic[["start", "other", "key_events", "scope"]].to_numpy().tolist() == [
        [pd.Timestamp("2025-01-01"), "event_name=add_to_cart", 5, "site"],
        [pd.Timestamp("2025-01-02"), "event_name=purchase", 2, "site"],
    ]


def test_an_instant_in_utc_belongs_to_the_client_s_day(tmp_path: Path):
    text = "numero,quand,montant\n" + "1,2025-01-31 23:30:00,5\n" * 9
    columns = {"created": "quand", "total": "montant"}
    sales = read_text(tmp_path, text, mapping=[MappedExport("orders", columns, utc=True)]).tables[
        "sales_days"
    ]
    assert sales["start"].tolist() == [pd.Timestamp("2025-02-01")]
    assert sales["orders"].tolist() == [9]


def test_orders_of_several_lines_are_told(tmp_path: Path):
    text = "numero,date,montant\n" + "1,2025-01-01,5\n2,2025-01-01,7\n" * 10
    columns = {"order_key": "numero", "created": "date", "total": "montant"}
    assert codes(read_text(tmp_path, text, mapping=[MappedExport("orders", columns)])) == {
        "exports.large_repeated"
    }


def test_a_partitioned_folder_is_one_source(tmp_path: Path):
    frame = pd.DataFrame({"date": ["2025-01-01", "2025-02-01"], "montant": [1.0, 2.0], "mois": [1, 2]})
    frame.to_parquet(tmp_path / "erp" / "ventes", partition_cols=["mois"])
    entry = MappedExport("orders", {"created": "date", "total": "montant"}, "erp/ventes/")
    intake = read_folder(tmp_path, key=KEY, mapping=[entry])
    assert [(account.file, account.rows_read) for account in intake.accounts] == [("erp/ventes", 2)]
    assert intake.tables["sales_days"]["revenue"].tolist() == [1, 2]


def test_two_large_files_of_the_same_days_are_not_added(tmp_path: Path):
    """The second file ends later: the day that both hold is read in it, with its own rows."""
    line = "1,{},5\n"
    first = "numero,date,montant\n" + line.format("2025-01-01") * 6 + line.format("2025-01-02") * 7
    second = "numero,date,montant\n" + line.format("2025-01-02") * 8 + line.format("2025-01-03") * 9
    entry = MappedExport("orders", {"created": "date", "total": "montant"})
    read_text(tmp_path, first, "a.csv")
    intake = read_text(tmp_path, second, "b.csv", mapping=[entry])
    assert intake.tables["sales_days"].sort_values("start")["orders"].tolist() == [6, 8, 9]
    assert [(account.kept, account.rejected) for account in intake.accounts] == [(6, 7), (17, 0)]
    assert codes(intake) == {"exports.overlap"}


def test_a_large_file_of_weeks_keeps_what_its_mapping_fixes(tmp_path: Path):
    text = "semaine,depense\n" + "2025-01-06,2\n" * 5 + "2025-01-13,3\n" * 5
    columns = {"start": "semaine", "cost": "depense"}
    entry = MappedExport("spend", columns, grain="week", fixed={"platform": "radio", "currency": "EUR"})
    spend = read_text(tmp_path, text, mapping=[entry]).tables["spend"]
    assert spend[["platform", "currency", "grain", "cost"]].to_numpy().tolist() == [
        ["radio", "EUR", "week", 10],
        ["radio", "EUR", "week", 15],
    ]


def test_a_table_that_does_not_add_up_is_refused(tmp_path: Path):
    entry = MappedExport("leads", {"lead_key": "numero", "created": "date"})
    assert codes(read_text(tmp_path, ORDERS, mapping=[entry])) == {"exports.large_table"}


def test_a_large_file_that_nothing_describes_is_told(tmp_path: Path):
    assert codes(read_text(tmp_path, ORDERS)) == {"exports.too_large"}


def test_an_s3_address_is_a_source_and_a_folder_outside_raw_is_not(tmp_path: Path):
    outside = tmp_path / "other"
    pd.DataFrame({"date": ["2025-01-01"], "montant": [1.0]}).to_parquet(_made(outside) / "a.parquet")
    raw = _made(tmp_path / "raw")
    (raw / "link").symlink_to(outside)
    columns = {"created": "date", "total": "montant"}
    patterns = ("s3://bucket/ventes/", "../other", str(outside), "link", "*")
    entries = [MappedExport("orders", columns, pattern) for pattern in patterns]
    assert [item.name for item in large_sources(raw, entries)] == ["s3://bucket/ventes/"]


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_client_yaml_s_exports_reach_the_door(tmp_path: Path):
    """The pattern, the columns, the decimal mark and the clock of the settings are those the reading uses."""
    settings = {"erp*": {"table": "orders", "columns": COLUMNS, "decimal": ",", "utc": True}}
    (entry,) = mappings_of(client(exports=settings))
    assert entry == MappedExport("orders", COLUMNS, "erp*", ",", utc=True)


def test_a_measure_of_several_currencies_keeps_the_plan_s_own():
    """100 euros and 90 dollars: 100, never 190."""
    days = pd.DataFrame({"start": pd.to_datetime(["2025-01-01"] * 2), "currency": ["EUR", "USD"]})
    sales = conform(
        "sales_days",
        days.assign(end=days["start"], grain="day", report="a#1", orders=1.0, revenue=[100.0, 90.0]),
    )
    spend = conform(
        "spend",
        days.assign(end=days["start"], grain="day", report="b#1", platform="meta", cost=[10.0, 9.0]),
    )
    tables = {"sales_days": sales, "spend": spend}
    read = {
        kpi: metrics.measure(kpi, tables, client(), *DAY).value
        for kpi in ("revenue", "media_spend", "orders")
    }
    assert read == {"revenue": 100, "media_spend": 10, "orders": 2}
