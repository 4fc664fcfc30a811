# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where people live inside a municipality, and who keeps house together there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from . import messages
from .models import Dwelling, Household, HouseholdKind, HouseholdMember, Occupancy, Person, Residence
from .reporting import DwellingFacts

EGID, EWID = (1, 999_999_999), (1, 999)


def found(given: Dwelling | DwellingFacts | None, municipality: int) -> Dwelling | None:
    """Return the dwelling of a report, entered if it is new. Raises Refusal for impossible numbers or another place."""
    if given is None or isinstance(given, Dwelling):
        dwelling = given
    else:
        _check_numbers(given)
        dwelling, _new = Dwelling.objects.get_or_create(
            egid=given.egid,
            ewid=given.ewid,
            defaults={
                "street": given.street,
                "house_number": given.house_number,
                "swiss_zip_code": given.swiss_zip_code,
                "town": given.town,
                "municipality_id": municipality,
            },
        )
    if dwelling is not None and dwelling.municipality_id != municipality:
        raise messages.dwelling_elsewhere(str(dwelling))
    return dwelling


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


def occupy(residence: Residence, dwelling: Dwelling | None, since: date) -> None:
    """Let a residence go on in a dwelling from a day on. Raises Refusal where a later move stands in the way."""
    last = Occupancy.objects.filter(residence=residence).order_by("-valid").first()
    if last is not None:
        if last.valid.lower >= since:
            raise messages.moved_later(str(residence.person), last.valid.lower)
        Occupancy.objects.filter(pk=last.pk).update(valid=DateRange(last.valid.lower, since))
    Occupancy.objects.create(residence=residence, dwelling=dwelling, valid=DateRange(since, residence.valid.upper))


def end(residence: Residence, on: date) -> None:
    """End a residence on a day (the first on which it holds no more), with the dwelling of it."""
    Occupancy.objects.filter(residence=residence, valid__startswith__gte=on).delete()
    for row in Occupancy.objects.filter(residence=residence, valid__contains=on):
        Occupancy.objects.filter(pk=row.pk).update(valid=DateRange(row.valid.lower, on))
    residence.valid = DateRange(residence.valid.lower, on)


def keep_house(persons: Sequence[Person], dwelling: Dwelling | None, on: date) -> None:
    """Let persons leave their private households and keep house in a dwelling from a day on.

    Who lives in one dwelling is one household; a collective household takes in who moves to its dwelling.
    """
    leave_house(persons, on)
    if dwelling is None:
        return
    standing = Household.objects.filter(dwelling=dwelling, valid__contains=on, valid__endswith__isnull=True)
    household = standing.order_by("id").first() or Household.objects.create(
        dwelling=dwelling, kind=HouseholdKind.PRIVATE, valid=DateRange(on, None)
    )
    HouseholdMember.objects.bulk_create(
        HouseholdMember(household=household, person=person, valid=DateRange(on, None)) for person in persons
    )


def leave_house(persons: Sequence[Person], on: date) -> None:
    """End the households of persons on a day; one that nobody is in any more ends too."""
    rows = HouseholdMember.objects.filter(person__in=persons, valid__endswith__isnull=True)
    left = set()
    for row in rows:
        left.add(row.household_id)
        if row.valid.lower >= on:
            row.delete()
        else:
            HouseholdMember.objects.filter(pk=row.pk).update(valid=DateRange(row.valid.lower, on))
    empty = Household.objects.filter(pk__in=left, kind=HouseholdKind.PRIVATE, valid__endswith__isnull=True).exclude(
        members__valid__contains=on
    )
    for household in empty:
        if household.valid.lower < on:
            Household.objects.filter(pk=household.pk).update(valid=DateRange(household.valid.lower, on))
