# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers from the counter to the return: what is taken, what is refused, what the control says."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from tests import factories as make
from tests import factories_papers as papers
from tests.factories import EMMEN, LUZERN

from domizil.base import acting
from domizil.base.access import Hidden
from domizil.base.models import OutboxMessage, Role, Worker
from domizil.base.refusal import Refusal
from domizil.register.models import Person, RegisterEvent
from domizil.register.papers import actions
from domizil.register.papers.actions import NewPaper
from domizil.register.papers.models import (
    BlockAuthority,
    ControlEntry,
    Handling,
    Paper,
    PaperBlock,
    PaperKind,
    Receipt,
)

ON = date(2024, 6, 3)


@pytest.fixture
def clerk() -> Worker:
    with make.as_owner():
        papers.practice()
        return papers.clerk()


@pytest.fixture
def settler(clerk) -> Person:
    with make.as_owner():
        return papers.settler()


@pytest.fixture(autouse=True)
def _acting(clerk):
    with acting.as_worker(clerk.pk, path="test"):
        yield


def deposit(clerk: Worker, person: Person, *, on: date = ON, liable: bool = False, **values: Any) -> Paper:
    fields = {"kind": PaperKind.HEIMATSCHEIN, "number": "H-1", "issuer": "Zivilstandsamt Zürich", **values}
    return actions.deposit_paper(
        by=clerk, municipality=LUZERN, person=person, paper=NewPaper(**fields), on=on, liable_to_service=liable
    )


def receipt(clerk: Worker, person: Person, *taken: Paper, on: date = ON) -> Receipt:
    return actions.issue_receipt(by=clerk, municipality=LUZERN, person=person, papers=taken, on=on)


def give_back(clerk: Worker, person: Person, *taken: Paper, **values: Any) -> list[Paper]:
    return actions.return_papers(
        by=clerk, municipality=LUZERN, person=person, papers=taken, **{"on": date(2024, 9, 2), **values}
    )


def refused(code: str):
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def control() -> list[tuple[int, str]]:
    return list(ControlEntry.objects.order_by("number").values_list("number", "kind"))


# --- the whole way ---


def test_from_deposit_to_return(clerk, settler):
    paper = deposit(clerk, settler)
    issued = receipt(clerk, settler, paper)
    assert (issued.number, issued.fee_rappen) == (1, 3000)
    assert issued.contents == {
        "issued_on": "2024-06-03",
        "official_name": "Muster",
        "first_name": "Anna",
        "date_of_birth": "1990-05-17",
        "civil_status": "ledig",
        "place_of_origin": "Zürich ZH",
        "exact_address": "Musterstrasse 1, 6000 Musterort",
        "sent_to": ["Musterstrasse 1", "6000 Musterort"],
        "kind_of_papers": ["Heimatschein H-1 (Zivilstandsamt Zürich)"],
        "validity_of_papers": [],
        "fee": 3000,
    }
    returned = give_back(clerk, settler, paper, receipt_given_back=True)
    issued.refresh_from_db()
    assert issued.given_back_on == returned[0].returned_on == date(2024, 9, 2)
    kinds = ["deposited", "receipt_issued", "receipt_returned", "returned"]
    assert control() == list(enumerate(kinds, start=1))


def test_a_receipt_takes_all_its_papers_with_it(clerk, settler):
    both = [deposit(clerk, settler), deposit(clerk, settler, kind=PaperKind.FAMILY_CERTIFICATE, number="F-1")]
    receipt(clerk, settler, *both)
    assert len(give_back(clerk, settler, both[0], receipt_given_back=True)) == 2


# --- what is not taken ---


def test_an_expired_paper_is_refused(clerk, settler):
    with refused("paper_expired") as told:
        deposit(clerk, settler, valid_until=ON - timedelta(days=1))
    assert "2.6.2024" in told.value.what
    assert not Paper.objects.exists()
    assert not ControlEntry.objects.exists()


def test_a_paper_valid_until_today_is_taken(clerk, settler):
    assert deposit(clerk, settler, valid_until=ON).valid_until == ON


@pytest.mark.parametrize("values", [{"number": " "}, {"issuer": ""}])
def test_a_paper_has_a_number_and_an_issuer(clerk, settler, values):
    with refused("paper_not_identified"):
        deposit(clerk, settler, **values)


def test_a_paper_of_tomorrow_is_refused(clerk, settler):
    with refused("paper_date"):
        deposit(clerk, settler, issued_on=ON + timedelta(days=1))
    with refused("paper_date"):
        deposit(clerk, settler, on=date(2025, 1, 1))


def test_the_same_paper_is_deposited_once(clerk, settler):
    deposit(clerk, settler)
    with refused("paper_lies_here"):
        deposit(clerk, settler)


def test_a_swiss_does_not_deposit_a_passport_for_the_certificate_of_origin(clerk, settler):
    with refused("paper_not_accepted"):
        deposit(clerk, settler, kind=PaperKind.PASSPORT)


def test_who_is_not_registered_here_deposits_nothing(clerk, settler):
    with refused("not_resident"):
        deposit(clerk, settler, on=papers.ARRIVED - timedelta(days=1))


# --- receipts ---


def test_a_second_receipt_for_the_same_papers_is_refused(clerk, settler):
    paper = deposit(clerk, settler)
    receipt(clerk, settler, paper)
    with refused("has_receipt"):
        receipt(clerk, settler, paper)
    assert Receipt.objects.count() == 1


def test_a_refused_receipt_takes_no_number(clerk, settler):
    first, second = deposit(clerk, settler), deposit(clerk, settler, kind=PaperKind.FAMILY_CERTIFICATE)
    receipt(clerk, settler, first)
    with refused("has_receipt"):
        receipt(clerk, settler, first, second)
    assert receipt(clerk, settler, second).number == 2


def test_no_receipt_without_deposited_papers(clerk, settler):
    shown = deposit(clerk, settler, kind=PaperKind.FAMILY_CERTIFICATE, handling=Handling.SHOW)
    for taken in ([shown], []):
        with refused("no_papers"):
            receipt(clerk, settler, *taken)


def test_foreigners_get_the_card_of_the_migration_office(clerk):
    with make.as_owner():
        foreigner = papers.settler(nationality=make.ERITREA, origin=None)
    paper = deposit(clerk, foreigner, kind=PaperKind.PASSPORT)
    with refused("foreigners_card"):
        receipt(clerk, foreigner, paper)


def test_a_receipt_says_what_it_lacks(clerk):
    with make.as_owner():
        nameless = papers.settler(origin=None, marital_status=9)
    with refused("receipt_incomplete") as told:
        receipt(clerk, nameless, deposit(clerk, nameless))
    assert told.value.what == "Für den Empfangsschein fehlt: Familienstand, Heimatort."


def test_without_a_tariff_the_fee_is_unknown_and_no_receipt_is_issued(settler):
    with make.as_owner():
        elsewhere, person = papers.clerk(EMMEN), papers.settler(EMMEN)
    with acting.as_worker(elsewhere.pk, path="test"):
        paper = actions.deposit_paper(
            by=elsewhere, municipality=EMMEN, person=person, on=ON,
            paper=NewPaper(PaperKind.HEIMATSCHEIN, "H-1", "Zürich"),
        )  # fmt: skip
        with refused("receipt_incomplete") as told:
            actions.issue_receipt(by=elsewhere, municipality=EMMEN, person=person, papers=[paper], on=ON)
        assert "Gebühr" in told.value.what
        actions.enter_tariff(
            by=elsewhere, municipality=EMMEN, for_swiss=True, rappen=2500, since=ON, source="Tarif Ziff. 3"
        )
        assert actions.issue_receipt(
            by=elsewhere, municipality=EMMEN, person=person, papers=[paper], on=ON
        ).fee_rappen == 2500  # fmt: skip


def test_a_receipt_with_an_expiring_paper_says_until_when(clerk, settler):
    issued = receipt(clerk, settler, deposit(clerk, settler, valid_until=date(2030, 1, 1)))
    assert issued.contents["validity_of_papers"] == ["Heimatschein: 2030-01-01"]


@pytest.mark.parametrize(("on", "may"), [(date(2024, 6, 3), True), (date(2024, 7, 3), True), (date(2024, 7, 4), False)])
def test_a_receipt_is_revoked_within_a_month(clerk, settler, on, may):
    issued = receipt(clerk, settler, deposit(clerk, settler))
    if may:
        actions.revoke_receipt(by=clerk, receipt=issued, why="falsche Person", on=on)
        assert Paper.objects.get().receipt is None
        return
    with refused("revocation_too_late") as told:
        actions.revoke_receipt(by=clerk, receipt=issued, why="falsche Person", on=on)
    assert "3.7.2024" in told.value.why


def test_after_a_revocation_the_papers_get_another_receipt(clerk, settler):
    paper = deposit(clerk, settler)
    first = receipt(clerk, settler, paper)
    with refused("reason_missing"):
        actions.revoke_receipt(by=clerk, receipt=first, why=" ", on=ON)
    actions.revoke_receipt(by=clerk, receipt=first, why="Schreibfehler", on=ON)
    with refused("receipt_is_over"):
        actions.revoke_receipt(by=clerk, receipt=first, why="nochmals", on=ON)
    assert receipt(clerk, settler, Paper.objects.get()).number == 2


# --- return and block ---


def test_papers_are_returned_against_the_receipt_only(clerk, settler):
    paper = deposit(clerk, settler)
    receipt(clerk, settler, paper)
    with refused("receipt_needed"):
        give_back(clerk, settler, paper)


def test_papers_without_receipt_are_returned_as_they_are_and_once(clerk, settler):
    paper = deposit(clerk, settler)
    give_back(clerk, settler, paper)
    with refused("nothing_to_return"):
        give_back(clerk, settler, paper)


def test_papers_of_foreigners_are_returned_by_the_law_on_foreigners(clerk):
    with make.as_owner():
        foreigner = papers.settler(nationality=make.ERITREA, origin=None)
    paper = deposit(clerk, foreigner, kind=PaperKind.PASSPORT)
    with refused("foreign_law"):
        give_back(clerk, foreigner, paper)
    assert give_back(clerk, foreigner, paper, foreign_basis="Bewilligung erloschen")[0].returned_why


def block(clerk: Worker, person: Person, **values: Any) -> PaperBlock:
    fields = {
        "authority": BlockAuthority.CRIMINAL_AUTHORITY, "office": "Staatsanwaltschaft", "reference": "ST-24-1",
        "accused_or_suspected": True, "ordered_on": ON, "on": ON, **values,
    }  # fmt: skip
    return actions.block_papers(by=clerk, municipality=LUZERN, person=person, **fields)


def test_blocked_papers_stay_and_the_attempt_is_kept(clerk, settler):
    paper = deposit(clerk, settler)
    made = block(clerk, settler)
    with refused("papers_blocked"):
        give_back(clerk, settler, paper, receipt_given_back=True)
    last = ControlEntry.objects.order_by("number").last()
    assert (last.kind, last.note, last.worker) == ("return_refused", "ST-24-1", clerk)
    paper.refresh_from_db()
    assert paper.returned_on is None
    actions.lift_block(by=clerk, block=made, reference="ST-24-1 Aufhebung", on=date(2024, 8, 1))
    assert give_back(clerk, settler, paper)


@pytest.mark.parametrize(
    "values",
    [
        {"authority": BlockAuthority.OTHER},
        {"accused_or_suspected": False},
        {"reference": ""},
        {"ordered_on": ON + timedelta(days=1)},
    ],
)
def test_only_justice_and_criminal_authorities_block_and_only_accused(clerk, settler, values):
    with refused("may_not_block"):
        block(clerk, settler, **values)


def test_a_block_lifted_on_its_first_day_ends_the_day_after_everywhere(clerk, settler):
    lifted = actions.lift_block(by=clerk, block=block(clerk, settler), reference="A", on=ON)
    entered = ControlEntry.objects.order_by("number").last()
    told = RegisterEvent.objects.filter(kind="paper_lock").order_by("pk").last()
    assert lifted.valid.upper == entered.on == told.event_date == ON + timedelta(days=1)


def test_one_block_at_a_time_and_lifted_once(clerk, settler):
    made = block(clerk, settler)
    with refused("block_exists"):
        block(clerk, settler)
    actions.lift_block(by=clerk, block=made, reference="A", on=date(2024, 8, 1))
    with refused("block_not_there"):
        actions.lift_block(by=clerk, block=made, reference="A", on=date(2024, 8, 1))


# --- who is told, who may, what stays ---


@pytest.mark.parametrize(("liable", "messages"), [(True, 2), (False, 0)])
def test_the_section_chief_is_told_of_deposit_and_return_once(clerk, settler, liable, messages):
    paper = deposit(clerk, settler, liable=liable)
    give_back(clerk, settler, paper)
    told = [json.loads(message.body)["event"] for message in OutboxMessage.objects.filter(kind="section_chief")]
    assert told == ["deposited", "returned"][:messages]
    assert {message.to for message in OutboxMessage.objects.all()} <= {"sektionschef@example.ch"}


@pytest.mark.parametrize("grant", [(Role.REGISTER, EMMEN), (Role.SUPERVISOR, None), (Role.SUPPORT, LUZERN)])
def test_only_the_own_residents_office_acts(clerk, settler, grant):
    with make.as_owner():
        other = make.worker(grant)
    paper = deposit(clerk, settler)
    with pytest.raises(Hidden):
        deposit(other, settler, number="H-2")
    with pytest.raises(Hidden):
        receipt(other, settler, paper)
    with pytest.raises(Hidden):
        give_back(other, settler, paper)
    with pytest.raises(Hidden):
        block(other, settler)


def test_a_line_of_the_control_is_never_changed(clerk, settler):
    deposit(clerk, settler)
    for write in (lambda: ControlEntry.objects.update(note="x"), lambda: ControlEntry.objects.all().delete()):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            write()


def test_a_tariff_follows_the_last_line(clerk):
    enter = {"by": clerk, "municipality": LUZERN, "for_swiss": True, "source": "Tarif Ziff. 2"}
    actions.enter_tariff(**enter, rappen=3500, since=date(2024, 1, 1))
    for bad in ({"rappen": -1, "since": ON}, {"rappen": 1, "since": date(2024, 1, 1)}):
        with refused("bad_tariff"):
            actions.enter_tariff(**enter, **bad)
