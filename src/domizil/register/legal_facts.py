# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rules of the act ask about a person and a stay, read from the register; and what they decided, frozen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any

from django.utils.translation import get_language

from domizil.base.models import Municipality
from domizil.law.engine import Law, statute
from domizil.law.engine.derivation import Step
from domizil.law.engine.phrases import Speaker
from domizil.law.lu_ng.facts import STATUTE, CivilStatus, FamilyRole, NewcomerFacts, Purpose, Stay

from .births import Born
from .identity import SWITZERLAND
from .models import MaritalStatus, Person, PersonState

_CIVIL = {
    MaritalStatus.MARRIED: CivilStatus.MARRIED,
    MaritalStatus.PARTNERSHIP: CivilStatus.REGISTERED_PARTNERSHIP,
}


def newcomer(
    person: Person, municipality: Municipality, on: date, *, role: FamilyRole = FamilyRole.ALONE, returns: bool = False
) -> NewcomerFacts:
    """Return what decides on papers and terms of somebody who comes to a municipality on a day."""
    state = PersonState.objects.filter(person=person, valid__contains=on).first()
    origins = set(person.origins.filter(valid__contains=on).values_list("name", "canton"))
    swiss = (state.nationality_id if state else person.nationality_id) == SWITZERLAND
    here = swiss and at_home([name for name, canton in origins if canton == "LU"], homes(municipality), on)
    return NewcomerFacts(
        swiss=swiss,
        home_canton=swiss and any(canton == "LU" for _, canton in origins),
        home_municipality=here,
        returns=returns and here,
        civil_status=_CIVIL.get(MaritalStatus(state.marital_status), CivilStatus.OTHER) if state else CivilStatus.OTHER,
        role=role,
        of_age=is_of_age(person.date_of_birth, on),
    )


def homes(municipality: Municipality) -> tuple[tuple[str, date], ...]:
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
    """Say whether somebody is of age on a day of which a text of the act is `known`."""
    return bool(Law.on(on).value(STATUTE, "is_of_age", date_of_birth=born, day=on))


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
