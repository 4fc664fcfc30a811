# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a worker may do: read from the grants of the day, asked before row-level security would refuse.

Forbidden and absent look the same: `require` raises `Hidden`, which the faces show like a page that does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from . import clock
from .models import Grant, Role, Worker


class Hidden(LookupError):
    """Nothing is there for this worker: it does not exist, or no grant covers it. Nobody learns which."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a worker may act in some roles: the whole canton, or these municipalities (BFS numbers)."""

    canton: bool
    municipalities: frozenset[int]

    def __bool__(self) -> bool:
        """Say whether the worker may act anywhere."""
        return self.canton or bool(self.municipalities)

    def covers(self, bfs_number: int) -> bool:
        """Say whether the worker may act in a municipality."""
        return self.canton or bfs_number in self.municipalities


def live_grants(worker: Worker) -> QuerySet[Grant]:
    """Return the grants of a worker that hold today."""
    return Grant.objects.filter(worker=worker, worker__is_active=True, valid__contains=clock.today())


def grants(worker: Worker) -> frozenset[tuple[Role, int | None]]:
    """Return what a worker may do today, and where (a BFS number; None: the whole canton)."""
    return frozenset((Role(role), place) for role, place in live_grants(worker).values_list("role", "municipality"))


def covers(held: frozenset[tuple[Role, int | None]], *asked: Role) -> Reach:
    """Return where one of the asked roles holds by grants that were read already."""
    places = {place for role, place in held if role in asked}
    return Reach(canton=None in places, municipalities=frozenset(place for place in places if place is not None))


def roles(worker: Worker) -> frozenset[Role]:
    """Return the roles a worker has today, anywhere."""
    return frozenset(Role(role) for role in live_grants(worker).values_list("role", flat=True))


def reach(worker: Worker, *asked: Role) -> Reach:
    """Return where a worker may act in one of the asked roles."""
    places = set(live_grants(worker).filter(role__in=asked).values_list("municipality", flat=True))
    return Reach(canton=None in places, municipalities=frozenset(places - {None}))


def require(worker: Worker, *asked: Role, municipality: int | None = None) -> Reach:
    """Return where a worker may act in one of the asked roles, if that is anywhere and covers the municipality.

    `municipality` is a BFS number; None asks for no particular one. Raises Hidden.
    """
    found = reach(worker, *asked)
    if not found or (municipality is not None and not found.covers(municipality)):
        raise Hidden("No grant of this worker covers it, or it does not exist.")
    return found
