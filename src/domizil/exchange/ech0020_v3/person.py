# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Features of a person: eCH-0011 version 8.1."""

from __future__ import annotations

from datetime import date

from ..ech.binding import element, record
from .identification import NamedPersonId, PartialDate, PersonIdentification, PersonIdentificationLight
from .names import E11
from .places import Address, CountryName, MailAddress, SwissAddress, SwissMunicipality


@record(E11)
class ForeignName:
    """A name as a foreign passport or the person gives it (foreignerNameType)."""

    name: str | None = None
    first_name: str | None = None


@record(E11)
class NameData:
    """Names (nameDataType)."""

    official_name: str
    first_name: str
    original_name: str | None = None
    alliance_name: str | None = None
    alias_name: str | None = None
    other_name: str | None = None
    call_name: str | None = None
    name_on_foreign_passport: ForeignName | None = None
    declared_foreign_name: ForeignName | None = None


@record(E11)
class ForeignCountry:
    """A place abroad."""

    country: CountryName
    town: str | None = None


@record(E11)
class GeneralPlace:
    """A place: unknown (code 0), a municipality, or abroad (generalPlaceType)."""

    unknown: str | None = None
    swiss_town: SwissMunicipality | None = None
    foreign_country: ForeignCountry | None = None


@record(E11)
class Destination:
    """A place that somebody comes from or goes to (destinationType)."""

    unknown: str | None = None
    swiss_town: SwissMunicipality | None = None
    foreign_country: ForeignCountry | None = None
    mail_address: Address | None = None


@record(E11)
class BirthData:
    """Birth and sex (birthDataType)."""

    date_of_birth: PartialDate
    place_of_birth: GeneralPlace
    sex: int


@record(E11)
class Separation:
    """Separation of spouses: 1 by their will, 2 by a court (separationDataType)."""

    separation: str | None = None
    separation_valid_from: date | None = None
    separation_valid_till: date | None = None


@record(E11)
class MaritalData:
    """Civil status (maritalDataType)."""

    marital_status: str
    date_of_marital_status: date | None = None
    cancelation_reason: str | None = None
    official_proof_of_marital_status_yes_no: bool | None = None
    separation_data: Separation | None = None


@record(E11)
class ReligionData:
    """Religion by its code (religionDataType)."""

    religion: str
    religion_valid_from: date | None = None


@record(E11)
class DeathPeriod:
    """When somebody died, to the day or between two (deathPeriodType)."""

    date_from: date
    date_to: date | None = None


@record(E11)
class DeathData:
    """Death (deathDataType)."""

    death_period: DeathPeriod
    place_of_death: GeneralPlace | None = None


@record(E11)
class OrganisationId:
    """Number of an organisation (partnerIdOrganisationType)."""

    local_person_id: NamedPersonId
    other_person_id: tuple[NamedPersonId, ...] = ()


@record(E11)
class ContactData:
    """Where mail for a person goes (contactDataType)."""

    person_identification: PersonIdentification | None = None
    person_identification_partner: PersonIdentificationLight | None = None
    partner_id_organisation: OrganisationId | None = None
    contact_address: MailAddress
    contact_valid_from: date | None = None
    contact_valid_till: date | None = None


@record(E11)
class CountryInfo:
    """One nationality and since when."""

    country: CountryName
    nationality_valid_from: date | None = None


@record(E11)
class NationalityData:
    """Nationality: 0 unknown, 1 stateless, 2 known (nationalityDataType)."""

    nationality_status: str
    country_info: tuple[CountryInfo, ...] = ()


@record(E11)
class Origin:
    """A place of origin (placeOfOriginType)."""

    origin_name: str
    canton: str
    place_of_origin_id: int | None = None
    history_municipality_id: int | None = None


@record(E11)
class ResidencePermitData:
    """Permit by its code of eCH-0006 (residencePermitDataType)."""

    residence_permit: str
    residence_permit_valid_from: date | None = None
    residence_permit_valid_till: date | None = None
    entry_date: date | None = None


@record(E11)
class DwellingAddress:
    """The dwelling somebody lives in (dwellingAddressType)."""

    egid: int | None = element("EGID", default=None)
    ewid: int | None = element("EWID", default=None)
    household_id: str | None = element("householdID", default=None)
    address: SwissAddress
    type_of_household: str
    moving_date: date | None = None


@record(E11)
class ResidenceData:
    """A residence in a municipality (residenceDataType)."""

    reporting_municipality: SwissMunicipality
    arrival_date: date
    comes_from: Destination | None = None
    dwelling_address: DwellingAddress
    departure_date: date | None = None
    goes_to: Destination | None = None


@record(E11)
class MainResidence:
    """A main residence and where the person has secondary ones (mainResidenceType)."""

    main_residence: ResidenceData
    secondary_residence: tuple[SwissMunicipality, ...] = ()


@record(E11)
class SecondaryResidence:
    """A secondary residence and where the main one is (secondaryResidenceType)."""

    main_residence: SwissMunicipality
    secondary_residence: ResidenceData


@record(E11)
class OtherResidence:
    """A residence of another kind (otherResidenceType)."""

    secondary_residence: ResidenceData
