from __future__ import annotations

import math
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.exports.parsing import day_proof, decimal_mark, flag, instants, local, moment, number

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("11 925,86 €", ",", 11_925.86),
        ("1\u202f015\u202f459", ",", 1_015_459),
        ("20233,13", ",", 20_233.13),
        ("€1,622.60", ".", 1_622.60),
        ("$13,361.11", ".", 13_361.11),
        ("25,881", ".", 25_881),
        ("7,12%", ",", 0.0712),
        ("100\u00a0%", ".", 1.0),
        ("1.94%", ".", 0.0194),
        ("8.40666667", ".", 8.40666667),
        ("-12,5", ",", -12.5),
        ("\u22123", ".", -3),
        ("1.234,5", "auto", 1_234.5),
        ("1,234.5", "auto", 1_234.5),
        ("1?015?459,50", ",", 1_015_459.5),
    ],
)
def test_numbers_are_read_as_their_tool_writes_them(text, decimal, value):
    assert number(text, decimal) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", " --", "--", "< 10%", "unknown", "(not set)", "Pas encore vérifié", "n/a"]
)
def test_what_is_not_given_is_missing_and_never_zero(text):
    assert math.isnan(number(text))


@pytest.mark.parametrize("text", ["abc", "1e308", "12 pommes", "=1+1", "1,2,3", "<script>", "∞"])
def test_what_is_no_number_is_bad(text):
    assert number(text) is None


@given(st.floats(min_value=-1e9, max_value=1e9).map(lambda value: round(value, 2)))
def test_a_number_survives_the_french_and_the_english_writing(value):
    english = f"{value:,.2f}"
    french = english.translate(str.maketrans({",": "\u202f", ".": ","}))
    assert number(english, ".") == pytest.approx(value)
    assert number(french, ",") == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-01-31", datetime(2025, 1, 31)),
        ("20241008", datetime(2024, 10, 8)),
        ("31/01/2025", datetime(2025, 1, 31)),
        ("Semaine du 3 févr. 2025", datetime(2025, 2, 3)),
        ("1er août 2025", datetime(2025, 8, 1)),
        ("9 octobre 2025", datetime(2025, 10, 9)),
        ("July 8, 2025", datetime(2025, 7, 8)),
        ("10 February 2026", datetime(2026, 2, 10)),
        ("22/nov./25 9:10 PM", datetime(2025, 11, 22, 21, 10)),
        ("2018-01-25 23:00:00", datetime(2018, 1, 25, 23)),
        ("2026-03-26T19:10:39.561Z", datetime(2026, 3, 26, 19, 10, 39, tzinfo=UTC)),
        ("12-04-2022 09:30", datetime(2022, 4, 12, 9, 30)),
    ],
)
def test_dates_are_read_in_every_writing_seen(text, expected):
    assert moment(text) == expected


@pytest.mark.parametrize(
    "text", ["31/02/2025", "2025-13-01", "demain", "12", "2025-02-30 10:00", "99/99/9999"]
)
def test_a_day_the_calendar_lacks_is_bad(text):
    assert moment(text) is None


def test_a_french_midnight_written_in_utc_keeps_its_month():
    """Pipedrive writes 1 February 2018, 00:00 in Paris, as 31 January, 23:00 UTC; in summer the gap is two hours."""
    assert local(datetime(2018, 1, 31, 23), PARIS, utc=True) == datetime(2018, 2, 1)
    assert local(datetime(2018, 3, 25, 22), PARIS, utc=True) == datetime(2018, 3, 26)


def test_a_time_that_names_its_zone_is_moved_to_the_client_s_clock():
    values, bad = instants(pd.Series(["2025-12-06 10:37:33 -0500"]), PARIS)
    assert values[0] == pd.Timestamp("2025-12-06 16:37:33")
    assert not bad.any()


def test_the_first_second_of_the_unix_calendar_is_no_date():
    values, bad = instants(pd.Series(["1970-01-01", "2020-01-01"]), PARIS)
    assert values.isna().tolist() == [True, False]
    assert not bad.any()


def test_the_order_of_day_and_month_comes_from_the_column_s_own_proof():
    assert day_proof(["03/04/2025", "12/31/2025"]) == "mdy"
    assert day_proof(["03/04/2025", "31/12/2025"]) == "dmy"
    assert day_proof(["03/04/2025", "05/06/2025"]) is None


def test_the_decimal_mark_comes_from_the_cells_that_leave_no_doubt():
    assert decimal_mark(["1,234", "12,5"]) == ","
    assert decimal_mark(["1,234", "12.5"]) == "."


@pytest.mark.parametrize(("text", "value"), [("Oui", True), ("no", False), ("1", True), ("peut-être", None)])
def test_yes_and_no_are_read_in_both_languages(text, value):
    assert flag(text) is value


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers_of_cells(text):
    number(text, "auto")
    moment(text)
    flag(text)
