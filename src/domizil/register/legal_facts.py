# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rules of the act ask about a person and a stay, read from the register; and what they decided, frozen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language

from domizil.base.models import Municipality
from domizil.law.engine import Law, statute
from domizil.law.engine.derivation import Step
from domizil.law.engine.phrases import Speaker
from domizil.law.lu_ng.facts import (
    STATUTE,
    CivilStatus,
    Event,
    FamilyRole,
    NewcomerFacts,
    Purpose,
    Standing,
    Stay,
)
from domizil.law.lu_ng.facts import Residence as LegalKind

from .births import Born
from .identity import SWITZERLAND
from .models import MaritalStatus, PersonState, PlaceOfOrigin

_CIVIL = {
    MaritalStatus.MARRIED: CivilStatus.MARRIED,
    MaritalStatus.PARTNERSHIP: CivilStatus.REGISTERED_PARTNERSHIP,
}

NO_MAIN = frozenset({LegalKind.STAY, LegalKind.SECONDARY})
"""Kinds of residence by the act, in force or planned, that are never the main residence of the register."""


def newcomer(
    born: date,
    state: PersonState,
    origins: Iterable[PlaceOfOrigin],
    homes: Homes,
    on: date,
    *,
    role: FamilyRole = FamilyRole.ALONE,
    returns: bool = False,
) -> NewcomerFacts:
    """Return what decides on papers and terms of somebody who comes to a municipality on a day.

    `state` and `origins` are the person's on that day; `homes` are those of the municipality.
    """
    held = {(origin.name, origin.canton) for origin in origins}
    swiss = state.nationality_id == SWITZERLAND
    here = swiss and at_home([name for name, canton in held if canton == "LU"], homes, on)
    return NewcomerFacts(
        swiss=swiss,
        home_canton=swiss and any(canton == "LU" for _, canton in held),
        home_municipality=here,
        returns=returns and here,
        civil_status=_CIVIL.get(MaritalStatus(state.marital_status), CivilStatus.OTHER),
        role=role,
        of_age=is_of_age(born, on),
    )


Homes = tuple[tuple[str, date], ...]


def homes(municipality: Municipality) -> Homes:
    """Return the places of origin whose citizens are at home in a municipality, each with the first day on which.

    That is itself, and what merged into it.
    """
    found, merged = [(municipality.name, date.min)], [municipality]
    while merged:
        merged = list(Municipality.objects.filter(successor__in=merged, valid__upper_inf=False))
        found += [(former.name, former.valid.upper) for former in merged]
    return tuple(found)


def at_home(names: Iterable[str], homes: Iterable[tuple[str, date]], on: date) -> bool:
    """Say whether a citizen of places of the canton is at home on a day (§§ 3 and 4 NG), by `homes`."""
    return any(name in names and since <= on for name, since in homes)


def is_of_age(born: date, on: date) -> bool:
    """Say whether somebody is of age on a day; for days before, the oldest text known stands."""
    return bool(Law.on(max(on, first_day())).value(STATUTE, "is_of_age", date_of_birth=born, day=on))


def known(on: date) -> bool:
    """Say whether a text of the act is known for a day. What happened before is entered, and nothing is judged."""
    return on >= first_day()


def first_day() -> date:
    """Return the first day of the oldest text of the act that is known here."""
    return statute(STATUTE).begins


def word(member: Enum) -> str:
    """Return what a value of the act (a purpose, a standing) is called in the reader's language."""
    language = "en" if (get_language() or "de").startswith("en") else "de"
    return Speaker(statute(STATUTE), language).value(member)


def stay(purpose: Purpose, begins: date, planned_end: date | None) -> Stay:
    """Return a stay as the rules ask for it. Raises BadInput where it ends before it begins."""
    return Stay(purpose=purpose, begins=begins, ends=planned_end)


def frozen(law: Law, steps: Iterable[Step], born: Born | None = None) -> dict[str, Any]:
    """Return derivations as an event keeps them: the day of the law, and each step with facts, path and value.

    `born`: the person whose age counts; where the day of birth is not known, which day was reckoned with is kept.
    """
    kept: dict[str, Any] = {"law_on": law.on_day.isoformat(), "steps": [step.to_json() for step in steps]}
    if born is not None and born.day is None:
        kept["assumed"] = {"date_of_birth": born.iso, "reckoned_with": born.stands.isoformat()}
    return kept


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the law decided about an arrival, frozen (None: no text is known for the day), and what follows from it.

    A guest may stay until the end of `free_until` without being registered. `needs_permit`: the municipality decides on
    the stay (§ 5), best until `permit_due`.
    """

    derivation: dict[str, Any] | None = None
    free_until: date | None = None
    needs_permit: bool = False
    permit_due: date | None = None


@lru_cache(maxsize=4096)
def of_arrival(stay: Stay, person: NewcomerFacts, born: Born | None = None) -> Judgement:
    """Judge an arrival on the day a stay begins; the same facts are judged once. `born`: see `frozen`."""
    law = Law.on(stay.begins)
    standing = law.derive(STATUTE, "classification", stay=stay)
    due = law.derive(STATUTE, "registration_due", person=person, stay=stay)
    if standing.value == Standing.GUEST and due.value is None:
        return Judgement(free_until=law.value(STATUTE, "guest_free_until", stay=stay))
    permit = law.derive(STATUTE, "needs_stay_permit", person=person, stay=stay)
    if not permit.value:
        return Judgement(frozen(law, [standing, due], born))
    return Judgement(frozen(law, [standing, due, permit], born), needs_permit=True, permit_due=due.value)


@lru_cache(maxsize=1024)
def of_move(on: date, *, same_building: bool, same_dwelling: bool) -> tuple[Event, dict[str, Any]]:
    """What kind of move it is, within a municipality, and the derivation."""
    law = Law.on(max(on, first_day()))  # which event a move is stands in the oldest text known
    step = law.derive(
        STATUTE, "event_of_move", same_municipality=True, same_building=same_building, same_dwelling=same_dwelling
    )  # fmt: skip
    return step.value, frozen(law, [step])
