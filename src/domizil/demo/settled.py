# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""People with a C or B permit who were here before 2024, and Swiss residents."""

from __future__ import annotations

from collections import Counter
from functools import cache

from . import families
from .data import read
from .days import STOCK, YEAR_BEGIN, day, years
from .dice import Choice, Dice
from .homes import Home
from .papers import grant_b, grant_c, settled_from, settlement_term
from .people import Person

FIRST_SETTLED = day(1964)
B_SINCE = day(2013)
MIXED = 6  # of a hundred settled couples, how many have a partner who holds a B permit
DIED_PER_THOUSAND = 5  # of the settled, who died here in 2024
FREE = 62  # of a hundred holders of a B permit, how many move freely


@cache
def nationalities(group: str) -> Choice[str]:
    """Return the nationalities of a group (`data/nationalities.yaml`)."""
    return Choice(read("nationalities.yaml")[group])


class Settled:
    """Makes homes of people who were here before 2024, as long as persons are left to make."""

    def __init__(self, dice: Dice, left: Counter[str], horizon: int) -> None:
        self._dice, self._left, self._horizon = dice, left, horizon

    def homes(self) -> list[Home]:
        """Return homes of all C and B permits that are left, and of some who died in 2024."""
        homes = []
        dead = self._left["C"] * DIED_PER_THOUSAND // 1000
        while self._left["C"]:
            homes.append(self._home_c())
        while self._left["B"]:
            homes.append(self._home_b())
        homes += [self._home_of_dead() for _ in range(dead)]
        return homes

    def _home_c(self) -> Home:
        group = families.habits("settled")
        shape = families.draw_shape(self._dice, group, self._left["C"])
        members = families.family(self._dice, group, shape, self._dice.draw(nationalities("settled")), STOCK)
        for head in members:
            if head.role != "child":
                self.arrive_long_ago(head)
        heads = [member for member in members if member.role in ("head", "partner")]
        mixed = len(heads) == 2 and self._left["B"] > 0 and self._dice.percent(MIXED)
        for member in members:
            if member.role == "child":
                follow(member, heads)
            if mixed and member.role == "partner" and STOCK - member.born > years(27):
                self._came_later(member)
            else:
                self._left["C"] -= 1
                grant_c(member, _c_from(member, heads))
        return Home(members, counted=len(members))

    def _came_later(self, partner: Person) -> None:
        self._left["B"] -= 1
        partner.arrived = self._dice.between(day(2016), YEAR_BEGIN - 1)
        grant_b(partner, partner.arrived, None, self._horizon)

    def arrive_long_ago(self, person: Person) -> None:
        """Set a day of arrival that leaves time for a C permit: born here, as a child, or as an adult."""
        latest = STOCK - years(settlement_term(person.country) + 1)
        earliest = max(person.born, FIRST_SETTLED)
        if latest <= earliest or (STOCK - person.born < years(55) and self._dice.percent(30)):
            person.arrived = person.born
        else:
            peak = min(max(person.born + years(24), earliest), latest)
            person.arrived = self._dice.around(earliest, peak, latest)

    def _home_b(self) -> Home:
        group = families.habits("recent")
        shape = families.draw_shape(self._dice, group, self._left["B"])
        free = self._dice.percent(FREE)
        country = self._dice.draw(nationalities("free_movement" if free else "third_country"))
        members = families.family(self._dice, group, shape, country, STOCK)
        self.arrive_before_2024(members)
        for member in members:
            self._left["B"] -= 1
            grant_b(member, member.here_from(), None, self._horizon)
        return Home(members, counted=len(members))

    def arrive_before_2024(self, members: list[Person]) -> None:
        """Set days of arrival from 2013 to 2023; sometimes the family follows the first one."""
        head = members[0]
        arrived = self._dice.around(B_SINCE, day(2022, 6), YEAR_BEGIN - 1)
        head.arrived = min(max(arrived, head.born + years(17)), YEAR_BEGIN - 1)
        later = self._dice.between(60, 600) if self._dice.percent(30) else 0
        for member in members[1:]:
            member.arrived = max(member.born, min(head.arrived + later, YEAR_BEGIN - 1))

    def _home_of_dead(self) -> Home:
        country = self._dice.draw(nationalities("settled"))
        dead = families.family(self._dice, families.habits("pensioners"), families.Shape(1, 0), country, STOCK)[0]
        self.arrive_long_ago(dead)
        dead.died = self._dice.between(YEAR_BEGIN, STOCK - 1)
        dead.left = dead.died + 1
        grant_c(dead, _c_from(dead, [dead]))
        return Home([dead])


def follow(child: Person, heads: list[Person]) -> None:
    """Let a child arrive with its first parent, or be born here."""
    child.arrived = max(child.born, min(head.arrived for head in heads))


def _c_from(person: Person, heads: list[Person]) -> int:
    """Return the day of a C permit: a child gets it with its parents."""
    if person.role == "child":
        return max(person.born, min(settled_from(head) for head in heads))
    return settled_from(person)


def swiss_homes(dice: Dice, persons: int) -> list[Home]:
    """Return homes of Swiss citizens, who live here since birth or moved in."""
    homes, group = [], families.habits("swiss")
    while persons:
        shape = families.draw_shape(dice, group, persons)
        members = families.family(dice, group, shape, "CH", STOCK)
        for member in members:
            member.zemis = False
            member.arrived = member.born
        if dice.percent(30):
            since = dice.between(day(1985), STOCK - 30)
            for member in members:
                member.arrived = max(member.born, since)
        homes.append(Home(members, counted=len(members)))
        persons -= len(members)
    return homes
