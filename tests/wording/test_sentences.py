"""Every sentence says the same thing in both languages, with formats that exist and clean typography."""

from __future__ import annotations

import re

import pytest

from itineraire.vocabulary import KPIS
from itineraire.wording import FORMATS, Language, Sentence, say
from itineraire.wording.diagnostic import FINDINGS, MEANINGS
from itineraire.wording.terms import DEFINITIONS
from itineraire.wording.terms import KPIS as KPI_NAMES
from tests.wording.catalogues import blanks, forms, prose, sample_values, sentences

ALL = sentences()

#: Frequent words of one language that the other does not have; trade words and client strings have none.
ENGLISH = frozenset({
    "the", "and", "with", "this", "that", "is", "are", "from", "which", "have", "was", "will", "should", "has",
    "been", "of", "than", "these", "their", "it", "its",
})  # fmt: skip
FRENCH = frozenset({
    "le", "la", "les", "des", "est", "une", "dans", "avec", "sur", "qui", "que", "du", "et", "sont", "cette", "ces",
    "nous", "vous", "leur", "il", "elle", "aux", "chaque",
})  # fmt: skip


def strangers(text: str, words: frozenset[str]) -> set[str]:
    """Return the words of the other language in a text; a quotation, an option or an identifier is no word."""
    unquoted = re.sub(r"«[^»]*»|“[^”]*”|--[\w-]+", " ", text.lower())
    return set(re.findall(r"\w+", unquoted)) & words


def test_the_catalogues_hold_the_sentences_of_the_whole_package():
    rooms = {place.partition(".")[0] for place in ALL}

    assert len(ALL) > 1000
    assert {
        "cli",
        "runs",
        "exports",
        "engagement",
        "diagnostic",
        "objectives",
        "roadmap",
        "steering",
    } <= rooms


def test_every_sentence_exists_in_both_languages():
    empty = [place for place, sentence in ALL.items() if not sentence.fr.strip() or not sentence.en.strip()]

    assert empty == []


def test_both_languages_have_the_same_blanks():
    differing = {
        place: set(blanks(sentence.fr)) ^ set(blanks(sentence.en))
        for place, sentence in ALL.items()
        if set(blanks(sentence.fr)) != set(blanks(sentence.en))
    }

    assert differing == {}


def test_every_blank_has_a_known_format():
    unknown = {
        place: form
        for place, sentence in ALL.items()
        for template in (sentence.fr, sentence.en)
        for form in blanks(template).values()
        if form not in FORMATS and not re.fullmatch(r"[^/]+/[^/]+", form)
    }

    assert unknown == {}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sentence_can_be_said(language: Language):
    for place, sentence in ALL.items():
        said = say(sentence, language, sample_values(_template(sentence, language)))
        assert "{" not in said, place
        assert "  " not in said.strip(), place


def test_french_typography_is_right_once_said():
    """Curly apostrophes; a no-break space before ; : ? ! % € and inside « »."""
    wrong = {}
    for place, sentence in ALL.items():
        said = say(sentence, "fr", sample_values(sentence.fr))
        if "'" in said or '"' in said or re.search(r"\w [;:?!%€»]|« |(?<=\w)[;?!](?=\s|$)", said):
            wrong[place] = said

    assert wrong == {}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_word_agrees_with_its_count(language: Language):
    """One line, two lines: another word, not only another figure."""
    agreeing = 0
    for place, sentence in ALL.items():
        template = _template(sentence, language)
        for name in {name for name, form in forms(template) if "/" in form}:
            one, two = (say(sentence, language, sample_values(template) | {name: n}) for n in (1, 2))
            assert one != two.replace("2", "1"), place
            agreeing += 1
    assert agreeing > 20


def test_no_english_word_stands_in_a_french_sentence():
    found = {place: strangers(prose(sentence.fr), ENGLISH) for place, sentence in ALL.items()}

    assert {place: words for place, words in found.items() if words} == {}


def test_no_french_word_stands_in_an_english_sentence():
    found = {place: strangers(prose(sentence.en), FRENCH) for place, sentence in ALL.items()}

    assert {place: words for place, words in found.items() if words} == {}


def test_a_foreign_word_would_be_seen():
    assert strangers("Le taux is the plus bas", ENGLISH) == {"is", "the"}
    assert strangers("Écrire « the » dans share_of_stake", ENGLISH) == set()


def test_every_kpi_has_a_name_and_a_definition():
    assert set(KPIS) <= set(KPI_NAMES)
    assert set(KPIS) <= set(DEFINITIONS)


def test_every_finding_has_a_message_and_a_meaning():
    """A code may have variants, « code.variant »; the code itself is always there."""
    codes = {key.partition(".")[0] for key in FINDINGS}

    assert codes <= set(FINDINGS)
    assert codes <= set(MEANINGS)
    assert {key.partition(".")[0] for key in MEANINGS} <= codes


def _template(sentence: Sentence, language: Language) -> str:
    return sentence.fr if language == "fr" else sentence.en
