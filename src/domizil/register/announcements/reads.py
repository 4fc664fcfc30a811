# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who looked at a resident's data, shown to the resident: by a personal code from the counter and the birth date."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from domizil.base import acting
from domizil.base.readlog import Look, of_person
from domizil.register.queries import NoDate, typed_date

from . import codes, messages


def by_code(*, code: str, date_of_birth: str) -> Sequence[Look]:
    """Return who looked at the data of the person whom the code was issued to, newest first.

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
    with acting.as_resident(person):
        return of_person(person)
