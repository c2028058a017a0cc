from __future__ import annotations

import re

import pytest

from itineraire.errors import Fault
from itineraire.roadmap import Answer, RuleKind
from itineraire.roadmap.problem import Pool, Task
from itineraire.roadmap.rules import rules_of
from itineraire.wording import say
from itineraire.wording.faults import fault_sentence, together
from itineraire.wording.replan import RULES
from itineraire.wording.roadmap import ANSWERS, FAULTS, REASONS
from tests.roadmap.problems import make

#: One value for each blank that a sentence of this catalogue may hold.
BLANKS = {
    "cycle": "a → b", "task": "a", "limit": 13, "skills": "seo, dev", "count": 4, "weeks": 14, "hours": 6.0,
    "days": 90, "known": "asana, jira", "start": None, "measure": None, "plan": 52, "first": None, "last": None,
    "skill": "dev", "there": 4.0, "short": "", "cost": 900, "left": 100, "actions": 3, "people": "Ann",
    "owner": "Ann", "end": None, "envelope": 1000, "taken": 2000, "gap": 1000,
}  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_rule_that_a_conflict_may_name_has_a_clause(language):
    never = {
        "no_value", "costs_more", "better_use", "low_impact", "no_owner", "excluded", "data_gate",
        "not_bought", "dependency_late",
    }  # fmt: skip
    assert {kind.value for kind in RuleKind} - never == set(RULES)
    assert all(say(sentence, language, subject="SEO") for sentence in RULES.values())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_of_reason_has_a_sentence(language):
    assert set(REASONS) == {kind.value for kind in RuleKind}
    assert all(say(sentence, language, subject="SEO", amount=900) for sentence in REASONS.values())


def test_every_answer_has_a_word():
    assert set(ANSWERS) == {answer.value for answer in Answer}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("code", sorted(FAULTS))
def test_every_fault_is_told_without_a_hole(code, language):
    told = fault_sentence(Fault(code, found="Action", values=BLANKS), language)
    assert "{" not in told
    assert len(told) > 20


def test_every_rule_that_can_conflict_has_its_fault():
    full = Task(
        "a", "w", 1, {"video": 1.0}, mandatory=True, frozen_weeks=frozenset({1}), release_week=1,
        deadline_week=3, either_or="p", depends_on=("b",),
    )  # fmt: skip
    problem = make(full, Task("b", "w", 1))
    kinds = {rule.kind for rule in rules_of(problem)} | {RuleKind.HORIZON}
    assert Pool(frozenset({"crm"}), (10.0,) * 12) in problem.pools
    assert len(kinds) == 14
    assert {f"roadmap.conflict_{kind.value}" for kind in kinds} <= set(FAULTS)


def test_the_rules_of_a_conflict_make_one_fault_between_the_others():
    rules = [Fault("roadmap.conflict_mandatory", found="A"), Fault("roadmap.conflict_hours", found="dev")]
    first, second = Fault("roadmap.nothing_retained"), Fault("roadmap.no_plan_found")
    told = together([first, *rules, second], "fr")
    assert [fault.code for fault in told] == [first.code, "roadmap.conflict", second.code]
    assert re.sub(r"\s", " ", fault_sentence(told[1], "fr")) == (
        "Le plan ne peut pas tenir : « A » est imposée ; heures disponibles en développement. "
        "Assouplissez une seule de ces règles : chacune suffit à lever ce conflit."
    )
    assert together([first, second], "fr") == [first, second]
