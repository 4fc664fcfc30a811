# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Regulation (EU) 2018/1806 and the Visa Code: who needs a visa, and who one for the transit area of an airport."""

from __future__ import annotations

from enum import IntEnum

from ..engine import parameter, rule
from .facts import STATELESS, STATUTE, TEXT_2025, UNITED_KINGDOM, British, Document, Group, ResidenceFacts, Title, norms
from .nationality import group, has_free_movement

VISA_ANNEXES = parameter(STATUTE, "visa_annexes")
ANNEX_I = "I"
BIOMETRIC = ("biometric_passport", "biometric_icao_passport")
UNCONDITIONAL = ("none", "agreement_required")
NOT_IN_THE_ANNEXES = (Document.REFUGEE_DOCUMENT, Document.STATELESS_DOCUMENT, Document.OFFICIAL_PASSPORT)
REPLACES_A_VISA = (Title.SCHENGEN_PERMIT, Title.LUXEMBOURG_PERMIT)
LISTED = "1"
NOTES = {
    "biometric_passport": "note.biometric_only",
    "biometric_icao_passport": "note.biometric_only",
    "passport_type": "note.region_passport_only",
    "agreement_required": "note.by_agreement",
    "agreement_not_in_force": "note.agreement_missing",
}
BY_NATIONALITY = {"BR": "note.brazil"}


class VisaDuty(IntEnum):
    """Whether a visa is needed, the most favourable first."""

    NONE = 0
    EXEMPT = 1
    UNVERIFIED = 2
    REQUIRED = 3


@rule(*norms("VIS-annex-II", "g-061"), text=TEXT_2025, unit="code")
def exemption(condition: str, document: Document) -> VisaDuty:
    """What a condition of Annex II makes of the exemption, by the passport that is held."""
    if condition in UNCONDITIONAL:
        return VisaDuty.EXEMPT
    if condition in BIOMETRIC and document == Document.BIOMETRIC_PASSPORT:
        return VisaDuty.EXEMPT
    if condition == "passport_type" and document == Document.REGION_PASSPORT:
        return VisaDuty.EXEMPT
    return VisaDuty.REQUIRED


@rule(*norms("VIS-annex-I", "VIS-annex-II", "L08-33bis"), text=TEXT_2025, unit="code")
def visa_duty_of(nationality: str, person: ResidenceFacts) -> VisaDuty:
    """Whether one nationality needs a visa for a short stay. Papers that the annexes do not rule are not verified."""
    if nationality == STATELESS:
        return VisaDuty.UNVERIFIED
    if person.document in NOT_IN_THE_ANNEXES:
        return VisaDuty.UNVERIFIED
    if nationality == UNITED_KINGDOM and person.british == British.OTHER_BRITISH:
        return VisaDuty.EXEMPT
    if VISA_ANNEXES.rows[nationality]["annex"] == ANNEX_I:
        return VisaDuty.REQUIRED
    return exemption(VISA_ANNEXES.rows[nationality]["condition"], person.document)


@rule(*norms("L08-34/1", "VIS-annex-I", "VIS-annex-II", "g-060", "g-061", "g-066"), text=TEXT_2025, unit="code")
def visa_duty(person: ResidenceFacts) -> VisaDuty:
    """Whether a person needs a visa; with several nationalities the passport of the most favourable one is meant.

    The permit of a Schengen state replaces the visa. In which member state a long-term resident holds one is not asked.
    """
    standing = group(person)
    if has_free_movement(standing):
        return VisaDuty.NONE
    if standing == Group.WITHDRAWAL:
        return VisaDuty.EXEMPT
    if person.title in REPLACES_A_VISA:
        return VisaDuty.EXEMPT  # Art. 34 Abs. 1 L08
    duties = [visa_duty_of(nationality, person) for nationality in person.nationalities]
    duty = min(duties)
    if person.title == Title.EU_LONG_TERM and duty == VisaDuty.REQUIRED:
        return VisaDuty.UNVERIFIED  # Art. 34 Abs. 1 L08
    return duty


@rule(*norms("VIS-annex-II", "g-061"), text=TEXT_2025, unit="code")
def visa_notes(person: ResidenceFacts) -> tuple[str, ...]:
    """What must be known beside the visa duty: on which passport an exemption hangs, and what was not verified."""
    if visa_duty(person) == VisaDuty.UNVERIFIED and person.title == Title.EU_LONG_TERM:
        return ("note.schengen_title_only",)
    if visa_duty(person) == VisaDuty.UNVERIFIED:
        return ("note.visa_unverified",)
    rows = [VISA_ANNEXES.rows[nationality] for nationality in person.nationalities if nationality in VISA_ANNEXES.rows]
    keys = [NOTES[row["condition"]] for row in rows if row["condition"] in NOTES]
    own = [BY_NATIONALITY[row["iso2"]] for row in rows if row["iso2"] in BY_NATIONALITY]
    return (*dict.fromkeys(keys), *dict.fromkeys(own))


@rule(*norms("VC-3", "g-062"), text=TEXT_2025, unit="code")
def transit_duty_of(nationality: str) -> VisaDuty:
    """Whether one nationality needs a visa to change planes: those on the list of Annex IV. Luxembourg adds none."""
    if nationality == STATELESS:
        return VisaDuty.UNVERIFIED
    if VISA_ANNEXES.rows[nationality]["atv_all_schengen"] == LISTED:
        return VisaDuty.REQUIRED  # Art. 3 VC
    return VisaDuty.EXEMPT


@rule(*norms("VC-3", "g-062"), text=TEXT_2025, unit="code")
def transit_duty(person: ResidenceFacts) -> VisaDuty:
    """Whether a person needs an airport transit visa. Which titles and papers free from it was not read."""
    standing = group(person)
    if has_free_movement(standing) or standing == Group.WITHDRAWAL:
        return VisaDuty.NONE
    duties = [transit_duty_of(nationality) for nationality in person.nationalities]
    duty = min(duties)
    if duty != VisaDuty.REQUIRED:
        return duty
    if person.title != Title.NONE or person.document in NOT_IN_THE_ANNEXES:
        return VisaDuty.UNVERIFIED
    return VisaDuty.REQUIRED  # Art. 3 VC
