# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a form of the counter holds: begun from a person, posted with its buttons, or taken up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from domizil.base.access import Hidden
from domizil.base.refusal import Refusal
from domizil.base.typed import typed_number
from domizil.law.engine.periods import DAY
from domizil.register import actions
from domizil.register.announcements import hiding, lookups, together
from domizil.register.announcements.forms import Asked, People, Report, data_of_post
from domizil.register.announcements.forms.entries import EntryForm
from domizil.register.announcements.models import Announcement, Kind
from domizil.register.announcements.together import Companion
from domizil.register.models import EventKind, Person, PlaceOfOrigin, RegisterEvent

_FROM_THE_PAGE = ("corrects", "entry", "field", "guardian", "step")
"""What the page of a person tells beside the person: which event or entry it is about."""
_FROM_A_MESSAGE = (
    "on", "from_country", "from_place", "to_country", "to_place", "address", "town", "departure", "reopen", "value",
    "reason",
)  # fmt: skip
"""What the message of another register tells."""
_OF_SOMEBODY = ("official_name", "first_name", "date_of_birth", "sex", "vn")
"""What it tells of somebody whom the register may not know."""


def begun(asked: Asked, told: Mapping[str, str]) -> dict[str, Any]:
    """An empty form, about the person from whose page it was opened; a correction, of the entry it was opened from.

    Raises Hidden where the address names a person, an entry or an event that is not there or not seen.
    """
    person = told.get("person", "")
    _insist(told)
    about = [{"person": person}] if typed_number(person) is not None else _somebody(told)
    if asked.people is People.CHILD:
        return {"persons": [{}, *about]}
    known = {name: told[name] for name in (*_FROM_THE_PAGE, *_FROM_A_MESSAGE) if told.get(name)}
    entered = _as_entered(person, known["entry"]) if "entry" in known else {}
    day = _day_of(asked, person, known.get("corrects", ""))
    return {"persons": about or [{}]} | _origins(asked, person) | entered | known | day


def _insist(told: Mapping[str, str]) -> None:
    """A form about nobody, or about nothing, is no page: what is typed into it would lead nowhere. Raises Hidden."""
    person, entry, event = (told.get(name, "") for name in ("person", "entry", "corrects"))
    key = typed_number(person)
    who = Person.objects.filter(pk=key).first() if key is not None else None
    if (person or entry or event) and who is None:
        raise Hidden("No such person.")
    if event and who and together.event_named(event, who) is None:
        raise Hidden("No such event of this person.")
    if entry and who:
        _entry_of(who, entry)


def _entry_of(who: Person, name: str) -> tuple[str, Any]:
    """The kind of an entry and its row. Raises Hidden."""
    try:
        return actions.entry_of(who, name)
    except Refusal:
        raise Hidden("No such entry of this person.") from None


def _somebody(told: Mapping[str, str]) -> list[dict[str, str]]:
    """Somebody described by a message; nobody where none is."""
    described = {name: told[name] for name in _OF_SOMEBODY if told.get(name)}
    return [described] if described else []


def with_companions(given: dict[str, Any], companions: Sequence[Companion]) -> dict[str, Any]:
    """A form that is begun, with those ticked for whom the correction holds too."""
    return given | {"also": " ".join(str(one.person.pk) for one in companions if one.along)}


def along(request: HttpRequest, given: Report, companions: Sequence[Companion]) -> list[str]:
    """The keys that are ticked: as they were, and the usual ones where somebody is offered for the first time."""
    ticked, offered = given.facts.typed("also").split(), request.POST.getlist("offered")
    new = [str(one.person.pk) for one in companions if one.along and request.method == "POST"]
    return ticked + [key for key in new if key not in offered]


def _origins(asked: Asked, person: str) -> dict[str, str]:
    """The places of origin that somebody has, to be changed."""
    if asked.kind != Kind.ORIGINS:
        return {}
    held = PlaceOfOrigin.objects.filter(person=typed_number(person) or 0, valid__endswith=None).order_by("name")
    return {"origins": ", ".join(f"{one.name} {one.canton}" for one in held)}


def _day_of(asked: Asked, person: str, event: str) -> dict[str, str]:
    """The day that says which residence a correction is about, where it was begun at an event."""
    keys = {"pk": typed_number(event) or 0, "person": typed_number(person) or 0}
    found = RegisterEvent.objects.filter(**keys).first() if asked.kind == Kind.RESIDENCE else None
    if found is None:
        return {}
    day = found.event_date - DAY if found.kind == EventKind.MOVE_OUT else found.event_date
    here = lookups.residence(found.person_id, found.municipality_id, day)
    return {"during": f"{day.day}.{day.month}.{day.year}"} if here else {}


def _as_entered(person: str, name: str) -> dict[str, str]:
    """The values of an entry as they stand, to be corrected."""
    kind, row = _entry_of(Person.objects.get(pk=person), name)
    columns = actions.ENTRIES[kind][1]
    held = {column: getattr(row, f"{column}_id", None) or getattr(row, column) for column in columns}
    return {f"{EntryForm.RIGHT}{column}": str(value) for column, value in held.items() if value not in (None, "")}


def posted(request: HttpRequest) -> dict[str, Any]:
    """What was posted, after the button: a person more or less, members of the family who come along."""
    data = data_of_post(request.POST)
    data["also"] = " ".join(request.POST.getlist("also"))
    people: list[dict[str, str]] = data["persons"]
    do, _, which = request.POST.get("do", "").partition(":")
    place = typed_number(which)
    if do == "drop" and place is not None and place < len(people):
        del people[place]
    there = {person.get("person") for person in people}
    people += [
        {"person": key} for key in request.POST.getlist("with") if typed_number(key) is not None and key not in there
    ]
    if do == "add":
        people.append({})
    return data


def asked_again(kept: Announcement) -> dict[str, Any]:
    """What was typed; who was described is described again, so that a wrong match can be undone."""
    return hiding.shown(kept) | {"persons": kept.data.get("persons") or [{}]}


def family(given: Report) -> list[Person]:
    """Who lives with the residents of the form, is family, and does not stand in it yet."""
    keys = [one.chosen for one in given.persons if one.chosen]
    if not keys or given.asked.people in (People.ONE, People.CHILD):
        return []
    return [person for person in lookups.family(keys) if person.pk not in keys]
