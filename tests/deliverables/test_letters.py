"""Text is printable, breakable and typographed before the layout sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.blocks import Run
from itineraire.deliverables.letters import (
    Typesetter,
    breakable,
    clean,
    first_clause,
    printable_characters,
    running_title,
)

anything = st.text(max_size=60)


@given(anything)
def test_clean_text_holds_only_what_our_fonts_draw(text: str) -> None:
    assert set(clean(text)) <= printable_characters()


@given(anything)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(whitelist_categories=["Ll", "Lu", "Nd", "Po"]), max_size=120))
def test_break_points_change_no_letter_and_leave_no_long_token(text: str) -> None:
    broken = breakable(text)

    assert broken.replace("\u200b", "") == text
    assert all(len(piece) <= 24 for token in broken.split() for piece in token.split("\u200b"))


def test_french_spaces_euro_and_minus_are_drawn() -> None:
    kept = "1\u202f234\u00a0€ : −3,5\u202f% « œuvre » → ≥ 2"

    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("\U0001f3af Vendre sur mobile", "Vendre sur mobile"),
        ("Vendre \U0001f680 sur mobile \u26a1\ufe0f", "Vendre sur mobile"),
        ("\U0001f469\U0001f3fd\u200d\U0001f4bb Recruter", "Recruter"),
        ("Bravo \U0001f600\u202f!", "Bravo\u202f!"),
        ("4\U0001f31f5", "45"),
        ("\U0001d40f\U0001d425\U0001d41a\U0001d427 5 \u33a1", "Plan 5 m2"),
        ("Salon \u4e2d\u6587 2027", "Salon … 2027"),
        (" suite d'une phrase ", " suite d'une phrase "),
    ],
)
def test_pictures_are_left_out_and_fancy_letters_are_written_plainly(typed: str, printed: str) -> None:
    assert clean(typed) == printed


def test_an_emoji_is_left_out_and_reported() -> None:
    typesetter = Typesetter("en")

    assert typesetter.line("Done \U0001f600") == "Done"
    assert typesetter.replaced == {"\U0001f600"}


def test_controls_private_and_zero_width_characters_are_dropped() -> None:
    assert clean("a\x00b\ue000c\u200bd\u00ad") == "abcd"


def test_lines_become_spaces() -> None:
    assert clean("un\r\ndeux\ttrois") == "un deux trois"


def test_french_typography_reaches_runs() -> None:
    assert Typesetter("fr").runs((Run("Qui decide ?", bold=True),)) == [
        {"text": "Qui decide\u202f?", "bold": True, "italic": False, "tone": "neutral"}
    ]


def test_a_drawing_keeps_its_lines() -> None:
    assert (
        Typesetter("fr").drawing("<svg>\n\t<text>\U0001f600</text></svg>") == "<svg>\n\t<text></text></svg>"
    )


def test_a_numbered_letter_of_a_drawing_is_replaced_too_and_markup_stays_escaped() -> None:
    typesetter = Typesetter("fr")

    assert typesetter.drawing("<text>&#x1F600;&#128512;&#60;&#xe9;</text>") == "<text>&#60;é</text>"
    assert typesetter.replaced == {"\U0001f600"}


def test_a_running_title_leaves_room_for_a_long_client_name() -> None:
    """Seven words together, three at least for the title."""
    assert running_title("Un titre de sept mots, pas un", "Groupe Maison Exemple") == "Un titre de sept…"
    assert (
        running_title("Un titre de sept mots", "Syndicat mixte des transports du Grand Exemple")
        == "Un titre de…"
    )
    assert running_title("Diagnostic", "Groupe Maison Exemple") == "Diagnostic"


def test_a_running_foot_quotes_the_first_clause() -> None:
    assert first_clause("Confidentiel : réservé au comité") == "Confidentiel"
    assert first_clause("Confidentiel") == "Confidentiel"
