"""The article's own good and bad sentences (R87, R89, R96-R98, R167b)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.objectives import texts

GOOD_OBJECTIVES = [
    "Augmenter la marge digitale de 10 % sur 6 mois",
    "Réduire le taux de retour de 3 points",
    "Améliorer le taux de conversion mobile de 0,3 point",
    "Augmenter le volume de leads qualifiés de 25 %",
    "Réduire le délai moyen de contact à moins de 24 heures",
    "Augmenter le taux de transformation lead-to-opportunity de 15 %",
    "Réduire l’attrition de 1 point",
    "Augmenter le taux d’activation",
    "Réduire le coût d’acquisition sur les segments prioritaires",
    "Augmenter le nombre de leads qualifiés",
    "Faire revenir un client sur quatre dans l'année",
]


@pytest.mark.parametrize("title", GOOD_OBJECTIVES)
def test_the_good_examples_of_the_article_pass(title: str) -> None:
    assert not texts.is_vague(title)
    assert not texts.is_only_a_means(title)
    assert not texts.is_an_output(title)


@pytest.mark.parametrize(
    "title",
    ["Améliorer la visibilité", "AMÉLIORER LA VISIBILITE.", "Être plus présents", "Improve visibility"],
)
def test_a_vague_wish_is_caught(title: str) -> None:
    assert texts.is_vague(title)


@pytest.mark.parametrize(
    "title",
    [
        "Faire plus de SEO",
        "Refondre le site",
        "Lancer une newsletter",
        "Être présent sur les réseaux sociaux",
        "Mettre en place un CRM",
        "Do more SEO",
    ],
)
def test_a_means_is_not_an_objective(title: str) -> None:
    assert texts.is_only_a_means(title)


def test_a_means_beside_a_result_is_seen_but_does_not_refuse() -> None:
    title = "Augmenter les ventes de 10 % grâce au SEO"

    assert texts.names_a_means(title)
    assert not texts.is_only_a_means(title)


@pytest.mark.parametrize(
    "title",
    [
        "Publier 20 contenus",
        "20 articles publiés par mois",
        "Mettre en ligne la nouvelle page d'accueil",
        "Rédiger 12 cas clients",
        "Créer 5 vidéos",
        "Publish 20 articles",
    ],
)
def test_a_deliverable_is_not_a_result(title: str) -> None:
    assert texts.is_an_output(title)


def test_an_uncertain_verb_is_saved_by_a_business_result() -> None:
    assert not texts.is_an_output("Livrer 95 % des commandes en 48 heures")
    assert not texts.is_an_output("Réaliser 100 000 € de marge")


def test_points_and_percents_are_told_apart() -> None:
    assert texts.speaks_of_points("Taux de conversion mobile en hausse de 0,3 point")
    assert texts.speaks_of_percent("Coût d'acquisition réduit de 12 %")
    assert not texts.speaks_of_percent("Part du premier canal ramenée à 45 %")


@given(st.text(max_size=80))
def test_any_text_is_judged_without_an_error(text: str) -> None:
    assert texts.is_vague(text) in (True, False)
    assert not (texts.is_vague(text) and texts.is_only_a_means(text))
