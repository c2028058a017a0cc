"""What a meeting reads of the exports: one block a file, in words, and every total said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from itineraire.exports import read_folder
from itineraire.exports.registry import DESCRIPTIONS
from itineraire.runs.printed_account import printed_accounts
from itineraire.tables import CONTRACTS
from itineraire.wording.accounts import REPORTS
from tests.exports.shared import KEY, read_text, sample

CAMPAIGNS = "Campaign report\n2025-01-01 - 2025-01-31\nCampaign,Currency code,Impr.,Cost\n"


def said(folder: Path, language="fr") -> list[str]:
    intake = read_folder(folder, key=KEY)
    lines = printed_accounts(intake.accounts, language, "EUR")
    return [line.plain.replace("\u00a0", " ").replace("\u202f", " ") for line in lines]


def test_a_file_says_how_it_was_read_and_what_became_of_its_rows(tmp_path: Path):
    """Two rows add up to 5.00 and 10.00: the total is 15.01, within half a cent a row."""
    text = CAMPAIGNS + "A,EUR,10,5.00\nB,EUR,20,10.00\nC,EUR,x,1\nTotal: Campaigns,EUR,30,15.01\n"
    read_text(tmp_path, text, "ads.csv")
    assert said(tmp_path) == [
        "ads.csv",
        "    Google Ads, dépenses et résultats",
        "    Encodage : UTF-8 · Séparateur : virgule · Langue : anglais",
        "    Période : du 1er janvier 2025 au 31 janvier 2025 · Devise : EUR",
        "    4 lignes lues = 2 gardées + 1 de total + 1 écartée (la valeur n’est pas du type attendu dans cette "
        "colonne)",
        "    Total « Total: Campaigns » retrouvé : Cost 15,01 (à 0,01 près) ; Impr. 30",
    ]


def test_a_total_missed_says_the_gap_and_the_tolerance(tmp_path: Path):
    read_text(tmp_path, CAMPAIGNS + "A,,10,5.00\nB,,20,10.00\nTotal: Campaigns,,30,16.50\n", "ads.csv")
    assert said(tmp_path, "en")[3:] == [
        "    Period: 1 January 2025 to 31 January 2025 · Currency: not stated, read as EUR",
        "    3 rows read = 2 kept + 1 total",
        "    Total “Total: Campaigns” found again: Impr. 30",
        "    Total “Total: Campaigns” not found again, Cost: 16.50 stated, 15.00 adding the rows up, gap 1.50 for a "
        "tolerance of 0.01",
    ]


def test_the_tables_of_one_file_stand_under_it_and_the_empty_ones_are_counted(tmp_path: Path):
    table = "# Start date: 20250101\n# End date: 20250131\n{},Sessions\n"
    text = table.format("Session source") + "google,5\n\n" + table.format("Device category") * 1
    text += "mobile,3\ndesktop,2\n\n" + table.format("Country")
    read_text(tmp_path, text, "ga4.csv")
    assert said(tmp_path)[-4:] == [
        "    3 lignes lues = 3 gardées",
        "        tableau 1, Session source · 1 ligne lue = 1 gardée",
        "        tableau 2, Device category · 2 lignes lues = 2 gardées",
        "        1 tableau vide",
    ]


def test_a_file_read_for_its_period_is_not_said_rejected(tmp_path: Path):
    read_text(tmp_path, "Filter,Value\nSearch type,Web\nDate,1 Jan 2025-31 Dec 2025\n", "Filters.csv")
    assert said(tmp_path)[-1] == "    2 lignes lues = 2 lues pour la période et les filtres de l’export"


@pytest.mark.parametrize(
    "name", ["ga4_en", "fr_leadgen_client", "gsc_en", "google_ads_en", "matomo", "stripe"]
)
def test_every_real_file_has_one_block_without_codes(name: str):
    folder = sample(name)
    lines = said(folder)
    files = [line for line in lines if not line.startswith(" ")]
    assert len(files) == len(set(files))
    assert sum("Encodage : " in line and "Séparateur : " in line for line in lines) == len(files)
    assert sum("Période : " in line and "Devise : " in line for line in lines) == len(files)
    assert not [line for line in lines if "« »" in line or re.search(r"[=+] 0 ", line) or "other_" in line]


def test_every_report_has_its_words():
    known = {description.report for description in DESCRIPTIONS} | set(CONTRACTS)
    assert known - {"reports"} <= set(REPORTS)
