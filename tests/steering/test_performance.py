"""The monthly page: progress, quarters against last year, cohorts with their maturity, budgets."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from itineraire.diagnostic.result import Measure
from itineraire.objectives.result import KpiSheetLine
from itineraire.steering.budget import follow_budget, planned_eur, whole_months
from itineraire.steering.cohorts import CohortKind, cohorts, repeat_cohorts
from itineraire.steering.facts import ConsentChange
from itineraire.steering.money import margin_per_unit
from itineraire.steering.performance import hollow_growth, kpi_months, progress
from itineraire.vocabulary import Direction, Family, Unit
from tests.steering.follow_up_samples import AS_OF, client, series, table

MONTHS = [stamp.date() for stamp in pd.date_range("2025-07-01", "2026-09-01", freq="MS")]


def sheet_line(kpi="orders", **changes):
    facts = {
        "kpi": kpi, "title": "", "family": Family.CONVERSION, "unit": Unit.COUNT, "direction": Direction.UP,
        "definition": "", "source": "", "owner": None, "owner_name": "", "baseline": None, "low": None,
        "high": None, "start": None, "end": None, "alert_low": None, "alert_high": None, "noise": None,
        "smallest_change": None, "reliability": None, "until": None, "workstream": None, "typed": False,
        "monthly": False,
    }  # fmt: skip
    return KpiSheetLine(**{**facts, **changes})


def months(kpi, before, after):
    """Return 15 months: three at ``before``, nine between, three at ``after``."""
    return series(kpi, [before] * 3 + [(before + after) / 2] * 9 + [after] * 3, "month", MONTHS)


def test_a_delay_cut_from_72_to_48_towards_24_is_half_way():
    assert progress(72, 48, 24) == pytest.approx(0.5)
    assert progress(None, 48, 24) is None
    assert progress(100, 90, 120) == pytest.approx(-0.5), "going backwards is said"


def test_three_months_are_compared_with_the_same_three_a_year_before():
    found = kpi_months((sheet_line(smallest_change=0.15),), months("orders", 100, 120), as_of=AS_OF)[0]

    assert (found.quarter_before, found.quarter) == (100, 120)
    assert found.change == pytest.approx(0.20)
    assert found.beyond_noise is True
    assert found.month == date(2026, 9, 1)


def test_a_change_below_what_can_be_proven_is_noise():
    found = kpi_months((sheet_line(smallest_change=0.25),), months("orders", 100, 120), as_of=AS_OF)[0]

    assert found.beyond_noise is False


def test_a_consent_change_between_the_two_periods_is_said():
    line = sheet_line("conversion_rate", unit=Unit.RATE)
    change = ConsentChange(date(2026, 2, 2), 0.75, 0.60)
    found = kpi_months((line,), months("conversion_rate", 0.01, 0.02), (change,), as_of=AS_OF)[0]
    orders = kpi_months((sheet_line(),), months("orders", 100, 120), (change,), as_of=AS_OF)[0]

    assert found.measure_changed == date(2026, 2, 2)
    assert orders.measure_changed is None, "the shop's orders do not depend on consent"


def test_a_temporary_kpi_leaves_after_its_date():
    line = sheet_line(until=date(2026, 8, 31))

    assert kpi_months((line,), months("orders", 1, 1), as_of=AS_OF) == ()


def test_an_unknown_kpi_stays_in_the_table_without_figure():
    found = kpi_months((sheet_line("abonnes"),), months("orders", 1, 1), as_of=AS_OF)[0]

    assert (found.value, found.change) == (None, None)


def test_a_threshold_crossed_is_marked():
    low = kpi_months((sheet_line(alert_low=130),), months("orders", 100, 120), as_of=AS_OF)[0]

    assert low.alert == "low"


def test_more_visits_with_less_margin_is_called_out():
    frame = pd.concat([months("sessions", 1000, 1300), months("margin", 5000, 4000)])

    assert [item.kpi for item in hollow_growth(frame)] == ["margin"]
    assert hollow_growth(months("sessions", 1000, 1300)) == ()
    assert hollow_growth(pd.concat([months("sessions", 1300, 1000), months("margin", 5000, 4000)])) == ()


def order(customer, day):
    return {"report": "s", "order_key": f"{customer}{day}", "customer_key": customer, "created": pd.Timestamp(day),
            "status": "paid", "total": 10.0}  # fmt: skip


def test_young_cohorts_are_not_judged_as_lost():
    """Of 4 customers of January one buys again in 60 days, one in 120; those of September have had no time."""
    rows = [order(name, "2026-01-10") for name in "abcd"]
    rows += [order("a", "2026-03-11"), order("b", "2026-05-10"), order("z", "2026-09-05")]
    found = repeat_cohorts({"orders": table("orders", *rows)}, as_of=AS_OF)

    assert found.kind is CohortKind.REPEAT
    assert [(item.month, item.size, item.share) for item in found.cohorts] == [
        (date(2026, 1, 1), 4, pytest.approx(0.25)),
        (date(2026, 9, 1), 1, None),
    ]


def test_deals_are_judged_after_the_usual_length_of_a_sale():
    """All deals close in 30 days, half of them won; those of September are too young."""
    rows = [
        {"report": "p", "deal_key": f"{month}-{number}", "created": pd.Timestamp(2026, month, 1),
         "status": "open" if month == 9 else ("won" if number % 2 else "lost"),
         "closed_on": None if month == 9 else pd.Timestamp(2026, month, 1) + pd.Timedelta(days=30)}
        for month in (3, 4, 5, 6, 9)
        for number in range(10)
    ]  # fmt: skip
    frame = pd.DataFrame(rows)
    frame["closed_on"] = pd.to_datetime(frame["closed_on"])
    found = cohorts({"deals": table("deals", *frame.to_dict("records"))}, client(model="b2b"), as_of=AS_OF)

    assert found.days == 30
    assert [item.share for item in found.cohorts] == [0.5, 0.5, 0.5, 0.5, None]
    assert (found.first_share, found.last_share, found.differs) == (0.5, 0.5, False)


def test_no_sale_gives_no_cohort():
    assert cohorts({}, client(), as_of=AS_OF) is None


def budget_client():
    return client(
        budget=[
            {"kind": "paid", "label": "Google Ads", "monthly_eur": [900, 1000, 1100]},
            {"kind": "redesign", "label": "Refonte", "one_off_eur": 5000, "start": "2026-11-10"},
        ]
    )


def test_only_whole_months_since_the_start_are_compared():
    assert whole_months(date(2026, 10, 5), date(2026, 12, 15)) == (date(2026, 10, 1), date(2026, 11, 1))
    assert whole_months(date(2026, 10, 5), AS_OF) == ()


def test_a_one_off_costs_once_and_a_monthly_line_every_month():
    settings = budget_client()

    assert planned_eur(settings.budget[0], date(2026, 12, 1), settings) == (900, 1000, 1100)
    assert planned_eur(settings.budget[1], date(2026, 11, 1), settings) == (5000, 5000, 5000)
    assert planned_eur(settings.budget[1], date(2026, 12, 1), settings) == (0, 0, 0)


def test_spend_beyond_the_highest_plan_is_over():
    """October and November: 2 000 planned, 2 200 at most, 2 300 spent."""
    actuals = table(
        "budget_actuals",
        {"month": "2026-09-01", "line": "Google Ads", "eur": 800.0},
        {"month": "2026-10-01", "line": "Google Ads", "eur": 1200.0},
        {"month": "2026-11-01", "line": "Google Ads", "eur": 1100.0},
        {"month": "2026-11-01", "line": "Inconnue", "eur": 50.0},
    )
    ads, redesign, unknown = follow_budget(budget_client(), actuals, as_of=date(2026, 12, 15))

    assert (ads.planned, ads.planned_high, ads.spent, ads.usual) == (2000, 2200, 2300, 800)
    assert ads.is_over
    assert redesign.spent is None, "no figure supplied is not zero"
    assert (unknown.label, unknown.spent, unknown.planned) == ("Inconnue", 50, None)


def test_an_order_is_worth_its_basket_times_the_margin():
    """90 euros at 40 %: 36 euros; a visit at 2 % of conversion: 0.72 euro."""
    baseline = (Measure("average_order", 90.0, Unit.EUR), Measure("conversion_rate", 0.02, Unit.RATE))
    prices = margin_per_unit(client(), baseline)

    assert prices["orders"] == pytest.approx(36)
    assert prices["sessions"] == pytest.approx(0.72)
    assert "leads" not in prices, "a KPI that cannot be priced is left out"
