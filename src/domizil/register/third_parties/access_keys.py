# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who hands something in: a third party with its key, without an account, or a clerk on its behalf."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass

from django.db import connection

from domizil.base import access
from domizil.base.access import Hidden
from domizil.base.models import Role, Worker

from . import messages
from .models import Reporter

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that are mistaken for each other
_LENGTH, _GROUP = 28, 4


@dataclass(frozen=True, slots=True)
class Giver:
    """Who hands in: the third party itself (no worker), or a worker for it."""

    reporter: Reporter
    worker: Worker | None = None


def new_secret() -> str:
    """A secret of 28 letters and digits in groups of four: more than 130 bits, and readable on the telephone."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    return "-".join(letters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def digest(secret: str) -> str:
    """What is kept of a secret: its SHA-256, however it was typed (capitals, blanks, hyphens)."""
    return hashlib.sha256(re.sub(r"[^a-z0-9]", "", secret.lower()).encode()).hexdigest()


def enter(kept: str) -> Giver:
    """Open the transaction for the third party of a key, by its digest. Raises Refusal for one that is not valid.

    From here to the end of the transaction the database shows what belongs to this third party.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT third_parties_enter(%s)", [kept])
        (found,) = cursor.fetchone()
    if found is None:
        raise messages.no_such_key()
    return Giver(Reporter.objects.get(pk=found))


def on_behalf_of(worker: Worker, reporter_id: int) -> Giver:
    """A clerk who hands in what a third party brought to the counter. Raises Hidden."""
    try:
        reporter = Reporter.objects.get(pk=reporter_id)
    except Reporter.DoesNotExist:
        raise Hidden("No such third party, or not of this worker's municipality.") from None
    access.require(worker, Role.REGISTER, municipality=reporter.municipality_id)
    return Giver(reporter, worker)
