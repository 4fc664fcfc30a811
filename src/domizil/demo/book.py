# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""The canton as rows: one table after the other, in the text form that PostgreSQL's COPY reads.

Keys are running numbers from 1, given here. The order of columns is that of `COLUMNS`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from domizil.base import facts
from domizil.register.names import search_key, sort_key

from .days import iso, span
from .people import ZEMIS_FIRST, Person, vn_of

NULL = "\\N"

COLUMNS = {
    "register_person": "id official_name first_name sex date_of_birth date_of_death nationality_id vn zemis_number "
    "search_key sort_key",
    "register_dwelling": "id egid ewid street house_number swiss_zip_code town municipality_id",
    "register_personstate": "id person_id official_name first_name original_name alliance_name foreign_name alias_name "
    "call_name sex nationality_id valid marital_status marital_status_on religion language_of_correspondence "
    "birth_municipality birth_country_id place_of_birth father_name father_first_name mother_name mother_first_name",
    "register_placeoforigin": "id person_id name canton valid",
    "register_residence": "id person_id municipality_id kind valid purpose comes_from comes_from_municipality "
    "comes_from_country_id goes_to goes_to_municipality goes_to_country_id",
    "register_occupancy": "id residence_id dwelling_id valid",
    "register_registerevent": "id uuid kind person_id municipality_id event_date recorded_at business_process_id "
    "source evidence_kind evidence_number evidence_issuer reason data",
    "register_household": "id dwelling_id kind valid",
    "register_householdmember": "id household_id person_id valid",
    "register_relationship": "id person_id other_id kind valid",
    "permits_permit": "id person_id category valid granted_on",
    "permits_asylumstatus": "id person_id kind ground valid decided_on exit_by",
    "permits_immigration": 'id person_id "on" population category',
    "permits_asylumapplication": 'id person_id "on" kind',
    "housing_accommodation": "id name kind sub_kind capacity operator dwelling_id municipality_id valid",
    "housing_stay": "id person_id accommodation_id valid",
    "housing_absence": "id stay_id valid reason",
    "support_supportunit": "id number municipality_id valid carried_by",
    "support_unitmember": "id unit_id person_id position valid",
    "support_communitysize": "id unit_id size valid reason",
    "support_earning": "id person_id month rappen employer",
    "support_programme": "id person_id month kind granted_rappen delivered intensity",
    "support_talk": 'id person_id "on" place_id attended day_ticket_rappen pass_paid',
    "support_mealdays": "id person_id month subsidised_days full_price_days whole_day",
    "support_situationalcost": "id unit_id person_id month kind rappen scholarship_rappen parents_work_or_seek reason "
    "approved_by_id",
    "support_emergencyaidfacts": "id person_id valid removal_final exit_date_set extraordinary_appeal "
    "multiple_application stays_under_asylum_law has_own_means third_party_liable requested_on identified_by "
    "incapable_and_in_mortal_danger",
}


def columns(table: str) -> str:
    """Return the columns of a table for a COPY command."""
    return ", ".join(COLUMNS[table].split())


def escaped(text: str) -> str:
    """Return a text as COPY reads it."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


class Home(NamedTuple):
    """Where a person lived: in a dwelling from a day until before another (None: still)."""

    municipality: int
    dwelling: int
    first: int
    end: int | None
    comes_from: str


class Book:
    """All rows of the canton, by table."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.tables: dict[str, list[str]] = {table: [] for table in COLUMNS}
        self.persons: list[Person] = []
        self.homes: defaultdict[int, list[Home]] = defaultdict(list)
        self._countries = {country.iso2: country.bfs_number for country in facts.countries() if country.kind == "state"}

    def add(self, table: str, *values: object) -> int:
        """Write a row and return its key. `None` becomes NULL, truth `t` or `f`; texts hold no tab and no backslash."""
        rows = self.tables[table]
        key = len(rows) + 1
        cells = [NULL if value is None else str(value) for value in values]
        rows.append(f"{key}\t" + "\t".join(cells))
        return key

    def person(self, person: Person) -> int:
        """Write a person who is not written yet, and return the key."""
        if person.id:
            return person.id
        self.persons.append(person)
        person.id = key = len(self.persons)
        names = (person.official_name, person.first_name)
        self.tables["register_person"].append(
            f"{key}\t{person.official_name}\t{person.first_name}\t{person.sex}\t{iso(person.born)}"
            f"\t{iso(person.died) if person.died else NULL}\t{self.country(person.country)}"
            f"\t{vn_of(key, self.seed) if person.vn else NULL}\t{ZEMIS_FIRST + key if person.zemis else NULL}"
            f"\t{search_key(*names)}\t{escaped(sort_key(*names))}"
        )
        return key

    def country(self, iso2: str) -> int:
        """Return the federal number of a state."""
        return self._countries[iso2]

    def state(self, person: Person, valid: str, civil_status: str, others: str) -> None:
        """Write the features of a person over a time; the columns after `valid` are given as COPY reads them."""
        rows = self.tables["register_personstate"]
        rows.append(
            f"{len(rows) + 1}\t{person.id}\t{person.official_name}\t{person.first_name}\t\t\t\t\t\t{person.sex}"
            f"\t{self.country(person.country)}\t{valid}\t{civil_status}\t{others}"
        )

    def ties(self, members: list[Person]) -> None:
        """Write who is whose parent and who is married to whom, for people who are all written."""
        for person in members:
            for parent in person.parents:
                self.add("register_relationship", person.id, parent.id, "parent", span(person.born, None))
            if person.spouse and person.id < person.spouse.id:
                self.add("register_relationship", person.id, person.spouse.id, "spouse", span(person.married, None))

    def permits(self, members: list[Person]) -> None:
        """Write the permits of people."""
        for person in members:
            for category, first, end in person.permits:
                self.add("permits_permit", person.id, category, span(first, end), iso(first))

    def streams(self) -> Iterator[tuple[str, bytes]]:
        """Return each table with its rows as COPY reads them."""
        for table, rows in self.tables.items():
            yield table, ("\n".join(rows) + "\n").encode() if rows else b""

    def digest(self) -> str:
        """Return the SHA-256 of all rows: the same seed gives the same digest."""
        digest = sha256()
        for table, content in self.streams():
            digest.update(f"{table} {len(content)}\n".encode())
            digest.update(content)
        return digest.hexdigest()
