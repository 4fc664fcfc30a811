# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worklist: who is on it, who is not, and that the law agrees. Today is 31 December 2024."""

from __future__ import annotations

from datetime import date

import pytest
from tests import factories as make

from domizil.base.access import Reach
from domizil.housing.models import Absence, Stay
from domizil.law.engine.periods import month
from domizil.permits.models import AsylumApplication, AsylumStatus, Immigration
from domizil.support import budget, month_rows
from domizil.support.models import Earning, Programme, SupportUnit, Talk
from domizil.support.worklist import LISTS

CANTON = Reach(canton=True, municipalities=frozenset())
DECEMBER = date(2024, 12, 1)


@pytest.fixture(autouse=True)
def _owner():
    with make.as_owner():
        yield


def tasks(slug: str, where: Reach = CANTON):
    found = next(kind for kind in LISTS if kind.slug == slug)
    return found.tasks(list(found.rows(where)))


def people_of(slug: str, where: Reach = CANTON) -> list[str]:
    return [str(task.who or "") for task in tasks(slug, where)]


def supported(name: str, kind: str = "asylum_procedure", bfs_number: int = make.LUZERN, **values):
    """A person supported in a unit of its own, with a standing."""
    person = make.person(name, "Test")
    AsylumStatus.objects.create(person=person, kind=kind, valid=make.since(), **values)
    make.unit(person, bfs_number=bfs_number)
    return person


def test_five_years_of_protection_end_within_half_a_year():
    for name, decided in [
        ("Gestern", date(2019, 12, 30)),
        ("Heute", date(2019, 12, 31)),
        ("Bald", date(2020, 2, 29)),
        ("Letzter", date(2020, 7, 2)),
        ("Spaeter", date(2020, 7, 3)),
    ]:
        supported(name, "temporary_protection", decided_on=decided)
    found = tasks("protection")
    assert [(str(task.who), task.until) for task in found] == [
        ("Heute Test", date(2024, 12, 31)),
        ("Bald Test", date(2025, 3, 1)),
        ("Letzter Test", date(2025, 7, 2)),
    ]


def test_ten_years_in_switzerland_count_from_the_first_arrival():
    long_here, twice, seeker, recent = (
        supported("Lang", "asylum_granted"),
        supported("Zweimal", "provisional_admission", ground="unreasonable"),
        supported("Gesuch"),
        supported("Neu", "asylum_granted"),
    )
    AsylumApplication.objects.create(person=long_here, on=date(2015, 3, 2), kind="primary")
    AsylumApplication.objects.create(person=twice, on=date(2015, 3, 2), kind="secondary")
    Immigration.objects.create(person=twice, on=date(2012, 1, 1), population="permanent", category="other")
    AsylumApplication.objects.create(person=seeker, on=date(2015, 3, 2), kind="primary")
    AsylumApplication.objects.create(person=recent, on=date(2020, 3, 2), kind="primary")
    assert [(str(task.who), task.until) for task in tasks("ten-years")] == [("Lang Test", date(2025, 3, 2))]


def test_emergency_aid_without_accommodation():
    lodged = supported("Untergebracht", "removal_final", exit_by=date(2024, 1, 1))
    Stay.objects.create(person=lodged, accommodation=make.accommodation(), valid=make.since())
    left = supported("Ausgezogen", "removal_final", exit_by=date(2024, 1, 1))
    Stay.objects.create(person=left, accommodation=make.accommodation(), valid=make.since("2024-01-01", "2024-12-31"))
    supported("Gesuch")
    assert people_of("unlodged") == ["Ausgezogen Test"]


@pytest.mark.parametrize(
    ("start", "end", "reason", "listed"),
    [
        ("2024-12-03", "2024-12-05", "unknown", True),
        ("2024-12-03", None, "hospital", True),
        ("2024-12-03", "2024-12-05", "visit", False),
        ("2024-11-03", "2024-12-01", "unknown", False),
    ],
)
def test_absences_that_are_not_cleared_up(start, end, reason, listed):
    about = supported("Weg")
    stay = Stay.objects.create(person=about, accommodation=make.accommodation(), valid=make.since())
    Absence.objects.create(stay=stay, valid=make.since(start, end), reason=reason)
    assert people_of("absences") == (["Weg Test"] if listed else [])


def test_who_lives_on_its_own_need_not_be_present():
    about = supported("Weg")
    flat = make.accommodation(kind="individual", sub_kind="flat")
    stay = Stay.objects.create(person=about, accommodation=flat, valid=make.since())
    Absence.objects.create(stay=stay, valid=make.since("2024-12-03"), reason="unknown")
    assert tasks("absences") == []


def test_the_newest_units_come_first():
    older, newer = make.unit(valid=make.since("2024-01-01")), make.unit(make.person(), valid=make.since("2024-12-30"))
    make.unit(valid=make.since("2025-01-01"))
    found = tasks("newest")
    assert [task.unit for task in found] == [newer, older]
    assert found[0].why == "seit 30.12.2024, 1 Person"


def test_a_budget_that_stops_says_what_is_missing():
    supported("Flüchtling", "asylum_granted")
    assert [task.why for task in tasks("stopped")] == ["SHG/SHV: Ansätze der ordentlichen Sozialhilfe nicht erfasst"]


def test_every_budget_that_stops_this_month_is_listed_and_no_other():
    """All kinds of persons with all kinds of facts: the list is what assessing every unit gives."""
    kinds = [
        ("asylum_procedure", {}),
        ("temporary_protection", {}),
        ("protection_permit", {}),
        ("provisional_admission", {"ground": "unreasonable"}),
        ("asylum_granted", {}),
        ("refugee_provisionally_admitted", {}),
        ("removal_final", {"exit_by": date(2024, 1, 1)}),
    ]
    for kind, values in kinds:
        supported("Ohne", kind, **values)
        takes_part, earns = supported("Programm", kind, **values), supported("Lohn", kind, **values)
        talks = supported("Gespräch", kind, **values)
        Programme.objects.create(person=takes_part, month=DECEMBER, kind="charitable", granted_rappen=10_000)
        Earning.objects.create(person=earns, month=DECEMBER, rappen=10_000, employer="A AG")
        Talk.objects.create(person=talks, on=DECEMBER, place=make.municipality(), attended=True)
    rows = month_rows.read_all(list(SupportUnit.objects.all()), month("2024-12"))
    months = [budget.unit_month(row) for row in rows]
    stopping = {found.rows.unit for found in months if found.assessment is not None and found.assessment.stopped}
    assert {task.unit for task in tasks("stopped")} == stopping
    assert len(stopping) > len(kinds)
    assert len(stopping) < len(rows)


@pytest.mark.parametrize("slug", [kind.slug for kind in LISTS])
def test_a_municipality_sees_only_its_own(slug):
    there = supported("Dort", "removal_final", make.EMMEN, exit_by=date(2024, 1, 1))
    protected = supported("Schutz", "temporary_protection", make.EMMEN, decided_on=date(2020, 1, 1))
    refugee = supported("Asyl", "asylum_granted", make.EMMEN)
    AsylumApplication.objects.create(person=refugee, on=date(2015, 3, 2), kind="primary")
    stay = Stay.objects.create(person=protected, accommodation=make.accommodation(), valid=make.since())
    Absence.objects.create(stay=stay, valid=make.since("2024-12-03"), reason="unknown")
    assert there.pk
    emmen, luzern = (Reach(canton=False, municipalities=frozenset({place})) for place in (make.EMMEN, make.LUZERN))
    assert tasks(slug, emmen) != []
    assert tasks(slug, luzern) == []
    assert tasks(slug, Reach(canton=False, municipalities=frozenset())) == []
