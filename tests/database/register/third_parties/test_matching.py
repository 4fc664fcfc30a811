# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports compared with the register: whom they are about, and what does not agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests import factories as make
from tests import factories_third_parties as third
from tests.factories import EMMEN, LUZERN, since

from domizil.base import acting
from domizil.register.models import Person, Task
from domizil.register.third_parties import matching
from domizil.register.third_parties.models import Match, Report

BIRTH = date(1990, 5, 7)
TODAY = date(2024, 12, 31)


@pytest.fixture(autouse=True)
def _as_owner():
    """On the day of the tests, as the owner."""
    with acting.as_worker(None, path="test"), make.as_owner():
        yield


@pytest.fixture
def home():
    return make.dwelling(egid=2_000_001, ewid=3)


def tenant(dwelling, bfs_number: int = LUZERN, *, valid=None, **values) -> Person:
    """Somebody registered in a dwelling."""
    values = {"official_name": "Müller", "first_name": "Anna Lena", "date_of_birth": BIRTH, **values}
    of = make.person(**values)
    make.residence(of, bfs_number, dwelling=dwelling, valid=valid or since())
    return of


def compared(**values) -> Match:
    """What comparing one report of a landlord of Luzern finds."""
    values = {"official_name": "Müller", "first_name": "Anna Lena", "egid": 2_000_001, "ewid": 3, **values}
    report = third.report(third.reporter(), **values)
    matching.compare([report.pk])
    return Match.objects.get(report=report)


def tasks(match: Match) -> list[str]:
    return sorted(Task.objects.filter(key=f"report:{match.report_id}", done_on=None).values_list("kind", flat=True))


VN = "7569217076985"


@pytest.mark.parametrize(
    ("told", "basis"),
    [
        ({"vn": VN, "official_name": "Ganz", "first_name": "Anders"}, "vn"),
        ({"date_of_birth": BIRTH}, "name_and_birth"),
        ({"date_of_birth": BIRTH, "official_name": "Mueller", "first_name": "ANNA-LENA"}, "name_and_birth"),
        ({"date_of_birth": BIRTH, "official_name": "Anna Lena", "first_name": "Müller"}, "swapped_names"),
        ({"date_of_birth": BIRTH, "first_name": "Anna"}, "similar_name"),
        ({"date_of_birth": date(1990, 7, 5)}, "swapped_birth"),
        ({}, "name_in_dwelling"),
        ({"official_name": "Müler"}, "name_in_dwelling"),
    ],
)
def test_a_person_is_found_although_not_all_is_written_alike(home, told, basis):
    anna = tenant(home, vn=VN)
    match = compared(**told)
    assert (match.person_id, match.basis, match.differences) == (anna.pk, basis, [])
    assert tasks(match) == []


def test_a_name_alone_is_enough_where_it_is_one_of_its_kind(home):
    anna = tenant(make.dwelling())
    match = compared()
    assert (match.person_id, match.basis, match.differences) == (anna.pk, "name_alone", ["other_dwelling"])


def test_two_who_fit_alike_are_nobody(home):
    tenant(make.dwelling())
    tenant(make.dwelling())
    match = compared()
    assert (match.person_id, match.differences) == (None, ["several_persons"])
    assert tasks(match) == ["third_party_several_persons"]


def test_the_one_in_the_dwelling_is_meant_before_a_namesake(home):
    tenant(make.dwelling())
    anna = tenant(home)
    assert compared().person_id == anna.pk


@pytest.mark.parametrize("told", [{}, {"date_of_birth": BIRTH}, {"vn": VN}])
def test_nobody_by_that_name(home, told):
    match = compared(**told)
    assert (match.person_id, match.basis, match.differences) == (None, "nobody", ["unknown_person"])


def test_moved_in_but_known_elsewhere_only(home):
    """A person of another municipality is told as known elsewhere, and never shown."""
    tenant(make.dwelling(EMMEN), EMMEN)
    match = compared(date_of_birth=BIRTH)
    assert (match.person_id, match.elsewhere, match.differences) == (None, True, ["not_registered"])


def test_moved_in_but_moved_away_long_ago(home):
    anna = tenant(home, valid=since("2020-01-01", "2022-01-01"))
    match = compared(date_of_birth=BIRTH)
    assert (match.person_id, match.differences) == (anna.pk, ["not_registered"])
    task = Task.objects.get(kind="third_party_not_registered", key=f"report:{match.report_id}")
    assert task.person_id == anna.pk
    assert (task.subject % task.params).startswith("Müller Anna Lena ist eingezogen")


@pytest.mark.parametrize(
    ("left", "differences"),
    [(None, ["not_deregistered"]), ("2024-12-01", []), ("2024-12-31", []), ("2025-01-02", ["not_deregistered"])],
)
def test_moved_out(home, left, differences):
    """Whoever is registered in the dwelling on the day after the tenancy, or today if that is later, has not left."""
    tenant(home, valid=since("2020-01-01", left))
    match = compared(kind="move_out", ends=date(2024, 11, 30), begins=date(2020, 1, 1))
    assert match.differences == differences


def test_moved_out_into_another_dwelling(home):
    anna = tenant(home, valid=since("2020-01-01", "2024-12-01"))
    make.residence(anna, dwelling=make.dwelling(), valid=since("2024-12-01"))
    assert compared(kind="move_out", begins=None, ends=date(2024, 11, 30)).differences == []


def test_what_lies_ahead_is_compared_on_its_day(home, monkeypatch):
    tenant(home)
    match = compared(kind="move_out", ends=TODAY)
    assert (match.differences, match.again_on) == ([], TODAY + timedelta(days=1))
    monkeypatch.setenv("DOMIZIL_TODAY", "2025-01-01")
    assert matching.to_compare_again(LUZERN) == [match.report_id]


def test_a_dwelling_that_the_building_does_not_have(home):
    tenant(home)
    match = compared(ewid=99)
    assert match.differences == ["unknown_ewid"]
    assert match.basis == "name_in_building"


def test_a_building_that_does_not_exist(home):
    tenant(home)
    assert "unknown_building" in compared(egid=999).differences


def test_a_dwelling_of_another_municipality():
    tenant(make.dwelling(EMMEN, egid=2_000_001, ewid=3), EMMEN)
    assert "other_municipality" in compared().differences


def test_a_task_is_opened_once_and_closed_when_it_agrees(home):
    match = compared(date_of_birth=BIRTH)
    matching.compare([match.report_id])
    assert tasks(match) == ["third_party_unknown_person"]
    tenant(home)
    matching.compare([match.report_id])
    assert tasks(match) == []
    assert Task.objects.get().outcome == matching.AGREES


def test_what_a_clerk_closed_stays_closed(home):
    match = compared(date_of_birth=BIRTH)
    Task.objects.update(done_on=TODAY, outcome="Besuch, kein Wohnsitz")
    matching.compare([match.report_id])
    assert Task.objects.get().outcome == "Besuch, kein Wohnsitz"


def test_a_list_names_who_is_not_on_it():
    house = third.reporter("collective_household", egid=2_000_005)
    room = make.dwelling(egid=2_000_005, ewid=1)
    on_list, missing = tenant(room), tenant(room, official_name="Weber", first_name="Ueli")
    delivery = third.delivery(house)
    report = third.report(
        house, delivery=delivery, kind="resident", official_name="Müller", first_name="Anna Lena", begins=None
    )
    matching.compare([report.pk])
    matching.compare_list(delivery.pk)
    matching.compare_list(delivery.pk)
    assert Match.objects.get().person_id == on_list.pk
    (task,) = Task.objects.all()
    assert (task.kind, task.person_id) == ("third_party_not_on_list", missing.pk)


def listed_without(person: Person) -> Task:
    """The task about somebody registered in a house whose list names somebody else."""
    house = third.reporter("collective_household", egid=2_000_009)
    report = third.report(house, kind="resident", official_name="Weber", first_name="Ueli", begins=None)
    matching.compare([report.pk])
    matching.compare_list(report.delivery_id)
    return Task.objects.get(kind="third_party_not_on_list", person=person)


def test_who_was_not_on_a_list_is_nobodys_task_once_registered_elsewhere():
    room = make.dwelling(egid=2_000_009, ewid=1)
    person = tenant(room)
    task = listed_without(person)
    assert matching.close_lists(LUZERN) == 0
    person.residences.get().occupancies.update(dwelling=make.dwelling(egid=2_000_010, ewid=1))
    assert (matching.close_lists(EMMEN), matching.close_lists(LUZERN)) == (0, 1)
    task.refresh_from_db()
    assert (task.done_on, task.outcome) == (TODAY, matching.AGREES)


def test_who_was_not_on_a_list_is_nobodys_task_once_on_a_newer_one():
    person = tenant(make.dwelling(egid=2_000_009, ewid=1))
    task = listed_without(person)
    house = third.Reporter.objects.get(egid=2_000_009)
    newer = third.report(house, kind="resident", official_name="Müller", first_name="Anna Lena", begins=None)
    matching.compare([newer.pk])
    assert matching.close_lists(LUZERN) == 1
    task.refresh_from_db()
    assert task.done_on == TODAY


def test_reports_are_compared_together(home):
    anna = tenant(home)
    reports = [
        third.report(third.reporter(), official_name="Müller", first_name="Anna Lena", egid=2_000_001, ewid=3)
        for _ in range(3)
    ]
    matching.compare([report.pk for report in reports])
    assert set(Match.objects.values_list("person", flat=True)) == {anna.pk}
    assert Match.objects.count() == Report.objects.count() == 3
