"""Files that follow, overlap or copy each other, and files that are broken or hostile."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itineraire.errors import Severity
from itineraire.exports import read_folder, read_follow_up
from itineraire.tables import contract_faults
from itineraire.wording.faults import fault_sentence
from tests.exports.shared import KEY, codes, read_text

DAYS = "Date,Clicks,Impressions,CTR,Position\n"
QUERIES = "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position\nabri,3,10,30%,2.5\n"
ORDERS = "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name\n"


def day(number: int, clicks: int) -> str:
    return f"2025-01-{number:02d},{clicks},100,1%,3\n"


def test_two_exports_that_follow_each_other_are_one_report(tmp_path: Path):
    read_text(tmp_path, DAYS + day(1, 10) + day(2, 20), "a.csv")
    search = read_text(tmp_path, DAYS + day(3, 30), "b.csv").tables["search"]
    assert search["report"].nunique() == 1
    assert search["clicks"].sum() == 60


def test_two_exports_that_overlap_count_each_day_once_and_the_later_wins(tmp_path: Path):
    read_text(tmp_path, DAYS + day(1, 10) + day(2, 20), "a.csv")
    intake = read_text(tmp_path, DAYS + day(2, 25) + day(3, 30), "b.csv")
    assert intake.tables["search"]["clicks"].sum() == 10 + 25 + 30
    assert intake.rejected[["file", "line", "reason"]].to_numpy().tolist() == [["a.csv", 3, "overlap"]]
    assert "exports.overlap" in codes(intake)
    assert all(account.balances for account in intake.accounts)


@given(
    first=st.tuples(st.integers(1, 20), st.integers(1, 10)),
    second=st.tuples(st.integers(1, 20), st.integers(1, 10)),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_day_is_ever_counted_twice(tmp_path_factory, first, second):
    folder = tmp_path_factory.mktemp("raw")
    covered = set()
    for name, (start, length) in (("a.csv", first), ("b.csv", second)):
        days = range(start, start + length)
        covered |= set(days)
        intake = read_text(folder, DAYS + "".join(day(number, 1) for number in days) + f"# {name}\n", name)
    search = intake.tables["search"]
    assert search["start"].is_unique
    assert search["clicks"].sum() == len(covered)
    assert all(account.balances for account in intake.accounts)


def test_a_copy_of_a_file_gives_no_row(tmp_path: Path):
    read_text(tmp_path, QUERIES, "a.csv")
    intake = read_text(tmp_path, QUERIES, "b.csv")
    assert intake.tables["search"]["clicks"].sum() == 3
    assert "exports.same_file" in codes(intake)
    assert [(account.kept, account.rejected) for account in intake.accounts] == [(1, 0), (0, 1)]


def test_an_order_exported_twice_is_counted_once_and_two_shops_may_share_a_number(tmp_path: Path):
    line = "#1001,a@b.test,paid,EUR,25,2025-01-05 10:00:00 +0100,1,Lampe\n"
    other = "#1001,a@b.test,paid,EUR,40,2025-03-05 10:00:00 +0100,1,Chaise\n"
    read_text(tmp_path, ORDERS + line, "a.csv")
    read_text(tmp_path, ORDERS + line, "b.csv", encoding="utf-8-sig")
    intake = read_text(tmp_path, ORDERS + other, "c.csv")
    assert intake.tables["orders"]["total"].sum() == 65
    assert len(intake.tables["order_lines"]) == 2
    assert all(account.balances for account in intake.accounts)


def test_a_zip_made_on_a_mac_is_read(tmp_path: Path):
    """A Mac stores decomposed UTF-8 without saying so."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(zipfile.ZipInfo("Reque\u0302tes.csv".encode().decode("cp437")), QUERIES)
        archive.writestr("__MACOSX/._x.csv", "rien")
    (tmp_path / "x.zip").write_bytes(content.getvalue())
    intake = read_folder(tmp_path, key=KEY)
    assert intake.tables["search"]["clicks"].tolist() == [3]
    assert [fault.severity for fault in intake.faults] == [Severity.WARNING]


def test_a_link_inside_a_zip_is_refused(tmp_path: Path):
    link = zipfile.ZipInfo("link.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(link, "../../another-client/raw/orders.csv")
    intake = read_folder(tmp_path, key=KEY)
    assert codes(intake) == {"exports.link"}
    assert intake.accounts == ()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_keep_their_own_rows(tmp_path: Path):
    """One row refused in each of the two files: two in all."""
    bad = QUERIES + "abri,x,1,1%,1\n"
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("q.csv", bad)
        archive.writestr("q.csv", bad + "abri,2,4,50%,1\n")
    intake = read_folder(tmp_path, key=KEY)
    assert [(account.file, account.rejected) for account in intake.accounts] == [
        ("x.zip/q.csv", 1),
        ("x.zip/q (2).csv", 1),
    ]
    assert len(intake.rejected) == 2


def test_a_week_that_no_client_lived_is_refused(tmp_path: Path):
    """Three million days after 1 January 2025 is beyond any calendar; the next day is 2 January."""
    text = "# Start date: 20250101\n# End date: 20250131\nNth day,Sessions\n0001,5\n3000000,7\n"
    intake = read_text(tmp_path, text)
    assert intake.tables["traffic"]["sessions"].tolist() == [5]
    assert intake.rejected[["line", "reason"]].to_numpy().tolist() == [[5, "out_of_bounds"]]


def test_a_zip_that_climbs_out_is_refused_and_the_rest_is_read(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("../../evil.csv", QUERIES)
        archive.writestr("bon.csv", QUERIES)
    intake = read_folder(tmp_path, key=KEY)
    assert "exports.zip_climbs" in codes(intake)
    assert len(intake.tables["search"]) == 1
    assert not (tmp_path.parent / "evil.csv").exists()


def test_a_zip_bomb_is_not_opened(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bombe.csv", b"0" * 20_000_000)
    assert codes(read_folder(tmp_path, key=KEY)) == {"exports.zip_bomb"}


def test_a_damaged_zip_is_told(tmp_path: Path):
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 rien de bon")
    assert codes(read_folder(tmp_path, key=KEY)) == {"exports.zip_damaged"}


def test_a_link_is_not_followed(tmp_path: Path):
    outside = tmp_path / "ailleurs.csv"
    outside.write_text(QUERIES, encoding="utf-8")
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "lien.csv").symlink_to(outside)
    (raw / "dossier").symlink_to(tmp_path)
    intake = read_folder(raw, key=KEY)
    assert codes(intake) == {"exports.link"}
    assert intake.tables["search"].empty


def test_an_empty_and_a_missing_folder_are_told(tmp_path: Path):
    assert codes(read_folder(tmp_path, key=KEY)) == {"exports.empty_folder"}
    assert codes(read_folder(tmp_path / "rien", key=KEY)) == {"exports.no_folder"}


def test_the_language_is_the_one_most_labels_belong_to(tmp_path: Path):
    """Date, Impressions, CTR and Position are the same in both; Clics is French."""
    text = "Date,Clics,Impressions,CTR,Position\n2025-01-01,1,10,10%,3\n"
    assert read_text(tmp_path, text).accounts[0].language == "fr"


def test_an_unknown_file_is_told_with_its_columns(tmp_path: Path):
    intake = read_text(tmp_path, "bleu,vert\n1,2\n3,4\n")
    fault = intake.faults[0]
    assert fault.code == "exports.unknown"
    assert fault.found == "bleu, vert"
    assert intake.accounts[0].rejected == 2
    assert "exports" in fault_sentence(fault, "fr")


def test_a_missing_column_is_named(tmp_path: Path):
    text = "ID,Titre,Propriétaire,Valeur,Étape,Affaire créée\n1,A,B,10,X,2025-01-01 10:00:00\n"
    fault = read_text(tmp_path, text).faults[0]
    assert fault.code == "exports.missing_column"
    assert fault.values["missing"] == "statut"
    assert fault.values["tool"] == "pipedrive"


def test_a_windows_encoding_is_read_and_told(tmp_path: Path):
    intake = read_text(tmp_path, QUERIES.replace("abri", "abri de vélo"), encoding="cp1252")
    assert intake.tables["search"]["key"].tolist() == ["abri de vélo"]
    assert codes(intake) >= {"exports.guessed_encoding"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("abri,trois,10,30%,2\n", "unreadable"),
        ("abri,1e308,10,30%,2\n", "unreadable"),
        ("abri,3,10\n", "cell_count"),
        ("abri,3,10,30%,2,9,9\n", "cell_count"),
        ("ab\x00ri,3,10,30%,2\n", "control_characters"),
        (QUERIES.split("\n")[0] + "\n", "repeated_header"),
    ],
)
def test_a_bad_row_is_rejected_with_its_line_and_reason(tmp_path: Path, line: str, reason: str):
    intake = read_text(tmp_path, QUERIES + line)
    assert intake.tables["search"]["clicks"].sum() == 3
    assert intake.rejected[["line", "reason"]].to_numpy().tolist() == [[3, reason]]
    assert f"exports.rejected_{reason}" in codes(intake)


def test_a_day_that_does_not_exist_is_rejected(tmp_path: Path):
    intake = read_text(tmp_path, DAYS + "31/02/2025,1,10,1%,3\n" + day(2, 4))
    assert intake.tables["search"]["clicks"].tolist() == [4]
    assert intake.rejected["value"].tolist() == ["31/02/2025"]


def test_formulas_stay_text_and_are_told(tmp_path: Path):
    intake = read_text(
        tmp_path, QUERIES + '"=HYPERLINK(""http://x"")",1,1,1%,1\n<script>alert(1)</script>,1,1,1%,1\n'
    )
    assert intake.tables["search"]["key"].tolist()[1].startswith("'=HYPERLINK")
    assert "exports.active_content" in codes(intake)


def test_a_quote_that_never_closes_is_told(tmp_path: Path):
    intake = read_text(tmp_path, QUERIES + '"abri,1,1,1%,1\ncarport,2,2,2%,2\n')
    assert "exports.unclosed_quote" in codes(intake)
    assert all(account.balances for account in intake.accounts)


def test_a_damaged_json_and_an_image_are_told(tmp_path: Path):
    read_text(tmp_path, '{"lists": [', "b.json")
    (tmp_path / "image.csv").write_bytes(bytes(range(256)) * 40)
    assert codes(read_folder(tmp_path, key=KEY)) == {"exports.json_damaged", "exports.not_text"}


def test_ignored_files_are_set_aside(tmp_path: Path):
    intake = read_text(
        tmp_path, "bleu,vert\n1,2\n", "vieux.csv", ignored=lambda name: name.startswith("vieux")
    )
    assert codes(intake) == {"exports.set_aside"}


def test_every_fault_of_a_bad_folder_has_its_two_sentences(tmp_path: Path):
    read_text(tmp_path, QUERIES + "abri,trois,10,30%,2\n", "a.csv")
    read_text(tmp_path, "bleu,vert\n1,2\n", "b.csv")
    intake = read_text(tmp_path, '{"a": 1}', "c.json")
    for language in ("fr", "en"):
        assert all(len(fault_sentence(fault, language)) > 30 for fault in intake.faults)


def test_follow_up_tables_are_recognised_by_their_columns(tmp_path: Path):
    (tmp_path / "un.csv").write_text(
        "date,consent_rate\n2025-01-01,0.62\n2025-01-02,58 %\n", encoding="utf-8"
    )
    (tmp_path / "deux.csv").write_text(
        "date;sku;produit;unites;produit phare\n02/01/2025;L1;Lampe;0;oui\n", encoding="utf-8"
    )
    (tmp_path / "trois.csv").write_text("month,line,eur\n2025-01-01,Ads,1200.50\n", encoding="utf-8")
    found = read_follow_up(tmp_path, key=KEY)
    assert found["consent"]["consent_rate"].tolist() == pytest.approx([0.62, 0.58])
    assert found["stock"].iloc[0][["units", "flagship"]].tolist() == [0, True]
    assert found["budget_actuals"]["eur"].tolist() == [1_200.50]
    assert found["meetings"].empty
    assert found.faults == ()


def test_a_client_without_follow_up_has_empty_tables_and_no_fault(tmp_path: Path):
    found = read_follow_up(tmp_path / "rien", key=KEY)
    assert all(table.empty for table in found.values())
    assert found.faults == ()


_SEEDS = (
    QUERIES * 1 + "carport,2,20,10%,3\n",
    DAYS + day(1, 3) + day(2, 4),
    ORDERS + '#1,a@b.test,paid,EUR,25,2025-01-05,1,"La, lampe"\n',
)


@given(seed=st.sampled_from(_SEEDS), place=st.floats(0, 1), junk=st.binary(max_size=12), cut=st.booleans())
@settings(
    max_examples=60, deadline=None
)  # hangs are the fuzz bench's: a clock says little on a shared machine
def test_no_damaged_file_breaks_the_door_or_loses_a_row(tmp_path_factory, seed, place, junk, cut):
    folder = tmp_path_factory.mktemp("raw")
    content = seed.encode()
    at = int(place * len(content))
    (folder / "x.csv").write_bytes(content[:at] + junk + (b"" if cut else content[at:]))
    intake = read_folder(folder, key=KEY)
    assert all(account.balances for account in intake.accounts)
    assert sum(account.rejected for account in intake.accounts) == len(intake.rejected)
    fed = [name for name, table in intake.tables.items() if len(table)]
    assert [fault for name in fed for fault in contract_faults(name, intake.tables[name])] == []
    assert isinstance(intake.tables["search"], pd.DataFrame)
