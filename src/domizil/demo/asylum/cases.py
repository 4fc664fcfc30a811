# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cases: families that came together, with their way through the procedure."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..days import STOCK
from ..figures import Stream
from ..people import Person

PROCEDURE = "asylum_procedure"
PROTECTION = "temporary_protection"
ADMISSION = "provisional_admission"
ASYLUM = "asylum_granted"
ADMITTED_REFUGEE = "refugee_provisionally_admitted"
REMOVAL = "removal_final"
REGULAR = "regular"  # no standing under asylum law any more: hardship, or another permit


@dataclass(slots=True)
class Way:
    """The way of a case: application, arrival in the canton, steps (standing, from which day), departure."""

    applied: int
    came: int
    steps: list[tuple[str, int]]
    left: int | None = None
    again: int | None = None  # day of a repeated application

    def standing(self, on: int) -> str | None:
        """Return the standing on a day."""
        found = None
        for kind, first in self.steps:
            if first <= on:
                found = kind
        return found if self.left is None or on < self.left else None


@dataclass(slots=True)
class Segment:
    """Days that a case lived in one place. `accommodation` is set where the authority houses it."""

    first: int
    end: int | None
    kind: str  # centre, emergency, flat, private
    municipality: int = 0
    dwelling: int = 0
    household: int = 0
    accommodation: int | None = None


@dataclass(slots=True, eq=False)
class Case:
    """A family of one stream, or a single person.

    `own` and `streams` name by place the members who came another way and count in another stream (born later, joined).
    """

    stream: Stream
    members: list[Person]
    way: Way
    own: dict[int, Way] = field(default_factory=dict)
    streams: dict[int, Stream] = field(default_factory=dict)
    independent: int | None = None  # from which day without support
    segments: list[Segment] = field(default_factory=list)

    def way_of(self, place: int) -> Way:
        """Return the way of the member at a place."""
        return self.own.get(place, self.way)

    def stream_of(self, place: int) -> Stream:
        """Return the stream in which the member at a place counts."""
        return self.streams.get(place, self.stream)

    def living(self, segment: Segment) -> list[tuple[Person, int, int | None]]:
        """Return the members who lived in a place, and from when until before when."""
        found = []
        for person in self.members:
            first = max(segment.first, person.here_from())
            ends = [end for end in (segment.end, person.left) if end is not None]
            if not ends or first < min(ends):
                found.append((person, first, min(ends) if ends else None))
        return found

    def size(self, first: int, end: int | None) -> int:
        """Return how many members are here at some time of a period."""
        last = STOCK + 1 if end is None else end
        return sum(
            person.here_from() < last and (person.left is None or person.left > first) for person in self.members
        )
