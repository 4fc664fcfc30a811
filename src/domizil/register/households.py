# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who keeps house together: people leave their households and begin new ones, for many reports at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from . import addresses, rows
from .models import Dwelling, Household, HouseholdKind, HouseholdMember, Person

# Of these households, the private ones in which nobody is left on the day beside them.
_EMPTY = """
    SELECT household.* FROM register_household AS household
    JOIN unnest(%s::bigint[], %s::date[]) AS left_on (id, on_day) USING (id)
    WHERE kind = %s AND upper_inf(valid) AND lower(valid) < on_day AND NOT EXISTS (
        SELECT FROM register_householdmember AS member WHERE member.household_id = household.id AND valid @> on_day
    )
"""


OWN = "own"
"""Said instead of somebody: persons keep house on their own, whoever lives in the dwelling."""
With = int | str | None
"""With whom persons keep house: with somebody (the key), on their own, or as it is where nobody says (see `keep`)."""


@dataclass(frozen=True, slots=True)
class Together:
    """Persons who move into a dwelling together, on a day. No dwelling: it is not known where they keep house."""

    persons: Sequence[Person]
    dwelling: Dwelling | None
    on: date
    household: With = None


def keep(groups: Iterable[Together]) -> None:
    """Let persons leave their private households and keep house in a dwelling.

    Where nothing else is said, who lives in one dwelling is one household (the oldest); a collective household takes in
    who moves to its dwelling.
    """
    together = list(groups)
    leave({person.pk: group.on for group in together for person in group.persons})
    housed = [group for group in together if group.dwelling is not None]
    standing = _standing(housed)
    begun: list[Household] = []
    joined = [(_joined(group, standing, begun), group) for group in housed]
    rows.insert(begun)
    rows.insert(
        HouseholdMember(household=household, person=person, valid=DateRange(group.on, None))
        for household, group in joined
        for person in group.persons
    )


def leave(days: Mapping[int, date]) -> None:
    """End the households of persons (by key) on a day each; a private one that nobody is in any more ends too."""
    held = list(HouseholdMember.objects.filter(person__in=days, valid__endswith__isnull=True)) if days else []
    rows.remove([row for row in held if row.valid.lower >= days[row.person_id]])
    ended = [row for row in held if row.valid.lower < days[row.person_id]]
    for row in ended:
        rows.end(row, days[row.person_id])
    rows.update(ended, "valid")
    _end_empty(held, days)


def _end_empty(left: Sequence[HouseholdMember], days: Mapping[int, date]) -> None:
    last: dict[int, date] = {}
    for row in left:
        last[row.household_id] = max(days[row.person_id], last.get(row.household_id, date.min))
    if not last:
        return
    empty = list(Household.objects.raw(_EMPTY, [list(last), list(last.values()), HouseholdKind.PRIVATE]))
    for household in empty:
        rows.end(household, last[household.pk])
    rows.update(empty, "valid")


def follow(person: int, before: DateRange, after: DateRange) -> None:
    """Let somebody keep house since and until the days of a main residence that were set right.

    What began or ended with the residence follows it; a private household lasts as long as somebody is in it.
    """
    _set_days(person, {before.lower: after.lower}, {before.upper: after.upper})


def move_on(person: int, wrong: date, right: date) -> None:
    """Let somebody change household on another day, on which the person moved in truth."""
    _set_days(person, {wrong: right}, {wrong: right})


def live_in(person: Person, wrong: int | None, right: Dwelling, on: date) -> None:
    """Let somebody keep house in the right dwelling since a day, and never have done so in the wrong one (the key)."""
    there = HouseholdMember.objects.filter(person=person, household__dwelling=wrong, valid__endswith__isnull=True)
    if wrong is not None and not there.exists():
        return
    left = list(there.values_list("household", flat=True))
    keep([Together([person], right, on)])
    Household.objects.filter(pk__in=left, kind=HouseholdKind.PRIVATE, members__isnull=True).delete()


def _set_days(person: int, first: Mapping[date, date], last: Mapping[date | None, date | None]) -> None:
    """Give the rows of a person that begin or end on these days others instead."""
    touched = []
    for row in HouseholdMember.objects.filter(person=person).select_related("household").order_by("valid"):
        begins, ends = first.get(row.valid.lower, row.valid.lower), last.get(row.valid.upper, row.valid.upper)
        if (begins, ends) != (row.valid.lower, row.valid.upper):
            touched.append(row.household)
            row.valid = DateRange(begins, ends)
            row.save(update_fields=["valid"])
    for household in touched:
        _last_as_long_as_members(household)


def _last_as_long_as_members(household: Household) -> None:
    if household.kind != HouseholdKind.PRIVATE:
        return
    spans = [row.valid for row in household.members.all()]
    ends = [span.upper for span in spans]
    household.valid = DateRange(min(span.lower for span in spans), None if None in ends else max(ends))
    household.save(update_fields=["valid"])


def _standing(housed: Sequence[Together]) -> dict[int, list[Household]]:
    """The households that go on in the dwellings, oldest first."""
    asked = {group.dwelling.pk for group in housed if group.dwelling is not None}
    found: dict[int, list[Household]] = defaultdict(list)
    if asked:
        for row in Household.objects.filter(dwelling__in=asked, valid__endswith__isnull=True).order_by("id"):
            found[row.dwelling_id].append(row)
    return found


def _joined(group: Together, standing: dict[int, list[Household]], begun: list[Household]) -> Household:
    """The household of a dwelling on that day; where there is none, one that begins."""
    assert group.dwelling is not None
    there = standing[group.dwelling.pk]
    fitting = [] if group.household == OWN else [one for one in there if one.valid.lower <= group.on]
    if fitting:
        return _of(group.household, fitting, group.on) or fitting[0]
    new = Household(dwelling=group.dwelling, kind=HouseholdKind.PRIVATE, valid=DateRange(group.on, None))
    there.append(new)
    begun.append(new)
    return new


def _of(person: With, households: Sequence[Household], on: date) -> Household | None:
    """The one of these households that somebody is in on a day."""
    if not isinstance(person, int) or len(households) == 1:
        return None
    member = HouseholdMember.objects.filter(person=person, household__in=households, valid__contains=on).first()
    return next((one for one in households if member is not None and one.pk == member.household_id), None)


def living_in(dwelling: Dwelling, on: date, *, besides: Collection[int] = ()) -> list[list[Person]]:
    """Return who keeps house in a dwelling on a day, by household, the oldest household and the eldest member first.

    `besides` (keys) and who has a block are left out; so is a household of which nobody else is left.
    """
    rows = HouseholdMember.objects.filter(
        household__dwelling=dwelling, household__valid__contains=on, valid__contains=on
    )
    found = list(rows.select_related("person").order_by("household", "person__date_of_birth", "person"))
    hidden = {*addresses.blocked([row.person_id for row in found]), *besides} if found else set()
    there: dict[int, list[Person]] = defaultdict(list)
    for row in found:
        if row.person_id not in hidden:
            there[row.household_id].append(row.person)
    return list(there.values())
