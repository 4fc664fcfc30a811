# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""One run of the exchange over the directories of sedex: take, apply, answer, collect, hand over. Safe to repeat.

Wherever a run is killed, the next one goes on: what was committed is not done again, what was not is done whole.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from domizil.base.models import Worker

from . import actions, forms, messages
from .actions import OpenLetter, Received
from .models import Participant
from .sedex import Letter, Mailbox

log = logging.getLogger(__name__)
AT_ONCE = 200
"""Letters in one transaction: more are cheaper each, fewer are done again after a crash."""
BYTES_AT_ONCE = 8_000_000
"""What letters of one transaction may have together, unless one alone has more; two batches are in memory."""


@dataclass
class Tally:
    """What one run did."""

    received: Received = field(default_factory=Received)
    receipts: int = 0
    told: int = 0
    sent: int = 0
    quarantined: int = 0


def run(mailbox: Mailbox) -> Tally:
    """Do everything that lies there, once. Raises Refusal: no schemas, nobody takes part, another run is on."""
    forms.required()  # refused before anything is touched
    ours = participants()
    tally = Tally()
    with mailbox.held():
        _receipts(mailbox, ours, tally)
        _letters(mailbox, ours, tally)
        for one in ours.values():
            by = acting_for(one)
            tally.received.add(actions.receive_due(by=by, participant=one))
            tally.told += actions.collect(by=by, participant=one)
            tally.sent += actions.deliver(by=by, participant=one, mailbox=mailbox)
    return tally


def participants() -> dict[str, Participant]:
    """Return our participants by number. Raises Refusal when there is none."""
    found = Participant.objects.filter(municipality__isnull=False).select_related("municipality", "worker")
    ours = {one.sedex_id: one for one in found}
    if not ours:
        raise messages.no_participant()
    return ours


def acting_for(participant: Participant) -> Worker:
    """Return the account that a participant of ours acts as."""
    assert participant.worker is not None  # the database sees to it
    return participant.worker


def _receipts(mailbox: Mailbox, ours: dict[str, Participant], tally: Tally) -> None:
    for file, receipt in mailbox.receipts():
        participant = ours.get(receipt.sender_id)
        if participant is not None:
            actions.take_receipt(by=acting_for(participant), participant=participant, receipt=receipt)
            tally.receipts += 1
        mailbox.receipt_done(file)


def _letters(mailbox: Mailbox, ours: dict[str, Participant], tally: Tally) -> None:
    taken: list[tuple[Participant, list[Letter]]] = []
    for number, letters in _by_recipient(mailbox.letters()):
        participant = ours.get(number)
        if participant is not None:
            taken.append((participant, letters))
            continue
        for letter in letters:
            log.warning("%s is for %s, who is not ours: quarantine", letter.envelope_file.name, number)
            mailbox.quarantine(letter.envelope_file, str(messages.wrong_recipient(number)))
            tally.quarantined += 1
    for participant, opened in _read_ahead(taken):
        tally.received.add(actions.receive(by=acting_for(participant), participant=participant, letters=opened))
        for one in opened:
            mailbox.done(one.letter)


def _read_ahead(
    batches: Iterable[tuple[Participant, list[Letter]]],
) -> Iterator[tuple[Participant, list[OpenLetter]]]:
    """Open letters while those before are applied: reading and checking XML needs no database."""
    with ThreadPoolExecutor(max_workers=1) as reader:
        ahead: deque[tuple[Participant, Future[list[OpenLetter]]]] = deque()
        for participant, letters in batches:
            ahead.append((participant, reader.submit(_opened, letters)))
            if len(ahead) > 1:
                first, opening = ahead.popleft()
                yield first, opening.result()
        for first, opening in ahead:
            yield first, opening.result()


def _opened(letters: Sequence[Letter]) -> list[OpenLetter]:
    return [actions.opened(letter) for letter in letters]


def _by_recipient(letters: Sequence[Letter]) -> Iterator[tuple[str, list[Letter]]]:
    """Letters in their order, together while they go to the same recipient, and not too much at once."""
    batch: list[Letter] = []
    size = 0
    for letter in letters:
        size += letter.size
        if batch and (_recipient(letter) != _recipient(batch[0]) or len(batch) == AT_ONCE or size > BYTES_AT_ONCE):
            yield _recipient(batch[0]), batch
            batch, size = [], letter.size
        batch.append(letter)
    if batch:
        yield _recipient(batch[0]), batch


def _recipient(letter: Letter) -> str:
    return letter.envelope.recipient_id[0]
