"""The weekly page: silent when nothing is true, the right cause first when something is."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from itineraire.steering.facts import (
    ConsentChange,
    Facts,
    Incident,
    StockOut,
    consent_changes,
    gather_facts,
    stock_outs,
)
from itineraire.steering.health import State, last_whole_week, weekly_health
from tests.steering.follow_up_samples import AS_OF, mondays, series, steady, table

LAST = date(2026, 9, 21)


def page(values, kpi="orders", facts=None, tables=None, others=(), prices=None):
    frame = pd.concat([series(kpi, values), *others], ignore_index=True)
    return weekly_health(frame, tables or {}, facts or Facts(), as_of=AS_OF, margin_per_unit=prices)


def line(found, kpi="orders"):
    return next(item for item in found.kpis if item.kpi == kpi)


def fallen(share=0.4):
    values = steady()
    values[-1] *= 1 - share
    return values


def test_the_week_read_is_the_last_one_that_ended():
    assert last_whole_week(date(2026, 9, 30)) == LAST
    assert last_whole_week(date(2026, 9, 27)) == LAST, "a Sunday ends its week"


def test_an_ordinary_week_is_silent():
    found = page(steady())

    assert found.week == LAST
    assert found.signals == ()
    assert line(found).state is State.ORDINARY


def test_a_fall_of_forty_percent_is_said_with_its_margin():
    """200 orders expected, 120 seen, 10 euros of margin each: about 800 euros lost."""
    found = line(page(fallen(), prices={"orders": 10.0}))

    assert found.state is State.SIGNAL
    assert found.change == pytest.approx(-0.4, abs=0.04)
    assert found.better is False
    assert found.margin_eur == pytest.approx(-800, abs=80)
    assert [cause.code for cause in found.causes] == ["unknown"]


def test_the_flagship_without_stock_comes_before_any_other_cause():
    facts = Facts(
        stock_outs=(StockOut("L1", "Lampe", LAST, None),),
        incidents=(Incident("site", "Panne", LAST, LAST),),
    )
    causes = line(page(fallen(), facts=facts)).causes

    assert [cause.code for cause in causes] == ["stock_out", "incident"]
    assert causes[0].values["product"] == "Lampe"


def test_less_consent_means_the_measure_changed():
    facts = Facts(consent_changes=(ConsentChange(LAST - timedelta(days=3), 0.75, 0.60),))
    causes = line(page(fallen(0.2), kpi="sessions", facts=facts), "sessions").causes

    assert causes[0].code == "measure_changed"


def test_consent_explains_no_fall_of_orders():
    facts = Facts(consent_changes=(ConsentChange(LAST - timedelta(days=3), 0.75, 0.60),))

    assert "measure_changed" not in {cause.code for cause in line(page(fallen(), facts=facts)).causes}


def test_a_fall_with_the_visits_is_told_from_a_fall_of_conversion():
    visits = series("sessions", fallen() * 50)
    steady_visits = series("sessions", steady(seed=2) * 50)

    assert line(page(fallen(), others=[visits])).causes[0].code == "traffic"
    assert line(page(fallen(), others=[steady_visits])).causes[0].code == "conversion"


def test_the_channel_that_makes_the_fall_is_named():
    rows = [
        {"report": "g", "start": day, "end": day + timedelta(days=6), "grain": "week", "channel": channel,
         "sessions": 100.0 if channel == "organic_search" and day == LAST else 5000.0}
        for day in mondays()[-12:]
        for channel in ("organic_search", "paid_search")
    ]  # fmt: skip
    values = steady(10_000, 100)
    values[-1] = 5_100
    causes = line(
        page(values, kpi="sessions", tables={"traffic": table("traffic", *rows)}), "sessions"
    ).causes

    assert causes[0].code == "organic_channel"
    assert causes[0].values["share"] == pytest.approx(1, abs=0.01)


def test_a_rising_cost_per_lead_is_traced_to_the_click():
    costs, clicks = steady(50, 1), steady(2, 0.03, seed=3)
    costs[-1] *= 1.3
    clicks[-1] *= 1.25
    causes = line(
        page(costs, kpi="cost_per_lead", others=[series("cost_per_click", clicks)]), "cost_per_lead"
    ).causes

    assert causes[0].code == "cost_per_click"


def test_slow_kpis_never_raise_a_weekly_alert():
    found = page(fallen(0.9), kpi="rating")

    assert "rating" not in {item.kpi for item in found.kpis}
    assert found.signals == ()


def test_missing_kpis_are_missing_not_zero():
    found = line(page(steady()), "leads")

    assert found.state is State.MISSING
    assert found.value is None


def test_a_short_history_is_not_judged():
    found = weekly_health(
        series("orders", steady(count=15), starts=mondays()[-15:]), {}, Facts(), as_of=AS_OF
    )

    assert line(found).state is State.LEARNING


def test_exports_that_stop_early_are_said_stale():
    found = weekly_health(series("orders", steady()[:-3]), {}, Facts(), as_of=AS_OF)

    assert found.stale
    assert found.week == mondays()[-4]


def test_no_weekly_figure_gives_an_empty_page():
    found = weekly_health(series("orders", []), {}, Facts(), as_of=AS_OF)

    assert found.week is None
    assert found.signals == ()


def test_the_same_week_twice_gives_the_same_page():
    assert page(fallen()) == page(fallen())


def test_runs_without_stock_are_dated():
    days = pd.date_range("2026-05-01", "2026-05-20")
    units = [0 if 11 <= day.day <= 14 else 5 for day in days]
    rows = table(
        "stock",
        *(
            {"date": day, "sku": "L1", "product": "Lampe", "units": unit, "flagship": True}
            for day, unit in zip(days, units, strict=True)
        ),
    )

    assert stock_outs(rows) == (StockOut("L1", "Lampe", date(2026, 5, 11), date(2026, 5, 14)),)


def test_a_product_that_is_no_flagship_says_nothing():
    rows = table("stock", {"date": "2026-05-01", "sku": "X", "units": 0, "flagship": False})

    assert stock_outs(rows) == ()


def test_a_consent_step_is_dated_and_noise_is_not():
    random = np.random.default_rng(1)
    days = pd.date_range("2025-10-01", "2026-06-30")
    noise = random.normal(0, 0.01, len(days))
    quiet = table(
        "consent", *({"date": day, "consent_rate": 0.75 + e} for day, e in zip(days, noise, strict=True))
    )
    stepped = table(
        "consent",
        *(
            {"date": day, "consent_rate": (0.75 if day < pd.Timestamp("2026-02-02") else 0.60) + e}
            for day, e in zip(days, noise, strict=True)
        ),
    )
    found = consent_changes(stepped)

    assert consent_changes(quiet) == ()
    assert len(found) == 1
    assert abs((found[0].on - date(2026, 2, 2)).days) <= 1
    assert (found[0].before, found[0].after) == pytest.approx((0.75, 0.60), abs=0.01)


def test_facts_come_from_the_follow_up_folder():
    incidents = table(
        "incidents", {"start": "2026-03-09", "end": None, "kind": "tracking", "title": "Balise"}
    )
    facts = gather_facts({}, {"incidents": incidents})

    assert facts.incidents == (Incident("tracking", "Balise", date(2026, 3, 9), None),)
    assert facts.periods_to_forget(AS_OF) == ((date(2026, 3, 9), AS_OF),)
    assert not facts.stock_known
