# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The facts that the law asks for at an arrival, gathered for many residences at once, and what it makes of them.

The law and the facts of the day of arrival decide: who came, with whom, as what. A residence that began before the
oldest text of the act that is known here is not judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from domizil.law.engine import Law, NoSuchLaw, Step, Unknown
from domizil.law.engine.deadlines import Deadline
from domizil.law.lu_ng.authorities import Right
from domizil.law.lu_ng.facts import STATUTE, FamilyRole, NewcomerFacts, PaperDuty, Purpose, Standing, Stay
from domizil.law.lu_ng.last_day import with_last_day
from domizil.register.models import (
    Person,
    PersonState,
    PlaceOfOrigin,
    Relationship,
    RelationshipKind,
    Residence,
    Sex,
)

from .. import legal_facts
from ..identity import SWITZERLAND
from .together import living_together


@dataclass(frozen=True, slots=True)
class Arrival:
    """An arrival as the law sees it: the facts, the papers owed, and by when.

    `due` is the last day for the papers; None where nothing is due, or where the term is a figure that nobody entered
    (then `handing_in` says so). `judged` is False where no text of the act is known for the day; then nothing else may
    be asked. Derivations are made when they are asked for: a night judges every resident and explains few.
    """

    residence: Residence
    newcomer: NewcomerFacts
    stay: Stay
    judged: bool
    duties: tuple[PaperDuty, ...]
    due: Deadline | None = None

    @property
    def owed(self) -> Step | None:
        """Why these papers are owed; None where the day is not judged."""
        return self._derived("papers_owed", person=self.newcomer, stay=self.stay) if self.judged else None

    @property
    def handing_in(self) -> Step | None:
        """Why the papers are due by that day, or which figure nobody entered; None where the day is not judged."""
        return self._derived("papers_due", person=self.newcomer, stay=self.stay) if self.judged else None

    @property
    def registration(self) -> Step:
        """The last day to register, derived: for working people it comes before that of their papers (§§ 5, 8)."""
        return self._derived("registration_due", person=self.newcomer, stay=self.stay)

    @property
    def register_by(self) -> Deadline | None:
        """The last day to register; None where nobody registers or the term is unknown."""
        return _deadline(self.residence, self.registration.value)

    @property
    def permit(self) -> Step | None:
        """Why the stay needs the municipality's permit (§ 5 para. 1); None where it does not."""
        found = self._derived("needs_stay_permit", person=self.newcomer, stay=self.stay)
        return found if found.value else None

    @property
    def may_settle(self) -> bool:
        """Whether the act itself lets the person live here (§ 1); else federal law says it (§ 2 para. 2)."""
        return self._derived("right_to_settle", person=self.newcomer).value is Right.FREE_SETTLEMENT

    @property
    def literally(self) -> Step | None:
        """What the words of 1948 say of this member of a family (§ 3 para. 1 lit. d), where they say another thing."""
        if self._derived("classification", stay=self.stay).value is not Standing.SETTLEMENT:
            return None
        member = {"role": self.newcomer.role, "of_age": self.newcomer.of_age}
        literal = self._derived("deposits_in_family_literally", **member)
        return None if literal.value == self._derived("deposits_in_family", **member).value else literal

    def _derived(self, rule: str, **facts: Any) -> Step:
        return Law.on(self.stay.begins).derive(STATUTE, rule, **facts)


def arrivals(residences: Sequence[Residence]) -> list[Arrival]:
    """Judge residences; the caller has loaded person and municipality of each."""
    book = _Book(residences)
    return [_judged(residence, book) for residence in residences]


def arrival(residence: Residence) -> Arrival:
    """Judge one residence."""
    return arrivals([residence])[0]


def is_swiss(person: Person) -> bool:
    """Whether somebody is Swiss today."""
    return bool(person.nationality_id == SWITZERLAND)


def stay_of(residence: Residence) -> Stay:
    """Why, from when and until when somebody is in the municipality, as entered at the counter."""
    ends = residence.planned_end
    begins = residence.valid.lower
    return Stay(Purpose(residence.purpose), begins, max(ends, begins) if ends else None)


def _judged(residence: Residence, book: _Book) -> Arrival:
    newcomer, stay = book.newcomer(residence), stay_of(residence)
    try:
        owed = _value("papers_owed", newcomer, stay)
    except NoSuchLaw:
        return Arrival(residence, newcomer, stay, judged=False, duties=())
    return Arrival(
        residence, newcomer, stay, True, owed or (), _deadline(residence, _value("papers_due", newcomer, stay))
    )


def _value(rule: str, newcomer: NewcomerFacts, stay: Stay) -> Any:
    """What a rule of the day of arrival gives; None where it needs a figure that nobody entered."""
    try:
        return Law.on(stay.begins).value(STATUTE, rule, person=newcomer, stay=stay)
    except Unknown:
        return None


def _deadline(residence: Residence, counted: date | None) -> Deadline | None:
    begins = residence.valid.lower
    return with_last_day(Law.on(begins), begins, counted, residence.municipality_id) if counted else None


class _Book:
    """What the register knows about the people of some residences on their days of arrival, read in a few queries."""

    def __init__(self, residences: Sequence[Residence]) -> None:
        people = {residence.person_id for residence in residences}
        states = PersonState.objects.filter(person__in=people).order_by("valid")
        self.states = _by_person(
            states.values_list("person_id", "valid", "nationality_id", "marital_status", named=True)
        )
        origins = PlaceOfOrigin.objects.filter(person__in=people)
        self.origins = _by_person(origins.values_list("person_id", "name", "canton", named=True))
        ties = list(Relationship.objects.filter(Q(person__in=people) | Q(other__in=people)))
        self.parents = _by_person(tie for tie in ties if tie.kind == RelationshipKind.PARENT)
        self.homes = {place: legal_facts.homes(place) for place in {residence.municipality for residence in residences}}
        self.together = living_together(residences, people, ties)

    def newcomer(self, residence: Residence) -> NewcomerFacts:
        """The facts of one person on the day of arrival."""
        person, day = residence.person, residence.valid.lower
        return legal_facts.newcomer(
            person.date_of_birth, _on(self.states[person.pk], day), self.origins[person.pk],
            self.homes[residence.municipality], day,
            role=self._role(person, day), returns=_came_from_elsewhere(residence),
        )  # fmt: skip

    def _role(self, person: Person, day: date) -> FamilyRole:
        """What somebody is in the family; who is born here, or joins the family as a minor, comes as its child."""
        others, of_age = self.together[person.pk, day], legal_facts.is_of_age(person.date_of_birth, day)
        if person.date_of_birth == day:
            return FamilyRole.CHILD
        if not others:
            return FamilyRole.ALONE
        if not of_age or any(tie.other_id in others for tie in self.parents[person.pk]):
            return FamilyRole.CHILD
        return FamilyRole.FATHER if person.sex == Sex.MALE else FamilyRole.OTHER_ADULT


def _came_from_elsewhere(residence: Residence) -> bool:
    """Whether a place before the arrival is known; who was born here has none."""
    return bool(residence.comes_from or residence.comes_from_municipality or residence.comes_from_country_id)


def _by_person(rows: Iterable[Any]) -> Mapping[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found


def _on(states: Sequence[Any], day: date) -> Any:
    """The state on a day; the first one for days before the register knew the person."""
    return next((state for state in reversed(states) if state.valid.lower <= day), states[0])
