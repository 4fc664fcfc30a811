# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Further features and relationships of a person: eCH-0021 version 7.0."""

from __future__ import annotations

from datetime import date

from ..ech.binding import element, record
from .identification import PersonIdentification, PersonIdentificationLight
from .names import E20, E21
from .person import GeneralPlace, OrganisationId
from .places import Address, MailAddress, OrganisationMailAddress, PersonMailAddress


@record(E21)
class NameOfParent:
    """A parent's name at the birth of the person (nameOfParentType)."""

    first_name: str | None = None
    official_name: str | None = None
    first_name_only: str | None = None
    official_name_only: str | None = None
    official_proof_of_name_of_parents_yes_no: bool | None = None


@record(E21)
class BirthAddon:
    """Names of the parents (birthAddonDataType)."""

    name_of_father: NameOfParent | None = None
    name_of_mother: NameOfParent | None = None


@record(E21)
class MaritalAddon:
    """Where somebody married (maritalDataAddonType)."""

    place_of_marriage: GeneralPlace | None = None


@record(E21)
class Partner:
    """The other person of a relationship."""

    person_identification: PersonIdentification | None = None
    person_identification_partner: PersonIdentificationLight | None = None
    address: PersonMailAddress | None = None


@record(E21)
class GuardianPartner:
    """The other person, or the authority, of a protective measure."""

    person_identification: PersonIdentification | None = None
    person_identification_partner: PersonIdentificationLight | None = None
    partner_id_organisation: OrganisationId | None = None
    address: MailAddress | None = None


@record(E21)
class MaritalRelationship:
    """Spouse (1) or registered partner (2) (maritalRelationshipType)."""

    partner: Partner
    type_of_relationship: str


@record(E21)
class ParentalRelationship:
    """Mother 3, father 4, foster 5, 6; care 0 unknown, 1 joint, 2 sole, 3 none (parentalRelationshipType)."""

    partner: Partner
    relationship_valid_from: date | None = None
    type_of_relationship: str
    care: int


@record(E21)
class AddedParent:
    """A parent that a civil-status event adds or removes, with the name at the event."""

    partner: Partner
    relationship_valid_from: date | None = None
    type_of_relationship: str
    care: int
    name_of_parent_at_event: NameOfParent | None = element(namespace=E20, default=None)


@record(E21)
class GuardianMeasure:
    """A protective measure and the articles it rests on (guardianMeasureInfoType)."""

    based_on_law: tuple[str, ...] = ()
    based_on_law_add_on: str | None = None
    guardian_measure_valid_from: date


@record(E21)
class GuardianRelationship:
    """A protective measure for a person (guardianRelationshipType)."""

    guardian_relationship_id: str
    partner: GuardianPartner | None = None
    type_of_relationship: str
    guardian_measure_info: GuardianMeasure
    care: int | None = None


@record(E21)
class Uid:
    """Number of an enterprise (uidStructureType)."""

    uid_organisation_id_categorie: str
    uid_organisation_id: int


@record(E21)
class Occupation:
    """One employment (occupationDataType)."""

    uid: Uid | None = element("UID", default=None)
    employer: str | None = None
    place_of_work: Address | None = None
    place_of_employer: Address | None = None
    occupation_valid_from: date | None = None
    occupation_valid_till: date | None = None


@record(E21)
class JobData:
    """Work (jobDataType)."""

    kind_of_employment: str
    job_title: str | None = None
    occupation_data: tuple[Occupation, ...] = ()


@record(E21)
class OriginAddon:
    """Since when and until when a place is one of origin (placeOfOriginAddonDataType)."""

    naturalization_date: date | None = None
    expatriation_date: date | None = None


@record(E21)
class LockData:
    """Locks: data 0 none, 1 address, 2 information; papers 0 no, 1 yes (lockDataType)."""

    data_lock: str
    data_lock_valid_from: date | None = None
    data_lock_valid_till: date | None = None
    paper_lock: str
    paper_lock_valid_from: date | None = None
    paper_lock_valid_till: date | None = None


@record(E21)
class ArmedForces:
    """Military service (armedForcesDataType)."""

    armed_forces_service: str | None = None
    armed_forces_liability: str | None = None
    armed_forces_valid_from: date | None = None


@record(E21)
class CivilDefense:
    """Civil defence (civilDefenseDataType)."""

    civil_defense: str | None = None
    civil_defense_valid_from: date | None = None


@record(E21)
class FireService:
    """Fire service (fireServiceDataType)."""

    fire_service: str | None = None
    fire_service_liability: str | None = None
    fire_service_valid_from: date | None = None


@record(E21)
class Insurance:
    """An insurer by name or address."""

    insurance_name: str | None = None
    insurance_address: OrganisationMailAddress | None = None


@record(E21)
class HealthInsurance:
    """Health insurance (healthInsuranceDataType)."""

    health_insured: str
    insurance: Insurance | None = None
    health_insurance_valid_from: date | None = None


@record(E21)
class InheritanceArrangement:
    """Whether there is an arrangement on property or inheritance (matrimonialInheritanceArrangementDataType)."""

    matrimonial_inheritance_arrangement: str
    matrimonial_inheritance_arrangement_valid_from: date | None = None


@record(E21)
class AdditionalData:
    """How a person is written to (personAdditionalData)."""

    mr_mrs: str | None = None
    title: str | None = None
    language_of_correspondance: str | None = None


@record(E21)
class PoliticalRights:
    """Whether the right to vote in federal matters is restricted (politicalRightDataType)."""

    restricted_voting_and_election_right_federation: bool | None = None
