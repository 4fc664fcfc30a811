# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts of the demonstration: one a role, with a published password. They exist in demo mode only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db.backends.postgresql.psycopg_any import DateRange

from .models import Grant, Municipality, Role, Worker

PASSWORD = "domizil-demo"  # noqa: S105 - published on purpose
LUZERN = 1061
_SINCE = date(2016, 1, 1)


@dataclass(frozen=True, slots=True)
class Account:
    """One demonstration account. No municipality means the whole canton."""

    username: str
    full_name: str
    role: str  # one of `Role`
    bfs_number: int | None = None

    @property
    def where(self) -> str:
        """Where the account may work, in words."""
        return "Kanton Luzern" if self.bfs_number is None else "Stadt Luzern"


ACCOUNTS = (
    Account("sozialhilfe", "Sozialhilfe Asyl des Kantons", Role.SUPPORT),
    Account("sozialdienst", "Sozialdienst einer Gemeinde", Role.SUPPORT, LUZERN),
    Account("einwohnerkontrolle", "Einwohnerkontrolle", Role.REGISTER, LUZERN),
    Account("unterbringung", "Leitung Unterbringung", Role.HOUSING),
    Account("zuweisung", "Zuweisung an die Gemeinden", Role.ALLOCATION),
    Account("bewilligungen", "Bewilligungen, Amt für Migration", Role.PERMITS),
    Account("kommission", "Bürgerrechtskommission", Role.COMMISSION, LUZERN),
    Account("finanzen", "Rechnungswesen", Role.FINANCE),
    Account("auswertung", "Auswertung", Role.ANALYST),
    Account("aufsicht", "Aufsicht", Role.SUPERVISOR),
    Account("verwaltung", "Systemverwaltung", Role.ADMINISTRATOR),
)


class NoDemo(Exception):
    """Demonstration accounts were asked for outside the demonstration."""


def create() -> None:
    """Make the accounts that are missing, with their grants. Runs as the owner; raises NoDemo outside demo mode."""
    if not settings.DEMO:
        raise NoDemo("Accounts with a published password exist in demo mode only (DOMIZIL_DEMO=1).")
    have = set(Worker.objects.values_list("username", flat=True))
    missing = [account for account in ACCOUNTS if account.username not in have]
    if not missing:
        return
    password = make_password(PASSWORD)  # one hash for all: the password is published anyway
    for account in missing:
        first_name, _, last_name = account.full_name.partition(" ")
        worker = Worker(username=account.username, first_name=first_name, last_name=last_name)
        worker.set_hash(password)
        worker.save()
        Grant.objects.create(
            worker=worker,
            role=account.role,
            municipality=Municipality.objects.get(pk=account.bfs_number) if account.bfs_number else None,
            purpose="Vorführung mit erfundenen Personen",
            valid=DateRange(_SINCE, None),
        )
