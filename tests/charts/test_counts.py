"""French keeps the singular up to one, English for one only."""

from __future__ import annotations

import pytest

from itineraire.wording.counts import NOUNS, counted, listed, quoted


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [(0, "0 action", "0 actions"), (1, "1 action", "1 action"), (2, "2 actions", "2 actions")],
)
def test_a_noun_follows_its_count(count: int, french: str, english: str):
    assert counted(count, "action", "fr").replace("\u00a0", " ") == french
    assert counted(count, "action", "en").replace("\u00a0", " ") == english


def test_every_noun_has_both_languages():
    assert all(form.fr and form.en for forms in NOUNS.values() for form in forms)


def test_a_list_ends_with_and():
    assert listed(["a"], "fr") == "a"
    assert listed(["a", "b", "c"], "fr") == "a, b et c"
    assert listed([], "en") == ""


def test_quotes_follow_the_language():
    assert quoted("Guide", "fr") == "«\u202fGuide\u202f»"
    assert quoted("Guide", "en") == "“Guide”"
