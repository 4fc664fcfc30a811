# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting deadlines: never before the event, never backwards, and moved only as a reading says."""

from datetime import date, timedelta

import pytest
from dateutil.easter import easter as published_easter
from hypothesis import given
from hypothesis import strategies as st

from domizil.law.engine import BadInput, LawError
from domizil.law.engine.deadlines import (
    LANGUAGES,
    Holiday,
    LastDay,
    calendar_of,
    days_after,
    deadline,
    easter,
    months_after,
)
from domizil.law.engine.texts import Evidence

CITY, EBIKON = 1061, 1054
DAYS = st.dates(date(2020, 6, 1), date(2090, 12, 31))
COUNTS = st.integers(0, 400)
MONTHS = st.integers(0, 60)
READINGS = st.sampled_from(LastDay)
PLACES = st.sampled_from([CITY, EBIKON, None])


class TestCounting:
    @pytest.mark.parametrize(
        ("event", "days", "last"),
        [
            (date(2024, 3, 1), 14, date(2024, 3, 15)),
            (date(2024, 2, 20), 14, date(2024, 3, 5)),  # over 29 February
            (date(2023, 2, 20), 14, date(2023, 3, 6)),
            (date(2023, 12, 20), 14, date(2024, 1, 3)),
            (date(2024, 3, 1), 0, date(2024, 3, 1)),
        ],
    )
    def test_days_begin_on_the_day_after_the_event(self, event, days, last):
        assert days_after(event, days) == last

    @pytest.mark.parametrize(
        ("event", "months", "last"),
        [
            (date(2024, 3, 1), 1, date(2024, 4, 1)),
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2023, 1, 31), 1, date(2023, 2, 28)),
            (date(2024, 1, 31), 2, date(2024, 3, 31)),
            (date(2023, 11, 30), 3, date(2024, 2, 29)),
            (date(2023, 12, 31), 2, date(2024, 2, 29)),
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
            (date(2024, 10, 15), 3, date(2025, 1, 15)),
        ],
    )
    def test_months_end_on_the_same_number_or_the_last_day(self, event, months, last):
        assert months_after(event, months) == last

    @given(DAYS, COUNTS, MONTHS)
    def test_a_deadline_is_never_before_its_event(self, event, days, months):
        assert days_after(event, days) >= event
        assert months_after(event, months) >= event

    @given(DAYS, DAYS, COUNTS, MONTHS)
    def test_a_later_event_never_ends_earlier(self, one, other, days, months):
        first, second = sorted((one, other))
        assert days_after(first, days) <= days_after(second, days)
        assert months_after(first, months) <= months_after(second, months)

    @given(DAYS, COUNTS, COUNTS)
    def test_days_add_up(self, event, one, other):
        assert days_after(days_after(event, one), other) == days_after(event, one + other)

    @given(DAYS, MONTHS)
    def test_a_month_has_between_28_and_31_days(self, event, months):
        step = (months_after(event, months + 1) - months_after(event, months)).days
        assert 28 <= step <= 31

    @pytest.mark.parametrize("count", [days_after, months_after])
    def test_a_deadline_before_its_event_is_refused(self, count):
        with pytest.raises(BadInput, match="0 or more"):
            count(date(2024, 1, 1), -1)

    @pytest.mark.parametrize("count", [days_after, months_after])
    def test_a_deadline_beyond_the_calendar_is_refused(self, count):
        with pytest.raises(BadInput, match="9999-12-31"):
            count(date(9999, 12, 1), 400)


class TestHolidays:
    def test_easter_agrees_with_a_published_algorithm_for_a_thousand_years(self):
        assert [easter(year) for year in range(1583, 2583)] == [published_easter(year) for year in range(1583, 2583)]

    @pytest.mark.parametrize(
        ("day", "name"),
        [
            (date(2024, 1, 1), "Neujahr"),
            (date(2024, 3, 29), "Karfreitag"),
            (date(2024, 5, 9), "Auffahrt"),
            (date(2024, 5, 30), "Fronleichnam"),
            (date(2024, 8, 1), "Bundesfeiertag"),
            (date(2024, 8, 15), "Mariä Himmelfahrt"),
            (date(2024, 11, 1), "Allerheiligen"),
            (date(2025, 12, 8), "Mariä Empfängnis"),
            (date(2024, 12, 25), "Weihnachten"),
            (date(2024, 12, 26), "Stephanstag"),
            (date(2024, 6, 1), "Samstag"),
            (date(2024, 6, 2), "Sonntag"),
        ],
    )
    def test_offices_of_the_canton_are_closed(self, day, name):
        assert calendar_of(EBIKON).closed(day)["de"] == name
        assert calendar_of(None).closed(day)["de"] == name

    def test_leodegar_is_kept_in_the_city_only(self):
        day = date(2024, 10, 2)
        assert "Leodegar" in calendar_of(CITY).closed(day)["de"]
        assert calendar_of(EBIKON).closed(day) is None
        assert calendar_of(None).closed(day) is None

    @pytest.mark.parametrize("day", [date(2025, 1, 2), date(2024, 4, 1), date(2024, 5, 20)])
    def test_a_day_of_custom_that_nobody_read_closes_nothing_but_is_named(self, day):
        calendar = calendar_of(EBIKON)
        assert calendar.closed(day) is None
        assert calendar.doubtful(day).evidence is Evidence.UNKNOWN

    def test_no_holiday_before_the_list_was_read(self):
        assert calendar_of(CITY).closed(date(2020, 1, 1)) is None  # a Wednesday

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"easter": 1}, "and not both"),
            ({"date": None}, "and not both"),
            ({"source": ""}, "needs a source"),
            ({"title": {"de": "nur deutsch"}}, "each of de, en"),
        ],
    )
    def test_an_unsound_holiday_does_not_load(self, change, says):
        row = {"id": "x", "date": "01-01", "since": date(2020, 1, 1), "evidence": "verified", "source": "s"}
        row = {**row, "title": {"de": "x", "en": "x"}, **change}
        with pytest.raises(LawError, match=says):
            Holiday.read({key: value for key, value in row.items() if value is not None})


class TestLastDay:
    def test_good_friday_moves_over_the_weekend(self):
        found = deadline(
            date(2024, 3, 15), days_after(date(2024, 3, 15), 14), LastDay.NEXT_WORKING_DAY, calendar_of(EBIKON)
        )
        assert found.counted == date(2024, 3, 29)
        assert found.last_day == date(2024, 4, 1)  # Easter Monday is custom: nobody read that it is a public holiday
        assert "Karfreitag" in found.says("de")

    def test_christmas_moves_over_st_stephen(self):
        found = deadline(date(2024, 12, 11), date(2024, 12, 25), LastDay.NEXT_WORKING_DAY, calendar_of(CITY))
        assert found.last_day == date(2024, 12, 27)

    @pytest.mark.parametrize("reading", [LastDay.UNREAD, LastDay.STAYS])
    def test_without_a_reading_that_moves_it_the_day_stays_and_says_so(self, reading):
        found = deadline(date(2024, 5, 18), date(2024, 6, 1), reading, calendar_of(CITY))
        assert found.last_day == found.counted == date(2024, 6, 1)
        assert found.says("de").startswith("1.6.2024: Samstag. ")
        assert found.says("en").startswith("1.6.2024: Saturday. ")
        assert ("ohne Verschiebung" in found.says("de")) is (reading is LastDay.UNREAD)

    def test_a_deadline_on_a_day_of_custom_says_that_it_is_in_doubt(self):
        found = deadline(date(2024, 3, 18), date(2024, 4, 1), LastDay.STAYS, calendar_of(CITY))
        assert "Ostermontag" in found.says("de")
        assert "not read" in found.says("en")

    def test_a_working_day_needs_no_words(self):
        found = deadline(date(2024, 5, 21), date(2024, 6, 4), LastDay.UNREAD, calendar_of(CITY))
        assert found.says("de") == ""

    def test_where_local_days_of_rest_are_not_entered_a_moved_deadline_says_so(self):
        event, counted = date(2024, 5, 21), date(2024, 6, 4)
        assert "nicht erfasst" in deadline(event, counted, LastDay.NEXT_WORKING_DAY, calendar_of(EBIKON)).says("de")
        assert deadline(event, counted, LastDay.NEXT_WORKING_DAY, calendar_of(CITY)).says("de") == ""

    def test_it_has_expired_on_the_day_after(self):
        found = deadline(date(2024, 5, 21), date(2024, 6, 4), LastDay.STAYS, calendar_of(CITY))
        assert not found.expired(date(2024, 6, 4))
        assert found.expired(date(2024, 6, 5))

    def test_a_deadline_before_its_event_is_refused(self):
        with pytest.raises(BadInput, match="before the event"):
            deadline(date(2024, 6, 4), date(2024, 6, 3), LastDay.STAYS, calendar_of(CITY))

    @given(DAYS, COUNTS, READINGS, PLACES)
    def test_moving_never_shortens_and_moving_again_changes_nothing(self, event, days, reading, place):
        calendar = calendar_of(place)
        once = deadline(event, days_after(event, days), reading, calendar)
        again = deadline(event, once.last_day, reading, calendar)
        assert event <= once.counted <= once.last_day == again.last_day
        assert (once.last_day - once.counted) <= timedelta(days=7)
        if reading is LastDay.NEXT_WORKING_DAY:
            assert calendar.closed(once.last_day) is None

    @given(DAYS, DAYS, COUNTS, READINGS, PLACES)
    def test_a_later_event_never_ends_earlier_however_it_moves(self, one, other, days, reading, place):
        calendar = calendar_of(place)
        first, second = (deadline(event, days_after(event, days), reading, calendar) for event in sorted((one, other)))
        assert first.last_day <= second.last_day


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [date(2026, 11, 28), date(2026, 4, 6), date(2026, 10, 2)])
def test_a_deadline_speaks_every_language_whole(language, day):
    found = deadline(date(2026, 3, 1), day, LastDay.NEXT_WORKING_DAY, calendar_of(1061))
    assert found.says(language)
    assert all(language in holiday.title for holiday in found.calendar.holidays)
