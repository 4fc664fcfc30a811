# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""§§ 1 and 3: for whom the ordinance is, and in which group a person stands (text until 2023)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..engine import parameter, rule
from .facts import STATUTE, TEXT_2016, Group, Scale

PROTECTION_YEARS = parameter(STATUTE, "protection_years")


@dataclass(frozen=True, slots=True)
class AsylumFacts:
    """A person's standing under federal asylum law, as the authority recorded it (§ 3)."""

    applied_in_switzerland: bool = False
    procedure_open: bool = False
    may_stay_until_end: bool = False
    temporary_protection: bool = False
    protection_lifted: bool = False
    cantonal_permit: bool = False
    asylum_refused: bool = False
    removal_ordered: bool = False
    removal_final: bool = False
    provisional_admission: bool = False
    refugee_status: bool = False
    asylum_granted: bool = False
    ground_of_exclusion: bool = False
    exit_date_set: bool = False


@rule("lu-kasylv/1/1", text=TEXT_2016, unit="holds")
def scope_covers(emergency_aid: bool) -> bool:
    """Whether the ordinance names this kind of support (Geltungsbereich): social assistance only."""
    return not emergency_aid


@rule("lu-kasylv/3/1", text=TEXT_2016, unit="holds")
def is_asylum_seeker(person: AsylumFacts) -> bool:
    """Asylum seeker (Asylsuchende): may stay until the procedure ends."""
    return person.may_stay_until_end  # § 3 Abs. 1


@rule("lu-kasylv/3/2", text=TEXT_2016, unit="holds")
def has_temporary_protection(person: AsylumFacts) -> bool:
    """Person in need of protection without permit (Schutzbedürftige ohne Aufenthaltsbewilligung)."""
    if person.protection_lifted:
        return False
    return person.temporary_protection and not person.cantonal_permit  # § 3 Abs. 2 Satz 1


@rule("lu-kasylv/3/2", text=TEXT_2016, unit="holds")
def has_protection_permit(person: AsylumFacts) -> bool:
    """Person in need of protection with permit: protection not lifted after five years, cantonal permit issued."""
    return person.temporary_protection and not person.protection_lifted and person.cantonal_permit  # § 3 Abs. 2 Satz 2


@rule("lu-kasylv/3/2", text=TEXT_2016, unit="date")
def protection_permit_from(protection_granted_on: date) -> date:
    """The day from which a person under protection that was not lifted may get a permit: five years later."""
    year = protection_granted_on.year + PROTECTION_YEARS
    if protection_granted_on.month == 2 and protection_granted_on.day == 29:
        return date(year, 3, 1)
    return date(year, protection_granted_on.month, protection_granted_on.day)


@rule("lu-kasylv/3/3", text=TEXT_2016, unit="holds")
def is_provisionally_admitted(person: AsylumFacts) -> bool:
    """Provisionally admitted (vorläufig aufgenommen): SEM ordered provisional admission."""
    return person.provisional_admission and not person.refugee_status  # § 3 Abs. 3


@rule("lu-kasylv/3/4", text=TEXT_2016, unit="holds")
def is_refugee(person: AsylumFacts) -> bool:
    """Refugee (Flüchtling): refugee status and asylum granted."""
    return person.refugee_status and person.asylum_granted  # § 3 Abs. 4


@rule("lu-kasylv/3/5", text=TEXT_2016, unit="holds")
def is_provisionally_admitted_refugee(person: AsylumFacts) -> bool:
    """Provisionally admitted refugee: refugee status, a ground of exclusion from asylum, provisionally admitted."""
    return person.refugee_status and person.ground_of_exclusion and person.provisional_admission  # § 3 Abs. 5


@rule("lu-kasylv/3/1", "lu-kasylv/3/2", "lu-kasylv/3/3", "lu-kasylv/3/4", "lu-kasylv/3/5", text=TEXT_2016, unit="code")
def person_group(person: AsylumFacts) -> Group | None:
    """The person's group (Personengruppe); None when the ordinance does not know the person.

    The narrower definition is asked first. A person finally removed with an exit date set is on emergency aid (§ 18).
    """
    if is_refugee(person):
        return Group.REFUGEE
    if is_provisionally_admitted_refugee(person):
        return Group.PROVISIONALLY_ADMITTED_REFUGEE
    if is_provisionally_admitted(person):
        return Group.PROVISIONALLY_ADMITTED
    if has_protection_permit(person):
        return Group.PROTECTED_S_PERMIT
    if has_temporary_protection(person):
        return Group.PROTECTED_S
    if is_asylum_seeker(person):
        return Group.ASYLUM_SEEKER
    if person.removal_final and person.exit_date_set:  # § 18 Abs. 1 lit. a
        return Group.EMERGENCY_AID
    return None


@rule("lu-kasylv/7/1", "lu-kasylv/16/1", text=TEXT_2016, unit="code", bulk=True)
def scale_of(group: Group) -> Scale:
    """By which law the basic need is paid: § 7 of the ordinance, § 16 like residents, or § 19 emergency aid."""
    if group == Group.EMERGENCY_AID:
        return Scale.EMERGENCY_AID
    if group == Group.REFUGEE or group == Group.PROVISIONALLY_ADMITTED_REFUGEE or group == Group.PROTECTED_S_PERMIT:
        return Scale.SOCIAL_ASSISTANCE  # § 16 Abs. 1
    return Scale.ORDINANCE  # § 7 Abs. 1
