# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of persons on a day: many persons at a time, a handful of queries each time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from domizil.permits.models import Permit
from domizil.register.models import (
    DataBlock,
    DeliveryAddress,
    Dwelling,
    Guardian,
    Household,
    HouseholdMember,
    Occupancy,
    OfficialId,
    Person,
    PersonState,
    PlaceOfOrigin,
    Relationship,
    Residence,
)
from domizil.register.papers.service import PaperBlock


@dataclass(frozen=True, slots=True)
class Described:
    """The rows of one person on a day. `ties` are all family ties, in whichever place the person stands in them."""

    person: Person
    state: PersonState
    ids: list[OfficialId] = field(default_factory=list)
    origins: list[PlaceOfOrigin] = field(default_factory=list)
    block: DataBlock | None = None
    permit: Permit | None = None
    residences: list[Residence] = field(default_factory=list)
    dwellings: dict[int, tuple[Dwelling | None, date]] = field(default_factory=dict)
    ties: list[Relationship] = field(default_factory=list)
    guardians: list[Guardian] = field(default_factory=list)
    delivery_address: DeliveryAddress | None = None
    paper_blocks: list[PaperBlock] = field(default_factory=list)
    household: Household | None = None

    def residence(self, municipality: int) -> Residence | None:
        """The residence in a municipality."""
        return next((one for one in self.residences if one.municipality_id == municipality), None)

    def paper_block(self, municipality: int) -> PaperBlock | None:
        """The block on papers that a municipality holds."""
        return next((one for one in self.paper_blocks if one.municipality_id == municipality), None)


def described(persons: Sequence[Person], on: date) -> dict[int, Described]:
    """Return the rows of persons as they hold on a day, by key. Who is not known on that day is left out."""
    keys = [one.pk for one in persons]
    held: dict[str, Any] = {"person__in": keys, "valid__contains": on}
    ids, origins, residences, paper_blocks = (
        _by_person(model.objects.filter(**held)) for model in (OfficialId, PlaceOfOrigin, Residence, PaperBlock)
    )
    guardians = _by_person(Guardian.objects.filter(**held).select_related("other").order_by("valid", "pk"))
    states = {state.person_id: state for state in PersonState.objects.filter(**held)}
    blocked = {block.person_id: block for block in DataBlock.objects.filter(**held)}
    posts = {post.person_id: post for post in DeliveryAddress.objects.filter(**held)}
    permits = {permit.person_id: permit for permit in Permit.objects.filter(**held).order_by("valid")}
    houses = {
        one.person_id: one.household for one in HouseholdMember.objects.filter(**held).select_related("household")
    }
    living = Occupancy.objects.filter(residence__person__in=keys, valid__contains=on).select_related("dwelling")
    dwellings = {one.residence_id: (one.dwelling, one.valid.lower) for one in living}
    ties = _ties(keys, on)
    return {
        one.pk: Described(
            one, states[one.pk], ids[one.pk], origins[one.pk], blocked.get(one.pk), permits.get(one.pk),
            residences[one.pk], dwellings, ties[one.pk], guardians[one.pk], posts.get(one.pk), paper_blocks[one.pk],
            houses.get(one.pk),
        )
        for one in persons
        if one.pk in states
    }  # fmt: skip


def _ties(keys: list[int], on: date) -> dict[int, list[Relationship]]:
    rows = Relationship.objects.filter(Q(person__in=keys) | Q(other__in=keys), valid__contains=on)
    found = defaultdict(list)
    for row in rows.select_related("person", "other").order_by("valid", "pk"):
        for key in (row.person_id, row.other_id):
            found[key].append(row)
    return found


def _by_person(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found
