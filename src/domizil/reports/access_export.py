# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that is held on a person, in every room, with who looked at it: the answer to a request for access (§ 12/2 NG).

The rooms are asked through their models: whatever points to a person is held on that person, and so is what points to
such a row. A room that comes later is in the answer without a word here. Row-level security leaves out what the role of
the asking worker does not show; `AccessExport.closed` names those rooms, because whoever answers must say so.
"""

# ruff: noqa: SLF001 - Django names what it tells about its models `_meta`

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import BinaryField, Field, ForeignKey, Model, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from domizil.base import access, clock, readlog
from domizil.base.models import Role, Worker
from domizil.register.models import Person

from .access_hiding import Hiding, hiding, may_disclose
from .access_names import Names
from .access_words import Kept, kept

ROLES = (Role.REGISTER, Role.SUPERVISOR)
_OPEN_TO = {
    "support": (Role.SUPPORT, Role.FINANCE, Role.SUPERVISOR),
    "housing": (Role.HOUSING, Role.SUPPORT, Role.ALLOCATION, Role.PERMITS, Role.FINANCE, Role.SUPERVISOR),
}
"""Rooms that not every role reads which may answer; the policies of their tables hold it (`migrations/…roles.py`)."""
_DERIVED = {"id", "search_key", "sort_key", "code_hash"}
_DEPTH = 2  # a row of a row of the person: the absence of a stay


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one kind that are held on the person, and how many former states of them history keeps."""

    room: str
    kind: str
    title: str
    rows: tuple[tuple[Kept, ...], ...]
    former: int


@dataclass(frozen=True, slots=True)
class AccessExport:
    """The whole answer. `closed`: rooms that the asking worker's role does not show.

    `hiding`: what is left out because of a block; `disclosed`: a blocked address was disclosed for this answer;
    `may_disclose`: the asking worker may have it disclosed.
    """

    person: Person
    made: datetime
    sections: tuple[Section, ...]
    closed: tuple[str, ...]
    reads: tuple[readlog.Look, ...]
    hiding: Hiding
    disclosed: bool
    may_disclose: bool

    def to_json(self) -> dict[str, Any]:
        """As plain data, with the names of columns."""
        return {
            "person": self.person.pk,
            "made": self.made.isoformat(),
            "law": "lu-ng/12/2",
            "held": [
                {
                    "room": section.room,
                    "kind": section.kind,
                    "former_states": section.former,
                    "rows": [
                        {one.name: one.text if one.data is None else one.data for one in row} for row in section.rows
                    ],
                }
                for section in self.sections
            ],
            "not_shown": list(self.closed),
            "address_blocked": self.hiding.own,
            "texts_about_others_left_out": self.hiding.others,
            "looked_at": [
                {"at": look.at.isoformat(), "by": look.worker, "roles": list(look.roles), "why": look.why}
                for look in self.reads
            ],
        }


def access_export(person: int, *, by: Worker, reason: str | None = None) -> AccessExport:
    """Return all that is held on a person; of a person who has a block, no address but for a reason (`access_hiding`).

    Raises Hidden for a person the worker does not see or may not answer for, or where the worker may not disclose the
    address; Refusal for an empty reason.
    """
    access.require(by, *ROLES)
    found = Person.objects.filter(pk=person).first()
    if found is None:
        raise access.Hidden(person)
    reads = tuple(readlog.of_person(person))
    readlog.looked_at(by, [person], readlog.Why.ACCESS)
    hides, disclosed = hiding(found, by=by, reason=reason)
    may = hides.own and may_disclose(found, by=by)
    roles = access.roles(by)
    closed = tuple(_room(label) for label, readers in _OPEN_TO.items() if not roles.intersection(readers))
    return AccessExport(found, clock.now(), tuple(_sections(person, hides)), closed, reads, hides, disclosed, may)


def _sections(person: int, hides: Hiding) -> Iterator[Section]:
    called = Names()
    for model in apps.get_models():
        if not _of_the_house(model) or (condition := _held(model, person)) is None:
            continue
        fields = [field for field in model._meta.fields if _told(field) and not _of_the_person(field)]
        names = [field.name for field in fields if isinstance(field, ForeignKey)]
        unread = [field.name for field in model._meta.fields if isinstance(field, BinaryField)]
        rows = model._default_manager.filter(condition).select_related(*names).defer(*unread).order_by("pk")
        if found := tuple(tuple(_values(row, fields, person, hides, called)) for row in rows):
            label = model._meta.app_label
            title = capfirst(str(model._meta.verbose_name_plural))
            yield Section(_room(label), model._meta.label, title, found, _former(model, [row.pk for row in rows]))


def _of_the_house(model: type[Model]) -> bool:
    return model.__module__.startswith("domizil.") and not hasattr(model, "pgh_tracked_model")


def _held(model: type[Model], person: int) -> Q | None:
    """Which rows of a model are held on a person; None where a model is not about persons."""
    if model is Person:
        return Q(pk=person)
    if not (paths := list(_paths(model, _DEPTH))):
        return None
    condition = Q()
    for path in paths:
        condition |= Q(**{path: person})
    return condition


def _paths(model: type[Model], depth: int) -> Iterator[str]:
    """The ways from a model to a person: its own columns, else those of the rows it belongs to."""
    keys = [field for field in model._meta.fields if isinstance(field, ForeignKey)]
    own = [field.name for field in keys if field.related_model is Person]
    if own or depth == 0:
        yield from own
        return
    for field in keys:
        if _of_the_house(field.related_model) and not field.null:
            yield from (f"{field.name}__{path}" for path in _paths(field.related_model, depth - 1))


def _former(model: type[Model], keys: list[int]) -> int:
    """How many former states of these rows history keeps (every row has one from its beginning)."""
    kept = [event for event in apps.get_models() if getattr(event, "pgh_tracked_model", None) is model]
    states = sum(event._default_manager.filter(pgh_obj__in=keys).count() for event in kept)
    return max(0, states - len(keys))


def _told(field: Field[Any, Any]) -> bool:
    return field.name not in _DERIVED and not isinstance(field, BinaryField)


def _of_the_person(field: Field[Any, Any]) -> bool:
    """Whether a column only leads to another row that is told as well: a stay, a residence."""
    related = field.related_model
    return (
        isinstance(related, type)
        and _of_the_house(related)
        and related is not Person
        and bool(list(_paths(related, 1)))
    )


def _values(row: Model, fields: list[Any], person: int, hides: Hiding, names: Names) -> Iterator[Kept]:
    for field in fields:
        value = getattr(row, field.name)
        if value in (None, "", [], {}) or (isinstance(value, Person) and value.pk == person):
            continue
        if hides.hides(field):
            yield Kept(field.name, capfirst(str(field.verbose_name)), _("gesperrt"))
        elif told := kept(row, field, value, names):
            yield told


def _room(label: str) -> str:
    return str(apps.get_app_config(label).verbose_name)
