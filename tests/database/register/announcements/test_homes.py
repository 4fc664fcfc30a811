# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Choosing a dwelling at an address: few at once, else the house first, and never more than a dozen choices."""

from __future__ import annotations

import pytest
from tests import factories as make
from tests import reports
from tests.database.web.conftest import as_worker  # noqa: F401 - a fixture
from tests.database.web.test_unit_page import said
from tests.factories import LUZERN

from domizil.base import acting
from domizil.base.models import Municipality, Role
from domizil.register.announcements import homes
from domizil.register.announcements.forms import Report
from domizil.register.models import Dwelling


@pytest.fixture(autouse=True)
def _place():
    with make.as_owner():
        make.municipality(LUZERN), make.country(8100), make.country(8207)


def house(number: str, dwellings: int, egid: int) -> None:
    with make.as_owner():
        for ewid in range(1, dwellings + 1):
            make.dwelling(LUZERN, street="Langweg", house_number=number, egid=egid, ewid=ewid)


@pytest.fixture(autouse=True)
def _acting(_place):
    with make.as_owner():
        worker = make.worker((Role.REGISTER, LUZERN))
    with acting.as_worker(worker.pk, path="test"):
        yield


def asked(typed: str, chosen: int | None = None) -> homes.AtAddress:
    return homes.at_address(Municipality.objects.get(pk=LUZERN), typed, chosen)


def test_few_dwellings_are_shown_at_once():
    house("9", 2, 901), house("10", 3, 902)
    there = asked("Langweg")
    assert not there.houses
    assert [(home.house_number, home.ewid) for home in there.dwellings] == [
        ("9", 1), ("9", 2), ("10", 1), ("10", 2), ("10", 3),
    ]  # fmt: skip


def test_of_many_dwellings_the_house_is_asked_first():
    house("9", 8, 901), house("10", 20, 902)
    there = asked("Langweg")
    assert [(one.egid, one.dwellings) for one in there.houses] == [(901, 8), (902, 20)]
    assert not there.dwellings
    assert [home.egid for home in asked("Langweg", 901).dwellings] == [901] * 8
    assert asked("Langweg", 902).is_long
    assert not asked("Langweg", 903).dwellings
    assert asked("Langweg 10").is_long, "one house needs no question which"


def test_many_houses_are_not_shown():
    for number in range(1, 15):
        house(str(number), 1, 900 + number)
    there = asked("Langweg")
    assert there.too_many
    assert not there.houses
    assert len(asked("Langweg 14").dwellings) == 1


def problem(**typed: str) -> str:
    report = Report("move", {"on": "1.12.2024", **typed}, municipality=Municipality.objects.get(pk=LUZERN))
    return " ".join(one.what for one in report.problems if one.path == "address")


def test_what_is_missing_is_told():
    house("9", 8, 901), house("10", 20, 902)
    assert "mehrere Häuser" in problem(address="Langweg")
    assert "mehrere Wohnungen" in problem(address="Langweg", house="902")
    home = Dwelling.objects.get(egid=902, ewid=7)
    assert not problem(address="Langweg", house="902", dwelling=str(home.pk))
    for number in range(1, 12):
        house(f"2{number}", 1, 920 + number)
    assert "viele Häuser" in problem(address="Langweg")


def test_at_the_counter_step_by_step(as_worker):  # noqa: F811 - the fixture
    house("9", 8, 901), house("10", 20, 902)
    clerk = as_worker((Role.REGISTER, LUZERN))
    typed = reports.posted({"on": "1.12.2024", "address": "Langweg", "persons": [reports.ANNA]}) | {"do": "find"}
    first = said(clerk.post("/register/report/arrival/", typed))
    assert "In welchem Haus?" in first
    assert "20 Wohnungen" in first
    then = clerk.post("/register/report/arrival/", typed | {"house": "902"}).content.decode()
    assert '<select id="dwelling"' in then
    assert then.count("<option value") >= 21
    assert 'value="902" checked' in then
