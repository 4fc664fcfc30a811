# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities, countries and addresses: eCH-0007 version 5.0, eCH-0008 version 3.0, eCH-0010 version 5.1."""

from __future__ import annotations

from ..ech.binding import element, record
from .names import E07, E08, E10


@record(E07)
class SwissMunicipality:
    """A municipality (swissMunicipalityType)."""

    municipality_id: int | None = None
    municipality_name: str
    canton_abbreviation: str | None = None
    history_municipality_id: int | None = None


@record(E08)
class CountryName:
    """A state (countryType)."""

    country_id: int | None = None
    country_id_iso2: str | None = element("countryIdISO2", default=None)
    country_name_short: str


@record(E10)
class SwissAddress:
    """An address of a dwelling in Switzerland (swissAddressInformationType)."""

    address_line1: str | None = None
    address_line2: str | None = None
    street: str
    house_number: str | None = None
    dwelling_number: str | None = None
    locality: str | None = None
    town: str
    swiss_zip_code: int
    swiss_zip_code_add_on: str | None = None
    swiss_zip_code_id: int | None = None
    country: str = element(default="CH")


@record(E10)
class Address:
    """An address for mail, anywhere (addressInformationType)."""

    address_line1: str | None = None
    address_line2: str | None = None
    street: str | None = None
    house_number: str | None = None
    dwelling_number: str | None = None
    post_office_box_number: int | None = None
    post_office_box_text: str | None = None
    locality: str | None = None
    town: str
    swiss_zip_code: int | None = None
    swiss_zip_code_add_on: str | None = None
    swiss_zip_code_id: int | None = None
    foreign_zip_code: str | None = None
    country: str


@record(E10)
class PersonAddressee:
    """Who mail is for, a person (personMailAddressInfoType)."""

    mr_mrs: str | None = None
    title: str | None = None
    first_name: str | None = None
    last_name: str


@record(E10)
class OrganisationAddressee:
    """Who mail is for, an organisation (organisationMailAddressInfoType)."""

    organisation_name: str
    organisation_name_add_on1: str | None = None
    organisation_name_add_on2: str | None = None
    mr_mrs: str | None = None
    title: str | None = None
    first_name: str | None = None
    last_name: str | None = None


@record(E10)
class PersonMailAddress:
    """A person and the address (personMailAddressType)."""

    person: PersonAddressee
    address_information: Address


@record(E10)
class OrganisationMailAddress:
    """An organisation and the address (organisationMailAddressType)."""

    organisation: OrganisationAddressee
    address_information: Address


@record(E10)
class MailAddress:
    """Either of the two (mailAddressType)."""

    organisation: OrganisationAddressee | None = None
    person: PersonAddressee | None = None
    address_information: Address
