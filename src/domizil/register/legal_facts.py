# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rules of the act ask about a person and a stay, read from the register; and what they decided, frozen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from domizil.base.models import Municipality
from domizil.law.engine import Law
from domizil.law.engine.derivation import Step
from domizil.law.lu_ng.facts import CivilStatus, FamilyRole, NewcomerFacts, Purpose, Stay

from .identity import SWITZERLAND
from .models import MaritalStatus, Person, PersonState

_CIVIL = {
    MaritalStatus.MARRIED: CivilStatus.MARRIED,
    MaritalStatus.PARTNERSHIP: CivilStatus.REGISTERED_PARTNERSHIP,
}
OF_AGE = 18


def newcomer(
    person: Person, municipality: Municipality, on: date, *, role: FamilyRole = FamilyRole.ALONE, returns: bool = False
) -> NewcomerFacts:
    """Return what decides on papers and terms of somebody who comes to a municipality on a day."""
    state = PersonState.objects.filter(person=person, valid__contains=on).first()
    origins = set(person.origins.filter(valid__contains=on).values_list("name", "canton"))
    swiss = (state.nationality_id if state else person.nationality_id) == SWITZERLAND
    at_home = swiss and (municipality.name, "LU") in origins
    return NewcomerFacts(
        swiss=swiss,
        home_canton=swiss and any(canton == "LU" for _, canton in origins),
        home_municipality=at_home,
        returns=returns and at_home,
        civil_status=_CIVIL.get(MaritalStatus(state.marital_status), CivilStatus.OTHER) if state else CivilStatus.OTHER,
        role=role,
        of_age=is_of_age(person.date_of_birth, on),
    )


def is_of_age(born: date, on: date) -> bool:
    """Say whether somebody is of age (Art. 14 ZGB: eighteen years) on a day."""
    return (on.year - OF_AGE, on.month, on.day) >= (born.year, born.month, born.day)


def stay(purpose: Purpose, begins: date, planned_end: date | None) -> Stay:
    """Return a stay as the rules ask for it. Raises BadInput where it ends before it begins."""
    return Stay(purpose=purpose, begins=begins, ends=planned_end)


def frozen(law: Law, steps: Iterable[Step]) -> dict[str, Any]:
    """Return derivations as an event keeps them: the day of the law, and each step with facts, path and value."""
    return {"law_on": law.on_day.isoformat(), "steps": [step.to_json() for step in steps]}
