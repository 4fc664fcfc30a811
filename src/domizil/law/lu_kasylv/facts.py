# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of facts that the rules of the ordinance ask for."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated

from ..engine import Range

STATUTE = "lu-kasylv"
TEXT_2016 = "2016"
TEXT_2024 = "2024"


class Group(IntEnum):
    """Groups of persons (Personengruppen, § 3), and emergency aid (§ 18). The numbers are those of bulk files."""

    ASYLUM_SEEKER = 0
    PROTECTED_S = 1
    PROTECTED_S_PERMIT = 2
    PROVISIONALLY_ADMITTED = 3
    REFUGEE = 4
    PROVISIONALLY_ADMITTED_REFUGEE = 5
    EMERGENCY_AID = 6


class Accommodation(IntEnum):
    """Kinds of accommodation (Unterkünfte, § 4)."""

    COLLECTIVE = 0
    INDIVIDUAL = 1


class Scale(IntEnum):
    """By which law a person's basic need is paid."""

    ORDINANCE = 0  # § 7
    SOCIAL_ASSISTANCE = 1  # § 16: like the native population
    EMERGENCY_AID = 2  # § 19


class ProgrammeKind(IntEnum):
    """What somebody takes part in (§ 11). Talks, school, information and education never count as programmes."""

    CHARITABLE = 0
    ASYLUM_STRUCTURE = 1
    WORK_INTEGRATION = 2
    QUALIFICATION = 3
    VOLUNTEERING = 4
    TALK = 5
    SCHOOLING = 6
    INFORMATION = 7
    EDUCATION = 8


class CostKind(IntEnum):
    """Situation-related costs (situationsbedingte Leistungen, § 12)."""

    TRAVEL = 0
    CHILD_CARE = 1
    SCHOOL = 2
    HOLIDAY_CAMP = 3
    OTHER = 4
    WORK_EXPENSES = 5  # and other expenses of programmes, school and education


class IdentifiedBy(IntEnum):
    """How somebody who asks for emergency aid is identified (§ 18 para. 2)."""

    NOTHING = 0
    PAPERS = 1
    FINGERPRINTS = 2


HouseholdSize = Annotated[int, Range(1, 99)]
PersonNumber = Annotated[int, Range(1, 99)]
Days = Annotated[int, Range(0, 31)]
