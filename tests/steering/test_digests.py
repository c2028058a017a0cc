"""One paragraph a team: what it delivers, waits for, stops, and what was decided on its work (R149)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from itineraire.blocks import Paragraph, plain
from itineraire.chapters import steering as pages
from itineraire.chapters.steering.digests import MOST_WORDS, digest_text
from itineraire.engagement import Choice, Engagement, Scenario, Stakeholder
from itineraire.steering import BoardSlips
from itineraire.steering.changes import Changes
from itineraire.steering.digests import Delivery, Settled, TeamDigest, Work, team_digests
from itineraire.steering.plan import planned_actions
from itineraire.vocabulary import Team
from itineraire.workstreams import FreedHours
from tests.live.firm import AS_OF, firm
from tests.steering.two_issues import compare, first, retained, second, shifted, steered, with_actions


def team(engagement: Engagement | None = None, slips: BoardSlips | None = None, changes: Changes | None = None,
         freed: tuple[FreedHours, ...] = (), as_of: date = AS_OF) -> dict[Team, TeamDigest]:  # fmt: skip
    """Return the digests of the firm, where Léa (IT) owns the tagging and the speed, Paul the rest."""
    engagement = engagement or shared()
    planned = planned_actions(engagement, first().roadmap.dates)
    workstreams = replace(first().workstreams, freed=freed)
    work = Work(engagement, workstreams, first().roadmap, planned, (), slips or BoardSlips(), changes)
    return {digest.team: digest for digest in team_digests(work, as_of=as_of)}


def shared(scenario: Scenario | None = None) -> Engagement:
    engagement = firm(scenario)
    actions = [
        action.model_copy(update={"owner": "lea"}) if action.id in ("marquage", "vitesse") else action
        for action in engagement.actions
    ]
    return replace(engagement, actions=tuple(actions))


def text(digest: TeamDigest, language="fr") -> str:
    return re.sub(r"[\u00a0\u202f]", " ", digest_text(digest, language))


def delivery(name: str, owner: str = "Léa Morin", whose: Team = Team.IT) -> Delivery:
    return Delivery(name, owner, whose, date(2026, 10, 16), late=False)


EMPTY = TeamDigest(Team.SALES, (), (), (), (), (), ())


def test_one_team_alone_needs_no_digest():
    alone = [person.model_copy(update={"team": Team.MARKETING}) for person in firm().client.people]
    engagement = replace(firm(), client=firm().client.model_copy(update={"people": tuple(alone)}))

    assert team(engagement) == {}
    assert pages.team_digests(steered(None), "fr").blocks == ()


def test_only_the_teams_of_the_clients_data_have_a_paragraph():
    """Marketing and IT work; the sales team is only told."""
    told = (Stakeholder(name="Vente", team=Team.SALES, rhythm="weekly", format="message"),)
    engagement = replace(shared(), client=shared().client.model_copy(update={"stakeholders": told}))

    assert list(team()) == [Team.MARKETING, Team.IT]
    assert list(team(engagement)) == [Team.MARKETING, Team.SALES, Team.IT]
    assert text(team(engagement)[Team.SALES]) == "Rien à livrer, à attendre ni à arrêter à cette date."


def test_a_team_knows_what_it_delivers_and_what_it_waits_for_and_from_whom():
    """Paul's form waits for Léa's tagging, due on 16 October; two of his actions are refused."""
    marketing, it = team().values()

    assert (
        text(it)
        == "À livrer : « Livrable marquage » pour le 16/10/2026 et « Livrable vitesse » pour le 12/03/2027."
    )
    assert text(marketing) == (
        "À livrer : « Livrable relances » pour le 16/10/2026 et « Livrable formulaire » pour le 06/11/2026. "
        "Attend : « Livrable marquage » pour le 16/10/2026, de Léa Morin (informatique). "
        "Pas retenu dans ce plan : « Publier quatre guides » et « Communiqués <b>locaux</b> »."
    )
    assert "Waits for: “Livrable marquage” by 16 Oct 2026, from Léa Morin (IT)." in text(marketing, "en")


def test_what_is_delivered_is_no_longer_due_nor_awaited():
    marketing, it = team(slips=BoardSlips(finished=("marquage", "relances"))).values()

    assert [one.deliverable for one in it.next] == ["Livrable vitesse"]
    assert [one.deliverable for one in marketing.next] == ["Livrable formulaire"]
    assert marketing.waits == ()


def test_what_is_late_stays_due_and_says_so():
    """On 2 November the tagging of 16 October is late: it is still the first thing that IT owes."""
    it = team(slips=BoardSlips({"marquage": 3}), as_of=date(2026, 11, 2))[Team.IT]

    assert text(it).startswith(
        "À livrer : « Livrable marquage », en retard (prévu le 16/10/2026) et « Livrable vitesse »"
    )


def test_a_team_that_only_helps_knows_it():
    helped = [
        action.model_copy(update={"contributors": ("lea",)}) if action.id == "relances" else action
        for action in firm().actions
    ]
    it = team(replace(firm(), actions=tuple(helped)))[Team.IT]

    assert text(it) == "Contribue à : « Livrable relances » pour le 16/10/2026."


def test_a_team_stops_its_own_habits():
    freed = (FreedHours("presse", "Communiqués", "paul", "Paul Vidal", 2.0, {"seo": 2.0}),)
    marketing, it = team(freed=freed).values()

    assert "À arrêter : « Communiqués »." in text(marketing)
    assert "Communiqués" not in text(marketing).partition("Pas retenu")[2]
    assert it.stops == ()


def test_a_recorded_decision_on_its_action_concerns_a_team_and_no_other():
    scenario = Scenario(name="frugal", title="Budget réduit", budget_percent=80)
    choice = Choice(scenario="frugal", by="Inès Roy", why="Trésorerie tendue.", on=date(2026, 10, 20))
    engagement = replace(shared(scenario), choice=choice)
    moved = [shifted(one, 2) if one.id == "vitesse" else one for one in first().roadmap.actions]
    changes = compare(with_actions(second(scenario=scenario), *moved), engagement=engagement)
    marketing, it = team(engagement, changes=changes).values()

    assert "Décidé : « Accélérer les pages mobiles » recule de 2 semaines (Trésorerie tendue)." in text(it)
    assert marketing.settled == (
        Settled("chosen", "Budget réduit", "Trésorerie tendue.", date(2026, 10, 20)),
    )
    assert "Scénario « Budget réduit » choisi le 20/10/2026 : Trésorerie tendue." in text(marketing)
    assert retained("vitesse").start != moved[-1].start


def test_the_scenario_says_what_it_imposes_and_excludes():
    settled = team(shared(Scenario(keep=("vitesse",), drop=("marquage",))))[Team.IT].settled

    assert [(one.code, one.title) for one in settled] == [
        ("kept", "Accélérer les pages mobiles"),
        ("dropped", "Réparer le marquage"),
    ]


@pytest.mark.parametrize(
    ("title", "named"), [("Une page utile pour chaque intention", 2), ("Une page utile et sobre " * 3, 1)]
)
def test_a_long_digest_names_less_and_keeps_what_is_due_and_awaited(title: str, named: int):
    """Ten deliverables and ten waits: what is not retained goes first, then one deliverable is named instead of two."""
    long = tuple(delivery(f"{title.strip()} {number}") for number in range(10))
    digest = replace(EMPTY, next=long, waits=long, stops=("Publier chaque jour",) * 3, refused=("Autre",) * 5)
    shown = text(digest)

    assert len(re.findall(r"[^\s«»:]+", shown)) <= MOST_WORDS
    assert f"et {10 - named} autres livrables. " in shown
    assert "Attend : « Une page utile" in shown
    assert "Pas retenu" not in shown


def test_one_other_item_is_singular_in_both_languages():
    digest = replace(EMPTY, next=tuple(delivery(name) for name in ("a", "b", "c")))

    assert text(digest).endswith("« b » pour le 16/10/2026 et 1 autre livrable.")
    assert text(digest, "en").endswith("“b” by 16 Oct 2026 and 1 other deliverable.")


def test_the_page_opens_each_paragraph_with_the_teams_name():
    found = steered(None, teams=tuple(team().values()))
    leads = [plain(block.text).partition(".")[0] for block in pages.team_digests(found, "fr").blocks
             if isinstance(block, Paragraph)]  # fmt: skip

    assert leads == ["Marketing", "Informatique"]
