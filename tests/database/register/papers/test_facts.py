# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who comes as what: the facts that the law gets from the register, and the checklist that it makes of them."""

from __future__ import annotations

from datetime import date

import pytest
from tests import factories as make
from tests import factories_papers as papers
from tests.factories import LUZERN
from tests.factories_register import GERMANY

from domizil.base import acting
from domizil.base.models import Municipality
from domizil.law.lu_ng.facts import FamilyRole, PaperDuty
from domizil.register.models import HouseholdMember, MaritalStatus, Relationship, Residence
from domizil.register.papers import facts
from domizil.register.papers.checklist import checked

CHILD = date(2012, 3, 4)


@pytest.fixture(autouse=True)
def _acting():
    with make.as_owner():
        clerk = papers.clerk()
    with acting.as_worker(clerk.pk, path="test"):
        yield


def arrival(person) -> facts.Arrival:
    return facts.arrival(Residence.objects.select_related("person", "municipality").get(person=person))


def family(*people) -> None:
    """Let people keep house together from the day each of them came."""
    home = make.household()
    for person in people:
        HouseholdMember.objects.create(household=home, person=person, valid=Residence.objects.get(person=person).valid)


def test_adults_of_a_family_owe_papers_and_minors_do_not():
    with make.as_owner():
        parents = [papers.settler(marital_status=MaritalStatus.MARRIED, sex=sex) for sex in (1, 2)]
        child = papers.settler(date_of_birth=CHILD)
        family(*parents, child)
    married = (PaperDuty.DEPOSIT_HEIMATSCHEIN, PaperDuty.SHOW_FAMILY_CERTIFICATE)
    assert [arrival(person).duties for person in (*parents, child)] == [married, married, ()]
    assert [arrival(person).newcomer.role for person in (*parents, child)] == [
        FamilyRole.FATHER, FamilyRole.OTHER_ADULT, FamilyRole.CHILD,
    ]  # fmt: skip


def test_who_is_born_here_owes_nothing():
    with make.as_owner():
        born = papers.settler(date_of_birth=papers.ARRIVED, stay={"comes_from": ""})
    assert arrival(born).duties == ()


def test_a_minor_who_joins_the_family_owes_nothing_and_one_alone_does():
    with make.as_owner():
        parent, joins = papers.settler(on="2022-01-01"), papers.settler(date_of_birth=CHILD)
        family(parent, joins)
        alone = papers.settler(date_of_birth=CHILD)
    assert arrival(joins).duties == ()
    assert arrival(alone).duties == (PaperDuty.DEPOSIT_HEIMATSCHEIN,)


@pytest.mark.parametrize(
    ("origin", "comes_from", "owes"),
    [
        (("Gemeinde 1061", "LU"), "", False),
        (("Gemeinde 1061", "LU"), "Bern", True),
        (("Gemeinde 1061", "ZH"), "", True),
        (("Hitzkirch", "LU"), "", True),
    ],
)
def test_citizens_at_home_owe_nothing_unless_they_return(origin, comes_from, owes):
    with make.as_owner():
        person = papers.settler(origin=origin, stay={"comes_from": comes_from})
    assert bool(arrival(person).duties) is owes


def test_weekly_stayers_have_a_month_for_the_proof():
    with make.as_owner():
        person = papers.settler(stay={"kind": 2, "purpose": "work_weekly"})
    found = arrival(person)
    assert found.duties == (PaperDuty.DEPOSIT_PROOF_OF_SETTLEMENT,)
    assert found.register_by.last_day == date(2024, 5, 16)
    assert found.due.last_day == date(2024, 6, 2)


def test_a_term_of_the_ordinance_is_unknown_and_nothing_is_due():
    with make.as_owner():
        person = papers.settler(stay={"kind": 2, "purpose": "studies"})
    found = arrival(person)
    assert (found.duties, found.due) == ((PaperDuty.AS_THE_ORDINANCE_SAYS,), None)
    assert found.handing_in.value is None
    assert found.register_by is None


def test_before_the_oldest_known_text_nothing_is_judged():
    with make.as_owner():
        person = papers.settler(on="2021-08-31")
    assert not arrival(person).judged


def test_the_proof_entered_with_the_residence_counts_while_it_holds():
    with make.as_owner():
        stay = {"kind": 2, "purpose": "work_weekly", "proof_valid_until": date(2024, 8, 1)}
        person = papers.settler(stay=stay)
    residence = Residence.objects.select_related("person", "municipality").get(person=person)
    for on, met in ((date(2024, 8, 1), True), (date(2024, 8, 2), False)):
        (line,) = checked([residence], on)[0].lines
        assert (line.met, line.expired_on) == (met, None if met else date(2024, 8, 1))


def test_many_are_judged_in_few_queries(django_assert_max_num_queries):
    with make.as_owner():
        for _ in range(5):
            papers.settler()
    rows = list(Residence.objects.select_related("person", "municipality").filter(municipality=LUZERN))
    with django_assert_max_num_queries(8):
        assert len(checked(rows, papers.ARRIVED)) == 5


def test_a_family_whose_dwelling_is_not_known_yet_comes_together_by_its_ties():
    with make.as_owner():
        mother, child = papers.settler(), papers.settler(date_of_birth="2014-05-02")
        grown = papers.settler(date_of_birth="2004-05-02", sex=1)
        for other in (child, grown):
            Relationship.objects.create(person=other, other=mother, kind="parent", valid=make.since("2004-05-02"))
    assert arrival(mother).newcomer.role is FamilyRole.OTHER_ADULT
    assert arrival(child).newcomer.role is FamilyRole.CHILD
    assert arrival(child).duties == ()
    assert arrival(grown).duties == (PaperDuty.DEPOSIT_HEIMATSCHEIN,)


def test_a_child_whose_parent_lives_in_another_dwelling_comes_alone():
    with make.as_owner():
        father, child = papers.settler(), papers.settler(date_of_birth="2014-05-02")
        family(child)
        Relationship.objects.create(person=child, other=father, kind="parent", valid=make.since("2014-05-02"))
    assert arrival(child).newcomer.role is FamilyRole.ALONE


def test_what_else_the_act_says_of_an_arrival():
    with make.as_owner():
        mother, father, child = papers.settler(sex=2), papers.settler(sex=1), papers.settler(date_of_birth=CHILD)
        family(mother, father, child)
        foreigner = papers.settler(nationality=GERMANY, origin=None)
    assert arrival(mother).literally.value is False  # by the words of 1948 she would owe none
    assert (arrival(father).literally, arrival(child).literally) == (None, None)
    assert arrival(mother).may_settle
    assert not arrival(foreigner).may_settle
    assert arrival(mother).permit is None
    assert arrival(mother).register_by == arrival(mother).due


@pytest.mark.parametrize(("came", "at_home"), [("2022-01-01", False), ("2024-05-02", True)])
def test_citizens_of_a_municipality_that_merged_are_at_home_in_its_successor_from_then_on(came, at_home):
    with make.as_owner():
        root = make.municipality(LUZERN)
        Municipality.objects.create(
            bfs_number=1057,
            name="Honau",
            district="Hochdorf",
            valid=make.since("2000-01-01", "2023-01-01"),
            successor=root,
        )
        person = papers.settler(on=came, origin=("Honau", "LU"))
    assert arrival(person).newcomer.home_municipality is at_home
