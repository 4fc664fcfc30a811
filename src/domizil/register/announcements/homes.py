# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dwellings at an address, asked in steps: first the house, then the dwelling in it; never a long list of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from domizil.base.models import Municipality
from domizil.register import queries
from domizil.register.models import Dwelling

MOST = 12
"""What one question offers to choose from."""
_ADDRESS = ("street", "house_number", "swiss_zip_code", "town")


@dataclass(frozen=True, slots=True)
class House:
    """A building by its EGID, where it stands, and how many dwellings it has."""

    egid: int
    address: str
    dwellings: int


@dataclass(frozen=True, slots=True)
class AtAddress:
    """What there is at an address. `houses`: to choose from first, where there are several with many dwellings.

    `dwellings`: to choose from now, of few houses or of the one that was chosen. `too_many`: too many houses to show.
    """

    houses: Sequence[House] = ()
    dwellings: Sequence[Dwelling] = ()
    too_many: bool = False

    @property
    def is_long(self) -> bool:
        """Whether the dwellings are too many for a list of their own: one house with many."""
        return len(self.dwellings) > MOST


def at_address(municipality: Municipality, typed: str, house: int | None = None) -> AtAddress:
    """Return what to choose from at an address such as «Pilatusstrasse 12»; `house`: the EGID that was chosen."""
    there = Dwelling.objects.filter(municipality=municipality, pk__in=queries.homes(typed))
    grouped = there.values_list("egid", *_ADDRESS).annotate(dwellings=Count("pk")).order_by(*_ADDRESS, "egid")
    houses = [_house(row) for row in grouped[: MOST + 1]]
    if len(houses) > MOST:
        return AtAddress(too_many=True)
    if len(houses) < 2 or sum(one.dwellings for one in houses) <= MOST:
        return AtAddress(dwellings=_in_order(there))
    houses.sort(key=lambda one: _naturally(one.address))
    if house not in {one.egid for one in houses}:
        return AtAddress(houses)
    return AtAddress(houses, _in_order(there.filter(egid=house)))


def _house(row: tuple[int, str, str, int, str, int]) -> House:
    egid, street, number, zip_code, town, dwellings = row
    home = Dwelling(street=street, house_number=number, swiss_zip_code=zip_code, town=town)
    return House(egid, str(home), dwellings)


def _in_order(rows: QuerySet[Dwelling]) -> list[Dwelling]:
    return sorted(rows, key=lambda home: (_naturally(str(home)), home.egid, home.ewid))


def _naturally(address: str) -> list[tuple[int, str]]:
    """Number 9 before number 10."""
    return [(int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", address)]
