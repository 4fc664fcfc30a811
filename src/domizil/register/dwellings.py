# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dwellings of reports, found in the register by their federal numbers or entered; and living together in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from domizil.base.kept_text import text as _

from . import households, messages
from .models import Dwelling, Person
from .reporting import DwellingFacts

EGID, EWID = (1, 999_999_999), (1, 999)
_ASKED = """
    SELECT dwelling.* FROM register_dwelling AS dwelling
    JOIN unnest(%s::bigint[], %s::bigint[]) AS asked (egid, ewid) USING (egid, ewid)
"""

Given = Dwelling | DwellingFacts | None


class Homes:
    """The dwellings that reports name, read at once; one that is new is the same for all who name it."""

    def __init__(self, given: Iterable[Given]) -> None:
        self._by_numbers = _standing(facts for facts in given if isinstance(facts, DwellingFacts))

    def of(self, given: Given, municipality: int) -> Dwelling | None:
        """Return the dwelling of a report, to be written if it has no key yet.

        Raises Refusal for impossible numbers or a dwelling of another municipality.
        """
        dwelling = self._found(given, municipality) if isinstance(given, DwellingFacts) else given
        if dwelling is not None and dwelling.municipality_id != municipality:
            raise messages.dwelling_elsewhere(str(dwelling))
        return dwelling

    def _found(self, given: DwellingFacts, municipality: int) -> Dwelling:
        _check_numbers(given)
        numbers = given.egid, given.ewid
        if numbers not in self._by_numbers:
            self._by_numbers[numbers] = Dwelling(
                egid=given.egid,
                ewid=given.ewid,
                street=given.street,
                house_number=given.house_number,
                swiss_zip_code=given.swiss_zip_code,
                town=given.town,
                municipality_id=municipality,
            )
        return self._by_numbers[numbers]


def write(homes: Iterable[Dwelling | None]) -> None:
    """Enter the dwellings that have no key yet. One that somebody else enters at the same time becomes the same row."""
    new: dict[tuple[int, int], Dwelling] = {}
    for home in homes:
        if home is not None and home.pk is None:
            new[home.egid, home.ewid] = home
    if not new:
        return
    in_order = [new[numbers] for numbers in sorted(new)]  # no two writers wait crosswise
    Dwelling.objects.bulk_create(in_order, ignore_conflicts=True)
    for numbers, entered in _standing(in_order).items():
        new[numbers].pk = entered.pk


def _standing(asked: Iterable[Dwelling | DwellingFacts]) -> dict[tuple[int, int], Dwelling]:
    numbers = {(one.egid, one.ewid) for one in asked}
    if not numbers:
        return {}
    found = Dwelling.objects.raw(_ASKED, [[egid for egid, _ewid in numbers], [ewid for _egid, ewid in numbers]])
    return {(home.egid, home.ewid): home for home in found}


def _check_numbers(given: DwellingFacts) -> None:
    for name, value, (least, most) in (("EGID", given.egid, EGID), ("EWID", given.ewid, EWID)):
        if not least <= value <= most:
            told = {"name": name, "value": value, "least": least, "most": most}
            raise messages.bad_number(
                _("%(name)s %(value)s gibt es nicht: erlaubt sind %(least)s bis %(most)s.") % told
            )
    if not 1000 <= given.swiss_zip_code <= 9999:
        raise messages.bad_number(
            _("%(value)s ist keine Schweizer Postleitzahl.") % {"value": given.swiss_zip_code}
        )  # fmt: skip


def keep_house(persons: Sequence[Person], dwelling: Dwelling | None, on: date) -> None:
    """Let persons leave their private households and keep house in a dwelling from a day on (`households.keep`)."""
    households.keep([households.Together(persons, dwelling, on)])


def leave_house(persons: Sequence[Person], on: date) -> None:
    """End the households of persons on a day (`households.leave`)."""
    households.leave({person.pk: on for person in persons})
