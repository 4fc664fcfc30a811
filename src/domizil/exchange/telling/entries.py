# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling that one entry was set right: a number, a place of origin, an address, a tie, a measure, a block.

A message says the state as it now presents itself (eCH-0020 section 4.5), so an entry that was never true is told by
those that are left. Further features and households have no message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from domizil.register.models import DeliveryAddress, Relationship, RelationshipKind

from .. import describing
from ..ech0020_v3 import blocks, corrections
from .told import Telling

Content = tuple[str, Any]
_COUPLES = (RelationshipKind.SPOUSE, RelationshipKind.PARTNER)


def contents(told: Telling) -> Iterator[Content]:
    """Yield kind and content of the messages about the entry that an event corrects."""
    kind, _, key = str(told.event.data["entry"]).partition("-")
    if kind in _TELLERS:
        yield from _TELLERS[kind][1](told, int(key))


def kinds(entry: str) -> set[str]:
    """Return the kinds of messages that may tell the correction of an entry (`guardian-12`)."""
    found = _TELLERS.get(entry.partition("-")[0])
    return set(found[0]) if found else set()


def _numbers(told: Telling, key: int) -> Iterator[Content]:
    who = told.who
    after = corrections.NumbersOnly(
        vn=who.vn, local_person_id=who.local_person_id, other_person_id=who.other_person_id,
        eu_person_id=who.eu_person_id,
    )  # fmt: skip
    numbers = corrections.CorrectedNumbers(person_identification_before=who, person_identification_after=after)
    yield "correctIdentification", corrections.CorrectIdentification(person=numbers)


def _origins(told: Telling, key: int) -> Iterator[Content]:
    places = describing.origins(told.of)
    yield "correctPlaceOfOrigin", corrections.CorrectPlaceOfOrigin(person=told.who, place_of_origin_info=places)


def _address(told: Telling, key: int) -> Iterator[Content]:
    held = told.of.delivery_address or DeliveryAddress.objects.filter(pk=key).first()
    data = describing.contact(told.of, held)
    yield "correctContact", corrections.CorrectContact(person=told.who, contact_data=data)


def _tie(told: Telling, key: int) -> Iterator[Content]:
    """Custody of the child, whichever side it was entered from; a couple; both where the tie was never true."""
    tie = Relationship.objects.select_related("person").filter(pk=key).first()
    if tie is None or tie.kind not in _COUPLES:
        yield from _parents(told, tie)
    if tie is None or tie.kind in _COUPLES:
        info = blocks.MaritalInfo(marital_data=describing.marital(told.of.state))
        spouse = describing.spouse(told.of, told.event.municipality_id)
        content = corrections.CorrectMaritalInfo(person=told.who, marital_info=info, marital_relationship=spouse)
        yield "correctMaritalInfo", content


def _parents(told: Telling, tie: Relationship | None) -> Iterator[Content]:
    of = told.of
    if tie is not None and tie.person_id != of.person.pk:
        of = describing.described([tie.person], told.on)[tie.person_id]
    content = corrections.CorrectParentalRelationship(
        person=describing.identified(of, told.event.municipality_id),
        parental_relationship=describing.parents(of, told.event.municipality_id),
    )
    yield "correctParentalRelationship", content


def _guardians(told: Telling, key: int) -> Iterator[Content]:
    held = describing.guardians(told.of, told.event.municipality_id)
    yield (
        "correctGuardianRelationship",
        corrections.CorrectGuardianRelationship(person=told.who, guardian_relationship=held),
    )


def _block(told: Telling, key: int) -> Iterator[Content]:
    locks = describing.locks(told.of, told.event.municipality_id)
    content = corrections.CorrectDataLock(
        person=told.who, data_lock=locks.data_lock, data_lock_valid_from=locks.data_lock_valid_from,
        data_lock_valid_till=locks.data_lock_valid_till,
    )  # fmt: skip
    yield "correctDataLock", content


_TELLERS: dict[str, tuple[tuple[str, ...], Callable[[Telling, int], Iterator[Content]]]] = {
    "id": (("correctIdentification",), _numbers),
    "origin": (("correctPlaceOfOrigin",), _origins),
    "address": (("correctContact",), _address),
    "tie": (("correctParentalRelationship", "correctMaritalInfo"), _tie),
    "guardian": (("correctGuardianRelationship",), _guardians),
    "block": (("correctDataLock",), _block),
}
