# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that were a clerk's once: a secondary residence becomes the main one, a child has other parents."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from tests import factories as make
from tests import factories_exchange as exchange
from tests.database.exchange.test_contents import tell
from tests.database.exchange.test_follow_up import last
from tests.database.exchange.test_receiving import resident, rows
from tests.factories import EMMEN, LUZERN
from tests.factories_exchange import ON

from domizil.base import acting
from domizil.exchange.ech0020_v3 import blocks, civil_status, events, extra
from domizil.exchange.models import Participant
from domizil.exchange.sedex import Mailbox
from domizil.register import actions as register
from domizil.register.models import Person, PersonState, RegisterEvent, Relationship, Residence, ResidenceKind

TODAY = date(2024, 12, 31)


@pytest.fixture(autouse=True)
def ours() -> Participant:
    with make.as_owner():
        return exchange.participant()


# --- a secondary residence becomes the main one ---


def here(mailbox: Mailbox, ours: Participant, kind: ResidenceKind) -> Person:
    """Somebody whose residence here began at the beginning of October."""
    new = exchange.reading_new(exchange.identification())
    with acting.as_worker(ours.worker_id, path="test"):
        (event,) = register.arrive(
            by=ours.worker, municipality=LUZERN, on=date(2024, 10, 1), persons=[new], dwelling=None, kind=kind
        )  # fmt: skip
    return event.person


def converted(who: Person, **values: Any) -> events.ChangeResidenceType:
    where = exchange.residence(**values)
    return events.ChangeResidenceType(
        person=exchange.whole(exchange.of(who)), change_residence_type_reporting_relationship=where
    )  # fmt: skip


def test_a_secondary_residence_becomes_the_main_one(mailbox: Mailbox, ours: Participant):
    who = here(mailbox, ours, ResidenceKind.SECONDARY)
    assert tell(mailbox, "changeResidenceType", converted(who)) == "applied", last().reason
    before, after = sorted(rows(Residence), key=lambda row: row.valid.lower)
    assert (before.kind, before.valid) == (ResidenceKind.SECONDARY, DateRange(date(2024, 10, 1), ON))
    assert (after.kind, after.valid) == (ResidenceKind.MAIN, DateRange(ON, None))
    assert [row.kind for row in rows(RegisterEvent)[-2:]] == ["move_out", "move_in"]
    assert tell(mailbox, "changeResidenceType", converted(who)) == "applied"
    assert len(rows(Residence)) == 2


def test_the_dwelling_stays_where_none_is_told_by_its_numbers(mailbox: Mailbox, ours: Participant):
    who = resident(mailbox)
    with make.as_owner():
        Residence.objects.update(kind=ResidenceKind.SECONDARY)
    told = converted(who, dwelling_address=exchange.dwelling(egid=None, ewid=None))
    assert tell(mailbox, "changeResidenceType", told) == "applied", last().reason
    with make.as_owner():
        homes = set(Residence.objects.values_list("occupancies__dwelling__egid", flat=True))
    assert homes == {100_001}


@pytest.mark.parametrize(
    ("kind", "on", "state"),
    [(ResidenceKind.OTHER, ON, "waiting"), (ResidenceKind.SECONDARY, date(2024, 9, 1), "refused")],
    ids=["another kind", "before it began"],
)
def test_what_does_not_fit_changes_nothing(
    mailbox: Mailbox, ours: Participant, kind: ResidenceKind, on: date, state: str
):  # fmt: skip
    who = here(mailbox, ours, kind)
    assert tell(mailbox, "changeResidenceType", converted(who, on=on), on) == state
    (held,) = rows(Residence)
    assert (held.kind, held.valid.upper) == (kind, None)


def test_another_municipality_is_told_that_it_is_not_meant(mailbox: Mailbox, ours: Participant):
    who = here(mailbox, ours, ResidenceKind.SECONDARY)
    told = converted(who, reporting_municipality=exchange.town(EMMEN))
    assert tell(mailbox, "changeResidenceType", told) == "refused"
    assert last().code == "wrong_municipality"


# --- parents ---

CHILD = date(2020, 2, 2)


@pytest.fixture
def family(mailbox: Mailbox, ours: Participant) -> tuple[Person, Person, Person]:
    """A mother with her child, and a man who is not entered as its father."""
    made = []
    for first_name, sex, born in (("Eva", 2, "1990-01-01"), ("Urs", 1, "1988-08-08"), ("Kim", 2, CHILD.isoformat())):
        told = exchange.identification(
            vn=None, official_name=f"Muster {first_name}", first_name=first_name, sex=sex,
            date_of_birth=exchange.day(date.fromisoformat(born)),
        )  # fmt: skip
        with acting.as_worker(ours.worker_id, path="test"):
            (event,) = register.arrive(
                by=ours.worker, municipality=LUZERN, on=date(2024, 10, 1), persons=[exchange.reading_new(told)],
                dwelling=None,
            )  # fmt: skip
        made.append(event.person)
    mother, man, child = made
    with acting.as_worker(ours.worker_id, path="test"):
        register.set_care(by=ours.worker, child=child, parent=mother, on=date(2024, 10, 2), care=2)
    return mother, man, child


def parent(who: Person, kind: str = "4", care: int = 1) -> extra.AddedParent:
    return extra.AddedParent(
        partner=extra.Partner(person_identification=exchange.of(who)), type_of_relationship=kind, care=care
    )  # fmt: skip


def descent(child: Person, **values: Any) -> civil_status.ChildRelationship:
    whole = exchange.whole(exchange.of(child))
    names = extra.NameOfParent(first_name="Urs", official_name="Muster Urs")
    info = blocks.BirthInfo(
        birth_data=whole.birth_info.birth_data,
        birth_addon_data=extra.BirthAddon(name_of_father=names) if values.pop("named", True) else None,
    )  # fmt: skip
    told = blocks.InfostarPerson(
        person_identification=whole.person_identification, name_info=whole.name_info, birth_info=info,
        marital_info=whole.marital_info, nationality_data=whole.nationality_data,
        place_of_origin_info=whole.place_of_origin_info,
    )  # fmt: skip
    return civil_status.ChildRelationship(person=told, **values)


def ties(child: Person) -> set[tuple[int, int | None]]:
    return {(row.other_id, row.care) for row in rows(Relationship) if row.person_id == child.pk and not row.valid.upper}


def named(child: Person) -> tuple[str, str]:
    with make.as_owner():
        state = PersonState.objects.filter(person=child).latest("valid")
    return state.father_name, state.father_first_name


def test_a_recognised_child_has_a_father(mailbox: Mailbox, family: tuple[Person, Person, Person]):
    mother, man, child = family
    told = descent(child, add_parent=(parent(man),))
    assert tell(mailbox, "childRelationship", told) == "applied", last().reason
    assert ties(child) == {(mother.pk, 2), (man.pk, 1)}
    assert named(child) == ("Muster Urs", "Urs")
    entered = len(rows(RegisterEvent))
    assert tell(mailbox, "childRelationship", told) == "applied"
    assert len(rows(RegisterEvent)) == entered


def test_who_is_no_father_any_more_goes_with_the_name(mailbox: Mailbox, family: tuple[Person, Person, Person]):
    mother, man, child = family
    tell(mailbox, "childRelationship", descent(child, add_parent=(parent(man),)))
    later = date(2024, 12, 1)
    told = descent(child, remove_parent=(parent(man),), named=False)
    assert tell(mailbox, "childRelationship", told, later) == "applied", last().reason
    assert ties(child) == {(mother.pk, 2)}
    (tie,) = [row for row in rows(Relationship) if row.other_id == man.pk]
    assert tie.valid == DateRange(ON, later)
    assert named(child) == ("", "")
    assert rows(RegisterEvent)[-1].kind == "correct_person"
    assert tell(mailbox, "childRelationship", told, later) == "applied"


def test_a_tie_of_the_same_day_never_was(mailbox: Mailbox, family: tuple[Person, Person, Person]):
    _mother, man, child = family
    tell(mailbox, "childRelationship", descent(child, add_parent=(parent(man),)))
    gone = descent(child, remove_parent=(parent(man),), named=False)
    assert tell(mailbox, "childRelationship", gone) == "applied", last().reason
    assert [row for row in rows(Relationship) if row.other_id == man.pk] == []


def test_a_parent_who_is_not_known_or_not_one_waits(mailbox: Mailbox, family: tuple[Person, Person, Person]):
    mother, man, child = family
    stranger = exchange.identification(vn=None, official_name="Fremd", first_name="Otto", sex=1)
    unknown = extra.AddedParent(
        partner=extra.Partner(person_identification=stranger), type_of_relationship="4", care=1
    )  # fmt: skip
    changed = descent(child, add_parent=(parent(man), unknown))
    assert (tell(mailbox, "childRelationship", changed), last().code) == ("waiting", "parent_unknown")
    assert ties(child) == {(mother.pk, 2)}


def test_who_goes_though_no_parent_is_for_a_clerk_where_somebody_comes_instead(
    mailbox: Mailbox, family: tuple[Person, Person, Person], ours: Participant
):  # fmt: skip
    mother, man, child = family
    gone = descent(child, remove_parent=(parent(man),), named=False)
    assert (tell(mailbox, "childRelationship", gone), last().event_id) == ("applied", None)  # the register says so
    instead = descent(child, remove_parent=(parent(man),), add_parent=(parent(somebody_else(ours), "3"),))
    assert tell(mailbox, "childRelationship", instead) == "waiting"
    assert "nicht Elternteil" in last().reason
    assert ties(child) == {(mother.pk, 2)}


def somebody_else(ours: Participant) -> Person:
    """Somebody else who is entered."""
    other = exchange.identification(
        vn=None, official_name="Dritte", first_name="Maxi", date_of_birth=exchange.day(date(1985, 1, 1))
    )  # fmt: skip
    with acting.as_worker(ours.worker_id, path="test"):
        (event,) = register.arrive(
            by=ours.worker, municipality=LUZERN, on=ON, persons=[exchange.reading_new(other)], dwelling=None
        )  # fmt: skip
    return event.person


def test_a_third_parent_waits(mailbox: Mailbox, family: tuple[Person, Person, Person], ours: Participant):
    mother, man, child = family
    tell(mailbox, "childRelationship", descent(child, add_parent=(parent(man),)))
    assert tell(mailbox, "childRelationship", descent(child, add_parent=(parent(somebody_else(ours)),))) == "waiting"
    assert "mehr als zwei Eltern" in last().reason
    assert ties(child) == {(mother.pk, 2), (man.pk, 1)}


def test_a_foster_parent_or_nobody_is_for_a_clerk(mailbox: Mailbox, family: tuple[Person, Person, Person]):
    _mother, man, child = family
    for told in (descent(child), descent(child, add_parent=(parent(man, "6"),))):
        assert (tell(mailbox, "childRelationship", told), last().code) == ("waiting", "by_hand")
