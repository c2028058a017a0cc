"""From raw exports to the waterfall: repeated transaction ids are seen in a GA4 report and in an exploration."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from itineraire.diagnostic.context import Context
from itineraire.diagnostic.waterfall import waterfall
from itineraire.exports import read_folder
from tests.diagnostic.frames import AS_OF, client
from tests.exports.shared import KEY

DAYS = pd.date_range("2026-06-01", "2026-08-31", freq="D")
#: One order a day at noon; the shop numbers them like phones.
ORDERS = {day: f"06{12345600 + place}" for place, day in enumerate(DAYS)}

REPORT = "# ---\n# Transactions\n# Account: A\n# ---\n#\n# Start date: 20260601\n# End date: 20260831\n"
EXPLORATION = "# ---\n# Property\n# Transactions-Tab\n# 20260601-20260831\n# ---\n\n"


def write(raw: Path, ids: dict[str, int], *, exploration: bool) -> None:
    """Write the shop's orders, GA4's purchases by day, and GA4's purchases by transaction id."""
    header = "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Source\n"
    rows = [
        f"#{number},,paid,EUR,50,{day:%Y-%m-%d} 12:00:00 +0200,1,Lampe,web" for day, number in ORDERS.items()
    ]
    (raw / "orders.csv").write_text(header + "\n".join(rows), encoding="utf-8")
    extra = sum(ids.values()) - len(ORDERS)
    daily = [f"{day:%Y%m%d},100,{1 + (place < extra)}" for place, day in enumerate(DAYS)]
    table = "Date,Sessions,Ecommerce purchases\n" + "\n".join(daily)
    (raw / "days.csv").write_text(REPORT + table, encoding="utf-8")
    lines = [f"{number},{count}" for number, count in ids.items()]
    if exploration:
        lines.insert(0, f",{sum(ids.values())},Grand total")
    preamble = EXPLORATION if exploration else REPORT
    text = preamble + "Transaction ID,Ecommerce purchases\n" + "\n".join(lines)
    (raw / "ids.csv").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("exploration", [False, True])
def test_three_repeated_ids_and_two_tests_are_told_apart(tmp_path: Path, *, exploration: bool):
    """92 orders, all seen; three sent twice, two test purchases: analytics counts 97."""
    ids = {number: 2 if place < 3 else 1 for place, number in enumerate(ORDERS.values())}
    write(tmp_path, ids | {"essai-1": 1, "essai-2": 1}, exploration=exploration)
    intake = read_folder(tmp_path, key=KEY)
    found = {line.cause: line.orders for line in waterfall(Context(intake.tables, client(), AS_OF))}
    assert found == pytest.approx({"orders": 92, "twice": 3, "no_order": 2, "unseen": 0, "seen": 97})
    assert not intake.tables["traffic"]["other"].dropna().str.contains("06123").any()
