from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from itineraire.blocks import Section
from itineraire.blocks.words import blocks_to_words
from itineraire.chapters import workstreams as pages
from itineraire.wording import Language
from itineraire.wording.faults import fault_sentence
from itineraire.wording.workstreams import FAULTS, FLAGS
from itineraire.workstreams import Workstreams
from tests.workstreams.test_framing import FINDINGS, Found, action, finding, frame, workstream

CHAPTERS = [getattr(pages, name) for name in pages.__all__]
SOURCES = Path(__file__).resolve().parents[2] / "src" / "itineraire" / "workstreams"


@pytest.fixture(scope="module")
def mixed() -> Workstreams:
    """Return a plan with every kind of action, two workstreams, one of them empty."""
    return frame(
        action("a", title="Raccourcir le paiement", hours={"seo": [1, 2, 3]}),
        action(
            "projet", title="Refaire les fiches", hours={"dev": [90, 120, 150]}, impact_eur=[800, 900, 999]
        ),
        action("mesure", title="Réparer le marquage", impact_eur=[0, 0, 0], kind="measure"),
        action("apres", title="Tester deux pages", depends_on=["mesure"], finding="jamais_vu"),
        action("posts", title="Publier chaque jour", habit=True, hours={}, impact_eur=0, run_hours_week=4.5),
        action("seule", title="Action orpheline", owner=None, finding=None, line=12),
        action("flou", title="Action non chiffrée", impact_eur=None, finding="slow_mobile"),
        workstreams=(workstream(), workstream("vide", owner=None)),
        found=Found(
            (
                finding("slow_mobile"),
                finding("return_rate", 300),
                finding("mobile_gap", 1000),
            )
        ),
    )


def words(section: Section) -> str:
    return blocks_to_words(section.blocks)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "name", [name for name in pages.__all__ if name not in ("trace", "orphans", "sheets")]
)
def test_every_page_is_written_in_both_languages(mixed: Workstreams, name: str, language: Language) -> None:
    text = words(getattr(pages, name)(mixed, language))

    assert text
    assert "nan" not in text


def test_stops_give_hours_back_and_ownerless_actions_are_listed_with_their_line(mixed: Workstreams) -> None:
    text = words(pages.stops(mixed, "fr"))

    assert "4,5\u00a0h par semaine rendues à l’équipe" in text
    assert "Publier chaque jour" in text
    assert "Action orpheline (actions.csv, ligne 12)" in text


def test_the_headline_asks_for_what_only_the_sponsor_can_decide(mixed: Workstreams) -> None:
    text = words(pages.headlines(mixed, "fr"))

    assert "Nommer un responsable pour\u00a0: Action orpheline." in text
    assert "Arrêter\u00a0: Publier chaque jour" in text
    assert "Chiffrer l’impact, ou renoncer\u00a0: Action non chiffrée." in text


def test_the_scenario_page_quotes_the_weights() -> None:
    """4, 3, 1 and 2 are 40, 30, 10 and 20 %."""
    text = words(pages.scenario(frame(action("a"), action("b")), "fr"))

    assert "Impact 40\u202f%, effort 30\u202f%, dépendances 10\u202f%, risque 20\u202f%." in text


def test_a_plan_without_broken_thread_says_so() -> None:
    whole = frame(action("a"), action("b", key_result="kr-panier"), found=Found(FINDINGS.findings[:1]))

    assert "sert un résultat clé" in words(pages.orphans(whole, "fr")) or whole.orphans.count


def test_every_fault_and_flag_has_its_sentences() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    linters = (SOURCES / "linters.py").read_text(encoding="utf-8")
    written = {code for code in FAULTS if re.search(rf'"{code.split(".")[1]}"|"{re.escape(code)}"', sources)}

    assert written == set(FAULTS)
    assert set(re.findall(r'\("([a-z_]+)", "[a-z_]+", action', linters)) <= {c.split(".")[1] for c in FAULTS}
    assert set(FLAGS) == {
        "unsized",
        "finding_not_seen",
        "slow_payback",
        "stake_shared",
        "waits_for_nobody",
        "waits_for_stopped",
    }


def test_a_fault_reads_as_a_sentence_in_both_languages(mixed: Workstreams) -> None:
    languages: tuple[Any, ...] = ("fr", "en")
    for fault in mixed.faults:
        for language in languages:
            assert re.match(r"(actions\.csv|workstreams\.yaml)", fault_sentence(fault, language))


def test_the_ranking_says_how_likely_each_action_is_to_be_what_it_is_called(mixed: Workstreams) -> None:
    """A share that the draws gave for the quadrant of the action stands beside its name."""
    named = next(one for one in mixed.actions if one.id == "projet")
    share = re.sub(r"\s", " ", words(pages.ranking_details(mixed, "fr")))
    assert f"projet structurant ({named.quadrant_shares[named.quadrant]:.0%}".replace("%", " %") in share
