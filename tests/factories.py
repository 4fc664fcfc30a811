# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows for tests, put in place by the owner. Every function gives a valid row; the test gives what matters."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import ledger, outbox, pg
from domizil.base.models import Country, Grant, Municipality, Role, Worker
from domizil.housing.models import Absence, Accommodation, Stay
from domizil.permits.models import AsylumApplication, AsylumStatus, Immigration, Permit
from domizil.register.models import (
    Dwelling,
    Household,
    HouseholdMember,
    Occupancy,
    Person,
    PersonState,
    Relationship,
    Residence,
    ResidenceKind,
)
from domizil.support.models import (
    CommunitySize,
    Earning,
    EmergencyAidFacts,
    MealDays,
    Programme,
    SituationalCost,
    SupportUnit,
    Talk,
    UnitMember,
)

SINCE = date(2020, 1, 1)
MONTH = date(2024, 3, 1)
LUZERN, EMMEN = 1061, 1024
ERITREA = 8305
_numbers = itertools.count(1)


@contextlib.contextmanager
def as_owner() -> Iterator[None]:
    """Write as the owner, for whom row-level security does not apply; the app's role comes back afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {pg.OWNER_ROLE}")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {pg.APP_ROLE}")


def since(start: date | str = SINCE, end: date | str | None = None) -> DateRange:
    """Valid time from a day (included) to another (not included)."""
    return DateRange(_day(start), None if end is None else _day(end))


def _day(given: date | str) -> date:
    return date.fromisoformat(given) if isinstance(given, str) else given


def municipality(bfs_number: int = LUZERN) -> Municipality:
    found, _ = Municipality.objects.get_or_create(
        bfs_number=bfs_number, defaults={"name": f"Gemeinde {bfs_number}", "district": "Wahlkreis", "valid": since()}
    )
    return found


def country(bfs_number: int = ERITREA) -> Country:
    found, _ = Country.objects.get_or_create(
        bfs_number=bfs_number, defaults={"iso2": "ER", "name_de": "Eritrea", "name_en": "Eritrea"}
    )
    return found


def worker(*grants: tuple[Role, int | None], **values: Any) -> Worker:
    """A worker with grants: role and municipality (None: the whole canton)."""
    made = Worker.objects.create(username=f"worker{next(_numbers)}", **values)
    for role, bfs_number in grants:
        place = None if bfs_number is None else municipality(bfs_number)
        Grant.objects.create(worker=made, role=role, municipality=place, purpose="Test", valid=since())
    return made


def person(official_name: str = "Tesfay", first_name: str = "Selam", **values: Any) -> Person:
    """A person, known since birth."""
    defaults = {"sex": 2, "date_of_birth": date(1990, 5, 17), "nationality": country()}
    made = Person.objects.create(official_name=official_name, first_name=first_name, **{**defaults, **values})
    features = {name: getattr(made, name) for name in ("official_name", "first_name", "sex", "nationality_id")}
    PersonState.objects.create(person=made, valid=since(made.date_of_birth), **features)
    return made


def dwelling(bfs_number: int = LUZERN, **values: Any) -> Dwelling:
    defaults = {
        "egid": 1_000_000 + next(_numbers),
        "ewid": 1,
        "street": "Musterstrasse",
        "house_number": "1",
        "swiss_zip_code": 6000,
        "town": "Musterort",
    }
    return Dwelling.objects.create(municipality=municipality(bfs_number), **{**defaults, **values})


def residence(of: Person, bfs_number: int = LUZERN, **values: Any) -> Residence:
    """A residence; with `dwelling`, in that dwelling throughout."""
    lived_in = values.pop("dwelling", None)
    defaults = {"kind": ResidenceKind.MAIN, "valid": since()}
    made = Residence.objects.create(person=of, municipality=municipality(bfs_number), **{**defaults, **values})
    Occupancy.objects.create(residence=made, dwelling=lived_in, valid=made.valid)
    return made


def resident(bfs_number: int = LUZERN, **values: Any) -> Person:
    """A person who lives in a municipality."""
    made = person(**values)
    residence(made, bfs_number, valid=since(max(SINCE, _day(made.date_of_birth))))
    return made


def unit(*members: Person, bfs_number: int = LUZERN, **values: Any) -> SupportUnit:
    """A support unit with these members, in this order."""
    defaults = {"number": f"LU-2024-{next(_numbers):06}", "carried_by": "canton", "valid": since()}
    made = SupportUnit.objects.create(municipality=municipality(bfs_number), **{**defaults, **values})
    for position, member in enumerate(members, start=1):
        UnitMember.objects.create(unit=made, person=member, position=position, valid=since())
    return made


def everything(bfs_number: int) -> Person:
    """A row in every table with facts about people, all in one municipality; returns the person they are about."""
    from tests import (
        factories_announcements,
        factories_exchange,
        factories_papers,
        factories_register,
        factories_third_parties,
    )  # they stand on this module

    about, child = resident(bfs_number), resident(bfs_number)
    HouseholdMember.objects.create(household=household(bfs_number), person=about, valid=since())
    Relationship.objects.create(person=child, other=about, kind="parent", valid=since())
    Permit.objects.create(person=about, category="08", valid=since(), granted_on=SINCE)
    AsylumStatus.objects.create(person=about, kind="asylum_procedure", valid=since())
    Immigration.objects.create(person=about, on=SINCE, population="permanent", category="other")
    AsylumApplication.objects.create(person=about, on=SINCE, kind="primary")
    place = accommodation(bfs_number)
    stay = Stay.objects.create(person=about, accommodation=place, valid=since())
    Absence.objects.create(stay=stay, valid=since("2024-03-01", "2024-03-05"), reason="visit")
    everything_of_support(unit(about, child, bfs_number=bfs_number), about)
    everything_of_base(bfs_number)
    factories_register.everything(about, bfs_number)
    factories_announcements.everything(about, bfs_number)
    factories_papers.everything(about, bfs_number)
    factories_third_parties.everything(about, bfs_number)
    factories_exchange.everything(about, bfs_number)
    return about


def household(bfs_number: int = LUZERN) -> Household:
    return Household.objects.create(dwelling=dwelling(bfs_number), kind=1, valid=since())


def accommodation(bfs_number: int = LUZERN, **values: Any) -> Accommodation:
    defaults = {
        "name": f"Zentrum {next(_numbers)}",
        "kind": "collective",
        "sub_kind": "centre",
        "capacity": 80,
        "operator": "canton",
        "valid": since(),
    }
    return Accommodation.objects.create(municipality=municipality(bfs_number), **{**defaults, **values})


def everything_of_support(of: SupportUnit, about: Person) -> None:
    """One row of every fact of a support month."""
    CommunitySize.objects.create(unit=of, size=3, valid=since(), reason="Grossmutter wohnt mit")
    Earning.objects.create(person=about, month=MONTH, rappen=120_000, employer="Muster AG")
    Programme.objects.create(person=about, month=MONTH, kind="charitable", granted_rappen=15_000)
    Talk.objects.create(person=about, on=MONTH, place=of.municipality, attended=True)
    MealDays.objects.create(person=about, month=MONTH, subsidised_days=3, full_price_days=2)
    SituationalCost.objects.create(unit=of, person=about, month=MONTH, kind="travel", rappen=4_200)
    EmergencyAidFacts.objects.create(
        person=about,
        valid=since(),
        removal_final=True,
        exit_date_set=True,
        stays_under_asylum_law=True,
        has_own_means=False,
        third_party_liable=False,
    )


def everything_of_base(bfs_number: int) -> None:
    """A message that leaves the house, and an amount owed with a payment."""
    key = f"test:{next(_numbers)}"
    outbox.put(kind="test", to="somebody", key=key, body="{}", municipality=bfs_number)
    owed = ledger.book(
        key=key, kind="fine", debtor="Muster", rappen=100, norm="lu-ng/18/1", on=SINCE, municipality=bfs_number
    )
    ledger.pay(owed, rappen=40, on=SINCE, reference="Beleg 1")
