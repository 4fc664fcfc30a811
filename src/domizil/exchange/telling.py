# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an event of the register to the message that tells it: kind and content of eCH-0020, values after the event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from domizil.register.models import DataBlock, EventKind, Occupancy, PersonState, RegisterEvent, Residence
from domizil.register.papers.models import PaperBlock

from . import describing
from .describing import Described
from .ech0020_v3 import blocks, civil_status, corrections, events, extra, person
from .ech0020_v3.blocks import Reporting
from .ech0020_v3.identification import PersonIdentification


@dataclass(frozen=True, slots=True)
class Telling:
    """An event, and the person as the register holds it on the day of the event."""

    event: RegisterEvent
    of: Described

    @property
    def on(self) -> date:
        """The day of the event."""
        return self.event.event_date

    @property
    def who(self) -> PersonIdentification:
        """The person after the event."""
        return describing.identified(self.of, self.event.municipality_id)

    @property
    def who_before(self) -> PersonIdentification:
        """The person with the features of the day before: marriages and changes of names ask for those."""
        before = PersonState.objects.filter(
            person=self.of.person, valid__contains=self.on - timedelta(days=1)
        ).first()  # fmt: skip
        return describing.identified(self.of, self.event.municipality_id, before)

    @property
    def municipality(self) -> Any:
        """The municipality that reports."""
        return describing.municipality(self.event.municipality_id)

    @property
    def residence(self) -> Residence:
        """The residence that the event is about: on its day, or until its day."""
        rows = Residence.objects.filter(
            person=self.of.person, municipality=self.event.municipality_id, valid__startswith__lte=self.on
        )
        found = rows.order_by("-valid").first()
        assert found is not None  # nobody is reported by a municipality without having resided there
        return found

    @property
    def paper_lock(self) -> bool:
        """Whether the municipality holds a block on the person's papers."""
        return PaperBlock.objects.filter(
            person=self.of.person, municipality=self.event.municipality_id, valid__contains=self.on
        ).exists()


Teller = Callable[[Telling], tuple[str, Any]]
TELLERS: dict[str, Teller] = {}


def tells(*kinds: EventKind) -> Callable[[Teller], Teller]:
    """Enter a function as the one that tells kinds of events."""

    def entered(teller: Teller) -> Teller:
        TELLERS.update(dict.fromkeys(kinds, teller))
        return teller

    return entered


def tell(event: RegisterEvent) -> tuple[str, Any] | None:
    """Return kind and content of the message for an event; None for what eCH-0020 has no message for."""
    teller = TELLERS.get(event.kind)
    if teller is None:
        return None
    known = describing.described([event.person], event.event_date) or describing.described(
        [event.person], event.person.date_of_birth
    )
    return teller(Telling(event, known[event.person_id]))


def lock_on(event: RegisterEvent) -> tuple[str, date] | None:
    """The lock on a person's data and since when, which travels in the header of every message about the person."""
    held = DataBlock.objects.filter(person=event.person_id, valid__contains=event.event_date).first()
    return (str(held.kind), held.valid.lower) if held else None


# --- residence ---


@tells(EventKind.MOVE_IN)
def _move_in(told: Telling) -> tuple[str, Any]:
    whole = describing.whole(told.of, told.event.municipality_id, told.paper_lock)
    whole = replace(whole, death_data=None)  # an arrival knows none, whatever has happened since
    where = describing.reporting(told.of, told.residence)
    return "moveIn", events.MoveIn(person=whole, **where)


@tells(EventKind.MOVE)
def _move(told: Telling) -> tuple[str, Any]:
    moved = (
        Occupancy.objects.filter(residence=told.residence, valid__contains=told.on).select_related("dwelling").first()
    )
    dwelling = moved.dwelling if moved else None
    address = describing.dwelling_address(dwelling, told.event.municipality_id, told.on)
    where = Reporting(reporting_municipality=told.municipality, dwelling_address=address)
    return "move", events.Move(person=told.who, move_reporting_municipality=where)


@tells(EventKind.MOVE_OUT)
def _move_out(told: Telling) -> tuple[str, Any]:
    where = Reporting(
        reporting_municipality=told.municipality, departure_date=told.on, goes_to=describing.goes_to(told.residence)
    )
    return "moveOut", events.MoveOut(person=told.who, move_out_reporting_destination=where)


@tells(EventKind.CORRECT_REPORTING, EventKind.CORRECT_ADDRESS)
def _correct_reporting(told: Telling) -> tuple[str, Any]:
    ((name, where),) = describing.reporting(told.of, told.residence, leaving=True).items()
    data = person.ResidenceData(
        reporting_municipality=where.reporting_municipality or told.municipality,
        arrival_date=where.arrival_date or told.on,
        comes_from=where.comes_from,
        dwelling_address=where.dwelling_address or describing.dwelling_address(None, told.event.municipality_id),
        departure_date=where.departure_date,
        goes_to=where.goes_to,
    )
    held: Any = person.OtherResidence(secondary_residence=data)
    if name == "has_main_residence":
        held = person.MainResidence(main_residence=data, secondary_residence=where.secondary_residence)
    elif where.main_residence is not None:
        held = person.SecondaryResidence(main_residence=where.main_residence, secondary_residence=data)
    return "correctReporting", corrections.CorrectReporting(person=told.who, **{name: held})


# --- civil status, birth and death ---


@tells(EventKind.BIRTH)
def _birth(told: Telling) -> tuple[str, Any]:
    whole = describing.whole(told.of, told.event.municipality_id)
    child = blocks.BirthPerson(
        person_identification=whole.person_identification,
        name_info=whole.name_info,
        birth_info=whole.birth_info,
        religion_data=whole.religion_data,
        marital_data=whole.marital_info.marital_data,
        nationality_data=whole.nationality_data,
        person_additional_data=whole.person_additional_data,
        place_of_origin_info=whole.place_of_origin_info,
        residence_permit_data=whole.residence_permit_data,
        lock_data=whole.lock_data,
    )
    return "birth", events.Birth(person=child)


@tells(EventKind.DEATH)
def _death(told: Telling) -> tuple[str, Any]:
    died = person.DeathPeriod(date_from=told.of.person.date_of_death or told.on)
    return "death", civil_status.Death(person=told.who, death_data=person.DeathData(death_period=died))


@tells(EventKind.MARRIAGE, EventKind.PARTNERSHIP)
def _marriage(told: Telling) -> tuple[str, Any]:
    status = blocks.MarriageData(
        marital_status=str(told.of.state.marital_status), date_of_marital_status=told.of.state.marital_status_on
    )
    info = blocks.MarriageInfo(marital_data=status)
    if told.event.kind == EventKind.MARRIAGE:
        return "marriage", civil_status.Marriage(person=told.who_before, marital_info=info)
    return "partnership", civil_status.Partnership(person=told.who_before, marital_info=info)


_STATUS_EVENTS: dict[str, tuple[str, type]] = {
    EventKind.DIVORCE: ("divorce", civil_status.Divorce),
    EventKind.UNDO_MARRIAGE: ("undoMarriage", civil_status.UndoMarriage),
    EventKind.UNDO_PARTNERSHIP: ("undoPartnership", civil_status.UndoPartnership),
    EventKind.MARITAL_STATUS_PARTNER: ("maritalStatusPartner", civil_status.MaritalStatusPartner),
}
_NOT_KNOWN_WHY = "9"


@tells(EventKind.DIVORCE, EventKind.UNDO_MARRIAGE, EventKind.UNDO_PARTNERSHIP, EventKind.MARITAL_STATUS_PARTNER)
def _status(told: Telling) -> tuple[str, Any]:
    kind, cls = _STATUS_EVENTS[told.event.kind]
    data = person.MaritalData(
        marital_status=str(told.of.state.marital_status),
        date_of_marital_status=told.of.state.marital_status_on or told.on,
        cancelation_reason=_NOT_KNOWN_WHY if kind == "undoPartnership" else None,
    )
    return kind, cls(person=told.who, marital_data=data)


@tells(EventKind.SEPARATION)
def _separation(told: Telling) -> tuple[str, Any]:
    kind = told.of.state.separation
    data = person.Separation(separation=str(kind) if kind else None, separation_valid_from=told.on)
    return "separation", civil_status.Separated(person=told.who, separation_data=data)


@tells(EventKind.UNDO_SEPARATION)
def _undo_separation(told: Telling) -> tuple[str, Any]:
    return "undoSeparation", civil_status.UndoSeparation(person=told.who, separation_valid_till=told.on)


# --- names, nationality, permit, religion ---


@tells(EventKind.CHANGE_NAME)
def _change_name(told: Telling) -> tuple[str, Any]:
    return "changeName", events.ChangeName(person=told.who_before, name_info=describing.names(told.of.state))


@tells(EventKind.CHANGE_SEX)
def _change_sex(told: Telling) -> tuple[str, Any]:
    changed = events.ChangedSex(person_identification=told.who_before, sex=told.of.state.sex)
    return "changeSex", events.ChangeSex(person=changed)


@tells(EventKind.CHANGE_NATIONALITY)
def _change_nationality(told: Telling) -> tuple[str, Any]:
    data = describing.nationality(told.of.state)
    return "changeNationality", events.ChangeNationality(person=told.who, nationality_data=data)


@tells(EventKind.RENOUNCE_CITIZENSHIP)
def _undo_swiss(told: Telling) -> tuple[str, Any]:
    data, permit = describing.nationality(told.of.state), describing.permit(told.of.permit)
    return "undoSwiss", events.UndoSwiss(person=told.who, nationality_data=data, residence_permit_data=permit)


@tells(EventKind.NATURALIZE_FOREIGNER)
def _naturalize(told: Telling) -> tuple[str, Any]:
    swiss = events.SwissNationality(
        nationality_status="2", country=events.SwissCountry(country_id=8100, country_id_iso2="CH")
    )
    places = describing.origins(told.of, told.on)
    return "naturalizeForeigner", events.NaturalizeForeigner(
        person=told.who, place_of_origin_info=places, nationality=swiss
    )


@tells(EventKind.NATURALIZE_SWISS)
def _naturalize_swiss(told: Telling) -> tuple[str, Any]:
    places = describing.origins(told.of, told.on)
    return "naturalizeSwiss", events.NaturalizeSwiss(person=told.who, place_of_origin_info=places)


@tells(EventKind.CHANGE_PERMIT)
def _permit(told: Telling) -> tuple[str, Any]:
    data = describing.permit(told.of.permit)
    return "changeResidencePermit", events.ChangeResidencePermit(person=told.who, residence_permit_data=data)


@tells(EventKind.CHANGE_RELIGION)
def _religion(told: Telling) -> tuple[str, Any]:
    data = person.ReligionData(religion=told.of.state.religion, religion_valid_from=told.on)
    return "changeReligion", events.ChangeReligion(person=told.who, religion_data=data)


# --- locks, corrections ---


@tells(EventKind.DATA_LOCK)
def _data_lock(told: Telling) -> tuple[str, Any]:
    locks = describing.locks(told.of)
    return "dataLock", events.DataLock(
        person=told.who, data_lock=locks.data_lock, data_lock_valid_from=locks.data_lock_valid_from,
        data_lock_valid_till=locks.data_lock_valid_till,
    )  # fmt: skip


@tells(EventKind.PAPER_LOCK)
def _paper_lock(told: Telling) -> tuple[str, Any]:
    _, lock = told.event.data["paper_lock"]
    return "paperLock", events.PaperLock(person=told.who, paper_lock=lock, paper_lock_valid_from=told.on)


@tells(EventKind.CORRECT_PERSON)
def _correct_person(told: Telling) -> tuple[str, Any]:
    """Tell what was corrected by the block it belongs to; corrections over several blocks tell the names' block."""
    changed = set(told.event.data)
    if changed & {"religion"}:
        data = person.ReligionData(religion=told.of.state.religion)
        return "correctReligion", corrections.CorrectReligion(person=told.who, religion_data=data)
    if changed & {"marital_status", "marital_status_on", "separation"}:
        info = blocks.MaritalInfo(marital_data=describing.marital(told.of.state))
        return "correctMaritalInfo", corrections.CorrectMaritalInfo(person=told.who, marital_info=info)
    if changed & {"nationality_id", "nationality_since", "nationality"}:
        nationality = describing.nationality(told.of.state)
        return "correctNationality", corrections.CorrectNationality(person=told.who, nationality_data=nationality)
    if changed & {"place_of_birth", "birth_municipality", "birth_country_id", "father_name", "mother_name", "sex"}:
        return "correctBirthInfo", corrections.CorrectBirthInfo(person=told.who, birth_info=describing.birth(told.of))
    if changed & {"language_of_correspondence"}:
        spoken = extra.AdditionalData(language_of_correspondance=told.of.state.language_of_correspondence)
        return "correctPersonAdditionalData", corrections.CorrectPersonAdditionalData(
            person=told.who, person_additional_data=spoken
        )
    return "correctName", corrections.CorrectName(person=told.who, name_info=describing.names(told.of.state))
