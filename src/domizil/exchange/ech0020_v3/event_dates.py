# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The date of an event: which element says it, and whether it may lie ahead (eCH-0020 version 3.0, annex H).

The header says the event date of every message. Where the content says it too, both must be the same day (section 3.1).
Kinds that annex H does not list keep the header's date and no limit: where the standard is silent, nothing is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any

from .header import Header


class Latest(StrEnum):
    """How late an event may be dated, seen from the day the message is read."""

    TODAY_ONLY = "today only"
    TODAY = "today"
    AHEAD = "may lie ahead"
    NOT_SAID = "annex H is silent"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of annex H: the element of the content with the date (empty: only the header), and the latest day."""

    element: str
    latest: Latest
    terminates: bool = False  # column 6: the event may carry a "valid until"


_PAST, _AHEAD = Latest.TODAY, Latest.AHEAD
_MARRIED = "marital_info.marital_data.date_of_marital_status"
_MARITAL = "marital_data.date_of_marital_status"
_BORN = "person.birth_info.birth_data.date_of_birth.year_month_day"
_DIED = "death_data.death_period.date_from"
_NATURALISED = "place_of_origin_info.0.place_of_origin_addon_data.naturalization_date"

RULES: dict[str, Rule] = {
    "baseDelivery": Rule("", _PAST),
    "keyExchange": Rule("", Latest.TODAY_ONLY),
    "dataRequest": Rule("", _PAST),
    "birth": Rule(_BORN, _PAST),
    "death": Rule(_DIED, _PAST),
    "missing": Rule(_DIED, _PAST),
    "marriage": Rule(_MARRIED, _PAST),
    "separation": Rule("separation_data.separation_valid_from", _AHEAD),  # a court's: not ahead, see `late`
    "undoSeparation": Rule("", _AHEAD),
    "divorce": Rule(_MARITAL, _PAST),
    "maritalStatusPartner": Rule(_MARITAL, _PAST),
    "undoMarriage": Rule(_MARITAL, _PAST),
    "naturalizeForeigner": Rule(_NATURALISED, _PAST),
    "naturalizeSwiss": Rule(_NATURALISED, _PAST),
    "undoCitizen": Rule("place_of_origin_addon.expatriation_date", _PAST),
    "undoSwiss": Rule("", _PAST),
    "changeResidencePermit": Rule("", _PAST),
    "changeNationality": Rule("", _PAST),
    "moveIn": Rule("arrival_date", _AHEAD),
    "moveOut": Rule("move_out_reporting_destination.departure_date", _AHEAD),
    "move": Rule("move_reporting_municipality.dwelling_address.moving_date", _AHEAD),
    "contact": Rule("", _AHEAD, terminates=True),
    "dataLock": Rule("", _PAST),
    "changeResidenceType": Rule("change_residence_type_reporting_relationship.arrival_date", _AHEAD),
    "adoption": Rule("", _PAST),
    "guardianMeasure": Rule("", _PAST),
    "undoGuardian": Rule("", _PAST),
    "changeGuardian": Rule("", _PAST),
    "childRelationship": Rule("", _PAST),
    "changeName": Rule("", _PAST),
    "changeOccupation": Rule("", _AHEAD, terminates=True),
    "changeReligion": Rule("", _AHEAD),
    "changeSex": Rule("", _PAST),
    "undoMissing": Rule("", _PAST),
    "partnership": Rule(_MARRIED, _PAST),
    "undoPartnership": Rule(_MARITAL, _PAST),
    "paperLock": Rule("", _PAST),
    "care": Rule("", _PAST),
    "changeOrigin": Rule("", _PAST),
    "correctReporting": Rule("arrival_date", _AHEAD),
    "correctContact": Rule("", _AHEAD),
    "correctOccupation": Rule("", _AHEAD, terminates=True),
}
_SILENT = Rule("", Latest.NOT_SAID)
_BY_COURT = "2"


@dataclass(frozen=True, slots=True)
class WrongDate(Exception):
    """An event is dated as annex H does not allow. `code` is `date_missing`, `dates_differ` or `date_ahead`."""

    code: str
    header: date | None
    content: date | None


def event_date(header: Header, kind: str, content: Any, today: date) -> date:
    """Return the day of an event as the header says it and annex H allows it. Raises WrongDate."""
    said = header.event_date
    told = content_date(kind, content)
    if said is None:
        raise WrongDate("date_missing", None, told)
    if told is not None and told != said:
        raise WrongDate("dates_differ", said, told)
    if late(kind, content, said, today):
        raise WrongDate("date_ahead", said, told)
    return said


def late(kind: str, content: Any, day: date, today: date) -> bool:
    """Say whether a day is one that annex H does not allow for the kind of event."""
    latest = RULES.get(kind, _SILENT).latest
    if kind == "separation" and content.separation_data.separation == _BY_COURT:
        latest = Latest.TODAY  # two lines of annex H: by will it may lie ahead, by a court it may not
    if latest is Latest.TODAY_ONLY:
        return day != today
    return latest is Latest.TODAY and day > today


def content_date(kind: str, content: Any) -> date | None:
    """Return the date that the content itself gives its event, where annex H names an element and it is there."""
    path = RULES.get(kind, _SILENT).element
    if not path:
        return None
    if kind == "moveIn":
        return _of_residence(content)
    if kind == "correctReporting":
        return _of_corrected(content)
    return _follow(content, path)


def _of_residence(content: Any) -> date | None:
    residence = content.has_main_residence or content.has_secondary_residence or content.has_other_residence
    return residence.arrival_date if residence else None


def _of_corrected(content: Any) -> date | None:
    if content.has_main_residence:
        return _follow(content.has_main_residence, "main_residence.arrival_date")
    other = content.has_secondary_residence or content.has_other_residence
    return _follow(other, "secondary_residence.arrival_date")


def _follow(value: Any, path: str) -> date | None:
    for name in path.split("."):
        if value is None or value == ():
            return None
        value = value[int(name)] if name.isdigit() else attrgetter(name)(value)
    return value if isinstance(value, date) else None
