# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Support units (Unterstützungseinheiten): who is supported together, from when until when, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ..book import Book
from ..days import STOCK, YEAR_BEGIN, first_of_month, later_year, next_month, span
from ..people import Person
from .cases import ADMISSION, ADMITTED_REFUGEE, ASYLUM, Case

MAJORITY = 18
CANTON_PAYS_YEARS = 10  # then the municipality of residence supports (§§ 53 and 54 SHG)
HANDED_OVER = (ADMISSION, ADMITTED_REFUGEE, ASYLUM)
FOREVER = date.max.toordinal()
REASONS = {
    "elder": "Drei Generationen führen den Haushalt gemeinsam.",
    "child": "Ein erwachsenes Kind lebt im Haushalt der Eltern.",
}


@dataclass(slots=True)
class Membership:
    """One person of a unit, and the days."""

    person: Person
    first: int
    end: int


@dataclass(slots=True, eq=False)
class Unit:
    """A support unit as written, with the case it belongs to."""

    key: int
    case: Case
    members: list[Membership]

    @property
    def first(self) -> int:
        """The first day of support."""
        return min(member.first for member in self.members)

    @property
    def end(self) -> int:
        """The day after the last, or `FOREVER`."""
        return max(member.end for member in self.members)


class Units:
    """Forms the units of cases and writes them."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.units: list[Unit] = []

    def form(self, case: Case) -> None:
        """Write the units of a case: parents with minor children, grandparents, each grown child."""
        first, end = _supported(case)
        if first >= end:
            return
        handover = _handover(case)
        formed = []
        for members in _groups(case, first, end):
            for carried_by, part in _carried(members, handover):
                formed.append(self._write(case, part, carried_by))
        for unit in formed:
            self._communities(unit, formed)
        self.units += formed

    def _write(self, case: Case, members: list[Membership], carried_by: str) -> Unit:
        number = len(self._book.tables["support_supportunit"]) + 1
        unit = Unit(number, case, members)
        year = date.fromordinal(unit.first).year
        self._book.add(
            "support_supportunit",
            f"LU-{year}-{number:06d}",
            _municipality(case, unit),
            _span(unit.first, unit.end),
            carried_by,
        )
        for position, member in enumerate(members, start=1):
            self._book.add("support_unitmember", number, member.person.id, position, _span(member.first, member.end))
        return unit

    def _communities(self, unit: Unit, formed: list[Unit]) -> None:
        """Write how large the family-like community is where it is larger than the unit, from 2024 on (§ 7 para. 1)."""
        begin = max(unit.first, YEAR_BEGIN)
        together = [member for other in formed for member in other.members]
        borders = {day for member in together for day in (member.first, member.end) if begin < day < unit.end}
        edges = [begin, *sorted(borders), unit.end] if begin < unit.end else []
        reason = "elder" if any(member.person.role == "elder" for member in together) else "child"
        for first, end in _merged(edges, together, unit.members):
            size = _present(together, first)
            self._book.add("support_communitysize", unit.key, size, _span(first, end), REASONS[reason])


def _merged(edges: list[int], together: list[Membership], own: list[Membership]) -> list[tuple[int, int]]:
    """Return the periods in which the community is larger than the unit; neighbours of one size are one period."""
    periods: list[tuple[int, int]] = []
    for first, end in pairwise(edges):
        if _present(together, first) <= max(1, _present(own, first)) or not _present(own, first):
            continue
        if periods and periods[-1][1] == first and _present(together, periods[-1][0]) == _present(together, first):
            periods[-1] = (periods[-1][0], end)
        else:
            periods.append((first, end))
    return periods


def _present(members: list[Membership], on: int) -> int:
    return sum(member.first <= on < member.end for member in members)


def _supported(case: Case) -> tuple[int, int]:
    end = case.independent or case.way.left
    return case.way.came, FOREVER if end is None else end


def _handover(case: Case) -> int:
    """Return the day from which the municipality supports the case, or `FOREVER`."""
    ten_years = later_year(case.way.applied, CANTON_PAYS_YEARS)
    if case.way.standing(min(ten_years, STOCK)) not in HANDED_OVER:
        return FOREVER
    return ten_years if ten_years == first_of_month(ten_years) else next_month(ten_years)


def _groups(case: Case, first: int, end: int) -> list[list[Membership]]:
    core: list[Membership] = []
    elders: list[Membership] = []
    grown: list[list[Membership]] = []
    for person in case.members:
        begin = max(first, person.here_from())
        until = min(end, FOREVER if person.left is None else person.left)
        adult = later_year(person.born, MAJORITY)
        if begin >= until:
            continue
        if person.role == "elder":
            elders.append(Membership(person, begin, until))
        elif person.role == "child" and adult < until and adult <= STOCK:
            if begin < adult:
                core.append(Membership(person, begin, adult))
            grown.append([Membership(person, max(begin, adult), until)])
        else:
            core.append(Membership(person, begin, until))
    return [group for group in (core, elders, *grown) if group]


def _carried(members: list[Membership], handover: int) -> list[tuple[str, list[Membership]]]:
    """Split a unit on the day the municipality takes over."""
    before = [Membership(m.person, m.first, min(m.end, handover)) for m in members if m.first < handover]
    after = (
        [Membership(m.person, max(m.first, handover), m.end) for m in members if m.end > handover]
        if handover <= STOCK
        else []
    )
    if handover > STOCK:
        before = members
    return [(who, part) for who, part in (("canton", before), ("municipality", after)) if part]


def _municipality(case: Case, unit: Unit) -> int:
    """Return the municipality in which the unit lives, at its end or on the day of the stock."""
    on = min(unit.end - 1, STOCK)
    lived = [segment for segment in case.segments if segment.first <= on]
    return (lived or case.segments)[-1].municipality


def _span(first: int, end: int) -> str:
    return span(first, None if end == FOREVER else end)
