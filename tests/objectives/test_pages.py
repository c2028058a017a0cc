from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from itineraire.blocks import Section, Table
from itineraire.blocks.words import blocks_to_words
from itineraire.chapters import objectives as pages
from itineraire.objectives import Objectives, set_objectives
from itineraire.vocabulary import Family
from itineraire.wording import Language
from itineraire.wording.faults import fault_sentence
from itineraire.wording.objectives import FAULTS
from tests.objectives import samples
from tests.objectives.samples import AS_OF, BASELINE, key_result, objective

CHAPTERS = [getattr(pages, name) for name in pages.__all__]
SOURCES = Path(__file__).resolve().parents[2] / "src" / "itineraire" / "objectives"


def _set(*objectives: dict[str, Any], empty: bool = False, **more: Any) -> Objectives:
    series = samples.series()
    return set_objectives(
        samples.engagement(*objectives, **more),
        () if empty else BASELINE,
        series.iloc[:0] if empty else series,
        as_of=AS_OF,
    )


def words(section: Section) -> str:
    return blocks_to_words(section.blocks)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.__name__)
def test_every_page_is_written_in_both_languages(chapter: Any, language: Language) -> None:
    assert words(chapter(_set(), language))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.__name__)
def test_every_page_survives_a_client_without_data(chapter: Any) -> None:
    """R3: what is missing is said, never zero."""
    bare = _set(empty=True, settings={"segments": [], "strategy": []})

    text = words(chapter(bare, "fr"))

    assert "nan" not in text
    assert "None" not in text


def test_the_table_quotes_the_stored_figures() -> None:
    """1.2 % today, 1.5 % as a target written in points."""
    text = words(pages.objective_pages(_set(), "fr"))

    assert "1,20\u202f%" in text
    assert "1,50\u202f% (+0,3\u00a0point)" in text
    assert "31/03/2027" in text


def test_a_target_reached_with_no_action_is_a_decision_asked() -> None:
    easy = objective(
        key_results=[
            key_result(
                id="facile", title="Panier à 60,10 €", kpi="average_order", target=60.1, change_points=None
            )
        ]
    )
    engagement = samples.engagement(easy)
    baseline = (*BASELINE[:2], samples.measure("average_order", 60, samples.Unit.EUR), *BASELINE[3:])
    rising = samples.monthly("average_order", [40 + month for month in range(24)])

    result = set_objectives(engagement, baseline, rising, as_of=AS_OF)

    asked = words(pages.headlines(result, "fr"))
    assert "Relever la cible" in asked
    assert "elle serait atteinte sans rien faire" in asked
    assert "Cibles atteintes sans rien faire" in words(pages.outlook(result, "fr"))


def test_a_plan_without_baseline_does_not_claim_to_be_measured() -> None:
    text = words(pages.headlines(_set(empty=True), "fr"))

    assert "sans valeur de départ\u00a0: 2" in text
    assert (
        "Fournir l’export qui donne la valeur de départ\u00a0: Taux de conversion mobile, Panier moyen."
        in text
    )


def test_a_refused_wish_is_shown_with_what_is_missing() -> None:
    wish = objective(title="Améliorer la visibilité", intent=None, segment=None, key_results=[])

    text = words(pages.refusals(_set(wish), "fr"))

    assert "Améliorer la visibilité" in text
    assert "sur quelles intentions, pour quel segment et avec quel résultat attendu" in text


def test_the_segments_table_ends_on_their_total() -> None:
    (table,) = [block for block in pages.segments(_set(), "fr").blocks if isinstance(block, Table)]

    assert table.foot is not None
    assert table.foot[2] == "40\u202f000\u202f€"
    assert table.foot[3] == "100\u202f%"


def test_english_pages_hold_no_french_words() -> None:
    bare = _set(settings={"strategy": []})
    text = " ".join(
        words(chapter(bare, "en")) for chapter in (pages.headlines, pages.kpi_sheet, pages.outlook)
    )

    assert not re.search(r"\b(objectifs?|cible|départ|responsable|sans rien faire)\b", text)


def test_every_fault_code_of_the_room_has_its_two_sentences() -> None:
    """Codes written in the sources, and those built from a family or a missing part."""
    sources = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    written = set(re.findall(r'"(objectives\.[a-z_]+)"', sources)) - {"objectives.yaml"}
    built = {f"objectives.empty_{family.value}" for family in Family}
    built |= {f"objectives.no_{part}" for part in ("intent", "segment", "key_result")}
    built |= {f"objectives.kpi_no_{part}" for part in ("owner", "baseline", "definition", "source")}

    assert written | built == set(FAULTS)


def test_a_fault_reads_as_a_sentence_in_both_languages() -> None:
    wish = objective(title="Faire plus de SEO", key_results=[key_result(title="Publier 20 contenus")])

    for fault in _set(wish, kpis=[{"id": "mobile_conversion_rate"}]).faults:
        for language in ("fr", "en"):
            assert fault_sentence(fault, language).startswith("objectives.yaml")
