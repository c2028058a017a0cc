"""Pay-back, documentation, prevention, skills, assets and gauges: hand-made answers."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pandas as pd
import pytest

from itineraire.diagnostic.result import Measure
from itineraire.engagement.client import Automation, Control, Document, Service
from itineraire.engagement.decisions import Choice as Decision
from itineraire.industrialization.assets import AssetCode, value_assets
from itineraire.industrialization.automations import Choice, pay_back, pay_backs
from itineraire.industrialization.documentation import read_documentation
from itineraire.industrialization.gauges import calm, measure
from itineraire.industrialization.prevention import read_prevention
from itineraire.industrialization.skills import plan_skills
from itineraire.roadmap import SkillLoad, SkillNeed, SkillOption
from itineraire.steering.facts import ConsentChange, Facts
from itineraire.steering.verdicts import Grade, Outcome, Verdict
from itineraire.vocabulary import ActionKind, Unit
from tests.steering.follow_up_samples import AS_OF, action, client, engagement, no_reads, series, table
from tests.steering.test_performance import sheet_line


def automation(**changes):
    facts = {
        "name": "Rapport", "hours_saved_week": [1, 2, 3], "run_cost_eur_year": 600, "build_cost_eur": 3000,
        "hourly_cost_eur": 45, "weeks": 46,
    }  # fmt: skip
    return Automation.model_validate({**facts, **changes})


def test_published_case_saves_3540_euros_and_pays_back_in_10_months():
    """2 h x 45 euros x 46 weeks - 600 = 3 540; 3 000 / 3 540 x 12 = 10.17 months."""
    found = pay_back(automation(), {})

    assert found.saved_eur_year[1] == pytest.approx(3540)
    assert found.months == pytest.approx(10.17, abs=0.01)
    assert found.choice is Choice.BUILD


def test_a_range_of_hours_gives_a_range_of_months():
    """1 h saves 1 470 a year (24.5 months), 3 h save 5 610 (6.4 months)."""
    found = pay_back(automation(), {})

    assert (found.months_quick, found.months_slow) == pytest.approx((6.42, 24.49), abs=0.01)


def test_an_automation_that_costs_more_than_it_saves_is_refused():
    found = pay_back(automation(run_cost_eur_year=9000), {})

    assert found.months == math.inf
    assert found.choice is Choice.REFUSED


@pytest.mark.parametrize(
    ("reliability", "choice"), [(0.9, Choice.BUILD), (0.5, Choice.BLOCKED), (None, Choice.BLOCKED)]
)
def test_no_automation_on_fragile_data(reliability, choice):
    assert pay_back(automation(needs_kpi="orders"), {"orders": reliability}).choice is choice


def test_those_to_build_come_first():
    found = pay_backs([automation(run_cost_eur_year=9000), automation(needs_kpi="x"), automation()], {})

    assert [item.choice for item in found] == [Choice.BUILD, Choice.BLOCKED, Choice.REFUSED]


def test_coverage_is_weighted_and_old_pages_are_flagged():
    """Weights 3 fresh, 2 old, 5 missing: half written, 30 % fresh."""
    documents = [
        Document(
            name="Frais", kind="kpi", weight=3, updated=AS_OF - timedelta(days=10), readers=("ben", "cleo")
        ),
        Document(
            name="Vieux", kind="process", weight=2, updated=AS_OF - timedelta(days=200), readers=("ben",)
        ),
        Document(name="Absent", kind="process", weight=5),
    ]
    found = read_documentation(documents, {"ben": "Ben"}, as_of=AS_OF)

    assert found.coverage == pytest.approx(0.5)
    assert found.fresh == pytest.approx(0.3)
    assert [page.name for page in found.to_write] == ["Absent", "Vieux"]
    assert [page.name for page in found.pages if page.hangs_on_one] == ["Vieux"]


def test_nothing_listed_is_unknown_not_fully_covered():
    assert read_documentation([], {}, as_of=AS_OF).coverage is None


def prevention(controls=(), services=(), choice=None, reads=None):
    return read_prevention(
        controls, services, choice, no_reads() if reads is None else reads, {}, as_of=AS_OF
    )


def test_overdue_controls_are_flagged_with_their_delay():
    late = Control(name="RGPD", kind="audit", every_days=30, last=AS_OF - timedelta(days=40), result="pass")
    fine = Control(
        name="Balises", kind="tracking", every_days=30, last=AS_OF - timedelta(days=5), result="fail"
    )
    never = Control(name="Accès", kind="audit", every_days=30)
    found = prevention([late, fine, never])

    assert {(item.name, item.days_late) for item in found.overdue} == {("RGPD", 10), ("Accès", 0)}
    assert found.tracking_pass_rate == 0


def test_a_service_without_tried_fallback_is_exposed():
    found = prevention(
        services=[
            Service(name="Paiement", fallback="second prestataire", last_test=AS_OF - timedelta(days=30)),
            Service(name="Site", fallback="copie", last_test=AS_OF - timedelta(days=400)),
            Service(name="E-mails"),
        ]
    )

    assert [item.name for item in found.exposed] == ["Site", "E-mails"]


def test_decisions_without_reason_are_counted_as_untraced():
    reads = table(
        "reads",
        {"action": "a", "date": "2026-06-01", "verdict": "proven", "decision": "garder"},
        {"action": "b", "date": "2026-06-01", "verdict": None, "decision": "arrêter"},
    )
    found = prevention(choice=Decision(scenario="reference", by="Ana", why="marge", on=AS_OF), reads=reads)

    assert (found.traced_decisions, found.decisions) == (2, 3)


def load(skill, asked, available, people=1):
    return SkillLoad(skill, (0.0,), (available,), asked, people)


def test_a_skill_held_by_one_person_is_fragile_and_the_cheapest_cover_is_kept():
    """60 hours of dev are missing; buying 2 h a week for 52 weeks brings 104 for 4 000, hiring costs 20 000."""
    options = [
        {"skill": "dev", "way": "hire", "hours_week": 20, "cost_eur": 20_000},
        {"skill": "dev", "way": "buy", "hours_week": 2, "cost_eur": 4_000},
    ]
    plan = engagement(action("a", hours={"dev": 10}), settings=client(skill_options=options))
    found = plan_skills(plan, [load("dev", 160, 100), load("seo", 10, 300)], [])

    assert [(item.skill, item.bus_factor) for item in found.fragile] == [("dev", 1), ("seo", 1)]
    assert [(step.way, step.cost_eur, step.adopted) for step in found.training] == [("buy", 4_000, False)]
    assert found.cost_eur == 0
    assert found.uncovered == ()


def test_what_the_roadmap_adopted_is_in_the_plan():
    options = [
        {"skill": "cro", "way": "train", "person": "ben", "hours_week": 3, "cost_eur": 1900, "ready_weeks": 6}
    ]
    plan = engagement(settings=client(skill_options=options))
    adopted = SkillOption("train", "Ben", 1900, 3, 6, adopted=True)
    found = plan_skills(plan, [load("cro", 100, 138, 0)], [SkillNeed("cro", 100, 138, False, (adopted,))])

    assert [(step.person_name, step.adopted, step.ready_on) for step in found.training] == [
        ("Ben", True, date(2026, 11, 16))
    ]
    assert found.cost_eur == 1900


def test_a_gap_that_no_option_covers_is_named():
    found = plan_skills(engagement(), [load("design", 300, 100)], [])

    assert found.uncovered == ("design",)


def assets(tables, facts=None, prices=(), frame=None):
    baseline = tuple(Measure(kpi, value, Unit.EUR) for kpi, value in prices)
    rows = series("orders", []) if frame is None else frame
    return {
        item.code: item
        for item in value_assets(tables, client(), baseline, rows, facts or Facts(), as_of=AS_OF)
    }


def organic(before, after):
    days = pd.date_range("2024-10-01", "2026-09-30")
    rows = [
        {"report": "g", "start": day, "end": day, "grain": "day", "channel": "organic_search",
         "sessions": float(before if day < pd.Timestamp("2025-10-01") else after)}
        for day in days
    ]  # fmt: skip
    return {"traffic": table("traffic", *rows)}


def test_search_is_worth_the_clicks_it_saves():
    """110 visits a day for 365 days at 0.50 euro: 20 075 euros, 10 % more than the year before."""
    found = assets(organic(100, 110), prices=[("cost_per_click", 0.5)])[AssetCode.SEARCH]

    assert found.size == pytest.approx(40_150)
    assert found.value_eur_year == pytest.approx(20_075)
    assert found.change == pytest.approx(0.10)
    assert not found.measure_changed


def test_a_consent_change_forbids_the_trend_of_visits():
    facts = Facts(consent_changes=(ConsentChange(date(2026, 2, 2), 0.75, 0.6),))

    assert assets(organic(100, 80), facts)[AssetCode.SEARCH].measure_changed


def test_missing_assets_stay_in_the_list_without_value():
    found = assets({})

    assert set(found) == set(AssetCode)
    assert all(item.size is None and item.value_eur_year is None for item in found.values())


def test_the_base_is_worth_the_margin_of_repeat_sales():
    """One customer known for two years buys 100 euros again this year, at 40 %: 40 euros."""
    rows = [
        {"report": "s", "order_key": key, "customer_key": who, "created": pd.Timestamp(day),
         "status": "paid", "total": 100.0}
        for key, who, day in (("1", "a", "2025-01-10"), ("2", "a", "2026-05-10"), ("3", "b", "2026-05-11"))
    ]  # fmt: skip
    found = assets({"orders": table("orders", *rows)})[AssetCode.BASE]

    assert found.size == 2
    assert found.value_eur_year == pytest.approx(40)


def test_trusted_kpis_are_counted_over_the_whole_sheet():
    sheet = [
        sheet_line(baseline=1.0, reliability=0.9),
        sheet_line(baseline=1.0, reliability=0.4),
        sheet_line(),
        sheet_line(baseline=2.0, reliability=0.7),
    ]
    found = measure(sheet)

    assert (found.done, found.total, found.value) == (2, 4, 0.5)


def test_a_decision_before_the_window_is_panic():
    def read(days):
        judge_from = date(2026, 6, 1)
        return Verdict("a", "A", ActionKind.SEO, "orders", date(2026, 1, 1), judge_from, None,
                       Outcome.NOT_PROVEN, Grade.C, read_on=judge_from + timedelta(days=days))  # fmt: skip

    found = calm((read(-10), read(4), read(10)))

    assert (found.done, found.total, found.days) == (2, 3, 7)
    assert calm(()).value is None
