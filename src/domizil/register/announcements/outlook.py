# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the law asks next, from what was described: for the portal, before anybody enters it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domizil.law.engine import Law, NoSuchLaw, Step
from domizil.law.engine.deadlines import Deadline
from domizil.law.lu_ng.facts import STATUTE, CivilStatus, FamilyRole, NewcomerFacts, PaperDuty, Purpose, Stay
from domizil.law.lu_ng.last_day import with_last_day
from domizil.register.births import Born, assumption
from domizil.register.legal_facts import at_home, homes
from domizil.register.models import MaritalStatus

from . import people
from .forms import PersonForm, Report
from .forms.fields import SWITZERLAND
from .models import Kind

_CANTON = "LU"
_CIVIL_STATUS: dict[int, CivilStatus] = {
    MaritalStatus.MARRIED: CivilStatus.MARRIED,
    MaritalStatus.PARTNERSHIP: CivilStatus.REGISTERED_PARTNERSHIP,
}


@dataclass(frozen=True, slots=True)
class Owed:
    """The papers that one person owes, and the derivation; with which day of birth, where it is not known whole."""

    name: str
    assumed: str
    duties: Sequence[PaperDuty]
    step: Step


@dataclass(frozen=True, slots=True)
class Outlook:
    """Until when to report, with its derivation, and the papers each person owes. None: no law of that day is known."""

    on: date
    due: Deadline | None = None
    step: Step | None = None
    owed: Sequence[Owed] = ()


def of_report(report: Report) -> Outlook | None:
    """Say what the law asks of a complete report about described persons; None of one that it sets no term for."""
    if report.asked.kind == Kind.CONTACT:
        return None
    on: date = report.facts.cleaned_data["on"]
    try:
        return _arrival(report, on) if report.asked.kind == Kind.ARRIVAL else _move(report, on)
    except NoSuchLaw:
        return Outlook(on)


def _move(report: Report, on: date) -> Outlook:
    law = Law.on(on)
    step = law.derive(STATUTE, "move_due", moved_on=on)
    return Outlook(on, with_last_day(law, on, step.value, report.municipality.pk), step)


def _arrival(report: Report, on: date) -> Outlook:
    law, stay = Law.on(on), Stay(Purpose.RESIDENCE, on)
    newcomers = [(form, _newcomer(report, form, law, on)) for form in report.persons if not form.chosen]
    owed = []
    for form, newcomer in newcomers:
        step = law.derive(STATUTE, "papers_owed", person=newcomer, stay=stay)
        owed.append(Owed(people.name_of(form), assumption(_born(form)), step.value or (), step))
    if not newcomers:
        return Outlook(on)
    first = law.derive(STATUTE, "registration_due", person=newcomers[0][1], stay=stay)
    due = with_last_day(law, on, first.value, report.municipality.pk) if first.value else None
    return Outlook(on, due, first, owed)


def _born(form: PersonForm) -> Born:
    return Born.of(form.cleaned_data["date_of_birth"], form.cleaned_data["birth_known"])


def _newcomer(report: Report, form: PersonForm, law: Law, on: date) -> NewcomerFacts:
    facts = form.cleaned_data
    of_age = law.value(STATUTE, "is_of_age", date_of_birth=facts["date_of_birth"], day=on)
    swiss = facts["nationality"] == SWITZERLAND
    origins = [name for name, canton in facts["origins"] if swiss and canton == _CANTON]
    here = at_home(origins, homes(report.municipality), on)
    return NewcomerFacts(
        swiss=swiss,
        home_canton=bool(origins),
        home_municipality=here,
        returns=here,
        civil_status=_CIVIL_STATUS.get(facts.get("marital_status") or 0, CivilStatus.OTHER),
        role=_role(report, facts.get("relation") or "", of_age=of_age),
        of_age=of_age,
    )


def _role(report: Report, relation: str, *, of_age: bool) -> FamilyRole:
    if len(report.persons) == 1:
        return FamilyRole.ALONE
    if relation.startswith("child") or not of_age:
        return FamilyRole.CHILD
    return FamilyRole.OTHER_ADULT
