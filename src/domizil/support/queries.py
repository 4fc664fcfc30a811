# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading support units: narrowed to what the grants of the asking worker cover."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from domizil.base import access, clock
from domizil.base.access import Reach
from domizil.base.models import Role, Worker

from .models import SupportUnit, UnitMember

# Who sees what people are paid: those who pay, those who check it.
ROLES = (Role.SUPPORT, Role.FINANCE, Role.SUPERVISOR)
NUMBER = re.compile(r"LU-\d{4}-\d{6}")
_TYPED_NUMBER = re.compile(r"(?:LU[- ]?)?(\d{4})[- ](\d{1,6})", re.IGNORECASE)


def reach(by: Worker) -> Reach:
    """Return where a worker sees support units; nowhere without a grant for support."""
    return access.reach(by, *ROLES)


def units_in(where: Reach) -> QuerySet[SupportUnit]:
    """Return the units of a reach, with their municipality."""
    seen = SupportUnit.objects.select_related("municipality")
    return seen if where.canton else seen.filter(municipality__in=where.municipalities)


def members_in(where: Reach) -> QuerySet[UnitMember]:
    """Return the members of the units of a reach, with person, unit and municipality."""
    seen = UnitMember.objects.select_related("unit__municipality", "person")
    return seen if where.canton else seen.filter(unit__municipality__in=where.municipalities)


def units(by: Worker) -> QuerySet[SupportUnit]:
    """Return the units a worker may see, with their municipality."""
    return units_in(reach(by))


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
    members = members_in(reach(by)).filter(person__in=list(persons)).order_by("valid")
    return {member.person_id: member.unit for member in members}


def newest(where: Reach) -> QuerySet[SupportUnit]:
    """Return the units of today that began last, newest first, each with `persons`, the number of members today."""
    today = clock.today()
    members = UnitMember.objects.filter(unit=OuterRef("pk"), valid__contains=today).order_by()
    persons = Subquery(members.values("unit").annotate(count=Count("*")).values("count"))
    return (
        units_in(where)
        .filter(valid__contains=today)
        .annotate(persons=Coalesce(persons, 0))
        .order_by("-valid__startswith", "-number")
    )
