# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The amendment in force from 1 January 2024. Only what changed stands here.

Wording of the consultation of 14 March 2023; adoption communicated on 24 November 2023.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..engine import parameter, rule
from ..lu_shv.allowances import shv_cap, shv_income_allowance, shv_integration_allowance
from .allowances import Cost, Programme, allowances_are_open
from .basic_need import rate
from .facts import STATUTE, TEXT_2024, Accommodation, Group, HouseholdSize, PersonNumber, ProgrammeKind, Scale
from .persons import AsylumFacts, has_protection_permit, has_temporary_protection

TABLE_2 = parameter(STATUTE, "table_2")
TABLE_4 = parameter(STATUTE, "table_4")
TABLE_5 = parameter(STATUTE, "table_5")
EMERGENCY_AID_DAY = parameter(STATUTE, "emergency_aid_day")
MOTIVATION_CAP = parameter(STATUTE, "motivation_cap")


@rule("lu-kasylv/1/1", text=TEXT_2024, unit="holds")
def scope_covers(emergency_aid: bool) -> bool:
    """Social assistance and emergency aid alike."""
    return True


@rule("lu-kasylv/3/1", text=TEXT_2024, unit="holds")
def is_asylum_seeker(person: AsylumFacts) -> bool:
    """Asylum seeker: applied in Switzerland, is in procedure, and may stay until its end."""
    return person.applied_in_switzerland and person.procedure_open and person.may_stay_until_end  # § 3 Abs. 1


@rule("lu-kasylv/3/3", text=TEXT_2024, unit="holds")
def is_provisionally_admitted(person: AsylumFacts) -> bool:
    """Provisionally admitted foreigner: asylum refused or not entered into, removal ordered, admission ordered."""
    if person.refugee_status:
        return False
    return person.asylum_refused and person.removal_ordered and person.provisional_admission  # § 3 Abs. 3 lit. a–c


@rule("lu-kasylv/3/4", "lu-kasylv/3/5", text=TEXT_2024, unit="holds")
def is_refugee(person: AsylumFacts) -> bool:
    """Recognised refugee: refugee status, and asylum granted or (excluded from asylum) provisionally admitted."""
    if not person.refugee_status:
        return False
    if person.asylum_granted:
        return True  # § 3 Abs. 4 lit. a
    if not person.ground_of_exclusion:
        return False
    return person.asylum_refused and person.removal_ordered and person.provisional_admission  # § 3 Abs. 4 lit. b


@rule("lu-kasylv/3/5", text=TEXT_2024, unit="holds", repealed=True)
def is_provisionally_admitted_refugee(person: AsylumFacts) -> bool:
    """§ 3 para. 5 is repealed: recognised refugees are one group."""
    return False


@rule("lu-kasylv/3/1", "lu-kasylv/3/3", "lu-kasylv/3/4", "lu-kasylv/3/5", text=TEXT_2024, unit="code")
def person_group(person: AsylumFacts) -> Group | None:
    """The person's group; provisionally admitted refugees are recognised refugees now."""
    if is_refugee(person):
        return Group.REFUGEE
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


@rule("lu-kasylv/16/1", text=TEXT_2024, unit="code", bulk=True)
def scale_of(group: Group) -> Scale:
    """Recognised refugees and protected persons with permit are equal to the native population (§ 16)."""
    if group == Group.EMERGENCY_AID:
        return Scale.EMERGENCY_AID
    if group == Group.REFUGEE or group == Group.PROVISIONALLY_ADMITTED_REFUGEE or group == Group.PROTECTED_S_PERMIT:
        return Scale.SOCIAL_ASSISTANCE  # § 16 Abs. 1
    return Scale.ORDINANCE  # § 7


@rule("lu-kasylv/4/1", text=TEXT_2024, unit="holds")
def may_be_collective(capacity: int, communal: bool) -> bool:
    """Supervised collective accommodation needs no least number of places any more."""
    return communal  # § 4 Abs. 1


@rule("lu-kasylv/4/2", text=TEXT_2024, unit="holds")
def may_open(
    run_by_canton: bool,
    collective: bool,
    first_time_centre: bool,
    municipality_heard_on: date | None,
    opens_on: date,
) -> bool:
    """Before any new collective accommodation of the canton the municipality must have been heard."""
    if not (run_by_canton and collective):
        return True
    if municipality_heard_on is None:
        return False
    return municipality_heard_on < opens_on  # § 4 Abs. 2


@rule("lu-kasylv/4/1", text=TEXT_2024, unit="holds")
def is_individual(sub_kind: str) -> bool:
    """Individual accommodation is any that is not supervised collective accommodation."""
    return sub_kind != "collective"  # § 4 Abs. 1


@rule("lu-kasylv/4/3", text=TEXT_2024, unit="holds")
def house_rules_bind(issued_by_authority: bool, acknowledged_on: date | None, day: date) -> bool:
    """Whether house rules (Hausordnung) that the authority issued are known to have bound a person on a day."""
    if not issued_by_authority:
        return False
    if acknowledged_on is None:
        return False
    return acknowledged_on <= day


@rule("lu-kasylv/5/2", text=TEXT_2024, unit="code")
def mandate_data_missing(needed: Sequence[str], delivered: Sequence[str]) -> tuple[str, ...]:
    """The data that a mandated third party or municipality still owes for the control of its mandate."""
    return tuple(sorted(set(needed) - set(delivered)))


@rule("lu-kasylv/7/1", text=TEXT_2024, unit="persons", bulk=True)
def household_size(members: HouseholdSize, community_size: HouseholdSize) -> int:
    """The household size: the support unit, or the family-like community (familienähnliche Gemeinschaft) around it."""
    return max(members, community_size)  # § 7 Abs. 1


@rule("lu-kasylv/7/2", "lu-kasylv/7/3", "lu-kasylv/7/4", text=TEXT_2024, unit="rappen/day", bulk=True)
def daily_basic_need(
    group: Group, accommodation: Accommodation, household_size: HouseholdSize, person_number: PersonNumber
) -> int:
    """Basic need of one person and day; provisionally admitted persons in individual accommodation have their own."""
    if accommodation == Accommodation.COLLECTIVE:
        return rate(TABLE_2, household_size, person_number)  # § 7 Abs. 2
    if group == Group.PROVISIONALLY_ADMITTED:
        return rate(TABLE_5, household_size, person_number)  # § 7 Abs. 4
    return rate(TABLE_4, household_size, person_number)  # § 7 Abs. 3


@rule("lu-kasylv/10/1", "lu-kasylv/10/2", text=TEXT_2024, repealed=True)
def talk_allowance(group: Group, attended: bool, pass_paid: bool, ticket_rappen: int | None) -> int:
    """§ 10 is repealed: no allowance for counselling talks."""
    return 0


@rule("lu-kasylv/11/1", text=TEXT_2024, unit="holds")
def is_occupation_programme(kind: ProgrammeKind) -> bool:
    """Whether participation gives a motivation allowance: the five kinds of § 11 para. 1 letters a to e."""
    return kind in (
        ProgrammeKind.CHARITABLE,
        ProgrammeKind.ASYLUM_STRUCTURE,
        ProgrammeKind.WORK_INTEGRATION,
        ProgrammeKind.QUALIFICATION,
        ProgrammeKind.VOLUNTEERING,
    )


@rule("lu-kasylv/11/1", text=TEXT_2024)
def programme_allowance(programme: Programme) -> int:
    """What one programme gives in a month: by the extent of what was done and its weight for first integration."""
    if not is_occupation_programme(programme.kind):
        return 0
    if not programme.delivered:
        return 0
    return programme.granted  # § 11 Abs. 1 letzter Satz


@rule("lu-kasylv/11/1", text=TEXT_2024)
def motivation_allowance(group: Group, employed: bool, programmes: tuple[Programme, ...]) -> int:
    """Motivation allowance: for asylum seekers and protected persons without permit who are not in employment."""
    if not (group == Group.ASYLUM_SEEKER or group == Group.PROTECTED_S):
        return 0
    if employed:
        return 0
    total = sum(programme_allowance(programme) for programme in programmes)
    return min(total, MOTIVATION_CAP)


@rule("lu-kasylv/11/2", text=TEXT_2024)
def integration_allowance(group: Group, employed: bool) -> int:
    """Integration allowance: for provisionally admitted foreigners who are not in employment, by § 10 SHV."""
    if group != Group.PROVISIONALLY_ADMITTED:
        return 0
    if employed:
        return 0
    return shv_integration_allowance()  # § 11 Abs. 2


@rule("lu-kasylv/11/3", text=TEXT_2024)
def income_allowance(group: Group, employed: bool, income: int) -> int:
    """Income allowance: for those of §§ 3 paras 1 to 3 who are in employment, by § 11 SHV."""
    if not employed:
        return 0
    if group == Group.ASYLUM_SEEKER or group == Group.PROTECTED_S or group == Group.PROVISIONALLY_ADMITTED:
        return shv_income_allowance(income)  # § 11 Abs. 3
    return 0


@rule("lu-kasylv/11/4", text=TEXT_2024)
def allowances_above_cap(total: int) -> int:
    """By how much the unit's allowances together exceed the ceiling of § 12 SHV."""
    return max(0, total - shv_cap())  # § 11 Abs. 4


@rule("lu-kasylv/12/1/a", text=TEXT_2024, repealed=True)
def meals(group: Group, subsidised_days: int, full_price_days: int) -> int:
    """The fixed amounts for meals are repealed; meals are a situation-related cost like any other."""
    return 0


@rule("lu-kasylv/12/1", "lu-kasylv/12/1/b", "lu-kasylv/12/1/c", "lu-kasylv/12/1/d", text=TEXT_2024)
def situational_cost(group: Group, cost: Cost) -> int:
    """A situation-related cost: paid when it is justified and in adequate proportion to its benefit."""
    if not allowances_are_open(group):
        return 0
    return discretionary_cost(cost)  # § 12 Abs. 1


@rule("lu-kasylv/12/1", "lu-kasylv/12/2", text=TEXT_2024)
def discretionary_cost(cost: Cost) -> int:
    """A cost at the authority's discretion: paid when it gave its reasons and somebody approved it."""
    if not cost.reason:
        return 0
    if not cost.approved_by:
        return 0
    return cost.rappen


@rule("lu-kasylv/18/3", text=TEXT_2024, unit="holds", repealed=True)
def place_may_be_designated() -> bool:
    """§ 18 para. 3 is repealed: the ordinance names no designated places any more."""
    return False


@rule("lu-kasylv/19/2", text=TEXT_2024, unit="rappen/day", bulk=True)
def daily_emergency_aid(household_size: HouseholdSize, person_number: PersonNumber) -> int:
    """Basic amount of emergency aid: one flat amount a person and day."""
    return EMERGENCY_AID_DAY
