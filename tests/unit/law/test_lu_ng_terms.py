# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms of the act on settlement against days counted by hand on a paper calendar; where a last day moves to."""

from datetime import date

import pytest

from domizil.law.engine import Law
from domizil.law.engine.deadlines import LastDay, calendar_of, deadline
from domizil.law.lu_ng.facts import NewcomerFacts, Purpose, Stay

NG = "lu-ng"
SWISS, FOREIGNER = NewcomerFacts(swiss=True), NewcomerFacts()
LUCERNE, EMMEN = 1061, 1024

# purpose, who, arrival, planned end, last day to register, last day for the papers
COUNTED = [
    # 14 days (§§ 3, 5): the day of arrival is day 0
    ("residence", SWISS, "2025-12-24", None, "2026-01-07", "2026-01-07"),
    ("residence", SWISS, "2024-02-15", None, "2024-02-29", "2024-02-29"),
    ("residence", SWISS, "2023-02-15", None, "2023-03-01", "2023-03-01"),
    ("temporary", SWISS, "2024-02-16", "2024-04-01", "2024-03-01", "2024-03-01"),
    ("temporary", SWISS, "2023-02-16", "2023-04-01", "2023-03-02", "2023-03-02"),
    # ten days of foreigners (§ 7 para. 3)
    ("private_visit", FOREIGNER, "2024-02-20", "2024-03-20", "2024-03-01", "2024-03-01"),
    ("holiday_house", FOREIGNER, "2025-02-20", "2025-03-20", "2025-03-02", "2025-03-02"),
    ("private_visit", FOREIGNER, "2025-12-25", "2025-12-27", "2026-01-04", "2026-01-04"),
    # a month (§ 8), from days that February lacks
    ("work_weekly", SWISS, "2024-01-29", None, "2024-02-12", "2024-02-29"),
    ("work_weekly", SWISS, "2025-01-29", None, "2025-02-12", "2025-02-28"),
    ("work_weekly", SWISS, "2024-01-30", None, "2024-02-13", "2024-02-29"),
    ("work_weekly", SWISS, "2025-01-30", None, "2025-02-13", "2025-02-28"),
    ("work_weekly", SWISS, "2024-01-31", None, "2024-02-14", "2024-02-29"),
    ("work_weekly", SWISS, "2025-01-31", None, "2025-02-14", "2025-02-28"),
    ("work_weekly", SWISS, "2024-02-29", None, "2024-03-14", "2024-03-29"),
    ("work_weekly", FOREIGNER, "2025-12-31", None, "2026-01-14", "2026-01-31"),
    ("own_business", SWISS, "2025-03-31", None, None, "2025-04-30"),
    ("own_business", FOREIGNER, "2025-03-31", None, None, "2025-04-30"),
    # two months free, then 14 days (§ 7 para. 1 with § 5)
    ("guest_house", SWISS, "2024-12-31", "2025-02-28", None, None),
    ("guest_house", SWISS, "2024-12-31", "2025-03-01", "2025-03-14", "2025-03-14"),
    ("guest_house", SWISS, "2023-12-31", "2024-02-29", None, None),
    ("guest_house", SWISS, "2023-12-31", "2024-03-01", "2024-03-14", "2024-03-14"),
    ("private_visit", SWISS, "2025-12-29", "2026-03-01", "2026-03-14", "2026-03-14"),
    ("guest_house", FOREIGNER, "2025-06-30", "2025-08-31", "2025-09-13", "2025-09-13"),
    # three months make a settlement: up to the same day number it is none (§ 3)
    ("temporary", SWISS, "2024-11-30", "2025-02-28", "2024-12-14", "2024-12-14"),
    ("guest_house", SWISS, "2024-11-30", "2025-02-28", "2025-02-13", "2025-02-13"),
    ("guest_house", SWISS, "2024-11-30", "2025-03-01", "2024-12-14", "2024-12-14"),
    ("guest_house", SWISS, "2023-11-30", "2024-02-29", "2024-02-13", "2024-02-13"),
    # nothing at all (§ 8)
    ("work_daily", SWISS, "2025-03-31", None, None, None),
    ("itinerant_trade", SWISS, "2025-03-31", None, None, None),
]


def day(written):
    return date.fromisoformat(written) if written else None


@pytest.mark.parametrize(("purpose", "person", "begins", "ends", "registers", "papers"), COUNTED)
def test_terms_are_those_of_a_paper_calendar(purpose, person, begins, ends, registers, papers):
    law, stay = Law.on(day(begins)), Stay(Purpose(purpose), day(begins), day(ends))
    assert law.value(NG, "registration_due", person=person, stay=stay) == day(registers)
    assert law.value(NG, "papers_due", person=person, stay=stay) == day(papers)


@pytest.mark.parametrize(
    ("issued", "last"),
    [
        ("2024-01-29", "2024-02-29"), ("2025-01-29", "2025-02-28"), ("2024-01-30", "2024-02-29"),
        ("2025-01-31", "2025-02-28"), ("2024-02-29", "2024-03-29"), ("2025-12-31", "2026-01-31"),
        ("2025-05-31", "2025-06-30"),
    ],
)  # fmt: skip
def test_a_receipt_is_revocable_for_a_month_and_not_a_day_longer(issued, last):
    law = Law.on(day(issued))
    assert law.value(NG, "revocable_until", issued_on=day(issued)) == day(last)
    assert law.value(NG, "may_revoke", issued_on=day(issued), day=day(last))
    assert not law.value(NG, "may_revoke", issued_on=day(issued), day=date.fromordinal(day(last).toordinal() + 1))


@pytest.mark.parametrize(
    ("moved", "last"), [("2024-02-15", "2024-02-29"), ("2025-02-15", "2025-03-01"), ("2025-12-18", "2026-01-01")]
)
def test_moves_and_departures_are_reported_within_fourteen_days(moved, last):
    assert Law.on(day(moved)).value(NG, "move_due", moved_on=day(moved)) == day(last)


# Last day as counted, in Lucerne and elsewhere in the canton, by a reading under which it moves. Weekdays by hand.
MOVED = [
    ("2026-01-01", "2026-01-02", "2026-01-02"),  # Thursday, New Year; Friday 2 January is custom and was not read
    ("2026-04-03", "2026-04-06", "2026-04-06"),  # Good Friday; Saturday, Sunday; Easter Monday is custom
    ("2026-05-14", "2026-05-15", "2026-05-15"),  # Ascension, a Thursday
    ("2026-06-04", "2026-06-05", "2026-06-05"),  # Corpus Christi, a Thursday
    ("2026-08-01", "2026-08-03", "2026-08-03"),  # National Day, a Saturday
    ("2026-08-15", "2026-08-17", "2026-08-17"),  # Assumption, a Saturday
    ("2026-10-02", "2026-10-05", "2026-10-02"),  # St Leodegar, a Friday: in the city of Lucerne only
    ("2026-11-01", "2026-11-02", "2026-11-02"),  # All Saints, a Sunday
    ("2026-12-08", "2026-12-09", "2026-12-09"),  # Immaculate Conception, a Tuesday
    ("2026-12-25", "2026-12-28", "2026-12-28"),  # Friday; St Stephen on Saturday, then Sunday
    ("2026-11-20", "2026-11-20", "2026-11-20"),  # a Friday on which everybody works
    ("2026-11-21", "2026-11-23", "2026-11-23"),  # a Saturday
]


@pytest.mark.parametrize(("counted", "in_lucerne", "elsewhere"), MOVED)
def test_where_a_last_day_moves_to(counted, in_lucerne, elsewhere):
    event = date(2025, 12, 1)
    for municipality, expected in ((LUCERNE, in_lucerne), (EMMEN, elsewhere), (None, elsewhere)):
        found = deadline(event, day(counted), LastDay.NEXT_WORKING_DAY, calendar_of(municipality))
        assert found.last_day == day(expected)
        for reading in (LastDay.UNREAD, LastDay.STAYS):
            assert deadline(event, day(counted), reading, calendar_of(municipality)).last_day == day(counted)


def test_a_deadline_on_a_closed_day_says_that_nobody_has_read_whether_it_moves():
    unread = deadline(date(2026, 7, 18), date(2026, 8, 1), LastDay.UNREAD, calendar_of(EMMEN))
    assert "Bundesfeiertag" in unread.says("de")
    assert "do not say" in unread.says("en")
    custom = deadline(date(2025, 12, 19), date(2026, 1, 2), LastDay.NEXT_WORKING_DAY, calendar_of(EMMEN))
    assert "Berchtoldstag" in custom.says("de")
    assert "Days of rest of the municipality's own are not entered" in custom.says("en")
    assert "municipality's own" not in deadline(
        date(2025, 12, 19), date(2026, 1, 2), LastDay.NEXT_WORKING_DAY, calendar_of(LUCERNE)
    ).says("en")
