# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""How every write of the register runs: access, lock, write, check of whole lives, in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from domizil.base import access, clock
from domizil.base.models import Role, Worker
from domizil.base.refusal import Refusal

from . import messages
from .models import EventKind, EventSource, Person, RegisterEvent, Residence, ResidenceKind
from .reporting import Evidence

# The deferred checks of `register` migration 0006; an action asks them before it returns, so that it can refuse.
_CHECKS = "person_whole, personstate_whole, residence_whole, occupancy_whole"


@dataclass(frozen=True, slots=True)
class Report:
    """What all events of one report have in common: who enters it, where, for which day, and on what it rests."""

    by: Worker
    municipality: int
    on: date
    source: str = EventSource.COUNTER
    process: uuid.UUID | None = None
    evidence: Evidence | None = None
    reason: str = ""
    corrects: RegisterEvent | None = None
    _process: uuid.UUID = field(default_factory=uuid.uuid4)

    def event(
        self,
        kind: EventKind,
        person: Person | int,
        /,
        *,
        municipality: int | None = None,
        derivation: dict[str, Any] | None = None,
        **data: Any,
    ) -> RegisterEvent:
        """Write what was reported about one person; `data` says what changed."""
        told = self.told(kind, person, municipality=municipality, derivation=derivation, **data)
        told.save(force_insert=True)
        return told

    def told(
        self,
        kind: EventKind,
        person: Person | int,
        /,
        *,
        municipality: int | None = None,
        derivation: dict[str, Any] | None = None,
        **data: Any,
    ) -> RegisterEvent:
        """Return what was reported about one person, to be written."""
        evidence = self.evidence or Evidence()
        return RegisterEvent(
            kind=kind,
            **({"person_id": person} if isinstance(person, int) else {"person": person}),
            municipality_id=municipality or self.municipality,
            event_date=self.on,
            recorded_at=clock.now(),
            business_process_id=self.process or self._process,
            source=self.source,
            evidence_kind=evidence.kind,
            evidence_number=evidence.number,
            evidence_issuer=evidence.issuer,
            reason=self.reason,
            corrects=self.corrects,
            derivation=derivation,
            data=data,
            worker=self.by,
        )


@contextmanager
def writing(report: Report) -> Iterator[None]:
    """Write in one transaction, as a clerk of the municipality. Raises Hidden, and Refusal with nothing changed."""
    allowed(report)
    happened(report)
    try:
        with transaction.atomic():
            yield
            check_lives()
    except IntegrityError as error:
        raise broken(error) from error


def allowed(report: Report) -> None:
    """Insist that a report is entered by a clerk of its municipality. Raises Hidden."""
    access.require(report.by, Role.REGISTER, municipality=report.municipality)


def happened(report: Report) -> None:
    """Insist on a day that has come. Raises Refusal."""
    if report.on > clock.today():
        raise messages.in_future(report.on)


def check_lives() -> None:
    """Ask the deferred checks of whole lives now. Raises IntegrityError."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {_CHECKS} IMMEDIATE; SET CONSTRAINTS {_CHECKS} DEFERRED")


def broken(error: IntegrityError) -> Refusal:
    """Return the refusal for what only the database found out."""
    found = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return messages.broken(found or _("unbekannt"))


def lock(*persons: Person | int) -> None:
    """Lock persons until the end of the transaction, in the order of their keys: no two writers wait crosswise."""
    keys = sorted({person if isinstance(person, int) else person.pk for person in persons})
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_lock(%s)", [keys])


def each_once(keys: Sequence[int]) -> None:
    """Insist that a report names each person once. Raises Refusal."""
    if len(set(keys)) < len(keys):
        raise messages.named_twice()


def alive(person: Person, on: date) -> None:
    """Insist that a person lives on a day. Raises Refusal."""
    if on < person.date_of_birth:
        raise messages.before_birth(str(person), on, person.date_of_birth)
    if person.date_of_death is not None and on > person.date_of_death:
        raise messages.after_death(str(person), on, person.date_of_death)


def residences(persons: Sequence[Person], municipality: int) -> QuerySet[Residence]:
    """Return the residences of persons in a municipality that have not ended."""
    return Residence.objects.filter(
        person__in=persons, municipality=municipality, valid__endswith__isnull=True
    ).order_by("person_id")  # fmt: skip


def responsible(person: Person, on: date) -> int:
    """Return the municipality that keeps a person's data on a day: of the main residence, else of any, else the last.

    Raises Hidden where no municipality that the worker sees knows the person.
    """
    rows = Residence.objects.filter(person=person).order_by("-valid", "kind")
    found = responsible_of(list(rows.values_list("municipality_id", "kind", "valid")), on)
    if found is None:
        raise access.Hidden("No residence of this person is known to the worker.")
    return found


def responsible_of(rows: Sequence[tuple[int, int, Any]], on: date) -> int | None:
    """Return the responsible municipality of residences (municipality, kind, valid), the newest first; None of none."""
    holding = [row for row in rows if row[2].lower <= on and (row[2].upper is None or on < row[2].upper)]
    for candidates in ([row for row in holding if row[1] == ResidenceKind.MAIN], holding, rows):
        if candidates:
            return int(candidates[0][0])
    return None
