# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages of other municipalities about people who come from there or go there (eCH-0093 version 2.0).

Somebody who is announced has still to register in person (eCH-0093 section 4.1.1.2): it is a task, and no arrival.
"""

from __future__ import annotations

from typing import Any

from domizil.register import actions, tasks
from domizil.register.messages import day
from domizil.register.models import Person, RegisterEvent, Residence

from .. import content_messages, messages, reading
from ..ech0093_v2 import DEATH, MOVE_IN, MOVE_OUT
from .case import Case, applies
from .same import unless_same

EXPECTED = "exchange_expected"


@applies(MOVE_OUT)
def announced(case: Case) -> list[RegisterEvent]:
    """Put before a clerk that somebody left elsewhere to come here, unless they are here."""
    told = case.content.destination.move_out_reporting_destination
    case.ours(told.goes_to.destination_municipality)
    who = case.find(case.told)
    if who is None or not who.residences.filter(municipality=case.municipality, valid__contains=case.on).exists():
        tasks.open_task(
            municipality=case.municipality.bfs_number, kind=EXPECTED, person=who, subject=content_messages.EXPECTED,
            key=f"{case.sender} {case.header.message_id}"[:120],
            params={
                "name": reading.name_of(case.told), "from": told.reporting_municipality.municipality_name,
                "day": day(told.departure_date),
                "form": {"kind": "arrival", "values": _arrival(case, who)},
            },
        )  # fmt: skip
    return []


def _arrival(case: Case, who: Person | None) -> dict[str, Any]:
    """What the form of an arrival can be filled with: the day is that of the departure, until another is told."""
    told, there = case.told, case.content.destination.move_out_reporting_destination
    born = reading.as_far_as_known(told.date_of_birth)
    somebody = {"person": who.pk} if who else {
        "official_name": told.official_name, "first_name": told.first_name, "sex": told.sex, "vn": told.vn,
        "date_of_birth": str(born) if born else "",
    }  # fmt: skip
    return {
        **somebody, "municipality": case.municipality.bfs_number, "on": day(there.departure_date),
        "from_country": reading.SWITZERLAND, "from_place": there.reporting_municipality.municipality_name,
    }  # fmt: skip


@applies(MOVE_IN)
def arrived_there(case: Case) -> list[RegisterEvent]:
    """Set right where somebody went who left; whoever has not left here is for a clerk."""
    told = case.content.has_main_residence
    case.ours(told.comes_from)
    who = case.person(case.told)
    residence = Residence.objects.filter(person=who, municipality=case.municipality).order_by("-valid").first()
    if residence is None:
        raise messages.unknown_person(reading.name_of(case.told))
    there = told.reporting_municipality
    if residence.valid.upper is None:
        raise content_messages.not_departed(there.municipality_name, told.arrival_date)
    values = {
        "goes_to": there.municipality_name, "goes_to_municipality": there.municipality_id, "goes_to_country_id": None,
    }  # fmt: skip
    if residence.goes_to_municipality == there.municipality_id:
        return []
    return unless_same(
        actions.correct_residence, by=case.by, residence=residence, values=values, evidence=case.evidence,
        reason=f"{case.kind} {case.header.message_id}",
    )  # fmt: skip


@applies(DEATH)
def died(case: Case) -> list[RegisterEvent]:
    """Enter the death of somebody who has a secondary residence here."""
    return actions.register_death(**case.common, person=case.person(case.told), on=case.content.date_of_death)
