from __future__ import annotations

import pandas as pd
import pytest

from itineraire.errors import ClientFilesError
from itineraire.tables import (
    CONTRACTS,
    breakdowns_of,
    conform,
    contract_faults,
    empty,
    measures_of,
    only_report,
    reports_with,
    validate,
)


@pytest.mark.parametrize("table", list(CONTRACTS))
def test_an_empty_table_honours_its_contract(table: str):
    assert contract_faults(table, empty(table)) == ()


@pytest.mark.parametrize("table", list(CONTRACTS))
def test_every_column_says_what_it_holds(table: str):
    assert all(len(column.doc) >= 3 for column in CONTRACTS[table].values())


def test_absent_columns_become_missing_values_and_never_zero():
    rows = conform("traffic", pd.DataFrame({"report": ["a"], "sessions": [3]}))
    assert list(rows.columns) == list(CONTRACTS["traffic"])
    assert rows["sessions"].tolist() == [3.0]
    assert rows["revenue"].isna().all()
    assert validate("traffic", rows) is rows


def test_a_column_the_contract_does_not_name_is_refused():
    with pytest.raises(KeyError, match="colour"):
        conform("traffic", pd.DataFrame({"colour": ["red"]}))


def test_all_breaches_are_told_at_once():
    damaged = {"report": ["a", None], "sessions": [-1, 2], "device": ["toaster", "mobile"]}
    rows = conform("traffic", pd.DataFrame(damaged))
    faults = contract_faults("traffic", rows)
    assert {fault.column for fault in faults} == {"report", "sessions", "device"}
    with pytest.raises(ClientFilesError, match=r"tables\.contract"):
        validate("traffic", rows)


def test_measures_are_the_figures_and_breakdowns_the_dimensions():
    assert "sessions" in measures_of("traffic")
    assert "channel" in breakdowns_of("traffic")
    assert "grain" not in breakdowns_of("traffic")


@pytest.fixture
def traffic() -> pd.DataFrame:
    """One property, three reports: by channel (100 sessions), by channel and device (90), by page (70)."""
    rows = pd.DataFrame(
        {
            "report": ["channel", "channel", "both", "both", "page"],
            "end": pd.to_datetime(["2025-01-31"] * 5),
            "channel": ["direct", "email", "direct", "email", None],
            "device": [None, None, "mobile", "desktop", None],
            "page": [None, None, None, None, "/a"],
            "sessions": [60, 40, 50, 40, 70],
        }
    )
    return conform("traffic", rows)


def test_a_figure_is_summed_inside_one_report(traffic: pd.DataFrame):
    assert only_report(traffic, "sessions", by=["channel"])["sessions"].sum() == 100
    assert only_report(traffic, "sessions", by=["device"])["sessions"].sum() == 90
    assert only_report(traffic, "sessions")["sessions"].sum() == 100


def test_the_least_split_report_comes_first(traffic: pd.DataFrame):
    assert reports_with(traffic, "sessions", by=["channel"]) == ("channel", "both")


def test_the_latest_period_comes_before_the_largest_sum(traffic: pd.DataFrame):
    later = traffic.assign(end=traffic["end"].where(traffic["report"] != "page", pd.Timestamp("2025-02-28")))
    assert reports_with(later, "sessions")[0] == "page"


def test_what_no_report_can_answer_gives_no_row(traffic: pd.DataFrame):
    assert only_report(traffic, "sessions", by=["campaign"]).empty
    assert only_report(traffic, "revenue").empty
