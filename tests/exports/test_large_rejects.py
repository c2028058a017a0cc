from __future__ import annotations

import gzip
import random
from pathlib import Path

import pandas as pd
import pytest

from itineraire.exports import MappedExport, files, large_rejects, read_folder
from itineraire.exports.large import daily_totals
from tests.exports.shared import KEY, read_text

COLUMNS = {"created": "date", "total": "montant"}
ENTRY = MappedExport("orders", COLUMNS)
LEFT_OUT = ["line", "column", "value", "reason"]


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_IN_MEMORY", 50)


def test_a_row_left_out_is_found_at_its_line_whatever_stands_above(tmp_path: Path):
    """A cell of two lines (2 and 3), a blank line (4), a line of four cells (5), then rows 6, 7 and 8."""
    text = (
        "date,montant,note\n"
        '2025-01-01,3,"a\nb"\n'
        "\n"
        "2025-01-02,4,c,5\n"
        "31/02/2025,7,d\n"
        '2025-01-04,douze,"q"""\n'
        "2025-01-05,1,e\n"
    )
    rejected = read_text(tmp_path, text, mapping=[ENTRY]).rejected
    assert rejected[LEFT_OUT].to_numpy().tolist() == [
        [5, "", "", "badly_cut"],
        [6, "date", "31/02/2025", "no_day"],
        [7, "montant", "xxxxx", "no_figure"],
    ]


def test_a_compressed_file_gives_the_same_lines(tmp_path: Path):
    text = "date,montant\n2025-01-01,3\n2025-01-01,x\n" + "2025-01-02,1\n" * 9
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(text.encode()))
    found = daily_totals(tmp_path / "a.csv.gz", day="date", sums={"total": "montant"})
    assert [(row.line, row.cell, row.reason) for row in found.refused] == [(3, "x", "no_figure")]


def test_the_lines_of_a_long_file_are_those_an_editor_shows(tmp_path: Path):
    """Five thousand rows, a third of them damaged in one of three ways or holding a line break."""
    chance = random.Random(4)
    lines, expected = ["date,montant,note"], []
    for number in range(5_000):
        kind = chance.choice(("day", "figure", "cut", "break", "blank", "fine", "fine", "fine"))
        here = len(lines) + 1
        if kind == "break":
            lines += [f'2025-01-01,{number},"un', 'deux"']
        elif kind == "blank":
            lines += ["", f"2025-01-01,{number},x"]
        else:
            day = "jamais" if kind == "day" else "2025-01-01"
            figure = "rien" if kind == "figure" else number
            lines.append(f"{day},{figure},x" + (",trop" if kind == "cut" else ""))
        if kind in ("day", "figure", "cut"):
            expected.append(here)
    (tmp_path / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = daily_totals(tmp_path / "a.csv", day="date", sums={"total": "montant"})
    assert [row.line for row in found.refused] == expected[: large_rejects.MOST_LISTED]
    assert found.rows_read - found.kept == len(expected) > large_rejects.MOST_LISTED


def test_a_part_of_a_folder_is_named_with_its_row(tmp_path: Path):
    frame = pd.DataFrame({"date": ["2025-01-01", "hier"], "montant": ["1", "2"], "mois": [1, 1]})
    frame.to_parquet(tmp_path / "ventes", partition_cols=["mois"])
    intake = read_folder(tmp_path, key=KEY, mapping=[MappedExport("orders", COLUMNS, "ventes")])
    (row,) = intake.rejected.to_dict("records")
    assert row["file"].startswith("ventes/mois=1/")
    assert (row["line"], row["column"], row["reason"]) == (2, "date", "no_day")


def test_a_day_that_a_later_file_holds_is_listed_by_its_date(tmp_path: Path):
    line = "1,{},5\n"
    first = "numero,date,montant\n" + line.format("2025-01-01") * 6 + line.format("2025-01-02") * 7
    second = "numero,date,montant\n" + line.format("2025-01-02") * 8 + line.format("2025-01-03") * 9
    read_text(tmp_path, first, "a.csv")
    intake = read_text(tmp_path, second, "b.csv", mapping=[ENTRY])
    assert intake.rejected.to_numpy().tolist() == [["a.csv", 0, "", "2025-01-02", "overlap"]]
    assert [account.reasons for account in intake.accounts] == [(("overlap", 7),), ()]


def test_no_name_stands_in_the_table_of_lines_left_out(tmp_path: Path):
    text = "date,montant\n" + "2025-01-01,Camille Durand\n" * 4
    assert set(read_text(tmp_path, text, mapping=[ENTRY]).rejected["value"]) == {"xxxxxxx xxxxxx"}
