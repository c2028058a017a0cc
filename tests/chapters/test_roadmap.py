"""The roadmap's pages say what the result holds: decisions, dates, means, refusals, proof."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pypdf
import pytest

from itineraire.blocks import Callout, Figure, Heading, Panels, Section, Table, plain
from itineraire.blocks.words import blocks_to_words
from itineraire.chapters import roadmap as pages
from itineraire.chapters.plan import summary_cover
from itineraire.chapters.plan_results import PlanResults
from itineraire.chapters.roadmap.decisions import decision_items
from itineraire.chapters.roadmap.schedule import horizon_panels
from itineraire.deliverables import write_pdf
from itineraire.engagement import Choice, Freeze, Range, Scenario
from itineraire.roadmap import PROVED, BudgetLineTotal, MarginalValue, Roadmap, SkillNeed, SkillOption
from itineraire.vocabulary import ActionKind, BudgetKind, WorkstreamType
from itineraire.workstreams import Quadrant
from tests.live.firm import AS_OF, firm
from tests.live.meeting import framed, planned

LANGUAGES = ("fr", "en")


@cache
def plan_of_the_firm() -> Roadmap:
    return planned(firm(), PROVED)


def of(euros: float) -> Range:
    return Range(low=euros, likely=euros, high=euros)


def words(section: Section) -> str:
    """Return the words of a page with plain spaces."""
    return re.sub(r"[\u00a0\u202f]", " ", blocks_to_words(section.blocks))


def all_pages(roadmap: Roadmap, language: str) -> list[Section]:
    return [
        pages.headlines(roadmap, language),
        pages.plan(roadmap, language),
        pages.horizons(roadmap, language),
        pages.hours(roadmap, language),
        pages.budget(roadmap, language),
        pages.refusals(roadmap, language),
        pages.dates(roadmap, language),
        pages.scenario(firm().scenario, language),
        pages.compare_scenarios(roadmap, (), language),
        pages.proof(roadmap, language),
    ]


def test_the_sponsor_is_asked_only_for_launches_to_come():
    roadmap = plan_of_the_firm()
    last = max(action.start for action in roadmap.actions)
    for day in (roadmap.first_day, last, last + timedelta(days=1)):
        items = decision_items(replace(roadmap, as_of=day), "fr")
        launches = [item for item in items if "lancement" in item]
        expected = [a for a in roadmap.actions if day <= a.start <= day + timedelta(days=30)]
        assert bool(launches) == bool(expected)
        if expected:
            assert f"lancement de {len(expected)}" in re.sub(r"[\u00a0\u202f]", " ", launches[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_starts_with_its_message_and_every_figure_has_words(language: str):
    for section in all_pages(plan_of_the_firm(), language):
        titles = [block.text for block in section.blocks if isinstance(block, Heading)]
        assert not any("{" in title for title in titles)
        for figure in (block for block in section.blocks if isinstance(block, Figure)):
            assert figure.caption
            assert figure.source
            assert len(figure.alt) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_has_every_page(language: str):
    empty = planned(replace(firm(), scenario=Scenario(drop=tuple(a.id for a in firm().actions))))
    assert not empty.actions
    text = " ".join(words(section) for section in all_pages(empty, language))
    assert "nan" not in text
    assert "None" not in text


def test_the_first_page_counts_what_is_retained_and_refused():
    roadmap = plan_of_the_firm()
    first = words(pages.headlines(roadmap, "fr"))
    assert f"{len(roadmap.actions)} actions sur 6" in first
    assert f"{len(roadmap.refused)} écartées" in first
    assert "Décisions demandées au sponsor" in first


def test_proved_is_said_only_when_proved():
    roadmap = plan_of_the_firm()
    assert roadmap.proved
    assert "prouvé optimal" in words(pages.headlines(roadmap, "fr")).lower()
    bounded = replace(roadmap, proved=False, possible_gain_share=0.034)
    shown = words(pages.headlines(bounded, "fr"))
    assert "au plus 3,4 % mieux possible" in shown
    assert "prouvé" not in shown.lower()
    unknown = words(pages.headlines(replace(roadmap, proved=False, possible_gain_share=None), "fr"))
    assert "prouvé" not in unknown.lower()
    assert "%" not in unknown.split("Meilleur plan trouvé")[1]


def test_every_retained_action_is_on_the_calendar_with_its_owner():
    roadmap = plan_of_the_firm()
    figures = [block for block in pages.plan(roadmap, "fr").blocks if isinstance(block, Figure)]
    drawn = "".join(figure.image for figure in figures)
    for action in roadmap.actions:
        assert action.title.replace("<", "&lt;").replace(">", "&gt;") in drawn
        assert action.owner_name in drawn


def test_freezes_are_drawn_and_named():
    freeze = Freeze(start=date(2026, 12, 1), end=date(2026, 12, 31), reason="fêtes")
    figures = [
        b for b in pages.plan(plan_of_the_firm(), "fr", freezes=(freeze,)).blocks if isinstance(b, Figure)
    ]
    assert "fêtes" in figures[0].image


def test_each_action_is_delivered_in_one_horizon():
    roadmap = plan_of_the_firm()
    shown = words(pages.horizons(roadmap, "fr"))
    assert all(shown.count(f"- {action.title} (") == 1 for action in roadmap.actions)


def crowded() -> Roadmap:
    """Return the plan of the firm with 22 actions of long titles: 5, 7 and 10 in the three horizons."""
    roadmap = plan_of_the_firm()
    title = "Réécrire de bout en bout la page des achats, numéro"
    actions = tuple(
        replace(roadmap.actions[0], id=f"a{n}", title=f"{title} {n}", owner_name="Camille Roustan")
        for n in range(22)
    )
    names = [action.id for action in actions]
    shares = (names[:5], names[5:12], names[12:])
    horizons = tuple(
        replace(horizon, actions=tuple(share), launched=("Vendre autant sur mobile que sur ordinateur",) * 3)
        for horizon, share in zip(roadmap.horizons, shares, strict=True)
    )
    return replace(roadmap, actions=actions, horizons=horizons)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_horizons_stand_side_by_side_on_one_page(language: str, tmp_path: Path):
    """22 actions of two lines each: titles, dates, launches and reserves share one page, in three columns."""
    section = pages.horizons(crowded(), language)
    out = tmp_path / "horizons.pdf"
    write_pdf((summary_cover(PlanResults(firm()), language, as_of=AS_OF), *section.blocks[:2]), out)
    printed = [re.sub(r"\s+", " ", page.extract_text()) for page in pypdf.PdfReader(out).pages]
    (page,) = [text for text in printed if re.search(r"numéro 0\b", text)]

    assert all(re.search(rf"numéro {number}\b", page) for number in range(22))
    assert page.count("Camille Roustan,") == 22
    (panels,) = [block for block in section.blocks if isinstance(block, Panels)]
    assert [len(panel.entries) for panel in panels.items] == [5, 7, 10]


def test_a_horizon_says_what_it_launches_or_that_it_launches_nothing():
    first, *others = plan_of_the_firm().horizons
    launching = replace(first, launched=("Mesure", "CRM"))
    roadmap = replace(
        plan_of_the_firm(), horizons=(launching, *(replace(one, launched=()) for one in others))
    )
    shown = words(pages.horizons(roadmap, "fr"))

    assert "Lance 2 chantiers : « Mesure » et « CRM »" in shown
    assert shown.count("Ne lance aucun chantier de plus") == 2


def test_a_slide_lists_a_few_actions_of_a_horizon_and_counts_the_others():
    """3 of 5, of 7 and of 10: 2, 4 and 7 are left."""
    panels = horizon_panels(crowded(), "fr", most=3)
    counts = [panel.entries[-1].text.replace("\u00a0", " ") for panel in panels.items]

    assert counts == ["et 2 autres actions", "et 4 autres actions", "et 7 autres actions"]
    assert all(len(panel.entries) == 4 for panel in panels.items)


def test_retained_and_refused_are_all_the_actions():
    roadmap = plan_of_the_firm()
    table = next(block for block in pages.refusals(roadmap, "fr").blocks if isinstance(block, Table))
    refused = {plain(row[0]) for row in table.rows}
    assert refused | {action.title for action in roadmap.actions} == {a.title for a in firm().actions}
    assert all(plain(row[2]) for row in table.rows)


def test_the_price_of_the_refusals_is_their_sum():
    """Two refusals at 1 200 and 300 euros: 1 500 in the title and in the last row."""
    roadmap = plan_of_the_firm()
    one = roadmap.refused[0]
    other = replace(one, id="autre", price_eur=300)
    two = replace(roadmap, refused=(replace(one, price_eur=1200), other))
    assert "le prix de ces refus est de 1 500 € de marge" in words(pages.refusals(two, "fr"))
    assert "1 500 €" in words(pages.refusals(two, "fr")).split("Total de 2 refus")[1]


def test_a_price_that_nobody_sized_is_not_a_zero():
    roadmap = plan_of_the_firm()
    unsized = replace(roadmap, refused=(replace(roadmap.refused[0], price_eur=None),))
    assert "non chiffré" in words(pages.refusals(unsized, "fr"))


def test_a_plan_that_refuses_nothing_is_questioned():
    shown = words(pages.refusals(replace(plan_of_the_firm(), refused=()), "fr"))
    assert "Un plan qui ne refuse rien n’a pas choisi" in shown


def test_a_safe_budget_above_the_envelope_is_the_message():
    """9 000 euros to be safe, 6 000 granted: 3 000 are missing."""
    roadmap = plan_of_the_firm()
    over = replace(roadmap, budget=replace(roadmap.budget, p80=9000.0, envelope_eur=6000.0))
    assert "il manque 3 000 €" in words(pages.budget(over, "fr"))
    assert any("3 000 €" in re.sub(r"\s", " ", item) for item in pages.decision_items(over, "fr"))


def test_the_six_budget_lines_are_always_there():
    table = next(b for b in pages.budget(plan_of_the_firm(), "fr").blocks if isinstance(b, Table))
    assert len(table.rows) == 6 + 1
    assert sum("à confirmer" in plain(row[1]) for row in table.rows) == 5


def test_more_means_are_asked_for_only_when_they_bring_something():
    roadmap = plan_of_the_firm()
    gain = replace(roadmap, more=(MarginalValue("dev", 5.0, 2300, True),))
    assert any("2 300 €" in re.sub(r"\s", " ", item) for item in pages.decision_items(gain, "fr"))
    assert "5 h de plus par semaine en développement : le plan y gagnerait 2 300 €" in words(
        pages.compare_scenarios(gain, (), "fr")
    )
    dear = replace(roadmap, more=(MarginalValue("dev", 5.0, 2300, False, cost_eur=12_480),))
    assert not any("2 300" in re.sub(r"\s", " ", item) for item in pages.decision_items(dear, "fr"))
    compared = words(pages.compare_scenarios(dear, (), "fr"))
    assert "Aucun renfort de 5 h par semaine ne rapporte ce que ses heures coûtent" in compared
    assert "au moins +2 300 €" in compared
    assert "12 480 €" in compared
    nothing = replace(roadmap, more=(MarginalValue("dev", 5.0, 0, True),))
    assert not any("2 300" in item for item in pages.decision_items(nothing, "fr"))


def test_prices_that_were_not_computed_claim_nothing():
    assert pages.compare_scenarios(replace(plan_of_the_firm(), more=()), (), "fr").blocks == ()


def test_scenarios_are_compared_by_what_they_earn():
    roadmap = plan_of_the_firm()
    better = replace(roadmap, scenario="b", scenario_title="Deux dev", value_eur=roadmap.value_eur + 1000)
    shown = words(pages.compare_scenarios(roadmap, (better,), "fr", impossible=("Tout garder",)))
    assert "« Deux dev » rapporte le plus : +1 000 €" in shown
    assert "Tout garder" in shown


def test_the_printed_scenario_says_its_settings_and_who_chose_it():
    scenario = Scenario(name="dev", title="Deux dev", hours_percent={"dev": 150}, budget_percent=120)
    choice = Choice(scenario="dev", by="Inès Roy", why="le site bloque", on=date(2026, 9, 29))
    shown = words(pages.scenario(scenario, "fr", choice=choice))
    assert "développement à 150 %" in shown
    assert "120 %" in shown
    assert "Inès Roy le 29 septembre 2026 : le site bloque" in shown
    other = pages.scenario(scenario, "fr", choice=choice.model_copy(update={"scenario": "autre"}))
    assert "Inès Roy" not in words(other)


def test_a_missing_skill_is_named_with_what_is_asked():
    roadmap = planned(
        replace(firm(), client=firm().client.model_copy(update={"people": firm().client.people[:2]}))
    )
    shown = words(pages.hours(roadmap, "fr"))
    assert "que personne n’a dans l’équipe : développement" in shown
    assert "aucune option chiffrée" in shown


def test_a_skill_that_does_not_pay_for_itself_is_not_asked_of_the_sponsor():
    """Nobody has cro; the plan set its only option aside, then counts on it."""
    option = SkillOption("train", "Ann", 1200, 1.5, 6, adopted=False)
    need = SkillNeed("cro", 15.0, 0.0, False, (option,))
    without = replace(plan_of_the_firm(), needs=(need,))
    assert not any("1 200" in re.sub(r"\s", " ", item) for item in pages.decision_items(without, "fr"))
    shown = words(pages.hours(without, "fr"))
    assert "a besoin d’une compétence" not in shown
    assert "le plan s’en passe" in shown
    counted = replace(need, options=(replace(option, adopted=True),))
    with_it = replace(plan_of_the_firm(), needs=(counted,))
    assert any("1 200 €" in re.sub(r"\s", " ", item) for item in pages.decision_items(with_it, "fr"))
    assert "a besoin d’une compétence que personne n’a" in words(pages.hours(with_it, "fr"))


def test_a_line_that_only_pays_actions_does_not_claim_what_the_client_had_in_mind():
    """Two articles a month were in mind for 6 600 euros; the plan buys 80 euros of them."""
    roadmap = plan_of_the_firm()
    content = BudgetLineTotal(
        BudgetKind.CONTENT, "2 articles par mois", of(6600), of(0), of(80), to_confirm=False
    )
    shown = words(pages.budget(replace(roadmap, budget=replace(roadmap.budget, lines=(content,))), "fr"))
    assert "achats des actions (envisagé : 2 articles par mois, 6 600 €)" in shown


def test_the_doubt_is_shown_with_its_assumption_and_its_two_neighbours():
    roadmap = plan_of_the_firm()
    assert len(roadmap.doubt) == 3
    shown = words(pages.dates(roadmap, "fr"))
    assert "retards sans lien entre eux" in shown
    assert "hypothèse retenue : retards liés (corrélation 0,35)" in shown
    assert "retards très liés (corrélation 0,60)" in shown
    assumed = next(case for case in roadmap.doubt if case.assumed)
    assert f"{assumed.end_holds * 100:.0f} %" in shown.split("hypothèse retenue")[1].splitlines()[0]
    assert assumed.end_holds >= 0.8


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "elles ne tombent presque jamais juste (moins de 1 % des tirages)"),
        (0.34, "elles tombent juste dans 34 % des tirages"),
    ],
)
def test_planned_days_are_said_to_be_those_of_each_action_alone(share: float, said: str):
    roadmap = plan_of_the_firm()
    doubt = tuple(replace(case, holds=share) for case in roadmap.doubt)
    shown = words(pages.dates(replace(roadmap, doubt=doubt), "fr"))

    assert shown.count("les plus probables de chaque action prise seule") == 1
    assert said in shown


def test_each_horizon_says_its_reserve_in_days():
    """From Friday 18 to Wednesday 23 December: 5 days."""
    roadmap = plan_of_the_firm()
    first, *others = roadmap.horizons
    first = replace(first, p50=date(2026, 12, 18), p80=date(2026, 12, 23), buffer_days=5)
    shown = words(pages.horizons(replace(roadmap, horizons=(first, *others)), "fr"))
    assert "Fin probable le 18/12/2026, prudente le 23/12/2026 : 5 jours de réserve." in shown


def test_a_declared_season_is_printed_with_the_proof():
    shown = words(pages.proof(replace(plan_of_the_firm(), season={11: 1.4, 12: 1.8}), "fr"))
    assert "en part du mois moyen : novembre 140 % et décembre 180 %" in shown
    assert "saison" not in words(pages.proof(plan_of_the_firm(), "fr"))


def test_long_term_assets_say_when_they_start_and_when_they_have_paid():
    roadmap = plan_of_the_firm()
    asset = replace(
        roadmap.actions[0], title="Guides", kind=ActionKind.CONTENT, quadrant=Quadrant.STRUCTURING,
        start=date(2027, 1, 4), pays_back=date(2027, 8, 20),
    )  # fmt: skip
    shown = words(pages.horizons(replace(roadmap, actions=(asset, *roadmap.actions[1:])), "fr"))
    row = next(line for line in shown.splitlines() if "Guides" in line and "04/01/2027" in line)
    assert "août 2027" in row


def test_the_four_targets_of_the_year_have_their_figure_or_are_missing():
    """Only the brand has its workstream: the three others are to be set."""
    measured = framed(firm()).sheets[0]
    sheets = (
        replace(measured, type=WorkstreamType.AWARENESS, change=replace(measured.change, kpi_title="Note")),
    )
    shown = words(pages.horizons(plan_of_the_firm(), "fr", sheets=sheets))
    assert "Marque : Note, de " in shown
    assert shown.count("à fixer, aucun chantier ne la porte") == 3
    assert "quatre chiffres" not in words(pages.horizons(plan_of_the_firm(), "fr"))


def test_the_safe_end_is_one_date_on_all_pages():
    roadmap = plan_of_the_firm()
    last = replace(roadmap.horizons[-1], p50=date(2027, 8, 23), p80=date(2027, 9, 9))
    other = replace(roadmap, horizons=(*roadmap.horizons[:-1], last))
    assert "9 septembre 2027" in words(pages.horizons(other, "fr"))
    assert "09/09/2027" in words(pages.compare_scenarios(other, (roadmap,), "fr"))


def test_decisions_come_first():
    blocks = pages.headlines(plan_of_the_firm(), "fr").blocks
    assert isinstance(blocks[0], Heading)
    assert any(isinstance(block, Callout) and block.kind == "decision" for block in blocks[:3])


def test_a_plan_of_90_days_draws_90_days_only():
    short = planned(replace(firm(), client=firm().client.model_copy(update={"horizon_days": 90})))
    drawn = "".join(block.image for block in pages.plan(short, "fr").blocks if isinstance(block, Figure))
    assert "90 jours" in drawn
    assert "365 jours" not in drawn


def test_an_end_beyond_every_horizon_is_that_of_the_latest_action():
    roadmap = plan_of_the_firm()
    blind = tuple(replace(horizon, p50=None, p80=None) for horizon in roadmap.horizons)
    shown = words(pages.dates(replace(roadmap, horizons=blind), "en"))
    latest = max(action.p80 for action in roadmap.actions)
    assert f"{latest.day} {latest:%B %Y}" in shown


def test_a_skill_with_enough_hours_is_not_said_to_be_short():
    """90 hours asked of 100 are not a gap; 130 of 100 are, by 30."""
    roadmap = plan_of_the_firm()
    enough = SkillNeed("seo", 90.0, 100.0, True, ())
    short = SkillNeed("dev", 130.0, 100.0, True, ())
    shown = words(pages.hours(replace(roadmap, needs=(enough, short)), "fr"))
    assert "il en manque en développement" in shown
    assert "Développement : 30 h manquent" in shown
    assert "seo :" not in shown
    tied = SkillNeed("contenu", 125.0, 117.0, True, (), ("seo",))
    shown = words(pages.hours(replace(roadmap, needs=(tied,)), "fr"))
    assert "Contenu + référencement : 8 h manquent pour tout faire" in shown
