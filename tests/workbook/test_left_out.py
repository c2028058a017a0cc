from __future__ import annotations

from pathlib import Path

from itineraire.workbook import open_workbook
from tests.cli.workspace import CLIENT, ORDERS, new_workspace


def test_the_rows_left_out_stand_beside_the_results(tmp_path: Path):
    """One order whose total is a word: its line, its column, and why."""
    workspace = new_workspace(tmp_path)
    path = workspace.raw / ORDERS
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = lines[0].split(",").index("Total")
    cells = lines[1].split(",")
    cells[place] = "cent"
    path.write_text("".join([lines[0], ",".join(cells), *lines[2:]]), encoding="utf-8")

    book = open_workbook(CLIENT, step="diagnostic", as_of="2026-09-30", workspace=tmp_path)
    assert len(book.intake.rejected) > 0

    written = (book.places.results / "rejected_rows.csv").read_text(encoding="utf-8-sig").splitlines()
    assert written[0] == "Fichier;Ligne;Colonne;Valeur;Motif"
    assert f"{ORDERS};2;Total;xxxx;la valeur n’est pas du type attendu dans cette colonne" in written
