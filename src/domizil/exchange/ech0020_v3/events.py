# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Events of a residence, of names, nationality and further features (eCH-0020 section 4.4)."""

from __future__ import annotations

from datetime import date

from ..ech.binding import element, record
from .blocks import BirthPerson, NameInfo, OriginInfo, Reporting, WholePerson, event
from .extra import (
    ArmedForces,
    CivilDefense,
    FireService,
    GuardianRelationship,
    HealthInsurance,
    InheritanceArrangement,
    JobData,
    OriginAddon,
    ParentalRelationship,
)
from .identification import PersonIdentification
from .names import E20
from .person import (
    ContactData,
    MainResidence,
    NationalityData,
    Origin,
    OtherResidence,
    ReligionData,
    ResidencePermitData,
    SecondaryResidence,
)


@event("moveIn")
class MoveIn:
    """Somebody moved into the municipality."""

    person: WholePerson
    has_main_residence: Reporting | None = None
    has_secondary_residence: Reporting | None = None
    has_other_residence: Reporting | None = None


@event("move")
class Move:
    """Somebody moved within the municipality."""

    person: PersonIdentification
    move_reporting_municipality: Reporting


@event("moveOut")
class MoveOut:
    """Somebody left the municipality."""

    person: PersonIdentification
    move_out_reporting_destination: Reporting


@event("changeResidenceType")
class ChangeResidenceType:
    """A secondary residence became the main one."""

    person: WholePerson
    change_residence_type_reporting_relationship: Reporting
    residence_type_valid_from: date | None = None


@event("contact")
class Contact:
    """Mail goes to another address."""

    person: PersonIdentification
    contact_data: ContactData


@event("birth")
class Birth:
    """A child was born."""

    person: BirthPerson
    has_main_residence: MainResidence | None = None
    has_secondary_residence: SecondaryResidence | None = None
    has_other_residence: OtherResidence | None = None


@event("changeName")
class ChangeName:
    """Names changed; the identification still has the former ones."""

    person: PersonIdentification
    name_info: NameInfo


@record(E20)
class ChangedSex:
    """The person and the sex after the change."""

    person_identification: PersonIdentification
    sex: int


@event("changeSex")
class ChangeSex:
    """The entry of the sex changed."""

    person: ChangedSex


@event("changeReligion")
class ChangeReligion:
    """Religion changed."""

    person: PersonIdentification
    religion_data: ReligionData


@event("changeOccupation")
class ChangeOccupation:
    """Work changed."""

    person: PersonIdentification
    job_data: JobData | None = None


@event("changeNationality")
class ChangeNationality:
    """Nationality changed."""

    person: PersonIdentification
    nationality_data: NationalityData


@record(E20)
class SwissCountry:
    """Switzerland, as a naturalisation names it."""

    country_id: int
    country_id_iso2: str = element("countryIdISO2")


@record(E20)
class SwissNationality:
    """Swiss nationality (swissNationalityType)."""

    nationality_status: str
    country: SwissCountry


@event("naturalizeForeigner")
class NaturalizeForeigner:
    """A foreign national became Swiss."""

    person: PersonIdentification
    place_of_origin_info: tuple[OriginInfo, ...]
    nationality: SwissNationality


@event("naturalizeSwiss")
class NaturalizeSwiss:
    """A Swiss person became a citizen of a municipality."""

    person: PersonIdentification
    place_of_origin_info: tuple[OriginInfo, ...]


@event("undoCitizen")
class UndoCitizen:
    """Citizenship of a municipality ended."""

    person: PersonIdentification
    place_of_origin: Origin
    place_of_origin_addon: OriginAddon | None = None


@event("undoSwiss")
class UndoSwiss:
    """Swiss nationality ended."""

    person: PersonIdentification
    nationality_data: NationalityData
    residence_permit_data: ResidencePermitData | None = None
    undo_swiss_valid_from: date | None = None


@event("changeOrigin")
class ChangeOrigin:
    """Places of origin changed."""

    person: PersonIdentification
    origin_info: tuple[OriginInfo, ...]


@event("changeResidencePermit", person="entryResidencePermitPerson")
class ChangeResidencePermit:
    """A permit was given, prolonged or changed."""

    person: PersonIdentification
    job_data: JobData | None = None
    residence_permit_data: ResidencePermitData


@event("dataLock")
class DataLock:
    """A lock on data was set, changed or lifted."""

    person: PersonIdentification
    data_lock: str
    data_lock_valid_from: date | None = None
    data_lock_valid_till: date | None = None


@event("paperLock")
class PaperLock:
    """A lock on papers was set or lifted."""

    person: PersonIdentification
    paper_lock: str
    paper_lock_valid_from: date | None = None
    paper_lock_valid_till: date | None = None


@event("care")
class Care:
    """Parental care changed."""

    person: PersonIdentification
    parental_relationship: tuple[ParentalRelationship, ...] = ()


@event("guardianMeasure")
class GuardianMeasure:
    """A protective measure was taken."""

    person: PersonIdentification
    relationship: GuardianRelationship


@event("changeGuardian")
class ChangeGuardian:
    """A protective measure changed."""

    person: PersonIdentification
    relationship: GuardianRelationship
    change_guardian_valid_from: date | None = None


@event("undoGuardian")
class UndoGuardian:
    """A protective measure ended."""

    person: PersonIdentification
    guardian_relationship_id: str
    undo_guardian_valid_from: date | None = None


@event("changeArmedForces")
class ChangeArmedForces:
    """Military service changed."""

    person: PersonIdentification
    armed_forces_data: ArmedForces | None = None


@event("changeCivilDefense")
class ChangeCivilDefense:
    """Civil defence changed."""

    person: PersonIdentification
    civil_defense_data: CivilDefense | None = None


@event("changeFireService")
class ChangeFireService:
    """Fire service changed."""

    person: PersonIdentification
    fire_service_data: FireService | None = None


@event("changeHealthInsurance")
class ChangeHealthInsurance:
    """Health insurance changed."""

    person: PersonIdentification
    health_insurance_data: HealthInsurance | None = None


@event("changeMatrimonialInheritanceArrangement")
class ChangeMatrimonialInheritanceArrangement:
    """An arrangement on property or inheritance was made or ended."""

    person: PersonIdentification
    matrimonial_inheritance_arrangement_data: InheritanceArrangement | None = None
