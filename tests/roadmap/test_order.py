"""Measure, conversion, quick wins, then assets: the order at equal margin, and the exceptions with their reason."""

from __future__ import annotations

import re
from datetime import date

import pytest

from itineraire.blocks import Table
from itineraire.blocks.words import blocks_to_words
from itineraire.chapters.roadmap import horizons, proof
from itineraire.roadmap import RuleKind
from itineraire.roadmap.order import Turn, turn_of
from itineraire.vocabulary import ActionKind
from itineraire.workstreams import Quadrant
from tests.roadmap.material import action, one
from tests.roadmap.test_plan import plan

FULL = {"hours": {"seo": one(16)}, "hours_total": one(16)}  # two weeks of seo, nothing beside


def spoken(roadmap) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", blocks_to_words(horizons(roadmap, "fr").blocks)).replace(
        "\u2019", "'"
    )


def proof_rows(roadmap) -> list[tuple[str, ...]]:
    """Rows of the annex's table of exceptions."""
    (table,) = [block for block in proof(roadmap, "fr").blocks if isinstance(block, Table)]
    return [
        tuple(re.sub(r"[\u00a0\u202f]", " ", str(cell)).replace("\u2019", "'") for cell in row)
        for row in table.rows
    ]


@pytest.mark.parametrize(
    ("kind", "quadrant", "turn"),
    [
        (ActionKind.MEASURE, Quadrant.STRUCTURING, Turn.MEASURE),
        (ActionKind.CONVERSION, Quadrant.STRUCTURING, Turn.CONVERSION),
        (ActionKind.SEO, Quadrant.QUICK_WIN, Turn.QUICK_WIN),
        (ActionKind.CONTENT, Quadrant.STRUCTURING, Turn.ASSET),
    ],
)
def test_the_turn_of_an_action(kind, quadrant, turn):
    assert turn_of(kind, quadrant) is turn


@pytest.mark.parametrize("names", ["abcd", "dcba", "bdac"])
def test_actions_worth_the_same_come_in_the_order_of_the_method(names: str):
    """Four actions of the same worth, each taking all of Ann: whatever their names, the method decides."""
    tags, page, quick, asset = names
    same = [
        action(asset, kind=ActionKind.CONTENT, quadrant=Quadrant.STRUCTURING, **FULL),
        action(quick, kind=ActionKind.CONTENT, quadrant=Quadrant.QUICK_WIN, **FULL),
        action(page, kind=ActionKind.CONVERSION, quadrant=Quadrant.STRUCTURING, **FULL),
        action(tags, kind=ActionKind.MEASURE, quadrant=Quadrant.STRUCTURING, **FULL),
    ]
    roadmap = plan(*sorted(same, key=lambda one: one.id))

    assert roadmap.proved
    assert roadmap.starts == {tags: 0, page: 2, quick: 4, asset: 6}
    assert roadmap.held_back == ()
    assert "Tout ce groupe (3 actions) commence avant le premier actif de long terme." in spoken(roadmap)


def test_margin_comes_before_the_order_and_the_exception_says_why():
    """The asset is worth ten times the conversion, and Ann cannot do both at once."""
    dear = action(
        "asset", kind=ActionKind.CONTENT, quadrant=Quadrant.STRUCTURING, expected_eur_month=9000.0, **FULL
    )
    page = action("page", kind=ActionKind.CONVERSION, expected_eur_month=900.0, **FULL)
    roadmap = plan(dear, page)

    assert roadmap.starts == {"asset": 0, "page": 2}
    (late,) = roadmap.held_back
    assert [(reason.kind, reason.subject) for reason in late.reasons] == [(RuleKind.HOURS, "seo")]
    assert "De ce groupe, 0 sur 1 commencent avant lui ou avec lui" in spoken(roadmap)
    assert proof_rows(roadmap) == [("Action page", "pas assez d'heures en « référencement »")]


def test_an_action_that_cannot_start_earlier_says_so():
    late = action(
        "page", kind=ActionKind.CONVERSION, not_before=date(2026, 11, 2), hours={}, hours_total=one(0)
    )
    asset = action(
        "asset", kind=ActionKind.CONTENT, quadrant=Quadrant.STRUCTURING, hours={}, hours_total=one(0)
    )
    (held,) = plan(late, asset).held_back

    assert [reason.kind for reason in held.reasons] == [RuleKind.RELEASE]
