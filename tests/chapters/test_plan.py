"""The front of the plan: one page, five questions, nine parts, risks with an answer and an owner."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pypdf
import pytest

from itineraire.blocks import Block, Bullets, Callout, Heading, Table, Tiles, plain
from itineraire.blocks.words import blocks_to_words
from itineraire.chapters.committee import committee
from itineraire.chapters.completeness import Part, completeness
from itineraire.chapters.plan import five_questions, front_matter, plan_cover, summary, summary_cover
from itineraire.chapters.plan_results import PlanResults, plan_facts
from itineraire.chapters.risks import DEBT_OF_FINDING, register, risks
from itineraire.diagnostic.trust import RiskLine
from itineraire.objectives import set_objectives
from itineraire.roadmap import PROVED
from itineraire.vocabulary import ActionKind, Debt
from itineraire.wording.diagnostic import FINDINGS
from tests.live.firm import AS_OF, firm
from tests.live.meeting import SERIES, framed, planned
from tests.steering.two_issues import moved_and_cut, steered


@dataclass(frozen=True)
class Measured:
    """The part of a diagnostic that the risk register reads."""

    risks: tuple[RiskLine, ...]
    as_of: date = AS_OF


@cache
def results() -> PlanResults:
    engagement = firm()
    return PlanResults(
        engagement,
        objectives=set_objectives(engagement, (), SERIES, as_of=AS_OF),
        workstreams=framed(engagement),
        roadmap=planned(engagement, PROVED),
    )


def words(blocks: tuple[Block, ...]) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", blocks_to_words(blocks))


def test_the_five_questions_have_one_row_a_workstream():
    table = next(block for block in summary(results(), "fr") if isinstance(block, Table))
    rows = [[plain(cell) for cell in row] for row in table.rows]
    assert [row[0] for row in rows] == [one.title for one in firm().workstreams]
    assert all(all(row) for row in rows)
    assert rows[0][1].replace("\u00a0", " ").endswith("100 par mois → 125 par mois")


def test_the_first_effect_is_read_from_the_first_delivery_and_the_last_delivery_is_told_apart():
    """Two conversion actions, safe on Friday 30 October 2026 and Wednesday 4 August 2027.

    Without a lag the first acts from 31 October: four full weeks (28 days) from Monday 2 November end on 30
    November. The second, safe long after, is the last delivery.
    """
    found = results()
    first = next(one for one in found.roadmap.actions if one.workstream == "mesure")
    first = replace(first, kind=ActionKind.CONVERSION, p80=date(2026, 10, 30))
    last = replace(first, id="late", p80=date(2027, 8, 4))
    scored = next(one for one in found.workstreams.actions if one.id == first.id)
    streams = replace(
        found.workstreams, actions=(replace(scored, lag_weeks=0), replace(scored, id="late", lag_weeks=2))
    )
    table = five_questions(streams, replace(found.roadmap, actions=(first, last)), "fr")
    named = [column.label.replace("\u00a0", " ") for column in table.columns]

    assert named[-2:] == ["Premier effet lu dès le", "Dernière livraison le"]
    row = next(row for row in table.rows if row[-2][0].isdigit())
    assert [plain(cell) for cell in row[-2:]] == ["30/11/2026", "04/08/2027"]


def test_a_workstream_without_retained_action_says_so():
    roadmap = results().roadmap
    assert roadmap is not None
    alone = replace(roadmap, actions=tuple(a for a in roadmap.actions if a.workstream != "mesure"))
    text = words(summary(replace(results(), roadmap=alone), "fr"))
    assert "rien dans ce plan" in text
    assert "non planifié" in text


def test_the_summary_asks_for_decisions_and_shows_four_figures():
    blocks = summary(results(), "fr")
    assert isinstance(blocks[0], Heading)
    assert sum(len(block.items) for block in blocks if isinstance(block, Tiles)) == 4
    assert any(isinstance(block, Callout) and block.kind == "decision" for block in blocks)


def test_start_and_aim_are_said_even_when_missing():
    text = words(summary(results(), "fr"))
    assert "Départ. Aucun constat chiffré" in text
    assert "Cap. " in text


@pytest.mark.parametrize("changed", [False, True])
def test_the_summary_holds_on_one_page_with_what_changed(tmp_path: Path, changed: bool):
    from itineraire.deliverables.typst_pdf import write_pdf

    steering = steered(moved_and_cut() if changed else None)
    told = replace(results(), steering=steering)
    out = tmp_path / "summary.pdf"
    write_pdf((summary_cover(told, "fr", as_of=AS_OF), *summary(told, "fr")), out, layout="page")
    (page,) = pypdf.PdfReader(out).pages

    assert ("Depuis l’édition du 30 septembre 2026" in page.extract_text()) == changed


def test_a_step_that_was_not_run_is_a_missing_part():
    missing = completeness(plan_facts(results())).missing
    assert {Part.DIAGNOSTIC, Part.RISKS, Part.RITUALS, Part.IMPROVEMENT} <= set(missing)
    assert not {Part.SEQUENCE, Part.OWNERS, Part.BUDGET} & set(missing)
    assert completeness(plan_facts(PlanResults(firm()))).score == 0


def test_the_cover_names_the_missing_parts():
    subtitle = plan_cover(results(), "fr", as_of=AS_OF).subtitle
    assert "diagnostic chiffré" in subtitle
    assert "rituels de pilotage" in subtitle


@pytest.mark.parametrize("language", ["fr", "en"])
def test_front_and_slides_exist_in_both_languages(language: str):
    for blocks in (front_matter(results(), language), committee(results(), language)):
        text = words(blocks)
        assert "{" not in text
        assert "nan" not in text
        assert isinstance(blocks[0], Heading)


def test_a_plan_not_computed_is_said_not_guessed():
    text = words(summary(PlanResults(firm()), "fr"))
    assert "Le plan n’est pas encore calculé" in text


RISKS = (
    RiskLine(Debt.CHANNEL, "top_share", 0.55, 0.33, "medium", 1500.0),
    RiskLine(Debt.TECHNICAL, "lcp_mobile", 4.1, 2.5, "high"),
    RiskLine(Debt.DATA, "consent_rate", None, 0.6, "unknown"),
)


def test_the_highest_risk_comes_first_and_each_has_an_answer_and_an_owner():
    known = register(Measured(RISKS), results().roadmap, "Paul Vidal")
    assert [risk.line.indicator for risk in known] == ["lcp_mobile", "top_share"]
    assert all(risk.owner_name for risk in known)


def test_a_planned_action_answers_the_debt_of_its_finding():
    roadmap = results().roadmap
    assert roadmap is not None
    speed = replace(roadmap.actions[0], finding="slow_mobile", owner_name="Léa Morin")
    known = register(Measured(RISKS), replace(roadmap, actions=(speed,)), "Paul Vidal")
    answers = {risk.line.debt: (risk.action, risk.owner_name) for risk in known}
    assert answers[Debt.TECHNICAL] == (speed, "Léa Morin")
    assert answers[Debt.CHANNEL] == (None, "Paul Vidal")


def test_the_register_says_signal_threshold_and_what_is_not_measured():
    text = words(risks(Measured(RISKS), None, firm().client, "fr").blocks)
    assert "4,1 s (seuil 2,5 s)" in text
    assert "1 500 € de marge par mois en jeu" in text
    assert "Non mesurés" in text
    assert "1 risque au-dessus du seuil d’alerte" in text


def test_no_measured_risk_is_said():
    blocks = risks(Measured(RISKS[2:]), None, firm().client, "fr").blocks
    assert "Aucun risque n’a pu être mesuré" in words(blocks)
    assert not any(isinstance(block, Table | Bullets) for block in blocks)


def test_every_finding_that_answers_a_debt_exists():
    assert set(DEBT_OF_FINDING) <= {code.split(".")[0] for code in FINDINGS}
