# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers that citizens had issued while settled in the home municipality (§ 4 para. 4): open until deposited."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_noop

from domizil.base import access, clock
from domizil.base.models import Role, Worker
from domizil.law.engine import Law
from domizil.law.lu_ng.facts import STATUTE, Standing
from domizil.register import tasks
from domizil.register.models import Person, Residence, Task

from .. import facts, messages
from ..issued import ISSUED, key_of
from ..models import PaperKind

BRING_BACK = gettext_noop("%(paper)s Nr. %(number)s hinterlegen, sobald nicht mehr gebraucht (§ 4 Abs. 4 NG)")


@transaction.atomic
def note_issued_paper(
    *, by: Worker, municipality: int, person: Person, kind: PaperKind, number: str, needed_until: date
) -> Task:
    """Note a paper that a citizen had issued here; the task is due when it is needed no more, until it is deposited.

    Raises Hidden, and Refusal without a number, for who is not registered and for who is no citizen settled here.
    """
    access.require(by, Role.REGISTER, municipality=municipality)
    today, number = clock.today(), number.strip()
    if not number:
        raise messages.paper_not_identified()
    rows = Residence.objects.select_related("person", "municipality")
    residence = rows.filter(person=person, municipality=municipality, valid__contains=today).first()
    if residence is None or not _settled_at_home(residence):
        raise messages.not_settled_at_home()
    return tasks.open_task(
        municipality=municipality, kind=ISSUED, key=key_of(municipality, person.pk, kind, number), person=person,
        subject=BRING_BACK, params={"paper": str(kind.label), "number": number}, due=needed_until,
    )  # fmt: skip


def is_back(by: Worker, municipality: int, person: int, kind: PaperKind, number: str) -> bool:
    """Close the task of an issued paper that was deposited; say whether there was one."""
    key = key_of(municipality, person, kind, number)
    return tasks.close_task(by=by, kind=ISSUED, key=key, outcome="deposited")


def _settled_at_home(residence: Residence) -> bool:
    arrival = facts.arrival(residence)
    standing = Law.on(clock.today()).value(STATUTE, "classification", stay=arrival.stay)
    return arrival.newcomer.home_municipality and standing == Standing.SETTLEMENT
