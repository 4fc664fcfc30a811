# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""eCH-0093 version 2.0 (25 November 2015): what the municipality left and the one of destination tell each other."""

from __future__ import annotations

from datetime import date

from lxml import etree

from .ech import binding
from .ech.binding import Raw, Unreadable, element, record
from .ech0020_v3.delivery import Delivery
from .ech0020_v3.extra import (
    AdditionalData,
    ArmedForces,
    BirthAddon,
    CivilDefense,
    FireService,
    GuardianRelationship,
    HealthInsurance,
    InheritanceArrangement,
    JobData,
    LockData,
    MaritalRelationship,
    ParentalRelationship,
)
from .ech0020_v3.header import Header
from .ech0020_v3.identification import PersonIdentification
from .ech0020_v3.names import PREFIXES
from .ech0020_v3.person import (
    BirthData,
    ContactData,
    DwellingAddress,
    MaritalData,
    NameData,
    NationalityData,
    Origin,
    ReligionData,
    ResidencePermitData,
)
from .ech0020_v3.places import Address, SwissMunicipality

E93 = "http://www.ech.ch/xmlns/eCH-0093/2"
ROOT = f"{{{E93}}}delivery"
SCHEMA = "eCH-0093-2-0"
_HEADER = f"{{{E93}}}deliveryHeader"


@record(E93)
class Whereabouts:
    """Where somebody lives now: not known, a dwelling, or an address abroad."""

    unknown: str | None = None
    swiss_town: DwellingAddress | None = None
    foreign_country: Address | None = None


@record(E93)
class OnlyPerson:
    """Who arrived or died."""

    person_identification: PersonIdentification


@record(E93)
class ArrivedAt:
    """Where and when somebody arrived (the element of the address is misspelt in the standard)."""

    reporting_municipality: SwissMunicipality
    arrival_date: date
    comes_from: SwissMunicipality | None = None
    dwelling_address: Whereabouts = element("dwellingAddess")


@record(E93)
class MoveIn:
    """Somebody arrived, says the municipality of destination to the one left."""

    person: OnlyPerson = element("moveInPerson")
    has_main_residence: ArrivedAt
    extension: Raw | None = None


@record(E93)
class WholePerson:
    """All that the municipality left knows of a person."""

    person_identification: PersonIdentification
    name_data: NameData
    birth_data: BirthData
    birth_addon_data: BirthAddon | None = None
    nationality_data: NationalityData
    address_for_service: ContactData | None = None
    religion_data: ReligionData | None = None
    marital_data: MaritalData
    place_of_origin: tuple[Origin, ...] = ()
    residence_permit: ResidencePermitData | None = None
    person_additional_data: AdditionalData | None = None
    job_data: JobData | None = None
    marital_relationship: MaritalRelationship | None = None
    parental_relationship: tuple[ParentalRelationship, ...] = ()
    guardian_relationship: tuple[GuardianRelationship, ...] = ()
    armed_forces_data: ArmedForces | None = None
    civil_defense_data: CivilDefense | None = None
    fire_service_data: FireService | None = None
    health_insurance_data: HealthInsurance | None = None
    matrimonial_inheritance_arrangement_data: InheritanceArrangement | None = None
    lock_data: LockData | None = None
    secondary_residence: tuple[SwissMunicipality, ...] = ()


@record(E93)
class GoesTo:
    """The municipality of destination, and the address there."""

    destination_municipality: SwissMunicipality | None = None
    destination_address: Whereabouts


@record(E93)
class ReportingDestination:
    """Who reports, where to, and when."""

    reporting_municipality: SwissMunicipality
    goes_to: GoesTo
    departure_date: date


@record(E93)
class Destination:
    """Where somebody goes."""

    move_out_reporting_destination: ReportingDestination


@record(E93)
class MoveOut:
    """Somebody left, says the municipality left to the one of destination."""

    person: WholePerson = element("moveOutPerson")
    destination: Destination
    extension: Raw | None = None


@record(E93)
class Death:
    """Somebody died, says the municipality of the main residence to those of secondary ones."""

    person: OnlyPerson = element("deathPerson")
    date_of_death: date
    extension: Raw | None = None


PREFIX = "eCH-0093 "
"""What the kinds of this standard begin with, beside those of eCH-0020 of the same name."""
MOVE_IN, MOVE_OUT, DEATH = PREFIX + "moveIn", PREFIX + "moveOut", PREFIX + "death"
KINDS: dict[str, type] = {MOVE_IN: MoveIn, MOVE_OUT: MoveOut, DEATH: Death}


def read(root: etree._Element) -> Delivery:
    """Return the message that a root element holds. Raises Unreadable."""
    children = list(root.iterchildren(etree.Element))
    kind = PREFIX + etree.QName(children[-1]).localname if len(children) == 2 else ""
    if root.tag != ROOT or kind not in KINDS or children[0].tag != _HEADER:
        raise Unreadable("delivery", "must hold a deliveryHeader and one message of eCH-0093 version 2.0")
    header = binding.read(Header, children[0], "delivery/deliveryHeader")
    return Delivery(header, kind, (binding.read(KINDS[kind], children[1], f"delivery/{kind}"),))


def to_xml(delivery: Delivery) -> bytes:
    """Return a message as a document."""
    root = etree.Element(ROOT, nsmap={**PREFIXES, "eCH-0093": E93})
    binding.write(delivery.header, etree.SubElement(root, _HEADER))
    binding.write(delivery.content, etree.SubElement(root, f"{{{E93}}}{delivery.kind.removeprefix(PREFIX)}"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
