# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that the register holds about one person, in few queries; as it is, as valid on a day, as known at a moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from domizil.base import clock
from domizil.base.access import Hidden

from . import addresses
from . import several as entries
from .models import (
    HouseholdMember,
    Occupancy,
    Person,
    PersonState,
    RegisterEvent,
    Relationship,
    RelationshipKind,
    Residence,
)
from .seen import of_its_time
from .several import Entry

EVENTS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Tie:
    """A family tie seen from one person: what the other is to the person (`child` where the person is the parent)."""

    kind: str
    other: Person
    row: Relationship


@dataclass(frozen=True, slots=True)
class Sheet:
    """All about one person. Rows stand in the order of time; features with several values as in `several`, by kind.

    `blocked`: the address is not to be shown (`residences` and `occupancies` are told for the work of the register).
    """

    person: Person
    states: list[PersonState]
    residences: list[Residence]
    occupancies: list[Occupancy]
    ties: list[Tie]
    house_mates: list[Person]
    events: list[RegisterEvent]
    blocked: bool
    several: dict[str, list[Entry]] = field(default_factory=dict)

    def state(self, on: date | None = None) -> PersonState | None:
        """Return the features on a day (default: today)."""
        return next((row for row in self.states if holds(row, on or clock.today())), None)

    def occupancy(self, on: date | None = None) -> Occupancy | None:
        """Return the dwelling lived in on a day (default: today), of the main residence if there are several."""
        day = on or clock.today()
        rows = [row for row in self.occupancies if holds(row, day)]
        return min(rows, key=lambda row: row.residence.kind, default=None)


def holds(row: Any, on: date) -> bool:
    """Say whether a row with valid time holds on a day."""
    return bool(row.valid.lower <= on and (row.valid.upper is None or on < row.valid.upper))


def person_sheet(person_id: int) -> Sheet:
    """Return all about a person whom the worker sees, in at most seven queries. Raises Hidden."""
    states = list(
        PersonState.objects.filter(person=person_id)
        .select_related("person__nationality", "nationality", "birth_country")
        .order_by("valid")
    )
    person = states[0].person if states else Person.objects.select_related("nationality").filter(pk=person_id).first()
    if person is None:
        raise Hidden("There is no such person for this worker.")
    if states:
        of_its_time(person, states[-1])
    occupancies = list(
        Occupancy.objects.filter(residence__person=person)
        .select_related("dwelling", "residence__municipality")
        .order_by("valid", "id")
    )
    several, blocked = entries.several(person_id)
    return Sheet(
        person=person,
        states=states,
        residences=list({row.residence_id: row.residence for row in occupancies}.values()),
        occupancies=occupancies,
        ties=_ties(person_id),
        house_mates=[] if blocked else _house_mates(person_id),
        events=list(
            RegisterEvent.objects.filter(person__in=_rows_of(person_id))
            .select_related("municipality", "worker", "corrects", "person")
            .order_by("-event_date", "-id")[:EVENTS_SHOWN]
        ),
        blocked=blocked,
        several=several,
    )


def _rows_of(person_id: int) -> QuerySet[Person]:
    """Return the row of a person, and the rows that turned out to be the same person."""
    return Person.objects.filter(Q(pk=person_id) | Q(merged_into=person_id))


def _ties(person_id: int) -> list[Tie]:
    rows = Relationship.objects.filter(Q(person=person_id) | Q(other=person_id)).select_related("person", "other")
    return [_tie(row, person_id) for row in rows.order_by("valid", "id")]


def _tie(row: Relationship, person_id: int) -> Tie:
    if row.person_id == person_id:
        return Tie(row.kind, row.other, row)
    child = {RelationshipKind.PARENT: "child", RelationshipKind.FOSTER: "foster_child"}
    return Tie(child.get(RelationshipKind(row.kind), row.kind), row.person, row)


def _house_mates(person_id: int) -> list[Person]:
    """Return who keeps house with a person today, without those who have a block: the page tells this address."""
    today = clock.today()
    mine = HouseholdMember.objects.filter(person=person_id, valid__contains=today).values("household")
    rows = HouseholdMember.objects.filter(household__in=mine, valid__contains=today).exclude(person=person_id)
    seen = rows.select_related("person").annotate(hidden=addresses.IsBlocked("person_id", Value(today)))
    return [row.person for row in seen.order_by("person__date_of_birth", "person_id") if not row.hidden]


@dataclass(frozen=True, slots=True)
class PersonAs:
    """What held about a person on a day, by what the register knew at a moment; each part is None or empty if nothing.

    `person`, `state`, `residences` … are rows of the tables, or of their history with the same columns.
    """

    valid_on: date
    known_on: datetime | None
    person: Any
    state: Any
    residences: list[Any]
    occupancies: list[Any]
    origins: list[Any]
    ids: list[Any]
    ties: list[Any]
    several: dict[str, list[Entry]]


def end_of(day: date | None) -> datetime | None:
    """Return the last moment of a day for `known_on`; None, which is now, for no day and for one that is not over.

    Where the calendar is stopped, history keeps the true times of its rows: all are known on the calendar's day.
    """
    if day is None or day >= clock.today():
        return None
    return datetime.combine(day, time.max, clock.ZONE)


def person_as(person_id: int, *, valid_on: date, known_on: datetime | None = None) -> PersonAs:
    """Return what held about a person on a day; with `known_on`, by what was recorded until that moment.

    Raises Hidden where the worker does not see the person.
    """
    if not Person.objects.filter(pk=person_id).exists():
        raise Hidden("There is no such person for this worker.")

    def rows(model: str, **which: Any) -> list[Any]:
        return _rows(model, Q(**which), valid_on, known_on)

    def held(kind: str) -> list[Any]:
        return asked[kind] if kind in asked else rows(entries.MODELS[kind], person_id=person_id)

    origins, ids = rows("PlaceOfOrigin", person_id=person_id), rows("OfficialId", person_id=person_id)
    asked = {"origin": origins, "id": ids}
    homes = rows("Residence", person_id=person_id)
    keys = [row.pk if known_on is None else row.pgh_obj_id for row in homes]
    return PersonAs(
        valid_on=valid_on,
        known_on=known_on,
        person=_person(person_id, known_on),
        state=next(iter(rows("PersonState", person_id=person_id)), None),
        residences=homes,
        occupancies=rows("Occupancy", residence_id__in=keys),
        origins=origins,
        ids=ids,
        ties=_ties_then(person_id, valid_on, known_on),
        several={kind: entries.entries_of(kind, held(kind)) for kind in entries.KINDS},
    )


def _ties_then(person_id: int, valid_on: date, known_on: datetime | None) -> list[Tie]:
    rows = _rows("Relationship", Q(person_id=person_id) | Q(other_id=person_id), valid_on, known_on)
    seen = Person.objects.in_bulk({key for row in rows for key in (row.person_id, row.other_id)})
    return [_tie(row, person_id) for row in rows if row.person_id in seen and row.other_id in seen]


# What a row of today is shown with. Not for history: what a row there points to may have been deleted since.
_SHOWN_WITH = {
    "Residence": ("municipality",), "Occupancy": ("dwelling",), "PersonState": ("nationality", "birth_country"),
    "HouseholdMember": ("household",),
}  # fmt: skip


def _rows(model: str, which: Q, valid_on: date, known_on: datetime | None) -> list[Any]:
    """Return rows that hold on a day, from the table or from what its history says was recorded until a moment."""
    if known_on is None:
        rows = apps.get_model("register", model).objects.filter(which, valid__contains=valid_on)
        return list(rows.select_related(*_SHOWN_WITH[model]) if model in _SHOWN_WITH else rows)
    history = apps.get_model("register", f"{model}Event")
    return list(_last_known(history, known_on).filter(which, valid__contains=valid_on).order_by("pgh_id"))


def _person(person_id: int, known_on: datetime | None) -> Any:
    if known_on is None:
        return Person.objects.select_related("nationality").get(pk=person_id)
    return _last_known(apps.get_model("register", "PersonEvent"), known_on).filter(pgh_obj_id=person_id).first()


def _last_known(history: Any, known_on: datetime) -> Any:
    """Return the last history row of each object until a moment, without what was deleted by then."""
    rows = history.objects.filter(pgh_created_at__lte=known_on)
    later = rows.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__gt=OuterRef("pgh_id"))
    return rows.filter(~Exists(later)).exclude(pgh_label="delete")
