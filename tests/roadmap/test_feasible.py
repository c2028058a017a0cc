"""What the files alone rule out is named before any plan, with its numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from itineraire.engagement import Action, Engagement
from itineraire.errors import PlanError, Severity
from itineraire.roadmap import plan_roadmap
from itineraire.roadmap.feasible import check_means
from itineraire.wording.faults import fault_sentence
from tests.roadmap.material import action as scored
from tests.roadmap.material import engagement, one, workstreams
from tests.roadmap.test_accepted import NOTHING


def row(**changes) -> Action:
    """Return one line of ``actions.csv``: two weeks, 10 hours of seo, imposed."""
    facts = {
        "id": "a", "workstream": "w1", "title": "Action a", "deliverable": "L", "criterion": "C", "owner": "ann",
        "hours": {"seo": one(10)}, "cost_eur": one(0), "risk": 1, "kind": "conversion", "weeks": 2, "mandatory": True,
        "line": 2,
    }  # fmt: skip
    return Action.model_validate({**facts, **changes})


def firm(*rows: Action, **changes) -> Engagement:
    return replace(engagement(**changes), actions=rows)


def told(*rows: Action, **changes) -> list[str]:
    """Return what ``check`` says, with ordinary spaces."""
    faults = check_means(firm(*rows, **changes))
    return [
        fault_sentence(fault, "fr").replace("\u00a0", " ").replace("\u202f", " ").replace("\u2019", "'")
        for fault in faults
    ]


def people(**ann):
    facts = {"id": "ann", "name": "Ann", "role": "SEO", "skills": ["seo"], "weekly_hours": 20, "run_hours": 10,
             "hourly_cost_eur": 40}  # fmt: skip
    return [{**facts, **ann}]


def test_what_can_be_planned_is_not_named():
    assert told(row(), row(id="b", mandatory=False, depends_on=("a",))) == []


def test_an_action_longer_than_the_plan():
    (line,) = told(row(weeks=80))
    assert line.startswith("actions.csv, ligne 2 : « Action a » dure 80 semaines, le plan 52 semaines")


def test_an_action_whose_window_is_shorter_than_itself():
    (line,) = told(row(not_before=date(2026, 11, 2), deadline=date(2026, 11, 6)))
    assert "ne peut commencer avant le 2 novembre 2026 et doit finir d'ici le 6 novembre 2026" in line


def test_hours_above_a_short_week_name_the_holiday_and_the_leave():
    """One week, from Monday 9 November 2026: 10 h less Armistice (2 h) and one day of leave (2 h) make 6 h."""
    short = row(weeks=1, hours={"seo": one(7)}, not_before=date(2026, 11, 9), deadline=date(2026, 11, 13))
    leave = [{"start": date(2026, 11, 9), "end": date(2026, 11, 9), "reason": "formation"}]

    (line,) = told(short, people=people(absences=leave))

    assert (
        "demande 7 h de « seo » en 1 semaine ; la meilleure période, dès le 9 novembre 2026, en offre 6 h"
        in line
    )
    assert "(Armistice ; Ann, formation)" in line
    assert (
        told(row(weeks=1, hours={"seo": one(6)}, not_before=date(2026, 11, 9)), people=people(absences=leave))
        == []
    )


def test_a_skill_without_any_free_hour_is_told_once():
    lines = told(row(), row(id="b"), people=people(run_hours=20))
    assert lines == [
        "client.yaml : aucune heure libre en « seo » de toute la durée du plan (Ann) ; actions concernées : 2. "
        "Baissez run_hours, ou ajoutez une personne."
    ]


def test_imposed_actions_dearer_than_the_budget_count_what_they_depend_on():
    """12 000 less 6 000 of Ads and 1 000 of contingency leave 5 000; 3 000 and 2 500 make 5 500."""
    lines = told(row(cost_eur=one(3000), depends_on=("b",)), row(id="b", mandatory=False, cost_eur=one(2500)))
    assert lines == [
        "client.yaml : les actions imposées et celles dont elles dépendent coûtent 5 500 € ; une fois payé ce qui est "
        "engagé, il reste 5 000 €. Relevez envelope_eur, ou n'imposez plus l'une de ces actions."
    ]


def test_imposed_actions_that_fit_alone_but_not_together():
    """Two actions of 18 h in the same two weeks of 10 h."""
    lines = told(
        *(row(id=name, title=name, hours={"seo": one(18)}, deadline=date(2026, 10, 16)) for name in "ab")
    )
    assert len(lines) == 5
    assert any("« a » est imposée" in line for line in lines)
    assert any("heures disponibles en référencement" in line for line in lines)
    assert any("échéance de « b »" in line for line in lines)


def test_an_envelope_below_what_is_committed_is_named_with_the_gap():
    """12 months at 500 euros and 1 000 of contingency: 7 000 for 5 000 granted."""
    (line,) = told(row(), envelope_eur=5000)
    assert "l'enveloppe (5 000 €) ne couvre pas" in line
    assert "(7 000 €) : il manque 2 000 €" in line
    assert told(row(), envelope_eur=7000) == []


def test_an_owner_away_for_a_whole_quarter_is_named_with_what_he_answers_for():
    """From Monday 5 October 2026 to Sunday 3 January 2027: 13 weeks. Twelve are a long leave, not a vacancy."""
    other = {"id": "cat", "name": "Cat", "role": "SEO", "skills": ["seo"], "weekly_hours": 10,
             "hourly_cost_eur": 40}  # fmt: skip

    def away(until: date) -> list[str]:
        absence = {"start": date(2026, 10, 1), "end": until}
        return told(row(), row(id="b"), people=[*people(absences=[absence]), other])

    (line,) = away(date(2027, 1, 3))
    assert (
        "Ann s'absente du 5 octobre 2026 au 1er janvier 2027, avec 2 actions sous sa responsabilité" in line
    )
    assert away(date(2026, 12, 27)) == []


def test_an_action_that_nobody_imposes_is_a_warning():
    (fault,) = check_means(firm(row(weeks=80, mandatory=False)))
    assert fault.severity is Severity.WARNING


def test_a_run_says_the_same_before_its_conflict():
    client = firm(row(weeks=80))
    with pytest.raises(PlanError, match=r"longer_than_plan.*conflict_mandatory.*conflict_horizon"):
        plan_roadmap(
            client, workstreams(scored("a", weeks=80, mandatory=True)), NOTHING, as_of=client.client.start
        )
