# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who arrived together with somebody: what is set right about the arrival of one may be wrong about all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from . import addresses, legal_facts
from .models import EventKind, Occupancy, Person, RegisterEvent, Relationship, RelationshipKind, Residence

COUPLES = (RelationshipKind.SPOUSE, RelationshipKind.PARTNER)


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody whose residence began with that of another person. `along`: what is right for one is for both.

    That holds for spouses, partners and minors; of everybody else a clerk says so.
    """

    residence: Residence
    along: bool

    @property
    def person(self) -> Person:
        """Who it is."""
        found: Person = self.residence.person
        return found


def arrived_with(residence: Residence) -> list[Companion]:
    """Return who arrived in the municipality on the same day by the same report or in the same dwelling, by birth.

    A dwelling is an address: by it nobody is told who has a block, or lived with somebody who has, but family.
    """
    rows = _same_day(residence)
    reported = _by_report(residence)
    lived = _by_dwelling(residence, rows)
    couples, family = _tied(residence)
    found = [row for row in rows if row.person_id in reported or row.person_id in lived]
    hidden = addresses.blocked([residence.person_id, *(row.person_id for row in found)])
    if residence.person_id in hidden:
        hidden = {row.person_id for row in found}
    told = [row for row in found if row.person_id in family or row.person_id not in hidden]
    return [Companion(row, row.person_id in couples or _is_minor(row)) for row in told]


def _same_day(residence: Residence) -> Sequence[Residence]:
    rows = Residence.objects.filter(
        municipality=residence.municipality_id, kind=residence.kind, valid__startswith=residence.valid.lower
    ).exclude(person=residence.person_id)
    return list(rows.select_related("person").order_by("person__date_of_birth", "person_id"))


def _by_report(residence: Residence) -> set[int]:
    """The persons whose arrival was entered with this one."""
    of_day = RegisterEvent.objects.filter(
        kind=EventKind.MOVE_IN, municipality=residence.municipality_id, event_date=residence.valid.lower
    )
    processes = of_day.filter(person=residence.person_id).values_list("business_process_id", flat=True)
    return set(of_day.filter(business_process_id__in=list(processes)).values_list("person", flat=True))


def _by_dwelling(residence: Residence, rows: Sequence[Residence]) -> set[int]:
    """The persons of these residences who began to live in the same dwelling."""
    mine = Occupancy.objects.filter(residence=residence).order_by("valid").first()
    if mine is None or mine.dwelling_id is None:
        return set()
    there = Occupancy.objects.filter(
        residence__in=rows, dwelling=mine.dwelling_id, valid__startswith=residence.valid.lower
    )
    return set(there.values_list("residence__person", flat=True))


def _tied(residence: Residence) -> tuple[set[int], set[int]]:
    """Spouse or partner of a person on the day of arrival; and all family."""
    person = residence.person_id
    rows = Relationship.objects.filter(Q(person=person) | Q(other=person), valid__contains=residence.valid.lower)
    pairs = [(row.kind, row.other_id if row.person_id == person else row.person_id) for row in rows]
    return {other for kind, other in pairs if kind in COUPLES}, {other for _kind, other in pairs}


def _is_minor(residence: Residence) -> bool:
    on = max(residence.valid.lower, legal_facts.first_day())
    return not legal_facts.is_of_age(residence.person.date_of_birth, on)
