# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts and grants: every write. `by` is the administrator, or None for the operator at the command line (owner)."""

from __future__ import annotations

import re
import secrets
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from . import access, clock, messages
from .models import Grant, Language, Municipality, Role, Worker

_NAME = re.compile(r"[A-Za-z0-9._-]{3,150}")
_WORDS = 4  # groups of five letters: 100 bits


def account(username: str) -> Worker:
    """Return the account of a name. Raises Refusal."""
    found = Worker.objects.filter(username=username).first()
    if found is None:
        raise messages.no_account(username)
    return found


def made_password() -> str:
    """Return a password made by chance, to be told to the person once: groups of letters that nobody confuses."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(_WORDS))


@transaction.atomic
def add(
    *, by: Worker | None, username: str, first_name: str, last_name: str, language: str = Language.GERMAN
) -> Worker:
    """Add an account that may nothing yet and has no password. Raises Refusal, Hidden."""
    _administers(by)
    if not _NAME.fullmatch(username):
        raise messages.bad_name(username)
    if Worker.objects.filter(username__iexact=username).exists():
        raise messages.name_taken(username)
    names = (username, first_name[:150], last_name[:150], Language(language).value)
    if by is None:
        made = Worker(username=username, first_name=names[1], last_name=names[2], language=names[3])
        made.set_hash(make_password(None))
        made.save()
        return made
    (key,) = _ask("SELECT base_add_worker(%s, %s, %s, %s, %s)", *names, make_password(None))
    return Worker.objects.get(pk=key)


@transaction.atomic
def new_password(*, by: Worker | None, worker: Worker, password: str) -> None:
    """Give an account a password; its sessions end. Raises Refusal for a weak one, Hidden."""
    _administers(by)
    try:
        validate_password(password, worker)
    except ValidationError as weak:
        raise messages.bad_password(weak.messages) from None
    worker.set_password(password)
    if by is None:
        worker.save()
    else:
        _ask("SELECT base_change_password(%s, %s, %s)::text", worker.pk, make_password(password), make_password(None))


@transaction.atomic
def lock(*, by: Worker | None, worker: Worker, locked: bool = True) -> None:
    """Lock an account, or open it again: who is locked signs in no more and sees nothing at once."""
    _administers(by, worker)
    if by is None:
        Worker.objects.filter(pk=worker.pk).update(is_active=not locked)
    else:
        _ask("SELECT base_lock_worker(%s, %s)::text", worker.pk, not locked)


@transaction.atomic
def grant(
    *,
    by: Worker | None,
    worker: Worker,
    role: Role,
    municipality: int | None,
    purpose: str,
    since: date | None = None,
    until: date | None = None,
) -> Grant:
    """Let an account do something: in a role, in a municipality (None: the canton), for a purpose, first to last day.

    Raises Refusal, Hidden.
    """
    _administers(by, worker)
    first = since or clock.today()
    if until is not None and until < first:
        raise messages.bad_days()
    if not purpose.strip():
        raise messages.no_purpose()
    if municipality is not None and not Municipality.objects.filter(pk=municipality).exists():
        raise messages.no_such_municipality(municipality)
    valid = DateRange(first, until + timedelta(days=1) if until else None)
    try:
        with transaction.atomic():
            return Grant.objects.create(
                worker=worker, role=role, municipality_id=municipality, purpose=purpose.strip()[:200], valid=valid
            )
    except IntegrityError as twice:
        if "grant_once_at_a_time" not in str(twice):
            raise
        raise messages.granted_already() from None


@transaction.atomic
def revoke(*, by: Worker | None, worker: Worker, role: Role, municipality: int | None, on: date | None = None) -> int:
    """End the grants of a role in a place from a day on (default: today); those still to begin go. Raises Refusal."""
    _administers(by, worker)
    day = on or clock.today()
    rows = Grant.objects.filter(worker=worker, role=role, municipality=municipality)
    holding = rows.filter(valid__endswith__gt=day) | rows.filter(valid__endswith=None)
    ended = 0
    for row in holding.select_for_update():
        ended += 1
        if row.valid.lower >= day:
            row.delete()
        else:
            row.valid = DateRange(row.valid.lower, day)
            row.save(update_fields=["valid"])
    if not ended:
        raise messages.no_grant()
    return ended


def _administers(by: Worker | None, about: Worker | None = None) -> None:
    """Insist on an administrator of the canton; nobody changes the own rights."""
    if by is None:
        return
    if not access.require(by, Role.ADMINISTRATOR).canton:
        raise access.Hidden(by.pk)
    if about is not None and about.pk == by.pk:
        raise messages.own_account()


def _ask(statement: str, *values: Any) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] = cursor.fetchone()
        return row
