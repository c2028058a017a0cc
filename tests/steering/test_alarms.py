"""The four immediate alarms: each planted case gives its own name within a day, a clean shop gives none."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from itineraire.steering.alarms import AlarmCode, watch
from itineraire.steering.facts import Facts, StockOut
from tests.steering.follow_up_samples import client, daily_shop, table

DAYS = 75
FIRST = date(2026, 6, 1)
TODAY = FIRST + timedelta(days=DAYS - 1)


def days(level, seed):
    return np.random.default_rng(seed).poisson(level, DAYS)


def names(tables, facts=None, as_of=TODAY):
    return [alarm.code for alarm in watch(tables, facts or Facts(), client(), as_of=as_of).alarms]


def test_a_clean_shop_raises_nothing():
    tables = daily_shop(days(300, 1), days(10_000, 2), FIRST, seen=days(280, 3))

    assert names(tables) == []


def test_a_forty_percent_fall_of_conversion_is_named_the_same_day():
    orders = days(300, 1)
    orders[-1] = 180
    found = watch(daily_shop(orders, days(10_000, 2), FIRST, seen=orders), Facts(), client(), as_of=TODAY,
                  margin_per_sale=20.0).alarms  # fmt: skip

    assert [alarm.code for alarm in found] == [AlarmCode.CONVERSION_DROP]
    assert found[0].since == TODAY
    assert found[0].size == pytest.approx(0.4, abs=0.06)
    assert found[0].margin_eur_day == pytest.approx(120 * 20, rel=0.15)


def test_analytics_falling_alone_is_a_broken_measure_not_lost_sales():
    orders = days(300, 1)
    seen = orders * 0.93
    seen[-3:] *= 0.5

    assert names(daily_shop(orders, days(10_000, 2), FIRST, seen=seen)) == [AlarmCode.TRACKING_BROKEN]


def test_payments_that_fail_while_people_try_are_a_payment_bug():
    orders = days(300, 1)
    tables = daily_shop(orders, days(10_000, 2), FIRST)
    shop = tables["orders"]
    last = shop["created"] == shop["created"].max()
    failing = last & (np.arange(len(shop)) % 2 == 0)
    tables["orders"] = shop.assign(status=shop["status"].where(~failing, "pending"))

    assert names(tables) == [AlarmCode.PAYMENT_BUG]


def test_visits_and_sales_falling_together_are_no_conversion_drop():
    orders, visits = days(300, 1), days(10_000, 2)
    orders[-2:] = orders[-2:] // 2
    visits[-2:] = visits[-2:] // 2

    assert names(daily_shop(orders, visits, FIRST, seen=orders)) == []


def test_a_flagship_without_stock_is_priced_by_the_day():
    """28 lamps of 50 euros in the 28 days before, 40 % of margin: 20 euros a day."""
    placed = [
        {"report": "r", "order_key": str(index), "created": pd.Timestamp(TODAY) - pd.Timedelta(days=index + 4),
         "status": "paid", "total": 50.0}
        for index in range(28)
    ]  # fmt: skip
    lines = [
        {"report": "r", "order_key": str(index), "sku": "L1", "quantity": 1.0, "price": 50.0}
        for index in range(28)
    ]
    tables = {"orders": table("orders", *placed), "order_lines": table("order_lines", *lines)}
    since = TODAY - timedelta(days=3)
    found = watch(tables, Facts(stock_outs=(StockOut("L1", "Lampe", since, None),), stock_known=True), client(),
                  as_of=TODAY).alarms  # fmt: skip

    assert [(alarm.code, alarm.product, alarm.since) for alarm in found] == [
        (AlarmCode.STOCK_OUT, "Lampe", since)
    ]
    assert found[0].margin_eur_day == pytest.approx(20)


def test_a_stock_out_that_ended_is_silent():
    past = Facts(stock_outs=(StockOut("L1", "Lampe", FIRST, FIRST + timedelta(days=3)),), stock_known=True)

    assert names({}, past) == []


def test_a_drop_during_a_stock_out_names_it_first():
    orders = days(300, 1)
    orders[-2:] = 150
    facts = Facts(stock_outs=(StockOut("L1", "Lampe", TODAY - timedelta(days=1), TODAY),), stock_known=True)
    found = watch(
        daily_shop(orders, days(10_000, 2), FIRST, seen=orders), facts, client(), as_of=TODAY
    ).alarms

    assert found[0].causes[0].code == "stock_out"


def test_old_exports_raise_no_immediate_alarm_and_say_so():
    orders = days(300, 1)
    orders[-1] = 100
    tables = daily_shop(orders, days(10_000, 2), FIRST, seen=orders)
    found = watch(tables, Facts(), client(), as_of=TODAY + timedelta(days=30))

    assert found.alarms == ()
    assert set(found.unwatched) == set(AlarmCode)


@pytest.mark.slow
def test_a_quarter_of_clean_days_gives_at_most_one_alarm_and_planted_falls_are_seen():
    """300 orders a day: at most one false alarm a quarter, -40 % seen within a day nine times in ten."""
    orders, visits = days(300, 11), days(10_000, 12)
    false = sum(
        bool(
            names(
                daily_shop(orders[:end], visits[:end], FIRST, seen=orders[:end]),
                as_of=FIRST + timedelta(days=end - 1),
            )
        )
        for end in range(45, DAYS, 3)
    )
    seen = 0
    for seed in range(10):
        fallen = days(300, seed)
        fallen[-1] = np.random.default_rng(seed + 50).poisson(180)
        seen += AlarmCode.CONVERSION_DROP in names(
            daily_shop(fallen, days(10_000, seed + 90), FIRST, seen=fallen)
        )

    assert false <= 1
    assert seen >= 9
