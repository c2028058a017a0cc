"""The nine parts of a plan (R22): remove each in turn, the score drops by one and names it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from itineraire.chapters.completeness import Part, PlanFacts, completeness

FULL = PlanFacts(
    measured_kpis=12,
    findings=6,
    retained=10,
    refused=4,
    dated=10,
    owned=10,
    workstreams=7,
    owned_workstreams=7,
    budget_lines=6,
    envelope_eur=40_000,
    risks=5,
    mitigated_risks=5,
    kpis=14,
    stable_kpis=14,
    rituals=3,
    improvements=4,
)

REMOVED = [
    (Part.DIAGNOSTIC, {"measured_kpis": 0}),
    (Part.DIAGNOSTIC, {"findings": 0}),
    (Part.PRIORITIES, {"refused": 0}),
    (Part.SEQUENCE, {"dated": 9}),
    (Part.OWNERS, {"owned": 9}),
    (Part.OWNERS, {"owned_workstreams": 6}),
    (Part.BUDGET, {"budget_lines": 0}),
    (Part.BUDGET, {"envelope_eur": None}),
    (Part.RISKS, {"risks": 0, "mitigated_risks": 0}),
    (Part.RISKS, {"mitigated_risks": 4}),
    (Part.KPIS, {"stable_kpis": 13}),
    (Part.RITUALS, {"rituals": 0}),
    (Part.IMPROVEMENT, {"improvements": 0}),
]


def test_a_full_plan_scores_nine_of_nine():
    found = completeness(FULL)
    assert (found.score, found.total, found.missing) == (9, 9, ())


@pytest.mark.parametrize(("part", "change"), REMOVED)
def test_a_removed_part_is_named_and_costs_one_point(part: Part, change: dict[str, object]):
    found = completeness(replace(FULL, **change))
    assert found.missing == (part,)
    assert found.score == 8


def test_an_empty_plan_misses_everything():
    assert completeness(PlanFacts()).missing == tuple(Part)


def test_every_part_can_be_removed():
    assert {part for part, _ in REMOVED} == set(Part)
