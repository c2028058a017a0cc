"""GA4's events, measures of speed and ranks, in small files of the form real ones have."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from itineraire.exports import read_folder
from tests.exports.shared import KEY, codes, read_text
from tests.exports.test_formats import only

EVENTS = (
    "event_date,event_timestamp,event_name,user_pseudo_id,ga_session_id,session_engaged,device.category,source,medium,"
    "ecommerce.purchase_revenue,ecommerce.transaction_id"
    """
20250131,1,session_start,v1,11,0,mobile,google,organic,,
20250131,2,page_view,v1,11,1,mobile,,,,
20250131,3,first_visit,v1,11,0,mobile,google,organic,,
20250131,4,purchase,v1,11,1,mobile,google,organic,50.5,T1
20250201,5,purchase,v1,11,1,mobile,google,organic,50.5,T1
20250131,6,session_start,v2,21,0,desktop,,,,
20250131,7,page_view,v2,21,0,desktop,,,,
20250201,8,session_start,v2,22,1,desktop,newsletter,email,,
20250201,9,page_view,v2,22,1,desktop,newsletter,email,,
"""
)


def test_ga4_events_become_visits_and_an_order_sent_twice_counts_once(tmp_path: Path):
    """Three sessions of two visitors; the one that passes midnight stays on its first day."""
    intake = read_text(tmp_path, EVENTS)
    rows = only(intake, "traffic").set_index("channel")
    assert rows["sessions"].to_dict() == {"organic_search": 1, "direct": 1, "email": 1}
    assert rows["engaged_sessions"].to_dict() == {"organic_search": 1, "direct": 0, "email": 1}
    assert rows.loc[
        "organic_search", ["start", "device", "new_users", "views", "transactions", "revenue"]
    ].tolist() == [
        pd.Timestamp("2025-01-31"),
        "mobile",
        1,
        1,
        1,
        50.5,
    ]
    assert rows["key_events"].isna().all()
    assert intake.accounts[0].kept == 9
    assert "v1" not in rows.to_csv()


def test_ga4_events_straight_out_of_bigquery_are_read_from_their_nested_records(tmp_path: Path):
    def event(name: str, revenue: float | None, **parameters: str | int) -> dict[str, object]:
        listed = [
            {
                "key": key,
                "value": {
                    "string_value": value if isinstance(value, str) else None,
                    "int_value": value if isinstance(value, int) else None,
                },
            }
            for key, value in parameters.items()
        ]
        return {
            "event_date": "20250131",
            "event_timestamp": 1,
            "event_name": name,
            "event_params": listed,
            "user_pseudo_id": "v1",
            "device": {"category": "mobile"},
            "traffic_source": {"source": "bing", "medium": "organic"},
            "ecommerce": {"purchase_revenue": revenue, "transaction_id": None},
        }

    rows = [
        event("session_start", None, ga_session_id=11, source="google", medium="cpc"),
        event("purchase", 20.25, ga_session_id=11, transaction_id="T9"),
    ]
    pd.DataFrame(rows).to_parquet(tmp_path / "events_20250131.parquet")
    row = only(read_folder(tmp_path, key=KEY), "traffic").iloc[0]
    assert row[["scope", "channel", "device", "sessions", "transactions", "revenue"]].tolist() == [
        "session",
        "paid_search",
        "mobile",
        1,
        1,
        20.25,
    ]


def test_a_crux_history_is_one_row_a_period_that_has_visits(tmp_path: Path):
    def period(day: int) -> dict[str, object]:
        return {"lastDate": {"year": 2026, "month": 1, "day": day}}

    record = {
        "key": {"origin": "https://exemple.test", "formFactor": "PHONE"},
        "metrics": {
            "largest_contentful_paint": {"percentilesTimeseries": {"p75s": [2500, None, 2100]}},
            "cumulative_layout_shift": {"percentilesTimeseries": {"p75s": ["0.10", None, "0.05"]}},
        },
        "collectionPeriods": [period(4), period(11), period(18)],
    }
    rows = only(read_text(tmp_path, json.dumps({"record": record}), "crux.json"), "speed")
    assert rows["measured"].tolist() == [pd.Timestamp("2026-01-04"), pd.Timestamp("2026-01-18")]
    assert rows[["lcp_ms", "cls"]].to_numpy().tolist() == [[2500, 0.10], [2100, 0.05]]


def test_a_list_of_lighthouse_reports_is_read_and_a_mixed_list_is_not(tmp_path: Path):
    def report(page: str, score: float) -> dict[str, object]:
        return {
            "lighthouseVersion": "9",
            "audits": {},
            "finalUrl": page,
            "categories": {"performance": {"score": score}},
        }

    listed = [report("https://exemple.test/a", 0.4), report("https://exemple.test/b", 0.6)]
    rows = only(read_text(tmp_path / "a", json.dumps(listed), "l.json"), "speed")
    assert rows[["page", "performance_score"]].to_numpy().tolist() == [
        ["https://exemple.test/a", 0.4],
        ["https://exemple.test/b", 0.6],
    ]
    assert codes(read_text(tmp_path / "b", json.dumps([*listed, {"a": 1}]), "l.json")) == {"exports.unknown"}


def test_a_rank_tracker_with_a_column_a_day_gives_its_last_day(tmp_path: Path):
    text = (
        '"Google France"\nKeyword,URL,"Search vol.",2025-03-01,Dynamics,2025-03-02,Dynamics\n'
        "abri,https://exemple.test/a,900,4,0,7,-3\ncarport,,50,-,0,-,0\n"
    )
    rows = only(read_text(tmp_path, text), "keywords")
    assert rows["position"].tolist()[0] == 7
    assert pd.isna(rows["position"][1])


def test_an_organic_keywords_export_keeps_the_current_rank(tmp_path: Path):
    text = (
        '"""Keyword""",Volume,Previous position,Current position,Previous URL,Current URL\n'
        "abri,900,10,4,https://exemple.test/a,https://exemple.test/b\n"
    )
    rows = only(read_text(tmp_path, text), "keywords")
    assert rows[["position", "page"]].to_numpy().tolist() == [[4, "https://exemple.test/b"]]
