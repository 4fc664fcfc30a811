# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who a message is about: eCH-0044 version 4.1."""

from __future__ import annotations

from datetime import date

from ..ech.binding import record
from .names import E44


@record(E44)
class NamedPersonId:
    """A number of a person and who gives it: CT.x, MU.<bfs>[.x], LOC.x (namedPersonIdType)."""

    person_id_category: str
    person_id: str


@record(E44)
class PartialDate:
    """A day, or as much of it as is known (datePartiallyKnownType)."""

    year_month_day: date | None = None
    year_month: str | None = None
    year: str | None = None


@record(E44)
class PersonIdentification:
    """Numbers and the features that identify a person (personIdentificationType)."""

    vn: str | None = None
    local_person_id: NamedPersonId
    other_person_id: tuple[NamedPersonId, ...] = ()
    eu_person_id: tuple[NamedPersonId, ...] = ()
    official_name: str
    first_name: str
    original_name: str | None = None
    sex: int
    date_of_birth: PartialDate


@record(E44)
class PersonIdentificationLight:
    """As much as is known of a person who is named beside another (personIdentificationLightType)."""

    vn: str | None = None
    local_person_id: NamedPersonId | None = None
    other_person_id: tuple[NamedPersonId, ...] = ()
    official_name: str
    first_name: str
    original_name: str | None = None
    sex: int | None = None
    date_of_birth: PartialDate | None = None
