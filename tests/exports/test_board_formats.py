"""Boards and lists of reviews as their tools write them, and files that look like them without being any."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from itineraire.exports import read_folder
from tests.exports.shared import KEY, codes, only, read_text
from tests.exports.test_shop_formats import PAYPAL_EN, PAYPAL_FR

JIRA_FR = (
    "Résumé,Clé de ticket,Type de ticket,État,Personne assignée,Rapporteur,Création,Résolu,Date d'échéance,"
    "Pièce jointe,Pièce jointe,Champs personnalisés (Start date),Catégorie d'état\n"
    "Revoir avec Zoé Vasseur,CCS-60,Bug,Vu par le client,Zoé Vasseur,Luc Barbier,19/févr./26 7:31 PM,,,a,b,"
    "20/févr./26 12:00 AM,Terminé\n"
    '"lier ""machine""",EE-113,Sous-tâche,Terminé(e),,Luc Barbier,05/août/25 2:47 PM,06/août/25 2:47 PM,,,,,Terminé\n'
    "Carte,CCS-59,Bug,Fait à moitié,,Luc Barbier,12/juin/26 7:22 PM,,30/juin/26,,,,En cours\n"
)
TRELLO = (
    "Card ID,Card Name,Labels,Members,Due Date,Last Activity Date,List Name,Archived,Start Date,Due Complete\n"
    "6a73d3000000000000000001,Page,SEO,Zoé Vasseur,2026-08-20T10:00:00.000Z,2026-08-12T22:30:00.000Z,En cours,false,"
    "2026-08-07T10:00:00.000Z,false\n"
    "6a73d3000000000000000002,Vieille,,,,2026-08-12T22:30:00.000Z,À faire,true,,false\n"
    "6a73d3000000000000000003,Finie,,,,2026-08-12T22:30:00.000Z,En cours,false,,true\n"
)
CLICKUP = (
    "Task ID,Task Name,Status,Date created,Date created Text,Due date,Due date Text,Start date,Assignees,Tags\n"
    'abc1,Page,complete,1754346600000,"8/4/2025, 10:30:00 PM",1754900000000,8/11/2025,,[Zoé Vasseur],[seo]\n'
    "abc2,Textes,to do,1754346600000,,,,,,\n"
)
TRUSTPILOT = (
    "Domain Url,Webshop Name,Review Id,Review Created (UTC),Review Username,Review User Email,Review Title,"
    "Review Content,Review Stars,Source Of Review,Company Response,Company Reply Date (UTC)\n"
    "www.shop.test,Shop,r1,2026-01-31 23:30:00,Zoé Vasseur,zoe@vasseur.test,Super,Merci à Zoé Vasseur,5,Invitation,"
    "Merci,2026-02-01 10:00:00\n"
    "www.shop.test,Shop,r2,2026-02-02 10:00:00,Luc,,Bof,Lent,2,Organic,,\n"
)


def test_jira_in_french_is_done_by_its_category_of_status(tmp_path: Path):
    """« Vu par le client » is done, « Fait à moitié » is not; the first began on 20 February."""
    cards = only(read_text(tmp_path, JIRA_FR), "cards")
    assert cards["open"].tolist() == [False, False, True]
    assert cards["created"].tolist() == [
        pd.Timestamp(day) for day in ("2026-02-19", "2025-08-05", "2026-06-12")
    ]
    assert cards["started"].iloc[0] == pd.Timestamp("2026-02-20")
    assert cards["done_on"].iloc[1] == pd.Timestamp("2025-08-06")
    assert cards["due"].iloc[2] == pd.Timestamp("2026-06-30")
    assert "Vasseur" not in cards.to_csv()


def test_trello_s_table_tells_archived_ticked_and_begun(tmp_path: Path):
    """A ticked card was finished when it last moved: 22:30 UTC on 12 August is the 13th in Paris."""
    cards = only(read_text(tmp_path, TRELLO), "cards")
    assert cards["open"].tolist() == [True, False, False]
    assert cards["started"].iloc[0] == pd.Timestamp("2026-08-07")
    assert cards["done_on"].isna().tolist() == [True, True, False]
    assert cards["done_on"].iloc[2] == pd.Timestamp("2026-08-13")


def test_clickup_writes_milliseconds(tmp_path: Path):
    """1754346600000 is 4 August 2025, 22:30 UTC: the 5th in Paris."""
    cards = only(read_text(tmp_path, CLICKUP), "cards")
    assert cards["created"].tolist() == [pd.Timestamp("2025-08-05")] * 2
    assert cards["due"].iloc[0] == pd.Timestamp("2025-08-11")
    assert cards["open"].tolist() == [False, True]


def test_monday_s_groups_are_one_board_and_sub_items_are_no_cards(tmp_path: Path):
    head = ["Name", "Subitems", "Owner", "Status", "Due Date", "Created at", "Item ID (auto generated)"]
    book = openpyxl.Workbook()
    for row in (
        ["Site web"],
        ["À faire"],
        head,
        [
            "Refonte",
            "Maquette",
            "Zoé Vasseur",
            "Working on it",
            "2024-06-30",
            "May 2, 2024 3:04 PM",
            "1234567890",
        ],
        ["Subitems", "Name", "Owner", "Status", "Item ID (auto generated)"],
        [None, "Maquette", None, "Done", "1234567899"],
        ["Textes", None, None, "Done", None, "May 3, 2024 3:04 PM", "1234567891"],
        [],
        ["Fini"],
        head,
        ["Logo", None, None, "Done", None, "May 4, 2024 3:04 PM", "1234567892"],
    ):
        book.active.append(row)
    book.save(tmp_path / "board.xlsx")
    intake = read_folder(tmp_path, key=KEY)
    cards = only(intake, "cards").sort_values("created")
    assert cards["title"].tolist() == ["Refonte", "Textes", "Logo"]
    assert cards["open"].tolist() == [True, False, False]
    assert intake.rejected["reason"].tolist() == ["sub_row"] * 2


def test_asana_from_a_sheet_has_lines_above_its_columns(tmp_path: Path):
    text = (
        ",,\n,,https://app.asana.com/-/googleSheetsProjectCsv?domain=1\n,,\n"
        "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Due Date,Tags,Notes\n"
        '1,2026-07-30,,2026-07-30,Maquette,Build,Zoé Vasseur,2026-07-31,,"Notes, avec\nune ligne"\n'
        "2,2026-07-30,2026-08-01,2026-08-01,Textes,Build,,,,\n"
    )
    cards = only(read_text(tmp_path, text), "cards")
    assert cards["open"].tolist() == [True, False]
    assert cards["done_on"].iloc[1] == pd.Timestamp("2026-08-01")


def test_trustpilot_s_export_keeps_stars_and_replies(tmp_path: Path):
    """23:30 UTC on 31 January is 1 February in Paris."""
    intake = read_text(tmp_path, TRUSTPILOT)
    reviews = only(intake, "reviews")
    assert reviews["rating"].tolist() == [5, 2]
    assert reviews["date"].iloc[0] == pd.Timestamp("2026-02-01")
    assert reviews["replied"].tolist() == [True, False]
    assert "asseur" not in " ".join(table.to_csv() for table in intake.tables.values())


def test_google_s_reviews_come_as_json(tmp_path: Path):
    """22:30 UTC on 31 May is 1 June in Paris; the third has no date and is left out."""
    stars = [("FIVE", "2026-05-31T22:30:45.000Z"), ("TWO", "2026-06-15T10:23:45.123456Z"), ("ONE", "")]
    document = {
        "reviews": [
            {
                "reviewer": {"displayName": "Zoé Vasseur"},
                "starRating": star,
                "comment": "x",
                "createTime": when,
            }
            for star, when in stars
        ]
    }
    document["reviews"][0]["reviewReply"] = {"comment": "Merci"}
    intake = read_text(tmp_path, json.dumps(document), "reviews.json")
    reviews = only(intake, "reviews")
    assert reviews["rating"].tolist() == [5, 2]
    assert reviews["date"].iloc[0] == pd.Timestamp("2026-06-01")
    assert reviews["replied"].tolist() == [True, False]
    assert intake.rejected["reason"].tolist() == ["unreadable"]


@pytest.mark.parametrize(
    ("written", "stars"),
    [("4", 4), ("4,5", 4.5), ("8/10", 4), ("4 sur 5", 4), ("5 étoiles", 5), ("★★★", 3), ("five", 5)],
)
def test_stars_are_read_as_people_write_them(tmp_path: Path, written: str, stars: float):
    text = f'Date;Note;Avis\n02/01/2026;"{written}";Bien\n13/01/2026;1;Bof\n'
    assert only(read_text(tmp_path, text), "reviews")["rating"].tolist() == [stars, 1]


def test_a_review_without_stars_is_named(tmp_path: Path):
    intake = read_text(tmp_path, "Date;Note;Avis\n02/01/2026;;Bien\n13/01/2026;1;Bof\n")
    assert only(intake, "reviews")["rating"].tolist() == [1]
    assert intake.rejected[["line", "column", "reason"]].to_numpy().tolist() == [[2, "Note", "unreadable"]]


@pytest.mark.parametrize(
    "text",
    [
        PAYPAL_EN.replace("Transaction ID", "Autre"),
        PAYPAL_FR.replace("Numéro de transaction", "Autre"),
        "Date,Name,Note,Amount\n2026-01-01,Zoé Vasseur,virement,12\n",
        "Nom,Statut,Échéance,Montant\nFacture 12,Payée,01/02/2026,120\n",
    ],
)
def test_an_account_s_statement_is_neither_reviews_nor_cards(tmp_path: Path, text: str):
    intake = read_text(tmp_path, text)
    assert intake.tables["reviews"].empty
    assert intake.tables["cards"].empty
    assert codes(intake) & {"exports.unknown", "exports.missing_column"}
