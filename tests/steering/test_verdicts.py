"""Verdicts, windows, grades and arbitration on planted effects."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from itineraire.errors import ClientFilesError
from itineraire.steering.arbitration import Move, arbitrate
from itineraire.steering.verdicts import Grade, Outcome, checked_launches, judge_launched
from itineraire.steering.windows import first_read
from itineraire.vocabulary import READ_WINDOW_DAYS, ActionKind
from tests.steering.follow_up_samples import AS_OF, launched, mondays, no_reads, series, steady, table

STARTED = mondays()[80]


def launch(kpi="orders", kind="conversion", started=STARTED, cost=1000.0, name="a"):
    return {
        "action": name,
        "title": f"Action {name}",
        "kind": kind,
        "kpi": kpi,
        "started_on": started,
        "cost_eur": cost,
    }


def verdict(values, *, as_of=AS_OF, reads=None, incidents=(), **row):
    kpi = row.get("kpi", "orders")
    return judge_launched(
        launched(launch(**row)),
        series(kpi, values),
        no_reads() if reads is None else reads,
        as_of=as_of,
        incidents=incidents,
    )[0]


def stepped(change):
    values = steady()
    values[80:] *= 1 + change
    return values


def test_a_real_rise_is_proven_with_its_size():
    found = verdict(stepped(0.20))

    assert found.outcome is Outcome.PROVEN
    assert found.grade is Grade.C
    assert found.low < 0.20 < found.high


def test_a_rise_of_what_should_fall_is_harmful():
    """A cost per lead that rises by 20 % is no success."""
    assert verdict(stepped(0.20), kpi="cost_per_lead").outcome is Outcome.HARMFUL
    assert verdict(stepped(-0.20), kpi="cost_per_lead").outcome is Outcome.PROVEN


def test_a_null_is_not_proven():
    found = verdict(steady())

    assert found.outcome is Outcome.NOT_PROVEN
    assert found.low < 0 < found.high


def test_seo_is_not_judged_after_seven_days_even_when_the_figure_doubles():
    values = steady()
    values[-1] *= 2
    found = verdict(values, kind="seo", started=mondays()[-1])

    assert found.outcome is Outcome.TOO_EARLY
    assert found.change is None
    assert found.grade is Grade.E
    assert found.judge_from == date(2027, 1, 25), "Monday 21 September 2026 and 18 whole weeks"


def test_a_funnel_is_not_judged_after_48_hours():
    started = AS_OF - timedelta(days=2)

    assert verdict(steady(), started=started).outcome is Outcome.TOO_EARLY


def test_a_kpi_without_series_says_so():
    found = judge_launched(
        launched(launch(kpi="rating")), series("orders", steady()), no_reads(), as_of=AS_OF
    )[0]

    assert found.outcome is Outcome.NO_DATA
    assert found.grade is Grade.E


def test_weeks_of_an_incident_are_left_out():
    """Four dead weeks right after the start would hide a rise of 20 %."""
    values = stepped(0.20)
    values[81:85] = 10
    dead = (mondays()[81], mondays()[84] + timedelta(days=6))

    assert verdict(values, incidents=(dead,)).outcome is Outcome.PROVEN
    assert verdict(values).outcome is not Outcome.PROVEN


def test_two_actions_on_one_kpi_at_once_prove_neither():
    rows = launched(launch(), launch(name="b", started=STARTED + timedelta(weeks=3)))
    found = judge_launched(rows, series("orders", stepped(0.20)), no_reads(), as_of=AS_OF)

    assert {item.grade for item in found} == {Grade.D}
    assert all(item.entangled for item in found)


def test_an_earlier_action_does_not_lend_its_effect_to_a_later_one():
    """The first action brought +30 % at week 60; the second, at week 85, nothing."""
    values = steady()
    values[60:] *= 1.3
    rows = launched(launch(started=mondays()[60]), launch(name="b", started=mondays()[85]))
    found = {
        item.action: item for item in judge_launched(rows, series("orders", values), no_reads(), as_of=AS_OF)
    }

    assert found["a"].outcome is Outcome.PROVEN
    assert found["b"].outcome is Outcome.NOT_PROVEN


def test_the_last_reading_is_kept_with_its_decision():
    reads = table(
        "reads",
        {"action": "a", "date": "2026-06-01", "verdict": "x", "decision": "attendre"},
        {"action": "a", "date": "2026-07-01", "verdict": "x", "decision": "garder"},
    )
    found = verdict(steady(), reads=reads)

    assert (found.read_on, found.decision) == (date(2026, 7, 1), "garder")


def test_an_unknown_kind_is_a_fault_of_the_file():
    rows = launched(launch(), launch(kind="magie", name="b"))

    with pytest.raises(ClientFilesError, match="launched_kind") as caught:
        checked_launches(rows)
    assert [(fault.line, fault.found) for fault in caught.value.faults] == [(3, "magie")]


def test_windows_count_whole_weeks_from_the_first_monday():
    """Wednesday 30 September: first full week 5 October; 28 days later 2 November; 120 days are 18 weeks."""
    assert first_read(ActionKind.CONVERSION, date(2026, 9, 30)) == date(2026, 11, 2)
    assert first_read(ActionKind.SEO, date(2026, 10, 5)) == date(2027, 2, 8)
    assert set(READ_WINDOW_DAYS) == set(ActionKind)


def test_kept_when_worth_its_cost_stopped_when_not():
    """About 40 orders more a week at 10 euros of margin: 20 800 euros a year, against 1 000 or 90 000."""
    prices = {"orders": 10.0}
    cheap, dear = (verdict(stepped(0.20), cost=cost) for cost in (1_000.0, 90_000.0))
    kept, stopped = arbitrate((cheap, dear), prices)

    assert kept.move is Move.KEEP
    assert kept.value_eur_year == pytest.approx(20_800, rel=0.15)
    assert stopped.move is Move.STOP


def test_too_early_is_never_stopped():
    early = verdict(steady(), kind="seo", started=mondays()[-2])

    assert arbitrate((early,), {"orders": 10.0})[0].move is Move.WAIT


def test_a_noisy_design_only_earns_a_small_test():
    rows = launched(launch(), launch(name="b", started=STARTED + timedelta(weeks=3)))
    found = judge_launched(rows, series("orders", stepped(0.20)), no_reads(), as_of=AS_OF)

    assert {item.move for item in arbitrate(found, {"orders": 10.0})} == {Move.SMALL_TEST}


def test_a_harmful_action_without_price_is_stopped():
    found = verdict(stepped(0.20), kpi="cost_per_lead")

    assert arbitrate((found,), {})[0].move is Move.STOP


@pytest.mark.slow
def test_portfolio_of_planted_effects_is_rarely_decided_wrongly():
    """Half the actions bring +15 %, worth 15 000 a year against 2 000; the others nothing."""
    wrong_stop, wrong_keep, runs = 0, 0, 40
    for seed in range(runs):
        good, null = steady(seed=seed), steady(seed=1000 + seed)
        good[80:] *= 1.15
        kept = arbitrate((verdict(good, cost=2_000.0),), {"orders": 10.0})[0]
        left = arbitrate((verdict(null, cost=2_000.0),), {"orders": 10.0})[0]
        wrong_stop += kept.move is Move.STOP
        wrong_keep += left.move is Move.KEEP

    assert wrong_stop <= 0.05 * runs
    assert wrong_keep <= 0.20 * runs


def test_result_is_the_same_twice():
    assert verdict(stepped(0.1)) == verdict(stepped(0.1))
    assert np.isfinite(verdict(stepped(0.1)).change)
