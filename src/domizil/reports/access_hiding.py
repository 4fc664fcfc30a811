# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the answer to a request for access leaves out while an address is blocked (Sperrvermerk, § 13 NG).

Whoever has a block is told nowhere by address: not in columns of places, and not in texts and data that may name one
(messages as they came, what changed, letters). A column that comes later is left out by its type, without a word here.
"""

# ruff: noqa: SLF001 - Django names what it tells about its models `_meta`

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Field, JSONField, Q, TextField

from domizil.base import access, clock
from domizil.base.models import Role, Worker
from domizil.housing.models import Accommodation
from domizil.register import actions, addresses
from domizil.register.models import Dwelling, Guardian, Household, HouseholdMember, Person, Relationship
from domizil.register.writing import responsible

_PLACES = (Dwelling, Household, Accommodation)
_SPEAKS_OF_PLACES = {
    "street", "house_number", "zip_code", "town", "addressee", "address", "egid", "note", "outcome", "answer",
}  # fmt: skip
_OWN = {
    "register.RegisterEvent", "duties.DutyCase", "duties.Letter", "duties.Fine", "papers.Receipt",
}  # fmt: skip
"""Rows whose texts are of the person alone, whoever else lives there."""


@dataclass(frozen=True, slots=True)
class Hiding:
    """What is left out. `own`: the person's address; `others`: texts that may tell of somebody near who has a block."""

    own: bool = False
    others: bool = False

    def hides(self, field: Field[Any, Any]) -> bool:
        """Say whether the values of a column are left out; a derivation reckons with no address."""
        if field.name == "derivation":
            return False
        text = isinstance(field, (JSONField, TextField, ArrayField))
        if self.own:
            return text or field.related_model in _PLACES or field.name in _SPEAKS_OF_PLACES
        return self.others and text and field.model._meta.label not in _OWN


def hiding(person: Person, *, by: Worker, reason: str | None) -> tuple[Hiding, bool]:
    """Return what an answer leaves out, and whether an address was disclosed for it.

    With a reason the address of a person who has a block is disclosed for this one answer: the reason stays as an event
    (`register.actions.disclose_address`). Raises Refusal (an empty reason) and Hidden (who may not disclose it).
    """
    near = _near(person.pk)
    blocked = addresses.blocked([person.pk, *near])
    disclosed = reason is not None and person.pk in blocked
    if disclosed:
        actions.disclose_address(by=by, person=person, reason=str(reason))
    return Hiding(own=person.pk in blocked and not disclosed, others=bool(blocked & near)), disclosed


def may_disclose(person: Person, *, by: Worker) -> bool:
    """Say whether a worker may disclose the address of somebody who has a block: the responsible office."""
    try:
        access.require(by, Role.REGISTER, municipality=responsible(person, clock.today()))
    except access.Hidden:
        return False
    return True


def _near(person: int) -> set[int]:
    """Whoever is or was family, representative or in the same household, as far as the worker sees them."""
    ties = Relationship.objects.filter(Q(person=person) | Q(other=person)).values_list("person", "other")
    guardians = Guardian.objects.filter(Q(person=person, other__isnull=False) | Q(other=person)).values_list(
        "person", "other"
    )
    houses = HouseholdMember.objects.filter(person=person).values("household")
    mates = HouseholdMember.objects.filter(household__in=houses).values_list("person", flat=True)
    found = {key for pair in (*ties, *guardians) for key in pair}
    return {*found, *mates} - {person}
