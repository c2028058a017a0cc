from __future__ import annotations

import csv
from pathlib import Path

import pytest

from itineraire.exports import left_out_csv
from itineraire.runs.printed_account import printed_rows
from itineraire.wording import Language
from tests.exports.shared import read_text

QUERIES = "Top queries,Clicks,Impressions,CTR,Position\nabri,douze,10,30%,2.5\nabri,1,2\nabri,1,10,10%,2\n"


@pytest.mark.parametrize(
    ("language", "separator", "expected"),
    [
        (
            "fr",
            ";",
            [
                ["Fichier", "Ligne", "Colonne", "Valeur", "Motif"],
                ["q.csv", "2", "Clicks", "xxxxx", "la valeur n’est pas du type attendu dans cette colonne"],
                ["q.csv", "3", "", "3 / 5", "la ligne n’a pas le même nombre de cellules que l’en-tête"],
            ],
        ),
        (
            "en",
            ",",
            [
                ["File", "Line", "Column", "Value", "Reason"],
                ["q.csv", "2", "Clicks", "xxxxx", "the value is not what this column holds"],
                ["q.csv", "3", "", "3 / 5", "the line has not as many cells as the header"],
            ],
        ),
    ],
)
def test_a_spreadsheet_opens_the_rows_left_out(
    tmp_path: Path, language: Language, separator: str, expected: list[list[str]]
):
    written = left_out_csv(read_text(tmp_path, QUERIES, "q.csv").rejected, language)
    assert list(csv.reader(written.decode("utf-8-sig").splitlines(), delimiter=separator)) == expected


def test_no_cell_of_the_table_runs(tmp_path: Path):
    rejected = read_text(tmp_path, QUERIES.replace("douze", '"=HYPERLINK(1)"'), "=a.csv").rejected
    cells = left_out_csv(rejected, "en").decode("utf-8-sig").splitlines()[1].split(",")
    assert [cell for cell in cells if cell[:1] in ("=", "@")] == []
    assert cells[0] == "'=a.csv"


def test_the_command_says_each_row(tmp_path: Path):
    lines = printed_rows(read_text(tmp_path, QUERIES, "q.csv").rejected, "fr")
    assert [line.text.replace("\u202f", " ").replace("\u00a0", " ") for line in lines] == [
        "2 lignes écartées",
        "q.csv, ligne 2 : Clicks « xxxxx », la valeur n’est pas du type attendu dans cette colonne",
        "q.csv, ligne 3 : « 3 / 5 », la ligne n’a pas le même nombre de cellules que l’en-tête",
    ]
