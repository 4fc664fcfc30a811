# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Units in which nothing changes during a month, read as plain columns in six queries; most units are of this kind.

The others go the way of a single unit (`support.facts`); both ways give the same rows, which a test holds.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from domizil.housing.models import Absence, AccommodationKind, Stay
from domizil.law.engine.periods import DAY, Period
from domizil.law.lu_kasylv.facts import STATUTE, Accommodation, Group
from domizil.permits.models import AsylumKind, AsylumStatus
from domizil.permits.service import asylum_facts
from domizil.support import facts
from domizil.support.models import CommunitySize, EmergencyAidFacts, UnitMember

from .amendment_rows import SIDES, Laws, Rows, Stretch


@dataclass(frozen=True, slots=True)
class _Known:
    """What was recorded about the month, by person or by unit; the last of a tuple tells whether it holds all month."""

    statuses: dict[int, list[tuple[str, Any, bool]]]
    stays: dict[int, list[tuple[str, bool]]]
    away: dict[int, int]
    communities: dict[int, list[tuple[int, bool]]]
    emergency: dict[int, list[EmergencyAidFacts]]


def add_quiet(rows: Rows, members: QuerySet[UnitMember], month: Period) -> list[int]:
    """Add the units of `members` in which nothing changes; give back the keys of the others."""
    assert month.last is not None
    days = DateRange(month.first, month.last + DAY)
    units: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for unit, person, whole in _members(members, days):
        units[unit].append((person, whole))
    known = _read(days)
    groups = _Groups(rows.laws)
    return [unit for unit, people in units.items() if not _added(rows, unit, people, known, groups, month)]


def _members(members: QuerySet[UnitMember], days: DateRange) -> QuerySet[Any]:
    """Unit, person, and whether the person was supported on every day; in the order of the file."""
    born = Q(person__date_of_birth__lte=days.lower)
    alive = Q(person__date_of_death=None) | Q(person__date_of_death__gte=days.upper)
    whole = Q(valid__contains=days) & Q(unit__valid__contains=days) & born & alive
    found = members.filter(valid__overlap=days, unit__valid__overlap=days).annotate(whole=_asked(whole))
    return found.order_by("unit", "position", "valid").values_list("unit_id", "person_id", "whole")


def _asked(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, BooleanField())


def _read(days: DateRange) -> _Known:
    whole = _asked(Q(valid__contains=days))
    statuses = AsylumStatus.objects.filter(valid__overlap=days).filter(person__unit_memberships__valid__overlap=days)
    stays = Stay.objects.filter(valid__overlap=days).annotate(whole=whole)
    communities = CommunitySize.objects.filter(valid__overlap=days).annotate(whole=whole)
    return _Known(
        statuses=_lists(statuses.annotate(whole=whole).values_list("person_id", "kind", "exit_by", "whole")),
        stays=_lists(stays.values_list("person_id", "accommodation__kind", "whole")),
        away=_away(days),
        communities=_lists(communities.values_list("unit_id", "size", "whole")),
        emergency=_emergency(days),
    )


def _lists(rows: QuerySet[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for key, *rest in rows:
        found[key].append(tuple(rest))
    return found


def _away(days: DateRange) -> dict[int, int]:
    """Days away from collective accommodation, by person."""
    found: dict[int, int] = defaultdict(int)
    absences = Absence.objects.filter(valid__overlap=days, stay__accommodation__kind=AccommodationKind.COLLECTIVE)
    for person, valid in absences.values_list("stay__person_id", "valid"):
        last = min(valid.upper or days.upper, days.upper)
        found[person] += (last - max(valid.lower, days.lower)).days
    return found


def _emergency(days: DateRange) -> dict[int, list[EmergencyAidFacts]]:
    found: dict[int, list[EmergencyAidFacts]] = defaultdict(list)
    for row in EmergencyAidFacts.objects.filter(valid__overlap=days).order_by("valid"):
        found[row.person_id].append(row)
    return found


class _Groups:
    """The group of each asylum standing under both laws."""

    def __init__(self, laws: Laws) -> None:
        self.laws = laws
        self.found: dict[tuple[str, bool], tuple[Group | None, Group | None]] = {}

    def of(self, kind: str, exit_by: Any) -> tuple[Group | None, Group | None]:
        """Before and after; None where a law knows no group."""
        key = (kind, exit_by is not None)
        if key not in self.found:
            asked = asylum_facts(AsylumStatus(kind=AsylumKind(kind), exit_by=exit_by))
            before, after = (self.laws[side].value(STATUTE, "person_group", person=asked) for side in SIDES)
            self.found[key] = (before, after)
        return self.found[key]


def _added(
    rows: Rows, unit: int, people: list[tuple[int, bool]], known: _Known, groups: _Groups, month: Period
) -> bool:
    """Add a unit if nothing changes in it."""
    communities = known.communities.get(unit, [])
    if len(communities) > 1 or not all(whole for _, whole in communities) or not all(whole for _, whole in people):
        return False
    there = [_stretch(person, known, groups, month) for person, _ in people]
    quiet = [stretch for stretch in there if stretch is not None]
    if len(quiet) < len(there):
        return False
    rows.add(unit, quiet, community=communities[0][0] if communities else 0, unit_size=len(quiet))
    return True


def _stretch(person: int, known: _Known, groups: _Groups, month: Period) -> Stretch | None:
    """The person's whole month, or None if something changes in it or is not known."""
    statuses, stays, emergency = known.statuses[person], known.stays.get(person, []), known.emergency.get(person)
    if len(statuses) != 1 or not statuses[0][-1] or len(stays) > 1 or not all(whole for _, whole in stays):
        return None
    before, after = groups.of(statuses[0][0], statuses[0][1])
    asked = emergency[-1].requested_on if emergency else None
    if before is None or after is None or (asked is not None and asked in month):
        return None
    collective = bool(stays) and stays[0][0] == AccommodationKind.COLLECTIVE
    return Stretch(
        person=person,
        group=(before, after),
        accommodation=Accommodation.COLLECTIVE if collective else Accommodation.INDIVIDUAL,
        first=month.first,
        days=month.days,
        present=month.days - known.away.get(person, 0) if collective else month.days,
        emergency=facts.emergency_facts(emergency[-1]) if emergency else None,
    )
