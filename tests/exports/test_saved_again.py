"""A CSV opened and saved again by a French spreadsheet: semicolons, decimal commas, Windows-1252."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

from tests.exports.crm_samples import CRM
from tests.exports.shared import only, read_text
from tests.exports.test_shop_formats import BALANCE, SHOPS

_SAMPLES = {**CRM, **SHOPS, "balance": BALANCE}


def saved_again(text: str) -> str:
    """Return the same table as Excel in French writes it; what Windows-1252 has not becomes a question mark."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in csv.reader(StringIO(text)):
        writer.writerow([re.sub(r"^(-?\d+)\.(\d+)$", r"\1,\2", cell) for cell in row])
    return out.getvalue().encode("cp1252", "replace").decode("cp1252")


@pytest.mark.parametrize("name", [name for name in _SAMPLES if name not in {"leads", "report"}])
def test_it_gives_the_same_tables(tmp_path: Path, name: str):
    first = read_text(tmp_path / "first", _SAMPLES[name])
    again = read_text(tmp_path / "again", saved_again(_SAMPLES[name]), encoding="cp1252")
    assert sum(account.kept for account in first.accounts) > 0
    for table, rows in first.tables.items():
        if table != "reports":
            pd.testing.assert_frame_equal(only(again, table), rows)


@pytest.mark.parametrize("name", [name for name in _SAMPLES if name != "report"])
def test_a_header_alone_gives_no_row_and_no_error(tmp_path: Path, name: str):
    """An export made on an empty period."""
    intake = read_text(tmp_path, _SAMPLES[name].split("\n", 1)[0] + "\n")
    assert [account.rows_read for account in intake.accounts] == [0]
    assert all(table.empty for name, table in intake.tables.items() if name != "reports")


def test_lines_quoted_whole_with_a_blank_one_among_them_are_cut_again(tmp_path: Path):
    rows = _SAMPLES["hubspot"].splitlines()
    whole = (
        "\n".join('"' + row.replace('"', '""') + '"' for row in rows[:2])
        + '\n\n"'
        + rows[2].replace('"', '""')
        + '"\n'
    )
    assert len(only(read_text(tmp_path, whole), "leads")) == 2
