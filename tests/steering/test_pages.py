"""The pages: complete with figures, honest without any; both languages; the weekly page fits in one page."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from itineraire.blocks import Section, Table
from itineraire.blocks.words import blocks_to_words
from itineraire.chapters import steering as pages
from itineraire.objectives import Objectives
from itineraire.steering import Past, Steering, steer_from
from itineraire.vocabulary import Model
from tests.steering.follow_up_samples import (
    AS_OF,
    action,
    client,
    engagement,
    launched,
    mondays,
    series,
    steady,
    table,
)

CHAPTERS = [name for name in pages.__all__ if name != "windows"]
#: Pages of a plan that has an earlier issue, or several teams; see ``test_changes`` and ``test_digests``.
SILENT = {"changes", "team_digests"}


def objectives() -> Objectives:
    return Objectives(
        client="Maison Essai", model=Model.ECOMMERCE, as_of=AS_OF, objectives=(), sheet=(), duplicates=(), tree=None,
        segments=(), strategy_matrix=(), objective_matrix=(), workstream_titles={}, idle_workstreams=(), faults=(),
        margin_rate_supplied=True,
    )  # fmt: skip


def steering(follow_up=None, frame=None, tables=None, dates=None, **settings) -> Steering:
    past = Past((), series("orders", []) if frame is None else frame, objectives(), dates or {})
    plan = engagement(action("a"), settings=client(**settings))
    return steer_from(plan, tables or {}, follow_up or {}, past, as_of=AS_OF)


def full() -> Steering:
    values = steady()
    values[80:] *= 1.2
    rows = launched(
        {"action": "x", "title": "Relance des paniers", "kind": "conversion", "kpi": "orders",
         "started_on": mondays()[80], "cost_eur": 500.0}
    )  # fmt: skip
    cards = table(
        "cards",
        {"report": "t", "card_key": "1", "title": "Refaire le panier", "list": "En cours", "created": "2026-06-01",
         "started": "2026-06-02"},
        {"report": "t", "card_key": "2", "title": "Fini", "list": "Terminé", "created": "2026-09-01",
         "started": "2026-09-14", "done_on": "2026-09-18"},
    )  # fmt: skip
    frame = pd.concat([series("orders", values)])
    return steering(
        {"launched": rows}, frame, {"cards": cards}, {"a": (date(2026, 10, 5), date(2026, 10, 16))}
    )


def words(section: Section) -> str:
    return blocks_to_words(section.blocks).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_survives_a_client_that_supplied_nothing(chapter, language):
    shown = words(getattr(pages, chapter)(steering(), language))

    assert "nan" not in shown
    assert "None" not in shown


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_is_written_with_figures(language):
    found = full()

    empty = {chapter for chapter in CHAPTERS if not words(getattr(pages, chapter)(found, language))}
    assert empty == SILENT


def test_french_pages_hold_no_english_sentence():
    shown = " ".join(words(getattr(pages, chapter)(full(), "fr")) for chapter in CHAPTERS)

    assert not any(word in shown for word in ("Weekly", "Decisions", "week of", "not supplied"))


def test_a_quiet_week_says_so_and_shows_no_warning():
    shown = words(pages.weekly_page(full(), "fr"))

    assert "Semaine du 21 septembre 2026 : tout est dans la plage habituelle" in shown


def test_a_proven_action_is_shown_with_its_interval_and_grade():
    shown = words(pages.proof_page(full(), "fr"))

    assert "1 action prouvée sur 1 jugées" in shown
    assert "prouvé | C | garder" in shown


def test_an_unlaunched_plan_asks_for_its_conditions_first():
    shown = words(pages.headlines(steering(), "fr"))

    assert "Compléter les conditions du lancement : réunion de lancement" in shown
    assert "non lancé" in shown


def test_without_launches_the_page_says_what_to_record():
    assert "sans date de lancement, aucun effet ne pourra" in words(pages.proof_page(steering(), "fr"))


def test_the_agenda_holds_its_three_parts_and_45_minutes():
    found = full()
    table_shown = next(block for block in pages.agenda(found, "fr").blocks if isinstance(block, Table))

    assert {row[0] for row in table_shown.rows} == {"Livrables", "Blocages", "Métriques"}
    assert found.weekly.agenda.minutes <= 45


def test_the_result_is_stored_and_read_back(tmp_path):
    from itineraire import results

    found = full()
    results.save_step(found, "steering", tmp_path)

    assert results.load_step(Steering, "steering", tmp_path) == found


@pytest.mark.slow
def test_the_weekly_page_fits_on_one_page(tmp_path):
    import pypdfium2

    from itineraire.blocks import Cover
    from itineraire.deliverables.typst_pdf import write_pdf

    out = tmp_path / "week.pdf"
    blocks = (*pages.weekly_page(full(), "fr").blocks, *pages.agenda(full(), "fr").blocks)
    write_pdf((Cover(title="Pilotage", client="Maison Essai", as_of=AS_OF), *blocks), out)
    document = pypdfium2.PdfDocument(out)
    texts = [document[index].get_textpage().get_text_bounded() for index in range(len(document))]
    document.close()

    assert any("Commandes" in text and "Métriques" in text for text in texts), (
        "figures and agenda share a page"
    )
