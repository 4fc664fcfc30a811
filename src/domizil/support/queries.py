# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading support units: narrowed to what the grants of the asking worker cover."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from domizil.base import access, clock
from domizil.base.models import Role, Worker

from .models import SupportUnit, UnitMember

# Who sees what people are paid: those who pay, those who check it.
ROLES = (Role.SUPPORT, Role.FINANCE, Role.SUPERVISOR)
NUMBER = re.compile(r"LU-\d{4}-\d{6}")
_TYPED_NUMBER = re.compile(r"(?:LU[- ]?)?(\d{4})[- ](\d{1,6})", re.IGNORECASE)


def units(by: Worker) -> QuerySet[SupportUnit]:
    """Return the units a worker may see, with their municipality; none without a grant for support."""
    reach = access.reach(by, *ROLES)
    seen = SupportUnit.objects.select_related("municipality")
    return seen if reach.canton else seen.filter(municipality__in=reach.municipalities)


def unit(number: str, *, by: Worker) -> SupportUnit:
    """Return the unit of a number. Raises Hidden when there is none for this worker."""
    if not NUMBER.fullmatch(number):
        raise access.Hidden(number)
    try:
        return units(by).get(number=number)
    except SupportUnit.DoesNotExist:
        raise access.Hidden(number) from None


def number_typed(typed: str) -> str | None:
    """Return the unit number somebody typed (`LU-2024-000123`, `2024-123`), or None when it is no number of a unit."""
    match = _TYPED_NUMBER.fullmatch(typed.strip())
    return f"LU-{match[1]}-{int(match[2]):06}" if match else None


def units_of(persons: Iterable[int], *, by: Worker) -> dict[int, SupportUnit]:
    """Return for each person the unit the person is in today, else the last one; persons without one are left out."""
    members = (
        UnitMember.objects.filter(person__in=list(persons), unit__in=units(by))
        .select_related("unit__municipality")
        .order_by("valid")
    )
    return {member.person_id: member.unit for member in members}


def newest(*, by: Worker) -> QuerySet[SupportUnit]:
    """Return the units that began last, newest first, each with `persons`, the number of members today."""
    today = clock.today()
    return (
        units(by)
        .filter(valid__startswith__lte=today)
        .annotate(persons=Count("members", filter=Q(members__valid__contains=today)))
        .order_by("-valid__startswith", "-number")
    )
