# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every standing under asylum law leads to a group of the ordinance, in both texts."""

from __future__ import annotations

from datetime import date

import pytest

from domizil.law.engine import Law
from domizil.law.lu_kasylv.facts import Group
from domizil.permits.models import AsylumKind, AsylumStatus
from domizil.permits.service import asylum_facts

GROUPS = {
    AsylumKind.PROCEDURE: (Group.ASYLUM_SEEKER, Group.ASYLUM_SEEKER),
    AsylumKind.TEMPORARY_PROTECTION: (Group.PROTECTED_S, Group.PROTECTED_S),
    AsylumKind.PROTECTION_PERMIT: (Group.PROTECTED_S_PERMIT, Group.PROTECTED_S_PERMIT),
    AsylumKind.PROVISIONAL_ADMISSION: (Group.PROVISIONALLY_ADMITTED, Group.PROVISIONALLY_ADMITTED),
    AsylumKind.ASYLUM_GRANTED: (Group.REFUGEE, Group.REFUGEE),
    AsylumKind.REFUGEE_PROVISIONALLY_ADMITTED: (Group.PROVISIONALLY_ADMITTED_REFUGEE, Group.REFUGEE),
    AsylumKind.REMOVAL_FINAL: (Group.EMERGENCY_AID, Group.EMERGENCY_AID),
}


@pytest.mark.parametrize("kind", AsylumKind)
def test_group_that_follows_from_a_standing(kind: AsylumKind) -> None:
    exit_by = date(2023, 1, 31) if kind is AsylumKind.REMOVAL_FINAL else None
    person = asylum_facts(AsylumStatus(kind=kind, exit_by=exit_by))
    days = (date(2023, 12, 31), date(2024, 1, 1))
    assert tuple(Law.on(day).value("lu-kasylv", "person_group", person=person) for day in days) == GROUPS[kind]
