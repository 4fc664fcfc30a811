# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading duties: the overdue list of a municipality, one case, and its letters as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db.models import Case, F, IntegerField, PositiveIntegerField, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from domizil.base import access, letters
from domizil.base.access import Hidden
from domizil.base.models import Role, Worker
from domizil.register import addresses
from domizil.register.papers.service import may_write as may_write
from domizil.register.papers.service import municipality as municipality
from domizil.register.papers.service import reach

from .models import DutyCase, DutyKind, Fine, Letter, Step

FINE_READERS = (Role.REGISTER, Role.SUPERVISOR, Role.FINANCE)
TEMPLATE = Path(__file__).parent / "letters" / "letter.typ"


def cases(by: Worker, bfs_number: int, *, duty: DutyKind | None = None, over: bool = False) -> QuerySet[DutyCase]:
    """The open cases of a municipality, the oldest first; `over`: those that are met or closed, newest first."""
    if not reach(by).covers(bfs_number):
        raise Hidden(str(bfs_number))
    rows = DutyCase.objects.filter(municipality=bfs_number).select_related("person", "fine").prefetch_related("letters")
    if duty is not None:
        rows = rows.filter(duty=duty)
    if over:
        return rows.exclude(met_on=None, closed_on=None).order_by("-due_on", "-pk")
    return rows.filter(met_on=None, closed_on=None).order_by("due_on", "pk")


def open_of(person: int) -> QuerySet[DutyCase, Any]:
    """The open cases of a person that the worker sees, in the shape of `papers.service.lying_here`: the day is the last
    day of the duty, and there is no receipt."""
    rows = DutyCase.objects.filter(person=person, met_on=None, closed_on=None).order_by()
    nothing = Value(None, output_field=PositiveIntegerField())
    return rows.values_list(Value("duty"), "pk", "municipality", "duty", "due_on", nothing)


def case(by: Worker, key: int) -> DutyCase:
    """One case with its letters. Raises Hidden."""
    rows = DutyCase.objects.select_related("municipality", "person", "fine__booking").prefetch_related(
        "letters__made_by"
    )
    found = rows.filter(pk=key).first()
    if found is None or not reach(by).covers(found.municipality_id):
        raise Hidden(str(key))
    return found


def fines(by: Worker) -> QuerySet[Fine]:
    """The fines of the municipalities whose register, supervision or accounting a worker has, with what is `open` of
    each (in Rappen), the most first. Raises Hidden."""
    where = access.require(by, *FINE_READERS)
    rows = Fine.objects.select_related("case__municipality", "booking")
    rows = rows if where.canton else rows.filter(case__municipality__in=where.municipalities)
    paid = Coalesce(Sum("booking__payments__rappen"), 0)
    owed = Case(When(booking__cancelled_on=None, then=F("rappen") - paid), default=0, output_field=IntegerField())
    return rows.annotate(open=owed).order_by("-open", "-decided_on", "-pk")


def fine(by: Worker, case: int) -> Fine:
    """The fine of a case. Raises Hidden."""
    found = Fine.objects.select_related("case__municipality", "booking").filter(case=case).first()
    if found is None or not access.reach(by, *FINE_READERS).covers(found.case.municipality_id):
        raise Hidden(str(case))
    return found


def may_pay(by: Worker, bfs_number: int) -> bool:
    """Whether a worker records payments of fines of a municipality."""
    return access.reach(by, Role.REGISTER, Role.FINANCE).covers(bfs_number)


def decision_pdf(by: Worker, fine: Fine) -> bytes:
    """The decision on a fine as a PDF."""
    return _pdf(by, fine.case.letters.get(step=Step.FINE))


def letter_pdf(by: Worker, key: int, step: str) -> tuple[Letter, bytes]:
    """A letter of a case and its PDF, made from nothing but what was kept with it. Raises Hidden."""
    found = next((letter for letter in case(by, key).letters.all() if letter.step == step), None)
    if found is None or step not in Step.values:
        raise Hidden(step)
    return found, _pdf(by, found)


def _pdf(by: Worker, letter: Letter) -> bytes:
    """The letter as it was written; where a block hides the address, only who sends the letter reads it there."""
    told, case = letter.contents, letter.case
    if case.person_id and not may_write(by, case.municipality_id) and addresses.blocked([case.person_id]):
        told = told | {"addressee": [case.addressee, str(addresses.BLOCKED)]}
    return letters.pdf(TEMPLATE, told)
