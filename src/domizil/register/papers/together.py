# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who lives together with whom on a day of arrival (§ 3 para. 1 lit. d: "families that arrive and live together")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from domizil.register.models import HouseholdMember, Relationship, Residence


def living_together(
    residences: Sequence[Residence], people: set[int], ties: Iterable[Relationship]
) -> Mapping[tuple[int, date], set[int]]:
    """For each person and day of arrival: who else of the household lives in the municipality on that day."""
    near = _Near(people, ties)
    asked = {(residence.person_id, residence.valid.lower, residence.municipality_id) for residence in residences}
    others = {(person, day, place): near.of(person, day) for person, day, place in asked}
    here: defaultdict[int, list[Any]] = defaultdict(list)
    stays = Residence.objects.filter(person__in=set().union(*others.values()))
    for stay in stays.values_list("person_id", "municipality_id", "valid", named=True):
        here[stay.person_id].append(stay)
    return {
        (person, day): {
            other for other in found if any(day in stay.valid and stay.municipality_id == place for stay in here[other])
        }
        for (person, day, place), found in others.items()
    }


class _Near:
    """The household of each person; where the dwelling is not known yet there is none, and the next of kin stand in."""

    def __init__(self, people: set[int], ties: Iterable[Relationship]) -> None:
        self.members: defaultdict[int, list[Any]] = defaultdict(list)
        self.households: defaultdict[int, list[Any]] = defaultdict(list)
        mine = HouseholdMember.objects.filter(person__in=people).values("household")
        rows = HouseholdMember.objects.filter(household__in=mine)
        for member in rows.values_list("household_id", "person_id", "valid", named=True):
            self.members[member.household_id].append(member)
            self.households[member.person_id].append(member)
        self.kin: defaultdict[int, list[tuple[Relationship, int]]] = defaultdict(list)
        for tie in ties:
            self.kin[tie.person_id].append((tie, tie.other_id))
            self.kin[tie.other_id].append((tie, tie.person_id))

    def of(self, person: int, day: date) -> set[int]:
        """Return who else belongs to the person's household, or is parent, child or spouse, on a day."""
        own = [member.household_id for member in self.households[person] if day in member.valid]
        if not own:
            return {other for tie, other in self.kin[person] if day in tie.valid}
        rows = [member for household in own for member in self.members[household] if day in member.valid]
        return {member.person_id for member in rows} - {person}
