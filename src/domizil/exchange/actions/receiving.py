# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that come in: each counts once, is applied whole or not at all, and is answered in the same transaction.

A message is known by sender and number. What is applied and that it was applied are one commit; files move afterwards.
A process that is killed in between finds the message recorded the next time, and only moves the files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from domizil.base import acting, clock
from domizil.base.access import Hidden
from domizil.base.kept_text import keep
from domizil.base.models import Worker
from domizil.base.refusal import Refusal
from domizil.register import identity, tasks
from domizil.register.sets import Outcome

from .. import answering, content_messages, frame, intake, messages
from ..answering import Answer
from ..applying import Case, apply, apply_all
from ..applying.large import apply_large
from ..ech0020_v3 import event_dates
from ..ech0020_v3.delivery import SEVERAL, Delivery
from ..ech0020_v3.event_dates import WrongDate
from ..ech0020_v3.report import Report
from ..intake import Opened
from ..messages import Rejected, Unclear
from ..models import Direction, Message, Participant, State
from ..sedex import Letter
from ..waves import births, in_waves

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


def receive(*, by: Worker, participant: Participant, letters: Sequence[OpenLetter]) -> Received:
    """Take letters of one recipient in one transaction; a letter that is refused changes nothing but its own record."""
    with acting.as_worker(by.pk, path="exchange"):
        return _Batch(by, participant).take(letters)


def opened(letter: Letter) -> OpenLetter:
    """Return a letter with what is in it, or why it cannot be read. Asks no database."""
    try:
        return OpenLetter(letter, intake.open_letter(letter))
    except Rejected as refused:
        return OpenLetter(letter, refused)


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter, and what is in it or why it cannot be read."""

    letter: Letter
    content: Opened | Rejected

    @property
    def sender(self) -> str:
        """Who sent it, as its envelope says."""
        return self.letter.envelope.sender_id

    @property
    def number(self) -> str:
        """The number that it counts under, together with the sender."""
        content = self.content
        return content.header.message_id if isinstance(content, Opened) else self.letter.envelope.message_id

    @property
    def digest(self) -> str:
        """The fingerprint of its content."""
        if isinstance(self.content, Opened):
            return self.content.sha256
        file = self.letter.data_file
        return intake.fingerprint(file) if file.is_file() else "0" * 64


class _Batch:
    """Letters of one transaction: what is known already is asked once, and records are written together."""

    def __init__(self, by: Worker, participant: Participant) -> None:
        self.by, self.participant = by, participant
        self.received = Received()
        self.answers: list[Answer] = []
        self.senders = set(Participant.objects.values_list("sedex_id", flat=True))

    def take(self, letters: Sequence[OpenLetter]) -> Received:
        """Record, apply and answer."""
        read: list[tuple[Message, Opened]] = []
        unread: list[tuple[Message, Opened | None]] = []
        for one in self._new(letters):
            row = self._row(one)
            if isinstance(one.content, Opened) and self._is_for_us(row, one.content):
                read.append((row, one.content))
            else:
                unread.append((row, None))
        self._record(unread)
        identity.one_after_the_other(births(opened.document for _row, opened in read))
        for wave in in_waves(((row, opened), opened.document) for row, opened in read):
            self._apply(wave)
            self._record(wave)  # a later one may be about one of these
        answering.answer_all(self.participant, self.answers)
        return self.received

    def _new(self, letters: Sequence[OpenLetter]) -> Iterator[OpenLetter]:
        """Letters that have not been there. A number that comes again with another content is answered."""
        before = Message.objects.filter(direction=Direction.IN, message_id__in=[one.number for one in letters])
        known = {(row.sender, row.message_id): row.sha256 for row in before.only("sender", "message_id", "sha256")}
        for one in letters:
            if (one.sender, one.number) not in known:
                known[one.sender, one.number] = one.digest
                yield one
                continue
            self.received.repeated += 1
            if known[one.sender, one.number] != one.digest:
                self.answers.append(Answer(self._row(one), messages.number_used(one.number)))

    def _row(self, one: OpenLetter) -> Message:
        assert self.participant.municipality_id is not None  # ours
        common = {
            "direction": Direction.IN,
            "sender": one.sender,
            "recipient": self.participant.sedex_id,
            "municipality_id": self.participant.municipality_id,
            "sha256": one.digest,
        }
        if isinstance(one.content, Opened):
            columns = answering.columns(one.content.header, one.content.kind) | {"content": one.content.content}
            return Message(**common, **columns)
        message_type = one.letter.envelope.message_type
        row = Message(**common, message_id=one.number, message_type=message_type, recorded_at=clock.now())
        settle(row, one.content)
        return row

    def _is_for_us(self, row: Message, opened: Opened) -> bool:
        """Refuse what is not for us, not from somebody known, or a test where none belongs."""
        refused = self._misdirected(row, opened)
        if refused is not None:
            settle(row, refused)
        return refused is None

    def _misdirected(self, row: Message, opened: Opened) -> Rejected | None:
        told = frame.sedex_id(opened.header.sender_id)
        if told != row.sender:
            return messages.sender_differs(row.sender, told)
        if told not in self.senders:
            return messages.unknown_sender(told)
        named = [frame.sedex_id(one) for one in opened.header.recipient_id]
        if named and self.participant.sedex_id not in named:
            return messages.wrong_recipient(", ".join(named))
        if opened.header.test_delivery_flag and not frame.is_test(self.participant.sedex_id):
            return messages.test_message()
        return None

    def _apply(self, wave: Sequence[tuple[Message, Opened]]) -> None:
        """Apply messages about different persons; a refusal is one message's own."""
        together: list[tuple[Message, Case]] = []
        for row, opened in wave:
            try:
                if isinstance(opened.document, Report):
                    take_report(row, opened.document)
                elif opened.kind in SEVERAL:
                    self._apply_several(row, opened)
                else:
                    assert isinstance(opened.document, Delivery)
                    together.append((row, case_of(opened.document, self.participant, self.by)))
            except (Refusal, Hidden) as refused:
                settle(row, refused)
        outcomes = apply_all([case for _row, case in together])
        for (row, _case), outcome in zip(together, outcomes, strict=True):
            settle(row, outcome)

    def _apply_several(self, row: Message, opened: Opened) -> None:
        with transaction.atomic():
            row.persons, reason = apply_large(self.participant, self.by, opened)
        settle(row, [])
        row.say(reason)

    def _record(self, settled: Sequence[tuple[Message, Opened | None]]) -> None:
        Message.objects.bulk_create(row for row, _opened in settled)
        for row, opened in settled:
            self.received.states[row.state] += 1
            if row.state == State.WAITING and row.code != "ahead":
                open_task(row)
            elif row.state == State.REFUSED and row.kind != "eventReport":
                self.answers.append(Answer(row, Rejected(row.code, row.reason)))
            elif row.state == State.APPLIED and opened and opened.header.response_expected:
                self.answers.append(Answer(row, row.reason or messages.applied()))


def settle(row: Message, outcome: Outcome) -> None:
    """Keep in a message's row what it led to, or why it was refused or waits."""
    if isinstance(outcome, list):
        row.state, row.code = State.APPLIED, ""
        row.say("" if outcome else content_messages.nothing_entered())
        if outcome:
            row.event, row.person_id = outcome[0], outcome[0].person_id
        return
    why = outcome if isinstance(outcome, Refusal) else messages.unknown_person(row.kind)
    row.state = State.WAITING if isinstance(why, Unclear) else State.REFUSED
    row.code = why.code
    row.say(why.what, why.why, why.what_next)


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


def open_task(row: Message) -> None:
    """Put a message before a clerk of its municipality."""
    tasks.open_task(
        municipality=row.municipality_id, kind=TASK, key=task_key(row), person=None,
        subject=messages.TASK,
        params={
            "kind": keep(messages.title(row.kind)), "sender": row.sender, "reason": keep(row.why), "message": row.pk,
        },
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
    sent.code = "" if told.accepted else "rejected"
    sent.say(words or messages.applied())
    sent.save(update_fields=["state", "code", "reason", "words"])
    settle(row, [])
    row.person_id = sent.person_id
    row.say(words)
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
            settle(row, apply(case_of(document, participant, by)))
    except (Refusal, Hidden) as refused:
        settle(row, refused)
    if row.state == State.WAITING:
        open_task(row)
    elif row.state == State.REFUSED:
        answering.answer_all(participant, [Answer(row, Rejected(row.code, row.reason))])
    elif document.header.response_expected:
        answering.answer_all(participant, [Answer(row, messages.applied())])
    row.save()
