# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Third parties of a municipality and their keys."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import access, clock
from domizil.base.models import Role, Worker

from .. import access_keys, messages
from ..models import AccessKey, Reporter, ReporterKind


@transaction.atomic
def add_reporter(
    *,
    by: Worker,
    municipality: int,
    kind: ReporterKind,
    name: str,
    contact: str = "",
    e_mail: str = "",
    address: str = "",
    egid: int | None = None,
) -> Reporter:
    """Enter a third party. A collective household needs its building (§ 17 para. 2). Raises Hidden, Refusal."""
    access.require(by, Role.REGISTER, municipality=municipality)
    if kind == ReporterKind.COLLECTIVE_HOUSEHOLD and egid is None:
        raise messages.building_needed()
    return Reporter.objects.create(
        municipality_id=municipality, kind=kind, name=name, contact=contact, e_mail=e_mail, address=address, egid=egid
    )


@transaction.atomic
def close_reporter(*, by: Worker, reporter: Reporter) -> Reporter:
    """Let a third party hand in nothing from today on; what it told stays. Raises Hidden."""
    access.require(by, Role.REGISTER, municipality=reporter.municipality_id)
    reporter.closed_on = clock.today()
    reporter.save(update_fields=["closed_on"])
    return reporter


@transaction.atomic
def issue_key(*, by: Worker, reporter: Reporter, label: str, until: date | None = None) -> tuple[AccessKey, str]:
    """Make a key; its secret is given back once and kept nowhere. `until` is its last day. Raises Hidden, Refusal."""
    access.require(by, Role.REGISTER, municipality=reporter.municipality_id)
    if reporter.kind == ReporterKind.POST:
        raise messages.does_not_report(str(ReporterKind.POST.label))
    secret = access_keys.new_secret()
    key = AccessKey.objects.create(
        reporter=reporter,
        digest=access_keys.digest(secret),
        label=label,
        valid=DateRange(clock.today(), until, "[]") if until else DateRange(clock.today(), None),
        issued_by=by,
    )
    return key, secret


@transaction.atomic
def revoke_key(*, by: Worker, key: AccessKey) -> AccessKey:
    """End a key at once. Raises Hidden."""
    access.require(by, Role.REGISTER, municipality=key.reporter.municipality_id)
    if key.revoked_at is None:
        key.revoked_at = clock.now()
        key.save(update_fields=["revoked_at"])
    return key
