# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Blocks of information that several messages share, and the frame of an event (eCH-0020 section 4.2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar, dataclass_transform

from ..ech.binding import Raw, element, record
from .extra import (
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
    MaritalAddon,
    MaritalRelationship,
    OriginAddon,
    ParentalRelationship,
    PoliticalRights,
)
from .identification import PersonIdentification
from .names import E20
from .person import (
    BirthData,
    ContactData,
    DeathData,
    Destination,
    DwellingAddress,
    MaritalData,
    NameData,
    NationalityData,
    Origin,
    ReligionData,
    ResidencePermitData,
)
from .places import SwissMunicipality

T = TypeVar("T")
KINDS: dict[str, type] = {}
"""Every kind of message (the element below `delivery`) and its record."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(element,))
def event(kind: str, *, person: str | None = None) -> Callable[[type[T]], type[T]]:
    """Make a class the record of a kind of message: its `person` is named after the kind, an extension comes last."""

    def made(cls: type[T]) -> type[T]:
        if "person" in cls.__annotations__:
            cls.person = element(person or f"{kind}Person")  # type: ignore[attr-defined]
        cls.__annotations__["extension"] = Raw | None
        cls.extension = element(default=None)  # type: ignore[attr-defined]
        KINDS[kind] = record(E20)(cls)
        return KINDS[kind]

    return made


@record(E20)
class NameInfo:
    """Names and since when they hold."""

    name_data: NameData
    name_valid_from: date | None = None


@record(E20)
class BirthInfo:
    """Birth, and the names of the parents at it."""

    birth_data: BirthData
    birth_addon_data: BirthAddon | None = None


@record(E20)
class MaritalInfo:
    """Civil status, and where it was entered into."""

    marital_data: MaritalData
    marital_data_addon: MaritalAddon | None = None


@record(E20)
class MarriageData:
    """Civil status as a marriage or partnership reports it."""

    marital_status: str
    date_of_marital_status: date | None = None


@record(E20)
class MarriageInfo:
    """Civil status at a marriage, and where it took place (maritalInfoRestrictedMarriageType)."""

    marital_data: MarriageData
    marital_data_addon: MaritalAddon | None = None


@record(E20)
class OriginInfo:
    """A place of origin, and since when."""

    place_of_origin: Origin
    place_of_origin_addon_data: OriginAddon | None = None


@record(E20)
class BirthPerson:
    """A newborn person (birthPersonType)."""

    person_identification: PersonIdentification
    name_info: NameInfo
    birth_info: BirthInfo
    religion_data: ReligionData
    marital_data: MaritalData
    nationality_data: NationalityData
    contact_data: ContactData | None = None
    person_additional_data: AdditionalData | None = None
    place_of_origin_info: tuple[OriginInfo, ...] = ()
    residence_permit_data: ResidencePermitData | None = None
    lock_data: LockData
    parental_relationship: tuple[ParentalRelationship, ...] = ()
    health_insurance_data: HealthInsurance | None = None


@record(E20)
class InfostarPerson:
    """A person as the civil-status register reports it (infostarPersonType)."""

    person_identification: PersonIdentification
    name_info: NameInfo
    birth_info: BirthInfo
    marital_info: MaritalInfo
    nationality_data: NationalityData
    place_of_origin_info: tuple[OriginInfo, ...] = ()
    death_data: DeathData | None = None


@record(E20)
class WholePerson:
    """All that a register knows of a person (baseDeliveryPersonType; without a death also the one of moveIn)."""

    person_identification: PersonIdentification
    name_info: NameInfo
    birth_info: BirthInfo
    religion_data: ReligionData
    marital_info: MaritalInfo
    nationality_data: NationalityData
    death_data: DeathData | None = None
    contact_data: ContactData | None = None
    person_additional_data: AdditionalData | None = None
    political_right_data: PoliticalRights | None = None
    place_of_origin_info: tuple[OriginInfo, ...] = ()
    residence_permit_data: ResidencePermitData | None = None
    lock_data: LockData
    job_data: JobData | None = None
    marital_relationship: MaritalRelationship | None = None
    parental_relationship: tuple[ParentalRelationship, ...] = ()
    guardian_relationship: tuple[GuardianRelationship, ...] = ()
    armed_forces_data: ArmedForces | None = None
    civil_defense_data: CivilDefense | None = None
    fire_service_data: FireService | None = None
    health_insurance_data: HealthInsurance | None = None
    matrimonial_inheritance_arrangement_data: InheritanceArrangement | None = None


@record(E20)
class Reporting:
    """The municipality (or federal register) that reports, and the residence there (reportingMunicipalityType).

    The two last fields belong to a main residence (where there are secondary ones) or a secondary one (where the main
    residence is).
    """

    reporting_municipality: SwissMunicipality | None = None
    federal_register: str | None = None
    arrival_date: date | None = None
    comes_from: Destination | None = None
    dwelling_address: DwellingAddress | None = None
    departure_date: date | None = None
    goes_to: Destination | None = None
    main_residence: SwissMunicipality | None = None
    secondary_residence: tuple[SwissMunicipality, ...] = ()
