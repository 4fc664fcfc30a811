# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clock: stopped by DOMIZIL_TODAY, otherwise the day in Switzerland."""

from datetime import date, datetime

import pytest

from domizil.base import clock


def test_the_calendar_stops_at_the_given_day(monkeypatch):
    monkeypatch.setenv("DOMIZIL_TODAY", "2024-02-29")
    assert clock.today() == date(2024, 2, 29)
    assert clock.now().date() == date(2024, 2, 29)


def test_without_a_given_day_it_is_the_day_in_switzerland(monkeypatch):
    monkeypatch.delenv("DOMIZIL_TODAY")
    before = datetime.now(clock.ZONE)
    assert before.date() <= clock.today() <= datetime.now(clock.ZONE).date()
    assert before <= clock.now() <= datetime.now(clock.ZONE)


def test_the_time_has_a_zone():
    assert clock.now().tzinfo is clock.ZONE


@pytest.mark.parametrize("given", ["2023-02-29", "31.12.2024", "today", "2024-13-01"])
def test_what_is_no_day_is_refused(monkeypatch, given):
    monkeypatch.setenv("DOMIZIL_TODAY", given)
    with pytest.raises(clock.BadToday, match=f"'{given}'.*Allowed is a day such as"):
        clock.today()
