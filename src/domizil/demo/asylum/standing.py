# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the standing of people of the asylum field: status, permit, applications, immigrations, emergency aid."""

from __future__ import annotations

from ..book import Book
from ..days import YEAR_BEGIN, iso, span
from ..dice import Choice, Dice
from ..papers import F, N, S, grant_b
from ..people import Person
from .cases import (
    ADMISSION,
    ADMITTED_REFUGEE,
    ASYLUM,
    PROCEDURE,
    PROTECTION,
    REGULAR,
    REMOVAL,
    Case,
    Way,
)

PERMIT = {PROCEDURE: N, PROTECTION: S, ADMISSION: F, ADMITTED_REFUGEE: F}
GROUNDS = Choice({"unreasonable": 84, "not_permitted": 13, "impossible": 3})
IDENTIFIED = Choice({"fingerprints": 68, "papers": 29, "none": 3})


class Standing:
    """Gives people their permits and writes what the authorities decided about them."""

    def __init__(self, book: Book, dice: Dice, horizon: int) -> None:
        self._book, self._dice, self._horizon = book, dice, horizon

    def permits(self, case: Case) -> None:
        """Give permits to the members of a case (before they are written)."""
        for place, person in enumerate(case.members):
            way = case.way_of(place)
            for kind, first, end in steps_of(person, way):
                start = max(first, person.here_from())
                if end is not None and end <= start:
                    continue
                if kind in (ASYLUM, REGULAR):
                    grant_b(person, start, end, self._horizon)
                elif kind in PERMIT:
                    person.permits.append((PERMIT[kind], start, end))
            person.vn = way.steps[-1][0] not in (PROCEDURE, REMOVAL) or self._dice.percent(40)

    def write(self, case: Case) -> None:
        """Write decisions, applications and immigrations of a case (after its members are written)."""
        ground = self._dice.draw(GROUNDS)
        for place, person in enumerate(case.members):
            way, stream = case.way_of(place), case.stream_of(place)
            self._statuses(person, way, ground)
            self._applications(person, way, own=place in case.own)
            for kind, first, _ in steps_of(person, way):
                if stream.counted and kind in (ASYLUM, REGULAR):
                    self._book.add("permits_immigration", person.id, iso(first), "permanent", stream.counted)

    def _statuses(self, person: Person, way: Way, ground: str) -> None:
        for kind, first, end in steps_of(person, way):
            if kind == REGULAR:
                continue
            decided = None if kind == PROCEDURE else iso(first)
            exit_by = iso(first + self._dice.between(14, 30)) if kind == REMOVAL else None
            of_admission = ground if kind == ADMISSION else ""
            self._book.add("permits_asylumstatus", person.id, kind, of_admission, span(first, end), decided, exit_by)
        self._emergency_aid(person, way)

    def _applications(self, person: Person, way: Way, *, own: bool) -> None:
        if way.steps[0][0] == PROTECTION:
            return
        if own:
            self._book.add("permits_asylumapplication", person.id, iso(way.applied), "secondary")
        elif person.born > way.applied:
            on = min(person.born + 10, YEAR_BEGIN - 1)
            self._book.add("permits_asylumapplication", person.id, iso(on), "secondary")
        else:
            self._book.add("permits_asylumapplication", person.id, iso(way.applied), "primary")
        if way.again:
            self._book.add("permits_asylumapplication", person.id, iso(way.again), "secondary")

    def _emergency_aid(self, person: Person, way: Way) -> None:
        """Write what § 18 KAsylV asks: from the final removal on, also while a repeated application is examined."""
        removed = [first for kind, first, _ in steps_of(person, way) if kind == REMOVAL]
        if not removed:
            return
        requested = removed[0] + self._dice.between(0, 9)
        identified = self._dice.draw(IDENTIFIED)
        means, third = self._dice.percent(2), self._dice.percent(2)
        ill = identified == "none" and self._dice.percent(50)
        appeal = self._dice.percent(5)
        of_person = ("t", _truth(means), _truth(third), iso(requested), identified, _truth(ill))
        for kind, first, end in steps_of(person, way):
            if kind == REMOVAL or (kind == PROCEDURE and first > removed[0]):
                pending = (_truth(appeal and kind == REMOVAL), _truth(kind == PROCEDURE))
                row = (person.id, span(first, end), "t", "t", *pending, *of_person)
                self._book.add("support_emergencyaidfacts", *row)


def steps_of(person: Person, way: Way) -> list[tuple[str, int, int | None]]:
    """Return the standings of a person: kind, first day (not before birth), end. What ended before is left out."""
    ends = [first for _, first in way.steps[1:]] + [way.left]
    found = []
    for (kind, step), end in zip(way.steps, ends, strict=True):
        first = max(step, person.born)
        if end is None or first < end:
            found.append((kind, first, end))
    return found


def _truth(value: bool) -> str:
    return "t" if value else "f"
