# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that keep two registers in step (eCH-0020 section 4.3)."""

from __future__ import annotations

from datetime import date

from ..ech.binding import record
from .blocks import Reporting, WholePerson, event
from .identification import NamedPersonId, PersonIdentification
from .names import E20
from .places import SwissMunicipality


@event("baseDelivery")
class BaseDelivery:
    """All that a register holds of one person: to build up or to compare a register, never instead of an event."""

    base_delivery_person: WholePerson
    has_main_residence: Reporting | None = None
    has_secondary_residence: Reporting | None = None
    has_other_residence: Reporting | None = None
    base_delivery_valid_from: date | None = None


@event("keyExchange")
class KeyExchange:
    """Numbers of persons, so that two registers know each other's."""

    key_exchange_person: tuple[PersonIdentification, ...]


@event("dataRequest")
class DataRequest:
    """A request for the data of persons or of a municipality."""

    data_request_person: tuple[PersonIdentification, ...] = ()
    municipality: SwissMunicipality | None = None
    data_valid_from: date | None = None


@record(E20)
class ConvertedId:
    """A person's local number before and after."""

    vn: str | None = None
    local_person_id_before: NamedPersonId
    local_person_id_after: NamedPersonId


@event("identificationConversion")
class IdentificationConversion:
    """New local numbers of persons."""

    identification_conversion_person: tuple[ConvertedId, ...]
    identification_valid_from: date | None = None


@event("announceDuplicate")
class AnnounceDuplicate:
    """Persons that are one and the same."""

    correct_entry: PersonIdentification
    duplicate_entry: tuple[PersonIdentification, ...]


@event("deletedInRegister", person="deledetInRegisterPerson")
class DeletedInRegister:
    """A person was deleted in the sender's register (the element's name is misspelt in the standard)."""

    person: PersonIdentification
