# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""A unit's month from the database as the law asks for it."""

from __future__ import annotations

from datetime import date

import pytest
from tests import factories as make

from domizil.housing.models import Absence, Stay
from domizil.law.engine.periods import Period, month
from domizil.law.lu_kasylv.facts import Accommodation, CostKind, Group, IdentifiedBy, ProgrammeKind
from domizil.law.lu_kasylv.household import Dated, Meals, Talk
from domizil.permits.models import AsylumStatus
from domizil.support import models
from domizil.support.facts import FactsMissing, age, mapped, without
from domizil.support.month_rows import read

MARCH = date(2024, 3, 1)
WHOLE = month("2024-03")


@pytest.fixture(autouse=True)
def _owner():
    with make.as_owner():
        yield


@pytest.fixture
def person():
    made = make.person(date_of_birth=date(2010, 3, 2))
    standing(made, "asylum_procedure")
    return made


def standing(of, kind: str, start: str = "2020-01-01", end: str | None = None, **values):
    return AsylumStatus.objects.create(person=of, kind=kind, valid=make.since(start, end), **values)


def household(unit, text: str = "2024-03", **options):
    return mapped(read(unit, month(text)), **options).household


def member(of, text: str = "2024-03", **options):
    """The only member of a unit made for a person."""
    return household(make.unit(of), text, **options).members[0]


@pytest.mark.parametrize(
    ("kind", "values", "group"),
    [
        ("asylum_procedure", {}, Group.ASYLUM_SEEKER),
        ("temporary_protection", {}, Group.PROTECTED_S),
        ("protection_permit", {}, Group.PROTECTED_S_PERMIT),
        ("provisional_admission", {"ground": "unreasonable"}, Group.PROVISIONALLY_ADMITTED),
        ("asylum_granted", {}, Group.REFUGEE),
        ("refugee_provisionally_admitted", {}, Group.REFUGEE),
        ("removal_final", {"exit_by": date(2023, 5, 1)}, Group.EMERGENCY_AID),
    ],
)
def test_the_group_follows_from_the_standing(kind, values, group):
    about = make.person()
    standing(about, kind, **values)
    assert member(about).group == (Dated(group, WHOLE),)


def test_the_group_follows_by_the_law_of_the_day_or_of_one_day_for_all():
    about = make.person()
    standing(about, "refugee_provisionally_admitted")
    unit = make.unit(about)
    assert household(unit, "2023-12").members[0].group[0].value is Group.PROVISIONALLY_ADMITTED_REFUGEE
    assert household(unit, "2024-01").members[0].group[0].value is Group.REFUGEE
    compared = household(unit, "2024-01", law_on=date(2023, 12, 31))
    assert compared.members[0].group[0].value is Group.PROVISIONALLY_ADMITTED_REFUGEE


def test_a_standing_that_changes_in_the_month_is_dated():
    about = make.person()
    standing(about, "asylum_procedure", end="2024-03-11")
    standing(about, "provisional_admission", "2024-03-11", ground="unreasonable")
    assert member(about).group == (
        Dated(Group.ASYLUM_SEEKER, Period(MARCH, date(2024, 3, 10))),
        Dated(Group.PROVISIONALLY_ADMITTED, Period(date(2024, 3, 11), date(2024, 3, 31))),
    )


def test_every_missing_standing_is_told_at_once():
    nobody_knows, partly = make.person("Aa"), make.person("Bb")
    standing(partly, "asylum_procedure", end="2024-03-31")
    with pytest.raises(FactsMissing) as refused:
        household(make.unit(nobody_knows, partly))
    assert refused.value.messages == (
        "Aa Selam: Für 1.3.2024 – 31.3.2024 ist kein Stand nach Asylrecht erfasst.",
        "Bb Selam: Für 31.3.2024 ist kein Stand nach Asylrecht erfasst.",
    )


def test_no_standing_is_asked_for_days_without_support():
    about = make.person()
    standing(about, "asylum_procedure", end="2024-03-11")
    unit = make.unit(about)
    unit.members.update(valid=make.since("2024-01-01", "2024-03-11"))
    assert household(unit).members[0].entitled == (Period(MARCH, date(2024, 3, 10)),)


def test_support_ends_with_the_unit_and_with_life(person):
    person.date_of_death = date(2024, 3, 20)
    person.save()
    unit = make.unit(person, valid=make.since("2024-03-05", "2024-03-26"))
    assert household(unit).members[0].entitled == (Period(date(2024, 3, 5), date(2024, 3, 20)),)


def test_members_stand_in_their_order():
    people = [make.person(name) for name in ("Zz", "Aa", "Mm")]
    for about in people:
        standing(about, "asylum_procedure")
    assert [found.id for found in household(make.unit(*people)).members] == [str(about.pk) for about in people]


def test_accommodation_is_dated_and_a_gap_counts_as_individual_and_is_told(person):
    Stay.objects.create(person=person, accommodation=make.accommodation(), valid=make.since("2024-03-04", "2024-03-11"))
    found = mapped(read(make.unit(person), WHOLE))
    assert [(dated.value, dated.valid.first.day) for dated in found.household.members[0].accommodation] == [
        (Accommodation.INDIVIDUAL, 1),
        (Accommodation.COLLECTIVE, 4),
        (Accommodation.INDIVIDUAL, 11),
    ]
    assert len(found.readings) == 2


def test_absences_count_only_in_collective_accommodation(person):
    centre, flat = make.accommodation(), make.accommodation(kind="individual", sub_kind="flat")
    first = Stay.objects.create(person=person, accommodation=centre, valid=make.since("2024-01-01", "2024-03-11"))
    second = Stay.objects.create(person=person, accommodation=flat, valid=make.since("2024-03-11"))
    Absence.objects.create(stay=first, valid=make.since("2024-02-27", "2024-03-03"), reason="visit")
    Absence.objects.create(stay=second, valid=make.since("2024-03-20", "2024-03-25"), reason="visit")
    assert member(person).present == (Period(date(2024, 3, 3), date(2024, 3, 31)),)


def test_nobody_recorded_absent_is_present(person):
    Stay.objects.create(person=person, accommodation=make.accommodation(), valid=make.since())
    assert member(person).present is None


def test_the_rows_of_the_month_become_facts(person):
    place = make.municipality()
    models.Earning.objects.create(person=person, month=MARCH, rappen=70_000, employer="A AG")
    models.Earning.objects.create(person=person, month=MARCH, rappen=30_000, employer="B AG")
    models.Earning.objects.create(person=person, month=date(2024, 2, 1), rappen=99_000, employer="A AG")
    models.Programme.objects.create(
        person=person, month=MARCH, kind="work_integration", granted_rappen=9_000, delivered=False
    )
    models.Talk.objects.create(person=person, on=date(2024, 3, 31), place=place, attended=True, day_ticket_rappen=880)
    models.Talk.objects.create(person=person, on=date(2024, 4, 1), place=place, attended=True)
    models.MealDays.objects.create(person=person, month=MARCH, subsidised_days=3, full_price_days=2)
    found = member(person)
    assert (found.employed, found.income) == (True, 100_000)
    assert [(programme.kind, programme.granted, programme.delivered) for programme in found.programmes] == [
        (ProgrammeKind.WORK_INTEGRATION, 9_000, False)
    ]
    assert found.talks == (Talk(attended=True, pass_paid=False, ticket_rappen=880),)
    assert found.meals == Meals(3, 2)


def test_meals_of_half_days_are_none(person):
    models.MealDays.objects.create(person=person, month=MARCH, subsidised_days=3, whole_day=False)
    assert member(person).meals is None


def test_costs_stand_with_their_person_those_of_the_unit_with_the_first_member(person):
    second = make.person("Zweit", date_of_birth=date(1980, 1, 1))
    standing(second, "asylum_procedure")
    unit, approver = make.unit(second, person), make.worker()
    models.SituationalCost.objects.create(
        unit=unit, month=MARCH, kind="other", rappen=500, reason="R", approved_by=approver
    )
    models.SituationalCost.objects.create(unit=unit, person=second, month=MARCH, kind="holiday_camp", rappen=800)
    models.SituationalCost.objects.create(
        unit=unit, person=person, month=MARCH, kind="school", rappen=900, scholarship_rappen=100
    )
    found = mapped(read(unit, WHOLE))
    first, child = found.household.members
    assert [(cost.kind, cost.rappen, cost.minor_or_young) for cost in first.costs] == [
        (CostKind.HOLIDAY_CAMP, 800, False),
        (CostKind.OTHER, 500, True),
    ]
    assert first.costs[1].approved_by == approver.username
    assert [(cost.kind, cost.scholarship, cost.minor_or_young) for cost in child.costs] == [
        (CostKind.SCHOOL, 100, True)
    ]
    assert "Kosten der ganzen Einheit stehen bei Zweit Selam." in found.readings


def test_the_community_around_the_unit_is_dated(person):
    unit = make.unit(person)
    models.CommunitySize.objects.create(unit=unit, size=4, valid=make.since("2024-03-10"), reason="Tante")
    assert household(unit).community_size == (Dated(4, Period(date(2024, 3, 10), date(2024, 3, 31))),)


def test_emergency_facts_are_asked_only_of_who_is_on_emergency_aid(person):
    facts = {"removal_final": True, "exit_date_set": True, "stays_under_asylum_law": True}
    facts |= {"has_own_means": False, "third_party_liable": False, "identified_by": "papers"}
    removed = make.person("Weg")
    standing(removed, "removal_final", exit_by=date(2023, 1, 1))
    for about in (person, removed):
        models.EmergencyAidFacts.objects.create(person=about, valid=make.since(), **facts)
    seeker, on_aid = household(make.unit(person, removed)).members
    assert seeker.emergency is None
    assert on_aid.emergency is not None
    assert on_aid.emergency.identified_by is IdentifiedBy.PAPERS


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([], [(1, 31)]),
        ([(1, 31)], []),
        ([(1, 5)], [(6, 31)]),
        ([(20, 31)], [(1, 19)]),
        ([(10, 12)], [(1, 9), (13, 31)]),
        ([(3, 4), (3, 9), (30, 31)], [(1, 2), (10, 29)]),
    ],
)
def test_days_taken_away_leave_the_others(taken, left):
    def days(pairs):
        return [Period(date(2024, 3, first), date(2024, 3, last)) for first, last in pairs]

    assert list(without([WHOLE], days(taken))) == days(left)


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2006, 3, 2), date(2024, 3, 1), 17),
        (date(2006, 3, 1), date(2024, 3, 1), 18),
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
    ],
)
def test_age_is_whole_years(born, on, years):
    assert age(born, on) == years
