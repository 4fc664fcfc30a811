# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about citizenship of municipalities: naturalisation, release, change and correction of places of origin."""

from __future__ import annotations

from domizil.register import actions
from domizil.register.actions.origins import set_origins
from domizil.register.models import Person, RegisterEvent
from domizil.register.reporting import Origin

from .. import content_messages, reading
from .case import Case, applies
from .same import unless_same


@applies("naturalizeForeigner")
def naturalize_foreigner(case: Case) -> list[RegisterEvent]:
    """Enter Swiss citizenship with its places of origin."""
    return _naturalize(case, case.person(), reading.origins(case.content.place_of_origin_info))


@applies("naturalizeSwiss")
def naturalize_swiss(case: Case) -> list[RegisterEvent]:
    """Add places of origin; those held already are not told (section 4.4.4)."""
    who = case.person()
    new = reading.origins(case.content.place_of_origin_info)
    return _naturalize(case, who, tuple(dict.fromkeys((*_held(who), *new))))


def _naturalize(case: Case, who: Person, origins: tuple[Origin, ...]) -> list[RegisterEvent]:
    if who.nationality_id == reading.SWITZERLAND and set(_held(who)) == set(origins):
        return []
    return unless_same(
        actions.change_nationality, **case.common, person=who, on=case.on, nationality=reading.SWITZERLAND,
        origins=origins,
    )  # fmt: skip


@applies("undoCitizen")
def undo_citizen(case: Case) -> list[RegisterEvent]:
    """Let one place of origin end; the last one is for a clerk, who asks about the nationality."""
    who, told = case.person(), case.content.place_of_origin
    left = tuple(one for one in _held(who) if one != Origin(told.origin_name, told.canton))
    if not left:
        raise content_messages.last_origin()
    return unless_same(set_origins, **case.common, person=who, on=case.on, origins=left)


@applies("changeOrigin")
def change_origin(case: Case) -> list[RegisterEvent]:
    """Enter all places of origin that hold from now on."""
    told = reading.origins(case.content.origin_info)
    return unless_same(set_origins, **case.common, person=case.person(), on=case.on, origins=told)


@applies("correctPlaceOfOrigin")
def correct_place_of_origin(case: Case) -> list[RegisterEvent]:
    """Set the places of origin right: all that hold (section 4.5.10)."""
    reason = f"eCH-0020 {case.kind} {case.header.message_id}"
    who, info = case.person(), case.content.place_of_origin_info
    held, told = _held(who), reading.origins(info)
    since = [one.place_of_origin_addon_data.naturalization_date for one in info if one.place_of_origin_addon_data]
    new = [day for one, day in zip(told, since, strict=False) if day and one not in held]
    on = max(min(new, default=case.on), who.date_of_birth)
    return unless_same(set_origins, **case.common, person=who, on=on, origins=told, reason=reason)


def _held(who: Person) -> tuple[Origin, ...]:
    rows = who.origins.filter(valid__endswith__isnull=True).order_by("pk")
    return tuple(Origin(row.name, row.canton) for row in rows)
