"""What changed between two issues: only real differences, with their recorded reason, and silence otherwise."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from itineraire.blocks import Section, Table, plain
from itineraire.blocks.words import blocks_to_words
from itineraire.chapters import steering as pages
from itineraire.chapters.steering.changes import changes_paragraph
from itineraire.engagement import AcceptedPlan, PlannedAction, Scenario
from itineraire.roadmap import Acceptance
from itineraire.steering import BoardSlips
from itineraire.steering.changes import Change, Changes, Decision, History, Source, Topic, changes_since
from itineraire.steering.changes.late import Waiting
from tests.live.firm import firm
from tests.steering.two_issues import (
    CHOSEN,
    FRUGAL,
    compare,
    first,
    moved_and_cut,
    retained,
    second,
    shifted,
    steered,
    with_actions,
)

SLIP = AcceptedPlan(
    on=date(2026, 10, 26), by="Inès Roy", why="Développeuse absente", scenario=Scenario(),
    actions={"vitesse": PlannedAction(start=date(2026, 11, 2), weeks=10)},
)  # fmt: skip


def told(changes: Changes) -> list[tuple[str, str, str]]:
    return [(change.topic.value, change.code, change.id) for change in changes.changes]


def words(section: Section) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", blocks_to_words(section.blocks))


def only(changes: Changes) -> Change:
    (change,) = changes.changes
    return change


# -- silence ---------------------------------------------------------------------------------------


def test_a_first_issue_has_no_change():
    assert changes_since(History(), second(), firm()) is None
    assert pages.changes(steered(None), "fr").blocks == ()


@pytest.mark.parametrize("slips", [BoardSlips(), BoardSlips({"marquage": 2}, ("vitesse",), ("relances",))])
def test_identical_issues_say_nothing_on_any_page(slips: BoardSlips):
    found = compare(second(slips=slips), before=replace(first(), slips=slips))

    assert (found.changes, found.dependencies) == ((), ())
    assert pages.changes(steered(found), "fr").blocks == ()
    assert changes_paragraph(found, "fr") == ()


def test_an_issue_that_cannot_be_read_is_one_sentence():
    found = changes_since(History(None, date(2026, 10, 15)), second(), firm())

    assert words(pages.changes(steered(found), "fr")) == (
        "L’édition du 15 octobre 2026 ne peut plus être relue (autre version d’Itinéraire, ou fichier abîmé) : "
        "elle n’est pas comparée."
    )
    assert changes_paragraph(found, "fr") == ()


# -- actions ---------------------------------------------------------------------------------------


def test_actions_that_move_leave_and_enter_are_the_only_ones_told():
    """Of four actions, one goes back three weeks, one comes forward one, one leaves; another enters."""
    guides = replace(retained("vitesse"), id="guides", title="Publier quatre guides")
    now = with_actions(
        second(), retained("marquage"), shifted(retained("formulaire"), 3), shifted(retained("relances"), -1), guides
    )  # fmt: skip
    found = compare(now)

    assert told(found) == [
        ("action", "later", "formulaire"),
        ("action", "earlier", "relances"),
        ("action", "entered", "guides"),
        ("action", "removed", "vitesse"),
    ]
    assert [change.weeks for change in found.changes] == [3, -1, 0, 0]
    moved = found.changes[0]
    assert (moved.before.day, moved.after.day) == (
        retained("formulaire").end,
        shifted(retained("formulaire"), 3).end,
    )


def test_an_action_that_the_client_no_longer_lists_is_told_apart():
    listed = second().workstreams
    without = replace(listed, actions=tuple(one for one in listed.actions if one.id != "vitesse"))
    kept = [one for one in first().roadmap.actions if one.id != "vitesse"]

    assert told(compare(with_actions(second(workstreams=without), *kept))) == [
        ("action", "unlisted", "vitesse")
    ]


def test_a_delivered_action_is_told_once_whatever_its_dates():
    kept = [one for one in first().roadmap.actions if one.id != "marquage"]
    now = with_actions(
        second(slips=BoardSlips(finished=("marquage",))), *kept, shifted(retained("marquage"), 2)
    )

    found = compare(now)

    assert told(found) == [("delivery", "added", "marquage")]
    assert found.changes[0].subject == "Réparer le marquage"


def test_a_board_that_was_not_sent_again_undoes_no_delivery():
    before = replace(first(), slips=BoardSlips(finished=("marquage",)))

    assert compare(second(), before=before).changes == ()


# -- aims, workstreams, means ----------------------------------------------------------------------


def test_targets_owners_euros_and_hours_are_told_with_their_old_and_new_values():
    was = first()
    sheet = was.workstreams.sheets[0]
    objective = was.objectives.objectives[0]
    key_result = replace(objective.key_results[0], accepted=True)
    other = replace(key_result, target=130.0, due=date(2027, 6, 30))
    line = was.objectives.sheet[0]
    skill = was.roadmap.skills[0]
    less = tuple(hours / 2 for hours in skill.available_hours)
    aims = [
        replace(was.objectives, objectives=(replace(objective, accepted=True, key_results=(one,)),))
        for one in (key_result, other)
    ]
    now = second(
        objectives=replace(
            aims[1],
            sheet=(replace(line, baseline=110.0), *was.objectives.sheet[1:]),
        ),
        workstreams=replace(
            was.workstreams, sheets=(replace(sheet, owner_name="Léa Morin"), *was.workstreams.sheets[1:])
        ),
        roadmap=replace(
            was.roadmap,
            budget=replace(was.roadmap.budget, envelope_eur=4000.0),
            skills=(replace(skill, available_hours=less), *was.roadmap.skills[1:]),
        ),
    )
    found = compare(now, before=replace(was, objectives=aims[0]))
    values = {change.topic: (change.before, change.after) for change in found.changes}

    assert told(found) == [
        ("key_result", "changed", "leads-25"),
        ("due", "changed", "leads-25"),
        ("baseline", "changed", "leads"),
        ("workstream_owner", "changed", "mesure"),
        ("envelope", "changed", ""),
        ("hours", "changed", skill.skill),
    ]
    assert [value.figure for value in values[Topic.KEY_RESULT]] == [125.0, 130.0]
    assert [value.day for value in values[Topic.DUE]] == [date(2027, 3, 31), date(2027, 6, 30)]
    assert [value.figure for value in values[Topic.BASELINE]] == [100.0, 110.0]
    assert [value.words for value in values[Topic.WORKSTREAM_OWNER]] == ["Paul Vidal", "Léa Morin"]
    assert [value.figure for value in values[Topic.ENVELOPE]] == [6000.0, 4000.0]
    assert [value.figure for value in values[Topic.HOURS]] == [
        round(sum(skill.available_hours)),
        round(sum(skill.available_hours) / 2),
    ]


def test_a_workstream_that_goes_is_told_once_without_its_owner_target_and_date():
    fewer = replace(first().workstreams, sheets=first().workstreams.sheets[1:])

    assert told(compare(second(workstreams=fewer))) == [("workstream", "removed", "mesure")]


# -- reasons ---------------------------------------------------------------------------------------


def test_what_nobody_wrote_down_has_no_reason():
    kept = [one for one in first().roadmap.actions if one.id != "vitesse"]
    found = compare(with_actions(second(), *kept))

    assert only(found).reason is None
    assert "raison non consignée" in words(pages.changes(steered(found), "fr"))


def test_a_chosen_scenario_explains_its_actions_and_its_budget_but_not_an_owner():
    was = first()
    budget = replace(was.roadmap.budget, envelope_eur=4800.0)
    sheet = replace(was.workstreams.sheets[0], owner_name="Léa Morin")
    now = second(
        scenario=FRUGAL,
        workstreams=replace(was.workstreams, sheets=(sheet, *was.workstreams.sheets[1:])),
        roadmap=replace(
            was.roadmap, budget=budget, actions=tuple(a for a in was.roadmap.actions if a.id != "vitesse")
        ),
    )
    found = compare(now, engagement=replace(firm(FRUGAL), choice=CHOSEN))
    why = Decision(Source.SCENARIO, "Trésorerie tendue", date(2026, 10, 20), "Inès Roy")

    assert [(change.topic.value, change.reason) for change in found.changes] == [
        ("scenario", why),
        ("action", why),
        ("workstream_owner", None),
        ("envelope", why),
    ]
    assert found.decisions == (why,)


def test_a_scenario_saved_again_is_explained_by_the_journal():
    again = Scenario(drop=("vitesse",))
    journal = (
        {"on": "2026-09-28", "what": "save", "scenario": "reference", "by": "Paul Vidal", "why": "départ"},
        {"on": "2026-10-12", "what": "save", "scenario": "reference", "by": "Paul Vidal", "why": "trop long"},
        {"on": "2026-10-13", "what": "save", "scenario": "autre", "by": "Paul Vidal", "why": "essai"},
    )
    kept = [one for one in first().roadmap.actions if one.id != "vitesse"]
    found = changes_since(
        History(first(), None, journal), with_actions(second(scenario=again), *kept), firm(again)
    )

    assert only(found).reason == Decision(Source.SCENARIO, "trop long", date(2026, 10, 12), "Paul Vidal")


def test_an_accepted_plan_explains_the_dates_it_holds_and_nothing_else():
    was = first()
    actions = [shifted(one, 2) if one.id in ("vitesse", "relances") else one for one in was.roadmap.actions]
    roadmap = replace(was.roadmap, actions=tuple(actions), accepted=Acceptance(SLIP.on, SLIP.by, SLIP.why))
    engagement = replace(firm(), accepted=SLIP)
    found = compare(second(roadmap=roadmap), engagement=engagement)
    why = Decision(Source.PLAN, "Développeuse absente", date(2026, 10, 26), "Inès Roy")

    assert {change.id: change.reason for change in found.changes} == {"vitesse": why, "relances": None}

    printed = replace(first(), roadmap=roadmap)
    assert compare(second(roadmap=roadmap), before=printed, engagement=engagement).changes == ()

    again = replace(
        roadmap, actions=tuple(shifted(one, 1) if one.id == "vitesse" else one for one in actions)
    )
    assert only(compare(second(roadmap=again), before=printed, engagement=engagement)).reason is None


# -- late dependencies -----------------------------------------------------------------------------


def test_a_late_predecessor_of_another_workstream_is_told_with_its_date_and_state():
    """« Raccourcir le formulaire » (tunnel) waits for « Réparer le marquage » (mesure), two weeks late."""
    found = compare(second(slips=BoardSlips({"marquage": 2})))
    (late,) = found.dependencies

    assert (late.title, late.owner_name, late.weeks) == ("Réparer le marquage", "Paul Vidal", 2)
    assert late.waiting == (Waiting("Raccourcir le formulaire", "Paul Vidal"),)
    assert late.due == retained("marquage").end
    shown = words(pages.changes(steered(found), "fr"))
    assert "Depuis l’édition du 30 septembre 2026 : 1 dépendance en retard" in shown
    assert "1 livraison que d’autres attendent est en retard" in shown
    assert "2 semaines de retard" in shown


def test_only_a_lateness_that_grew_is_told_again():
    before = replace(first(), slips=BoardSlips({"marquage": 2}))

    assert compare(second(slips=BoardSlips({"marquage": 2})), before=before).dependencies == ()
    assert len(compare(second(slips=BoardSlips({"marquage": 3})), before=before).dependencies) == 1


def test_a_dependency_inside_one_workstream_and_one_team_is_not_told():
    inside = [replace(one, workstream="tunnel") for one in first().roadmap.actions]
    before = with_actions(first(), *inside)

    assert (
        compare(with_actions(second(slips=BoardSlips({"marquage": 2})), *inside), before=before).dependencies
        == ()
    )


# -- pages -----------------------------------------------------------------------------------------


def test_the_page_writes_old_new_and_reason_in_french():
    section = pages.changes(steered(moved_and_cut()), "fr")
    table = next(block for block in section.blocks if isinstance(block, Table))
    rows = [[re.sub(r"[\u00a0\u202f]", " ", plain(cell)) for cell in row] for row in table.rows]

    assert rows[0] == ["Scénario", "Scénario de référence", "Budget réduit", "scénario fixé le 20/10/2026"]
    assert rows[1][0] == "Action décalée de 1 semaine : Accélérer les pages mobiles"
    assert rows[2] == ["Enveloppe externe accordée", "6 000 €", "4 800 €", "scénario fixé le 20/10/2026"]
    assert "Scénario fixé le 20 octobre 2026 par Inès Roy : Trésorerie tendue" in words(section)
    assert words(section).startswith(
        "# Depuis l’édition du 30 septembre 2026 : 3 changements\n\n1 action déplacée, 1 changement de budget ou "
        "d’heures et 1 changement de scénario ou d’habitude\n"
    )


def test_the_page_speaks_english_too():
    shown = words(pages.changes(steered(moved_and_cut()), "en"))

    assert shown.startswith(
        "# Since the issue of 30 September 2026: 3 changes\n\n1 action moved, 1 change of budget"
    )
    assert "External budget granted | €6,000 | €4,800 | scenario set on 20 Oct 2026" in shown


def test_the_summary_says_it_in_one_short_paragraph():
    (paragraph,) = changes_paragraph(moved_and_cut(), "fr")
    text = re.sub(r"[\u00a0\u202f]", " ", plain(paragraph.text))

    assert text == (
        "Depuis l’édition du 30 septembre 2026. 1 action déplacée, 1 changement de budget ou d’heures et "
        "1 changement de scénario ou d’habitude. Scénario fixé le 20 octobre 2026 par Inès Roy : Trésorerie tendue."
    )


def test_the_summary_stays_short_however_much_changed():
    """Five kinds of change: three are named, the two others make « 3 autres changements »; a long reason is cut."""
    many = moved_and_cut()
    action, envelope = many.changes[1], many.changes[2]
    long = replace(many.decisions[0], why="x" * 400)
    found = replace(
        many,
        changes=(
            replace(action, reason=long),
            replace(action, code="entered"),
            replace(action, code="removed"),
            replace(action, code="stopped"),
            envelope,
            replace(envelope, topic=Topic.KEY_RESULT),
            replace(envelope, topic=Topic.DUE),
        ),
    )
    (paragraph,) = changes_paragraph(found, "fr")
    text = re.sub(r"[\u00a0\u202f]", " ", plain(paragraph.text))

    assert text == (
        "Depuis l’édition du 30 septembre 2026. 1 action entrée, 2 actions sorties, 1 action déplacée et "
        "3 autres changements. Scénario fixé le 20/10/2026."
    )


def test_a_steering_with_changes_is_stored_and_read_back(tmp_path):
    from itineraire import results
    from itineraire.steering import Steering

    late = compare(second(slips=BoardSlips({"marquage": 2}, ("vitesse",), ("relances",))))
    found = steered(replace(moved_and_cut(), dependencies=late.dependencies))
    results.save_step(found, "steering", tmp_path)

    assert results.load_step(Steering, "steering", tmp_path) == found
