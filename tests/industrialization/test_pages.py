"""The pages of industrialization: with everything, and for a client that listed nothing."""

from __future__ import annotations

import pytest

from itineraire.blocks.words import blocks_to_words
from itineraire.chapters import industrialization as pages
from itineraire.industrialization import Industrialization
from itineraire.industrialization.automations import pay_backs
from itineraire.industrialization.documentation import read_documentation
from itineraire.industrialization.gauges import Gauge, GaugeCode
from itineraire.industrialization.skills import plan_skills
from tests.industrialization.test_industrialization import assets, automation, load, organic, prevention
from tests.steering.follow_up_samples import AS_OF, client, engagement

CHAPTERS = ("headlines", "documentation", "automations", "skills", "assets", "prevention")


def result(*, automations=(), documents=(), loads=(), controls=(), tables=None) -> Industrialization:
    plan = engagement(settings=client(documents=list(documents)))
    return Industrialization(
        "Maison Essai",
        AS_OF,
        read_documentation(plan.client.documents, {}, as_of=AS_OF),
        pay_backs(automations, {}),
        plan_skills(plan, loads, []),
        tuple(assets(tables or {}).values()),
        prevention(controls),
        tuple(Gauge(code, None, 0, 0) for code in GaugeCode),
    )


def words(section):
    return blocks_to_words(section.blocks).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_survives_a_client_that_listed_nothing(chapter, language):
    shown = words(getattr(pages, chapter)(result(), language))

    assert shown
    assert "nan" not in shown


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_is_written_with_figures(language):
    full = result(
        automations=[automation()],
        documents=[{"name": "Retours", "kind": "process"}],
        loads=[load("dev", 160, 100), load("seo", 10, 300)],
        tables=organic(100, 110),
    )

    assert all(words(getattr(pages, chapter)(full, language)) for chapter in CHAPTERS)


def test_the_pay_back_is_printed_as_the_method_gives_it():
    shown = words(pages.automations(result(automations=[automation()]), "fr"))

    assert "3 540 €" in shown
    assert "10,2 mois" in shown


def test_an_automation_that_never_pays_is_refused_in_words():
    shown = words(pages.automations(result(automations=[automation(run_cost_eur_year=9000)]), "fr"))

    assert "jamais" in shown
    assert "refuser" in shown


def test_skills_held_by_one_person_are_counted_in_the_title():
    shown = words(pages.skills(result(loads=[load("dev", 160, 100), load("seo", 10, 300)]), "fr"))

    assert "2 compétences sur 2 tiennent à une seule personne" in shown
