# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts of support months in 2023 and 2024: programmes, income, talks, meals, costs, days away."""

from __future__ import annotations

from ..book import Book
from ..data import read
from ..days import AID_BEGIN, STOCK, YEAR_BEGIN, YEAR_END, iso, later_year, months, next_month, span
from ..dice import Choice, Dice
from ..people import Person
from .cases import PROCEDURE, REMOVAL, Case
from .units import Membership, Unit

WORKING_AGE = (16, 64)
SCHOOL_AGE = (5, 17)
FULL_PROGRAMME = 20_000  # Rappen set for a full programme
IN_PROGRAMME, IN_WORK, WORKING_SEEKERS, HAD_TALKS, WITH_COSTS = 26, 15, 4, 16, 18  # of a hundred
APPROVED = 90  # of a hundred costs that were asked for
AWAY = 45  # of a hundred stays in a centre, per half year
REASONS = Choice({"visit": 58, "hospital": 12, "detention": 3, "unknown": 27})
NO_ALLOWANCE = ("schooling", "education", "information")


class Months:
    """Writes what happened in the months of supported people."""

    def __init__(self, book: Book, dice: Dice, approver: int | None) -> None:
        self._book, self._dice, self._approver = book, dice, approver
        table = read("aid.yaml")
        self._employers: list[str] = table["employers"]
        self._programmes = (Choice[str](table["programmes_2023"]), Choice[str](table["programmes_2024"]))
        self._tickets: Choice[int | None] = Choice(table["day_tickets"])
        self._places: Choice[int] = Choice(table["talk_places"])
        self._costs = table["costs"]
        self._cost_kinds = Choice({kind: entry["weight"] for kind, entry in self._costs.items()})

    def of_unit(self, unit: Unit) -> None:
        """Write the facts of a unit's members and its costs."""
        for member in unit.members:
            active = _active(member.first, member.end)
            if len(active) > 1:
                self._of_person(unit.case, member, active)
        active = _active(unit.first, unit.end)
        if active and self._dice.percent(WITH_COSTS) and not _removed(unit.case):
            for _ in range(self._dice.between(1, 4)):
                self._cost(unit, self._dice.pick(active))

    def _of_person(self, case: Case, member: Membership, active: list[int]) -> None:
        person = member.person
        grown = [month for month in active if _aged(person, month, WORKING_AGE)]
        if not grown or _removed(case):
            return
        seeker = case.way.standing(grown[-1]) == PROCEDURE
        worked = self._work(person, grown) if self._dice.percent(WORKING_SEEKERS if seeker else IN_WORK) else []
        idle = [month for month in grown if month not in worked]
        joined = self._programme(person, idle) if idle and self._dice.percent(IN_PROGRAMME) else []
        self._meals(person, [month for month in worked + joined if month < YEAR_BEGIN])
        if self._dice.percent(HAD_TALKS):
            self._talks(person, max(member.first, AID_BEGIN), min(member.end, YEAR_BEGIN))

    def _spell(self, months_: list[int], shortest: int, longest: int) -> list[int]:
        start = self._dice.below(len(months_))
        return months_[start : start + self._dice.between(shortest, longest)]

    def _work(self, person: Person, grown: list[int]) -> list[int]:
        worked = self._spell(grown, 2, 20)
        employer = self._dice.pick(self._employers)
        usual = self._dice.between(500, 3100) * 100
        for month in worked:
            rappen = usual * self._dice.between(92, 108) // 100 // 5 * 5
            self._book.add("support_earning", person.id, iso(month), rappen, employer)
        return worked

    def _programme(self, person: Person, idle: list[int]) -> list[int]:
        joined = self._spell(idle, 3, 12)
        intensity = self._dice.between(2, 10) * 10
        kind, year = "", -1
        for month in joined:
            if year != (month >= YEAR_BEGIN):
                year = int(month >= YEAR_BEGIN)
                kind = self._dice.draw(self._programmes[year])
            rappen = 0 if kind in NO_ALLOWANCE else FULL_PROGRAMME * intensity // 100
            delivered = "t" if self._dice.percent(94) else "f"
            self._book.add("support_programme", person.id, iso(month), kind, rappen, delivered, intensity)
        return joined

    def _meals(self, person: Person, away: list[int]) -> None:
        if not away or not self._dice.percent(45):
            return
        subsidised = self._dice.percent(60)
        for month in sorted(set(away)):
            days = self._dice.between(4, 21)
            whole = "t" if self._dice.percent(90) else "f"
            row = (days, 0, whole) if subsidised else (0, days, whole)
            self._book.add("support_mealdays", person.id, iso(month), *row)

    def _talks(self, person: Person, first: int, end: int) -> None:
        if end - first < 30:
            return
        for on in sorted({self._dice.between(first + 10, end - 1) for _ in range(self._dice.between(1, 4))}):
            ticket = self._dice.draw(self._tickets)
            attended = "t" if self._dice.percent(88) else "f"
            paid = "t" if self._dice.percent(12) else "f"
            self._book.add("support_talk", person.id, iso(on), self._dice.draw(self._places), attended, ticket, paid)

    def _cost(self, unit: Unit, month: int) -> None:
        kind = self._dice.draw(self._cost_kinds)
        here = [m.person for m in unit.members if m.first < next_month(month) and m.end > month]
        children = [person for person in here if _aged(person, month, SCHOOL_AGE)]
        if kind in ("school", "holiday_camp", "child_care") and not children:
            kind = "travel"
        entry = self._costs[kind]
        rappen = self._dice.between(*entry["rappen"]) // 5 * 5
        person = self._dice.pick(children) if kind in ("school", "holiday_camp") else self._dice.pick(here)
        scholarship = rappen * 3 // 10 // 5 * 5 if kind == "school" and self._dice.percent(25) else 0
        of_person = None if kind == "child_care" else person.id
        working = "t" if kind == "child_care" and self._dice.percent(80) else "f"
        approver = self._approver if self._dice.percent(APPROVED) else None
        whose = (unit.key, of_person, iso(month))
        what = (kind, rappen, scholarship, working, entry["reason"], approver)
        self._book.add("support_situationalcost", *whose, *what)

    def away(self, stay: int, first: int, end: int | None) -> None:
        """Write days away from a centre during a stay, from 2023 on, none next to the other."""
        last = min(YEAR_END if end is None else end, YEAR_END)
        begin = max(first, AID_BEGIN) + 3
        while begin + 60 < last:
            if self._dice.percent(AWAY):
                left = begin + self._dice.between(0, 50)
                back = left + self._dice.between(1, 9)
                reason = self._dice.draw(REASONS)
                self._book.add("housing_absence", stay, span(left, back), reason)
            begin += 180


def _active(first: int, end: int) -> list[int]:
    """Return the months of 2023 and 2024 that a support touches."""
    return months(max(first, AID_BEGIN), min(end, STOCK + 1))


def _aged(person: Person, month: int, ages: tuple[int, int]) -> bool:
    return later_year(person.born, ages[0]) <= month < later_year(person.born, ages[1] + 1)


def _removed(case: Case) -> bool:
    return any(kind == REMOVAL for kind, _ in case.way.steps)
