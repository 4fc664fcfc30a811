# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who lives with somebody under a block on the data: an address that stays open there tells where both live."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from domizil.base import clock
from domizil.base.models import Worker

from . import addresses, legal_facts, tasks
from .companions import COUPLES
from .models import HouseholdKind, HouseholdMember, Occupancy, Person, RegisterEvent, Relationship, Task

ADDRESS_OPEN = "address_open"


def open_beside(person: Person) -> list[Person]:
    """Return who lives in a person's dwelling or private household today and has no block, by birth.

    Of a collective household only the family in it: the others there tell nobody where one of them lives.
    """
    found = Person.objects.filter(pk__in=_beside(person.pk), date_of_death=None).order_by("date_of_birth", "pk")
    rows = list(found)
    hidden = addresses.blocked([one.pk for one in rows])
    return [one for one in rows if one.pk not in hidden]


def goes_along(person: Person, others: Sequence[Person]) -> set[int]:
    """Return which of them a block is to hold for unless a clerk says no: spouse, partner, and minors."""
    today = clock.today()
    couple = {other for kind, other in _ties(person.pk) if kind in COUPLES}
    return {one.pk for one in others if one.pk in couple or not legal_facts.is_of_age(one.date_of_birth, today)}


def follow_up(by: Worker, locked: Sequence[RegisterEvent]) -> None:
    """Open a task where others of the dwelling keep an open address, one for the same others; close what is settled."""
    told: set[frozenset[int]] = set()
    for event in locked:
        beside = frozenset(one.pk for one in open_beside(event.person))
        if beside and beside not in told:
            told.add(beside)
            tasks.open_task(
                municipality=event.municipality_id, kind=ADDRESS_OPEN, key=str(event.uuid), person=event.person_id,
                subject=tasks.BLOCK_THE_OTHERS,
            )  # fmt: skip
    settle(by, {key for event in locked for key in _beside(event.person_id)})


def settle(by: Worker, persons: Collection[int]) -> None:
    """Close the tasks about persons who have no block any more, or with whom nobody has an open address any more."""
    for task in Task.objects.filter(kind=ADDRESS_OPEN, person__in=persons, done_on=None).select_related("person"):
        assert task.person is not None, "found by it"
        if not addresses.blocked([task.person.pk]) or not open_beside(task.person):
            tasks.close_task(by=by, kind=ADDRESS_OPEN, key=task.key, outcome=_("Durch Datensperren erledigt."))


def _beside(person: int) -> set[int]:
    """The keys of who shares the dwelling or the household."""
    today = clock.today()
    members = HouseholdMember.objects.filter(valid__contains=today)
    held = list(members.filter(person=person).values_list("household", "household__kind"))
    found = set(members.filter(household__in=[key for key, _kind in held]).values_list("person", flat=True))
    homes = Occupancy.objects.filter(valid__contains=today, dwelling__isnull=False)
    mine = list(homes.filter(residence__person=person).values_list("dwelling", flat=True))
    found.update(homes.filter(dwelling__in=mine).values_list("residence__person", flat=True))
    if any(kind != HouseholdKind.PRIVATE for _key, kind in held):
        found &= {other for _kind, other in _ties(person)}
    return found - {person}


def _ties(person: int) -> list[tuple[str, int]]:
    rows = Relationship.objects.filter(Q(person=person) | Q(other=person), valid__contains=clock.today())
    return [(row.kind, row.other_id if row.person_id == person else row.person_id) for row in rows]
