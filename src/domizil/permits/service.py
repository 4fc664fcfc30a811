# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door of the room: a person's standing under asylum law, as the law floor asks for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import PositiveIntegerField, QuerySet, Value

from domizil.law.lu_kasylv.persons import AsylumFacts

from .models import AsylumKind, AsylumStatus, Permit, PermitCategory

__all__ = ["PermitCategory", "asylum_facts", "held"]

_FACTS = {
    AsylumKind.PROCEDURE: AsylumFacts(applied_in_switzerland=True, procedure_open=True, may_stay_until_end=True),
    AsylumKind.TEMPORARY_PROTECTION: AsylumFacts(temporary_protection=True),
    AsylumKind.PROTECTION_PERMIT: AsylumFacts(temporary_protection=True, cantonal_permit=True),
    AsylumKind.PROVISIONAL_ADMISSION: AsylumFacts(
        applied_in_switzerland=True, asylum_refused=True, removal_ordered=True, provisional_admission=True
    ),
    AsylumKind.ASYLUM_GRANTED: AsylumFacts(applied_in_switzerland=True, refugee_status=True, asylum_granted=True),
    AsylumKind.REFUGEE_PROVISIONALLY_ADMITTED: AsylumFacts(
        applied_in_switzerland=True,
        refugee_status=True,
        ground_of_exclusion=True,
        asylum_refused=True,
        removal_ordered=True,
        provisional_admission=True,
    ),
}


def held(person: int, on: date) -> QuerySet[Permit, Any]:
    """The permits of a person (key) on a day, in the shape of `register.papers.service.lying_here`: the day is when it
    was granted; there is no municipality and no receipt.
    """
    rows = Permit.objects.filter(person=person, valid__contains=on).order_by()
    nothing = Value(None, output_field=PositiveIntegerField())
    return rows.values_list(Value("permit"), "pk", nothing, "category", "granted_on", nothing)


def asylum_facts(status: AsylumStatus) -> AsylumFacts:
    """Return what § 3 KAsylV asks about a person while a standing holds; the group follows by the rule `person_group`.

    A final removal makes no group by itself: § 18 also asks for an exit date (`exit_by`).
    """
    kind = AsylumKind(status.kind)
    if kind is AsylumKind.REMOVAL_FINAL:
        return AsylumFacts(
            asylum_refused=True,
            removal_ordered=True,
            removal_final=True,
            exit_date_set=status.exit_by is not None,
        )
    return _FACTS[kind]
