# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""People who came in 2024 for work, family, studies and so on, for good or for a short stay (all but asylum)."""

from __future__ import annotations

from collections import Counter

from . import families
from .book import Book
from .days import STOCK, YEAR_BEGIN, YEAR_END, day, iso
from .dice import Dice
from .families import Shape
from .homes import Home
from .papers import L_OVER_ONE_YEAR, L_UNDER_ONE_YEAR, grant_b, grant_c, settled_from
from .people import Person
from .settled import Settled, nationalities

OVER_ONE_YEAR_CAME_2024 = 47  # of a hundred L permits over one year
LEFT_IN_2024 = (("work_without_quota", 60), ("student", 25), ("other", 15))  # for each hundred who left again
LEAVERS_PER_THOUSAND = 14
WITH_FAMILY = 80  # of a hundred families that came, how many came with somebody who came for work
ALONE = {  # category: (nationalities, habits, first and last day of arrival)
    "quota_eu_efta": ("croatia", "recent", YEAR_BEGIN + 3, STOCK - 20),
    "quota_third_country": ("work_third_country", "recent", YEAR_BEGIN + 3, STOCK - 20),
    "student": ("student", "students", day(2024, 2), day(2024, 10, 15)),
    "other": ("third_country", "recent", YEAR_BEGIN + 3, STOCK - 5),
    "without_work": ("free_movement", "pensioners", YEAR_BEGIN + 3, STOCK - 5),
}
SHORT_STAYS = {
    "short_work_eu_efta": "free_movement",
    "short_quota_third_country": "work_third_country",
    "short_other": "third_country",
}


class Arrivals:
    """Makes homes of people who came in 2024; `left` holds how many permits and immigrations are still to be made."""

    def __init__(self, dice: Dice, left: Counter[str], settled: Settled, horizon: int) -> None:
        self._dice, self._left, self._settled, self._horizon = dice, left, settled, horizon
        self.counted: list[tuple[Person, int, str, str]] = []

    def homes(self) -> list[Home]:
        """Return the homes of everybody who came in 2024 for good (not asylum)."""
        homes = self._who_left() + self._over_one_year()
        while self._left["family_eu_efta"]:
            came_for_work = self._left["work_without_quota"] > 0 and self._dice.percent(WITH_FAMILY)
            homes.append(self._with_worker() if came_for_work else self._joining("family_eu_efta", "free_movement"))
        while self._left["family_third_country"]:
            homes.append(self._joining("family_third_country", "third_country"))
        while self._left["work_without_quota"]:
            homes.append(self._alone("work_without_quota", "free_movement", "recent", YEAR_BEGIN + 1, STOCK - 1))
        for category, how in ALONE.items():
            while self._left[category]:
                homes.append(self._alone(category, *how))
        return homes

    def write(self, book: Book) -> None:
        """Write the immigrations, once the people are written."""
        for person, on, population, category in self.counted:
            book.add("permits_immigration", person.id, iso(on), population, category)

    def _count(self, person: Person, category: str, population: str = "permanent") -> None:
        self._left[category] -= 1
        self.counted.append((person, person.arrived, population, category))

    def _came(self, person: Person, category: str, on: int) -> None:
        """Let somebody come on a day with a B permit that counts in the stock."""
        person.arrived = on
        self._left["B"] -= 1
        self._count(person, category)
        grant_b(person, on, None, self._horizon)

    def _alone(self, category: str, countries: str, group: str, first: int, last: int) -> Home:
        habits = families.habits(group)
        pair = self._left[category] > 1 and self._left["B"] > 1 and self._dice.percent(10)
        country = self._dice.draw(nationalities(countries))
        members = families.family(self._dice, habits, Shape(2 if pair else 1, 0), country, STOCK)
        on = self._dice.between(first, last)
        for member in members:
            self._came(member, category, on)
        return Home(members, counted=len(members))

    def _with_worker(self) -> Home:
        """Somebody who comes for work, and a family that comes along or follows some months later."""
        members = self._family(heads=2, at_most=self._left["family_eu_efta"], countries="free_movement")
        on = self._dice.between(YEAR_BEGIN + 1, STOCK - 200)
        later = self._dice.between(10, 190) if self._dice.percent(50) else 0
        self._came(members[0], "work_without_quota", on)
        for member in members[1:]:
            self._came(member, "family_eu_efta", max(on + later, member.born))
        return Home(members, counted=len(members))

    def _joining(self, category: str, countries: str) -> Home:
        """A family that joins somebody who has been here for years with a C or B permit."""
        holds_c = self._left["C"] > 0 and self._dice.percent(55)
        members = self._family(heads=2, at_most=self._left[category], countries=countries)
        head = members[0]
        if holds_c:
            self._settled.arrive_long_ago(head)
            self._left["C"] -= 1
            grant_c(head, settled_from(head))
        else:
            self._settled.arrive_before_2024([head])
            self._left["B"] -= 1
            grant_b(head, head.arrived, None, self._horizon)
        on = self._dice.between(YEAR_BEGIN + 5, STOCK - 3)
        for member in members[1:]:
            self._came(member, category, max(on, member.born))
        return Home(members, counted=len(members))

    def _family(self, *, heads: int, at_most: int, countries: str) -> list[Person]:
        """Make a couple with children, of which no more than `at_most` join, all of them born before 2024."""
        habits = families.habits("joining")
        shape = families.draw_shape(self._dice, habits, at_most)
        country = self._dice.draw(nationalities(countries))
        return families.family(self._dice, habits, Shape(heads, shape.children), country, YEAR_BEGIN)

    def _over_one_year(self) -> list[Home]:
        """L permits over one year: some came in 2024 for work, the others in 2023."""
        homes = []
        came = self._left["L_OVER_ONE_YEAR"] * OVER_ONE_YEAR_CAME_2024 // 100
        for number in range(self._left["L_OVER_ONE_YEAR"]):
            person = self._single("short_stay", "free_movement")
            if number < came:
                person.arrived = self._dice.between(YEAR_BEGIN + 1, STOCK - 10)
                self._count(person, "work_without_quota")
                end = person.arrived + self._dice.between(370, 720)
            else:
                person.arrived = self._dice.between(day(2023, 2), day(2023, 12, 20))
                end = self._dice.between(YEAR_END + 20, person.arrived + 728)
            person.left = end
            person.permits.append((L_OVER_ONE_YEAR, person.arrived, end))
            homes.append(Home([person], counted=1))
        self._left["L_OVER_ONE_YEAR"] = 0
        return homes

    def _who_left(self) -> list[Home]:
        """People who came for good in 2024 and left again in the same year."""
        homes = []
        permanent = sum(self._left[category] for category, _ in LEFT_IN_2024)
        leavers = permanent * LEAVERS_PER_THOUSAND // 1000
        for category, share in LEFT_IN_2024:
            for _ in range(leavers * share // 100):
                person = self._single("recent", "free_movement")
                person.arrived = self._dice.between(YEAR_BEGIN + 1, day(2024, 9))
                person.left = self._dice.between(person.arrived + 20, STOCK)
                self._count(person, category)
                grant_b(person, person.arrived, person.left, self._horizon)
                homes.append(Home([person]))
        return homes

    def _single(self, group: str, countries: str) -> Person:
        country = self._dice.draw(nationalities(countries))
        return families.family(self._dice, families.habits(group), Shape(1, 0), country, STOCK)[0]

    def short_stays(self) -> list[Home]:
        """Return the homes of L permits under one year: those that run longest are the stock, the others have left."""
        homes = [home for category in SHORT_STAYS for home in self._short(category)]
        wanted, self._left["L_UNDER_ONE_YEAR"] = self._left["L_UNDER_ONE_YEAR"], 0
        here = _longest(homes, wanted)
        for home in homes:
            self._end_short(home, stays=home in here)
        return homes

    def _short(self, category: str) -> list[Home]:
        homes = []
        habits = families.habits("short_stay")
        while self._left[category]:
            shape = families.draw_shape(self._dice, habits, self._left[category])
            country = self._dice.draw(nationalities(SHORT_STAYS[category]))
            members = families.family(self._dice, habits, shape, country, YEAR_BEGIN)
            on = self._dice.between(YEAR_BEGIN + 7, STOCK - 1)
            end = on + self._dice.around(95, 180, 362)
            for member in members:
                member.arrived, member.left = on, end
                self._count(member, category, "temporary")
            homes.append(Home(members))
        return homes

    def _end_short(self, home: Home, *, stays: bool) -> None:
        """End a short stay: after the day of the stock for those who are still here, by then for the others."""
        on = home.members[0].arrived
        end = home.members[0].left or STOCK
        if stays:
            end = min(max(end, YEAR_END + self._dice.between(1, 60)), on + 363)
            home.counted = len(home.members)
        else:
            end = max(min(end, STOCK), on + 1)
        for member in home.members:
            member.left = end
            member.permits.append((L_UNDER_ONE_YEAR, on, end))


def _longest(homes: list[Home], persons: int) -> set[Home]:
    """Return the homes that stay longest and together hold that many persons."""
    chosen = set()
    for home in sorted(homes, key=lambda home: -(home.members[0].left or 0)):
        if len(home.members) <= persons:
            chosen.add(home)
            persons -= len(home.members)
    return chosen
