# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking papers: deposited ones stay, shown ones are looked at and handed back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from domizil.base import access, clock
from domizil.base.models import Municipality, Role, Worker
from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE, NewcomerFacts
from domizil.law.lu_ng.facts import Paper as LawPaper
from domizil.register.models import Person, Residence

from .. import facts, messages
from ..models import ControlKind, Handling, Paper, PaperKind
from .control import enter, tell_section_chief
from .issued import is_back

_SETTLES = frozenset(
    {PaperKind.HEIMATSCHEIN, PaperKind.EQUIVALENT, PaperKind.HEIMATZEUGNIS, PaperKind.PASSPORT, PaperKind.TREATY_PAPER}
)


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper as it lies on the counter. `treaty`: the home state has a settlement treaty."""

    kind: PaperKind
    number: str
    issuer: str
    handling: Handling = Handling.DEPOSIT
    issued_on: date | None = None
    valid_until: date | None = None
    treaty: bool = False


@transaction.atomic
def deposit_paper(
    *,
    by: Worker,
    municipality: int,
    person: Person,
    paper: NewPaper,
    on: date | None = None,
    liable_to_service: bool = False,
) -> Paper:
    """Take a paper from somebody who lives or stays in the municipality (§§ 3 to 8) and enter it into the control.

    `liable_to_service`: the person owes military service or its substitute; the section chief is told then (§ 11).
    Raises Hidden where the worker does not keep this municipality's register, Refusal for an expired, unidentified,
    unaccepted or twice deposited paper and for who is not registered here on the day.
    """
    access.require(by, Role.REGISTER, municipality=municipality)
    on = on or clock.today()
    residence = _residence(person, municipality, on)
    _check(paper, residence, on)
    taken = Paper.objects.create(
        municipality_id=municipality,
        person=person,
        kind=paper.kind,
        handling=paper.handling,
        number=paper.number.strip(),
        issuer=paper.issuer.strip(),
        issued_on=paper.issued_on,
        valid_until=paper.valid_until,
        received_on=on,
        received_by=by,
        liable_to_service=liable_to_service,
    )
    deposited = paper.handling == Handling.DEPOSIT
    kind = ControlKind.DEPOSITED if deposited else ControlKind.SHOWN
    entry = enter(kind, by=by, person=person, municipality=municipality, on=on, paper=taken)
    if deposited:
        tell_section_chief(taken, entry)
        is_back(by, municipality, person.pk, PaperKind(taken.kind), taken.number)
    return taken


def _residence(person: Person, municipality: int, on: date) -> Residence:
    """The residence of the day, locked: whoever deposits the same paper at the same time waits here."""
    rows = Residence.objects.select_for_update(of=("self",)).select_related("person", "municipality")
    found = rows.filter(person=person, municipality=municipality, valid__contains=on).first()
    if found is None:
        raise messages.not_resident(str(Municipality.objects.get(pk=municipality)))
    return found


def _check(paper: NewPaper, residence: Residence, on: date) -> None:
    if not paper.number.strip() or not paper.issuer.strip():
        raise messages.paper_not_identified()
    if on > clock.today() or (paper.issued_on and paper.issued_on > on):
        raise messages.paper_from_the_future(on)
    if paper.valid_until is not None and paper.valid_until < on:
        raise messages.paper_expired(paper.valid_until, on)
    if paper.handling != Handling.DEPOSIT:
        return
    here = Paper.objects.filter(person=residence.person_id, municipality=residence.municipality_id, returned_on=None)
    number = paper.number.strip()
    if here.filter(handling=Handling.DEPOSIT, kind=paper.kind, number=number).exists():
        raise messages.paper_lies_here(number)
    if paper.kind in _SETTLES and not _is_accepted(paper, residence, on):
        raise messages.paper_not_accepted(str(paper.kind.label))


def _is_accepted(paper: NewPaper, residence: Residence, on: date) -> bool:
    came = facts.arrival(residence).newcomer
    newcomer = NewcomerFacts(
        swiss=came.swiss, home_canton=came.home_canton, home_municipality=came.home_municipality, treaty=paper.treaty
    )
    kind, issued_on = LawPaper(paper.kind.value), paper.issued_on
    return bool(Law.on(on).value(STATUTE, "is_accepted", person=newcomer, paper=kind, issued_on=issued_on))
