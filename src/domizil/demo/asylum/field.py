# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The asylum field as a whole: intake, places to live, standing, support, in this order."""

from __future__ import annotations

from ..addresses import Towns
from ..book import Book
from ..days import span
from ..dice import Dice
from ..figures import Figures
from ..homes import Settling
from . import routes
from .cases import Case, Segment
from .intake import Intake
from .lodging import Lodging
from .months import Months
from .standing import Standing
from .units import Units


class AsylumField:
    """Makes and writes everybody of the asylum field."""

    def __init__(
        self, book: Book, towns: Towns, seed: int, figures: Figures, horizon: int, approver: int | None
    ) -> None:
        self._book, self._towns = book, towns
        self._intake = Intake(Dice(seed, "asylum intake"), figures)
        self._routes = Dice(seed, "asylum routes")
        self._lodging = Lodging(book, towns, Dice(seed, "asylum lodging"))
        self._standing = Standing(book, Dice(seed, "asylum standing"), horizon)
        self._settling = Settling(book, towns, Dice(seed, "asylum homes"))
        self._months = Months(book, Dice(seed, "asylum months"), approver)
        self._units = Units(book)

    def write(self) -> None:
        """Write all cases."""
        cases = self._intake.cases()
        for case in cases:
            routes.plan(self._routes, case)
            self._standing.permits(case)
            self._settling.write(case.members)
            self._standing.write(case)
        self._lodging.house(cases)
        self._lodging.write()
        for case in cases:
            self._lives(case)
            self._units.form(case)
        for unit in self._units.units:
            self._months.of_unit(unit)

    def _lives(self, case: Case) -> None:
        """Write where the members of a case live: residences, households, stays and days away."""
        before = None
        for segment in case.segments:
            if segment.household == 0:
                self._settling.live(
                    case.members, segment.municipality, segment.dwelling, segment.first, segment.end, origin=before
                )
            else:
                self._in_centre(case, segment, before)
            if segment.accommodation:
                self._stays(case, segment)
            before = self._towns.names[segment.municipality]

    def _in_centre(self, case: Case, segment: Segment, before: str | None) -> None:
        for person, first, end in case.living(segment):
            self._book.add("register_householdmember", segment.household, person.id, span(first, end))
            came = before if before and first == segment.first else self._settling.comes_from(person)
            self._settling.reside(person, segment.municipality, segment.dwelling, first, end, came)

    def _stays(self, case: Case, segment: Segment) -> None:
        for person, first, end in case.living(segment):
            stay = self._book.add("housing_stay", person.id, segment.accommodation, span(first, end))
            if segment.household:
                self._months.away(stay, first, end)
