# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions to employers, utilities and the post, only after somebody missed the duty to report (§ 17 para. 3)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from domizil.base import access, clock
from domizil.base.models import Role, Worker
from domizil.law.engine import Law, Step
from domizil.law.lu_ng.facts import STATUTE
from domizil.law.lu_ng.last_day import with_last_day
from domizil.law.lu_ng.third_parties import Information, Party
from domizil.register.models import Person, Residence

from .. import messages
from ..models import DELIVERY_ADDRESS, InformationRequest, Reporter, ReporterKind


@transaction.atomic
def ask(
    *,
    by: Worker,
    addressee: Reporter,
    person_name: str,
    happened_on: date,
    person: Person | None = None,
    egid: int | None = None,
) -> InformationRequest:
    """Ask an employer for addresses, or a utility for what identifies a dwelling, about somebody who did not report.

    `happened_on` is the day of moving in, within or out. Whether the duty is missed and what may be asked is the law's
    answer, kept with the request. Raises Hidden, Refusal: the term still runs, the person reported, nobody to be asked.
    """
    access.require(by, Role.REGISTER, municipality=addressee.municipality_id)
    today, law = clock.today(), Law.on(clock.today())
    counted = law.value(STATUTE, "move_due", moved_on=happened_on)
    due = with_last_day(law, happened_on, counted, addressee.municipality_id).last_day
    reported = _reported_on(person, addressee.municipality_id, happened_on)
    missed = law.derive(STATUTE, "report_is_missed", due_on=due, reported_on=reported, day=today)
    if not missed.value:
        raise messages.not_missed(due) if reported is None else messages.reported_itself()
    may, asks = _may_be_asked(law, ReporterKind(addressee.kind))
    return InformationRequest.objects.create(
        municipality_id=addressee.municipality_id,
        addressee=addressee,
        person=person,
        person_name=person_name,
        egid=egid,
        happened_on=happened_on,
        due_on=due,
        asks=asks,
        derivation={"missed": missed.to_json(), "may_be_asked": may.to_json()},
        asked_on=today,
        asked_by=by,
    )


def _may_be_asked(law: Law, kind: ReporterKind) -> tuple[Step, str]:
    """What may be asked after a missed report, with its derivation. Raises Refusal for who cannot be asked."""
    if kind == ReporterKind.POST:
        return law.derive("ch-rhg", "post_may_be_asked", report_missed=True), DELIVERY_ADDRESS
    may = law.derive(STATUTE, "may_be_asked", party=Party(kind), report_missed=True)
    if may.value == Information.NOTHING:
        raise messages.not_asked(str(kind.label))
    return may, may.value.value


def _reported_on(person: Person | None, municipality: int, happened_on: date) -> date | None:
    """The day from which the person is registered in the municipality since the event, or None."""
    if person is None:
        return None
    since = Residence.objects.filter(person=person, municipality=municipality, valid__startswith__gte=happened_on)
    first = since.order_by("valid").first()
    return None if first is None else first.valid.lower


@transaction.atomic
def record_answer(*, by: Worker, request: InformationRequest, answer: str) -> InformationRequest:
    """Record what was answered, once. Raises Hidden, Refusal."""
    access.require(by, Role.REGISTER, municipality=request.municipality_id)
    held = InformationRequest.objects.select_for_update().get(pk=request.pk)
    if held.answered_on is not None:
        raise messages.answered_before()
    held.answer, held.answered_on, held.recorded_by = answer, clock.today(), by
    held.save(update_fields=["answer", "answered_on", "recorded_by"])
    return held
