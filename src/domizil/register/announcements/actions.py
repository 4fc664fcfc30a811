# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a clerk does with announcements: keep, match, enter, send back; and codes by which residents look."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from domizil.base import access, clock
from domizil.base.models import Municipality, Role, Worker
from domizil.law.engine.deadlines import days_after
from domizil.register import identity, tasks
from domizil.register.models import Person, RegisterEvent

from . import codes, entering, messages, papers, queries
from .forms import NEW, Report
from .models import AccessCode, Announcement, Attachment, Source, State

ACCESS_CODE_DAYS = 365
"""How long a personal code opens; the office can issue another at any time."""


@transaction.atomic
def keep(
    *, by: Worker, kind: str, municipality: Municipality, data: Mapping[str, Any], announcement: int | None = None
) -> Announcement:
    """Keep what a clerk typed, right or wrong, as a new announcement or in one that is open."""
    access.require(by, Role.REGISTER, municipality=municipality.pk)
    if announcement is None:
        kept = Announcement(
            kind=kind, municipality=municipality, source=Source.COUNTER, begun_by=by, begun_at=clock.now()
        )
    else:
        kept = _open(by, announcement)
    kept.data, kept.saved_at = Report(kept.kind, data, municipality=kept.municipality).data, clock.now()
    kept.save()
    return kept


@transaction.atomic
def match(*, by: Worker, announcement: int, answers: Mapping[int, str]) -> Announcement:
    """Note for persons of an announcement (by their place) who they are: a key of the register, or `new`."""
    kept = _open(by, announcement)
    people = kept.data.get("persons", [])
    for number, answer in answers.items():
        if number < len(people) and (answer in ("", NEW) or answer.isdigit()):
            people[number]["person"] = answer
    kept.data = kept.data | {"persons": people}
    kept.save(update_fields=["data"])
    return kept


@transaction.atomic
def keep_house(*, by: Worker, announcement: int, household: str) -> Announcement:
    """Note with whom the persons of an announcement keep house: `own`, or the key of who lives in the dwelling."""
    kept = _open(by, announcement)
    kept.data = Report(kept.kind, kept.data | {"household": household}, municipality=kept.municipality).data
    kept.save(update_fields=["data"])
    return kept


@transaction.atomic
def enter(*, by: Worker, announcement: int) -> Sequence[RegisterEvent]:
    """Enter an announcement in the register, once. Raises `Refusal`, and then nothing is changed."""
    kept = _open(by, announcement)
    events = _entered(by, Report(kept.kind, kept.data, municipality=kept.municipality), kept.source)
    kept.state, kept.process, kept.decided_by, kept.decided_at = (
        State.ENTERED,
        events[0].business_process_id,
        by,
        clock.now(),
    )
    kept.save(update_fields=["state", "process", "decided_by", "decided_at"])
    _close_task(by, kept, State.ENTERED)
    return events


@transaction.atomic
def report(*, by: Worker, report: Report) -> Sequence[RegisterEvent]:
    """Enter a report at once, as `enter` does, for the API. Raises `Refusal` and `Hidden`."""
    access.require(by, Role.REGISTER, municipality=report.municipality.pk)
    return _entered(by, report, Source.COUNTER)


def _entered(by: Worker, report: Report, source: str) -> Sequence[RegisterEvent]:
    """Enter a report of whose persons somebody has decided who they are."""
    _one_after_the_other(report)
    if report.is_complete and (question := queries.undecided(report)):
        raise messages.undecided(question.name)
    return entering.enter(by=by, report=report, source=source, process=uuid.uuid4())


def _one_after_the_other(report: Report) -> None:
    """Wait for everybody who enters somebody born on the same day, so that each sees whom the other has entered.

    Else two clerks who enter the same new person at the same moment make two of it.
    """
    described = [form.cleaned_data for form in report.persons if report.is_complete and not form.chosen]
    identity.one_after_the_other(facts["date_of_birth"] for facts in described)


@transaction.atomic
def send_back(*, by: Worker, announcement: int, reason: str) -> Announcement:
    """Give a submitted announcement back to who sent it, with the reason. Raises `Refusal`."""
    kept = _open(by, announcement)
    if kept.state != State.SUBMITTED:
        raise messages.not_submitted(kept.get_state_display())
    if not reason.strip():
        raise messages.reason_missing()
    kept.state, kept.reason, kept.decided_by, kept.decided_at = State.RETURNED, reason.strip(), by, clock.now()
    kept.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    _close_task(by, kept, State.RETURNED)
    return kept


@transaction.atomic
def discard(*, by: Worker, announcement: int) -> None:
    """Give up what was begun at the counter: what was typed and the papers are taken out."""
    kept = _open(by, announcement)
    if kept.source == Source.PORTAL:
        raise messages.not_submitted(kept.get_state_display())
    kept.attachments.all().delete()
    kept.state, kept.data = State.WITHDRAWN, {}
    kept.save(update_fields=["state", "data"])


@transaction.atomic
def attach(*, by: Worker, announcement: int, name: str, content: bytes) -> Attachment:
    """Add a paper at the counter to an announcement that is open. Raises `Refusal` as `drafts.attach` does."""
    return papers.added(_open(by, announcement), name, content, by=by)


@transaction.atomic
def detach(*, by: Worker, announcement: int, attachment: int) -> None:
    """Take away a paper that the office has added; what came with an announcement stays. Raises `Refusal`."""
    found = _open(by, announcement).attachments.filter(pk=attachment).defer("content").first()
    if found is None:
        return
    if found.added_by_id is None:
        raise messages.not_ours(found.name)
    found.delete()


@transaction.atomic
def finish_task(*, by: Worker, task: int, outcome: str) -> None:
    """Close a task of the register with what came of it. Raises `Refusal` without an outcome, and `Hidden`."""
    found = queries.tasks(by).filter(pk=task).first()
    access.require(by, Role.REGISTER, municipality=found.municipality_id if found else None)
    if found is None:
        raise access.Hidden("No such task, or it is done.")
    if not outcome.strip():
        raise messages.outcome_missing()
    tasks.close_task(by=by, kind=found.kind, key=found.key, outcome=outcome.strip()[:500])


@transaction.atomic
def issue_access_code(*, by: Worker, person: Person, municipality: int) -> str:
    """Issue a personal code to a resident and return it; it is kept nowhere. Earlier codes end."""
    access.require(by, Role.REGISTER, municipality=municipality)
    today = clock.today()
    for former in AccessCode.objects.filter(person=person, valid__contains=today):
        if former.valid.lower == today:
            former.delete()
        else:
            former.valid = DateRange(former.valid.lower, today)
            former.save(update_fields=["valid"])
    code = codes.new_code()
    AccessCode.objects.create(
        person=person,
        municipality_id=municipality,
        code_hash=codes.hashed(code) or "",
        issued_by=by,
        issued_at=clock.now(),
        valid=DateRange(today, days_after(today, ACCESS_CODE_DAYS)),
    )
    return code


def _open(by: Worker, key: int) -> Announcement:
    """The announcement, locked. Raises `Hidden`, or `Refusal` for one that is closed."""
    found = queries.announcement(key, by=by)
    access.require(by, Role.REGISTER, municipality=found.municipality_id)
    locked = Announcement.objects.select_for_update().get(pk=key)
    if not locked.is_open:
        raise messages.not_open(locked.get_state_display())
    locked.municipality = found.municipality
    return locked


def _close_task(by: Worker, kept: Announcement, outcome: State) -> None:
    if kept.source == Source.PORTAL:
        tasks.close_task(by=by, kind="announcement", key=str(kept.pk), outcome=outcome.value)
