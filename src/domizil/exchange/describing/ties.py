# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Other persons in a message: spouse, parents, representatives, and where mail goes."""

from __future__ import annotations

from typing import Any

from domizil.register.models import (
    DeliveryAddress,
    EventKind,
    Guardian,
    RegisterEvent,
    Relationship,
    RelationshipKind,
    Sex,
)

from ..ech0020_v3 import extra, person, places
from ..ech0020_v3.identification import NamedPersonId
from .features import identification, last
from .places import UNKNOWN, iso2
from .rows import Described

_LINE = 60
"""Letters of a line of an organisation's name."""
_COUPLES = {RelationshipKind.SPOUSE: "1", RelationshipKind.PARTNER: "2"}
_PARENTS = {
    (RelationshipKind.PARENT, Sex.FEMALE): "3",
    (RelationshipKind.PARENT, Sex.MALE): "4",
    (RelationshipKind.FOSTER, Sex.FEMALE): "5",
    (RelationshipKind.FOSTER, Sex.MALE): "6",
}
"""Mother, father, foster mother, foster father; eCH-0021 has no code for a parent of undetermined sex."""


def spouse(of: Described, municipality: int) -> extra.MaritalRelationship | None:
    """The spouse or registered partner, where the register knows them."""
    tie = next((one for one in of.ties if one.kind in _COUPLES), None)
    if tie is None:
        return None
    other = tie.other if tie.person_id == of.person.pk else tie.person
    partner = extra.Partner(person_identification=identification(other, municipality))
    return extra.MaritalRelationship(partner=partner, type_of_relationship=_COUPLES[RelationshipKind(tie.kind)])


def parents(of: Described, municipality: int) -> tuple[extra.ParentalRelationship, ...]:
    """Parents and foster parents, with their care."""
    mine = [one for one in of.ties if one.person_id == of.person.pk]
    found = (_parent(one, municipality) for one in mine)
    return tuple(one for one in found if one is not None)


def _parent(tie: Relationship, municipality: int) -> extra.ParentalRelationship | None:
    code = _PARENTS.get((RelationshipKind(tie.kind), Sex(tie.other.sex)))
    if code is None:
        return None
    return extra.ParentalRelationship(
        partner=extra.Partner(person_identification=identification(tie.other, municipality)),
        relationship_valid_from=tie.valid.lower,
        type_of_relationship=code,
        care=tie.care or 0,
    )


def guardians(of: Described, municipality: int) -> tuple[extra.GuardianRelationship, ...]:
    """Who represents the person under child and adult protection law."""
    return tuple(guardian(one, municipality) for one in of.guardians)


def guardian(held: Guardian, municipality: int) -> extra.GuardianRelationship:
    """One representation: a person of the register, or somebody or an office by name."""
    measure = extra.GuardianMeasure(
        based_on_law=tuple(held.based_on.split()), based_on_law_add_on=held.measure or None,
        guardian_measure_valid_from=held.valid.lower,
    )  # fmt: skip
    return extra.GuardianRelationship(
        guardian_relationship_id=measure_number(held.person_id, held.pk),
        partner=_representative(held, municipality),
        type_of_relationship=str(held.kind),
        guardian_measure_info=measure,
    )


def measure_number(person_id: int, key: int) -> str:
    """The number of a measure that stays the same when it changes: the authority's, else the key it began with."""
    held = Guardian.objects.filter(pk=key).first()
    if held is not None and held.reference:
        return held.reference
    changes = RegisterEvent.objects.filter(person=person_id, kind=EventKind.CHANGE_GUARDIAN).order_by("-pk")
    for before, after in changes.values_list("data__guardian__0", "data__guardian__1"):
        key = before if after == key else key
    return f"G{key}"


def _representative(held: Guardian, municipality: int) -> extra.GuardianPartner:
    """A person of the register, else the name with a number of ours; where they are, the register does not keep."""
    if held.other is not None:
        return extra.GuardianPartner(person_identification=identification(held.other, municipality))
    number = NamedPersonId(person_id_category=f"MU.{municipality}", person_id=f"G{held.pk}")
    nowhere = places.Address(town=UNKNOWN, country="CH")
    return extra.GuardianPartner(
        partner_id_organisation=person.OrganisationId(local_person_id=number),
        address=places.MailAddress(organisation=organisation(held.name), address_information=nowhere),
    )


def organisation(name: str) -> places.OrganisationAddressee:
    """A name of any kind, over the three lines that an address has for it."""
    lines = [name[start : start + _LINE].strip() or None for start in range(0, 3 * _LINE, _LINE)]
    return places.OrganisationAddressee(
        organisation_name=lines[0] or UNKNOWN, organisation_name_add_on1=lines[1], organisation_name_add_on2=lines[2]
    )


def contact(of: Described, held: DeliveryAddress | None) -> person.ContactData | None:
    """Where mail for the person goes, and for whom it is left there."""
    if held is None:
        return None
    named: dict[str, Any] = {"organisation": organisation(held.addressee)}
    if not held.addressee:
        own = places.PersonAddressee(first_name=of.state.first_name[:30], last_name=of.state.official_name[:30])
        named = {"person": own}
    return person.ContactData(
        contact_address=places.MailAddress(**named, address_information=_address(held)),
        contact_valid_from=held.valid.lower,
        contact_valid_till=last(held.valid),
    )


def _address(held: DeliveryAddress) -> places.Address:
    swiss = held.country_id in (None, 8100)
    return places.Address(
        street=held.street or None,
        house_number=(held.house_number or None) if held.street else None,
        town=held.town,
        swiss_zip_code=int(held.zip_code) if swiss else None,
        foreign_zip_code=None if swiss else held.zip_code or None,
        country=iso2(held.country_id),
    )
