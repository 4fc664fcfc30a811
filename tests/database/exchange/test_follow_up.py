# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages about an earlier message: recall, correction, request, reminder (eCH-0058 sections 3.4.1, 4.3 to 4.5)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests import factories as make
from tests import factories_exchange as exchange
from tests.database.exchange.test_receiving import MESSAGES, answers, resident, rows, run
from tests.factories_exchange import ON

from domizil.base import acting, readlog
from domizil.exchange import actions
from domizil.exchange.ech0020_v3 import civil_status, management, person
from domizil.exchange.models import Message, Participant
from domizil.exchange.sedex import Mailbox
from domizil.register.models import Person, RegisterEvent, Relationship, Residence, Task


@pytest.fixture
def ours() -> Participant:
    with make.as_owner():
        return exchange.participant()


pytestmark = pytest.mark.usefixtures("ours")


def last() -> Message:
    return [row for row in rows(Message) if row.direction == "in"][-1]


def told_and_recalled(mailbox: Mailbox, kind: str, content: Any, **values: Any) -> None:
    """A message, and in the same run its recall."""
    first = exchange.send(mailbox.root, kind, content, **values)
    exchange.send(
        mailbox.root, kind, content, **values, action="3", reference_message_id=first.message_id,
        message_date=first.message_date.replace(hour=9),
    )  # fmt: skip


UNDONE = {
    "changeName": lambda held: held.official_name == "Muster",
    "changeSex": lambda held: held.sex == 2,
    "marriage": lambda held: held.states.get(valid__contains=ON).marital_status == 1,
    "moveOut": lambda held: held.residences.get().valid.upper is None,
    "move": lambda held: [row.dwelling.egid for row in held.residences.get().occupancies.all()] == [100_001],
    "dataLock": lambda held: not held.data_blocks.exists(),
}


@pytest.mark.parametrize("kind", UNDONE)
def test_a_recall_takes_back_what_the_message_did(mailbox: Mailbox, kind: str):
    held = resident(mailbox)
    told_and_recalled(mailbox, kind, MESSAGES[kind](exchange.of(held)))
    assert run(mailbox) == {"applied": 2}, last().reason
    first, correction = rows(RegisterEvent)[-2:]
    assert (correction.corrects_id, correction.source) == (first.pk, "correction")
    assert first.evidence_number in correction.reason
    with make.as_owner():
        assert UNDONE[kind](Person.objects.get())
    assert last().event_id == correction.pk
    assert all(answer.accepted for answer in answers(mailbox))


@pytest.mark.parametrize("kind", ["death", "changeNationality"])
def test_what_others_rest_on_is_for_a_clerk_with_the_reason(mailbox: Mailbox, kind: str):
    held = resident(mailbox)
    told_and_recalled(mailbox, kind, MESSAGES[kind](exchange.of(held)))
    assert run(mailbox) == {"applied": 1, "waiting": 1}
    assert last().code == "recall"
    assert "nicht in einem Schritt zurücknehmen" in last().reason
    assert [task.kind for task in rows(Task)] == ["exchange_message"]
    assert rows(RegisterEvent)[-1].corrects_id is None


def test_nothing_is_taken_back_that_something_was_built_on(mailbox: Mailbox):
    held = resident(mailbox)
    who = exchange.of(held)
    first = exchange.send(mailbox.root, "changeName", MESSAGES["changeName"](who))
    run(mailbox)
    with make.as_owner():
        held.refresh_from_db()
    named = exchange.of(held)
    later = MESSAGES["changeName"](named)
    again = person.NameData(official_name="Dritter", first_name=named.first_name)
    info = type(later.name_info)(name_data=again)
    exchange.send(mailbox.root, "changeName", type(later)(person=named, name_info=info), event_date=date(2024, 12, 1))
    run(mailbox)
    exchange.send(
        mailbox.root, "changeName", MESSAGES["changeName"](who), action="3", reference_message_id=first.message_id
    )
    assert run(mailbox) == {"waiting": 1}
    assert "baut schon «Namensänderung» vom 1.12.2024 auf" in last().reason
    assert rows(Person)[0].official_name == "Dritter"


def test_a_recall_of_what_still_waits_ends_it(mailbox: Mailbox):
    resident(mailbox)
    who = exchange.identification(vn=None, official_name="Musster")
    died = civil_status.Death(
        person=who, death_data=person.DeathData(death_period=person.DeathPeriod(date_from=ON))
    )  # fmt: skip
    told_and_recalled(mailbox, "death", died)
    assert run(mailbox) == {"waiting": 1, "applied": 1}
    waited = next(row for row in rows(Message) if row.direction == "in")
    assert (waited.state, waited.code) == ("refused", "recalled")
    (task,) = rows(Task)
    assert task.done_on is not None
    assert rows(Person)[0].date_of_death is None


@pytest.mark.parametrize("action", ["3", "4"])
def test_a_message_about_one_that_never_came_is_refused(mailbox: Mailbox, action: str):
    exchange.send(mailbox.root, "moveIn", exchange.move_in(), action=action, reference_message_id="never")
    assert run(mailbox) == {"refused": 1}
    assert (last().code, rows(Person)) == ("no_first_message", [])
    (answer,) = answers(mailbox)
    assert "never" in answer.notices[0][1]


def test_a_recall_names_the_kind_of_the_first_message(mailbox: Mailbox):
    held = resident(mailbox)
    first = exchange.send(mailbox.root, "changeName", MESSAGES["changeName"](exchange.of(held)))
    run(mailbox)
    move = MESSAGES["move"](exchange.of(held))
    exchange.send(mailbox.root, "move", move, action="3", reference_message_id=first.message_id)
    assert run(mailbox) == {"refused": 1}
    assert last().code == "no_first_message"


def test_a_correction_of_a_refused_message_is_applied_as_one_that_came_first(mailbox: Mailbox):
    wrong = exchange.move_in(reporting_municipality=exchange.town(1024))
    exchange.send(mailbox.root, "moveIn", wrong)
    assert run(mailbox) == {"refused": 1}
    (refusal,) = answers(mailbox)
    exchange.send(
        mailbox.root, "moveIn", exchange.move_in(), action="4", reference_message_id=refusal.header.message_id
    )
    assert run(mailbox) == {"applied": 1}, last().reason
    assert len(rows(Residence)) == 1


def test_a_correction_replaces_what_the_first_message_did(mailbox: Mailbox):
    held = resident(mailbox)
    first = exchange.send(mailbox.root, "changeName", MESSAGES["changeName"](exchange.of(held)))
    run(mailbox)
    right = person.NameData(official_name="Richtig", first_name="Anna Maria")
    content = MESSAGES["changeName"](exchange.of(held))
    content = type(content)(person=content.person, name_info=type(content.name_info)(name_data=right))
    exchange.send(mailbox.root, "changeName", content, action="4", reference_message_id=first.message_id)
    assert run(mailbox) == {"applied": 1}, last().reason
    assert rows(Person)[0].official_name == "Richtig"


def test_a_marriage_that_is_recalled_leaves_no_tie(mailbox: Mailbox):
    held = resident(mailbox)
    told_and_recalled(mailbox, "marriage", MESSAGES["marriage"](exchange.of(held)))
    run(mailbox)
    assert rows(Relationship) == []


def test_a_reminder_is_answered_or_put_before_a_clerk(mailbox: Mailbox):
    held = resident(mailbox)
    content = MESSAGES["changeName"](exchange.of(held))
    first = exchange.send(mailbox.root, "changeName", content)
    run(mailbox)
    exchange.send(mailbox.root, "changeName", content, action="12", reference_message_id=first.message_id)
    assert run(mailbox) == {"applied": 1}
    exchange.send(mailbox.root, "changeName", content, action="12", reference_message_id="another")
    assert run(mailbox) == {"waiting": 1}
    assert last().code == "reminder"


# --- requests for data ---

DAY = date(2024, 12, 30)


def asked(mailbox: Mailbox, *persons: Any, **values: Any) -> dict[str, int]:
    content = management.DataRequest(data_request_person=persons, **values)
    exchange.send(mailbox.root, "dataRequest", content, action="5", event_date=DAY)
    return run(mailbox)


def agreed(ours: Participant, *kinds: str) -> None:
    with make.as_owner():
        partner = Participant.objects.get(sedex_id=exchange.THEIRS)
        actions.subscribe(sender=ours, recipient=partner, message_type=20, kinds=kinds)


def test_a_request_is_answered_with_the_data_by_agreement(ours: Participant, mailbox: Mailbox):
    held = resident(mailbox)
    agreed(ours, "baseDelivery")
    assert asked(mailbox, exchange.of(held)) == {"applied": 1}, last().reason
    (sent,) = [row for row in rows(Message) if row.kind == "baseDelivery"]
    assert (sent.recipient, sent.action, sent.persons, sent.state) == (exchange.THEIRS, "6", 1, "sent")
    assert sent.reference == last().message_id
    assert exchange.VN in sent.content


def test_without_an_agreement_a_clerk_decides(mailbox: Mailbox):
    held = resident(mailbox)
    assert asked(mailbox, exchange.of(held)) == {"waiting": 1}
    assert last().code == "no_agreement"


def test_a_whole_register_leaves_only_by_the_hand_of_somebody(ours: Participant, mailbox: Mailbox):
    resident(mailbox)
    agreed(ours)
    assert asked(mailbox) == {"waiting": 1}
    assert last().code == "whole_register"
    assert [row for row in rows(Message) if row.kind == "baseDelivery"] == []


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"municipality": exchange.town(1024)}, "wrong_municipality"),
        ({"data_valid_from": date(2020, 1, 1)}, "contradiction"),
    ],
    ids=["another municipality", "not resident then"],
)
def test_a_request_for_what_is_not_here_is_refused(ours: Participant, mailbox: Mailbox, values: dict, code: str):
    held = resident(mailbox)
    agreed(ours)
    assert asked(mailbox, exchange.of(held), **values) == {"refused": 1}
    assert last().code == code


def test_a_request_about_nobody_we_know_sends_nothing(ours: Participant, mailbox: Mailbox):
    held = resident(mailbox)
    agreed(ours)
    stranger = exchange.identification(vn="7560000000019", official_name="Fremd", first_name="Otto", sex=1)
    assert asked(mailbox, exchange.of(held), stranger) == {"refused": 1}
    assert [row for row in rows(Message) if row.kind == "baseDelivery"] == []


def test_only_a_data_request_asks_for_data(mailbox: Mailbox):
    exchange.send(mailbox.root, "moveIn", exchange.move_in(), action="5")
    assert run(mailbox) == {"refused": 1}
    assert last().code == "nothing_to_request"


def test_who_asked_stands_in_the_log_of_reads(ours: Participant, mailbox: Mailbox):
    held = resident(mailbox)
    agreed(ours)
    asked(mailbox, exchange.of(held))
    with acting.as_worker(ours.worker_id, path="test"):
        assert str(readlog.Why.MESSAGE.label) in {look.why for look in readlog.of_person(held.pk)}
