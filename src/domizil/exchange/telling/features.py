# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling changes of names, nationality, origin, permit and religion, and locks."""

from __future__ import annotations

from collections.abc import Iterator

from domizil.register.models import EventKind, Person

from .. import describing
from ..ech0020_v3 import events, management, person
from .told import Telling, Told, tells


@tells(EventKind.CHANGE_NAME, "changeName")
def _change_name(told: Telling) -> Iterator[Told]:
    return told.message(
        "changeName", events.ChangeName(person=told.who_before, name_info=describing.names(told.of.state))
    )


@tells(EventKind.CHANGE_SEX, "changeSex")
def _change_sex(told: Telling) -> Iterator[Told]:
    changed = events.ChangedSex(person_identification=told.who_before, sex=told.of.state.sex)
    return told.message("changeSex", events.ChangeSex(person=changed))


@tells(EventKind.CHANGE_RELIGION, "changeReligion")
def _religion(told: Telling) -> Iterator[Told]:
    data = person.ReligionData(religion=told.of.state.religion, religion_valid_from=told.on)
    return told.message("changeReligion", events.ChangeReligion(person=told.who, religion_data=data))


# --- nationality, origin, permit ---


@tells(EventKind.CHANGE_NATIONALITY, "changeNationality")
def _change_nationality(told: Telling) -> Iterator[Told]:
    data = describing.nationality(told.of.state)
    return told.message("changeNationality", events.ChangeNationality(person=told.who, nationality_data=data))


@tells(EventKind.RENOUNCE_CITIZENSHIP, "undoSwiss")
def _undo_swiss(told: Telling) -> Iterator[Told]:
    data, permit = describing.nationality(told.of.state), describing.permit(told.of.permit)
    content = events.UndoSwiss(person=told.who, nationality_data=data, residence_permit_data=permit)
    return told.message("undoSwiss", content)


@tells(EventKind.NATURALIZE_FOREIGNER, "naturalizeForeigner")
def _naturalize(told: Telling) -> Iterator[Told]:
    swiss = events.SwissNationality(
        nationality_status="2", country=events.SwissCountry(country_id=8100, country_id_iso2="CH")
    )
    places = describing.origins(told.of, told.on)
    content = events.NaturalizeForeigner(person=told.who, place_of_origin_info=places, nationality=swiss)
    return told.message("naturalizeForeigner", content)


@tells(EventKind.NATURALIZE_SWISS, "naturalizeSwiss", "undoCitizen")
def _naturalize_swiss(told: Telling) -> Iterator[Told]:
    """New places of origin only (eCH-0020 section 4.4.4); one that ended is a message of its own (4.4.5)."""
    ended, new = told.event.data.get("origins", [[], []])
    if new:
        places = describing.named_origins(new, since=told.on)
        yield from told.message("naturalizeSwiss", events.NaturalizeSwiss(person=told.who, place_of_origin_info=places))
    for place in ended:
        (info,) = describing.named_origins([place], until=told.on)
        content = events.UndoCitizen(
            person=told.who, place_of_origin=info.place_of_origin, place_of_origin_addon=info.place_of_origin_addon_data
        )
        yield from told.message("undoCitizen", content)


@tells(EventKind.CHANGE_PERMIT, "changeResidencePermit")
def _permit(told: Telling) -> Iterator[Told]:
    data = describing.permit(told.of.permit)
    content = events.ChangeResidencePermit(person=told.who, residence_permit_data=data)
    return told.message("changeResidencePermit", content)


# --- locks, and rows that turned out to be one person ---


@tells(EventKind.DATA_LOCK, "dataLock")
def _data_lock(told: Telling) -> Iterator[Told]:
    locks = describing.locks(told.of, told.event.municipality_id)
    content = events.DataLock(
        person=told.who, data_lock=locks.data_lock, data_lock_valid_from=locks.data_lock_valid_from,
        data_lock_valid_till=locks.data_lock_valid_till,
    )  # fmt: skip
    return told.message("dataLock", content)


@tells(EventKind.PAPER_LOCK, "paperLock")
def _paper_lock(told: Telling) -> Iterator[Told]:
    _, lock = told.event.data["paper_lock"]
    content = events.PaperLock(person=told.who, paper_lock=lock, paper_lock_valid_from=told.on)
    return told.message("paperLock", content)


@tells(EventKind.MERGE, "announceDuplicate")
def _merge(told: Telling) -> Iterator[Told]:
    """Announce which entry stays and which was the same person."""
    dropped = Person.objects.filter(pk=told.event.data["drop"]).first()
    if dropped is not None:
        twin = describing.identification(dropped, told.event.municipality_id)
        content = management.AnnounceDuplicate(correct_entry=told.who, duplicate_entry=(twin,))
        yield from told.message("announceDuplicate", content)
