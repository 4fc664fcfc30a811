# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of a person comes several at a time: numbers, places of origin, addresses, measures, blocks, households.

Read in one query for the page of today, or as rows for any day. Each entry is a dictionary of plain values; `entry`
names it for a correction (`guardian-12`, see `actions.ENTRIES`), `valid_from` and `valid_to` are its time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from domizil.base import clock

from .models import Person

Entry = dict[str, Any]

_NAME = "(SELECT official_name || ' ' || first_name FROM register_person WHERE id = other_id)"
_FEATURE = "(SELECT {column} FROM register_extrafeature WHERE id = feature_id)"
_HOUSEHOLD = "(SELECT kind FROM register_household WHERE id = household_id)"
_LISTED = (
    "(SELECT jsonb_build_object('de', code.name_de, 'en', code.name_en) FROM register_code AS code JOIN"
    " register_extrafeature AS feature USING (list_id) WHERE feature.id = feature_id AND code.code = value LIMIT 1)"
)
_COLUMNS = {
    "id": ("officialid", ("scheme", "value")),
    "origin": ("placeoforigin", ("name", "canton")),
    "block": ("datablock", ("kind", "reason", "ordered_by")),
    "address": (
        "deliveryaddress",
        ("addressee", "street", "house_number", "zip_code", "town", "country_id"),
    ),
    "guardian": (
        "guardian",
        ("other_id", "name", "kind", "based_on", "measure", "capacity", "decided_by", "reference"),
    ),
    "extra": ("extrafeaturevalue", ("value",)),
    "household": ("householdmember", ("household_id",)),
}
_ALSO = {
    "address": {"country": "(SELECT name_de FROM base_country WHERE bfs_number = country_id)"},
    "guardian": {"other_name": _NAME},
    "extra": {
        **{name: _FEATURE.format(column=name) for name in ("key", "name_de", "name_en", "legal_basis")},
        "word": _LISTED,
    },
    "household": {"kind": _HOUSEHOLD},
}
KINDS = tuple(_COLUMNS)
MODELS = {
    "id": "OfficialId", "origin": "PlaceOfOrigin", "block": "DataBlock", "address": "DeliveryAddress",
    "guardian": "Guardian", "extra": "ExtraFeatureValue", "household": "HouseholdMember",
}  # fmt: skip
"""The table of each kind of entry."""


def _one(kind: str) -> str:
    table, columns = _COLUMNS[kind]
    told = {name: name for name in columns} | _ALSO.get(kind, {})
    pairs = ", ".join(f"'{name}', {source}" for name, source in told.items())
    pairs += ", 'valid_from', lower(valid), 'valid_to', upper(valid)"
    entry = f"jsonb_build_object('entry', '{kind}-' || id, {pairs})"
    rows = f"FROM register_{table} WHERE person_id = %(person)s"
    return f"(SELECT coalesce(jsonb_agg({entry} ORDER BY valid, id), '[]') {rows})"


_SQL = (
    "SELECT "  # noqa: S608 - every part of it stands above
    + ", ".join(_one(kind) for kind in KINDS)
    + ", EXISTS (SELECT FROM register_blocked(ARRAY[%(person)s::bigint], %(today)s))"
)


def several(person_id: int) -> tuple[dict[str, list[Entry]], bool]:
    """Return all entries of a person by their kind, in the order of time, and whether the address is blocked."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"person": person_id, "today": clock.today()})
        *lists, blocked = cursor.fetchone()
    found = {
        kind: [_dated(entry) for entry in (json.loads(rows) if isinstance(rows, str) else rows)]
        for kind, rows in zip(KINDS, lists, strict=True)
    }
    return found, blocked


def _dated(entry: Entry) -> Entry:
    """Turn the days of an entry into dates."""
    for name in ("valid_from", "valid_to"):
        entry[name] = date.fromisoformat(entry[name]) if entry[name] else None
    return entry


def entries_of(kind: str, rows: Iterable[Any]) -> list[Entry]:
    """Return rows of a table, or of its history, as entries; those of history name no entry to correct."""
    return [_entry(kind, row) for row in rows]


def _entry(kind: str, row: Any) -> Entry:
    told: Entry = {name: getattr(row, name) for name in _COLUMNS[kind][1]}
    key = getattr(row, "pgh_obj_id", None)
    told["entry"] = None if key else f"{kind}-{row.pk}"
    told["valid_from"], told["valid_to"] = row.valid.lower, row.valid.upper
    if kind == "address":
        told["country"] = row.country.name_de if row.country_id else None
    if kind == "guardian":
        other = Person.objects.filter(pk=row.other_id).first() if row.other_id else None
        told["other_name"] = str(other) if other else None
    if kind == "extra":
        feature = row.feature
        told |= {name: getattr(feature, name) for name in ("key", "name_de", "name_en", "legal_basis")}
        code = feature.list.codes.filter(code=row.value).first() if feature.list_id else None
        told["word"] = {"de": code.name_de, "en": code.name_en} if code else None
    if kind == "household":
        told["kind"] = row.household.kind
    return told
