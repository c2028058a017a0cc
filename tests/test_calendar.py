from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itineraire.calendar import (
    Event,
    Period,
    add_working_days,
    black_friday,
    events_of_week,
    is_working_day,
    monday_of,
    parse_week,
    previous_working_day,
    public_holidays,
    soldes,
    trade_events,
    week_index,
    week_label,
    week_starts,
    working_days,
)


@pytest.mark.parametrize(
    ("year", "winter", "summer"),
    [
        (2023, date(2023, 1, 11), date(2023, 6, 28)),
        (2024, date(2024, 1, 10), date(2024, 6, 26)),
        (2025, date(2025, 1, 8), date(2025, 6, 25)),
        (2026, date(2026, 1, 7), date(2026, 6, 24)),
        (2027, date(2027, 1, 6), date(2027, 6, 23)),
    ],
)
def test_soldes_open_on_the_published_days(year, winter, summer):
    assert soldes(Event.WINTER_SOLDES, year).first == winter
    assert soldes(Event.SUMMER_SOLDES, year).first == summer


def test_soldes_last_four_weeks_since_2020_and_six_before():
    assert soldes(Event.WINTER_SOLDES, 2026) == Period(date(2026, 1, 7), date(2026, 2, 3))
    assert soldes(Event.WINTER_SOLDES, 2019) == Period(date(2019, 1, 9), date(2019, 2, 19))


def test_soldes_moved_by_decree_follow_the_decree():
    assert soldes(Event.SUMMER_SOLDES, 2020).first == date(2020, 7, 15)
    assert soldes(Event.WINTER_SOLDES, 2021) == Period(date(2021, 1, 20), date(2021, 3, 2))


def test_soldes_before_the_rule_are_refused():
    with pytest.raises(ValueError, match="starts in 2016"):
        soldes(Event.SUMMER_SOLDES, 2012)


@pytest.mark.parametrize(
    "day", [date(2023, 11, 24), date(2024, 11, 29), date(2025, 11, 28), date(2026, 11, 27)]
)
def test_black_friday_is_the_day_after_the_fourth_thursday(day):
    assert black_friday(day.year) == day


def test_a_week_names_the_events_it_touches():
    assert events_of_week(date(2026, 11, 23)) == {Event.BLACK_FRIDAY}
    assert events_of_week(date(2026, 11, 30)) == {Event.BLACK_FRIDAY}  # the Monday after
    assert events_of_week(date(2026, 1, 5)) == {Event.WINTER_SOLDES}
    assert events_of_week(date(2026, 3, 2)) == frozenset()


def test_events_of_two_years_come_in_order():
    found = trade_events(date(2025, 12, 2), date(2027, 1, 6))
    assert [event for event, _ in found] == [
        Event.WINTER_SOLDES,
        Event.SUMMER_SOLDES,
        Event.BLACK_FRIDAY,
        Event.WINTER_SOLDES,
    ]


def test_alsace_moselle_has_two_more_holidays():
    national, local = public_holidays(2026), public_holidays(2026, "alsace-moselle")
    assert (len(national), len(local)) == (11, 13)
    assert {date(2026, 4, 3), date(2026, 12, 26)} == set(local) - set(national)


def test_an_unknown_zone_lists_the_known_ones():
    with pytest.raises(ValueError, match="known: metropole"):
        public_holidays(2026, "bretagne")


def test_the_week_of_ascension_has_four_working_days():
    assert working_days(date(2026, 5, 11), date(2026, 5, 17)) == (
        date(2026, 5, 11),
        date(2026, 5, 12),
        date(2026, 5, 13),
        date(2026, 5, 15),
    )


def test_working_days_jump_weekends_and_holidays():
    # Thursday 30 April 2026: Friday 1 May is a holiday, so one day later is Monday 4 May
    assert add_working_days(date(2026, 4, 30), 1) == date(2026, 5, 4)
    assert previous_working_day(date(2026, 5, 3)) == date(2026, 4, 30)


def test_iso_week_53_belongs_to_2026():
    assert week_label(date(2027, 1, 1)) == "2026-W53"
    assert parse_week("2026-W53") == date(2026, 12, 28)


@pytest.mark.parametrize("text", ["2026-47", "2026W47", "S47", ""])
def test_a_text_that_is_no_week_is_refused(text):
    with pytest.raises(ValueError, match="no ISO week"):
        parse_week(text)


def test_a_year_without_week_53_is_refused():
    with pytest.raises(ValueError, match="Invalid week"):
        parse_week("2025-W53")


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_a_week_label_reads_back_as_its_monday(day):
    assert parse_week(week_label(day)) == monday_of(day)
    assert week_index(monday_of(day), day + timedelta(weeks=3)) == 3


@given(st.dates(date(2016, 1, 1), date(2040, 12, 31)), st.integers(0, 40))
def test_adding_working_days_counts_working_days(day, count):
    end = add_working_days(day, count)
    assert is_working_day(end)
    assert len(working_days(day, end)) == count + 1


def test_week_starts_are_mondays_from_the_week_of_the_day():
    assert week_starts(date(2026, 9, 30), 2) == (date(2026, 9, 28), date(2026, 10, 5))
