"""A firm's own tables, read through a mapping of ``client.yaml``."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from itineraire.exports import Intake, MappedExport, read_folder
from tests.exports.shared import KEY, only, read_text

_ORDERS = MappedExport(
    "orders",
    {"order_key": "N° commande", "created": "Date", "total": "Montant TTC", "customer_key": "E-mail"},
)


def _read(folder: Path, entry: MappedExport) -> Intake:
    return read_folder(folder, key=KEY, mapping=[entry])


def test_a_workbook_with_a_title_a_total_and_mixed_cells(tmp_path: Path):
    """1 234,50 + 12 + 1 234,50 = 2 481: the total row agrees and is no order."""
    book = openpyxl.Workbook()
    for row in (
        ["Export du 02/02/2025"],
        [],
        ["N° commande", "Date", "Montant TTC", "E-mail"],
        [1001, datetime(2025, 1, 31, 23, 30), 1234.5, "a@b.test"],
        [1002, date(2025, 2, 1), 12, "c@d.test"],
        [1003.0, "01/02/2025", "1 234,50 €", None],
        ["Total", None, 2481, None],
    ):
        book.active.append(row)
    book.save(tmp_path / "erp.xlsx")
    intake = _read(tmp_path, _ORDERS)
    orders = only(intake, "orders")
    assert orders["total"].tolist() == [1234.5, 12, 1234.5]
    assert orders["created"].iloc[0] == pd.Timestamp("2025-01-31 23:30")
    account = intake.accounts[0]
    assert (account.kept, account.totals) == (3, 1)
    assert [check.agrees for check in account.total_checks] == [True]


def test_a_parquet_table_keeps_its_zone_and_its_decimals(tmp_path: Path):
    """23:30 UTC on 31 January is 1 February in Paris."""
    frame = pd.DataFrame(
        {
            "N° commande": [1, 2],
            "Date": pd.to_datetime(["2025-01-31T23:30:00Z", "2025-02-01T10:00:00Z"]),
            "Montant TTC": [Decimal("10.50"), None],
            "E-mail": ["a@b.test", None],
        }
    )
    frame.to_parquet(tmp_path / "erp.parquet")
    orders = only(_read(tmp_path, _ORDERS), "orders")
    assert orders["total"].dropna().tolist() == [10.5]
    assert orders["created"].tolist() == [pd.Timestamp("2025-02-01 00:30"), pd.Timestamp("2025-02-01 11:00")]


@pytest.mark.parametrize("label", ["Total", "TOTAL :", "Sous-total", "Total général"])
def test_a_total_row_is_never_an_order(tmp_path: Path, label: str):
    text = f"N° commande;Date;Montant TTC;E-mail\n1;31/01/2025;1 234,50;a@b.test\n{label};;1 234,50;\n"
    intake = read_text(tmp_path, text, mapping=[_ORDERS])
    assert only(intake, "orders")["total"].sum() == pytest.approx(1_234.50)


def test_outcomes_are_read_in_the_firm_s_own_words(tmp_path: Path):
    deals = MappedExport("deals", {"deal_key": "Réf", "status": "Statut", "value": "Montant"}, "affaires.csv")
    payments = MappedExport(
        "payments", {"payment_key": "Réf", "status": "Statut", "amount": "Montant"}, "p.csv"
    )
    orders = MappedExport("orders", {"order_key": "Réf", "status": "Statut", "total": "Montant"}, "c.csv")
    head = "Réf;Statut;Montant\n"
    for name, words in {
        "affaires.csv": ("Gagnée", "En cours", "perdu"),
        "p.csv": ("Réglé", "Remboursé", "Échec"),
        "c.csv": ("Livrée", "Annulée", "Expédiée"),
    }.items():
        rows = "".join(f"{rank};{word};{rank}0\n" for rank, word in enumerate(words, start=1))
        (tmp_path / name).write_text(head + rows, encoding="utf-8")
    intake = read_folder(tmp_path, key=KEY, mapping=[deals, payments, orders])
    assert only(intake, "deals")["status"].tolist() == ["won", "open", "lost"]
    assert intake.tables["payments"]["status"].tolist() == ["paid", "refunded", "failed"]
    assert intake.tables["orders"]["cancelled"].tolist() == [False, True, False]
