# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who looked at a resident's data, shown to the resident: by a personal code from the counter and the birth date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from domizil.base import acting
from domizil.base.readlog import Look, of_person
from domizil.register import addresses
from domizil.register.models import DeliveryAddress
from domizil.register.queries import NoDate, typed_date

from . import codes, messages


@dataclass(frozen=True, slots=True)
class Own:
    """What a resident sees: who looked at the data, newest first, and where letters go instead of to the dwelling.

    `letters_to` has a line for each of a letter; none where no such address is entered, or a block hides it.
    """

    looks: Sequence[Look]
    letters_to: Sequence[str]


def by_code(*, code: str, date_of_birth: str) -> Own:
    """Return what the person sees whom the code was issued to.

    Raises `Refusal` where code and birth date do not belong together, or the code has ended; which, nobody learns.
    """
    code_hash = codes.hashed(code)
    try:
        born = typed_date(date_of_birth.strip())
    except NoDate:
        born = None
    if code_hash is None or born is None:
        raise messages.no_such_access()
    codes.present(code_hash)
    with connection.cursor() as cursor:
        cursor.execute("SELECT announcements_person_of_code(%s)", [born])
        person = cursor.fetchone()[0]
    if person is None:
        raise messages.no_such_access()
    letters_to = _letters_to(born)
    with acting.as_resident(person):
        return Own(of_person(person), letters_to)


def _letters_to(born: date) -> list[str]:
    """The delivery address that holds today, for the code that was presented (migration 0007)."""
    rows = DeliveryAddress.objects.raw("SELECT * FROM announcements_letters_to(%s)", [born])
    return [line for row in rows for line in addresses.delivery_lines(row)]
