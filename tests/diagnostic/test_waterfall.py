from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest

from itineraire.diagnostic import reconciliation
from itineraire.diagnostic.context import Context
from itineraire.diagnostic.data import claimed_and_actual
from itineraire.diagnostic.trust import ReconciliationLine
from itineraire.diagnostic.waterfall import residual_share, waterfall
from itineraire.tables import conform
from tests.diagnostic.frames import AS_OF, client

DAYS = pd.date_range("2026-06-01", "2026-08-31", freq="D")


def orders(count: int = 9_200, seed: int = 3, **columns: object) -> pd.DataFrame:
    """Return orders placed at any minute of June to August."""
    chance = np.random.default_rng(seed)
    minutes = np.sort(chance.integers(0, len(DAYS) * 1440, count))
    rows = pd.DataFrame(
        {"created": DAYS[0] + pd.to_timedelta(minutes, unit="min"), "total": 50.0, "source": "web"}
    )
    return rows.assign(order_key=[f"o{place}" for place in range(count)], report="shop.csv#1", **columns)


def seen_by_day(instants: pd.Series) -> pd.DataFrame:
    """Return what analytics counts each day of its own clock."""
    counts = instants.dt.normalize().value_counts().reindex(DAYS, fill_value=0)
    rows = pd.DataFrame({"start": DAYS, "end": DAYS, "transactions": counts.to_numpy(dtype=float)})
    return conform("traffic", rows.assign(report="ga4.csv#1", grain="day", scope="site", sessions=1000.0))


def by_id(repeats: Mapping[str, int]) -> pd.DataFrame:
    """Return the report broken down by transaction id."""
    rows = pd.DataFrame(
        {"other": [f"transaction={key}" for key in repeats], "transactions": list(repeats.values())}
    )
    dated = rows.assign(start=DAYS[0], end=DAYS[-1], grain="total", report="ids.csv#1", scope="site")
    return conform("traffic", dated)


def context(shop: pd.DataFrame, traffic: pd.DataFrame, **tables: pd.DataFrame) -> Context:
    return Context({"orders": conform("orders", shop), "traffic": traffic, **tables}, client(), AS_OF)


def consent(rate: float) -> pd.DataFrame:
    return conform("consent", pd.DataFrame({"date": DAYS, "consent_rate": rate}))


def by_cause(lines: tuple[ReconciliationLine, ...]) -> dict[str, float]:
    return {line.cause: line.orders for line in lines}


def test_consent_duplicates_and_clock_are_told_apart_within_a_point():
    """12 % of 9 200 purchases refused (1 104), 3 ids sent twice, analytics two hours ahead: nothing else is missing."""
    shop = orders()
    clock = shop["created"] + pd.Timedelta(hours=2)
    measured = clock.sample(frac=0.88, random_state=1)
    twice = measured.iloc[:3]
    ids = {f"o{place}": 2 if place in twice.index else 1 for place in measured.index}
    traffic = pd.concat([seen_by_day(pd.concat([measured, twice])), by_id(ids)], ignore_index=True)
    lines = waterfall(context(shop, traffic, consent=consent(0.88)))
    found = by_cause(lines)
    late = float((clock >= DAYS[-1] + pd.Timedelta(days=1)).sum())
    point = 0.01 * len(shop)
    assert found["orders"] == 9_200
    assert found["refused"] == pytest.approx(-1_104, abs=point)
    assert found["twice"] == pytest.approx(3, abs=0.5)
    assert found["time_zone"] == pytest.approx(-late, abs=0.5)
    assert next(line.rate for line in lines if line.cause == "time_zone") == 2
    assert abs(residual_share(lines) or 0) < 0.01


def test_purchases_sent_without_an_id_are_not_repeats():
    """Seven purchases have no id; one id of the three known is sent twice: one repeat among eleven."""
    shop = orders(1_000)
    ids = by_id({"o1": 1, "o2": 2, "o3": 1, "": 7})
    traffic = pd.concat([seen_by_day(shop["created"]), ids], ignore_index=True)
    found = by_cause(waterfall(context(shop, traffic)))
    assert found["twice"] == pytest.approx(1_000 / 11)
    assert "no_order" not in found


def test_an_id_split_over_two_countries_is_one_purchase_sent_twice():
    shop = orders(1_000)
    ids = by_id({f"o{place}": 1 for place in range(1_000)})
    again = ids.head(10).assign(other=[f"country=BE | transaction=o{place}" for place in range(10)])
    traffic = pd.concat([seen_by_day(pd.concat([shop["created"], shop["created"].head(10)])), ids, again])
    found = by_cause(waterfall(context(shop, traffic.reset_index(drop=True))))
    assert found == pytest.approx({"orders": 1_000, "twice": 10, "unseen": 0, "seen": 1_010})


def test_purchases_of_no_order_are_told_when_the_shop_shares_its_ids():
    """20 test purchases beside 980 of the 1,000 orders: analytics sees 1,000, none of it luck."""
    shop = orders(1_000)
    seen = pd.concat([shop["created"].head(980), shop["created"].head(20)])
    ids = by_id({f"o{place}": 1 for place in range(980)} | {f"essai{place}": 1 for place in range(20)})
    found = by_cause(waterfall(context(shop, pd.concat([seen_by_day(seen), ids], ignore_index=True))))
    assert found == pytest.approx({"orders": 1_000, "no_order": 20, "unseen": -20, "seen": 1_000})
    other = by_id({f"GA{place}": 1 for place in range(1_000)})
    alone = by_cause(waterfall(context(shop, pd.concat([seen_by_day(seen), other], ignore_index=True))))
    assert "no_order" not in alone


def test_the_lines_add_up_to_what_analytics_sees():
    shop = orders(2_000, cancelled=[place % 50 == 0 for place in range(2_000)])
    lines = waterfall(context(shop, seen_by_day(shop["created"].iloc[::2]), consent=consent(0.7)))
    found = by_cause(lines)
    assert sum(value for cause, value in found.items() if cause != "seen") == pytest.approx(found["seen"])
    assert (found["orders"], found["cancelled"]) == (1_960, 40)


def test_refusals_never_explain_more_than_what_is_missing():
    """30 % of visitors refuse and 10 % of purchases are missing: refusals are at most those 100, not 300."""
    shop = orders(1_000)
    lines = waterfall(context(shop, seen_by_day(shop["created"].iloc[:900]), consent=consent(0.7)))
    assert by_cause(lines) == {"orders": 1_000, "refused_at_most": -100, "unseen": 0, "seen": 900}


def test_orders_taken_off_the_site_are_not_blamed_on_analytics():
    """200 of 1 000 orders come from the till; analytics sees the 800 others: nothing is left."""
    shop = orders(1_000, source=["pos" if place % 5 == 0 else "web" for place in range(1_000)])
    found = by_cause(waterfall(context(shop, seen_by_day(shop.loc[shop["source"] == "web", "created"]))))
    assert found == {"orders": 1_000, "elsewhere": -200, "unseen": 0, "seen": 800}


def test_a_loss_without_known_cause_is_left_unexplained():
    shop = orders(1_000)
    lines = waterfall(context(shop, seen_by_day(shop["created"].iloc[:700])))
    assert by_cause(lines) == {"orders": 1_000, "unseen": -300, "seen": 700}
    assert residual_share(lines) == pytest.approx(-0.3)


def test_sales_added_up_by_day_are_reconciled_too():
    rows = pd.DataFrame({"start": DAYS, "end": DAYS, "orders": 10.0, "cancelled": 1.0, "source": "web"})
    daily = conform("sales_days", rows.assign(report="erp#1", grain="day"))
    seen = seen_by_day(pd.Series(DAYS.repeat(9)))
    tables = {"sales_days": daily, "traffic": seen}
    found = by_cause(waterfall(Context(tables, client(), AS_OF)))
    assert found == {"orders": 920, "cancelled": 92, "unseen": -184, "seen": 828}


def platform(name: str, results: Mapping[str | None, float]) -> pd.DataFrame:
    """Return what a platform claims each day, by kind of result."""
    rows = [
        {
            "start": day,
            "end": day,
            "conversions": count,
            "result_kind": kind,
            "cost": 10.0,
            "campaign": str(kind),
        }
        for day in DAYS
        for kind, count in results.items()
    ]
    return conform("spend", pd.DataFrame(rows).assign(grain="day", platform=name, report=f"{name}.csv#1"))


def test_only_the_sales_of_a_platform_that_mixes_results_are_claims():
    """Meta: 6 purchases a day beside 40 clicks and 9 results of no named kind; Google: 7 conversions a day."""
    spend = pd.concat(
        [
            platform("meta", {"purchase": 6, "link_click": 40, "conversion": 9}),
            platform("google_ads", {"conversion": 7}),
        ],
        ignore_index=True,
    )
    shop = orders(920)
    found = claimed_and_actual(context(shop, seen_by_day(shop["created"]), spend=spend))
    assert found == (13 * len(DAYS), 920)


def test_a_platform_is_compared_with_the_sales_analytics_credits_to_it():
    """Meta claims 6 a day; analytics credits paid social with 4: a third is the attribution window's."""
    traffic = seen_by_day(pd.Series(DAYS.repeat(4))).assign(channel="paid_social")
    shop = context(orders(920), traffic, spend=platform("meta", {"purchase": 6}))
    (line,) = reconciliation.claim_gaps(shop)
    assert (line.what, line.first, line.second) == ("claimed_sales", 6 * len(DAYS), 4 * len(DAYS))
    assert line.gap == pytest.approx(1 / 3)
