from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.exports import PrivacyFacts, read_folder
from itineraire.exports.privacy import frequent_only, key_of, masked, masked_free, without_names
from itineraire.wording.faults import fault_sentence
from tests.exports.canaries import flock, plant
from tests.exports.shared import KEY


def test_none_of_200_planted_people_passes_the_door(tmp_path: Path):
    """14 exports, 34 people, six writings of each: 204 strings."""
    birds = flock(34)
    plant(tmp_path, birds)
    intake = read_folder(tmp_path, key=KEY)
    told = "\n".join(
        [
            *(table.to_csv() for table in intake.tables.values()),
            intake.rejected.to_csv(),
            intake.grey_pairs.to_csv(),
            repr(intake.accounts),
            repr(intake.privacy),
            *(repr(fault) + fault_sentence(fault, "fr") for fault in intake.faults),
        ]
    )
    planted = [text for bird in birds for text in bird.strings()]
    assert len(planted) >= 200
    assert [text for text in planted if text.casefold() in told.casefold()] == []
    assert len(intake.tables["leads"]) >= 6
    assert all(account.balances for account in intake.accounts)


def test_one_person_has_one_key_in_every_file_of_a_client(tmp_path: Path):
    birds = flock(34)
    plant(tmp_path, birds)
    leads = read_folder(tmp_path, key=KEY).tables["leads"]
    assert key_of("SERIN001@canari.test ", sort="email", key=KEY) in set(leads["email_key"])


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


@given(st.text(max_size=80))
def test_masking_twice_changes_nothing_more(text):
    assert masked(masked(text)) == masked(text)


def test_a_damaged_cell_of_40000_letters_is_masked_in_no_time():
    start = time.process_time()
    masked_free("é" * 40_000)
    masked_free("1 " * 20_000)
    masked_free("a." * 20_000 + "@")
    assert time.process_time() - start < 1


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
