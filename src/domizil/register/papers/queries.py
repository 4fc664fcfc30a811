# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading papers: what a worker may see, by municipality; the supervisor reads the controls of all (§ 20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Value

from domizil.base import access, clock
from domizil.base.access import Hidden, Reach
from domizil.base.models import Municipality, Role, Worker
from domizil.law.engine import Law
from domizil.law.lu_ng.authorities import Subject
from domizil.law.lu_ng.facts import STATUTE
from domizil.law.lu_ng.receipts import ReceiptStanding
from domizil.register import addresses
from domizil.register.models import HouseholdMember, Person, Residence, Task

from .checklist import Checked, checked
from .contents import ADDRESSES
from .issued import ISSUED, owed
from .models import ControlEntry, ControlKind, Paper, PaperBlock, Receipt, Scan

READERS = (Role.REGISTER, Role.SUPERVISOR)


def reach(by: Worker) -> Reach:
    """Where a worker reads papers and duties: the own municipalities; the supervisor, all of the canton."""
    return access.reach(by, *READERS)


def municipalities(by: Worker) -> list[Municipality]:
    """The municipalities whose control a worker reads, by name."""
    where = reach(by)
    rows = Municipality.objects.filter(successor=None)
    return list(rows if where.canton else rows.filter(pk__in=where.municipalities))


def municipality(by: Worker, bfs_number: int | None) -> Municipality:
    """A municipality whose control a worker reads; None: the first. Raises Hidden."""
    found = municipalities(by)
    for place in found:
        if bfs_number is None or place.pk == bfs_number:
            return place
    raise Hidden(str(bfs_number))


def may_write(by: Worker, bfs_number: int) -> bool:
    """Whether a worker keeps the papers of a municipality; who only supervises changes nothing (§ 20)."""
    return access.reach(by, Role.REGISTER).covers(bfs_number)


def person(by: Worker, key: int, bfs_number: int) -> Person:
    """A person who has or had a residence in a municipality that the worker reads. Raises Hidden."""
    if not reach(by).covers(bfs_number):
        raise Hidden(str(key))
    found = Person.objects.filter(pk=key, residences__municipality=bfs_number).select_related("nationality").first()
    if found is None:
        raise Hidden(str(key))
    return found


def known_here(keys: Sequence[int], bfs_number: int) -> set[int]:
    """Those of these persons who have or had a residence in a municipality."""
    return set(Residence.objects.filter(person__in=keys, municipality=bfs_number).values_list("person", flat=True))


def family(by: Worker, of: Person, bfs_number: int, on: date) -> list[Checked]:
    """The checklists of a person and of who lives in the same household here on a day; the person comes first."""
    mine = HouseholdMember.objects.filter(person=of, valid__contains=on).values("household")
    others = HouseholdMember.objects.filter(household__in=mine, valid__contains=on).values("person")
    rows = Residence.objects.select_related("person", "municipality").filter(municipality=bfs_number)
    here = rows.filter(valid__contains=on)
    own = rows.filter(person=of).order_by("-valid").first()
    residences = ([own] if own else []) + list(here.filter(person__in=others).exclude(person=of))
    return checked(residences, on)


def papers(of: Person, bfs_number: int) -> QuerySet[Paper]:
    """All papers of a person in a municipality, newest first."""
    rows = Paper.objects.filter(person=of, municipality=bfs_number).select_related("receipt")
    return rows.order_by("-received_on", "-pk")


def lying_here(person: int) -> QuerySet[Paper, Any]:
    """The papers of a person that lie here, in any municipality the worker sees: what, key, municipality, kind, day,
    number of the receipt (None: none), newest first. Cases of duties are told in the same shape."""
    rows = Paper.objects.filter(person=person, returned_on=None).order_by()
    return rows.values_list(Value("paper"), "pk", "municipality", "kind", "received_on", "receipt__number")


def scans(of: Person, bfs_number: int) -> QuerySet[Scan]:
    """The scans of a person's papers in a municipality, without their bytes."""
    rows = Scan.objects.filter(paper__person=of, paper__municipality=bfs_number)
    return rows.select_related("paper", "added_by").defer("content").order_by("-paper__received_on", "pk")


def scan(of: Person, bfs_number: int, key: int) -> Scan:
    """One scan of a person's paper, with its bytes. Raises Hidden."""
    rows = Scan.objects.select_related("paper").filter(paper__person=of, paper__municipality=bfs_number)
    if (found := rows.filter(pk=key).first()) is None:
        raise Hidden(str(key))
    return found


def paper(of: Person, bfs_number: int, key: int) -> Paper:
    """One paper of a person in a municipality. Raises Hidden."""
    if (found := papers(of, bfs_number).filter(pk=key).first()) is None:
        raise Hidden(str(key))
    return found


def issued(of: Person, bfs_number: int, on: date) -> list[tuple[Task, bool]]:
    """The papers that a citizen had issued here and that are not back, each with whether it is owed on a day (§ 4)."""
    rows = Task.objects.filter(kind=ISSUED, person=of, municipality=bfs_number, done_on=None).order_by("due", "pk")
    return [(task, owed(task, on)) for task in rows]


def receipts(of: Person, bfs_number: int) -> QuerySet[Receipt]:
    """All receipts of a person in a municipality, newest first."""
    return Receipt.objects.filter(person=of, municipality=bfs_number).order_by("-number")


def told(receipt: Receipt) -> dict[str, Any]:
    """What a receipt says, for who reads data: without the address while the person's address is blocked.

    The receipt itself goes to the person and says where it is from.
    """
    hidden = addresses.blocked([receipt.person_id])
    return {key: "" if hidden and key in ADDRESSES else value for key, value in receipt.contents.items()}


def shown(by: Worker, receipt: Receipt) -> dict[str, Any]:
    """What the sheet of a receipt says: all to the office that sends it, to who only reads as `told`."""
    return receipt.contents if may_write(by, receipt.municipality_id) else told(receipt)


def receipt(by: Worker, bfs_number: int, number: int) -> Receipt:
    """One receipt by its number. Raises Hidden."""
    rows = Receipt.objects.select_related("municipality", "person")
    found = rows.filter(municipality=bfs_number, number=number).first() if reach(by).covers(bfs_number) else None
    if found is None:
        raise Hidden(str(number))
    return found


def standing(receipt: Receipt, on: date) -> ReceiptStanding:
    """What a receipt is worth on a day."""
    found = Law.on(on).value(
        STATUTE, "receipt_standing", revoked_on=receipt.revoked_on, returned_on=receipt.given_back_on, day=on
    )
    assert isinstance(found, ReceiptStanding)
    return found


def revocable(receipt: Receipt, on: date) -> bool:
    """Whether a receipt may be revoked on a day, by the law under which it was issued."""
    return bool(Law.on(receipt.issued_on).value(STATUTE, "may_revoke", issued_on=receipt.issued_on, day=on))


def block(of: Person, bfs_number: int, on: date) -> PaperBlock | None:
    """The block on a person's papers that holds on a day."""
    return PaperBlock.objects.filter(person=of, municipality=bfs_number, valid__contains=on).first()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the control is asked for: days (both included; None: open), one kind, and the order."""

    since: date | None = None
    until: date | None = None
    kind: ControlKind | None = None
    alphabetical: bool = False


def control(by: Worker, bfs_number: int, asked: Asked) -> QuerySet[ControlEntry]:
    """The control of a municipality, chronological or alphabetical (§ 12). Raises Hidden.

    Who only supervises reads it because § 20 para. 2 says so.
    """
    if not may_write(by, bfs_number):
        access.require(by, Role.SUPERVISOR, municipality=bfs_number)
        if not Law.on(clock.today()).value(STATUTE, "supervisor_may", subject=Subject.CONTROLS):
            raise Hidden(str(bfs_number))
    rows = ControlEntry.objects.filter(municipality=bfs_number).select_related("paper", "receipt", "worker")
    if asked.since:
        rows = rows.filter(on__gte=asked.since)
    if asked.until:
        rows = rows.filter(on__lte=asked.until)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    return rows.order_by("sort_key", "number") if asked.alphabetical else rows.order_by("number")
