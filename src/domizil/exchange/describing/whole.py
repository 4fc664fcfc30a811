# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that is sent of a person with an arrival or a base delivery, and the residence it is about."""

from __future__ import annotations

from typing import Any

from domizil.register.models import Residence, ResidenceKind

from ..ech0020_v3 import blocks, person
from ..ech0020_v3.blocks import Reporting, WholePerson
from .features import (
    additional,
    birth,
    fire_service,
    identified,
    locks,
    marital,
    names,
    nationality,
    origins,
    permit,
    political_rights,
)
from .places import comes_from, dwelling_address, goes_to, municipality
from .rows import Described
from .ties import contact, guardians, parents, spouse

_SWITZERLAND = 8100


def whole(of: Described, bfs_number: int) -> WholePerson:
    """All that is sent of a person with an arrival or a base delivery."""
    state = of.state
    swiss = state.nationality_id == _SWITZERLAND
    died = of.person.date_of_death
    return WholePerson(
        person_identification=identified(of, bfs_number),
        name_info=names(state),
        birth_info=birth(of),
        religion_data=person.ReligionData(religion=state.religion),
        marital_info=blocks.MaritalInfo(marital_data=marital(state)),
        nationality_data=nationality(state),
        death_data=person.DeathData(death_period=person.DeathPeriod(date_from=died)) if died else None,
        contact_data=contact(of, of.delivery_address),
        person_additional_data=additional(state),
        political_right_data=political_rights(state),
        place_of_origin_info=origins(of) if swiss else (),
        residence_permit_data=None if swiss else permit(of.permit),
        lock_data=locks(of, bfs_number),
        marital_relationship=spouse(of, bfs_number),
        parental_relationship=parents(of, bfs_number),
        guardian_relationship=guardians(of, bfs_number),
        fire_service_data=fire_service(state),
    )


def reporting(of: Described, residence: Residence, *, leaving: bool = False) -> dict[str, Reporting]:
    """The residence as `moveIn` and `baseDelivery` send it: one of the three kinds."""
    dwelling, _ = of.dwellings.get(residence.pk, (None, residence.valid.lower))
    elsewhere = [one for one in of.residences if one.pk != residence.pk]
    main = next((one for one in elsewhere if one.kind == ResidenceKind.MAIN), None)
    told: dict[str, Any] = {
        "reporting_municipality": municipality(residence.municipality_id),
        "arrival_date": residence.valid.lower,
        "comes_from": comes_from(residence),
        "dwelling_address": dwelling_address(dwelling, residence.municipality_id, household=of.household),
    }
    if leaving and residence.valid.upper:
        told |= {"departure_date": residence.valid.upper, "goes_to": goes_to(residence)}
    if residence.kind == ResidenceKind.MAIN:
        secondary = tuple(municipality(one.municipality_id) for one in elsewhere)
        return {"has_main_residence": Reporting(**told, secondary_residence=secondary)}
    if residence.kind == ResidenceKind.SECONDARY:
        there = (
            municipality(main.municipality_id)
            if main
            else municipality(residence.comes_from_municipality, residence.comes_from)
        )
        return {"has_secondary_residence": Reporting(**told, main_residence=there)}
    return {"has_other_residence": Reporting(**told)}
