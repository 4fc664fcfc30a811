# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where persons live, for whoever shows it: the one place that knows whose address is blocked (Sperrvermerk)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import BooleanField, Func
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from domizil.base import clock

from .models import DeliveryAddress, Dwelling, Occupancy


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person lives. `blocked`: it is not told, and everything else here is empty."""

    blocked: bool = False
    municipality: int | None = None
    municipality_name: str = ""
    dwelling: Dwelling | None = None
    residence: int | None = None
    kind: str = ""  # of the residence, in words

    def __str__(self) -> str:
        """The address in one line."""
        if self.blocked:
            return _("gesperrt")
        return str(self.dwelling) if self.dwelling else _("Adresse nicht bekannt")


BLOCKED = Address(blocked=True)


class IsBlocked(Func):
    """Whether the address of a person is blocked, beside other columns: `IsBlocked("person_id", Value(day))`."""

    template = "EXISTS (SELECT FROM register_blocked(ARRAY[%(expressions)s))"
    arg_joiner = "], "
    output_field = BooleanField()


def addresses(persons: Iterable[int], *, on: date | None = None, official: bool = False) -> dict[int, Address]:
    """Return where persons live on a day (default: today), by their keys; who lives nowhere is left out.

    Every page, list, letter, export and answer reads addresses here. Who has a block on that day, or today, is told as
    `BLOCKED`. `official`: addresses are told all the same, for messages to authorities that carry the block with them,
    and for letters to the person. Of several residences it is the main one. Two queries.
    """
    keys = sorted(set(persons))
    day = on or clock.today()
    rows = (
        Occupancy.objects.filter(residence__person__in=keys, valid__contains=day)
        .select_related("dwelling", "residence__municipality")
        .order_by("residence__person_id", "-residence__kind")
    )
    hidden = set() if official else blocked(keys, day)
    found: dict[int, Address] = {}
    for row in rows:
        home = row.residence
        found[home.person_id] = Address(
            municipality=home.municipality_id,
            municipality_name=home.municipality.name,
            dwelling=row.dwelling,
            residence=home.pk,
            kind=home.get_kind_display(),
        )
    return {key: BLOCKED if key in hidden else address for key, address in found.items()}


def letter_lines(person: int, *, on: date, municipality: int) -> list[str]:
    """Where a letter from a municipality to a person goes on a day, line by line, without the name; empty: not known.

    It is the delivery address that holds on that day (Art. 6 lit. g RHG), else the dwelling of the residence there, be
    it a secondary one. A letter goes to the person whatever is blocked; who else reads it asks `blocked` first.
    """
    held = DeliveryAddress.objects.select_related("country").filter(person=person, valid__contains=on).first()
    if held is not None:
        return delivery_lines(held)
    home = dwelling_in(person, on=on, municipality=municipality)
    return [line for line in map(str.strip, str(home).split(",")) if line] if home else []


def delivery_lines(held: DeliveryAddress) -> list[str]:
    """A delivery address line by line, in the language of the letter or page."""
    attention = _("zuhanden von %(name)s") % {"name": held.addressee} if held.addressee else ""
    english = (get_language() or "de").startswith("en")
    state = (held.country.name_en if english else held.country.name_de) if held.country else ""
    lines = (attention, f"{held.street} {held.house_number}", f"{held.zip_code} {held.town}", state)
    return [line for line in map(str.strip, lines) if line]


def dwelling_in(person: int, *, on: date, municipality: int) -> Dwelling | None:
    """The dwelling of a person's residence in a municipality on a day; None where it is not known."""
    rows = Occupancy.objects.select_related("dwelling").filter(
        residence__person=person, residence__municipality=municipality, residence__valid__contains=on
    )
    found = rows.filter(valid__contains=on, dwelling__isnull=False).first()
    return found.dwelling if found else None


def blocked(persons: Iterable[int], on: date | None = None) -> set[int]:
    """Return those who have a block on a day, or one without end, whoever set it and whoever asks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_blocked(%s, %s)", [list(persons), on or clock.today()])
        return {row[0] for row in cursor.fetchall()}
