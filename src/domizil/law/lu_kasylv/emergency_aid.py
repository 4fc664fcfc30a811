# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 18 and 19: who gets emergency aid (Nothilfe), and what it covers (text until 2023)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..engine import rule
from .facts import TEXT_2016, IdentifiedBy


@dataclass(frozen=True, slots=True)
class EmergencyAidFacts:
    """What § 18 asks about somebody who wants emergency aid."""

    removal_final: bool = False
    exit_date_set: bool = False
    extraordinary_appeal: bool = False
    multiple_application: bool = False  # Art. 111c AsylG
    asylum_seeker: bool = False
    stays_under_asylum_law: bool = False
    has_own_means: bool = False
    third_party_liable: bool = False
    requested_on: date | None = None
    identified_by: IdentifiedBy = IdentifiedBy.NOTHING
    incapable_and_in_mortal_danger: bool = False


@rule("lu-kasylv/18/1", text=TEXT_2016, unit="holds")
def belongs_to_emergency_aid(person: EmergencyAidFacts) -> bool:
    """Whether § 18 para. 1 names the person: finally removed with an exit date, or in a further procedure."""
    if person.removal_final and person.exit_date_set:
        return True  # § 18 Abs. 1 lit. a
    if person.asylum_seeker:
        return person.extraordinary_appeal or person.multiple_application  # § 18 Abs. 1 lit. b
    return False


@rule("lu-kasylv/18/1", text=TEXT_2016, unit="holds")
def is_needy(person: EmergencyAidFacts) -> bool:
    """Whether a person stays under asylum law, cannot live from own means, and no third party must pay."""
    if not person.stays_under_asylum_law:
        return False
    if person.has_own_means:
        return False
    return not person.third_party_liable


@rule("lu-kasylv/18/2", text=TEXT_2016, unit="holds")
def is_identified(person: EmergencyAidFacts) -> bool:
    """Whether somebody is identified by papers or fingerprints, or excused: incapable and in mortal danger."""
    if person.identified_by == IdentifiedBy.NOTHING:
        return person.incapable_and_in_mortal_danger  # § 18 Abs. 2 Satz 3
    return True  # § 18 Abs. 2 Satz 2


@rule("lu-kasylv/18/1", "lu-kasylv/18/2", text=TEXT_2016, unit="holds")
def emergency_aid_is_due(person: EmergencyAidFacts, day: date) -> bool:
    """Whether emergency aid is due on a day: only on request, from the day of the request."""
    if not belongs_to_emergency_aid(person):
        return False
    if not is_needy(person):
        return False
    if person.requested_on is None:
        return False  # § 18 Abs. 2 Satz 1
    if day < person.requested_on:
        return False  # § 18 Abs. 2 Satz 1
    return is_identified(person)


@rule("lu-kasylv/18/3", text=TEXT_2016, unit="holds")
def place_may_be_designated() -> bool:
    """Whether the authority may pay emergency aid at places specially designated for it."""
    return True


@rule("lu-kasylv/19/1", text=TEXT_2016, unit="holds")
def is_covered(need: str) -> bool:
    """Whether emergency aid covers a kind of need: food, clothing, shelter, emergency medical care."""
    return need in ("food", "clothing", "shelter", "emergency_medical_care")


@rule("lu-kasylv/19/3", text=TEXT_2016, unit="holds")
def needs_assessment_of_minor(minor: bool, accompanied: bool) -> bool:
    """Whether the special needs of an unaccompanied minor must be assessed before paying."""
    return minor and not accompanied


@rule("lu-kasylv/19/4", text=TEXT_2016)
def further_emergency_benefit(asked: int, urgent: bool, proven: bool) -> int:
    """A further benefit in urgent and proven need."""
    if not urgent:
        return 0
    if not proven:
        return 0
    return asked


@rule("lu-kasylv/19/5", text=TEXT_2016, unit="holds")
def accommodation_missing(assigned: bool) -> bool:
    """Whether the service still owes an assignment of accommodation while emergency aid runs."""
    return not assigned
