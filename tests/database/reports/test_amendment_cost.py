# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cost of the amendment is to the Rappen what the budgets of the single units come to."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories as make

from domizil.base.access import Hidden
from domizil.base.acting import as_worker, counting
from domizil.base.models import Role, Worker
from domizil.housing.models import Absence, Stay
from domizil.law.engine import Law
from domizil.law.engine.periods import DAY, month
from domizil.law.lu_kasylv.assessment import assess
from domizil.law.lu_kasylv.facts import Accommodation, Group
from domizil.permits.models import AsylumStatus
from domizil.register.models import Person
from domizil.reports.amendment_cost import amendment_cost
from domizil.reports.amendment_rows import Rows, add_household
from domizil.reports.quiet_units import add_quiet
from domizil.support import facts
from domizil.support.budget import amendment
from domizil.support.models import (
    CommunitySize,
    Earning,
    EmergencyAidFacts,
    Programme,
    SituationalCost,
    SupportUnit,
    UnitMember,
)
from domizil.support.month_rows import read_all

MARCH = month("2024-03")
DAYS = (amendment().since - DAY, amendment().since)


def supported(kind: str = "asylum_procedure", *, born: date = date(1990, 5, 17), since: str = "2020-01-01") -> Person:
    """A person with a standing under asylum law."""
    person = make.resident(date_of_birth=born)
    ground = {"ground": "unreasonable"} if kind == "provisional_admission" else {}
    exit_by = {"exit_by": date(2024, 2, 1)} if kind == "removal_final" else {}
    AsylumStatus.objects.create(person=person, kind=kind, valid=make.since(since), **ground, **exit_by)
    return person


def housed(person: Person, kind: str = "collective", since: str = "2020-01-01", end: str | None = None) -> Stay:
    sub_kind = "centre" if kind == "collective" else "flat"
    place = make.accommodation(kind=kind, sub_kind=sub_kind)
    return Stay.objects.create(person=person, accommodation=place, valid=make.since(since, end))


def asks_for_aid(person: Person, **values) -> None:
    EmergencyAidFacts.objects.create(
        person=person,
        valid=make.since(),
        removal_final=True,
        exit_date_set=True,
        stays_under_asylum_law=True,
        has_own_means=values.pop("has_own_means", False),
        third_party_liable=False,
        identified_by="papers",
        requested_on=values.pop("requested_on", date(2024, 1, 10)),
    )


def quiet_units() -> None:
    """Units in which nothing changes in March."""
    make.unit(*(supported("temporary_protection") for _ in range(11)))
    family = [supported("provisional_admission") for _ in range(3)]
    for person in family:
        housed(person, "individual")
    make.unit(*family)
    away = supported()
    Absence.objects.create(stay=housed(away), valid=make.since("2024-02-26", "2024-03-08"), reason="visit")
    make.unit(away)
    shared = make.unit(supported())
    CommunitySize.objects.create(unit=shared, size=5, valid=make.since(), reason="Grossmutter wohnt mit")
    due, refused, silent = (supported("removal_final") for _ in range(3))
    asks_for_aid(due)
    asks_for_aid(refused, has_own_means=True)
    for person in (due, refused, silent):
        housed(person)
        make.unit(person)
    make.unit(supported("asylum_granted"), supported("refugee_provisionally_admitted"))


def changing_units() -> None:
    """Units in which something changes in March."""
    mother, child = supported(), supported(born=date(2024, 3, 20), since="2024-03-20")
    make.unit(mother, child)
    moving = supported()
    housed(moving, "collective", end="2024-03-11")
    housed(moving, "individual", since="2024-03-11")
    make.unit(moving)
    turning = make.resident()
    AsylumStatus.objects.create(person=turning, kind="asylum_procedure", valid=make.since("2020-01-01", "2024-03-16"))
    AsylumStatus.objects.create(person=turning, kind="asylum_granted", valid=make.since("2024-03-16"))
    make.unit(turning)
    make.unit(supported(), valid=make.since("2020-01-01", "2024-03-22"))
    asking = supported("removal_final")
    asks_for_aid(asking, requested_on=date(2024, 3, 9))
    make.unit(asking)
    growing = make.unit(supported(), supported())
    CommunitySize.objects.create(unit=growing, size=6, valid=make.since("2024-03-05", "2024-03-25"), reason="Besuch")
    leaving = make.unit(supported(), supported())
    UnitMember.objects.filter(unit=leaving, position=1).update(valid=make.since("2020-01-01", "2024-03-14"))


@pytest.fixture
def analyst() -> Worker:
    with make.as_owner():
        return make.worker((Role.ANALYST, None))


@pytest.fixture
def canton(analyst) -> Worker:
    with make.as_owner():
        quiet_units()
        changing_units()
    return analyst


def cost_of(worker: Worker, text: str = "2024-03"):
    with as_worker(worker.pk, path="test"):
        return amendment_cost(by=worker, month=month(text))


def assessed(worker: Worker, text: str = "2024-03") -> list[int]:
    """The sum of basic need and emergency aid over the budgets of all units, before and after."""
    totals = [0, 0]
    with as_worker(worker.pk, path="test"), counting():
        for rows in read_all(list(SupportUnit.objects.all()), month(text)):
            if not rows.people:
                continue
            for side, day in enumerate(DAYS):
                result = assess(facts.mapped(rows, law_on=day).household, law_on=day)
                lines = [line for member in result.members for line in member.lines]
                totals[side] += sum(line.rappen for line in lines if line.key in ("basic_need", "emergency_aid"))
    return totals


@pytest.mark.parametrize("text", ["2023-12", "2024-02", "2024-03", "2024-12"])
def test_the_kernel_gives_the_sum_of_all_budgets(canton, text):
    cost = cost_of(canton, text)
    assert [cost.total.before, cost.total.after] == assessed(canton, text)
    assert cost.total.before > 0
    assert cost.total.after > 0


def test_each_distribution_adds_up(canton):
    cost = cost_of(canton)
    for shares in (cost.by_size, cost.by_group, cost.by_accommodation):
        assert sum(share.persons for _, share in shares) == cost.total.persons
        assert sum(share.before for _, share in shares) == cost.total.before
        assert sum(share.after for _, share in shares) == cost.total.after


def test_units_in_which_nothing_changes_give_the_same_rows_as_the_long_way(analyst):
    with make.as_owner():
        quiet_units()
    laws = (Law.on(DAYS[0]), Law.on(DAYS[1]))
    quick, long = Rows(laws), Rows(laws)
    with as_worker(analyst.pk, path="test"), counting():
        assert add_quiet(quick, UnitMember.objects.all(), MARCH) == []
        for rows in read_all(list(SupportUnit.objects.order_by("pk")), MARCH):
            households = [facts.mapped(rows, law_on=law.on_day).household for law in laws]
            add_household(long, rows.unit.pk, *households)
    for column in ("household_id", "group", "days", "accommodation", "community_size", "person", "unit", "unit_size"):
        assert getattr(quick, column) == getattr(long, column), column


def test_where_something_changes_the_long_way_is_taken(analyst):
    with make.as_owner():
        changing_units()
        expected = sorted(SupportUnit.objects.values_list("pk", flat=True))
    rows = Rows((Law.on(DAYS[0]), Law.on(DAYS[1])))
    with as_worker(analyst.pk, path="test"), counting():
        assert sorted(add_quiet(rows, UnitMember.objects.all(), MARCH)) == expected
    assert rows.person == []


def test_the_distribution_tells_groups_and_accommodation(analyst):
    with make.as_owner():
        person = supported("provisional_admission")
        housed(person, "individual")
        make.unit(person)
    cost = cost_of(analyst)
    ((group, share),) = cost.by_group
    assert group is Group.PROVISIONALLY_ADMITTED
    assert (share.persons, share.before, share.after) == (1, 31 * 1415, 31 * 2240)
    assert [kind for kind, _ in cost.by_accommodation] == [Accommodation.INDIVIDUAL]
    assert [size for size, _ in cost.by_size] == [1]


def test_what_another_law_pays_is_counted_not_computed(analyst):
    with make.as_owner():
        make.unit(supported("asylum_granted"), supported())
    cost = cost_of(analyst)
    assert cost.total.persons == 1
    assert [(found.reason, found.count) for found in cost.not_covered] == [("ordinary_scale", 1)]


def test_lines_that_wait_for_a_figure_are_counted_and_named(analyst):
    with make.as_owner():
        takes_part, earns = supported("provisional_admission"), supported("provisional_admission")
        Programme.objects.create(person=takes_part, month=MARCH.first, kind="charitable", granted_rappen=10_000)
        Earning.objects.create(person=earns, month=MARCH.first, rappen=90_000, employer="Muster AG")
        unit = make.unit(takes_part, earns)
        SituationalCost.objects.create(unit=unit, person=earns, month=MARCH.first, kind="travel", rappen=4_200)
    found = cost_of(analyst).not_covered
    assert [(one.reason, one.count) for one in found] == [("allowances", 2), ("stopped", 1), ("stopped", 1)]
    assert {one.missing["en"] for one in found if one.missing} == {
        "SHV § 10: amount not entered",
        "SHV § 11: amount not entered",
    }


def test_a_unit_without_facts_is_counted_as_incomplete(analyst):
    with make.as_owner():
        make.unit(make.resident())
        make.unit(supported())
    cost = cost_of(analyst)
    assert cost.units == 1
    assert [(one.reason, one.count) for one in cost.not_covered] == [("incomplete", 1)]


def test_a_municipality_counts_its_own_units_only(canton):
    with make.as_owner():
        stranger = make.resident(make.EMMEN)
        AsylumStatus.objects.create(person=stranger, kind="asylum_procedure", valid=make.since())
        make.unit(stranger, bfs_number=make.EMMEN)
        own = make.worker((Role.SUPPORT, make.EMMEN))
    cost = cost_of(own)
    assert (cost.units, cost.total.persons, cost.total.before) == (1, 1, 31 * 1415)
    assert cost_of(canton).units > 10


@pytest.mark.parametrize(
    "role", [Role.REGISTER, Role.HOUSING, Role.ALLOCATION, Role.PERMITS, Role.COMMISSION, Role.ADMINISTRATOR]
)
def test_other_roles_are_told_nothing(role):
    with make.as_owner():
        worker = make.worker((role, None))
    with pytest.raises(Hidden):
        cost_of(worker)


def test_a_month_without_anybody_costs_nothing(analyst):
    cost = cost_of(analyst)
    assert (cost.units, cost.total.persons, cost.total.before, cost.total.after) == (0, 0, 0, 0)
    assert cost.total.per_mille is None
    assert cost.by_size == cost.by_group == cost.by_accommodation == cost.not_covered == ()


def test_the_number_of_queries_does_not_grow_with_the_units(canton):
    def queries() -> int:
        with as_worker(canton.pk, path="test"), CaptureQueriesContext(connection) as asked:
            amendment_cost(by=canton, month=MARCH)
        return len(asked)

    before = queries()
    with make.as_owner():
        quiet_units()
        changing_units()
    assert queries() == before <= 27
