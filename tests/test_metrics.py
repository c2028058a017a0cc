"""Each KPI's formula on tables made by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from itineraire import metrics
from itineraire.tables import conform, empty
from itineraire.vocabulary import KPIS
from tests.diagnostic.frames import client, devices, leads, orders, spend, traffic

START, END = date(2025, 10, 1), date(2026, 9, 30)


def read(kpi, tables, who=None):
    return metrics.measure(kpi, tables, who or client(), START, END)


def test_every_kpi_has_one_formula():
    assert set(metrics.FORMULAS) == set(KPIS)


@pytest.mark.parametrize("kpi", sorted(KPIS))
def test_a_kpi_without_data_is_missing_and_never_zero(kpi):
    assert read(kpi, {}).value is None
    assert read(kpi, {"traffic": empty("traffic"), "leads": empty("leads")}, client("b2b")).value is None


def test_shares_of_traffic():
    tables = {"traffic": traffic({"organic_search": 0.55, "paid_search": 0.25, "direct": 0.20})}
    assert read("sessions", tables).value == pytest.approx(12_000)
    assert read("top_channel_share", tables).value == pytest.approx(0.55)
    assert read("organic_share", tables).value == pytest.approx(0.55)


def test_two_reports_of_the_same_visits_are_never_added():
    again = traffic({"direct": 1.0}).assign(report="other.csv#1", channel=None, device="mobile")
    both = pd.concat([traffic({"direct": 1.0}), conform("traffic", again)], ignore_index=True)
    assert read("sessions", {"traffic": both}).value == pytest.approx(12_000)


def test_cost_per_lead_is_spend_over_leads_of_the_same_days():
    """6 000 euros a month for 100 leads a month."""
    found = read("cost_per_lead", {"spend": spend([6000] * 24), "leads": leads(100)}, client("b2b"))
    assert found.value == pytest.approx(60, rel=0.003)
    assert found.low < 60 < found.high


def test_a_duplicate_is_one_lead():
    people = leads(10)
    people.loc[[0, 1], "cluster"] = "same"
    found = metrics.measure("leads", {"leads": people}, client("b2b"), date(2024, 10, 1), END)
    assert found.value == pytest.approx(239)


def test_device_rates_come_from_one_report():
    tables = {"traffic": devices({"mobile": (700, 7), "desktop": (300, 6)})}
    assert read("mobile_conversion_rate", tables).value == pytest.approx(0.01)
    assert read("desktop_conversion_rate", tables).value == pytest.approx(0.02)


def test_one_exceptional_order_does_not_move_the_average():
    """R53: an order of 50 000 euros among orders of 80."""
    shop = orders(1)
    shop.loc[len(shop) - 1, "total"] = 50_000.0
    assert read("average_order", {"orders": shop}).value == pytest.approx(80)


def test_refunds_are_taken_off_and_cancelled_orders_left_out():
    shop = orders(1, total=100.0, first="2026-09-01")
    shop.loc[0, "refunded"] = 40.0
    shop.loc[1, "cancelled"] = True
    tables = {"orders": shop}
    assert read("revenue", tables).value == pytest.approx(29 * 100 - 40)
    assert read("orders", tables).value == pytest.approx(29)
    assert read("return_rate", tables).value == pytest.approx(1 / 29)


def test_margin_is_sales_times_margin_less_advertising():
    """365 days of 800 euros at 40 %, less 12 months of 1 000 euros."""
    found = read("margin", {"orders": orders(10), "spend": spend([1000] * 24)})
    assert found.value == pytest.approx(365 * 800 * 0.4 - 12_000)


def test_margin_is_unknown_without_advertising_exports():
    assert read("margin", {"orders": orders(1)}).value is None


def test_win_rate_counts_closed_deals_only():
    deals = conform(
        "deals",
        pd.DataFrame(
            {
                "deal_key": ["a", "b", "c", "d", "e"],
                "created": pd.to_datetime(["2026-01-01"] * 4 + ["2026-09-30"]),
                "closed_on": pd.to_datetime(["2026-02-01", "2026-02-02", "2026-03-01", None, None]),
                "status": ["won", "lost", "lost", "open", "open"],
                "value": [1000.0, 2000.0, 3000.0, 4000.0, 5000.0],
            }
        ).assign(report="crm.csv#2"),
    )
    assert read("win_rate", {"deals": deals}, client("b2b")).value == pytest.approx(1 / 3)
    assert read("won_value", {"deals": deals}, client("b2b")).value == pytest.approx(1000)


def payments(paid):
    """``paid`` maps a customer to the months he paid 10 euros in."""
    rows = [
        {
            "payment_key": f"{who}{month}",
            "customer_key": who,
            "created": pd.Timestamp(f"{month}-28"),
            "amount": 10.0,
        }
        for who, months in paid.items()
        for month in months
    ]
    return conform(
        "payments", pd.DataFrame(rows).assign(report="stripe.csv#1", status="paid", currency="EUR")
    )


def test_churn_is_who_does_not_pay_the_next_month():
    """Two pay in July and August; one leaves in September: 0 of 2, then 1 of 2."""
    table = payments({"a": ["2026-07", "2026-08", "2026-09"], "b": ["2026-07", "2026-08"]})
    found = read("churn_rate", {"payments": table}, client("saas"))
    assert found.value == pytest.approx(1 / 4)


def test_a_first_contact_is_read_in_hours():
    people = leads(2)
    people["first_contact"] = people["created"] + pd.Timedelta(hours=30)
    assert read("first_contact_hours", {"leads": people}, client("b2b")).value == pytest.approx(30)
    assert read("contacted_within_24h_rate", {"leads": people}, client("b2b")).value == 0


def test_a_long_total_is_read_over_its_own_dates_and_has_no_series():
    rows = conform(
        "traffic",
        pd.DataFrame(
            {
                "report": ["ga4.csv#4"],
                "start": [pd.Timestamp("2025-10-08")],
                "end": [pd.Timestamp("2026-10-08")],
                "grain": ["total"],
                "channel": ["direct"],
                "sessions": [47_258.0],
            }
        ),
    )
    found = read("sessions", {"traffic": rows})
    assert (found.value, found.start, found.end) == (47_258.0, date(2025, 10, 8), date(2026, 10, 8))
    assert metrics.series({"traffic": rows}, client()).empty


def test_the_series_adds_up_to_the_measure():
    tables = {"orders": orders(3)}
    timed = metrics.series(tables, client(), as_of=END)
    year = timed[(timed["kpi"] == "revenue") & (timed["grain"] == "month") & (timed["start"] >= "2025-10-01")]
    assert year["value"].sum() == pytest.approx(read("revenue", tables).value)
    assert year["complete"].all()


def test_a_month_cut_short_is_not_complete():
    tables = {"orders": orders(3)}
    timed = metrics.series(tables, client(), as_of=date(2026, 9, 15))
    last = timed[(timed["kpi"] == "orders") & (timed["grain"] == "month")].iloc[-1]
    assert (last["start"], bool(last["complete"])) == (pd.Timestamp("2026-09-01"), False)


def test_monthly_reports_have_no_weekly_series():
    timed = metrics.series({"traffic": traffic({"direct": 1.0})}, client())
    assert set(timed["grain"]) == {"month"}


def test_brand_queries_are_found_whatever_their_accents():
    search = conform(
        "search",
        pd.DataFrame({"key": ["Sylvà Bri", "abri bois"], "clicks": [48.0, 52.0]}).assign(
            report="gsc#1",
            dimension="query",
            start=pd.Timestamp("2025-10-01"),
            end=pd.Timestamp("2026-09-30"),
            grain="total",
        ),
    )
    assert read("brand_clicks", {"search": search}, client(brand_terms=["sylva bri"])).value == pytest.approx(
        48
    )
