# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of annex H: every line of it, which element says the date, and how late it may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.unit.exchange.samples import KINDS, Maker

from domizil.exchange.ech0020_v3 import event_dates
from domizil.exchange.ech0020_v3.event_dates import RULES, Latest, WrongDate, content_date, event_date
from domizil.exchange.ech0020_v3.header import Header
from domizil.exchange.ech0020_v3.person import Separation

TODAY, DAY = date(2024, 12, 31), timedelta(days=1)
AHEAD = {
    "moveIn", "moveOut", "move", "contact", "changeResidenceType", "separation", "undoSeparation", "changeOccupation",
    "changeReligion", "correctReporting", "correctContact", "correctOccupation",
}  # fmt: skip
TERMINATES = {"contact", "changeOccupation", "correctOccupation"}


def dated(kind: str, day: date) -> tuple[Header, Any]:
    """A message whose header and content give the same day, wherever the content gives one."""
    maker = Maker(3)
    maker.day = lambda: day  # type: ignore[method-assign]
    content = maker.content(kind)
    if kind == "separation":
        content = replace(content, separation_data=Separation(separation="1", separation_valid_from=day))
    return replace(maker.record(Header), event_date=day), content


@pytest.mark.parametrize("kind", sorted(RULES))
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_every_line_of_annex_h(kind: str, days: int):
    day = TODAY + days * DAY
    header, content = dated(kind, day)
    allowed = days == 0 or (days < 0 and kind != "keyExchange") or kind in AHEAD
    if allowed:
        assert event_date(header, kind, content, TODAY) == day
    else:
        with pytest.raises(WrongDate) as wrong:
            event_date(header, kind, content, TODAY)
        assert wrong.value.code == "date_ahead"


def test_what_may_lie_ahead_and_what_may_end_is_as_the_annex_says():
    assert {kind for kind, rule in RULES.items() if rule.latest is Latest.AHEAD} == AHEAD
    assert {kind for kind, rule in RULES.items() if rule.terminates} == TERMINATES
    assert set(RULES) <= set(KINDS)


@pytest.mark.parametrize("kind", sorted(kind for kind, rule in RULES.items() if rule.element))
def test_the_content_must_give_the_day_of_the_header(kind: str):
    header, content = dated(kind, TODAY)
    if content_date(kind, content) is None:  # an element that may be left out, and this message has left it out
        assert kind in {"naturalizeForeigner", "naturalizeSwiss", "undoCitizen", "birth", "move", "marriage"}
        return
    with pytest.raises(WrongDate) as wrong:
        event_date(replace(header, event_date=TODAY - DAY), kind, content, TODAY)
    assert (wrong.value.code, wrong.value.content) == ("dates_differ", TODAY)


def test_an_event_without_a_date_is_refused():
    header, content = dated("death", TODAY)
    with pytest.raises(WrongDate) as wrong:
        event_date(replace(header, event_date=None), "death", content, TODAY)
    assert wrong.value.code == "date_missing"


def test_a_separation_by_a_court_may_not_lie_ahead():
    day = TODAY + DAY
    header, content = dated("separation", day)
    court = replace(content, separation_data=Separation(separation="2", separation_valid_from=day))
    with pytest.raises(WrongDate):
        event_date(header, "separation", court, TODAY)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(RULES)))
def test_where_the_annex_is_silent_nothing_is_refused(kind: str):
    header, content = dated(kind, TODAY + DAY)
    assert event_dates.late(kind, content, TODAY + DAY, TODAY) is False
    assert event_date(header, kind, content, TODAY) == TODAY + DAY
