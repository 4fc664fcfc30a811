# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which further features are kept, on which legal basis, chosen from which values (§ 13 para. 3 NG)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import access
from domizil.base.models import Role, Worker

from .. import feature_messages, messages
from ..models import Code, CodeList, ExtraFeature

KEY = "[a-z][a-z_]{1,39}"


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a further feature may have: its code, and what it means."""

    code: str
    name_de: str
    name_en: str


@transaction.atomic
def keep_extra_feature(
    *,
    by: Worker,
    key: str,
    name_de: str,
    name_en: str,
    legal_basis: str,
    since: date,
    values: Sequence[Value] = (),
) -> ExtraFeature:
    """Keep a further feature from a day on; without `values` it holds free text.

    Raises Refusal (no legal basis, no name, the key is taken or none, a value twice) and Hidden.
    """
    access.require(by, Role.ADMINISTRATOR)
    if not legal_basis.strip():
        raise feature_messages.legal_basis_missing()
    if not name_de.strip() or not name_en.strip():
        raise feature_messages.feature_unnamed()
    if not re.fullmatch(KEY, key):
        raise feature_messages.bad_key(key)
    if ExtraFeature.objects.filter(key=key).exists() or CodeList.objects.filter(key=key).exists():
        raise feature_messages.key_taken(key)
    return ExtraFeature.objects.create(
        key=key,
        name_de=name_de.strip(),
        name_en=name_en.strip(),
        legal_basis=legal_basis.strip(),
        list=_list(key, name_de.strip(), name_en.strip(), legal_basis.strip(), since, values) if values else None,
        valid=DateRange(since, None),
    )


def _list(key: str, name_de: str, name_en: str, source: str, since: date, values: Sequence[Value]) -> CodeList:
    if len({value.code for value in values}) < len(values):
        raise feature_messages.value_twice()
    listed = CodeList.objects.create(key=key, name_de=name_de, name_en=name_en, source=source)
    for value in values:
        Code.objects.create(
            list=listed, code=value.code, name_de=value.name_de, name_en=value.name_en, valid=DateRange(since, None)
        )
    return listed


@transaction.atomic
def end_extra_feature(*, by: Worker, feature: ExtraFeature, on: date) -> None:
    """Keep a further feature no more from a day on; the values that were entered stay with their time.

    Raises Refusal (ended already, begins later) and Hidden.
    """
    access.require(by, Role.ADMINISTRATOR)
    row = ExtraFeature.objects.select_for_update().get(pk=feature.pk)
    if row.valid.upper is not None:
        raise messages.nothing_changes()
    if row.valid.lower >= on:
        raise feature_messages.ends_before_it_begins(row.valid.lower, on)
    row.valid = DateRange(row.valid.lower, on)
    row.save()
