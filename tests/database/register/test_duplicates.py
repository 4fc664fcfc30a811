# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may be the same person; merged and taken apart under four eyes."""

from __future__ import annotations

from datetime import date

import pytest
from tests import factories as make
from tests import factories_register as register
from tests.factories import EMMEN, LUZERN

from domizil.base import acting
from domizil.register import actions, duplicates, queries
from domizil.register.models import HouseholdMember, Person, PersonMerge, Relationship, Residence

BORN = date(1990, 5, 7)


@pytest.fixture
def known(clerk) -> Person:
    with make.as_owner():
        return make.resident(LUZERN, official_name="Meier", first_name="Anna Maria", date_of_birth=BORN)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, "gleicher Name"),
        ({"official_name": "Mayr"}, "Name klingt gleich"),
        ({"official_name": "Anna Maria", "first_name": "Meier"}, "Name und Vorname vertauscht"),
        ({"date_of_birth": date(1990, 7, 5)}, "Tag und Monat vertauscht"),
        ({"first_name": "Anna"}, "Name klingt gleich, ein Vorname stimmt überein"),
        ({"date_of_birth": date(1991, 5, 7)}, "Geburtsdatum bis auf eine Stelle gleich"),
    ],
)
def test_somebody_alike_is_found(clerk, known, values, why):
    newcomer = register.newcomer(
        **{"official_name": "Meier", "first_name": "Anna Maria", "date_of_birth": BORN, **values}
    )
    found = duplicates.find_similar(newcomer)
    assert [match.person for match in found] == [known]
    assert why in found[0].why


def test_who_is_meant_is_found_among_any_number_of_a_frequent_name(clerk, known):
    with make.as_owner():
        for year in range(1900, 1960):
            make.resident(LUZERN, official_name="Meier", first_name="Anna Maria", date_of_birth=date(year, 1, 1))
    newcomer = register.newcomer("Mayr", "Anna", date_of_birth=date(1991, 5, 7))
    assert [match.person for match in duplicates.find_similar(newcomer)] == [known]


def test_the_29_of_february_has_near_days_too(clerk):
    with make.as_owner():
        known = make.resident(LUZERN, official_name="Meier", date_of_birth=date(1992, 2, 28))
    newcomer = register.newcomer("Meier", known.first_name, date_of_birth=date(1992, 2, 29))
    assert [match.person for match in duplicates.find_similar(newcomer)] == [known]


def test_the_ahv_number_decides(clerk):
    with make.as_owner():
        known = make.resident(LUZERN, vn="7569217076985")
    newcomer = register.newcomer("Anders", "Ganz", vn="756.9217.0769.85")
    assert [(match.person, match.score) for match in duplicates.find_similar(newcomer)] == [(known, 100)]


@pytest.mark.parametrize(
    "values",
    [
        {"official_name": "Huber", "first_name": "Urs", "date_of_birth": BORN},
        {"official_name": "Meier", "first_name": "Anna Maria", "date_of_birth": date(1951, 11, 30)},
    ],
)
def test_somebody_else_is_not_found(clerk, known, values):
    assert duplicates.find_similar(register.newcomer(**values)) == []


def test_only_those_are_found_whom_the_clerk_sees(clerk):
    with make.as_owner():
        make.resident(EMMEN, official_name="Meier", first_name="Anna", date_of_birth=BORN)
    assert duplicates.find_similar(register.newcomer("Meier", "Anna", date_of_birth=BORN)) == []


@pytest.fixture
def colleague(clerk):
    with make.as_owner():
        return register.clerk(LUZERN)


@pytest.fixture
def twice(clerk, known) -> Person:
    """The same person a second time, with a household, a child, a number and an overlapping residence."""
    with make.as_owner():
        again = make.resident(LUZERN, official_name="Meyer", first_name="Anna", date_of_birth=BORN, vn="7569217076985")
        HouseholdMember.objects.create(household=make.household(), person=again, valid=make.since())
        Relationship.objects.create(person=make.resident(LUZERN), other=again, kind="parent", valid=make.since())
        spouse = make.resident(LUZERN)
        Relationship.objects.create(person=again, other=spouse, kind="spouse", valid=make.since())
        make.residence(again, LUZERN, kind=2, valid=make.since("2019-01-01", "2019-06-01"))
    return again


def test_two_become_one_and_two_again(clerk, colleague, refused, known, twice):
    before = {model: list(model.objects.order_by("pk").values()) for model in (Residence, Relationship)}
    merge = actions.propose_merge(by=clerk, keep=known, drop=twice, reason="gleiche Person, zweimal erfasst")
    assert Residence.objects.filter(person=twice).exists()
    refused("second_pair_of_eyes", actions.confirm_merge, by=clerk, merge=merge)
    with acting.as_worker(colleague.pk, path="test"):
        event = actions.confirm_merge(by=colleague, merge=merge)
    assert (event.kind, event.data["drop"]) == ("merge", twice.pk)
    assert [row.valid.lower.year for row in Residence.objects.filter(person=known).order_by("valid")] == [2019, 2020]
    assert not Residence.objects.filter(person=twice).exists()
    assert {tie.kind for tie in queries.person_sheet(known.pk).ties} == {"child", "spouse"}
    assert Person.objects.get(pk=known.pk).vn == "7569217076985"
    assert queries.persons([twice.pk]) == []
    assert queries.persons([known.pk]) == [known]

    refused("second_pair_of_eyes", actions.confirm_merge, by=clerk, merge=merge)
    with acting.as_worker(colleague.pk, path="test"):
        actions.propose_unmerge(by=colleague, merge=merge, reason="doch zwei Personen")
        refused("second_pair_of_eyes", actions.confirm_unmerge, by=colleague, merge=merge)
    actions.confirm_unmerge(by=clerk, merge=merge)
    after = {model: list(model.objects.order_by("pk").values()) for model in (Residence, Relationship)}
    assert after == before
    assert Person.objects.get(pk=twice.pk).vn == "7569217076985"
    assert Person.objects.get(pk=known.pk).vn is None
    assert queries.persons([twice.pk]) == [twice]


def test_what_cannot_be_merged(clerk, colleague, refused, known, twice):
    arguments = {"by": clerk, "keep": known, "drop": twice}
    refused("reason_missing", actions.propose_merge, reason="", **arguments)
    refused("not_to_be_merged", actions.propose_merge, by=clerk, keep=known, drop=known, reason="x")
    merge = actions.propose_merge(reason="gleich", **arguments)
    refused("not_to_be_merged", actions.propose_merge, reason="gleich", **arguments)
    refused("nothing_changes", actions.propose_unmerge, by=clerk, merge=merge, reason="x")
    refused("nothing_changes", actions.confirm_unmerge, by=clerk, merge=merge)
    with make.as_owner():
        for person in (known, twice):
            make.Permit.objects.create(person=person, category="02", valid=make.since(), granted_on=make.SINCE)
    with acting.as_worker(colleague.pk, path="test"):
        refused("not_to_be_merged", actions.confirm_merge, by=colleague, merge=merge)
    assert PersonMerge.objects.get().confirmed_by is None


def test_rows_of_another_municipality_are_not_moved(clerk, colleague, refused, known, twice):
    with make.as_owner():
        make.residence(twice, EMMEN, kind=2)
    merge = actions.propose_merge(by=clerk, keep=known, drop=twice, reason="gleich")
    with acting.as_worker(colleague.pk, path="test"):
        told = refused("not_to_be_merged", actions.confirm_merge, by=colleague, merge=merge)
    assert "andere Stelle" in told.why


def test_whoever_was_merged_is_hidden_from_strangers(clerk, colleague, known, twice):
    merge = actions.propose_merge(by=clerk, keep=known, drop=twice, reason="gleich")
    with acting.as_worker(colleague.pk, path="test"):
        actions.confirm_merge(by=colleague, merge=merge)
    with make.as_owner():
        stranger = register.clerk(1059)
    with acting.as_worker(stranger.pk, path="test"):
        assert not Person.objects.filter(pk=twice.pk).exists()
