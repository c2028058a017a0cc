from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.exports import Intake, PrivacyFacts, read_folder, read_follow_up
from itineraire.exports.contacts import PEOPLE
from itineraire.exports.people import name_keys, without_names
from itineraire.exports.privacy import frequent_only, key_of, masked, masked_free
from itineraire.exports.registry import DESCRIPTIONS
from itineraire.wording.faults import fault_sentence
from tests.exports.canaries import MAPPINGS, Aviary, plant
from tests.exports.shared import KEY


def _told(intake: Intake) -> str:
    """Return all that leaves the door, and the same as the person reading the messages sees it."""
    return "\n".join(
        [
            *(table.to_csv() for table in intake.tables.values()),
            intake.rejected.to_csv(),
            intake.grey_pairs.to_csv(),
            repr(intake.accounts),
            repr(intake.privacy),
            *(repr(fault) + fault_sentence(fault, "fr") for fault in intake.faults),
        ]
    )


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Aviary, Intake]:
    raw = tmp_path_factory.mktemp("raw")
    aviary = plant(raw)
    return aviary, read_folder(raw, key=KEY, mapping=MAPPINGS)


def test_nobody_planted_in_any_export_passes_the_door(planted: tuple[Aviary, Intake]):
    aviary, intake = planted
    told = _told(intake).casefold()
    assert len(aviary.strings()) >= 1_000
    assert [text for text in aviary.strings() if text.casefold() in told] == []
    assert all(account.balances for account in intake.accounts)


#: Reasons for which a whole table that was recognised gives no row.
SET_ASIDE = frozenset({"not_used", "context", "overlap", "overlapping_rows"})
#: A GA4 breakdown with all its columns is the traffic report.
ALIKE = {("ga4", "breakdown"): ("ga4", "traffic")}


def test_every_description_is_planted_and_recognised(planted: tuple[Aviary, Intake]):
    """A new tool is planted by itself; when its planted file is read as something else, give it an example."""
    aviary, intake = planted
    read = {account.file: (account.tool, account.report) for account in intake.accounts}
    kept = {account.file: account.kept for account in intake.accounts}
    fit = {file: (description.tool, description.report) for file, description in aviary.files.items()}
    assert {fit[file]: read.get(file) for file in fit if read.get(file) != fit[file]} == ALIKE
    refused = intake.rejected.groupby("file")["reason"].agg(set).to_dict()
    assert {file: refused[file] for file in fit if not kept[file] and not refused[file] & SET_ASIDE} == {}


#: Columns that come out as keys and name no one: firms, titles, texts that never pass.
NO_PEOPLE = frozenset(
    {"account", "address", "company", "description", "ip", "name", "organisation", "text", "title"}
)


def test_every_column_of_names_says_whether_it_names_people():
    """Names of people are hidden in the other files too: a new tool's column is added to one list or the other."""
    fields = {item.name for description in DESCRIPTIONS for item in description.fields if item.kind == "name"}
    assert fields - {*PEOPLE, "first_name", "last_name"} - NO_PEOPLE == set()


def test_every_kind_of_document_is_planted(planted: tuple[Aviary, Intake]):
    _, intake = planted
    tools = {account.tool for account in intake.accounts if account.separator == "json"}
    assert {"trello", "psi", "lighthouse", "crux"} <= tools


def test_one_person_has_one_key_in_every_file_of_a_client(planted: tuple[Aviary, Intake]):
    aviary, intake = planted
    known = set(intake.tables["leads"]["email_key"])
    bird = next(bird for bird in aviary.birds if key_of(bird.email, sort="email", key=KEY) in known)
    assert key_of(f"{bird.email.upper()} ", sort="email", key=KEY) in known


def test_another_client_s_key_gives_other_hashes():
    assert key_of("a@b.test", sort="email", key=b"one") != key_of("a@b.test", sort="email", key=b"two")


@pytest.mark.parametrize(
    ("sort", "one", "other"),
    [
        ("phone", "+33 6 12 34 56 78", "06.12.34.56.78"),
        ("name", "Élodie DUPONT", "dupont elodie"),
        ("email", " Anne@Exemple.FR", "anne@exemple.fr"),
        ("id", "#1051", "1051"),
    ],
)
def test_two_writings_of_one_thing_have_one_key(sort, one, other):
    assert key_of(one, sort=sort, key=KEY) == key_of(other, sort=sort, key=KEY)


@pytest.mark.parametrize("text", ["", "  ", "--", "(deleted user)"])
def test_nobody_has_no_key(text):
    assert key_of(text, sort="name", key=KEY) is None


@pytest.mark.parametrize(
    "text",
    [
        "rappeler le 06 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "0033612345678",
        "jean.dupont@exemple.fr",
        "/merci?email=jean%40exemple.fr&id=3",
        "IP 192.168.12.34",
        "2001:db8:85a3:0:0:8a2e:370:7334",
        "FR76 3000 6000 0112 3456 7890 189",
    ],
)
def test_addresses_phones_and_accounts_are_masked(text):
    assert "[…]" in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "abri voiture 3x5",
        "Soldes 2025-01-08",
        "C10 BtoC - Janvier 2025",
        "/produit/12345678/",
        "campagne 20250108",
    ],
)
def test_what_names_nobody_is_left_as_it_is(text):
    assert masked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Rappeler Mme Vasseur",
        "Vu avec Jean Dupont au salon",
        "Devis Anne-Marie Lefèvre",
        "M. Pelletan absent",
    ],
)
def test_people_named_in_a_free_text_are_hidden(text):
    hidden = masked_free(text)
    assert "[…]" in hidden
    assert not {"Vasseur", "Dupont", "Lefèvre", "Pelletan"} & set(hidden.split())


@given(st.text(max_size=30))
def test_a_keyed_hash_holds_no_phone(text: str):
    hashed = key_of(f"x{text}", sort="id", key=KEY)
    assert masked(f"country=FR | transaction={hashed}") == f"country=FR | transaction={hashed}"
    for digits in ("0612345678", "612345678", "33612345678"):
        assert masked(f"a1f{digits}bc0e27add6e") == f"a1f{digits}bc0e27add6e"


@given(st.text(max_size=80))
def test_masking_twice_changes_nothing_more(text):
    assert masked(masked(text)) == masked(text)


def test_a_damaged_cell_costs_what_its_length_says():
    """Sixteen times the letters, about sixteen times the work: a pattern that backtracks would take 256 times."""

    def cost(letters: int) -> float:
        spent = []
        for _ in range(3):
            start = time.process_time()
            masked_free("é" * letters)
            masked_free("1 " * (letters // 2))
            masked_free("a." * (letters // 2) + "@")
            spent.append(time.process_time() - start)
        return min(spent)

    assert cost(40_000) < 64 * cost(2_500)


def test_known_names_are_hidden_whatever_their_accents_and_order():
    hide = without_names(["Élodie Martin"])
    assert hide("Rappeler MARTIN Elodie demain") == "Rappeler […] demain"
    assert hide("Martin tout seul") == "Martin tout seul"


def test_a_reason_that_one_deal_alone_gives_is_not_passed_on():
    found = frequent_only(pd.Series(["trop cher"] * 3 + ["le fils de la cliente"]), other="autre")
    assert found.tolist() == ["trop cher"] * 3 + ["autre"]


def test_contacts_without_contact_for_three_years_are_counted():
    """On 30 September 2026, 29 September 2023 is more than three years ago, 30 September 2023 is not."""
    facts = PrivacyFacts(
        contacts=10, last_contacts={date(2023, 9, 29): 4, date(2023, 9, 30): 2, date(2026, 1, 1): 4}
    )
    assert facts.kept_too_long(date(2026, 9, 30)) == 4


def test_moves_of_cards_stay_readable_once_people_are_hidden(planted: tuple[Aviary, Intake]):
    _, intake = planted
    moved = [json.loads(text) for text in intake.tables["cards"]["moved"].dropna()]
    assert moved
    assert moved[0][0]["from"] == "À faire par […]"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("/profil/vasseur-elodie", "/profil/[…]"),
        ("relance_Elodie.VASSEUR_2026", "relance_[…]_2026"),
        ("q=%C3%89lodie%20Vasseur", "q=[…]"),
        ("Appeler Vasseur lundi", "Appeler […] lundi"),
        ("Devis pour E. Vasseur", "Devis pour E. […]"),
        ("Rue Vasseur", "Rue Vasseur"),
        ("Devis Vasseurs", "Devis Vasseurs"),
    ],
)
def test_known_people_are_hidden_in_addresses_campaigns_and_after_what_announces_them(text: str, hidden: str):
    assert without_names(["Élodie Vasseur"], ["Vasseur"])(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "3760123456789",
        "2024-06-07 02:38:54",
        "08/01/2025 12:30",
        "12345678901",
        "2025.01.01-2025.10.09",
        "3.0123456789",
    ],
)
def test_codes_dates_and_figures_that_tools_write_are_no_phones(text: str):
    assert masked(text) == text


@pytest.mark.parametrize(
    "text",
    ["2001:db8::1", "4970 1012 3456 7890", "1 85 05 78 006 084 36", "+44 20 7946 0958", "mail%3Da%2540b.fr"],
)
def test_other_personal_numbers_and_twice_written_addresses_are_masked(text: str):
    assert "[…]" in masked(text)


def test_two_files_named_after_people_keep_two_names(tmp_path: Path):
    header = "Record ID,First Name,Last Name,Email,Create Date,Original Source\n"
    for place, name in enumerate(("Élodie Vasseur", "Octave Pelletan")):
        first, last = name.split(" ")
        row = f"{place},{first},{last},{last}@exemple.fr,2025-01-0{place + 1},DIRECT\n"
        (tmp_path / f"{name}.csv").write_text(header + row, encoding="utf-8")
    intake = read_folder(tmp_path, key=KEY)
    assert sorted(account.file for account in intake.accounts) == ["[…].csv", "[…].csv (2)"]
    assert set(intake.tables["leads"]["report"]) == {"[…].csv#1", "[…].csv (2)#1"}


def test_follow_up_files_do_not_name_the_people_of_the_exports(tmp_path: Path):
    """Only keyed hashes of Octave Pelletan's name are left of the CRM when the board is read."""
    people = name_keys(["Octave Pelletan"], ["Pelletan"], KEY)
    board = (
        "Card Name,List Name,Members,Labels,Due Date,Due Complete\nRappeler PELLETAN Octave,En cours,,,,no\n"
    )
    panne, dossier = "2026-01-01,,site,Panne vue par octave.pelletan", "2026-02-01,,site,Dossier Pelletan"
    incidents = f"start,end,kind,title\n{panne}\n{dossier}\n"
    (tmp_path / "board.csv").write_text(board, encoding="utf-8")
    (tmp_path / "incidents.csv").write_text(incidents, encoding="utf-8")
    found = read_follow_up(tmp_path, key=KEY, people=people)
    assert found["cards"]["title"].tolist() == ["Rappeler […]"]
    assert found["incidents"]["title"].tolist() == ["Panne vue par […]", "Dossier […]"]
    unknown = read_follow_up(tmp_path, key=b"another client's key", people=people)
    assert unknown["cards"]["title"].tolist() == ["Rappeler PELLETAN Octave"]


def test_a_person_in_touch_under_another_record_is_not_kept_too_long(tmp_path: Path):
    """Four records older than three years; one of them is Élodie's, written to last month under a second record."""
    header = "Record ID,First Name,Last Name,Email,Create Date,Last Activity Date,Original Source\n"
    old = [("Élodie", "Vasseur"), ("Octave", "Pelletan"), ("Irène", "Quénot"), ("Aimé", "Rouvier")]
    rows = [f"{n},{a},{b},{b}@exemple.fr,2020-01-0{n},2020-02-01,DIRECT" for n, (a, b) in enumerate(old, 1)]
    rows.append("9,Elodie,VASSEUR,vasseur@exemple.fr,2026-01-01,2026-09-01,DIRECT")
    (tmp_path / "crm.csv").write_text(header + "\n".join(rows), encoding="utf-8")
    privacy = read_folder(tmp_path, key=KEY).privacy
    assert privacy.contacts == 5
    assert privacy.kept_too_long(date(2026, 9, 30)) == 3
