# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What messages of further kinds lead to: papers, numbers, duplicates, services, family; and what a clerk judges."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from tests import factories as make
from tests import factories_exchange as exchange
from tests.database.exchange.test_follow_up import last
from tests.database.exchange.test_receiving import resident, rows, run
from tests.factories_exchange import ON, THEIRS

from domizil.base import acting
from domizil.exchange import actions, content_messages
from domizil.exchange.ech0020_v3 import blocks, civil_status, corrections, events, extra, management, person
from domizil.exchange.ech0020_v3.identification import NamedPersonId, PartialDate
from domizil.exchange.models import Participant
from domizil.exchange.sedex import Mailbox
from domizil.register import actions as register
from domizil.register.models import (
    ExtraFeature,
    ExtraFeatureValue,
    Person,
    PersonMerge,
    RegisterEvent,
    Relationship,
    RelationshipKind,
    Task,
)
from domizil.register.papers.models import PaperBlock

TODAY = date(2024, 12, 31)


@pytest.fixture(autouse=True)
def ours() -> Participant:
    with make.as_owner():
        return exchange.participant()


def tell(mailbox: Mailbox, kind: str, content: Any, on: date = ON) -> str:
    """Send a message; return what became of it."""
    exchange.send(mailbox.root, kind, content, event_date=on)
    run(mailbox)
    return last().state


# --- papers ---


def authority(kind: str) -> None:
    with make.as_owner():
        actions.partner(sedex_id=THEIRS, name="Staatsanwaltschaft", orders_blocks_as=kind)


def test_an_authority_blocks_papers_and_frees_them(mailbox: Mailbox):
    authority("criminal_authority")
    who = exchange.of(resident(mailbox))
    assert tell(mailbox, "paperLock", events.PaperLock(person=who, paper_lock="1")) == "applied"
    (block,) = rows(PaperBlock)
    assert (block.authority, block.office, block.valid.lower) == ("criminal_authority", "Staatsanwaltschaft", ON)
    assert rows(RegisterEvent)[-1].source == "exchange"
    assert tell(mailbox, "paperLock", events.PaperLock(person=who, paper_lock="1")) == "applied"
    assert last().reason == content_messages.nothing_entered()
    assert tell(mailbox, "paperLock", events.PaperLock(person=who, paper_lock="0"), TODAY) == "applied"
    assert rows(PaperBlock)[0].valid.upper == TODAY


def test_nobody_else_frees_papers(mailbox: Mailbox):
    authority("criminal_authority")
    who = exchange.of(resident(mailbox))
    tell(mailbox, "paperLock", events.PaperLock(person=who, paper_lock="1"))
    with make.as_owner():
        PaperBlock.objects.update(office="Kantonsgericht")
    assert tell(mailbox, "paperLock", events.PaperLock(person=who, paper_lock="0"), TODAY) == "waiting"
    assert "Kantonsgericht" in last().reason
    assert rows(PaperBlock)[0].valid.upper is None


# --- numbers and duplicates ---


def test_new_numbers_of_the_sender_are_taken_over(mailbox: Mailbox):
    held = resident(mailbox)
    before, after = (NamedPersonId(person_id_category="CT.LU", person_id=number) for number in ("1", "2"))
    known = management.KeyExchange(key_exchange_person=(exchange.of(held, other_person_id=(before,)),))
    assert tell(mailbox, "keyExchange", known, TODAY) == "applied"
    converted = management.ConvertedId(local_person_id_before=before, local_person_id_after=after)
    content = management.IdentificationConversion(identification_conversion_person=(converted,))
    assert tell(mailbox, "identificationConversion", content, TODAY) == "applied"
    with make.as_owner():
        assert held.official_ids.get(scheme="CT.LU", valid__contains=TODAY).value == "2"
    assert tell(mailbox, "identificationConversion", content, TODAY) == "refused"


def test_an_ahv_number_is_set_right(mailbox: Mailbox):
    held = resident(mailbox)
    who = exchange.of(held)
    after = corrections.NumbersOnly(vn="7560000000019", local_person_id=who.local_person_id)
    numbers = corrections.CorrectedNumbers(person_identification_before=who, person_identification_after=after)
    content = corrections.CorrectIdentification(person=numbers)
    assert tell(mailbox, "correctIdentification", content, TODAY) == "applied", last().reason
    assert rows(Person)[0].vn == "7560000000019"


def test_two_entries_of_one_person_are_proposed_to_be_merged(mailbox: Mailbox, ours: Participant):
    held = resident(mailbox)
    twin = exchange.identification(vn=None, official_name="Anders", first_name="Anni", date_of_birth=exchange.day(ON))
    with acting.as_worker(ours.worker_id, path="test"):
        new = exchange.reading_new(twin)
        register.arrive(by=ours.worker, municipality=1061, on=ON, persons=[new], dwelling=None)
    content = management.AnnounceDuplicate(correct_entry=exchange.of(held), duplicate_entry=(twin,))
    assert tell(mailbox, "announceDuplicate", content, TODAY) == "applied", last().reason
    (merge,) = rows(PersonMerge)
    assert (merge.keep_id, merge.confirmed_by_id) == (held.pk, None)
    assert tell(mailbox, "announceDuplicate", content, TODAY) == "applied"
    assert len(rows(PersonMerge)) == 1


# --- work, service, insurance ---

SERVICES: dict[str, tuple[str, Any, str]] = {
    "changeOccupation": (
        "occupation",
        lambda who: events.ChangeOccupation(person=who, job_data=extra.JobData(
            kind_of_employment="2", job_title="Lehrerin", occupation_data=(extra.Occupation(employer="Schule"),)
        )),
        "unselbständig, Lehrerin, Schule",
    ),
    "changeArmedForces": (
        "armed_forces",
        lambda who: events.ChangeArmedForces(person=who, armed_forces_data=extra.ArmedForces(armed_forces_service="1")),
        "Militärdienst: ja",
    ),
    "changeCivilDefense": (
        "civil_defense",
        lambda who: events.ChangeCivilDefense(person=who, civil_defense_data=extra.CivilDefense(civil_defense="0")),
        "Zivilschutz: nein",
    ),
    "changeHealthInsurance": (
        "health_insurance",
        lambda who: events.ChangeHealthInsurance(person=who, health_insurance_data=extra.HealthInsurance(
            health_insured="1", insurance=extra.Insurance(insurance_name="Kasse")
        )),
        "versichert: ja, Kasse",
    ),
    "changeMatrimonialInheritanceArrangement": (
        "matrimonial_arrangement",
        lambda who: events.ChangeMatrimonialInheritanceArrangement(
            person=who, matrimonial_inheritance_arrangement_data=extra.InheritanceArrangement(
                matrimonial_inheritance_arrangement="1"
            ),
        ),
        "Vereinbarung: ja",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SERVICES)
@pytest.mark.parametrize("kept", [True, False], ids=["with a legal basis", "without"])
def test_a_further_feature_is_kept_only_with_a_legal_basis(mailbox: Mailbox, kind: str, kept: bool):
    key, made, words = SERVICES[kind]
    if kept:
        with make.as_owner():
            ExtraFeature.objects.create(
                key=key, name_de=key, name_en=key, legal_basis="Verordnung", valid=DateRange(date(2020, 1, 1), None)
            )
    who = exchange.of(resident(mailbox))
    assert tell(mailbox, kind, made(who)) == "applied", last().reason
    assert [row.value for row in rows(ExtraFeatureValue)] == ([words] if kept else [])
    assert last().reason == ("" if kept else content_messages.nothing_entered())


# --- family ---


def test_custody_is_entered_and_ends_where_it_is_not_told_any_more(mailbox: Mailbox, ours: Participant):
    parent = resident(mailbox)
    young = exchange.identification(vn="7560000000019", first_name="Kind", date_of_birth=exchange.day(date(2015, 1, 1)))
    tie = extra.ParentalRelationship(
        partner=extra.Partner(person_identification=exchange.of(parent)), type_of_relationship="3", care=3
    )
    content = events.MoveIn(
        person=exchange.whole(young, parental_relationship=(tie,)), has_main_residence=exchange.residence()
    )
    assert tell(mailbox, "moveIn", content) == "applied", last().reason
    (held,) = rows(Relationship)
    assert (held.kind, held.other_id, held.care) == (RelationshipKind.PARENT, parent.pk, 3)
    assert tell(mailbox, "care", events.Care(person=young), date(2024, 12, 1)) == "applied", last().reason
    with make.as_owner():
        assert Relationship.objects.get(valid__contains=TODAY).care == 0


def test_a_measure_begins_changes_and_ends_by_the_number_of_the_sender(mailbox: Mailbox):
    held = resident(mailbox)
    who = exchange.of(held)

    def measure(words: str) -> extra.GuardianRelationship:
        info = extra.GuardianMeasure(based_on_law_add_on=words, guardian_measure_valid_from=ON)
        partner = extra.GuardianPartner(
            person_identification_partner=light("Berger", "Max"), address=None
        )  # fmt: skip
        return extra.GuardianRelationship(
            guardian_relationship_id="K-7", partner=partner, type_of_relationship="7", guardian_measure_info=info
        )

    assert tell(mailbox, "guardianMeasure", events.GuardianMeasure(person=who, relationship=measure("a"))) == "applied"
    changed = events.ChangeGuardian(person=who, relationship=measure("b"))
    assert tell(mailbox, "changeGuardian", changed, date(2024, 12, 1)) == "applied"
    ended = events.UndoGuardian(person=who, guardian_relationship_id="K-7")
    assert tell(mailbox, "undoGuardian", ended, date(2024, 12, 20)) == "applied"
    with make.as_owner():
        told = [(row.name, row.measure, row.valid.upper) for row in held.guardians.order_by("valid")]
    assert told == [("Max Berger", "a", date(2024, 12, 1)), ("Max Berger", "b", date(2024, 12, 20))]
    unknown = events.UndoGuardian(person=who, guardian_relationship_id="K-8")
    assert tell(mailbox, "undoGuardian", unknown, date(2024, 12, 20)) == "waiting"


def light(official_name: str, first_name: str) -> Any:
    from domizil.exchange.ech0020_v3.identification import PersonIdentificationLight

    return PersonIdentificationLight(official_name=official_name, first_name=first_name)


# --- whole persons, and what a clerk judges ---


def test_an_arrival_brings_permit_lock_and_a_task_about_blocked_papers(mailbox: Mailbox):
    locked = extra.LockData(data_lock="2", data_lock_valid_from=ON, paper_lock="1")
    german = person.NationalityData(
        nationality_status="2", country_info=(person.CountryInfo(country=exchange.country(8204)),)
    )
    permit = person.ResidencePermitData(residence_permit="0201", residence_permit_valid_till=date(2029, 1, 31))
    whole = exchange.whole(
        nationality_data=german, place_of_origin_info=(), residence_permit_data=permit, lock_data=locked
    )
    content = events.MoveIn(person=whole, has_main_residence=exchange.residence())
    assert tell(mailbox, "moveIn", content) == "applied", last().reason
    kinds = [event.kind for event in rows(RegisterEvent)]
    assert kinds == ["move_in", "change_residence_permit", "data_lock"]
    assert [task.kind for task in rows(Task)] == ["exchange_paper_lock"]


def test_a_place_of_origin_ends_but_not_the_last(mailbox: Mailbox):
    who = exchange.of(resident(mailbox))
    new = blocks.OriginInfo(
        place_of_origin=person.Origin(origin_name="Basel", canton="BS"),
        place_of_origin_addon_data=extra.OriginAddon(naturalization_date=ON),
    )
    added = events.NaturalizeSwiss(person=who, place_of_origin_info=(new,))
    assert tell(mailbox, "naturalizeSwiss", added) == "applied", last().reason
    (held,) = rows(Person)
    with make.as_owner():
        assert {one.name for one in held.origins.filter(valid__contains=TODAY)} == {"Kriens", "Basel"}
    ended = [
        events.UndoCitizen(
            person=who, place_of_origin=person.Origin(origin_name=name, canton=canton),
            place_of_origin_addon=extra.OriginAddon(expatriation_date=date(2024, 12, 1)),
        )
        for name, canton in (("Kriens", "LU"), ("Basel", "BS"))
    ]  # fmt: skip
    assert tell(mailbox, "undoCitizen", ended[0], date(2024, 12, 1)) == "applied", last().reason
    assert tell(mailbox, "undoCitizen", ended[1], date(2024, 12, 1)) == "waiting"
    assert last().code == "last_origin"


@pytest.mark.parametrize("kind", sorted(content_messages.WHY_BY_HAND))
def test_what_a_clerk_judges_says_why(kind: str):
    unclear = content_messages.by_hand(kind)
    assert len(unclear.why) > 40
    assert kind not in unclear.what  # the clerk reads German, not the name of an element


# --- dates of birth of which a part is known ---


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (PartialDate(year="1975"), "applied"),
        (PartialDate(year="1975+01:00"), "applied"),
        (PartialDate(year_month="1975-01"), "waiting"),
        (PartialDate(year_month_day=date(1975, 1, 1)), "waiting"),
        (PartialDate(year="0000"), "waiting"),
    ],
    ids=["the year", "with a time zone", "more than is known", "the day that stands for it", "no year"],
)
def test_who_has_a_year_of_birth_is_found_by_name_and_year(mailbox: Mailbox, told: PartialDate, state: str):
    resident(mailbox, who=exchange.identification(vn=None, date_of_birth=PartialDate(year="1975")))
    (held,) = rows(Person)
    assert (held.born.iso, held.date_of_birth) == ("1975", date(1975, 1, 1))
    who = exchange.identification(vn=None, date_of_birth=told)
    died = person.DeathData(death_period=person.DeathPeriod(date_from=ON))
    assert tell(mailbox, "death", civil_status.Death(person=who, death_data=died)) == state, last().reason
