# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a clerk, a resident or another register reports: places, evidence, dwellings, new persons, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from . import births
from .models import Person, RelationshipKind
from .nationalities import Nationality


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an entry rests on: kind of document, its number, and who issued it (§ 2a para. 2 NG)."""

    kind: str = ""
    number: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody comes from or goes to: a municipality (federal number, also outside the canton) or a state.

    `text` is what was said. All empty: not known.
    """

    municipality: int | None = None
    country: int | None = None
    text: str = ""


UNKNOWN = Place()
"""A place that is not known."""


@dataclass(frozen=True, slots=True)
class DwellingFacts:
    """A dwelling by its federal numbers and address, found in the register or entered into it."""

    egid: int
    ewid: int
    swiss_zip_code: int
    town: str
    street: str = ""
    house_number: str = ""


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Where letters go. `street` may be a P.O. box; `country` is a state of the federal list, None is Switzerland."""

    zip_code: str
    town: str
    street: str = ""
    house_number: str = ""
    addressee: str = ""
    country: int | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A family tie of a new person: `other` is a parent, spouse or partner of the person.

    `other` is somebody in the register, or the place (from 0) of somebody who arrives in the same report.
    """

    kind: RelationshipKind
    other: Person | int
    since: date | None = None
    care: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A place of origin (Heimatort) of a Swiss citizen, with the canton's two letters."""

    name: str
    canton: str


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be entered. `nationality` is a state of the federal list, or a word (see `nationalities`).

    `vn` is the AHV number with or without dots.
    Where only the month or year of birth is known, `birth_known` says so and `date_of_birth` is any day in it.
    `features`: further columns of `PersonState` by name (`marital_status`, `religion`, `original_name` …).
    `ids`: further numbers by their category (`{"MU.1061": "4711"}`).
    """

    official_name: str
    first_name: str
    sex: int
    date_of_birth: date
    nationality: Nationality
    vn: str | None = None
    zemis_number: str | None = None
    features: Mapping[str, Any] = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    relationships: tuple[Tie, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    birth_known: str = births.DAY

    @property
    def born(self) -> births.Born:
        """When the person was born, as far as it is known."""
        return births.Born.of(self.date_of_birth, self.birth_known)
