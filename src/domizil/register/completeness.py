# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which features of Art. 6 RHG a person's entry still lacks, as the law says it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from domizil.law.ch_rhg.features import FEATURES, Feature, RegisteredFacts
from domizil.law.engine import Law, NoSuchLaw

from . import nationalities
from .identity import SWITZERLAND
from .models import MaritalStatus, Residence
from .sheets import Sheet

UNKNOWN_RELIGION = "000"


def lacking(sheet: Sheet, residence: Residence, on: date, *, permit: bool) -> list[Feature]:
    """Return the features that a resident's entry should hold on a day and does not, in the order of the letters.

    `permit`: whether a permit is entered, which another room keeps. Nothing is said where no law is known for the day.
    """
    swiss = sheet.person.nationality_id == SWITZERLAND
    facts = RegisteredFacts(
        swiss=swiss, moved_in=_moved_in(sheet, residence), moved_within=_moves(sheet, residence) > 1
    )
    recorded = _recorded(sheet, residence, on) | ({"n"} if permit else set())
    try:
        letters = Law.on(on).value("ch-rhg", "features_missing", person=facts, recorded=sorted(recorded))
    except NoSuchLaw:
        return []
    return [feature for feature in FEATURES if feature.letter in letters]


def lacks(feature: Feature, sheet: Sheet, on: date, language: str) -> str:
    """Return what an entry lacks of a feature: of one with several parts only those that are not there."""
    occupancy = sheet.occupancy(on)
    dwelling = occupancy.dwelling if occupancy else None
    parts: dict[str, str] = {"h": _("Geburtsort"), "q": _("Zuzug: Herkunft")}  # the days stand in every entry
    if dwelling and dwelling.ewid:
        parts["d"] = _("Haushaltszugehörigkeit und Haushaltsart")
    elif sheet.several.get("household"):
        parts["d"] = _("Wohnungsidentifikator (EWID)")
    return parts.get(feature.letter, feature.name[language])


def _moved_in(sheet: Sheet, residence: Residence) -> bool:
    """Whether somebody came from elsewhere; who was born into the residence did not."""
    return bool(residence.valid.lower > sheet.person.date_of_birth)


def _moves(sheet: Sheet, residence: Residence) -> int:
    return sum(1 for row in sheet.occupancies if row.residence_id == residence.pk)


def _recorded(sheet: Sheet, residence: Residence, on: date) -> set[str]:
    """Return the letters whose feature the entry holds; what every row of the tables has stands in the first line."""
    return set("bops") | _of_person(sheet, on) | _of_home(sheet, residence, on)


def _of_person(sheet: Sheet, on: date) -> set[str]:
    state, person = sheet.state(on), sheet.person
    if state is None:
        return set()
    held = {
        "a": person.vn,
        "e": state.official_name,
        "f": state.first_name,
        "h": state.birth_municipality or state.birth_country_id or state.place_of_birth,
        "i": sheet.several.get("origin"),
        "j": state.sex,
        "k": state.marital_status != MaritalStatus.UNKNOWN,
        "l": state.religion != UNKNOWN_RELIGION,
        "m": nationalities.of(state) != nationalities.UNKNOWN,
        "t": state.votes_federation is not None and state.votes_canton is not None,
    }
    return {letter for letter, value in held.items() if value}


def _of_home(sheet: Sheet, residence: Residence, on: date) -> set[str]:
    occupancy = sheet.occupancy(on)
    dwelling = occupancy.dwelling if occupancy else None
    held = {
        "c": dwelling and dwelling.egid,
        "d": dwelling and dwelling.ewid and sheet.several.get("household"),
        "g": dwelling or sheet.several.get("address"),
        "q": residence.comes_from or residence.comes_from_municipality or residence.comes_from_country_id,
    }
    return {letter for letter, value in held.items() if value}
