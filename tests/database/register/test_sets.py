# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports that are entered together: the same as one by one, in as many statements as one."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories as make
from tests import factories_register as register
from tests.factories import EMMEN, LUZERN

from domizil.base.access import Hidden
from domizil.base.models import Worker
from domizil.base.refusal import Refusal
from domizil.register.actions import arrive_all, depart_all, move_all
from domizil.register.arrivals import Arrival
from domizil.register.models import (
    Dwelling,
    Household,
    HouseholdMember,
    Occupancy,
    Person,
    RegisterEvent,
    Residence,
)
from domizil.register.reporting import DwellingFacts, Place
from domizil.register.residents import Departure, Move
from domizil.register.sets import Outcome
from domizil.register.writing import Report

FIRST, LATER, LAST = date(2024, 3, 1), date(2024, 6, 1), date(2024, 9, 1)


def flat(number: int) -> DwellingFacts:
    return DwellingFacts(egid=5000 + number, ewid=1, swiss_zip_code=6003, town="Luzern")


def named(number: int) -> str:
    return "Person " + "".join(chr(97 + int(digit)) for digit in str(number))


def coming(clerk: Worker, number: int, **values) -> Arrival:
    somebody = register.newcomer(first_name=named(number), date_of_birth=date(1980, 1, 1 + number % 28))
    on, place = values.pop("on", FIRST), values.pop("municipality", LUZERN)
    defaults = {"persons": [somebody], "dwelling": flat(number), "comes_from": Place(country=register.GERMANY)}
    return Arrival(report=Report(clerk, place, on), **{**defaults, **values})


def codes(outcomes: list[Outcome]) -> list[str]:
    """What became of reports: the kinds of their events, or the code of the refusal."""
    return [
        ",".join(event.kind for event in one) if isinstance(one, list) else getattr(one, "code", "hidden")
        for one in outcomes
    ]


def test_each_report_is_refused_alone_and_leaves_nothing(clerk):
    bad = [
        coming(clerk, 2, on=date(2025, 1, 1)),
        coming(clerk, 3, municipality=EMMEN),
        coming(clerk, 4, persons=[register.newcomer(vn="756.9217.0769.84")]),
        coming(clerk, 5, dwelling=DwellingFacts(egid=5005, ewid=1000, swiss_zip_code=6003, town="Luzern")),
        coming(clerk, 6, persons=[]),
    ]
    outcomes = arrive_all([coming(clerk, 1), *bad, coming(clerk, 7)])
    assert codes(outcomes) == ["move_in", "in_future", "hidden", "bad_vn", "bad_dwelling", "nobody", "move_in"]
    assert isinstance(outcomes[2], Hidden)
    assert Person.objects.count() == Residence.objects.count() == Dwelling.objects.count() == 2


def test_what_only_the_database_finds_out_refuses_one_report(clerk):
    with make.as_owner():  # a main residence that a clerk of Luzern does not see
        hidden = make.person("Keller", "Ida")
        make.residence(hidden, EMMEN, valid=make.since("2024-05-01"))
    ida = register.newcomer("Keller", "Ida", date_of_birth=hidden.date_of_birth)
    reports = [coming(clerk, number) for number in range(5)]
    outcomes = arrive_all([*reports[:3], coming(clerk, 9, persons=[ida]), *reports[3:]])
    assert [isinstance(one, list) for one in outcomes] == [True] * 3 + [False] + [True] * 2
    assert isinstance(outcomes[3], Refusal)
    assert outcomes[3].what_next
    assert not Residence.objects.filter(person=hidden, municipality=LUZERN).exists()
    assert Residence.objects.filter(municipality=LUZERN).count() == RegisterEvent.objects.count() == 5


def test_who_moves_into_one_new_dwelling_by_two_reports_keeps_one_house(clerk):
    arrive_all([coming(clerk, 1, dwelling=flat(1)), coming(clerk, 2, dwelling=flat(1), on=LATER)])
    assert Dwelling.objects.get(egid=5001).occupancies.count() == 2
    assert Household.objects.get().members.count() == 2


def test_several_leave_another_municipality_at_once(clerk):
    with make.as_owner():
        known = [make.person("Keller", name) for name in ("Ida", "Max")]
        for person in known:
            make.residence(person, EMMEN, dwelling=make.dwelling(EMMEN))
    days = [FIRST, LATER]
    told = [register.newcomer("Keller", one.first_name, date_of_birth=one.date_of_birth) for one in known]
    outcomes = arrive_all([coming(clerk, n, persons=[told[n]], on=days[n]) for n in (0, 1)])
    assert codes(outcomes) == ["move_in,move_out"] * 2
    with make.as_owner():
        left = {row.person_id: row for row in Residence.objects.filter(municipality=EMMEN)}
    assert [left[person.pk].valid.upper for person in known] == days
    assert {row.goes_to_municipality for row in left.values()} == {LUZERN}
    here = Residence.objects.filter(municipality=LUZERN)
    assert {row.comes_from_municipality for row in here} == {EMMEN}


def test_moves_and_departures_at_once(clerk):
    people = [outcome[0].person for outcome in arrive_all([coming(clerk, number) for number in range(4)])]
    report = Report(clerk, LUZERN, LATER)
    stays = Move(report=report, persons=[people[0]], dwelling=flat(0))
    moves = [stays] + [Move(report=report, persons=[one], dwelling=flat(10)) for one in people[1:3]]
    assert codes(move_all(moves)) == ["no_move", "move", "move"]
    assert Dwelling.objects.get(egid=5010).households.get().members.count() == 2
    goes = [Departure(report=Report(clerk, LUZERN, LAST), persons=[one], goes_to=Place()) for one in people]
    early = Departure(report=Report(clerk, LUZERN, FIRST), persons=[people[3]], goes_to=Place())
    assert codes(depart_all([*goes[:3], early])) == ["move_out"] * 3 + ["moved_later"]
    assert Residence.objects.filter(valid__endswith=LAST).count() == 3
    assert Occupancy.objects.filter(valid__endswith=LAST).count() == 3
    assert HouseholdMember.objects.filter(valid__endswith__isnull=True).get().person == people[3]
    assert [row.dwelling.egid for row in Household.objects.filter(valid__endswith__isnull=True)] == [5003]


def test_many_cost_as_many_statements_as_one(clerk):
    def statements(*numbers: int) -> int:
        reports = [coming(clerk, number) for number in numbers]
        with CaptureQueriesContext(connection) as asked:
            assert set(codes(arrive_all(reports))) == {"move_in"}
        return len(asked)

    assert statements(*range(20)) == statements(50)
