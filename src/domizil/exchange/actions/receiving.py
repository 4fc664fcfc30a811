# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that come in: each counts once, is applied whole or not at all, and is answered in the same transaction.

A message is known by sender and number. What is applied and that it was applied are one commit; files move afterwards.
A process that is killed in between finds the message recorded the next time, and only moves the files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from domizil.base import acting, clock
from domizil.base.access import Hidden
from domizil.base.models import Worker
from domizil.base.refusal import Refusal
from domizil.register import tasks
from domizil.register.models import RegisterEvent

from .. import content_messages, frame, intake, messages
from ..applying import Case, apply
from ..applying.large import apply_large
from ..ech0020_v3 import event_dates
from ..ech0020_v3.delivery import SEVERAL, Delivery
from ..ech0020_v3.event_dates import WrongDate
from ..ech0020_v3.report import Report
from ..intake import Opened
from ..messages import Rejected, Unclear
from ..models import Direction, Message, Participant, State
from ..sedex import Letter
from . import answering

TASK = "exchange_message"


@dataclass
class Received:
    """What became of letters: how many by state, and those that had come before."""

    states: Counter[str] = field(default_factory=Counter)
    repeated: int = 0

    def add(self, other: Received) -> None:
        """Count together."""
        self.states.update(other.states)
        self.repeated += other.repeated


def receive(*, by: Worker, participant: Participant, letters: Sequence[Letter]) -> Received:
    """Take letters of one recipient in one transaction; a letter that is refused changes nothing but its own record."""
    opened = [(letter, _opened(letter)) for letter in letters]
    with acting.as_worker(by.pk, path="exchange"):
        return _Batch(by, participant).take(opened)


def _opened(letter: Letter) -> Opened | Rejected:
    try:
        return intake.open_letter(letter)
    except Rejected as refused:
        return refused


class _Batch:
    """Letters of one transaction: what is known already is asked once, and records are written together."""

    def __init__(self, by: Worker, participant: Participant) -> None:
        self.by, self.participant = by, participant
        self.received = Received()
        self.rows: list[Message] = []
        self.known: dict[tuple[str, str], str] = {}
        self.senders = set(Participant.objects.values_list("sedex_id", flat=True))

    def take(self, opened: Sequence[tuple[Letter, Opened | Rejected]]) -> Received:
        numbers = [_number(letter, one) for letter, one in opened]
        before = Message.objects.filter(direction=Direction.IN, message_id__in=numbers)
        self.known = {(row.sender, row.message_id): row.sha256 for row in before.only("sender", "message_id", "sha256")}
        for letter, one in opened:
            self._one(letter, one)
        self._write()
        return self.received

    def _write(self) -> None:
        Message.objects.bulk_create(self.rows)
        self.rows = []

    def _one(self, letter: Letter, opened: Opened | Rejected) -> None:
        number, sender = _number(letter, opened), letter.envelope.sender_id
        digest = opened.sha256 if isinstance(opened, Opened) else _digest(letter)
        known = self.known.get((sender, number))
        if known is not None:
            self.received.repeated += 1
            if known != digest:
                self._reject_number(sender, number)
            return
        self.known[sender, number] = digest
        row = self._row(letter, opened, number, digest)
        try:
            if isinstance(opened, Rejected):
                raise opened
            self._check(letter, opened)
            row.state, row.code, row.reason = State.APPLIED, "", ""
            self._apply(row, opened)
        except Unclear as unclear:
            row.state, row.code, row.reason = State.WAITING, unclear.code, answering.reason(unclear)
        except (Refusal, Hidden) as refused:
            why = refused if isinstance(refused, Refusal) else messages.unknown_person(row.kind)
            row.state, row.code, row.reason = State.REFUSED, why.code, answering.reason(why)
        self._conclude(row, opened)

    def _row(self, letter: Letter, opened: Opened | Rejected, number: str, digest: str) -> Message:
        assert self.participant.municipality_id is not None  # ours
        common = {
            "direction": Direction.IN,
            "sender": letter.envelope.sender_id,
            "recipient": self.participant.sedex_id,
            "municipality_id": self.participant.municipality_id,
            "sha256": digest,
        }
        if isinstance(opened, Opened):
            columns = answering.columns(opened.header, opened.kind) | {"content": opened.content}
        else:
            columns = {
                "message_id": number, "message_type": letter.envelope.message_type, "recorded_at": clock.now(),
            }  # fmt: skip
        return Message(**common, **columns)

    def _check(self, letter: Letter, opened: Opened) -> None:
        """Refuse what is not for us, not from somebody known, or a test where none belongs."""
        told = frame.sedex_id(opened.header.sender_id)
        if told != letter.envelope.sender_id:
            raise messages.sender_differs(letter.envelope.sender_id, told)
        if told not in self.senders:
            raise messages.unknown_sender(told)
        named = [frame.sedex_id(one) for one in opened.header.recipient_id]
        if named and self.participant.sedex_id not in named:
            raise messages.wrong_recipient(", ".join(named))
        if opened.header.test_delivery_flag and not frame.is_test(self.participant.sedex_id):
            raise messages.test_message()

    def _apply(self, row: Message, opened: Opened) -> None:
        if isinstance(opened.document, Report):
            take_report(row, opened.document)
            return
        if opened.header.reference_message_id:
            self._write()  # it may be about a message of this very batch
        with transaction.atomic():
            if opened.kind in SEVERAL:
                row.persons, row.reason = apply_large(self.participant, self.by, opened)
                return
            assert isinstance(opened.document, Delivery)
            events = apply(case_of(opened.document, self.participant, self.by))
        note(row, events)

    def _conclude(self, row: Message, opened: Opened | Rejected) -> None:
        self.rows.append(row)
        self.received.states[row.state] += 1
        if row.state == State.WAITING and row.code != "ahead":
            open_task(row)
        elif row.state == State.REFUSED and row.kind != "eventReport":
            answering.reject(self.participant, row, Rejected(row.code, row.reason))
        elif row.state == State.APPLIED and isinstance(opened, Opened) and opened.header.response_expected:
            answering.accept(self.participant, row, row.reason or messages.applied())

    def _reject_number(self, sender: str, number: str) -> None:
        """Answer a number that comes a second time with another content; the first stays as it is."""
        first = Message.objects.get(direction=Direction.IN, sender=sender, message_id=number)
        answering.reject(self.participant, first, messages.number_used(number))


def _number(letter: Letter, opened: Opened | Rejected) -> str:
    return opened.header.message_id if isinstance(opened, Opened) else letter.envelope.message_id


def _digest(letter: Letter) -> str:
    return intake.fingerprint(letter.data_file) if letter.data_file.is_file() else "0" * 64


def case_of(document: Delivery, participant: Participant, by: Worker) -> Case:
    """Return a message as what is to be applied today. Raises Rejected (date) or Unclear (`ahead`)."""
    assert participant.municipality is not None
    try:
        day = event_dates.event_date(document.header, document.kind, document.content, clock.today())
    except WrongDate as wrong:
        raise messages.wrong_date(wrong.code, wrong.header, wrong.content) from None
    if day > clock.today():
        raise messages.ahead(day)
    return Case(document.header, document.kind, document.content, participant.municipality, by, day)


def note(row: Message, events: Sequence[RegisterEvent]) -> None:
    """Keep in a message's row what it led to."""
    row.state, row.code, row.reason = State.APPLIED, "", "" if events else content_messages.nothing_entered()
    if events:
        row.event, row.person_id = events[0], events[0].person_id


def open_task(row: Message) -> None:
    """Put a message before a clerk of its municipality."""
    tasks.open_task(
        municipality=row.municipality_id, kind=TASK, key=task_key(row), person=None,
        subject=messages.TASK, params={"kind": row.kind, "sender": row.sender, "reason": row.reason},
    )  # fmt: skip


def task_key(row: Message) -> str:
    """The key of the task about a message."""
    return f"{row.sender} {row.message_id}"


def take_report(row: Message, told: Report) -> None:
    """Keep the answer to a message of ours with that message; a refusal becomes a task. Raises Rejected."""
    ours = Message.objects.select_for_update().filter(
        direction=Direction.OUT, message_id=told.header.reference_message_id or "", sender=row.recipient
    )
    sent = ours.first()
    if sent is None:
        raise messages.nothing_asked(told.header.reference_message_id or "")
    words = "; ".join(f"{code} {text}".strip() for code, text in told.notices)
    sent.state = State.ACCEPTED if told.accepted else State.REJECTED
    sent.code, sent.reason = "" if told.accepted else "rejected", words or messages.applied()
    sent.save(update_fields=["state", "code", "reason"])
    row.person_id, row.reason = sent.person_id, words
    if not told.accepted:
        open_task(sent)


def receive_due(*, by: Worker, participant: Participant) -> Received:
    """Apply messages whose event lay ahead when they came, and whose day has come; in the order they came."""
    received = Received()
    with acting.as_worker(by.pk, path="exchange"):
        due = Message.objects.select_for_update().filter(
            recipient=participant.sedex_id, state=State.WAITING, code="ahead", event_date__lte=clock.today()
        )
        for row in due.order_by("id"):
            _apply_due(row, participant, by)
            received.states[row.state] += 1
    return received


def _apply_due(row: Message, participant: Participant, by: Worker) -> None:
    document = intake.reopen(row.content)
    try:
        with transaction.atomic():
            note(row, apply(case_of(document, participant, by)))
    except Unclear as unclear:
        row.code, row.reason = unclear.code, answering.reason(unclear)
        open_task(row)
    except Refusal as refused:
        row.state, row.code, row.reason = State.REFUSED, refused.code, answering.reason(refused)
        answering.reject(participant, row, refused)
    else:
        if document.header.response_expected:
            answering.accept(participant, row, messages.applied())
    row.save()
