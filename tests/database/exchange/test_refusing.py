# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages that are refused, wait for a clerk, or come again: nothing changes that should not; the sender is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests import factories as make
from tests import factories_exchange as exchange
from tests.database.exchange.test_receiving import MESSAGES, answers, incoming, resident, rows, run
from tests.factories import EMMEN
from tests.factories_exchange import ON

from domizil.base.access import Hidden
from domizil.base.kept_text import show
from domizil.base.refusal import Refusal
from domizil.exchange import actions, intake, post, sedex, simulator
from domizil.exchange.actions import receiving
from domizil.exchange.ech0020_v3 import blocks, civil_status, events, management, person
from domizil.exchange.models import Message, Participant
from domizil.exchange.sedex import Mailbox
from domizil.register.models import Person, RegisterEvent, Task


@pytest.fixture
def ours() -> Participant:
    with make.as_owner():
        return exchange.participant()


def refused(mailbox: Mailbox) -> tuple[str, str]:
    """The code of the one refusal, which the sender was told and which changed nothing."""
    assert run(mailbox) == {"refused": 1}
    assert rows(RegisterEvent) == rows(Person) == []
    (answer,) = answers(mailbox)
    assert not answer.accepted
    assert answer.header.action == "8"
    kept = incoming()
    assert answer.notices == ((kept.code, kept.reason),)
    assert answer.header.reference_message_id == kept.message_id
    assert list((mailbox.root / "inbox").iterdir()) == []
    return kept.code, kept.reason


# --- what cannot be read ---

BOMB = b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;">]><a>&y;</a>'
EXTERNAL = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
OTHER = b'<delivery xmlns="http://www.ech.ch/xmlns/eCH-0020/2" version="2.3"/>'


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        (BOMB, "unreadable", "DOCTYPE"),
        (EXTERNAL, "unreadable", "DOCTYPE"),
        (b"%PDF-1.7", "unreadable", "XML"),
        (b"", "unreadable", "XML"),
        (OTHER, "unknown_version", "eCH-0020 Version 2.3"),
        (b"<invoice/>", "unknown_version", "invoice"),
    ],
    ids=["bomb", "external entity", "not XML", "empty", "version 2.3", "another document"],
)
def test_what_cannot_be_read_is_refused(ours: Participant, mailbox: Mailbox, text: bytes, code: str, word: str):
    simulator.send(mailbox.root, text, exchange.header())
    told, why = refused(mailbox)
    assert told == code
    assert word in why


def test_a_message_that_is_cut_off_is_refused(ours: Participant, mailbox: Mailbox):
    header, text = exchange.document("moveIn", exchange.move_in())
    simulator.send(mailbox.root, text[: len(text) // 2], header)
    assert refused(mailbox)[0] == "unreadable"


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(ours: Participant, mailbox: Mailbox):
    envelope = simulator.send(mailbox.root, b"", exchange.header())
    with envelope.with_name(envelope.name.replace("envl", "data")).open("wb") as hole:
        hole.truncate(1_000_000_000)
    code, why = refused(mailbox)
    assert code == "unreadable"
    assert str(intake.LARGEST_BYTES) in why


def test_an_event_that_is_too_large_is_refused(ours: Participant, mailbox: Mailbox):
    header, text = exchange.document("moveIn", exchange.move_in())
    simulator.send(
        mailbox.root, text.replace(b"</eCH-0020:moveIn>", b" " * intake.EVENT_BYTES + b"</eCH-0020:moveIn>"), header
    )
    assert refused(mailbox)[0] == "unreadable"


def test_a_large_delivery_that_is_cut_off_changes_nothing(
    ours: Participant, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(intake, "EVENT_BYTES", 1000)
    contents = tuple(
        management.BaseDelivery(
            base_delivery_person=exchange.whole(exchange.identification(vn=None, first_name=f"Person {letter}")),
            has_main_residence=exchange.residence(),
        )
        for letter in "abc"
    )
    header, text = exchange.document("baseDelivery", contents)
    simulator.send(mailbox.root, text[:-900], header)
    assert refused(mailbox)[0] == "invalid"


def test_an_envelope_without_data_is_refused(ours: Participant, mailbox: Mailbox):
    envelope = simulator.send(mailbox.root, b"", exchange.header())
    envelope.with_name(envelope.name.replace("envl", "data")).unlink()
    assert refused(mailbox)[0] == "unreadable"


def test_an_envelope_that_cannot_be_read_goes_to_quarantine(ours: Participant, mailbox: Mailbox):
    (mailbox.root / "inbox" / "envl_1.xml").write_bytes(BOMB)
    (mailbox.root / "inbox" / "data_1.xml").write_bytes(b"<a/>")
    assert run(mailbox) == {}
    names = sorted(file.name for file in (mailbox.root / "quarantine").iterdir())
    assert names == ["data_1.xml", "envl_1.reason.txt", "envl_1.xml"]
    assert "DOCTYPE" in (mailbox.root / "quarantine" / "envl_1.reason.txt").read_text()


def test_a_message_for_somebody_else_goes_to_quarantine(ours: Participant, mailbox: Mailbox):
    exchange.send(mailbox.root, "moveIn", exchange.move_in(), recipient_id=("sedex://1-1024-1",))
    assert post.run(mailbox).quarantined == 1
    assert rows(Message) == []
    assert len(list((mailbox.root / "quarantine").iterdir())) == 3


# --- what is not for us, wrongly dated, about nobody ---


def elsewhere() -> events.MoveIn:
    return exchange.move_in(reporting_municipality=exchange.town(EMMEN))


@pytest.mark.parametrize(
    ("content", "values", "code"),
    [
        (elsewhere, {}, "wrong_municipality"),
        (exchange.move_in, {"test_delivery_flag": True}, "test_message"),
        (exchange.move_in, {"sender_id": "sedex://3-CH-99"}, "unknown_sender"),
        (exchange.move_in, {"event_date": None}, "date_missing"),
        (exchange.move_in, {"event_date": date(2024, 11, 5)}, "dates_differ"),
        (lambda: exchange.move_in(dwelling_address=exchange.dwelling(egid=999, ewid=999_999)), {}, None),
    ],
    ids=["municipality", "test", "sender", "no date", "two dates", "impossible dwelling"],
)
def test_an_arrival_is_refused(ours: Participant, mailbox: Mailbox, content: Any, values: dict, code: str | None):
    exchange.send(mailbox.root, "moveIn", content(), **values)
    assert refused(mailbox)[0] == code or code is None


def test_an_event_that_may_not_lie_ahead_is_refused(ours: Participant, mailbox: Mailbox):
    ahead = date(2025, 3, 1)
    died = person.DeathData(death_period=person.DeathPeriod(date_from=ahead))
    content = civil_status.Death(person=exchange.identification(), death_data=died)
    exchange.send(mailbox.root, "death", content, event_date=ahead)
    assert refused(mailbox)[0] == "date_ahead"


@pytest.mark.parametrize("kind", sorted(MESSAGES))
def test_a_message_about_nobody_we_know_is_refused(ours: Participant, mailbox: Mailbox, kind: str):
    exchange.send(mailbox.root, kind, MESSAGES[kind](exchange.identification()), event_date=_day(kind))
    assert refused(mailbox)[0] == "unknown_person"


def _day(kind: str) -> date:
    return date(2024, 10, 7) if kind == "correctReporting" else ON


def test_a_second_main_residence_contradicts_the_register(ours: Participant, mailbox: Mailbox):
    who = exchange.of(resident(mailbox))
    exchange.send(mailbox.root, "moveIn", exchange.move_in(who))
    assert run(mailbox) == {"refused": 1}
    assert len(rows(RegisterEvent)) == 1
    assert {answer.accepted for answer in answers(mailbox)} == {True, False}


def test_somebody_beyond_the_municipality_is_nobody_we_know(ours: Participant, mailbox: Mailbox):
    with make.as_owner():
        stranger = make.resident(EMMEN, vn=exchange.VN)
    content = events.MoveOut(
        person=exchange.of(stranger),
        move_out_reporting_destination=blocks.Reporting(
            reporting_municipality=exchange.town(), departure_date=ON, goes_to=person.Destination(unknown="0")
        ),
    )
    exchange.send(mailbox.root, "moveOut", content)
    assert run(mailbox) == {"refused": 1}
    assert incoming().code == "unknown_person"


# --- once ---


def test_a_message_that_comes_again_counts_once(ours: Participant, mailbox: Mailbox):
    header, text = exchange.document("moveIn", exchange.move_in())
    for _ in range(3):
        simulator.send(mailbox.root, text, header)
        tally = post.run(mailbox)
    assert tally.received.repeated == 1
    assert len(rows(RegisterEvent)) == 1
    assert len(answers(mailbox)) == 1


def test_twice_in_one_run_counts_once(ours: Participant, mailbox: Mailbox):
    header, text = exchange.document("moveIn", exchange.move_in())
    simulator.send(mailbox.root, text, header)
    simulator.send(mailbox.root, text, header, number="other-envelope")
    assert run(mailbox) == {"applied": 1}
    assert len(rows(RegisterEvent)) == 1


def test_a_number_with_another_content_is_refused_and_the_first_stays(ours: Participant, mailbox: Mailbox):
    exchange.send(mailbox.root, "moveIn", exchange.move_in(), message_id="same")
    run(mailbox)
    other = exchange.move_in(exchange.identification(vn="7560000000019", first_name="Otto", official_name="Neu", sex=1))
    exchange.send(mailbox.root, "moveIn", other, message_id="same")
    run(mailbox)
    assert (len(rows(Person)), incoming().state) == (1, "applied")
    assert {answer.notices[0][0] for answer in answers(mailbox)} == {"ok", "number_used"}


class Killed(BaseException):
    """The process is gone."""


STEPS = [
    (receiving, "apply_all"),
    (receiving.answering, "answer_all"),
    (sedex.Mailbox, "done"),
    (actions.sending.outbox, "send_together"),
    (sedex.Mailbox, "put"),
    (sedex, "_whole"),
]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("place", "step"), STEPS, ids=[step for _, step in STEPS])
def test_a_run_that_is_killed_at_any_step_is_finished_by_the_next(
    ours: Participant, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, place: Any, step: str, after: bool
):
    told = exchange.send(mailbox.root, "moveIn", exchange.move_in())
    real = getattr(place, step)

    def killed(*args: Any, **values: Any) -> None:
        if after:
            real(*args, **values)
        raise Killed

    monkeypatch.setattr(place, step, killed)
    with pytest.raises(Killed):
        post.run(mailbox)
    monkeypatch.setattr(place, step, real)
    post.run(mailbox)
    post.run(mailbox)
    assert len(rows(RegisterEvent)) == len(rows(Person)) == 1
    (answer,) = answers(mailbox)
    assert answer.header.reference_message_id == told.message_id
    assert {row.state for row in rows(Message)} == {"applied", "sent"}
    assert list((mailbox.root / "inbox").iterdir()) == []


def test_two_runs_never_work_in_the_same_directories(ours: Participant, mailbox: Mailbox):
    with mailbox.held(), pytest.raises(Refusal) as second:
        post.run(mailbox)
    assert second.value.code == "second_run"


def test_without_schemas_nothing_is_touched(ours: Participant, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch):
    exchange.send(mailbox.root, "moveIn", exchange.move_in())
    monkeypatch.delenv("DOMIZIL_ECH_XSD")
    with pytest.raises(Refusal) as missing:
        post.run(mailbox)
    assert missing.value.code == "schema_folder"
    assert len(list((mailbox.root / "inbox").iterdir())) == 2


def test_without_a_participant_the_run_says_how_to_join(mailbox: Mailbox):
    with pytest.raises(Refusal) as nobody:
        post.run(mailbox)
    assert "domizil exchange join" in nobody.value.what_next


# --- what a clerk decides ---


def waiting(mailbox: Mailbox) -> tuple[Message, Person]:
    """A death of somebody whose name is written otherwise than in the register."""
    held = resident(mailbox)
    who = exchange.of(held, vn=None) if False else exchange.identification(vn=None, official_name="Musster")
    died = person.DeathData(death_period=person.DeathPeriod(date_from=ON))
    exchange.send(mailbox.root, "death", civil_status.Death(person=who, death_data=died))
    assert run(mailbox) == {"waiting": 1}
    assert answers(mailbox)[1:] == []
    return incoming(), held


def test_who_is_not_sure_becomes_a_task(ours: Participant, mailbox: Mailbox):
    message, _ = waiting(mailbox)
    assert message.code == "several_persons"
    (task,) = rows(Task)
    assert (task.kind, task.municipality_id, task.done_on) == ("exchange_message", 1061, None)
    assert (show(task.params["kind"], "de"), task.params["message"]) == ("Tod", message.pk)


def test_a_clerk_says_who_is_meant(ours: Participant, mailbox: Mailbox):
    message, held = waiting(mailbox)
    with make.as_owner():
        clerk = exchange.clerk()
    with receiving.acting.as_worker(clerk.pk, path="test"):
        done = actions.assign(by=clerk, message=message, person=held)
    assert (done.state, done.person_id) == ("applied", held.pk)
    (task,) = rows(Task)
    assert task.done_by_id == clerk.pk
    assert rows(Person)[0].date_of_death == ON
    run(mailbox)
    assert all(answer.accepted for answer in answers(mailbox))
    with receiving.acting.as_worker(clerk.pk, path="test"), pytest.raises(Refusal) as again:
        actions.assign(by=clerk, message=message, person=held)
    assert again.value.code == "not_waiting"


def test_a_clerk_refuses_and_the_sender_reads_why(ours: Participant, mailbox: Mailbox):
    message, _ = waiting(mailbox)
    with make.as_owner():
        clerk = exchange.clerk()
    with receiving.acting.as_worker(clerk.pk, path="test"):
        with pytest.raises(Refusal):
            actions.refuse(by=clerk, message=message, why=" ")
        actions.refuse(by=clerk, message=message, why="Diese Person lebt nicht hier.")
    run(mailbox)
    assert ("refused_by_clerk", "Diese Person lebt nicht hier.") in [one for a in answers(mailbox) for one in a.notices]
    assert rows(Person)[0].date_of_death is None


def test_a_clerk_of_another_municipality_decides_nothing(ours: Participant, mailbox: Mailbox):
    message, held = waiting(mailbox)
    with make.as_owner():
        stranger = exchange.clerk(EMMEN)
    with receiving.acting.as_worker(stranger.pk, path="test"), pytest.raises(Hidden):
        actions.assign(by=stranger, message=message, person=held)


def test_a_kind_that_a_person_must_judge_waits_with_the_reason_and_is_noted(ours: Participant, mailbox: Mailbox):
    who = exchange.of(resident(mailbox))
    exchange.send(mailbox.root, "paperLock", events.PaperLock(person=who, paper_lock="1"))
    assert run(mailbox) == {"waiting": 1}
    assert "§ 14 Abs. 3 NG" in incoming().reason
    with make.as_owner():
        clerk = exchange.clerk()
    with receiving.acting.as_worker(clerk.pk, path="test"):
        done = actions.done_by_hand(by=clerk, message=incoming(), what="Sperre im Register eingetragen.")
    assert done.state == "applied"


def test_order_follows_the_dates_of_the_envelopes(ours: Participant, mailbox: Mailbox, tmp_path: Path):
    who = exchange.identification()
    later = exchange.header().message_date.replace(hour=9)
    exchange.send(mailbox.root, "moveOut", MESSAGES["moveOut"](who), message_date=later, message_id="a")
    early = exchange.move_in(who, on=date(2024, 10, 1))
    exchange.send(mailbox.root, "moveIn", early, event_date=date(2024, 10, 1), message_id="b")
    assert run(mailbox) == {"applied": 2}
