# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Corrections of data that no event reports (eCH-0020 section 4.5). What is not sent counts as no longer so."""

from __future__ import annotations

from datetime import date

from ..ech.binding import record
from .blocks import BirthInfo, MaritalInfo, NameInfo, OriginInfo, event
from .extra import (
    AdditionalData,
    GuardianRelationship,
    JobData,
    MaritalRelationship,
    ParentalRelationship,
    PoliticalRights,
)
from .identification import NamedPersonId, PersonIdentification
from .names import E20
from .person import (
    ContactData,
    DeathData,
    MainResidence,
    NationalityData,
    OtherResidence,
    ReligionData,
    ResidencePermitData,
    SecondaryResidence,
)


@event("correctGuardianRelationship")
class CorrectGuardianRelationship:
    """Protective measures, corrected."""

    person: PersonIdentification
    guardian_relationship: tuple[GuardianRelationship, ...] = ()


@event("correctParentalRelationship")
class CorrectParentalRelationship:
    """Parents, corrected."""

    person: PersonIdentification
    parental_relationship: tuple[ParentalRelationship, ...] = ()


@event("correctReporting")
class CorrectReporting:
    """A residence, corrected."""

    person: PersonIdentification
    has_main_residence: MainResidence | None = None
    has_secondary_residence: SecondaryResidence | None = None
    has_other_residence: OtherResidence | None = None
    reporting_valid_from: date | None = None


@event("correctOccupation")
class CorrectOccupation:
    """Work, corrected."""

    person: PersonIdentification
    job_data: JobData | None = None


@record(E20)
class NumbersOnly:
    """Numbers of a person, without features (personIdOnlyType)."""

    vn: str | None = None
    local_person_id: NamedPersonId
    other_person_id: tuple[NamedPersonId, ...] = ()
    eu_person_id: tuple[NamedPersonId, ...] = ()


@record(E20)
class CorrectedNumbers:
    """A person and the numbers after the correction."""

    person_identification_before: PersonIdentification
    person_identification_after: NumbersOnly


@event("correctIdentification")
class CorrectIdentification:
    """Numbers, corrected."""

    person: CorrectedNumbers
    identification_valid_from: date | None = None


@event("correctName")
class CorrectName:
    """Names, corrected."""

    person: PersonIdentification
    name_info: NameInfo


@event("correctNationality")
class CorrectNationality:
    """Nationality, corrected."""

    person: PersonIdentification
    nationality_data: NationalityData


@event("correctContact")
class CorrectContact:
    """Address for mail, corrected."""

    person: PersonIdentification
    contact_data: ContactData | None = None


@event("correctReligion")
class CorrectReligion:
    """Religion, corrected."""

    person: PersonIdentification
    religion_data: ReligionData


@event("correctPlaceOfOrigin")
class CorrectPlaceOfOrigin:
    """Places of origin, corrected."""

    person: PersonIdentification
    place_of_origin_info: tuple[OriginInfo, ...] = ()


@event("correctResidencePermit")
class CorrectResidencePermit:
    """Permit, corrected."""

    person: PersonIdentification
    residence_permit_data: ResidencePermitData | None = None


@event("correctMaritalInfo", person="correctMaritalDataPerson")
class CorrectMaritalInfo:
    """Civil status, corrected."""

    person: PersonIdentification
    marital_info: MaritalInfo
    marital_relationship: MaritalRelationship | None = None


@event("correctBirthInfo")
class CorrectBirthInfo:
    """Birth, corrected."""

    person: PersonIdentification
    birth_info: BirthInfo


@event("correctDeathData")
class CorrectDeathData:
    """Death, corrected."""

    person: PersonIdentification
    death_data: DeathData | None = None


@event("correctPersonAdditionalData")
class CorrectPersonAdditionalData:
    """How a person is written to, corrected."""

    person: PersonIdentification
    person_additional_data: AdditionalData | None = None


@event("correctPoliticalRightData")
class CorrectPoliticalRightData:
    """Political rights, corrected."""

    person: PersonIdentification
    political_right_data: PoliticalRights | None = None


@event("correctDataLock")
class CorrectDataLock:
    """Lock on data, corrected."""

    person: PersonIdentification
    data_lock: str
    data_lock_valid_from: date | None = None
    data_lock_valid_till: date | None = None


@event("correctPaperLock")
class CorrectPaperLock:
    """Lock on papers, corrected."""

    person: PersonIdentification
    paper_lock: str
    paper_lock_valid_from: date | None = None
    paper_lock_valid_till: date | None = None
